"""From spans to drafts of order lines: head nouns anchor lines; numbers, sizes and options find their head.

One pass from left to right. A number opens a line if a dish follows, tells pieces of the last line apart if only words
about it follow ("eine ohne Zwiebeln"), counts an option, or is the number on the card.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from orderbot.understanding import ahead, halves, numerals
from orderbot.understanding.closed import END, Closed
from orderbot.understanding.draft import Draft, any_takes, contained, modifier
from orderbot.understanding.lexicon import Lexicon, folded
from orderbot.understanding.meaning import Question
from orderbot.understanding.scan import INSTEAD, WITH, WITHOUT, Pending, Scan, attach, hold, not_known, set_size
from orderbot.understanding.senses import CARD, Kind
from orderbot.understanding.spans import Span


def read_lines(spans: Sequence[Span], lexicon: Lexicon, closed: Closed) -> Scan:
    scan = Scan(spans, lexicon, closed)
    place = 0
    noted = _notes(spans)
    while place < len(spans):
        span = spans[place]
        if span.gap == ".":
            _sentence(scan)
        if place in noted:
            place = _note(scan, place, noted[place])
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
        scan.pending = Pending()


def _step(scan: Scan, place: int) -> int:
    span = scan.spans[place]
    if _doubtful(scan, place):
        known = tuple(sense.value for sense in (*span.senses, *span.rivals) if sense.kind in (Kind.ITEM, Kind.PART))
        if scan.repaired and scan.repaired[-1][0] == span.text:
            scan.repaired.pop()
        return _unknown(scan, place, *known)
    if span.has(Kind.CORRECTION) and not span.is_card:
        scan.correcting = bool(scan.drafts)
        return place + 1
    if span.has(Kind.WISH) and not span.is_card:
        scan.questions.append(Question(span.text))
        return place + 1
    if span.has(Kind.HALF) and (found := halves.halves(scan, place)):
        return found
    if span.has(Kind.ALL, Kind.BOTH, Kind.EACH) and not span.is_card:
        return _spread(scan, place)
    if span.has(Kind.NUMBER) and (after := numerals.number(scan, place)):
        return after
    if span.is_dish and not (span.is_modifier and _as_option(scan, place)):
        return dish(scan, place)
    if span.has(Kind.EXTRA, Kind.LIGHT) and span.is_modifier and _of_next(scan, place):
        _amount(scan, place)
        return place + 1
    if span.is_modifier and not (span.has(Kind.SIZE) and _as_size(scan, place)):
        return _modifier(scan, place)
    if span.has(Kind.SIZE):
        return _size(scan, place)
    return _connector(scan, place)


_EXPECTING = (
    Kind.AND, Kind.WITH, Kind.WITHOUT, Kind.EXTRA, Kind.LIGHT, Kind.DOUBLE, Kind.NUMBER, Kind.TIMES, Kind.SIZE,
    Kind.OPTION, Kind.ID_ARTICLE, Kind.VESSEL,
)  # fmt: skip


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
        scan.scope, scan.run = WITHOUT, []
    elif Kind.INSTEAD in kinds:
        scan.scope, scan.run = INSTEAD, []
    elif Kind.NOT in kinds and _take_back(scan):
        pass
    elif kinds & {Kind.EXTRA, Kind.LIGHT, Kind.DOUBLE}:
        _amount(scan, place)
    elif Kind.WITH in kinds:
        scan.scope, scan.run = WITH, []
    elif kinds & {Kind.BUT, Kind.ALSO}:
        scan.scope, scan.run = "", []
    elif Kind.OR in kinds:
        _either(scan, place)
    elif Kind.OTHER in kinds:
        if scan.base is not None and scan.base.carved and scan.base.left > 0:
            scan.targets = [scan.base]
            scan.scope = ""
    elif Kind.STOP in kinds and not kinds & {Kind.AND, Kind.POLITE, Kind.DEFINITE, Kind.ID_ARTICLE}:
        if scan.scope == WITHOUT and not scan.run and not _thing_follows(scan, place + 1):
            scan.scope = ""  # "keine Zeit"
    elif not kinds or Kind.HALF in kinds:
        return _unknown(scan, place)
    return place + 1


def _thing_follows(scan: Scan, place: int) -> bool:
    for span in scan.spans[place : place + 3]:
        if span.gap or span.is_card:
            return not span.gap
    return False


def _unknown(scan: Scan, place: int, *candidates: str) -> int:
    """A word that means nothing here. After a number or article it was a dish: its options are not another's."""
    span = scan.spans[place]
    following = scan.span(place + 1)
    describes = following is not None and not following.gap and following.is_dish  # "Steinofen Pizza"
    if not describes and (scan.pending.said or _after_number(scan, place)) and scan.scope != WITHOUT:
        scan.lost, scan.targets, scan.base = True, [], None
        scan.pending = Pending()
    not_known(scan, span, *candidates)
    scan.times, scan.amount = 0, ""
    return place + 1


