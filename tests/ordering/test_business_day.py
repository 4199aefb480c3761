"""The day of a restaurant ends in the pause of its night; orders are numbered by the day they are promised for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from orderbot.conversation.flow import converse
from orderbot.conversation.model import Conversation, Incoming, PlaceOrder
from orderbot.menu.hours import night_ends, parse_hours
from orderbot.ordering.business_day import business_day
from tests.shops import RESTAURANT, ZONE, make_shop


def ends(line: str) -> str:
    minutes = night_ends(parse_hours(line, timezone=ZONE, holidays="", today=date(2026, 5, 15)))
    return f"{minutes // 60:02}:{minutes % 60:02}"


@pytest.mark.parametrize(
    ("line", "end"),
    [
        ("Mo-So 18:00-04:00", "11:00"),
        ("Mo-Do 11:30-14:00, 17:00-22:00; Fr-Sa 11:30-23:30", "05:30"),
        ("Mo-So 00:00-24:00", "06:00"),
        ("Mo-So 12:00-23:00", "05:30"),
    ],
)
def test_the_night_ends_in_the_middle_of_the_longest_pause(line: str, end: str) -> None:
    assert ends(line) == end


@pytest.mark.parametrize(
    ("at", "day"), [((15, 23, 50), 15), ((16, 0, 15), 15), ((16, 3, 59), 15), ((16, 18, 0), 16), ((16, 11, 0), 16)]
)
def test_after_midnight_it_is_still_the_day_before(at: tuple[int, int, int], day: int) -> None:
    place = replace(RESTAURANT, night_ends=11 * 60)
    assert business_day(datetime(2026, 5, *at, tzinfo=ZONE), place) == date(2026, 5, day)


def test_an_order_belongs_to_the_day_it_is_promised_for() -> None:
    now = datetime(2026, 5, 15, 18, 0, tzinfo=ZONE)
    shop = replace(make_shop(), next_number=7)

    def ordered(words: str) -> tuple[int, str]:
        talk = converse(Conversation(language="de"), (Incoming("1", now, "text", text=words),), shop, now).talk
        turn = converse(talk, (Incoming("2", now, "tap", tap=f"buy:{talk.shown}"),), shop, now)
        (order,) = (each.order for each in turn.effects if isinstance(each, PlaceOrder))
        return order.number, order.day

    assert ordered("1 Lasagne abholen") == (7, "2026-05-15")
    assert ordered("1 Lasagne abholen morgen um 19 Uhr") == (7, "2026-05-16")
    assert ordered("1 Lasagne abholen am Sonntag um 19 Uhr") == (7, "2026-05-17")
