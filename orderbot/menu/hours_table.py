"""Rules -> a table of spans for each weekday and each exceptional date -> OSM opening-hours notation.

Nothing is left to OSM's override rules: there, any rule for the next day cuts off a span that runs past midnight, and a
closed day keeps the tail of its evening. So every span is cut at midnight and each calendar day has exactly one rule.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from orderbot.menu.hours_grammar import DAY, Rule, Spans, spans_of

_ONE: Final = timedelta(days=1)
_WEEKDAYS: Final = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Table:
    """The spans that start on a day: its date's, else its weekday's."""

    weekdays: tuple[Spans, ...]
    dates: Mapping[date, Spans] = field(default_factory=dict)

    def of(self, day: date) -> Spans:
        return self.dates.get(day, self.weekdays[day.weekday()])


def make_table(rules: Sequence[Rule], first: date, last: date, holidays: frozenset[date]) -> Table:
    """The last fitting rule of each day; dates count from `first` to `last`, both included."""
    weekdays = tuple(spans_of(rules, weekday) for weekday in range(7))
    if all(rule.weekly for rule in rules):
        return Table(weekdays)
    dates: dict[date, Spans] = {}
    for day in _days(first, last):
        rule = next((rule for rule in reversed(rules) if rule.fits(day, day in holidays)), None)
        spans = _spans(rule, weekdays)
        if spans != weekdays[day.weekday()]:
            dates[day] = spans
    return Table(weekdays, dates)


def _spans(rule: Rule | None, weekdays: tuple[Spans, ...]) -> Spans:
    if rule is None:
        return ()
    return rule.spans if rule.like is None else weekdays[rule.like]


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=n) for n in range((last - first).days + 1))


def osm(table: Table) -> str:
    """The table in OSM notation, one rule for each weekday and for each exceptional date and the day after it."""
    week = [f"{_WEEKDAYS[d]} {_times(table.weekdays[d - 1], table.weekdays[d])}" for d in range(7)]
    days = sorted({*table.dates, *(day + _ONE for day in table.dates)})
    return "; ".join([*week, *(f"{_date(day)} {_times(table.of(day - _ONE), table.of(day))}" for day in days)])


def _date(day: date) -> str:
    return f"{day.year} {_MONTHS[day.month - 1]} {day.day:02}"


def _times(before: Spans, spans: Spans) -> str:
    """A calendar day: what runs on from the day before, and its own spans up to midnight."""
    cut = [(0, stop - DAY) for _, stop in before if stop > DAY]
    cut += [(start, min(stop, DAY)) for start, stop in spans]
    return ",".join(f"{_clock(start)}-{_clock(stop)}" for start, stop in _joined(cut)) or "off"


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Overlapping and touching spans as one."""
    joined: list[tuple[int, int]] = []
    for start, stop in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(stop, joined[-1][1]))
        else:
            joined.append((start, stop))
    return joined


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
