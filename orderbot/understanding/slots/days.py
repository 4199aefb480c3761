"""Reading the day and the part of the day near a time: "morgen Abend", "am 24.12.", "next Friday"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from orderbot.understanding.grammar.languages import every
from orderbot.understanding.grammar.phrases import any_said, key
from orderbot.understanding.slots.clock import ClockWords, Said

NEAR = 30  # characters between a time and its day


@dataclass(frozen=True, slots=True)
class Day:
    day: date
    start: int
    end: int
    named: bool = True  # a weekday: may be a week later


_ON = any_said(lambda each: each.clock.before_date)
_OCLOCK = any_said(lambda each: each.clock.oclock)
_DATE = re.compile(
    rf"(?<![\d.:,])(?:{_ON} )?(?P<day>[0-3]?\d)(?:[./](?P<month>[01]?\d)(?:[./](?P<year>(?:20)?\d\d)?)?|"
    rf"\. (?P<month2>[01]?\d)\.(?: ?(?P<year2>20\d\d))?)(?![\d:])(?! ?{_OCLOCK})(?! ?€)"
)
_ISO = re.compile(r"(?<!\d)(?P<year>20\d\d)-(?P<month>[01]\d)-(?P<day>[0-3]\d)(?!\d)")
_SHORT_DAYS = frozenset(map(key, every(lambda each: each.clock.short_days)))


def day_near(text: str, now: datetime, words: ClockWords, said: Said) -> Day | None:
    """The day near the time, if one is named."""
    low, high = max(said.start - NEAR, 0), said.end + NEAR
    beside, inside = (_dated, _relative, _weekday), (_relative, _weekday)  # "19.10" is no date of its own
    for place, start, ways in (
        (text[low : said.start], low, beside),
        (text[said.end : high], said.end, beside),
        (text[said.start : said.end], said.start, inside),
    ):
        for find in ways:
            if found := find(place, now, words):
                return Day(found.day, start + found.start, start + found.end, found.named)
    return None


def _dated(place: str, now: datetime, words: ClockWords) -> Day | None:
    iso = _ISO.search(place)
    if iso and (day := _date(now, int(iso["day"]), int(iso["month"]), int(iso["year"]))):
        return Day(day, iso.start(), iso.end(), False)
    for match in _DATE.finditer(place):
        written = match["year"] or match["year2"]
        year = int(written) % 100 + 2000 if written else None
        if day := _date(now, int(match["day"]), int(match["month"] or match["month2"]), year):
            return Day(day, match.start(), match.end(), False)
    for each in words.dates:
        if named := each.search(place):
            month = next((at for at, name in enumerate(words.months, 1) if name.fullmatch(named["month"])), 0)
            if day := _date(now, int(named["day"]), month, None):
                return Day(day, named.start(), named.end(), False)
    return None


_PLAIN_DATE = re.compile(
    rf"\b(?:{_ON} )(?P<day>[0-3]?\d)[./] ?(?P<month>[01]?\d)\b\.?(?![\d:])"
    r"|(?<![\d.,])(?P<day2>[0-3]?\d)\. ?(?P<month2>[01]?\d)\.(?!\d)"
)


def dated(text: str, now: datetime, words: ClockWords) -> Day | None:
    """A date that can be nothing else: with "am" before it, or with both full stops."""
    for match in _PLAIN_DATE.finditer(text):
        if day := _date(now, int(match["day"] or match["day2"]), int(match["month"] or match["month2"]), None):
            return Day(day, match.start(), match.end(), False)
    return None


def _date(now: datetime, day: int, month: int, year: int | None) -> date | None:
    """That day, the next one without a year. None if there is none within a year or so."""
    for each in (year,) if year else (now.year, now.year + 1):
        try:
            found = date(each, month, day)
        except ValueError:
            continue
        if found >= now.date() or year:
            return found
    return None


def _relative(place: str, now: datetime, words: ClockWords) -> Day | None:
    for each, ahead in words.days:
        if match := each.search(place):
            return Day(now.date() + timedelta(days=ahead), match.start(), match.end(), False)
    return None


def _weekday(place: str, now: datetime, words: ClockWords) -> Day | None:
    found: list[Day] = []
    for number, each in enumerate(words.weekdays):
        for match in each.finditer(place):
            if len(match[0]) <= 3 and not _short(place, match):
                continue
            ahead = (number - now.weekday()) % 7
            if match["next"] and ahead == 0:
                ahead = 7
            found.append(Day(now.date() + timedelta(days=ahead), match.start(), match.end(), ahead == 0))
    return found[-1] if found else None


def _short(place: str, match: re.Match[str]) -> bool:
    """ "Fr 19 Uhr" is a day, the "so" of "so um 8" and the "do" of "do you" are words."""
    return match[0] not in _SHORT_DAYS and not place[match.end() :].strip(" ,.")


def half_of_day(text: str, words: ClockWords, said: Said) -> str:
    """Morning or evening, if said: in the phrase itself or near it."""
    if said.half != "any":
        return said.half
    low, high = max(said.start - NEAR, 0), said.end + 15
    near = text[low : min(high, len(text))]
    if words.fixed["night"].search(near) and (said.hour <= 5 or said.hour == 12):
        return "am"
    if words.fixed["evening"].search(near):
        return "pm"
    if words.fixed["morning"].search(near):
        return "am"
    return "any"


def at_night(text: str, words: ClockWords, said: Said) -> bool:
    """Is the night named near it?"""
    return bool(words.fixed["night"].search(text[max(said.start - NEAR, 0) : said.end + 15]))


def parts_of_day(text: str, words: ClockWords, said: Said) -> Iterator[tuple[int, int]]:
    """ "Abend" between "heute" and "um 8", "morgens" after it."""
    for name in ("morning", "evening"):
        for match in words.fixed[name].finditer(text, max(said.start - 15, 0), min(said.end + 15, len(text))):
            yield match.span()
