"""A town that orders: customers who type and tap, staff who run out of things, a card that changes every second.

The real conversation, staff commands, reception and store; the clock is moved by hand, chance is seeded.
"""

from __future__ import annotations

import asyncio
import random
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from orderbot.app import paper, teller
from orderbot.cards import Cards
from orderbot.conversation.flow import converse
from orderbot.conversation.model import TAP, TEXT, Incoming
from orderbot.envelope import Payload, Received, Sender
from orderbot.ordering.order import Order
from orderbot.ports import Storage
from orderbot.reception import House, Reception
from orderbot.staff import hear
from orderbot.storage.memory import open_memory
from orderbot.stored import ALERT, SENT, TICKET, Errand, Letter, Settled, unpack
from orderbot.wording.message import Message
from orderbot.wording.render import Voice
from tests.crowd.editor import Editor
from tests.reception.desk import Courtesies
from tests.shops import CARD, RESTAURANT
from tests.storage.samples import Wall

CHEF = "4915112345678"
ADDRESS = "Lieferung Bahnhofstr. 12, 14806 Bad Belzig"
SMALL_TALK = (
    "abholen", ADDRESS, "so schnell wie möglich", "um 20 Uhr", "Bahnhofstr. 12, 14806 Bad Belzig", "bar", "mit Karte",
    "ja", "noch eine Cola", "1 weg", "zurück", "Korb", "ohne Zwiebeln", "mit extra Käse", "wie immer", "groß", "klein",
    "Spaghetti", "was kostet die 23?", "halb Salami halb Funghi groß", "kaufen", "Karte", "zahle mit 50", "Mittagsmenü",
)  # fmt: skip
AVOIDED = ("human", "cancel", "clear", "card", "keep", "back")


@dataclass
class Guest:
    """One customer: what was shown to them, and what they do next."""

    phone: str
    rng: random.Random
    begins: int
    patience: int
    shown: dict[str, str] = field(default_factory=dict)  # digest of a buy button -> the message it was on
    last: Message | None = None
    acts: int = 0  # second of the next message
    said: int = 0

    def wants(self, second: int) -> bool:
        return second >= max(self.begins, self.acts) and self.said < self.patience

    def sees(self, message: Message, second: int) -> None:
        self.last = message
        self.acts = second + self.rng.choice((1, 1, 2, 3))
        for key, _ in message.buttons:
            if key.startswith("buy:"):
                self.shown[key[4:].partition("@")[0]] = message.body

    def next(self, dishes: list[str]) -> list[tuple[str, str]]:
        """(kind, what) of the messages to send now."""
        rng, message = self.rng, self.last
        chance = rng.random()
        if message is None or chance < 0.12:
            return self._order(dishes)
        buys = [key for key, _ in message.buttons if key.startswith("buy:")]
        if buys and chance < 0.75:
            return [(TAP, buys[0])] * rng.choice((1, 1, 1, 2))
        if buys and chance < 0.8:
            return [(TEXT, "kaufen")]
        if self.shown and chance < 0.15:
            return [(TAP, f"buy:{rng.choice(list(self.shown))}")]  # an old button
        taps = [key for key, _ in message.buttons] + [row.id for row in message.rows]
        taps = [key for key in taps if not key.startswith(AVOIDED)] or taps
        if taps and chance < 0.8:
            return [(TAP, rng.choice(taps))]
        return [(TEXT, rng.choice(SMALL_TALK))]

    def _order(self, dishes: list[str]) -> list[tuple[str, str]]:
        rng = self.rng
        named = [f"{rng.choice(('1', '2', '3'))} {rng.choice(dishes)}" for _ in range(rng.randint(1, 3))]
        named.append(rng.choice(("1 Tiramisu", "", "groß", "mit Salami", "2 Panna Cotta")))
        where = rng.choice(("abholen", ADDRESS, "zum Abholen um 20 Uhr", ""))
        texts = [", ".join(filter(None, named)), where]
        together = ", ".join(filter(None, texts))
        return [(TEXT, together)] if rng.random() < 0.6 else [(TEXT, each) for each in texts if each]


