"""What a number is: pieces of a dish, the number on the card, pieces of an option, some of the pieces, a quantity.

`NUMBERS` is tried in its order; each rule looks at one number (`Count`) and says where reading goes on, or 0.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from orderbot.understanding.grammar.senses import Kind, Sense
from orderbot.understanding.lattice.span import Span
from orderbot.understanding.rules import ahead, combos, ellipsis, heads, options
from orderbot.understanding.rules.costs import EVEN, ODD, PLAIN
from orderbot.understanding.rules.draft import any_takes, contained, modifier
from orderbot.understanding.rules.scan import WITH, WITHOUT, Pending, Scan, asked, carve, not_known

_ONE_DIGIT = 9  # "2 Tomatensuppe" are two, though 2 is its number; "21 Salami" is number 21
_LITRES = 5.0  # a bare "0,33" or "1,5" up to this is an amount


@dataclass(frozen=True)
class Count:
    """A number with the "x" or "mal" behind it; `following` is the phrase after them."""

    scan: Scan
    place: int
    sense: Sense
    explicit: bool  # "2x", "zweimal"
    after: int

    @property
    def value(self) -> int:
        return self.sense.number

    @cached_property
    def id(self) -> str:
        return ahead.id_of(self.scan.spans[self.place], self.scan.lexicon)

    @property
    def following(self) -> Span | None:
        return self.scan.span(self.after)

    @property
    def beside(self) -> Span | None:
        """The phrase after it, if nothing parts them."""
        return self.following if self.following is not None and not self.following.gap else None

    @property
    def before(self) -> Span | None:
        return self.scan.span(self.place - 1)

    @cached_property
    def coming(self) -> int | None:
        return ahead.next_dish(self.scan.spans, self.after, self.scan.lexicon)


NumberRule = Callable[[Scan, Count], int]


def count_at(scan: Scan, place: int) -> Count | None:
    """None if the phrase is better read as something of the card: a size "32", a dish "7up"."""
    span = scan.spans[place]
    before = scan.span(place - 1)
    led = before is not None and before.has(Kind.IN) and not span.gap
    if not span.has(Kind.NUMBER) or (led and span.has(Kind.SIZE)):  # "1 Salami in 26": the centimetres
        return None
    numbered = span.has(Kind.SIZE) and ahead.id_of(span, scan.lexicon) and not _size_of_dish_before(scan, place)
    if span.is_card and not numbered and not (span.has(Kind.SIZE) and _counts(scan, place)):
        return None
    sense = span.of(Kind.NUMBER)[0]
    explicit, after = sense.times, place + 1
    while (following := scan.span(after)) is not None and following.has(Kind.TIMES) and not following.is_card:
        if following.gap:
            break
        explicit, after = True, after + 1
    return Count(scan, place, sense, explicit, after)


def _size_of_dish_before(scan: Scan, place: int) -> bool:
    """ "Salami 26": 26 cm, though there is a dish 26 too."""
    span, before = scan.spans[place], scan.span(place - 1)
    if span.gap or before is None or not before.is_dish:
        return False
    sizes = {sense.value for sense in span.of(Kind.SIZE)}
    return any(sizes & set(scan.lexicon.sizes(dish)) for dish in ahead.dishes(before, scan.lexicon))


def _counts(scan: Scan, place: int) -> bool:
    """A number that is also a size ("32"): a quantity if "x" follows."""
    following = scan.span(place + 1)
    return following is not None and following.has(Kind.TIMES) and not following.gap


# ---- numbers that count nothing -------------------------------------------------------------------------------------


def pronoun(scan: Scan, count: Count) -> int:
    """ "a large one with milk", "in that one"; "two large, one with milk" tells pieces apart."""
    before = count.before
    pointing = before is not None and before.has(Kind.DEFINITE) and not scan.spans[count.place].gap
    if pointing and scan.spans[count.place].has(Kind.PRONOUN) and ahead.ends(scan.spans, count.after):
        return count.place + 1
    if scan.base is not None and scan.base in scan.targets and scan.base.left > 1:
        return 0
    return count.place + 1 if scan.targets and ellipsis.is_pronoun(scan, count.place) else 0


def bottle_size(scan: Scan, count: Count) -> int:
    """ "Cola 0,33", "1,5 l Wasser", "1 Liter"."""
    place = count.place
    span = scan.spans[place]
    following = scan.span(place + 1)
    unit = following.of(Kind.UNIT) if following is not None and not following.gap else ()
    written = span.tokens[0].key.replace(",", ".").replace(":", ".")
    try:
        value = float(written)
    except ValueError:
        value = float(count.value)
    decimal = "." in written
    if not unit and not (decimal and (value < 1 or round(value * 1000) in scan.lexicon.litres) and value <= _LITRES):
        return 0
    millilitres = round(value * (unit[0].number if unit else 1000))
    after = place + (2 if unit else 1)
    following = scan.span(after)
    if following is not None and following.text in scan.closed.language.dishes.number_endings and not following.gap:
        after += 1
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


def range_of_numbers(scan: Scan, count: Count) -> int:
    """ "2-3 Cola", "zwei bis drei": how many? "S1-S4": which?"""
    span, at = scan.spans[count.place], count.place + 1
    following = scan.span(at)
    until = following is not None and not following.gap and following.text.lower() in ("bis", "to")
    if until:
        at += 1
        following = scan.span(at)
    if following is None or not (following.has(Kind.NUMBER) or ahead.is_id(following, scan.lexicon)):
        return 0
    if not until and following.tokens[0].gap not in ("-", "–"):
        return 0
    scan.unknown.append(f"{span.text}-{following.text}")
    return at + 1


def people(scan: Scan, count: Count) -> int:
    """ "für 4 Personen", "eine große Salami für 2", "Essen für 4: …"."""
    following, before, after = count.beside, count.before, scan.span(count.after)
    led = before is not None and before.has(Kind.FOR) and not scan.spans[count.place].gap
    heads = not scan.drafts and after is not None and ":" in after.tokens[0].gap
    if (
        led
        and (scan.drafts or heads)
        and ahead.ends(scan.spans, count.after)
        and not (count.explicit or count.sense.article)
    ):
        return count.after
    return count.after + 1 if following is not None and following.has(Kind.PEOPLE) and not following.is_card else 0


def within_a_limit(scan: Scan, count: Count) -> int:
    """ "Wenn sie unter 13 kostet": a bound, and no dish."""
    before = count.before
    if before is None or not before.has(Kind.LIMIT) or scan.spans[count.place].gap or count.explicit:
        return 0
    if count.beside is not None and (count.beside.is_dish or count.beside.has(Kind.HEAD)):
        return 0
    not_known(scan, scan.spans[count.place])
    return count.after


def of_nothing(scan: Scan, count: Count) -> int:
    """ "dann 2 davon", where nothing was named: of the dish asked about, never dish number 2."""
    if scan.drafts:
        return 0
    after, before, following = count.after, count.before, count.beside
    if following is not None and following.has(Kind.OF_THEM):
        after += 1
    elif before is None or scan.spans[count.place].gap or not before.has(Kind.OF_THEM):
        return 0
    if scan.asked:
        _of_asked(scan, count)
    else:
        scan.unknown.append(" ".join(span.text for span in scan.spans[count.place : after]))
    return after


def total_of_pieces(scan: Scan, count: Count) -> int:
    """ "2 Salami, 1 Cola, insgesamt 3": what was ordered, summed up; another sum is asked about."""
    before, following = count.before, count.beside
    led = before is not None and before.has(Kind.TOTAL) and not scan.spans[count.place].gap
    behind = following is not None and following.has(Kind.TOTAL)
    after = count.after + 1 if behind else count.after
    if not scan.drafts or not (led or behind) or not ahead.ends(scan.spans, after):
        return 0
    if count.value != sum(draft.left for draft in scan.drafts if not draft.frame):
        not_known(scan, scan.spans[count.place])
    return after


def vessels_alone(scan: Scan, count: Count) -> int:
    """ "2 Flaschen": of what?"""
    following = count.beside
    if following is None or not following.has(Kind.VESSEL) or following.is_card or count.coming is not None:
        return 0
    after = count.after + 1
    if not ahead.ends(scan.spans, after) or scan.targets:
        return 0
    scan.unknown.append(" ".join(span.text for span in scan.spans[count.place : after]))
    return after


def count_of_a_count(scan: Scan, count: Count) -> int:
    """ "2x6 Frühlingsrollen": two of six, or twelve?"""
    following, coming = count.beside, count.coming
    if not count.explicit or following is None or not following.has(Kind.NUMBER) or following.is_card:
        return 0
    if following.of(Kind.NUMBER)[0].article or coming is not None:
        return 0
    dish = ahead.next_dish(scan.spans, count.after + 1, scan.lexicon)
    if dish != count.after + 1 or ahead.id_of(following, scan.lexicon) in ahead.dishes(scan.spans[dish], scan.lexicon):
        return 0
    scan.unknown.append(" ".join(span.text for span in scan.spans[count.place : count.after + 1]))
    return count.after + 1


def none_of_it(scan: Scan, count: Count) -> int:
    """ "0x Tiramisu": nobody ordered one; "0 Zwiebeln": without."""
    if count.value != 0 or scan.spans[count.place].tokens[0].key.strip("0"):
        return 0
    if count.following is not None and count.following.is_modifier and not count.following.is_dish:
        scan.scope, scan.run = WITHOUT, []
        return count.after
    after = count.coming + 1 if count.coming is not None else count.after
    scan.unknown.append(" ".join(span.text for span in scan.spans[count.place : after]))
    return after


# ---- the number on the card -----------------------------------------------------------------------------------------


def numbered_with_ending(scan: Scan, count: Count) -> int:
    """ "die 23er"."""
    following = scan.span(count.place + 1)
    if following is None or following.gap or following.text.lower() not in scan.closed.language.dishes.number_endings:
        return 0
    if following.start != scan.spans[count.place].tokens[-1].end:
        return 0
    if count.before is not None and count.before.has(Kind.IN):
        not_known(scan, scan.spans[count.place])  # "als 8er": a size this card has not
        return count.place + 2
    return _card_number(scan, count.place, count.place + 2)


def lettered_number(scan: Scan, count: Count) -> int:
    """ "23a"."""
    return _card_number(scan, count.place, count.place + 1) if count.value < 0 else 0


def after_nr(scan: Scan, count: Count) -> int:
    """ "Nr. 23"."""
    before = count.before
    led = before is not None and not scan.spans[count.place].gap and before.has(Kind.ID_WORD) and not scan.correcting
    of_an_order = scan.span(count.place - 2)
    if led and of_an_order is not None and of_an_order.text.lower() in ("bestellung", "order", "auftrag"):
        not_known(scan, scan.spans[count.place])  # of an order, not of a dish
        return count.after
    return _card_number(scan, count.place, count.place + 1) if led and not count.explicit else 0


def counted_number(scan: Scan, count: Count) -> int:
    """ "2x 23"."""
    if count.id and scan.pending.explicit and not count.explicit:
        return _card_number(scan, count.place, count.place + 1)
    return 0


def number_of_section(scan: Scan, count: Count) -> int:
    """ "Pizza 23"."""
    section = scan.pending.section
    if count.id and section and scan.lexicon.section(count.id) == section and not count.explicit:
        return _card_number(scan, count.place, count.place + 1)
    return 0


def number_described(scan: Scan, count: Count) -> int:
    """ "31 Tofu scharf": dish 31, which comes with tofu, and not 31 times of it."""
    if not count.id or count.explicit or count.sense.article:
        return 0
    following = count.beside
    if following is None or not following.is_modifier or (count.value <= _ONE_DIGIT and scan.targets):
        return 0
    mod = modifier(following)
    if any_takes((count.id,), mod, scan.lexicon) or contained(count.id, mod, scan.lexicon):
        return _card_number(scan, count.place, count.place + 1)
    return 0


def number_alone(scan: Scan, count: Count) -> int:
    """ "die 23 und die 45"."""
    if not count.id or count.sense.article or count.explicit or _of_a_stranger(scan, count):
        return 0
    before = count.before
    glued = before is not None and before.tokens[-1].end == scan.spans[count.place].start
    if before is not None and glued and before.text.isalpha() and not before.has(Kind.ID_WORD, Kind.HEAD, Kind.TIMES):
        not_known(scan, scan.spans[count.place])  # "NEU22" is a code
        return count.place + 1
    if before is not None and before.is_dish and not scan.spans[count.place].gap:
        asked(scan, count.place, (count.id,))  # "Lasagne 30": a size this card has not, or another dish?
        return count.place + 1
    return _card_number(scan, count.place, count.place + 1)


def _of_a_stranger(scan: Scan, count: Count) -> bool:
    """ "2 Gyros", which is not on the card: two of them, and not dish number 2. Nor is "a 4 cheese" dish number 4."""
    following, before = count.beside, count.before
    if count.value > _ONE_DIGIT or following is None:
        return False
    one = (
        before is not None and any(each.article for each in before.of(Kind.NUMBER)) and not scan.spans[count.place].gap
    )
    strange = one and following.is_modifier and not following.is_dish
    return not following.senses or strange


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


# ---- pieces of a dish that comes ------------------------------------------------------------------------------------


def shared_dish(scan: Scan, count: Count) -> int:
    """ "eine kleine und eine große Margherita"."""
    return ellipsis.shared(scan, count.after, count.value)


def before_number(scan: Scan, count: Count) -> int:
    """ "2 mal die 23", "zwei 23er"."""
    if not _id_follows(scan, count.after, count.explicit or count.sense.article, count.value):
        return 0
    ellipsis.opened(scan, count.value, bare=False, explicit=True)
    return count.after


def _id_follows(scan: Scan, place: int, counted: bool, value: int) -> bool:
    gap = plain = False  # `plain`: a size after a number that does not say it counts
    before_id = (Kind.ID_WORD, Kind.ID_ARTICLE, Kind.TIMES)
    while (span := scan.span(place)) is not None and not span.gap:
        sized = span.has(Kind.SIZE) and not span.has(Kind.NUMBER)  # "eine große 31", "1 große 31"
        plain = plain or (sized and not counted)
        of = span.text.lower() in ("of", "von")
        if not (sized or of) and (span.is_card or not span.has(*before_id)):
            break
        place += 1
        gap = True
    if span is None or span.gap or not ahead.id_of(span, scan.lexicon):
        return False
    if plain and (value > _ONE_DIGIT or not _two_digits(span)):
        return False  # "2 klein 1 groß" are three
    following = scan.span(place + 1)
    if following is not None and _of_another_name(scan, span, following):
        return False
    sized = following is not None and not following.gap and following.has(Kind.SIZE) and not following.has(Kind.NUMBER)
    gap = gap or (counted and sized)  # "1x 26 groß"
    if span.is_card and not (gap and span.has(Kind.SIZE) and (following is None or not following.is_dish)):
        return False  # "2x die 26" is of dish 26, though a size is called so too
    if following is not None and not following.gap and (following.has(Kind.TIMES) or _another(scan, span, following)):
        return False
    return counted or gap or value <= _ONE_DIGIT


def _of_another_name(scan: Scan, number: Span, following: Span) -> bool:
    """ "A 4 cheese large": what dish 4 can neither have nor has."""
    if (
        _two_digits(number)
        or following.gap
        or not following.is_modifier
        or following.is_dish
        or following.has(Kind.SIZE)
    ):
        return False
    id, mod = ahead.id_of(number, scan.lexicon), modifier(following)
    return not any_takes((id,), mod, scan.lexicon) and not contained(id, mod, scan.lexicon)


def _two_digits(span: Span) -> bool:
    return any(sense.number > _ONE_DIGIT for sense in span.of(Kind.NUMBER))


def _another(scan: Scan, number: Span, following: Span) -> bool:
    """ "ne 2 Cola": a small number before another dish counts it."""
    named = ahead.dishes(following, scan.lexicon)
    small = number.of(Kind.NUMBER)[0].number <= _ONE_DIGIT if number.has(Kind.NUMBER) else False
    return small and bool(named) and ahead.id_of(number, scan.lexicon) not in named


def before_halves(scan: Scan, count: Count) -> int:
    """ "2x halb Salami halb Funghi"."""
    following = count.beside
    if following is None or not following.has(Kind.HALF) or following.is_card:
        return 0
    ellipsis.opened(scan, count.value, bare=False, explicit=False)
    return count.after


def some_by_name(scan: Scan, count: Count) -> int:
    """ "2 Salami und 1 Cola, eine Salami davon mit Käse", "bei einer Salami mit Käse": told apart by name."""
    if count.coming is None:
        return 0
    named = set(ahead.dishes(scan.spans[count.coming], scan.lexicon))
    following = scan.span(count.coming + 1)
    pointed = following is not None and not following.gap and following.has(Kind.OF_THEM)
    if not pointed and not heads.led_by_on(scan, count.place):
        return 0
    there = [draft for draft in scan.drafts if set(draft.candidates) == named and count.value < draft.left]
    if not there:
        return 0
    carve(scan, there[-1], count.value)
    return count.coming + (2 if pointed else 1)


def number_and_name(scan: Scan, count: Count) -> int:
    """ "23 Funghi": the number is the dish's own."""
    if count.coming is None or count.explicit or count.value <= _ONE_DIGIT:
        return 0
    return count.place + 1 if count.id in ahead.dishes(scan.spans[count.coming], scan.lexicon) else 0


