"""The turns of a round: load what all of them need, decide one after the other, write each kind with one statement."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import Any, Final

import msgspec

from orderbot.conversation.model import Conversation, Incoming
from orderbot.envelope import Sender
from orderbot.ordering.lifecycle import VOID, Do
from orderbot.ordering.order import Order
from orderbot.ordering.promise import quarter
from orderbot.ordering.stock import SetStock, Stock, pieces_of
from orderbot.storage.inbox import known, pass_on
from orderbot.storage.keeping import forget
from orderbot.storage.rows import listed, many, ms, person, run, stored_order, when, without_person
from orderbot.storage.trouble import CONTRADICTIONS
from orderbot.storage.writer import Connection
from orderbot.stored import (
    PLACED,
    Decision,
    Habits,
    OrderEvent,
    Outgoing,
    Refused,
    Scene,
    Standing,
    StoredOrder,
    pack_talk,
    told,
    unpack,
    unpack_talk,
)

log = logging.getLogger(__name__)
LONGEST_WORD: Final = 40
STAFF_SEE: Final = 24 * 3600 * 1000  # ms: orders due since then
MOST_HEARD: Final = 20  # messages of one turn; and so many characters of them, as they are stored
MOST_TEXT: Final = 8000
MINUTE, HOUR, WEEK = 60_000, 3_600_000, 604_800_000  # ms; a moved order was due at most a week earlier


@dataclass(frozen=True, slots=True)
class Take:
    """A turn that is asked for. `day` is the restaurant's date; milliseconds of the steady clock, and of the wall's."""

    restaurant: str
    customer: int  # 0: who sent `sender`'s messages
    day: str
    decide: Callable[[Scene], Decision]
    now: int
    wall: int
    staff: frozenset[str] = frozenset()  # phone numbers that are shown the orders of the day
    sender: Sender = Sender()


@dataclass(slots=True)
class Shared:
    """What turns of one round share: each sees what those before it took."""

    numbers: dict[tuple[str, str], int]  # (restaurant, day) -> the next order's
    stocks: dict[str, Stock]
    settings: dict[str, dict[str, str]]
    loads: dict[str, dict[int, tuple[int, int]]]

    def after(self, take: Take, decision: Decision) -> None:
        place = take.restaurant
        for change in decision.stock:
            self.stocks[place] = self.stocks[place].after(change)
        for order in decision.orders:
            self.stocks[place] = _less(self.stocks[place], order)
            load, at = dict(self.loads[place]), quarter(order.due)
            count, cents = load.get(at, (0, 0))
            self.loads[place] = load | {at: (count + 1, cents + order.total)}
        self.numbers[place, take.day] += len(decision.orders)
        settings = dict(self.settings[place])
        for each in decision.settings:
            if each.value:
                settings[each.name] = each.value
            else:
                settings.pop(each.name, None)
        self.settings[place] = settings


@dataclass(slots=True)
class Pages:
    """What the turns of a round write, each kind for one statement."""

    talks: list[dict[str, Any]] = field(default_factory=list)
    outbox: list[dict[str, Any]] = field(default_factory=list)
    words: list[dict[str, Any]] = field(default_factory=list)
    done: list[int] = field(default_factory=list)  # inbox rows
    secret: list[int] = field(default_factory=list)  # of these, whose words are not kept


def turns(db: Connection, takes: Sequence[Take]) -> list[bool | Exception]:
    """Of each: was there anything to decide? Or what `decide` raised, nothing written. A customer has one at a time."""
    outcomes: dict[int, bool | Exception] = dict.fromkeys(range(len(takes)), False)
    waiting = dict(_known(db, takes))
    while waiting:
        first = {take.customer: at for at, take in reversed(waiting.items())}
        outcomes |= _side_by_side(db, {at: waiting.pop(at) for at in sorted(first.values())})
    return [outcomes[at] for at in range(len(takes))]


def _known(db: Connection, takes: Sequence[Take]) -> Iterator[tuple[int, Take]]:
    """The turns whose customer is known, by number; who was named by a message's sender is looked up."""
    named = [(take.restaurant, take.sender) for take in takes if not take.customer]
    people = known(db, named) if named else {}
    for at, take in enumerate(takes):
        customer = take.customer or people.get((take.restaurant, take.sender), 0)
        if customer:
            yield at, replace(take, customer=customer)


