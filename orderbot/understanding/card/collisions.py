"""Names of dishes that customers cannot use, or that order a dish nobody wants: told when the card is checked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from orderbot.menu.model import Combo, Item, Menu
from orderbot.understanding.card.lexicon import compile_lexicon
from orderbot.understanding.grammar.closed import closed, senses_of
from orderbot.understanding.grammar.languages import LANGUAGES
from orderbot.understanding.grammar.senses import Kind
from orderbot.understanding.spelling.fold import Token, tokens

_COMMON: Final = frozenset({
    Kind.NUMBER, Kind.VESSEL, Kind.SERVED, Kind.TIMES, Kind.AND, Kind.OR, Kind.WITH, Kind.EXTRA, Kind.LIGHT, Kind.ALL,
    Kind.BOTH, Kind.EACH, Kind.IN, Kind.FOR, Kind.DEFINITE, Kind.NO_SIZE, Kind.POLITE, Kind.ORDER, Kind.NOT,
})  # what stands in orders of anything; "zero" and "lunch" may well be names  # fmt: skip


@dataclass(frozen=True, slots=True)
class Clash:
    dish: str
    name: str  # as the owner wrote it
    word: str  # what is left of it, or the whole
    number: bool  # it is a number, else an ordinary word

    @property
    def used(self) -> bool:
        """The name as a whole is such a word: it orders the dish. Else the word is only not taken for the dish."""
        return self.word == self.name


def clashes(menu: Menu) -> Iterator[Clash]:
    """Short names that are dropped, then words that mean something else in every order."""
    for each in compile_lexicon(menu).collisions:
        yield Clash(each.dish, each.name, each.word, _numbers(tokens(each.word)))
    dishes: tuple[Item | Combo, ...] = (*menu.items.values(), *menu.combos.values())
    for dish in dishes:
        for name in dish.words:
            parts = tokens(name)
            if parts and all(_common(part, menu) for part in parts):
                yield Clash(dish.id, name, name, _numbers(parts))


def _numbers(parts: tuple[Token, ...]) -> bool:
    return all(part.is_number for part in parts)


def _common(part: Token, menu: Menu) -> bool:
    spoken = [closed(code) for code in menu.languages if code in LANGUAGES]
    return part.is_number or any(sense.kind in _COMMON for words in spoken for sense in senses_of(words.trie, part.key))
