"""The shape of a language's times of day."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Saying:
    """A way to say a time. In `pattern` {H} stands for an hour, {M} for minutes, {N} for a number of minutes.

    The time is hour:minutes + `shift` + `sign` x N minutes.
    """

    pattern: str
    shift: int = 0
    sign: int = 0
    half: str = "any"  # "am" or "pm" if the phrase itself says so


@dataclass(frozen=True, slots=True)
class Clock:
    """Words in lower case with their accents; patterns as in phrases.py."""

    language: str
    hours: dict[str, int]
    minutes: dict[str, int]
    sayings: tuple[Saying, ...]  # the most special first
    bare: tuple[str, ...]  # patterns of a whole message that answers "when?"
    around: str  # what may stand around the time in such an answer
    vague: str  # before a time: not to be taken for it ("kurz nach acht")
    spans: tuple[tuple[str, float], ...]  # "in {N} minuten" -> minutes a unit; without {N}: that many minutes
    asap: str
    asap_bare: str  # only as the whole message
    days: tuple[tuple[str, int], ...]  # pattern -> days from today
    weekdays: tuple[str, ...]  # Monday first; patterns
    next_week: str  # before a weekday: not today's
    months: tuple[str, ...]  # January first; patterns
    morning: str  # patterns of the parts of a day
    evening: str
    night: str  # also in `evening`; its hours from twelve to five are those after midnight
    noon: str  # a time in itself
    midnight: str
    not_days: str  # greetings with a part of the day in them