def some_are_another(scan: Scan, count: Count) -> int:
    """ "3 Cola, davon eine Zero", "3 Cola, eine davon Zero": one of the three is another dish."""
    before, following, base, coming = count.before, count.following, scan.base, count.coming
    pointed = before is not None and before.has(Kind.OF_THEM)
    if following is not None and following.has(Kind.OF_THEM):
        pointed, coming = True, ahead.next_dish(scan.spans, count.after + 1, scan.lexicon)
    if not pointed or coming is None or base is None or base not in scan.drafts:
        return 0
    if set(ahead.dishes(scan.spans[coming], scan.lexicon)) <= set(base.candidates):
        return 0
    if base.said and count.value < base.left:
        base.carved += count.value
    else:
        scan.impossible += 1
    ellipsis.opened(scan, count.value, bare=False, explicit=False)
    return count.after


def some_with_option(scan: Scan, count: Count) -> int:
    """ "2 Kulfi, einmal Mango einmal Pistazie": kinds of the dish before, though one is in another dish's name."""
    base, following = scan.base, count.beside
    if base is None or base not in scan.drafts or base.pieces < 2 or count.value > base.left:
        return 0
    if following is None or not following.is_modifier or not following.is_dish or base.frame:
        return 0
    mod = modifier(following)
    if not any_takes(base.candidates, mod, scan.lexicon):
        return 0
    if following.has(Kind.ITEM) and not options.chosen_from(scan, base, mod):
        return 0
    carve(scan, base, count.value)
    scan.scope = WITH
    return count.after


