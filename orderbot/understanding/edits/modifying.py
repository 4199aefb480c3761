"""How a line should be: "die Pizza doch ohne Käse", "3 groß", "ohne Zwiebeln" (of the last line)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from orderbot.ordering.cart import CartLine, Chosen
from orderbot.understanding.card.lexicon import Lexicon
from orderbot.understanding.edits.edit import Add, AddOption, Edit, Note, Remove, Replace, SetSize, Which, Without
from orderbot.understanding.edits.pointing import (
    LINE_WORD,
    THE,
    Table,
    There,
    by_number,
    having,
    ids_of,
    lone_number,
    names_dish,
    one_line,
    only_dishes,
    only_sizes,
    refers,
    says_place,
    spans_in,
)
from orderbot.understanding.grammar.languages import FALLBACK, LANGUAGES, every, readable
from orderbot.understanding.grammar.phrases import Key, any_said, key, keyed, masked, one_of
from orderbot.understanding.grammar.senses import CARD, Kind
from orderbot.understanding.lattice.spans import Span
from orderbot.understanding.meaning import MeantLine
from orderbot.understanding.parser import understand
from orderbot.understanding.rules.draft import Modifier, contained, modifier
from orderbot.understanding.slots.slots import take_slots
from orderbot.understanding.spelling.fold import tokens


@dataclass(frozen=True, slots=True)
class Said:
    text: str  # the original, without politeness
    spelled: Key
    marked: bool  # a word says that something is to change
    corrects: bool = False  # "nee, 4": what was said last is taken back

    def slice(self, span: tuple[int, int]) -> str:
        start, end = self.spelled.span(*span)
        return self.text[start:end].strip(" ,")


_MARKER = re.compile(rf"\b{any_said(lambda each: each.changes.marker)}\b")
_CORRECTS = re.compile(rf"\b{any_said(lambda each: each.changes.corrects)}\b")
DROPPED = re.compile(rf"\b{any_said(lambda each: each.changes.dropped)}\b")
_LEADS = re.compile(rf"{any_said(lambda each: each.changes.leads)}\b")
EVERY = re.compile(rf"\b{any_said(lambda each: (*each.changes.every, *each.changes.both))}\b")
_BOTH = re.compile(rf"\b{any_said(lambda each: each.changes.both)}\b")
_AT_END = re.compile(rf"(?i)(?: {one_of(every(lambda each: each.changes.dropped))})+$")
_PRONOUN = re.compile(rf"(?i) {one_of(every(lambda each: each.dishes.pronouns))}$")
_IN = re.compile(rf"{any_said(lambda each: each.dishes.in_)} ")  # "Hawaii bitte in klein"
_A_THE = re.compile(THE)
_A = re.compile(rf"{any_said(lambda each: each.changes.one)} ")
_BEFORE_THE = any_said(lambda each: each.changes.before_the)
_THOSE = any_said(lambda each: (*each.changes.the, *each.changes.every, *each.changes.both))
_REFERS = re.compile(rf"(?:^|\b{_BEFORE_THE} ){_THOSE}\b")
_NO_PART = re.compile(rf"{DROPPED.pattern}|\b{_BEFORE_THE}(?= {THE}\b)")
_THE_LAST = re.compile(rf"(?i)\b{one_of(every(lambda each: each.changes.the))}\s*$")
_GLUE = rf"(?:{any_said(lambda each: each.changes.some_glue)}\b ?)*"
_ONE_OF_THEM = re.compile(
    rf"(?:{any_said(lambda each: each.changes.wishes)} )?"
    rf"(?P<lead>{any_said(lambda each: each.changes.some_lead)} )?"
    rf"(?:{any_said(lambda each: each.changes.some_before)} )*"
    rf"(?:{_BEFORE_THE} )?(?P<n>\S+)(?P<of> {any_said(lambda each: each.changes.some_of)})? {_GLUE}(?P<how>.+)"
)
_NUMBERED = re.compile(rf"(?:{LINE_WORD} ?)?(\d{{1,2}}) (.+)")
_BY_ID = re.compile(rf"(?:{_BEFORE_THE} )?{THE} (\d{{1,3}}[a-z]?) {_GLUE}(.+)")
_BEFORE = re.compile(rf"\s*(?:{any_said(lambda each: each.changes.before)}\b[\s,!.:]*)*")
_AFTER = re.compile(rf"(?:[\s,!.]*\b{any_said(lambda each: each.changes.after)})*[\s,!.]*$")


def cleaned(text: str) -> Said:
    spelled = keyed(text)
    begin = _BEFORE.match(spelled.text)
    start = begin.end() if begin else 0
    end = _AFTER.search(spelled.text, start)
    low, high = spelled.span(start, end.start() if end else len(spelled.text))
    kept = text[low:high].strip()
    corrects = bool(_CORRECTS.search(spelled.text, 0, start))
    return Said(kept, keyed(kept), bool(_MARKER.search(spelled.text)), corrects)


_ARTICLE = re.compile(rf"(?:{any_said(lambda each: (*each.changes.one, *each.changes.the))} )?")


def opened(text: str, language: str = "") -> str:
    """The text without what opens an answer: "dann bitte die große" is "große"."""
    said = cleaned(text)
    kept = said.text
    article = _ARTICLE.match(said.spelled.text)
    if article and article.end():
        kept = said.text[said.spelled.span(0, article.end())[1] :].strip()
    return kept or text


def changed(said: Said, table: Table) -> tuple[Edit, ...]:
    """A line, named or the last one, and how it should be."""
    spelled = said.spelled.text
    if numbered := _NUMBERED.fullmatch(spelled):
        number = int(numbered[1])
        sized = only_sizes(said.slice(numbered.span(2)), table)
        if 1 <= number <= len(table.lines) and (sized or not table.lexicon.exists(numbered[1])):
            return modified(number - 1, said.slice(numbered.span(2)), table)
    if by_id := _BY_ID.fullmatch(spelled):
        there = by_number(by_id[1], table, False)
        if there and len(there.places) == 1:
            return modified(there.places[0], said.slice(by_id.span(2)), table)
    if apart := _each_its_own(said, table) or _some_of_them(said, table):
        return apart
    if pointed := _pointed(said, table):
        return pointed
    marked = said.marked or bool(_REFERS.search(spelled))
    named, how = parted(said.text, table)
    if not how:
        return ()
    if not named:
        if said.marked and (longer := _by_its_whole_name(said, table)):
            return longer
        if EVERY.search(key(how)):
            return _all_of_them(how, table)
        if table.strict:
            return ()
        if not _LEADS.match(key(how)) and not marked:
            return ()
        return _of_its_line(how, table) or _of_its_line(said.text, table)  # "leave the onions off", with its article
    if not marked and not (_IN.match(key(how)) and only_sizes(how, table)):
        return ()
    if not said.marked and _names_by_content(named, how, table):
        return ()
    return _of_the_named(named, how, table)


def _of_its_line(how: str, table: Table) -> tuple[Edit, ...]:
    """The last line, but "no garlic after all" is of the one that has garlic; of several that have, which?"""
    spans = spans_in(how, table)
    lacking = [modifier(span) for span in spans if span.is_modifier]
    places = having(lacking, table) if lacking and any(span.has(Kind.WITHOUT) for span in spans) else ()
    if table.last in places or not places:
        last = modified(table.last, how, table)
        if any(_of_the_card(edit, table) for edit in last):
            return last
        if all(isinstance(edit, Note) for edit in last):
            last = modified(_prepared(table), how, table)
        if not lacking:
            return last
        others = (modified(place, how, table) for place in range(table.last - 1, -1, -1))
        of_card = (edits for edits in others if any(_of_the_card(edit, table) for edit in edits))
        return next(of_card, last)  # "weniger Käse" is not of the Cola named last
    if len(places) > 1:
        return (Which(how, places),) if modified(places[0], how, table) else ()
    return modified(places[0], how, table)


def _prepared(table: Table) -> int:
    """The last line that the kitchen makes of something: a note is hardly for the bottle of Cola below it."""
    made = (place for place in range(table.last, -1, -1) if table.lexicon.ingredients.get(table.lines[place].item))
    return next(made, table.last)


def _of_the_named(named: str, how: str, table: Table) -> tuple[Edit, ...]:
    """The line the words point at, or the question which."""
    there = refers(named, table)
    if there is None:
        return ()
    many, _, rest = how.partition(" ")  # "actually one Salami large", of two
    pieces = lone_number(many, table) if rest and len(there.places) == 1 else None
    if pieces and pieces < table.lines[there.places[0]].quantity:
        return told_apart(there.places[0], pieces, rest, table)
    if there.pieces is not None and there.pieces != table.lines[there.places[0]].quantity:
        return told_apart(there.places[0], there.pieces, how, table) if len(there.places) == 1 else ()
    if len(there.places) > 1:
        return (Which(named, there.places),) if modified(there.places[0], how, table) else ()
    return modified(there.places[0], how, table)


def _by_its_whole_name(said: Said, table: Table) -> tuple[Edit, ...]:
    """ "Die Cola doch Zero", where there is a Cola Zero too."""
    whole = one_line(_NO_ARTICLE.sub("", without_marks(said.text)), table)
    if whole is None or not _NO_ARTICLE.match(said.text):
        return ()
    words = set(name_words(whole.item, table.lexicon))
    places = [at for at, line in enumerate(table.lines) if set(name_words(line.item, table.lexicon)) < words]
    if len(places) != 1:
        return ()
    line = table.lines[places[0]]
    return (Replace(places[0], replace(in_its_size(whole, line, table), quantity=line.quantity)),)


def in_its_size(line: MeantLine, there: CartLine, table: Table) -> MeantLine:
    """What comes instead of a line has its size, if none is said and it comes in it."""
    kept = line.size is None and there.size in table.lexicon.sizes(line.item)
    return replace(line, size=there.size) if kept else line


def name_words(item: str, lexicon: Lexicon) -> list[str]:
    return key(lexicon.dish(item).name.text).split() if lexicon.exists(item) else []


_NO_ARTICLE = re.compile(rf"(?i)^(?:{one_of(every(lambda each: each.changes.the))}) ")


def _all_of_them(how: str, table: Table) -> tuple[Edit, ...]:
    """ "Beide groß", "alles ohne Zwiebeln": every line that can be so; both are two lines, or two pieces of one."""
    spelled, bare = keyed(how), _without_every(how)
    found = [(place, edits) for place in range(len(table.lines)) if (edits := modified(place, bare, table))]
    fitting = [(place, edits) for place, edits in found if any(_of_the_card(edit, table) for edit in edits)] or found
    pieces = len(fitting) if len(fitting) != 1 else table.lines[fitting[0][0]].quantity
    wished = [edit for _, edits in fitting for edit in edits]
    changing = [place for place, _ in fitting]
    so_already = [
        line.quantity
        for place, line in enumerate(table.lines)
        if place not in changing and any(_is_so(line, edit) for edit in wished)
    ]
    if _BOTH.search(spelled.text) and pieces + sum(so_already) != 2:
        return ()
    return tuple(edit for _, edits in fitting for edit in edits if not isinstance(edit, Note))


def _is_so(line: CartLine, edit: Edit) -> bool:
    """The large one of two, where both shall be large."""
    match edit:
        case SetSize(_, size):
            return line.size == size
        case AddOption(_, option):
            return any((each.group, each.option) == (option.group, option.option) for each in line.options)
        case _:
            return False


def _of_the_card(edit: Edit, table: Table) -> bool:
    """A size or an option the dish has, or something that is in it."""
    match edit:
        case SetSize() | AddOption():
            return True
        case Without(place, word):
            group, _, option = word.partition(".")
            item = table.lines[place].item
            there = bool(option) and contained(item, Modifier("", options=((group, option),)), table.lexicon)
            return bool(there) or word in table.lexicon.ingredients.get(item, {}).values()
        case _:
            return False


_MOST_WORDS = 12  # of a clause that is looked at for a pointer


def _pointed(said: Said, table: Table) -> tuple[Edit, ...]:
    """ "Die mit Knoblauch doch groß", "make the one with egg large": the longest words that point at a line, and
    how that should be."""
    words = said.text.split()
    begins = [place for place, word in enumerate(words) if _A_THE.fullmatch(key(word))]
    begins = [place for place in begins if not any("," in word for word in words[:place])]
    if not begins or len(words) > _MOST_WORDS:
        return ()
    for begin in begins:
        for end in range(len(words), begin + 1, -1):
            how = without_marks(" ".join((*words[:begin], *words[end:])).strip(" ,"))
            named = " ".join(words[begin:end])
            if not how or _names_by_content(named, how, table) or _says_how(words[end - 1], table):
                continue
            if not (there := refers(" ".join(words[begin + 1 : end]), table, pointed=True)):
                continue
            if len(there.places) > 1 and EVERY.search(said.spelled.text):  # "die Pizzen beide mit Oliven"
                bare = _without_every(how)
                edits = tuple(edit for place in there.places for edit in modified(place, bare, table))
                if edits:
                    return edits
            elif len(there.places) > 1:
                if any(modified(place, how, table) for place in there.places):
                    return (Which(_AT_END.sub("", named), there.places),)
            elif edits := _some_or_all(there, how, table):
                return edits
    return ()


def _says_how(word: str, table: Table) -> bool:
    """ "Die Salami bitte gut | durch": where a pointer ends, no such word stands."""
    spans = spans_in(word, table)
    return not says_place(word) and all(span.has(*_ORDINARY) and not span.has(*_POINTS, *CARD) for span in spans)


_ORDINARY = (Kind.POLITE, Kind.DEGREE, Kind.STOP)
_POINTS = (Kind.OTHER, Kind.OF_THEM, Kind.PRONOUN, Kind.NUMBER)


def _without_every(how: str) -> str:
    spelled = keyed(how)
    return " ".join(masked(how, (spelled.span(*match.span()) for match in EVERY.finditer(spelled.text))).split())


def without_marks(how: str) -> str:
    """ "Bitte doch groß" is "groß"."""
    spelled = keyed(how)
    return " ".join(masked(how, (spelled.span(*match.span()) for match in DROPPED.finditer(spelled.text))).split())


def _some_or_all(there: There, how: str, table: Table) -> tuple[Edit, ...]:
    place = there.places[0]
    if there.pieces is None or there.pieces == table.lines[place].quantity:
        return modified(place, how, table)
    return told_apart(place, there.pieces, how, table)


def _each_its_own(said: Said, table: Table) -> tuple[Edit, ...]:
    """ "One with garlic, the other without onions": the pieces of one line, told apart as in an order."""
    several = [place for place, line in enumerate(table.lines) if line.quantity > 1 and not (line.parts or line.half)]
    if not several:
        return ()
    spans = spans_in(said.text, table)
    if sum(span.has(Kind.NUMBER, Kind.OTHER) for span in spans) < 2:
        return ()
    named = [place for place in several if any(table.lines[place].item in ids_of(span, table) for span in spans)]
    several = named or several
    place = several[0] if len(several) == 1 else table.last if table.last in several else -1
    if place < 0 or _orders(said.text, table):
        return ()
    line = table.lines[place]
    pieces = masked(
        said.text, [(span.start, span.tokens[-1].end) for span in spans if line.item in ids_of(span, table)]
    )
    for name in called(line, table):
        meaning = understand(f"{line.quantity}x {name}, {pieces}", table.lexicon, table.now, table.language)
        own = [each for each in meaning.lines if each.item == line.item and not each.half]
        if len(own) > 1 and sum(each.quantity for each in own) == line.quantity and only_dishes(meaning):
            told = (_besides(line, each, table) if each in own else each for each in meaning.lines)
            return (Remove(place, line.quantity), *map(Add, told))
    return ()


def _orders(text: str, table: Table) -> bool:
    """Where to, how and when are no pieces of a line; much quicker than to read it all."""
    slots = take_slots(text, tokens(text), table.now, table.language, frozenset())
    there = slots.address
    return bool(there.number and there.postcode if there else slots.handover) or bool(slots.payment)


def _besides(line: CartLine, told: MeantLine, table: Table) -> MeantLine:
    """Some pieces of the line with what was said of them."""
    part = MeantLine(line.item, told.quantity, told.size or line.size or None, line.options, line.without, line.note)
    for edit in (
        *(AddOption(0, option) for option in told.options),
        *(Without(0, word) for word in told.without if word not in line.without),
        *((Note(0, told.note),) if told.note else ()),
    ):
        part = _with_edit(part, edit, table)
    return part


def _some_of_them(said: Said, table: Table) -> tuple[Edit, ...]:
    """ "Eine doch klein": of the two chosen last."""
    match = _ONE_OF_THEM.fullmatch(said.spelled.text)
    if match is None:
        return ()
    pieces, how = lone_number(said.slice(match.span("n")), table), without_marks(said.slice(match.span("how")))
    if not pieces or not how:
        return ()
    if said.marked or match["lead"] or match["of"]:
        return told_apart(table.last, pieces, how, table)
    if table.strict or not _LEADS.match(key(how)):
        return ()
    several = [place for place, line in enumerate(table.lines) if line.quantity > pieces]
    fitting = [place for place in several if any(_of_the_card(edit, table) for edit in modified(place, how, table))]
    return told_apart(fitting[0], pieces, how, table) if len(fitting) == 1 else ()  # "eine ohne Pilze", of two


_EVERY = any_said(lambda each: (*each.changes.every, *each.changes.both))
_OTHER_THAN = any_said(lambda each: each.changes.other_than)
_ALL_LIKE_BUT = re.compile(rf"{_EVERY} (?P<how>.+?),? {_OTHER_THAN} (?P<but>.+)")
_ALL_BUT_LIKE = re.compile(rf"{_EVERY},? {_OTHER_THAN} (?P<rest>.+)")


def all_others(said: Said, table: Table) -> tuple[Edit, ...]:
    """ "All large except the tuna", "alles außer der Cola in klein": what can be so, and is not named."""
    ways: list[tuple[str, str]] = []
    if match := _ALL_LIKE_BUT.fullmatch(said.spelled.text):
        ways.append((said.slice(match.span("but")), said.slice(match.span("how"))))
    if match := _ALL_BUT_LIKE.fullmatch(said.spelled.text):
        words = said.slice(match.span("rest")).split()
        ways += [(" ".join(words[:end]), " ".join(words[end:])) for end in range(len(words) - 1, 0, -1)]
    return next((edits for named, how in ways if (edits := _others(named, how, table))), ())


def _others(named: str, how: str, table: Table) -> tuple[Edit, ...]:
    kept = refers(named, table, pointed=True)
    if kept is None:
        return ()
    bare = without_marks(how)
    places = (place for place in range(len(table.lines)) if place not in kept.places)
    return tuple(edit for place in places for edit in modified(place, bare, table))


_SOME_FROM = rf"(?:{any_said(lambda each: each.changes.some_from)} )"
SOME_OF = re.compile(rf"\b{any_said(lambda each: each.changes.some_of)}\b")
_PUTS = rf"(?:{any_said(lambda each: each.changes.puts)} )?"
_SOME_NAMED = re.compile(
    rf"(?:{any_said(lambda each: (*each.changes.some_lead, *each.changes.wishes, *each.changes.some_before))} )*"
    rf"(?P<at>{_BEFORE_THE} )?(?P<n>\S+) (?P<of>{_SOME_FROM}?{THE} )?"
    rf"(?:{any_said(lambda each: each.changes.both)} )?(?P<rest>.+)"
)
_AN = re.compile(rf"(?i)^(?:{one_of(every(lambda each: each.changes.one))}) ")
_ON_ONE = re.compile(rf"{_PUTS}(?P<how>.+) {_BEFORE_THE} {THE} (?P<named>.+)")
_ON_SOME = re.compile(rf"{_PUTS}(?P<how>.+) {_BEFORE_THE} (?P<n>\S+) {_SOME_FROM}?{THE} (?P<rest>.+)")


def with_and_without(language: str) -> tuple[str, str]:
    """The plain words for it; a language that says it with endings is lent another's."""
    said = LANGUAGES[readable(language)].dishes
    said = said if said.without else LANGUAGES[FALLBACK].dishes
    return said.with_[0], said.without[0]


