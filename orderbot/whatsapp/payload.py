"""The bytes of a webhook -> orderbot/envelope.py. Pure, and as tolerant as Meta's bodies are various.

Every message and status stands for itself: one that cannot be read is `odd` and never costs the others. Only a body
that is no payload at all is Malformed. Unknown keys, types and fields are no errors: Meta adds some each quarter.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any, Final

import msgspec

from orderbot.conversation.model import ECHO, Incoming
from orderbot.envelope import READ, IdentityChange, Notice, Odd, Payload, Received, Sender, SendError, StatusUpdate
from orderbot.errors import OrderbotError
from orderbot.ports import Verdict
from orderbot.whatsapp.account import GRAVE, notices
from orderbot.whatsapp.codes import meaning
from orderbot.whatsapp.fields import caption, identifier, items, moment, table, word
from orderbot.whatsapp.kinds import incoming, kind_of

ECHOES: Final = "smb_message_echoes"
OBJECT: Final = "whatsapp_business_account"
GONE: Final = {"request_welcome"}  # removed from the API in March 2026; nothing to answer
RENUMBERED: Final = {"user_changed_number", "customer_changed_number", "user_changed_user_id"}
IGNORED: Final = {"history", "smb_app_state_sync", "user_preferences"}  # old chats, address books, advertising
MOST_RAW: Final = 64 * 1024  # bytes kept of a part nobody can read


class Malformed(OrderbotError):
    """The body is no payload of WhatsApp's."""


def parse(body: bytes) -> Payload:
    """All that is in one delivery, in its order. Malformed if it is none."""
    top = _decode(body)
    if not isinstance(top, dict) or top.get("object") != OBJECT or not isinstance(top.get("entry"), list):
        raise Malformed("no object whatsapp_business_account with an entry list")
    parts = list(_all(top))
    return Payload(
        received=tuple(part for part in parts if isinstance(part, Received)),
        statuses=tuple(part for part in parts if isinstance(part, StatusUpdate)),
        changes=tuple(part for part in parts if isinstance(part, IdentityChange)),
        notices=tuple(part for part in parts if isinstance(part, Notice)),
        odd=tuple(part for part in parts if isinstance(part, Odd)),
    )


def _decode(body: bytes) -> Any:
    """The strict decoder first; json then reads what it refuses but customers can cause: halves of an emoji."""
    try:
        return msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError):
        pass
    except RecursionError as error:
        raise Malformed("nested too deep") from error
    try:
        return json.loads(body.decode("utf-8", "replace"))
    except (ValueError, RecursionError) as error:
        raise Malformed(f"no JSON: {type(error).__name__}") from error


Part = Received | StatusUpdate | IdentityChange | Notice | Odd


def _all(top: dict[str, Any]) -> Iterator[Part]:
    for entry in _objects(top, "entry"):
        if isinstance(entry, Odd):
            yield entry
            continue
        for change in _objects(entry, "changes"):
            yield from (change,) if isinstance(change, Odd) else _parts(change)


def _parts(change: dict[str, Any]) -> Iterator[Part]:
    field, value = word(change, "field"), table(change, "value")
    if field in GRAVE:
        yield from notices(field, value)
    elif field not in ("", ECHOES, *IGNORED, *FIELDS):
        yield odd(f"field {field}", value)
    elif field not in IGNORED:
        number = identifier(table(value, "metadata"), "phone_number_id")
        for error in map(_error, items(value, "errors")):
            yield Notice(number, "error", error.title, error.code, grave=meaning(error.code).verdict is Verdict.STOP)
        for key, read in FIELDS.items():
            for part in _objects(value, key) if key in value else ():
                yield from (part,) if isinstance(part, Odd) else read(number, part, value)
        if not any(key in value for key in ("errors", *FIELDS)):
            yield odd("change without content", change)


def _objects(source: dict[str, Any], key: str) -> Iterator[dict[str, Any] | Odd]:
    """The objects of a list; whatever else is there is odd."""
    found = source.get(key)
    for each in found if isinstance(found, list) else [found]:
        yield each if isinstance(each, dict) else odd(f"{key} that is no object", each)


def odd(why: str, part: object) -> Odd:
    """Kept for somebody to look at; json, for msgspec refuses halves of an emoji."""
    return Odd(why, json.dumps(part, default=str).encode()[:MOST_RAW])


# ---- messages ------------------------------------------------------------------------------------------------------


