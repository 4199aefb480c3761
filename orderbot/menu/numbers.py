"""Kinds of numbers: prices in cents, whole numbers, tax rates; and tables of them by size."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

from orderbot.menu.findings import Spot
from orderbot.menu.kinds import Kind, Schema, write
from orderbot.menu.model import ANY, Rate
from orderbot.texts import text


def whole(least: int, most: int) -> Kind:
    """A whole number between these two, both included."""

    def read(value: object, spot: Spot) -> int | None:
        if isinstance(value, int) and not isinstance(value, bool) and least <= value <= most:
            return value
        spot.fault(
            text("{key} must be a whole number from {least} to {most}", key=spot.key, least=least, most=most),
            write(spot, str(max(least, 1))),
        )
        return None

    return Kind(read, {"type": "integer", "minimum": least, "maximum": most})


def read_age(value: object, spot: Spot) -> int | None:
    if isinstance(value, int) and value in (16, 18):
        return value
    spot.fault(text("age must be 16 or 18"), text("write age = 16 for beer and wine, age = 18 for spirits and tobacco"))
    return None


def read_price(value: object, spot: Spot) -> int | None:
    """Cents. A price is written 8.50, also "8,50" or 8; nothing else that a computer would take for a number."""
    written = value.strip() if isinstance(value, str) else spot.written or str(value)
    number = written.replace(",", ".")
    if isinstance(value, bool) or not isinstance(value, int | Decimal | str):
        return _no_price(spot, written, "8.50")
    if written.startswith("-"):
        return _no_price(spot, written, number.lstrip("-"))
    if found := re.fullmatch(r"(?:€|EUR)?\s*(\d+(?:[.,]\d+)?)\s*(?:€|EUR|Euro)", written):
        spot.fault(text("a price has no currency sign"), write(spot, _two(found[1])))
        return None
    if not re.fullmatch(r"\d{1,9}(?:\.\d+)?", number):
        return _no_price(spot, written, "8.50")
    if re.fullmatch(r"\d+\.\d{3,}", number):
        return _no_price(spot, written, _two(number))
    return int(Decimal(number) * 100)


def _no_price(spot: Spot, written: str, better: str) -> int | None:
    spot.fault(
        text('"{written}" is not a price', written=written),
        text("did you mean {better}? Prices have a point and two digits", better=better),
    )
    return None


def _two(number: str) -> str:
    whole, _, cents = number.replace(",", ".").partition(".")
    return f"{int(whole)}.{cents[:2]:0<2}"


def by_size(kind: Kind) -> Kind:
    """The same for all sizes, under ANY, or a table by size."""

    def read(value: object, spot: Spot) -> dict[str, Any] | None:
        if not isinstance(value, dict):
            single = kind.read(value, spot)
            return None if single is None else {ANY: single}
        if not value:
            spot.fault(text("{key} names no size", key=spot.key), text("write one entry for each size"))
            return None
        read = {size: kind.read(each, spot / size) for size, each in value.items()}
        return None if None in read.values() else read

    return Kind(read, {"anyOf": [kind.schema, _table(kind.schema)]})


def table_of(kind: Kind) -> Kind:
    """A table with any keys."""

    def read(value: object, spot: Spot) -> dict[str, Any] | None:
        if not isinstance(value, dict):
            spot.fault(text("{key} must be a table", key=spot.key), text("look at the example card"))
            return None
        return {key: found for key, each in value.items() if (found := kind.read(each, spot / key)) is not None}

    return Kind(read, {"type": "object", "additionalProperties": kind.schema})


def _table(schema: Schema) -> Schema:
    return {"type": "object", "minProperties": 1, "additionalProperties": schema}


def read_tax(value: object, spot: Spot) -> tuple[Rate, ...] | None:
    """One rate in percent, or a list of { since = date, rate = percent }; oldest first."""
    if not isinstance(value, list):
        points = _percent(value, spot)
        return None if points is None else (Rate(date(1970, 1, 1), points),)
    rates = [_rate(entry, spot / place) for place, entry in enumerate(value)]
    if not rates:
        spot.fault(text("{key} has no rate", key=spot.key), write(spot, "19"))
    found = sorted((rate for rate in rates if rate), key=lambda rate: rate.since)
    if len({rate.since for rate in found}) < len(found):
        spot.fault(text("two rates begin on the same day"), text("keep one of the two"))
        return None
    return tuple(found) if found and all(rates) else None


def _rate(value: object, spot: Spot) -> Rate | None:
    since = value.get("since") if isinstance(value, dict) else None
    if not isinstance(value, dict) or set(value) != {"since", "rate"} or type(since) is not date:
        example = "since = 2026-01-01, rate = 7"
        spot.fault(text("a dated rate needs a day and a percentage"), text("write {example}", example=example))
        return None
    points = _percent(value["rate"], spot / "rate")
    return None if points is None else Rate(since, points)


def _percent(value: object, spot: Spot) -> int | None:
    """Basis points."""
    good = isinstance(value, int | Decimal) and not isinstance(value, bool)
    number = value if isinstance(value, int | Decimal) else Decimal(0)
    if not good or not Decimal(number).is_finite() or not 0 <= number <= 50 or (number * 100) % 1:
        spot.fault(text("a tax rate is written in percent, from 0 to 50"), write(spot, "19"))
        return None
    if 0 < number < 1:
        spot.fault(
            text("a tax rate is written in percent, from 0 to 50"),
            write(spot, f"{(number * 100).normalize():f}" if isinstance(number, Decimal) else "19"),
        )
        return None
    return int(number * 100)
