"""Editors and the checker say the same of what one file alone can tell."""

import re
from decimal import Decimal

import pytest
import tomli

from orderbot.menu.checking import check_card
from orderbot.menu.schema import card_schema, section_schema
from tests.menus.cards import SMALL, edited, sample

TYPES = {"object": dict, "array": list, "string": str, "boolean": bool, "integer": int, "number": (int, Decimal)}


def accepts(schema, value) -> bool:
    """The part of JSON Schema 2020-12 that our schemas use."""
    return all(CHECKS[word](schema, value) for word in schema if word not in ("$schema", "title", "description"))


def is_a(name, value):
    return isinstance(value, TYPES[name]) and (name == "boolean" or not isinstance(value, bool))


def properties(schema, value):
    if not isinstance(value, dict):
        return True
    for key, each in value.items():
        named = [schema["properties"][key]] if key in schema.get("properties", {}) else []
        named += [inner for pattern, inner in schema.get("patternProperties", {}).items() if re.search(pattern, key)]
        if not named:
            other = schema.get("additionalProperties", True)
            named = [] if other is True else [other]
        if False in named or not all(accepts(inner, each) for inner in named):
            return False
    return True


CHECKS = {
    "type": lambda s, v: any(is_a(name, v) for name in ([s["type"]] if isinstance(s["type"], str) else s["type"])),
    "enum": lambda s, v: not isinstance(v, bool) and v in s["enum"],
    "anyOf": lambda s, v: any(accepts(each, v) for each in s["anyOf"]),
    "minimum": lambda s, v: not isinstance(v, int | Decimal) or v >= s["minimum"],
    "maximum": lambda s, v: not isinstance(v, int | Decimal) or v <= s["maximum"],
    "minLength": lambda s, v: not isinstance(v, str) or len(v) >= s["minLength"],
    "pattern": lambda s, v: not isinstance(v, str) or re.search(s["pattern"], v) is not None,
    "minItems": lambda s, v: not isinstance(v, list) or len(v) >= s["minItems"],
    "items": lambda s, v: not isinstance(v, list) or all(accepts(s["items"], each) for each in v),
    "minProperties": lambda s, v: not isinstance(v, dict) or len(v) >= s["minProperties"],
    "propertyNames": lambda s, v: not isinstance(v, dict) or all(accepts(s["propertyNames"], key) for key in v),
    "required": lambda s, v: not isinstance(v, dict) or all(key in v for key in s["required"]),
    "properties": properties,
    "patternProperties": properties,
    "additionalProperties": properties,
}


def by_schema(files, file) -> bool:
    schema = card_schema() if file == "card.toml" else section_schema()
    return accepts(schema, tomli.loads(files[file].decode(), parse_float=Decimal))


def test_the_sample_card_fits_the_schemas():
    assert all(by_schema(sample(), file) for file in sample())


FAULTS = [
    ("20-pizza.toml", "^price.*$", "prize = 5"),
    ("20-pizza.toml", "^price.*$", ""),
    ("20-pizza.toml", "^codes.*$", ""),
    ("20-pizza.toml", "^price.*$", "price = true"),
    ("20-pizza.toml", "^price.*$", 'price = "viel"'),
    ("20-pizza.toml", "^price.*$", "price = -1"),
    ("20-pizza.toml", "^price.*$", 'price = "8,505"'),
    ("20-pizza.toml", "^price.*$", "price = {}"),
    ("20-pizza.toml", "^price.*$", "price = [1]"),
    ("20-pizza.toml", "^codes.*$", 'codes = "a"'),
    ("20-pizza.toml", "^codes.*$", "codes = [true]"),
    ("20-pizza.toml", "^codes.*$", "codes = []\nage = 17"),
    ("20-pizza.toml", "^codes.*$", "codes = []\nminutes = 300"),
    ("20-pizza.toml", "^codes.*$", "codes = []\nminutes = '5'"),
    ("20-pizza.toml", "^codes.*$", "codes = []\nhidden = 1"),
    ("20-pizza.toml", "^codes.*$", 'codes = []\nhalf = "both"'),
    ("20-pizza.toml", "^codes.*$", 'codes = []\ndiet = ["raw"]'),
    ("20-pizza.toml", "^codes.*$", 'codes = []\nimage = "../x.jpg"'),
    ("20-pizza.toml", "^codes.*$", "codes = []\ntimes = { kaese = 0 }"),
    ("20-pizza.toml", "^codes.*$", "codes = []\nprice_en = 3"),
    ("20-pizza.toml", r"^\[item.1\]", "[item.1.5]"),
    ("20-pizza.toml", "^station.*$", ""),
    ("20-pizza.toml", "^name.*$", 'name = ""'),
    ("20-pizza.toml", "^name.*$", "name = 3"),
    ("card.toml", "^currency.*$", 'currency = "Euro"'),
    ("card.toml", "^languages.*$", 'languages = ["german"]'),
    ("card.toml", "^languages.*$", "languages = []"),
    ("card.toml", "^tax.*$", "tax = { food = 99, drink = 19 }"),
    ("card.toml", "^tax.*$", "tax = { food = [ { rate = 7 } ], drink = 19 }"),
    ("card.toml", "^stations.*$", "stations = []"),
    ("card.toml", "^g = .*$", 'g = "mlik"'),
    ("card.toml", "^klein = .*$", 'klein = "klein"'),
    ("card.toml", "^klein = .*$", 'klein = { words = ["x"] }'),
    ("card.toml", "^kaese = .*$", 'kaese = { name = "K", price = 1 }'),
    ("card.toml", "^kaese = .*$", 'kaese = { name = "K", price = 1, codes = [], times = 0 }'),
    ("card.toml", "^kaese = .*$", ""),
    ("card.toml", r"^\[choice.extra\]$", "[choice.extra]\nmax = -1"),
    ("card.toml", r"^\[choice.extra\]$", '[combo.m]\nname = "M"\nprice = 3\nparts = []\n[choice.extra]'),
]
HARMLESS = [
    ("20-pizza.toml", "^codes.*$", 'codes = ["a"]\ntraces = []'),
    ("20-pizza.toml", "klein = 7.50", 'klein = "7,50"'),
    ("20-pizza.toml", "klein = 7.50", "klein = 7"),
    ("20-pizza.toml", "^codes.*$", 'codes = []\ndiet = ["vegan"]\nage = 18\nminutes = 0\nhidden = false'),
    ("20-pizza.toml", "^codes.*$", "codes = []\ndefault = ['kaese']\ntimes = { kaese = 2 }"),
    ("card.toml", "^g = .*$", 'g = "other:Taurin"'),
    ("card.toml", "^tax.*$", "tax = { food = [ { since = 2024-01-01, rate = 7 } ], drink = 8.1 }"),
    ("card.toml", r"^\[choice.extra\]$", "[choice.extra]\nmin = { klein = 0, gross = 1 }\nmax = 3\nnote = true"),
]


@pytest.mark.parametrize(("file", "old", "new"), FAULTS)
def test_what_the_checker_refuses_the_schema_refuses(file, old, new):
    files, _ = edited(SMALL, file, old, new)
    assert check_card(files).menu is None
    assert not by_schema(files, file)


@pytest.mark.parametrize(("file", "old", "new"), HARMLESS)
def test_what_the_checker_accepts_the_schema_accepts(file, old, new):
    files, _ = edited(SMALL, file, old, new)
    assert check_card(files).menu is not None
    assert by_schema(files, file)
