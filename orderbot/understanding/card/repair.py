"""Which known words a typed word may be: as written, inflected, abbreviated, the end of a compound, or mistyped.

Thresholds: take from 0.90; from 0.70 if the second is 0.10 behind; else ask. Measured with OSA (one error, also a swap
of neighbours, costs one) on words of at least four letters: it finds most and turned no ordinary word into a dish.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA, Postfix, Prefix

from orderbot.understanding.card.lexicon import Lexicon
from orderbot.understanding.grammar.closed import END, Closed, senses_of
from orderbot.understanding.grammar.foods import FOODS
from orderbot.understanding.grammar.names import NAMES
from orderbot.understanding.grammar.senses import Kind
from orderbot.understanding.spelling import forms
from orderbot.understanding.spelling.fold import Token, keys
from orderbot.understanding.spelling.sound import sound

SURE, LEAST, MARGIN = 0.90, 0.70, 0.10
_SHORTEST = 4  # letters of a word that is repaired
_MOST = 8  # candidates looked at


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a token. `cost` 0: as written; 1 - similarity if repaired."""

    word: str
    cost: float = 0.0
    mark: str = ""  # "with" or "without": an ending said so


_FORM = 0.01  # an inflected form is worse than the word itself, better than any repair
_ABBREVIATED = 0.05
_KIND = 6  # letters: the end of "Fischbrötchen", which other dishes have too
_HEARD = 0.06  # spelled by ear
_ORDINARY = 0.83  # a word that would be dropped must be nearer, or have the same letters
_REST = 0.65
_SHARED = 5  # letters two compounds may share at an end before only the rest is compared
_FIRST = 0.06  # the first letter is seldom mistyped
_INFLECTED = 0.05  # mistyped and inflected


def readings(token: Token, lexicon: Lexicon, closed: Closed) -> tuple[Reading, ...]:
    exact = [Reading(key) for key in token.keys if key in lexicon.words or key in closed.words]
    if token.is_number or not token.key.isalpha():
        return tuple(exact)
    related = [Reading(word, _FORM) for word in _forms(token, lexicon, closed) if word not in token.keys]
    if exact and not any(_stands_alone(key, lexicon, closed) for key in token.keys):
        near = related or [reading for reading in _repaired(token, lexicon, closed) if reading.word in lexicon.words]
        return (*exact, *near)  # known only inside longer phrases
    if exact and related and _only_inside(exact, lexicon, closed):
        return (*exact, *(replace(reading, cost=0.0) for reading in related if reading.word in lexicon.words))
    if exact:  # "große Cola" may be part of a name; "then" is no form of "the"
        return (*exact, *(reading for reading in related if reading.word in lexicon.words))
    found = related or _endings(token, lexicon, closed) or _shortened(token, lexicon)
    if found or token.key in FOODS or token.key in NAMES:
        return tuple(found)
    return (
        _sounding(token, lexicon) or _misspelt_with_ending(token, lexicon, closed) or _repaired(token, lexicon, closed)
    )


def _only_inside(exact: list[Reading], lexicon: Lexicon, closed: Closed) -> bool:
    """The "Croissants" of a breakfast are an ingredient as written, and the dish "Croissant" besides."""
    senses = [sense for each in exact for trie in (lexicon.trie, closed.trie) for sense in senses_of(trie, each.word)]
    return bool(senses) and all(sense.kind is Kind.INGREDIENT for sense in senses)


def _stands_alone(key: str, lexicon: Lexicon, closed: Closed) -> bool:
    return any(END in node for trie in (lexicon.trie, closed.trie) if isinstance(node := trie.get(key), dict))


def _forms(token: Token, lexicon: Lexicon, closed: Closed) -> list[str]:
    found: list[str] = []
    for key in token.keys:
        found += lexicon.bases.get(key, ())
        for base in forms.bases(key, closed.rules):
            if base in lexicon.words or base in closed.words:
                found.append(base)
            if len(base) > 3 and key.startswith(base):  # "salmi" is no form of "salmon"
                found += lexicon.bases.get(base, ())
    return list(dict.fromkeys(found))


def _endings(token: Token, lexicon: Lexicon, closed: Closed) -> list[Reading]:
    """Turkish: peynirli, soğansız."""
    language = closed.language.dishes
    for mark, endings in (("without", language.without_endings), ("with", language.with_endings)):
        for key in token.keys:
            for ending in {folded for written in endings for folded in keys(written)}:
                base = key.removesuffix(ending)
                if base != key and len(base) > 1:
                    found = [word for word in (base, *lexicon.bases.get(base, ())) if word in lexicon.words]
                    if found:
                        return [Reading(word, _FORM, mark) for word in found]
    return []


def _misspelt_with_ending(token: Token, lexicon: Lexicon, closed: Closed) -> tuple[Reading, ...]:
    """ "salamsız": without salami, though the word before the ending is mistyped."""
    language = closed.language.dishes
    for mark, endings in (("without", language.without_endings), ("with", language.with_endings)):
        for ending in {folded for written in endings for folded in keys(written)}:
            base = token.key.removesuffix(ending)
            if base != token.key and len(base) >= _SHORTEST and len(ending) > 1:
                near = _repaired(replace(token, keys=(base,)), lexicon, closed)
                card = [each for each in near if each.word in lexicon.words]
                if card:
                    return tuple(replace(each, mark=mark) for each in card)
    return ()


