"""Words that join, part, deny and point: what the words after them are to the dish."""

from __future__ import annotations

from orderbot.understanding.grammar.senses import Kind
from orderbot.understanding.rules import ahead, heads, options
from orderbot.understanding.rules.draft import Draft
from orderbot.understanding.rules.scan import INSTEAD, WITH, WITHOUT, Rule, Scan, carve, unknown

_PLAIN_WITH = ("mit", "with")


def begins_without(scan: Scan, place: int) -> int:
    """ "ohne", "kein"."""
    span = scan.spans[place]
    if not span.has(Kind.WITHOUT):
        return 0
    if span.text.lower() == "zero" and _ends_here(scan, place + 1):
        return unknown(scan, place)  # "Cola Zero", and the card has none
    before = scan.span(place - 1)
    option = before is not None and before.is_modifier and not (before.is_dish or span.gap)
    if option and span.has(Kind.STOP) and _ends_here(scan, place + 1) and options.take_back(scan):  # "Oliven nicht"
        return place + 1
    if _of_the_last(scan, place):
        scan.unknown.append(scan.drafts.pop().about)
        scan.targets, scan.scope, scan.run = [], "", []
        return place + 1
    scan.scope, scan.run, scan.denies_one = WITHOUT, [], span.has(Kind.NO_SUCH)
    return place + 1


def _of_the_last(scan: Scan, place: int) -> bool:
    """ "Panna Cotta brauch ich doch nicht": nothing follows it, and only little words stand before it."""
    last = scan.drafts[-1] if scan.drafts else None
    if last is None or not scan.spans[place].has(Kind.STOP) or not _ends_here(scan, place + 1):
        return False
    return all(ahead.silent(span) and not span.gap for span in scan.spans[last.last + 1 : place])


def _ends_here(scan: Scan, place: int) -> bool:
    """Nothing follows in the clause but little words."""
    span = scan.span(ahead.past_little(scan.spans, place))
    return span is None or bool(span.gap) or span.has(Kind.AND)


def begins_instead(scan: Scan, place: int) -> int:
    """ "statt"."""
    if not scan.spans[place].has(Kind.INSTEAD):
        return 0
    scan.scope, scan.run = INSTEAD, []
    return place + 1


def taken_back(scan: Scan, place: int) -> int:
    """ "Zwiebeln bitte weg"."""
    before, after = scan.span(place - 1), scan.span(place + 1)
    if not scan.spans[place].has(Kind.NOT) or before is None:
        return 0
    if scan.spans[place].text == "off" and not (
        before.is_modifier and (after is None or after.has(Kind.BOTH, Kind.ALL))
    ):
        return 0  # "top it off with cream"
    return place + 1 if options.take_back(scan) else 0


def how_much(scan: Scan, place: int) -> int:
    """ "extra", "wenig", "doppelt"."""
    if not scan.spans[place].has(Kind.EXTRA, Kind.LIGHT, Kind.DOUBLE):
        return 0
    options.amount(scan, place)
    return place + 1


def begins_with(scan: Scan, place: int) -> int:
    """ "mit"; "without adding ham" denies on."""
    span, before = scan.spans[place], scan.span(place - 1)
    if not span.has(Kind.WITH):
        return 0
    following = scan.span(place + 1)
    dangling = span.text.lower() in _PLAIN_WITH and (following is None or bool(following.gap))
    if dangling and scan.targets:
        scan.unknown.append(span.text)  # "… ohne Zwiebeln und für mich mit"
    if before is None or span.gap or not before.has(Kind.WITHOUT):
        scan.scope, scan.run = WITH, []
    return place + 1


def ends_scope(scan: Scan, place: int) -> int:
    """ "aber", "dazu", "ich hätte gern"; "just cheese" alone ends nothing that is wanted."""
    span = scan.spans[place]
    if not span.has(Kind.BUT, Kind.ALSO, Kind.ORDER):
        return 0
    if not (span.has(Kind.BUT) and span.has(Kind.STOP) and scan.scope != WITHOUT):
        scan.scope, scan.run = "", []
    return place + 1


def either(scan: Scan, place: int) -> int:
    """ "Cola oder Fanta": not ours to choose."""
    if not scan.spans[place].has(Kind.OR):
        return 0
    if scan.scope == WITHOUT:
        return place + 1
    coming = ahead.next_dish(scan.spans, place + 1, scan.lexicon)
    before = scan.span(place - 1)
    if coming is not None and before is not None and before.is_dish and scan.drafts:
        first = scan.drafts[-1]
        first.candidates = (*first.candidates, *ahead.dishes(scan.spans[coming], scan.lexicon))
        first.whole = False
        return coming + 1
    return place + 1


