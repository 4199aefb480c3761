"""Options and sizes: which dish they belong to, and how much of them."""

from __future__ import annotations

from orderbot.understanding.card.lexicon import folded
from orderbot.understanding.grammar.closed import senses_of
from orderbot.understanding.grammar.languages import every
from orderbot.understanding.grammar.phrases import key
from orderbot.understanding.grammar.senses import Kind
from orderbot.understanding.lattice.spans import Span
from orderbot.understanding.meaning import Question
from orderbot.understanding.rules import ahead, combos
from orderbot.understanding.rules.costs import EVEN, ODD, PLAIN
from orderbot.understanding.rules.draft import Draft, Modifier, any_takes, contained, modifier
from orderbot.understanding.rules.scan import (
    INSTEAD,
    WITH,
    WITHOUT,
    Rule,
    Scan,
    attach,
    carve,
    hold,
    lose,
    not_known,
    set_size,
    word_without,
)
from orderbot.understanding.spelling import forms

_CLIPPED = 4  # letters of "Mayonnaise" in "Mayo"
_EXCHANGES = frozenset(map(key, every(lambda each: each.dishes.exchanges)))
_FOR_ANOTHER = frozenset(map(key, every(lambda each: each.dishes.for_another)))
_BETWEEN = 3  # words from what goes to "durch"


def exchanged(scan: Scan, place: int) -> int:
    """ "Die Oliven bitte durch Peperoni ersetzen", "replace the olives with mushrooms"."""
    led = _is(scan.spans[place], _EXCHANGES)
    if not scan.targets or not (led or scan.spans[place].is_modifier):
        return 0
    goes = ahead.past_little(scan.spans, place + 1) if led else place
    near = range(goes + 1, min(goes + 1 + _BETWEEN, len(scan.spans)))
    by = next((at for at in near if _is(scan.spans[at], _FOR_ANOTHER)), 0)
    comes = ahead.past_little(scan.spans, by + 1) if by else len(scan.spans)
    old, new = scan.span(goes), scan.span(comes)
    if old is None or new is None or not (old.is_modifier and new.is_modifier):
        return 0
    end = comes if led else ahead.past_little(scan.spans, comes + 1)
    verb = scan.span(end)
    if any(scan.spans[at].gap for at in range(place + 1, comes + 1)) or verb is None:
        return 0
    if not led and (verb.gap or not _is(verb, _EXCHANGES)):
        return 0
    attach(scan, modifier(old), WITHOUT)
    attach(scan, modifier(new), WITH)
    return end + 1


def _is(span: Span, words: frozenset[str]) -> bool:
    return len(span.tokens) == 1 and span.tokens[0].key in words


def as_option(scan: Scan, place: int) -> bool:
    """A word that is a dish and an option: which one here?"""
    span = scan.spans[place]
    before = scan.span(place - 1)
    if combos.filled(scan, place) is not None:
        return False
    if span.mark or (scan.amount_said and (taken(scan, span) or not span.has(Kind.ITEM))):
        return True
    if ahead._before_head(scan.spans, place, scan.lexicon):
        return True
    if _as_a_side(scan, place):
        return False
    if scan.times and scan.scope == WITH and taken(scan, span):
        return True  # "with two birria"
    if scan.pending.number in (None, 1) and not scan.pending.size and not scan.pending.options and _needed(scan, span):
        return True  # "Menü 2 mit Pommes und einer Cola"
    if scan.pending.said or scan.pending.section:
        return False
    if before is not None and not span.gap and before.has(Kind.WITH, Kind.WITHOUT, Kind.INSTEAD):
        return bool(scan.targets or scan.pending.started) and (span.has(Kind.OPTION) or taken(scan, span))
    following = scan.span(place + 1)
    sized = following is not None and following.has(Kind.SIZE) and not following.gap
    if sized and span.gap and scan.scope != WITH:
        return False  # "Margherita groß, Salami klein"
    if scan.run and before is not None and before.has(Kind.AND) and not span.gap and taken(scan, span):
        return True  # "just rice, beans and salsa"
    if not scan.scope:
        added = before is not None and not span.gap and before.text in ("+", "plus")
        return (scan.lost and not span.has(Kind.ITEM)) or ((added or not span.has(Kind.ITEM)) and taken(scan, span))
    if sized and scan.scope == WITH and not _sizes_the_next(scan, place + 1):
        return False
    return taken(scan, span)


