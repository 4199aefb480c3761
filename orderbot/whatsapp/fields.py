"""Reading one key of hostile JSON: the value if it is what it should be, else an empty one. Never an exception."""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from orderbot.whatsapp.limits import clean

ID = 256  # Meta's ids have up to 135 characters
LATEST = 253402300799  # the last second of the year 9999


def table(source: dict[str, Any], key: str) -> dict[str, Any]:
    found = source.get(key)
    return found if isinstance(found, dict) else {}


def items(source: dict[str, Any], key: str) -> Iterator[dict[str, Any]]:
    """The objects of a list."""
    found = source.get(key)
    return (each for each in found if isinstance(each, dict)) if isinstance(found, list) else iter(())


def caption(source: dict[str, Any], key: str, *, most: int) -> str:
    """Somebody's text: cleaned and capped at `most` characters."""
    found = source.get(key)
    return clean(found)[:most].strip() if isinstance(found, str) else ""


def word(source: dict[str, Any], key: str) -> str:
    """One of Meta's words, "" if it is none."""
    found = source.get(key)
    fits = isinstance(found, str) and len(found) <= 64 and found.isascii() and found.isprintable()
    return str(found) if fits else ""


def identifier(source: dict[str, Any], key: str) -> str:
    """An id. A cut one would be another one, so what is too long or not printable is none."""
    found = source.get(key)
    if isinstance(found, int) and not isinstance(found, bool):
        found = str(found) if abs(found) < 10**40 else ""
    return found if isinstance(found, str) and len(found) <= ID and found.isprintable() else ""


def moment(source: dict[str, Any], key: str) -> datetime | None:
    """Seconds since 1970, quoted or not."""
    digits = str(source.get(key, ""))
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 12) or int(digits) > LATEST:
        return None
    return datetime.fromtimestamp(int(digits), UTC)


def degrees(source: dict[str, Any], key: str, limit: float) -> float | None:
    """A coordinate, number or string, between -limit and limit."""
    try:
        found = float(str(source.get(key)))
    except ValueError:
        return None
    return found if math.isfinite(found) and abs(found) <= limit else None