def names_another(scan: Scan, place: int) -> int:
    """ "Döner Teller", where the card has none; "Pommes, ein Teller Suppe" is another matter."""
    span, before, following = scan.spans[place], scan.span(place - 1), scan.span(place + 1)
    if not span.has(Kind.SERVED):
        return 0
    ends = following is None or bool(following.gap) or not following.is_dish
    return unknown(scan, place) if before is not None and before.is_dish and not span.gap and ends else 0


def counted_off(scan: Scan, place: int) -> int:
    """ "Salami und Hawaii, die erste ohne Käse": which of the dishes named so far, one piece each."""
    there = _counted_off(scan, place)
    if there is None:
        return _one_of_the_pieces(scan, place)
    scan.targets, scan.scope, scan.run = [there], "", []
    following = scan.span(place + 1)
    return place + 2 if following is not None and following.has(Kind.PRONOUN) and not following.gap else place + 1


def _counted_off(scan: Scan, place: int) -> Draft | None:
    which = scan.closed.language.changes.ordinals.get(scan.spans[place].text.lower())
    before = scan.span(place - 1)
    if which is None or not (scan.spans[place].gap or (before is not None and before.has(Kind.DEFINITE))):
        return None
    there = [draft for draft in scan.drafts if draft.left > 0]
    apart = len(there) > 1 and all(draft.left == 1 for draft in there)
    after = place + 1
    following = scan.span(after)
    if following is not None and following.has(Kind.PRONOUN) and not following.gap:
        after += 1  # "second one without"
    known = -len(there) <= which < len(there)
    return there[which] if apart and known and heads.described(scan, after) else None


def _one_of_the_pieces(scan: Scan, place: int) -> int:
    """ "2x Salami, die zweite ohne Käse"."""
    which = scan.closed.language.changes.ordinals.get(scan.spans[place].text.lower())
    base = scan.base
    if which is None or base is None or base not in scan.drafts or base.pieces < 2 or base.left < 1:
        return 0
    before = scan.span(place - 1)
    after = place + 1
    following = scan.span(after)
    if following is not None and following.has(Kind.PRONOUN) and not following.gap:
        after += 1  # "the second one without"
    led = before is not None and (before.has(Kind.DEFINITE) or scan.spans[place].gap)
    if not led or not -1 <= which < base.pieces or not heads.described(scan, after):
        return 0
    carve(scan, base, 1)
    return after


def the_others(scan: Scan, place: int) -> int:
    """ "die anderen groß"."""
    if not scan.spans[place].has(Kind.OTHER):
        return 0
    if scan.base is not None and scan.base.carved and scan.base.left > 0:
        scan.targets = [scan.base]
        scan.scope = ""
    elif len(scan.drafts) > 1 and len(scan.targets) == 1 and heads.described(scan, place + 1):
        scan.targets = [draft for draft in scan.drafts if draft not in scan.targets]
        scan.spread, scan.scope = True, ""
    return place + 1


def little_word(scan: Scan, place: int) -> int:
    """An ordinary word; it ends a "without" of nothing: "keine Zeit"."""
    span = scan.spans[place]
    if not span.has(Kind.STOP) or span.has(Kind.HALF):
        return 0
    telling = span.has(Kind.AND, Kind.POLITE, Kind.DEFINITE, Kind.ID_ARTICLE)
    if not telling and scan.scope == WITHOUT and not scan.run and not _thing_follows(scan, place + 1):
        scan.scope = ""
    return place + 1


def _thing_follows(scan: Scan, place: int) -> bool:
    for span in scan.spans[place : place + 3]:
        if span.gap or span.is_card:
            return not span.gap
    return False


def not_understood(scan: Scan, place: int) -> int:
    """A word that is in no list."""
    span = scan.spans[place]
    return unknown(scan, place) if not span.senses or span.has(Kind.HALF) else 0


CONNECTORS: tuple[Rule, ...] = (
    begins_without,
    begins_instead,
    taken_back,
    how_much,
    begins_with,
    ends_scope,
    either,
    names_another,
    counted_off,
    the_others,
    little_word,
    not_understood,
)
