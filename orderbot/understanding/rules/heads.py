"""Dishes: head nouns that begin an order line, and the nouns of sections."""

from __future__ import annotations

import re
from dataclasses import replace

from orderbot.understanding.card.lexicon import folded
from orderbot.understanding.grammar.phrases import any_said, key
from orderbot.understanding.grammar.senses import Kind
from orderbot.understanding.lattice.spans import Span
from orderbot.understanding.meaning import Question
from orderbot.understanding.rules import ahead, combos
from orderbot.understanding.rules.draft import Draft, Modifier, contained, modifier
from orderbot.understanding.rules.scan import INSTEAD, WITH, WITHOUT, Pending, Scan, attach, lose, set_size, unknown


def found_at(scan: Scan, place: int) -> tuple[str, ...]:
    """The dishes the phrase can name here: those of the section just said, if any are."""
    found = ahead.dishes(scan.spans[place], scan.lexicon)
    section = scan.pending.section
    return tuple(each for each in found if section and scan.lexicon.section(each) == section) or found


def none_of_section(scan: Scan, place: int) -> int:
    """ "no drinks please"."""
    before = scan.span(place - 1)
    led = before is not None and before.has(Kind.WITHOUT) and not scan.spans[place].gap
    if found_at(scan, place) or not led or scan.pending.said:
        return 0
    scan.heard += 1
    scan.scope = ""
    return place + 1


def the_asked(scan: Scan, place: int) -> None:
    """The dish a question was about is ordered, in the words that stand there."""
    start(scan, place, scan.lexicon.dish(scan.asked[0]).name.text, scan.asked, whole=True)


def the_one_asked_about(scan: Scan, place: int) -> int:
    """ "Habt ihr Lasagne? Dann nehm ich die, und eine Cola": a clause of little words, and the dish asked about."""
    if not scan.asked or scan.drafts or scan.pending.said or not scan.spans[place].has(*_POINTS):
        return 0
    begin = next((at for at in range(place, 0, -1) if scan.spans[at].gap), 0)
    end = next((at for at in range(place + 1, len(scan.spans)) if scan.spans[at].gap), len(scan.spans))
    sentence = scan.spans[begin:end]
    plain = all(span.has(*_LITTLE) and not span.is_card for span in sentence)
    wished = any(span.has(Kind.ORDER, Kind.POLITE) for span in sentence) and any(
        span.has(*_POINTS) for span in sentence
    )
    if not plain or not wished:
        return 0
    the_asked(scan, place)
    return end


def asked_in_a_size(scan: Scan, place: int) -> int:
    """ "Habt ihr die Salami? Dann die kleine": nothing but the size of the dish asked about."""
    if not scan.asked or scan.drafts or scan.pending.started:
        return 0
    points = scan.spans[place].has(Kind.DEFINITE, Kind.ID_ARTICLE, Kind.IN)
    at = place + 1 if points else place
    sized = scan.span(at)
    if sized is None or sized.is_dish or (points and sized.gap):
        return 0
    if not points and not all(ahead.silent(span) or span.has(Kind.ALSO) for span in scan.spans[:place]):
        return 0  # "dann groß": nothing else stands before it
    sizes = [sense.value for sense in sized.of(Kind.SIZE) if scan.lexicon.sized(scan.asked[0], sense.value)]
    after = at + 1
    while (span := scan.span(after)) is not None and not span.gap and span.has(Kind.PRONOUN, Kind.POLITE):
        after += 1
    if not sizes or not ahead.ends(scan.spans, after):
        return 0
    the_asked(scan, place)
    set_size(scan, sizes[0])
    return after


_POINTS = (Kind.DEFINITE, Kind.PRONOUN, Kind.ORDER)
_LITTLE = (*_POINTS, Kind.POLITE, Kind.STOP, Kind.TALK, Kind.AND, Kind.ALSO, Kind.ID_ARTICLE)


def section_noun(scan: Scan, place: int) -> int:
    """ "zwei Pizzen": the noun of a section, part of a dish's name or of dishes named later."""
    return 0 if found_at(scan, place) else _head(scan, place)