def chosen_from(scan: Scan, draft: Draft, mod: Modifier) -> bool:
    """Is it an option of a group of which the dish has to have one?"""
    groups = [scan.lexicon.menu.groups[group] for group, _ in mod.options]
    items = scan.lexicon.menu.items
    own = {group for dish in draft.candidates if dish in items for group in items[dish].choices}
    return any(any(group.least.values()) and group.id in own for group in groups)


def _as_a_side(scan: Scan, place: int) -> bool:
    """ "a side of guac", "guac on the side": a portion by itself, where the section is called so."""
    span = scan.spans[place]
    sections = {scan.lexicon.section(dish) for dish in ahead.dishes(span, scan.lexicon)}
    before, after = scan.span(place - 1), scan.span(place + 1)
    beside = [each for each, gap in ((before, span.gap), (after, after.gap if after else "")) if each and not gap]
    if before is not None and not span.gap and before.has(Kind.SIDE):
        return span.has(Kind.ITEM)
    return span.has(Kind.ITEM) and any(sense.value in sections for each in beside for sense in each.of(Kind.HEAD))


def _needed(scan: Scan, span: Span) -> bool:
    """ "Rotes Curry, Tofu, Reis": what the dish still has to have, before a portion of it."""
    menu = scan.lexicon.menu
    for draft in scan.targets:
        if draft.frame or len(draft.candidates) > 1:
            continue
        chosen = {group for mod in draft.options for group, _ in mod.options}
        for group, _ in modifier(span).options or modifier(span).partial:
            least = menu.groups[group].least
            single = menu.groups[group].most == 1 and bool(scan.run)  # "…, Hähnchen, Bratreis"
            asked = (any(least.values()) or single) and group not in chosen
            if asked and all(each in menu.items and group in menu.items[each].choices for each in draft.candidates):
                return True
    return False


def _sizes_the_next(scan: Scan, place: int) -> bool:
    """ "with guac and queso large lemonade": the size opens the next dish."""
    size, following = scan.spans[place].of(Kind.SIZE)[0].value, scan.span(place + 1)
    if following is None or following.gap or not following.has(Kind.ITEM):
        return False
    return any(scan.lexicon.sized(dish, size) for dish in ahead.dishes(following, scan.lexicon))


def taken(scan: Scan, span: Span) -> bool:
    """Can what is being talked about have it?"""
    mod = modifier(span)
    return any(
        any_takes(draft.candidates, mod, scan.lexicon)
        or any(contained(dish, mod, scan.lexicon) for dish in draft.candidates)
        for draft in scan.targets
    )


def of_next(scan: Scan, place: int) -> bool:
    """ "light" is a roast and an amount: the amount, directly before another option."""
    following = scan.span(place + 1)
    return following is not None and not following.gap and following.is_modifier and not following.is_dish


def doubles(scan: Scan, place: int) -> bool:
    """ "mit doppelt Käse", where "doppelt" is also a size: how much of what follows."""
    following = scan.span(place + 1)
    if scan.scope != WITH or following is None or following.gap or not following.is_modifier:
        return False
    return taken(scan, following)


def as_size(scan: Scan, place: int) -> bool:
    """A word that is a size and an option ("med"): the size, where the dish does not offer the option."""
    span = scan.spans[place]
    coming = ahead.next_dish(scan.spans, place + 1, scan.lexicon)
    if not any(sense.whole for sense in span.of(Kind.OPTION)) and not span.has(Kind.INGREDIENT):
        return True  # "medium", where an option is called "medium roast"
    if coming is not None:
        return not any_takes(ahead.dishes(scan.spans[coming], scan.lexicon), modifier(span), scan.lexicon)
    return not taken(scan, span)


