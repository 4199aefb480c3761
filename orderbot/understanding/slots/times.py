"""When the customer wants it: "um halb acht", "morgen Mittag", "in einer Stunde", "tomorrow at 7pm", "saat 7 buçukta".

An hour that may be morning or evening is the next such time that is sensible for a meal: from nine in the morning till
three at night. All results are aware, in the zone of `now`; a wall time that does not exist (clocks go forward) moves
forward. "Kurz nach acht" is not taken: the bot asks.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final, Literal

from orderbot.understanding.grammar.phrases import keyed
from orderbot.understanding.slots.clock import ClockWords, Said, bare_time, clocks, said_time
from orderbot.understanding.slots.days import Day, at_night, dated, day_near, half_of_day, parts_of_day

Asap = Literal["asap"]
ASAP: Final[Asap] = "asap"
ASLEEP = range(3, 9)  # hours at which nobody orders a meal, unless they say so in 24 hours or "morgens"
_LATE, _DAWN = 3, 6  # hours before these still belong to the evening before; to dawn if "night" is said
_MOST = timedelta(days=2)  # "in 300 Stunden" is no wish


@dataclass(frozen=True, slots=True)
class Found:
    """The wish and where it stands: [start, end) is the time itself, `spans` also holds its day elsewhere."""

    value: datetime | Asap
    start: int
    end: int
    spans: tuple[tuple[int, int], ...] = ()


Opening = Callable[[datetime], bool]  # is the restaurant open then?


def find_time(
    text: str, now: datetime, language: str = "", *, bare: bool = True, opening: Opening | None = None
) -> Found | None:
    """The time wished for, or None. With `bare` a message that is nothing but "19" or "halb 8" answers "when?".

    `opening` decides where an hour may be morning or evening: at 01:20, open till 04, "um 3" is in the night.
    """
    spelled = keyed(text)
    ways = [found for words in clocks(language) if (found := _find(spelled.text, now, words, bare, opening))]
    if not ways:
        return None
    best = max(ways, key=lambda found: sum(end - start for start, end in found.spans))  # "yarın 19:30": not today
    spans = tuple(spelled.span(*span) for span in best.spans)
    return Found(best.value, *spelled.span(best.start, best.end), spans)


def find_day(text: str, now: datetime, language: str = "") -> tuple[int, int] | None:
    """Where a date stands that has no time beside it: "am 15.12." is to be asked about, it is no dish."""
    spelled = keyed(text)
    found = next((day for words in clocks(language) if (day := dated(spelled.text, now, words))), None)
    return spelled.span(found.start, found.end) if found else None


def _find(text: str, now: datetime, words: ClockWords, bare: bool, opening: Opening | None) -> Found | None:
    if found := _asap(text, words, bare) or _later(text, now, words):
        return found
    text = words.fixed["not_days"].sub(lambda match: "·" * len(match[0]), text)
    said = said_time(text, words) or (bare_time(text, words) if bare else None)
    if said is None:
        return None
    day = day_near(text, now, words, said)
    value = _resolve(said, day, now, half_of_day(text, words, said), at_night(text, words, said), opening)
    if value is None:
        return None
    start = words.lead.search(text[: said.start])
    spans = {(start.start() if start else said.start, said.end), *parts_of_day(text, words, said)}
    if day:
        spans.add((day.start, day.end))
    return Found(value, said.start, said.end, tuple(sorted(spans)))


def _asap(text: str, words: ClockWords, bare: bool) -> Found | None:
    match = words.fixed["asap"].search(text) or (words.fixed["asap_bare"].fullmatch(text) if bare else None)
    return Found(ASAP, match.start(), match.end(), (match.span(),)) if match else None


def _later(text: str, now: datetime, words: ClockWords) -> Found | None:
    """ "In 45 min", "in einer halben Stunde"."""
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


# ---- which instant --------------------------------------------------------------------------------------------------


def _resolve(
    said: Said, day: Day | None, now: datetime, half: str, night: bool, opening: Opening | None
) -> datetime | None:
    on = day.day if day else None
    if on is None:
        return _next(said, half, now, opening)
    moments = [moment for hour in _hours(said, half) if (moment := _at(on, hour, said, now))]
    if not moments:
        return None
    opened = [moment for moment in moments if opening and opening(moment) and _after(moment, now)]
    if len(opened) == 1:
        return opened[0]
    if on == now.date():
        coming = [moment for moment in moments if _after(moment, now)]
        if not coming and day and day.named:
            return _at(on + timedelta(days=7), _hours(said, half)[-1], said, now)
        if not coming and moments[-1].hour < (_DAWN if night else _LATE):
            return _at(on + timedelta(days=1), _hours(said, half)[-1], said, now)  # "heute Nacht um 1"
        return coming[0] if coming else moments[-1]
    awake = [moment for moment in moments if moment.hour >= 10]
    return (awake or moments)[0]


def _next(said: Said, half: str, now: datetime, opening: Opening | None) -> datetime | None:
    coming = []
    for ahead in (0, 1, 2):
        for hour in _hours(said, half) if not opening or half != "any" else (*_hours(said, half), *_midnight(said)):
            moment = _at(now.date() + timedelta(days=ahead), hour, said, now)
            if moment and _after(moment, now):
                coming.append(moment)
    coming.sort(key=lambda moment: moment.astimezone(UTC))
    awake = [moment for moment in coming if not (half == "any" and moment.hour in ASLEEP)]
    opened = [moment for moment in coming if opening and opening(moment)]
    return next(iter(opened or awake), None)


def _midnight(said: Said) -> tuple[int, ...]:
    """At eleven in the evening "um 12" is midnight, if they are open then."""
    return (24,) if said.hour == 12 else ()


def _hours(said: Said, half: str) -> tuple[int, ...]:
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


def _at(day: date, hour: int, said: Said, now: datetime) -> datetime | None:
    """The wall time on that day; hours and minutes beyond midnight belong to the next day."""
    try:
        wall = datetime.combine(day, time()) + timedelta(hours=hour, minutes=said.minute + said.shift)
        moment = _aware(wall.replace(tzinfo=now.tzinfo))
        later = wall.replace(tzinfo=now.tzinfo, fold=1)
    except (OverflowError, ValueError):
        return None
    return (
        later if not _after(moment, now) and _after(later, now) and moment.utcoffset() != later.utcoffset() else moment
    )
