"""Lines as dots: what no code table can say (王, محمد, 😀), and whole tickets as pictures.

Needs the extra `raster` (Pillow, segno); `AVAILABLE` says whether it is there. DejaVu Sans Mono comes with the program;
for Chinese, emoji and more, fonts of the system are taken where there are some. A sign that no font has is not drawn as
an empty box: `drawable` says no, and codepages.writable names it.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any, Final

from orderbot.tickets.lines import CENTRE, RIGHT, Line, Span, cells

try:
    import segno
    from PIL import Image, ImageDraw, ImageFont
except ImportError:  # the extra is not installed
    AVAILABLE = False
else:
    AVAILABLE = True

CELL: Final = 12  # dots of a character's width, at ordinary size (font A)
HEIGHT: Final = 24
LEADING: Final = 30  # dots from one line to the next
SIZE: Final = 20  # of the font: its characters are 12 dots wide
STRIP: Final = 240  # rows in one command: small buffers
DARK: Final = 128
DPI: Final = 203  # of a receipt printer
MARGIN: Final = 16  # white around a picture for a screen
_OURS: Final = Path(__file__).parent / "fonts" / "DejaVuSansMono.ttf"
_FOLDERS: Final = ("/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts", "C:/Windows/Fonts")
_OTHERS: Final = (
    "NotoSansCJK-Regular.ttc", "NotoSansMonoCJKsc-Regular.otf", "Symbola_hint.ttf", "Symbola.ttf", "DejaVuSans.ttf",
    "NotoSansSymbols2-Regular.ttf", "NotoSansArabic-Regular.ttf", "NotoSansHebrew-Regular.ttf", "unifont.ttf",
    "unifont.otf", "Arial Unicode.ttf", "msyh.ttc", "seguisym.ttf",
)  # fmt: skip
_NOBODYS: Final = "\U0010fffe"  # a code point that is no character: every font shows its box for what it lacks
# Printers obey these even inside picture data (printing rules, 4.7): DLE EOT, DLE ENQ, DLE DC4.
_REAL_TIME: Final = (b"\x10\x04", b"\x10\x05", b"\x10\x14")


@dataclass(frozen=True, slots=True)
class Bitmap:
    """Rows of `width` bytes, eight dots each, the most significant first; 1 is black."""

    width: int
    rows: int
    data: bytes


def dots_of(columns: int) -> int:
    """Width of the paper in dots: 576 at 48 columns, 384 at 32; a whole number of bytes."""
    return columns * CELL // 8 * 8


def drawable(sign: str) -> bool:
    """Whether a font here has it."""
    return AVAILABLE and _font_of(sign) is not None


def warm() -> None:
    """Looks for fonts and loads them, so that no ticket waits for it."""
    for sign in ("王", "😀", "م", "ế"):
        if drawable(sign):
            list(bitmaps(Line((Span(sign),)), 48))


def bitmaps(line: Line, columns: int) -> Iterator[Bitmap]:
    """The line as strips of at most STRIP rows, without the bytes a printer obeys."""
    dots = dots_of(columns)
    picture = _line(line, columns, dots)
    for top in range(0, picture.height, STRIP):
        strip = picture.crop((0, top, dots, min(top + STRIP, picture.height)))
        yield _harmless(strip)


def png(lines: Iterable[Line], columns: int, *, margin: int = 0) -> bytes:
    """The whole paper as a black and white PNG, `dots_of(columns)` + 2 × margin wide."""
    return _saved(_whole(lines, columns, margin), "PNG", optimize=True)


def page(lines: Iterable[Line], columns: int, kind: str) -> bytes:
    """The whole paper as "PDF" or "JPEG", as large as on a receipt printer."""
    return _saved(_whole(lines, columns, MARGIN).convert("L"), kind, resolution=DPI, dpi=(DPI, DPI))


def _whole(lines: Iterable[Line], columns: int, margin: int) -> Any:
    dots = dots_of(columns)
    pictures = [_line(line, columns, dots) for line in lines]
    height = sum(each.height for each in pictures)
    whole = Image.new("1", (dots + 2 * margin, height + 2 * margin), 1)
    top = margin
    for each in pictures:
        whole.paste(each, (margin, top))
        top += each.height
    return whole


def _saved(picture: Any, kind: str, **how: Any) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **how)
    return out.getvalue()


# ---- one line --------------------------------------------------------------------------------------------------------


def _line(line: Line, columns: int, dots: int) -> Any:
    """Black on white, mode "1"."""
    if line.qr:
        return _code(line.qr, dots)
    high = max((span.height for span in line.spans), default=1)
    picture = Image.new("L", (dots, LEADING * high), 255)
    free = dots - sum(span.columns for span in line.spans) * CELL
    left = {CENTRE: free // 2, RIGHT: free}.get(line.align, 0)
    for span in line.spans:
        drawn = _span(span)
        picture.paste(drawn, (max(0, left), picture.height - drawn.height))
        left += drawn.width
    return picture.point(lambda light: 255 if light > DARK else 0).convert("1")


def _span(span: Span) -> Any:
    wide = max(cells(span.text) * CELL * span.width, 1)
    high = LEADING * span.height
    size = SIZE * span.height
    natural = cells(span.text) * CELL * span.height
    drawn = Image.new("L", (max(natural, 1), high), 0 if span.inverted else 255)
    pen = ImageDraw.Draw(drawn)
    ink = 255 if span.inverted else 0
    left = 0.0
    for font, run in _runs(span.text, size):
        base = HEIGHT * span.height - 5 * span.height
        for shift in (0, span.height) if span.bold else (0,):  # as a thermal printer makes it bold
            pen.text((left + shift, base), run, font=font, fill=ink, anchor="ls")
        left += cells(run) * CELL * span.height
    return drawn if natural == wide else drawn.resize((wide, high))


def _runs(text: str, size: int) -> Iterator[tuple[Any, str]]:
    """Signs of one font together, so that letters join where a script joins them."""
    for name, run in groupby(text, key=lambda sign: _font_of(sign) or str(_OURS)):
        yield _font(name, size), "".join(run)


def _code(said: str, dots: int) -> Any:
    """A QR code in the middle, about 30 mm wide, with its white border."""
    rows = [bytearray(row) for row in segno.make(said, error="m", micro=False).matrix_iter(border=4)]
    scale = max(2, min(240, dots - 16) // len(rows))
    code = Image.new("1", (len(rows), len(rows)), 1)
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            if dark:
                code.putpixel((x, y), 0)
    code = code.resize((len(rows) * scale, len(rows) * scale))
    picture = Image.new("1", (dots, code.height), 1)
    picture.paste(code, ((dots - code.width) // 2, 0))
    return picture


def _harmless(strip: Any) -> Bitmap:
    """Moved by a dot until no two bytes of it are a command."""
    for shift in range(8):
        moved = Image.new("1", strip.size, 1)
        moved.paste(strip, (shift, 0))
        data = bytes(0xFF ^ byte for byte in moved.tobytes())
        if not any(command in data for command in _REAL_TIME):
            break
    else:
        data = data.replace(b"\x10", b"\x18")  # a dot more is seen by nobody
    return Bitmap(strip.width // 8, strip.height, data)


# ---- fonts -----------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=64)
def _font(name: str, size: int) -> Any:
    return ImageFont.truetype(name, size)


@lru_cache(maxsize=1)
def _fonts() -> tuple[str, ...]:
    """Ours, and what the system has, in the order in which they are asked for a sign."""
    found = {path.name: str(path) for folder in _FOLDERS for path in Path(folder).rglob("*") if path.name in _OTHERS}
    return (str(_OURS), *(found[name] for name in _OTHERS if name in found))


@lru_cache(maxsize=4096)
def _font_of(sign: str) -> str | None:
    """The first font that has the sign."""
    if sign.isspace() or sign.isascii():
        return str(_OURS)
    return next((name for name in _fonts() if _has(name, sign)), None)


def _has(name: str, sign: str) -> bool:
    font = _font(name, SIZE)
    drawn = font.getmask(sign)
    return bytes(drawn) != _box(name) and drawn.getbbox() is not None


@lru_cache(maxsize=32)
def _box(name: str) -> bytes:
    return bytes(_font(name, SIZE).getmask(_NOBODYS))
