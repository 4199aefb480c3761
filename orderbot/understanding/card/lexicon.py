"""A card, compiled once: every way its dishes, sizes, options and ingredients are written.

making.py    what is collected on the way
naming.py    sizes, options, sections, dishes: whole names, words of names, compounds
contents.py  ingredients, sides, pieces
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from orderbot.menu.model import Combo, Item, Menu
from orderbot.understanding.card import contents, making, naming
from orderbot.understanding.card.making import SHORT, folded
from orderbot.understanding.grammar.closed import Trie, closed
from orderbot.understanding.grammar.languages import readable
from orderbot.understanding.grammar.senses import CARD, Kind, Sense
from orderbot.understanding.spelling.sound import sound

_REPAIRABLE = 4  # letters


@dataclass(frozen=True, slots=True, eq=False)  # one card's is no other's, however alike
class Lexicon:
    menu: Menu
    trie: Trie
    words: frozenset[str]  # every single word of the card
    sounds: dict[str, tuple[str, ...]]  # how words of the card sound -> the words
    bases: dict[str, tuple[str, ...]]  # base -> words of the card that are forms of it
    forms: dict[str, tuple[str, ...]]  # word -> all that share a base with it
    repairable: tuple[str, ...]  # words a mistyped word may be repaired to, the shortest first
    ends: dict[str, frozenset[str]]  # last part of a compound -> dishes
    ingredients: dict[str, dict[str, str]]  # dish -> folded phrase -> the word of the card's text
    option_phrases: dict[tuple[str, str], frozenset[str]]
    pieces: dict[str, frozenset[int]]  # dish -> "6 Stück" of its text
    phrases: dict[str, frozenset[str]]  # dish -> its whole names
    names: dict[str, frozenset[str]]  # dish -> folded words of its names
    named: dict[str, tuple[str, ...]]  # word -> dishes with it in their names
    covered: dict[str, frozenset[str]]  # dish -> folded words of its text: sides that come with it
    heads: frozenset[str]  # dishes named like their section ("Pizza"): generic
    borrowed: frozenset[str]  # single words that are a name, size or option by themselves
    translated: dict[str, str]  # words that only a translated name has -> its language
    beginnings: frozenset[str]  # first parts of compounds: "familie", "ananas"
    nouns: frozenset[str]  # their last parts: "pizza"
    served_with: dict[str, str]  # other first parts: "jaeger" of "jaegersosse"
    common: frozenset[str]  # and their last parts, words of names: "schnitzel"
    amounts: frozenset[str]  # sizes named by how much it is: "0,5 l"
    bottles: dict[str, tuple[str, ...]]  # dish -> all of its name, the smallest first: "Cola", "Cola 1 Liter"
    alike: dict[str, frozenset[str]]  # size -> those said with the same word: "groß" of pizzas and of salads
    litres: frozenset[int]  # millilitres and grams of what is sold by amount
    costs: frozenset[int]  # cents of all prices: "8,50" behind a dish is no number
    collisions: tuple[making.Collision, ...]  # short names that are not used, since they are numbers or ordinary words

    def dish(self, id: str) -> Item | Combo:
        return making.dish(self.menu, id)

    def name_of(self, sense: Sense) -> str:
        """What the card calls it, in the card's language."""
        menu = self.menu
        match sense.kind:
            case Kind.ITEM | Kind.PART:
                return self.dish(sense.value).name.text
            case Kind.OPTION:
                return menu.groups[sense.group].options[sense.value].name.text
            case Kind.SIZE:
                return menu.sizes[sense.value].name.text
            case Kind.HEAD:
                return menu.sections[sense.value].name.text
        return sense.value

    def exists(self, id: str) -> bool:
        return (id in self.menu.items and not self.menu.items[id].hidden) or id in self.menu.combos

    def section(self, id: str) -> str:
        return self.menu.items[id].section if id in self.menu.items else ""

    def sizes(self, id: str) -> tuple[str, ...]:
        return self.menu.items[id].sizes if id in self.menu.items else ()

    def measured(self, id: str) -> bool:
        """Are its sizes amounts: 0,33 l and 0,5 l?"""
        sizes = self.sizes(id)
        return len(sizes) > 1 and all(size in self.amounts for size in sizes)

    def sized(self, id: str, size: str) -> str | None:
        """The size of this dish that is meant: this one, or else its only one said with the same word."""
        own = self.sizes(id)
        found = [each for each in own if each in self.alike[size]]
        return size if size in own else found[0] if len(found) == 1 else None

    def offers(self, id: str, group: str, option: str) -> bool:
        item = self.menu.items.get(id)
        return item is not None and group in item.choices and option in self.menu.groups[group].options


