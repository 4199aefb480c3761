"""The envelope of a message, and which function checks its type."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from orderbot.whatsapp import limits
from orderbot.whatsapp.emulator.checking import content
from orderbot.whatsapp.emulator.checking.interactive import interactive
from orderbot.whatsapp.emulator.checking.rules import (
    INVALID,
    MISSING,
    PHONE,
    STRUCTURE,
    UNSUPPORTED,
    USER,
    Part,
    Refused,
    filled,
    matching,
    only,
    table,
)
from orderbot.whatsapp.emulator.checking.template import template

COMMON: Final = (
    "messaging_product", "recipient_type", "to", "recipient", "type", "context", "biz_opaque_callback_data",
    "message_activity_sharing",
)  # fmt: skip
KINDS: Final[dict[str, Callable[[Part], None]]] = {
    "text": content.text,
    "interactive": interactive,
    "reaction": content.reaction,
    "image": content.image,
    "video": content.video,
    "audio": content.audio,
    "document": content.document,
    "sticker": content.sticker,
    "location": content.location,
    "template": template,
}


def check(body: Any) -> None:
    """Refused if Meta would refuse it for its form alone."""
    message = table({"body": body}, "body")
    if message.get("messaging_product") != "whatsapp":
        raise Refused(STRUCTURE, "The parameter messaging_product is required.")
    if "status" in message:
        _read(message)
        return
    if message.get("recipient_type", "individual") != "individual":
        raise Refused(STRUCTURE, "recipient_type must be individual")
    if "to" not in message and "recipient" not in message:
        raise Refused(MISSING, "to or recipient is required")
    matching(message, "to", PHONE)
    matching(message, "recipient", USER)
    if "context" in message:
        filled(table(message, "context"), "message_id", 256)
    if "biz_opaque_callback_data" in message:
        filled(message, "biz_opaque_callback_data", limits.TAG)
    kind = filled(message, "type", 32) if "type" in message else "text"
    if kind == "contacts":
        only(message, *COMMON, kind)
        content.contacts(message)
    elif kind in KINDS:
        only(message, *COMMON, kind)
        KINDS[kind](table(message, kind))
    else:
        raise Refused(UNSUPPORTED, f"message type {kind} is not supported here")


def _read(message: Part) -> None:
    only(message, "messaging_product", "status", "message_id", "typing_indicator", "recipient_type", "to")
    if message["status"] != "read":
        raise Refused(INVALID, "status must be read")
    filled(message, "message_id", 256)
    if "typing_indicator" in message and message["typing_indicator"] != {"type": "text"}:
        raise Refused(INVALID, "typing_indicator must be text")