def refused_dish(scan: Scan, place: int) -> int:
    """ "Nein, keine Pommes, lieber Reis": a dish nobody ordered before is not ordered by this either."""
    before, gap = scan.span(place - 1), scan.spans[place].gap
    one = _after_article(scan, place)
    led = one or (before is not None and before.has(Kind.DEFINITE) and not scan.pending.said)
    if before is not None and led and not gap:
        gap = before.gap  # "I don't want a coke", "ich brauche nicht die Cola"
        before = scan.span(place - 2)
    if scan.targets or scan.drafts or (scan.pending.said and not one) or before is None or gap:
        return 0
    if not before.has(Kind.WITHOUT, Kind.INSTEAD):
        return 0
    scan.refused.append(_left_out(scan.spans[place]))
    scan.scope, scan.pending = "", Pending()
    return place + 1


def _one_refused(scan: Scan, place: int) -> bool:
    """ "not a salami", "statt einer Cola": a dish by itself, which nothing ordered holds."""
    if not _after_article(scan, place) or scan.spans[place].gap or scan.spans[place - 1].gap:
        return False
    before = scan.span(place - 2)
    if before is None or not before.has(Kind.WITHOUT, Kind.INSTEAD):
        return False
    mod = _left_out(scan.spans[place])
    return not any(contained(each, mod, scan.lexicon) for draft in scan.drafts for each in draft.candidates)


def _after_article(scan: Scan, place: int) -> bool:
    """ "a coke": one, though not counted."""
    before = scan.span(place - 1)
    return before is not None and before.has(Kind.NUMBER) and before.of(Kind.NUMBER)[0].article


def _left_out(span: Span) -> Modifier:
    mod = modifier(span)
    mod.ingredients = mod.ingredients or folded(span.text)
    return mod


def place_of_combo(scan: Scan, place: int) -> int:
    """ "Mittagsmenü mit Salami und Cola"."""
    combo = combos.filled(scan, place)
    if combo is None:
        return 0
    combo.fills.append((scan.spans[place].text, found_at(scan, place)))
    scan.pending = Pending()
    return place + 1


def dish_left_out(scan: Scan, place: int) -> int:
    """ "Teller ohne Pommes": a side of the dish, though it may be ordered by itself."""
    one = _one_refused(scan, place)
    if not (scan.targets and (one or (scan.scope in (WITHOUT, INSTEAD) and not scan.pending.said))):
        return 0
    mod = _left_out(scan.spans[place])
    if one:  # "a margherita, not a salami"
        scan.scope, scan.pending = "", Pending()
        scan.heard += 1
        return place + 1
    holding = scan.drafts if scan.scope == INSTEAD else scan.targets  # "Teller mit Pommes statt Reis"
    if any(contained(each, mod, scan.lexicon) for draft in holding for each in draft.candidates):
        attach(scan, mod, WITHOUT)
        return place + 1
    before = ahead.led_by(scan.spans, place)
    goes_on = not ahead.gap_before(scan.spans, place) and not (before is not None and before.has(Kind.AND))
    led = scan.span(place - 1)
    if (
        scan.scope == WITHOUT
        and goes_on
        and led is not None
        and led.has(Kind.WITHOUT)
        and not any(_told_of(scan, dish) for draft in scan.targets for dish in draft.candidates)
        and not any(contained(dish, mod, scan.lexicon) for draft in scan.drafts for dish in draft.candidates)
    ):
        for draft in scan.targets:  # "2 Cola ohne Eis", where there is a Pistazieneis
            draft.notes.append(f"{led.text} {scan.spans[place].text}")
        return place + 1
    if scan.scope == WITHOUT and goes_on:
        return unknown(scan, place, *found_at(scan, place))
    return 0


def _told_of(scan: Scan, dish: str) -> bool:
    """The card tells what is in it, or what belongs to it."""
    return dish in scan.lexicon.menu.combos or bool(scan.lexicon.ingredients.get(dish))


def side_of_text(scan: Scan, place: int) -> int:
    """ "Schnitzel mit Pommes", which it comes with; "Spaghetti mit Bolognese", two parts of one name."""
    if not (scan.targets and scan.scope == WITH and not scan.pending.said) or points_back(scan, place):
        return 0
    found = found_at(scan, place)
    if scan.targets[-1].frame and set(found) & set(scan.targets[-1].candidates):
        return 0  # "Pizza mit Thunfisch und Zwiebeln", and one is called so
    if not _comes_with(scan, scan.spans[place]) and not _narrows(scan, found):
        return 0
    scan.heard += 1
    return place + 1