def _based(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for word in sorted(words):
        if not word[0].isdigit():
            for base in naming.bases(word):
                if len(base) >= SHORT:
                    found[base].append(word)
    return {base: tuple(dict.fromkeys(forms_)) for base, forms_ in found.items()}


def _sounds(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for word in sorted(words):
        if word.isalpha() and len(word) >= _REPAIRABLE:
            found[sound(word)].append(word)
    return {heard: tuple(alike) for heard, alike in found.items()}


def _formed(bases: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for base, words in bases.items():
        for word in (base, *words):
            found[word] |= dict.fromkeys((base, *words))
    return {word: tuple(forms_) for word, forms_ in found.items()}


def _may_be_meant(word: str) -> bool:
    return len(word) >= _REPAIRABLE and not word[0].isdigit()


def _named(names: dict[str, frozenset[str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for dish, words in names.items():
        for word in words:
            found[word].append(dish)
    return {word: tuple(found[word]) for word in sorted(found)}


def compile_lexicon(menu: Menu) -> Lexicon:
    make = making.Maker(menu)
    make.put(menu.name, Sense(Kind.STOP))
    naming.sizes(make)
    option_phrases = naming.options(make)
    heads = naming.heads(make)
    names, stripped = naming.items(make)
    ends = naming.parts(make, heads, names, stripped)
    ingredients = contents.ingredients(make)
    spoken = readable(menu.languages[0] if menu.languages else "")
    generic = {
        item.id
        for item in menu.items.values()
        if any(set(folded(name)) & making.nouns(menu.sections.get(item.section)) for name in making.names(item))
    }
    bases = _based(make.words)
    return Lexicon(
        menu,
        make.trie,
        frozenset(make.words),
        _sounds(make.words),
        bases,
        _formed(bases),
        tuple(sorted(filter(_may_be_meant, make.words), key=lambda word: (len(word), word))),
        ends,
        ingredients,
        option_phrases,
        {item.id: contents.pieces(item, menu) for item in menu.items.values()},
        {id: frozenset(key for name in making.names(making.dish(menu, id)) for key in folded(name)) for id in names},
        names,
        _named(names),
        {item.id: contents.covered(item, closed(spoken).rules) for item in menu.items.values()},
        frozenset(generic),
        frozenset(word for word, kinds in make.single.items() if kinds & CARD),
        _translated(menu),
        naming.first_parts(make),
        naming.last_parts(heads),
        naming.served_with(make),
        frozenset(make.parts),
        contents.amounts(menu),
        contents.bottles(menu),
        naming.alike_sizes(menu),
        frozenset(each.quantity for item in menu.items.values() for each in item.amount.values()),
        contents.costs(menu),
        tuple(dict.fromkeys(make.collisions)),
    )


def _translated(menu: Menu) -> dict[str, str]:
    things = (menu.items, menu.combos, menu.sections, menu.sizes)
    names = [thing.name for kind in things for thing in kind.values()]
    own = {word for name in names for key in folded(name.text) for word in key.split()}
    said = ((key, code) for name in names for code, other in name.others for key in folded(other))
    return {word: code for key, code in said for word in key.split() if word not in own}


__all__ = ["Lexicon", "compile_lexicon", "folded"]
