"""What is said, before it has a language.

The pure floors say *what*: a Text is an English source string with its arguments, a Words is the owner's own text in
the languages of the card. wording/render.py turns both into one customer's language. Nothing below floor 4 formats
money, dates or lists.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

LANGUAGES = ("de", "en")  # what the bot speaks; the sources are English
ON_PAPER = (*LANGUAGES, "tr")  # what cooks read: only the words on tickets


@dataclass(frozen=True, slots=True)
class Words:
    """A text of the owner's, with translations: ((language, text), …)."""

    text: str
    others: tuple[tuple[str, str], ...] = ()

    def said(self, language: str) -> str:
        return next((text for code, text in self.others if code == language), self.text)

    def __bool__(self) -> bool:
        return bool(self.text)


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in cents, to be written in the reader's way."""

    cents: int


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day, with the date when it is not `today`'s."""

    at: datetime  # aware, in the restaurant's zone
    today: datetime


@dataclass(frozen=True, slots=True)
class Text:
    """A source string (gettext msgid) and its arguments; with `plural`, the argument `count` decides."""

    source: str
    args: tuple[tuple[str, Arg], ...] = ()
    plural: str = ""


@dataclass(frozen=True, slots=True)
class Lines:
    """Texts one below another (or joined otherwise); what says nothing is left out."""

    parts: tuple[Arg, ...]
    between: str = "\n"

    def __bool__(self) -> bool:
        return any(part != "" for part in self.parts if not isinstance(part, Words | Lines) or part)


Arg = str | int | Money | Clock | Words | Text | Lines
Sayable = Arg  # a plain str is somebody's own words: never translated, never markup


def text(source: str, /, **args: Arg) -> Text:
    """A sentence to say; `source` is extracted for translators, so it must be a literal."""
    return Text(source, tuple(args.items()))


def plural(one: str, many: str, /, count: int, **args: Arg) -> Text:
    return Text(one, (("count", count), *args.items()), many)


def lines(*parts: Arg | None, between: str = "\n") -> Lines:
    """The parts that are there, one below another."""
    return Lines(tuple(part for part in parts if part is not None), between)


def paragraphs(*parts: Arg | None) -> Lines:
    """The parts that are there, with a blank line between."""
    return lines(*parts, between="\n\n")


def listed(parts: Iterable[Arg]) -> Lines:
    return Lines(tuple(parts), ", ")


def plain(said: Arg) -> str:
    """The English source with its arguments filled in; for logs and tests, never for a customer."""
    match said:
        case Text(source, args, many):
            values = {name: plain(value) for name, value in args}
            return (many if many and values["count"] != "1" else source).format(**values)
        case Words(text):
            return text
        case Lines(parts, between):
            return between.join(filter(None, map(plain, parts)))
        case Money(cents):
            return f"{cents / 100:.2f}"
        case Clock(at):
            return at.isoformat(timespec="minutes")
        case _:
            return str(said)
