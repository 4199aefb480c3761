"""What the channel costs: delivered messages, the free ones of a month, the rates of the configuration. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from orderbot.config.model import Rate
from orderbot.stored import Usage
from orderbot.texts import Lines, Money, Text, lines, plural, text

FREE: Final = "free_customer_service"  # of the month's free ones
REGULAR: Final = "regular"
WARN: Final = 0.8  # of the free messages


@dataclass(frozen=True, slots=True)
class Bill:
    """One number's month. Money in hundredths of a cent, as the rates are."""

    delivered: int
    free: int  # of these, given away by the month's allowance
    allowance: int
    gifts: int  # given away for another reason: an advertisement opened the chat
    charged: int
    amount: int
    priced: bool  # there is a rate for all that is charged

    @property
    def cents(self) -> int:
        return round(self.amount / 100)

    def each(self, orders: int) -> int:
        """Hundredths of a cent for an order; 0 without one."""
        return round(self.amount / orders) if orders else 0


def bill(usage: Iterable[Usage], rates: Sequence[Rate], allowance: int, month: date) -> Bill:
    """`rates` oldest first; the one of the month's first day counts, for Meta changes prices at quarters."""
    known = list(usage)
    valid = [rate for rate in rates if rate.start <= month.replace(day=1)]
    charged = [each for each in known if each.price_type == REGULAR]
    prices = {"service": valid[-1].service, "utility": valid[-1].utility} if valid else {}
    return Bill(
        delivered=sum(each.count for each in known),
        free=sum(each.count for each in known if each.price_type == FREE),
        allowance=allowance,
        gifts=sum(each.count for each in known if each.price_type not in (FREE, REGULAR)),
        charged=sum(each.count for each in charged),
        amount=sum(each.count * prices.get(each.category, 0) for each in charged),
        priced=all(each.category in prices for each in charged),
    )


def told(found: Bill, orders: int) -> Lines:
    """For the owner, line by line; `orders` of the same month."""
    each = Money(round(found.each(orders) / 100))
    return lines(
        plural("{count} message delivered", "{count} messages delivered", found.delivered),
        text("{used} of {free} free ones used", used=found.free, free=found.allowance),
        plural("{count} charged: {amount}", "{count} charged: {amount}", found.charged, amount=Money(found.cents)),
        plural("{count} order, {each} each", "{count} orders, {each} each", orders, each=each),
        warning(found),
    )


def warning(found: Bill) -> Text | None:
    """When most of the free messages are used: from then on each answer costs, or is lost without a way to pay."""
    if not found.allowance or found.free < WARN * found.allowance:
        return None
    return text(
        "{used} of {free} free WhatsApp messages of this month are used. After that each answer costs; without a "
        "payment method in WhatsApp Manager nothing more arrives.",
        used=found.free,
        free=found.allowance,
    )