def _after_number(scan: Scan, place: int) -> bool:
    while place > 0 and not scan.spans[place].gap:
        place -= 1
        span = scan.spans[place]
        if span.has(Kind.NUMBER):
            return True
        if span.is_card or span.has(Kind.AND, Kind.WITH, Kind.WITHOUT):
            return False
    return False


def _as_option(scan: Scan, place: int) -> bool:
    """A word that is a dish and an option: which one here?"""
    span = scan.spans[place]
    before = scan.span(place - 1)
    if scan.amount_said or span.mark:
        return True
    if ahead._before_head(scan.spans, place, scan.lexicon):
        return True
    if scan.pending.said or scan.pending.section:
        return False
    if before is not None and not span.gap and before.has(Kind.WITH, Kind.WITHOUT, Kind.INSTEAD):
        return bool(scan.targets or scan.pending.started) and (span.has(Kind.OPTION) or _taken(scan, span))
    if not scan.scope:
        added = before is not None and not span.gap and before.text in ("+", "plus")
        return (scan.lost and not span.has(Kind.ITEM)) or ((added or not span.has(Kind.ITEM)) and _taken(scan, span))
    following = scan.span(place + 1)
    if following is not None and following.has(Kind.SIZE) and not following.gap and scan.scope == WITH:
        return False
    return _taken(scan, span)


def _taken(scan: Scan, span: Span) -> bool:
    """Can what is being talked about have it?"""
    mod = modifier(span)
    return any(
        any_takes(draft.candidates, mod, scan.lexicon)
        or any(contained(dish, mod, scan.lexicon) for dish in draft.candidates)
        for draft in scan.targets
    )


def _of_next(scan: Scan, place: int) -> bool:
    """ "light" is a roast and an amount: the amount, directly before another option."""
    following = scan.span(place + 1)
    return following is not None and not following.gap and following.is_modifier and not following.is_dish


def _as_size(scan: Scan, place: int) -> bool:
    """A word that is a size and an option ("med"): the size, where the dish does not offer the option."""
    span = scan.spans[place]
    coming = ahead.next_dish(scan.spans, place + 1, scan.lexicon)
    if coming is not None:
        return not any_takes(ahead.dishes(scan.spans[coming.place], scan.lexicon), modifier(span), scan.lexicon)
    return not _taken(scan, span)


