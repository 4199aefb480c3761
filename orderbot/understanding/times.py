"""When the customer wants it: "um halb acht", "morgen Mittag", "in einer Stunde", "tomorrow at 7pm", "saat 7 buçukta".

An hour that may be morning or evening is the next such time that is sensible for a meal: from nine in the morning till
three at night. All results are aware, in the zone of `now`; a wall time that does not exist (clocks go forward) moves
forward. "Kurz nach acht" is not taken: the bot asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Final, Literal

from orderbot.understanding.phrases import key, keyed, pattern
from orderbot.understanding.words.clock import Clock, Saying
from orderbot.understanding.words.clock_de import CLOCK as GERMAN
from orderbot.understanding.words.clock_en import CLOCK as ENGLISH
from orderbot.understanding.words.clock_tr import CLOCK as TURKISH

Asap = Literal["asap"]
ASAP: Final[Asap] = "asap"
ASLEEP = range(3, 9)  # hours at which nobody orders a meal, unless they say so in 24 hours or "morgens"
NEAR = 30  # characters between a time and its day
_DIGITS = r"(?P<h>[01]\d|2[0-3])(?P<m>[0-5]\d)"  # "1930"
_MOST = timedelta(days=2)  # "in 300 Stunden" is no wish


@dataclass(frozen=True, slots=True)
class Found:
    """The wish and where it stands: [start, end) is the time itself, `spans` also holds its day elsewhere."""

    value: datetime | Asap
    start: int
    end: int
    spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class _Said:
    hour: int
    minute: int
    shift: int
    half: str  # "am", "pm", "any" (not said), "24" (unmistakable)
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Day:
    day: date
    start: int
    end: int
    named: bool = True  # a weekday: may be a week later


@dataclass(frozen=True, slots=True)
class _Words:
    clock: Clock
    hours: dict[str, int]
    minutes: dict[str, int]
    sayings: tuple[tuple[Saying, re.Pattern[str]], ...]
    bare: tuple[re.Pattern[str], ...]
    lead: re.Pattern[str]  # words that belong to the time after them
    spans: tuple[tuple[re.Pattern[str], float], ...]
    days: tuple[tuple[re.Pattern[str], int], ...]
    weekdays: tuple[re.Pattern[str], ...]
    written: re.Pattern[str]  # "24. Dezember"
    months: tuple[re.Pattern[str], ...]
    fixed: dict[str, re.Pattern[str]]  # asap, noon, midnight, morning, evening, vague, not_days


def _one_of(words: dict[str, int]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


@cache
def _words(language: str) -> _Words:
    clock = {"de": GERMAN, "en": ENGLISH, "tr": TURKISH}[language]
    hours = {key(word): hour for word, hour in clock.hours.items()}
    minutes = {key(word): minute for word, minute in clock.minutes.items()}
    at = {word: hour for word, hour in hours.items() if word.endswith(("de", "da", "te", "ta"))}
    slots = {
        "{HAT}": f"(?P<h>{_one_of(at) or '(?!)'})", "{H}": rf"(?P<h>(?:[01]?\d|2[0-4])(?!\d)|(?:{_one_of(hours)})(?![a-z]))", "{M5}": r"(?P<m>[0-5][05])(?!\d)",
        "{MW}": f"(?P<n>{_one_of(minutes)})", "{M}": r"(?P<m>[0-5]\d)(?!\d)", "{N}": rf"(?P<n>\d{{1,3}}(?:[.,]5)?(?!\d)|(?:{_one_of(minutes)})(?![a-z]))",
    }  # fmt: skip

    def made(source: str) -> re.Pattern[str]:
        spelled = pattern(source)
        for slot, stands_for in slots.items():
            spelled = spelled.replace(slot, stands_for)
        return re.compile(spelled)

    month = "|".join(clock.months)
    return _Words(
        clock,
        hours,
        minutes,
        tuple((saying, made(saying.pattern)) for saying in clock.sayings),
        tuple(made(rf"[ .,!]*(?:{clock.around}[ .,!]+)*{source}(?:[ .,!]*{clock.around})*[ .,!]*") for source in (*clock.bare, _DIGITS)),
        made(rf"\b(?:{clock.around}\b\.? *)+$"),
        tuple((made(source), unit) for source, unit in clock.spans),
        tuple((made(source), ahead) for source, ahead in clock.days),
        tuple(made(rf"\b(?P<next>{clock.next_week} )?(?:{source})\b") for source in clock.weekdays),
        made(rf"\b(?:am |den |on |the )?(?:(?P<day>[0-3]?\d)(?:\.|st|nd|rd|th)? (?:of )?(?P<month>{month})|(?P<month2>{month}) (?P<day2>[0-3]?\d)(?:st|nd|rd|th)?(?![\d:]))\b\.?"),
        tuple(map(made, clock.months)),
        {name: made(getattr(clock, name)) for name in ("asap", "noon", "midnight", "morning", "evening", "vague", "not_days")}
        | {"asap_bare": made(rf"[ .,!]*{clock.asap_bare}[ .,!]*")},
    )  # fmt: skip


def _languages(hint: str) -> Iterator[_Words]:
    yield from (_words(language) for language in sorted(("de", "en", "tr"), key=lambda language: language != hint))


def find_time(text: str, now: datetime, language: str = "", *, bare: bool = True) -> Found | None:
    """The time wished for, or None. With `bare` a message that is nothing but "19" or "halb 8" answers "when?"."""
    spelled = keyed(text)
    ways = [found for words in _languages(language) if (found := _find(spelled.text, now, words, bare))]
    if not ways:
        return None
    best = max(ways, key=lambda found: sum(end - start for start, end in found.spans))  # "yarın 19:30": not today
    spans = tuple(spelled.span(*span) for span in best.spans)
    return Found(best.value, *spelled.span(best.start, best.end), spans)


def _find(text: str, now: datetime, words: _Words, bare: bool) -> Found | None:
    if found := _asap(text, words, bare) or _later(text, now, words):
        return found
    text = words.fixed["not_days"].sub(lambda match: "·" * len(match[0]), text)
    said = _said(text, words) or (_bare(text, words) if bare else None)
    if said is None:
        return None
    day = _day(text, now, words, said)
    value = _resolve(said, day, now, _half(text, words, said, day))
    if value is None:
        return None
    start = words.lead.search(text[: said.start])
    spans = {(start.start() if start else said.start, said.end), *_parts(text, words, said)}
    if day:
        spans.add((day.start, day.end))
    return Found(value, said.start, said.end, tuple(sorted(spans)))


def _asap(text: str, words: _Words, bare: bool) -> Found | None:
    match = words.fixed["asap"].search(text) or (words.fixed["asap_bare"].fullmatch(text) if bare else None)
    return Found(ASAP, match.start(), match.end(), (match.span(),)) if match else None


def _later(text: str, now: datetime, words: _Words) -> Found | None:
    """ "In 45 min", "in einer halben Stunde". """
    for each, unit in words.spans:
        if match := each.search(text):
            count = match["n"] if "n" in each.groupindex else "1"
            amount = words.minutes[count] if count in words.minutes else float(count.replace(",", "."))
            ahead = timedelta(minutes=amount * unit)
            if ahead <= _MOST:
                value = _aware((now.astimezone(UTC) + ahead).astimezone(now.tzinfo))
                return Found(value.replace(second=0, microsecond=0), match.start(), match.end(), (match.span(),))
    return None


def _aware(moment: datetime) -> datetime:
    """The wall time itself, or what it becomes where clocks skip it."""
    return moment.astimezone(UTC).astimezone(moment.tzinfo)


# ---- what was said --------------------------------------------------------------------------------------------------


def _said(text: str, words: _Words) -> _Said | None:
    twice = len(re.findall(r"\b(?:halb\w*|half|yarim|1/2)\b|½", text)) > 1  # half and half is a pizza
    for saying, each in words.sayings:
        if twice and saying.pattern.startswith((r"\bhalb", r"\bhalf", r"\b(?:half")):
            continue
        for match in each.finditer(text):
            if not words.fixed["vague"].search(text[: match.start()]) and (found := _read(match, saying, words)):
                return found
    for name, hour in (("noon", 12), ("midnight", 24)):
        if whole := words.fixed[name].search(text):
            return _Said(hour, 0, 0, "24", whole.start(), whole.end())
    return None


def _read(match: re.Match[str], saying: Saying, words: _Words) -> _Said | None:
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
    return _Said(hour, minute, shift, half, match.start(), match.end())


def _bare(text: str, words: _Words) -> _Said | None:
    day_free = text
    for each, _ in words.days:
        day_free = each.sub(lambda match: " " * len(match[0]), day_free)
    for each in words.weekdays:
        day_free = each.sub(lambda match: " " * len(match[0]) if len(match[0]) > 3 else match[0], day_free)
    for each in words.bare:
        if match := each.fullmatch(day_free):
            found = _read(match, Saying(""), words)
            return found and _Said(found.hour, found.minute, found.shift, found.half, match.start("h"), match.end())
    return None


_DATE = re.compile(r"(?<![\d.,:])(?:am |den |vom |on )?(?P<day>[0-3]?\d)[./](?P<month>[01]?\d)(?:[./](?P<year>(?:20)?\d\d)?)?(?![\d:])(?! ?uhr)(?! ?€)")


def _day(text: str, now: datetime, words: _Words, said: _Said) -> _Day | None:
    """The day near the time, if one is named."""
    low, high = max(said.start - NEAR, 0), said.end + NEAR
    for place, start in ((text[low : said.start], low), (text[said.end : high], said.end), (text[said.start : said.end], said.start)):
        for find in (_dated, _relative, _weekday):
            if found := find(place, now, words):
                return _Day(found.day, start + found.start, start + found.end, found.named)
    return None


def _dated(place: str, now: datetime, words: _Words) -> _Day | None:
    for match in _DATE.finditer(place):
        year = int(match["year"]) % 100 + 2000 if match["year"] else None
        if day := _date(now, int(match["day"]), int(match["month"]), year):
            return _Day(day, match.start(), match.end(), False)
    if written := words.written.search(place):
        name, number = written["month"] or written["month2"], int(written["day"] or written["day2"])
        month = next((place for place, each in enumerate(words.months, 1) if each.fullmatch(name)), 0)
        if day := _date(now, number, month, None):
            return _Day(day, written.start(), written.end(), False)
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


def _relative(place: str, now: datetime, words: _Words) -> _Day | None:
    for each, ahead in words.days:
        if match := each.search(place):
            return _Day(now.date() + timedelta(days=ahead), match.start(), match.end(), False)
    return None


def _weekday(place: str, now: datetime, words: _Words) -> _Day | None:
    found: list[_Day] = []
    for number, each in enumerate(words.weekdays):
        for match in each.finditer(place):
            if len(match[0]) <= 3 and not _short(place, match):
                continue
            ahead = (number - now.weekday()) % 7
            if match["next"] and ahead == 0:
                ahead = 7
            found.append(_Day(now.date() + timedelta(days=ahead), match.start(), match.end(), ahead == 0))
    return found[-1] if found else None


def _short(place: str, match: re.Match[str]) -> bool:
    """ "Fr 19 Uhr" is a day, the "so" of "so um 8" and the "do" of "do you" are words."""
    return match[0] not in ("so", "do", "mi", "di", "mo", "sun", "sat") and not place[match.end() :].strip(" ,.")


def _half(text: str, words: _Words, said: _Said, day: _Day | None) -> str:
    """Morning or evening, if said: in the phrase itself or near it."""
    if said.half != "any":
        return said.half
    low, high = max(said.start - NEAR, 0), said.end + 15
    near = text[low : min(high, len(text))]
    if words.fixed["evening"].search(near):
        return "pm"
    if words.fixed["morning"].search(near) or (day and re.search(r"\bmorgen fruh\b", near)):
        return "am"
    return "any"


def _parts(text: str, words: _Words, said: _Said) -> Iterator[tuple[int, int]]:
    """ "Abend" between "heute" and "um 8", "morgens" after it."""
    for name in ("morning", "evening"):
        for match in words.fixed[name].finditer(text, max(said.start - 15, 0), min(said.end + 15, len(text))):
            yield match.span()


# ---- which instant --------------------------------------------------------------------------------------------------


def _resolve(said: _Said, day: _Day | None, now: datetime, half: str) -> datetime | None:
    on = day.day if day else None
    if on is None:
        return _next(said, half, now)
    moments = [moment for hour in _hours(said, half) if (moment := _at(on, hour, said, now))]
    if not moments:
        return None
    if on == now.date():
        coming = [moment for moment in moments if _after(moment, now)]
        if not coming and day and day.named:
            return _at(on + timedelta(days=7), _hours(said, half)[-1], said, now)
        return coming[0] if coming else moments[-1]
    awake = [moment for moment in moments if moment.hour >= 10]
    return (awake or moments)[0]


def _next(said: _Said, half: str, now: datetime) -> datetime | None:
    coming = []
    for ahead in (0, 1, 2):
        for hour in _hours(said, half):
            moment = _at(now.date() + timedelta(days=ahead), hour, said, now)
            if moment and _after(moment, now) and not (half == "any" and moment.hour in ASLEEP):
                coming.append(moment)
    return min(coming, key=lambda moment: moment.astimezone(UTC), default=None)


def _hours(said: _Said, half: str) -> tuple[int, ...]:
    hour = said.hour
    if half == "24" or hour > 12:
        return (hour,)
    if half == "am":
        return (hour % 12,)
    if half == "pm":
        return (hour % 12 + 12,)
    if hour == 12:
        return (12, 24) if said.shift < 0 else (12,)
    return (hour, hour + 12)


def _after(moment: datetime, now: datetime) -> bool:
    return moment.astimezone(UTC) >= now.astimezone(UTC).replace(second=0, microsecond=0)


def _at(day: date, hour: int, said: _Said, now: datetime) -> datetime | None:
    """The wall time on that day; hours and minutes beyond midnight belong to the next day."""
    try:
        wall = datetime(day.year, day.month, day.day) + timedelta(hours=hour, minutes=said.minute + said.shift)
        moment = _aware(wall.replace(tzinfo=now.tzinfo))
        later = wall.replace(tzinfo=now.tzinfo, fold=1)
    except (OverflowError, ValueError):
        return None
    return later if not _after(moment, now) and _after(later, now) and moment.utcoffset() != later.utcoffset() else moment