def pieces_of_needed(scan: Scan, count: Count) -> int:
    """ "Taco trio with two birria and one rajas": what the dish has to have, though it can be ordered by itself."""
    following = count.beside
    if scan.scope != WITH or len(scan.targets) != 1 or scan.targets[0].frame or following is None:
        return 0
    target = scan.targets[0]
    if not following.is_modifier or not following.is_dish or len(target.candidates) > 1 or target.pieces > 1:
        return 0
    if scan.base is not None and scan.base.pieces > 1:
        return 0
    mod = modifier(following)
    if not any_takes(target.candidates, mod, scan.lexicon) or not options.chosen_from(scan, target, mod):
        return 0
    scan.times = count.value
    return count.after


def some_combos(scan: Scan, count: Count) -> int:
    """ "2 Menüs: einmal Burger mit Cola, einmal Wrap mit Sprite"."""
    base, coming = scan.base, count.coming
    if base is None or base not in scan.drafts or coming is None or base.pieces < 2 or count.value > base.left:
        return 0
    if not combos.places_for(scan, base, ahead.dishes(scan.spans[coming], scan.lexicon)):
        return 0
    carve(scan, base, count.value)
    scan.scope = WITH
    return count.after


_IN_NAMES = {"due": 2, "tre": 3, "quattro": 4, "quatro": 4, "cinque": 5, "drei": 3, "vier": 4, "three": 3, "four": 4}


