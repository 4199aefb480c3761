"""A change of the cart, as a value. `place` counts the lines of the cart from 0."""

from __future__ import annotations

from dataclasses import dataclass, field

from orderbot.ordering.cart import Chosen
from orderbot.understanding.meaning import MeantLine, Question


@dataclass(frozen=True, slots=True)
class Add:
    line: MeantLine


@dataclass(frozen=True, slots=True)
class Remove:
    place: int
    quantity: int | None = None  # pieces; None: the whole line


@dataclass(frozen=True, slots=True)
class Replace:
    place: int
    line: MeantLine


@dataclass(frozen=True, slots=True)
class SetSize:
    place: int
    size: str


@dataclass(frozen=True, slots=True)
class AddOption:
    place: int
    option: Chosen


@dataclass(frozen=True, slots=True)
class Without:
    place: int
    word: str  # as in CartLine.without


@dataclass(frozen=True, slots=True)
class Note:
    place: int
    words: str  # the customer's own


@dataclass(frozen=True, slots=True)
class SetQuantity:
    place: int
    quantity: int


@dataclass(frozen=True, slots=True)
class SetHandover:
    way: str


@dataclass(frozen=True, slots=True)
class Which:
    """Several lines could be meant by `about`: ask."""

    about: str
    places: tuple[int, ...]
    words: str = field(default="", compare=False)  # the change, to be read again for the line that is meant


Edit = Add | Remove | Replace | SetSize | AddOption | Without | Note | SetQuantity | SetHandover | Which | Question
