"""Lines as ePOS-Print XML, for Epson printers that fetch their tickets (Server Direct Print; printing rules, 3).

No SOAP envelope and no `xmlns=""`: a printer discards the one in silence and prints nothing of the other. Text never
holds a control character (gate.py); what we made is parsed once more all the same, because one ill-formed note would
block the kitchen.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from typing import Final
from xml.etree import ElementTree
from xml.sax.saxutils import escape, quoteattr

from orderbot.tickets import raster
from orderbot.tickets.codepages import has, writable
from orderbot.tickets.document import Ticket
from orderbot.tickets.escpos import Model
from orderbot.tickets.layout import layout
from orderbot.tickets.lines import LEFT, Line, Span

NAMESPACE: Final = "http://www.epson-pos.com/schemas/2011/03/epos-print"
LANGUAGES: Final = {"de": "de", "en": "en", "tr": "tr", "fr": "fr", "it": "it", "es": "es"}
PAGES: Final = ((16, "cp1252"),)  # what the printer is sure to say; all else goes as dots
TIMEOUT: Final = 60_000  # ms; with 10,000 a kitchen's printer failed all the time
MOST: Final = 2_000_000  # bytes of an answer
PATTERN: Final = "pattern_a"


def document(ticket: Ticket, model: Model) -> str:
    """The `<epos-print>` element of a ticket."""
    write = Model(model.columns, PAGES, model.pictures).write if model.draws else _plainly
    body = "".join(_pieces(layout(ticket, model.columns, write), model))
    language = quoteattr(LANGUAGES.get(ticket.language, "en"))
    sound = f'<sound pattern="{PATTERN}" repeat="{ticket.buzzes}"/>' if ticket.buzzes and model.buzzer else ""
    head = f'<text lang={language} smooth="true"/>'
    return f'<epos-print xmlns="{NAMESPACE}">{head}{sound}{body}<cut type="feed"/></epos-print>'


def request(ticket: Ticket, model: Model, token: str) -> bytes:
    """The answer to a printer that asks for a job. ValueError if it is too large or no XML."""
    said = (
        '<?xml version="1.0" encoding="utf-8"?>\n<PrintRequestInfo Version="2.00"><ePOSPrint>'
        f"<Parameter><devid>local_printer</devid><timeout>{TIMEOUT}</timeout>"
        f"<printjobid>{escape(token)}</printjobid></Parameter>"
        f"<PrintData>{document(ticket, model)}</PrintData></ePOSPrint></PrintRequestInfo>"
    ).encode()
    if len(said) > MOST:
        raise ValueError("the ticket is too large")
    try:
        ElementTree.fromstring(said)  # noqa: S314  # our own
    except ElementTree.ParseError as error:
        raise ValueError(f"the ticket is no XML: {error}") from error
    return said


def _plainly(text: str) -> str:
    return writable(text, PAGES)


def _pieces(lines: Iterable[Line], model: Model) -> Iterator[str]:
    for line in lines:
        if line.qr:
            size = 4 if model.columns < 42 else 6
            yield f'<text align="center"/><symbol type="qrcode_model_2" level="level_m" width="{size}">'
            yield f'{escape(line.qr)}</symbol><text align="left"/>'
        elif model.draws and not has(PAGES, line.text):
            yield from _dots(line, model)
        else:
            align = f' align="{"center" if line.align == "centre" else line.align}"' if line.align != LEFT else ""
            yield f"<text{align}/>" if align else ""
            yield "".join(map(_span, line.spans)) + "<text>&#10;</text>"
            yield '<text align="left"/>' if align else ""


def _span(span: Span) -> str:
    style = f'width="{span.width}" height="{span.height}" em="{_flag(span.bold)}" reverse="{_flag(span.inverted)}"'
    return f"<text {style}>{escape(span.text)}</text>" if span.text else ""


def _flag(on: bool) -> str:
    return "true" if on else "false"


def _dots(line: Line, model: Model) -> Iterator[str]:
    for strip in raster.bitmaps(line, model.columns):
        data = base64.b64encode(strip.data).decode()
        yield f'<image width="{strip.width * 8}" height="{strip.rows}" color="color_1" mode="mono">{data}</image>'