def number_of_the_name(scan: Scan, count: Count) -> int:
    """ "Eine 4 Formaggi": one Quattro Formaggi."""
    before, coming = count.before, count.beside
    beside = before if before is not None and not scan.spans[count.place].gap else None
    one = beside is not None and any(sense.article for sense in beside.of(Kind.NUMBER))
    led = scan.pending.said or one or (beside is not None and beside.has(Kind.DEFINITE))
    if not led or coming is None or count.explicit or count.sense.article:
        return 0
    names = (scan.lexicon.dish(dish).name for dish in ahead.dishes(coming, scan.lexicon))
    words = {
        word for name in names for text in (name.text, *(said for _, said in name.others)) for word in text.split()[:1]
    }
    if count.value not in {_IN_NAMES.get(word.casefold(), 0) for word in words}:
        return 0
    scan.heard += 1
    return count.after


def pieces_of_dish(scan: Scan, count: Count) -> int:
    """ "2 große Margherita"."""
    if count.coming is None:
        return 0
    if _rest_of_them(scan, count) and scan.base is not None and scan.trail.choose("rest_of_them", PLAIN, EVEN):
        scan.base.carved += count.value
    ellipsis.opened(scan, count.value, bare=bool(count.sense.value) and not count.explicit, explicit=False)
    scan.each, scan.each_size = count.value if _each(scan, count.place) else None, None
    return count.after


