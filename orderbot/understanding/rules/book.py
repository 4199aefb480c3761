"""From spans to drafts of order lines: head nouns anchor lines; numbers, sizes and options find their head.

One pass from left to right. A number opens a line if a dish follows, tells pieces of the last line apart if only words
about it follow ("eine ohne Zwiebeln"), counts an option, or is the number on the card.
"""

from __future__ import annotations

from collections.abc import Sequence

from orderbot.understanding.card.lexicon import Lexicon
from orderbot.understanding.grammar.closed import Closed
from orderbot.understanding.grammar.senses import CARD, Kind
from orderbot.understanding.lattice.spans import Span
from orderbot.understanding.meaning import Question
from orderbot.understanding.rules import ahead, halves, heads, notes, options
from orderbot.understanding.rules import numbers as numerals
from orderbot.understanding.rules.draft import Draft
from orderbot.understanding.rules.scan import INSTEAD, WITH, WITHOUT, Scan, drop_pending, unknown
from orderbot.understanding.rules.spread import spread


def read_lines(spans: Sequence[Span], lexicon: Lexicon, closed: Closed) -> Scan:
    scan = Scan(spans, lexicon, closed)
    place = 0
    noted = notes.notes(spans)
    while place < len(spans):
        span = spans[place]
        if span.gap == ".":
            _sentence(scan)
        if place in noted:
            place = notes.note(scan, place, noted[place])
            continue
        if span.read and (span.is_card or span.has(Kind.NUMBER)):
            scan.repaired.append((span.text, _read_as(scan, span)))
        place = max(_step(scan, place), place + 1)
    return scan


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
    if not scan.pending.section:
        drop_pending(scan)


def _step(scan: Scan, place: int) -> int:
    span = scan.spans[place]
    if _doubtful(scan, place):
        known = tuple(sense.value for sense in (*span.senses, *span.rivals) if sense.kind in (Kind.ITEM, Kind.PART))
        if scan.repaired and scan.repaired[-1][0] == span.text:
            scan.repaired.pop()
        return unknown(scan, place, *known)
    if span.read and not span.is_card and _stands_for_a_thing(scan, place):
        return unknown(scan, place)
    if span.has(Kind.CORRECTION) and not span.is_card:
        scan.correcting = bool(scan.drafts)
        return place + 1
    if span.has(Kind.WISH) and not span.is_card and _is_heading(scan, place):
        return place + 1
    if span.has(Kind.WISH) and not span.is_card:
        scan.questions.append(Question(span.text))
        return place + 1
    if span.has(Kind.HALF) and (found := halves.halves(scan, place)):
        return found
    if span.has(Kind.ALL, Kind.BOTH, Kind.EACH) and not span.is_card:
        return spread(scan, place)
    if span.has(Kind.NUMBER) and (after := numerals.number(scan, place)):
        return after
    if _a_child(scan, place) or _the_house(scan, place):
        return place + 1
    if span.has(Kind.VESSEL) and _holds_the_next(scan, place):
        return place + 1
    if span.is_dish and not (span.is_modifier and options.as_option(scan, place)):
        return heads.dish(scan, place)
    if span.has(Kind.EXTRA, Kind.LIGHT) and span.is_modifier and options.of_next(scan, place):
        options.amount(scan, place)
        return place + 1
    if scan.scope == WITHOUT and options.all_of_group(scan, place):
        return options.group(scan, place)
    if span.has(Kind.DOUBLE) and span.has(Kind.SIZE) and options.doubles(scan, place):
        options.amount(scan, place)
        return place + 1
    as_size = span.has(Kind.SIZE) and options.as_size(scan, place)
    if span.is_modifier and not as_size and (after := options.option(scan, place)):
        return after
    if span.has(Kind.GROUP) and not span.is_modifier:
        return options.group(scan, place)
    if span.has(Kind.SIZE):
        return options.size(scan, place)
    if span.has(Kind.NO_SIZE) and not span.is_card and not _the_noun(span):
        return options.no_size(scan, place)
    return _connector(scan, place)


def _the_noun(span: Span) -> bool:
    """ "Größe" and "große" have a spelling in common."""
    return span.has(Kind.SIZE_WORD) and len(span.tokens[0].keys) > 1


def _is_heading(scan: Scan, place: int) -> bool:
    """ "Nachtisch: 2 Tiramisu" """
    following = scan.span(place + 1)
    return following is not None and ":" in following.tokens[0].gap


_EXPECTING = (
    Kind.AND, Kind.WITH, Kind.WITHOUT, Kind.EXTRA, Kind.LIGHT, Kind.DOUBLE, Kind.NUMBER, Kind.TIMES, Kind.SIZE,
    Kind.OPTION, Kind.ID_ARTICLE, Kind.VESSEL,
)  # fmt: skip


def _stands_for_a_thing(scan: Scan, place: int) -> bool:
    """An ordinary word was read where a thing is expected: "a coke" is not "a come"."""
    span, before = scan.spans[place], scan.span(place - 1)
    ordinary = all(sense.kind in (Kind.STOP, Kind.TALK, Kind.POLITE) for sense in span.senses)
    if before is None or span.gap or not ordinary:
        return False
    return before.has(Kind.NUMBER, Kind.TIMES, Kind.WITH, Kind.WITHOUT, Kind.EXTRA, Kind.LIGHT, Kind.SIZE, Kind.VESSEL)


