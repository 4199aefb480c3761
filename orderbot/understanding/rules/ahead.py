"""Looking forward in the spans: what a number or an adjective belongs to."""

from __future__ import annotations

from collections.abc import Sequence

from orderbot.understanding.card.lexicon import Lexicon
from orderbot.understanding.grammar.senses import Kind
from orderbot.understanding.lattice.span import FAR, Span
from orderbot.understanding.rules.draft import any_takes, contained, modifier

_SILENT = (
    Kind.VESSEL,
    Kind.ID_WORD,
    Kind.ID_ARTICLE,
    Kind.DEFINITE,
    Kind.TIMES,
    Kind.SIZE_WORD,
    Kind.STOP,
    Kind.POLITE,
    Kind.ORDER,
    Kind.PLAIN,
    Kind.PERSON,
)
_COUNTED = 12  # pieces people say in a word
_AMOUNT = (Kind.EXTRA, Kind.LIGHT, Kind.DOUBLE)


def dishes(span: Span, lexicon: Lexicon) -> tuple[str, ...]:
    """The dishes a span can name: full names before parts of names."""
    return tuple(
        dict.fromkeys([sense.value for sense in span.of(Kind.ITEM)] or [sense.value for sense in span.of(Kind.PART)])
    )


def number_of(span: Span) -> int | None:
    """Digits or a number word; a dish whose name is a number is no number."""
    senses = span.of(Kind.NUMBER)
    return senses[0].number if senses and not span.is_card else None


def id_of(span: Span, lexicon: Lexicon) -> str:
    """The id a number is: "23", "23a", "dreiundzwanzig"; small number words only count."""
    for sense in span.of(Kind.NUMBER):
        written = sense.value or (str(sense.number) if sense.number > _COUNTED and not sense.times else "")
        if written and lexicon.exists(written):
            return written
    return ""


def is_id(span: Span, lexicon: Lexicon) -> bool:
    """ "S4", as the card numbers its dishes."""
    return span.has(Kind.ITEM) and lexicon.exists(span.text) and span.text[-1].isdigit()


def silent(span: Span) -> bool:
    return not span.is_card and number_of(span) is None and span.has(*_SILENT) and not span.has(
        Kind.WITH, Kind.WITHOUT, Kind.AND, Kind.OR, Kind.BUT, Kind.ALSO, Kind.ALL, Kind.BOTH, Kind.HALF, Kind.NOTE,
        Kind.INSTEAD, Kind.OF_THEM, Kind.CORRECTION, Kind.UNIT, *_AMOUNT,
    )  # fmt: skip


def next_dish(spans: Sequence[Span], place: int, lexicon: Lexicon, *, itself: bool = False) -> int | None:
    """The place of the dish that words from `place` on describe from the front: "[two] large onion and pepper pizzas".

    `itself`: the word at `place` is one of them. Options on the way must be offered by the dish and stand directly
    before it: "2 mayo and fries" are not for fries.
    """
    passed: list[Span] = []
    strangers = 0
    last: Span | None = None
    for at in range(place, min(place + FAR, len(spans))):
        span = spans[at]
        if span.has(Kind.PEOPLE) and at > place and spans[at - 1].has(Kind.NUMBER) and not span.gap:
            continue  # "one large three topping pizza"
        if span.has(Kind.NUMBER) and at + 1 < len(spans) and spans[at + 1].has(Kind.PEOPLE) and not span.gap:
            continue
        if not (itself and at == place) and (
            span.gap == "." or (span.gap == "," and not (passed and last is not None and last.is_modifier))
        ):
            return None
        if span.is_dish and not _before_head(spans, at, lexicon):
            found = dishes(span, lexicon)
            if passed and span.gap and not (itself and at == place):
                return None  # "mit Mango-Chutney, Grillteller"
            if passed and (last is None or not (last.is_modifier or last.has(Kind.SIZE) or silent(last))):
                return None
            if found and not all(any_takes(found, modifier(each), lexicon) or each.has(Kind.SIZE) for each in passed):
                return None
            return at
        if span.is_modifier:
            passed.append(span)
        elif span.has(Kind.SIZE, Kind.NO_SIZE) or span.has(*_AMOUNT) or (span.has(Kind.AND) and passed):
            pass
        elif span.has(Kind.UNIT) or silent(span) or span.has(Kind.NOTE):
            if silent(span) or span.has(Kind.NOTE):
                continue
        elif not span.senses and not strangers:
            strangers += 1
            following = spans[at + 1] if at + 1 < len(spans) else None
            if following is None or following.gap or not (following.is_dish or following.is_modifier):
                return None
        else:
            return None
        last = span
    return None


