"""What /health says is computed from what moves: paper, answers, a real write."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from orderbot.paperwatch import PaperWatch
from orderbot.paperwatch.house import House as PaperHouse
from orderbot.ports import Storage, StorageDown
from orderbot.progress import LITTLE, LOW, Progress, space
from orderbot.storage.memory import open_memory
from orderbot.stored import DEAD, MESSAGE, NEW, SENT, TICKET, Errand, Settled
from tests.outbox.post_office import sheet
from tests.storage.samples import BELLA, Wall, arrived, letter, said, status


class House:
    def __init__(self, store: Storage, clock: Wall, staff: tuple[str, ...] = BELLA.staff) -> None:
        places = {"bella": replace(BELLA, staff=staff)}
        self.store, self.clock = store, clock
        self.sent: dict[str, datetime] = {}
        self.watch = PaperWatch(PaperHouse(store, places, clock))
        self.progress = Progress(store, places, clock, lambda place, kind: self.sent.get(kind))
        self.leases = 0

    async def order(self, key: str = "t", number: int = 12) -> None:
        await self.store.enqueue("bella", (sheet(key, number),))

    async def deliver(self, kind: str, state: str, *, later: float = 0.0) -> list[int]:
        """What is due of that kind ends so; the rest waits on. The ids of what ended."""
        self.leases += 1
        ended = []
        for parcel in await self.store.lease(Errand(f"run {self.leases}", 50)):
            settled = Settled(state if parcel.kind == kind else NEW, 1, 0, self.clock() + timedelta(seconds=later))
            await self.store.settle(parcel, f"run {self.leases}", replace(settled, error="out of paper"))
            ended += [parcel.id] if parcel.kind == kind else []
        return ended

    async def seconds(self, seconds: float) -> None:
        for _ in range(int(seconds)):
            self.clock.pass_by(1)
            await self.watch.look()


@pytest.fixture
async def house() -> AsyncIterator[House]:
    clock = Wall()
    store = await open_memory(clock)
    yield House(store, clock)
    await store.close()


async def test_all_is_well_while_paper_comes(house: House) -> None:
    await house.order()
    await house.deliver(TICKET, SENT)
    await house.seconds(90)
    assert await house.progress.printing() == ""
    assert await house.progress.tickets() == ""


async def test_a_ticket_that_is_neither_on_paper_nor_told_after_a_minute_is_a_failure(house: House) -> None:
    await house.order()
    await house.deliver(TICKET, NEW, later=600)
    await house.seconds(58)
    assert await house.progress.printing() == "", "there is a minute"
    await house.seconds(2)
    reason = await house.progress.printing()
    assert reason.startswith(
        "bella: 1 ticket is neither on paper nor told to staff, the oldest for 60 s (out of paper); "
    )
    assert "orderbot orders" in reason


async def test_once_staff_have_the_order_it_is_a_warning(house: House) -> None:
    await house.order()
    await house.deliver(TICKET, NEW, later=600)
    await house.seconds(50)
    assert await house.deliver("alert", SENT), "the watch told them"
    await house.seconds(20)
    assert await house.progress.printing() == ""
    assert "staff were told" in await house.progress.tickets()


async def test_a_message_to_staff_that_came_back_told_nobody(house: House) -> None:
    await house.order()
    await house.deliver(TICKET, NEW, later=600)
    await house.seconds(50)
    (alert,) = await house.deliver("alert", SENT)
    await house.store.receive(status(alert, "failed", code=131047))
    await house.seconds(20)
    assert "neither on paper nor told" in await house.progress.printing()


async def test_a_message_to_staff_that_never_left_told_nobody(house: House) -> None:
    await house.order()
    await house.deliver(TICKET, NEW, later=600)
    await house.seconds(50)
    await house.deliver("alert", DEAD)
    await house.seconds(20)
    assert "neither on paper nor told" in await house.progress.printing()


async def test_without_anybody_to_tell_nobody_was_told() -> None:
    clock = Wall()
    store = await open_memory(clock)
    house = House(store, clock, staff=())
    await house.order()
    await house.deliver(TICKET, NEW, later=600)
    await house.seconds(61)
    assert "neither on paper nor told" in await house.progress.printing()
    await store.close()


async def test_what_joins_the_trouble_must_be_told_too(house: House) -> None:
    await house.order("t1", 1)
    await house.deliver(TICKET, NEW, later=6000)
    await house.seconds(50)
    await house.deliver("alert", SENT)
    await house.order("t2", 2)
    await house.seconds(50)
    await house.deliver("alert", DEAD)
    await house.seconds(20)
    assert "neither on paper nor told" in await house.progress.printing()


async def test_a_message_without_a_turn_after_a_minute_is_a_failure(house: House) -> None:
    await house.store.receive(arrived(said("m1")))
    house.clock.pass_by(60)
    assert await house.progress.answers() == ""
    house.clock.pass_by(1)
    assert (await house.progress.answers()).startswith("bella: messages wait for an answer for 61 s")


async def test_nothing_that_leaves_is_a_failure_one_that_waits_is_not(house: House) -> None:
    await house.store.enqueue("bella", (letter("k", customer=None),))
    house.clock.pass_by(121)
    assert "nothing could be sent for 2 min" in await house.progress.answers()
    house.sent[MESSAGE] = house.clock()
    assert await house.progress.answers() == "", "others are answered"
    house.clock.pass_by(400)
    await house.store.enqueue("bella", (letter("k2", customer=None),))
    house.sent[MESSAGE] = house.clock()
    assert "bella: 2 x message" in await house.progress.waiting()


async def test_what_belongs_to_a_restaurant_that_is_gone_is_a_warning(house: House) -> None:
    await house.store.enqueue("roma", (replace(letter("k", customer=None)),))
    house.clock.pass_by(600)
    assert "roma, which is not in the configuration" in await house.progress.waiting()
    assert await house.progress.answers() == ""


async def test_the_database_is_asked_to_write(house: House) -> None:
    assert await house.progress.database() == ""

    async def full() -> None:
        raise StorageDown("SQLITE_FULL")

    house.store.beat = full  # type: ignore[method-assign]
    assert (await house.progress.database()).startswith("nothing can be stored (SQLITE_FULL)")


@pytest.mark.parametrize(
    ("free", "fails", "warns"), [(LITTLE - 1, True, False), (LOW - 1, False, True), (LOW, False, False)]
)
def test_little_space_is_told_in_time(free: int, fails: bool, warns: bool) -> None:
    failing, warning = space(free)
    assert (bool(failing), bool(warning)) == (fails, warns)