def _rest_of_them(scan: Scan, count: Count) -> bool:
    """ "zwei Cheeseburger, einen ohne Gurke und einen Chickenburger": three, or is the second a chicken burger?"""
    base, before = scan.base, count.before
    if base is None or not base.carved or count.value != base.left or before is None or not before.has(Kind.AND):
        return False
    named = ahead.dishes(scan.spans[count.coming], scan.lexicon) if count.coming is not None else ()
    sections = {scan.lexicon.section(dish) for dish in base.candidates}
    return bool(named) and set(named) != set(base.candidates) and sections == {scan.lexicon.section(d) for d in named}


def _each(scan: Scan, place: int) -> bool:
    """ "je 2 Döner und Dürüm": two of everything until the next number."""
    before = scan.span(place - 1)
    return before is not None and before.has(Kind.EACH)


# ---- pieces of a dish named before ----------------------------------------------------------------------------------


def corrected_count(scan: Scan, count: Count) -> int:
    """ "Ach, mach 3 draus", "nein 3 große": nothing but little words follow, or a size of that dish."""
    if not (scan.correcting and scan.drafts):
        return 0
    span = scan.span(ahead.past_little(scan.spans, count.after))
    if span is not None and not span.gap and not _its_size(scan, span):
        return 0
    scan.drafts[-1].number, scan.drafts[-1].said, scan.correcting = count.value, True, False
    return count.after


def _its_size(scan: Scan, span: Span) -> bool:
    """Of the dish before it."""
    sizes = [sense.value for sense in span.of(Kind.SIZE)]
    return any(scan.lexicon.sized(dish, size) for dish in scan.drafts[-1].candidates for size in sizes)


