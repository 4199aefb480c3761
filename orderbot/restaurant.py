"""One place: one WhatsApp number, one card, its hours, zones, printers. What config.py read, checked and froze."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Zone:
    """Where we deliver: postcodes, or a circle of `km` around the restaurant's location. Money in cents."""

    postcodes: tuple[str, ...] = ()
    km: float = 0.0
    minimum: int = 0  # of goods, without deposit and fee
    fee: int = 0
    free_from: int | None = None
    minutes: int = 45


@dataclass(frozen=True, slots=True)
class Event:
    """A stream whose link goes with the orders of one day."""

    title: str
    start: datetime
    until: datetime
    link: str  # may hold {token}
    orders: date
    secret: str = field(default="", repr=False)  # signs the token


@dataclass(frozen=True, slots=True)
class PrinterConfig:
    name: str
    url: str
    columns: int = 48
    stations: tuple[str, ...] = ()  # none: everything
    backup: str = ""
    language: str = ""  # of those who read its tickets; "": the restaurant's
    silent: bool = False  # the owner's word: this model never answers; its silence is no fault
    token: str = field(default="", repr=False)  # of the address that a printer polls
    buzzer: str = ""  # "" | "clone" | "epson": how it is called
    pictures: bool = True  # takes lines as dots
    pages: tuple[tuple[int, str], ...] = ()  # (number of a code table, codec); none: Epson's


@dataclass(frozen=True, slots=True)
class Board:
    """What opens the pages for the shop. The key makes a link, the PIN is asked for what costs money."""

    key: str = field(repr=False)
    pin: str = field(default="", repr=False)  # "": the owner's page stays closed, nothing is cancelled on the board
    push: bool = False  # its devices get the alarms that WhatsApp cannot carry


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one customer may ask of the bot alone; above, a person is asked. 0: no limit."""

    orders_an_hour: int = 3
    open_orders: int = 2  # an order is open until an hour after its promised time, unless somebody closed it
    messages_a_minute: int = 30
    first_pieces: int = 0  # of an order of somebody we have made nothing for yet
    first_total: int = 0  # cents of it


@dataclass(frozen=True, slots=True)
class Restaurant:
    id: str
    name: str
    menu: Path
    timezone: ZoneInfo
    language: str
    phone_number_id: str
    hours: str  # the owner's line, already checked
    holidays: str = ""  # "DE-BB": country and state
    imprint: str = ""
    privacy: str = ""
    privacy_version: str = ""  # of the text behind `privacy`; customers are told when it changes
    terms: str = ""
    staff: tuple[str, ...] = ()
    alarm_mail: tuple[str, ...] = ()  # who gets alarms that WhatsApp cannot carry
    alert_template: str = ""  # name of an approved template with one placeholder, for staff out of reach
    order_template: str = ""  # with two: number of the order, the news
    phone: str = ""
    address_flow: str = ""  # id of Meta's form for an address; "": asked for in the chat
    address: str = ""  # where customers pick up
    location: tuple[float, float] | None = None  # degrees north, east
    pickup_minutes: int | None = 20  # None: no pickup
    zones: tuple[Zone, ...] = ()  # none: no delivery
    printers: tuple[PrinterConfig, ...] = ()
    events: tuple[Event, ...] = ()
    payments: tuple[str, ...] = ("cash", "card")  # the first is taken unless the customer says otherwise
    last_order: int = 30  # minutes before closing
    night_ends: int = 360  # minutes after midnight at which the business day begins
    after_order: int = 180  # minutes after the promised time in which messages are about that order
    person_minutes: int = 5  # without an answer of staff, then the customer is told so
    horizon: int = 7  # days ahead one may order for
    slot: int = 15  # minutes between the times offered
    sell_age: int = 0  # highest age mark sold by chat: 0, 16 or 18
    max_pieces: int = 60  # of one order; above, it waits for a person
    outdated: int = 60  # minutes behind its time a ticket is listed, not printed
    day_report: bool = True  # the day's sums on paper at closing
    stop_without_paper: int = 10  # minutes without any paper until no orders are taken; 0: never
    max_total: int = 30_000  # cents of one order; above, it waits for a person
    accept: str = "auto"  # or "staff": an order waits for a person
    escalate: tuple[int, ...] = (2, 4, 13)  # minutes until the board is louder, staff are told, the order is refused
    notify: tuple[str, ...] = ("later", "rejected", "cancelled", "ready")  # steps of which the customer is told
    busy_orders: int = 0  # orders due in one quarter of an hour, at most; 0: no bound
    busy_total: int = 0  # cents of them
    full: frozenset[int] = frozenset()  # quarters of an hour, since 1970, that are full at this moment
    limits: Limits = Limits()
    board: Board | None = None  # None: no pages for the shop
    staff_pin: str = field(default="", repr=False)  # "": staff's numbers alone may command
    token: str = field(default="", repr=False)

    @property
    def draft(self) -> Path:
        """The folder in which another card is tried before it is this one."""
        return self.menu.parent / f"{self.menu.name}-draft"
