"""What one piece of paper says: plain values, stored as JSON, laid out only when a printer takes it.

Only a ticket with a `bill` shows prices, and only that one may carry a `guest`: stations see numbers and dishes.
All words have passed the gate; all times are in the restaurant's zone. A paper that is not the first of its kind says
what it is in large letters: `again` for copies, `cancel`, `remind`, `stand_in`; making.py for changes and lists.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from orderbot.tickets.entries import Entry
from orderbot.tickets.routing import COMBINED, KITCHEN, PACKING

VERSION: Final = 2
TEST: Final = "test"
OVERVIEW: Final = "overview"  # the day's pre-orders
OUTDATED: Final = "outdated"  # what was to be printed before it was too late
CLOSING: Final = "closing"  # the sums of a day
DUPLICATE: Final = "duplicate"  # the machine is unsure whether the first copy came out
REPRINT: Final = "reprint"  # a person asked
FAULT: Final = "fault"  # the printer stopped in the middle and said so: a part may be on paper
LATE: Final = timedelta(hours=1)  # behind its time a ticket is no work any more


@dataclass(frozen=True, slots=True)
class Bill:
    """What is to be paid, in cents. `payment` is a wish, never a record of paying."""

    total: int
    fee: int
    deposit: int
    vat: tuple[tuple[int, int, int], ...]  # (rate in basis points, gross, tax contained)
    payment: str
    pays_with: int | None = None


@dataclass(frozen=True, slots=True)
class Guest:
    """The customer's own words; empty where they said nothing."""

    name: str = ""
    phone: str = ""  # digits
    street: str = ""
    city: str = ""
    extra: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """What is different from the ticket printed `since`."""

    since: datetime
    gone: tuple[Entry, ...] = ()
    new: tuple[Entry, ...] = ()
    due: datetime | None = None  # the old time, if there is another now
    handover: str = ""  # the old way, if there is another now


@dataclass(frozen=True, slots=True)
class Mention:
    """An order on a list."""

    number: int
    due: datetime
    handover: str
    pieces: int
    allergy: bool = False


@dataclass(frozen=True, slots=True)
class Totals:
    """A day in numbers; money in cents. Not fiscal."""

    orders: int
    delivery: int
    pickup: int
    paid: tuple[tuple[str, int], ...]  # (kind of payment, gross): wishes, never records of paying
    total: int
    cancelled: int = 0
    unprinted: tuple[int, ...] = ()  # numbers of orders without paper
    reprints: int = 0
    doubles: int = 0


@dataclass(frozen=True, slots=True)
class Ticket:
    kind: str  # KITCHEN | PACKING | COMBINED | TEST | OVERVIEW | OUTDATED | CLOSING
    id: str  # the same for every copy of it; at most 24 of [a-z0-9-]
    printer: str
    language: str  # of the labels
    at: datetime  # when the order came in
    restaurant: str = ""
    number: int = 0
    handover: str = ""
    due: datetime | None = None
    asap: bool = False
    entries: tuple[Entry, ...] = ()
    allergy: str = ""  # the customer's words on an allergy
    remark: str = ""  # the customer's words on the whole order
    part: int = 1
    parts: int = 1
    others: tuple[str, ...] = ()  # the other printers that cook for this order
    bill: Bill | None = None
    guest: Guest | None = None
    codes: tuple[tuple[str, str], ...] = ()  # legend: sign on the card, fixed word
    currency: str = "EUR"
    copy: int = 1
    mark: str = ""  # "" | DUPLICATE | REPRINT | FAULT
    cancelled: datetime | None = None  # a ticket that takes back what an earlier one asked for
    version: int = VERSION
    day: str = ""  # the restaurant's day by which the number counts, "2026-05-15"
    printed: datetime | None = None  # when it is handed to the printer; times of other days say their day
    original: str = ""  # language of the customer's words, if not that of the labels
    instead: str = ""  # the printer that should have printed it
    reminder: bool = False  # the pre-order is to be made now
    change: Change | None = None
    listed: tuple[Mention, ...] = ()
    totals: Totals | None = None
    training: bool = False  # nothing is meant
    attempt: str = ""  # name of this try, unlike any other; at most 30 of [A-Za-z0-9_.-]
    simply: bool = False  # the printer could not print it otherwise: letters only

    def again(self, reason: str) -> Ticket:
        """The next copy, marked with why there is one. A possible duplicate stays one."""
        if reason not in (DUPLICATE, REPRINT, FAULT):
            raise ValueError(reason)
        return replace(self, copy=self.copy + 1, mark=reason)

    def cancel(self, at: datetime) -> Ticket:
        """The ticket for the same printer that says: stop; `at` in the restaurant's zone. It tells nothing private."""
        return replace(self, id=f"{self.id}x", cancelled=at, bill=None, guest=None, codes=(), copy=1, mark="")

    def remind(self) -> Ticket:
        """The same once more when a pre-order is to be made."""
        return replace(self, id=f"{self.id}r", reminder=True, copy=1, mark="")

    def stand_in(self, printer: str) -> Ticket:
        """The same on another printer, which says for whom it stands in."""
        return replace(self, printer=printer, instead=self.instead or self.printer)

    @property
    def pieces(self) -> int:
        return sum(entry.pieces for entry in self.entries)

    @property
    def now(self) -> datetime:
        """The moment its words are relative to."""
        return self.printed or self.at

    @property
    def preorder(self) -> bool:
        """Wished for a later time, not as soon as possible."""
        return self.due is not None and not self.asap

    @property
    def late(self) -> bool:
        """Handed to the printer so late that nobody waits for it any more."""
        return self.due is not None and self.now - self.due > LATE

    @property
    def buzzes(self) -> int:
        """How often the printer calls for somebody: never for what a person asked for."""
        if self.mark == REPRINT or self.kind in (OVERVIEW, OUTDATED, CLOSING):
            return 0
        if self.instead:
            return 6
        return 4 if self.cancelled else 2


__all__ = [
    "COMBINED",
    "DUPLICATE",
    "KITCHEN",
    "PACKING",
    "REPRINT",
    "TEST",
    "Bill",
    "Guest",
    "Ticket",
]
