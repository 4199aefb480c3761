"""The frozen snapshot of what was agreed. Never computed again from a later menu.

Names are Words: the ticket uses the card's language, the customer their own. All times are aware.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from orderbot.texts import Words

DELIVERY, PICKUP = "delivery", "pickup"
CASH, CARD, ONLINE = "cash", "card", "online"


@dataclass(frozen=True, slots=True)
class Address:
    """As the customer wrote it, never rewritten; missing parts are empty."""

    street: str = ""
    number: str = ""
    postcode: str = ""
    city: str = ""
    extra: str = ""  # floor, bell, "bei …"


@dataclass(frozen=True, slots=True)
class OrderOption:
    name: Words
    quantity: int  # per piece of the line
    amount: str = ""  # "extra" | "light" | ""
    cents: int = 0  # for all its pieces on one piece of the line, free ones already taken off
    kitchen: str = ""


@dataclass(frozen=True, slots=True)
class OrderPart:
    """One dish inside a combo or one half of a half-and-half."""

    item: str
    name: Words
    size: Words | None = None
    options: tuple[OrderOption, ...] = ()
    without: tuple[Words, ...] = ()
    station: str = ""
    kitchen: str = ""


@dataclass(frozen=True, slots=True)
class OrderLine:
    item: str
    name: Words
    quantity: int
    unit: int  # cents a piece with options, without deposit
    section: Words = Words("")
    size: Words | None = None
    options: tuple[OrderOption, ...] = ()
    without: tuple[Words, ...] = ()
    note: str = ""  # customer's own words
    parts: tuple[OrderPart, ...] = ()
    deposit: int = 0  # cents a piece
    vat: tuple[tuple[int, int], ...] = ()  # (rate in basis points, gross cents of the whole line at it)
    codes: tuple[str, ...] = ()  # signs on the card, of the dish and its options
    traces: tuple[str, ...] | None = None
    age: int = 0
    station: str = ""
    kitchen: str = ""  # name for the kitchen, "" = name

    @property
    def total(self) -> int:
        """Cents of the whole line, without deposit."""
        return self.unit * self.quantity


@dataclass(frozen=True, slots=True)
class Order:
    restaurant: str
    number: int  # per restaurant and day, from 1
    customer: int
    placed: datetime
    due: datetime  # promised or wished
    asap: bool
    handover: str  # DELIVERY | PICKUP
    payment: str  # CASH | CARD | ONLINE: the wish, never a record of paying
    lines: tuple[OrderLine, ...]
    fee: int
    total: int  # lines + deposit + fee
    vat: tuple[tuple[int, int, int], ...]  # (rate in basis points, gross, tax contained), fee and deposit included
    digest: str  # of exactly what was shown with the button
    menu: str  # version of the card
    language: str  # of the customer
    name: str = ""
    phone: str = ""
    address: Address | None = None
    pays_with: int | None = None  # cents of the note to give change on
    remark: str = ""  # for kitchen or driver, verbatim: customer's own words
    allergy: str = ""  # what the customer said of an allergy, verbatim
    currency: str = "EUR"
    day: str = ""  # the business day of the promised time, by which it is numbered, "2026-05-15"; "": of its placing
    codes: dict[str, str] = field(default_factory=dict)  # legend of the signs used
    training: bool = False  # nothing was meant: it counts nowhere
    held: str = ""  # why a person must agree before the kitchen hears of it: BIG | FIRST of trust.py

    @property
    def goods(self) -> int:
        return sum(line.total for line in self.lines)

    @property
    def deposit(self) -> int:
        return sum(line.deposit * line.quantity for line in self.lines)
