"""What the house needs from the world outside; the adapters of storage/, whatsapp/ and printing/ fulfil it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import Final, Protocol

from orderbot.conversation.model import Conversation, Incoming
from orderbot.envelope import Sender
from orderbot.errors import ChannelError, OrderbotError
from orderbot.ordering.stock import Stock
from orderbot.restaurant import Restaurant
from orderbot.stored import (
    Arrived,
    Decision,
    Errand,
    Health,
    Leasing,
    OrderEvent,
    Outgoing,
    Parcel,
    Pulse,
    Scene,
    Settled,
    StoredOrder,
    Usage,
    Waiting,
    Worker,
)
from orderbot.tickets.document import Ticket
from orderbot.wording.message import Message, Template

# ---- the channel to customers --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Recipient:
    """A customer as the channel knows them; either may be missing, not both."""

    phone: str = ""  # digits, no plus
    user: str = ""  # business-scoped user id


class Verdict(Enum):
    """What a failed send means for its outbox row."""

    RETRY = "retry"  # nothing was sent: again after a backoff
    UNCERTAIN = "uncertain"  # it may have gone out: wait for a status that settles it
    THROTTLED = "throttled"  # this customer or the number is paused
    FINAL = "final"  # never will
    STOP = "stop"  # token, account, permission: pause all sending, tell the owner


class SendFailed(ChannelError):
    """A message was not (or perhaps not) sent."""

    def __init__(self, verdict: Verdict, what: str, *, code: int = 0, subcode: int = 0) -> None:
        super().__init__(what)
        self.verdict = verdict
        self.code = code
        self.subcode = subcode


class ChannelFailed(ChannelError):
    """A way beside the channel did not take a message."""


class Beside(Protocol):
    """A way to staff beside the channel: mail, web push."""

    @property
    def name(self) -> str: ...

    def reaches(self, place: Restaurant) -> bool:
        """Is it set up for that restaurant?"""

    async def tell(self, place: Restaurant, subject: str, body: str) -> None:
        """ChannelFailed if nobody was reached."""


class Channel(Protocol):
    async def send(
        self, restaurant: Restaurant, to: Recipient, message: Message, tag: str, *, picture: bytes = b""
    ) -> str:
        """Send; the channel's id of the message. `tag` comes back with every status. SendFailed otherwise.

        `picture`: a PNG to show beside the words; without it they go all the same.
        """

    async def send_template(self, restaurant: Restaurant, to: Recipient, approved: Template, tag: str) -> str:
        """What the channel also takes when the reader's last message is long ago. SendFailed otherwise."""

    async def react(self, restaurant: Restaurant, to: Recipient, message_id: str, emoji: str) -> None: ...

    async def forget(self, restaurant: Restaurant, user: str) -> None:
        """Take a customer (business-scoped user id) out of the channel's own contact book. SendFailed otherwise."""

    async def seen(self, restaurant: Restaurant, message_id: str, *, typing: bool) -> None:
        """Mark as read and show that an answer is on its way. Best effort: never raises SendFailed."""


# ---- paper ---------------------------------------------------------------------------------------------------------


CONFIRMED: Final = "confirmed"  # the printer said so
READY: Final = "ready"  # it took all and says that it is ready: it can say no more
ASSUMED: Final = "assumed"  # it never says anything, as its owner wrote
PROOFS: Final = (CONFIRMED, READY, ASSUMED)


Begun = Callable[[], Awaitable[None]]  # what is to be known before the first byte leaves; PrinterError: none may


async def unnoted() -> None:
    """For what may be printed twice without a word: a trial."""


class Printer(Protocol):
    @property
    def trouble(self) -> str:
        """What it complains of in the middle of a ticket; "" if nothing."""

    @property
    def low(self) -> bool | None:
        """Whether its roll nears its end; None if it has not said."""

    async def print(self, ticket: Ticket, begun: Begun = unnoted) -> str:
        """Put it on paper; returns when it is there, and how that is known (a PROOF). PrinterError otherwise.

        `begun` is awaited before the first byte that could be printed leaves: from then on a part may be on paper.
        """

    async def probe(self) -> str:
        """What keeps it from printing now, "" if nothing does. Puts nothing on paper."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a printer is doing."""

    trouble: str = ""  # "": well, as far as is known
    stand_in: str = ""  # the printer that prints for it
    low: bool | None = None  # its roll nears its end; None: it has not said


class Clock(Protocol):
    def __call__(self) -> datetime:
        """The time now, aware."""


Crash = Callable[[str], None]  # called at every point where tests let the process die; does nothing otherwise


# ---- what is kept --------------------------------------------------------------------------------------------------


class StorageDown(OrderbotError):
    """The store took nothing (busy, full, broken, closing); what asked for it must be asked again."""


