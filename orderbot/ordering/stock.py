"""What is sold out for now. Runtime state with an end, kept in the database, never in a menu file."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Stock:
    """Keys: "item:23", "option:extra.kaese", "ingredient:büffelmozzarella" (folded)."""

    out: dict[str, datetime] = field(default_factory=dict)  # key -> sold out until (aware)
    left: dict[str, int] = field(default_factory=dict)  # key -> pieces left; absent: not counted

    def is_out(self, key: str, now: datetime) -> bool:
        return (key in self.out and now < self.out[key]) or self.left.get(key, 1) <= 0
