"""What is collected while a card is compiled, and how its texts are spelled."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from orderbot.menu.model import Combo, Item, Menu, Section
from orderbot.texts import Words
from orderbot.understanding.grammar.closed import Trie, closed, put, spellings
from orderbot.understanding.grammar.languages import LANGUAGES, every
from orderbot.understanding.grammar.senses import Kind, Sense
from orderbot.understanding.grammar.words.model import Language, Phrases
from orderbot.understanding.spelling.fold import keys, tokens

_SHORT_AND = 2  # letters of "u", "un"
SHORT = 3  # letters: longer words of a name may stand for the whole


@dataclass(frozen=True, slots=True)
class Collision:
    """A shorter name of a dish that is not used, since it means something else by itself."""

    dish: str
    name: str
    word: str


class Maker:
    """What is collected while a card is compiled."""

    def __init__(self, menu: Menu) -> None:
        self.menu = menu
        self.trie: Trie = {}
        self.words: set[str] = set()
        self.single: dict[str, set[Kind]] = defaultdict(set)
        self.parts: dict[str, set[str]] = defaultdict(set)
        self.collisions: list[Collision] = []
        self.closed = frozenset[str]().union(*(closed(code).alone for code in LANGUAGES))
        self.leads = frozenset(key for word in every(_leading) if " " not in word for key in keys(word))
        self.grammar = frozenset[str]().union(*(closed(code).grammar for code in LANGUAGES))

    def put(self, phrase: str, sense: Sense) -> None:
        for spelling in (each for written in spellings(phrase) for each in _respelt(written) + self._sized(written)):
            if spelling:
                put(self.trie, spelling, sense)
                self.words.update(spelling)
                if len(spelling) == 1:
                    self.single[spelling[0]].add(sense.kind)
                elif 1 < len(spelling) < 4 and (sense.kind is Kind.ITEM or "-" in phrase):
                    glued = "".join(spelling)  # pannacotta, Wantansuppe
                    put(self.trie, (glued,), sense)
                    self.words.add(glued)

    def _sized(self, spelling: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
        """ "kleiner Salat" is also written "kl. Salat" and "klein Salat"."""
        if len(spelling) < 2:
            return ()
        return tuple((word, *spelling[1:]) for word in _SIZES.get(spelling[0], ()) if word != spelling[0])


def _sized_alike() -> dict[str, tuple[str, ...]]:
    """Every spelling of "klein" -> all of them."""
    found: dict[str, tuple[str, ...]] = {}
    for language in LANGUAGES.values():
        for name, others in language.dishes.sizes.items():
            alike = tuple(dict.fromkeys(key for word in (name, *others) if " " not in word for key in keys(word)))
            declined = tuple(word + ending for word in alike for ending in language.dishes.declension)
            found |= {word: alike for word in (*alike, *declined) if word not in found}
    return found


_SIZES = _sized_alike()
_ENDS = tuple((keys(one)[0], keys(other)[0]) for one, other in every(lambda each: each.dishes.respelt))
_RESPELT = (*_ENDS, *((other, one) for one, other in _ENDS))


def _leading(language: Language) -> Phrases:
    """What a name may begin with that nobody orders it by: "Eine Portion Pommes", "Der Adria-Teller"."""
    said = language.dishes
    return (*said.articles, *said.definite, *said.id_articles, *said.vessels, *said.with_)


def _respelt(spelling: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Both "Soße" and "Sauce" are German."""
    found = [spelling]
    for one, other in _RESPELT:
        changed = tuple(key.removesuffix(one) + other if key.endswith(one) else key for key in spelling)
        found += [changed] if changed != spelling else []
    return tuple(found)


def texts(words: Words) -> Iterator[str]:
    yield words.text
    yield from (text for _, text in words.others)


def names(dish: Item | Combo) -> tuple[str, ...]:
    short = tuple(texts(dish.short)) if isinstance(dish, Item) else ()
    return tuple(dict.fromkeys(name for name in (*texts(dish.name), *dish.words, *short) if name.strip()))


_AND_ABROAD, _LINKS_ABROAD = ("e", "ed", "et", "y"), ("al", "alla", "alle", "allo", "ai", "con", "di", "de", "à")
_JOINS = (*every(lambda each: each.dishes.joins), "&", "+")
_AND = frozenset(key for word in (*_JOINS, *_AND_ABROAD) for key in keys(word))  # "Aglio e Olio" on a German card
_LINKS = _AND | frozenset(
    key for word in (*every(lambda each: each.dishes.links), *_LINKS_ABROAD) for key in keys(word)
)


_WITH = frozenset(key for word in every(lambda each: each.dishes.with_[:1]) for key in keys(word))
_SHORT_LINKS = tuple(
    (short_with, short_and)
    for language in LANGUAGES.values()
    for short_with in language.dishes.with_
    for short_and in language.dishes.and_
    if len(short_with) == 1 and len(short_and) <= _SHORT_AND and short_with.isalpha() and short_and.isalpha()
)


def is_link(word: str) -> bool:
    """Is it a little word inside names: "mit", "al", "und"?"""
    return word in _LINKS


def linked(phrase: str, whole: Callable[[str], bool]) -> tuple[str, ...]:
    """Names without the little words in them, or with others: "Aglio Olio", "Essig und Öl" for "Essig & Öl".

    `whole`: is this a name by itself? "Prosciutto und Funghi" are two, "Prosciutto Funghi" is a Prosciutto e Funghi.
    """
    parts = tokens(phrase)
    inner = [at for at, part in enumerate(parts) if 0 < at < len(parts) - 1 and part.key in _LINKS]
    if not inner:
        return ()
    found = [" ".join(part.text for at, part in enumerate(parts) if at not in inner)]
    for at in inner:
        before, after = (" ".join(part.text for part in some) for some in (parts[:at], parts[at + 1 :]))
        if parts[at].key in _AND and not (whole(before) and whole(after)):
            found += [f"{before} {sign} {after}" for sign in _JOINS]
    for short_with, short_and in _SHORT_LINKS:  # "Gyros m. Pommes u. Tzatziki"
        said = (short_and if part.key in _AND else short_with if part.key in _WITH else part.text for part in parts)
        found.append(" ".join(said))
    return tuple(found)


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