def dish(scan: Scan, place: int) -> int:
    span = scan.spans[place]
    found = ahead.dishes(span, scan.lexicon)
    if not found:
        return _head(scan, place)
    if scan.pending.section:
        found = tuple(each for each in found if scan.lexicon.section(each) == scan.pending.section) or found
    if scan.targets and scan.scope and not scan.pending.said:
        if scan.scope in (WITHOUT, INSTEAD):
            mod = modifier(span)
            if not mod.ingredients:
                mod.ingredients = folded(span.text)
            if any(contained(each, mod, scan.lexicon) for draft in scan.targets for each in draft.candidates):
                attach(scan, mod, WITHOUT)
                return place + 1
            before = scan.span(place - 1)
            if scan.scope == WITHOUT and not span.gap and not (before is not None and before.has(Kind.AND)):
                return _unknown(scan, place, *found)
        elif _comes_with(scan, span):
            return place + 1
    if (there := named_before(scan, place, found)) is not None:
        scan.targets = [there]
        return place + 1
    last = scan.drafts[-1] if scan.drafts else None
    if (
        last is not None
        and last.last == place - 1
        and not span.gap
        and last.candidates == found
        and not scan.pending.started
    ):
        last.last = place  # "pizza pie"
        return place + 1
    start(scan, place, span.text, found, whole=span.has(Kind.ITEM))
    after = scan.span(place + 1)
    if after is not None and not after.gap and after.has(Kind.HEAD) and not after.has(Kind.ITEM, Kind.PART):
        section = {sense.value for sense in after.of(Kind.HEAD)}
        draft = scan.drafts[-1]
        same = tuple(each for each in draft.candidates if scan.lexicon.section(each) in section)
        if same:  # "Salami Pizza"
            draft.candidates = same
            return place + 2
    return place + 1


def start(scan: Scan, place: int, about: str, found: tuple[str, ...], *, whole: bool) -> Draft:
    """A new line, with what was said before its name."""
    pending = scan.pending
    if scan.amount_said:  # "a double espresso", which is not on the card
        scan.unknown.append(scan.amount_said)
        scan.amount_said = ""
    if scan.correcting and scan.drafts:
        wrong = scan.drafts.pop()
        if not pending.said:
            pending.number = wrong.number
        scan.correcting = False
    number = pending.number if pending.said else scan.each
    draft = Draft(
        about, found, number, pending.bare, pending.said or scan.each is not None, pending.size, pending.amount,
        list(pending.options), list(pending.without), whole=whole, last=place,
    )  # fmt: skip
    _fill_frame(scan, draft)
    for pieces, size in scan.shared:
        scan.add(replace(draft, number=pieces, said=True, size=size, options=list(draft.options), without=[]))
    scan.shared = []
    scan.add(draft)
    scan.base = draft
    return draft


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


def _head(scan: Scan, place: int) -> int:
    """The noun of a section: part of a dish's name, or dishes to be named later ("2 große Pizzen: …")."""
    span = scan.spans[place]
    section = span.of(Kind.HEAD)[0].value
    if span.has(Kind.NOTE) and scan.targets and not scan.pending.started:
        scan.targets[-1].notes.append(span.text)
        return place + 1
    before = scan.span(place - 1)
    if before is not None and before.has(Kind.DEFINITE) and not scan.pending.said and _described(scan, place + 1):
        there = [draft for draft in scan.drafts if scan.lexicon.section(draft.candidates[0]) == section]
        if there:  # "die Pizza bitte groß"
            scan.targets, scan.scope = there[-1:], ""
            return place + 1
    after = place + 1
    while (following := scan.span(after)) is not None and (ahead.silent(following) or following.has(Kind.SIZE)):
        if following.gap:
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
    if last is not None and last.last == place - 1 and not span.gap:
        return place + 1
    items = scan.lexicon.menu.sections[section].items
    candidates = tuple(each for each in items if scan.lexicon.exists(each))
    start(scan, place, span.text, candidates, whole=False)
    scan.drafts[-1].frame = section
    scan.frame = scan.drafts[-1]
    return after


def _comes_with(scan: Scan, span: Span) -> bool:
    """ "Schnitzel mit Pommes": a side in the dish's own text is no line."""
    words = {key for token in span.tokens for key in token.keys} | set(span.read.split())
    return any(
        words & scan.lexicon.covered.get(each, frozenset()) for draft in scan.targets for each in draft.candidates
    )


