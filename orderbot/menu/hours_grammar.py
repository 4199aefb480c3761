"""The owner's line of hours -> rules. German and English words; the last matching rule wins.

    line      = rule {";" rule}
    rule      = [days] (times | closed | "wie" day) ["," "nicht an Feiertagen"]
    days      = day | day "-" day | date ["-" date] [weekdays] | "Feiertage" | "täglich", joined by commas
    times     = time "-" time {"," time "-" time}; an end not after its start is on the next day

A line of times alone means every day. Minutes count from the midnight at which the day begins, up to 2880.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, NoReturn

from orderbot.menu.model import Season
from orderbot.texts import Text, text

DAY: Final = 24 * 60
Spans = tuple[tuple[int, int], ...]  # minutes from the day's midnight, sorted, not overlapping


class HoursError(Exception):
    """A line of hours cannot be understood; `column` counts from 1."""

    def __init__(self, column: int, what: Text, remedy: Text) -> None:
        super().__init__(column, what, remedy)
        self.column = column
        self.what = what
        self.remedy = remedy


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

# ---- words ---------------------------------------------------------------------------------------------------------

_NAMES = (
    "mo montag monday", "di dienstag tu tuesday", "mi mittwoch we wednesday", "do donnerstag th thursday",
    "fr freitag friday", "sa samstag sonnabend saturday", "so sonntag su sunday",
)  # fmt: skip
WEEKDAYS: Final = {name: weekday for weekday, names in enumerate(_NAMES) for name in names.split()}
_KINDS = {
    "closed": "zu geschlossen ruhetag closed off",
    "like": "wie like",
    "holidays": "feiertage feiertag feiertags feiertagen holidays holiday ph",
    "daily": "täglich taeglich daily",
    "not": "nicht außer ausser not except",
    "dash": "bis to",
    "comma": "und and",
    "fill": "uhr h von from an on public gesetzliche gesetzlichen",
}
_WORDS = {word: kind for kind, words in _KINDS.items() for word in words.split()}
_TOKEN = re.compile(
    r"(?P<date>(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.(?:(?P<y>\d{4})(?![\d:]))?)"
    r"|(?P<time>(?P<hour>\d{1,2})(?P<sep>[:.])(?P<minute>\d\d)(?!\d))"
    r"|(?P<dayof>\d{1,2}\.(?=\s*(?:[-–—]|bis\b|to\b)))"
    r"|(?P<number>\d+)|(?P<word>[^\W\d_]+)\.?|(?P<dash>[-–—−])|(?P<end>;)|(?P<comma>[,&+/])|(?P<colon>:)|(?P<blank>\s+)"
)


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    column: int
    written: str = ""
    value: tuple[int, ...] = ()


def _fault(token: _Token, what: Text, remedy: Text) -> NoReturn:
    raise HoursError(token.column, what, remedy)


def _tokens(line: str) -> list[_Token]:
    found: list[_Token] = []
    at = 0
    while at < len(line):
        match = _TOKEN.match(line, at)
        if match is None:
            raise HoursError(at + 1, text("'{written}' has no place here", written=line[at]), _EXAMPLE)
        token = _token(match)
        if token.kind not in ("blank", "fill"):
            found.append(token)
        at = match.end()
    found.append(_Token("stop", len(line) + 1))
    return found


def _token(match: re.Match[str]) -> _Token:
    kind, column, written = str(match.lastgroup), match.start() + 1, match[0].strip()
    if kind == "date":
        return _Token(kind, column, written, (int(match["y"] or 0), int(match["m"]), int(match["d"])))
    if kind == "time":
        return _time_token(match, column, written)
    if kind == "dayof":
        return _Token(kind, column, written, (int(written[:-1]),))
    if kind == "number":
        return _Token("time", column, written, (int(written), 0))
    if kind == "word":
        word = match["word"].casefold()
        if word in WEEKDAYS:
            return _Token("day", column, written, (WEEKDAYS[word],))
        return _Token(_WORDS.get(word, "word"), column, written)
    return _Token(kind, column, written)


def _time_token(match: re.Match[str], column: int, written: str) -> _Token:
    token = _Token("time", column, written, (int(match["hour"]), int(match["minute"])))
    if match["sep"] == "." and 1 <= token.value[1] <= 12:  # 24.12 may be Christmas Eve without its last dot
        what = text("'{written}' may be a time or a date", written=written)
        remedy = text("write {time} for a time, {date} for a date", time=written.replace(".", ":"), date=f"{written}.")
        _fault(token, what, remedy)
    return token


_EXAMPLE: Final = text("write it like Mo-Fr 11:30-14:00, 17:00-22:00; Sa 17:00-01:00; So zu; Feiertage wie So")

# ---- reading -------------------------------------------------------------------------------------------------------


class _Reader:
    """The tokens of one line and how far we have read."""

    def __init__(self, line: str) -> None:
        self._tokens = _tokens(line)
        self._at = 0

    def peek(self, ahead: int = 0) -> _Token:
        return self._tokens[min(self._at + ahead, len(self._tokens) - 1)]

    def take(self) -> _Token:
        token = self.peek()
        self._at += 1
        return token

    def accept(self, *kinds: str) -> _Token | None:
        return self.take() if self.peek().kind in kinds else None


_DAYS: Final = ("day", "date", "dayof", "holidays", "daily")


def read_rules(line: str) -> tuple[Rule, ...]:
    """The rules of the line in its order; an empty line is always open. HoursError with the column of the fault."""
    reader = _Reader(line)
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


def _rule(reader: _Reader) -> Rule:
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


def _body(reader: _Reader, *, named: bool) -> tuple[Spans, int | None]:
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
        _fault(token, text("times are missing here"), text("write times or zu: Mo-Fr 11:30-14:00; So zu"))
    _fault(token, text("'{written}' has no place here", written=token.written), _EXAMPLE)


def _unknown(token: _Token) -> NoReturn:
    if token.written[:2].casefold() in WEEKDAYS:
        _fault(
            token,
            text("'{word}' is no day", word=token.written),
            text("write Mo, Di, Mi, Do, Fr, Sa, So or Mo, Tu, We, Th, Fr, Sa, Su"),
        )
    _fault(token, text("the word '{word}' is not known here", word=token.written), _EXAMPLE)


def _spares(reader: _Reader) -> bool:
    ahead = 1 if reader.peek().kind == "comma" else 0
    if reader.peek(ahead).kind != "not":
        return False
    reader.accept("comma")
    _not_on_holidays(reader)
    return True


def _not_on_holidays(reader: _Reader) -> None:
    reader.take()
    token = reader.peek()
    if not reader.accept("holidays"):
        _fault(token, text("only holidays can be left out"), text("write nicht an Feiertagen, or a rule like Di zu"))


def _finish(reader: _Reader) -> None:
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
    _fault(
        token,
        text("here a rule should be at its end"),
        text("put a semicolon between rules, a comma between times: Mo 11:00-14:00, 17:00-22:00; Di zu"),
    )


# ---- days ----------------------------------------------------------------------------------------------------------


def _days(reader: _Reader) -> tuple[When, ...]:
    found: list[When] = []
    while reader.peek().kind in _DAYS:
        found.append(_day(reader))
        if reader.peek().kind == "comma":
            reader.take()
    return tuple(found)


def _day(reader: _Reader) -> When:
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


def _weekdays(reader: _Reader) -> frozenset[int]:
    first = last = _weekday(reader.take())
    if reader.accept("dash"):
        last = _weekday(reader.take())
    return frozenset((first + step) % 7 for step in range((last - first) % 7 + 1))


def _weekday(token: _Token) -> int:
    if token.kind == "day":
        return token.value[0]
    if token.kind == "word":
        _unknown(token)
    _fault(token, text("here a day is missing"), text("write Mo, Di, Mi, Do, Fr, Sa, So or Mo, Tu, We, Th, Fr, Sa, Su"))


def _dates(reader: _Reader) -> tuple[Season | None, tuple[date, date] | None]:
    """One date or a range of them, every year or once."""
    start = reader.take()
    stop = start
    if reader.accept("dash"):
        stop = reader.take()
        if stop.kind != "date":
            _fault(stop, text("here a date is missing"), text("write the last day with two dots: 01.08.-21.08."))
    if start.kind == "dayof":  # 24.-26.12.
        start = _Token("date", start.column, start.written, (*stop.value[:2], start.value[0]))
    _check_date(start)
    _check_date(stop)
    if bool(start.value[0]) != bool(stop.value[0]):
        _fault(stop, text("only one of the two dates has a year"), text("write both with their year, or both without"))
    if not start.value[0]:
        return Season(start.value[1:], stop.value[1:]), None  # type: ignore[arg-type]
    first, last = date(*start.value), date(*stop.value)
    if last < first:
        _fault(stop, text("the last day is before the first"), text("write the earlier date first"))
    return None, (first, last)


def _check_date(token: _Token) -> None:
    year, month, day = token.value
    try:
        date(year or 2000, month, day)  # 2000 had a 29 February
    except ValueError:
        _fault(
            token,
            text("there is no day {written}", written=token.written),
            text("write day and month with a dot after each: 24.12."),
        )


def parse_season(line: str) -> Season:
    """`15.04.-24.06.` or `24.12.`: the days of every year on which something is sold."""
    reader = _Reader(line)
    token = reader.peek()
    remedy = text("write the first and the last day: 15.04.-24.06.")
    if token.kind not in ("date", "dayof"):
        _fault(token, text("here a date is missing"), remedy)
    season, _ = _dates(reader)
    if season is None:
        _fault(token, text("a season comes every year"), remedy)
    if reader.peek().kind != "stop":
        _fault(reader.peek(), text("'{written}' has no place here", written=reader.peek().written), remedy)
    return season


# ---- times ---------------------------------------------------------------------------------------------------------


def _times(reader: _Reader) -> Spans:
    spans: list[tuple[int, int]] = []
    while True:
        token = reader.peek()
        span = _span(reader)
        if any(span[0] < stop and start < span[1] for start, stop in spans):
            _fault(token, text("two times of one day overlap"), text("write them one after the other, or as one"))
        spans.append(span)
        if reader.peek().kind != "comma" or reader.peek(1).kind != "time":
            return tuple(sorted(spans))
        reader.take()


def _span(reader: _Reader) -> tuple[int, int]:
    first = reader.take()
    start = _minutes(first, most=DAY - 1)
    if not reader.accept("dash"):
        _fault(
            reader.peek(),
            text("the closing time is missing after {time}", time=first.written),
            text("write from-to: 11:30-14:00"),
        )
    last = reader.take()
    if last.kind != "time":
        _fault(
            last,
            text("the closing time is missing after {time}", time=first.written),
            text("write from-to: 11:30-14:00"),
        )
    stop = _minutes(last, most=DAY)
    if start == stop:
        _fault(last, text("it opens and closes at the same time"), text("for a whole day write 00:00-24:00"))
    return start, stop if start < stop else stop + DAY


def _minutes(token: _Token, *, most: int) -> int:
    hours, minutes = token.value
    if minutes > 59 or hours * 60 + minutes > most:
        _fault(
            token,
            text("'{time}' is no time of day", time=token.written),
            text("write 00:00 to 24:00; a time after midnight is written 01:30"),
        )
    return hours * 60 + minutes
