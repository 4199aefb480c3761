"""The books of a day: sums that agree to the cent, and a table for the tax adviser's spreadsheet. Pure.

What was rejected, cancelled or an exercise counts in no sum; the table has it, with its status.
"""

from __future__ import annotations

import csv
import io
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from orderbot.menu.prices_csv import FORMULA
from orderbot.ordering.lifecycle import VOID
from orderbot.ordering.order import Order
from orderbot.ordering.trust import waits
from orderbot.restaurant import Restaurant
from orderbot.stored import StoredOrder
from orderbot.tickets.making import whole_ticket
from orderbot.tickets.sentence import sentence
from orderbot.wording.render import Voice

COLUMNS: Final = (
    "restaurant", "day", "number", "placed", "due", "handover", "payment", "status", "goods", "deposit", "fee", "total",
    "currency", "name", "phone", "address", "dishes", "allergy", "remark", "pays_with",
)  # fmt: skip  # and behind them, for every rate of the day, its gross and the tax in it
PERSONAL: Final = ("name", "phone", "address", "allergy", "remark", "pays_with")
MONEY: Final = ("goods", "deposit", "fee", "total")
Found = Sequence[tuple[Restaurant, StoredOrder]]


@dataclass(frozen=True, slots=True)
class Sums:
    """Cents. `payments` are wishes, never records of paying."""

    count: int
    total: int
    goods: int
    deposit: int
    fees: int
    vat: tuple[tuple[int, int, int], ...]  # (rate in basis points, gross, tax contained)
    payments: tuple[tuple[str, int], ...]


def counts(stored: StoredOrder) -> bool:
    return stored.status not in VOID and not stored.order.training and not waits(stored.order, stored.status)


def sums(orders: Iterable[StoredOrder]) -> Sums:
    """Of those that count."""
    sold = [each.order for each in orders if counts(each)]
    rates: defaultdict[int, list[int]] = defaultdict(lambda: [0, 0])
    payments: Counter[str] = Counter()
    for order in sold:
        payments[order.payment] += order.total
        for rate, gross, tax in order.vat:
            rates[rate][0] += gross
            rates[rate][1] += tax
    return Sums(
        count=len(sold),
        total=sum(order.total for order in sold),
        goods=sum(order.goods for order in sold),
        deposit=sum(order.deposit for order in sold),
        fees=sum(order.fee for order in sold),
        vat=tuple((rate, gross, tax) for rate, (gross, tax) in sorted(rates.items())),
        payments=tuple(sorted(payments.items())),
    )


# ---- for spreadsheets ------------------------------------------------------------------------------------------------


def table(found: Found, *, books: bool = False) -> str:
    """Semicolons, decimal comma, one row an order; behind the columns, for every rate, its gross and the tax in it.

    `books`: for the tax adviser, without the customers, and without the money of what was rejected, cancelled or for
    training: the columns add up to what was sold.
    """
    rates = sorted({rate for _, stored in found for rate, _, _ in stored.order.vat})
    vat = [f"{kind}_{_percent(rate)}" for rate in rates for kind in ("gross", "vat")]
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    columns = [each for each in COLUMNS if not (books and each in PERSONAL)]
    writer.writerow((*columns, *vat))
    for place, stored in found:
        void = books and not counts(stored)
        cells = dict(zip(COLUMNS, _cells(place, stored), strict=True)) | (dict.fromkeys(MONEY, "") if void else {})
        taxes = _vat(stored.order, rates) if not void else [""] * len(vat)
        writer.writerow(map(safe, (*(cells[each] for each in columns), *taxes)))
    return out.getvalue()


def _cells(place: Restaurant, stored: StoredOrder) -> tuple[str, ...]:
    order = stored.order
    times = (f"{at.astimezone(place.timezone):%Y-%m-%d %H:%M}" for at in (order.placed, stored.due))
    money = map(_amount, (order.goods, order.deposit, order.fee, order.total))
    kind = (order.handover, order.payment, stored.status)
    who = (order.name, order.phone, address(order))
    voice = Voice(place.language, order.currency)
    entries = whole_ticket(order, place, place.language, stored.day).entries
    dishes = "; ".join(voice.say(sentence(entry)) for entry in entries)
    words = (order.allergy, order.remark, _amount(order.pays_with) if order.pays_with else "")
    return (
        place.id, stored.day, str(order.number), *times, *kind, *money, order.currency, *who, dishes, *words
    )  # fmt: skip


def _vat(order: Order, rates: list[int]) -> list[str]:
    """Gross and contained tax of each rate; nothing at a rate that the order does not have."""
    sums = {rate: (_amount(gross), _amount(tax)) for rate, gross, tax in order.vat}
    return [cell for rate in rates for cell in sums.get(rate, ("", ""))]


def _percent(rate: int) -> str:
    """Basis points as people write them: 7, 19, 5.5."""
    return f"{rate / 100:g}"


def _amount(cents: int) -> str:
    return f"{cents // 100},{cents % 100:02}"


def safe(cell: str) -> str:
    """A cell that no spreadsheet runs as a formula: customers write some of them."""
    bare = "".join(sign if sign.isprintable() else " " for sign in cell)
    return f"'{bare}" if bare.lstrip().startswith(FORMULA) else bare


def address(order: Order) -> str:
    if not order.address:
        return ""
    home = order.address
    parts = (f"{home.street} {home.number}".strip(), f"{home.postcode} {home.city}".strip(), home.extra)
    return ", ".join(part for part in parts if part)
