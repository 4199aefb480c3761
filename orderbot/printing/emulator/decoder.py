"""Reads ESC/POS as a printer does: every command known, or DecodeError. Shares nothing with the encoder it judges.

Two vocabularies: OURS, exactly the commands that the encoder may send, and OTHERS, what foreign encoders send besides.
The cash drawer is in neither.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Final

CODECS: Final = {0: "cp437", 2: "cp850", 13: "cp857", 14: "cp737", 16: "cp1252", 17: "cp866", 18: "cp852", 19: "cp858"}
KATAKANA: Final = 1  # its only signs here are those of a ruled line
POWER_ON: Final = 0  # the table after ESC @ until ESC t


class DecodeError(ValueError):
    """A command that is not known, cut off, or text that a European printer would garble."""


@dataclass(frozen=True, slots=True)
class Style:
    bold: int = 0
    inverted: int = 0
    size: int = 0
    align: int = 0

    @property
    def width(self) -> int:
        return (self.size >> 4) + 1

    @property
    def height(self) -> int:
        return (self.size & 0x0F) + 1


@dataclass(frozen=True, slots=True)
class Picture:
    width: int  # bytes
    rows: int
    data: bytes


@dataclass(slots=True)
class Row:
    spans: list[tuple[str, Style]] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    qr: str = ""

    @property
    def text(self) -> str:
        return "".join(text for text, _ in self.spans)

    @property
    def columns(self) -> int:
        return sum(len(text) * style.width for text, style in self.spans)


@dataclass(slots=True)
class Page:
    """What came out, row by row; the last row is the one behind the last line feed."""

    rows: list[Row] = field(default_factory=lambda: [Row()])
    cuts: int = 0
    buzzes: int = 0
    asked: list[bytes] = field(default_factory=list)  # process ids
    chinese: bool = True  # as many clones start
    table: int = POWER_ON
    style: Style = Style()
    stored: bytes = b""  # data of a QR code, or a picture that waits for its print command
    picture: Picture | None = None


Obey = Callable[[Page, bytes], None]
Length = Callable[[bytes, int], int]  # (data, place of the arguments) -> how many there are


def decode(data: bytes, *, foreign: bool = False) -> Page:
    """What a printer that starts in Chinese mode puts on paper. DecodeError for what it would not understand."""
    page, place = Page(), 0
    commands = OURS | OTHERS if foreign else OURS
    while place < len(data):
        byte = data[place]
        if byte == 0x0A:
            page.rows.append(Row())
            place += 1
        elif byte == 0x0D and foreign:
            place += 1
        elif byte < 0x20 or byte == 0x7F:
            place = _command(data, place, commands, page)
        else:
            place = _text(data, place, page)
    return page


def _command(data: bytes, place: int, commands: dict[bytes, tuple[Length, Obey]], page: Page) -> int:
    name = next((data[place : place + size] for size in (4, 3, 2) if data[place : place + size] in commands), None)
    if name is None:
        raise DecodeError(f"unknown command {data[place : place + 4]!r} at {place}")
    length, obey = commands[name]
    start = place + len(name)
    end = start + length(data, start)
    if end > len(data):
        raise DecodeError(f"{name!r} at {place} is cut off")
    obey(page, data[start:end])
    return end


def _text(data: bytes, place: int, page: Page) -> int:
    end = place
    while end < len(data) and data[end] >= 0x20 and data[end] != 0x7F:
        end += 1
    said = data[place:end]
    if page.chinese and any(byte >= 0x80 for byte in said):
        raise DecodeError("text in Chinese mode")
    if page.table == KATAKANA:
        text = "".join("─" if byte == 0x95 else chr(byte) for byte in said)
    elif page.table in CODECS:
        text = said.decode(CODECS[page.table])
    else:
        raise DecodeError(f"unknown table {page.table}")
    page.rows[-1].spans.append((text, page.style))
    return end


# ---- how long the arguments are -------------------------------------------------------------------------------------


def _fixed(count: int) -> Length:
    return lambda data, start: count


def _sized(data: bytes, start: int) -> int:
    """pL pH, then as many bytes."""
    return 2 + data[start] + 256 * data[start + 1] if start + 1 < len(data) else 2


def _sized_long(data: bytes, start: int) -> int:
    return 4 + int.from_bytes(data[start : start + 4], "little")


def _dots(data: bytes, start: int) -> int:
    """m xL xH yL yH, then x · y bytes."""
    across = int.from_bytes(data[start + 1 : start + 3], "little")
    return 5 + across * int.from_bytes(data[start + 3 : start + 5], "little")


def _cut_length(data: bytes, start: int) -> int:
    return 1 if data[start : start + 1] in (b"\x00", b"\x01", b"0", b"1") else 2


# ---- what they do ---------------------------------------------------------------------------------------------------


def _nothing(page: Page, args: bytes) -> None:
    pass


def _reset(page: Page, args: bytes) -> None:
    page.chinese, page.style, page.table = True, Style(), POWER_ON


def _european(page: Page, args: bytes) -> None:
    page.chinese = False


def _table(page: Page, args: bytes) -> None:
    page.table = args[0]


def _align(page: Page, args: bytes) -> None:
    page.style = replace(page.style, align=args[0] & 3)


def _bold(page: Page, args: bytes) -> None:
    page.style = replace(page.style, bold=args[0] & 1)


def _size(page: Page, args: bytes) -> None:
    page.style = replace(page.style, size=args[0])


def _mode(page: Page, args: bytes) -> None:
    """ESC ! sets several at once."""
    size = (args[0] >> 5 & 1) << 4 | (args[0] >> 4 & 1)
    page.style = replace(page.style, bold=args[0] >> 3 & 1, size=size)


def _invert(page: Page, args: bytes) -> None:
    page.style = replace(page.style, inverted=args[0] & 1)


def _feed(page: Page, args: bytes) -> None:
    page.rows += [Row() for _ in range(args[0])]


def _feed_dots(page: Page, args: bytes) -> None:
    page.rows.append(Row())


def _cut(page: Page, args: bytes) -> None:
    page.cuts += 1


def _buzz(page: Page, args: bytes) -> None:
    page.buzzes += args[0]


def _buzz_epson(page: Page, args: bytes) -> None:
    if args[:4] != b"\x05\x00\x61\x64":
        raise DecodeError(f"ESC ( A {args!r}")
    page.buzzes += args[4]


def _ask(page: Page, args: bytes) -> None:
    if args[:4] != b"\x06\x00\x30\x30" or len(args) != 8:
        raise DecodeError(f"GS ( H {args!r}")
    page.asked.append(args[4:])


def _qr(page: Page, args: bytes) -> None:
    match args[2:4]:
        case b"\x31\x41" | b"\x31\x43" | b"\x31\x45":
            pass  # model, dots of a module, error level
        case b"\x31\x50":
            page.stored = args[5:]
        case b"\x31\x51":
            page.rows[-1].qr = page.stored.decode("ascii")
        case _:
            raise DecodeError(f"GS ( k {args[:5]!r}")


def _picture(page: Page, args: bytes) -> None:
    """Printing it moves the paper on."""
    rows = args[3] + 256 * args[4]
    if rows > 256:
        raise DecodeError(f"a picture of {rows} rows: too much for small buffers")
    page.rows[-1].pictures.append(Picture(args[1] + 256 * args[2], rows, args[5:]))
    page.rows.append(Row())


def _graphics(page: Page, args: bytes) -> None:
    """GS ( L and GS 8 L: 112 stores a picture, 50 prints it."""
    kind = args[-1] if len(args) == 4 else args[5]
    if kind == 112:
        head = args[4:]
        dots = int.from_bytes(head[6:8], "little")
        page.picture = Picture(dots // 8, int.from_bytes(head[8:10], "little"), head[10:])
    elif kind in (50, 2) and page.picture:
        page.rows[-1].pictures.append(page.picture)


OURS: Final[dict[bytes, tuple[Length, Obey]]] = {
    b"\x1b@": (_fixed(0), _reset),
    b"\x1c.": (_fixed(0), _european),
    b"\x1bt": (_fixed(1), _table),
    b"\x1ba": (_fixed(1), _align),
    b"\x1bE": (_fixed(1), _bold),
    b"\x1d!": (_fixed(1), _size),
    b"\x1dB": (_fixed(1), _invert),
    b"\x1bd": (_fixed(1), _feed),
    b"\x1dV": (_cut_length, _cut),
    b"\x1bB": (_fixed(2), _buzz),
    b"\x1b(A": (_sized, _buzz_epson),
    b"\x1d(H": (_sized, _ask),
    b"\x1d(k": (_sized, _qr),
    b"\x1dv0": (_dots, _picture),
    b"\x10\x04": (_fixed(1), _nothing),
}
OTHERS: Final[dict[bytes, tuple[Length, Obey]]] = {
    b"\x1b!": (_fixed(1), _mode),
    b"\x1bJ": (_fixed(1), _feed_dots),
    b"\x1b2": (_fixed(0), _nothing),
    b"\x1b3": (_fixed(1), _nothing),
    b"\x1bM": (_fixed(1), _nothing),
    b"\x1b-": (_fixed(1), _nothing),
    b"\x1b{": (_fixed(1), _nothing),
    b"\x1b ": (_fixed(1), _nothing),
    b"\x1b$": (_fixed(2), _nothing),
    b"\x1b\\": (_fixed(2), _nothing),
    b"\x1cS": (_fixed(2), _nothing),
    b"\x1c-": (_fixed(1), _nothing),
    b"\x1cC": (_fixed(1), _nothing),
    b"\x1da": (_fixed(1), _nothing),
    b"\x1dr": (_fixed(1), _nothing),
    b"\x1db": (_fixed(1), _nothing),
    b"\x1dL": (_fixed(2), _nothing),
    b"\x1dW": (_fixed(2), _nothing),
    b"\x1c(A": (_sized, _nothing),
    b"\x1d8L": (_sized_long, _graphics),
    b"\x1d(L": (_sized, _graphics),
}
