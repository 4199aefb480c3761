"""A message cut into phrases of the card and of the language: most words covered, then fewest and longest phrases.

The search goes from the last token to the first (dynamic programming); a phrase does not run over a comma or full stop.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rapidfuzz.distance import OSA

from orderbot.understanding.closed import END, Closed, Trie
from orderbot.understanding.fold import Token
from orderbot.understanding.lexicon import Lexicon
from orderbot.understanding.repair import LEAST, MARGIN, SURE, Reading, readings
from orderbot.understanding.senses import CARD, DISH, MODIFIER, Kind, Sense

_LOOSE = frozenset("-/'’\"*_“”„`´()")  # what may stand inside a phrase
_STRONG = frozenset(".!?;\n")
_ABBREVIATION = 4  # letters: "gr.", "Nr.", "Fl.", "port."


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


@dataclass(frozen=True, slots=True)
class _Match:
    length: int
    senses: tuple[Sense, ...]
    cost: float
    words: tuple[str, ...]
    mark: str


def break_before(token: Token, before: Token | None) -> str:
    gap = token.gap
    if before is None:
        return "."
    if "\n" in gap or set(gap) & (_STRONG - {"."}):
        return "."
    if gap.startswith(".") and len(before.key) <= _ABBREVIATION and not before.is_number:
        gap = gap[1:]  # "gr.", "Nr."
    if "." in gap:
        return "."
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
        if place < len(tokens) and (place == start or _joined(tokens, place)):
            for reading in read[place]:
                following = node.get(reading.word)
                if isinstance(following, dict):
                    walk(following, place + 1, cost + reading.cost, (*words, reading.word), mark or reading.mark)

    for trie in tries:
        walk(trie, start, 0.0, (), "")
    yield from found.values()


def spans_of(tokens: Sequence[Token], lexicon: Lexicon, closed: Closed) -> tuple[Span, ...]:
    read = [readings(token, lexicon, closed) for token in tokens]
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
        match = best[place][1]
        length = match.length if match else 1
        part = tuple(tokens[place : place + length])
        gap = break_before(part[0], tokens[place - 1] if place else None)
        if match is None:
            found.append(Span(part, _number(part[0]), gap))
        else:
            found.append(_span(part, match, gap, read[place], lexicon, tries))
        place += length
    return tuple(_bridged(_settled(found, lexicon), lexicon))


def _settled(spans: list[Span], lexicon: Lexicon) -> list[Span]:
    """Half-known words beside known ones: "Insalata Pollo" is one dish, "sweet tea" and "black beans" are not two things."""
    done: list[Span] = []
    for span in spans:
        before = done[-1] if done and not span.gap else None
        if before is not None and (_weak(before) or _weak(span)) and (mended := _mended(before, span, lexicon)):
            done[-1] = mended
            continue
        if before is not None and _weak(before) and (span.is_modifier or span.has(Kind.ITEM, Kind.PART)):
            common = _common(before, span)
            if common and _weak(span):
                done[-1] = replace(
                    before, tokens=before.tokens + span.tokens, senses=common, read=_said(before, span),
                    cost=before.cost + span.cost, rivals=(),
                )  # fmt: skip
                continue
            if not common:
                done[-1] = replace(before, senses=(), read="", rivals=())
        elif before is not None and _same_group(before, span):
            done[-1] = replace(before, tokens=before.tokens + span.tokens, mark=before.mark or span.mark)
            continue  # "Balsamico-Dressing", where only others are called so
        elif (
            before is not None and _weak(span) and (before.is_dish or before.is_modifier) and not before.has(Kind.HEAD)
        ):
            if not _common(before, span):
                span = replace(span, senses=(), read="", rivals=())
        done.append(span)
    return done


def _mended(first: Span, second: Span, lexicon: Lexicon) -> Span | None:
    """ "Sweet Chilli", where chilli is also an ingredient: together nearly the name of one thing."""
    written = " ".join(token.key for token in (*first.tokens, *second.tokens))
    for sense in first.senses if _weak(first) else second.senses:
        phrases = lexicon.phrases.get(sense.value, frozenset()) if sense.kind is Kind.PART else (
            lexicon.option_phrases[sense.group, sense.value]
        )  # fmt: skip
        for phrase in sorted(phrases):
            likeness = OSA.normalized_similarity(written, phrase)
            if likeness >= SURE and phrase.count(" ") == written.count(" "):
                kind = Kind.ITEM if sense.kind is Kind.PART else Kind.OPTION
                whole = Sense(kind, sense.value, sense.group)
                read = phrase if phrase != written else ""
                return replace(first, tokens=first.tokens + second.tokens, senses=(whole,), read=read, rivals=())
    return None


def _bridged(spans: list[Span], lexicon: Lexicon) -> list[Span]:
    """ "double bacon cheeseburger" is a double cheeseburger with bacon: options inside a dish's name."""
    for place in range(len(spans) - 2):
        first = spans[place]
        after = place + 1
        while after < len(spans) and not spans[after].gap and spans[after].is_modifier and not spans[after].is_dish:
            after += 1
        if first.is_card or not place + 1 < after < len(spans) or spans[after].gap or not spans[after].is_dish:
            continue
        node: object = lexicon.trie
        for token in (*first.tokens, *spans[after].tokens):
            node = node.get(token.key) if isinstance(node, dict) else None
        senses = node.get(END, ()) if isinstance(node, dict) else ()
        if any(sense.kind is Kind.ITEM for sense in senses):
            name = replace(spans[after], tokens=first.tokens + spans[after].tokens, senses=senses)
            between = [replace(spans[place + 1], gap=first.gap), *spans[place + 2 : after]]
            return _bridged([*spans[:place], *between, name, *spans[after + 1 :]], lexicon)
    return spans


def _same_group(option: Span, noun: Span) -> bool:
    """Is the second the last word of options in the first one's group: "dressing", "sauce"?"""
    groups = {sense.group for sense in option.of(Kind.OPTION) if sense.whole}
    known = noun.has(Kind.ITEM) or any(sense.whole for sense in noun.of(Kind.OPTION))
    return not known and any(sense.vague and sense.group in groups for sense in noun.of(Kind.OPTION))


def _weak(span: Span) -> bool:
    """Known only as a part of longer names."""
    return bool(span.senses) and all(
        sense.kind is Kind.PART or (sense.kind is Kind.OPTION and not sense.whole) for sense in span.senses
    )


def _common(first: Span, second: Span) -> tuple[Sense, ...]:
    kinds = (Kind.PART, Kind.ITEM, Kind.OPTION)
    values = {(sense.value, sense.group) for sense in second.of(*kinds)}
    return tuple(sense for sense in first.of(*kinds) if (sense.value, sense.group) in values)


def _said(first: Span, second: Span) -> str:
    if not (first.read or second.read):
        return ""
    return f"{first.read or first.text} {second.read or second.text}"


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
            for sense in _whole(trie, reading.word)
            if (sense.kind in CARD) != known
            or (sense.kind in CARD and (sense.value, sense.group) not in values)
            or (sense.kind is Kind.NUMBER and sense.number not in counts)
        )
    return Span(part, senses, gap, match.cost, written if changed else "", rivals, match.mark)


def _whole(trie: Trie, word: str) -> tuple[Sense, ...]:
    node = trie.get(word)
    senses = node.get(END, ()) if isinstance(node, dict) else ()
    return senses if isinstance(senses, tuple) else ()
