"""The dishes on a ticket, in the card's language and without harm: one entry for what is equal in every detail."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from orderbot.ordering.order import OrderLine, OrderOption, OrderPart
from orderbot.texts import Words
from orderbot.tickets.gate import NOTE, clean, one_line


@dataclass(frozen=True, slots=True)
class Extra:
    """An option: pieces for one piece of the dish, cents for all of the entry."""

    name: str
    quantity: int = 1
    amount: str = ""  # "extra" | "light" | ""
    cents: int = 0


@dataclass(frozen=True, slots=True)
class Dish:
    name: str
    number: str = ""  # on the card
    size: str = ""
    extras: tuple[Extra, ...] = ()
    without: tuple[str, ...] = ()
    half: bool = False
    here: bool = False  # on a packing slip: made where it is packed


@dataclass(frozen=True, slots=True)
class Entry:
    """Equal pieces of one dish; `cents` are those of all of them, with options, without deposit."""

    quantity: int
    dish: Dish
    parts: tuple[Dish, ...] = ()  # halves of the dish, or the dishes of a combo
    section: str = ""
    note: str = ""  # the customer's words
    codes: tuple[str, ...] = ()
    traces: tuple[str, ...] = ()
    age: int = 0
    cents: int = 0

    @property
    def pieces(self) -> int:
        """What a person counts when packing: a combo is its dishes, two halves are one pizza."""
        combo = [part for part in self.parts if not part.half]
        return self.quantity * (len(combo) or 1)

    @property
    def here(self) -> bool:
        return self.dish.here or any(part.here for part in self.parts)

    @property
    def base(self) -> int:
        """Cents of all pieces without their options."""
        return self.cents - sum(extra.cents for dish in (self.dish, *self.parts) for extra in dish.extras)


def number(item: str) -> str:
    """The number of a dish on the card: what a cook knows it by. Ids that are words are none."""
    return one_line(item) if item[:1].isdigit() else ""


def is_half(line: OrderLine) -> bool:
    """A combo's id is never that of a dish, so a line that is one of its own parts is half and half."""
    return any(part.item == line.item for part in line.parts)


def entries_of(
    lines: Iterable[OrderLine], language: str, *, kitchen: bool, here: frozenset[str] = frozenset()
) -> tuple[Entry, ...]:
    """Grouped by section in the order they come, equal ones merged; `kitchen`: by their name for the kitchen.

    What the stations in `here` make comes first.
    """
    merged: dict[OrderLine, OrderLine] = {}
    for line in lines:
        kind = replace(line, quantity=1, vat=())
        there = merged.get(kind)
        merged[kind] = replace(line, quantity=line.quantity + there.quantity) if there else line
    entries = [_entry(line, language, kitchen, here) for line in merged.values()]
    sections = list(dict.fromkeys(entry.section for entry in entries))
    return tuple(sorted(entries, key=lambda entry: (not entry.here, sections.index(entry.section))))


def _entry(line: OrderLine, language: str, kitchen: bool, here: frozenset[str]) -> Entry:
    whole = not line.parts or is_half(line)
    return Entry(
        quantity=line.quantity,
        dish=Dish(
            name=_title(line, language, kitchen),
            number="" if is_half(line) else number(line.item),
            size=_said(line.size, language),
            extras=_extras(line.options, line.quantity, language, kitchen),
            without=_all(line.without, language),
            here=whole and line.station in here,
        ),
        parts=tuple(_part(part, line, language, kitchen, here) for part in line.parts),
        section=_said(line.section, language),
        note=clean(line.note, NOTE),
        codes=tuple(map(one_line, line.codes)),
        traces=tuple(map(one_line, line.traces or ())),
        age=line.age,
        cents=line.total,
    )


def _title(line: OrderLine, language: str, kitchen: bool) -> str:
    """Two halves are named by both: a cook in a hurry must not make a whole one of the first."""
    if is_half(line):
        return " / ".join(_name(half.name, half.kitchen, language, kitchen) for half in line.parts)
    return _name(line.name, line.kitchen, language, kitchen)


def _part(part: OrderPart, line: OrderLine, language: str, kitchen: bool, here: frozenset[str]) -> Dish:
    return Dish(
        name=_name(part.name, part.kitchen, language, kitchen),
        number=number(part.item),
        size="" if is_half(line) else _said(part.size, language),
        extras=_extras(part.options, line.quantity, language, kitchen),
        without=_all(part.without, language),
        half=is_half(line),
        here=not is_half(line) and (part.station or line.station) in here,
    )


def _extras(options: tuple[OrderOption, ...], times: int, language: str, kitchen: bool) -> tuple[Extra, ...]:
    return tuple(_extra(option, times, language, kitchen) for option in options)


def _extra(option: OrderOption, times: int, language: str, kitchen: bool) -> Extra:
    name = _name(option.name, option.kitchen, language, kitchen)
    return Extra(name, option.quantity, option.amount, option.cents * times)


def _name(name: Words, short: str, language: str, kitchen: bool) -> str:
    return one_line(short) if kitchen and short else _said(name, language)


def _said(words: Words | None, language: str) -> str:
    return one_line(words.said(language)) if words else ""


def _all(words: tuple[Words, ...], language: str) -> tuple[str, ...]:
    return tuple(one_line(word.said(language)) for word in words)