def option(scan: Scan, place: int) -> int:
    span = scan.spans[place]
    scope = span.mark or (WITHOUT if scan.scope in (WITHOUT, INSTEAD) else WITH)
    if span.has(Kind.TOGETHER):
        for mod in _together(scan, span):
            attach(scan, mod, scope)
        return place + 1
    mod = modifier(span)
    if scope == WITHOUT and scan.run and not _joined(scan, place) and not _still_left_out(scan, place, mod):
        scope = scan.scope = WITH
    if scan.times and (after := for_a_dish(scan, place)):
        mod.quantity = scan.times
        hold(scan, mod, scope)
        scan.targets = []
        return after
    if scan.scope == WITH and ahead.gap_before(scan.spans, place) == ",":
        scan.run = []  # "mit Rind, die Bohnen bitte weglassen" leaves the beef
    if scan.correcting and _said_instead(scan, mod):
        return place + 1
    coming = ahead.next_dish(scan.spans, place, scan.lexicon, itself=True)
    if coming is not None and scan.scope != INSTEAD and _belongs_ahead(scan, place, coming):
        hold(scan, mod, scope)
        return place + 1
    if span.has(Kind.STOP) and not scan.scope and not taken(scan, span):
        return 0  # "can": a vessel and a verb
    attach(scan, mod, scope)
    if scope == WITH:
        _leave_out_the_other(scan, span)
    if scan.scope == INSTEAD:
        following = scan.span(place + 1)
        if following is None or not following.has(Kind.AND, Kind.OR):
            scan.scope = WITH
    return place + 1


def _still_left_out(scan: Scan, place: int, mod: Modifier) -> bool:
    """ "ohne Zwiebeln, Tomaten" leaves both out; "ohne Zwiebeln, Knoblauchsoße" is a new wish; in doubt it is asked."""
    after = scan.span(place + 1)
    if after is not None and not after.gap and after.has(Kind.DOUBLE, Kind.EXTRA):
        return False  # "ohne Rotkohl, Edamame doppelt"
    if _is_choice(scan, mod) or (scan.denies_one and not scan.spans[place].gap):
        return False
    dishes = [dish for draft in scan.targets for dish in draft.candidates]
    before = scan.run[-1][1]
    inside = any(contained(dish, mod, scan.lexicon) for dish in dishes)
    if inside or not any_takes(dishes, mod, scan.lexicon):
        return True
    alike = {group for group, _ in mod.options} & {group for group, _ in before.options}
    if not alike:
        return scan.trail.choose("negation_ends", ODD, PLAIN) == 0
    held = any(contained(dish, before, scan.lexicon) for dish in dishes)
    return scan.trail.choose("negation_goes_on", PLAIN, EVEN if held or scan.denies_one else ODD) == 0


def all_of_group(scan: Scan, place: int) -> bool:
    """ "Keine Soße" where the group is called so, and no option or ingredient by its whole name."""
    span = scan.spans[place]
    inside = (
        word
        for draft in scan.targets
        for dish in draft.candidates
        if (word := contained(dish, modifier(span), scan.lexicon))
    )
    named = any(inside) or any(sense.whole for sense in span.of(Kind.OPTION))
    return span.has(Kind.GROUP) and not named and not span.is_dish


def group(scan: Scan, place: int) -> int:
    """ "ohne Dressing" is for the kitchen to read; "mit Dip" leaves open which."""
    span = scan.spans[place]
    menu = scan.lexicon.menu
    groups = [sense.value for sense in span.of(Kind.GROUP)]
    having = [
        draft
        for draft in scan.targets
        if any(each in menu.items and set(groups) & set(menu.items[each].choices) for each in draft.candidates)
    ]
    if scan.scope == WITHOUT and having:
        for draft in having:
            draft.notes.append(f"{word_without(scan)} {span.text}")
    elif any(group in groups for draft in having for mod in draft.options for group, _ in mod.options):
        scan.heard += 1  # "2x Ketchup als Dip"
    elif having:
        known = [f"{each}.{option}" for each in groups for option in menu.groups[each].options]
        scan.questions.append(Question(span.text, tuple(known)))
    else:
        not_known(scan, span)
    return place + 1


