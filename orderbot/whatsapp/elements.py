"""Message -> the bodies of the API, within every limit of limits.py.

What a customer reads is cut or split so that it fits. What a machine reads (ids, addresses of links, counts) is never
touched: a wrong one is a bug of ours and raises ValueError.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final

from orderbot.whatsapp import limits
from orderbot.wording.message import CONTACT, LOCATION, Card, Form, Message, Template

Body = dict[str, Any]
REQUESTS: Final[dict[str, tuple[str, Body]]] = {
    LOCATION: ("location_request_message", {"name": "send_location"}),
    CONTACT: ("request_contact_info", {"name": "request_contact_info"}),
}
BARE: Final = tuple(kind for kind, _ in REQUESTS.values())  # body and nothing else


def bodies(message: Message, image: str = "") -> tuple[Body, ...]:
    """The `type` part of each API call that says this message: one, or more when its text is too long for one.

    With buttons, a list or a link the end of the text stays with them; what does not fit goes before, as plain text.
    `image` is Meta's id of the message's picture; a list, a form and a request have no room for one.
    """
    _check(message)
    text = limits.clean(message.body).strip() or limits.ELLIPSIS
    footer = limits.cut(message.footer, limits.FOOTER) if message.footer.strip() else ""
    card = (_card(message.card),) if message.card else ()
    action = _action(message)
    if action is None:
        said = f"{text}\n\n{footer}" if footer else text
        if image and limits.units(said) <= limits.CAPTION:
            return ({"type": "image", "image": {"id": image, "caption": said}}, *card)
        return (*(_text(piece) for piece in limits.split(said, limits.TEXT)), *card)
    before, body = limits.split_end(text, limits.BODY)
    kind, does = action
    interactive: Body = {"type": kind, "body": {"text": body}, "action": does}
    if footer and kind not in BARE:
        interactive["footer"] = {"text": footer}
    if image and kind in ("button", "cta_url"):
        interactive["header"] = {"type": "image", "image": {"id": image}}
    last: Body = {"type": "interactive", "interactive": interactive}
    return (*(_text(piece) for piece in limits.split(before, limits.TEXT)), *card, last)


def template(approved: Template) -> Body:
    """The body of an approved template; its words are one line each, as Meta demands."""
    words = [{"type": "text", "text": limits.cut(word, limits.TEMPLATE_WORD)} for word in approved.words]
    part: Body = {"name": approved.name, "language": {"code": approved.language}}
    if words:
        part["components"] = [{"type": "body", "parameters": words}]
    return {"type": "template", "template": part}


def plainer(message: Message) -> Message | None:
    """The same without what Meta may refuse some readers; None if it is plain already."""
    if not (message.asks or message.form or message.image or message.card):
        return None
    return replace(message, asks="", form=None, image="", card=None)


def _card(card: Card) -> Body:
    name = limits.cut(card.name, limits.HEADER)
    return {
        "type": "contacts",
        "contacts": [
            {
                "name": {"formatted_name": name, "first_name": name},
                "phones": [{"phone": card.phone, "type": "WORK"}],
                "org": {"company": name},
            }
        ],
    }


def _text(body: str) -> Body:
    return {"type": "text", "text": {"preview_url": False, "body": body}}


def _action(message: Message) -> tuple[str, Body] | None:
    if message.buttons:
        titles = distinct((title for _, title in message.buttons), limits.BUTTON_TITLE)
        ids = (id for id, _ in message.buttons)
        replies = [
            {"type": "reply", "reply": {"id": id, "title": title}} for id, title in zip(ids, titles, strict=True)
        ]
        return "button", {"buttons": replies}
    if message.rows:
        rows: list[Body] = []
        for row in message.rows:
            rows.append({"id": row.id, "title": limits.cut(row.title, limits.ROW_TITLE)})
            if row.description.strip():
                rows[-1]["description"] = limits.cut(row.description, limits.ROW_DESCRIPTION)
        section: Body = {"rows": rows}
        if message.title.strip():
            section["title"] = limits.cut(message.title, limits.SECTION_TITLE)
        return "list", {"button": limits.cut(message.open, limits.LIST_BUTTON), "sections": [section]}
    if message.link:
        title, url = message.link
        shown = {"display_text": limits.cut(title, limits.LINK_TITLE), "url": url}
        return "cta_url", {"name": "cta_url", "parameters": shown}
    if message.form:
        return "flow", _flow(message.form)
    return REQUESTS.get(message.asks)


def _flow(form: Form) -> Body:
    """A form without an endpoint of ours: what is filled in comes back as a message."""
    parameters = {
        "flow_message_version": "3",
        "flow_id": form.id,
        "flow_cta": limits.cut(form.title, limits.FLOW_BUTTON),
        "flow_token": form.id,
        "flow_action": "navigate",
        "flow_action_payload": {"screen": form.screen},
    }
    return {"name": "flow", "parameters": parameters}


def distinct(titles: Iterable[str], limit: int) -> list[str]:
    """The titles cut to `limit` units; those that became alike are numbered, for WhatsApp refuses equal buttons."""
    taken: list[str] = []
    for title in titles:
        fitting, number = limits.cut(title, limit), 1
        while fitting in taken:
            number += 1
            fitting = f"{limits.cut(title, limit - len(f' {number}'))} {number}"
        taken.append(fitting)
    return taken


def _check(message: Message) -> None:
    if sum(map(bool, (message.buttons, message.rows, message.link, message.asks, message.form))) > 1:
        raise ValueError("a message has buttons, a list, a link, a request or a form, never two of them")
    if message.asks and message.asks not in REQUESTS:
        raise ValueError(f"nothing to ask for: {message.asks!r}")
    _check_ids([id for id, _ in message.buttons], limits.BUTTONS, limits.BUTTON_ID)
    _check_ids([row.id for row in message.rows], limits.ROWS, limits.ROW_ID)
    if message.link and not _is_address(message.link[1]):
        raise ValueError(f"no web address: {message.link[1]!r}")


def _check_ids(ids: list[str], count: int, length: int) -> None:
    if len(ids) > count:
        raise ValueError(f"{len(ids)} choices where {count} fit")
    if len(set(ids)) < len(ids):
        raise ValueError(f"two choices with one id: {ids}")
    for id in ids:
        if not id or id != id.strip() or not id.isprintable() or limits.units(id) > length:
            raise ValueError(f"an id must have 1 to {length} characters and no spaces around it: {id!r}")


def _is_address(url: str) -> bool:
    return url.startswith(("https://", "http://")) and not any(map(str.isspace, url)) and len(url) <= limits.URL
