"""Fill quantities, and the base price that PAngV 2022 wants beside the price of prepacked goods."""

from __future__ import annotations

import re
from decimal import Decimal

from orderbot.menu.model import Amount
from orderbot.money import half_up

UNITS = {
    "ml": (1, "ml"), "cl": (10, "ml"), "dl": (100, "ml"), "l": (1000, "ml"),
    "liter": (1000, "ml"), "litre": (1000, "ml"), "g": (1, "g"), "gramm": (1, "g"), "kg": (1000, "g"),
}  # fmt: skip
WRITTEN = re.compile(r"\s*(\d{1,5}(?:[.,]\d{1,3})?)\s*([a-z]+)\s*", re.IGNORECASE)


def read_amount(written: str) -> Amount | None:
    """`0,33 l`, `0.5l`, `500 ml`, `150 g`; None if it is none, or not in whole millilitres or grams."""
    found = WRITTEN.fullmatch(written)
    if found is None or found[2].lower() not in UNITS:
        return None
    factor, unit = UNITS[found[2].lower()]
    quantity = Decimal(found[1].replace(",", ".")) * factor
    return Amount(int(quantity), unit, " ".join(written.split())) if quantity and quantity % 1 == 0 else None


def base_price(cents: int, amount: Amount) -> int:
    """Cents per litre or kilogram, rounded half up. `cents` is the price without deposit (§§ 4, 7 PAngV)."""
    return half_up(cents * 1000, amount.quantity)