def _belongs_ahead(scan: Scan, place: int, dish_place: int) -> bool:
    if scan.pending.started or not (scan.targets or scan.lost):
        return True
    if scan.spans[place].gap and ahead.kind_of_next(scan.spans, place, scan.lexicon):
        return True  # "chicken bowl, steak bowl"
    before = scan.span(place - 1)
    found = ahead.dishes(scan.spans[dish_place], scan.lexicon)
    generic = bool(found) and set(found) <= scan.lexicon.heads
    starts = bool(scan.spans[place].gap) or (before is not None and before.has(Kind.AND, Kind.ALSO))
    mod = modifier(scan.spans[place])
    return starts and (generic or _chosen(scan, mod) or not taken(scan, scan.spans[place]))


def _leave_out_the_other(scan: Scan, span: Span) -> None:
    """An option the card calls "Tofu statt Huhn" also leaves out the chicken."""
    keys = [token.key for token in span.tokens]
    for place, long in ((place, long) for place in range(len(keys) - 1) for long in (2, 1)):
        said = senses_of(scan.closed.trie, *keys[place : place + long])
        if place + long < len(keys) and any(sense.kind is Kind.INSTEAD for sense in said):
            words = " ".join(each.text for each in span.tokens[place + long :])
            other = Modifier(words, ingredients=folded(words))
            if any(contained(dish, other, scan.lexicon) for draft in scan.targets for dish in draft.candidates):
                attach(scan, other, WITHOUT)


def _said_instead(scan: Scan, mod: Modifier) -> bool:
    """ "With beef … no, make it tofu": the other of the same group."""
    groups = {group for group, _ in mod.options if scan.lexicon.menu.groups[group].most == 1}
    last = scan.drafts[-1] if scan.drafts else None
    if last is None or not any_takes(last.candidates, mod, scan.lexicon):
        return False
    wrong = [each for each in last.options if groups & {group for group, _ in each.options}]
    if not wrong:
        return False
    last.options[last.options.index(wrong[-1])] = mod
    scan.correcting = False
    return True


def _joined(scan: Scan, place: int) -> bool:
    """ "ohne Zwiebeln und scharf": one list."""
    before = scan.span(place - 1)
    return not scan.spans[place].gap and before is not None and before.has(Kind.AND, Kind.OR, Kind.WITHOUT)


def _is_choice(scan: Scan, mod: Modifier) -> bool:
    """ "ohne Ei, Hausdressing": one has to be chosen, and this is no ingredient to leave out."""
    taking = [dish for draft in scan.targets for dish in draft.candidates]
    having = [pair for pair in mod.options if any(scan.lexicon.offers(dish, *pair) for dish in taking)]
    groups = [scan.lexicon.menu.groups[group] for group, _ in having or mod.options]
    required = bool(groups) and all(any(group.least.values()) for group in groups)
    inside = any(contained(dish, mod, scan.lexicon) for draft in scan.targets for dish in draft.candidates)
    return required and not inside


def _chosen(scan: Scan, mod: Modifier) -> bool:
    """ "Spaghetti Bolognese und Penne Carbonara": the dish before has its pasta already."""
    single = {group for group, _ in mod.options if scan.lexicon.menu.groups[group].most == 1}
    said = [pair for draft in scan.targets for each in draft.options for pair in each.options]
    return any(pair in mod.options or pair[0] in single for pair in said)


def for_a_dish(scan: Scan, place: int) -> int:
    """ "one garlic sauce with the fries": where that dish stands."""
    after = place + 1
    span = scan.span(after)
    if span is None or span.gap or not span.has(Kind.WITH, Kind.IN):
        return 0
    after += 1
    while (span := scan.span(after)) is not None and ahead.silent(span):
        after += 1
    if span is None or not span.is_dish:
        return 0
    found = ahead.dishes(span, scan.lexicon)
    return after if any_takes(found, modifier(scan.spans[place]), scan.lexicon) else 0


