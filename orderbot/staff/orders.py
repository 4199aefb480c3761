"""Words about an order -> its next step. A number that is no order at work is asked back, nothing is moved."""

from __future__ import annotations

from datetime import datetime, timedelta

from orderbot.conversation.model import MoveOrder
from orderbot.moves import Wish, meant, promised
from orderbot.ordering import lifecycle, trust
from orderbot.ordering.lifecycle import OPEN, Do, IllegalMove
from orderbot.staff.done import Desk, Done
from orderbot.staff.steps import SAID, STATUS
from orderbot.staff.words import Command
from orderbot.stored import StoredOrder
from orderbot.texts import Arg, Clock, lines, listed, text


def step(command: Command, desk: Desk) -> Done:
    """One step of one order."""
    do = Do(command.verb)
    stored = find(command.number, desk)
    if stored is None:
        return Done(_which(command.number, desk))
    if do == Do.REJECT and stored.status != lifecycle.PLACED:
        do = Do.CANCEL
    elif do == Do.CANCEL and stored.status == lifecycle.PLACED:
        do = Do.REJECT
    elif do == Do.ACCEPT and stored.status == lifecycle.ACCEPTED and command.minutes is not None:
        do = Do.LATER
    try:
        trust.step(stored.order, stored.status, do)
    except IllegalMove:
        if trust.waits(stored.order, stored.status):
            return Done(text("Order {number} waits for a yes first: *{number} ok 40*.", number=command.number))
        status = STATUS.get(stored.status, text("at work"))
        return Done(
            text("Order {number} is {status}: that cannot be done any more.", number=command.number, status=status)
        )
    minutes = command.minutes
    if do == Do.LATER and command.verb == "accept" and minutes is not None:  # "12 ok 40" said again: 40 from now
        minutes = max(
            round((desk.now + timedelta(minutes=minutes) - max(stored.due, desk.now)).total_seconds() / 60), 0
        )
    wish = meant(stored, Wish(do, minutes), desk.shop.restaurant, desk.now)
    do, minutes = wish.do, wish.minutes
    change = MoveOrder(stored.day, command.number, do.value, minutes, command.reason)
    due = promised(stored, wish, desk.now) or stored.due
    return Done(lines(text(SAID[do].source, number=command.number), _what(stored, due, desk)), (change,))


def find(number: int, desk: Desk) -> StoredOrder | None:
    """The order of that number that is at work; else the latest one."""
    fitting = [each for each in desk.orders if each.order.number == number]
    at_work = [each for each in fitting if each.status in OPEN]
    return max(at_work or fitting, key=lambda each: each.id, default=None)


def _what(stored: StoredOrder, due: datetime, desk: Desk) -> Arg:
    order = stored.order
    dishes = listed(text("{count} × {name}", count=line.quantity, name=line.name) for line in order.lines[:4])
    more = text("…") if len(order.lines) > 4 else None
    at = Clock(due.astimezone(desk.now.tzinfo), desk.now)
    return lines(dishes, more, text("for {time}", time=at), between=" · ")


def _which(number: int, desk: Desk) -> Arg:
    open_ = [str(each.order.number) for each in desk.orders if each.status in OPEN]
    return lines(
        text("There is no order {number}; nothing was changed.", number=number),
        text("Open: {numbers}.", numbers=listed(open_)) if open_ else text("No order is open."),
    )
