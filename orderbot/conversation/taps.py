"""What is said with a tap: a value of each kind, and the one place that knows the ids they travel as.

A button stays tappable for ever, whatever the next release shows: an id may be added, none gets another meaning. Ids
come back from outside, where anybody can write them: one that does not read as a value says nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Literal, get_args


def _id(*parts: object) -> str:
    return ":".join(map(str, parts))


@dataclass(frozen=True, slots=True)
class Word:
    """What could as well be typed."""

    word: str  # one of WORDS

    @property
    def id(self) -> str:
        return self.word


AGAIN: Final = Word("again")  # the last order
CANCEL: Final = Word("cancel")
CARD: Final = Word("card")  # the whole of it as text
CHANGE: Final = Word("change")
CLEAR: Final = Word("clear")
DONE: Final = Word("done")  # no more dishes
HELP: Final = Word("help")
HUMAN: Final = Word("human")
KEEP: Final = Word("keep")  # leave it as it is
MENU: Final = Word("menu")  # the card in lists
REMEMBER: Final = Word("remember")  # the address, for the next order
UNNUMBERED: Final = Word("unnumbered")  # the address has no house number
WORDS: Final = {
    each.word: each
    for each in (AGAIN, CANCEL, CARD, CHANGE, CLEAR, DONE, HELP, HUMAN, KEEP, MENU, REMEMBER, UNNUMBERED)
}


@dataclass(frozen=True, slots=True)
class Section:
    section: str

    @property
    def id(self) -> str:
        return _id("section", self.section)


@dataclass(frozen=True, slots=True)
class Dish:
    """One of a dish or a combo."""

    dish: str

    @property
    def id(self) -> str:
        return _id("item", self.dish)


@dataclass(frozen=True, slots=True)
class Page:
    """Another page of a long list."""

    of: str  # which list: "card/pizza", "day:2026-11-27"
    number: int

    @property
    def id(self) -> str:
        return _id("page", self.place)

    @property
    def place(self) -> str:
        return _id(self.of, self.number)


@dataclass(frozen=True, slots=True)
class Which:
    """What a word with several meanings stands for."""

    candidate: str  # "": none of them

    @property
    def id(self) -> str:
        return _id("which", self.candidate or "-")


@dataclass(frozen=True, slots=True)
class Point:
    """The line that a change means."""

    revision: int | None  # of the cart that was shown; None: no line
    place: int = 0

    @property
    def id(self) -> str:
        return _id("point", "-") if self.revision is None else _id("point", self.revision, self.place)


Missing = Literal["size", "choose", "fill"]


@dataclass(frozen=True, slots=True)
class Fill:
    """What a dish still misses: its size, an option of a required choice, a dish of a combo."""

    what: Missing
    revision: int
    chosen: str

    @property
    def id(self) -> str:
        return _id(self.what, self.revision, self.chosen)


Editing = Literal["line", "extras", "note", "more", "less", "drop", "resize", "plain", "extra"]


@dataclass(frozen=True, slots=True)
class Edit:
    """A change of one line of the cart that was shown."""

    what: Editing
    revision: int
    place: int
    option: str = ""  # of an extra: "group.option"

    @property
    def id(self) -> str:
        return _id(self.what, self.revision, self.place, *((self.option,) if self.option else ()))


@dataclass(frozen=True, slots=True)
class Ask:
    """A question again that was answered."""

    step: str  # one of STEPS

    @property
    def id(self) -> str:
        return _id("set", self.step)


STEPS: Final = ("address", "time", "payment", "handover")


@dataclass(frozen=True, slots=True)
class Way:
    handover: str

    @property
    def id(self) -> str:
        return _id("way", self.handover)


@dataclass(frozen=True, slots=True)
class At:
    """When."""

    time: datetime | None  # aware; None: as soon as possible

    @property
    def id(self) -> str:
        return _id("time", self.time.isoformat() if self.time else "asap")


@dataclass(frozen=True, slots=True)
class Later:
    """Another day or time."""

    @property
    def id(self) -> str:
        return "time:later"


@dataclass(frozen=True, slots=True)
class Day:
    day: date

    @property
    def id(self) -> str:
        return _id("day", self.day.isoformat())


@dataclass(frozen=True, slots=True)
class Pay:
    kind: str
    exact: bool = False  # cash, and no change is wanted

    @property
    def id(self) -> str:
        return _id("pay", self.kind, *(("exact",) if self.exact else ()))


@dataclass(frozen=True, slots=True)
class Buy:
    """Exactly what the summary with this digest shows."""

    digest: str

    @property
    def id(self) -> str:
        return _id("buy", self.digest)


@dataclass(frozen=True, slots=True)
class Phone:
    """The number of a shared contact, to be called at."""

    number: str  # "": not that one

    @property
    def id(self) -> str:
        return _id("phone", self.number or "-")


What = Literal["all", "address", "no"]


@dataclass(frozen=True, slots=True)
class Erase:
    what: What

    @property
    def id(self) -> str:
        return _id("erase", self.what)


Tap = (
    Word
    | Section
    | Dish
    | Page
    | Which
    | Point
    | Fill
    | Edit
    | Ask
    | Way
    | At
    | Later
    | Day
    | Pay
    | Buy
    | Phone
    | Erase
)


def read(id: str) -> Tap | None:
    """The value of a tapped id, without the mark of the card it was shown with; None if it is none of ours."""
    verb, found, rest = id.partition("@")[0].partition(":")
    if not found:
        return WORDS.get(verb)
    if verb not in _KINDS:
        return None
    try:
        return _KINDS[verb](rest)
    except ValueError:
        return None


def _none(part: str) -> str:
    return "" if part == "-" else part


def _page(rest: str) -> Page | None:
    of, _, number = rest.rpartition(":")
    return Page(of, _small(number)) if of else None


def _point(rest: str) -> Point:
    if rest == "-":
        return Point(None)
    revision, place = rest.split(":")
    return Point(_small(revision), _small(place))


def _fill(what: Missing) -> Callable[[str], Fill]:
    def read(rest: str) -> Fill:
        revision, chosen = rest.split(":")
        return Fill(what, _small(revision), chosen)

    return read


def _edit(what: Editing) -> Callable[[str], Edit]:
    def read(rest: str) -> Edit:
        revision, place, *option = rest.split(":")
        return Edit(what, _small(revision), _small(place), ":".join(option))

    return read


def _time(rest: str) -> Tap | None:
    if rest in ("asap", "later"):
        return At(None) if rest == "asap" else Later()
    at = datetime.fromisoformat(rest)
    return At(at) if at.tzinfo else None


def _pay(rest: str) -> Pay:
    kind, _, exact = rest.partition(":")
    return Pay(kind, exact == "exact")


def _erase(rest: str) -> Erase | None:
    return next((Erase(each) for each in get_args(What) if each == rest), None)


def _small(digits: str) -> int:
    """ValueError if it is no number of a line, a page or a revision."""
    if not (digits.isascii() and digits.isdecimal() and len(digits) < 7):
        raise ValueError(digits)
    return int(digits)


_KINDS: Final[dict[str, Callable[[str], Tap | None]]] = {
    "section": Section,
    "item": Dish,
    "page": _page,
    "which": lambda rest: Which(_none(rest)),
    "point": _point,
    **{each: _fill(each) for each in get_args(Missing)},
    **{each: _edit(each) for each in get_args(Editing)},
    "set": lambda rest: Ask(rest) if rest in STEPS else None,
    "way": Way,
    "time": _time,
    "day": lambda rest: Day(date.fromisoformat(rest)),
    "pay": _pay,
    "buy": Buy,
    "phone": lambda rest: Phone(_none(rest)),
    "erase": _erase,
}