def _together(scan: Scan, span: Span) -> list[Modifier]:
    phrase = span.of(Kind.TOGETHER)[0].value
    found = []
    for word in scan.closed.language.dishes.together[phrase]:
        for said in (*folded(word), *(whole[:_CLIPPED] for whole in folded(word))):  # Mayo
            if senses := senses_of(scan.lexicon.trie, said):
                found.append(modifier(Span(span.tokens, senses)))
                break
        else:
            scan.unknown.append(word)
    return found


def size(scan: Scan, place: int) -> int:
    span = scan.spans[place]
    sizes = tuple(sense.value for sense in span.of(Kind.SIZE))
    size = sizes[0]
    _say_which_bottle(scan, place)
    before = scan.span(place - 1)
    coming = ahead.next_dish(scan.spans, place + 1, scan.lexicon)
    after_name = (
        bool(scan.targets)
        and not span.gap
        and before is not None
        and (before.is_dish or before.has(Kind.IN, Kind.NUMBER) or ahead.silent(before))
        and not scan.pending.started
        and all(draft.size is None for draft in scan.targets)
        and any(scan.lexicon.sized(each, size) for draft in scan.targets for each in draft.candidates)
        and not (scan.closed.language.dishes.size_first and _sizes_the_next(scan, place))
    )
    following = scan.span(place + 1)
    halved = following is not None and following.has(Kind.HALF)  # "Familienpizza halb Salami halb Hawaii"
    if scan.pending.started or (coming is not None and not after_name) or not scan.targets:
        if coming is not None or scan.pending.said or halved:
            if scan.pending.size is None or scan.pending.size == size:
                scan.pending.size, scan.pending.size_said = size, span.text
            else:
                scan.unknown.append(span.text)
        elif not scan.lost:
            scan.unknown.append(span.text)
        return place + 1
    set_size(scan, size)
    return place + 1


def _say_which_bottle(scan: Scan, place: int) -> bool:
    """ "Eine große Cola", where the card has a can and a bottle as dishes of their own."""
    span = scan.spans[place]
    than = next((sense.number for sense in span.of(Kind.NO_SIZE)), 0)
    coming = ahead.next_dish(scan.spans, place + 1, scan.lexicon)
    if coming is not None:
        scan.pending.than = than
        return any(_in_several(scan, dish) for dish in ahead.dishes(scan.spans[coming], scan.lexicon))
    for draft in scan.targets[-1:]:
        draft.than = than
        return any(_in_several(scan, dish) for dish in draft.candidates)
    return False


def _in_several(scan: Scan, dish: str) -> bool:
    return dish in scan.lexicon.bottles or scan.lexicon.measured(dish)


def no_size(scan: Scan, place: int) -> int:
    """ "Pommes klein", where the card has no small ones: to be asked about, unless the dish's text says so."""
    if _say_which_bottle(scan, place):
        return place + 1
    span = scan.spans[place]
    coming = ahead.next_dish(scan.spans, place + 1, scan.lexicon)
    about = ahead.dishes(scan.spans[coming], scan.lexicon) if coming is not None else ()
    about = about or tuple(dish for draft in scan.targets for dish in draft.candidates)
    said = {key for token in span.tokens for key in token.keys} | set(span.read.split())
    said |= {base for key in said for base in forms.bases(key, scan.closed.rules)}
    if not any(said & scan.lexicon.covered.get(dish, frozenset()) for dish in about):
        scan.unknown.append(span.text)
    return place + 1


def amount(scan: Scan, place: int) -> None:
    """ "extra", "wenig", "doppelt": of the option that follows, else of the one before."""
    span = scan.spans[place]
    following = scan.span(place + 1)
    skip = place + 1
    while following is not None and not following.gap and ahead.silent(following) and not following.is_modifier:
        skip += 1
        following = scan.span(skip)
    back = place - 1
    while (before := scan.span(back)) is not None and before.has(Kind.POLITE) and not before.is_card:
        back -= 1  # "Thunfisch bitte doppelt"
    amount = "extra" if span.has(Kind.EXTRA) else "light" if span.has(Kind.LIGHT) else ""
    double = span.of(Kind.DOUBLE)
    if (
        following is not None
        and following.gap != "."
        and (following.is_modifier or following.has(Kind.EXTRA, Kind.DOUBLE))
    ):
        if scan.scope in (WITHOUT, INSTEAD) and scan.run:
            scan.scope = WITH
        scan.amount, scan.amount_said = amount, span.text
        scan.times = double[0].number if double else scan.times
    elif before is not None and before.is_modifier and scan.run:
        for _, mod, _ in scan.run[-1:]:
            mod.amount = amount or mod.amount
            mod.said = f"{mod.about} {span.text}"
            mod.quantity = double[0].number if double else mod.quantity
    elif not span.has(Kind.STOP, Kind.WITH, Kind.AND, Kind.TIMES):
        not_known(scan, span)