def _sounding(token: Token, lexicon: Lexicon) -> tuple[Reading, ...]:
    """ "gnotschi", "karbonara": written as heard."""
    if len(token.key) < _SHORTEST:
        return ()
    heard = [(key, sound(key)) for key in token.keys]
    likeness = {
        word: OSA.normalized_similarity(key, word)
        for key, said in heard
        if len(said) >= _SHORTEST
        for word in lexicon.sounds.get(said, ())
    }
    best = sorted(likeness, key=lambda word: (-likeness[word], word))
    return tuple(Reading(word, _HEARD + place / 1000) for place, word in enumerate(best))


@dataclass(frozen=True, slots=True)
class _Ends:
    """Words found by how they begin or end, in the order of the card."""

    places: dict[str, int]
    words: list[str]  # sorted
    mirrored: list[str]  # each written backwards, sorted

    def beginning(self, part: str) -> list[str]:
        return sorted(_with(self.words, part), key=self.places.__getitem__)

    def ending(self, part: str) -> list[str]:
        return sorted((word[::-1] for word in _with(self.mirrored, part[::-1])), key=self.places.__getitem__)


def _with(words: list[str], beginning: str) -> list[str]:
    return words[bisect_left(words, beginning) : bisect_left(words, beginning + _AFTER_ALL)]


_AFTER_ALL = chr(0x10FFFF)  # stands in no word


@lru_cache(maxsize=64)  # cards
def _ends(lexicon: Lexicon) -> _Ends:
    words = list(lexicon.named)
    return _Ends({word: at for at, word in enumerate(words)}, sorted(words), sorted(word[::-1] for word in words))


def _shortened(token: Token, lexicon: Lexicon) -> list[Reading]:
    """ "Marg" for Margherita, "Weizen" for Hefeweizen: the beginning or end of the words of one dish only."""
    key = token.key
    if len(key) < _SHORTEST:
        return []
    food = key in FOODS  # a Milchreis is no milk, a Hefeweizen is a Weizen
    by_end = _ends(lexicon)
    begun = by_end.beginning(key) if not food else []
    longer = [word for word in begun if len(word) >= len(key) + 2]
    if longer:
        whole = [word for word in longer if any(s.kind is Kind.ITEM for s in senses_of(lexicon.trie, word))]
        if len(whole) == 1:
            return [Reading(whole[0], _ABBREVIATED)]  # "Cappu"
        one = len({dish for word in begun for dish in lexicon.named[word]}) == 1
        return [Reading(word, _ABBREVIATED) for word in longer] if one else []
    if len(key) == _SHORTEST:
        return []
    ended = [word for word in by_end.ending(key) if len(word) > len(key) + 2]
    if not ended:
        return []
    longer = [each for each in FOODS if each.endswith(key) and each != key]  # a Mantaplatte is no latte
    ended = [word for word in ended if not any(word.endswith(each) for each in longer)]
    kind = len(key) > _KIND and len(by_end.ending(key[-_KIND:])) > 1
    one = len(ended) == 1 and len(lexicon.named[ended[0]]) == 1 and not kind
    return [Reading(ended[0], _ABBREVIATED)] if one else []


def _repaired(token: Token, lexicon: Lexicon, closed: Closed) -> tuple[Reading, ...]:
    found: dict[str, float] = {}
    tries = [(key, 0.0) for key in token.keys]
    tries += [
        (base, _INFLECTED)
        for key in token.keys
        for base in forms.bases(key, closed.rules)
        if len(base) > _SHORTEST and key.startswith(base)
    ]
    for key, worse in tries:
        if len(key) < _SHORTEST:
            continue
        for words in (lexicon.repairable, closed.repairable):
            for word, score, _ in process.extract(
                key, _of_like_length(words, len(key)), scorer=OSA.normalized_similarity, score_cutoff=LEAST, limit=_MOST
            ):
                first = 0.0 if word[0] == key[0] else _FIRST
                if score - first >= LEAST and alike(key, word):
                    found[word] = max(found.get(word, 0.0), score - worse - first)
    best = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))[:_MOST]
    if best and _too_ordinary(token.key, *best[0], lexicon, closed):
        return ()
    return tuple(Reading(word, round(1 - score, 4)) for word, score in best)


def _of_like_length(words: tuple[str, ...], length: int) -> tuple[str, ...]:
    """Of words sorted by length, those that can be alike at all: each letter too many or too few is an error."""
    first = bisect_left(words, length * LEAST, key=len)
    return words[first : bisect_right(words, length / LEAST, key=len)]


def _too_ordinary(typed: str, word: str, score: float, lexicon: Lexicon, closed: Closed) -> bool:
    """Nearest to a word that would be dropped, yet not near enough to be sure that it is none of the dishes'."""
    said = word in lexicon.words or word in closed.grammar
    return not said and score < _ORDINARY and sorted(typed) != sorted(word)


def alike(typed: str, word: str) -> bool:
    """Compounds with a part in common ("Partypizza", "Parmapizza") must be alike in the other part too."""
    before, after = Prefix.similarity(typed, word), Postfix.similarity(typed, word)
    for left, right, shared in (
        (typed[before:], word[before:], before),
        (typed[: len(typed) - after], word[: len(word) - after], after),
    ):
        if shared >= _SHARED and min(len(left), len(right)) >= _SHORTEST - 1:
            return OSA.normalized_similarity(left, right) >= _REST
    return True
