"""What a number is: pieces of a dish, the number on the card, pieces of an option, some of the pieces, a quantity."""

from __future__ import annotations

from orderbot.understanding.grammar.senses import Kind
from orderbot.understanding.lattice.spans import Span
from orderbot.understanding.rules import ahead, ellipsis, heads, options
from orderbot.understanding.rules.draft import Draft, any_takes, contained, modifier
from orderbot.understanding.rules.scan import WITH, Pending, Scan, carve, not_known

_ONE_DIGIT = 9  # "2 Tomatensuppe" are two, though 2 is its number; "21 Salami" is number 21


_LITRES = 5.0  # a bare "0,33" or "1,5" up to this is an amount


def number(scan: Scan, place: int) -> int:
    """Place after what was read; 0 if the span is better read as something else."""
    span = scan.spans[place]
    numbered = span.has(Kind.SIZE) and ahead.id_of(span, scan.lexicon)
    if span.is_card and not numbered and not (span.has(Kind.SIZE) and _counts(scan, place)):
        return 0
    sense = span.of(Kind.NUMBER)[0]
    value = sense.number
    after = place + 1
    if scan.targets and ellipsis.is_pronoun(scan, place):
        return after
    if (end := _amount(scan, place)) or (end := _ended(scan, place)):
        return end
    if end := _range(scan, place):
        return end
    if value < 0:
        return _card_number(scan, place, after)
    explicit = sense.times
    while (following := scan.span(after)) is not None and following.has(Kind.TIMES) and not following.is_card:
        if following.gap:
            break
        explicit, after = True, after + 1
    following = scan.span(after)
    if following is not None and not following.gap and following.has(Kind.PEOPLE) and not following.is_card:
        return after + 1
    if end := _of_nothing(scan, place, after):
        return end
    id = ahead.id_of(span, scan.lexicon)
    if shared := ellipsis.shared(scan, after, value):
        return shared
    before = scan.span(place - 1)
    if before is not None and not span.gap and before.has(Kind.ID_WORD) and not explicit:
        return _card_number(scan, place, place + 1)
    if id and scan.pending.explicit and not explicit:
        return _card_number(scan, place, place + 1)
    if id and scan.pending.section and scan.lexicon.section(id) == scan.pending.section and not explicit:
        return _card_number(scan, place, place + 1)
    if _id_follows(scan, after, explicit or sense.article, value):
        ellipsis.opened(scan, value, bare=False, explicit=True)
        return after
    following = scan.span(after)
    if following is not None and not following.gap and following.has(Kind.HALF) and not following.is_card:
        ellipsis.opened(scan, value, bare=False, explicit=False)  # "2x halb Salami halb Funghi"
        return after
    if scan.correcting and scan.drafts and _only_the_count(scan, after):
        scan.drafts[-1].number, scan.drafts[-1].said, scan.correcting = value, True, False
        return after
    if end := _of_the_sized(scan, after, value):
        return end
    if _into_some(scan, place, after, value):
        carve(scan, scan.drafts[-1], value)
        scan.scope = WITH
        return after
    coming = ahead.next_dish(scan.spans, after, scan.lexicon)
    if coming is not None:
        named = ahead.dishes(scan.spans[coming], scan.lexicon)
        if part := _some_of_them(scan, coming, named, value):
            return part
        before = scan.span(place - 1)
        if before is not None and before.has(Kind.OF_THEM) and scan.base and set(named) != set(scan.base.candidates):
            scan.doubt = True  # "3 Cola, davon eine Zero"
        if id in named and not explicit and value > _ONE_DIGIT:
            return place + 1  # the number and the name
        ellipsis.opened(scan, value, bare=bool(sense.value) and not explicit, explicit=False)
        scan.each = value if _each(scan, place) else None
        return after
    base = scan.base
    following = scan.span(after)
    if base is not None and scan.targets == [base] and _says_it_of_them(base, following, value):
        base.number, base.said = value, True  # "the tacos, three of them with onions"
        return after + 1
    if following is not None and following.is_modifier and options.for_a_dish(scan, after):
        scan.times = value
        return after
    if (
        base is not None and base in scan.drafts and base.pieces > 1 and value <= base.left
        and _tells_apart(scan, after) and not _one_more(scan, place, after)
    ):  # fmt: skip
        carve(scan, base, value)
        return after
    if base is not None and base.carved and value > base.left and _tells_apart(scan, after):
        scan.doubt = scan.doubt or base.left > 0  # "3x Salami, 2 große und 2 kleine"
    following = scan.span(after)
    if id and not explicit and not sense.article and _described_by(scan, id, value, after):
        return _card_number(scan, place, place + 1)
    if following is not None and not following.gap and following.is_modifier and not following.is_dish:
        scan.times = value if (explicit or not sense.article or value > 1) else 1
        return after
    if _trailing(scan, place, after, explicit):
        scan.drafts[-1].number, scan.drafts[-1].said = value, True
        return after
    if ellipsis.same_again(scan, after, value, said=sense.article or not id or ellipsis.size_of_last(scan, after, id)):
        return after
    if id and not sense.article and not explicit and not _of_a_stranger(scan, value, after):
        return _card_number(scan, place, place + 1)
    if scan.drafts and (end := ellipsis.stranger(scan, place, after)):
        return end
    if sense.article or (sense.times and value == 1) or _each(scan, place):
        return after
    following = scan.span(after)
    if following is None or following.senses or following.gap:  # else the unknown word after it is reported
        not_known(scan, span)
    return after


