"""Lines as ESC/POS: the few commands that every printer knows, each with its precedent in the printing rules (4.2).

Text never holds a control character (gate.py), so what follows an ESC or GS here is always ours. A style is switched
only where it changes; a code table is chosen for the whole line where one has all of it, else for each run of signs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Final

from orderbot.tickets.codepages import PAGES, Pages, has, writable
from orderbot.tickets.document import Ticket
from orderbot.tickets.layout import layout
from orderbot.tickets.lines import CENTRE, LEFT, RIGHT, Line, Span, cells

CUT: Final = b"\x1d\x56\x42\x00"  # feed to the cutter, partial cut
FEED: Final = b"\n"
ALIGN: Final = {LEFT: 0, CENTRE: 1, RIGHT: 2}
PLAIN: Final = Span("")


def paper(ticket: Ticket, columns: int, pages: Pages = PAGES) -> bytes:
    """The whole ticket for one printer, cut at its end."""
    return encode(layout(ticket, columns, partial(writable, pages=pages)), pages)


def encode(lines: Iterable[Line], pages: Pages = PAGES) -> bytes:
    """Init, the lines, cut."""
    return b"".join(_pieces(lines, pages))


def init(pages: Pages = PAGES) -> bytes:
    """Reset, leave the Chinese mode some clones start in, choose the first code table: always as a unit.

    A reset alone goes back to the printer's own table, in which the byte of the euro is another letter.
    """
    return b"\x1b\x40\x1c\x2e" + _table(pages[0][0])


def process_id(four: bytes) -> bytes:
    """Asks the printer to answer with these four characters once all before them is on paper (GS ( H, function 48)."""
    if len(four) != 4 or not all(0x20 <= byte <= 0x7E for byte in four):
        raise ValueError(four)
    return b"\x1d\x28\x48\x06\x00\x30\x30" + four


def _pieces(lines: Iterable[Line], pages: Pages) -> Iterator[bytes]:
    yield init(pages)
    table, style, align = pages[0][0], PLAIN, LEFT
    for line in lines:
        if line.align != align:
            align = line.align
            yield bytes((0x1B, 0x61, ALIGN[align]))
        for span in line.spans:
            yield _styled(style, span)
            style = span
            for number, data in _runs(span.text, line, pages):
                if number != table:
                    table = number
                    yield _table(number)
                yield data
        yield FEED
    yield CUT


def _styled(now: Span, new: Span) -> bytes:
    """The commands that lead from one style to another."""
    commands = b""
    if now.bold != new.bold:
        commands += bytes((0x1B, 0x45, new.bold))
    if (now.width, now.height) != (new.width, new.height):
        commands += bytes((0x1D, 0x21, (new.width - 1) << 4 | (new.height - 1)))
    if now.inverted != new.inverted:
        commands += bytes((0x1D, 0x42, new.inverted))
    return commands


def _runs(text: str, line: Line, pages: Pages) -> Iterator[tuple[int, bytes]]:
    """(code table, bytes), from the fewest tables."""
    if line.page is not None:
        pages = tuple(page for page in pages if page[0] == line.page) or pages
    whole = has(pages, line.text)
    for_all = tuple(page for page in pages if whole and page[0] == whole[0]) or pages
    while text:
        length = next((end for end in range(len(text), 0, -1) if has(for_all, text[:end])), 0)
        found = has(for_all, text[:length])
        if length and found:
            yield found
        else:  # writable() leaves nothing to do here; as wide as what it stands for, so that no line grows
            length = 1
            yield for_all[0][0], b"*" * cells(text[0])
        text = text[length:]


def _table(number: int) -> bytes:
    return bytes((0x1B, 0x74, number))
