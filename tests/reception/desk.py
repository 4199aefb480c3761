"""A reception with small ways to talk, a clock that is moved by hand, and a channel that remembers courtesies."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import cast

from orderbot.conversation.model import Conversation, Incoming, Reply, Turn
from orderbot.conversation.shop import Shop
from orderbot.envelope import Payload, Received, StatusUpdate
from orderbot.menu.hours import OpeningHours
from orderbot.menu.model import Menu
from orderbot.ordering.order import Order
from orderbot.ports import Recipient, Storage, Verdict
from orderbot.reception import Converse, House, Pace, Reception
from orderbot.restaurant import Limits, Restaurant
from orderbot.storage.memory import open_memory
from orderbot.storage.sqlite import open_sqlite
from orderbot.stored import SENT, Errand, Letter, Parcel, Settled, unpack
from orderbot.tickets.document import Ticket
from orderbot.understanding.card.lexicon import Lexicon
from orderbot.wording.message import Message
from tests.storage.samples import BELLA, START, Wall

MENU = Menu("Bella", "EUR", ("de",), {}, (), {}, {}, {}, {}, {}, version="v1")
CLOSED_DOWN = "2"  # the number of a restaurant that is not configured any more
SHOP = Shop(BELLA, MENU, cast(OpeningHours, None), cast(Lexicon, None))


def echo(talk: Conversation, heard: tuple[Incoming, ...], shop: Shop, now: datetime) -> Turn:
    """Says again what it heard, all of it in one reply."""
    words = "|".join(each.tap or each.text for each in heard)
    return Turn(replace(talk, asked=words, misses=talk.misses + 1), (Reply(words),))


def two_tickets(order: Order, restaurant: Restaurant) -> tuple[tuple[str, Ticket], ...]:
    ticket = Ticket("kitchen", "t", "kueche", "de", order.placed, number=order.number, due=order.due)
    return (("kueche", ticket), ("theke", replace(ticket, printer="theke")))


@dataclass
class Courtesies:
    """The channel as reception uses it."""

    seen_ids: list[str] = field(default_factory=list)
    typing: list[bool] = field(default_factory=list)
    reactions: list[tuple[str, str]] = field(default_factory=list)
    forgotten: list[str] = field(default_factory=list)
    error: Exception | None = None

    async def send(self, restaurant: Restaurant, to: Recipient, message: Message, tag: str) -> str:
        raise AssertionError("reception never sends")

    async def react(self, restaurant: Restaurant, to: Recipient, message_id: str, emoji: str) -> None:
        if self.error:
            raise self.error
        self.reactions.append((message_id, emoji))

    async def forget(self, restaurant: Restaurant, user: str) -> None:
        if self.error:
            raise self.error
        self.forgotten.append(user)

    async def seen(self, restaurant: Restaurant, message_id: str, *, typing: bool) -> None:
        if self.error:
            raise self.error
        self.seen_ids.append(message_id)
        self.typing.append(typing)


@dataclass
class Desk:
    store: Storage
    clock: Wall
    channel: Courtesies
    converse: Converse = echo
    tickets_for: Callable[[Order, Restaurant], tuple[tuple[str, Ticket], ...]] = two_tickets
    reception: Reception = field(init=False)
    task: asyncio.Task[None] | None = None
    heard: int = 0
    shop: Shop = SHOP
    limits: Limits = Limits(0, 0, 0)
    points: list[str] = field(default_factory=list)

    def start(self, pace: Pace | None = None) -> None:
        self.reception = Reception(
            House(
                store=self.store,
                channel=self.channel,
                shops=lambda restaurant: {"bella": self._shop()}[restaurant],
                numbers={BELLA.phone_number_id: "bella", CLOSED_DOWN: "closed-down"},
                converse=lambda talk, heard, shop, now: self.converse(talk, heard, shop, now),
                tickets_for=lambda order, restaurant: self.tickets_for(order, restaurant),
                clock=self.clock,
                token=lambda: "t0ken",
                judge=lambda code: Verdict.THROTTLED if code == 131056 else Verdict.FINAL,
                crash=self.points.append,
            ),
            pace or Pace(),
        )
        self.task = asyncio.create_task(self.reception.run())

    def _shop(self) -> Shop:
        return replace(self.shop, restaurant=replace(self.shop.restaurant, limits=self.limits))

    async def stop(self) -> None:
        if self.task:
            self.reception.stop()
            await asyncio.wait_for(self.task, 15)
            self.task = None

    async def hear(self, *received: Received, statuses: tuple[StatusUpdate, ...] = ()) -> None:
        self.heard += len(received)
        await self.reception.receive(Payload(received, statuses))

    async def later(self, seconds: float) -> None:
        """Time passes, and reception has done what is due."""
        self.clock.pass_by(seconds)
        self.reception.wake()
        await self.calm()

    async def calm(self) -> None:
        """Reception has done what is due now."""
        self.reception.wake()
        while self.reception._turns or not self.reception.resting.is_set():
            await asyncio.sleep(0.001)

    async def outbox(self) -> list[Parcel]:
        """All that would leave the house now, in order."""
        found: list[Parcel] = []
        while leased := await self.store.lease(Errand(f"reader {len(found)}", 50)):
            found += leased
            for parcel in leased:
                await self.store.settle(parcel, f"reader {len(found) - len(leased)}", Settled(SENT, 1, 0, START))
        return sorted(found, key=lambda parcel: parcel.id)

    async def said(self) -> list[str]:
        return [unpack(Letter, each.payload).message.body for each in await self.outbox() if each.kind != "ticket"]


@asynccontextmanager
async def open_desk(path: Path | None = None, *, start: bool = True) -> AsyncIterator[Desk]:
    clock = Wall()
    store = await (open_sqlite(path, clock) if path else open_memory(clock))
    desk = Desk(store, clock, Courtesies())
    try:
        if start:
            desk.start()
        yield desk
    finally:
        await desk.stop()
        await store.close()