def points_back(scan: Scan, place: int) -> bool:
    """ "beide ohne Zwiebeln, der Döner mit scharf": a new clause about a dish that was named, and said more of."""
    first, before = scan.span(place - 1), scan.span(place - 2)
    if first is None or not first.has(Kind.DEFINITE) or scan.pending.said:
        return False
    anew = bool(first.gap) or (before is not None and before.has(Kind.AND) and bool(before.gap))  # "…, and the salami"
    if not anew:
        return False
    return named_before(scan, place, ahead.dishes(scan.spans[place], scan.lexicon)) is not None


def dish_pointed_at(scan: Scan, place: int) -> int:
    """ "… und die Margherita bitte ohne Käse": one that was named before."""
    there = named_before(scan, place, found_at(scan, place))
    if there is None:
        return 0
    scan.targets, scan.spread = [there], False
    if points_back(scan, place):
        scan.scope, scan.run = "", []
    scan.heard += 1
    return place + 1


_ON = re.compile(any_said(lambda each: each.changes.before_the))


def led_by_on(scan: Scan, place: int) -> bool:
    """ "*Bei* einer Hawaii", "*auf* der Salami"."""
    on = scan.span(place - 1)
    return on is not None and not scan.spans[place].gap and bool(_ON.fullmatch(key(on.text)))


def on_a_dish(scan: Scan, place: int) -> int:
    """ "bei der Salami noch Oliven drauf", "olives on the salami": one that was named before."""
    the = scan.span(place - 1)
    if the is None or scan.spans[place].gap or scan.pending.said:
        return 0
    if not (the.has(Kind.DEFINITE, Kind.ID_ARTICLE) and led_by_on(scan, place - 1)):
        return 0
    number = ahead.id_of(scan.spans[place], scan.lexicon)  # "auf die 22 doppelt Salami"
    found = ahead.dishes(scan.spans[place], scan.lexicon) or ((number,) if number else ())
    named = [draft for draft in scan.drafts if set(draft.candidates) & set(found)]
    if not named:
        return 0
    there = named[-1]
    there.doubt = there.doubt or len(named) > 1
    said = place - 3
    while said > 0 and ahead.silent(scan.spans[said]) and not scan.spans[said + 1].gap:
        said -= 1
    if said > 0 and scan.spans[said].is_modifier and not scan.spans[said + 1].gap:  # so far given to the dish before
        for draft, mod, scope in scan.run:
            (draft.without if scope == WITHOUT else draft.options).remove(mod)
            (there.without if scope == WITHOUT else there.options).append(mod)
    scan.targets, scan.spread, scan.scope, scan.run = [there], False, "", []
    scan.heard += 1
    return place + 1


def its_side(scan: Scan, place: int) -> int:
    """ "Schnitzelteller, zu den Pommes Mayo": the side that comes with the dish before, not another portion."""
    before = scan.span(place - 1)
    if before is None or not before.has(Kind.DEFINITE) or scan.spans[place].gap or scan.pending.said:
        return 0
    if not scan.targets or not _comes_with(scan, scan.spans[place]):
        return 0
    scan.heard += 1
    return place + 1


def name_goes_on(scan: Scan, place: int) -> int:
    """ "pizza pie": a second word for the dish just named."""
    span, found = scan.spans[place], found_at(scan, place)
    last = scan.drafts[-1] if scan.drafts else None
    if last is None or last.last != place - 1 or span.gap or scan.pending.started:
        return 0
    if last.candidates != found and not (set(last.candidates) <= set(found) and not span.has(Kind.ITEM)):
        return 0
    last.last = place
    scan.heard += 1
    return place + 1


def run_together(scan: Scan, place: int) -> int:
    """ "2 Dürüm Falafel": two names of one section in one breath may be one dish that is not on the card."""
    span, last = scan.spans[place], scan.drafts[-1] if scan.drafts else None
    if last is None or last.last != place - 1 or not last.said or span.gap or scan.pending.started or scan.scope:
        return 0
    found = found_at(scan, place)
    sections = {scan.lexicon.section(dish) for dish in last.candidates}
    if not (last.whole and not last.frame and span.has(Kind.ITEM)):
        return 0
    if "" in sections or sections != {scan.lexicon.section(dish) for dish in found}:
        return 0
    scan.drafts.pop()
    scan.questions.append(Question(f"{last.about} {span.text}", (*last.candidates, *found)))
    scan.targets, scan.lost = [], True
    return place + 1


