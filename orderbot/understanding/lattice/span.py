"""A phrase of a message and what it can stand for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from orderbot.understanding.grammar.senses import CARD, DISH, MODIFIER, Kind, Sense
from orderbot.understanding.spelling.fold import Token

FAR: Final = 20  # phrases a rule looks ahead or back at most


@dataclass(frozen=True, slots=True)
class Span:
    tokens: tuple[Token, ...]
    senses: tuple[Sense, ...] = ()
    gap: str = ""  # "" nothing, "," a weak break, "." a strong one before it
    cost: float = 0.0
    read: str = ""  # what a mistyped phrase was read as
    rivals: tuple[Sense, ...] = ()  # of readings about as near: not to be decided here
    mark: str = ""
    kinds: frozenset[Kind] = field(init=False, compare=False, repr=False)  # of its senses: rules ask for them often

    def __post_init__(self) -> None:
        object.__setattr__(self, "kinds", frozenset(sense.kind for sense in self.senses))

    @property
    def text(self) -> str:
        return " ".join(token.text for token in self.tokens)

    @property
    def start(self) -> int:
        return self.tokens[0].start

    def of(self, *kinds: Kind) -> tuple[Sense, ...]:
        if self.kinds.isdisjoint(kinds):
            return ()
        return tuple(sense for sense in self.senses if sense.kind in kinds)

    def has(self, *kinds: Kind) -> bool:
        return not self.kinds.isdisjoint(kinds)

    @property
    def is_dish(self) -> bool:
        return not self.kinds.isdisjoint(DISH)

    @property
    def is_modifier(self) -> bool:
        return not self.kinds.isdisjoint(MODIFIER)

    @property
    def is_card(self) -> bool:
        return not self.kinds.isdisjoint(CARD)