def _doubtful(scan: Scan, place: int) -> bool:
    """Repaired, but something else is about as near; ordinary words are no rivals where a thing is expected."""
    span = scan.spans[place]
    if not span.rivals:
        return False
    before = scan.span(place - 1)
    expected = before is not None and not span.gap and before.has(*_EXPECTING)
    if span.is_card and expected and not any(sense.kind in CARD for sense in span.rivals):
        return False
    return span.is_card or any(sense.kind in CARD or sense.kind is Kind.NUMBER for sense in span.rivals)


def _connector(scan: Scan, place: int) -> int:
    span = scan.spans[place]
    kinds = {sense.kind for sense in span.senses}
    if Kind.WITHOUT in kinds:
        scan.scope, scan.run, scan.denies_one = WITHOUT, [], Kind.NO_SUCH in kinds
    elif Kind.INSTEAD in kinds:
        scan.scope, scan.run = INSTEAD, []
    elif Kind.NOT in kinds and options.take_back(scan):
        pass
    elif kinds & {Kind.EXTRA, Kind.LIGHT, Kind.DOUBLE}:
        options.amount(scan, place)
    elif Kind.WITH in kinds:
        before = scan.span(place - 1)
        if before is None or span.gap or not before.has(Kind.WITHOUT):  # "without adding ham"
            scan.scope, scan.run = WITH, []
    elif Kind.BUT in kinds and Kind.STOP in kinds and scan.scope != WITHOUT:
        pass  # "just cheese"; "no onions, just cheese" ends what is left out
    elif kinds & {Kind.BUT, Kind.ALSO, Kind.ORDER}:
        scan.scope, scan.run = "", []
    elif Kind.OR in kinds:
        return _either(scan, place)
    elif Kind.SERVED in kinds and _names_another(scan, place):
        return unknown(scan, place)
    elif (counted_off := _counted_off(scan, place)) is not None:
        scan.targets, scan.scope, scan.run = [counted_off], "", []
    elif Kind.OTHER in kinds:
        if scan.base is not None and scan.base.carved and scan.base.left > 0:
            scan.targets = [scan.base]
            scan.scope = ""
        elif len(scan.drafts) > 1 and len(scan.targets) == 1 and heads.described(scan, place + 1):
            scan.targets = [
                draft for draft in scan.drafts if draft not in scan.targets
            ]  # "die 30 klein, die anderen groß"
            scan.spread, scan.scope = True, ""
    elif Kind.STOP in kinds and not kinds & {Kind.AND, Kind.POLITE, Kind.DEFINITE, Kind.ID_ARTICLE}:
        if scan.scope == WITHOUT and not scan.run and not _thing_follows(scan, place + 1):
            scan.scope = ""  # "keine Zeit"
    elif not kinds or Kind.HALF in kinds:
        return unknown(scan, place)
    return place + 1


def _a_child(scan: Scan, place: int) -> bool:
    """ "Für die Kleine" is for whom, no size."""
    span, article, whom = scan.spans[place], scan.span(place - 1), scan.span(place - 2)
    if not span.has(Kind.NO_SIZE) or span.gap or article is None or whom is None or article.gap:
        return False
    told = article.has(Kind.DEFINITE) and whom.has(Kind.FOR)
    return told and ahead.next_dish(scan.spans, place + 1, scan.lexicon) is None


def _the_house(scan: Scan, place: int) -> bool:
    """ "Hallo Bella-Team", where a pizza is called so too."""
    following = scan.span(place + 1)
    named = following is not None and not set(following.tokens[0].gap) - {"-"} and following.has(Kind.HOUSE)
    return named and scan.spans[place].is_dish and not scan.pending.said


def _counted_off(scan: Scan, place: int) -> Draft | None:
    """ "Salami und Hawaii, die erste ohne Käse": which of the dishes named so far, one piece each."""
    which = scan.closed.language.changes.ordinals.get(scan.spans[place].text.lower())
    before = scan.span(place - 1)
    if which is None or before is None or not before.has(Kind.DEFINITE) or scan.spans[place].gap:
        return None
    apart = len(scan.drafts) > 1 and all(draft.pieces == 1 and not draft.carved for draft in scan.drafts)
    known = -len(scan.drafts) <= which < len(scan.drafts)
    return scan.drafts[which] if apart and known and heads.described(scan, place + 1) else None


def _holds_the_next(scan: Scan, place: int) -> bool:
    """ "ein Teller Pommes", where "Teller" is also a word of a dish's name."""
    span, following = scan.spans[place], scan.span(place + 1)
    if (
        following is None
        or following.gap
        or not scan.pending.said
        or not span.is_dish
        or span.is_modifier
        or span.has(Kind.ITEM)
    ):
        return False
    return following.has(Kind.ITEM) and not following.has(Kind.OPTION)


def _names_another(scan: Scan, place: int) -> bool:
    """ "Döner Teller", where the card has none; "Pommes, ein Teller Suppe" is another matter."""
    before, following = scan.span(place - 1), scan.span(place + 1)
    ends = following is None or bool(following.gap) or not following.is_dish
    return before is not None and before.is_dish and not scan.spans[place].gap and ends


def _thing_follows(scan: Scan, place: int) -> bool:
    for span in scan.spans[place : place + 3]:
        if span.gap or span.is_card:
            return not span.gap
    return False


def _either(scan: Scan, place: int) -> int:
    """ "Cola oder Fanta": not ours to choose."""
    if scan.scope == WITHOUT:
        return place + 1
    coming = ahead.next_dish(scan.spans, place + 1, scan.lexicon)
    before = scan.span(place - 1)
    if coming is not None and before is not None and before.is_dish and scan.drafts:
        first = scan.drafts[-1]
        first.candidates = (*first.candidates, *ahead.dishes(scan.spans[coming], scan.lexicon))
        first.whole = False
        first.doubt = True
        return coming + 1
    return place + 1
