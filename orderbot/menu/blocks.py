"""One block of an owner's file against its table of fields: unknown, missing and wrong keys, translations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from orderbot.menu.fields import GERMAN, Field
from orderbot.menu.findings import Spot, alike
from orderbot.texts import Text, Words, text
from orderbot.tomlfile.stuck import ascii_key

Values = dict[str, Any]


def read_block(fields: Sequence[Field], raw: object, spot: Spot, languages: Sequence[str] | None) -> Values:
    """The values that are right, by key; a text with translations as Words, a list of texts with them as key_language.

    `languages` are those of the card; None if they are not known, then no translation is called wrong.
    """
    if not isinstance(raw, dict):
        return _no_block(raw, spot)
    by_key = {field.key: field for field in fields}
    values: Values = {}
    for key, value in raw.items():
        field, language = _field(by_key, key)
        if field is None:
            _unknown(by_key, key, value, spot)
        elif language and languages is not None and language not in languages[1:]:
            _foreign(spot / key, key, language, languages)
        elif (found := field.kind.read(value, spot / key)) is not None:
            values[key] = found
    if not raw or not spot.path or any(key in by_key for key in raw):
        misspelt = {_meant(by_key, key) for key in raw if key not in by_key}
        for field in fields:
            if field.required and field.key not in raw and field.key not in misspelt:
                _missing(field, raw, spot)
    return _translated(fields, values)


def _field(by_key: dict[str, Field], key: str) -> tuple[Field | None, str]:
    """The field of a key and the language of a translation."""
    if key in by_key:
        return by_key[key], ""
    base, _, language = key.rpartition("_")
    field = by_key.get(base)
    if field and field.kind.words and len(language) == 2:
        return field, language
    return None, ""


def _translated(fields: Sequence[Field], values: Values) -> Values:
    read = {}
    for field in fields:
        mine = {key: value for key, value in values.items() if key == field.key or key[:-3] == field.key}
        if field.kind.words and isinstance(mine.get(field.key), str):
            others = tuple((key[-2:], value) for key, value in mine.items() if key != field.key)
            read[field.key] = Words(mine[field.key], others)
        else:
            read |= mine
    return read


def _no_block(raw: object, spot: Spot) -> Values:
    header = ".".join(str(key) for key in spot.path)
    if isinstance(raw, list):
        spot.fault(text("this header has one bracket too many"), text("write {example}", example=f"[{header}]"))
    elif len(spot.path) == 2 and spot.path[0] in ("item", "choice", "combo"):
        what = text('"{key}" stands under a header without a number', key=spot.key)
        spot.fault(what, text("write {example} above it", example=f"[{spot.path[0]}.24]"))
    else:
        spot.fault(text("{key} must be a table", key=spot.key), text("look at the example card"))
    return {}


def _missing(field: Field, raw: dict[str, Any], spot: Spot) -> None:
    what = text("{block} has no {key}", block=spot.title, key=field.key)
    stray = next((id_ for id_, item in _blocks(raw.get("item")) if field.key in item), None)
    if stray is not None and field.key in ("station", "tax"):
        (spot / "item" / stray / field.key).fault(
            text("{key} belongs to the whole section", key=field.key), text("write it above the first header [item...]")
        )
    elif field.key == "codes" and spot.path:
        spot.fault(what, text("write its signs, or codes = [] if there is nothing to declare"))
    else:
        spot.fault(what, text("write {example}", example=EXAMPLES.get(field.key, f"{field.key} = ...")))


def _blocks(raw: object) -> list[tuple[str, dict[str, Any]]]:
    return [(id_, block) for id_, block in raw.items() if isinstance(block, dict)] if isinstance(raw, dict) else []


def _unknown(by_key: dict[str, Field], key: str, value: object, spot: Spot) -> None:
    here = spot / key
    best = _meant(by_key, key)
    if isinstance(value, dict) and spot.path[:1] == ("item",) and not best:
        example = f"[item.{spot.path[1]}{key}]"
        here.fault(
            text("a number has no point: {id}.{key}", id=spot.path[1], key=key),
            text("write {example}", example=example),
        )
        return
    what = text('"{key}" is not a key of {block}', key=key, block=spot.title)
    if isinstance(value, dict) and "item" in by_key and value.keys() & {"name", "price", "preis"}:
        here.fault(what, text("a dish begins so: {example}", example=f"[item.{key}]"))
        return
    base, _, language = key.rpartition("_")
    if best:
        here.fault(what, text('did you mean "{best}"?', best=best))
    elif len(language) == 2 and (base in by_key or _meant(by_key, base)):
        here.fault(what, _no_translation(by_key, base, language))
    else:
        here.fault(what, text("take it out; there is: {all}", all=", ".join(by_key)))


def _no_translation(by_key: dict[str, Field], base: str, language: str) -> Text:
    if base in by_key:
        return text("{key} has no translations; take it out", key=base)
    return text('did you mean "{best}"?', best=f"{_meant(by_key, base)}_{language}")


def _meant(by_key: dict[str, Field], key: str) -> str:
    plain = ascii_key(key).lower()
    return plain if plain in by_key else GERMAN[plain] if GERMAN.get(plain) in by_key else alike(plain, by_key)


def _foreign(spot: Spot, key: str, language: str, languages: Sequence[str]) -> None:
    if languages and language == languages[0]:
        what = text("{language} is the language of these files", language=language)
        spot.fault(what, text('write it as "{key}"', key=key[:-3]))
    else:
        what = text("the card has no language {language}", language=language)
        spot.fault(what, text("add it to languages in card.toml, or take the line out"))


EXAMPLES = {
    "name": 'name = "Margherita"',
    "price": "price = 8.50",
    "codes": "[codes]",
    "currency": 'currency = "EUR"',
    "languages": 'languages = ["de", "en"]',
    "stations": 'stations = ["kueche"]',
    "station": 'station = "kueche"',
    "tax": 'tax = "food"',
    "option": "[choice.x.option]",
    "parts": "parts = [...]",
    "from": 'from = ["pizza"]',
}
