"""What a message means. `orderbot understand` prints it; the conversation acts on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from orderbot.ordering.cart import CartLine, Chosen
from orderbot.ordering.order import Address

INTENTS = (
    "cancel", "human", "help", "menu", "cart", "status", "hours", "allergens", "price", "delivery_area",
    "language", "yes", "no", "greeting", "thanks", "privacy", "other", "back", "buy", "reorder", "erase",
    "imprint", "stop", "fee", "ingredients", "vegetarian", "complaint", "compliment", "payment", "duration", "done",
    "available", "receipt", "number", "resume", "preorder", "terms", "withdrawal", "copy", "reusable",
    "contact", "about",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class MeantLine:
    """A dish as far as it was said. `size` None: not named. Options and `without` as in ordering/cart.py."""

    item: str
    quantity: int = 1
    size: str | None = None
    options: tuple[Chosen, ...] = ()
    without: tuple[str, ...] = ()
    note: str = ""
    half: str = ""
    parts: tuple[str, ...] = ()  # dishes named for places of a combo

    def cart_line(self) -> CartLine:
        return CartLine(
            self.item,
            self.quantity,
            self.size or "",
            self.options,
            self.without,
            self.note,
            self.half,
            wanted=self.parts,
        )


@dataclass(frozen=True, slots=True)
class Question:
    """What the bot would ask: `about` as the customer wrote it, candidates are item ids (or "group.option")."""

    about: str
    candidates: tuple[str, ...] = ()
    line: MeantLine | None = None  # what else was said of it: quantity, size, …; its item is to be replaced
    guessed: bool = False  # the card has no such word: the candidates only look like it
    ways: tuple[tuple[MeantLine, ...], ...] = ()  # the message can be read so or so: the lines of each


@dataclass(frozen=True, slots=True)
class Subject:
    """What a question of the customer's is about: "was kostet die 23?", "ist in der Funghi Knoblauch?"."""

    items: tuple[str, ...] = ()
    words: tuple[str, ...] = ()  # ingredient, allergen or diet words, as written
    argument: str = ""  # language wanted, diet asked for, "address" of what to erase


@dataclass(frozen=True, slots=True)
class Ask:
    """A question of the customer's, alone or beside an order."""

    intent: str
    subject: Subject = Subject()


@dataclass(frozen=True, slots=True)
class Why:
    """How the lines were read, for owners and developers: see rules/costs.py for what the costs are."""

    cost: int = 0
    lines: tuple[MeantLine, ...] = ()
    fired: tuple[tuple[str, str], ...] = ()  # (words, the rule that read them), in their order
    other: Why | None = None  # the cheapest reading with another cart


@dataclass(frozen=True, slots=True)
class Meaning:
    text: str
    lines: tuple[MeantLine, ...] = ()
    handover: str = ""  # "delivery" | "pickup" | "table" | ""
    address: Address | None = None
    time: datetime | None = None  # aware, in the restaurant's zone
    asap: bool = False  # "so schnell wie möglich" was said
    payment: str = ""  # "cash" | "card" | "online" | ""
    pays_with: int | None = None  # cents
    name: str = ""
    phone: str = ""
    extra: str = ""  # where in the house, whose bell, verbatim, if no street is named: "3. Stock links"
    remark: str = ""  # what is said to the driver and the kitchen, verbatim: "bitte nicht klingeln, Baby schläft"
    table: str = ""  # its number, if they eat here
    intent: str = ""  # one of INTENTS, "" for an order
    subject: Subject = Subject()
    asks: tuple[Ask, ...] = ()  # all that is asked; `intent` names what matters most of it
    allergy: str = ""  # the customer's words about an allergy of theirs, verbatim
    unknown: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()
    repaired: tuple[tuple[str, str], ...] = ()  # (typed, taken as): to be shown
    language: str = ""  # the language the text is in; "" if it does not tell
    unread: str = ""  # the rest of a text that is too long, verbatim; never sure then
    sure: bool = True
    why: Why | None = None  # only if it was asked for
