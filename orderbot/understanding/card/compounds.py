"""Words that are a size, or something in it, and a dish in one: "Familienpizza" is "Familie" and "Pizza"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from orderbot.understanding.card.lexicon import Lexicon
from orderbot.understanding.grammar.closed import senses_of
from orderbot.understanding.grammar.languages import every
from orderbot.understanding.grammar.senses import Kind
from orderbot.understanding.spelling.fold import Token, keys

_LINKS = ("", *every(lambda each: each.dishes.linking))  # between the parts
_LEAST = 4  # letters of a part
_PLURAL = tuple(end for end in every(lambda each: each.dishes.number_endings) if len(end) == 1)
_NAMED = frozenset({Kind.ITEM, Kind.PART, Kind.OPTION})


def parted(parts: Sequence[Token], lexicon: Lexicon) -> tuple[Token, ...]:
    return tuple(piece for part in _lettered(parts, lexicon) for piece in _pieces(part, lexicon))


def _lettered(parts: Sequence[Token], lexicon: Lexicon) -> Iterator[Token]:
    """ "23 a", where the card has a 23a; "number 8s", where it has an 8."""
    waiting: Token | None = None
    for part in parts:
        if waiting is not None and _one_id(waiting, part, lexicon):
            yield replace(waiting, text=waiting.text + part.text, keys=(waiting.key + part.key,), end=part.end)
            waiting = None
            continue
        if waiting is not None:
            yield waiting
        plural = part.is_number and part.key.endswith(_PLURAL) and not lexicon.exists(part.key)
        waiting = replace(part, keys=(part.key[:-1],)) if plural and lexicon.exists(part.key[:-1]) else part
    if waiting is not None:
        yield waiting


def _one_id(number: Token, letter: Token, lexicon: Lexicon) -> bool:
    single = len(letter.key) == 1 and letter.key.isalpha() and not letter.gap
    return number.is_number and single and lexicon.exists(number.key + letter.key)


def _pieces(part: Token, lexicon: Lexicon) -> Iterator[Token]:
    endings = {key[cut:] for key in part.keys for cut in range(len(key))}
    if lexicon.nouns.isdisjoint(endings) and lexicon.common.isdisjoint(endings):
        yield part
        return
    for cut in range(_LEAST, len(part.text) - _LEAST + 1):
        ends = [key for key in keys(part.text[cut:]) if key in lexicon.nouns or key in lexicon.common]
        if ends and (begin := _beginning(part.text[:cut], ends[0], lexicon)) and not _named(part, lexicon):
            middle = part.start + cut
            yield Token(part.text[:cut], (begin,), part.start, middle, part.gap)
            yield Token(part.text[cut:], (ends[0],), middle, part.end)
            return
    yield part


def _beginning(text: str, end: str, lexicon: Lexicon) -> str:
    """The word of the card it stands for, if it may stand before that end."""
    if end in lexicon.common and (served := [key for key in keys(text) if key in lexicon.served_with]):
        return lexicon.served_with[served[0]]  # "Jägerschnitzel": with Jägersoße
    if end not in lexicon.nouns:
        return ""
    spelled = (key.removesuffix(link) for key in keys(text) for link in _LINKS if key.endswith(link))
    return next((word for word in spelled if word in lexicon.beginnings), "")


def _bases(key: str) -> tuple[str, ...]:
    """ "Linsensuppen" is a Linsensuppe."""
    return tuple(key.removesuffix(ending) for ending in ("n", "en", "s") if key.endswith(ending))


def _named(part: Token, lexicon: Lexicon) -> bool:
    """The card has the whole word: Salamipizza."""
    forms = {form for key in part.keys for form in (key, *lexicon.forms.get(key, ()), *_bases(key))}
    return any(sense.kind in _NAMED for form in forms for sense in senses_of(lexicon.trie, form))
