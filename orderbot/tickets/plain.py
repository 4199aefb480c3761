"""Lines as plain text: for files, the board, the terminal. Inverted words stand in `[## … ##]`."""

from __future__ import annotations

from collections.abc import Iterable

from orderbot.tickets.lines import CENTRE, RIGHT, Line, Span, cells


def plain(lines: Iterable[Line], columns: int) -> str:
    """One text line for each line on paper, without trailing spaces, with a line break at the end."""
    return "".join(f"{_line(line, columns)}\n" for line in lines)


def _line(line: Line, columns: int) -> str:
    said = "[QR]" if line.qr else "".join(_span(span) for span in line.spans).rstrip()
    free = max(0, columns - cells(said))
    if line.align == CENTRE:
        return " " * (free // 2) + said
    return " " * free + said if line.align == RIGHT else said


def _span(span: Span) -> str:
    if not span.inverted:
        return span.text
    words = span.text.strip()
    free = max(2, cells(span.text) - cells(words) - len("[####]"))
    return f"[##{' ' * (free // 2)}{words}{' ' * (free - free // 2)}##]"
