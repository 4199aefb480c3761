"""Is this a body Meta takes? Every rule of the messages endpoint that our messages can break."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final

from orderbot.whatsapp import limits

STRUCTURE: Final = 100
MISSING: Final = 131008
INVALID: Final = 131009
UNSUPPORTED: Final = 131051
PHONE: Final = re.compile(r"\+[1-9][0-9]{6,14}", re.ASCII)
USER: Final = re.compile(r"[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}", re.ASCII)
COMMON: Final = (
    "messaging_product", "recipient_type", "to", "recipient", "type", "context", "biz_opaque_callback_data",
)  # fmt: skip


class Refused(Exception):
    """With Meta's code and the details an `error_data` has."""

    def __init__(self, code: int, details: str) -> None:
        super().__init__(details)
        self.code = code
        self.details = details


def check(body: Any) -> None:
    """Refused if Meta would refuse it for its form alone."""
    message = _table({"body": body}, "body")
    if message.get("messaging_product") != "whatsapp":
        raise Refused(STRUCTURE, "The parameter messaging_product is required.")
    if "status" in message:
        _read(message)
        return
    if message.get("recipient_type", "individual") != "individual":
        raise Refused(STRUCTURE, "recipient_type must be individual")
    if "to" not in message and "recipient" not in message:
        raise Refused(MISSING, "to or recipient is required")
    _matching(message, "to", PHONE)
    _matching(message, "recipient", USER)
    if "context" in message:
        _text(_table(message, "context"), "message_id", 256)
    if "biz_opaque_callback_data" in message:
        _text(message, "biz_opaque_callback_data", limits.TAG)
    kind = _text(message, "type", 32) if "type" in message else "text"
    if kind not in KINDS:
        raise Refused(UNSUPPORTED, f"message type {kind} is not supported here")
    _only(message, *COMMON, kind)
    KINDS[kind](_table(message, kind))


# ---- the types -----------------------------------------------------------------------------------------------------


def _read(message: Mapping[str, Any]) -> None:
    _only(message, "messaging_product", "status", "message_id", "typing_indicator")
    if message["status"] != "read":
        raise Refused(INVALID, "status must be read")
    _text(message, "message_id", 256)
    if "typing_indicator" in message and message["typing_indicator"] != {"type": "text"}:
        raise Refused(INVALID, "typing_indicator must be text")


def _plain(part: Mapping[str, Any]) -> None:
    _only(part, "body", "preview_url")
    _text(part, "body", limits.TEXT)
    if not isinstance(part.get("preview_url", False), bool):
        raise Refused(INVALID, "preview_url must be a boolean")


def _reaction(part: Mapping[str, Any]) -> None:
    _only(part, "message_id", "emoji")
    _text(part, "message_id", 256)
    if not isinstance(part.get("emoji"), str) or limits.units(part["emoji"]) > 32:
        raise Refused(INVALID, "emoji must be one emoji, or empty")


def _interactive(part: Mapping[str, Any]) -> None:
    kind = _text(part, "type", 32)
    if kind not in ACTIONS:
        raise Refused(UNSUPPORTED, f"interactive type {kind} is not supported here")
    _only(part, "type", "header", "body", "footer", "action")
    body = _table(part, "body")
    _only(body, "text")
    _text(body, "text", limits.BODY)
    if "footer" in part:
        _text(_table(part, "footer"), "text", limits.FOOTER)
    if "header" in part:
        header = _table(part, "header")
        if header.get("type") != "text":
            raise Refused(INVALID, "header must be text")
        _text(header, "text", limits.HEADER)
    ACTIONS[kind](_table(part, "action"))


def _buttons(action: Mapping[str, Any]) -> None:
    _only(action, "buttons")
    replies = []
    for button in _list(action, "buttons", limits.BUTTONS):
        if button.get("type") != "reply":
            raise Refused(INVALID, "a button's type must be reply")
        _only(button, "type", "reply")
        reply = _table(button, "reply")
        _only(reply, "id", "title")
        replies.append((_id(reply, limits.BUTTON_ID), _line(reply, "title", limits.BUTTON_TITLE)))
    _unique("id", [id for id, _ in replies])
    _unique("title", [title for _, title in replies])


