"""The whole card as one text."""

from __future__ import annotations

from datetime import datetime

from orderbot.conversation.shop import Shop
from orderbot.conversation.talking import local, offered, sold
from orderbot.menu.model import Item, Menu
from orderbot.texts import Arg, Lines, Money, lines, text


def whole_card(shop: Shop, now: datetime) -> Lines:
    """Every dish that can be had now, with number and price; below it how to order."""
    at = local(shop, now)
    parts: list[Arg] = []
    for section in shop.menu.sections.values():
        items = offered(shop, section.id, at, now)
        if items:
            parts.append(lines(text("*{section}*", section=section.name), *(_line(shop.menu, item) for item in items)))
    combos = [combo for combo in shop.menu.combos.values() if sold(shop, combo.id, at)]
    parts += [text("*{name}* {price}", name=combo.name, price=Money(combo.price)) for combo in combos]
    parts.append(
        text("Prices include VAT. Write the numbers or names, for example *2x …*. *Allergens* says what is in a dish.")
    )
    return Lines(tuple(parts), "\n\n")


def _line(menu: Menu, item: Item) -> Arg:
    """`23 Funghi 8,00 / 10,50 €`, with deposit and price per litre where the law wants them (PAngV)."""
    number = item.id if item.id[0].isdigit() else None
    prices = lines(*(Money(cents) for cents in item.price.values()), between=" / ")
    deposit = text("+ {amount} deposit", amount=Money(item.deposit)) if item.deposit else None
    return lines(number, item.name, prices, deposit, between=" ")
