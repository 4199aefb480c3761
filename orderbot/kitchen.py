"""What the shop does to its orders: each step read, judged, stored with all it leads to, in one transaction.

The board, the owner's page and the clock come this way. Staff who write in chat take the same steps inside their turn.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from orderbot.conversation.model import MoveOrder, SetSetting
from orderbot.conversation.shop import Shop
from orderbot.effects import shop_now
from orderbot.errors import OrderbotError
from orderbot.moves import Papers, Wish, moved
from orderbot.ordering.lifecycle import OPEN, Do
from orderbot.ordering.stock import SetStock
from orderbot.ports import Clock, Storage, StorageDown
from orderbot.restaurant import Restaurant
from orderbot.staff.asking import ask
from orderbot.staff.done import Desk, Done
from orderbot.staff.hearing import do
from orderbot.staff.report import help_
from orderbot.staff.undoing import remembered
from orderbot.staff.words import read_all
from orderbot.stored import StoredOrder
from orderbot.texts import Sayable, lines

log = logging.getLogger(__name__)
STILL: Final = timedelta(hours=14)  # so long after its time an order may still be at work
DAY: Final = timedelta(hours=24)
COSTLY: Final = ("cancel", "block", "unblock", "training")
UNSAID: Final = ("eat", "small_talk")
TRIES: Final = 3  # of a step that somebody else's came before


@dataclass(frozen=True, slots=True)
class Answer:
    """What the board is told. `pin`: what was wanted costs money, nothing of it was done."""

    said: Sayable
    done: bool
    pin: bool = False


class NoSuchOrder(OrderbotError):
    """There is no order of that number on that day."""


@dataclass(frozen=True, slots=True)
class Kitchen:
    store: Storage
    restaurants: Mapping[str, Restaurant]
    shops: Callable[[str], Shop]  # without stock and switches
    papers: Papers
    clock: Clock

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
                break
        after = await self.store.order(restaurant, day, number)
        assert after is not None  # orders are never deleted
        return after

    # -- the shop

    async def desk(self, restaurant: str) -> Desk:
        """What the shop's people see at this moment."""
        now = self.now(restaurant)
        settings, stock = await self.store.settings(restaurant), await self.store.stock(restaurant)
        shop = shop_now(self.shops(restaurant), settings, stock, now)
        return Desk(shop, now, await self.store.orders_due(restaurant, now - DAY), settings)

    async def say(self, restaurant: str, words: str, *, costly: bool, actor: str = "board") -> Answer:
        """Do what staff would write in chat. `costly`: may they do what costs money?"""
        desk = await self.desk(restaurant)
        read = read_all(words)
        if not read or not all(read):
            asked = ask(words, desk)
            return Answer(asked.body, done=False)
        said: list[Sayable] = []
        for command in read:
            if command is None or command.verb in UNSAID:
                continue
            done = do(command, desk)
            if not costly and (command.verb in COSTLY or _cancels(done)):
                return Answer(lines(*said), done=bool(said), pin=True)
            said.append(done.say)
            await self._take(restaurant, desk, done, actor)
            desk = await self.desk(restaurant)
        return Answer(lines(*said) if said else help_().say, done=bool(said))

    async def _take(self, restaurant: str, desk: Desk, done: Done, actor: str) -> None:
        opposite = remembered(done.changes, desk.shop.stock, desk.settings, desk.now)
        for each in (*done.changes, *done.effects, *([opposite] if opposite else [])):
            match each:
                case SetStock(key, until, left):
                    await self.store.set_stock(restaurant, key, until, left)
                case SetSetting(name, value):
                    await self.store.set_setting(restaurant, name, value)
                case MoveOrder(day, number, step, minutes, reason):
                    await self.move(restaurant, day, number, Wish(Do(step), minutes, reason, actor))


def _cancels(done: Done) -> bool:
    """ "12 reject" of an order that was accepted cancels it."""
    return any(isinstance(each, MoveOrder) and each.do == Do.CANCEL for each in done.changes)


def at_work(orders: tuple[StoredOrder, ...]) -> tuple[StoredOrder, ...]:
    return tuple(each for each in orders if each.status in OPEN)


async def look_after(
    places: Collection[Restaurant], look: Callable[[Restaurant], Awaitable[None]], every: float
) -> None:
    """Until cancelled: look at each of them every so many seconds; while nothing can be stored, it is looked again."""
    while True:
        for place in places:
            try:
                await look(place)
            except StorageDown as error:
                log.error("%s of %s is done later: %s", look.__qualname__, place.id, error)
        await asyncio.sleep(every)
