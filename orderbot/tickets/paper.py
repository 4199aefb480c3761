"""The shapes that lines on paper come in. Every word on a ticket becomes a line here and has passed the gate."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from orderbot.texts import Arg, Text, plural, text
from orderbot.tickets.gate import clean, one_line
from orderbot.tickets.lines import CENTRE, RIGHT, Line, Span, cells, wrap
from orderbot.wording.render import Voice

Lines = tuple[Line, ...]

GUEST: Final = "» "  # before every line in a customer's words; nothing of ours begins so
LEAST: Final = 24  # columns; no printer has fewer
FRAME: Final = 6  # columns an inverted bar keeps free around its words


def pieces(count: int) -> Text:
    return plural("{count} piece", "{count} pieces", count=count)


@dataclass(frozen=True, slots=True)
class Paper:
    columns: int
    voice: Voice
    write: Callable[[str], str]  # text -> text this printer has signs for

    @property
    def narrow(self) -> bool:
        return self.columns < 42

    @property
    def rule(self) -> Line:
        return Line((Span("-" * self.columns),))

    @property
    def frame(self) -> Line:
        """The lower edge of what begins with a bar."""
        return Line((Span("=" * self.columns, bold=True),))

    def say(self, what: Arg) -> str:
        """Our words, or the owner's, in one line."""
        return self.write(one_line(self.voice.say(what)))

    def row(self, what: Arg, *, indent: str = "", bold: bool = False, width: int = 1, height: int = 1) -> Lines:
        """Text with a hanging indent."""
        room = self.columns // width - len(indent)
        return tuple(Line((Span(indent + row, bold, False, width, height),)) for row in wrap(self.say(what), room))

    def bar(self, what: Arg, height: int = 1) -> Lines:
        """A white on black bar from edge to edge."""
        rows = wrap(self.say(what), self.columns - FRAME)
        return tuple(Line((Span(self._centred(row), True, True, 1, height),)) for row in rows)

    def guest(self, words: str, indent: str = "", original: str = "") -> Lines:
        """A customer's words: plain, each line with the prefix, so that none can pass for one of ours.

        `original`: the language they are in, if it is not that of the kitchen: then they are said to be as written.
        """
        prefix = indent + self.write(GUEST)
        rows = wrap(self.write(clean(words)), self.columns - len(prefix))
        said = self.row(text("Original ({language}):", language=original), indent=indent) if original and rows else ()
        return (*said, *(Line((Span(prefix + row),)) for row in rows))

    def spread(self, left: Arg, right: Arg, *, bold: bool = False, width: int = 1, height: int = 1) -> Lines:
        """Words at both edges; one below the other if they do not fit beside each other."""
        first, second = self.say(left), self.say(right)
        gap = self.columns // width - cells(first) - cells(second)
        if gap > 0:
            return (Line((Span(first + " " * gap + second, bold, False, width, height),)),)
        below = wrap(second, self.columns // width)
        return (
            *self.row(first, bold=bold, width=width, height=height),
            *(Line((Span(row, bold, False, width, height),), RIGHT) for row in below),
        )

    def beside(self, left: Span, right: Span) -> Lines:
        """Two spans of different size at both edges, or in two lines."""
        gap = self.columns - left.columns - right.columns
        if gap > 0:
            return (Line((left, Span(" " * gap), right)),)
        return tuple(Line((span,)) for span in (left, right))

    def priced(self, first: str, what: Arg, cents: int | None, *, height: int = 1) -> Lines:
        """`first` (a quantity or an indent), the words behind it, the price at the right edge of the last line."""
        price = "" if cents is None else self.say(self.voice.money(cents))
        start = self.write(first)
        rows = wrap(self.say(what), self.columns - cells(start) - (cells(price) + 1 if price else 0)) or ("",)
        texts = [(start if place == 0 else " " * cells(start)) + row for place, row in enumerate(rows)]
        texts[-1] += " " * (self.columns - cells(texts[-1]) - cells(price)) + price if price else ""
        return tuple(Line((Span(text, False, False, 1, height),)) for text in texts)

    def code(self, what: str) -> Lines:
        """A QR code."""
        return (Line(align=CENTRE, qr=what),)

    def middle(self, what: Arg) -> Lines:
        return tuple(Line((Span(row),), CENTRE) for row in wrap(self.say(what), self.columns))

    def _centred(self, row: str) -> str:
        free = self.columns - cells(row)
        return " " * (free // 2) + row + " " * (free - free // 2)