def some_named(said: Said, table: Table) -> tuple[Edit, ...]:
    """ "One of the hawaiis without ham", "bei einer Hawaii die Ananas weg", "put olives on one of the pizzas"."""
    spelled = said.spelled.text
    if match := _SOME_NAMED.fullmatch(spelled):
        pieces = lone_number(said.slice(match.span("n")), table)
        words = said.slice(match.span("rest")).split()
        ends = range(1, len(words))  # "one of the salamis | with cheese and garlic", unless some were told apart so
        apart = len({line.item for line in table.lines}) < len(table.lines)
        for end in (reversed(ends) if apart else ends) if pieces else ():
            named, how = " ".join(words[:end]), " ".join(words[end:])
            of_them = SOME_OF.match(key(how))
            if of_them or match["at"] or match["of"]:
                how = how[of_them.end() :] if of_them else how
                if edits := _of_some(named, pieces or 0, how, table, described=bool(match["of"])):
                    return edits
    if match := _ON_SOME.fullmatch(spelled):
        pieces = lone_number(said.slice(match.span("n")), table)
        if pieces:
            return _of_some(said.slice(match.span("rest")), pieces, said.slice(match.span("how")), table)
    if match := _ON_ONE.fullmatch(spelled):  # "put an egg on the other one"
        there = refers(said.slice(match.span("named")), table, pointed=True)
        with_, _ = with_and_without(table.language)
        if there and len(there.places) == 1 and there.pieces is None:
            how = _AN.sub("", said.slice(match.span("how")))
            return modified(there.places[0], f"{with_} {how}", table)
    return ()


