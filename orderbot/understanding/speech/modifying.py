"""How a line should be: "die Pizza doch ohne Käse", "3 groß", "ohne Zwiebeln" (of the last line)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from orderbot.understanding.dishes.spans import Span
from orderbot.understanding.parser import understand
from orderbot.understanding.phrases import Key, key, keyed, pattern
from orderbot.understanding.senses import Kind
from orderbot.understanding.speech.edit import AddOption, Edit, Note, SetSize, Which, Without
from orderbot.understanding.speech.pointing import (
    Table,
    by_number,
    ids_of,
    names_dish,
    only_dishes,
    only_sizes,
    refers,
    spans_in,
)
from orderbot.understanding.words import changes


@dataclass(frozen=True, slots=True)
class Said:
    text: str  # the original, without politeness
    spelled: Key
    marked: bool  # a word says that something is to change

    def slice(self, span: tuple[int, int]) -> str:
        start, end = self.spelled.span(*span)
        return self.text[start:end].strip(" ,")


_MARKER = re.compile(pattern(changes.MARKER))
_REFERS = re.compile(pattern(changes.REFERS))
DROPPED = re.compile(pattern(changes.DROPPED))
_MORE = "(?:doch|lieber|bitte|aber|in)"
_BEFORE = re.compile(rf"\s*(?:{pattern(changes.FILLER_BEFORE)}\b[\s,!.]*)*")
_AFTER = re.compile(rf"(?:[\s,!.]*\b{pattern(changes.FILLER_AFTER)})*[\s,!.]*$")


def cleaned(text: str) -> Said:
    spelled = keyed(text)
    begin = _BEFORE.match(spelled.text)
    start = begin.end() if begin else 0
    end = _AFTER.search(spelled.text, start)
    low, high = spelled.span(start, end.start() if end else len(spelled.text))
    kept = text[low:high].strip()
    return Said(kept, keyed(kept), bool(_MARKER.search(spelled.text)))


def changed(said: Said, table: Table) -> tuple[Edit, ...]:
    """A line, named or the last one, and how it should be."""
    spelled = said.spelled.text
    if numbered := re.fullmatch(rf"(?:{changes.LINE_WORD} ?)?(\d{{1,2}}) (.+)", spelled):
        number = int(numbered[1])
        sized = only_sizes(said.slice(numbered.span(2)), table)
        if 1 <= number <= len(table.lines) and (sized or not table.lexicon.exists(numbered[1])):
            return modified(number - 1, said.slice(numbered.span(2)), table)
    if by_id := re.fullmatch(
        rf"(?:die |der |das |the |bei der |auf die )(\d{{1,3}}[a-z]?) (?:{_MORE}\b ?)*(.+)", spelled
    ):
        there = by_number(by_id[1], table, False)
        if there and len(there.places) == 1:
            return modified(there.places[0], said.slice(by_id.span(2)), table)
    marked = said.marked or bool(_REFERS.search(spelled))
    named, how = _parted(said.text, table)
    if not how:
        return ()
    if not named:
        every = re.search(changes.ALL, key(how))
        bare = re.sub(changes.ALL, " ", key(how)).strip()
        if every:
            edits = [modified(place, bare, table) for place in range(len(table.lines))]
            return tuple(edit for each in edits for edit in each if isinstance(edit, SetSize))
        leads = re.match(pattern(changes.LEADS), key(how))
        return modified(table.last, how, table) if leads or marked else ()
    if not marked:
        return ()
    there = refers(named, table)
    if there is None or (there.pieces is not None and there.pieces != table.lines[there.places[0]].quantity):
        return ()
    if len(there.places) > 1:
        return (Which(named, there.places),) if modified(there.places[0], how, table) else ()
    return modified(there.places[0], how, table)


def _parted(text: str, table: Table) -> tuple[str, str]:
    """The words that name a dish of the cart, and those that say how it should be."""
    dropped = re.compile(pattern(rf"{changes.DROPPED}|{changes.PREPOSITIONS}"))
    spelled = keyed(text)
    left = text
    for match in dropped.finditer(spelled.text):
        start, end = spelled.span(*match.span())
        left = left[:start] + " " * (end - start) + left[end:]
    spans = spans_in(left, table)
    held = {line.item for line in table.lines} | {line.half for line in table.lines if line.half}
    named = [span for span in spans if span.is_dish and ids_of(span, table) & held and not _negated(spans, span)]
    if len(named) != 1:
        return ("" if not named else "?"), "" if named else " ".join(left.split())
    begin, end = named[0].start, named[0].tokens[-1].end
    article = re.search(r"(?i)\b(?:der|die|das|den|dem|the|meine[rnm]?|my)\s*$", left[:begin])
    rest = (left[: article.start() if article else begin] + " " + left[end:]).split()
    return left[article.start() if article else begin : end], " ".join(rest)


def _negated(spans: Sequence[Span], span: Span) -> bool:
    """ "Ohne Salami" does not name the pizza."""
    place = spans.index(span)
    return any(before.has(Kind.WITHOUT, Kind.WITH, Kind.EXTRA) for before in spans[max(place - 2, 0) : place])


def modified(place: int, how: str, table: Table) -> tuple[Edit, ...]:
    """What "ohne Käse", "groß", "mit extra Mais" change on this line; () if not all of it is understood."""
    line = table.lines[place]
    if names_dish(how, table):
        return ()
    name = line.item if line.item[:1].isdigit() else table.lexicon.dish(line.item).name.text
    meaning = understand(f"1x {name} {how}", table.lexicon, table.now, table.language)
    if (
        len(meaning.lines) != 1
        or not only_dishes(meaning)
        or meaning.lines[0].item != line.item
        or meaning.lines[0].quantity != 1
    ):
        return ()
    read = meaning.lines[0]
    edits: list[Edit] = []
    if read.size and read.size != line.size:
        edits.append(SetSize(place, read.size))
    edits += [Without(place, word) for word in read.without if word not in line.without]
    edits += [AddOption(place, option) for option in read.options]
    if read.note:
        edits.append(Note(place, read.note))
    return tuple(edits)
