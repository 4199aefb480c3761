""" "alle groß", "beide mit Käse", "jeweils klein": words that apply to several lines."""

from __future__ import annotations

from orderbot.understanding.grammar.senses import Kind
from orderbot.understanding.lattice.span import Span
from orderbot.understanding.meaning import Question
from orderbot.understanding.rules import ahead
from orderbot.understanding.rules.draft import Draft, any_takes, contained
from orderbot.understanding.rules.scan import WITHOUT, Pending, Scan


def spread(scan: Scan, place: int) -> int:
    """ "alle groß", "beide mit Käse"."""
    span = scan.spans[place]
    after = place + 1
    section = ""
    following = scan.span(after)
    while following is not None and not following.gap and (ahead.silent(following) or following.has(Kind.HEAD)):
        if following.has(Kind.HEAD):
            section = following.of(Kind.HEAD)[0].value
        after += 1
        following = scan.span(after)
    before = scan.span(place - 1)
    if before is not None and before.has(Kind.WITH, Kind.WITHOUT) and not span.gap and scan.targets:
        for draft in scan.targets:  # "mit allem", "ohne alles": as the kitchen makes it, and it reads so
            draft.notes.append(f"{before.text} {span.text}")
        scan.scope = ""
        return place + 1
    to_each = before is not None and (before.has(Kind.FOR) or (before.has(Kind.IN) and not span.has(Kind.BOTH)))
    if before is not None and to_each and following is not None and following.has(Kind.NUMBER) and not following.gap:
        scan.questions.append(Question(f"{before.text} {span.text}"))  # "für alle eine Cola": how many are they?
    thing = scan.span(place - 2)
    if before is not None and before.has(Kind.FOR) and not span.gap and thing is not None and thing.is_dish:
        scan.questions.append(Question(f"{before.text} {span.text}"))  # "eine Cola für jeden"
        return place + 1
    if span.has(Kind.BOTH) and not scan.drafts and ahead.next_dish(scan.spans, after, scan.lexicon) is not None:
        scan.pending = Pending(2, False, True)  # "die beiden Lahmacun bitte"
        return place + 1
    if span.has(Kind.BOTH) and (end := _one_for_each(scan, place, after)):
        return end
    if span.has(Kind.EACH) and (end := _so_many_each(scan, after) or _with_each(scan, place, after)):
        return end
    if span.has(Kind.EACH) and scan.pending.said and ahead.next_dish(scan.spans, after, scan.lexicon) is not None:
        scan.each, scan.each_size = scan.pending.number, scan.pending.size  # "one small each of Salami and Funghi"
        return place + 1
    if before is not None and not span.gap and before.has(Kind.IN, Kind.STOP) and _over_all(scan, place, after):
        return after
    if following is None or following.gap == "." or _counts(following) or not scan.drafts:
        return place + 1
    if following.is_dish and not following.is_modifier and not section:
        return place + 1
    if span.has(Kind.EACH) and not (
        following.has(Kind.SIZE, Kind.IN, Kind.WITH, Kind.WITHOUT) or following.is_modifier
    ):
        return place + 1
    scan.targets, scan.spread, scan.scope, scan.pending = _meant(scan, place, section), True, "", Pending()
    return after


def all_but_dish(scan: Scan, place: int) -> int:
    """ "Alle groß außer der Tonno": what was just said of all is not said of that one."""
    before = scan.span(place - 1)
    if before is not None and before.has(Kind.DEFINITE) and not before.gap:
        before = scan.span(place - 2)
    behind = before is not None and before.has(Kind.WITHOUT) and not scan.spans[place].gap
    if not (scan.spread and scan.scope == WITHOUT and behind and scan.spans[place].is_dish):
        return 0
    named = set(ahead.dishes(scan.spans[place], scan.lexicon))
    spared = [draft for draft in scan.targets if named & set(draft.candidates) and not draft.frame]
    others = [draft for draft in scan.targets if draft not in spared]
    if len(spared) != 1 or not others:
        return 0
    one, other = spared[0], others[-1]
    if one.options and other.options[-1:] == one.options[-1:]:
        one.options.pop()
    elif one.size == other.size:
        one.size = None
    scan.targets, scan.scope = others, ""
    return place + 1