def _before_head(spans: Sequence[Span], place: int, lexicon: Lexicon) -> bool:
    """ "a salami and ham pizza": words that are also dishes, before a dish that offers them as options."""
    if not spans[place].is_modifier:
        return False
    if kind_of_next(spans, place, lexicon) or _of_another_section(spans, place, lexicon):
        return True
    passed = [spans[place]]
    for at in range(place + 1, min(place + FAR, len(spans))):
        span = spans[at]
        if span.gap == ".":
            return False
        if span.is_modifier and not (span.is_dish and not any(s.is_modifier for s in passed)):
            if span.has(Kind.ITEM) and not span.has(Kind.OPTION):
                return False
            passed.append(span)
        elif span.has(Kind.AND) or span.has(*_AMOUNT):
            continue
        elif span.is_dish:
            found = dishes(span, lexicon)
            generic = bool(found) and set(found) <= lexicon.heads
            return (
                generic
                and not spans[at - 1].has(Kind.AND)
                and all(any_takes(found, modifier(each), lexicon) for each in passed)
            )
        else:
            return False
    return False


def _of_another_section(spans: Sequence[Span], place: int, lexicon: Lexicon) -> bool:
    """ "A tuna pizza", where only the salad is named so: what is on a pizza, and no salad."""
    following = spans[place + 1] if place + 1 < len(spans) else None
    if spans[place].has(Kind.ITEM) or following is None or following.gap or following.has(Kind.ITEM, Kind.PART):
        return False
    heads = {sense.value for sense in following.of(Kind.HEAD)} & lexicon.menu.sections.keys()
    own = {lexicon.section(dish) for dish in dishes(spans[place], lexicon)}
    if not heads or heads & own:
        return False
    mod = modifier(spans[place])
    return any(contained(dish, mod, lexicon) for head in heads for dish in lexicon.menu.sections[head].items)


def kind_of_next(spans: Sequence[Span], place: int, lexicon: Lexicon) -> bool:
    """ "a chicken burrito": an option of the dish right behind it, though another dish has the word in its name."""
    if place + 1 >= len(spans) or spans[place].has(Kind.ITEM, Kind.HEAD) or spans[place + 1].gap:
        return False
    named = [sense.value for sense in spans[place + 1].of(Kind.ITEM)]
    return bool(named) and any_takes(named, modifier(spans[place]), lexicon)


def gap_before(spans: Sequence[Span], place: int) -> str:
    """The break before a span and the little words that lead to it: "…, für meine Freundin Pho Ga"."""
    return spans[_led_from(spans, place)].gap


def led_by(spans: Sequence[Span], place: int) -> Span | None:
    """What stands before a span and the little words that lead to it."""
    first = _led_from(spans, place)
    return spans[first - 1] if first > 0 else None


def _led_from(spans: Sequence[Span], place: int) -> int:
    while place > 0 and not spans[place].gap and silent(spans[place - 1]):
        place -= 1
    return place


def past_little(spans: Sequence[Span], place: int) -> int:
    """The first place from here on that is no little word, or begins anew after a break."""
    while place < len(spans) and not spans[place].gap and silent(spans[place]):
        place += 1
    return place


def ends(spans: Sequence[Span], place: int) -> bool:
    """Nothing more belongs to what stands before `place`."""
    if place >= len(spans):
        return True
    span = spans[place]
    return bool(span.gap) or span.has(Kind.AND, Kind.ALSO, Kind.BUT)
