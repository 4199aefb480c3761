"""From spans to drafts of order lines: head nouns anchor lines; numbers, sizes and options find their head.

One pass from left to right. A number opens a line if a dish follows, tells pieces of the last line apart if only words
about it follow ("eine ohne Zwiebeln"), counts an option, or is the number on the card.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from orderbot.understanding.card.lexicon import Lexicon
from orderbot.understanding.grammar.closed import Closed
from orderbot.understanding.grammar.senses import CARD, Kind
from orderbot.understanding.lattice.spans import Span
from orderbot.understanding.meaning import Question
from orderbot.understanding.rules import ahead, connectors, halves, heads, notes, numbers, options, persons
from orderbot.understanding.rules.scan import Rule, Scan, drop_pending, unknown
from orderbot.understanding.rules.spread import all_but_dish, spread
from orderbot.understanding.rules.trail import Trail


def read_lines(spans: Sequence[Span], lexicon: Lexicon, closed: Closed, trail: Trail, asked: tuple[str, ...]) -> Scan:
    """`asked`: the dish a question beside the order is about."""
    scan = Scan(spans, lexicon, closed, trail, asked=asked)
    scan.noted = notes.notes(spans)
    place = 0
    while place < len(spans):
        span = spans[place]
        if span.gap == ".":
            _sentence(scan)
        before = scan.held() if span.is_card and not span.has(*_ORDINARY) else None
        rule, after = _next(scan, place)
        if before is not None and scan.held() == before:
            scan.unknown.append(span.text)  # nobody's word is asked about
        if span.read and (span.is_card or span.has(Kind.NUMBER)) and rule not in _NOT_READ:
            scan.repaired.append((span.text, _read_as(scan, span)))
        place = after
    drop_pending(scan)
    return scan


def _next(scan: Scan, place: int) -> tuple[str, int]:
    for rule in BOOK:
        if after := rule(scan, place):
            if rule not in _SHELVES:
                scan.trail.fired.append((rule.__name__, place, after))
            return rule.__name__, after
    return "", place + 1


At = TypeVar("At")


def _first(scan: Scan, rules: Sequence[Callable[[Scan, At], int]], at: At, place: int) -> int:
    for rule in rules:
        if after := rule(scan, at):
            scan.trail.fired.append((rule.__name__, place, after))
            return after
    return 0


def _read_as(scan: Scan, span: Span) -> str:
    senses = span.of(*CARD)
    kinds = {sense.kind for sense in senses}
    if not senses or Kind.INGREDIENT in kinds or len({scan.lexicon.name_of(sense) for sense in senses}) > 1:
        return span.read
    return scan.lexicon.name_of(senses[0])


def _sentence(scan: Scan) -> None:
    scan.scope = scan.amount = ""
    scan.times = 0
    scan.run = []
    scan.person = ""
    if not scan.pending.section:
        drop_pending(scan)


# ---- a word that may be another -------------------------------------------------------------------------------------


def kitchen_note(scan: Scan, place: int) -> int:
    """ "schön knusprig bitte"."""
    return notes.note(scan, place, scan.noted[place]) if place in scan.noted else 0


def doubtful_repair(scan: Scan, place: int) -> int:
    """Repaired, but something else is about as near; ordinary words are no rivals where a thing is expected."""
    span, before = scan.spans[place], scan.span(place - 1)
    expected = before is not None and not span.gap and before.has(*_EXPECTING)
    if _in_a_sentence(scan, place) and not expected:
        return unknown(scan, place, *(sense.value for sense in span.of(Kind.ITEM, Kind.PART)))
    if before is not None and not span.gap and not before.senses and span.cost >= _MISTYPED:
        return unknown(scan, place)  # "der Hund bellt": beside a word nobody knows it is hardly the bell pepper
    if not span.rivals:
        return 0
    card = any(sense.kind in CARD for sense in span.rivals)
    if span.is_card and expected and not card:
        return 0
    if not (span.is_card or card or any(sense.kind is Kind.NUMBER for sense in span.rivals)):
        return 0
    known = tuple(sense.value for sense in (*span.senses, *span.rivals) if sense.kind in (Kind.ITEM, Kind.PART))
    return unknown(scan, place, *known)


_MISTYPED = 0.1  # cost: more than another form of the word
_LITTLE = (Kind.STOP, Kind.TALK, Kind.POLITE)


def _in_a_sentence(scan: Scan, place: int) -> bool:
    """ "8pm would be better" is no Bitter Lemon: half a name, mistyped, where the words before it name no thing."""
    span, before, after = scan.spans[place], scan.span(place - 1), scan.span(place + 1)
    if span.cost < _MISTYPED or span.gap or not span.has(Kind.PART) or span.has(Kind.ITEM, Kind.HEAD) or before is None:
        return False
    if after is not None and not after.gap and after.is_card:
        return False
    return before.has(*_LITTLE) and not before.is_card and not before.has(Kind.ORDER, *_EXPECTING)


def misread_word(scan: Scan, place: int) -> int:
    """An ordinary word was read where a thing is expected: "a coke" is not "a come"; nor is "Meier," a "meiner"."""
    span, before, after = scan.spans[place], scan.span(place - 1), scan.span(place + 1)
    if not span.read or span.is_card or not all(sense.kind in _LITTLE for sense in span.senses):
        return 0
    expected = before is not None and not span.gap and before.has(*_THING_FOLLOWS)
    alone = (not place or bool(span.gap)) and (after is None or bool(after.gap))
    return unknown(scan, place) if expected or (alone and span.text[0].isupper()) else 0


_THING_FOLLOWS = (
    Kind.NUMBER, Kind.TIMES, Kind.WITH, Kind.WITHOUT, Kind.EXTRA, Kind.LIGHT, Kind.SIZE, Kind.VESSEL,
)  # fmt: skip
_EXPECTING = (*_THING_FOLLOWS, Kind.AND, Kind.DOUBLE, Kind.OPTION, Kind.ID_ARTICLE)


# ---- words of the language that come first --------------------------------------------------------------------------


def correction(scan: Scan, place: int) -> int:
    """ "ach nee, doch lieber Salami"; what was said of no dish before is taken back: "eine Peperoni, nein, Salami"."""
    span = scan.spans[place]
    corrects = span.has(Kind.CORRECTION) or _rather(scan, place)
    doubt = bool(span.gap) and span.text.lower() in scan.closed.language.dishes.hesitations
    only_options = not scan.drafts and bool(scan.orphans or scan.pending.options)
    coming = ahead.next_dish(scan.spans, place + 1, scan.lexicon) if only_options and (corrects or doubt) else None
    instead = coming is not None
    if span.is_card or not (corrects or instead):
        return 0
    if instead:
        scan.orphans, scan.pending.options = [], []
    scan.correcting = bool(scan.drafts)
    return place + 1


def _rather(scan: Scan, place: int) -> bool:
    """ "…, halt, lieber mit Rind"; "…, nein 2": a word of doubt, and what comes instead."""
    said, span, before = scan.closed.language.dishes, scan.spans[place], scan.span(place - 1)
    if before is not None and before.text.lower() in said.hesitations and span.gap:
        return span.text.lower() in said.rather
    after = ahead.past_little(scan.spans, place + 1)
    only = scan.span(after)
    following = scan.span(after + 1) if only is not None and only.has(Kind.BUT) else only  # "sorry, nur 2"
    begins = bool(span.gap) and span.text.lower() in said.hesitations
    if begins and span.has(Kind.NUMBER) and ahead.next_dish(scan.spans, place + 1, scan.lexicon) is not None:
        return False  # "ne große Salami, ne kleine Funghi"
    return begins and following is not None and following.has(Kind.NUMBER, Kind.SIZE) and not following.is_dish


def heading_or_wish(scan: Scan, place: int) -> int:
    """ "Nachtisch: 2 Tiramisu" heads; "was zu trinken" is to be asked about."""
    span, following = scan.spans[place], scan.span(place + 1)
    if not span.has(Kind.WISH) or span.is_card:
        return 0
    if following is None or ":" not in following.tokens[0].gap:
        scan.questions.append(Question(span.text))
    return place + 1


def half_and_half(scan: Scan, place: int) -> int:
    """ "halb Salami halb Funghi"."""
    return halves.halves(scan, place) if scan.spans[place].has(Kind.HALF) else 0


def over_several(scan: Scan, place: int) -> int:
    """ "alle groß", "beide mit Käse", "jeweils klein"."""
    span = scan.spans[place]
    return spread(scan, place) if span.has(Kind.ALL, Kind.BOTH, Kind.EACH) and not span.is_card else 0


def a_number(scan: Scan, place: int) -> int:
    count = numbers.count_at(scan, place)
    return 0 if count is None else _first(scan, numbers.NUMBERS, count, place)


def for_a_child(scan: Scan, place: int) -> int:
    """ "Für die Kleine" is for whom, no size."""
    span, article, whom = scan.spans[place], scan.span(place - 1), scan.span(place - 2)
    if not span.has(Kind.NO_SIZE, Kind.SIZE) or span.gap or article is None or whom is None or article.gap:
        return 0
    told = article.has(Kind.DEFINITE) and whom.has(Kind.FOR)
    if not told or ahead.next_dish(scan.spans, place + 1, scan.lexicon) is not None:
        return 0
    scan.heard += 1
    return place + 1


def the_house(scan: Scan, place: int) -> int:
    """ "Hallo Bella-Team", where a pizza is called so too."""
    following = scan.span(place + 1)
    named = following is not None and not set(following.tokens[0].gap) - {"-"} and following.has(Kind.HOUSE)
    if not named or not scan.spans[place].is_dish or scan.pending.said:
        return 0
    scan.heard += 1
    return place + 1


# ---- dishes and what belongs to them --------------------------------------------------------------------------------


def vessel_of_next(scan: Scan, place: int) -> int:
    """ "ein Teller Pommes", where "Teller" is also a word of a dish's name."""
    span, following = scan.spans[place], scan.span(place + 1)
    if not span.has(Kind.VESSEL) or not span.is_dish or span.is_modifier or span.has(Kind.ITEM):
        return 0
    if following is None or following.gap or not scan.pending.said:
        return 0
    if not following.has(Kind.ITEM) or following.has(Kind.OPTION):
        return 0
    scan.heard += 1
    return place + 1


