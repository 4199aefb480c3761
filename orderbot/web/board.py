"""What the board shows of the orders: plain values for the template and for orders.json. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from orderbot.ordering.lifecycle import ACCEPTED, ON_THE_WAY, OPEN, PLACED, READY, Do
from orderbot.ordering.order import PICKUP, Order
from orderbot.ordering.trust import WHY, waits
from orderbot.restaurant import Restaurant
from orderbot.stored import StoredOrder
from orderbot.texts import Arg, Clock, Money, text
from orderbot.tickets.entries import Dish, Entry, Extra, entries_of
from orderbot.tickets.gate import NOTE, clean
from orderbot.wording.render import Voice

NEW, WORK, OUT = "new", "work", "ready"  # the columns
COLUMN: Final = {PLACED: NEW, ACCEPTED: WORK, READY: OUT, ON_THE_WAY: OUT}
AHEAD: Final = timedelta(hours=2)  # what is due later waits below
FORGOTTEN: Final = timedelta(hours=3)  # after its time an order that nobody has marked is taken for done
RECENT: Final = 12  # finished ones that can be brought back
SOON: Final = 10  # minutes left from which a time is amber
PAYMENT: Final = {"cash": text("cash"), "card": text("card"), "online": text("online")}


@dataclass(frozen=True, slots=True)
class Card:
    """One order as it hangs on the board."""

    id: str
    day: str
    number: int
    status: str
    column: str
    placed: datetime
    due: datetime
    due_said: str
    pickup: bool
    asap: bool
    moved: bool  # it is promised for another time than at first
    printed: str  # "yes" | "no" | "none": there is no printer
    entries: tuple[Entry, ...]
    allergy: str
    remark: str
    name: str
    phone: str
    address: tuple[str, ...]
    total: str
    payment: str
    change: str  # the note to give change on
    held: str  # why it waits for a yes before it is printed, "" if it does not

    @property
    def forward(self) -> str:
        """The one step that comes next."""
        if self.status == PLACED:
            return Do.ACCEPT.value
        if self.status == ACCEPTED:
            return Do.READY.value
        return Do.ON_THE_WAY.value if self.status == READY and not self.pickup else Do.DONE.value


@dataclass(frozen=True, slots=True)
class Columns:
    new: tuple[Card, ...] = ()  # first what waits for a yes
    work: tuple[Card, ...] = ()
    ready: tuple[Card, ...] = ()
    later: tuple[Card, ...] = ()  # pre-orders
    finished: tuple[Card, ...] = ()
    together: tuple[tuple[int, str], ...] = ()  # what all orders in work and new ones ask for


def columns(orders: Iterable[StoredOrder], place: Restaurant, language: str, now: datetime) -> Columns:
    """`orders` by their time, the earliest first; `language` is the kitchen's, in which the dishes are named."""
    cards = [card(each, place, language, now) for each in orders]
    shown = [each for each in cards if each.status in OPEN and each.due > now - FORGOTTEN]
    near = [each for each in shown if each.status != PLACED or each.due - now <= AHEAD or each.asap or each.held]
    over = [each for each in cards if each not in shown]
    return Columns(
        new=tuple(sorted((each for each in near if each.column == NEW), key=lambda each: not each.held)),
        work=tuple(each for each in near if each.column == WORK),
        ready=tuple(each for each in near if each.column == OUT),
        later=tuple(each for each in shown if each not in near),
        finished=tuple(reversed(over))[:RECENT],
        together=_together(each for each in near if each.column in (NEW, WORK) and not each.held),
    )


def _together(cards: Iterable[Card]) -> tuple[tuple[int, str], ...]:
    counted: Counter[str] = Counter()
    for each in cards:
        for entry in each.entries:
            inside = [part for part in entry.parts if not part.half]
            for dish in inside or [entry.dish]:
                counted[dish_name(dish)] += entry.quantity
    return tuple((count, name) for name, count in sorted(counted.items(), key=lambda each: (-each[1], each[0])))


def card(stored: StoredOrder, place: Restaurant, language: str, now: datetime) -> Card:
    order, zone = stored.order, place.timezone
    voice = Voice(place.language, order.currency)
    due = stored.due.astimezone(zone)
    return Card(
        id=f"o-{stored.day}-{order.number}",
        day=stored.day,
        number=order.number,
        status=stored.status,
        column=COLUMN.get(stored.status, ""),
        placed=order.placed.astimezone(zone),
        due=due,
        due_said=voice.clock(due, now.astimezone(zone)),
        pickup=order.handover == PICKUP,
        asap=order.asap,
        moved=stored.due != order.due,
        printed=("yes" if stored.on_paper else "no") if stored.tickets else "none",
        entries=entries_of(order.lines, language, kitchen=True),
        allergy=clean(order.allergy, NOTE),
        remark=clean(order.remark, NOTE),
        name=order.name,
        phone=order.phone,
        address=_address(order),
        total=voice.say(Money(order.total)),
        payment=voice.say(PAYMENT.get(order.payment, order.payment)),
        change=voice.say(Money(order.pays_with)) if order.pays_with else "",
        held=voice.say(WHY[order.held]) if waits(order, stored.status) else "",
    )


def _address(order: Order) -> tuple[str, ...]:
    at = order.address
    if at is None:
        return ()
    parts = (f"{at.street} {at.number}".strip(), f"{at.postcode} {at.city}".strip(), at.extra)
    return tuple(part for part in parts if part)


# ---- words ---------------------------------------------------------------------------------------------------------


def dish_name(dish: Dish) -> str:
    return f"{dish.name} {dish.size}" if dish.size else dish.name


def extra_said(extra: Extra) -> Arg:
    name: Arg = extra.name
    if extra.amount == "extra":
        name = text("extra {name}", name=extra.name)
    elif extra.amount == "light":
        name = text("only a little {name}", name=extra.name)
    return text("{count}x {name}", count=extra.quantity, name=name) if extra.quantity > 1 else name


def entry_said(entry: Entry, voice: Voice) -> str:
    """`2 × Margherita groß`, and behind it what is different about it."""
    more = [f"+ {voice.say(extra_said(each))}" for each in entry.dish.extras]
    more += [voice.say(text("without {thing}", thing=each)) for each in entry.dish.without]
    for part in entry.parts:
        inside = [f"+ {voice.say(extra_said(each))}" for each in part.extras]
        inside += [voice.say(text("without {thing}", thing=each)) for each in part.without]
        share = "½ " if part.half else ""
        more.append(", ".join([f"{share}{dish_name(part)}", *inside]))
    if entry.note:
        more.append(f"“{entry.note}”")
    return ", ".join([f"{entry.quantity} × {dish_name(entry.dish)}", *more])


def as_json(stored: StoredOrder, place: Restaurant, language: str) -> dict[str, Any]:
    """One order of orders.json: what a second screen or a till needs, nothing about the person."""
    voice = Voice(place.language)
    return {
        "number": stored.order.number,
        "day": stored.day,
        "status": stored.status,
        "due": stored.due.astimezone(place.timezone).isoformat(),
        "printed": stored.on_paper,
        "lines": [entry_said(each, voice) for each in entries_of(stored.order.lines, language, kitchen=False)],
    }


def since(at: datetime | None, now: datetime, place: Restaurant) -> Arg:
    if at is None:
        return text("never")
    zone = place.timezone
    return Clock(at.astimezone(zone), now.astimezone(zone))
