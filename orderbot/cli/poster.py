"""`orderbot poster`: a sheet for the door with the QR code that opens the chat, as SVG and PDF, A4, in black."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Final
from urllib.parse import quote

import click
import segno

from orderbot.cli.config import chosen, config_option, load, owners_faults
from orderbot.cli.menu.telling import say
from orderbot.config import Config
from orderbot.errors import Complaint, OwnerError
from orderbot.ports import SendFailed
from orderbot.restaurant import Restaurant
from orderbot.texts import text
from orderbot.whatsapp.client import WhatsApp, open_session
from orderbot.wording.render import Voice

WIDE, HIGH = 595, 842  # points of A4
SIDE: Final = 330  # of the code
LEFT, BELOW = (WIDE - SIDE) / 2, 260  # of the code, from the sheet's lower left
Line = tuple[str, int, int]  # words, size, height above the sheet's lower edge


@click.command()
@click.option("--number", help="The restaurant's WhatsApp number, as +49…; else Meta is asked.")
@click.option("--out", type=click.Path(path_type=Path), default=Path(), help="Folder for the files; here otherwise.")
@config_option
@click.pass_context
def poster(context: click.Context, number: str | None, out: Path, config_file: Path | None) -> None:
    """A sheet for the door with the QR code that opens the chat: poster-NAME.svg and .pdf."""
    with owners_faults():
        config = load(chosen(context, config_file))
        for place in config.restaurants.values():
            digits = _digits(number or asyncio.run(_asked(config, place)), config, place)
            link = f"https://wa.me/{digits}?text={quote(Voice(place.language).say(text('Hello')))}"
            lines = _lines(place, digits)
            _write(out / f"poster-{place.id}.svg", svg(link, lines).encode())
            _write(out / f"poster-{place.id}.pdf", pdf(link, lines))
            say(text("{file} and .pdf: {link}", file=str(out / f"poster-{place.id}.svg"), link=link))


async def _asked(config: Config, place: Restaurant) -> str:
    """The number as Meta shows it; "" if it does not tell."""
    async with open_session() as session:
        channel = WhatsApp(session, api_url=config.api_url, api_version=config.api_version)
        try:
            return str((await channel.check(place)).get("display_phone_number", ""))
        except SendFailed:
            return ""


def _digits(number: str, config: Config, place: Restaurant) -> str:
    digits = "".join(filter(str.isdigit, number))
    if 7 <= len(digits) <= 15:
        return digits
    what = text("{place}: the WhatsApp number is not known", place=place.id)
    raise OwnerError(Complaint(config.file, 0, what, text("name it: orderbot poster --number +49…")))


def _lines(place: Restaurant, digits: str) -> list[Line]:
    voice = Voice(place.language)
    return [
        (place.name, 40, 745),
        (voice.say(text("Order by WhatsApp")), 30, 690),
        (voice.say(text("Scan the code and write what you would like.")), 17, 650),
        (f"+{digits}", 24, 205),
        (place.address, 15, 165),
        (voice.say(text("As if you wrote to a friend.")), 15, 135),
    ]


def _write(path: Path, content: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as error:
        what = text("cannot be written ({error})", error=error.strerror or type(error).__name__)
        raise OwnerError(Complaint(str(path), 0, what, text("name another folder with --out"))) from None


def _squares(link: str) -> Iterator[tuple[float, float, float]]:
    """Lower left corner and side of every dark square."""
    rows = list(segno.make(link, error="q", micro=False).matrix)
    side = SIDE / len(rows)
    for down, row in enumerate(rows):
        for across, dark in enumerate(row):
            if dark:
                yield LEFT + across * side, BELOW + SIDE - (down + 1) * side, side


def _small_enough(line: Line) -> int:
    """A long name is written smaller; a letter is about half as wide as it is high."""
    words, size, _ = line
    return min(size, int((WIDE - 60) / max(len(words) * 0.55, 1)))


def svg(link: str, lines: list[Line]) -> str:
    """The sheet as SVG."""
    squares = "".join(
        f"M{x:.2f} {HIGH - y - side:.2f}h{side:.2f}v{side:.2f}h-{side:.2f}z" for x, y, side in _squares(link)
    )
    words = "".join(
        f'<text x="{WIDE / 2}" y="{HIGH - line[2]}" font-size="{_small_enough(line)}">{escape(line[0])}</text>'
        for line in lines
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="210mm" height="297mm" viewBox="0 0 {WIDE} {HIGH}">'
        f'<rect width="{WIDE}" height="{HIGH}" fill="#fff"/><path d="{squares}"/>'
        f'<g text-anchor="middle" font-family="Helvetica, Arial, sans-serif" font-weight="700">{words}</g></svg>\n'
    )


def pdf(link: str, lines: list[Line]) -> bytes:
    """The sheet as PDF 1.4: one page, its own font metrics are not needed for middling words by their length."""
    squares = "\n".join(f"{x:.2f} {y:.2f} {side:.2f} {side:.2f} re f" for x, y, side in _squares(link))
    words = "\n".join(_shown(line) for line in lines)
    stream = f"0 g\n{squares}\n{words}".encode("cp1252", "replace")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDE} {HIGH}] /Contents 4 0 R "
        f"/Resources << /Font << /F 5 0 R >> >> >>".encode(),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier-Bold /Encoding /WinAnsiEncoding >>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    return out + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)


def _shown(line: Line) -> str:
    """Courier is 0.6 of its size wide, so the middle is known without tables."""
    words, _, height = line
    size = min(_small_enough(line), int((WIDE - 60) / max(len(words) * 0.6, 1)))
    safe = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /F {size} Tf {(WIDE - len(words) * size * 0.6) / 2:.2f} {height} Td ({safe}) Tj ET"
