"""The last pieces, and many who tap "buy" at the same moment: one file, one writer, nothing sold twice."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from orderbot.conversation.flow import converse
from orderbot.envelope import Payload, Received, Sender
from orderbot.ordering.order import Order
from orderbot.ports import Storage
from orderbot.reception import House, Pace, Reception
from orderbot.storage.sqlite import open_sqlite
from orderbot.stored import SENT, Errand, Letter, Settled, unpack
from orderbot.tickets.making import tickets_for
from orderbot.wording.message import Message
from orderbot.wording.render import Voice
from tests.reception.desk import Courtesies
from tests.shops import RESTAURANT, make_shop
from tests.storage.samples import START, Wall, ask, said, tapped

PEOPLE = st.lists(st.integers(1, 4), min_size=2, max_size=8)  # pieces each of them wants
WISHES = ("{} Tiramisu abholen", "{} Panna Cotta und {} Tiramisu abholen")


class Counter:
    """A shop whose customers write, tap and read."""

    def __init__(self, store: Storage, clock: Wall) -> None:
        self.store, self.clock, self.count = store, clock, 0
        shop = make_shop()
        self.reception = Reception(
            House(
                store=store,
                channel=Courtesies(),
                shops=lambda restaurant: replace(shop, restaurant=RESTAURANT),
                numbers={RESTAURANT.phone_number_id: "bella"},
                converse=converse,
                tickets_for=lambda order, place: tickets_for(order, place, "de"),
                clock=clock,
                token=lambda: "t0ken",
            ),
            Pace(quiet=0, longest=0),
        )

    async def all_at_once(self, messages: Sequence[tuple[str, str]]) -> dict[str, Message]:
        """(phone, text or tap) of many people -> the last message each of them gets."""
        received: list[Received] = []
        for phone, what in messages:
            self.count += 1
            made = tapped if what.startswith("buy:") else said
            received.append(made(f"m{self.count}", what, sender=Sender(phone=phone), at=self.clock.at))
        await asyncio.gather(*(self.reception.receive(Payload((each,))) for each in received))
        while self.reception._turns or await self.store.waiting():  # taps have their turn in the round that keeps them
            self.reception._start(await self.store.waiting())
            if self.reception._turns:
                await asyncio.wait(list(self.reception._turns.values()))
        answers: dict[str, Message] = {}
        while parcels := await self.store.lease(Errand("post", 50)):
            for parcel in parcels:
                await self.store.settle(parcel, "post", Settled(SENT, 1, 0, START))
                if parcel.queue.startswith("customer:"):
                    letter = unpack(Letter, parcel.payload)
                    answers[letter.phone] = letter.message
        return answers


def button(message: Message) -> str:
    return next((key for key, _ in message.buttons if key.startswith("buy:")), "")


async def sell(folder: Path, left: int, wishes: list[int]) -> tuple[list[Order], dict[str, list[str]], int]:
    """(orders, what each customer was shown with a button, pieces left) after everybody bought until nobody can."""
    clock = Wall()
    store = await open_sqlite(folder / "bella.db", clock)
    try:
        await store.set_stock("bella", "item:61", START + timedelta(hours=5), left)
        counter = Counter(store, clock)
        orders = {f"4917{place:08}": WISHES[place % 2].format(pieces, pieces) for place, pieces in enumerate(wishes)}
        answers = await counter.all_at_once(list(orders.items()))
        shown: dict[str, list[str]] = {phone: [] for phone in orders}
        for _ in range(4):
            taps = [(phone, button(message)) for phone, message in answers.items() if button(message)]
            for phone, tap in taps:
                shown[phone].append(f"{tap[4:].partition('@')[0]} {answers[phone].body}")
            if not taps:
                break
            answers = await counter.all_at_once(taps)
        await counter.reception._drain()
        failed = await ask(store, "SELECT note FROM inbox WHERE state = 'failed'")
        assert list(failed) == []
        stock = await store.stock("bella")
        return (
            [each.order for each in await store.orders("bella", "2026-05-15", "2026-05-15")],
            shown,
            stock.left["item:61"],
        )
    finally:
        await store.close()


def sold(orders: list[Order]) -> int:
    return sum(line.quantity for order in orders for line in order.lines if line.item == "61")


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(left=st.integers(0, 9), wishes=PEOPLE)
def test_never_more_than_there_is_and_never_at_a_total_not_shown(left: int, wishes: list[int]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        orders, shown, rest = asyncio.run(sell(Path(folder), left, wishes))
    assert rest == left - sold(orders) >= 0
    assert sold(orders) == min(left, sum(wishes)), "and all of it found a buyer"
    for order in orders:
        seen = [body for body in shown[order.phone] if body.startswith(order.digest)]
        assert seen
        assert Voice("de").money(order.total) in seen[0]


async def test_one_gets_the_last_piece_and_the_other_is_told(tmp_path: Path) -> None:
    clock = Wall()
    store = await open_sqlite(tmp_path / "bella.db", clock)
    try:
        await store.set_stock("bella", "item:61", START + timedelta(hours=5), 1)
        counter = Counter(store, clock)
        people = ("49170001", "49170002")
        asked = await counter.all_at_once([(phone, "1 Tiramisu abholen") for phone in people])
        answers = await counter.all_at_once([(phone, button(asked[phone])) for phone in people])
        bodies = [answers[phone].body for phone in people]
        assert sum("ist eingegangen" in body for body in bodies) == 1
        assert sum("Tiramisu ist gerade aus" in body for body in bodies) == 1, bodies
        assert len(await store.orders("bella", "2026-05-15", "2026-05-15")) == 1
        await counter.reception._drain()
    finally:
        await store.close()
