"""Questions of staff: what of today, what did we sell, what is switched, what can I write. Nothing personal in it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from orderbot.ledger import counts, sums
from orderbot.ordering.business_day import business_day
from orderbot.ordering.lifecycle import OPEN
from orderbot.staff import sayings
from orderbot.staff.done import Desk, Done
from orderbot.staff.steps import STATUS
from orderbot.staff.switching import said_on
from orderbot.stored import StoredOrder
from orderbot.texts import Arg, Clock, Money, lines, plural, text

NEXT: Final = 8  # open orders that are listed
PAYMENT: Final = {"cash": text("cash"), "card": text("card"), "online": text("online")}


def today(desk: Desk) -> Done:
    """How many, how much, and what is still to be done."""
    sold = sold_today(desk)
    waiting = sorted((each for each in desk.orders if each.status in OPEN), key=lambda each: each.due)
    rows = [
        text(
            "{number}: {status}, {time}",
            number=each.order.number,
            status=STATUS[each.status],
            time=Clock(each.due.astimezone(desk.now.tzinfo), desk.now),
        )
        for each in waiting[:NEXT]
    ]
    return Done(
        lines(
            _summed(sold),
            *rows,
            plural("and {count} more", "and {count} more", count=len(waiting) - NEXT) if len(waiting) > NEXT else None,
            None if waiting else text("No order is open."),
        )
    )


def sales(desk: Desk) -> Done:
    """The day's sums: by tax rate, deposit, payment. Rejected and cancelled orders count for nothing."""
    sold = sold_today(desk)
    day = sums(sold)
    return Done(
        lines(
            _summed(sold),
            *(_rate(*each) for each in day.vat),
            text("of it deposit: {amount}", amount=Money(day.deposit)) if day.deposit else None,
            *(
                text("{payment}: {amount}", payment=PAYMENT.get(each, each), amount=Money(cents))
                for each, cents in day.payments
            ),
            text("What customers wished to pay with, not what was paid.") if day.payments else None,
        )
    )


def _rate(rate: int, gross: int, tax: int) -> Arg:
    return text("VAT {rate} %: {gross}, of it tax {tax}", rate=f"{rate / 100:g}", gross=Money(gross), tax=Money(tax))


def status(desk: Desk) -> Done:
    """All that is not as usual."""
    rows = [said_on(each, desk.now) for each in desk.on.values()]
    stock = sayings.stock_said(desk.shop.stock, desk.shop.menu, desk.now)
    return Done(lines(*rows, stock) if rows else lines(text("Nothing is switched."), stock))


def sold_today(desk: Desk) -> tuple[StoredOrder, ...]:
    day = business_day(desk.now, desk.shop.restaurant).isoformat()
    return tuple(each for each in desk.orders if each.day == day and counts(each))


def _summed(sold: Iterable[StoredOrder]) -> Arg:
    totals = [each.order.total for each in sold]
    amount = Money(sum(totals))
    return plural("Today: {count} order, {amount}", "Today: {count} orders, {amount}", count=len(totals), amount=amount)


def help_() -> Done:
    return Done(
        lines(
            text("*The card*: 23 out · 23 out until tomorrow · 12 Tiramisu left · 23 back · what is out"),
            text("*The shop*: pause 20 · closed · open · delay 15 · no delivery · delivery back"),
            text(
                "*An order*: 12 ok 40 · 12 ready · 12 on the way · 12 +15 · 12 reject sold out · cancel 12 · print 12"
            ),
            text("*The day*: today · sales · status"),
            text("*Besides*: undo · block 12 · training · shadow week · order (to order something yourself)"),
        )
    )