class Share(Protocol):
    """What of a database is ours, where others are at work on it too. Each restaurant has one worker at a time.

    StorageDown if the server cannot be asked.
    """

    def holds(self, restaurant: str) -> bool:
        """Do we work for it?"""

    async def join(self) -> None:
        """From now on the others count us, and may give us some of theirs."""

    async def workers(self, restaurants: Collection[str]) -> tuple[Worker, ...]:
        """All that have joined, and which of these restaurants each has taken."""

    async def take(self, restaurants: Collection[str]) -> frozenset[str]:
        """Those of them that no other has: nobody else can write for them any more. `begin` starts to work for them."""

    def begin(self, restaurants: Collection[str]) -> None:
        """From now on we work for them too: what waits is told, what is due is leased."""

    async def leave(self, restaurant: str, busy: Callable[[], bool]) -> bool:
        """Give it to others, unless it is `busy` once nothing new of it is begun: then False, and it stays ours."""

    async def swept(self) -> frozenset[str]:
        """The restaurants whose old rows are ours to purge: those we work for; with "", also those nobody works for."""


class Storage(Protocol):
    """The memory of the house. Every verb that writes is one transaction: when it returns, it survives a power cut.

    StorageDown if the store takes nothing: try again later.
    """

    @property
    def share(self) -> Share | None:
        """None: nobody else can be at work on this database; every restaurant is ours."""

    # -- messages in

    async def receive(self, arrived: Arrived) -> int:
        """Keep what came, each message and status once, by its id. The number of messages that are new."""

    async def pass_on(self, restaurant: str, customer: int, message: Incoming) -> None:
        """A message of the house's own into a customer's inbox; one with the same id is passed over."""

    async def quarantine(self, restaurant: str, raw: bytes, why: str) -> None:
        """Keep what nobody understands. `why` without personal data; `restaurant` "" if not known."""

    # -- turns

    async def waiting(self) -> tuple[Waiting, ...]:
        """Who has messages without a turn, the longest waiting first."""

    async def turn(
        self,
        restaurant: str,
        customer: int | Sender,
        day: str,
        decide: Callable[[Scene], Decision],
        staff: frozenset[str] = frozenset(),
    ) -> bool:
        """One turn: load, decide, write, in one transaction. False, and nothing decided, if nothing waits.

        A customer may be named by the sender of a message, also of one that is being kept right now: asked for in the
        same breath as `receive`, after it, both are one transaction.

        `day` is the restaurant's date, for the order's number. `decide` must be pure and quick: it runs while the
        transaction is open, and what it raises is raised here, nothing written. Refused if its orders contradict
        what is stored. A sender with one of the phone numbers `staff` (digits) is shown the orders
        of the day.
        """

    async def fail(
        self, restaurant: str, customer: int, last: int, why: str, outgoing: tuple[Outgoing, ...] = ()
    ) -> None:
        """Mark the customer's waiting messages up to inbox row `last` as failed, and say so."""

    # -- deliveries out

    async def enqueue(self, restaurant: str, outgoing: tuple[Outgoing, ...]) -> None:
        """Into the outbox; what was enqueued by the same key before is passed over."""

    async def recover(self, leasing: Leasing, restaurants: Collection[str] | None = None) -> int:
        """At start: whatever was on its way when the house went dark is uncertain now. How many.

        With `restaurants`: of these alone, which another worker had.
        """

    async def lease(self, errand: Errand) -> tuple[Parcel, ...]:
        """Take what is due. Who leases must settle, however long it takes: only a new start gives it to somebody else.
        What is uncertain keeps no later one waiting."""

    def lease_with_each_round(
        self, errand: Callable[[], Errand | None], taken: Callable[[Errand, tuple[Parcel, ...] | Exception], None]
    ) -> None:
        """From now on what is due is also leased in every commit that may have made it so.

        `errand` is asked before each, None: not now. `taken` hears what came of it before anybody hears that the
        commit is done. What becomes due with time only, `lease` must look for.
        """

    async def begun(self, parcel: Parcel) -> None:
        """The parcel's delivery is about to leave us: if we die now, nobody knows what became of it."""

    async def settle(self, parcel: Parcel, owner: str, settled: Settled, *, patience: float = 0.0) -> bool:
        """How the try ended. False, and nothing written, if the lease is lost or a status was faster.

        With `patience`, seconds, it waits so long for a commit that others make: should the house go dark meanwhile,
        the delivery is uncertain.
        """

    async def alarms(self, before: datetime) -> tuple[Parcel, ...]:
        """What staff must hear of and did not yet: confirmations given up, tickets created `before` and not printed."""

    async def alarm(self, parcel: Parcel, outgoing: tuple[Outgoing, ...]) -> None:
        """Staff are told of it, once."""

    async def end_tickets(self, restaurant: str, tickets: tuple[int, ...], state: str, why: str) -> tuple[int, ...]:
        """Tickets (Parcel.id) that are over by other ways than their delivery: a late word of the printer, a person's
        word, a list that names them. SENT or SUPERSEDED. Which of them were still open, or given up."""

    async def troubles(self, restaurant: str, since: datetime) -> tuple[Parcel, ...]:
        """Deliveries given up since then."""

    async def usage(self, restaurant: str, month: str) -> tuple[Usage, ...]:
        """Messages the channel delivered in a month ("2026-11", UTC), by kind of price."""

    async def unprinted(self, restaurant: str) -> tuple[Parcel, ...]:
        """Tickets that are not on paper yet."""

    # -- orders

    async def orders(self, restaurant: str, first: str, last: str) -> tuple[StoredOrder, ...]:
        """The orders placed on the days from `first` to `last` ("2026-05-15"), oldest first."""

    async def orders_due(self, restaurant: str, since: datetime) -> tuple[StoredOrder, ...]:
        """The orders first promised for `since` or later, the earliest first: what is at work, and what comes."""

    async def order(self, restaurant: str, day: str, number: int) -> StoredOrder | None: ...

    async def events(self, restaurant: str, order: int) -> tuple[OrderEvent, ...]:
        """What happened to the order, oldest first. `order` is StoredOrder.id."""

    async def move(
        self,
        restaurant: str,
        order: int,
        expect: str,
        event: OrderEvent,
        outgoing: tuple[Outgoing, ...] = (),
    ) -> bool:
        """Something happened to the order. False, and nothing written, if its status is not `expect` any more.

        What its customer was still to be told of earlier steps is told no more: the news is in `outgoing`.
        """

    # -- the shop

    async def stock(self, restaurant: str) -> Stock: ...

    async def set_stock(self, restaurant: str, key: str, until: datetime | None, left: int | None) -> None:
        """Sold out until; with `left`, so many pieces until then; both None: there is plenty. What ended goes."""

    async def card(self, restaurant: str) -> tuple[str, str] | None:
        """(version, JSON) of the last good card."""

    async def save_card(self, restaurant: str, version: str, content: str) -> None: ...

    async def upload(self, number: str, digest: str) -> tuple[str, datetime] | None:
        """What the channel calls a picture that was uploaded for that number of ours, and until when it keeps it."""

    async def save_upload(self, number: str, digest: str, media: str, until: datetime) -> None: ...

    async def unknown_words(self, restaurant: str, limit: int = 100) -> tuple[tuple[str, int], ...]:
        """Words the bot did not know, the most frequent first."""

    async def talks(self, restaurant: str) -> tuple[Conversation, ...]:
        """All conversations as they stand, without whose they are: for counting where orders were left."""

    async def settings(self, restaurant: str) -> dict[str, str]:
        """What owners switched at run time: a pause, a language, …"""

    async def set_setting(self, restaurant: str, name: str, value: str) -> None:
        """ "" takes it away."""

    # -- privacy and care

    async def find_customer(self, restaurant: str, identity: str) -> tuple[int, ...]:
        """Customers known by that phone (digits) or user id."""

    async def restaurants(self) -> tuple[str, ...]:
        """All that have customers here, also those that are not configured any more."""

    async def export(self, restaurant: str, customer: int) -> dict[str, object]:
        """All that is kept of a customer, for JSON."""

    async def forget(self, restaurant: str, customer: int) -> bool:
        """Erase a customer. Orders stay without the person; one still open keeps it until a day after it is due."""

    async def purge(
        self,
        chat: datetime,
        tickets: datetime,
        profile: datetime,
        carts: datetime,
        left_alone: Callable[[Conversation], Conversation],
    ) -> dict[str, int]:
        """Erase chats and words older than `chat`, tickets, and customers idle since `profile`. What went, by kind.

        Conversations without a turn since `carts` become what `left_alone` makes of them.
        """

    async def backup(self, target: Path) -> None:
        """A checked copy, mode 0600. Holds up writers: for closing hours."""

    async def pulse(self, restaurant: str) -> Pulse: ...

    async def health(self) -> Health: ...

    async def beat(self) -> None:
        """A real write and nothing else: StorageDown if the store takes none."""

    async def deliveries(self, restaurant: str, prefix: str, since: datetime) -> tuple[tuple[str, str], ...]:
        """(key, state) of all that was enqueued since then under keys that begin with that prefix."""

    async def broken(self) -> None:
        """Returns once nothing can be written any more: the process must end and start again."""

    async def close(self) -> None:
        """Finish what is queued, at most 10 seconds, and let go of the file."""
