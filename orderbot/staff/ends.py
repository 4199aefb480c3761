"""Until when: every word about the stock has an end, so that nothing is forgotten."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Final

from orderbot.menu.hours import OpeningHours
from orderbot.staff.words import TODAY
from orderbot.understanding.grammar.phrases import key, pattern
from orderbot.understanding.slots.times import Found, find_time

AHEAD: Final = 60  # days that are looked for an opening
_TONIGHT = re.compile(
    pattern(
        rf"{TODAY}|heute(?: abend)?|tonight|(?:zum )?(?:laden|küchen)?schluss|feierabend|clos(?:e|ing)(?: time)?"
        r"|end of (?:the )?day"
    )
)
_NEXT_WEEK = re.compile(pattern(r"(?:nächste|kommende) woche|next week"))
_FILLING = re.compile(r"\b(?:am|den|der|zum|on|the|um|uhr|at)\b|[ ,.]")
_NOON = (" um 12 Uhr", " at 12:00")  # a day without a time is read with one


def end_of(words: str, hours: OpeningHours, now: datetime) -> datetime | None:
    """When it ends; None if the words do not tell. A day alone is its first opening; "": when we close."""
    said = key(words).strip(" .!?")
    if not said or _TONIGHT.fullmatch(said):
        return closing(hours, now)
    if _NEXT_WEEK.fullmatch(said):
        return opening(hours, now.date() + timedelta(days=7 - now.weekday()))
    found = find_time(words, now)
    if found and isinstance(found.value, datetime) and _all_of(words, found):
        return found.value
    day = _day(words, now)
    if day == now.date():  # a date, or the weekday of today: that of next week
        return closing(hours, now) if any(map(str.isdigit, words)) else opening(hours, day + timedelta(days=7))
    return opening(hours, day) if day else None


def _day(words: str, now: datetime) -> date | None:
    for noon in _NOON:
        found = find_time(words + noon, now)
        if found and isinstance(found.value, datetime) and _all_of(words, found):
            return found.value.date()
    return None


def _all_of(words: str, found: Found) -> bool:
    """Does the time take all the words?"""
    used = {place for start, end in found.spans or ((found.start, found.end),) for place in range(start, end)}
    rest = "".join(sign if place not in used else " " for place, sign in enumerate(words))
    return not _FILLING.sub("", key(rest))


def closing(hours: OpeningHours, now: datetime) -> datetime:
    """The end of the opening that runs, or of the next one; a pause in the afternoon is no end."""
    today = now.astimezone(hours.timezone).date()
    for start, stop in hours.spans(today - timedelta(days=1)):
        if start <= now < stop:
            return stop
    for ahead in range(AHEAD):
        spans = hours.spans(today + timedelta(days=ahead))
        if spans and spans[-1][1] > now:
            return spans[-1][1]
    return _midnight(today + timedelta(days=1), hours)


def opening(hours: OpeningHours, day: date) -> datetime:
    """The first opening of that day, or of the next one with any."""
    for ahead in range(AHEAD):
        if spans := hours.spans(day + timedelta(days=ahead)):
            return spans[0][0]
    return _midnight(day, hours)


def _midnight(day: date, hours: OpeningHours) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=hours.timezone)