def with_half_a_name(scan: Scan, place: int) -> int:
    """ "sausage muffin with egg", where another dish has egg in its name: no dish of its own, it is asked about."""
    span = scan.spans[place]
    if scan.scope != WITH or not scan.targets or scan.pending.said or span.has(Kind.ITEM, Kind.HEAD) or span.gap:
        return 0
    before = scan.span(place - 1)
    if scan.targets[-1].frame or before is None or not before.has(Kind.WITH) or combos.filled(scan, place) is not None:
        return 0  # "Pide mit Hackfleisch und Pide mit Spinat"
    return unknown(scan, place, *found_at(scan, place))


_JOINS = (Kind.AND, Kind.OR, Kind.WITH, Kind.WITHOUT, Kind.NUMBER, Kind.HEAD)


def half_a_name_of_another(scan: Scan, place: int) -> int:
    """ "One green fresh salad", where a pizza is called Green Stripe: no pizza is ordered."""
    span, at = scan.spans[place], place + 1
    if span.has(Kind.ITEM, Kind.HEAD, Kind.SIZE) or span.is_modifier:
        return 0
    while (
        (noun := scan.span(at)) is not None
        and not noun.gap
        and not noun.is_dish
        and not noun.has(*_JOINS)
        and at < place + 3
    ):
        at += 1
    if noun is None or noun.gap or not noun.has(Kind.HEAD) or noun.has(Kind.ITEM, Kind.PART):
        return 0
    sections = {sense.value for sense in noun.of(Kind.HEAD)}
    if sections & {scan.lexicon.section(dish) for dish in found_at(scan, place)}:
        return 0
    scan.unknown.append(span.text)
    return place + 1


_HALF = re.compile(any_said(lambda each: each.changes.of_a_half))


def of_a_half(scan: Scan, place: int) -> int:
    """ "Auf die Funghi-Hälfte noch Zwiebeln": no Funghi is ordered, and who it is for is asked."""
    following = scan.span(place + 1)
    if following is None or set(following.tokens[0].gap) - {"-"} or not _HALF.fullmatch(key(following.text)):
        return 0
    if following.has(Kind.HALF) and not _pointed_at(scan, place):
        return 0  # "half salami half funghi"
    scan.unknown.append(f"{scan.spans[place].text} {following.text}")
    lose(scan)
    return place + 2


def _pointed_at(scan: Scan, place: int) -> bool:
    """ "On the funghi half": the article stands before it."""
    before = scan.span(place - 1)
    return before is not None and before.has(Kind.DEFINITE)


def said_twice(scan: Scan, place: int) -> int:
    """ "Eine Flasche Wasser mit Sprudel", where both are names of one drink."""
    span, before = scan.spans[place], scan.span(place - 1)
    led = before is not None and before.has(Kind.WITH) and not span.gap and scan.scope == WITH
    if not led or len(scan.targets) != 1 or set(scan.targets[0].candidates) != set(found_at(scan, place)):
        return 0
    scan.heard += 1
    return place + 1


def dish_named(scan: Scan, place: int) -> int:
    """ "Margherita", "Salami Pizza"."""
    span = scan.spans[place]
    draft = start(scan, place, span.text, found_at(scan, place), whole=span.has(Kind.ITEM))
    after = scan.span(place + 1)
    if after is not None and not after.gap and after.has(Kind.HEAD) and not after.has(Kind.ITEM, Kind.PART):
        section = {sense.value for sense in after.of(Kind.HEAD)}
        same = tuple(each for each in draft.candidates if scan.lexicon.section(each) in section)
        if same:
            draft.candidates = same
            return place + 2
    return place + 1


DISHES = (
    none_of_section,
    section_noun,
    refused_dish,
    place_of_combo,
    dish_left_out,
    side_of_text,
    dish_pointed_at,
    its_side,
    name_goes_on,
    run_together,
    with_half_a_name,
    half_a_name_of_another,
    of_a_half,
    said_twice,
    dish_named,
)


