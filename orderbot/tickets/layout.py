"""A ticket as lines, for paper of so many columns.

The number stands at the top and near the cut; three blank lines first, because the rail hides the head. What must not
be missed is inverted, and only words of ours or of the card are. Dishes are twice as high: height before width. Times
are told relative to the moment of printing, so that old paper never looks like work.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from orderbot.ordering.order import PICKUP
from orderbot.texts import Clock, Text, text
from orderbot.tickets.dishes import dishes
from orderbot.tickets.document import (
    CLOSING,
    COMBINED,
    DUPLICATE,
    FAULT,
    KITCHEN,
    OUTDATED,
    OVERVIEW,
    PACKING,
    TEST,
    Change,
    Ticket,
)
from orderbot.tickets.lines import Line, Span, cells
from orderbot.tickets.lists import day_in_numbers, orders_listed
from orderbot.tickets.packing import packing
from orderbot.tickets.paper import LEAST, Lines, Paper, pieces
from orderbot.tickets.trial import trial
from orderbot.wording.render import Voice

BLANK = Line((Span(""),))
RAIL = (BLANK,) * 3
ORDERS = (KITCHEN, PACKING, COMBINED)


def layout(ticket: Ticket, columns: int, write: Callable[[str], str] = str) -> Lines:
    """The lines of a ticket, none wider than `columns` (at least 24); `write` as in codepages.writable."""
    paper = Paper(max(columns, LEAST), Voice(ticket.language, ticket.currency), write)
    if ticket.kind == TEST:
        return trial(ticket, paper)
    lines = (*RAIL, *said(ticket, paper))
    return (*lines, paper.rule, *_foot(ticket, paper)) if ticket.kind in ORDERS else lines


def said(ticket: Ticket, paper: Paper) -> Lines:
    """What the ticket says, without the blank lines at its head and the foot near the cut."""
    if ticket.kind in (OVERVIEW, OUTDATED):
        return orders_listed(ticket, paper)
    if ticket.kind == CLOSING:
        return day_in_numbers(ticket, paper)
    body = _order
    if ticket.cancelled is not None:
        body = _cancelled
    elif ticket.change is not None:
        body = _changed
    mark = _mark(ticket, paper)
    return (*mark, *body(ticket, paper), *mark)


def _order(ticket: Ticket, paper: Paper) -> Lines:
    allergy = _allergy(ticket, paper)
    cooking = ticket.kind != PACKING
    return (
        *_head(ticket, paper),
        *allergy,
        paper.rule,
        *dishes(ticket.entries, paper, prices=ticket.bill is not None, cooking=cooking, original=ticket.original),
        paper.rule,
        *paper.guest(ticket.remark, original=ticket.original),
        *(allergy if cooking else ()),
        *paper.row(pieces(ticket.pieces)),
        *packing(ticket, paper),
    )


def _cancelled(ticket: Ticket, paper: Paper) -> Lines:
    stop = paper.bar(text("CANCELLED  #{number}", number=ticket.number), height=4)
    at = ticket.cancelled or ticket.now
    return (
        *stop,
        *paper.row(text("DO NOT MAKE ANY MORE:"), bold=True, height=2),
        *dishes(ticket.entries, paper, prices=False, cooking=True, original=ticket.original),
        *paper.row(text("Cancelled {time}", time=Clock(at, ticket.now))),
        *stop,
    )


def _changed(ticket: Ticket, paper: Paper) -> Lines:
    """Only what is different; what packs and drives gets its sums and door anew."""
    change = ticket.change or Change(ticket.at)
    bar = paper.bar(text("CHANGE"), height=2)
    return (
        *bar,
        *_head(ticket, paper),
        *paper.row(text("replaces the slip of {time}", time=Clock(change.since, ticket.now))),
        *(paper.bar(_other_time(ticket, change.due), height=2) if change.due else ()),
        *(paper.bar(text("IT WAS: {way}", way=_way(change.handover))) if change.handover else ()),
        *_allergy(ticket, paper),
        paper.rule,
        *dishes(change.gone, paper, prices=False, cooking=True, original=ticket.original, sign="- "),
        *dishes(change.new, paper, prices=False, cooking=True, original=ticket.original, sign="+ "),
        paper.rule,
        *paper.guest(ticket.remark, original=ticket.original),
        *paper.row(text("now {pieces}", pieces=pieces(ticket.pieces))),
        *packing(ticket, paper),
        *bar,
    )


def _other_time(ticket: Ticket, was: datetime) -> Text:
    new = Clock(ticket.due or was, ticket.now)
    return text("NEW TIME {new} (WAS {old})", new=new, old=Clock(was, ticket.now))


def _mark(ticket: Ticket, paper: Paper) -> Lines:
    """Why this is not the first paper of its order."""
    said = []
    if ticket.training:
        said.append(text("TRAINING: DO NOT MAKE"))
    if ticket.instead:
        said.append(text("REPLACES {printer}", printer=ticket.instead.upper()))
    if ticket.mark == DUPLICATE:
        said.append(text("POSSIBLE DUPLICATE"))
    elif ticket.mark == FAULT:
        said.append(text("PRINTED AGAIN AFTER A FAULT"))
    elif ticket.mark:
        said.append(text("REPRINT  COPY {copy}", copy=ticket.copy))
    if ticket.reminder:
        said.append(text("REMINDER: MAKE NOW"))
    return tuple(line for each in said for line in paper.bar(each, height=2))


def _way(handover: str) -> Text:
    return text("PICKUP") if handover == PICKUP else text("DELIVERY")


def _head(ticket: Ticket, paper: Paper) -> Lines:
    size = 3 if paper.narrow else 4
    pickup = ticket.handover == PICKUP
    word = paper.say(_way(ticket.handover))
    number = Span(f"#{ticket.number}", bold=True, width=size, height=size)
    way = Span(f" {word} " if pickup else word, bold=True, inverted=pickup, width=2, height=2)
    slip = text("Slip {part} of {parts}", part=ticket.part, parts=ticket.parts)
    others = text("ALSO AT: {printers}", printers=", ".join(ticket.others).upper())
    return (
        *paper.beside(number, way),
        *_times(ticket, paper),
        *(paper.spread(_station(ticket, paper), slip) if ticket.printer else ()),
        *(paper.row(others, bold=True) if ticket.others else ()),
    )


def _times(ticket: Ticket, paper: Paper) -> Lines:
    if ticket.due is None:
        return ()
    due = paper.say(text("DUE {time}", time=Clock(ticket.due, ticket.now)))
    came = Span(paper.say(text("received {time}", time=Clock(ticket.at, ticket.now))))
    wide = 1 if paper.narrow or cells(due) * 2 > paper.columns else 2
    return (
        *(paper.bar(text("OVERDUE, NOT OF NOW"), height=2) if ticket.late else ()),
        *paper.beside(Span(due, bold=True, width=wide, height=2), came),
        *(paper.row(text("as soon as possible")) if ticket.asap else ()),
        *(paper.bar(text("PRE-ORDER"), height=2) if ticket.preorder else ()),
    )


def _station(ticket: Ticket, paper: Paper) -> str:
    title = paper.say(text("PACKING SLIP")) if ticket.kind == PACKING else ticket.printer.upper()
    if ticket.instead:
        title = f"{ticket.instead.upper()} > {ticket.printer.upper()}"
    return paper.say(title)


def _allergy(ticket: Ticket, paper: Paper) -> Lines:
    """Our word in a bar, the customer's below it, framed: theirs are never inverted."""
    if not ticket.allergy:
        return ()
    words = paper.guest(ticket.allergy, original=ticket.original)
    return (*paper.bar(text("ALLERGY"), height=2), *words, paper.frame)


def _foot(ticket: Ticket, paper: Paper) -> Lines:
    """The number near the cut, which paper it is, when it was printed."""
    copy = paper.say(text("Copy {copy}", copy=ticket.copy)) if ticket.copy > 1 else ""
    number = Span(f"#{ticket.number}", bold=True, width=2, height=2)
    when = Clock(ticket.now, ticket.at)
    return (
        *paper.beside(number, Span("  ".join(filter(None, (_station(ticket, paper), copy))))),
        *paper.spread(f"{ticket.id}-{ticket.copy}", text("printed {time}", time=when) if ticket.printed else ""),
    )
