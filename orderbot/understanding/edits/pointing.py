"""Which lines of a cart words point at: "die Cola", "2", "die letzte", "die kleine Margherita"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from orderbot.ordering.cart import CartLine
from orderbot.understanding.card.lexicon import Lexicon
from orderbot.understanding.grammar.closed import closed
from orderbot.understanding.grammar.languages import every, readable
from orderbot.understanding.grammar.phrases import any_said, key
from orderbot.understanding.grammar.senses import Kind
from orderbot.understanding.lattice.spans import Span, spans_of
from orderbot.understanding.meaning import Meaning, MeantLine
from orderbot.understanding.parser import understand
from orderbot.understanding.rules.ahead import dishes
from orderbot.understanding.rules.draft import Modifier, contained, modifier
from orderbot.understanding.spelling.fold import tokens


@dataclass(frozen=True, slots=True)
class Table:
    """What the words are read against."""

    lines: Sequence[CartLine]
    lexicon: Lexicon
    now: datetime
    language: str

    @property
    def last(self) -> int:
        return len(self.lines) - 1


@dataclass(frozen=True, slots=True)
class There:
    places: tuple[int, ...]
    pieces: int | None = None  # how many were named: "zwei Cola"; None: "die Cola"


THE = any_said(lambda each: each.changes.the)
LINE_WORD = any_said(lambda each: each.changes.line_words)
_THE_FIRST = re.compile(rf"^{THE} ")
_NUMBERED = re.compile(rf"(?:{LINE_WORD} ?)?(\d{{1,3}}[a-z]?)\.?")
_ORDINALS = {key(word): place for word, place in every(lambda each: each.changes.ordinals.items())}
_NUMBERS = {word: number for word, number in reversed(every(lambda each: each.dishes.numbers.items()))}  # first wins


def spans_in(text: str, table: Table) -> tuple[Span, ...]:
    return spans_of(tokens(text), table.lexicon, closed(readable(table.language)))


def ids_of(span: Span, table: Table) -> set[str]:
    heads = {sense.value for sense in span.of(Kind.HEAD)}
    items = {
        item
        for section in heads
        if section in table.lexicon.menu.sections
        for item in table.lexicon.menu.sections[section].items
    }
    return set(dishes(span, table.lexicon)) | items


def refers(text: str, table: Table, *, numbered: bool = False) -> There | None:
    """The lines the words can mean; None if they mean none, or more than a line."""
    plain = _THE_FIRST.sub("", key(text).strip(" ,."))
    if (number := _NUMBERED.fullmatch(plain)) is not None:
        return by_number(number[1], table, numbered and plain == key(text).strip(" ,."))
    if plain in _ORDINALS:
        place = _ORDINALS[plain]
        return There((place % len(table.lines),)) if place < len(table.lines) else None
    return _by_name(text, table)


def by_number(number: str, table: Table, numbered: bool) -> There | None:
    dish = tuple(place for place, line in enumerate(table.lines) if line.item == number)
    line = (int(number) - 1,) if number.isdigit() and 1 <= int(number) <= len(table.lines) else ()
    if numbered and line:
        return There(tuple(dict.fromkeys((*line, *dish))))
    return There(dish or line) if dish or line else None


def _by_name(text: str, table: Table) -> There | None:
    spans = spans_in(text, table)
    held = {id_ for line in table.lines for id_ in (line.item, line.half) if id_}
    wanted: set[str] = set()
    sizes: set[str] = set()
    pieces: int | None = None
    having: list[Modifier] = []
    with_ = False
    for span in spans:
        if with_ and span.is_modifier and wanted:
            having.append(modifier(span))
        elif span.has(Kind.WITH) and not span.is_card:
            with_ = True
        elif span.is_dish:
            ids = ids_of(span, table)
            if not ids & held:
                return None
            wanted = wanted & ids if wanted and wanted & ids else wanted | ids
        elif span.has(Kind.SIZE):
            sizes |= {sense.value for sense in span.of(Kind.SIZE)}
        elif span.has(Kind.NUMBER):
            pieces = span.of(Kind.NUMBER)[0].number
        elif not span.senses or span.has(Kind.WITHOUT, Kind.INSTEAD, Kind.OR):
            return None
    places = tuple(
        place
        for place, line in enumerate(table.lines)
        if wanted & {line.item, line.half} and all(_has(line, mod, table) for mod in having)
    )
    fitting = tuple(place for place in places if table.lines[place].size in sizes)
    return There(fitting or places, pieces) if places else None


def _has(line: CartLine, mod: Modifier, table: Table) -> bool:
    """ "The pizza with pineapple": of its own, or chosen."""
    chosen = {(each.group, each.option) for each in line.options}
    return bool(contained(line.item, mod, table.lexicon) or chosen & {*mod.options, *mod.partial})


def names_dish(text: str, table: Table) -> bool:
    """Does it say a number of dishes? Then it is an order."""
    return any(span.has(Kind.NUMBER) and not span.has(Kind.SIZE) for span in spans_in(text, table))


def only_sizes(text: str, table: Table) -> bool:
    spans = spans_in(text, table)
    return (
        bool(spans)
        and all(span.has(Kind.SIZE, Kind.IN, Kind.STOP, Kind.POLITE) for span in spans)
        and any(span.has(Kind.SIZE) for span in spans)
    )


def lone_number(text: str, table: Table) -> int | None:
    """A number and nothing else: "3", "drei", "3x"."""
    spans = [span for span in spans_in(text, table) if not span.has(Kind.TIMES, Kind.VESSEL)]
    numbers = [sense for span in spans for sense in span.of(Kind.NUMBER)[:1]]
    if len(spans) == 1 and numbers:
        return numbers[0].number
    return _NUMBERS.get(text.strip(" ,.!").casefold())  # "make it two"


def counted(text: str, table: Table) -> bool:
    return any(
        sense.number > 1 or not sense.article for span in spans_in(text, table) for sense in span.of(Kind.NUMBER)
    )


def one_line(text: str, table: Table) -> MeantLine | None:
    meaning = understand(text, table.lexicon, table.now, table.language)
    return meaning.lines[0] if len(meaning.lines) == 1 and only_dishes(meaning) else None


def only_dishes(meaning: Meaning) -> bool:
    """Nothing is said besides that an edit would drop."""
    slots = (
        meaning.handover,
        meaning.address,
        meaning.time,
        meaning.asap,
        meaning.payment,
        meaning.name,
        meaning.phone,
        meaning.extra,
        meaning.remark,
    )
    return meaning.sure and not any(slots) and not meaning.intent and not meaning.allergy
