"""A message cut into phrases of the card and of the language: most words covered, then fewest and longest phrases.

The search goes from the last token to the first (dynamic programming); a phrase does not run over a comma or full stop.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from orderbot.understanding.card.lexicon import Lexicon
from orderbot.understanding.card.repair import LEAST, MARGIN, SURE, Reading, readings
from orderbot.understanding.grammar.closed import END, Closed, Trie, senses_of
from orderbot.understanding.grammar.senses import CARD, Kind, Sense
from orderbot.understanding.lattice.beside import settled
from orderbot.understanding.lattice.span import Span
from orderbot.understanding.spelling.fold import Token

_LOOSE = frozenset("-/'’\"*_“”„`´()")  # what may stand inside a phrase
_STRONG = frozenset(".!?;\n")
_APART = 0.02  # a compound written as two words
_ABBREVIATION = 4  # letters: "gr.", "Nr.", "Fl.", "port."


Readings = dict[tuple[str, ...], tuple[Reading, ...]]


@dataclass(frozen=True, slots=True)
class _Match:
    length: int
    senses: tuple[Sense, ...]
    cost: float
    words: tuple[str, ...]
    mark: str


def break_before(token: Token, before: Token | None, *, named: bool = False) -> str:
    """`named`: the word before is a dish's name as it is written, and its full stop is one: "2 Cola. Nein, 3"."""
    gap = token.gap
    if before is None:
        return "."
    if "\n" in gap or set(gap) & (_STRONG - {"."}):
        return "."
    if gap.startswith(".") and len(before.key) <= _ABBREVIATION and not before.is_number and not named:
        gap = gap[1:]  # "gr.", "Nr."
    if "." in gap:
        return "."
    if gap == "/" and token.is_number:
        return ","  # "40 groß / 41 klein"
    return "," if "," in gap or ":" in gap else ""


def _joined(tokens: Sequence[Token], place: int) -> bool:
    """May the token belong to one phrase with the one before it?"""
    token = tokens[place]
    return not token.gap or set(token.gap) <= _LOOSE or (token.gap == "." and len(tokens[place - 1].key) <= 3)


def _matches(
    tokens: Sequence[Token], read: Sequence[tuple[Reading, ...]], start: int, tries: tuple[Trie, ...]
) -> Iterator[_Match]:
    """Every phrase that begins at `start`, with the card's senses before the language's."""
    found: dict[tuple[int, str], _Match] = {}

    count = len(tokens)

    def walk(node: Trie, place: int, cost: float, words: tuple[str, ...], mark: str) -> None:
        senses = node.get(END)
        if senses is not None:
            key = (place - start, mark)
            there = found.get(key)
            assert isinstance(senses, tuple)
            if there is None or cost < there.cost:
                found[key] = _Match(place - start, senses, cost, words, mark)
            elif cost == there.cost:
                more = tuple(sense for sense in senses if sense not in there.senses)
                found[key] = replace(there, senses=there.senses + more)
        if place < count and len(node) > (senses is not None) and (place == start or _joined(tokens, place)):
            for reading in read[place]:
                following = node.get(reading.word)
                if isinstance(following, dict):
                    walk(following, place + 1, cost + reading.cost, (*words, reading.word), mark or reading.mark)

    for trie in tries:
        walk(trie, start, 0.0, (), "")
    for glued in _glued(tokens, start):
        senses = senses_of(tries[0], glued)
        if any(sense.kind in (Kind.ITEM, Kind.OPTION) for sense in senses):
            found.setdefault((2, ""), _Match(2, senses, _APART, (glued,), ""))
    yield from found.values()


def _glued(tokens: Sequence[Token], start: int) -> Iterator[str]:
    """ "Kürbis Suppe" is a Kürbissuppe."""
    if start + 1 < len(tokens) and _joined(tokens, start + 1):
        for one in tokens[start].keys:
            for other in tokens[start + 1].keys:
                if one.isalpha() and other.isalpha():
                    yield one + other


