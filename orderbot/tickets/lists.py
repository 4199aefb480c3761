"""Slips about many orders: the day's pre-orders, what came too late to be printed, a day in numbers."""

from __future__ import annotations

from orderbot.ordering.order import CARD, CASH, PICKUP
from orderbot.texts import Clock, Money, Text, listed, text
from orderbot.tickets.document import OUTDATED, Mention, Ticket, Totals
from orderbot.tickets.paper import Lines, Paper, pieces
from orderbot.wording.render import Voice

PAYMENTS = {CASH: text("Cash"), CARD: text("Card")}


def orders_listed(ticket: Ticket, paper: Paper) -> Lines:
    """Numbers, times and sizes of orders; an outdated one is in a person's hands, not on this list only."""
    outdated = ticket.kind == OUTDATED
    title = text("NOT PRINTED IN TIME") if outdated else text("TODAY'S PRE-ORDERS")
    hint = text("Nobody has made these from paper. They were sent to you as messages; ask before you make one.")
    bar = paper.bar(title, height=2)
    if ticket.mark:
        bar = (*bar, *paper.bar(text("POSSIBLE DUPLICATE"), height=2))
    return (
        *bar,
        *paper.row(text("printed {time}", time=Clock(ticket.now, ticket.at))),
        *(paper.row(hint) if outdated else ()),
        paper.rule,
        *(line for each in ticket.listed for line in _mention(each, ticket, paper)),
        paper.rule,
        *paper.row(text("{count} in all", count=len(ticket.listed))),
        *bar,
    )


def _mention(each: Mention, ticket: Ticket, paper: Paper) -> Lines:
    way = text("pickup") if each.handover == PICKUP else text("delivery")
    what = listed((way, pieces(each.pieces), *((text("ALLERGY"),) if each.allergy else ())))
    time = Clock(each.due, ticket.now)
    return (*paper.spread(f"#{each.number}", time, bold=True, height=2), *paper.row(what, indent="     "))


def day_in_numbers(ticket: Ticket, paper: Paper) -> Lines:
    """Not fiscal: kinds of payment are what customers wished."""
    totals = ticket.totals or Totals(0, 0, 0, (), 0)
    day = Voice(ticket.language).clock(ticket.at, ticket.at)
    missing = listed(f"#{number}" for number in totals.unprinted)
    return (
        *paper.spread(text("END OF THE DAY"), f"{ticket.day or day}", bold=True, height=2),
        paper.rule,
        *paper.spread(text("Orders"), totals.orders),
        *paper.spread(text("  delivery"), totals.delivery),
        *paper.spread(text("  pickup"), totals.pickup),
        *(line for kind, cents in totals.paid for line in paper.spread(_payment(kind), Money(cents))),
        *paper.spread(text("TOTAL"), Money(totals.total), bold=True),
        *paper.spread(text("Cancelled"), totals.cancelled),
        *paper.spread(text("Not printed"), missing if totals.unprinted else 0, bold=bool(totals.unprinted)),
        *paper.spread(text("Reprints / possible duplicates"), f"{totals.reprints} / {totals.doubles}"),
        *paper.row(text("Not a till receipt")),
    )


def _payment(kind: str) -> Text:
    return PAYMENTS.get(kind, text("Online"))
