"""Who a dish is for: "Tom: …", "für Anna". The name stays with the dish as its note, and is no dish itself."""

from __future__ import annotations

from orderbot.understanding.grammar.names import NAMES
from orderbot.understanding.grammar.senses import Kind
from orderbot.understanding.lattice.span import Span
from orderbot.understanding.rules import ahead
from orderbot.understanding.rules.scan import Rule, Scan

_AS_WRITTEN = 0.05  # what costs more to read as a word of the card may be a name


def heads_a_list(scan: Scan, place: int) -> int:
    """ "Tom: Margherita, Lisa: Salami": until the next name."""
    first = place
    while (span := scan.span(place)) is not None and not span.has(Kind.PERSON) and _little(span) and place < first + 2:
        place += 1
    following = scan.span(place + 1)
    if span is None or following is None or (place > first and span.gap):
        return 0
    dashed = bool(set(following.tokens[0].gap) & set("-–"))  # "Mia - Margherita klein"
    named = bool(set(span.tokens[0].keys) & NAMES)
    if dashed and not named:
        dashed = _a_name(span) and ahead.next_dish(scan.spans, place + 1, scan.lexicon, itself=True) is not None
    if ":" not in following.tokens[0].gap and not dashed:
        return 0
    if not scan.spans[first].gap or not (span.has(Kind.PERSON) or _a_name(span)):
        return 0
    scan.person, scan.targets, scan.base = span.text, [], None
    return place + 1


def for_somebody(scan: Scan, place: int) -> int:
    """ "für Anna eine Margherita", "1 Tiramisu für Anna"."""
    span, following = scan.spans[place], scan.span(place + 1)
    if not span.has(Kind.FOR) or span.is_card or following is None or following.gap:
        return 0
    if scan.person and following.has(Kind.PERSON):  # "für Lisa …, für mich …"
        scan.person, scan.targets, scan.base = following.text, [], None
        return place + 2
    if not _a_name(following):
        return 0
    coming = ahead.past_little(scan.spans, place + 2)
    after = scan.span(coming)
    forward = after is not None and not after.gap and (after.has(Kind.NUMBER) or after.is_card)
    if scan.targets and not (forward and (span.gap or not scan.pending.said)):
        for draft in scan.targets:
            draft.person = draft.person or following.text
    else:
        scan.person = following.text
    return place + 2


def _a_name(span: Span) -> bool:
    """Written with a capital, and no word of the card as the card has it."""
    name = span.tokens[0].text
    unknown = not span.senses or (bool(span.read) and span.cost >= _AS_WRITTEN)
    return len(span.tokens) == 1 and name.isalpha() and name[0].isupper() and unknown


def _little(span: Span) -> bool:
    return not span.is_card and span.has(Kind.STOP, Kind.DEFINITE, Kind.AND)


PERSONS: tuple[Rule, ...] = (heads_a_list, for_somebody)
