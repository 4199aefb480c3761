"""Everything with buttons, rows or a form."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Final

from orderbot.whatsapp import limits
from orderbot.whatsapp.emulator.checking import content
from orderbot.whatsapp.emulator.checking.rules import (
    INVALID,
    MISSING,
    STRUCTURE,
    UNSUPPORTED,
    Part,
    Refused,
    address,
    filled,
    identified,
    named,
    objects,
    one_line,
    one_of,
    only,
    table,
    unique,
)

MEDIA_HEADERS: Final = {"image": content.image, "video": content.video, "document": content.document}
NO_BODY: Final = ("product",)  # the body may be missing
TEXT_HEADER_ONLY: Final = ("list", "product_list")
BARE: Final = ("location_request_message", "request_contact_info", "catalog_message", "product", "carousel")


def interactive(part: Part) -> None:
    kind = filled(part, "type", 32)
    if kind not in ACTIONS:
        raise Refused(UNSUPPORTED, f"interactive type {kind} is not supported here")
    only(part, "type", "header", "body", "footer", "action")
    if "body" in part or kind not in NO_BODY:
        body = table(part, "body")
        only(body, "text")
        filled(body, "text", limits.BODY)
    if "footer" in part:
        filled(table(part, "footer"), "text", limits.FOOTER)
    if "header" in part:
        if kind in BARE:
            raise Refused(INVALID, f"{kind} has no header")
        _header(table(part, "header"), text_only=kind in TEXT_HEADER_ONLY)
    elif kind == "product_list":
        raise Refused(MISSING, "header is required")
    ACTIONS[kind](table(part, "action"))


def _header(header: Part, *, text_only: bool) -> None:
    kind = filled(header, "type", 32)
    if kind == "text":
        only(header, "type", "text", "sub_text")
        one_line(header, "text", limits.HEADER)
    elif text_only or kind not in MEDIA_HEADERS:
        raise Refused(INVALID, f"a header of type {kind} is not allowed here")
    else:
        MEDIA_HEADERS[kind](table(header, kind))


def _buttons(action: Part) -> None:
    only(action, "buttons")
    replies = []
    for button in objects(action, "buttons", limits.BUTTONS):
        if button.get("type") != "reply":
            raise Refused(INVALID, "a button's type must be reply")
        only(button, "type", "reply")
        reply = table(button, "reply")
        only(reply, "id", "title")
        replies.append((identified(reply, limits.BUTTON_ID), one_line(reply, "title", limits.BUTTON_TITLE)))
    unique("id", [id for id, _ in replies])
    unique("title", [title for _, title in replies])


def _rows(action: Part) -> None:
    only(action, "button", "sections")
    one_line(action, "button", limits.LIST_BUTTON)
    ids: list[str] = []
    for section in _sections(action):
        only(section, "title", "rows")
        for row in objects(section, "rows", limits.ROWS):
            only(row, "id", "title", "description")
            ids.append(identified(row, limits.ROW_ID))
            one_line(row, "title", limits.ROW_TITLE)
            if "description" in row:
                one_line(row, "description", limits.ROW_DESCRIPTION)
    if len(ids) > limits.ROWS:
        raise Refused(INVALID, f"{len(ids)} rows in all sections, at most {limits.ROWS}")
    unique("row id", ids)


def _sections(action: Part) -> list[Part]:
    sections = objects(action, "sections", limits.SECTIONS)
    for section in sections:
        if "title" in section or len(sections) > 1:
            one_line(section, "title", limits.SECTION_TITLE)
    return sections


def _link(action: Part) -> None:
    only(action, "name", "parameters")
    named("cta_url", action)
    parameters = table(action, "parameters")
    only(parameters, "display_text", "url")
    one_line(parameters, "display_text", limits.LINK_TITLE)
    address(parameters, "url")


def _flow(action: Part) -> None:
    only(action, "name", "parameters")
    named("flow", action)
    parameters = table(action, "parameters")
    only(
        parameters,
        "flow_message_version", "flow_id", "flow_name", "flow_cta", "flow_token", "mode", "flow_action",
        "flow_action_payload",
    )  # fmt: skip
    if filled(parameters, "flow_message_version", 8) != "3":
        raise Refused(INVALID, "flow_message_version must be 3")
    if ("flow_id" in parameters) == ("flow_name" in parameters):
        raise Refused(STRUCTURE, "either flow_id or flow_name is required")
    one_line(parameters, "flow_cta", limits.FLOW_BUTTON)
    if "mode" in parameters:
        one_of(parameters, "mode", ("published", "draft"))
    if one_of({"flow_action": "navigate", **parameters}, "flow_action", ("navigate", "data_exchange")) == "navigate":
        filled(table(parameters, "flow_action_payload"), "screen", 256)


def _products(action: Part) -> None:
    only(action, "catalog_id", "sections")
    filled(action, "catalog_id", 256)
    found = [each for section in _sections(action) for each in objects(section, "product_items", limits.PRODUCTS)]
    if len(found) > limits.PRODUCTS:
        raise Refused(INVALID, f"{len(found)} products, at most {limits.PRODUCTS}")
    for each in found:
        filled(each, "product_retailer_id", 256)


def _product(action: Part) -> None:
    only(action, "catalog_id", "product_retailer_id")
    filled(action, "catalog_id", 256)
    filled(action, "product_retailer_id", 256)


def _cards(action: Part) -> None:
    only(action, "cards")
    cards = objects(action, "cards", limits.CARDS)
    if len(cards) < 2:
        raise Refused(INVALID, "a carousel has 2 to 10 cards")
    for place, card in enumerate(cards):
        only(card, "card_index", "type", "header", "body", "action")
        if card.get("card_index") != place:
            raise Refused(INVALID, f"card_index must be {place}")
        header = table(card, "header")
        MEDIA_HEADERS[one_of(header, "type", ("image", "video"))](table(header, header["type"]))
        if "body" in card and filled(table(card, "body"), "text", limits.CARD_BODY).count("\n") > 2:
            raise Refused(INVALID, "the body of a card has at most two line breaks")
        _card_action(table(card, "action"))


def _card_action(action: Part) -> None:
    if "name" in action:
        _link(action)
        return
    for button in objects(action, "buttons", 2):
        reply = table(button, one_of(button, "type", ("quick_reply",)))
        identified(reply, limits.CARD_BUTTON)
        one_line(reply, "title", limits.CARD_BUTTON)


def _india(_: Part) -> None:
    raise Refused(INVALID, "this type is only for businesses and customers in India")


Check = Callable[[Part], Any]
ACTIONS: Final[dict[str, Check]] = {
    "button": _buttons,
    "list": _rows,
    "cta_url": _link,
    "location_request_message": partial(named, "send_location"),
    "request_contact_info": partial(named, "request_contact_info"),
    "flow": _flow,
    "product": _product,
    "product_list": _products,
    "catalog_message": partial(named, "catalog_message"),
    "carousel": _cards,
    "address_message": _india,
    "order_details": _india,
    "order_status": _india,
}
