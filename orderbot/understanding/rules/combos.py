"""Dishes in the places of a combo: "Mittagsmenü mit Salami und Cola" is one line."""

from __future__ import annotations

from orderbot.menu.model import Part
from orderbot.understanding.grammar.senses import Kind
from orderbot.understanding.rules import ahead
from orderbot.understanding.rules.draft import Draft
from orderbot.understanding.rules.scan import WITHOUT, Scan


def filled(scan: Scan, place: int) -> Draft | None:
    """The combo the dish named here belongs to: it has a place free for it, and no number says otherwise."""
    counted = scan.pending.number is not None and (scan.pending.number > 1 or scan.pending.bare)
    if len(scan.targets) != 1 or counted or scan.pending.options or scan.scope == WITHOUT:
        return None
    if scan.pending.number is not None and not _joined(scan, place):
        return None
    if not scan.scope and ahead.gap_before(scan.spans, place) == ".":
        return None
    dishes = set(ahead.dishes(scan.spans[place], scan.lexicon))
    combo = scan.targets[0]
    return combo if any(dishes & set(each.items) for each in _free(scan, combo)) else None


def places_for(scan: Scan, draft: Draft, dishes: tuple[str, ...]) -> bool:
    """Has the combo a place for one of these dishes?"""
    return any(set(dishes) & set(each.items) for each in _free(scan, draft))


def _joined(scan: Scan, place: int) -> bool:
    """ "… und einer Cola"; "Mittagsmenü. Eine Cola" are two."""
    while place > 0 and not scan.spans[place].gap:
        place -= 1
        if scan.spans[place].has(Kind.AND, Kind.WITH):
            return True
    return False


def _free(scan: Scan, draft: Draft) -> list[Part]:
    places = [
        part for each in draft.candidates if each in (all_ := scan.lexicon.menu.combos) for part in all_[each].parts
    ]
    for _, dishes in draft.fills:
        taken = next((part for part in places if set(dishes) & set(part.items)), None)
        if taken:
            places.remove(taken)
    return places


def parts(scan: Scan, draft: Draft, combo: str) -> tuple[str, ...]:
    """What was said for the places of the combo; what could be several dishes is asked for in its turn."""
    found: list[str] = []
    free = list(scan.lexicon.menu.combos[combo].parts) if draft.fills else []
    for about, dishes in draft.fills:
        place = next((place for place in free if set(dishes) & set(place.items)), None)
        fitting = [each for each in dishes if place and each in place.items]
        if place and len(fitting) == 1:
            free.remove(place)
            found += fitting
        else:
            scan.unknown.append(about)
    return tuple(found)
