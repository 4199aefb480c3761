"""A ticket as lines, for paper of so many columns.

The number stands at the top and near the cut; three blank lines first, because the rail hides the head. What must not
be missed is inverted, and only words of ours or of the card are. Dishes are twice as high: height before width.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from orderbot.ordering.order import PICKUP
from orderbot.texts import Clock, Text, plural, text
from orderbot.tickets.dishes import dishes
from orderbot.tickets.document import DUPLICATE, PACKING, TEST, Ticket
from orderbot.tickets.lines import Line, Span
from orderbot.tickets.packing import packing
from orderbot.tickets.paper import LEAST, Lines, Paper
from orderbot.tickets.trial import trial
from orderbot.wording.render import Voice

BLANK = Line((Span(""),))


def layout(ticket: Ticket, columns: int, write: Callable[[str], str] = str) -> Lines:
    """The lines of a ticket, none wider than `columns` (at least 24); `write` as in codepages.writable."""
    paper = Paper(max(columns, LEAST), Voice(ticket.language, ticket.currency), write)
    if ticket.kind == TEST:
        return trial(ticket, paper)
    if ticket.cancelled is not None:
        return _cancelled(ticket, ticket.cancelled, paper)
    allergy = _allergy(ticket, paper)
    return (
        *(BLANK,) * 3,
        *_mark(ticket, paper),
        *_head(ticket, paper),
        *allergy,
        paper.rule,
        *dishes(ticket.entries, paper, prices=ticket.bill is not None, cooking=ticket.kind != PACKING),
        paper.rule,
        *paper.guest(ticket.remark),
        *(allergy if ticket.kind != PACKING else ()),
        *paper.row(plural("{count} piece", "{count} pieces", count=ticket.pieces)),
        *packing(ticket, paper),
        *_mark(ticket, paper),
        paper.rule,
        *_foot(ticket, paper),
    )


def _cancelled(ticket: Ticket, at: datetime, paper: Paper) -> Lines:
    stop = paper.bar(text("CANCELLED  #{number}", number=ticket.number), height=4)
    return (
        *(BLANK,) * 3,
        *_mark(ticket, paper),
        *stop,
        *paper.row(text("DO NOT MAKE ANY MORE:"), bold=True, height=2),
        *dishes(ticket.entries, paper, prices=False, cooking=True),
        *paper.row(text("Cancelled {time}", time=Clock(at, ticket.at))),
        *stop,
        *_mark(ticket, paper),
        paper.rule,
        *_foot(ticket, paper),
    )


def _mark(ticket: Ticket, paper: Paper) -> Lines:
    if not ticket.mark:
        return ()
    if ticket.mark == DUPLICATE:
        return paper.bar(text("POSSIBLE DUPLICATE"), height=2)
    return paper.bar(text("REPRINT copy {copy}", copy=ticket.copy), height=2)


def _head(ticket: Ticket, paper: Paper) -> Lines:
    size = 3 if paper.narrow else 4
    pickup = ticket.handover == PICKUP
    word = paper.say(text("PICKUP") if pickup else text("DELIVERY"))
    number = Span(f"#{ticket.number}", bold=True, width=size, height=size)
    way = Span(f" {word} " if pickup else word, bold=True, inverted=pickup, width=2, height=2)
    return (
        *paper.beside(number, way),
        *_times(ticket, paper),
        *paper.spread(_station(ticket, paper), text("Slip {part} of {parts}", part=ticket.part, parts=ticket.parts)),
        *(paper.row(text("also: {printers}", printers=", ".join(ticket.others).upper())) if ticket.others else ()),
    )


def _times(ticket: Ticket, paper: Paper) -> Lines:
    if ticket.due is None:
        return ()
    wide = 1 if paper.narrow else 2
    due = Span(paper.say(text("DUE {time}", time=Clock(ticket.due, ticket.at))), bold=True, width=wide, height=2)
    came = Span(paper.say(text("received {time}", time=Clock(ticket.at, ticket.due))))
    early = paper.bar(text("PRE-ORDER"), height=2) if ticket.due.date() != ticket.at.date() else ()
    soon = paper.row(text("as soon as possible")) if ticket.asap else ()
    return (*paper.beside(due, came), *soon, *early)


def _station(ticket: Ticket, paper: Paper) -> str:
    title = paper.say(text("PACKING SLIP")) if ticket.kind == PACKING else ticket.printer.upper()
    return paper.say(title)


def _allergy(ticket: Ticket, paper: Paper) -> Lines:
    """Our word in a bar, the customer's below it: theirs are never inverted."""
    if not ticket.allergy:
        return ()
    return (*paper.bar(text("ALLERGY"), height=2), *paper.guest(ticket.allergy))


def _foot(ticket: Ticket, paper: Paper) -> Lines:
    copy: Text = text("Copy {copy}", copy=ticket.copy)
    number = Span(f"#{ticket.number}", bold=True, width=2, height=2)
    return (
        *paper.beside(number, Span(paper.say(f"{_station(ticket, paper)}  {paper.say(copy)}"))),
        *paper.row(f"{ticket.id}-{ticket.copy}"),
    )