def _of_some(named: str, pieces: int, how: str, table: Table, *, described: bool = False) -> tuple[Edit, ...]:
    """`described`: "eine von den großen" names no dish."""
    there = refers(named, table, pointed=True)
    if there is None or not (described or any(span.is_dish for span in spans_in(named, table))):
        return ()
    if len(there.places) > 1:
        return (Which(named, there.places),) if modified(there.places[0], without_marks(how), table) else ()
    return told_apart(there.places[0], pieces, without_marks(how), table)


def told_apart(place: int, pieces: int, how: str, table: Table) -> tuple[Edit, ...]:
    """So many pieces of a line become another line; all of them are just changed."""
    line = table.lines[place]
    edits = modified(place, how, table)
    if pieces >= line.quantity or not edits:
        return edits if pieces == line.quantity else ()
    if line.parts:
        return ()
    return (Remove(place, pieces), Add(so(line, pieces, edits, table)))


def so(line: CartLine, pieces: int, edits: Iterable[Edit], table: Table) -> MeantLine:
    """So many pieces of the line's dish, as the edits have it."""
    part = MeantLine(line.item, pieces, line.size or None, line.options, line.without, line.note, line.half)
    for edit in edits:
        part = _with_edit(part, edit, table)
    return part


def _with_edit(line: MeantLine, edit: Edit, table: Table) -> MeantLine:
    match edit:
        case SetSize():
            return replace(line, size=edit.size)
        case Without():
            kept = tuple(each for each in line.options if f"{each.group}.{each.option}" != edit.word)
            if len(kept) < len(line.options):
                return replace(line, options=kept)
            return replace(line, without=(*line.without, edit.word))
        case AddOption():
            chosen = edit.option
            single = table.lexicon.menu.groups[chosen.group].most == 1
            left = (
                each
                for each in line.options
                if each.group != chosen.group or not (single or each.option == chosen.option)
            )
            return replace(line, options=(*left, chosen))
        case Note():
            return replace(line, note=", ".join(part for part in (line.note, edit.words) if part))
        case _:
            return line