def _side_by_side(db: Connection, takes: dict[int, Take]) -> dict[int, bool | Exception]:
    heard: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for customer, place, content in run(db, "heard", {"customers": listed(each.customer for each in takes.values())}):
        heard[customer].append((place, content))
    heard = {customer: _first(rows) for customer, rows in heard.items()}
    awake = {at: take for at, take in takes.items() if take.customer in heard}
    outcomes: dict[int, bool | Exception] = dict.fromkeys(takes, False)
    if awake:
        scenes, shared = _scenes(db, awake, heard), _shared(db, list(awake.values()))
        pages = Pages()
        for at, take in awake.items():
            outcomes[at] = _decided(db, take, scenes[at], shared, heard[take.customer], pages)
        _write(db, pages)
    return outcomes


def _first(heard: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """What is of this turn; the rest waits for the next one."""
    texts = accumulate(len(content) for _, content in heard)
    return [
        row for at, (row, text) in enumerate(zip(heard, texts, strict=True)) if at < MOST_HEARD and text <= MOST_TEXT
    ] or heard[:1]


def _decided(
    db: Connection, take: Take, scene: Scene, shared: Shared, heard: list[tuple[int, str]], pages: Pages
) -> bool | Exception:
    if scene.heard:
        scene = replace(
            scene,
            stock=shared.stocks[take.restaurant],
            next_number=shared.numbers[take.restaurant, take.day],
            settings=shared.settings[take.restaurant],
            load=shared.loads[take.restaurant],
            orders=_orders(db, take) if scene.sender.phone in take.staff else (),
        )
        try:
            decision = take.decide(scene)
            _check(scene, decision)
        except Exception as error:
            return error
        shared.after(take, decision)
        if decision.secret:
            pages.secret += [place for place, _ in heard]
        _note(db, take, scene, decision, pages)
    pages.done += [place for place, _ in heard]
    return bool(scene.heard)


def _orders(db: Connection, take: Take) -> tuple[StoredOrder, ...]:
    since = {"restaurant": take.restaurant, "since": take.now - STAFF_SEE}
    return tuple(map(stored_order, run(db, "orders_due", since)))


# ---- what they start from ------------------------------------------------------------------------------------------


def _scenes(db: Connection, takes: dict[int, Take], heard: dict[int, list[tuple[int, str]]]) -> dict[int, Scene]:
    customers: dict[str, object] = {"customers": listed(each.customer for each in takes.values())}
    messages = {
        at: tuple(each for row in heard[take.customer] if (each := _incoming(*row))) for at, take in takes.items()
    }
    about = _about(db, messages.values())
    talks = {customer: (version, state) for customer, version, state in run(db, "talks", customers)}
    known: dict[int, dict[str, str]] = defaultdict(dict)
    for customer, kind, value in run(db, "ids", customers):
        known[customer][kind] = value
    since = min(take.now for take in takes.values()) - STAFF_SEE
    standing: dict[int, list[Standing]] = defaultdict(list)
    for customer, number, status, moved in run(db, "standing", customers | {"since": since}):
        standing[customer].append(Standing(number, status, when(moved) if moved is not None else None))
    habits = _habits(db, customers, next(iter(takes.values())))
    return {
        at: Scene(
            standing=tuple(standing[take.customer]),
            restaurant=take.restaurant,
            customer=take.customer,
            version=talks[take.customer][0] if take.customer in talks else 0,
            talk=unpack_talk(talks[take.customer][1]) if take.customer in talks else Conversation(),
            sender=_sender(known[take.customer]),
            heard=messages[at],
            about={each.reply_to: about[each.reply_to] for each in messages[at] if each.reply_to in about},
            last=max(place for place, _ in heard[take.customer]),
            stock=Stock(),
            next_number=0,
            habits=habits[take.customer],
        )
        for at, take in takes.items()
    }


def _about(db: Connection, messages: Iterable[tuple[Incoming, ...]]) -> dict[str, int]:
    """Of the messages that reply to an alert: its id -> the customer it is about."""
    replies = sorted({each.reply_to for some in messages for each in some if each.reply_to})
    return dict(run(db, "alerts_about", {"ids": listed(replies)})) if replies else {}


def _habits(db: Connection, customers: dict[str, object], take: Take) -> dict[int, Habits]:
    times = {"minute": take.now - MINUTE, "hour": take.wall - HOUR, "open": take.wall - HOUR, "week": take.wall - WEEK}
    return {
        customer: Habits(messages, orders, open_orders, bool(known))
        for customer, messages, orders, open_orders, known in run(db, "habits", {**customers, **times})
    }


def _sender(known: dict[str, str]) -> Sender:
    return Sender(phone=known.get("phone", ""), user=known.get("user", ""), parent_user=known.get("parent", ""))


def _incoming(place: int, content: str) -> Incoming | None:
    try:
        return unpack(Incoming, content)
    except msgspec.DecodeError:
        log.error("inbox row %d cannot be read by this version", place)
        return None


def _shared(db: Connection, takes: list[Take]) -> Shared:
    days = sorted({(take.restaurant, take.day) for take in takes})
    places = sorted({take.restaurant for take in takes})
    settings: dict[str, dict[str, str]] = {place: {} for place in places}
    for place, name, value in run(db, "settings_of", {"restaurants": listed(places)}):
        settings[place][name] = value
    loads: dict[str, dict[int, tuple[int, int]]] = {place: {} for place in places}
    for place, at, count, cents in run(db, "loads", {"restaurants": listed(places), "now": takes[0].now}):
        loads[place][at] = (count, cents)
    numbers = run(db, "next_numbers", {"days": listed(days)})
    return Shared(
        numbers={(place, day): number for place, day, number in numbers},
        stocks=stocks(db, places, takes[0].wall),
        settings=settings,
        loads=loads,
    )


def stocks(db: Connection, restaurants: Sequence[str], now: int) -> dict[str, Stock]:
    """By restaurant. What has ended is as if it were not there."""
    rows = run(db, "stocks", {"restaurants": listed(restaurants), "now": now})
    return {place: stock_of(row[1:] for row in rows if row[0] == place) for place in restaurants}


def stock_of(rows: Iterable[Any]) -> Stock:
    """Of rows (key, until, pieces)."""
    known = list(rows)
    return Stock(
        out={key: when(until) for key, until, left in known if until is not None and left is None},
        left={key: left for key, _, left in known if left is not None},
        ends={key: when(until) for key, until, left in known if until is not None and left is not None},
    )


def _less(stock: Stock, order: Order) -> Stock:
    left = dict(stock.left)
    for key, pieces in _taken(order):
        if key in left:
            left[key] -= pieces
    return replace(stock, left=left)


def _taken(order: Order) -> list[tuple[str, int]]:
    """(key of the stock, pieces) of every line."""
    return [
        (key, pieces * line.quantity)
        for line in order.lines
        for key, pieces in pieces_of(line.item, (part.item for part in line.parts)).items()
    ]


# ---- what they lead to ---------------------------------------------------------------------------------------------


def _check(scene: Scene, decision: Decision) -> None:
    for number, order in enumerate(decision.orders, scene.next_number):
        if (order.number, order.customer, order.restaurant) != (number, scene.customer, scene.restaurant):
            raise Refused(f"order {order.number} is not number {number} of this turn")


def _note(db: Connection, take: Take, scene: Scene, decision: Decision, pages: Pages) -> None:
    """What almost every turn writes is gathered; what few do is written here, in the order it was decided."""
    for change in decision.stock:
        set_stock(db, scene.restaurant, change, take.wall)
    for each in decision.settings:
        set_setting(db, scene.restaurant, each.name, each.value)
    for step in decision.moves:
        if not move(db, scene.restaurant, step.order, step.expect, step.event, (), take.now):
            raise Refused(f"order {step.order} is not {step.expect} any more")
    try:
        for order in decision.orders:
            _place(db, order, take)
    except CONTRADICTIONS as error:
        raise Refused(str(error)) from error
    version = scene.version + 1
    if decision.forget:
        forget(db, scene.restaurant, scene.customer, take.now)
    else:
        row = {"customer": scene.customer, "restaurant": scene.restaurant, "version": version, "now": take.now}
        pages.talks.append(row | {"state": pack_talk(decision.talk)})
    for customer, message in decision.passed:
        pass_on(db, scene.restaurant, customer, f"{message.id}:{customer}", message, take.now)
    pages.outbox += outbox_rows(scene.restaurant, decision.outgoing, take.now, version, gone=decision.forget)
    pages.words += [
        {"restaurant": scene.restaurant, "word": word[:LONGEST_WORD], "now": take.now} for word in decision.unknown
    ]


def _place(db: Connection, order: Order, take: Take) -> None:
    row: dict[str, Any] = {"restaurant": order.restaurant, "day": order.day or take.day, "number": order.number}
    row |= {"customer": order.customer, "digest": order.digest, "placed": ms(order.placed), "due": ms(order.due)}
    row |= {"total": order.total, "currency": order.currency, "snapshot": without_person(order)}
    place = run(db, "put_order", row)[0][0]
    about = {"order_id": place, "restaurant": order.restaurant}
    run(db, "put_person", about | {"content": person(order)})
    put_event(db, order.restaurant, place, OrderEvent(order.placed, PLACED, "customer"), take.wall)
    # Below zero is refused: nothing is sold that is not there.
    about = {"restaurant": order.restaurant, "now": take.wall}
    many(db, "take_stock", [about | {"key": key, "count": pieces} for key, pieces in _taken(order)])


def _give_back(db: Connection, order: int, back: bool, now: int) -> None:
    """Counted pieces of an order that is not made return to the stock; of one that is made after all they go again."""
    ((restaurant, snapshot),) = run(db, "agreed", {"order_id": order})
    sign = 1 if back else -1
    rows = [{"restaurant": restaurant, "key": key, "count": sign * pieces, "now": now}
            for key, pieces in _taken(unpack(Order, snapshot))]  # fmt: skip
    many(db, "give_stock", rows)


def put_event(db: Connection, restaurant: str, order: int, event: OrderEvent, now: int) -> None:
    row: dict[str, Any] = {"restaurant": restaurant, "order_id": order, "now": now, "status": event.status}
    row |= {"actor": event.actor, "note": event.note, "event": event.do, "due": ms(event.due) if event.due else None}
    run(db, "put_event", row)


def move(
    db: Connection,
    restaurant: str,
    order: int,
    expect: str,
    event: OrderEvent,
    outgoing: tuple[Outgoing, ...],
    now: int,
) -> bool:
    """What the customer was still to be told of an earlier step is told no more."""
    found = run(db, "last_event", {"restaurant": restaurant, "order_id": order})
    if not found or found[0][0] != expect:
        return False
    put_event(db, restaurant, order, event, ms(event.at))
    if (expect in VOID) != (event.status in VOID):
        _give_back(db, order, event.status in VOID, now)
    if event.do != Do.REPRINT:
        first = told(restaurant, order)
        run(db, "overtake", {"first": first, "last": first[:-1] + ";", "now": now})
    enqueue(db, restaurant, outgoing, now)
    return True


def _write(db: Connection, pages: Pages) -> None:
    many(db, "put_conversation", pages.talks)
    try:
        many(db, "put_outbox", pages.outbox)
    except CONTRADICTIONS as error:
        raise Refused(str(error)) from error
    many(db, "count_word", pages.words)
    run(db, "inbox_done", {"ids": listed(pages.done)})
    if pages.secret:
        run(db, "inbox_secret", {"ids": listed(pages.secret)})


def outbox_rows(
    restaurant: str, outgoing: Iterable[Outgoing], now: int, version: int = 0, *, gone: bool = False
) -> list[dict[str, Any]]:
    """`version` is of the conversation that says it; of a customer who is `gone` no row keeps a trace."""
    return [
        {
            "restaurant": restaurant,
            "kind": each.kind,
            "queue": each.queue,
            "payload": each.payload,
            "customer": None if gone else each.customer,
            "version": version,
            "key": each.key,
            "now": now,
            "due": now + round(each.wait * 1000),
        }
        for each in outgoing
    ]


def enqueue(db: Connection, restaurant: str, outgoing: Iterable[Outgoing], now: int) -> None:
    many(db, "put_outbox", outbox_rows(restaurant, outgoing, now))


def set_stock(db: Connection, restaurant: str, change: SetStock, now: int) -> None:
    row = {"restaurant": restaurant, "key": change.key, "now": now}
    run(db, "drop_ended_stock", row)
    if change.until is None and change.left is None:
        run(db, "drop_stock", row)
    else:
        run(db, "put_stock", row | {"until": ms(change.until) if change.until else None, "pieces": change.left})


def set_setting(db: Connection, restaurant: str, name: str, value: str) -> None:
    row = {"restaurant": restaurant, "name": name, "value": value}
    run(db, "put_setting" if value else "drop_setting", row)


def fail(
    db: Connection, restaurant: str, customer: int, last: int, why: str, outgoing: tuple[Outgoing, ...], now: int
) -> None:
    run(db, "inbox_failed", {"customer": customer, "last_row": last, "note": why})
    enqueue(db, restaurant, outgoing, now)
