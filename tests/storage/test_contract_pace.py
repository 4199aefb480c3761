"""What every store promises of the channel's limits and prices: both are remembered, whatever happens in between."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from orderbot.envelope import StatusUpdate
from orderbot.ports import Storage
from orderbot.storage.sqlite import open_sqlite
from orderbot.stored import MESSAGE, SENT, TICKET, Arrived, Errand, Leasing, Outcome, Outgoing, Settled, Usage
from tests.storage.samples import BELLA, START, Wall

LIMITS = Leasing(burst=3, refill=6.0, burst_all=5, refill_all=1.0)


def letters(queue: str, count: int, kind: str = MESSAGE) -> tuple[Outgoing, ...]:
    return tuple(Outgoing(kind, queue, "{}", f"{queue}:{n}") for n in range(count))


class Post:
    """Sends whatever the store lets go."""

    def __init__(self, store: Storage) -> None:
        self.store, self.leases = store, 0

    async def sent(self, leasing: Leasing = LIMITS) -> list[str]:
        queues: list[str] = []
        while True:
            self.leases += 1
            parcels = await self.store.lease(Errand(f"owner-{self.leases}", 100, leasing))
            if not parcels:
                return queues
            for parcel in parcels:
                queues.append(parcel.queue)
                await self.store.settle(parcel, f"owner-{self.leases}", Settled(SENT, 1, 0, START))


async def test_one_reader_gets_a_burst_and_then_one_each_six_seconds(store: Storage, clock: Wall) -> None:
    post = Post(store)
    await store.enqueue("bella", letters("customer:1", 6))
    assert await post.sent() == ["customer:1"] * 3
    clock.pass_by(5.9)
    assert await post.sent() == []
    clock.pass_by(0.2)
    assert await post.sent() == ["customer:1"]
    clock.pass_by(3600)
    await store.enqueue("bella", letters("customer:2", 1))
    assert sorted(await post.sent()) == ["customer:1", "customer:1", "customer:2"]


async def test_a_number_has_a_limit_of_its_own_and_paper_has_none(store: Storage, clock: Wall) -> None:
    post = Post(store)
    for customer in range(8):
        await store.enqueue("bella", letters(f"customer:{customer}", 1))
    await store.enqueue("bella", letters("printer:bella:kueche", 8, TICKET))
    sent = await post.sent()
    assert len([each for each in sent if each.startswith("customer")]) == 5
    assert len([each for each in sent if each.startswith("printer")]) == 8
    clock.pass_by(2)
    assert len(await post.sent()) == 2
    clock.pass_by(60)
    assert len(await post.sent()) == 1


async def test_a_restart_does_not_forget_what_was_sent(tmp_path: Path, clock: Wall) -> None:
    store = await open_sqlite(tmp_path / "a.db", clock)
    await store.enqueue("bella", letters("customer:1", 6))
    assert len(await Post(store).sent()) == 3
    await store.close()
    store = await open_sqlite(tmp_path / "a.db", clock)
    try:
        assert await Post(store).sent() == []
        clock.pass_by(6)
        assert len(await Post(store).sent()) == 1
    finally:
        await store.close()


async def test_a_clock_that_steps_back_stops_nobody_for_long(store: Storage, clock: Wall) -> None:
    post = Post(store)
    await store.enqueue("bella", letters("customer:1", 3))
    assert len(await post.sent()) == 3
    clock.pass_by(-3600)
    await store.enqueue("bella", letters("customer:2", 1))
    assert await post.sent() == ["customer:2"]


def test_the_limits_are_whatsapps() -> None:
    assert (Leasing().burst, Leasing().refill) == (45, 6.0)
    assert (Leasing().burst_all, round(1 / Leasing().refill_all)) == (80, 80)


# ---- prices --------------------------------------------------------------------------------------------------------


def told(id: str, word: str, price: str = "regular", category: str = "service", month: int = 5) -> Outcome:
    at = START.replace(month=month)
    update = StatusUpdate(BELLA.phone_number_id, id, word, at, price_type=price, price_category=category)
    return Outcome("bella", update)


async def test_a_delivered_message_counts_once_whatever_statuses_say_so(store: Storage) -> None:
    batches = [
        [told("a", "sent"), told("a", "delivered"), told("a", "read", "")],
        [told("b", "sent"), told("b", "read")],  # read without delivered
        [told("c", "read"), told("c", "delivered"), told("c", "delivered")],
        [told("d", "sent"), told("d", "failed", "")],  # never arrived
        [told("e", "delivered", "free_customer_service")],
        [told("f", "delivered", category="utility")],
        [told("g", "delivered", month=6)],
    ]
    for outcomes in batches * 2:
        await store.receive(Arrived(outcomes=tuple(outcomes)))
    assert await store.usage("bella", "2026-05") == (
        Usage("free_customer_service", "service", 1),
        Usage("regular", "service", 3),
        Usage("regular", "utility", 1),
    )
    assert await store.usage("bella", "2026-06") == (Usage("regular", "service", 1),)
    assert await store.usage("other", "2026-05") == ()


async def test_prices_told_apart_count_once(store: Storage) -> None:
    await store.receive(Arrived(outcomes=(told("a", "delivered"),)))
    await store.receive(Arrived(outcomes=(replace(told("a", "read")),)))
    assert await store.usage("bella", "2026-05") == (Usage("regular", "service", 1),)
