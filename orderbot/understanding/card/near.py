"""Dishes that come near a word nobody knew: only ever asked about, never taken."""

from __future__ import annotations

from rapidfuzz import process
from rapidfuzz.distance import OSA

from orderbot.understanding.card.lexicon import Lexicon
from orderbot.understanding.card.repair import alike
from orderbot.understanding.grammar.closed import senses_of
from orderbot.understanding.grammar.foods import FOODS
from orderbot.understanding.grammar.names import NAMES
from orderbot.understanding.grammar.senses import Kind
from orderbot.understanding.spelling.fold import keys

_ALIKE = 0.6
_MOST = 3
_LISTED = 9  # rows of a list, beside "none of these"
_SHORTEST = 4  # letters


def near(word: str, lexicon: Lexicon) -> tuple[str, ...]:
    """By the likest word of their names, the likest first; else by the end of the word: "Bauernsalat" is a salad."""
    if len(word) < _SHORTEST or not word.isalpha():
        return ()
    if word in NAMES:
        return ()
    similar = _begun(word, lexicon) if word in FOODS else _spelled_alike(word, lexicon)
    return similar or _of_its_kind(word, lexicon)


def foreign(word: str, lexicon: Lexicon) -> bool:
    """Something to eat or drink that this card does not have, so far as we know the word."""
    spelled = keys(word)
    return any(key in FOODS for key in spelled) and not any(key in lexicon.words for key in spelled)


def _begun(word: str, lexicon: Lexicon) -> tuple[str, ...]:
    """ "Curry" may be meant for a Currywurst, or be another dish."""
    having = (dish for named, dishes in lexicon.named.items() if named.startswith(word) for dish in dishes)
    found = tuple(dict.fromkeys(dish for dish in having if lexicon.exists(dish)))
    return found if len(found) <= _MOST else ()


def _spelled_alike(word: str, lexicon: Lexicon) -> tuple[str, ...]:
    words = [each for each in lexicon.named if len(each) >= _SHORTEST]
    found: dict[str, None] = {}
    for like, _, _ in process.extract(word, words, scorer=OSA.normalized_similarity, score_cutoff=_ALIKE, limit=_MOST):
        if like[0] != word[0] or not alike(word, like):
            continue  # the first letter is seldom wrong
        having = [dish for dish in lexicon.named[like] if lexicon.exists(dish)]
        if len({*found, *having}) <= _MOST:
            found |= dict.fromkeys(having)
    return tuple(found)


def _of_its_kind(word: str, lexicon: Lexicon) -> tuple[str, ...]:
    for cut in range(1, len(word) - _SHORTEST + 1):
        end = word[cut:]
        sections = {sense.value for sense in senses_of(lexicon.trie, end) if sense.kind is Kind.HEAD}
        dishes = {dish for section in sections for dish in lexicon.menu.sections[section].items}
        dishes |= lexicon.ends.get(end, frozenset())
        there = tuple(dish for dish in lexicon.names if dish in dishes and lexicon.exists(dish))
        if 0 < len(there) <= _LISTED:
            return there
    return ()
