"""The Kinds that the table of fields is made of: those of kinds.py and numbers.py, and what only a card has."""

from __future__ import annotations

import re

from orderbot.menu.amount import read_amount
from orderbot.menu.findings import Spot, alike
from orderbot.menu.hours_grammar import HoursError, parse_season, read_rules
from orderbot.menu.kinds import Kind, Schema, each_of, read_flag, read_text, read_texts, word_of, write
from orderbot.menu.model import ADDITIVES, ALLERGENS, DIETS, OTHER, Amount, Season
from orderbot.menu.numbers import by_size, read_age, read_price, read_tax, whole
from orderbot.texts import text

LONGEST_ID = 40
ID = re.compile(rf"[A-Za-z0-9][A-Za-z0-9_-]{{0,{LONGEST_ID - 1}}}")
LANGUAGE = re.compile(r"[a-z]{2}")
PRICE_LIMIT = 10_000  # cents; above it a comma or point was forgotten, unless the card raises price_limit
CEREALS = ("wheat", "rye", "barley", "oats", "spelt", "kamut")
NUTS = ("almond", "hazelnut", "walnut", "cashew", "pecan", "brazil", "pistachio", "macadamia")
MEANINGS = (
    *ALLERGENS, *(f"gluten:{kind}" for kind in CEREALS), *(f"nuts:{kind}" for kind in NUTS), *ADDITIVES,
)  # fmt: skip


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
    spot.fault(text("a currency is three capital letters"), write(spot, '"EUR"'))
    return None


def read_languages(value: object, spot: Spot) -> tuple[str, ...] | None:
    languages = read_texts(value, spot)
    if languages is None:
        return None
    for place, language in enumerate(languages):
        if not LANGUAGE.fullmatch(language):
            what = text('"{language}" is not the two letters of a language', language=language)
            (spot / place).fault(what, text("write de for German, en for English, tr for Turkish"))
    if not languages:
        spot.fault(text("{key} is empty", key=spot.key), write(spot, '["de"]'))
    return languages if languages and all(map(LANGUAGE.fullmatch, languages)) else None


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
