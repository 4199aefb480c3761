"""What may stand behind a key: a Kind reads a value, or complains at its place, and knows its JSON Schema.

A reader returns None after a complaint; so one run finds everything. Here are texts, words, lists and flags.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from orderbot.menu.findings import Spot, one_of
from orderbot.texts import Text, text

Schema = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Kind:
    read: Callable[[object, Spot], Any]
    schema: Schema = field(hash=False)
    words: bool = False  # a text for customers, that may be translated


def clean(written: str) -> str:
    """One space between words, no invisible letters."""
    return " ".join(re.sub("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]", "", written).split())


def write(spot: Spot, value: str) -> Text:
    """The remedy that shows the line as it should be."""
    return text("write {example}", example=f"{spot.key} = {value}")


def read_text(value: object, spot: Spot) -> str | None:
    """Any text that is not empty, on one line."""
    if not isinstance(value, str):
        spot.fault(
            text("{key} must be text", key=spot.key),
            text("write {example}", example=f'{spot.key} = "{spot.written or value}"'),
        )
        return None
    if not clean(value):
        spot.fault(text("{key} is empty", key=spot.key), text("write a text, or take the line out"))
        return None
    if re.search(r"[\x00-\x08\x0b-\x1f\x7f]", value):
        spot.fault(text("{key} has a control character", key=spot.key), text("delete it"))
        return None
    return clean(value)


def read_texts(value: object, spot: Spot) -> tuple[str, ...] | None:
    """A list of texts; whole numbers are taken as they are written."""
    if not isinstance(value, list):
        entries = re.split(r"[,;]\s*", value) if isinstance(value, str) else [spot.written or str(value)]
        example = ", ".join(f'"{entry}"' for entry in entries if entry)
        spot.fault(
            text("{key} must be a list", key=spot.key), text("write {example}", example=f"{spot.key} = [{example}]")
        )
        return None
    read = [_entry(entry, spot / place) for place, entry in enumerate(value)]
    return tuple(dict.fromkeys(entry for entry in read if entry)) if all(read) else None


def _entry(value: object, spot: Spot) -> str | None:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else read_text(value, spot)


def each_of(known: tuple[str, ...]) -> Kind:
    """A list of these words."""

    def read(value: object, spot: Spot) -> tuple[str, ...] | None:
        written = read_texts(value, spot)
        for place, word in enumerate(written or ()):
            if word not in known:
                (spot / place).fault(text('{key}: "{word}" is unknown', key=spot.key, word=word), one_of(word, known))
        return written if written is not None and all(word in known for word in written) else None

    return Kind(read, {"type": "array", "items": {"enum": list(known)}})


def word_of(*known: str) -> Kind:
    """One of these words."""

    def read(value: object, spot: Spot) -> str | None:
        if value in known:
            return str(value)
        spot.fault(text('{key}: "{word}" is unknown', key=spot.key, word=str(value)), one_of(str(value), known))
        return None

    return Kind(read, {"enum": list(known)})


def read_flag(value: object, spot: Spot) -> bool | None:
    if isinstance(value, bool):
        return value
    spot.fault(text("{key} must be true or false", key=spot.key), write(spot, "true"))
    return None
