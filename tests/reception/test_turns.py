"""When a turn is taken, and of what."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from orderbot.conversation.model import Conversation, Incoming, PlaceOrder, Reply, Turn
from orderbot.conversation.shop import Shop
from orderbot.envelope import Sender
from orderbot.reception import AT_ONCE, Pace
from orderbot.restaurant import Limits
from tests.reception.desk import CLOSED_DOWN, Desk, echo, open_desk
from tests.storage.samples import BELLA, BERLIN, BERT, START, arrived, order, said, tapped


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


async def test_a_customer_has_one_turn_at_a_time_and_each_message_one_turn(desk: Desk) -> None:
    heard: list[str] = []

    def converse(talk: Conversation, messages: tuple[Incoming, ...], shop: Shop, now: datetime) -> Turn:
        heard.extend(each.tap for each in messages)
        return echo(talk, messages, shop, now)

    desk.converse = converse
    for each in range(8):
        await desk.hear(tapped(f"m{each}", str(each)))
        await asyncio.sleep(0)
    await desk.calm()
    await desk.later(1)
    assert heard == list("01234567")
    assert "|".join(await desk.said()) == "0|1|2|3|4|5|6|7"


async def test_a_tap_is_kept_and_answered_in_one_round(desk: Desk) -> None:
    points: list[str] = []
    desk.store._writer._crash = points.append  # type: ignore[attr-defined]
    await desk.hear(tapped("m1", "a"))
    await desk.calm()
    points = [each for each in points if not each.startswith("read")]
    assert points[:4] == ["receive.before_commit", "turn.before_commit", "receive.after_commit", "turn.after_commit"]


async def test_a_turn_takes_so_many_messages_and_the_rest_has_the_next(desk: Desk) -> None:
    turns: list[int] = []

    def converse(talk: Conversation, messages: tuple[Incoming, ...], shop: Shop, now: datetime) -> Turn:
        turns.append(len(messages))
        return echo(talk, messages, shop, now)

    desk.converse = converse
    await desk.hear(*(said(f"m{each}", "x" * 40) for each in range(50)))
    while await desk.store.waiting():
        await desk.later(2)
    assert turns == [20, 20, 10]
    await desk.hear(*(said(f"n{each}", "x" * 5000) for each in range(4)), said("n4", "kurz"))
    while await desk.store.waiting():
        await desk.later(2)
    assert turns[3:] == [1, 1, 1, 2]


# ---- bounds --------------------------------------------------------------------------------------------------------


async def test_who_writes_faster_than_anybody_reads_is_told_once_and_so_are_staff(desk: Desk) -> None:
    desk.limits = Limits(messages_a_minute=5)
    for each in range(12):
        await desk.hear(tapped(f"m{each}", str(each)))
        await desk.calm()
    answers = await desk.said()
    assert answers[:5] == list("01234")
    assert "zu schnell" in answers[5]
    assert "schneller, als der Bot antwortet" in answers[6]
    assert len(answers) == 7, "then silence"
    await desk.hear(tapped("bert", "b", sender=BERT))
    await desk.calm()
    assert await desk.said() == ["b"], "others are answered"
    await desk.later(61)
    await desk.hear(tapped("again", "c"))
    await desk.calm()
    assert await desk.said() == ["c"]


async def test_staff_may_write_as_fast_as_they_like(desk: Desk) -> None:
    desk.limits = Limits(messages_a_minute=2)
    chef = Sender(phone="4915112345678")
    for each in range(5):
        await desk.hear(tapped(f"m{each}", str(each), sender=chef))
        await desk.calm()
    assert await desk.said() == list("01234")


@pytest.mark.parametrize(
    ("limits", "pause", "placed"),
    [
        (Limits(orders_an_hour=0, open_orders=2), 60, 2),
        (Limits(orders_an_hour=3, open_orders=0), 60, 3),
        (Limits(orders_an_hour=3, open_orders=0), 3601, 5),
        (Limits(orders_an_hour=0, open_orders=2), 2000, 3),  # due after 45 minutes, open for an hour more
        (Limits(orders_an_hour=0, open_orders=2), 4000, 5),
        (Limits(0, 0, 0), 1, 5),
    ],
)
async def test_one_order_too_many_asks_a_person_and_the_customer_is_told(
    desk: Desk, limits: Limits, pause: float, placed: int
) -> None:
    def converse(talk: Conversation, messages: tuple[Incoming, ...], shop: Shop, now: datetime) -> Turn:
        number = shop.next_number
        bought = order(number, shop.customer, digest=messages[-1].id, placed=now)
        return Turn(Conversation(asked=f"placed {number}"), (PlaceOrder(bought), Reply(f"Nr. {number}")))

    desk.converse = converse
    desk.limits = limits
    for each in range(5):
        await desk.hear(tapped(f"m{each}", "buy"))
        await desk.later(pause)
    answers = await desk.said()
    assert sum(each.startswith("Nr.") for each in answers) == placed
    refused = [each for each in answers if "eine Bestellung mehr" in each]
    assert len(refused) == 5 - placed
    if placed < 5:
        assert BELLA.phone in refused[0]
        assert any("öfter, als der Bot" in each for each in answers), "staff are asked"


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


async def test_writing_is_shown_only_while_an_answer_is_awaited(desk: Desk) -> None:
    await desk.hear(said("m1", "hallo"))
    await desk.hear(tapped("m2", "b", sender=BERT))
    await desk.later(2)
    assert dict(zip(desk.channel.seen_ids, desk.channel.typing, strict=True)) == {"m1": True, "m2": False}


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