def _names_by_content(named: str, how: str, table: Table) -> bool:
    """ "The pizza with the pineapple" is a dish that has it; nothing is to be added to another."""
    heads = [span for span in spans_in(named, table) if span.is_dish]
    spans = [
        span
        for span in spans_in(how, table)
        if span.is_card or span.has(Kind.WITH) or not span.has(Kind.DEFINITE, Kind.STOP)
    ]
    while spans and spans[-1].has(Kind.NOT):  # "weg"
        spans.pop()
    if len(spans) != 2 or not spans[0].has(Kind.WITH) or not spans[1].is_modifier or len(heads) != 1:
        return False
    if not heads[0].has(Kind.HEAD):
        return False
    return any(contained(item, modifier(spans[1]), table.lexicon) for item in ids_of(heads[0], table))


def parted(text: str, table: Table) -> tuple[str, str]:
    """The words that name a dish of the cart, and those that say how it should be."""
    spelled = keyed(text)
    left = masked(text, (spelled.span(*match.span()) for match in _NO_PART.finditer(spelled.text)))
    spans = spans_in(left, table)
    held = {line.item for line in table.lines} | {line.half for line in table.lines if line.half}
    named = [span for span in spans if span.is_dish and ids_of(span, table) & held and not _negated(spans, span)]
    if len(named) != 1:
        return ("" if not named else "?"), "" if named else " ".join(left.split())
    begin, end = named[0].start, named[0].tokens[-1].end
    article = _THE_LAST.search(left[:begin])
    rest = (left[: article.start() if article else begin] + " " + left[end:]).split()
    return left[article.start() if article else begin : end], " ".join(rest)


