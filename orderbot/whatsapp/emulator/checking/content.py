"""What is not interactive: text, media, places, contacts, reactions."""

from __future__ import annotations

from typing import Any, Final

from orderbot.whatsapp import limits
from orderbot.whatsapp.emulator.checking.rules import (
    INVALID,
    STRUCTURE,
    Part,
    Refused,
    address,
    filled,
    objects,
    only,
    table,
)

FLAGS: Final = ("preview_url", "voice", "animated")


def text(part: Part) -> None:
    only(part, "body", "preview_url")
    filled(part, "body", limits.TEXT)
    _flags(part)


def reaction(part: Part) -> None:
    only(part, "message_id", "emoji")
    filled(part, "message_id", 256)
    if not isinstance(part.get("emoji"), str) or limits.units(part["emoji"]) > 32:
        raise Refused(INVALID, "emoji must be one emoji, or empty")


def image(part: Part) -> None:
    media(part, "caption")


def video(part: Part) -> None:
    media(part, "caption")


def audio(part: Part) -> None:
    media(part, "voice")


def document(part: Part) -> None:
    media(part, "caption", "filename")


def sticker(part: Part) -> None:
    media(part, "animated")


def media(part: Part, *more: str) -> None:
    """By id of an upload, or by a link that Meta fetches: one of the two."""
    only(part, "id", "link", "provider", *more)
    if ("id" in part) == ("link" in part):
        raise Refused(STRUCTURE, "either id or link is required")
    if "id" in part:
        filled(part, "id", 256)
    else:
        address(part, "link")
    if "caption" in part:
        filled(part, "caption", limits.CAPTION)
    if "filename" in part:
        filled(part, "filename", 240)
    _flags(part)


def location(part: Part) -> None:
    only(part, "latitude", "longitude", "name", "address")
    for key, most in (("latitude", 90), ("longitude", 180)):
        if not _degrees(part.get(key), most):
            raise Refused(INVALID, f"{key} must be a number between -{most} and {most}")
    for key in ("name", "address"):
        if key in part:
            filled(part, key, 1000)


def contacts(message: Part) -> None:
    for card in objects(message, "contacts", limits.CONTACTS):
        only(card, "addresses", "birthday", "emails", "name", "org", "phones", "urls")
        name = table(card, "name")
        filled(name, "formatted_name", 256)
        if not any(key in name for key in ("first_name", "last_name", "middle_name", "suffix", "prefix")):
            raise Refused(STRUCTURE, "name needs one of first_name, last_name, middle_name, suffix, prefix")
        for phone in objects(card, "phones", 20) if "phones" in card else ():
            only(phone, "phone", "type", "wa_id")


def _flags(part: Part) -> None:
    for key in FLAGS:
        if not isinstance(part.get(key, False), bool):
            raise Refused(INVALID, f"{key} must be a boolean")


def _degrees(found: Any, most: float) -> bool:
    try:
        return abs(float(str(found))) <= most
    except ValueError:
        return False
