"""Lines as a message on a phone, whose letters are not all of one width: for staff when paper fails, and `chat:`.

Nothing is cut and nothing padded: what stands at both edges of paper stands beside each other with a dot between.
What is white on black is bold. A customer's words keep their prefix, and their asterisks and underscores are no markup.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from orderbot.tickets import raster
from orderbot.tickets.document import Ticket
from orderbot.tickets.escpos import Model
from orderbot.tickets.layout import layout, said
from orderbot.tickets.lines import CENTRE, Line, Span
from orderbot.tickets.paper import GUEST, Paper
from orderbot.wording.render import Voice

WIDE: Final = 400  # columns: nothing wraps but the longest note
INDENTED: Final = 5  # spaces at most; more only puts words into the middle
MARKUP: Final = re.compile(r"[*_~`]")
GAP: Final = re.compile(r"(?<=\S) {2,}(?=\S)")
RULE: Final = re.compile(r"[-=]{9,}")


def phone(ticket: Ticket) -> str:
    """All of an order that somebody needs who makes or brings it: no rules, no code, no legend, no VAT."""
    bill = replace(ticket.bill, vat=()) if ticket.bill else None
    short = replace(ticket, codes=(), bill=bill)
    rows = (_row(line) for line in said(short, Paper(WIDE, Voice(ticket.language, ticket.currency), str)))
    return "\n".join(row for row in rows if row)


def _row(line: Line) -> str:
    text = line.text
    if line.qr or line.align == CENTRE or RULE.fullmatch(text):
        return ""
    if text.lstrip(" ").startswith(GUEST):
        return MARKUP.sub("", text).rstrip()
    words = GAP.sub(" · ", "".join(map(_span, line.spans)).strip())
    indent = len(text) - len(text.lstrip(" "))
    return " " * indent + words if indent <= INDENTED else words


def _span(span: Span) -> str:
    words = MARKUP.sub("", span.text)
    if not words.strip() or not (span.inverted or (span.bold and span.height > 1)):
        return words
    return re.sub(r"^( *)(.*?)( *)$", r"\1*\2*\3", words)


def picture(ticket: Ticket) -> bytes:
    """The paper itself as a PNG, for a screen. Only where raster.AVAILABLE."""
    model = Model()
    return raster.png(layout(ticket, model.columns, model.write), model.columns, margin=raster.MARGIN)