def named_before(scan: Scan, place: int, found: tuple[str, ...]) -> Draft | None:
    """ "mit den Pommes", "die 21 bitte groß": a dish already named, not another one."""
    before = scan.span(place - 1)
    if before is None or not before.has(Kind.DEFINITE) or scan.pending.said:
        return None
    if scan.scope != WITH and not _described(scan, place + 1):
        return None
    return next((draft for draft in scan.drafts if set(draft.candidates) == set(found)), None)


def _described(scan: Scan, place: int) -> bool:
    while (span := scan.span(place)) is not None and ahead.silent(span) and span.gap != ".":
        place += 1
    return span is not None and span.gap != "." and span.has(Kind.SIZE, Kind.IN, Kind.WITH, Kind.WITHOUT)


def _modifier(scan: Scan, place: int) -> int:
    span = scan.spans[place]
    scope = span.mark or (WITHOUT if scan.scope in (WITHOUT, INSTEAD) else WITH)
    if span.has(Kind.TOGETHER):
        for mod in _together(scan, span):
            attach(scan, mod, scope)
        return place + 1
    mod = modifier(span)
    if scan.times and (after := for_a_dish(scan, place)):
        mod.quantity = scan.times
        hold(scan, mod, scope)
        scan.targets = []
        return after
    coming = ahead.next_dish(scan.spans, place, scan.lexicon, itself=True)
    if coming is not None and scan.scope != INSTEAD and _belongs_ahead(scan, place, coming.place):
        hold(scan, mod, scope)
        return place + 1
    if span.has(Kind.STOP) and not scan.scope and not _taken(scan, span):
        return _connector(scan, place)  # "can": a vessel and a verb
    attach(scan, mod, scope)
    if scan.scope == INSTEAD:
        following = scan.span(place + 1)
        if following is None or not following.has(Kind.AND, Kind.OR):
            scan.scope = WITH
    return place + 1


def _belongs_ahead(scan: Scan, place: int, dish_place: int) -> bool:
    if scan.pending.started or not (scan.targets or scan.lost):
        return True
    before = scan.span(place - 1)
    found = ahead.dishes(scan.spans[dish_place], scan.lexicon)
    generic = bool(found) and set(found) <= scan.lexicon.heads
    starts = bool(scan.spans[place].gap) or (before is not None and before.has(Kind.AND, Kind.ALSO))
    return generic and starts


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


def _together(scan: Scan, span: Span) -> list:  # type: ignore[type-arg]
    phrase = span.of(Kind.TOGETHER)[0].value
    found = []
    for word in scan.closed.language.together[phrase]:
        for key in folded(word):
            node = scan.lexicon.trie.get(key)
            senses = node.get(END, ()) if isinstance(node, dict) else ()
            if senses:
                found.append(modifier(Span(span.tokens, senses)))  # type: ignore[arg-type]
                break
        else:
            scan.unknown.append(word)
    return found


def _size(scan: Scan, place: int) -> int:
    span = scan.spans[place]
    sizes = tuple(sense.value for sense in span.of(Kind.SIZE))
    size = sizes[0]
    before = scan.span(place - 1)
    coming = ahead.next_dish(scan.spans, place + 1, scan.lexicon)
    after_name = (
        bool(scan.targets)
        and not span.gap
        and before is not None
        and (before.is_dish or before.has(Kind.IN, Kind.NUMBER) or ahead.silent(before))
        and not scan.pending.started
        and all(draft.size is None for draft in scan.targets)
        and any(size in scan.lexicon.sizes(each) for draft in scan.targets for each in draft.candidates)
    )
    if scan.pending.started or (coming is not None and not after_name) or not scan.targets:
        if coming is not None or scan.pending.said:
            if scan.pending.size is None or scan.pending.size == size:
                scan.pending.size = size
            else:
                scan.doubt = True
        elif not scan.lost:
            scan.unknown.append(span.text)
        return place + 1
    set_size(scan, size)
    return place + 1


