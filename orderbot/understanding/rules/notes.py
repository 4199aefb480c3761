"""Words about how the kitchen should do it: "schön knusprig", "in Stücke schneiden"."""

from __future__ import annotations

from collections.abc import Sequence

from orderbot.understanding.grammar.senses import Kind
from orderbot.understanding.lattice.span import FAR, Span
from orderbot.understanding.rules import ahead
from orderbot.understanding.rules.scan import Scan


def notes(spans: Sequence[Span]) -> dict[int, int]:
    """Runs of words about how the kitchen should do it: first place -> place after the run."""
    found: dict[int, int] = {}
    for place, span in enumerate(spans):
        if not (span.has(Kind.NOTE) or _how(spans, place)) or span.is_card:
            continue
        first = place
        if _of_a_part(spans, place):
            first -= 1
        least, most = max(place - FAR, 0), min(place + FAR, len(spans))
        while (
            first > least and not spans[first].gap and (_may_be_noted(spans[first - 1]) or _cut_into(spans, first - 1))
        ):
            first -= 1
        after = place + 1
        while (
            after < most
            and not spans[after].gap
            and (_may_be_noted(spans[after]) or spans[after].has(Kind.NOTE) or _cut_into(spans, after))
        ):
            after += 1
        while first < place and spans[first].has(Kind.POLITE):
            first += 1
        while after > place + 1 and spans[after - 1].has(Kind.POLITE):
            after -= 1
        if not any(first <= end - 1 for start, end in found.items() if start <= first):
            found[first] = after
    return found


def _of_a_part(spans: Sequence[Span], place: int) -> bool:
    """ "…, Soße separat": how a part of the dish should be, at the beginning of a clause."""
    before = spans[place - 1] if place > 0 and not spans[place].gap else None
    led = spans[place - 2] if before is not None and place > 1 and not before.gap else None
    begins = before is not None and (bool(before.gap) or (led is not None and led.has(Kind.POLITE)))
    if before is None or not begins or before.is_dish:
        return False
    return before.has(Kind.INGREDIENT, Kind.GROUP, Kind.OPTION)


def _how(spans: Sequence[Span], place: int) -> bool:
    """ "Nicht so ölig": a word nobody knows that says how, and ends the clause."""
    last = place + 1 >= len(spans) or bool(spans[place + 1].gap)
    led = place > 0 and not spans[place].gap and spans[place - 1].has(Kind.DEGREE)
    return led and last and not spans[place].senses and not spans[place].read


def _cut_into(spans: Sequence[Span], place: int) -> bool:
    """ "In 8 Stücke geschnitten", "cut into 6 slices": the number counts no dish."""
    following = spans[place + 1] if place + 1 < len(spans) else None
    return (
        place > 0
        and spans[place].has(Kind.NUMBER)
        and spans[place - 1].has(Kind.IN)
        and following is not None
        and not (following.gap or following.is_card)
    )


def _may_be_noted(span: Span) -> bool:
    if span.has(Kind.NOT) or (span.has(Kind.WITHOUT) and span.has(Kind.STOP)):
        return True  # "nicht schneiden"
    if span.is_card or span.has(
        Kind.NUMBER, Kind.AND, Kind.WITH, Kind.WITHOUT, Kind.BUT, Kind.ALSO, Kind.ALL, Kind.BOTH
    ):
        return False
    return not span.senses or span.has(
        Kind.STOP, Kind.IN, Kind.TIMES, Kind.VESSEL, Kind.POLITE, Kind.NOTE, Kind.LIGHT, Kind.EXTRA, Kind.DEGREE
    )


def note(scan: Scan, first: int, after: int) -> int:
    said = [token for span in scan.spans[first:after] for token in span.tokens]
    while len(said) > 1 and said[0].text.lower() in scan.closed.language.dishes.polite:
        said = said[1:]
    words = " ".join(token.text for token in said)
    if ahead.next_dish(scan.spans, after, scan.lexicon) is not None and not (scan.targets and not scan.pending.started):
        scan.pending.notes.append(words)  # "a hot latte"
    elif scan.targets:
        for draft in scan.targets:
            draft.notes.append(words)
    else:
        scan.unknown.append(words)
    return after