def a_dish(scan: Scan, place: int) -> int:
    span = scan.spans[place]
    if not span.is_dish:
        return 0
    if span.is_modifier and not heads.points_back(scan, place) and options.as_option(scan, place):
        return 0
    return _first(scan, heads.DISHES, place, place)


_ORDINARY = (Kind.STOP, Kind.VESSEL, Kind.PLAIN)  # "can", "bottle": may be said of nothing
_NOT_READ = ("kitchen_note", "doubtful_repair", "heads_a_list", "for_somebody")  # what a repair would say is not taken
BOOK: tuple[Rule, ...] = (
    *persons.PERSONS,
    kitchen_note,
    doubtful_repair,
    misread_word,
    correction,
    heading_or_wish,
    heads.the_one_asked_about,
    heads.asked_in_a_size,
    half_and_half,
    options.exchanged,
    over_several,
    heads.on_a_dish,
    a_number,
    for_a_child,
    the_house,
    vessel_of_next,
    all_but_dish,
    a_dish,
    *options.OPTIONS,
    *connectors.CONNECTORS,
)
_SHELVES: tuple[Rule, ...] = (a_number, a_dish)  # rules of their own stand in them
RULES = frozenset(
    rule.__name__ for rule in (*BOOK, *numbers.NUMBERS, *heads.DISHES) if rule not in _SHELVES
)  # the names of all; each has its examples in tests/understanding/rules
