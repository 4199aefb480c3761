"""Open at that instant? Checked against an evaluator that knows neither our tables nor OSM notation."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from orderbot.menu.hours import HoursError, parse_hours

pytestmark = pytest.mark.thorough

BERLIN = ZoneInfo("Europe/Berlin")
TODAY = date(2026, 6, 1)
SPRING, AUTUMN = date(2027, 3, 28), date(2026, 10, 25)
HOLIDAYS = """
2026-01-01 2026-01-06 2026-04-03 2026-04-06 2026-05-01 2026-05-14 2026-05-25 2026-06-04 2026-10-03 2026-11-01 2026-12-25
2026-12-26 2027-01-01 2027-01-06 2027-03-26 2027-03-29 2027-05-01 2027-05-06 2027-05-17 2027-05-27 2027-10-03 2027-11-01
2027-12-25 2027-12-26
"""
BAVARIA = frozenset(map(date.fromisoformat, HOLIDAYS.split()))
DAYS = ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So")


def hours(line, timezone=BERLIN, holidays="DE-BY", today=TODAY):
    return parse_hours(line, timezone=timezone, holidays=holidays, today=today)


# ---- the other evaluator -------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Written:
    days: str
    body: str
    fits: object  # (date) -> bool
    weekdays: frozenset = frozenset()  # if it is a rule of weekdays
    spans: tuple = ()
    like: int | None = None


def spans_on(rules, day):
    rule = next((rule for rule in reversed(rules) if rule.fits(day)), None)
    while rule is not None and rule.like is not None:
        rule = next((other for other in reversed(rules) if rule.like in other.weekdays), None)
    return rule.spans if rule else ()


def instant(day, minutes, opens):
    """Berlin only: the hour from 2 to 3 is skipped in spring; in autumn opening is the first, closing the second."""
    wall = datetime(day.year, day.month, day.day) + timedelta(minutes=minutes)
    if wall.date() in (SPRING, date(2026, 3, 29)) and wall.hour == 2:
        wall = wall.replace(hour=3, minute=0)
    return wall.replace(tzinfo=BERLIN, fold=0 if opens else 1).astimezone(UTC)


def open_spans(rules, day):
    for near in (day - timedelta(days=1), day):
        for start, stop in spans_on(rules, near):
            yield instant(near, start, True), instant(near, stop, False)


def is_open(rules, at):
    return any(start <= at < stop for start, stop in open_spans(rules, at.astimezone(BERLIN).date()))


# ---- random lines and instants -------------------------------------------------------------------------------------


@st.composite
def bodies(draw):
    """(text, spans, like)"""
    kind = draw(st.sampled_from(["zu", "times", "times", "times", "like"]))
    if kind == "like":
        day = draw(st.integers(0, 6))
        return f"wie {DAYS[day]}", (), day
    if kind == "zu":
        return "zu", (), None
    ticks = sorted(draw(st.sets(st.integers(0, 95), min_size=2, max_size=4)))
    ticks = ticks[: len(ticks) // 2 * 2]
    if draw(st.booleans()):
        ticks = [*ticks[1:], ticks[0] + 96]  # the last span runs past midnight
    spans = tuple((a * 15, b * 15) for a, b in zip(ticks[::2], ticks[1::2], strict=True))
    spans = tuple((a, b) for a, b in spans if a < 1440)
    written = ", ".join(f"{a // 60:02}:{a % 60:02}-{b // 60 % 24:02}:{b % 60:02}" for a, b in spans)
    return written, spans, None


dates = st.one_of(
    st.dates(date(2026, 1, 1), date(2027, 12, 30)),
    st.sampled_from([date(2026, 12, 24), date(2026, 12, 26), date(2026, 12, 31), date(2027, 1, 1), SPRING, AUTUMN]),
)


@st.composite
def rules(draw):
    body, spans, like = draw(bodies())
    kind = draw(st.sampled_from(["weekdays", "weekdays", "holidays", "date", "once", "season"]))
    if kind == "weekdays":
        first, length = draw(st.integers(0, 6)), draw(st.integers(0, 5))
        chosen = frozenset((first + step) % 7 for step in range(length + 1))
        days = DAYS[first] if not length else f"{DAYS[first]}-{DAYS[(first + length) % 7]}"
        return Written(days, body, lambda day: day.weekday() in chosen, chosen, spans, like)
    if kind == "holidays":
        return Written("Feiertage", body, lambda day: day in BAVARIA, frozenset(), spans, like)
    start = draw(dates)
    if kind == "date":
        fits = lambda day: (day.month, day.day) == (start.month, start.day)  # noqa: E731
        return Written(f"{start:%d.%m.}", body, fits, frozenset(), spans, like)
    stop = draw(dates)
    if kind == "once":
        start, stop = sorted((start, stop))
        return Written(
            f"{start:%d.%m.%Y}-{stop:%d.%m.%Y}", body, lambda day: start <= day <= stop, frozenset(), spans, like
        )
    low, high = (start.month, start.day), (stop.month, stop.day)

    def fits(day):
        now = (day.month, day.day)
        return low <= now <= high if low <= high else now >= low or now <= high

    return Written(f"{start:%d.%m.}-{stop:%d.%m.}", body, fits, frozenset(), spans, like)


@st.composite
def lines(draw):
    body, spans, _ = draw(bodies().filter(lambda body: body[1]))
    every = Written("täglich", body, lambda day: True, frozenset(range(7)), spans)
    return (every, *draw(st.lists(rules(), max_size=4)))


def read(written):
    """The line of these rules; lines that are faults (rules that never hold, days that point at each other) are left out."""
    try:
        return hours("; ".join(f"{rule.days} {rule.body}" for rule in written))
    except HoursError:
        assume(False)


nights = st.builds(
    lambda day, minutes: datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(minutes=minutes),
    st.sampled_from(
        [SPRING, AUTUMN, date(2027, 1, 1), *(date(2026, 12, day) for day in (23, 24, 25, 26, 27, 31))],
    ),
    st.integers(-120, 1560),
)
instants = nights | st.datetimes(datetime(2026, 1, 2), datetime(2027, 12, 30), timezones=st.just(UTC))


@given(lines(), st.lists(instants, min_size=1, max_size=30))
@settings(max_examples=150, deadline=None)
def test_it_is_open_exactly_when_a_span_runs(written, moments):
    read_hours = read(written)
    for at in moments:
        assert read_hours.is_open(at) == is_open(written, at), at.astimezone(BERLIN)


@given(lines(), instants)
@settings(max_examples=150, deadline=None)
def test_an_opening_closes_at_the_first_instant_at_which_it_is_closed(written, at):
    read_hours = read(written)
    closes = read_hours.closes(at)
    if closes is None:
        never = all(is_open(written, at + timedelta(hours=n)) for n in range(300))
        assert not is_open(written, at) or never
        return
    assert closes.tzinfo is BERLIN
    end = closes.astimezone(UTC)
    assert is_open(written, at)
    assert not is_open(written, end)
    assert is_open(written, end - timedelta(microseconds=1))
    while at < end:
        assert is_open(written, at)
        at += timedelta(minutes=45)


@given(lines(), instants)
@settings(max_examples=150, deadline=None)
def test_it_opens_at_the_first_instant_at_which_it_is_open(written, at):
    read_hours = read(written)
    opens = read_hours.opens(at)
    if is_open(written, at):
        assert opens.astimezone(UTC) == at
        return
    if opens is None:
        assert not any(is_open(written, at + timedelta(hours=n / 4)) for n in range(800))
        return
    assert opens.tzinfo is BERLIN
    start = opens.astimezone(UTC)
    assert at < start
    assert is_open(written, start)
    day = at.astimezone(BERLIN).date()
    while day <= opens.date():
        assert not any(at < begin < start and begin < stop for begin, stop in open_spans(written, day))
        day += timedelta(days=1)


@given(lines(), dates)
@settings(max_examples=100, deadline=None)
def test_the_spans_of_a_day_are_those_that_start_on_it(written, day):
    found = [(start.astimezone(UTC), stop.astimezone(UTC)) for start, stop in read(written).spans(day)]
    expected = [(instant(day, start, True), instant(day, stop, False)) for start, stop in spans_on(written, day)]
    assert found == [(start, stop) for start, stop in expected if start < stop]


# ---- nights to remember --------------------------------------------------------------------------------------------


def test_in_the_repeated_hour_half_past_two_is_the_second_one():
    night = hours("Sa 17:00-02:30")
    assert night.closes(datetime(2026, 10, 24, 18, tzinfo=BERLIN)).isoformat() == "2026-10-25T02:30:00+01:00"
    first, second = (datetime(2026, 10, 25, 2, 45, fold=fold, tzinfo=BERLIN) for fold in (0, 1))
    assert night.is_open(first)
    assert night.closes(first).isoformat() == "2026-10-25T02:30:00+01:00"
    assert not night.is_open(second)
    (span,) = night.spans(date(2026, 10, 24))
    assert span[1].isoformat() == "2026-10-25T02:30:00+01:00"


def test_in_the_repeated_hour_it_opens_the_first_time():
    morning = hours("So 02:30-05:00")
    opens = morning.opens(datetime(2026, 10, 24, 18, tzinfo=BERLIN))
    assert opens.isoformat() == "2026-10-25T02:30:00+02:00"
    assert morning.is_open(datetime(2026, 10, 25, 2, 15, fold=1, tzinfo=BERLIN))


def test_a_time_that_the_clock_skips_is_the_moment_of_the_jump():
    assert (
        hours("Sa 17:00-02:30").closes(datetime(2027, 3, 27, 18, tzinfo=BERLIN)).isoformat()
        == "2027-03-28T03:00:00+02:00"
    )
    assert hours("So 02:30-05:00").spans(SPRING)[0][0].isoformat() == "2027-03-28T03:00:00+02:00"
    assert hours("So 02:15-02:45").spans(SPRING) == ()
    at = datetime(2027, 3, 27, 18, tzinfo=BERLIN)
    assert hours("So 02:15-02:45").opens(at).isoformat() == "2027-04-04T02:15:00+02:00"


@pytest.mark.parametrize("zone", ["America/New_York", "Australia/Lord_Howe", "Asia/Kolkata"])
def test_other_zones_follow_the_same_rule(zone):
    there = ZoneInfo(zone)
    night = hours("täglich 17:00-01:45", timezone=there, holidays="")
    at = datetime(2026, 1, 1, tzinfo=UTC)
    while at < datetime(2027, 1, 1, tzinfo=UTC):
        local = at.astimezone(there)
        spans = (*night.spans(local.date() - timedelta(days=1)), *night.spans(local.date()))
        assert night.is_open(at) == any(start.astimezone(UTC) <= at < stop.astimezone(UTC) for start, stop in spans)
        at += timedelta(minutes=85)


def test_the_tail_of_an_evening_belongs_to_the_day_on_which_it_began():
    line = hours("täglich 17:00-02:00; Mi zu; Feiertage zu")
    assert line.is_open(datetime(2026, 12, 16, 1, tzinfo=BERLIN))  # Wednesday: the tail of Tuesday
    assert not line.is_open(datetime(2026, 12, 17, 1, tzinfo=BERLIN))  # Thursday: Wednesday was closed
    assert line.is_open(datetime(2026, 12, 25, 1, tzinfo=BERLIN))  # Christmas Day: the tail of Christmas Eve
    assert not line.is_open(datetime(2026, 12, 27, 1, tzinfo=BERLIN))
    assert line.opens(datetime(2026, 12, 25, 2, tzinfo=BERLIN)) == datetime(2026, 12, 27, 17, tzinfo=BERLIN)


def test_new_years_night_is_known_on_new_years_day():
    line = hours("täglich 17:00-22:00; 31.12. 17:00-03:00", today=date(2027, 1, 1))
    assert line.is_open(datetime(2027, 1, 1, 2, tzinfo=BERLIN))
    assert not line.is_open(datetime(2027, 1, 2, 2, tzinfo=BERLIN))


def test_days_that_touch_at_midnight_are_one_opening():
    line = hours("Fr 17:00-24:00; Sa 00:00-02:00")
    assert line.closes(datetime(2026, 12, 18, 18, tzinfo=BERLIN)) == datetime(2026, 12, 19, 2, tzinfo=BERLIN)


def test_instants_of_any_zone_are_understood_and_answered_in_the_restaurants():
    line = hours("Mo 11-14")
    at = datetime(2026, 12, 21, 11, 30, tzinfo=UTC)
    assert line.is_open(at)
    assert line.closes(at).isoformat() == "2026-12-21T14:00:00+01:00"