def spans_of(
    tokens: Sequence[Token], lexicon: Lexicon, closed: Closed, known: Readings | None = None
) -> tuple[Span, ...]:
    """`known`: how words of this message were read before, to be added to."""
    memory = {} if known is None else known
    for token in tokens:
        if token.keys not in memory:
            memory[token.keys] = readings(token, lexicon, closed)
    read = [memory[token.keys] for token in tokens]
    tries = (lexicon.trie, closed.trie)
    count = len(tokens)
    # best[i]: (uncovered tokens, spans, cost, -longest squared) of the rest from i, and the first phrase of it
    best: list[tuple[tuple[int, int, float, int], _Match | None]] = [((0, 0, 0.0, 0), None)] * (count + 1)
    for place in range(count - 1, -1, -1):
        rest = best[place + 1][0]
        choice: tuple[tuple[int, int, float, int], _Match | None] = (
            (rest[0] + (0 if tokens[place].is_number else 1), rest[1] + 1, rest[2], rest[3]),
            None,
        )
        for match in _matches(tokens, read, place, tries):
            rest = best[place + match.length][0]
            worth = (rest[0], rest[1] + 1, rest[2] + match.cost, rest[3] - match.length**2)
            if worth < choice[0]:
                choice = (worth, match)
        best[place] = choice
    found: list[Span] = []
    place = 0
    while place < count:
        chosen = best[place][1]
        length = chosen.length if chosen else 1
        part = tuple(tokens[place : place + length])
        last = found[-1] if found else None
        named = last is not None and last.has(Kind.ITEM) and not (last.cost or last.read)
        gap = break_before(part[0], tokens[place - 1] if place else None, named=named)
        if chosen is None:
            found.append(Span(part, _number(part[0]), gap))
        else:
            found.append(_span(part, chosen, gap, read[place], lexicon, tries))
        place += length
    return settled(found, lexicon)


def _number(token: Token) -> tuple[Sense, ...]:
    if token.key.isdecimal() and len(token.key) < 7:
        return (Sense(Kind.NUMBER, token.key, number=int(token.key)),)
    return (Sense(Kind.NUMBER, token.key, number=-1),) if token.is_number else ()


def _span(
    part: tuple[Token, ...], match: _Match, gap: str, read: tuple[Reading, ...], lexicon: Lexicon,
    tries: tuple[Trie, ...],
) -> Span:  # fmt: skip
    written = " ".join(match.words)
    changed = match.cost >= 0.05 and written not in {" ".join(t.key for t in part), " ".join(t.keys[-1] for t in part)}
    rivals: tuple[Sense, ...] = ()
    senses = match.senses
    if part[0].is_number and len(part) == 1:
        senses = (*senses, *_number(part[0]))
    if changed and len(part) == 1 and 1 - SURE < match.cost <= 1 - LEAST:
        near = [
            reading for reading in read if reading.cost < match.cost + MARGIN - 1e-9 and reading.word != match.words[0]
        ]
        if match.words[0][0] == part[0].key[0]:
            near = [reading for reading in near if reading.word[0] == part[0].key[0]]
        known = any(sense.kind in CARD for sense in match.senses)
        counts = {sense.number for sense in match.senses if sense.kind is Kind.NUMBER} or {0}
        values = {(sense.value, sense.group) for sense in match.senses}
        values |= {(lexicon.section(sense.value), "") for sense in match.senses if sense.kind is Kind.ITEM}
        rivals = tuple(
            sense
            for reading in near
            for trie in tries
            for sense in senses_of(trie, reading.word)
            if (sense.kind in CARD) != known
            or (sense.kind in CARD and (sense.value, sense.group) not in values)
            or (sense.kind is Kind.NUMBER and sense.number not in counts)
        )
    return Span(part, senses, gap, match.cost, written if changed else "", rivals, match.mark)


__all__ = ["Readings", "Span", "spans_of"]
