"""What a printer really got, as text: the bytes decoded, laid out again as plain lines."""

from __future__ import annotations

from orderbot.printing.emulator.decoder import DecodeError, Page, Row, decode
from orderbot.tickets.lines import CENTRE, LEFT, RIGHT, Line, Span
from orderbot.tickets.plain import plain

ALIGN = {0: LEFT, 1: CENTRE, 2: RIGHT}


def seen(data: bytes, columns: int = 48) -> str:
    """The paper of one cut; what no printer would understand says so."""
    try:
        page = decode(data)
    except DecodeError as error:
        return f"? {error}\n"
    return plain(lines(page), columns)


def lines(page: Page) -> tuple[Line, ...]:
    """The rows of a page; a picture is said to be one."""
    return tuple(map(_line, page.rows))


def _line(row: Row) -> Line:
    if row.qr:
        return Line(align=CENTRE, qr=row.qr)
    if row.pictures:
        return Line((Span("[...]"),))
    spans = tuple(
        Span(text, bool(style.bold), bool(style.inverted), style.width, style.height) for text, style in row.spans
    )
    return Line(spans, ALIGN[row.spans[0][1].align] if row.spans else LEFT)