def _of_a_stranger(scan: Scan, value: int, after: int) -> bool:
    """ "2 Gyros", which is not on the card: two of them, and not dish number 2."""
    following = scan.span(after)
    return value <= _ONE_DIGIT and following is not None and not following.gap and not following.senses


def _says_it_of_them(base: Draft, following: Span | None, value: int) -> bool:
    fresh = not base.said and not base.carved and value > 1
    return fresh and following is not None and not following.gap and following.has(Kind.OF_THEM)


def _range(scan: Scan, place: int) -> int:
    """ "2-3 Cola": how many?"""
    span, following = scan.spans[place], scan.span(place + 1)
    if following is None or not following.has(Kind.NUMBER) or following.tokens[0].gap not in ("-", "–"):
        return 0
    if not (span.tokens[0].key.isdecimal() and following.tokens[0].key.isdecimal()):
        return 0
    scan.unknown.append(f"{span.text}-{following.text}")
    return place + 2


def _described_by(scan: Scan, id: str, value: int, after: int) -> bool:
    """ "31 Tofu scharf": dish 31, which comes with tofu, and not 31 times of it."""
    following = scan.span(after)
    if following is None or following.gap or not following.is_modifier or (value <= _ONE_DIGIT and scan.targets):
        return False
    mod = modifier(following)
    return any_takes((id,), mod, scan.lexicon) or bool(contained(id, mod, scan.lexicon))


def _of_nothing(scan: Scan, place: int, after: int) -> int:
    """ "dann 2 davon", where nothing was named: of what was talked about before, never dish number 2."""
    if scan.drafts:
        return 0
    before, following = scan.span(place - 1), scan.span(after)
    if following is not None and not following.gap and following.has(Kind.OF_THEM):
        after += 1
    elif before is None or scan.spans[place].gap or not before.has(Kind.OF_THEM):
        return 0
    scan.unknown.append(" ".join(span.text for span in scan.spans[place:after]))
    return after


def _some_of_them(scan: Scan, place: int, named: tuple[str, ...], value: int) -> int:
    """ "2 Salami und eine Funghi, eine Salami davon mit Käse": told apart by name."""
    following = scan.span(place + 1)
    if following is None or following.gap or not following.has(Kind.OF_THEM):
        return 0
    there = [draft for draft in scan.drafts if set(draft.candidates) == set(named) and value < draft.left]
    if not there:
        return 0
    carve(scan, there[-1], value)
    return place + 2