def some_of_the_sized(scan: Scan, count: Count) -> int:
    """ "4 Margherita, 2 groß, 2 klein, eine von den großen mit Käse": told apart by size."""
    pointed, place = False, count.after
    while (span := scan.span(place)) is not None and not span.gap and (ahead.silent(span) or span.has(Kind.IN)):
        pointed = pointed or span.has(Kind.DEFINITE)
        place += 1
    if span is None or span.gap or not span.has(Kind.SIZE) or span.is_dish:
        return 0
    how = scan.span(place + 1)
    all_sized = scan.base is not None and scan.base.pieces > 1 and not scan.base.left  # "4: 2 große, 2 kleine"
    differs = how is not None and not how.gap and how.has(Kind.WITH, Kind.WITHOUT, Kind.EXTRA)
    if not pointed and not (all_sized and differs):
        return 0
    size = span.of(Kind.SIZE)[0].value
    there = [
        draft
        for draft in scan.drafts
        if draft.size
        and count.value < draft.left
        and any(scan.lexicon.sized(each, size) == draft.size for each in draft.candidates)
    ]
    if not there or ahead.next_dish(scan.spans, place + 1, scan.lexicon) is not None:
        return 0
    carve(scan, there[-1], count.value)
    return place + 1


def into_some(scan: Scan, count: Count) -> int:
    """ "2 Falafel, in eins bitte Halloumi": an option of some of them, though it may be a dish too."""
    before = count.before
    if before is None or not before.has(Kind.IN) or scan.spans[count.place].gap or scan.targets != scan.drafts[-1:]:
        return 0
    span = scan.span(ahead.past_little(scan.spans, count.after))
    some = bool(scan.drafts) and scan.drafts[-1].pieces > 1 and count.value < scan.drafts[-1].left
    if not some or span is None or span.gap or not span.is_modifier or not options.taken(scan, span):
        return 0
    carve(scan, scan.drafts[-1], count.value)
    scan.scope = WITH
    return count.after


def dish_asked_about(scan: Scan, count: Count) -> int:
    """ "Habt ihr Dal? Dann bitte einmal mild", "wenn ja 2 bitte": the dish asked about, if no other is named."""
    if not scan.asked or scan.drafts:
        return 0
    if count.id and not (count.explicit or count.sense.article) and not _counts_the_asked(scan, count):
        return 0
    following = count.following
    if following is not None and not following.senses:
        return 0
    _of_asked(scan, count)
    return count.after


def _counts_the_asked(scan: Scan, count: Count) -> bool:
    """A small number alone; "die 2" is a dish of that number, and "3, 5" are two."""
    before = count.before
    led = before is not None and before.has(Kind.ID_WORD, Kind.ID_ARTICLE, Kind.DEFINITE)
    numbers = sum(span.has(Kind.NUMBER) for span in scan.spans)
    after = ahead.past_little(scan.spans, count.after)
    how = scan.span(after)
    described = how is not None and how.has(Kind.WITH, Kind.WITHOUT, Kind.IN)
    return count.value <= _ONE_DIGIT and not led and numbers == 1 and (described or ahead.ends(scan.spans, after))


def _of_asked(scan: Scan, count: Count) -> None:
    ellipsis.opened(scan, count.value, bare=False, explicit=False)
    heads.the_asked(scan, count.place)


def number_of_them(scan: Scan, count: Count) -> int:
    """ "nein lieber Cheeseburger, davon 2"."""
    before, last = count.before, scan.drafts[-1] if scan.drafts else None
    if last is None or last.said or before is None or not before.has(Kind.OF_THEM) or scan.spans[count.place].gap:
        return 0
    if not ahead.ends(scan.spans, count.after):
        return 0
    last.number, last.said = count.value, True
    return count.after


def more_than_there_are(scan: Scan, count: Count) -> int:
    """ "2 Bowls, davon 3 mit Tofu": how many then?"""
    before, base, following = count.before, scan.base, count.following
    pointed = (before is not None and before.has(Kind.OF_THEM)) or (
        following is not None and following.has(Kind.OF_THEM)
    )
    if not pointed or base is None or base not in scan.drafts or count.value <= base.left or not base.said:
        return 0
    base.doubt, scan.targets, scan.base = True, [], None
    scan.impossible += 1
    scan.unknown.append(scan.spans[count.place].text)
    return count.after


def said_of_them(scan: Scan, count: Count) -> int:
    """ "the tacos, three of them with onions"."""
    base, following = scan.base, count.beside
    if base is None or scan.targets != [base] or base.said or base.carved or count.value < 2:
        return 0
    if following is None or not following.has(Kind.OF_THEM):
        return 0
    base.number, base.said = count.value, True
    return count.after + 1


def some_told_apart(scan: Scan, count: Count) -> int:
    """ "2 Margherita, eine ohne Zwiebeln"."""
    base = scan.base
    if base is None or base not in scan.drafts or not _tells_apart(scan, count.after):
        return 0
    ways = [span for at in (count.after, count.after + 1) if (span := scan.span(at))]  # "einmal die mit Ananas"
    if base.frame and base.options and not base.carved and any(span.has(Kind.WITH) for span in ways):
        base.doubt = True  # "zwei Pizza mit Thunfisch, eine mit Ananas": of the two, or a third?
    if base.pieces > 1 and count.value <= base.left and not _one_more(scan, count):
        carve(scan, base, count.value)
        return count.after
    if base.carved and count.value > base.left:
        base.doubt = base.doubt or base.left > 0  # "3x Salami, 2 große und 2 kleine"
    return 0


