"""Which lines of a cart words point at: "die Cola", "2", "die letzte", "die kleine Margherita"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import lru_cache

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
    touched: int = -1  # the line the last change was about, for "the other one"; -1: none
    strict: bool = False  # beside an order or an open question: only what names its line, or says that it changes
    rather: bool = False  # what is chosen now is had instead of the other of its kind
    rest: int = -1  # the line from which some pieces were just told apart: "the other one" is left of it

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
_ONE_OF = re.compile(rf"{any_said(lambda each: each.changes.one_of)}\b")
_NUMBERED = re.compile(rf"(?:{LINE_WORD} ?)?(\d{{1,3}}[a-z]?)\.?")
_ORDINALS = {key(word): place for word, place in every(lambda each: each.changes.ordinals.items())}
_NUMBERS = {word: number for word, number in reversed(every(lambda each: each.dishes.numbers.items()))}  # first wins


def spans_in(text: str, table: Table) -> tuple[Span, ...]:
    return _spans(text, table.lexicon, table.language)


@lru_cache(maxsize=256)
def _spans(text: str, lexicon: Lexicon, language: str) -> tuple[Span, ...]:
    return spans_of(tokens(text), lexicon, closed(readable(language)))


def ids_of(span: Span, table: Table) -> set[str]:
    heads = {sense.value for sense in span.of(Kind.HEAD)}
    items = {
        item
        for section in heads
        if section in table.lexicon.menu.sections
        for item in table.lexicon.menu.sections[section].items
    }
    return set(dishes(span, table.lexicon)) | items


def refers(text: str, table: Table, *, numbered: bool = False, pointed: bool = False) -> There | None:
    """The lines the words can mean; None if they mean none, or more than a line.

    `pointed`: an article stood before them, so that a size or "with garlic" is enough.
    """
    bare = key(text).strip(" ,.")
    plain = _THE_FIRST.sub("", bare)
    if (number := _NUMBERED.fullmatch(plain)) is not None:
        return by_number(number[1], table, numbered and plain == bare)
    return _described(text, table, pointed or plain != bare)


def by_number(number: str, table: Table, numbered: bool) -> There | None:
    """A dish of the cart by its number on the card, a line by its place, else the pieces of which there are so many."""
    dish = tuple(place for place, line in enumerate(table.lines) if line.item == number)
    line = (int(number) - 1,) if number.isdigit() and 1 <= int(number) <= len(table.lines) else ()
    if numbered and line:
        return There(tuple(dict.fromkeys((*line, *dish))))
    many = tuple(place for place, each in enumerate(table.lines) if number == str(each.quantity) and number != "1")
    found = dish or line or (many if len(many) == 1 else ())
    return There(found) if found else None


@dataclass(slots=True)
class _Looks:
    """What the words say of the line they mean."""

    dishes: set[str] = field(default_factory=set)
    sizes: set[str] = field(default_factory=set)
    having: list[Modifier] = field(default_factory=list)
    lacking: list[Modifier] = field(default_factory=list)
    pieces: int | None = None
    ordinal: int | None = None
    other: bool = False
    one: bool = False  # "the one"


def _described(text: str, table: Table, pointed: bool) -> There | None:
    if sum(key(word).strip(".,") in _ORDINALS for word in text.split()) > 1:
        return None  # "die letzte ohne Käse und die erste": two lines
    looks = _looks(text, table, pointed)
    if looks is None:
        return None
    bare = looks.sizes or looks.having or looks.lacking or looks.ordinal is not None or looks.other
    if not looks.dishes and not (bare and (pointed or looks.one or looks.ordinal is not None)):
        return None
    if looks.dishes and (looks.having or looks.lacking) and not _tells_apart(looks, table):
        return None  # "die Salami bitte ohne Oregano", of which there is one: a wish
    if looks.ordinal is not None and (one := _piece(looks, table)):
        return one
    places = _fitting(looks, table)
    return There(places, looks.pieces) if places else None


def _tells_apart(looks: _Looks, table: Table) -> bool:
    """Several are called so, or the one was ordered with just that."""
    named = [table.lines[place] for place in _fitting(replace(looks, having=[], lacking=[]), table)]
    so = any(_chose(line, mod) for line in named for mod in looks.having)
    return len(named) != 1 or so or any(_left_out(line, mod, table) for line in named for mod in looks.lacking)


def _piece(looks: _Looks, table: Table) -> There | None:
    """ "Die zweite Salami" of one line with two of them: one of its pieces."""
    places = _fitting(replace(looks, ordinal=None), table)
    lone = places[0] if len(places) == 1 and (looks.dishes or len(table.lines) == 1) else None
    several = lone is not None and (looks.ordinal or 0) < table.lines[lone].quantity > 1
    return There((lone,), 1) if lone is not None and several else None


def _looks(text: str, table: Table, pointed: bool) -> _Looks | None:
    """None if a word is not understood, or says more than which line."""
    held = {id_ for line in table.lines for id_ in (line.item, line.half) if id_}
    if "," in text.strip(" ,"):
        return None
    ordinal, rest = _ordinal(text)
    looks = _Looks(ordinal=ordinal)
    into: list[Modifier] | None = None
    single = False
    for span in spans_in(rest, table):
        if into is not None and span.is_modifier:
            into.append(modifier(span))
        elif span.has(Kind.WITH, Kind.WITHOUT) and not span.is_card:
            into = looks.having if span.has(Kind.WITH) else looks.lacking
        elif span.has(Kind.SIZE) and not (span.is_dish and ids_of(span, table) & held):
            looks.sizes |= {sense.value for sense in span.of(Kind.SIZE)}
        elif span.is_dish:
            ids = ids_of(span, table)
            if not ids & held:
                return None
            looks.dishes = looks.dishes & ids if looks.dishes & ids else looks.dishes | ids
        elif span.has(Kind.OTHER):
            looks.other = True
        elif span.has(Kind.PRONOUN) and (pointed or not span.has(Kind.NUMBER)):
            looks.one = True
            single = single or span.has(Kind.NUMBER)
        elif span.has(Kind.NUMBER):
            looks.pieces = span.of(Kind.NUMBER)[0].number
        elif not span.senses or span.has(Kind.INSTEAD, Kind.OR, Kind.NOT, Kind.UNIT):
            return None
        elif into is None and looks.dishes and span.is_modifier:
            return None  # "auf die Vegetaria noch Mais | und Oliven": what it should have
        elif into is None and span.has(Kind.AND, Kind.LIGHT, Kind.EXTRA):
            return None  # two things, or how it should be: "die Salami nicht so scharf"
    if _ONE_OF.match(key(text)) or (single and looks.dishes):  # "remove one coke", of two
        looks.pieces = 1
    return None if into == [] else looks


def says_place(text: str) -> bool:
    """ "die erste": a line is pointed at."""
    return _ordinal(text)[0] is not None


def _ordinal(text: str) -> tuple[int | None, str]:
    """The place an ordinal word names, and the words without it."""
    ordinal, rest = None, []
    for word in text.split():
        if (place := _ORDINALS.get(key(word).strip(".,"))) is None:
            rest.append(word)
        else:
            ordinal = place
    return ordinal, " ".join(rest)


def _fitting(looks: _Looks, table: Table) -> tuple[int, ...]:
    places = [
        place for place, line in enumerate(table.lines) if not looks.dishes or looks.dishes & {line.item, line.half}
    ]
    for mod in looks.having:
        chosen = [place for place in places if _chose(table.lines[place], mod)]
        places = chosen or [place for place in places if contained(table.lines[place].item, mod, table.lexicon)]
    for mod in looks.lacking:
        without = [place for place in places if _left_out(table.lines[place], mod, table)]
        places = without or [place for place in places if not _has(table.lines[place], mod, table)]
    sized = [place for place in places if table.lines[place].size in looks.sizes]
    if looks.sizes and (sized or not looks.dishes):
        places = sized
    if looks.other and table.rest in places:
        places = [table.rest]
    elif looks.other and table.touched in places and len(places) > 1:
        places.remove(table.touched)
    if looks.ordinal is not None:
        places = places[looks.ordinal :][:1] if looks.ordinal >= 0 else places[-1:]
    return tuple(places)


def having(mods: list[Modifier], table: Table) -> tuple[int, ...]:
    """The lines with all of these: those they were chosen for, else those whose dish has them."""
    return _fitting(_Looks(having=mods), table)


def _chose(line: CartLine, mod: Modifier) -> bool:
    chosen = {(each.group, each.option) for each in line.options}
    return bool(chosen & {*mod.options, *mod.partial})


def _has(line: CartLine, mod: Modifier, table: Table) -> bool:
    return _chose(line, mod) or bool(contained(line.item, mod, table.lexicon))


def _left_out(line: CartLine, mod: Modifier, table: Table) -> bool:
    names = {f"{group}.{option}" for group, option in (*mod.options, *mod.partial)}
    return bool(names & set(line.without)) or contained(line.item, mod, table.lexicon) in line.without


def names_dish(text: str, table: Table) -> bool:
    """Does it say a number of dishes? Then it is an order; "in 8 Stücke" is none."""
    spans = spans_in(text, table)
    return any(
        span.has(Kind.NUMBER) and not span.has(Kind.SIZE) and not (place and spans[place - 1].has(Kind.IN))
        for place, span in enumerate(spans)
    )


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
