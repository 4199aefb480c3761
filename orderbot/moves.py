"""What a step in an order's life leads to, as rows: the event, what its customer is told, what the kitchen gets. Pure.

A message waits GRACE seconds before it goes out; a step taken back within them was never told. What a newer step
overtakes is not sent any more (`Storage.move`), so nobody hears an old time after a new one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from orderbot.ordering import lifecycle, trust
from orderbot.ordering.lifecycle import PLACED, VOID, Do, Step
from orderbot.ordering.order import PICKUP, Order
from orderbot.restaurant import Restaurant
from orderbot.stored import MESSAGE, TICKET, Letter, Move, OrderEvent, Outgoing, Sheet, StoredOrder, pack, told
from orderbot.texts import Clock, Sayable, Text, lines, text
from orderbot.tickets.document import REPRINT, Ticket
from orderbot.tickets.making import changed
from orderbot.wording.message import Message
from orderbot.wording.render import Voice

Papers = Callable[[Order, Restaurant], tuple[tuple[str, Ticket], ...]]
GRACE: Final = 10.0  # seconds
ABOUT: Final = timedelta(minutes=5)  # by which a promised time is not missed
MORE: Final = 15  # minutes, where nobody said how many
LONGEST: Final = 240  # minutes by which an order may be put off
MOST_REASON: Final = 200  # characters
REASONS: Final = (  # to press; whatever else is written stays as it was written
    text("too much to do right now"),
    text("something for it is sold out"),
    text("we are closing"),
    text("the address is too far away"),
)


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person, or the clock, wants done. `minutes`: of `accept` from now,
    until it is ready or there; of `later` on top of what was promised."""

    do: Do
    minutes: int | None = None
    reason: str = ""
    actor: str = "board"


@dataclass(frozen=True, slots=True)
class Moved:
    """One step with all it leads to, to be stored whole."""

    step: Move
    outgoing: tuple[Outgoing, ...] = ()


def moved(
    stored: StoredOrder,
    wish: Wish,
    place: Restaurant,
    now: datetime,
    papers: Papers,
) -> Moved:
    """The step's rows. IllegalMove if the order cannot be moved so. `now` is in the restaurant's zone."""
    wish = meant(stored, wish, place, now)
    reason = " ".join(wish.reason.split())[:MOST_REASON]
    if wish.do == Do.UNDO:
        return _back(stored, wish, place, now, papers)
    status = trust.step(stored.order, stored.status, wish.do)
    due = promised(stored, wish, now)
    event = OrderEvent(now, status, wish.actor, reason, wish.do.value, due)
    if wish.do == Do.REPRINT:
        return Moved(Move(stored.id, stored.status, event), _again(stored, place, now, papers))
    out = list(_letter(stored, _news(stored, event, place), event, place))
    if trust.waits(stored.order, stored.status):  # nothing is on paper that could be taken back or changed
        out += () if status in VOID else _agreed(stored, due, place, now, papers)
    elif status in VOID:
        out += _taken_back(stored, place, now, papers)
    else:
        out += _changed(stored, event, place, now, papers)
    return Moved(Move(stored.id, stored.status, event), tuple(out))


def meant(stored: StoredOrder, wish: Wish, place: Restaurant, now: datetime) -> Wish:
    """Accepted for clearly later than the customer was promised is put off: they are told, and so is the kitchen."""
    due = promised(stored, wish, now) if wish.do == Do.ACCEPT and stored.status == PLACED else None
    if due is None or due <= stored.due + ABOUT or trust.asks(stored.order, place):
        return wish
    return replace(wish, do=Do.LATER, minutes=round((due - max(stored.due, now)).total_seconds() / 60))


def promised(stored: StoredOrder, wish: Wish, now: datetime) -> datetime | None:
    """The time promised with it. Accepted: `minutes` from now, never before the wished time. Later: added, or 15."""
    if wish.do == Do.LATER:
        return _even(max(stored.due, now) + timedelta(minutes=_within(wish.minutes or MORE)))
    if wish.do == Do.ACCEPT and wish.minutes is not None:
        ready = _even(now + timedelta(minutes=_within(wish.minutes)))
        return ready if stored.order.asap else max(ready, stored.order.due)
    return None


def _within(minutes: int) -> int:
    return min(max(minutes, 0), LONGEST)


def _even(at: datetime) -> datetime:
    """Up to the next whole minute."""
    return at + timedelta(seconds=-at.second % 60, microseconds=-at.microsecond)


