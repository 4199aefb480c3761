"""The test ticket: shows the owner whether columns, code tables, styles and cut are right. Its ruler is too long on
purpose: the last whole number on its first line is the number of columns."""

from __future__ import annotations

from typing import Final

from orderbot.texts import Clock, text
from orderbot.tickets.codepages import PAGES
from orderbot.tickets.document import Ticket
from orderbot.tickets.lines import Line, Span
from orderbot.tickets.paper import Lines, Paper

RULER: Final = "".join(f"{number:3d}" for number in range(3, 61, 3))
SAMPLES: Final = {
    "cp1252": "ÄÖÜäöüß Éèçñøå 12,50 €",
    "cp858": "ÄÖÜäöüß Éèçñøå 12,50 €",
    "cp852": "Łódź Příliš",
    "cp857": "ığşİ çöü",
    "cp866": "Привет",
    "cp737": "Ελλάδα",
}


def trial(ticket: Ticket, paper: Paper) -> Lines:
    """All that can be seen to be wrong."""
    printer = text("TEST  printer {printer}  {time}", printer=ticket.printer.upper(), time=Clock(ticket.at, ticket.at))
    return (
        *paper.row(printer, bold=True),
        *paper.row(text("Columns = the last whole number in the first line:")),
        Line((Span(RULER),)),
        *(Line((Span(f"{number} {codec:7} {SAMPLES[codec]}"),), page=number) for number, codec in PAGES),
        *paper.row(text("Price: {money}", money=paper.voice.money(1250))),
        *paper.bar(text("INVERTED")),
        Line((Span("x1 "), Span("x2 ", width=2, height=2), Span("x3", width=3, height=3))),
        *paper.row(text("bold"), bold=True),
        *paper.middle(text("centred")),
        *paper.row(text("The paper is cut below this line.")),
    )
