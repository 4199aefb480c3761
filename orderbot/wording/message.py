"""A message in its reader's language, ready for any channel; whatsapp/elements.py gives it WhatsApp's shape."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MessageRow:
    id: str
    title: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class Message:
    """Text, and at most one of: buttons [(id, title)], rows of a list, a link. Lengths are the channel's business."""

    body: str
    buttons: tuple[tuple[str, str], ...] = ()
    open: str = ""  # label that opens the list
    title: str = ""  # of the list
    rows: tuple[MessageRow, ...] = ()
    link: tuple[str, str] | None = None  # (title, url)
    footer: str = ""
    language: str = "de"
