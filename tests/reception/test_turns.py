"""When a turn is taken, and of what."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from orderbot.conversation.model import Conversation, Incoming, Turn
from orderbot.conversation.shop import Shop
from orderbot.envelope import Sender
from orderbot.reception import AT_ONCE, Pace
from tests.reception.desk import CLOSED_DOWN, Desk, echo, open_desk
from tests.storage.samples import BERLIN, BERT, START, arrived, said, tapped


async def test_a_tap_is_answered_at_once(desk: Desk) -> None:
    await desk.hear(tapped("m1", "cart:done"))
    await desk.calm()
    assert await desk.said() == ["cart:done"]


async def test_texts_are_answered_after_a_second_of_quiet_as_one(desk: Desk) -> None:
    await desk.hear(said("m1", "zwei"))
    await desk.later(0.9)
    await desk.hear(said("m2", "Margherita"))
    await desk.later(0.9)
    assert await desk.said() == []
    await desk.later(0.1)
    assert await desk.said() == ["zwei|Margherita"]


async def test_who_never_stops_typing_is_answered_after_five_seconds(desk: Desk) -> None:
    for each in range(6):
        await desk.hear(said(f"m{each}", str(each)))
        await desk.later(0.9)
    assert await desk.said() == ["0|1|2|3|4|5"]


async def test_a_tap_takes_the_texts_before_it_along_in_order(desk: Desk) -> None:
    await desk.hear(tapped("m2", "cart:done", at=START + timedelta(seconds=1)), said("m1", "ohne Zwiebeln"))
    await desk.calm()
    assert await desk.said() == ["ohne Zwiebeln|cart:done"]


async def test_one_customer_does_not_wait_for_another(desk: Desk) -> None:
    await desk.hear(said("m1", "langsam"), tapped("m2", "flink", sender=BERT))
    await desk.calm()
    assert await desk.said() == ["flink"]


async def test_a_clock_that_was_set_back_makes_nobody_wait(desk: Desk) -> None:
    await desk.hear(said("m1", "hallo"))
    await desk.later(-3600)
    assert await desk.said() == ["hallo"]


async def test_a_customer_has_one_turn_at_a_time(desk: Desk) -> None:
    flying, most = 0, 0
    real = desk.store.turn

    async def slow(*args: object) -> bool:
        nonlocal flying, most
        flying += 1
        most = max(most, flying)
        await asyncio.sleep(0.005)
        try:
            return await real(*args)  # type: ignore[arg-type]
        finally:
            flying -= 1

    desk.store.turn = slow  # type: ignore[method-assign]
    for each in range(8):
        await desk.hear(tapped(f"m{each}", str(each)))
        await asyncio.sleep(0.003)
    await desk.calm()
    assert most == 1
    assert "|".join(await desk.said()) == "0|1|2|3|4|5|6|7"


async def test_many_customers_have_their_turns_side_by_side(desk: Desk) -> None:
    people = [Sender(phone=f"49176{each:08}") for each in range(60)]
    await desk.hear(*(tapped(f"m{at}", str(at), sender=each) for at, each in enumerate(people)))
    for _ in range(3):
        await desk.calm()
    assert sorted(map(int, await desk.said())) == list(range(60))


async def test_a_restaurant_that_is_gone_takes_no_turn_from_others_and_is_told_of_once(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    people = [Sender(phone=f"49176{each:08}") for each in range(AT_ONCE + 10)]
    await desk.hear(
        *(
            replace(tapped(f"m{at}", str(at), sender=each), phone_number_id=CLOSED_DOWN)
            for at, each in enumerate(people)
        )
    )
    await desk.hear(tapped("m", "hungrig", sender=BERT))
    await desk.calm()
    assert await desk.said() == ["hungrig"]
    assert len(await desk.store.waiting()) == len(people), "they are kept, should it come back"
    assert [record.getMessage() for record in caplog.records if record.levelname == "ERROR"] == [
        "messages wait for restaurant closed-down, which is not configured"
    ]


async def test_the_next_turn_knows_what_the_last_one_left(desk: Desk) -> None:
    seen: list[tuple[int, str]] = []

    def converse(talk: Conversation, heard: tuple[Incoming, ...], shop: Shop, now: datetime) -> Turn:
        seen.append((talk.misses, talk.asked))
        return echo(talk, heard, shop, now)

    desk.converse = converse
    for tap in ("a", "b"):
        await desk.hear(tapped(tap, tap))
        await desk.calm()
    assert seen == [(0, ""), (1, "a")]


async def test_a_turn_sees_the_moment_in_the_restaurants_zone(desk: Desk) -> None:
    seen: list[object] = []

    def converse(talk: Conversation, heard: tuple[Incoming, ...], shop: Shop, now: datetime) -> Turn:
        seen.extend(
            [now.tzinfo, heard[0].at.tzinfo, talk.wished and talk.wished.tzinfo, shop.stock.out["item:41"].tzinfo]
        )
        seen.extend([shop.next_number, shop.customer, shop.phone, shop.token])
        return Turn(Conversation(wished=now))

    desk.converse = converse
    await desk.store.set_stock("bella", "item:41", START + timedelta(hours=1), None)
    for tap in ("a", "b"):
        await desk.hear(tapped(tap, tap))
        await desk.calm()
    assert seen[8:] == [BERLIN, BERLIN, BERLIN, BERLIN, 1, 1, "4917611111111", "t0ken"]


async def test_what_was_waiting_when_the_house_went_dark_is_done_at_the_start(tmp_path: Path) -> None:
    async with open_desk(tmp_path / "bella.db", start=False) as desk:
        await desk.store.receive(arrived(said("m1", "noch da?")))
    async with open_desk(tmp_path / "bella.db") as desk:
        await desk.later(2)
        assert await desk.said() == ["noch da?"]
        await desk.later(2)
        assert await desk.said() == [], "once"


async def test_stopping_finishes_what_is_in_flight(desk: Desk) -> None:
    await desk.hear(*(tapped(f"m{each}", str(each)) for each in range(3)))
    while not desk.reception._turns:
        await asyncio.sleep(0)
    await desk.stop()
    assert not await desk.store.waiting()
    assert await desk.said() == ["0|1|2"]


async def test_the_outbox_is_told_of_every_turn(desk: Desk) -> None:
    await desk.hear(tapped("m1", "a"))
    await desk.calm()
    assert desk.posted == 1


async def test_customers_are_shown_that_they_were_read_and_whatever_happens_they_are_answered(desk: Desk) -> None:
    await desk.hear(tapped("m1", "a"), tapped("m2", "b"))
    await desk.calm()
    assert desk.channel.seen_ids == ["m2"]
    desk.channel.error = RuntimeError("no network")
    await desk.hear(tapped("m3", "c"))
    await desk.calm()
    assert await desk.said() == ["a|b", "c"]


async def test_the_pace_is_a_setting(desk: Desk) -> None:
    await desk.stop()
    desk.start(Pace(quiet=0.2, longest=0.3))
    await desk.hear(said("m1", "a"))
    await desk.later(0.2)
    assert await desk.said() == ["a"]