def _one_for_each(scan: Scan, place: int, after: int) -> int:
    """ "We both want a lager", "beide eine Cola": two of the dish that comes."""
    while (span := scan.span(after)) is not None and not span.gap and not span.is_card and not span.has(Kind.NUMBER):
        if not span.has(Kind.STOP, Kind.ORDER, Kind.EACH):
            return 0
        after += 1
    if span is None or span.gap or not span.has(Kind.NUMBER) or not span.of(Kind.NUMBER)[0].article:
        return 0
    if ahead.next_dish(scan.spans, after + 1, scan.lexicon) is None:
        return 0
    scan.pending = Pending(2, False, True)
    scan.targets, scan.scope, scan.run = [], "", []
    return after + 1


def _counts(span: Span) -> bool:
    """ "both single" says a size."""
    return span.has(Kind.NUMBER) and not span.has(Kind.SIZE)


def _meant(scan: Scan, place: int, section: str) -> list[Draft]:
    lines = [draft for draft in scan.drafts if draft.left > 0 or not draft.carved]
    before = scan.span(place - 1)
    if before is not None and before.has(Kind.OTHER) and len(lines) > 2:
        return [draft for draft in lines if draft not in scan.targets]
    if section:
        return [draft for draft in lines if any(scan.lexicon.section(each) == section for each in draft.candidates)]
    if scan.spans[place].has(Kind.BOTH):
        return lines[-1:] if lines and lines[-1].pieces == 2 else lines[-2:]
    return lines


def _so_many_each(scan: Scan, place: int) -> int:
    """ "S1, S3, S4 jeweils zweimal": of all that were named without a number."""
    number = scan.span(place)
    if number is None or number.gap or not number.has(Kind.NUMBER) or number.is_card:
        return 0
    after = place + 1
    while (following := scan.span(after)) is not None and following.has(Kind.TIMES) and not following.gap:
        after += 1
    size = None
    while (following := scan.span(after)) is not None and following.has(Kind.IN, Kind.SIZE) and not following.gap:
        size = following.of(Kind.SIZE)[0].value if following.has(Kind.SIZE) else size  # "jeweils zweimal in klein"
        after += 1
    counted = [draft for draft in scan.drafts if not draft.said]
    if not ahead.ends(scan.spans, after) or not counted or counted != scan.drafts[-len(counted) :]:
        return 0
    if ahead.next_dish(scan.spans, after, scan.lexicon) is not None and not scan.spans[after].gap:
        return 0
    for draft in counted:
        draft.number, draft.said, draft.size = number.of(Kind.NUMBER)[0].number, True, size or draft.size
    return after


def _with_each(scan: Scan, place: int, after: int) -> int:
    """ "2 Hawaii und je eine Cola", "two hawaii, one coke each": so many for each piece that was named before."""
    number = scan.span(after)
    pieces = sum(draft.left for draft in scan.drafts)
    if number is not None and number.has(Kind.NUMBER) and not number.gap and not number.is_card and pieces > 1:
        dish = ahead.next_dish(scan.spans, after + 1, scan.lexicon)
        if dish is None or _lists(scan, dish):
            return 0  # "je 2 Cola und Fanta": of what follows
        scan.pending, scan.each = Pending(number.of(Kind.NUMBER)[0].number * pieces, False, True), None
        return after + 1
    last = scan.drafts[-1] if scan.drafts else None
    before = pieces - last.left if last else 0
    if last is None or last.last != place - 1 or not last.said or before < 2 or not ahead.ends(scan.spans, after):
        return 0
    last.number = last.pieces * before
    scan.heard += 1
    return after


def _lists(scan: Scan, dish: int) -> bool:
    """Another dish follows, with no number of its own."""
    following = (each for each in scan.spans[dish + 1 :] if each.gap == "." or each.is_dish or each.has(Kind.NUMBER))
    after = next(following, None)
    return after is not None and after.gap != "." and after.is_dish and not after.has(Kind.NUMBER)


def _over_all(scan: Scan, place: int, after: int) -> bool:
    """ "… with queso on both": what was just said of the last is said of the others too."""
    if not scan.run or not ahead.ends(scan.spans, after) or len(scan.drafts) < 2:
        return False
    for draft in _meant(scan, place, ""):
        for holder, mod, scope in list(scan.run):
            held = draft.without if scope == WITHOUT else draft.options
            taken = any_takes(draft.candidates, mod, scan.lexicon) or (
                scope == WITHOUT and any(contained(dish, mod, scan.lexicon) for dish in draft.candidates)
            )
            if holder is not draft and mod not in held and taken:
                held.append(mod)
    return True