def _amount(scan: Scan, place: int) -> None:
    """ "extra", "wenig", "doppelt": of the option that follows, else of the one before."""
    span = scan.spans[place]
    following = scan.span(place + 1)
    skip = place + 1
    while following is not None and not following.gap and ahead.silent(following) and not following.is_modifier:
        skip += 1
        following = scan.span(skip)
    before = scan.span(place - 1)
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


def _take_back(scan: Scan) -> bool:
    """ "Zwiebeln bitte weg": what was just said is not wanted."""
    wanted = [entry for entry in scan.run if entry[2] != WITHOUT]
    for holder, mod, _ in wanted:
        holder.options.remove(mod)
        holder.without.append(mod)
    scan.run = []
    return bool(wanted)


def _either(scan: Scan, place: int) -> None:
    """ "Cola oder Fanta": not ours to choose."""
    if scan.scope == WITHOUT:
        return
    coming = ahead.next_dish(scan.spans, place + 1, scan.lexicon)
    before = scan.span(place - 1)
    if coming is not None and before is not None and before.is_dish and scan.drafts:
        first = scan.drafts[-1]
        first.candidates = (*first.candidates, *ahead.dishes(scan.spans[coming.place], scan.lexicon))
        first.whole = False
        first.doubt = True


def _spread(scan: Scan, place: int) -> int:
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
    if before is not None and before.has(Kind.WITH) and not span.gap and scan.targets:
        for draft in scan.targets:  # "mit allem": as the kitchen makes it, and it reads so
            draft.notes.append(f"{before.text} {span.text}")
        return place + 1
    if following is None or following.gap == "." or following.has(Kind.NUMBER) or not scan.drafts:
        return place + 1
    if following.is_dish and not following.is_modifier and not section:
        return place + 1
    if span.has(Kind.EACH) and not (
        following.has(Kind.SIZE, Kind.IN, Kind.WITH, Kind.WITHOUT) or following.is_modifier
    ):
        return place + 1
    lines = [draft for draft in scan.drafts if draft.left > 0 or not draft.carved]
    if section:
        chosen = [draft for draft in lines if any(scan.lexicon.section(each) == section for each in draft.candidates)]
    elif span.has(Kind.BOTH):
        chosen = lines[-1:] if lines and lines[-1].pieces == 2 else lines[-2:]
    else:
        chosen = lines
    scan.targets, scan.spread, scan.scope, scan.pending = chosen, True, "", Pending()
    return after


def _notes(spans: Sequence[Span]) -> dict[int, int]:
    """Runs of words about how the kitchen should do it: first place -> place after the run."""
    found: dict[int, int] = {}
    for place, span in enumerate(spans):
        if not span.has(Kind.NOTE) or span.is_card:
            continue
        first = place
        while first > 0 and not spans[first].gap and _may_be_noted(spans[first - 1]):
            first -= 1
        after = place + 1
        while (
            after < len(spans) and not spans[after].gap and (_may_be_noted(spans[after]) or spans[after].has(Kind.NOTE))
        ):
            after += 1
        while first < place and spans[first].has(Kind.POLITE):
            first += 1
        while after > place + 1 and spans[after - 1].has(Kind.POLITE):
            after -= 1
        if not any(first <= end - 1 for start, end in found.items() if start <= first):
            found[first] = after
    return found


def _may_be_noted(span: Span) -> bool:
    if span.is_card or span.has(
        Kind.NUMBER, Kind.AND, Kind.WITH, Kind.WITHOUT, Kind.BUT, Kind.ALSO, Kind.ALL, Kind.BOTH
    ):
        return False
    return not span.senses or span.has(Kind.STOP, Kind.IN, Kind.TIMES, Kind.VESSEL, Kind.POLITE, Kind.NOTE, Kind.LIGHT)


def _note(scan: Scan, first: int, after: int) -> int:
    words = " ".join(span.text for span in scan.spans[first:after])
    if scan.targets:
        for draft in scan.targets:
            draft.notes.append(words)
    else:
        scan.unknown.append(words)
    return after
