"""What is sold out or counted for now. Runtime state with an end, kept in the database, never in a menu file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime


def item_key(dish: str) -> str:
    """Of an item or a combo."""
    return f"item:{dish}"


def option_key(group: str, option: str) -> str:
    return f"option:{group}.{option}"


def ingredient_key(word: str) -> str:
    """`word` as the card writes it in its own language."""
    return f"ingredient:{word.casefold()}"


@dataclass(frozen=True, slots=True)
class SetStock:
    """Staff said: sold out until then; or, with `left`, so many pieces until then; both None: there is plenty again."""

    key: str
    until: datetime | None = None
    left: int | None = None


@dataclass(frozen=True, slots=True)
class Stock:
    """By the keys made above; what has ended counts no more."""

    out: dict[str, datetime] = field(default_factory=dict)  # key -> sold out until (aware)
    left: dict[str, int] = field(default_factory=dict)  # key -> pieces left; absent: not counted
    ends: dict[str, datetime] = field(default_factory=dict)  # key -> when its count is over; absent: never

    def __bool__(self) -> bool:
        """Is anything sold out or counted?"""
        return bool(self.out or self.left)

    def is_out(self, key: str, now: datetime) -> bool:
        return (key in self.out and now < self.out[key]) or self.pieces(key, now) == 0

    def pieces(self, key: str, now: datetime) -> int | None:
        """Pieces left; None if nobody counts them."""
        over = key in self.ends and now >= self.ends[key]
        return None if over or key not in self.left else max(self.left[key], 0)

    def until(self, key: str) -> datetime | None:
        return self.out.get(key) or self.ends.get(key)

    def after(self, change: SetStock) -> Stock:
        """The stock once that is said; the last word counts."""
        out, left, ends = dict(self.out), dict(self.left), dict(self.ends)
        for each in (out, left, ends):
            each.pop(change.key, None)
        if change.left is not None:
            left[change.key] = change.left
            if change.until:
                ends[change.key] = change.until
        elif change.until:
            out[change.key] = change.until
        return replace(self, out=out, left=left, ends=ends)


def pieces_of(dish: str, parts: Iterable[str]) -> dict[str, int]:
    """Pieces by key that one portion takes: a combo its dishes and itself, half and half one of either."""
    found: dict[str, int] = {}
    inside = list(parts)
    for each in inside if dish in inside else [dish, *inside]:
        found[item_key(each)] = found.get(item_key(each), 0) + 1
    return found
