"""What a line costs on this menu now. Integer cents; everything includes VAT, deposit is apart.

Rules: removing an ingredient never lowers a price, and less of one that is in the dish costs nothing. The first piece
of a preselected option is in the dish's price. Of the pieces that count against a group's `free`, the dearest are free.
Half and half costs the dearer half or the average, as the card says; options are charged in full on either half.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from orderbot.menu.model import ANY, Combo, Item, Menu, Option
from orderbot.money import half_up, split
from orderbot.ordering.cart import CartLine, Chosen, Filling

LIGHT: Final = "light"  # of an amount: less of it


@dataclass(frozen=True, slots=True)
class Price:
    """Of one piece of a line."""

    unit: int  # with options, without deposit
    deposit: int
    options: tuple[int, ...] = ()  # what each of line.options adds, in their order


def option_prices(menu: Menu, item: Item, size: str, options: Iterable[Chosen]) -> list[int]:
    """What each chosen option adds to one piece of the dish. KeyError for an option that is not there."""
    chosen = list(options)
    costs = [0] * len(chosen)
    for group in {each.group: menu.groups[each.group] for each in chosen}.values():
        pieces: list[tuple[int, int]] = []  # (cents, place)
        for place, each in enumerate(chosen):
            if each.group == group.id:
                cents = group.options[each.option].cents(size)
                option = group.options[each.option]
                paid = each.quantity - (1 if (group.id, each.option) in item.default else 0)
                if each.amount == LIGHT and _holds(item, option):
                    paid = 0
                pieces += [(cents, place)] * max(paid, 0)
        for cents, place in sorted(pieces, reverse=True)[group.free :]:
            costs[place] += cents
    return costs


def _holds(item: Item, option: Option) -> bool:
    """Does the card's text of the dish name it?"""
    text = " ".join((item.text.text, *(each.text for each in item.ingredients))).casefold()
    names = (option.name.text, *option.words)
    return any(re.search(rf"\b{re.escape(name.casefold())}\b", text) for name in names)


def price(menu: Menu, line: CartLine, *, pickup: bool = False) -> Price:
    """What one piece of the line costs. KeyError if the card has not all of it (see availability first)."""
    if line.item in menu.combos:
        return _combo_price(menu, menu.combos[line.item], line)
    item = menu.items[line.item]
    base = item.cents(line.size, pickup=pickup)
    if line.half:
        other = menu.items[line.half].cents(line.size, pickup=pickup)
        base = max(base, other) if item.half == "dearer" else half_up(base + other, 2)
    extras = option_prices(menu, item, line.size, line.options)
    on_half = option_prices(menu, item, line.size, line.half_options)
    return Price(base + sum(extras) + sum(on_half), item.deposit, tuple(extras))


def _combo_price(menu: Menu, combo: Combo, line: CartLine) -> Price:
    cents = combo.price
    for part, filling in zip(combo.parts, line.parts, strict=True):
        item = menu.items[filling.item]
        cents += part.extra.get(item.id, 0) + sum(option_prices(menu, item, filling.size, filling.options))
    return Price(cents, sum(menu.items[each.item].deposit for each in line.parts))


def vat_of(menu: Menu, line: CartLine, unit: int, day: date) -> tuple[tuple[int, int], ...]:
    """(rate in basis points, gross cents) of the whole line; a combo's price is split by the single prices."""
    gross = unit * line.quantity
    if line.item not in menu.combos:
        return ((menu.rate(menu.items[line.item].tax, day), gross),)
    fillings = [(menu.items[each.item], each) for each in line.parts]
    shares = split(gross, [_single(item, each) for item, each in fillings])
    by_rate: dict[int, int] = {}
    for (item, _), share in zip(fillings, shares, strict=True):
        rate = menu.rate(item.tax, day)
        by_rate[rate] = by_rate.get(rate, 0) + share
    return tuple(sorted(by_rate.items()))


def deposits_of(menu: Menu, line: CartLine, day: date) -> tuple[tuple[int, int], ...]:
    """(rate in basis points, cents) of the whole line: each bottle at its own rate, in a combo too."""
    dishes = [each.item for each in line.parts] if line.item in menu.combos else [line.item]
    items = [menu.items[dish] for dish in dishes]
    return tuple((menu.rate(item.tax, day), item.deposit * line.quantity) for item in items if item.deposit)


def _single(item: Item, filling: Filling) -> int:
    return item.price.get(filling.size, item.price.get(ANY, 0)) or 1
