"""A phrase of a message and what it can stand for."""

from __future__ import annotations

from dataclasses import dataclass

from orderbot.understanding.grammar.senses import CARD, DISH, MODIFIER, Kind, Sense
from orderbot.understanding.spelling.fold import Token


@dataclass(frozen=True, slots=True)
class Span:
    tokens: tuple[Token, ...]
    senses: tuple[Sense, ...] = ()
    gap: str = ""  # "" nothing, "," a weak break, "." a strong one before it
    cost: float = 0.0
    read: str = ""  # what a mistyped phrase was read as
    rivals: tuple[Sense, ...] = ()  # of readings about as near: not to be decided here
    mark: str = ""

    @property
    def text(self) -> str:
        return " ".join(token.text for token in self.tokens)

    @property
    def start(self) -> int:
        return self.tokens[0].start

    def of(self, *kinds: Kind) -> tuple[Sense, ...]:
        return tuple(sense for sense in self.senses if sense.kind in kinds)

    def has(self, *kinds: Kind) -> bool:
        return any(sense.kind in kinds for sense in self.senses)

    @property
    def is_dish(self) -> bool:
        return any(sense.kind in DISH for sense in self.senses)

    @property
    def is_modifier(self) -> bool:
        return any(sense.kind in MODIFIER for sense in self.senses)

    @property
    def is_card(self) -> bool:
        return any(sense.kind in CARD for sense in self.senses)
