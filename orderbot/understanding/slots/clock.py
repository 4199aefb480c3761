"""Reading a time of day: the words of each language compiled, and what they say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from orderbot.understanding.grammar.languages import LANGUAGES, hinted
from orderbot.understanding.grammar.phrases import NEVER, any_said, key, one_of, pattern
from orderbot.understanding.grammar.words.model import Clock, Saying

_FIXED = ("asap", "noon", "midnight", "morning", "evening", "night", "vague", "not_days")
_DIGITS = r"(?P<h>[01]\d|2[0-3])(?P<m>[0-5]\d)"  # "1930"
_HALVES = re.compile(rf"\b(?:{any_said(lambda each: each.clock.halves)}|1/2)\b|½")


@dataclass(frozen=True, slots=True)
class Said:
    hour: int
    minute: int
    shift: int
    half: str  # "am", "pm", "any" (not said), "24" (unmistakable)
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ClockWords:
    clock: Clock
    hours: dict[str, int]
    minutes: dict[str, int]
    sayings: tuple[tuple[Saying, re.Pattern[str]], ...]
    bare: tuple[re.Pattern[str], ...]
    lead: re.Pattern[str]  # words that belong to the time after them
    spans: tuple[tuple[re.Pattern[str], float], ...]
    days: tuple[tuple[re.Pattern[str], int], ...]
    weekdays: tuple[re.Pattern[str], ...]
    dates: tuple[re.Pattern[str], ...]  # "24. Dezember"
    months: tuple[re.Pattern[str], ...]
    fixed: dict[str, re.Pattern[str]]  # asap, noon, midnight, morning, evening, night, vague, not_days


def _one_of(words: dict[str, int]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True)) or NEVER


@cache
def _words(language: str) -> ClockWords:
    clock = LANGUAGES[language].clock
    at = {key(word): hour for word, hour in clock.hours_at.items()}
    hours = {key(word): hour for word, hour in clock.hours.items()} | at
    minutes = {key(word): minute for word, minute in clock.minutes.items()}
    slots = {
        "{HAT}": f"(?P<h>{_one_of(at)})",
        "{H}": rf"(?P<h>(?:[01]?\d|2[0-4])(?!\d)|(?:{_one_of(hours)})(?![a-z]))",
        "{M5}": r"(?P<m>[0-5][05])(?!\d)",
        "{MW}": f"(?P<n>{_one_of(minutes)})",
        "{M}": r"(?P<m>[0-5]\d)(?!\d)",
        "{DAY}": r"(?P<day>[0-3]?\d)",
        "{MONTH}": f"(?P<month>{one_of(clock.months)})",
        "{N}": rf"(?P<n>\d{{1,3}}(?:[.,]5)?(?!\d)|(?:{_one_of(minutes)})(?![a-z]))",
    }

    def made(source: str) -> re.Pattern[str]:
        spelled = pattern(source)
        for slot, stands_for in slots.items():
            spelled = spelled.replace(slot, stands_for)
        return re.compile(spelled)

    around, on = one_of(clock.around), one_of(clock.before_date)
    before, after = rf"[ .,!]*(?:{around}[ .,!]+)*", rf"(?:[ .,!]*{around})*[ .,!]*"
    return ClockWords(
        clock,
        hours,
        minutes,
        tuple((saying, made(saying.pattern)) for saying in clock.sayings),
        tuple(made(f"{before}{source}{after}") for source in (*clock.bare, _DIGITS)),
        made(rf"\b(?:{around}\b\.? *)+$"),
        tuple((made(source), unit) for source, unit in clock.spans),
        tuple((made(source), ahead) for source, ahead in clock.days),
        tuple(made(rf"\b(?P<next>{one_of(clock.next_week)} )?(?:{source})\b") for source in clock.weekdays),
        tuple(made(rf"\b(?:{on} )?(?:{source})\b\.?(?![\d:])") for source in clock.dates),
        tuple(map(made, clock.months)),
        {name: made(one_of(getattr(clock, name))) for name in _FIXED}
        | {"asap_bare": made(rf"[ .,!]*{one_of(clock.asap_bare)}[ .,!]*")},
    )


def clocks(hint: str) -> Iterator[ClockWords]:
    yield from map(_words, hinted(hint))


def said_time(text: str, words: ClockWords) -> Said | None:
    twice = len(_HALVES.findall(text)) > 1  # half and half is a pizza
    for saying, each in words.sayings:
        if twice and saying.halved:
            continue
        for match in each.finditer(text):
            if not words.fixed["vague"].search(text[: match.start()]) and (found := _read(match, saying, words)):
                return found
    for name, hour in (("noon", 12), ("midnight", 24)):
        if whole := words.fixed[name].search(text):
            return Said(hour, 0, 0, "24", whole.start(), whole.end())
    return None


def _read(match: re.Match[str], saying: Saying, words: ClockWords) -> Said | None:
    groups = match.groupdict()
    written = groups["h"]
    hour = int(written) if written.isdigit() else words.hours[written]
    minute = int(groups.get("m") or 0)
    count = groups.get("n")
    if count is not None and not count.isdigit() and count not in words.minutes:
        return None
    number = 0 if count is None else int(count) if count.isdigit() else words.minutes[count]
    shift = saying.shift + saying.sign * number + (number if count and not saying.sign else 0)
    if hour == 24 and (minute or shift > 0):
        return None
    if shift and hour > 12 and saying.sign == 0 and count is None:
        return None  # "halb 21" is a pizza
    clear = hour > 12 or hour == 0 or (written.startswith("0") and len(written) == 2)
    half = saying.half if saying.half != "any" else "24" if clear else "any"
    return Said(hour, minute, shift, half, match.start(), match.end())


def bare_time(text: str, words: ClockWords) -> Said | None:
    day_free = text
    for each, _ in words.days:
        day_free = each.sub(lambda match: " " * len(match[0]), day_free)
    for each in words.weekdays:
        day_free = each.sub(lambda match: " " * len(match[0]) if len(match[0]) > 3 else match[0], day_free)
    for each in words.bare:
        if match := each.fullmatch(day_free):
            found = _read(match, Saying(""), words)
            return found and Said(found.hour, found.minute, found.shift, found.half, match.start("h"), match.end())
    return None
