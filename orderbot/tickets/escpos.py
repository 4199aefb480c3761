"""Lines as ESC/POS: the few commands that every printer knows, each with its precedent in the printing rules (4.2).

Text never holds a control character (gate.py), so what follows an ESC or GS here is always ours. A style is switched
only where it changes; a code table is chosen for the whole line where one has all of it, else for each run of signs.
A line with signs that no table has goes as dots, if the printer takes pictures and the extra `raster` is there. The
cash drawer is never opened.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from orderbot.restaurant import PrinterConfig
from orderbot.tickets import raster
from orderbot.tickets.codepages import PAGES, Pages, has, writable
from orderbot.tickets.document import Ticket
from orderbot.tickets.layout import layout
from orderbot.tickets.lines import CENTRE, LEFT, RIGHT, Line, Span, cells

CUT: Final = b"\x1d\x56\x42\x00"  # feed to the cutter, partial cut
FEED: Final = b"\n"
ALIGN: Final = {LEFT: 0, CENTRE: 1, RIGHT: 2}
PLAIN: Final = Span("")
BUZZERS: Final = ("clone", "epson")
ASK_BUFFER: Final = b"\x1d\x72\x01"  # GS r 1: answered when all before it was processed, unlike DLE EOT
MOST_QR: Final = 1000  # bytes


@dataclass(frozen=True, slots=True)
class Model:
    """What the owner says of a printer."""

    columns: int = 48
    pages: Pages = PAGES
    pictures: bool = True
    buzzer: str = ""  # "" | one of BUZZERS

    @property
    def draws(self) -> bool:
        return self.pictures and raster.AVAILABLE

    def write(self, text: str) -> str:
        """Text with nothing this printer has no signs for."""
        return writable(text, self.pages, raster.drawable if self.draws else None)


def model_of(config: PrinterConfig) -> Model:
    """What the owner's configuration says of the printer."""
    return Model(config.columns, config.pages or PAGES, config.pictures, config.buzzer)


def paper(ticket: Ticket, model: Model = Model()) -> bytes:  # frozen
    """The whole ticket for one printer, cut at its end, the buzzer first."""
    model = replace(model, pictures=model.pictures and not ticket.simply)
    return encode(layout(ticket, model.columns, model.write), model, ticket.buzzes)


def encode(lines: Iterable[Line], model: Model = Model(), buzzes: int = 0) -> bytes:
    """Init, the buzzer, the lines, cut."""
    return b"".join((init(model.pages), buzz(model.buzzer, buzzes), *_pieces(lines, model)))


def init(pages: Pages = PAGES) -> bytes:
    """Reset, leave the Chinese mode some clones start in, choose the first code table: always as a unit.

    A reset alone goes back to the printer's own table, in which the byte of the euro is another letter.
    """
    return b"\x1b\x40\x1c\x2e" + _table(pages[0][0])


def buzz(kind: str, times: int) -> bytes:
    """So many short calls: `ESC B n t` of the clones, `ESC ( A` function 97 of Epson (TM-U230; others differ)."""
    if not times or not kind:
        return b""
    if kind == "epson":
        return b"\x1b\x28\x41\x05\x00\x61\x64" + bytes((min(times, 63), 2, 2))
    return b"\x1b\x42" + bytes((min(times, 9), 2))


def process_id(four: bytes) -> bytes:
    """Asks the printer to answer with these four characters once all before them is on paper (GS ( H, function 48)."""
    if len(four) != 4 or not all(0x20 <= byte <= 0x7E for byte in four):
        raise ValueError(four)
    return b"\x1d\x28\x48\x06\x00\x30\x30" + four


def qr(said: str, module: int) -> bytes:
    """A QR code of the printer's own: model 2, dots of a module, error level M, store, print (GS ( k)."""
    data = said.encode("ascii", "replace")[:MOST_QR]
    size = len(data) + 3
    return b"".join(
        b"\x1d\x28\x6b" + each
        for each in (
            b"\x04\x00\x31\x41\x32\x00",
            b"\x03\x00\x31\x43" + bytes((module,)),
            b"\x03\x00\x31\x45\x31",
            bytes((size % 256, size // 256)) + b"\x31\x50\x30" + data,
            b"\x03\x00\x31\x51\x30",
        )
    )


def _pieces(lines: Iterable[Line], model: Model) -> Iterator[bytes]:
    table, style, align = model.pages[0][0], PLAIN, LEFT
    for line in lines:
        drawn = model.draws and line.page is None and not all(has(model.pages, sign) for sign in line.text)
        wanted = LEFT if drawn else line.align
        if wanted != align:
            align = wanted
            yield bytes((0x1B, 0x61, ALIGN[align]))
        if drawn:
            yield from _dots(line, model)
            continue
        for span in line.spans:
            yield _styled(style, span)
            style = span
            for number, data in _runs(span.text, line, model.pages):
                if number != table:
                    table = number
                    yield _table(number)
                yield data
        yield qr(line.qr, 3 if model.columns < 42 else 5) if line.qr else b""
        yield FEED
    yield CUT


def _dots(line: Line, model: Model) -> Iterator[bytes]:
    """The line as a picture (GS v 0); the paper moves on with it."""
    for strip in raster.bitmaps(line, model.columns):
        size = bytes((strip.width % 256, strip.width // 256, strip.rows % 256, strip.rows // 256))
        yield b"\x1d\x76\x30\x00" + size + strip.data


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