def _message(number: str, message: dict[str, Any], value: dict[str, Any]) -> Iterator[Part]:
    kind = kind_of(message)
    id, at = identifier(message, "id"), moment(message, "timestamp")
    if kind in GONE or "group_id" in message:
        return
    if not number or not id or at is None:
        yield odd(f"message {kind} without number, id or time", message)
    elif kind == "system":
        yield from _system(number, id, at, message)
    else:
        sender = _sender(message, list(items(value, "contacts")))
        if sender.phone or sender.user:
            yield Received(number, sender, incoming(kind, message, id, at, sender.name))
        else:
            yield odd(f"message {kind} without sender", message)


def _sender(message: dict[str, Any], contacts: list[dict[str, Any]]) -> Sender:
    phone, user = identifier(message, "from"), identifier(message, "from_user_id")
    contact = _contact(phone, user, contacts)
    return Sender(
        phone=phone or identifier(contact, "wa_id"),
        user=user or identifier(contact, "user_id"),
        parent_user=identifier(message, "from_parent_user_id") or identifier(contact, "parent_user_id"),
        name=caption(table(contact, "profile"), "name", most=100),
    )


def _contact(phone: str, user: str, contacts: list[dict[str, Any]]) -> dict[str, Any]:
    """The contact of this sender: never somebody else's of the same batch."""
    for contact in contacts:
        if user and identifier(contact, "user_id") == user:
            return contact
    for contact in contacts:
        same_user = not user or identifier(contact, "user_id") in ("", user)
        if phone and identifier(contact, "wa_id") == phone and same_user:
            return contact
    return contacts[0] if len(contacts) == 1 and not phone and not user else {}


def _system(number: str, id: str, at: datetime, message: dict[str, Any]) -> Iterator[Part]:
    """A new number or user id. Changed security codes and the rest concern no one here."""
    system = table(message, "system")
    if word(system, "type") not in RENUMBERED:
        return
    change = IdentityChange(
        phone_number_id=number,
        previous=identifier(system, "previous_user_id") or identifier(message, "from_user_id"),
        new=identifier(system, "user_id"),
        phone=identifier(system, "wa_id") or identifier(system, "new_wa_id"),
        previous_phone=identifier(message, "from") or identifier(system, "customer"),
        message_id=id,
        at=at,
    )
    known, fresh = change.previous or change.previous_phone, change.new or change.phone
    yield change if known and fresh else odd("message system without old or new id", message)


def _rotated(number: str, update: dict[str, Any], _: dict[str, Any]) -> Iterator[Part]:
    """The field announced in May 2026; its ids stand side by side, or within `user_id`."""
    within = table(update, "user_id")
    change = IdentityChange(
        phone_number_id=number,
        previous=identifier(update, "previous_user_id") or identifier(within, "previous"),
        new=identifier(update, "user_id") or identifier(within, "current"),
        phone=identifier(update, "wa_id"),
        at=moment(update, "timestamp"),
    )
    yield change if number and change.previous and change.new else odd("user_id_update without ids", update)


def _echo(number: str, echo: dict[str, Any], _: dict[str, Any]) -> Iterator[Part]:
    """What a person of the house wrote to a customer in the WhatsApp Business app, on the same number."""
    id, at = identifier(echo, "id"), moment(echo, "timestamp")
    to = Sender(phone=identifier(echo, "to"), user=identifier(echo, "to_user_id"))
    if not number or not id or at is None or not (to.phone or to.user):
        yield odd("echo without number, id, time or reader", echo)
        return
    said = incoming(kind_of(echo), echo, id, at, "")
    yield Received(number, to, Incoming(id=id, at=at, kind=ECHO, text=said.text))


# ---- statuses ------------------------------------------------------------------------------------------------------


def _status(number: str, status: dict[str, Any], _: dict[str, Any]) -> Iterator[Part]:
    id, at, state = identifier(status, "id"), moment(status, "timestamp"), word(status, "status")
    if not number or not id or not state or at is None:
        yield odd("status without number, id, state or time", status)
        return
    pricing = table(status, "pricing")
    yield StatusUpdate(
        phone_number_id=number,
        message_id=id,
        status=READ if state == "played" else state,
        at=at,
        tag=caption(status, "biz_opaque_callback_data", most=512),
        errors=tuple(map(_error, items(status, "errors"))),
        price_type=word(pricing, "type"),
        price_category=word(pricing, "category"),
    )


def _error(error: dict[str, Any]) -> SendError:
    code = str(error.get("code", ""))
    readable = code.isascii() and code.isdigit() and len(code) < 10
    return SendError(int(code) if readable else 0, caption(error, "title", most=200))


FIELDS: Final[dict[str, Callable[[str, dict[str, Any], dict[str, Any]], Iterator[Part]]]] = {
    "messages": _message,
    "statuses": _status,
    "user_id_update": _rotated,
    "message_echoes": _echo,
}
