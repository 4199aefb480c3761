"""What is known of one unfinished order, what was heard, and what a turn leads to. Plain values, stored as JSON."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from orderbot.ordering.cart import Cart, CartLine
from orderbot.ordering.order import Address, Order
from orderbot.ordering.stock import SetStock
from orderbot.texts import Sayable
from orderbot.understanding.meaning import MeantLine, Question

# ---- what was heard ------------------------------------------------------------------------------------------------

TEXT, TAP, LOCATION, CONTACT = "text", "tap", "location", "contact"
VOICE, IMAGE, VIDEO, DOCUMENT, STICKER = "voice", "image", "video", "document", "sticker"
ADDRESS = "address"  # asked for, never heard as a kind of its own
FILES = (VOICE, IMAGE, VIDEO, DOCUMENT)  # what staff can look at or listen to
REACTION, EDIT, REVOKE, UNKNOWN = "reaction", "edit", "revoke", "unknown"
STAFF, ECHO = "staff", "echo"  # said to the customer by a person: through the bot, or on the house's own phone
AGREED = "agreed"  # from staff: what the bot would answer may go out
UNANSWERED = "unanswered"  # from the house's clock: a customer waits for a person, and nobody has answered
KINDS = (
    STAFF,
    ECHO,
    AGREED,
    UNANSWERED,
    TEXT,
    TAP,
    LOCATION,
    CONTACT,
    VOICE,
    IMAGE,
    VIDEO,
    DOCUMENT,
    STICKER,
    REACTION,
    EDIT,
    REVOKE,
    UNKNOWN,
)


@dataclass(frozen=True, slots=True)
class Incoming:
    """One message of a customer, whatever the channel. All text in it is hostile."""

    id: str  # the channel's message id
    at: datetime  # when the customer sent it, aware, whole seconds
    kind: str  # one of KINDS
    text: str = ""  # typed text, caption, emoji of a reaction
    tap: str = ""  # id of the tapped button or row, never its label
    latitude: float | None = None
    longitude: float | None = None
    place: str = ""  # address or name that came with a location
    phone: str = ""  # of a shared contact
    own: bool = False  # the contact is the sender's own, sent because we asked for it
    media: str = ""  # the channel's id of the file that came with it
    file: str = ""  # the name of that file, if it has one
    reply_to: str = ""  # id of the message this one answers or points at
    name: str = ""  # profile name of the sender


# ---- what is known -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Placed:
    """The customer's last order, for "where is it?" and "as always"."""

    number: int
    at: datetime
    due: datetime
    handover: str
    total: int
    lines: tuple[CartLine, ...]
    address: Address | None = None
    digest: str = ""
    order: Order | None = None  # as it was agreed to, for the receipt
    status: str = ""  # a state of ordering/lifecycle.py, as the kitchen left it; "": nobody has touched it


@dataclass(frozen=True, slots=True)
class Unsaid:
    """An answer that waits for a person's yes."""

    customer: int
    key: str
    kind: str  # of the delivery
    letter: str  # as it will be delivered
    heard: str  # the customer's words
    at: datetime


@dataclass(frozen=True, slots=True)
class Doubt:
    """A change in words that could mean several lines: which one?"""

    words: str  # the change
    lines: tuple[CartLine, ...]  # as they were; what has changed since is none of them


