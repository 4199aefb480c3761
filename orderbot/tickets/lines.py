"""A line of paper: spans of text with a style, measured as wide as they print."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from wcwidth import wcwidth

LEFT: Final = "left"
CENTRE: Final = "centre"
RIGHT: Final = "right"


@dataclass(frozen=True, slots=True)
class Span:
    """Text in one style; `width` and `height` are multiples of the ordinary character."""

    text: str
    bold: bool = False
    inverted: bool = False
    width: int = 1
    height: int = 1

    @property
    def columns(self) -> int:
        return cells(self.text) * self.width


@dataclass(frozen=True, slots=True)
class Line:
    """Spans side by side, or a QR code. `page` forces a code table (only to show that table on the test ticket)."""

    spans: tuple[Span, ...] = ()
    align: str = LEFT
    page: int | None = None
    qr: str = ""  # what the code says: ASCII

    @property
    def columns(self) -> int:
        return sum(span.columns for span in self.spans)

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)


def cells(text: str) -> int:
    """Columns the text takes at ordinary size."""
    return sum(max(0, wcwidth(sign)) for sign in text)


def wrap(text: str, columns: int) -> tuple[str, ...]:
    """The text in rows of at most `columns`, broken at spaces, within a word only if it is longer than a row."""
    return tuple(row for paragraph in text.split("\n") for row in _rows(paragraph, max(2, columns)))


def _rows(paragraph: str, columns: int) -> Iterator[str]:
    row = ""
    for word in paragraph.split():
        longer = f"{row} {word}" if row else word
        if cells(longer) <= columns:
            row = longer
            continue
        if row:
            yield row
        *full, row = _pieces(word, columns)
        yield from full
    if row:
        yield row


def _pieces(word: str, columns: int) -> list[str]:
    """A word in pieces; a combining mark stays with its letter."""
    pieces = [""]
    for sign in word:
        if cells(pieces[-1] + sign) > columns:
            pieces.append("")
        pieces[-1] += sign
    return pieces