def _rows(action: Mapping[str, Any]) -> None:
    _only(action, "button", "sections")
    _line(action, "button", limits.LIST_BUTTON)
    ids: list[str] = []
    sections = _list(action, "sections", limits.SECTIONS)
    for section in sections:
        _only(section, "title", "rows")
        if "title" in section or len(sections) > 1:
            _line(section, "title", limits.SECTION_TITLE)
        for row in _list(section, "rows", limits.ROWS):
            _only(row, "id", "title", "description")
            ids.append(_id(row, limits.ROW_ID))
            _line(row, "title", limits.ROW_TITLE)
            if "description" in row:
                _line(row, "description", limits.ROW_DESCRIPTION)
    if len(ids) > limits.ROWS:
        raise Refused(INVALID, f"{len(ids)} rows in all sections, at most {limits.ROWS}")
    _unique("row id", ids)


def _link(action: Mapping[str, Any]) -> None:
    _only(action, "name", "parameters")
    _named("cta_url", action)
    parameters = _table(action, "parameters")
    _only(parameters, "display_text", "url")
    _line(parameters, "display_text", limits.LINK_TITLE)
    if not _text(parameters, "url", limits.URL).startswith(("https://", "http://")):
        raise Refused(INVALID, "url must start with http:// or https://")


# ---- the rules -----------------------------------------------------------------------------------------------------


def _table(source: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    if key not in source:
        raise Refused(MISSING, f"{key} is required")
    found = source[key]
    if not isinstance(found, dict):
        raise Refused(STRUCTURE, f"{key} must be an object")
    return found


def _list(source: Mapping[str, Any], key: str, most: int) -> list[Mapping[str, Any]]:
    found = source.get(key)
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        raise Refused(STRUCTURE, f"{key} must be a list of objects")
    if not 1 <= len(found) <= most:
        raise Refused(INVALID, f"{len(found)} {key}, 1 to {most} are allowed")
    return found


def _text(source: Mapping[str, Any], key: str, most: int) -> str:
    if key not in source:
        raise Refused(MISSING, f"{key} is required")
    found = source[key]
    if not isinstance(found, str) or not found.strip() or limits.clean(found) != found:
        raise Refused(INVALID, f"{key} must be a text that is not empty")
    if limits.units(found) > most:
        raise Refused(INVALID, f"{key} has {limits.units(found)} characters, at most {most}")
    return found


def _line(source: Mapping[str, Any], key: str, most: int) -> str:
    found = _text(source, key, most)
    if "\n" in found:
        raise Refused(INVALID, f"{key} must be one line")
    return found


def _id(source: Mapping[str, Any], most: int) -> str:
    found = _text(source, "id", most)
    if found != found.strip():
        raise Refused(INVALID, "id must not have spaces around it")
    return found


def _only(source: Mapping[str, Any], *keys: str) -> None:
    if unknown := sorted(set(source) - set(keys)):
        raise Refused(STRUCTURE, f'Unexpected key "{unknown[0]}"')


def _unique(what: str, values: list[str]) -> None:
    if len(set(values)) < len(values):
        raise Refused(INVALID, f"duplicated {what}")


def _named(name: str, action: Mapping[str, Any]) -> None:
    if action.get("name") != name:
        raise Refused(INVALID, f"the action's name must be {name}")


def _matching(source: Mapping[str, Any], key: str, pattern: re.Pattern[str]) -> None:
    if key in source and not (isinstance(source[key], str) and pattern.fullmatch(source[key])):
        raise Refused(INVALID, f"{key} is no valid recipient")


Check = Callable[[Mapping[str, Any]], None]
KINDS: Final[dict[str, Check]] = {"text": _plain, "interactive": _interactive, "reaction": _reaction}
ACTIONS: Final[dict[str, Check]] = {
    "button": _buttons,
    "list": _rows,
    "cta_url": _link,
    "location_request_message": partial(_named, "send_location"),
    "request_contact_info": partial(_named, "request_contact_info"),
}
