"""What the customer has chosen so far.

Lines hold ids only, never names or prices: those are looked up on the menu of the moment, so an edited card is seen at
the next turn (see prices.py). Every function returns a new cart; the revision counts the changes.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from operator import attrgetter

MOST_PIECES = 20  # of one line; more than that is for a person to agree


@dataclass(frozen=True, slots=True)
class Chosen:
    """An option of a line. `amount` is "extra", "light" or "" (as it is)."""

    group: str
    option: str
    quantity: int = 1  # per piece of the line
    amount: str = ""


@dataclass(frozen=True, slots=True)
class Filling:
    """What fills one part of a combo."""

    item: str
    size: str = ""
    options: tuple[Chosen, ...] = ()
    without: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CartLine:
    item: str  # id of an item or a combo
    quantity: int = 1
    size: str = ""
    options: tuple[Chosen, ...] = ()
    without: tuple[str, ...] = ()  # "group.option" where the item offers it, else the word of the card's text
    note: str = ""  # the customer's own words: hostile text
    half: str = ""  # id of the other half
    half_options: tuple[Chosen, ...] = ()  # options on the other half only
    parts: tuple[Filling, ...] = ()  # of a combo
    wanted: tuple[str, ...] = ()  # dishes named for places of a combo that are not filled yet
    shown: int = 0  # cents a piece, as last shown to the customer; 0: never yet

    def same_dish(self, other: CartLine) -> bool:
        return self.item == other.item and bool(_chosen(self) == _chosen(other))


_chosen = attrgetter(*(each.name for each in fields(CartLine) if each.name not in ("quantity", "shown")))


@dataclass(frozen=True, slots=True)
class Cart:
    lines: tuple[CartLine, ...] = ()
    revision: int = 0

    def __bool__(self) -> bool:
        return bool(self.lines)

    @property
    def pieces(self) -> int:
        return sum(line.quantity for line in self.lines)

    def with_lines(self, lines: tuple[CartLine, ...]) -> Cart:
        return Cart(lines, self.revision + 1)

    def add(self, line: CartLine) -> Cart:
        """One more line; pieces of the same dish, chosen alike, are one line."""
        for place, there in enumerate(self.lines):
            if there.same_dish(line):
                return self.put(place, replace(line, quantity=there.quantity + line.quantity))
        return self.with_lines((*self.lines, replace(line, quantity=min(line.quantity, MOST_PIECES))))

    def put(self, place: int, line: CartLine) -> Cart:
        """Another line in that place; quantity 0 takes it away, more than MOST_PIECES is cut to that."""
        new = (replace(line, quantity=min(line.quantity, MOST_PIECES)),) if line.quantity > 0 else ()
        return self.with_lines(self.lines[:place] + new + self.lines[place + 1 :])

    def remove(self, place: int) -> Cart:
        return self.with_lines(self.lines[:place] + self.lines[place + 1 :])