def _of_the_sized(scan: Scan, place: int, value: int) -> int:
    """ "4 Margherita, 2 groß, 2 klein, eine von den großen mit Käse": told apart by size."""
    pointed = False
    while (span := scan.span(place)) is not None and not span.gap and (ahead.silent(span) or span.has(Kind.IN)):
        pointed = pointed or span.has(Kind.DEFINITE)
        place += 1
    if span is None or span.gap or not pointed or not span.has(Kind.SIZE) or span.is_dish:
        return 0
    size = span.of(Kind.SIZE)[0].value
    there = [
        draft
        for draft in scan.drafts
        if draft.size
        and value < draft.left
        and any(scan.lexicon.sized(each, size) == draft.size for each in draft.candidates)
    ]
    if not there or ahead.next_dish(scan.spans, place + 1, scan.lexicon) is not None:
        return 0
    carve(scan, there[-1], value)
    return place + 1


def _into_some(scan: Scan, place: int, after: int, value: int) -> bool:
    """ "2 Falafel, in eins bitte Halloumi": an option of some of them, though it may be a dish too."""
    before = scan.span(place - 1)
    if before is None or not before.has(Kind.IN) or scan.spans[place].gap or scan.targets != scan.drafts[-1:]:
        return False
    span = scan.span(ahead.past_little(scan.spans, after))
    some = bool(scan.drafts) and scan.drafts[-1].pieces > 1 and value < scan.drafts[-1].left
    return some and span is not None and not span.gap and span.is_modifier and options.taken(scan, span)


def _counts(scan: Scan, place: int) -> bool:
    """A number that is also a size ("32"): a quantity if "x" follows."""
    following = scan.span(place + 1)
    return following is not None and following.has(Kind.TIMES) and not following.gap


def _id_follows(scan: Scan, place: int, counted: bool, value: int) -> bool:
    gap = False
    before_id = (Kind.ID_WORD, Kind.ID_ARTICLE, Kind.TIMES)
    while (span := scan.span(place)) is not None and span.has(*before_id) and not span.gap and not span.is_card:
        place += 1
        gap = True
    if span is None or span.gap or not ahead.id_of(span, scan.lexicon) or span.is_card:
        return False
    following = scan.span(place + 1)
    if following is not None and following.has(Kind.TIMES) and not following.gap:
        return False
    return counted or gap or value <= _ONE_DIGIT


def _card_number(scan: Scan, place: int, after: int) -> int:
    span = scan.spans[place]
    id = ahead.id_of(span, scan.lexicon)
    if not id:
        not_known(scan, span)
        if scan.pending.said or scan.spans[place - 1].has(Kind.ID_WORD):
            scan.lost, scan.targets, scan.pending = True, [], Pending()
        return after
    if (there := heads.named_before(scan, place, (id,))) is not None:
        scan.targets, scan.scope = [there], ""
        return after
    heads.start(scan, place, span.text, (id,), whole=True)
    following = scan.span(after)
    if following is not None and not following.gap and id in ahead.dishes(following, scan.lexicon):
        return after + 1  # "23 Funghi"
    noun = following is not None and following.has(Kind.HEAD) and not following.has(Kind.ITEM, Kind.PART)
    return after + 1 if following is not None and noun and not following.gap else after


def _amount(scan: Scan, place: int) -> int:
    """ "0,33", "0,5 l", "1 Liter"."""
    span = scan.spans[place]
    following = scan.span(place + 1)
    unit = following.of(Kind.UNIT) if following is not None and not following.gap else ()
    written = span.tokens[0].key.replace(",", ".").replace(":", ".")
    try:
        value = float(written)
    except ValueError:
        value = float(span.of(Kind.NUMBER)[0].number)
    decimal = "." in written
    if not unit and not (decimal and value <= _LITRES):
        return 0
    if unit and not decimal and ahead.id_of(span, scan.lexicon) and len(following.text) > 3:  # type: ignore[union-attr]
        pass
    millilitres = round(value * (unit[0].number if unit else 1000))
    after = place + (2 if unit else 1)
    following = scan.span(after)
    if following is not None and following.text in scan.closed.language.dishes.number_endings and not following.gap:
        after += 1
        following = scan.span(after)
    coming = ahead.next_dish(scan.spans, after, scan.lexicon)
    if coming is not None and (scan.pending.started or not scan.targets or span.gap):
        scan.pending.amount = millilitres
    elif scan.targets:
        scan.targets[-1].amount = millilitres
    elif coming is not None:
        scan.pending.amount = millilitres
    else:
        not_known(scan, span)
    return after


