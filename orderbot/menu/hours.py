"""Opening hours: the owner's line, evaluated in the restaurant's zone.

    hours_words.py    line -> words and signs
    hours_grammar.py  words -> rules, or the column of the fault
    hours_table.py    rules -> spans by weekday and date -> OSM notation, which the opening_hours library evaluates
    holidays.py       the state's holidays
    hours.py          instants: open? until when? from when? and what customers are told

A span belongs to the day on which it starts and may run past midnight. Where the clock repeats an hour, a time that
opens is its first occurrence and a time that closes its second; a time that the clock skips is the moment of the jump.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

import opening_hours

from orderbot.menu.holidays import public_holidays
from orderbot.menu.hours_grammar import DAY, HoursError, Spans, read_rules
from orderbot.menu.hours_table import Table, make_table, osm
from orderbot.texts import Arg, Clock, Lines, Text, lines, listed, text

__all__ = ["HoursError", "OpeningHours", "parse_hours", "week"]

_AHEAD: Final = 14  # days of which week() tells the exceptions
_HOUR: Final = 3600.0  # seconds for which "no change" is believed
_NEVER: Final = 800  # days without a change, longer than the horizon: else the library searches up to the year 9999


AHEAD = timedelta(days=400)


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """Exact for the year of `today` and the next one; made anew once a day. All datetimes are aware."""

    line: str
    timezone: ZoneInfo
    today: date
    names_holidays: bool  # means nothing without a region
    table: Table = field(repr=False)
    engine: opening_hours.OpeningHours = field(repr=False, compare=False)
    shut: datetime | None = None  # a pause of the moment: until then it is closed, whatever the line says
    known: deque[tuple[float, float, bool, datetime | None]] = field(
        default_factory=lambda: deque(maxlen=128), repr=False, compare=False
    )  # from, until, open in that time, the next change then

    def shut_until(self, until: datetime) -> OpeningHours:
        return replace(self, shut=until.astimezone(self.timezone))

    def is_open(self, at: datetime) -> bool:
        at = at.astimezone(self.timezone)
        if self.shut and _instant(at) < _instant(self.shut):
            return False
        # The library reads the clock on the wall, so in a repeated hour it would close twice.
        if _repeats(at):
            return bool(self._running(at))
        known = self._known(at)
        return known[0] if known else self.engine.is_open(at)

    def closes(self, at: datetime) -> datetime | None:
        """The end of the opening that runs at `at`; None if it is closed, or never closes."""
        if not self.is_open(at):
            return None
        end: datetime | None = at.astimezone(self.timezone)
        while end and self.is_open(end):
            end = max(self._running(end), key=_instant) if _repeats(end) else self._change(end)
        return end

    def opens(self, at: datetime) -> datetime | None:
        """The next opening, `at` itself if it is open; None if it never opens again."""
        start: datetime | None = at.astimezone(self.timezone)
        if start and self.shut and _instant(start) < _instant(self.shut):
            start = self.shut
        while start and not self.is_open(start):
            start = self._change(start)
            start = start and start.replace(fold=0)
        return start

    def spans(self, day: date) -> tuple[tuple[datetime, datetime], ...]:
        """The spans that start on that day, in the restaurant's zone."""
        walls = ((self._at(day, start, fold=0), self._at(day, stop, fold=1)) for start, stop in self.table.of(day))
        return tuple((start, stop) for start, stop in walls if _instant(start) < _instant(stop))

    def said(self, now: datetime) -> Text:
        """Is it open now, and until when?"""
        now = now.astimezone(self.timezone)
        closes = self.closes(now)
        if closes:
            return text("We are open until {time}.", time=Clock(closes, now))
        opens = self.opens(now)
        if opens is None:
            return text("We are closed at the moment.")
        if self.shut and self.engine.is_open(now):
            return text("We take no orders right now; again from: {time}.", time=Clock(opens, now))
        if self.is_open(now):
            return text("We are always open.")
        return text("We are closed now and open again: {time}.", time=Clock(opens, now))

    def _change(self, at: datetime) -> datetime | None:
        """The next change of state within a year and a bit; asked without an end, the library looks up to 9999.

        Until it comes it stays the next one, so each is looked up once.
        """
        if known := self._known(at):
            return known[1]
        moment, until = _instant(at), at + AHEAD
        _, end, *_ = next(iter(self.engine.intervals(at, until)))
        change = end if end and _instant(end) < _instant(until) else None
        self.known.append((moment, _instant(change) if change else moment + _HOUR, self.engine.is_open(at), change))
        return change

    def _known(self, at: datetime) -> tuple[bool, datetime | None] | None:
        """Open then, and the next change, if that was looked up for a moment before it."""
        moment = _instant(at)
        return next(((open_, change) for start, stop, open_, change in self.known if start <= moment < stop), None)

    def _running(self, at: datetime) -> tuple[datetime, ...]:
        """The ends of the spans that run at that moment."""
        near = (*self.spans(at.date() - timedelta(days=1)), *self.spans(at.date()))
        return tuple(stop for start, stop in near if _instant(start) <= _instant(at) < _instant(stop))

    def _at(self, day: date, minutes: int, *, fold: int) -> datetime:
        wall = datetime(day.year, day.month, day.day, fold=fold, tzinfo=self.timezone) + timedelta(minutes=minutes)
        wall = wall.replace(fold=fold)  # the sum has lost it
        real = wall.astimezone(UTC).astimezone(self.timezone)
        if real.replace(tzinfo=None) == wall.replace(tzinfo=None):
            return wall if _repeats(wall) else wall.replace(fold=0)
        return _jump(wall)


