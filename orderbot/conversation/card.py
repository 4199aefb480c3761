"""The whole card as one text."""

from __future__ import annotations

from datetime import datetime

from orderbot.conversation.shop import Shop
from orderbot.conversation.talking import local, offered, sold
from orderbot.menu.amount import base_price
from orderbot.menu.model import ANY, Item, Menu
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
    deposit = text("+ {amount} deposit", amount=Money(item.deposit)) if item.deposit else None
    return lines(number, item.name, prices(item), deposit, between=" ")


def prices(item: Item) -> Lines:
    """`2,80 € (8,48 €/l)`: every size's price, the price of a litre or kilogram beside it (§ 4 PAngV), no deposit."""
    return lines(*(_price(item, size, cents) for size, cents in item.price.items()), between=" / ")


def _price(item: Item, size: str, cents: int) -> Arg:
    amount = item.amount.get(size) or item.amount.get(ANY)
    if amount is None or cents == 0:
        return Money(cents)
    whole = Money(base_price(cents, amount))
    each = text("{price}/l", price=whole) if amount.unit == "ml" else text("{price}/kg", price=whole)
    return text("{price} ({each})", price=Money(cents), each=each)
