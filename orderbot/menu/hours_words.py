"""The words and signs of a line of hours, cut into tokens with their columns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, NoReturn

from orderbot.texts import Text, text


class HoursError(Exception):
    """A line of hours cannot be understood; `column` counts from 1."""

    def __init__(self, column: int, what: Text, remedy: Text) -> None:
        super().__init__(column, what, remedy)
        self.column = column
        self.what = what
        self.remedy = remedy


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
    r"|(?P<number>\d{1,6})|(?P<word>[^\W\d_]+)\.?|(?P<dash>[-–—−])|(?P<end>;)|(?P<comma>[,&+/])|(?P<colon>:)|(?P<blank>\s+)"
)


@dataclass(frozen=True, slots=True)
class Token:
    kind: str
    column: int
    written: str = ""
    value: tuple[int, ...] = ()


def fault(token: Token, what: Text, remedy: Text) -> NoReturn:
    raise HoursError(token.column, what, remedy)


def _tokens(line: str) -> list[Token]:
    found: list[Token] = []
    at = 0
    while at < len(line):
        match = _TOKEN.match(line, at)
        if match is None:
            raise HoursError(at + 1, text("'{written}' has no place here", written=line[at]), EXAMPLE)
        token = _token(match)
        if token.kind not in ("blank", "fill"):
            found.append(token)
        at = match.end()
    found.append(Token("stop", len(line) + 1))
    return found


def _token(match: re.Match[str]) -> Token:
    kind, column, written = str(match.lastgroup), match.start() + 1, match[0].strip()
    if kind == "date":
        return Token(kind, column, written, (int(match["y"] or 0), int(match["m"]), int(match["d"])))
    if kind == "time":
        return _time_token(match, column, written)
    if kind == "dayof":
        return Token(kind, column, written, (int(written[:-1]),))
    if kind == "number":
        return Token("time", column, written, (int(written), 0))
    if kind == "word":
        word = match["word"].casefold()
        if word in WEEKDAYS:
            return Token("day", column, written, (WEEKDAYS[word],))
        return Token(_WORDS.get(word, "word"), column, written)
    return Token(kind, column, written)


def _time_token(match: re.Match[str], column: int, written: str) -> Token:
    token = Token("time", column, written, (int(match["hour"]), int(match["minute"])))
    if match["sep"] == "." and 1 <= token.value[1] <= 12:  # 24.12 may be Christmas Eve without its last dot
        what = text("'{written}' may be a time or a date", written=written)
        remedy = text("write {time} for a time, {date} for a date", time=written.replace(".", ":"), date=f"{written}.")
        fault(token, what, remedy)
    return token


EXAMPLE: Final = text("write it like Mo-Fr 11:30-14:00, 17:00-22:00; Sa 17:00-01:00; So zu; Feiertage wie So")


class Reader:
    """The tokens of one line and how far we have read."""

    def __init__(self, line: str) -> None:
        self._tokens = _tokens(line)
        self._at = 0

    def peek(self, ahead: int = 0) -> Token:
        return self._tokens[min(self._at + ahead, len(self._tokens) - 1)]

    def take(self) -> Token:
        token = self.peek()
        self._at += 1
        return token

    def accept(self, *kinds: str) -> Token | None:
        return self.take() if self.peek().kind in kinds else None
