"""What goes into the store and comes out of it: plain values, and their JSON.

Stored text outlives the release that wrote it: what an older or newer one wrote is read as far as it can be.
"""

from __future__ import annotations

from dataclasses import dataclass, field, is_dataclass, replace
from datetime import datetime, tzinfo
from functools import cache
from operator import is_
from typing import Any, Final, TypeVar, get_args, get_type_hints

import msgspec

from orderbot.conversation.model import Conversation, Incoming, SetSetting
from orderbot.envelope import IdentityChange, Received, Sender, StatusUpdate
from orderbot.errors import OrderbotError
from orderbot.ordering.lifecycle import PLACED as PLACED
from orderbot.ordering.order import Order
from orderbot.ordering.stock import SetStock, Stock
from orderbot.tickets.document import Ticket
from orderbot.wording.message import Message

T = TypeVar("T")


class Refused(OrderbotError):
    """What was to be written contradicts what is stored: a second order of the same summary, a number out of turn."""


# ---- what arrives --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Outcome:
    """A status of a message of ours. `again`: it failed, and another try makes sense."""

    restaurant: str
    update: StatusUpdate
    again: bool = False


@dataclass(frozen=True, slots=True)
class Arrived:
    """One delivery of the channel, each part with its restaurant: stored whole or not at all."""

    received: tuple[tuple[str, Received], ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    changes: tuple[tuple[str, IdentityChange], ...] = ()
    set_aside: tuple[tuple[str, bytes, str], ...] = ()  # restaurant, raw, why: for the quarantine


# ---- turns ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Waiting:
    """A customer with messages that had no turn yet."""

    restaurant: str
    customer: int
    first: datetime  # arrival of the oldest and the newest
    last: datetime
    tapped: bool  # one of them is a tap


@dataclass(frozen=True, slots=True)
class Standing:
    """How an order stands now, for its customer's turn."""

    number: int
    status: str
    due: datetime | None  # the time promised last, None: still the first


@dataclass(frozen=True, slots=True)
class Habits:
    """How much one customer asks of the house."""

    messages: int = 0  # in the last minute, those of this turn among them
    orders: int = 0  # placed in the last hour
    open_orders: int = 0  # not closed, and due later than an hour ago
    known: bool = False  # an order of theirs was due an hour ago or before, and neither rejected nor cancelled


@dataclass(frozen=True, slots=True)
class Scene:
    """What one turn starts from."""

    restaurant: str
    customer: int
    version: int  # of the conversation, 0 if it is new
    talk: Conversation
    sender: Sender  # every id the customer is known by
    heard: tuple[Incoming, ...]  # in the order they were sent, then arrived
    last: int  # the highest number of their inbox rows
    stock: Stock
    next_number: int  # counted on from all that is promised for the day of the turn or a later one
    settings: dict[str, str] = field(default_factory=dict)  # the restaurant's
    load: dict[int, tuple[int, int]] = field(default_factory=dict)  # quarter of an hour -> (orders due, their cents)
    standing: tuple[Standing, ...] = ()  # of the customer's own orders of the last day
    orders: tuple[StoredOrder, ...] = ()  # of the last day and to come; only for who writes from a staff number
    about: dict[str, int] = field(default_factory=dict)  # id of an alert that is replied to -> the customer it is about
    habits: Habits = Habits()


MESSAGE, CONFIRMATION, TICKET, ALERT = "message", "confirmation", "ticket", "alert"
FAREWELL: Final = "farewell"  # the channel forgets a customer who was erased here
NEW, SENDING, UNCERTAIN, SENT, DEAD, SUPERSEDED = "new", "sending", "uncertain", "sent", "dead", "superseded"
LISTED: Final = "listed"  # external id of a ticket that stands on a list of those too late for paper


@dataclass(frozen=True, slots=True)
class Outgoing:
    """Something that must leave the house."""

    kind: str  # MESSAGE | CONFIRMATION | TICKET | ALERT
    queue: str  # whose turn it is: rows of one queue go one after the other
    payload: str  # a Letter or a Sheet as JSON
    key: str  # the same for the same thing: it is enqueued once
    customer: int | None = None  # whom it is about: erased with them
    wait: float = 0.0  # seconds before it goes out, in which it can be taken back


@dataclass(frozen=True, slots=True)
class Decision:
    """What a turn leads to, as rows."""

    talk: Conversation
    orders: tuple[Order, ...] = ()
    outgoing: tuple[Outgoing, ...] = ()
    unknown: tuple[str, ...] = ()
    forget: bool = False
    passed: tuple[tuple[int, Incoming], ...] = ()  # (customer, message): for another customer's turn
    stock: tuple[SetStock, ...] = ()  # said before the orders take from it
    settings: tuple[SetSetting, ...] = ()
    moves: tuple[Move, ...] = ()
    secret: bool = False  # what was heard held a PIN: it is not kept


# ---- deliveries ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Letter:
    """Payload of everything that goes through the channel."""

    phone: str
    user: str
    message: Message
    order: int = 0  # number of the order it confirms
    paper: Ticket | None = None  # shown as a picture beside the words, where pictures can be made


@dataclass(frozen=True, slots=True)
class Farewell:
    """Payload of a FAREWELL, empty once it is said."""

    user: str  # business-scoped user id


@dataclass(frozen=True, slots=True)
class Sheet:
    """Payload of a ticket."""

    printer: str
    ticket: Ticket


@dataclass(frozen=True, slots=True)
class Parcel:
    """An outbox row on its way."""

    id: int
    restaurant: str
    kind: str
    queue: str
    customer: int | None
    payload: str
    attempts: int  # finished tries before this one
    doubts: int  # of these, how many may have gone out
    created: datetime
    last_error: str = ""


@dataclass(frozen=True, slots=True)
class Settled:
    """How a try ended. `due`: when to look at it again, if it is not over."""

    state: str  # NEW | UNCERTAIN | SENT | DEAD
    attempts: int
    doubts: int
    due: datetime
    error: str = ""  # for people: no personal data
    external: str = ""  # the channel's id


@dataclass(frozen=True, slots=True)
class Worker:
    """A process at work on a database that several share."""

    address: str  # where the others reach it
    holds: frozenset[str]  # restaurants
    own: bool  # it is this one


@dataclass(frozen=True, slots=True)
class Leasing:
    """Times of the outbox, in seconds."""

    quick: float = 25.0  # for a try of what goes through the channel; longer than its client's timeout
    slow: float = 895.0  # for a ticket: a printer may wait ten minutes for paper
    wait: float = 20.0  # for the status of an uncertain message, doubled each time
    patient: float = 90.0  # of an uncertain confirmation
    burst: int = 45  # messages to one reader at once, then one each `refill` seconds
    refill: float = 6.0
    burst_all: int = 80  # messages of one number at once, then one each `refill_all` seconds
    refill_all: float = 1 / 80


@dataclass(frozen=True, slots=True)
class Errand:
    """What a lease asks for: whatever is due, the first of each queue.

    At most `limit` are out of a lane, which is the chat, the confirmations or the alerts of a restaurant; one of a
    printer. For the restaurants in `paused` nothing but tickets, and alerts if they are also in `beside`.
    """

    owner: str  # a new word each time
    limit: int
    leasing: Leasing = Leasing()
    paused: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()


# ---- orders and health ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class StoredOrder:
    id: int
    day: str  # local date, "2026-05-15"
    order: Order  # without name, address and words once they were erased
    status: str  # of its last event
    events: tuple[OrderEvent, ...] = ()  # what happened to it, oldest first
    sender: Sender = Sender()  # how its customer is reached; empty once they are erased
    tickets: int = 0  # pieces of paper asked for
    printed: int = 0  # of these, how many came out

    @property
    def due(self) -> datetime:
        """The time promised last."""
        return next((each.due for each in reversed(self.events) if each.due), self.order.due)

    @property
    def on_paper(self) -> bool:
        return 0 < self.tickets <= self.printed


@dataclass(frozen=True, slots=True)
class OrderEvent:
    at: datetime
    status: str
    actor: str
    note: str = ""
    do: str = ""  # what led there: a lifecycle.Do; "" of the placing
    due: datetime | None = None  # the time promised with it


@dataclass(frozen=True, slots=True)
class Move:
    """A step of an order: refused if its status is not `expect` any more."""

    order: int
    expect: str
    event: OrderEvent


def told(restaurant: str, order: int) -> str:
    """What the keys of all messages begin with that tell a customer of their order's steps."""
    return f"order:{restaurant}:{order}:"


@dataclass(frozen=True, slots=True)
class Lane:
    """Deliveries of a kind that are not settled."""

    kind: str
    restaurant: str
    rows: int
    oldest: datetime


@dataclass(frozen=True, slots=True)
class Usage:
    """Delivered messages of one kind in one month, as the channel tells their price."""

    price_type: str  # "regular", "free_customer_service", "free_entry_point", …
    category: str  # "service", "utility", …
    count: int


@dataclass(frozen=True, slots=True)
class Health:
    down: str  # "" or why nothing is written any more
    file: str = ""  # "" or what became of the file that it is written to
    waiting: int = 0  # customers whose messages had no turn yet
    unanswered: tuple[tuple[str, datetime], ...] = ()  # restaurant, and when the oldest of these messages came
    lanes: tuple[Lane, ...] = ()

    @property
    def open(self) -> int:
        """Deliveries not settled."""
        return sum(each.rows for each in self.lanes)


@dataclass(frozen=True, slots=True)
class Pulse:
    """When a restaurant's channel last moved."""

    last_in: datetime | None  # a message of a customer
    last_out: datetime | None  # a message that was sent


# ---- JSON ----------------------------------------------------------------------------------------------------------

TALK_VERSION: Final = 1


def pack(value: object) -> str:
    """JSON. What is no Unicode (half of a surrogate pair, which the channel can send) becomes "?"."""
    try:
        return msgspec.json.encode(value).decode()
    except UnicodeEncodeError:
        return msgspec.json.encode(_scrubbed(msgspec.to_builtins(value))).decode()


def unpack(kind: type[T], content: str) -> T:
    """The value of a JSON text; unknown fields are passed over. msgspec.ValidationError if it does not fit."""
    return msgspec.json.decode(content, type=kind)


def _scrubbed(value: Any) -> Any:
    match value:
        case str():
            return value.encode("utf-8", "replace").decode()
        case dict():
            return {_scrubbed(key): _scrubbed(each) for key, each in value.items()}
        case list() | tuple():
            return [_scrubbed(each) for each in value]
    return value


def pack_talk(talk: Conversation) -> str:
    return pack({"v": TALK_VERSION, "talk": talk})


def unpack_talk(content: str, zone: tzinfo | None = None) -> Conversation:
    """The conversation as far as it can be read, its times in `zone`. A field that does not fit is as if never said."""
    try:
        found = msgspec.json.decode(content)["talk"]
    except (msgspec.DecodeError, KeyError, TypeError):
        return Conversation()
    talk = _read_talk(found)
    return in_zone(talk, zone) if zone else talk


def _read_talk(found: Any) -> Conversation:
    try:
        return msgspec.convert(found, Conversation)
    except msgspec.ValidationError:
        pass
    if not isinstance(found, dict):
        return Conversation()
    hints = get_type_hints(Conversation)
    kept: dict[str, Any] = {}
    for name, value in found.items():
        if name in hints:
            try:
                kept[name] = msgspec.convert(value, hints[name])
            except msgspec.ValidationError:
                continue
    return Conversation(**kept)


def in_zone(value: T, zone: tzinfo) -> T:
    """The same with every time in `zone`: JSON keeps the offset of a time, not its zone."""
    return _in_zone(value, zone)  # type: ignore[no-any-return]


def _in_zone(value: Any, zone: tzinfo) -> Any:
    """The very same value if no time in it changes."""
    match value:
        case datetime():
            return value if value.tzinfo in (None, zone) else value.astimezone(zone)
        case tuple():
            moved = tuple(_in_zone(each, zone) for each in value)
            return value if all(map(is_, moved, value)) else moved
        case dict():
            return {key: _in_zone(each, zone) for key, each in value.items()}
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changes = {}
    for name in _timed(type(value)):
        before = getattr(value, name)
        if (after := _in_zone(before, zone)) is not before:
            changes[name] = after
    return replace(value, **changes) if changes else value


@cache
def _timed(kind: type) -> tuple[str, ...]:
    """The fields of a dataclass that can hold a time, however deep."""
    return tuple(name for name, hint in get_type_hints(kind).items() if _holds_time(hint, frozenset()))


def _holds_time(hint: Any, seen: frozenset[Any]) -> bool:
    if isinstance(hint, type) and is_dataclass(hint):
        if hint in seen:  # what it holds besides itself is looked at where it was met first
            return False
        return any(_holds_time(each, seen | {hint}) for each in get_type_hints(hint).values())
    if parts := get_args(hint):
        return any(_holds_time(each, seen) for each in parts)
    return hint in (Any, object) or (isinstance(hint, type) and issubclass(hint, datetime))
