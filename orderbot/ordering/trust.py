"""Which order waits for a person before the kitchen hears of it: a very big one, a big one of somebody new. Pure."""

from __future__ import annotations

from typing import Final

from orderbot.ordering.lifecycle import PLACED, Do, IllegalMove, move
from orderbot.ordering.order import Order
from orderbot.restaurant import Restaurant
from orderbot.texts import Text, text

BIG, FIRST = "big", "first"
WHY: Final[dict[str, Text]] = {
    BIG: text("it is very big"),
    FIRST: text("it is big, and we have made nothing for this customer yet"),
}
HELD: Final = "held:"  # + day and number: a setting of the restaurant, while such an order waits
ASKED: Final = "staff"  # restaurant.accept: a person says yes to every order


def held(order: Order, place: Restaurant, *, known: bool) -> str:
    """Why a person must agree to it first, "" if nobody need. `known`: we have made something for this customer."""
    pieces, limits = sum(line.quantity for line in order.lines), place.limits
    if pieces > place.max_pieces or order.total > place.max_total:
        return BIG
    if not known and (0 < limits.first_pieces < pieces or 0 < limits.first_total < order.total):
        return FIRST
    return ""


def waits(order: Order, status: str) -> bool:
    """Nobody has agreed to it yet, so nothing of it is on paper."""
    return bool(order.held) and status == PLACED


def noted(order: Order, day: str) -> str:
    """The name of that setting."""
    return f"{HELD}{day}:{order.number}"


def step(order: Order, status: str, do: Do) -> str:
    """The state it leads to. IllegalMove if it leads nowhere, or if a ticket is wanted again that never was."""
    if do == Do.REPRINT and waits(order, status):
        raise IllegalMove(status, do)
    return move(status, do)


def asks(order: Order, place: Restaurant) -> bool:
    """Does it, or did it, take a person's yes? Then its customer is told what that person said."""
    return bool(order.held) or place.accept == ASKED