def _back(stored: StoredOrder, wish: Wish, place: Restaurant, now: datetime, papers: Papers) -> Moved:
    """The step before the last one, as a new event; the customer hears of it only if they heard of the last one."""
    before, undone = lifecycle.back(Step(each.do, each.status, each.due) for each in stored.events)
    last = next(each for each in reversed(stored.events) if each.do == undone)
    due = before.due or stored.order.due
    event = OrderEvent(now, before.status, wish.actor, undone, Do.UNDO.value, due)
    out: list[Outgoing] = []
    heard = (now - last.at).total_seconds() >= GRACE - 1 and _news(stored, last, place) is not None
    waits = trust.waits(stored.order, before.status)
    if heard:
        out += _letter(stored, _as_before(stored, waits, due, place, now), event, place)
    if waits:  # it is not for the kitchen any more
        out += () if last.status in VOID else _taken_back(stored, place, now, papers)
    elif last.status in VOID:
        out += _again(stored, place, now, papers)
    else:
        out += _changed(stored, event, place, now, papers)
    return Moved(Move(stored.id, stored.status, event), tuple(out))


def _as_before(stored: StoredOrder, waits: bool, due: datetime, place: Restaurant, now: datetime) -> Sayable:
    number = stored.order.number
    if waits:
        return text("Please forget our last message: {restaurant} has not confirmed your order {number} yet.",
                    restaurant=place.name, number=number)  # fmt: skip
    again = text("Please forget our last message: order {number} stands.", number=number)
    return lines(again, _promise(stored.order, due, place, now))


def still_waiting(stored: StoredOrder, place: Restaurant, now: datetime) -> tuple[Outgoing, ...]:
    """To the customer of an order that nobody has accepted yet; once."""
    said = text("{restaurant} has not confirmed your order {number} yet. We have asked again.",
                restaurant=place.name, number=stored.order.number)  # fmt: skip
    waiting = OrderEvent(stored.order.placed, PLACED, "clock", do="waiting")
    return _letter(stored, said, waiting, place)


# ---- what the customer is told ---------------------------------------------------------------------------------------


def _why(note: str, place: Restaurant) -> Text:
    """A reason that was pressed is one of REASONS in the shop's language; its customer reads it in theirs."""
    shop = Voice(place.language)
    reason = next((each for each in REASONS if shop.say(each) == note), note)
    return text("{restaurant}: “{reason}”", restaurant=place.name, reason=reason)


def _news(stored: StoredOrder, event: OrderEvent, place: Restaurant) -> Sayable | None:
    """None if this step is none of the customer's business, or the owner does not want to pay for telling it."""
    order, asks = stored.order, trust.asks(stored.order, place)
    why = _why(event.note, place) if event.note else None
    match event.do:
        case Do.ACCEPT if asks or "accepted" in place.notify:
            due = event.due or stored.due
            said = text("Order {number} is accepted.", number=order.number)
            return lines(said, _promise(order, due, place, event.at))
        case Do.LATER if "later" in place.notify and event.due:
            said = text("{restaurant} needs longer for your order {number}, sorry.",
                        restaurant=place.name, number=order.number)  # fmt: skip
            return lines(said, _promise(order, event.due, place, event.at), why)
        case Do.REJECT if asks or "rejected" in place.notify:
            said = text(
                "We are sorry: {restaurant} cannot take your order {number}. Nothing is to be paid.",
                restaurant=place.name,
                number=order.number,
            )
            return lines(said, why, _call(place))
        case Do.CANCEL if "cancelled" in place.notify:
            said = text(
                "We are sorry: {restaurant} had to cancel your order {number}. Nothing is to be paid.",
                restaurant=place.name,
                number=order.number,
            )
            return lines(said, why, _call(place))
        case Do.READY if "ready" in place.notify and order.handover == PICKUP:
            return lines(
                text("Your order {number} is ready: come and get it.", number=order.number), place.address or None
            )
        case Do.ON_THE_WAY if "on_the_way" in place.notify:
            return text("Your order {number} is on its way.", number=order.number)
    return None


def in_training(message: Message) -> Message:
    """The same, said to be an exercise."""
    mark = Voice(message.language).say(text("TRAINING, nothing is meant:"))
    return replace(message, body=f"{mark}\n{message.body}")


