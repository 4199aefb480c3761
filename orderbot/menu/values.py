"""What may stand behind a key: each Kind reads a value, or complains at its place, and knows its JSON Schema.

A reader returns None after a complaint; so one run finds everything.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from orderbot.menu.amount import read_amount
from orderbot.menu.findings import Spot, alike, one_of
from orderbot.menu.hours_grammar import HoursError, parse_season, read_rules
from orderbot.menu.model import ADDITIVES, ALLERGENS, ANY, DIETS, Amount, Rate, Season
from orderbot.texts import text

ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}")
WORD = re.compile(r"[a-z]{2}")
PRICE_LIMIT = 10_000  # cents; above it a comma or point was forgotten, unless the card raises price_limit
CEREALS = ("wheat", "rye", "barley", "oats", "spelt", "kamut")
NUTS = ("almond", "hazelnut", "walnut", "cashew", "pecan", "brazil", "pistachio", "macadamia")
MEANINGS = (
    *ALLERGENS, *(f"gluten:{kind}" for kind in CEREALS), *(f"nuts:{kind}" for kind in NUTS), *ADDITIVES,
)  # fmt: skip
OTHER = "other:"  # a statement in the owner's words: the law may ask for more than we know
Schema = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Kind:
    read: Callable[[object, Spot], Any]
    schema: Schema = field(hash=False)
    words: bool = False  # a text for customers, that may be translated


def clean(written: str) -> str:
    """One space between words, no invisible letters."""
    return " ".join(re.sub("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]", "", written).split())


# ---- text -----------------------------------------------------------------------------------------------------------


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
    spot.fault(text("{key} must be true or false", key=spot.key), _write(spot, "true"))
    return None


# ---- numbers --------------------------------------------------------------------------------------------------------


def whole(least: int, most: int) -> Kind:
    """A whole number between these two, both included."""

    def read(value: object, spot: Spot) -> int | None:
        if isinstance(value, int) and not isinstance(value, bool) and least <= value <= most:
            return value
        spot.fault(
            text("{key} must be a whole number from {least} to {most}", key=spot.key, least=least, most=most),
            _write(spot, str(max(least, 1))),
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
        spot.fault(text("a price has no currency sign"), _write(spot, _two(found[1])))
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


# ---- the particular ones --------------------------------------------------------------------------------------------


def read_fill(value: object, spot: Spot) -> Amount | None:
    amount = read_amount(value) if isinstance(value, str) else None
    if amount is None:
        spot.fault(
            text('"{written}" is not a fill quantity', written=spot.written or str(value)),
            text("write it like {example}", example='amount = "0,33 l"'),
        )
    return amount


def read_hours(value: object, spot: Spot) -> str | None:
    line = read_text(value, spot)
    if line is None:
        return None
    try:
        read_rules(line)
    except HoursError as error:
        spot.fault(error.what, error.remedy)
        return None
    return line


def read_season(value: object, spot: Spot) -> Season | None:
    line = read_text(value, spot)
    if line is None:
        return None
    try:
        return parse_season(line)
    except HoursError as error:
        spot.fault(error.what, error.remedy)
        return None


def read_file(value: object, spot: Spot) -> str | None:
    """The name of a file in the restaurant's folder: no path leads out of it."""
    name = read_text(value, spot)
    if name and (re.search(r"[/\\:]", name) or name.startswith(".")):
        spot.fault(text("a picture lies in the folder of the card"), text("write its name without a folder"))
        return None
    return name


def read_currency(value: object, spot: Spot) -> str | None:
    if isinstance(value, str) and re.fullmatch("[A-Z]{3}", value):
        return value
    spot.fault(text("a currency is three capital letters"), _write(spot, '"EUR"'))
    return None


def read_languages(value: object, spot: Spot) -> tuple[str, ...] | None:
    languages = read_texts(value, spot)
    if languages is None:
        return None
    for place, language in enumerate(languages):
        if not WORD.fullmatch(language):
            what = text('"{language}" is not the two letters of a language', language=language)
            (spot / place).fault(what, text("write de for German, en for English, tr for Turkish"))
    if not languages:
        spot.fault(text("{key} is empty", key=spot.key), _write(spot, '["de"]'))
    return languages if languages and all(map(WORD.fullmatch, languages)) else None