def take_back(scan: Scan) -> bool:
    """ "Zwiebeln bitte weg": what was just said is not wanted."""
    wanted = [entry for entry in scan.run if entry[2] != WITHOUT]
    for holder, mod, _ in wanted:
        holder.options.remove(mod)
        before = [each for each in holder.options if each.options and each.options == mod.options]
        for each in before:
            holder.options.remove(each)  # "mit Mais und Käse, den Mais bitte weglassen"
        if not before:
            holder.without.append(mod)
    scan.run = [(holder, mod, WITHOUT) for holder, mod, _ in wanted]
    return bool(wanted)


# ---- the rules, in their order --------------------------------------------------------------------------------------


def amount_of_next(scan: Scan, place: int) -> int:
    """ "light" is a roast and an amount: the amount, directly before another option."""
    span = scan.spans[place]
    if not (span.has(Kind.EXTRA, Kind.LIGHT) and span.is_modifier and of_next(scan, place)):
        return 0
    amount(scan, place)
    return place + 1


def all_of_group_left_out(scan: Scan, place: int) -> int:
    """ "keine Soße"."""
    return group(scan, place) if scan.scope == WITHOUT and all_of_group(scan, place) else 0


def double_amount(scan: Scan, place: int) -> int:
    """ "mit doppelt Käse", where "doppelt" is also a size."""
    span = scan.spans[place]
    if not (span.has(Kind.DOUBLE) and span.has(Kind.SIZE) and doubles(scan, place)):
        return 0
    amount(scan, place)
    return place + 1


def degree_of_option(scan: Scan, place: int) -> int:
    """ "richtig schön scharf": a lot of it."""
    span, following = scan.spans[place], scan.span(place + 1)
    if not span.has(Kind.DEGREE) or span.has(Kind.LIGHT) or following is None or following.gap:
        return 0
    if following.has(Kind.DEGREE):
        return degree_of_option(scan, place + 1) and place + 1
    if not following.is_modifier or following.is_dish or not taken(scan, following):
        return 0
    scan.amount, scan.amount_said = "extra", span.text
    return place + 1


def name_of_another(scan: Scan, place: int) -> int:
    """ "A garlic bread", where the card has a pizza bread: half a name behind an option that dish cannot have."""
    span, following, before = scan.spans[place], scan.span(place + 1), scan.span(place - 1)
    if not span.is_modifier or span.is_dish or following is None or following.gap:
        return 0
    if not following.has(Kind.PART) or following.has(Kind.ITEM, Kind.HEAD, Kind.NUMBER, Kind.OPTION):
        return 0
    led = (Kind.WITHOUT, Kind.EXTRA, Kind.LIGHT, Kind.DOUBLE, Kind.INSTEAD)
    if span.mark or scan.run or (before is not None and not span.gap and before.has(*led)):
        return 0
    if any_takes(ahead.dishes(following, scan.lexicon), modifier(span), scan.lexicon):
        return 0
    scan.unknown.append(f"{span.text} {following.text}")
    lose(scan)
    scan.amount, scan.amount_said, scan.times = "", "", 0
    return place + 2


def an_option(scan: Scan, place: int) -> int:
    """ "mit Käse"; a size that is called like an option is a size."""
    span = scan.spans[place]
    if not span.is_modifier or (span.has(Kind.SIZE) and as_size(scan, place)):
        return 0
    return option(scan, place)


def a_group(scan: Scan, place: int) -> int:
    """ "mit Dressing": which?"""
    span = scan.spans[place]
    return group(scan, place) if span.has(Kind.GROUP) and not span.is_modifier else 0