@dataclass(frozen=True, slots=True)
class Conversation:
    """One customer at one restaurant. Whatever is empty is still to be asked; `asked` names the open question."""

    language: str = ""  # "" until the first message told
    greeted: bool = False  # the notice of the first contact was shown
    notice: str = ""  # which one, and when
    noticed: datetime | None = None
    cart: Cart = Cart()
    pending: tuple[CartLine, ...] = ()  # lines that still miss a size or a required choice; the first is asked for
    unclear: tuple[Question, ...] = ()  # words with several meanings; the first is asked for
    doubt: Doubt | None = None  # a change that could mean several lines
    touched: int = -1  # the line the last change was about, for "the other one"
    spoken: tuple[str, ...] = ()  # the dish the last message asked about, for "dann eine davon"
    spoken_so: MeantLine | None = None  # how it asked about it: "was kostet eine große Salami mit Oliven?"
    topic: str = ""  # what it asked of a dish, for "und in der Panna Cotta?"
    looked: int = -1  # revision of the cart the customer last saw in full
    done: bool = False  # the customer has all dishes
    browsing: str = ""  # where in the card: "", "sections", "pizza", "pizza:2"
    editing: str = ""  # "extras:0", "note:0", "line:0": what of which cart line is being changed
    asked: str = ""  # name of the step whose question is open
    reopened: str = ""  # name of a step to ask again although it is answered
    handover: str = ""
    address: Address | None = None
    unnumbered: bool = False  # the customer says that the address has no house number
    latitude: float | None = None
    longitude: float | None = None
    wished: datetime | None = None  # None: as soon as possible
    timed: bool = False  # the customer has chosen `wished`
    payment: str = ""  # "": the restaurant's first kind
    pays_with: int | None = None  # cents
    name: str = ""
    phone: str = ""
    allergy: str = ""  # verbatim, for the ticket
    remark: str = ""  # for kitchen or driver, verbatim
    shown: str = ""  # digest of the summary last shown with the buy button
    shown_due: datetime | None = None  # the time that summary promised
    offered: tuple[tuple[str, str], ...] = ()  # (title, id) of the buttons last shown, in the customer's language
    misses: int = 0  # in a row
    heard: datetime | None = None  # the last message
    placed: Placed | None = None
    called: datetime | None = None  # a person was called and the talk is theirs
    unanswered: datetime | None = None  # since when they wait for staff's next word
    called_again: bool = False  # the customer was told that nobody could answer yet
    remember: bool = False  # the customer agreed that the address is kept for the next order
    unsaid: tuple[Unsaid, ...] = ()  # nobody has said yes to them yet, the oldest first
    before: Conversation | None = None  # for "back"; its own `before` is None


# ---- what a turn leads to ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Button:
    id: str
    title: Sayable  # 20 characters on WhatsApp


@dataclass(frozen=True, slots=True)
class Row:
    id: str
    title: Sayable  # 24
    description: Sayable = ""  # 72


@dataclass(frozen=True, slots=True)
class Choice:
    """A list to pick one of up to 10 rows from."""

    open: Sayable  # label of the button that opens it, 20
    rows: tuple[Row, ...]
    title: Sayable = ""  # 24


@dataclass(frozen=True, slots=True)
class Link:
    title: Sayable  # 20
    url: str


@dataclass(frozen=True, slots=True)
class Reply:
    """One message to the customer: a text, and at most one of buttons, a list, a link, a request.

    `asks` offers the customer a way to answer with one tap: LOCATION, CONTACT, or ADDRESS where the restaurant has a
    form for it; typing is always possible too.
    """

    body: Sayable
    buttons: tuple[Button, ...] = ()
    choice: Choice | None = None
    link: Link | None = None
    asks: str = ""
    image: str = ""  # a picture in the card's folder
    footer: Sayable = ""
    language: str = ""  # "": the conversation's


@dataclass(frozen=True, slots=True)
class PlaceOrder:
    order: Order


@dataclass(frozen=True, slots=True)
class React:
    """An emoji on the customer's message: an answer that costs nothing and asks nothing."""

    emoji: str


@dataclass(frozen=True, slots=True)
class CallStaff:
    """A person is wanted: `reason` is one of effects.REASONS."""

    reason: str
    words: str = ""  # the customer's own
    cart: Sayable = ""
    sent: Incoming | None = None  # a message whose file goes along


@dataclass(frozen=True, slots=True)
class ShareContact:
    """The restaurant's phone number goes along as a contact to keep."""


@dataclass(frozen=True, slots=True)
class PassOn:
    """A message for another customer's turn: staff answer through the bot."""

    customer: int
    message: Incoming


@dataclass(frozen=True, slots=True)
class Forget:
    """The customer wants their data deleted."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """Words the bot did not know, for the owner's list; no personal data."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SetSetting:
    """Something of the restaurant's to remember beyond this conversation; "" forgets it."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class MoveOrder:
    """Staff took a step with an order: `do` is a lifecycle.Do."""

    day: str
    number: int
    do: str
    minutes: int | None = None
    reason: str = ""


Effect = (
    MoveOrder
    | Reply
    | React
    | PlaceOrder
    | CallStaff
    | PassOn
    | Forget
    | Unknown
    | SetStock
    | SetSetting
    | ShareContact
)


@dataclass(frozen=True, slots=True)
class Turn:
    talk: Conversation
    effects: tuple[Effect, ...] = ()