def read_ids(value: object, spot: Spot) -> tuple[str, ...] | None:
    """A list of names that are used as keys, at least one."""
    ids = read_texts(value, spot)
    if ids == ():
        spot.fault(text("{key} is empty", key=spot.key), text("write at least one"))
    return ids or None


def read_meaning(value: object, spot: Spot) -> str | None:
    """What a sign on the card means, in fixed words."""
    word = read_text(value, spot)
    if word is None or word in MEANINGS or (word.startswith(OTHER) and word != OTHER):
        return word
    best = alike(word, MEANINGS)
    what = text('"{word}" is not a known allergen or additive', word=word)
    if best:
        spot.fault(what, text('did you mean "{best}"?', best=best))
    else:
        kinds = (
            CEREALS if word.startswith("gluten:") else NUTS if word.startswith("nuts:") else (*ALLERGENS, *ADDITIVES)
        )
        remedy = text('there is: {all}; another statement is written "other:..."', all=", ".join(kinds))
        spot.fault(what, remedy)
    return None


def read_tax(value: object, spot: Spot) -> tuple[Rate, ...] | None:
    """One rate in percent, or a list of { since = date, rate = percent }; oldest first."""
    if not isinstance(value, list):
        points = _percent(value, spot)
        return None if points is None else (Rate(date(1970, 1, 1), points),)
    rates = [_rate(entry, spot / place) for place, entry in enumerate(value)]
    if not rates:
        spot.fault(text("{key} has no rate", key=spot.key), _write(spot, "19"))
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
        spot.fault(text("a tax rate is written in percent, from 0 to 50"), _write(spot, "19"))
        return None
    if 0 < number < 1:
        spot.fault(
            text("a tax rate is written in percent, from 0 to 50"),
            _write(spot, f"{(number * 100).normalize():f}" if isinstance(number, Decimal) else "19"),
        )
        return None
    return int(number * 100)


def _write(spot: Spot, value: str) -> Any:
    return text("write {example}", example=f"{spot.key} = {value}")


STRING: Schema = {"type": "string", "minLength": 1}
STRINGS: Schema = {"type": "array", "items": {"type": ["string", "integer"]}}
NUMBER: Schema = {"type": "number", "minimum": 0}
MONEY: Schema = {"anyOf": [NUMBER, {"type": "string", "pattern": r"^\s*\d+([.,]\d{1,2})?\s*$"}]}
DATED: Schema = {
    "type": "array",
    "minItems": 1,
    "items": {
        "type": "object",
        "properties": {"since": {}, "rate": {"type": "number", "minimum": 0, "maximum": 50}},
        "required": ["since", "rate"],
        "additionalProperties": False,
    },
}

NAME = Kind(read_text, STRING, words=True)
TEXT = Kind(read_text, STRING)
WORDS = Kind(read_texts, STRINGS)
INGREDIENTS = Kind(read_texts, STRINGS, words=True)
FLAG = Kind(read_flag, {"type": "boolean"})
AGE = Kind(read_age, {"enum": [16, 18]})
PRICE = Kind(read_price, MONEY)
PRICES = by_size(PRICE)
AMOUNTS = by_size(Kind(read_fill, {"type": "string", "pattern": r"\d"}))
HOURS = Kind(read_hours, STRING)
SEASON = Kind(read_season, STRING)
FILE = Kind(read_file, {"type": "string", "pattern": r"^[^./\\:][^/\\:]*$"})
HALF = word_of("dearer", "average", "no")
DIET = each_of(DIETS)
CURRENCY = Kind(read_currency, {"type": "string", "pattern": "^[A-Z]{3}$"})
LANGUAGES = Kind(read_languages, {"type": "array", "minItems": 1, "items": {"type": "string", "pattern": "^[a-z]{2}$"}})
IDS = Kind(read_ids, STRINGS | {"minItems": 1})
MEANING = Kind(read_meaning, {"anyOf": [{"enum": list(MEANINGS)}, {"type": "string", "pattern": "^other:."}]})
TAX = Kind(read_tax, {"anyOf": [{"type": "number", "minimum": 0, "maximum": 50}, DATED]})
PIECES = whole(1, 99)
ANYTHING = Kind(lambda value, _: value, {})  # read by its own table of fields