def start(scan: Scan, place: int, about: str, found: tuple[str, ...], *, whole: bool) -> Draft:
    """A new line, with what was said before its name."""
    pending = scan.pending
    if not scan.drafts and scan.orphans and ahead.gap_before(scan.spans, place):
        denied = [mod for mod, scope in scan.orphans if scope == WITHOUT]  # "meine Frau isst kein Fleisch, also …"
        scan.unknown += [mod.about for mod in denied]
        scan.orphans = [(mod, scope) for mod, scope in scan.orphans if scope != WITHOUT]
    if scan.amount_said:  # "a double espresso", which is not on the card
        scan.unknown.append(scan.amount_said)
        scan.amount_said = ""
    size_before = None
    if scan.correcting and scan.drafts:
        wrong = scan.drafts.pop(_taken_back(scan, found))
        if not pending.said:
            pending.number, pending.said = wrong.number, wrong.said
        size_before = wrong.size
        scan.correcting = False
    number = pending.number if pending.said else scan.each
    if scan.each is not None:  # "je eine kleine Margherita und Salami"
        size = scan.each_size = pending.size or scan.each_size
        pending.size = size if size and any(scan.lexicon.sized(dish, size) for dish in found) else pending.size
    draft = Draft(
        about,
        found,
        number=number,
        bare=pending.bare,
        said=pending.said or scan.each is not None,
        size=pending.size,
        size_before=size_before,
        amount=pending.amount,
        than=pending.than,
        options=list(pending.options),
        without=list(pending.without),
        notes=list(pending.notes),
        person=scan.person,
        whole=whole,
        last=place,
    )
    _fill_frame(scan, draft)
    for pieces, size in scan.shared:
        scan.add(replace(draft, number=pieces, said=True, size=size, options=list(draft.options), without=[]))
    scan.shared = []
    scan.add(draft)
    scan.base = draft
    return draft


def _taken_back(scan: Scan, found: tuple[str, ...]) -> int:
    """ "Salami, 2 Cola, doch lieber Funghi": instead of the pizza; of what is of no such section, the last."""
    sections = {scan.lexicon.section(dish) for dish in found}
    alike = [
        place
        for place, draft in enumerate(scan.drafts)
        if sections & {scan.lexicon.section(dish) for dish in draft.candidates}
    ]
    return alike[-1] if alike else -1


def _fill_frame(scan: Scan, draft: Draft) -> None:
    frame = scan.frame
    if frame is None or draft.frame:
        return
    inside = tuple(each for each in draft.candidates if scan.lexicon.section(each) == frame.frame)
    if not inside or (frame.said and frame.filled + draft.pieces > frame.pieces):
        return
    if frame.said and frame.pieces == 1 and (draft.said or frame.options):
        return  # "eine Pizza und eine Margherita"
    draft.candidates = inside
    frame.filled += draft.pieces
    if draft.size is None:
        draft.size = frame.size
    draft.options = [*frame.options, *draft.options]
    draft.without = [*frame.without, *draft.without]


def _says_size_only(scan: Scan, last: Draft, place: int, section: str) -> bool:
    """Nothing but a size stands between the dish and the noun of its section."""
    between = scan.spans[last.last + 1 : place]
    same = any(scan.lexicon.section(each) == section for each in last.candidates)
    return same and not scan.pending.said and all(each.has(Kind.SIZE) or ahead.silent(each) for each in between)


def _numbered_and_sized(scan: Scan, place: int, section: str) -> bool:
    """ "Pizza 26 klein", where 26 is a dish and a size in centimetres: its size is said behind it."""
    number, size = scan.spans[place], scan.span(place + 1)
    id = ahead.id_of(number, scan.lexicon) if number.has(Kind.NUMBER) else ""
    return (
        bool(id) and scan.lexicon.section(id) == section and size is not None and size.has(Kind.SIZE) and not size.gap
    )


