"""The closed-class words of the languages, folded and indexed. Constant, so compiled once per process."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from orderbot.understanding.grammar.languages import LANGUAGES
from orderbot.understanding.grammar.senses import Kind, Sense
from orderbot.understanding.grammar.words.model import Dishes, Language
from orderbot.understanding.spelling import forms
from orderbot.understanding.spelling.fold import tokens

Trie = dict[str, "Trie | tuple[Sense, ...]"]
END = ""  # the key of a trie's node under which the senses of the phrase so far stand

_FIELDS = {
    Kind.TIMES: "times", Kind.VESSEL: "vessels", Kind.SIDE: "sides", Kind.SERVED: "served", Kind.PRONOUN: "pronouns",
    Kind.PEOPLE: "people", Kind.ID_WORD: "id_words", Kind.ID_ARTICLE: "id_articles",
    Kind.DEFINITE: "definite", Kind.WITH: "with_", Kind.WITHOUT: "without", Kind.NO_SUCH: "no_such",
    Kind.INSTEAD: "instead", Kind.NOT: "not_",
    Kind.EXTRA: "extra", Kind.LIGHT: "light", Kind.AND: "and_", Kind.OR: "or_", Kind.BUT: "but", Kind.ALSO: "also",
    Kind.ALL: "all_", Kind.BOTH: "both", Kind.EACH: "each", Kind.OF_THEM: "of_them", Kind.OTHER: "other",
    Kind.HALF: "half", Kind.IN: "in_",
    Kind.FOR: "for_", Kind.TOTAL: "totals", Kind.LIMIT: "limits",
    Kind.PERSON: "persons", Kind.HOUSE: "house", Kind.SIZE_WORD: "size_words",
    Kind.CORRECTION: "corrections",
    Kind.PLAIN: "plain", Kind.DEGREE: "degrees", Kind.NOTE: "notes", Kind.WISH: "wishes", Kind.ORDER: "ordering",
    Kind.TALK: "talk", Kind.POLITE: "polite", Kind.STOP: "stop",
}  # fmt: skip
_LENT = frozenset({Kind.NUMBER, Kind.WITH, Kind.WITHOUT, Kind.STOP, Kind.POLITE})  # understood in every language
_ORDINARY = frozenset({Kind.ORDER, Kind.STOP, Kind.TALK, Kind.POLITE, Kind.NOTE})
_CLEARLY = 2  # words more than of the language spoken so far
_SHORTEST_LENT = 4  # "on" is ten in Turkish only


@dataclass(frozen=True, slots=True)
class Closed:
    language: Language
    trie: Trie
    words: frozenset[str]  # of all phrases
    own: frozenset[str]  # single words of this language, to tell it by
    alone: frozenset[str]  # the same in every spelling
    grammar: frozenset[str]  # of these, the words that do something to a dish
    repairable: tuple[str, ...]  # the shortest first
    rules: tuple[forms.Rule, ...]


@functools.lru_cache(maxsize=4096)
def spellings(phrase: str) -> tuple[tuple[str, ...], ...]:
    """A phrase as the keys of its words: once with ae for ä, once with a."""
    parts = tokens(phrase)
    return tuple(dict.fromkeys((tuple(part.keys[0] for part in parts), tuple(part.keys[-1] for part in parts))))


def put(trie: Trie, keys: tuple[str, ...], sense: Sense) -> None:
    node = trie
    for key in keys:
        node = node.setdefault(key, {})  # type: ignore[assignment]
    there = node.get(END, ())
    if sense not in there:
        node[END] = (*there, sense)


def senses_of(trie: Trie, *keys: str) -> tuple[Sense, ...]:
    """What these words mean as one phrase; () if they are none."""
    node: Trie | tuple[Sense, ...] | None = trie
    for key in keys:
        node = node.get(key) if isinstance(node, dict) else None
    senses = node.get(END, ()) if isinstance(node, dict) else ()
    return senses if isinstance(senses, tuple) else ()


def _senses(said: Dishes) -> list[tuple[str, Sense]]:
    found = [
        (phrase, Sense(Kind.NUMBER, number=number, times=phrase in said.once))
        for phrase, number in said.numbers.items()
    ]
    found += [(word, Sense(Kind.NUMBER, number=1, article=True)) for word in said.articles]
    found += [(word, Sense(Kind.DOUBLE, number=number)) for word, number in said.double.items()]
    found += [(word, Sense(Kind.UNIT, number=number)) for word, number in said.units.items()]
    for name, others in said.sizes.items():
        if name in said.telling_sizes:
            than = said.telling_sizes.index(name) or -1
            found += [(word, Sense(Kind.NO_SIZE, number=than)) for word in (name, *others)]
    found += [(phrase, Sense(Kind.TOGETHER, phrase)) for phrase in said.together]
    for kind, name in _FIELDS.items():
        found += [(phrase, Sense(kind)) for phrase in getattr(said, name)]
    return found


@functools.cache
def closed(code: str) -> Closed:
    language = LANGUAGES[code]
    trie: Trie = {}
    own: set[str] = set()
    alone: set[str] = set()
    grammar: set[str] = set()
    known: set[str] = set()
    repairable: set[str] = set()
    phrases: set[tuple[str, ...]] = set()
    for phrase, sense in _senses(language.dishes):
        written, *others = spellings(phrase)
        for keys in (written, *others):
            put(trie, keys, sense)
            phrases.add(keys)
            known.update(keys)
            if sense.kind not in _ORDINARY:
                repairable.update(key for key in keys if len(key) >= 4)
            if sense.kind is Kind.TOGETHER:
                grammar.update(keys)
            if len(keys) == 1 and sense.kind is not Kind.UNIT:
                alone.add(keys[0])
                if keys == written:  # "nö" tells German, "no" does not
                    own.add(keys[0])
                if sense.kind not in _ORDINARY:
                    grammar.add(keys[0])
                if len(keys[0]) >= 4:
                    repairable.add(keys[0])
    for other in LANGUAGES.values():
        if other.code == code:
            continue
        for phrase, sense in _senses(other.dishes):
            for keys in spellings(phrase):
                if sense.kind in _LENT and keys not in phrases and len(keys) == 1 and len(keys[0]) >= _SHORTEST_LENT:
                    put(trie, keys, sense)
                    known.update(keys)
    return Closed(
        language, trie, frozenset(known), frozenset(own), frozenset(alone), frozenset(grammar),
        tuple(sorted(repairable, key=lambda word: (len(word), word))), forms.rules(language.dishes.endings),
    )  # fmt: skip


def language_of(parts: tuple[str, ...], likely: str, spoken: str = "") -> str:
    """The language most of the words belong to; `likely` if they do not tell. "" if nothing tells at all.

    `spoken`: that of the talk so far; left only for one that has clearly more of the words.
    """
    votes = {code: sum(len(part) > 1 and part in closed(code).own for part in parts) for code in LANGUAGES}
    best = max(votes.values())
    if spoken and best < votes[spoken] + _CLEARLY:
        return spoken  # "am See" is not English
    if not best:
        return ""
    first = [code for code, vote in votes.items() if vote == best]
    return likely if likely in first else first[0]
