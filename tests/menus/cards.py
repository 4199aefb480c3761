"""Cards for the tests: the sample card, a small one, and edits as an owner makes them."""

from __future__ import annotations

import re
from pathlib import Path

from orderbot.menu.checking import CardResult, check_card
from orderbot.menu.folder import card_files

SAMPLE = Path(__file__).parents[2] / "menus" / "pizzeria-bella"
SMALL = {
    "card.toml": b"""name = "Klein"
currency = "EUR"
languages = ["de"]
tax = { food = 7, drink = 19 }
stations = ["ofen", "theke"]
[size]
klein = { name = "klein" }
gross = { name = "gross" }
[codes]
a = "gluten:wheat"
g = "milk"
h = "nuts:hazelnut"
1 = "colour"
[choice.extra]
name = "Extra"
[choice.extra.option]
kaese = { name = "Extra K\xc3\xa4se", price = { klein = 1.00, gross = 1.50 }, codes = ["g"] }
""",
    "20-pizza.toml": b"""name = "Pizza"
station = "ofen"
tax = "food"
choices = ["extra"]

[item.1]
name = "Margherita"
price = { klein = 7.50, gross = 9.50 }
codes = ["a", "g"]

[item.2]
name = "Funghi"
price = { klein = 8.50, gross = 10.50 }
codes = ["a", "g"]
""",
    "90-getraenke.toml": b"""name = "Getr\xc3\xa4nke"
station = "theke"
tax = "drink"

[item.61]
name = "Cola"
codes = ["1"]
amount = "0,33 l"
deposit = 0.15
price = 2.80

[item.62]
name = "Bier"
codes = ["a"]
amount = "0,5 l"
age = 16
words = ["pils"]
price = 13.50
""",
}


def sample() -> dict[str, bytes]:
    return card_files(SAMPLE)


def small(**sections: str) -> dict[str, bytes]:
    """The small card; `card`, `pizza`, `drinks` are added at the end of its files."""
    names = {"card": "card.toml", "pizza": "20-pizza.toml", "drinks": "90-getraenke.toml"}
    return SMALL | {names[key]: SMALL[names[key]] + text.encode() for key, text in sections.items()}


def edited(files: dict[str, bytes], file: str, old: str, new: str, *, below: str = "") -> tuple[dict[str, bytes], int]:
    """The first `old` (a pattern) below the line `below` becomes `new`; and in which line it stood."""
    text = files[file].decode()
    start = text.index(f"{below}\n") if below else 0
    found = re.compile(old, re.MULTILINE).search(text, start)
    assert found, f"nothing like {old!r} in {file} below {below!r}"
    line = text.count("\n", 0, found.start()) + 1
    return files | {file: (text[: found.start()] + found.expand(new) + text[found.end() :]).encode()}, line


def faults(files: dict[str, bytes]) -> list[str]:
    return [str(complaint) for complaint in check_card(files).errors]


def warned(files: dict[str, bytes]) -> list[str]:
    return [str(complaint) for complaint in check_card(files).warnings]


def good(files: dict[str, bytes]) -> CardResult:
    result = check_card(files)
    assert result.menu, [str(complaint) for complaint in result.errors]
    return result
