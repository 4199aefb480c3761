"""What the shop does to its orders: each step read, judged, stored with all it leads to, in one transaction.

The board, the owner's page and the clock come this way. Staff who write in chat take the same steps inside their turn.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from orderbot.errors import OrderbotError
from orderbot.moves import Papers, Wish, moved
from orderbot.ordering.lifecycle import OPEN
from orderbot.ports import Clock, Storage
from orderbot.restaurant import Restaurant
from orderbot.stored import StoredOrder

STILL: Final = timedelta(hours=14)  # so long after its time an order may still be at work
TRIES: Final = 3  # of a step that somebody else's came before


class NoSuchOrder(OrderbotError):
    """There is no order of that number on that day."""


@dataclass(frozen=True, slots=True)
class Kitchen:
    """`posted` is called when something new may be in the outbox."""

    store: Storage
    restaurants: Mapping[str, Restaurant]
    papers: Papers
    clock: Clock
    posted: Callable[[], None]

    def now(self, restaurant: str) -> datetime:
        return self.clock().astimezone(self.restaurants[restaurant].timezone)

    async def orders(self, restaurant: str) -> tuple[StoredOrder, ...]:
        """All that is at work or still to come, and what was finished within the last hours; the earliest first."""
        found = await self.store.orders_due(restaurant, self.clock() - STILL)
        return tuple(sorted(found, key=lambda each: (each.due, each.id)))

    async def move(self, restaurant: str, day: str, number: int, wish: Wish) -> StoredOrder:
        """Take the step. NoSuchOrder; IllegalMove if it cannot be taken from where the order stands."""
        place = self.restaurants[restaurant]
        for _ in range(TRIES):
            stored = await self.store.order(restaurant, day, number)
            if stored is None:
                raise NoSuchOrder(f"{restaurant} {day} {number}")
            made = moved(stored, wish, place, self.now(restaurant), self.papers)
            step = made.step
            if await self.store.move(restaurant, step.order, step.expect, step.event, made.outgoing):
                self.posted()
                break
        after = await self.store.order(restaurant, day, number)
        assert after is not None  # orders are never deleted
        return after


def at_work(orders: tuple[StoredOrder, ...]) -> tuple[StoredOrder, ...]:
    return tuple(each for each in orders if each.status in OPEN)
