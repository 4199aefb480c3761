"""When can it be ready? A promise that is kept, and the times one may choose."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from orderbot.menu.hours import parse_hours
from orderbot.ordering.order import DELIVERY, PICKUP
from orderbot.ordering.promise import Wish, days, earliest, judge, open_for_orders, quarter, slots
from orderbot.restaurant import Restaurant, Zone

BERLIN = ZoneInfo("Europe/Berlin")
ZONE, SLOW = Zone(postcodes=("14806",), minutes=45), Zone(postcodes=("14827",), minutes=70)
BELLA = Restaurant(
    "bella", "Bella", Path("menu"), BERLIN, "de", "1", "Mo-Do 11:30-14:00, 17:00-22:00; Fr-Sa 17:00-01:00; Feiertage zu",
    holidays="DE-BB", pickup_minutes=20, zones=(ZONE, SLOW), last_order=30, horizon=7, slot=15,
)  # fmt: skip


def on(stamp):
    """`21 17:03` of December 2026; the 21st is a Monday."""
    day, clock = stamp.split()
    hour, minute = clock.split(":")
    return datetime(2026, 12, int(day), int(hour), int(minute), tzinfo=BERLIN)


def hours(place=BELLA, today=date(2026, 12, 20)):
    return parse_hours(place.hours, timezone=place.timezone, holidays=place.holidays, today=today)


def soonest(now, handover=PICKUP, zone=None, minutes=0, place=BELLA):
    found = earliest(on(now), hours(place), place, handover, zone, minutes)
    return f"{found:%d %H:%M}" if found else None


def offered(now, day, handover=PICKUP, zone=None, minutes=0, place=BELLA):
    return [
        f"{time:%H:%M}" for time in slots(on(now), hours(place), place, handover, zone, minutes, date(2026, 12, day))
    ]


def judged(wished, now, handover=PICKUP, zone=None, minutes=0, place=BELLA):
    found = judge(on(wished), on(now), hours(place), place, handover, zone, minutes)
    return found.wish, [f"{time:%d %H:%M}" for time in found.nearest]


# ---- as soon as possible -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("now", "open_"),
    [
        ("21 11:29", False), ("21 11:30", True), ("21 13:29", True), ("21 13:30", False), ("21 14:00", False),
        ("20 12:00", False), ("19 00:29", True), ("19 00:30", False), ("24 18:00", True), ("25 18:00", False),
    ],
)  # fmt: skip
def test_orders_are_taken_while_open_until_the_last_orders(now, open_):
    assert open_for_orders(on(now), hours(), BELLA) is open_


def test_who_never_closes_always_takes_orders():
    assert open_for_orders(on("21 23:59"), hours(replace(BELLA, hours="")), BELLA)


@pytest.mark.parametrize(
    ("now", "handover", "zone", "minutes", "ready"),
    [
        ("21 17:00", PICKUP, None, 0, "21 17:20"),
        ("21 17:01", PICKUP, None, 0, "21 17:25"),  # up to five minutes
        ("21 17:00", PICKUP, None, 35, "21 17:35"),  # what takes longest
        ("21 17:00", DELIVERY, ZONE, 35, "21 17:45"),
        ("21 17:00", DELIVERY, ZONE, 50, "21 17:50"),
        ("21 17:00", DELIVERY, None, 0, "21 18:10"),  # the slowest zone until it is known
        ("21 15:00", PICKUP, None, 0, "21 17:20"),  # closed: from the next opening
        ("20 15:00", DELIVERY, ZONE, 0, "21 12:15"),
        ("21 21:29", PICKUP, None, 0, "21 21:50"),
        ("21 21:29", DELIVERY, ZONE, 0, "21 22:15"),
        ("21 21:30", DELIVERY, ZONE, 0, "22 12:15"),  # after the last orders
        ("21 21:20", PICKUP, None, 60, "22 12:30"),  # pickup ends at closing
        ("18 23:50", PICKUP, None, 0, "19 00:10"),  # past midnight
    ],
)
def test_the_earliest_time_is_a_promise_that_can_be_kept(now, handover, zone, minutes, ready):
    assert soonest(now, handover, zone, minutes) == ready


def test_holidays_are_jumped_over():
    assert soonest("24 21:45") == "28 11:50"  # the 25th and 26th are holidays, the 27th is a Sunday


def test_beyond_the_horizon_nothing_is_promised():
    assert soonest("24 21:45", place=replace(BELLA, horizon=3)) is None
    assert soonest("24 21:45", place=replace(BELLA, horizon=4)) == "28 11:50"
    assert soonest("21 17:00", place=replace(BELLA, hours="zu")) is None


def test_what_is_not_offered_is_not_promised():
    assert soonest("21 17:00", place=replace(BELLA, pickup_minutes=None)) is None
    assert soonest("21 17:00", DELIVERY, place=replace(BELLA, zones=())) is None


def test_an_opening_shorter_than_the_last_orders_takes_none():
    assert soonest("21 10:00", place=replace(BELLA, hours="Mo 11:00-11:30; Di 11:00-12:00")) == "22 11:20"


# ---- times to choose from ------------------------------------------------------------------------------------------


def test_slots_are_every_quarter_of_an_hour_while_it_can_be_done():
    assert offered("21 12:50", 21)[:4] == ["13:15", "13:30", "13:45", "17:30"]
    assert offered("21 12:50", 21)[-1] == "21:45"  # pickup ends before closing
    assert offered("21 12:50", 21, DELIVERY, ZONE)[-1] == "22:15"  # the last order of the evening, on its way
    assert offered("21 21:40", 21) == []
    assert offered("21 12:00", 27) == []


def test_slots_after_midnight_belong_to_the_next_day():
    assert offered("18 16:00", 18)[-1] == "23:45"
    assert offered("18 16:00", 19)[:5] == ["00:00", "00:15", "00:30", "00:45", "17:30"]


def test_there_are_no_slots_in_the_past_or_beyond_the_horizon():
    assert offered("21 12:50", 20) == []
    assert offered("21 12:50", 28)
    assert offered("21 12:50", 29) == []


def test_the_width_of_slots_is_the_owners():
    assert offered("21 12:50", 21, place=replace(BELLA, slot=30))[:2] == ["13:30", "17:30"]


def test_days_are_those_with_slots():
    found = days(on("23 21:40"), hours(), BELLA, PICKUP, None, 0)
    assert [day.day for day in found] == [24, 28, 29, 30]


def test_an_order_is_possible_around_the_clock_where_it_never_closes():
    always = replace(BELLA, hours="", horizon=1)
    assert len(offered("21 00:00", 22, place=always)) == 96


def test_a_time_that_the_clock_skips_is_not_offered():
    night = replace(BELLA, hours="täglich 00:00-06:00")
    now = datetime(2027, 3, 27, 20, tzinfo=BERLIN)
    open_ = parse_hours(night.hours, timezone=BERLIN, holidays="", today=date(2027, 3, 27))
    found = [f"{time:%H:%M}" for time in slots(now, open_, night, PICKUP, None, 0, date(2027, 3, 28))]
    assert found[:8] == ["00:30", "00:45", "01:00", "01:15", "01:30", "01:45", "03:00", "03:15"]


def test_waiting_is_counted_in_real_minutes_when_the_clock_is_put_back():
    night = replace(BELLA, hours="täglich 00:00-06:00", pickup_minutes=60)
    open_ = parse_hours(night.hours, timezone=BERLIN, holidays="", today=date(2026, 10, 25))
    ready = earliest(datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN), open_, night, PICKUP, None, 0)
    assert ready.isoformat() == "2026-10-25T02:30:00+01:00"


# ---- a wished time -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wished", "now", "wish", "nearest"),
    [
        ("21 18:00", "21 12:00", Wish.OK, []),
        ("21 18:07", "21 12:00", Wish.OK, []),  # any minute, not only those we offer
        ("21 11:59", "21 12:00", Wish.PAST, ["21 12:20"]),
        ("21 17:30", "21 17:20", Wish.TOO_SOON, ["21 17:40"]),
        ("21 17:10", "21 15:00", Wish.TOO_SOON, ["21 17:20"]),
        ("21 15:00", "21 12:00", Wish.CLOSED, ["21 13:45", "21 17:20"]),
        ("21 22:00", "21 12:00", Wish.CLOSED, ["21 21:45", "22 11:50"]),
        ("21 21:55", "21 21:40", Wish.CLOSED, ["22 11:50"]),  # open, but after the last orders
        ("27 18:00", "21 12:00", Wish.CLOSED, ["24 21:45", "28 11:50"]),
        ("29 18:00", "21 12:00", Wish.TOO_FAR, ["28 21:45"]),
    ],
)
def test_a_wish_is_judged_and_what_is_possible_around_it_is_told(wished, now, wish, nearest):
    assert judged(wished, now) == (wish, nearest)


wishes = st.integers(0, 9 * 24 * 60).map(lambda minutes: on("20 00:00").astimezone(UTC) + timedelta(minutes=minutes))
places = st.builds(
    lambda line, last, horizon, slot: replace(BELLA, hours=line, last_order=last, horizon=horizon, slot=slot),
    st.sampled_from([BELLA.hours, "", "zu", "täglich 17:00-03:00; Mi zu", "11-14; Feiertage 12-12:20"]),
    st.integers(0, 60), st.integers(0, 8), st.sampled_from([5, 10, 15, 30, 60]),
)  # fmt: skip
handovers = st.sampled_from([(PICKUP, None), (DELIVERY, ZONE), (DELIVERY, None)])


@given(places, wishes, handovers, st.integers(0, 200))
@settings(max_examples=100, deadline=None)
def test_what_is_promised_or_offered_is_always_possible(place, now, handover, minutes):
    open_ = hours(place)
    asked = (now, open_, place, *handover, minutes)
    ready = earliest(*asked)
    offers = [time for day in days(*asked) for time in slots(*asked, day)]
    lead = timedelta(minutes=max(minutes, 20 if handover[0] == PICKUP else (handover[1] or SLOW).minutes))
    assert all(judge(time, *asked).wish is Wish.OK for time in [*offers[:3], *offers[-3:]])
    assert offers == sorted(set(offers))
    assert not offers or (ready and ready <= offers[0])
    if ready is None:
        return
    assert ready.tzinfo is BERLIN
    assert ready.minute % 5 == ready.second == ready.microsecond == 0
    assert now + lead <= ready
    assert judge(ready, *asked).wish is Wish.OK
    if open_for_orders(now, open_, place) and handover[0] == DELIVERY:
        assert ready < now + lead + timedelta(minutes=5)
    else:
        assert open_.is_open(ready) or handover[0] == DELIVERY


@given(places, wishes, wishes, handovers, st.integers(0, 200))
@settings(max_examples=100, deadline=None)
def test_alternatives_lie_around_the_wish_and_are_possible(place, now, wished, handover, minutes):
    asked = (now, hours(place), place, *handover, minutes)
    found = judge(wished, *asked)
    assert (found.wish is Wish.PAST) == (wished < now)
    assert len(found.nearest) <= 2
    for time in found.nearest:
        assert time.tzinfo is BERLIN
        assert judge(time, *asked).wish is Wish.OK
    if found.wish is Wish.OK:
        assert not found.nearest
        assert earliest(*asked) <= wished
    else:
        assert bool(found.nearest) == (earliest(*asked) is not None)
    if len(found.nearest) == 2:
        assert found.nearest[0] < wished < found.nearest[1]


@given(places, wishes, wishes, handovers)
@settings(max_examples=100, deadline=None)
def test_a_longer_preparation_never_makes_it_sooner(place, now, wished, handover):
    asked = (now, hours(place), place, *handover)
    quick, slow = earliest(*asked, 0), earliest(*asked, 90)
    assume(slow is not None)
    assert quick is not None
    assert quick <= slow


# ---- what the kitchen can do -----------------------------------------------------------------------------------------


def full(*stamps):
    """The shop with these quarters full."""
    return replace(BELLA, full=frozenset(quarter(on(stamp)) for stamp in stamps))


def test_a_full_quarter_is_passed_over():
    assert soonest("21 12:00") == "21 12:20"
    assert soonest("21 12:00", place=full("21 12:20")) == "21 12:30"
    assert soonest("21 12:00", place=full("21 12:15", "21 12:30")) == "21 12:45"
    assert offered("21 12:00", 21, place=full("21 12:45"))[:3] == ["12:30", "13:00", "13:15"]


def test_a_wish_for_a_full_quarter_is_answered_with_its_neighbours():
    assert judged("21 13:00", "21 12:00", place=full("21 13:00")) == (Wish.FULL, ["21 12:45", "21 13:15"])
    assert judged("21 13:10", "21 12:00", place=full("21 13:00"))[0] is Wish.FULL
    assert judged("21 13:15", "21 12:00", place=full("21 13:00"))[0] is Wish.OK
