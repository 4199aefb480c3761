"""What is collected while a card is compiled, and how its texts are spelled."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from orderbot.menu.model import Combo, Item, Menu, Section
from orderbot.texts import Words
from orderbot.understanding.closed import LANGUAGES, Trie, closed, put, spellings
from orderbot.understanding.fold import tokens
from orderbot.understanding.senses import Kind, Sense

SHORT = 3  # letters: longer words of a name may stand for the whole


class Maker:
    """What is collected while a card is compiled."""

    def __init__(self, menu: Menu) -> None:
        self.menu = menu
        self.trie: Trie = {}
        self.words: set[str] = set()
        self.single: dict[str, set[Kind]] = defaultdict(set)
        self.parts: dict[str, set[str]] = defaultdict(set)
        self.closed = frozenset[str]().union(*(closed(code).own for code in LANGUAGES))
        self.grammar = frozenset[str]().union(*(closed(code).grammar for code in LANGUAGES))

    def put(self, phrase: str, sense: Sense) -> None:
        for spelling in spellings(phrase):
            if spelling:
                put(self.trie, spelling, sense)
                self.words.update(spelling)
                if len(spelling) == 1:
                    self.single[spelling[0]].add(sense.kind)
                elif sense.kind is Kind.ITEM and 1 < len(spelling) < 4:
                    glued = "".join(spelling)  # pannacotta, Wantansuppe
                    put(self.trie, (glued,), sense)
                    self.words.add(glued)


def texts(words: Words) -> Iterator[str]:
    yield words.text
    yield from (text for _, text in words.others)


def names(dish: Item | Combo) -> tuple[str, ...]:
    short = tuple(texts(dish.short)) if isinstance(dish, Item) else ()
    return tuple(dict.fromkeys(name for name in (*texts(dish.name), *dish.words, *short) if name.strip()))


def folded(phrase: str) -> tuple[str, ...]:
    """The spellings of a phrase as single strings."""
    return tuple(" ".join(spelling) for spelling in spellings(phrase) if spelling)


def dish(menu: Menu, id: str) -> Item | Combo:
    return menu.items[id] if id in menu.items else menu.combos[id]


def nouns(section: Section | None) -> set[str]:
    return {key for noun in section_nouns(section) for key in folded(noun)} if section else set()


def section_nouns(section: Section) -> tuple[str, ...]:
    """The section's noun in every language and its own words, where it is a single word."""
    said = (*texts(section.name), *section.words)
    return tuple(dict.fromkeys(noun for noun in said if len(tokens(noun)) == 1))