@dataclass
class Town:
    cards: Cards
    store: Storage
    clock: Wall
    reception: Reception
    editor: Editor
    rng: random.Random
    guests: dict[str, Guest]
    errors: list[BaseException]
    count: int = 0
    second: int = 0
    orders: list[Order] = field(default_factory=list)

    async def pass_second(self) -> None:
        """An edit, everybody's messages, their turns, the answers."""
        self.editor.edit()
        for _ in range(2):
            await self.cards.look(self.cards._restaurants["bella"])
        menu = self.cards.menu("bella")
        dishes = [each.name.text for each in menu.items.values()]
        if self.rng.random() < 0.4:
            await self._send(CHEF, [(TEXT, self._chef_says(dishes))])
        for guest in self.guests.values():
            if guest.wants(self.second):
                guest.said += 1
                guest.acts = self.second + 3
                await self._send(guest.phone, guest.next(dishes))
        self.clock.pass_by(1)
        self.second += 1
        await self.turns()
        await self.check_orders()
        await self.deliver()

    async def turns(self) -> None:
        """Every turn that is due."""
        while True:
            self.reception._start(await self.store.waiting())
            if not self.reception._turns:
                return
            await asyncio.wait(list(self.reception._turns.values()))
            await asyncio.sleep(0)

    async def check_orders(self) -> None:
        """Each new order was shown, with its button and this total, before these turns."""
        every = [each.order for each in await self.store.orders("bella", "2026-05-15", "2026-05-16")]
        for order in every[len(self.orders) :]:
            shown = self.guests[order.phone].shown
            assert order.digest in shown, f"order {order.number} was never shown"
            amount = Voice(order.language or "de").money(order.total)
            assert amount in shown[order.digest], f"order {order.number} for {amount}: {shown[order.digest]}"
            assert order.total == order.goods + order.deposit + order.fee
        self.orders = every

    async def deliver(self) -> None:
        while parcels := await self.store.lease(Errand(f"post {self.second}", 50)):
            for parcel in parcels:
                await self.store.settle(parcel, f"post {self.second}", Settled(SENT, 1, 0, self.clock.at))
                if parcel.kind in (TICKET, ALERT):
                    continue
                letter = unpack(Letter, parcel.payload)
                if guest := self.guests.get(letter.phone):
                    guest.sees(letter.message, self.second)

    async def _send(self, phone: str, messages: list[tuple[str, str]]) -> None:
        received = []
        for kind, what in messages:
            self.count += 1
            slots = {"tap": what} if kind == TAP else {"text": what}
            incoming = Incoming(f"wamid.{self.count}", self.clock.at, kind, **slots)
            received.append(Received(RESTAURANT.phone_number_id, Sender(phone=phone, user=f"DE.{phone}"), incoming))
        await self.reception.receive(Payload(tuple(received)))

    def _chef_says(self, dishes: list[str]) -> str:
        dish = self.rng.choice(dishes)
        return self.rng.choice(
            (
                f"{dish} aus bis 19 Uhr", f"{dish} aus", f"nur noch {self.rng.randint(0, 6)} {dish}", "nur noch 3 Tiramisu",
                "alles wieder da", "was ist aus?", "kein Mozzarella bis 20 Uhr", "Zutat Salami aus", "Extra Zwiebeln aus",
                "Penne aus bis morgen", "Spaghetti, Penne und Tagliatelle aus", f"{dish} wieder da", "PIN 1234",
            )
        )  # fmt: skip


@asynccontextmanager
async def open_town(folder: Path, seed: int, people: int, seconds: int) -> AsyncIterator[Town]:
    rng = random.Random(seed)
    clock = Wall()
    store = await open_memory(clock)
    shutil.copytree(CARD, folder / "card")
    place = replace(RESTAURANT, menu=folder / "card", max_total=1_000_000)
    cards = Cards({"bella": place}, store, clock, teller(store))
    await cards.open()
    errors: list[BaseException] = []

    def watched(work):
        def run(*args):
            try:
                return work(*args)
            except BaseException as error:
                errors.append(error)
                raise

        return run

    reception = Reception(
        House(
            store=store,
            channel=Courtesies(),
            shops=cards.shop,
            numbers={place.phone_number_id: "bella"},
            converse=watched(converse),
            staff=watched(hear),
            tickets_for=watched(paper(cards)),
            clock=clock,
            token=lambda: "t0ken",
        )
    )
    phones = [f"49170{number:07}" for number in range(people)]
    guests = {
        phone: Guest(phone, random.Random(f"{seed} {phone}"), rng.randrange(max(seconds // 2, 1)), rng.randint(3, 12))
        for phone in phones
    }
    try:
        yield Town(cards, store, clock, reception, Editor(folder / "card", rng), rng, guests, errors)
        await reception._drain()
    finally:
        await store.close()