def _instant(at: datetime) -> float:
    """For comparing: datetimes of one zone compare by the clock on the wall, which repeats an hour in autumn."""
    return at.timestamp()


def _repeats(at: datetime) -> bool:
    """Does the clock show this time of day twice?"""
    return at.replace(fold=0).utcoffset() != at.replace(fold=1).utcoffset()


def _jump(wall: datetime) -> datetime:
    """The first moment after the hour that the clock skips and that `wall` lies in."""
    skipped = wall.replace(fold=0)
    while _repeats(skipped):  # true for skipped times as well
        skipped += timedelta(minutes=1)
    return skipped


@lru_cache(maxsize=512)
def parse_hours(line: str, *, timezone: ZoneInfo, holidays: str, today: date) -> OpeningHours:
    """The owner's line; "" is always open. Without a region no day is a holiday.

    HoursError with the column of a fault; ValueError for a region that nobody knows.
    """
    rules = read_rules(line)
    first, last = date(today.year - 1, 12, 31), date(today.year + 1, 12, 31)  # a night before reaches into the new year
    free = frozenset().union(*(public_holidays(holidays, year) for year in range(first.year, last.year + 1)))
    table = make_table(rules, first, last, free)
    engine = opening_hours.OpeningHours(
        osm(table), timezone=timezone, auto_country=False, auto_timezone=False, max_interval_days=_NEVER
    )
    named = any(rule.sparing or any(when.holidays for when in rule.when) for rule in rules)
    return OpeningHours(line, timezone, today, named, table, engine)


# ---- what customers are told ---------------------------------------------------------------------------------------


def night_ends(hours: OpeningHours) -> int:
    """Minutes after midnight: the middle of the longest time of day at which it is closed on every weekday; six in the
    morning if it never closes."""
    day = 24 * 60
    opened = {minute % day for spans in hours.table.weekdays for start, stop in spans for minute in range(start, stop)}
    if not opened or len(opened) == day:
        return 6 * 60
    best = (0, 6 * 60)
    for start in (minute for minute in range(day) if minute not in opened and (minute - 1) % day in opened):
        length = next(count for count in range(day) if (start + count) % day in opened)
        best = max(best, (length, (start + length // 2) % day))
    return best[1]


def week(hours: OpeningHours) -> Lines:
    """The hours of a week, days alike in one line, and what is different in the next days."""
    return lines(*_groups(hours.table.weekdays), *_exceptions(hours))


def _groups(weekdays: tuple[Spans, ...]) -> Iterator[Text]:
    first = 0
    for day in range(7):
        if day < 6 and weekdays[day + 1] == weekdays[first]:
            continue
        days: Arg = _day(first) if first == day else Lines((_day(first), _day(day)), "–")
        yield text("{days}: {times}", days=days, times=_times(weekdays[day]))
        first = day + 1


def _exceptions(hours: OpeningHours) -> Iterator[Text]:
    for ahead in range(_AHEAD):
        day = hours.today + timedelta(days=ahead)
        if day in hours.table.dates:
            date_ = text("{weekday} {day}/{month}", weekday=_day(day.weekday()), day=day.day, month=day.month)
            yield text("{days}: {times}", days=date_, times=_times(hours.table.dates[day]))


def _times(spans: Spans) -> Arg:
    if not spans:
        return text("closed")
    return listed(f"{_clock(start)}–{_clock(stop)}" for start, stop in spans)


def _clock(minutes: int) -> str:
    minutes = minutes - DAY if minutes > DAY else minutes
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _day(weekday: int) -> Text:
    return (text("Mon"), text("Tue"), text("Wed"), text("Thu"), text("Fri"), text("Sat"), text("Sun"))[weekday]