def _ended(scan: Scan, place: int) -> int:
    """ "die 23er"."""
    following = scan.span(place + 1)
    if following is None or following.gap or following.text.lower() not in scan.closed.language.dishes.number_endings:
        return 0
    if following.start != scan.spans[place].tokens[-1].end:
        return 0
    return _card_number(scan, place, place + 2)


def _one_more(scan: Scan, place: int, after: int) -> bool:
    """ "Three pies with chicken and one with ham": they have theirs, so it is a fourth."""
    before, following = scan.span(place - 1), scan.span(after)
    joined = before is not None and before.has(Kind.AND) and not scan.spans[place].gap
    other = following is not None and following.has(Kind.WITH)
    return joined and other and bool(scan.base and scan.base.options and not scan.base.carved)


def _tells_apart(scan: Scan, place: int) -> bool:
    span = scan.span(place)
    while span is not None and not span.gap and ahead.silent(span) and not span.has(Kind.PLAIN):
        place += 1
        span = scan.span(place)
    if span is None or (span.gap and not span.has(Kind.OF_THEM)):
        return False
    base = scan.base
    if span.has(Kind.SIZE) and base is not None and base.size is not None:
        return False
    return span.has(
        Kind.OF_THEM,
        Kind.WITH,
        Kind.WITHOUT,
        Kind.SIZE,
        Kind.IN,
        Kind.EXTRA,
        Kind.LIGHT,
        Kind.DOUBLE,
        Kind.INSTEAD,
        Kind.PLAIN,
    ) or (span.is_modifier and not span.is_dish)


def _trailing(scan: Scan, place: int, after: int, explicit: bool) -> bool:
    """ "Panna Cotta 2x", "21 groß 2 tane", "einen Hamburger, also 4 Stück"."""
    if not scan.drafts or scan.targets != scan.drafts[-1:]:
        return False
    if explicit and scan.drafts[-1].pieces == 1 and not scan.drafts[-1].carved and _says_how_many(scan, place, after):
        return True
    if scan.drafts[-1].said or scan.spans[place].gap:
        return False
    at = place - 1
    while at > 0 and not scan.spans[at].gap and scan.spans[at].has(Kind.POLITE) and ahead.silent(scan.spans[at]):
        at -= 1  # "die 5 bitte 2x"
    before = scan.spans[at]
    by = before.is_dish or before.has(Kind.SIZE, Kind.TIMES, Kind.NUMBER) or (explicit and before.is_modifier)
    following = scan.span(after)
    described = (
        explicit
        and following is not None
        and (following.has(Kind.IN, Kind.SIZE, Kind.WITH, Kind.WITHOUT) or bool(following.mark))
    )  # "die 23a einmal in groß"
    return by and (described or (ahead.ends(scan.spans, after) and (explicit or not scan.pending.started)))


def _only_the_count(scan: Scan, place: int) -> bool:
    """ "Ach, mach 3 draus": nothing but little words follow."""
    span = scan.span(ahead.past_little(scan.spans, place))
    return span is None or bool(span.gap)


def _says_how_many(scan: Scan, place: int, after: int) -> bool:
    """A count alone between commas: "…, 2 Portionen"."""
    alone = ahead.gap_before(scan.spans, place) == "," and not scan.spans[place].of(Kind.NUMBER)[0].article
    return alone and (after >= len(scan.spans) or bool(scan.spans[after].gap) or scan.spans[after].has(Kind.AND))


def _each(scan: Scan, place: int) -> bool:
    """ "je 2 Döner und Dürüm": two of everything until the next number."""
    before = scan.span(place - 1)
    return before is not None and before.has(Kind.EACH)