def _head(scan: Scan, place: int) -> int:
    """The noun of a section: part of a dish's name, or dishes to be named later ("2 große Pizzen: …")."""
    span = scan.spans[place]
    section = span.of(Kind.HEAD)[0].value
    if span.has(Kind.NOTE) and scan.targets and not scan.pending.started:
        scan.targets[-1].notes.append(span.text)
        return place + 1
    before = scan.span(place - 1)
    if before is not None and before.has(Kind.DEFINITE) and not scan.pending.said and described(scan, place + 1):
        there = [draft for draft in scan.drafts if scan.lexicon.section(draft.candidates[0]) == section]
        if there:  # "die Pizza bitte groß"
            scan.targets, scan.scope = there[-1:], ""
            scan.heard += 1
            return place + 1
    after = place + 1
    while (following := scan.span(after)) is not None and (ahead.silent(following) or following.has(Kind.SIZE)):
        if following.gap or _numbered_and_sized(scan, after, section):
            break
        if following.has(Kind.SIZE) and scan.pending.size is None:
            scan.pending.size = following.of(Kind.SIZE)[0].value
        after += 1
    if following is not None and not following.gap:
        named = ahead.dishes(following, scan.lexicon) or (ahead.id_of(following, scan.lexicon),)
        if any(scan.lexicon.section(each) == section for each in named if each):
            scan.pending.section = section
            scan.pending.said = True
            return after
    last = scan.drafts[-1] if scan.drafts else None
    beside = last is not None and last.last == place - 1 and not span.gap
    if beside and last and any(scan.lexicon.section(each) == section for each in last.candidates):
        scan.heard += 1
        return place + 1
    if beside and last and last.whole and last.last == place - 1 and not scan.pending.started:
        last.doubt = True  # "Hamburger Menü": another dish than the Hamburger
        scan.unknown.append(span.text)
        return place + 1
    if last and last.size is None and scan.pending.size and _says_size_only(scan, last, place, section):
        last.size, scan.pending, scan.targets = scan.pending.size, Pending(), [last]  # "Mista, großer Salat mit …"
        return place + 1
    items = scan.lexicon.menu.sections[section].items
    candidates = tuple(each for each in items if scan.lexicon.exists(each))
    scan.each = scan.each_size = None
    start(scan, place, span.text, candidates, whole=False)
    scan.drafts[-1].frame = section
    scan.frame = scan.drafts[-1]
    return after


def _narrows(scan: Scan, found: tuple[str, ...]) -> bool:
    """ "Spaghetti mit Bolognese": two parts of one name."""
    draft = scan.targets[-1]
    common = tuple(dish for dish in draft.candidates if dish in found)
    if 0 < len(common) < len(draft.candidates) and not draft.frame:
        draft.candidates = common
        return True
    return False


def _comes_with(scan: Scan, span: Span) -> bool:
    """ "Schnitzel mit Pommes": a side in the dish's own text is no line."""
    words = {key for token in span.tokens for key in token.keys} | set(span.read.split())
    return any(
        words & scan.lexicon.covered.get(each, frozenset()) for draft in scan.targets for each in draft.candidates
    )


def named_before(scan: Scan, place: int, found: tuple[str, ...]) -> Draft | None:
    """ "mit den Pommes", "die 21 bitte groß", "Calzone bitte mit Salami": a dish already named, not another one."""
    before, span = scan.span(place - 1), scan.spans[place]
    if before is None or scan.pending.said:
        return None
    if not before.has(Kind.DEFINITE) and not _asked_for_so(scan, place):
        return None
    fully = span.has(Kind.ITEM) and before.has(Kind.DEFINITE) and not span.gap  # "1x Lasagne … die Lasagne für 20 Uhr"
    if scan.scope != WITH and not fully and not described(scan, place + 1):
        return None
    return next((draft for draft in scan.drafts if set(draft.candidates) == set(found)), None)


def _asked_for_so(scan: Scan, place: int) -> bool:
    """ "1 Calzone und 1 Cola. Calzone bitte mit Salami": its name begins a sentence, and a "please" follows."""
    after = scan.span(place + 1)
    polite = after is not None and not after.gap and after.has(Kind.POLITE)
    return scan.spans[place].gap == "." and scan.spans[place].has(Kind.ITEM) and polite


def described(scan: Scan, place: int) -> bool:
    while (span := scan.span(place)) is not None and ahead.silent(span) and span.gap != ".":
        place += 1
    said = (Kind.SIZE, Kind.IN, Kind.WITH, Kind.WITHOUT, Kind.EXTRA, Kind.LIGHT, Kind.DOUBLE)
    return span is not None and span.gap != "." and (span.has(*said) or (span.is_modifier and not span.is_dish))