def _one_more(scan: Scan, count: Count) -> bool:
    """ "Three pies with chicken and one with ham": they have theirs, so it is a fourth."""
    before, following = count.before, count.following
    joined = before is not None and before.has(Kind.AND) and not scan.spans[count.place].gap
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
    if span.has(Kind.PLAIN):
        return True
    if span.has(Kind.SIZE) and base is not None and base.size is not None:
        return False
    return span.has(
        Kind.OF_THEM, Kind.WITH, Kind.WITHOUT, Kind.SIZE, Kind.IN, Kind.EXTRA, Kind.LIGHT, Kind.DOUBLE, Kind.INSTEAD,
        Kind.PLAIN,
    ) or (span.is_modifier and not span.is_dish)  # fmt: skip


def count_behind(scan: Scan, count: Count) -> int:
    """ "Panna Cotta 2x", "21 groß 2 tane", "einen Hamburger, also 4 Stück"."""
    if not _trailing(scan, count):
        return 0
    before = scan.span(count.place - 1)
    last = scan.drafts[-1]
    several = any(
        scan.lexicon.menu.groups[group].most != 1
        for mod in last.options[-1:]
        for group, _ in mod.options or mod.partial
    )
    if count.explicit and before is not None and before.is_modifier and not before.is_dish and several:
        last.doubt = last.doubt or not scan.spans[count.place].gap  # "Suppe mit Brot 2x": of the bread or of all?
    last.number, last.said = count.value, True
    return count.after


def each_behind(scan: Scan, count: Count) -> int:
    """ "Lasagne x2 Cola x3": every number stands behind its dish."""
    last = scan.drafts[-1] if scan.drafts else None
    if last is None or last.said or scan.targets != [last] or scan.pending.said or scan.spans[count.place].gap:
        return 0
    led = count.before is not None and count.before.has(Kind.TIMES) and not count.before.is_card
    if not (led or count.explicit) or not _alternates(scan, count.after):
        return 0
    last.number, last.said = count.value, True
    return count.after


def _alternates(scan: Scan, place: int) -> bool:
    """Dish, number, dish, number to the end of the clause; at least one of each."""
    ends = False
    while True:
        start = place
        while (span := scan.span(place)) is not None and not span.gap and (span.is_dish or span.has(Kind.SIZE)):
            place += 1
        if place == start:
            return ends
        number = numbered = False
        while (span := scan.span(place)) is not None and not span.gap and span.has(Kind.TIMES, Kind.NUMBER):
            number = number or span.has(Kind.NUMBER)
            numbered = numbered or span.has(Kind.TIMES) or span.of(Kind.NUMBER)[0].times
            place += 1
        if not (number and numbered):
            return False
        ends = True


def _trailing(scan: Scan, count: Count) -> bool:
    place = count.place
    if not scan.drafts or scan.targets != scan.drafts[-1:]:
        return False
    last = scan.drafts[-1]
    if count.explicit and last.pieces == 1 and not last.carved and _says_how_many(scan, count):
        return True
    times = count.before is not None and count.before.has(Kind.TIMES) and not count.before.is_card
    if times and not last.said and not scan.spans[place].gap and count.coming is None:
        return True  # "eight treasures x2 ready for pickup"
    if last.said or (scan.spans[place].gap and not _behind_colon(scan, count)):
        return False
    at = place - 1
    while at > 0 and not scan.spans[at].gap and scan.spans[at].has(Kind.POLITE) and ahead.silent(scan.spans[at]):
        at -= 1  # "die 5 bitte 2x"
    before = scan.spans[at]
    by = (
        _behind_colon(scan, count)
        or before.is_dish
        or before.has(Kind.SIZE, Kind.TIMES, Kind.NUMBER)
        or (count.explicit and before.is_modifier)
    )
    following = count.following
    described = (
        count.explicit
        and following is not None
        and (following.has(Kind.IN, Kind.SIZE, Kind.WITH, Kind.WITHOUT) or bool(following.mark))
    )  # "die 23a einmal in groß"
    ends = ahead.ends(scan.spans, count.after) and (count.explicit or not scan.pending.started)
    return by and (described or ends)


def _behind_colon(scan: Scan, count: Count) -> bool:
    """ "Tiramisu: 2"."""
    return ":" in scan.spans[count.place].tokens[0].gap and ahead.ends(scan.spans, count.after)


def _says_how_many(scan: Scan, count: Count) -> bool:
    """A count alone between commas: "…, 2 Portionen"."""
    if ahead.gap_before(scan.spans, count.place) != "," or count.sense.article:
        return False
    following = count.following
    return following is None or bool(following.gap) or following.has(Kind.AND)


