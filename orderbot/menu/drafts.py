"""What the files say, read but not yet compared with each other. None stands for what could not be read.

Ids count as known even where their block has faults, so that one fault is not reported twice.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from orderbot.menu.findings import Spot
from orderbot.menu.values import PRICE_LIMIT

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Block:
    """A block's values that are right, by key, and where it stands."""

    spot: Spot
    values: Values
    keys: frozenset[str] = frozenset()  # all that is written, right or wrong


@dataclass(frozen=True, slots=True)
class Group:
    block: Block
    options: dict[str, Block]


@dataclass(frozen=True, slots=True)
class CardDraft:
    block: Block
    languages: tuple[str, ...] | None = None
    stations: tuple[str, ...] | None = None
    tax: dict[str, Any] | None = None  # class -> rates, None for a class whose rate is wrong
    sizes: dict[str, Block] | None = None
    codes: dict[str, str | None] | None = None  # sign -> fixed word
    groups: dict[str, Group] | None = None
    combos: dict[str, tuple[Block, tuple[Block, ...]]] = field(default_factory=dict)  # with their parts
    price_limit: int = PRICE_LIMIT


@dataclass(frozen=True, slots=True)
class SectionDraft:
    id: str
    block: Block
    items: dict[str, Block]
