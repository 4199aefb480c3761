"""A shop with a kitchen over a real store: orders are placed by the row, everything else goes the real way."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from orderbot.conversation.model import PlaceOrder, Turn
from orderbot.effects import decision, scene_shop
from orderbot.envelope import Sender
from orderbot.kitchen import Kitchen
from orderbot.moves import Wish
from orderbot.ordering.lifecycle import Do
from orderbot.ordering.order import Order
from orderbot.ports import Storage
from orderbot.restaurant import Board, Restaurant
from orderbot.staff import hear
from orderbot.storage.memory import open_memory
from orderbot.stored import (
    FAREWELL,
    SENT,
    TICKET,
    Decision,
    Errand,
    Letter,
    Scene,
    Settled,
    Sheet,
    StoredOrder,
    unpack,
)
from orderbot.tickets.document import Ticket
from orderbot.tickets.making import tickets_for
from tests.shops import make_shop
from tests.storage.samples import ANNA, BELLA, DAY, Wall, arrived, order, said

CARD = make_shop()
KEY, PIN = "kitchen-key-1234", "2468"
PLACE = replace(BELLA, board=Board(KEY, PIN), address="Marktplatz 1")


def papers(order: Order, place: Restaurant) -> tuple[tuple[str, Ticket], ...]:
    return tickets_for(order, place, "de")


@dataclass
class Shop:
    store: Storage
    clock: Wall
    place: Restaurant = PLACE
    kitchen: Kitchen = field(init=False)
    count: int = 0

    def __post_init__(self) -> None:
        self.kitchen = Kitchen(self.store, {"bella": self.place}, lambda _: CARD, papers, self.clock)

    async def order(
        self, change: Callable[[Order], Order] = lambda order: order, *, sender: Sender = ANNA
    ) -> StoredOrder:
        """One more order, with all that a turn which places it leads to."""
        self.count += 1
        await self.store.receive(arrived(said(f"wamid.{self.count}", sender=sender, at=self.clock())))
        (waiting,) = await self.store.waiting()

        def decide(scene: Scene) -> Decision:
            made = change(order(scene.next_number, scene.customer, digest=f"d{self.count}", placed=self.clock()))
            here = self.clock().astimezone(self.place.timezone)
            turn = Turn(scene.talk, (PlaceOrder(made),))
            return decision(turn, scene, replace(CARD, restaurant=self.place), here, DAY, papers)

        await self.store.turn("bella", waiting.customer, DAY, decide)
        return (await self.store.orders("bella", DAY, DAY))[-1]

    async def do(self, number: int, do: Do, minutes: int | None = None, reason: str = "") -> StoredOrder:
        return await self.kitchen.move("bella", DAY, number, Wish(do, minutes, reason))

    async def chat(self, words: str) -> None:
        """What one of the staff writes."""
        self.count += 1
        chef = Sender(phone=self.place.staff[0].lstrip("+"))
        await self.store.receive(arrived(said(f"wamid.{self.count}", words, sender=chef, at=self.clock())))
        (waiting,) = await self.store.waiting()

        def decide(scene: Scene) -> Decision:
            here = self.clock().astimezone(self.place.timezone)
            shop = replace(CARD, restaurant=self.place)
            effects, rest, _ = hear(scene, scene_shop(scene, shop, "", here), here)
            assert not rest
            return decision(Turn(scene.talk, effects), scene, shop, here, DAY, papers)

        await self.store.turn("bella", waiting.customer, DAY, decide, frozenset({chef.phone}))

    async def later(self, seconds: float) -> None:
        self.clock.pass_by(seconds)

    async def out(self) -> tuple[list[str], list[Ticket]]:
        """What leaves the house now: messages and tickets."""
        letters: list[str] = []
        tickets: list[Ticket] = []
        while leased := await self.store.lease(Errand(f"reader {len(letters)}-{len(tickets)}-{self.clock()}", 50)):
            owner = f"reader {len(letters)}-{len(tickets)}-{self.clock()}"
            for parcel in leased:
                if parcel.kind == TICKET:
                    tickets.append(unpack(Sheet, parcel.payload).ticket)
                elif parcel.kind != FAREWELL:
                    letters.append(unpack(Letter, parcel.payload).message.body)
            for parcel in leased:
                assert await self.store.settle(parcel, owner, Settled(SENT, 1, 0, self.clock()))
        return letters, tickets

    def at(self, minutes: int) -> datetime:
        return self.clock() + timedelta(minutes=minutes)


@asynccontextmanager
async def open_shop(**changes: object) -> AsyncIterator[Shop]:
    clock = Wall()
    store = await open_memory(clock)
    try:
        yield Shop(store, clock, replace(PLACE, **changes))  # type: ignore[arg-type]
    finally:
        await store.close()