def the_sized_one(scan: Scan, place: int) -> int:
    """ "one regular one xl, the xl one also with queso": the one of that size."""
    span, before, following = scan.spans[place], scan.span(place - 1), scan.span(place + 1)
    if not span.has(Kind.SIZE) or before is None or not before.has(Kind.DEFINITE) or span.gap or following is None:
        return 0
    after = place + 2 if following.has(Kind.PRONOUN) and not following.gap else place + 1
    if ahead.next_dish(scan.spans, place + 1, scan.lexicon) is not None or not _described(scan, after):
        return 0
    size = span.of(Kind.SIZE)[0].value
    there = [
        draft for draft in scan.drafts
        if draft.left > 0
        and draft.size
        and any(scan.lexicon.sized(each, size) == draft.size for each in draft.candidates)
    ]  # fmt: skip
    if len(there) != 1 or len(scan.drafts) < 2:
        return 0
    scan.targets, scan.spread, scan.scope, scan.run = there, False, "", []
    scan.heard += 1
    return after


def _described(scan: Scan, place: int) -> bool:
    span = scan.span(ahead.past_little(scan.spans, place))
    return span is not None and span.gap != "." and span.has(Kind.WITH, Kind.WITHOUT, Kind.ALSO)


def one_of_each_size(scan: Scan, place: int) -> int:
    """ "2 Salami, groß und klein": one of each; "3 Salami, groß und klein": how many?"""
    sizes: list[str] = []
    after = place
    while (span := scan.span(after)) is not None and span.has(Kind.SIZE) and not span.is_dish:
        sizes.append(span.of(Kind.SIZE)[0].value)
        joined, after = scan.span(after + 1), after + 1
        if joined is None or joined.gap or not joined.has(Kind.AND):
            break
        after += 1
    base = scan.targets[0] if len(scan.targets) == 1 and isinstance(scan.targets[0], Draft) else None
    named = scan.span(after)
    if len(sizes) < 2 or base is None or base.size is not None or base.frame or scan.pending.started:
        return 0
    if named is not None and not named.gap and named.is_dish:
        return 0
    if base.pieces != len(sizes):
        base.doubt = True
        scan.heard += 1
        return after
    for size_ in sizes:
        carve(scan, base, 1)
        scan.targets[0].size = size_
    return after


def a_size(scan: Scan, place: int) -> int:
    """ "groß"; "eine Flasche Wasser" is a size only where the dish has one called so."""
    span, before = scan.spans[place], scan.span(place - 1)
    if not span.has(Kind.SIZE) or (span.has(Kind.VESSEL) and not _comes_in(scan, place)):
        return 0
    if span.has(Kind.SIZE_WORD) and before is not None and before.has(Kind.SIZE) and not span.gap:
        scan.heard += 1
        return place + 1  # "in der kleinen Größe"
    return size(scan, place)


def _comes_in(scan: Scan, place: int) -> bool:
    """Is what it belongs to sold in that size?"""
    coming = ahead.next_dish(scan.spans, place + 1, scan.lexicon)
    about = ahead.dishes(scan.spans[coming], scan.lexicon) if coming is not None else ()
    about = about or tuple(dish for draft in scan.targets for dish in draft.candidates)
    sizes = [sense.value for sense in scan.spans[place].of(Kind.SIZE)]
    return any(scan.lexicon.sized(dish, size) for dish in about for size in sizes)


def a_size_not_offered(scan: Scan, place: int) -> int:
    """ "Pommes klein", where the card has no small ones; "Größe" and "große" have a spelling in common."""
    span = scan.spans[place]
    noun = span.has(Kind.SIZE_WORD) and len(span.tokens[0].keys) > 1
    return no_size(scan, place) if span.has(Kind.NO_SIZE) and not span.is_card and not noun else 0


OPTIONS: tuple[Rule, ...] = (
    amount_of_next,
    all_of_group_left_out,
    double_amount,
    degree_of_option,
    name_of_another,
    an_option,
    a_group,
    the_sized_one,
    one_of_each_size,
    a_size,
    a_size_not_offered,
)