def _promise(order: Order, due: datetime, place: Restaurant, now: datetime) -> Text:
    zone = place.timezone
    at = Clock(due.astimezone(zone), now.astimezone(zone))
    if order.handover == PICKUP:
        return text("Ready for pickup: {time}.", time=at)
    return text("With you: about {time}.", time=at)


def _call(place: Restaurant) -> Text | None:
    return text("Questions? Call {phone}.", phone=place.phone) if place.phone else None


def _letter(
    stored: StoredOrder, said: Sayable | None, event: OrderEvent, place: Restaurant, kind: str = MESSAGE
) -> tuple[Outgoing, ...]:
    sender, order = stored.sender, stored.order
    if said is None or not (sender.phone or sender.user):
        return ()
    message = Message(Voice(order.language, order.currency).say(said), language=order.language)
    message = in_training(message) if order.training else message
    key = f"{told(place.id, stored.id)}{event.do}-{_ms(event.at)}"
    content = pack(Letter(sender.phone, sender.user, message, order.number))
    return (Outgoing(kind, told(place.id, stored.id), content, key, order.customer, wait=GRACE),)


# ---- paper -----------------------------------------------------------------------------------------------------------


def _agreed(
    stored: StoredOrder, due: datetime | None, place: Restaurant, now: datetime, papers: Papers
) -> tuple[Outgoing, ...]:
    """The first tickets of an order that was held, for the time that is promised now."""
    return _sheets(stored, place, f"agreed-{_ms(now)}", papers(replace(stored.order, due=due or stored.due), place))


def _again(
    stored: StoredOrder, place: Restaurant, now: datetime, papers: Papers, before: int = 0
) -> tuple[Outgoing, ...]:
    """All its tickets once more, marked and counted; so many copies were asked for `before`."""
    again = [(name, replace(ticket, copy=1 + before).again(REPRINT)) for name, ticket in _now(stored, place, papers)]
    return _sheets(stored, place, f"again-{_ms(now)}", again)


def _changed(
    stored: StoredOrder, event: OrderEvent, place: Restaurant, now: datetime, papers: Papers
) -> tuple[Outgoing, ...]:
    """The new time for every printer whose last paper shows another one, whatever step that time came by."""
    was, due = (_shown(replace(stored, events=events)) for events in (stored.events, (*stored.events, event)))
    if was is None or due is None or was == due:
        return ()
    before, after = (papers(replace(stored.order, due=each), place) for each in (was, due))
    why = f"later-{len(stored.events)}-{_ms(now)}"
    slips = [(name, changed(old, new, why)) for (name, old), (_, new) in zip(before, after, strict=True)]
    return _sheets(stored, place, why, [(name, slip) for name, slip in slips if slip])


def _shown(stored: StoredOrder) -> datetime | None:
    """The time on its last paper, None if there is none that counts: that promised last, or about it."""
    order, status, due = stored.order, PLACED, stored.order.due
    shown = None if order.held else due
    for event in stored.events:
        new = event.due or due
        if event.status not in VOID:
            fresh = shown is None or status in VOID or event.do == Do.REPRINT  # a whole ticket was printed
            bothers = new > shown + ABOUT if shown and event.do == Do.ACCEPT else new != due
            shown = None if trust.waits(order, event.status) else new if fresh or bothers else shown
        status, due = event.status, new
    return shown


def _taken_back(stored: StoredOrder, place: Restaurant, now: datetime, papers: Papers) -> tuple[Outgoing, ...]:
    """To every printer that has, or will have, a ticket of it: stop."""
    stops = [(name, ticket.cancel(now)) for name, ticket in _now(stored, place, papers)]
    return _sheets(stored, place, f"stop-{_ms(now)}", stops)


def _now(stored: StoredOrder, place: Restaurant, papers: Papers) -> tuple[tuple[str, Ticket], ...]:
    """Its tickets, with the time promised last."""
    return papers(replace(stored.order, due=stored.due), place)


def _sheets(
    stored: StoredOrder, place: Restaurant, why: str, tickets: Sequence[tuple[str, Ticket]]
) -> tuple[Outgoing, ...]:
    return tuple(
        Outgoing(
            kind=TICKET,
            queue=f"printer:{place.id}:{printer}",
            payload=pack(Sheet(printer, ticket)),
            key=f"ticket:{place.id}:{stored.day}:{stored.order.number}:{why}:{at}",
            customer=stored.order.customer,
        )
        for at, (printer, ticket) in enumerate(tickets)
    )


def _ms(at: datetime) -> int:
    return round(at.timestamp() * 1000)
