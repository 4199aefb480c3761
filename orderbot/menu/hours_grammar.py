"""The owner's line of hours -> rules. German and English words; the last matching rule wins.

    line      = rule {";" rule}
    rule      = [days] (times | closed | "wie" day) ["," "nicht an Feiertagen"]
    days      = day | day "-" day | date ["-" date] [weekdays] | "Feiertage" | "täglich", joined by commas
    times     = time "-" time {"," time "-" time}; an end not after its start is on the next day

A line of times alone means every day. Minutes count from the midnight at which the day begins, up to 2880.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, NoReturn

from orderbot.menu.hours_words import EXAMPLE, WEEKDAYS, HoursError, Reader, Token, fault
from orderbot.menu.model import Season
from orderbot.texts import text

__all__ = ["ALWAYS", "DAY", "HoursError", "Rule", "Spans", "When", "parse_season", "read_rules", "spans_of"]

DAY: Final = 24 * 60
Spans = tuple[tuple[int, int], ...]  # minutes from the day's midnight, sorted, not overlapping


@dataclass(frozen=True, slots=True)
class When:
    """Some days: all that is given must fit."""

    weekdays: frozenset[int] = frozenset(range(7))
    season: Season | None = None  # every year
    period: tuple[date, date] | None = None  # once, both days included
    holidays: bool = False

    @property
    def weekly(self) -> bool:
        return not (self.season or self.period or self.holidays)

    def fits(self, day: date, holiday: bool) -> bool:
        return (
            day.weekday() in self.weekdays
            and (self.season is None or self.season.runs(day))
            and (self.period is None or self.period[0] <= day <= self.period[1])
            and (holiday or not self.holidays)
        )


@dataclass(frozen=True, slots=True)
class Rule:
    when: tuple[When, ...]  # any of them
    spans: Spans = ()
    like: int | None = None  # the spans of this weekday instead
    sparing: bool = False  # does not hold on holidays
    column: int = 1

    def fits(self, day: date, holiday: bool) -> bool:
        return not (self.sparing and holiday) and any(when.fits(day, holiday) for when in self.when)

    def fits_weekday(self, weekday: int) -> bool:
        return any(when.weekly and weekday in when.weekdays for when in self.when)

    @property
    def weekly(self) -> bool:
        """Looks at the weekday alone."""
        return not self.sparing and all(when.weekly for when in self.when)


ALWAYS: Final = Rule((When(),), ((0, DAY),))

# ---- reading -------------------------------------------------------------------------------------------------------


_DAYS: Final = ("day", "date", "dayof", "holidays", "daily")


def read_rules(line: str) -> tuple[Rule, ...]:
    """The rules of the line in its order; an empty line is always open. HoursError with the column of the fault."""
    reader = Reader(line)
    rules: list[Rule] = []
    closing_alone = True  # nothing but "nicht an Feiertagen"
    while reader.peek().kind != "stop":
        if reader.accept("end"):
            continue
        closing_alone = closing_alone and reader.peek().kind == "not"
        rules.append(_rule(reader))
    if closing_alone:
        return (ALWAYS, *rules)
    if not any(rule.spans or rule.like is not None or rule.when == (When(),) for rule in rules):
        remedy = text("write when it is open too: täglich 11:00-22:00; Di zu")
        raise HoursError(1, text("the line closes days and opens none"), remedy)
    _all_count(rules)
    for weekday in range(7):
        spans_of(rules, weekday)
    return tuple(rules)


def _all_count(rules: list[Rule]) -> None:
    """A rule that later rules undo on every day of the week is a mistake: nobody writes what never holds."""
    later: set[int] = set()
    for rule in reversed(rules):
        if all(when.weekdays <= later for when in rule.when):
            raise HoursError(
                rule.column,
                text("this never holds: a later rule says something else for the same days"),
                text("the last rule wins, so write the exceptions last: täglich 11:00-22:00; Di zu; Feiertage zu"),
            )
        if not rule.sparing:
            later.update(*(when.weekdays for when in rule.when if when.weekly))


def spans_of(rules: Sequence[Rule], weekday: int, seen: tuple[int, ...] = ()) -> Spans:
    """The last rule that looks at the weekday alone. HoursError if days point at each other."""
    rule = next((rule for rule in reversed(rules) if rule.fits_weekday(weekday)), None)
    if rule is None:
        return ()
    if rule.like is None:
        return rule.spans
    if rule.like in (*seen, weekday):
        raise HoursError(
            rule.column, text("these days point at each other"), text("write the times of one of them: So 17:00-22:00")
        )
    return spans_of(rules, rule.like, (*seen, weekday))


def _rule(reader: Reader) -> Rule:
    column = reader.peek().column
    if reader.peek().kind == "not":
        _not_on_holidays(reader)
        return Rule((When(holidays=True),), column=column)
    when = _days(reader)
    reader.accept("colon")
    spans, like = _body(reader, named=bool(when))
    sparing = _spares(reader)
    _finish(reader)
    return Rule(when or (When(),), spans, like, sparing, column)


def _body(reader: Reader, *, named: bool) -> tuple[Spans, int | None]:
    token = reader.peek()
    if reader.accept("closed"):
        return (), None
    if reader.accept("like"):
        return (), _weekday(reader.take())
    if token.kind == "time":
        return _times(reader), None
    if token.kind == "word":
        _unknown(token)
    if named:
        fault(token, text("times are missing here"), text("write times or zu: Mo-Fr 11:30-14:00; So zu"))
    fault(token, text("'{written}' has no place here", written=token.written), EXAMPLE)


def _unknown(token: Token) -> NoReturn:
    if token.written[:2].casefold() in WEEKDAYS:
        fault(
            token,
            text("'{word}' is no day", word=token.written),
            text("write Mo, Di, Mi, Do, Fr, Sa, So or Mo, Tu, We, Th, Fr, Sa, Su"),
        )
    fault(token, text("the word '{word}' is not known here", word=token.written), EXAMPLE)


def _spares(reader: Reader) -> bool:
    ahead = 1 if reader.peek().kind == "comma" else 0
    if reader.peek(ahead).kind != "not":
        return False
    reader.accept("comma")
    _not_on_holidays(reader)
    return True


def _not_on_holidays(reader: Reader) -> None:
    reader.take()
    token = reader.peek()
    if not reader.accept("holidays"):
        fault(token, text("only holidays can be left out"), text("write nicht an Feiertagen, or a rule like Di zu"))


def _finish(reader: Reader) -> None:
    """A rule ends at `;`, at the end, or at a comma before new days."""
    token = reader.peek()
    if token.kind in ("end", "stop"):
        return
    if token.kind == "comma" and reader.peek(1).kind in _DAYS:
        reader.take()
        return
    if token.kind == "word":
        _unknown(token)
    if token.kind == "comma":
        token = reader.peek(1)
    if token.kind == "word":
        _unknown(token)
    fault(
        token,
        text("here a rule should be at its end"),
        text("put a semicolon between rules, a comma between times: Mo 11:00-14:00, 17:00-22:00; Di zu"),
    )


# ---- days ----------------------------------------------------------------------------------------------------------


def _days(reader: Reader) -> tuple[When, ...]:
    found: list[When] = []
    while reader.peek().kind in _DAYS:
        found.append(_day(reader))
        if reader.peek().kind == "comma":
            reader.take()
    return tuple(found)


def _day(reader: Reader) -> When:
    if reader.accept("holidays"):
        return When(holidays=True)
    if reader.accept("daily"):
        return When()
    if reader.peek().kind == "day":
        return When(_weekdays(reader))
    season, period = _dates(reader)
    if reader.peek().kind == "day":
        return When(_weekdays(reader), season, period)
    return When(season=season, period=period)


def _weekdays(reader: Reader) -> frozenset[int]:
    first = last = _weekday(reader.take())
    if reader.accept("dash"):
        last = _weekday(reader.take())
    return frozenset((first + step) % 7 for step in range((last - first) % 7 + 1))


def _weekday(token: Token) -> int:
    if token.kind == "day":
        return token.value[0]
    if token.kind == "word":
        _unknown(token)
    fault(token, text("here a day is missing"), text("write Mo, Di, Mi, Do, Fr, Sa, So or Mo, Tu, We, Th, Fr, Sa, Su"))


def _dates(reader: Reader) -> tuple[Season | None, tuple[date, date] | None]:
    """One date or a range of them, every year or once."""
    start = reader.take()
    stop = start
    if reader.accept("dash"):
        stop = reader.take()
        if stop.kind != "date":
            fault(stop, text("here a date is missing"), text("write the last day with two dots: 01.08.-21.08."))
    if start.kind == "dayof":  # 24.-26.12.
        start = Token("date", start.column, start.written, (*stop.value[:2], start.value[0]))
    _check_date(start)
    _check_date(stop)
    if bool(start.value[0]) != bool(stop.value[0]):
        fault(stop, text("only one of the two dates has a year"), text("write both with their year, or both without"))
    if not start.value[0]:
        return Season(start.value[1:], stop.value[1:]), None  # type: ignore[arg-type]
    first, last = date(*start.value), date(*stop.value)
    if last < first:
        fault(stop, text("the last day is before the first"), text("write the earlier date first"))
    return None, (first, last)


def _check_date(token: Token) -> None:
    year, month, day = token.value
    try:
        date(year or 2000, month, day)  # 2000 had a 29 February
    except ValueError:
        fault(
            token,
            text("there is no day {written}", written=token.written),
            text("write day and month with a dot after each: 24.12."),
        )


def parse_season(line: str) -> Season:
    """`15.04.-24.06.` or `24.12.`: the days of every year on which something is sold."""
    reader = Reader(line)
    token = reader.peek()
    remedy = text("write the first and the last day: 15.04.-24.06.")
    if token.kind not in ("date", "dayof"):
        fault(token, text("here a date is missing"), remedy)
    season, _ = _dates(reader)
    if season is None:
        fault(token, text("a season comes every year"), remedy)
    if reader.peek().kind != "stop":
        fault(reader.peek(), text("'{written}' has no place here", written=reader.peek().written), remedy)
    return season


# ---- times ---------------------------------------------------------------------------------------------------------


def _times(reader: Reader) -> Spans:
    spans: list[tuple[int, int]] = []
    while True:
        token = reader.peek()
        span = _span(reader)
        if any(span[0] < stop and start < span[1] for start, stop in spans):
            fault(token, text("two times of one day overlap"), text("write them one after the other, or as one"))
        spans.append(span)
        if reader.peek().kind != "comma" or reader.peek(1).kind != "time":
            return tuple(sorted(spans))
        reader.take()


def _span(reader: Reader) -> tuple[int, int]:
    first = reader.take()
    start = _minutes(first, most=DAY - 1)
    if not reader.accept("dash"):
        fault(
            reader.peek(),
            text("the closing time is missing after {time}", time=first.written),
            text("write from-to: 11:30-14:00"),
        )
    last = reader.take()
    if last.kind != "time":
        fault(
            last,
            text("the closing time is missing after {time}", time=first.written),
            text("write from-to: 11:30-14:00"),
        )
    stop = _minutes(last, most=DAY)
    if start == stop:
        fault(last, text("it opens and closes at the same time"), text("for a whole day write 00:00-24:00"))
    return start, stop if start < stop else stop + DAY


def _minutes(token: Token, *, most: int) -> int:
    hours, minutes = token.value
    if minutes > 59 or hours * 60 + minutes > most:
        fault(
            token,
            text("'{time}' is no time of day", time=token.written),
            text("write 00:00 to 24:00; a time after midnight is written 01:30"),
        )
    return hours * 60 + minutes
