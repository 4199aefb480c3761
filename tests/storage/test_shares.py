"""Many workers on one server: a restaurant is one's at a time, and who lost it can neither write nor lease for it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import partial

import pytest

from orderbot.config.model import PostgresServer
from orderbot.errors import PassingError
from orderbot.ports import Storage, StorageDown
from orderbot.retention import Keep, left_alone
from orderbot.sharing import Sharing
from orderbot.storage.postgres import open_postgres
from orderbot.storage.queries import SQL
from orderbot.stored import SENT, Arrived, Errand, Leasing, Settled
from tests.postgres import Cluster
from tests.storage.samples import DAY, Wall, ask, deciding, letter, placing, said, tapped

PLACES = ("bella", "roma", "")
QUICK = Leasing()


@pytest.fixture
def url(postgres: Cluster) -> Iterator[str]:
    with postgres.database() as made:
        yield made


@asynccontextmanager
async def workers(url: str, *shares: tuple[str, ...], clock: Wall | None = None):
    """Stores that share the database, each at work for these restaurants."""
    made = [
        await open_postgres(PostgresServer(url), clock or Wall(), address=f"http://worker{at}")
        for at in range(len(shares))
    ]
    try:
        for store, places in zip(made, shares, strict=True):
            await work_for(store, *places)
            await store.share.join()
        yield made
    finally:
        for store in made:
            await store.close()


async def work_for(store: Storage, *places: str) -> frozenset[str]:
    taken = await store.share.take(places)
    await store.recover(QUICK, taken)
    store.share.begin(taken)
    return taken


def to(place: str, *ids: str) -> Arrived:
    return Arrived(received=tuple((place, said(each)) for each in ids))


async def leased(store: Storage, owner: str = "me") -> list[str]:
    return [each.restaurant for each in await store.lease(Errand(owner, 10, QUICK))]


async def test_a_restaurant_is_held_by_one_and_everybody_sees_by_whom(url: str) -> None:
    async with workers(url, ("bella",), ("roma", "")) as (first, second):
        assert await second.share.take(("bella", "luna")) == {"luna"}
        assert await first.share.take(PLACES) == {"bella"}
        for asked, own in ((first, "http://worker0"), (second, "http://worker1")):
            found = {each.address: each for each in await asked.share.workers(PLACES)}
            assert {address: each.holds for address, each in found.items()} == {
                "http://worker0": {"bella"},
                "http://worker1": {"roma", ""},
            }
            assert [address for address, each in found.items() if each.own] == [own]


async def test_who_has_not_joined_is_not_counted_but_has_what_it_took(url: str) -> None:
    async with workers(url, ("bella",)) as (first,):
        late = await open_postgres(PostgresServer(url), Wall(), address="http://late")
        assert [each.address for each in await late.share.workers(PLACES)] == ["http://worker0"]
        assert await late.share.take(PLACES) == {"roma", ""}
        assert await first.share.take(PLACES) == {"bella"}
        await late.share.join()
        assert len(await first.share.workers(PLACES)) == 2
        await late.close()


async def test_what_is_taken_is_worked_for_once_it_is_begun(url: str) -> None:
    async with workers(url, ("roma",), ()) as (first, second):
        await first.enqueue("bella", (letter("m", customer=None),))
        assert await second.share.take(("bella",)) == {"bella"}
        assert not second.share.holds("bella")
        assert await leased(second) == []
        second.share.begin({"bella"})
        assert second.share.holds("bella")
        assert await leased(second) == ["bella"]


async def test_who_does_not_hold_a_restaurant_writes_nothing_for_it(url: str) -> None:
    async with workers(url, ("bella",), ("roma",)) as (first, second):
        await first.receive(to("bella", "m1"))
        for refused in (
            second.receive(to("bella", "m2")),
            second.receive(Arrived((*to("roma", "r1").received, *to("bella", "m3").received))),
            second.turn("bella", 1, DAY, placing("d")),
            second.set_setting("bella", "pause", "1"),
            second.set_stock("bella", "23", None, 0),
            second.save_card("bella", "v", "{}"),
            second.forget("bella", 1),
        ):
            with pytest.raises(StorageDown, match="another worker"):
                await refused
        assert await ask(first, "SELECT count(*) FROM inbox") == [(1,)]
        assert await second.receive(to("roma", "r1")) == 1, "its own goes on"
        assert await first.turn("bella", 1, DAY, placing("d"))


async def test_what_is_refused_in_a_round_costs_the_others_in_it_nothing(url: str) -> None:
    async with workers(url, ("bella",), ()) as (first, _):
        ends = await asyncio.gather(
            first.receive(to("bella", "m1")), first.receive(to("roma", "m1")), first.receive(to("bella", "m2")),
            return_exceptions=True,
        )  # fmt: skip
        assert [type(each) for each in ends] == [int, StorageDown, int]
        assert await ask(first, "SELECT restaurant, count(*) FROM inbox GROUP BY 1") == [("bella", 2)]


async def test_each_sees_what_waits_and_what_is_due_of_its_own_alone(url: str) -> None:
    async with workers(url, ("bella",), ("roma",)) as (first, second):
        await first.receive(to("bella", "m1"))
        await second.receive(to("roma", "m1"))
        for place, store in (("bella", first), ("roma", second)):
            assert [each.restaurant for each in await store.waiting()] == [place]
            await first.enqueue(place, (replace(letter(place, customer=None), queue=place),))
        for place, store in (("bella", first), ("roma", second)):
            assert {lane.restaurant for lane in (await store.health()).lanes} == {place}
            assert await leased(store) == [place]
            assert await leased(store) == []


async def test_who_takes_over_finds_what_was_on_its_way_uncertain_and_the_others_as_they_are(url: str) -> None:
    clock = Wall()
    async with workers(url, ("bella",), ("roma",), clock=clock) as made:
        first, second = made
        for place in ("bella", "roma"):
            await first.enqueue(place, (replace(letter(place, customer=None), queue=place),))
        assert await leased(first) == ["bella"]
        (flying,) = await second.lease(Errand("me", 10, QUICK))
        assert not await work_for(second, "bella"), "it is held"
        await made.pop(0).close()
        assert await work_for(second, "bella") == {"bella"}
        rows = await ask(second, "SELECT restaurant, state FROM outbox ORDER BY id")
        assert rows == [("bella", "uncertain"), ("roma", "sending")]
        clock.pass_by(QUICK.wait)
        assert await leased(second, "again") == ["bella"]
        assert await second.settle(flying, "me", Settled(SENT, 1, 0, clock()))


async def test_who_lost_the_session_writes_nothing_any_more_and_the_other_goes_on(url: str, postgres: Cluster) -> None:
    async with workers(url, ("bella",), ("roma",)) as (first, second):
        await first.receive(to("bella", "m1"))
        ((pid,),) = await ask(first, "SELECT pg_backend_pid()")
        postgres.sql(f"SELECT pg_terminate_backend({pid}, 10000)")
        assert [each.address for each in await second.share.workers(PLACES)] == ["http://worker1"]
        assert await work_for(second, "bella") == {"bella"}
        with pytest.raises(StorageDown):
            await first.turn("bella", 1, DAY, placing("d"))
        assert await second.turn("bella", 1, DAY, placing("d"))
        assert len(await second.orders("bella", DAY, DAY)) == 1


async def test_restaurants_whose_locks_are_the_same_one_have_the_same_worker(url: str) -> None:
    """There are four thousand million keys; who has two thousand restaurants may meet it."""
    async with workers(url, (), ()) as stores:
        same = "SELECT min(n::text), max(n::text) FROM generate_series(1, 300000) AS n GROUP BY hashtext(current_schema() || '/' || n)"
        places = (await ask(stores[0], f"{same} HAVING count(*) > 1 LIMIT 1"))[0]

        async def taken(at: int, new: frozenset[str]) -> None:
            await stores[at].recover(QUICK, new)

        both = [Sharing(each.share, places, partial(taken, at), lambda place: False) for at, each in enumerate(stores)]
        for _ in range(30):
            for each in both:
                await each.look()
        served = [{place for place in places if each.share.holds(place)} for each in stores]
        assert set(places) in served
        assert set() in served


async def test_what_is_given_away_is_refused_from_then_on_and_the_next_one_goes_on(url: str) -> None:
    async with workers(url, ("bella", "roma"), ()) as (first, second):
        await first.receive(Arrived((("bella", tapped("m1", "buy")),)))
        assert await first.share.leave("bella", lambda: False)
        with pytest.raises(StorageDown, match="another worker"):
            await first.turn("bella", 1, DAY, deciding())
        assert await first.waiting() == ()
        assert await work_for(second, "bella") == {"bella"}
        assert [each.restaurant for each in await second.waiting()] == ["bella"]


async def test_what_is_busy_stays(url: str) -> None:
    async with workers(url, ("bella",), ()) as (first, second):
        await first.enqueue("bella", (letter("m", customer=None),))
        (flying,) = await first.lease(Errand("me", 10, QUICK))
        assert not await first.share.leave("bella", lambda: True)
        assert first.share.holds("bella")
        assert await second.share.take(("bella",)) == frozenset()
        assert await first.settle(flying, "me", Settled(SENT, 1, 0, Wall()()))


async def test_while_it_is_asked_whether_it_is_busy_nothing_new_of_it_begins(url: str) -> None:
    async with workers(url, ("bella",)) as (first,):
        await first.enqueue("bella", (letter("m", customer=None),))
        held = []
        await first.share.leave("bella", lambda: bool(held.append(first.share.holds("bella"))) or True)
        assert held == [False]


async def test_the_nights_round_is_each_workers_own_and_strays_are_somebodys(url: str) -> None:
    clock = Wall()
    async with workers(url, ("bella",), ("roma", "luna", ""), clock=clock) as (first, second):
        for place, store in (("bella", first), ("roma", second), ("luna", second)):
            await store.receive(to(place, "m1"))
            await store.turn(place, {"bella": 1, "roma": 2, "luna": 3}[place], DAY, deciding())
        await second.share.leave("luna", lambda: False)  # nobody's any more
        keep = Keep()
        clock.pass_by(2 * keep.chat.total_seconds())
        now = clock()
        ages = {
            "chat": now - keep.chat,
            "tickets": now - keep.tickets,
            "profile": now - keep.profile,
            "carts": now - keep.carts,
        }
        assert await first.share.swept() == {"bella"}
        await first.purge(**ages, left_alone=left_alone)
        left = "SELECT restaurant FROM inbox ORDER BY 1"
        assert await ask(first, left) == [("luna",), ("roma",)]
        await second.purge(**ages, left_alone=left_alone)
        assert await ask(first, left) == []


async def test_a_beat_waits_for_no_other_worker_and_is_on_the_disk(url: str) -> None:
    async def alone(store: Storage, sql: str) -> list[tuple[str]]:
        return await store._writer.submit("alone", lambda db: db.execute(sql).fetchall(), alone=True)

    async with workers(url, (), ()) as (first, second):
        ((before,),) = await alone(first, "SELECT pg_current_wal_flush_lsn()::text")
        await alone(second, "BEGIN")
        await alone(second, SQL["beat"])
        await first.beat()
        await alone(second, "ROLLBACK")
        ((after,),) = await alone(first, "SELECT pg_current_wal_flush_lsn()::text")
        assert after != before


# ---- alone, or together ----------------------------------------------------------------------------------------------


async def refused(url: str, address: str = "") -> str:
    with pytest.raises(PassingError) as caught:
        await (await open_postgres(PostgresServer(url), Wall(), address=address)).close()
    return str(caught.value)


async def test_who_needs_the_database_alone_waits_for_all_and_all_for_it(url: str) -> None:
    async with workers(url, (), ()):
        assert "another orderbot is using this database" in await refused(url)
    alone = await open_postgres(PostgresServer(url), Wall())
    assert alone.share is None
    assert "another orderbot is using this database" in await refused(url, "http://late")
    await alone.close()


async def test_a_new_release_waits_until_the_old_one_has_gone(url: str) -> None:
    async with workers(url, ()) as (old,):
        await ask(old, "UPDATE orderbot_schema SET version = version - 1")
        assert "an older orderbot is at work" in await refused(url, "http://new")
