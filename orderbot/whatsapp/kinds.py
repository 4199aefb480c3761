"""One message of Meta's -> Incoming: what each of its many types is to us."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from orderbot.conversation import model
from orderbot.conversation.model import Incoming
from orderbot.whatsapp import limits
from orderbot.whatsapp.fields import caption, degrees, identifier, items, table, word

MEDIA = {
    "image": model.IMAGE,
    "video": model.VIDEO,
    "document": model.DOCUMENT,
    "sticker": model.STICKER,
    "audio": model.VOICE,
    "voice": model.VOICE,
}
TYPES = (
    "text", "interactive", "button", "order", "location", *MEDIA, "contacts", "reaction", "system", "edit", "revoke",
)  # fmt: skip


def kind_of(message: dict[str, Any]) -> str:
    """Meta's `type`; old bodies lack it and tell by their key."""
    return word(message, "type") or next((kind for kind in TYPES if kind in message), "unknown")


def incoming(kind: str, message: dict[str, Any], id: str, at: datetime, name: str) -> Incoming:
    """What was said; of a type that is new to us, that something was."""
    said = _said(kind, message)
    reply_to = identifier(table(message, "context"), "id")
    return Incoming(id=id, at=at, name=name, **({"reply_to": reply_to} | (said or {"kind": model.UNKNOWN})))


def _said(kind: str, message: dict[str, Any]) -> dict[str, Any] | None:
    """The fields of Incoming that this type fills; None if it says nothing to us."""
    part = table(message, kind)
    match kind:
        case "text":
            body = _text(part, "body")
            return {"kind": model.TEXT, "text": body} if body else None
        case "interactive":
            return _interactive(part)
        case "button":
            return _tap(identifier(part, "payload"), _text(part, "text"))
        case "order":
            return _order(part)
        case "location":
            return _location(part)
        case "contacts":
            return _contact(message)
        case "reaction":
            about = identifier(part, "message_id")
            return {"kind": model.REACTION, "text": caption(part, "emoji", most=64), "reply_to": about}
        case "edit":
            return {"kind": model.EDIT, "text": _text(table(table(part, "message"), "text"), "body")}
        case "revoke":
            return {"kind": model.REVOKE}
        case _ if kind in MEDIA:
            file = {"media": identifier(part, "id"), "file": caption(part, "filename", most=limits.FILE_NAME)}
            return {"kind": MEDIA[kind], "text": _text(part, "caption"), **file}
        case _:
            return None


def _text(part: dict[str, Any], key: str) -> str:
    return caption(part, key, most=limits.TEXT)


def _interactive(part: dict[str, Any]) -> dict[str, Any] | None:
    kind = word(part, "type") or next((key for key in ("button_reply", "list_reply", "nfm_reply") if key in part), "")
    reply = table(part, kind)
    if kind in ("button_reply", "list_reply"):
        return _tap(identifier(reply, "id"), _text(reply, "title"))
    if kind == "nfm_reply":
        return _form(reply)
    return None


def _tap(id: str, label: str) -> dict[str, Any] | None:
    """A tap; a button of a template without an id of its own is as good as typed."""
    if id and id != label:
        return {"kind": model.TAP, "tap": id, "text": label}
    return {"kind": model.TEXT, "text": label} if label else None


def _form(reply: dict[str, Any]) -> dict[str, Any] | None:
    """The values of a filled-in form as if typed, one below another; they come as JSON within a string."""
    try:
        values = json.loads(reply.get("response_json") or "")
    except (ValueError, TypeError, RecursionError):
        return None
    if not isinstance(values, dict):
        return None
    said = {key: str(value) for key, value in values.items() if isinstance(value, str | int) and key != "flow_token"}
    text = limits.clean(_address(said) or "\n".join(said.values()))[: limits.TEXT].strip()
    return {"kind": model.TEXT, "text": text} if text else None


def _address(said: dict[str, str]) -> str:
    """The form for an address, as one would write it on one line; "" of any other form."""
    if "street" not in said:
        return ""
    lines = (("street", "number"), ("postcode", "city"), ("extra",))
    parts = (" ".join(said.get(key, "").strip() for key in line).strip() for line in lines)
    return ", ".join(filter(None, parts))


def _order(part: dict[str, Any]) -> dict[str, Any] | None:
    """A cart of Meta's catalogue, as if typed: ids and counts. Its prices are not ours and say nothing."""
    lines = [
        f"{quantity} x {product}"
        for each in items(part, "product_items")
        if (product := identifier(each, "product_retailer_id"))
        and (quantity := identifier(each, "quantity") or "1").isdigit()
    ]
    text = "\n".join(filter(None, (*lines, _text(part, "text"))))[: limits.TEXT]
    return {"kind": model.TEXT, "text": text} if text else None


def _location(part: dict[str, Any]) -> dict[str, Any] | None:
    latitude, longitude = degrees(part, "latitude", 90), degrees(part, "longitude", 180)
    if latitude is None or longitude is None:
        return None
    name, address = caption(part, "name", most=200), caption(part, "address", most=400)
    place = ", ".join(filter(None, (name, address)))
    return {"kind": model.LOCATION, "latitude": latitude, "longitude": longitude, "place": place}


def _contact(message: dict[str, Any]) -> dict[str, Any]:
    """The first number of the shared cards; `own` if it answers our request, so that it is the sender's."""
    for card in items(message, "contacts"):
        for phone in items(card, "phones"):
            number, known = caption(phone, "phone", most=32), identifier(phone, "wa_id")
            if number or known:
                own = word(card, "origin") == "contact_request"
                return {"kind": model.CONTACT, "phone": number or f"+{known}", "own": own}
    return {"kind": model.CONTACT}
