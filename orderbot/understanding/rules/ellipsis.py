"""Lines without a noun: "a large pizza with ham and a medium with olives", "eine kleine und eine große Margherita"."""

from __future__ import annotations

from orderbot.understanding.grammar.senses import Kind
from orderbot.understanding.lattice.spans import Span
from orderbot.understanding.rules import ahead, heads
from orderbot.understanding.rules.draft import any_takes, modifier
from orderbot.understanding.rules.scan import Pending, Scan, drop_pending


def same_again(scan: Scan, place: int, value: int, *, said: bool) -> bool:
    """ "a large pizza with ham and a medium with olives": no noun, so the dish before, or the only one that can be."""
    sized: str | None = None
    options: list[Span] = []
    last: Span | None = None
    described = False
    for at, span in enumerate(scan.spans[place:], place):
        if (span.gap and not options and sized is None) or span.has(Kind.FOR):
            break
        if sized is not None and not options and is_pronoun(scan, at):
            last = span
            continue
        if span.gap == "." or span.has(Kind.NUMBER) or (span.is_dish and not span.is_modifier):
            break
        if span.is_modifier and not span.has(Kind.SIZE):
            if not described and scan.drafts:
                return False  # "a large hot chocolate" is no large latte with chocolate
            options.append(span)
        elif span.has(Kind.SIZE) and sized is None and not options:
            sized = span.of(Kind.SIZE)[0].value
        elif span.has(Kind.WITHOUT, Kind.WITH):
            described = True
        elif not span.senses:
            if not options:
                return False
            break
        last = span
    first = scan.span(place)
    if sized is not None and not options and not described and not _ends(scan, place):
        return False  # "four large cookies", and there are none
    like_this = first is not None and not first.gap and first.has(Kind.WITH, Kind.WITHOUT)  # "und eine ohne"
    if last is None or not said or (sized is None and not (like_this and scan.drafts) and (scan.drafts or not options)):
        return False
    fitting = scan.drafts[-1].candidates if scan.drafts and not scan.lost else ()
    if not fitting and options:
        fitting = tuple(
            dish
            for dish in scan.lexicon.names
            if all(any_takes((dish,), modifier(span), scan.lexicon) for span in options)
        )
    fitting = tuple(dish for dish in fitting if sized is None or scan.lexicon.sized(dish, sized))
    if len(fitting) != 1:
        return False
    opened(scan, value, bare=False, explicit=False)
    scan.pending.size = sized or (scan.drafts[-1].size if scan.drafts else None)
    about = scan.drafts[-1].about if scan.drafts else scan.lexicon.dish(fitting[0]).name.text
    heads.start(scan, place, about, fitting, whole=True)
    return True


def _ends(scan: Scan, place: int) -> bool:
    """Nothing but the size and politeness follows."""
    for at in range(place, len(scan.spans)):
        span = scan.spans[at]
        if at > place and (ahead.ends(scan.spans, at) or span.has(Kind.FOR)):
            return True  # "a large for my husband"
        described = span.has(Kind.SIZE, Kind.IN, Kind.SIZE_WORD, Kind.POLITE, Kind.ID_ARTICLE, Kind.DEFINITE)
        if not described and not is_pronoun(scan, at):
            return False
    return True


def is_pronoun(scan: Scan, place: int) -> bool:
    """ "a large one with milk": the dish before once more; not the "one" of "one large, one small"."""
    span, before, following = scan.spans[place], scan.span(place - 1), scan.span(place + 1)
    sized = before is not None and before.has(Kind.SIZE) and not span.gap
    goes_on = following is not None and following.has(Kind.WITH, Kind.WITHOUT, Kind.FOR)
    ends = goes_on or ahead.ends(scan.spans, place + 1)
    return span.has(Kind.PRONOUN) and sized and ends


def size_of_last(scan: Scan, place: int, id: str) -> bool:
    """ "2 Salami klein und 2 groß", where number 2 is a soup."""
    span = scan.span(place)
    if span is None or span.gap or not span.has(Kind.SIZE) or not scan.drafts:
        return False
    size = span.of(Kind.SIZE)[0].value
    last = scan.drafts[-1].candidates
    return not scan.lexicon.sized(id, size) and all(scan.lexicon.sized(dish, size) for dish in last)


def shared(scan: Scan, place: int, value: int) -> int:
    """ "eine kleine und eine große Margherita": the dish comes with the last size."""
    first, joint = scan.span(place), scan.span(place + 1)
    if first is None or first.gap or not first.has(Kind.SIZE) or first.is_dish or joint is None:
        return 0
    at = place + 2 if joint.has(Kind.AND) and not joint.gap else place + 1
    number, size = scan.span(at), scan.span(at + 1)
    if number is None or size is None or not number.has(Kind.NUMBER) or not size.has(Kind.SIZE) or number.gap == ".":
        return 0
    if ahead.next_dish(scan.spans, at + 1, scan.lexicon) is None:
        return 0
    scan.shared.append((value, first.of(Kind.SIZE)[0].value))
    return at


def stranger(scan: Scan, place: int, after: int) -> int:
    """ "a large hot chocolate", and there is none: not a large of what was before, and no options for it."""
    if not (span := scan.span(after)) or span.gap or not span.has(Kind.SIZE):
        return 0
    end = after
    while (span := scan.span(end)) is not None and not span.gap and (
        span.has(Kind.SIZE) or span.is_modifier or not span.senses
    ):  # fmt: skip
        end += 1
    scan.unknown.append(" ".join(span.text for span in scan.spans[place:end]))
    scan.lost, scan.targets, scan.base, scan.pending = True, [], None, Pending()
    return end


def opened(scan: Scan, value: int, *, bare: bool, explicit: bool) -> None:
    section = scan.pending.section
    drop_pending(scan)
    scan.pending = Pending(value, bare, True, explicit, section=section)
    scan.scope, scan.run, scan.times, scan.amount = "", [], 0, ""