def counted_twice(scan: Scan, count: Count) -> int:
    """ "eight margherita x2": eight, or sixteen, or two?"""
    before, last = count.before, scan.drafts[-1] if scan.drafts else None
    times = before is not None and before.has(Kind.TIMES) and not before.is_card and not scan.spans[count.place].gap
    if last is None or not times or not last.said or not ahead.ends(scan.spans, count.after):
        return 0
    last.doubt = last.doubt or last.pieces != count.value
    return count.after


def restated(scan: Scan, count: Count) -> int:
    """ "ein Dunkles, eine Halbe": the size of the one just ordered."""
    last, following = scan.drafts[-1] if scan.drafts else None, count.beside
    if last is None or scan.targets != [last] or not count.sense.article or scan.spans[count.place].gap != ",":
        return 0
    if following is None or not following.has(Kind.SIZE) or following.is_dish or last.size or last.pieces > 1:
        return 0
    size = following.of(Kind.SIZE)[0].value
    if not all(scan.lexicon.sized(dish, size) for dish in last.candidates) or not ahead.ends(
        scan.spans, count.after + 1
    ):
        return 0
    return count.after if scan.trail.choose("restated", PLAIN, ODD) == 0 else 0


def same_again(scan: Scan, count: Count) -> int:
    """ "a large pizza with ham and a medium with olives"."""
    said = count.sense.article or not count.id or ellipsis.size_of_last(scan, count.after, count.id)
    return count.after if ellipsis.same_again(scan, count.after, count.value, said=said) else 0


# ---- pieces of an option, and the rest ------------------------------------------------------------------------------


def pieces_for_a_dish(scan: Scan, count: Count) -> int:
    """ "one garlic sauce with the fries"."""
    following = count.following
    if following is None or not following.is_modifier or not options.for_a_dish(scan, count.after):
        return 0
    scan.times = count.value
    return count.after


def pieces_of_option(scan: Scan, count: Count) -> int:
    """ "mit 2 Mayo", "one pump of syrup"."""
    following = count.beside
    if following is not None and following.has(Kind.VESSEL) and not following.is_card and scan.targets:
        following = scan.span(ahead.past_little(scan.spans, count.after))
    if following is None or not following.is_modifier or following.is_dish:
        return 0
    scan.times = count.value if (count.explicit or not count.sense.article or count.value > 1) else 1
    return count.after


def stranger(scan: Scan, count: Count) -> int:
    """ "a large hot chocolate", and there is none."""
    return ellipsis.stranger(scan, count.place, count.after) if scan.drafts else 0


def article(scan: Scan, count: Count) -> int:
    """ "eine", "einmal" before a word that says no dish; "je zwei": what follows is reported if it is unknown."""
    said = scan.closed.language.dishes.hesitations
    if scan.spans[count.place].text.lower() in said and count.beside is not None and count.beside.has(Kind.NUMBER):
        scan.correcting = bool(scan.drafts)  # "1 Cola - ne, 2 Cola"
    quiet = count.sense.article or (count.sense.times and count.value == 1) or _each(scan, count.place)
    return count.after if quiet else 0


def stray_number(scan: Scan, count: Count) -> int:
    """ "Cheeseburger 3 nos": a number of something nobody knows is asked about with it."""
    following = count.following
    before = count.before
    led = before is not None and before.is_dish and not scan.spans[count.place].gap and not count.sense.article
    if (
        following is not None
        and led
        and not (following.senses or following.gap)
        and ahead.ends(scan.spans, count.after + 1)
    ):
        scan.unknown.append(f"{scan.spans[count.place].text} {following.text}")
        return count.after + 1
    if following is None or following.senses or following.gap:  # else the unknown word after it is reported
        not_known(scan, scan.spans[count.place])
    return count.after


NUMBERS: tuple[NumberRule, ...] = (
    pronoun,
    bottle_size,
    none_of_it,
    total_of_pieces,
    vessels_alone,
    count_of_a_count,
    numbered_with_ending,
    range_of_numbers,
    lettered_number,
    people,
    within_a_limit,
    of_nothing,
    shared_dish,
    after_nr,
    counted_number,
    number_of_section,
    before_number,
    before_halves,
    corrected_count,
    some_of_the_sized,
    into_some,
    some_by_name,
    number_and_name,
    some_are_another,
    pieces_of_needed,
    some_with_option,
    some_combos,
    number_of_the_name,
    each_behind,
    pieces_of_dish,
    dish_asked_about,
    number_of_them,
    more_than_there_are,
    said_of_them,
    pieces_for_a_dish,
    some_told_apart,
    number_described,
    pieces_of_option,
    count_behind,
    counted_twice,
    restated,
    same_again,
    number_alone,
    stranger,
    article,
    stray_number,
)