def _negated(spans: Sequence[Span], span: Span) -> bool:
    """ "Ohne Salami" does not name the pizza."""
    place = spans.index(span)
    return any(before.has(Kind.WITHOUT, Kind.WITH, Kind.EXTRA) for before in spans[max(place - 2, 0) : place])


def called(line: CartLine, table: Table) -> tuple[str, ...]:
    """By number, which is never another dish, and by name, since a number may be a size: "26 groß".

    () for a dish that has left the card since it was ordered.
    """
    if not table.lexicon.exists(line.item):
        return ()
    name = table.lexicon.dish(line.item).name.text
    return (line.item, name) if line.item[:1].isdigit() else (name,)


def _as_ordered(line: CartLine, how: str, table: Table) -> MeantLine | None:
    """The dish ordered with those words; None if they are not understood, or say anything else."""
    for name in called(line, table):
        meaning = understand(f"1x {name} {how}", table.lexicon, table.now, table.language)
        if len(meaning.lines) != 1 or not only_dishes(meaning):
            continue
        read = meaning.lines[0]
        if read.item == line.item and read.quantity == 1:
            return read
    return None


def _instead_of(option: Chosen, line: CartLine, table: Table) -> str:
    """ "Lieber Kräuterquark": the other of its kind that was chosen, if there is one and there may be several."""
    if table.lexicon.menu.groups[option.group].most == 1:
        return ""
    others = [each for each in line.options if each.group == option.group and each.option != option.option]
    return f"{others[0].group}.{others[0].option}" if len(others) == 1 and not option.amount else ""


def modified(place: int, how: str, table: Table) -> tuple[Edit, ...]:
    """What "ohne Käse", "groß", "mit extra Mais" change on this line; () if not all of it is understood."""
    line = table.lines[place]
    if (article := _A.match(key(how))) and len(keyed(how).text) == len(how):
        how = how[article.end() :]  # "aus der großen eine kleine"
    how = _PRONOUN.sub("", how)  # "a large one"
    if (
        names_dish(how, table)
        or says_place(how)
        or any(span.has(Kind.OTHER, Kind.OF_THEM) for span in spans_in(how, table))
    ):
        return ()  # "…, die andere mit Oliven" is of another line
    read = _as_ordered(line, how, table)
    if read is None:
        return ()
    edits: list[Edit] = []
    if read.size and read.size != line.size:
        edits.append(SetSize(place, read.size))
    edits += [Without(place, word) for word in read.without if word not in line.without]
    edits += [AddOption(place, option) for option in read.options]
    if table.rather:
        edits += [Without(place, word) for option in read.options if (word := _instead_of(option, line, table))]
    if read.note:
        edits.append(Note(place, read.note))
    return tuple(edits)
