"""What goes, and that it goes once a night."""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import AsyncIterator
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from orderbot.conversation.model import Conversation, Placed
from orderbot.ordering.cart import Cart, CartLine
from orderbot.ordering.order import Address
from orderbot.ports import Storage, StorageDown
from orderbot.retention import Keep, Retention, left_alone
from orderbot.storage.memory import open_memory
from orderbot.stored import Decision, pack
from tests.storage.samples import ANNA, BERLIN, DAY, START, Wall, arrived, letter, order, said

HOME = Address("Hauptstr.", "5", "14806", "Bad Belzig")
PLACED = Placed(12, START, START, "delivery", 2100, (CartLine("23"),), HOME, "digest")
HALF = Conversation(
    language="de",
    greeted=True,
    cart=Cart((CartLine("23", note="für meine Schwester Ida"),), 7),
    pending=(CartLine("24"),),
    asked="address",
    handover="delivery",
    address=HOME,
    latitude=52.1,
    longitude=12.6,
    payment="cash",
    pays_with=5000,
    name="Anna",
    allergy="Erdnüsse",
    heard=START,
    before=Conversation(address=HOME, allergy="Nüsse"),
)
KEPT = ("language", "greeted", "name", "phone", "heard", "placed", "remember")


# ---- a conversation that was left alone ----------------------------------------------------------------------------


def test_an_order_that_came_to_nothing_goes() -> None:
    left = left_alone(HALF)
    for trace in ("Hauptstr", "Ida", "52.1", "Erdn", "Nüsse", "5000", '"23"', '"24"'):
        assert trace in pack(HALF)
        assert trace not in pack(left)
    empty = Conversation()
    for field in fields(Conversation):
        if field.name not in (*KEPT, "cart"):
            assert getattr(left, field.name) == getattr(empty, field.name), field.name
    assert (left.language, left.name, left.heard) == ("de", "Anna", START)


def test_buttons_of_before_stay_old() -> None:
    assert left_alone(HALF).cart == Cart((), 8)


@pytest.mark.parametrize(("agreed", "address"), [(True, HOME), (False, None)])
def test_the_last_order_stays_and_its_address_if_that_was_agreed(agreed: bool, address: Address | None) -> None:
    left = left_alone(replace(HALF, placed=PLACED, remember=agreed))
    assert left.placed == replace(PLACED, address=address)
    assert left.remember is agreed


@pytest.mark.parametrize("talk", [HALF, replace(HALF, placed=PLACED), Conversation(), Conversation(asked="dishes")])
def test_the_second_time_nothing_changes(talk: Conversation) -> None:
    once = left_alone(talk)
    assert left_alone(once) == once


# ---- nights --------------------------------------------------------------------------------------------------------


@pytest.fixture
async def store(clock: Wall) -> AsyncIterator[Storage]:
    made = await open_memory(clock)
    try:
        yield made
    finally:
        await made.close()


@pytest.fixture
def clock() -> Wall:
    return Wall(START)


async def test_a_round_takes_what_is_due_and_no_more(store: Storage, clock: Wall, caplog) -> None:
    await store.receive(arrived(said("m1", "Guten Abend, hier Anna")))
    await store.turn(
        "bella", 1, DAY, lambda scene: Decision(HALF, orders=(order(1, 1),), outgoing=(letter("k", "Gern"),))
    )
    await store.quarantine("bella", b"{odd", "no JSON")
    nights = Retention(store, clock, BERLIN)

    async def after(days: float) -> dict[str, int]:
        clock.at = START + timedelta(days=days)
        gone = await nights.look()
        assert gone is not None
        return {kind: count for kind, count in gone.items() if count}

    with caplog.at_level(logging.INFO):
        assert await after(2.9) == {}
        assert await after(4) == {"carts": 1}
        assert await after(29.9) == {}
        assert await after(31) == {"inbox": 1, "quarantine": 1, "persons": 1}
        assert await after(364) == {}
        assert await store.find_customer("bella", ANNA.phone) == (1,)
        assert await after(367) == {"customers": 1}
    assert await store.find_customer("bella", ANNA.phone) == ()
    assert len(await store.orders("bella", DAY, DAY)) == 1, "the order stays, without the person"
    assert caplog.records[1].getMessage().startswith("purged: ")
    assert "carts 1" in caplog.records[1].getMessage()
    for trace in ("Anna", "Hauptstr", ANNA.phone):
        assert trace not in caplog.text


def at(hour: int, minute: int = 0, day: int = 16) -> datetime:
    return datetime(2026, 5, day, hour, minute, tzinfo=BERLIN).astimezone(UTC)


async def test_it_is_done_once_a_night_by_the_clock_of_the_place(store: Storage, clock: Wall) -> None:
    nights = Retention(store, clock, BERLIN)
    done = []
    clock.at = at(12, day=15)
    while clock.at < at(12, day=18):
        if await nights.look():
            done.append(clock.at.astimezone(BERLIN).strftime("%d %H:%M"))
        clock.pass_by(3600)
    assert done == ["15 12:00", "16 03:00", "17 03:00", "18 03:00"]


async def test_a_round_that_fails_is_done_at_the_next_look_and_stops_nothing(store: Storage, clock: Wall) -> None:
    nights = Retention(store, clock, BERLIN)
    real, errors = store.purge, [StorageDown("busy"), ValueError("odd")]

    async def purge(*args: object, **named: object) -> dict[str, int]:
        if errors:
            raise errors.pop(0)
        return await real(*args, **named)  # type: ignore[arg-type]

    store.purge = purge  # type: ignore[method-assign]
    assert await nights.look() is None
    assert await nights.look() is None
    assert await nights.look()
    assert await nights.look() is None, "done"


async def test_it_looks_again_and_again(store: Storage, clock: Wall) -> None:
    await store.receive(arrived(said("m1")))
    await store.turn("bella", 1, DAY, lambda scene: Decision(HALF))
    task = asyncio.create_task(Retention(store, clock, BERLIN, Keep(carts=timedelta(hours=5))).run(0.001))
    try:
        assert "Hauptstr" in str(await store.export("bella", 1))
        clock.pass_by(24 * 3600)
        while "Hauptstr" in str(await store.export("bella", 1)):
            await asyncio.sleep(0.001)
    finally:
        task.cancel()


def test_the_docs_say_how_long() -> None:
    told = (Path(__file__).parents[2] / "docs" / "privacy.md").read_text(encoding="utf-8")
    keep = Keep()
    assert keep == Keep(timedelta(hours=72), timedelta(days=7), timedelta(days=30), timedelta(days=365))
    for what, how_long in (
        ("unfinished cart", "72 hours after"),
        ("what was sent to the printer", "7 days"),
        ("messages of customers", "30 days"),
        ("who a customer is", "12 months after"),
    ):
        assert re.search(rf"^\| {what}[^|]*\| {how_long}", told, re.MULTILINE), what
