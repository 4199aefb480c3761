"""Changes of what is already in the cart: "eine Cola weniger", "2 weg", "statt Cola Fanta", "die Pizza doch ohne Käse".

Each edit changes exactly one thing of one line; where two lines could be meant the answer is `Which`. A number alone is
the number of a line only beside a word that changes something ("1 löschen", "2 groß"). What is an order, a question or
not wholly understood is no edit: the result is empty, and the message is read as usual.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache

from orderbot.ordering.cart import MOST_PIECES, CartLine, Chosen
from orderbot.understanding.ahead import dishes
from orderbot.understanding.closed import LANGUAGES, closed
from orderbot.understanding.fold import tokens
from orderbot.understanding.lexicon import Lexicon
from orderbot.understanding.meaning import MeantLine, Meaning, Question
from orderbot.understanding.parser import understand
from orderbot.understanding.phrases import Key, key, keyed, pattern, sentences
from orderbot.understanding.senses import Kind
from orderbot.understanding.slots import take_slots
from orderbot.understanding.spans import Span, spans_of
from orderbot.understanding.words import changes

LONGEST = 200  # characters: a longer message is an order


@dataclass(frozen=True, slots=True)
class Add:
    line: MeantLine


@dataclass(frozen=True, slots=True)
class Remove:
    place: int
    quantity: int | None = None  # pieces; None: the whole line


@dataclass(frozen=True, slots=True)
class Replace:
    place: int
    line: MeantLine


@dataclass(frozen=True, slots=True)
class SetSize:
    place: int
    size: str


@dataclass(frozen=True, slots=True)
class AddOption:
    place: int
    option: Chosen


@dataclass(frozen=True, slots=True)
class Without:
    place: int
    word: str  # as in CartLine.without


@dataclass(frozen=True, slots=True)
class Note:
    place: int
    words: str  # the customer's own


@dataclass(frozen=True, slots=True)
class SetQuantity:
    place: int
    quantity: int


@dataclass(frozen=True, slots=True)
class SetHandover:
    way: str


@dataclass(frozen=True, slots=True)
class Which:
    """Several lines could be meant by `about`: ask."""

    about: str
    places: tuple[int, ...]


Edit = Add | Remove | Replace | SetSize | AddOption | Without | Note | SetQuantity | SetHandover | Which | Question


@dataclass(frozen=True, slots=True)
class _Table:
    """What the words are read against."""

    lines: Sequence[CartLine]
    lexicon: Lexicon
    now: datetime
    language: str

    @property
    def last(self) -> int:
        return len(self.lines) - 1


def edits_of(
    text: str, cart_lines: Sequence[CartLine], lexicon: Lexicon, now: datetime, language: str = ""
) -> tuple[Edit, ...]:
    """The changes the message asks for, in its order; () if it is none, or not wholly one."""
    if not cart_lines or len(text) > LONGEST:
        return ()
    table = _Table(cart_lines, lexicon, now, language)
    found: list[Edit] = []
    for part in _sentences(text):
        whole = _clause(part, table)
        parts = _several(part, table) if not whole or all(isinstance(edit, Add) for edit in whole) else ()
        edits = parts or whole
        if not edits:
            return ()
        found += edits
    return tuple(found)


def _sentences(text: str) -> Iterator[str]:
    spelled = keyed(text)
    for start, end, question in sentences(spelled.text):
        low, high = spelled.span(start, end)
        yield text[low:high] + ("?" if question else "")


_PARTED = re.compile(r"\s*(?:,|;|\b(?:und|and|ve)\b)\s*", re.IGNORECASE)


def _several(text: str, table: _Table) -> tuple[Edit, ...]:
    """ "Cola weg und die Salami doch groß": only if every part is an edit."""
    parts = [part for part in _PARTED.split(text) if part.strip()]
    if len(parts) < 2:
        return ()
    found = [_clause(part, table) for part in parts]
    return tuple(edit for edits in found for edit in edits) if all(found) else ()


# ---- one clause -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Said:
    text: str  # the original, without politeness
    spelled: Key
    marked: bool  # a word says that something is to change

    def slice(self, span: tuple[int, int]) -> str:
        start, end = self.spelled.span(*span)
        return self.text[start:end].strip(" ,")


@cache
def _frames(sources: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    slots = {"{A}": "(?P<a>.+?)", "{B}": "(?P<b>.+)", "{R}": "(?P<r>.+)"}
    made = []
    for source in sources:
        spelled = pattern(source)
        for slot, stands_for in slots.items():
            spelled = spelled.replace(slot, stands_for)
        made.append(re.compile(spelled))
    return tuple(made)


def _frames_in(said: _Said, sources: tuple[str, ...]) -> Iterator[dict[str, str]]:
    for each in _frames(sources):
        if match := each.fullmatch(said.spelled.text):
            yield {name: said.slice(match.span(name)) for name in match.groupdict() if match.start(name) >= 0}


_MARKER = re.compile(pattern(changes.MARKER))
_REFERS = re.compile(pattern(changes.REFERS))
_DROPPED = re.compile(pattern(changes.DROPPED))
_MORE = "(?:doch|lieber|bitte|aber|in)"
_BEFORE = re.compile(rf"\s*(?:{pattern(changes.FILLER_BEFORE)}\b[\s,!.]*)*")
_AFTER = re.compile(rf"(?:[\s,!.]*\b{pattern(changes.FILLER_AFTER)})*[\s,!.]*$")


def _cleaned(text: str) -> _Said:
    spelled = keyed(text)
    begin = _BEFORE.match(spelled.text)
    start = begin.end() if begin else 0
    end = _AFTER.search(spelled.text, start)
    low, high = spelled.span(start, end.start() if end else len(spelled.text))
    kept = text[low:high].strip()
    return _Said(kept, keyed(kept), bool(_MARKER.search(spelled.text)))


def _clause(text: str, table: _Table) -> tuple[Edit, ...]:
    if "?" in text:
        return ()
    said = _cleaned(text)
    if not said.text:
        return ()
    for read in (_handover, _replaced, _one_more, _less, _removed, _changed, _quantity, _added):
        if edits := read(said, table):
            return edits
    return ()


def _handover(said: _Said, table: _Table) -> tuple[Edit, ...]:
    """ "Doch Abholung": the way is named, and nothing else."""
    if not said.marked:
        return ()
    parts = tokens(said.text)
    slots = take_slots(said.text, parts, table.now, table.language, frozenset())
    if not slots.handover or slots.address or slots.time or slots.payment:
        return ()
    left = [part for part in parts if not any(start < part.end and part.start < end for start, end in slots.spans)]
    return (SetHandover(slots.handover),) if all(_DROPPED.fullmatch(key(part.text)) for part in left) else ()


def _replaced(said: _Said, table: _Table) -> tuple[Edit, ...]:
    for chunk in _frames_in(said, changes.SPLIT):
        words = chunk["r"].split()
        for cut in range(len(words) - 1, 0, -1):
            wanted = words[cut:]
            while wanted and key(wanted[0]).strip(",") in changes.SPLIT_GLUE:
                wanted = wanted[1:]
            if wanted and (edits := _exchange(" ".join(words[:cut]).strip(" ,"), " ".join(wanted), table)):
                return edits
    for chunk in _frames_in(said, changes.REPLACE):
        if edits := _exchange(chunk["a"], chunk["b"], table):
            return edits
    return ()


def _exchange(old: str, new: str, table: _Table) -> tuple[Edit, ...]:
    """A dish for another, a size for another, a number for another, an ingredient for another."""
    there = _refers(old, table)
    if there is None:
        return _swapped(old, new, table)
    if len(there.places) > 1:
        return (Which(old, there.places),)
    place = there.places[0]
    if (number := _number(new, table)) is not None:
        return _set_quantity(place, number)
    line = _one_line(new, table)
    if line is None:
        return _modified(place, new, table)
    there_now = table.lines[place]
    if line.item == there_now.item:
        return ()
    quantity = line.quantity if _counted(new, table) else there_now.quantity
    size = there_now.size if line.size is None and there_now.size in table.lexicon.sizes(line.item) else line.size
    return (Replace(place, replace(line, quantity=quantity, size=size)),)


def _swapped(old: str, new: str, table: _Table) -> tuple[Edit, ...]:
    """ "Statt Ananas Mais", "statt klein groß": of the last line, if that has what is taken away."""
    spans = _spans(old, table)
    if spans and all(span.has(Kind.SIZE) for span in spans):
        edits = _modified(table.last, new, table)
        return edits if all(isinstance(edit, SetSize) for edit in edits) else ()
    out = _modified(table.last, f"{_WITHOUT[table.language or 'de']} {old}", table)
    into = _modified(table.last, f"{_WITH[table.language or 'de']} {new}", table)
    kinds = all(isinstance(edit, Without) for edit in out) and all(isinstance(edit, AddOption) for edit in into)
    return (*out, *into) if out and into and kinds else ()


_WITHOUT = {"de": "ohne", "en": "without", "tr": "ohne"}
_WITH = {"de": "mit", "en": "with", "tr": "mit"}


def _one_more(said: _Said, table: _Table) -> tuple[Edit, ...]:
    if any(True for _ in _frames_in(said, changes.MORE_ALONE)):
        return _set_quantity(table.last, table.lines[table.last].quantity + 1)
    return ()


def _less(said: _Said, table: _Table) -> tuple[Edit, ...]:
    for chunk in _frames_in(said, changes.LESS):
        what = " ".join(part for part in (chunk.get("n", ""), chunk.get("a", "")) if part)
        pieces = _number(what, table)
        if pieces is not None or key(what) in ("eine", "einen", "ein", "one", "bir"):
            return (_taken(table.last, pieces or 1, table),)
        there = _refers(what, table)
        if there:
            return (Which(what, there.places),) if len(there.places) > 1 else (_taken(there.places[0], there.pieces or 1, table),)
    return ()


def _taken(place: int, pieces: int | None, table: _Table) -> Remove:
    return Remove(place, None if pieces is None or pieces >= table.lines[place].quantity else pieces)


def _removed(said: _Said, table: _Table) -> tuple[Edit, ...]:
    for chunk in _frames_in(said, changes.REMOVE):
        there = _refers(chunk["a"], table, numbered=True)
        if there and len(there.places) > 1:
            return (Which(chunk["a"], there.places),)
        if there:
            return (_taken(there.places[0], there.pieces, table),)
    return ()


def _quantity(said: _Said, table: _Table) -> tuple[Edit, ...]:
    """ "Doch nur eine Cola", "Cola doch nur 2", "make it 3"."""
    for chunk in _frames_in(said, changes.ONLY):
        number = _number(chunk["b"], table)
        if number is not None:
            there = _refers(chunk["a"], table) if "a" in chunk else _There((table.last,))
            if there and len(there.places) == 1:
                return _set_quantity(there.places[0], number)
        elif "a" not in chunk and (there := _refers(chunk["b"], table)) and there.pieces:
            return _set_quantity(there.places[0], there.pieces) if len(there.places) == 1 else (Which(chunk["b"], there.places),)
    return ()


def _set_quantity(place: int, number: int) -> tuple[Edit, ...]:
    return (SetQuantity(place, number),) if 1 <= number <= MOST_PIECES else ()


def _added(said: _Said, table: _Table) -> tuple[Edit, ...]:
    for chunk in _frames_in(said, changes.MORE):
        wanted = chunk["b"]
        number = re.fullmatch(r"(?:eine?n? |\d+ ?x |one |a |the |die |mal die )?(\d{1,2})", key(wanted))
        if number and (edits := _again(int(number[1]), table)):
            return edits
        meaning = understand(wanted, table.lexicon, table.now, table.language)
        if meaning.lines and _only_dishes(meaning):
            return tuple(Add(line) for line in meaning.lines)
    return ()


def _again(number: int, table: _Table) -> tuple[Edit, ...]:
    """ "Noch eine 1": the first line once more; if there is a dish 1 too, that is a question."""
    if not 1 <= number <= len(table.lines):
        return ()
    line = table.lines[number - 1]
    if table.lexicon.exists(str(number)) and line.item != str(number):
        return (Question(str(number), (line.item, str(number)), MeantLine(line.item)),)
    return _set_quantity(number - 1, line.quantity + 1)


# ---- "die Pizza doch ohne Käse" -------------------------------------------------------------------------------------


def _changed(said: _Said, table: _Table) -> tuple[Edit, ...]:
    """A line, named or the last one, and how it should be."""
    spelled = said.spelled.text
    if numbered := re.fullmatch(rf"(?:{changes.LINE_WORD} ?)?(\d{{1,2}}) (.+)", spelled):
        number = int(numbered[1])
        sized = _sizes(said.slice(numbered.span(2)), table)
        if 1 <= number <= len(table.lines) and (sized or not table.lexicon.exists(numbered[1])):
            return _modified(number - 1, said.slice(numbered.span(2)), table)
    if by_id := re.fullmatch(rf"(?:die |der |das |the |bei der |auf die )(\d{{1,3}}[a-z]?) (?:{_MORE}\b ?)*(.+)", spelled):
        there = _by_number(by_id[1], table, False)
        if there and len(there.places) == 1:
            return _modified(there.places[0], said.slice(by_id.span(2)), table)
    marked = said.marked or bool(_REFERS.search(spelled))
    named, how = _parted(said.text, table)
    if not how:
        return ()
    if not named:
        every = re.search(changes.ALL, key(how))
        bare = re.sub(changes.ALL, " ", key(how)).strip()
        if every:
            edits = [_modified(place, bare, table) for place in range(len(table.lines))]
            return tuple(edit for each in edits for edit in each if isinstance(edit, SetSize))
        leads = re.match(pattern(changes.LEADS), key(how))
        return _modified(table.last, how, table) if leads or marked else ()
    if not marked:
        return ()
    there = _refers(named, table)
    if there is None or (there.pieces is not None and there.pieces != table.lines[there.places[0]].quantity):
        return ()
    if len(there.places) > 1:
        return (Which(named, there.places),) if _modified(there.places[0], how, table) else ()
    return _modified(there.places[0], how, table)


def _parted(text: str, table: _Table) -> tuple[str, str]:
    """The words that name a dish of the cart, and those that say how it should be."""
    dropped = re.compile(pattern(rf"{changes.DROPPED}|{changes.PREPOSITIONS}"))
    spelled = keyed(text)
    left = text
    for match in dropped.finditer(spelled.text):
        start, end = spelled.span(*match.span())
        left = left[:start] + " " * (end - start) + left[end:]
    spans = _spans(left, table)
    held = {line.item for line in table.lines} | {line.half for line in table.lines if line.half}
    named = [span for span in spans if span.is_dish and _ids(span, table) & held and not _negated(spans, span)]
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


def _modified(place: int, how: str, table: _Table) -> tuple[Edit, ...]:
    """What "ohne Käse", "groß", "mit extra Mais" change on this line; () if not all of it is understood."""
    line = table.lines[place]
    if _names_dish(how, table):
        return ()
    name = line.item if line.item[:1].isdigit() else table.lexicon.dish(line.item).name.text
    meaning = understand(f"1x {name} {how}", table.lexicon, table.now, table.language)
    if len(meaning.lines) != 1 or not _only_dishes(meaning) or meaning.lines[0].item != line.item or meaning.lines[0].quantity != 1:
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


# ---- what words refer to --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _There:
    places: tuple[int, ...]
    pieces: int | None = None  # how many were named: "zwei Cola"; None: "die Cola"


def _spans(text: str, table: _Table) -> tuple[Span, ...]:
    code = table.language if table.language in LANGUAGES else "de"
    return spans_of(tokens(text), table.lexicon, closed(code))


def _ids(span: Span, table: _Table) -> set[str]:
    heads = {sense.value for sense in span.of(Kind.HEAD)}
    items = {item for section in heads if section in table.lexicon.menu.sections for item in table.lexicon.menu.sections[section].items}
    return set(dishes(span, table.lexicon)) | items


def _refers(text: str, table: _Table, *, numbered: bool = False) -> _There | None:
    """The lines the words can mean; None if they mean none, or more than a line."""
    plain = re.sub(r"^(?:der|die|das|den|dem|the|meine?n?|my) ", "", key(text).strip(" ,."))
    if (number := re.fullmatch(rf"(?:{changes.LINE_WORD} ?)?(\d{{1,3}}[a-z]?)\.?", plain)) is not None:
        return _by_number(number[1], table, numbered and plain == key(text).strip(" ,."))
    if plain in changes.ORDINAL:
        place = changes.ORDINAL[plain] % len(table.lines) if changes.ORDINAL[plain] < len(table.lines) else None
        return _There((place,)) if place is not None else None
    return _by_name(text, table)


def _by_number(number: str, table: _Table, numbered: bool) -> _There | None:
    dish = tuple(place for place, line in enumerate(table.lines) if line.item == number)
    line = (int(number) - 1,) if number.isdigit() and 1 <= int(number) <= len(table.lines) else ()
    if numbered and line:
        return _There(tuple(dict.fromkeys((*line, *dish))))
    return _There(dish or line) if dish or line else None


def _by_name(text: str, table: _Table) -> _There | None:
    spans = _spans(text, table)
    wanted: set[str] = set()
    sizes: set[str] = set()
    pieces: int | None = None
    for span in spans:
        if span.is_dish:
            ids = _ids(span, table)
            wanted = wanted & ids if wanted and wanted & ids else wanted | ids
        elif span.has(Kind.SIZE):
            sizes |= {sense.value for sense in span.of(Kind.SIZE)}
        elif span.has(Kind.NUMBER):
            pieces = span.of(Kind.NUMBER)[0].number
        elif not span.senses or span.has(Kind.WITHOUT, Kind.INSTEAD, Kind.OR):
            return None
    places = tuple(place for place, line in enumerate(table.lines) if wanted & {line.item, line.half})
    fitting = tuple(place for place in places if table.lines[place].size in sizes)
    return _There(fitting or places, pieces) if places else None


def _names_dish(text: str, table: _Table) -> bool:
    """Does it say a number of dishes? Then it is an order."""
    return any(span.has(Kind.NUMBER) and not span.has(Kind.SIZE) for span in _spans(text, table))


def _sizes(text: str, table: _Table) -> bool:
    spans = _spans(text, table)
    return bool(spans) and all(span.has(Kind.SIZE, Kind.IN, Kind.STOP, Kind.POLITE) for span in spans) and any(span.has(Kind.SIZE) for span in spans)


def _number(text: str, table: _Table) -> int | None:
    """A number and nothing else: "3", "drei", "3x"."""
    spans = [span for span in _spans(text, table) if not span.has(Kind.TIMES, Kind.VESSEL)]
    numbers = [sense for span in spans for sense in span.of(Kind.NUMBER)[:1]]
    return numbers[0].number if len(spans) == 1 and numbers else None


def _counted(text: str, table: _Table) -> bool:
    return any(sense.number > 1 or not sense.article for span in _spans(text, table) for sense in span.of(Kind.NUMBER))


def _one_line(text: str, table: _Table) -> MeantLine | None:
    meaning = understand(text, table.lexicon, table.now, table.language)
    return meaning.lines[0] if len(meaning.lines) == 1 and _only_dishes(meaning) else None


def _only_dishes(meaning: Meaning) -> bool:
    """Nothing is said besides that an edit would drop."""
    slots = (meaning.handover, meaning.address, meaning.time, meaning.asap, meaning.payment, meaning.name, meaning.phone)
    return meaning.sure and not any(slots) and not meaning.intent and not meaning.allergy
