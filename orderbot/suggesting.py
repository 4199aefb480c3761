"""First messages for whoever tries the demo, made from the card that is loaded. Pure.

The first one orders in one tap: ready dishes, picked up, so that no minimum stands in the way.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from orderbot.menu.model import ANY, Item, Menu

ENOUGH: Final = 1500  # cents that a delivery comes to at least
HOME: Final = "Bahnhofstr. 12, 14806 Bad Belzig"  # where the demo delivers to
PATTERNS: Final[Mapping[str, tuple[str, str, str, str]]] = {
    "de": ("Hallo", "{one} und {two}, abholen", f"{{many}}, Lieferung {HOME}", "Bis wann habt ihr offen?"),
    "en": ("Hello", "{one} and {two} for pickup", f"{{many}}, delivery to {HOME}", "When do you close?"),
}


def suggestions(menu: Menu) -> dict[str, tuple[str, ...]]:
    """By language: something that can be bought at once, a delivery, a question, a greeting."""
    found: dict[str, tuple[str, ...]] = {}
    for language, (hello, pickup, delivery, question) in PATTERNS.items():
        dishes = list(_ready(menu, language))
        if len(dishes) < 2:
            found[language] = (hello, question)
            continue
        largest = Counter(section for section, _, _ in dishes).most_common(1)[0][0]
        _, first, cents = next(each for each in dishes if each[0] == largest)
        _, second, _ = dishes[-1]
        pieces = -(-ENOUGH // max(cents, 1))
        found[language] = (
            pickup.format(one=f"1 {first}", two=f"1 {second}"),
            delivery.format(many=f"{pieces} {first}"),
            question,
            hello,
        )
    return found


def _ready(menu: Menu, language: str) -> Iterator[tuple[str, str, int]]:
    """(section, name with size, cents) of dishes that need no further choice."""
    for item in menu.items.values():
        size = next(iter(item.price), ANY)
        if not item.hidden and not item.age and not item.hours and item.season is None and _free(menu, item, size):
            named = menu.sizes[size].name.said(language) if size != ANY and size in menu.sizes else ""
            short = named.split()[0] if named else ""
            yield item.section, f"{item.name.said(language)} {short}".strip(), item.price[size]


def _free(menu: Menu, item: Item, size: str) -> bool:
    """Nothing must be chosen."""
    return all(group.min(size) == 0 for group in menu.groups_of(item))
