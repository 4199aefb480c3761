"""Changes of what is already in the cart: "eine Cola weniger", "2 weg", "statt Cola Fanta", "die Pizza doch ohne Käse".

Each edit changes exactly one thing of one line; where two lines could be meant the answer is `Which`. A number alone is
the number of a line only beside a word that changes something ("1 löschen", "2 groß"). What is an order, a question or
not wholly understood is no edit: the result is empty, and the message is read as usual.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import pairwise

from orderbot.ordering.cart import MOST_PIECES, CartLine
from orderbot.understanding.card.lexicon import Lexicon
from orderbot.understanding.edits.edit import (
    Add,
    AddOption,
    Edit,
    Note,
    Remove,
    Replace,
    SetHandover,
    SetQuantity,
    SetSize,
    Which,
    Without,
)
from orderbot.understanding.edits.modifying import (
    DROPPED,
    EVERY,
    SOME_OF,
    Said,
    all_others,
    changed,
    cleaned,
    in_its_size,
    modified,
    parted,
    so,
    some_named,
    told_apart,
    with_and_without,
    without_marks,
)
from orderbot.understanding.edits.pointing import (
    THE,
    Table,
    There,
    counted,
    having,
    ids_of,
    lone_number,
    one_line,
    only_dishes,
    refers,
    spans_in,
)
from orderbot.understanding.grammar.languages import every
from orderbot.understanding.grammar.phrases import any_said, key, keyed, masked, one_of, pattern, sentences
from orderbot.understanding.grammar.senses import Kind
from orderbot.understanding.grammar.words.model import Changes, Patterns
from orderbot.understanding.meaning import MeantLine, Question
from orderbot.understanding.parser import free_for_all, understand
from orderbot.understanding.questions.allergies import allergy_span
from orderbot.understanding.rules.draft import any_takes, contained, modifier
from orderbot.understanding.slots.slots import take_slots
from orderbot.understanding.spelling.fold import tokens

LONGEST = 200  # characters: a longer message is an order


def edits_of(
    text: str,
    cart_lines: Sequence[CartLine],
    lexicon: Lexicon,
    now: datetime,
    language: str = "",
    *,
    touched: int = -1,
    strict: bool = False,
) -> tuple[Edit, ...]:
    """The changes the message asks for, in its order; () if it is none, or not wholly one."""
    if not cart_lines or len(text) > LONGEST:
        return ()
    return _wholly(text, Table(cart_lines, lexicon, now, language, touched, strict))


def edits_in(
    text: str,
    cart_lines: Sequence[CartLine],
    lexicon: Lexicon,
    now: datetime,
    language: str = "",
    *,
    touched: int = -1,
    strict: bool = False,
) -> tuple[tuple[Edit, ...], str]:
    """The changes a message asks for among other things, and the rest of the message.

    Beside an order only that is a change which says so: "statt der Cola ein Wasser", "die Salami doch groß", but not
    "ohne Zwiebeln", which belongs to the dish before it; where none is named, to the line it fits. `strict`: it never
    changes a line alone.
    """
    if not cart_lines:
        return (), text
    table = Table(cart_lines, lexicon, now, language, touched, strict)
    for_all, rest = free_for_all(text, lexicon, language)
    if for_all and (freed := _wholly(for_all, table)):
        orders = any(span.is_dish for span in spans_in(masked(rest, [allergy_span(rest, language) or (0, 0)]), table))
        if orders:
            return freed, text  # what is ordered beside it is wanted so too
        more, left = _edits_in(rest, table)
        return (*freed, *more), left
    return _edits_in(text, table)


def _edits_in(text: str, table: Table) -> tuple[tuple[Edit, ...], str]:
    if len(text) <= LONGEST and (whole := _wholly(text, table)):
        return whole, ""
    answers = table.strict  # a question is open: "spaghetti" answers it
    if any(span.is_dish for span in spans_in(text, table)):
        table = replace(table, strict=True)
    found: list[Edit] = []
    left: list[str] = []
    atoms = parts_of(text)
    if len(atoms) > MOST_PARTS:
        return (), text
    place = 0
    while place < len(atoms):
        for many in range(min(_RUN, len(atoms) - place), 0, -1):
            words = "".join(atoms[place : place + many]).strip(_MARKS)
            if _corrects_another(words, left, table):
                continue
            if len(words) > LONGEST:
                continue
            after = "".join(atoms[place + many :])
            edits = _changing(words, table)
            if edits := edits or (() if answers else _before_a_stranger(words, left, after, table)):
                found += edits
                table = replace(table, rest=_told_apart(edits), touched=_changed_last(edits, table))
                left.append("\n")
                place += many
                break
        else:
            run = atoms[place : place + _RUN]
            some, rest = _partly("".join(run), table)
            found += some
            left += [rest] if some else [_unpointed(atoms[place], table)]
            place += len(run) if some else 1
    rest = "".join(left).strip(_MARKS)
    return tuple(found), rest if found or left != atoms else text


def _partly(words: str, table: Table) -> tuple[tuple[Edit, ...], str]:
    """ "Auf die Vegetaria noch Mais und Oliven", where it can have no corn: what it can, and what words are left."""
    led = _ON_THE.match(key(words)) if len(words) <= LONGEST else None
    said = words.split()
    if led is None or _OF_A_HALF.search(key(words)):
        return (), words
    begin = len(led[0].split())
    for end in range(begin + 1, min(begin + 4, len(said))):
        there = refers(" ".join(said[begin:end]), table, pointed=True)
        if there is None or len(there.places) != 1 or there.pieces is not None:
            continue
        pieces = _pieces(" ".join(said[end:]))
        with_, _ = with_and_without(table.language)
        changes = [(part, modified(there.places[0], f"{with_} {unjoined(part)}", table)) for part in pieces]
        wanted = [(part, edits) for part, edits in changes if all(isinstance(edit, AddOption) for edit in edits)]
        if done := [edit for _, edits in wanted for edit in edits]:
            kept = {part for part, edits in wanted if edits}
            return tuple(done), ", ".join(part for part in pieces if part not in kept)
    return (), words


_ON_THE = re.compile(rf"(?:und |and )?{any_said(lambda each: each.changes.off_the)} {THE} ")


def _corrects_another(words: str, before: Sequence[str], table: Table) -> bool:
    """ "1 Funghi, sorry, meinte Tonno": the dish just said is taken back, and none of the cart."""
    rather = any(True for _ in _frames_in(cleaned(words), _RATHER))
    return rather and any(span.is_dish for part in before for span in spans_in(part, table))


def _before_a_stranger(words: str, before: Sequence[str], after: str, table: Table) -> tuple[Edit, ...]:
    """ "Mit Oliven bitte, und eine Cola": no dish stands before it, and those behind it cannot have any."""
    if not table.strict or any(span.is_dish for part in (*before, words) for span in spans_in(part, table)):
        return ()
    edits = _changing(words, replace(table, strict=False))
    said = [modifier(span) for span in spans_in(words, table) if span.is_modifier]
    named = {item for span in spans_in(after, table) for item in ids_of(span, table)}
    theirs = any(any_takes(named, mod, table.lexicon) for mod in said) or any(
        contained(item, mod, table.lexicon) for item in named for mod in said
    )
    own = bool(said) and not theirs and all(isinstance(edit, AddOption | Without) for edit in edits)
    return edits if own else ()


def _unpointed(part: str, table: Table) -> str:
    """ "Und die Lasagne für 19:30" names a dish that is there already, and orders none: the time is what it says."""
    words = unjoined(part).split()
    if len(words) < 3 or not _POINTS.fullmatch(key(words[0])):
        return part
    for end in range(len(words) - 1, 1, -1):
        named, rest = " ".join(words[:end]), " ".join(words[end:])
        plain = all(not span.has(Kind.WITH, Kind.WITHOUT) for span in spans_in(part, table))
        if plain and any(span.is_dish for span in spans_in(named, table)) and refers(named, table):
            slots = take_slots(rest, tokens(rest), table.now, table.language, frozenset())
            if slots.time and not any(span.is_dish for span in spans_in(rest, table)):
                return f" {rest}"
    return part


MOST_PARTS = 24  # of a message in which changes are looked for beside an order: each is read several times
_RUN = 4  # parts of a message that make one change together at most
_MARKS = " ,;.!:\n"
_ATOM = re.compile(
    rf"(?:(?:[;!?\n]|(?<!\d)[,:]|[,:](?!\d))+|\.(?=\s|$)|(?=\b{one_of(every(lambda each: each.dishes.joins))}\b))\s*",
    re.IGNORECASE,
)


def parts_of(text: str) -> list[str]:
    """The text cut at marks and before "und"; joined again it is the text."""
    cuts = sorted({0, *(match.end() for match in _ATOM.finditer(text)), len(text)})
    return [text[start:end] for start, end in pairwise(cuts) if end > start]


def _changing(words: str, table: Table) -> tuple[Edit, ...]:
    words = unjoined(words)
    edits = _wholly(words, table)
    if edits and isinstance(edits[0], Note):
        own = _LEFT_OUT.match(key(words)) or _IS_FOR.match(key(words))
        return edits if own else ()  # "klingeln bitte" is for the driver
    return () if any(isinstance(edit, Add | Question | SetHandover) for edit in edits[:1]) else edits


_LEFT_OUT = re.compile(rf"{any_said(lambda each: map(re.escape, each.dishes.without))}\b")


def unjoined(part: str) -> str:
    """Without the "und" with which it goes on."""
    return _JOINED.sub("", part)


_JOINED = re.compile(rf"^{one_of(every(lambda each: each.dishes.joins))}\b\s*", re.IGNORECASE)


def _wholly(text: str, table: Table) -> tuple[Edit, ...]:
    found: list[Edit] = []
    for part in _sentences(text):
        whole = _clause(part, table)
        apart = not whole or all(isinstance(edit, Add) for edit in whole) or _each_points(part) or _counts(part, table)
        parts = _several(part, table) if apart and not (whole and _goes_on(part, table)) else ()
        edits = parts or whole
        if not edits:
            return ()
        match edits:
            case (Replace(line=line),) if any(isinstance(each, Remove) for each in found):
                edits = (Add(line),)  # "dann ohne Suppe. Stattdessen Caprese"
        found += edits
    return tuple(found)


def _goes_on(text: str, table: Table) -> bool:
    """ "Noch eine Calamari mit Chilidip und Aioli": a part that is nothing but an option belongs to the dish before."""
    pieces = [spans_in(part, table) for part in _pieces(text)]
    return any(all(span.is_modifier and not span.is_dish for span in spans) for spans in pieces if spans)


def _sentences(text: str) -> Iterator[str]:
    spelled = keyed(text)
    for start, end, question in sentences(spelled.text):
        low, high = spelled.span(start, end)
        yield text[low:high] + ("?" if question else "")


def _each_points(text: str) -> bool:
    """ "Die Tonno ohne Zwiebeln und die Salami groß": each part names what it is about."""
    parts = [key(part) for part in _pieces(text)]
    return len(parts) > 1 and all(_POINTS.search(part) for part in parts)


def _counts(text: str, table: Table) -> bool:
    """ "3 lasagne and one salmon": each part says how many of what."""
    parts = [spans_in(part, table) for part in _pieces(text)]
    return len(parts) > 1 and all(
        any(span.has(Kind.NUMBER) for span in spans) and any(span.is_dish for span in spans) for spans in parts
    )


_POINTS = re.compile(rf"\b{THE}\b")
_NOT_LED = "".join(rf"(?<!\b{re.escape(word)} )" for word in every(lambda each: each.changes.pointed_on))
_ANEW = rf"(?<= ){_NOT_LED}(?={THE} {any_said(lambda each: each.changes.another_line)}\b)"
_PARTED = re.compile(rf"\s*(?:,|;|\b{one_of(every(lambda each: each.dishes.joins))}\b)\s*|{_ANEW}", re.IGNORECASE)


def _pieces(text: str) -> list[str]:
    """What stands between marks and words that join."""
    return [part for part in _PARTED.split(text) if part.strip()]


def _several(text: str, table: Table) -> tuple[Edit, ...]:
    """ "Cola weg und die Salami doch groß": only if every part is an edit."""
    parts = _pieces(text)
    if len(parts) < 2:
        return ()
    found: list[Edit] = []
    for part in parts:
        edits = _clause(part, table)
        if not edits and found and counted(part, table) and (more := one_line(part, table)):
            edits = (Add(more),)  # "make that 3 lasagne and one salmon"
        if not edits:
            return ()
        match edits:
            case (Replace(line=line),) if any(isinstance(each, Remove) for each in found):
                edits = (Add(line),)  # "eine Margherita weniger, dafür eine Tonno"
        found += edits
        table = _after(table, edits)
    return tuple(found)


def _changed_last(edits: Sequence[Edit], table: Table) -> int:
    """The line that was changed last, for "no, 2 is enough"."""
    match edits[-1]:
        case SetQuantity(place) | SetSize(place) | AddOption(place) | Without(place) | Note(place):
            return place
        case _:
            return table.touched


def _told_apart(edits: Sequence[Edit]) -> int:
    """The line of which some pieces became another one; -1 if none did."""
    match edits:
        case (Remove(place, int()), Add()):
            return place
        case _:
            return -1


def _after(table: Table, edits: Sequence[Edit]) -> Table:
    """The lines as they are then, as far as what follows counts them: "mach 2 draus, eine davon ohne Käse"."""
    lines, touched, rest = list(table.lines), table.touched, _told_apart(edits)
    for edit in edits:
        match edit:
            case SetQuantity(place, quantity):
                lines[place], touched = replace(lines[place], quantity=quantity), place
            case Remove(place, quantity) if quantity is not None:  # "eine davon ohne Käse, die andere mit Oliven"
                lines[place], touched = replace(lines[place], quantity=lines[place].quantity - quantity), -1
            case Add(line):
                lines.append(line.cart_line())
                touched = len(lines) - 1
    return replace(table, lines=lines, touched=touched, rest=rest)


# ---- one clause -----------------------------------------------------------------------------------------------------


_ONE = any_said(lambda each: each.changes.one)


def _frames(said: Callable[[Changes], Patterns]) -> tuple[re.Pattern[str], ...]:
    slots = {"{A}": "(?P<a>.+?)", "{B}": "(?P<b>.+)", "{R}": "(?P<r>.+)", "{N}": rf"(?P<n>\d{{1,2}}|{_ONE})"}
    made = []
    for source in every(lambda each: said(each.changes)):
        spelled = pattern(source)
        for slot, stands_for in slots.items():
            spelled = spelled.replace(slot, stands_for)
        made.append(re.compile(spelled))
    return tuple(made)


_REPLACE, _SPLIT = _frames(lambda said: said.replace), _frames(lambda said: said.split)
_REMOVE, _LESS = _frames(lambda said: said.remove), _frames(lambda said: said.less)
_ALL_BUT = _frames(lambda said: said.all_but)
_ONLY = _frames(lambda said: said.only)
_RATHER = _frames(lambda said: said.rather)
_MORE_SO = _frames(lambda said: said.more_so)
_REPEAT = _frames(lambda said: said.repeat)
_MORE, _MORE_ALONE = _frames(lambda said: said.more), _frames(lambda said: said.more_alone)
_GLUE = frozenset(map(key, every(lambda each: each.changes.split_glue)))
_ALONE = re.compile(_ONE)
_COUNT = re.compile(rf"\d+x?|{_ONE}")
_PIECES = re.compile(rf"(?:(\d{{1,2}}) ?x|{_ONE})")
_AGAIN = re.compile(rf"(?:{_ONE} |\d+ ?x |{THE} )*(\d{{1,2}})")


def _frames_in(said: Said, frames: tuple[re.Pattern[str], ...]) -> Iterator[dict[str, str]]:
    for each in frames:
        if match := each.fullmatch(said.spelled.text):
            yield {name: said.slice(match.span(name)) for name in match.groupdict() if match.start(name) >= 0}


_OF_A_HALF = re.compile(rf"\b{any_said(lambda each: each.changes.of_a_half)}\b")
_RATHER_WORD = re.compile(rf"\b{any_said(lambda each: each.changes.preferred)}\b")
_WISHED = re.compile(rf"{any_said(lambda each: each.changes.wishes)}\b")


def _clause(text: str, table: Table) -> tuple[Edit, ...]:
    if "?" in text:
        text = text.rstrip(" ?!")
        if "?" in text or not _WISHED.match(key(text)):
            return ()
    if _RATHER_WORD.search(key(text)):
        table = replace(table, rather=True)
    said = cleaned(text)
    if not said.text or _OF_A_HALF.search(said.spelled.text):
        return ()  # what only one half of a pizza is to have is asked about
    for read in (
        _handover,
        _of_a_person,
        _meant_for,
        all_others,
        some_named,
        _replaced,
        _repeated,
        _one_more_so,
        _one_more,
        _less,
        _removed,
        changed,
        _quantity,
        _rather,
        _added,
        _option_alone,
    ):
        if edits := read(said, table):
            return tuple(replace(each, words=said.text) if isinstance(each, Which) else each for each in edits)
    return ()


def _handover(said: Said, table: Table) -> tuple[Edit, ...]:
    """ "Doch Abholung": the way is named, and nothing else."""
    if not said.marked:
        return ()
    parts = tokens(said.text)
    slots = take_slots(said.text, parts, table.now, table.language, frozenset())
    if not slots.handover or slots.address or slots.time or slots.payment:
        return ()
    left = [part for part in parts if not any(start < part.end and part.start < end for start, end in slots.spans)]
    return (SetHandover(slots.handover),) if all(DROPPED.fullmatch(key(part.text)) for part in left) else ()


def _of_a_person(said: Said, table: Table) -> tuple[Edit, ...]:
    """ "Chris will doch lieber Balsamico": the dish that carries the name as its note."""
    who, _, how = said.text.partition(" ")
    places = [place for place, line in enumerate(table.lines) if line.note and key(line.note) == key(who)]
    how = _WANTS.sub("", how)
    if len(places) != 1 or not how:
        return ()
    if line := one_line(how, table):
        there = table.lines[places[0]]
        return (Replace(places[0], replace(in_its_size(line, there, table), note=line.note or there.note)),)
    with_, _ = with_and_without(table.language)
    return modified(places[0], how, table) or modified(places[0], f"{with_} {how}", table)


_WANTS = re.compile(rf"(?i)^(?:{any_said(lambda each: each.changes.wants)} )+")
_IS_FOR = re.compile(rf"{THE} (?P<a>.+?) {any_said(lambda each: each.changes.is_for)}(?P<how>.+)")


def _meant_for(said: Said, table: Table) -> tuple[Edit, ...]:
    """ "Das Eis ist für meine Tochter": of the one that is there; "… für 19:30" is a time."""
    match = _IS_FOR.fullmatch(said.spelled.text)
    there = refers(said.slice(match.span("a")), table, pointed=True) if match else None
    if match is None or there is None or len(there.places) != 1:
        return ()
    whom = said.slice(match.span("how"))
    slots = take_slots(whom, tokens(whom), table.now, table.language, frozenset())
    return () if slots.spans else (Note(there.places[0], whom),)


def _replaced(said: Said, table: Table) -> tuple[Edit, ...]:
    for chunk in _frames_in(said, _SPLIT):
        if SOME_OF.search(key(chunk["r"])):
            continue  # "make one of them without mushrooms, extra cheese instead"
        parts = list(_splits(chunk["r"].split()))
        found = [edits for old, new in parts if (edits := _exchange(old, new, table))]
        if found:
            return next((edits for edits in found if isinstance(edits[0], Replace)), found[0])
    for chunk in _frames_in(said, _REPLACE):
        if edits := _exchange(chunk["a"], chunk["b"], table):
            return edits
    return ()


def _splits(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Every way to cut "Cola bitte 1 Fanta" into what goes and what comes; a number goes with what comes."""
    for cut in range(1, len(words)):
        old, new = list(words[:cut]), list(words[cut:])
        while new and key(new[0]).strip(",") in _GLUE:
            new = new[1:]
        if new and not (cut > 1 and _COUNT.fullmatch(key(old[-1]))):
            yield " ".join(old).strip(" ,"), " ".join(new)


def _exchange(old: str, new: str, table: Table) -> tuple[Edit, ...]:
    """A dish for another, a size for another, a number for another, an ingredient for another."""
    if chosen := _chosen_instead(old, new, table):
        return chosen
    there = _pieces_of_last(old, table) or refers(old, table, pointed=True)
    inside = all(span.is_modifier and not span.is_dish for span in spans_in(old, table))  # "keine Ananas, sondern Mais"
    if there is None or inside:
        swapped = _swapped(old, new, table)
        if swapped or there is None:
            return swapped
    if len(there.places) > 1:
        return (Which(old, there.places),)
    place = there.places[0]
    numbered = old.strip() == table.lines[place].item and table.lexicon.exists(new.strip())  # "71, not 70"
    if (number := lone_number(new, table)) is not None and not numbered:
        return _set_quantity(place, number)
    line = one_line(new, table)
    if line is None:
        some = there.pieces is not None and there.pieces < table.lines[place].quantity
        return told_apart(place, there.pieces or 1, new, table) if some else modified(place, new, table)
    there_now = table.lines[place]
    held = [at for at, each in enumerate(table.lines) if each.item == line.item and at != place]
    if _PIECES.fullmatch(key(old)) and len(held) == 1:  # "make one bruschetta without garlic", of the two there are
        return told_apart(held[0], there.pieces or 1, parted(new, table)[1], table)
    if line.item == there_now.item:
        return ()
    quantity = line.quantity if counted(new, table) and not numbered else there_now.quantity
    sized = in_its_size(line, there_now, table)
    if there.pieces and there.pieces < there_now.quantity:  # "one of the cokes for a coke zero"
        many = line.quantity if counted(new, table) else there.pieces
        return (Remove(place, there.pieces), Add(replace(sized, quantity=many)))
    return (Replace(place, replace(sized, quantity=quantity)),)


def _pieces_of_last(old: str, table: Table) -> There | None:
    """ "Change one to salami": of the dish changed or named last."""
    pieces = _PIECES.fullmatch(key(old))
    if pieces is None:
        return None
    place = table.touched if 0 <= table.touched <= table.last else table.last
    return There((place,), int(pieces[1] or 1))


def _chosen_instead(old: str, new: str, table: Table) -> tuple[Edit, ...]:
    """ "Penne statt Spaghetti": another option of a group of which one is had."""
    with_, _ = with_and_without(table.language)
    for place, line in enumerate(table.lines):
        single = {each for each in line.options if table.lexicon.menu.groups[each.group].most == 1}
        out = modified(place, f"{with_} {old}", table) if single else ()
        into = modified(place, f"{with_} {new}", table) if out else ()
        match out, into:
            case (AddOption(option=had),), (AddOption(option=wanted),):
                if had in single and wanted.group == had.group:
                    return into
    return ()


def _swapped(old: str, new: str, table: Table) -> tuple[Edit, ...]:
    """ "Statt Ananas Mais", "statt klein groß": of the last line, if that has what is taken away."""
    spans = spans_in(old, table)
    if spans and all(span.has(Kind.SIZE) for span in spans):
        edits = modified(table.last, new, table)
        return edits if all(isinstance(edit, SetSize) for edit in edits) else ()
    with_, without = with_and_without(table.language)
    places = having([modifier(span) for span in spans if span.is_modifier], table)
    place = places[0] if len(places) == 1 else table.last
    out = modified(place, f"{without} {old}", table)
    into = modified(place, f"{with_} {new}", table)
    kinds = all(isinstance(edit, Without) for edit in out) and all(isinstance(edit, AddOption) for edit in into)
    return (*out, *into) if out and into and kinds else ()


def _repeated(said: Said, table: Table) -> tuple[Edit, ...]:
    """ "Nochmal das gleiche": of the only line; "same again for both": of all; else it is asked of which."""
    if not any(True for _ in _frames_in(said, _REPEAT)):
        return ()
    places = tuple(range(len(table.lines)))
    if len(places) > 1 and not EVERY.search(said.spelled.text):
        return (Which(said.text, places),)
    twice = [(place, 2 * table.lines[place].quantity) for place in places]
    return tuple(edit for place, pieces in twice for edit in _set_quantity(place, pieces))


def _one_more(said: Said, table: Table) -> tuple[Edit, ...]:
    if any(True for _ in _frames_in(said, _MORE_ALONE)):
        return _set_quantity(table.last, table.lines[table.last].quantity + 1)
    for chunk in _frames_in(said, _MORE):  # "2 mehr davon"
        if SOME_OF.search(said.spelled.text) and (number := lone_number(chunk["b"], table)) is not None:
            return _set_quantity(table.last, table.lines[table.last].quantity + number)
    return ()


def _one_more_so(said: Said, table: Table) -> tuple[Edit, ...]:
    """ "Noch eine, aber groß": the dish changed or named last, and how this one is."""
    place = table.touched if 0 <= table.touched <= table.last else table.last
    for chunk in _frames_in(said, _MORE_SO):
        if any(span.is_dish for span in spans_in(chunk["b"], table)):
            continue
        edits = modified(place, chunk["b"], table)
        if edits and all(isinstance(edit, SetSize | AddOption | Without) for edit in edits):
            pieces = lone_number(chunk.get("n", ""), table) or 1
            return (Add(so(table.lines[place], pieces, edits, table)),)
    return ()


def _option_alone(said: Said, table: Table) -> tuple[Edit, ...]:
    """ "Penne": what one dish of the cart can be had with, and said of nothing else."""
    spans = spans_in(said.text, table)
    if table.strict or not spans or not all(span.has(Kind.OPTION) and not span.is_dish for span in spans):
        return ()
    with_, _ = with_and_without(table.language)
    found = [(place, modified(place, f"{with_} {said.text}", table)) for place in range(len(table.lines))]
    fitting = [(place, edits) for place, edits in found if edits and all(isinstance(edit, AddOption) for edit in edits)]
    if len(fitting) > 1:
        return (Which(f"{with_} {said.text}", tuple(place for place, _ in fitting)),)
    return fitting[0][1] if fitting else ()


def _less(said: Said, table: Table) -> tuple[Edit, ...]:
    for chunk in _frames_in(said, _LESS):
        what = " ".join(part for part in (chunk.get("n", ""), chunk.get("a", "")) if part)
        pieces = lone_number(what, table)
        if pieces is not None or _ALONE.fullmatch(key(what)):
            return (_taken(table.last, pieces or 1, table),)
        there = refers(what, table)
        if there:
            return (
                (Which(what, there.places),)
                if len(there.places) > 1
                else (_taken(there.places[0], there.pieces or 1, table),)
            )
    return ()


def _taken(place: int, pieces: int | None, table: Table) -> Remove:
    return Remove(place, None if pieces is None or pieces >= table.lines[place].quantity else pieces)


_WITHOUT_THE = re.compile(rf"{any_said(lambda each: map(re.escape, each.dishes.without))} (?:{THE} )?(?P<a>.+)")


def _removed(said: Said, table: Table) -> tuple[Edit, ...]:
    for chunk in _frames_in(said, _ALL_BUT):
        kept = refers(chunk["a"], table, pointed=True)
        if kept and len(kept.places) < len(table.lines):
            return tuple(Remove(place) for place in range(len(table.lines)) if place not in kept.places)
        if kept:  # there is nothing else
            return _set_quantity(kept.places[0], table.lines[kept.places[0]].quantity)
    bare = without_marks(said.text)
    if without := _WITHOUT_THE.fullmatch(key(bare)):  # "ohne das Tiramisu" goes, "ohne die Oliven" is a wish
        low, high = keyed(bare).span(*without.span("a"))
        dish = bare[low:high]
        spans = spans_in(dish, table)
        plain = any(span.is_dish for span in spans) and not any(span.is_modifier for span in spans)
        there = refers(dish, table) if plain else None
        if there and len(there.places) == 1:
            return (_taken(there.places[0], there.pieces, table),)
    for chunk in _frames_in(said, _REMOVE):
        if off := _taken_off(chunk["a"], table):
            return off
        spans = spans_in(chunk["a"], table)
        if any(span.has(Kind.OF_THEM) for span in spans) and any(span.is_dish for span in spans):
            continue  # "bei zweien davon die Salami weglassen"
        if spans and spans[0].has(Kind.WITHOUT):
            continue  # "leave the onions off" is a wish, and no line
        if pieces := _PIECES.fullmatch(key(chunk["a"])):  # "1x weg"; "1 weg" is the first line
            place = table.touched if 0 <= table.touched <= table.last else table.last
            return (_taken(place, int(pieces[1] or 1), table),)
        there = refers(chunk["a"], table, numbered=True, pointed=True)
        if there and len(there.places) > 1:
            return (Which(chunk["a"], there.places),)
        if there:
            return (_taken(there.places[0], there.pieces, table),)
        parts = _pieces(chunk["a"])  # "Cola und Salami weg"
        other = any(span.has(Kind.CORRECTION, Kind.ORDER) for part in parts for span in spans_in(part, table))
        if other or any(cleaned(part).marked for part in parts):
            continue  # "ich meinte zwei Funghi, und das Wasser weg"
        named = [refers(part, table, pointed=True) for part in parts]
        one_each = [each for each in named if each and len(each.places) == 1]
        if len(parts) > 1 and len(one_each) == len(parts):
            return tuple(_taken(each.places[0], each.pieces, table) for each in one_each)
    return ()


_OFF = any_said(lambda each: each.changes.off_the)
_OFF_THE = (
    re.compile(rf"(?P<x>.+?) {_OFF} (?P<y>{THE} ?.+)"),
    re.compile(rf"{_OFF} (?P<y>{THE} .+?) (?P<x>{THE} .+)"),
)


def _taken_off(words: str, table: Table) -> tuple[Edit, ...]:
    """ "Den Knoblauch bei der Salami", "bei der Salami den Knoblauch": an ingredient goes, and not the pizza."""
    spelled = keyed(words)
    _, without = with_and_without(table.language)
    for match in filter(None, (each.fullmatch(spelled.text) for each in _OFF_THE)):
        there = refers(words[slice(*spelled.span(*match.span("y")))], table, pointed=True)
        thing = re.sub(rf"^{THE} ", "", key(words[slice(*spelled.span(*match.span("x")))]))
        if there and len(there.places) == 1 and (edits := modified(there.places[0], f"{without} {thing}", table)):
            return edits
    return ()


def _quantity(said: Said, table: Table) -> tuple[Edit, ...]:
    """ "Doch nur eine Cola", "Cola doch nur 2", "make it 3"."""
    for chunk in _frames_in(said, _ONLY):
        number = lone_number(chunk["b"], table)
        if number is not None:
            last = table.touched if 0 <= table.touched <= table.last else table.last
            there = refers(chunk["a"], table) if "a" in chunk else There((last,))
            if there and len(there.places) == 1:
                return _set_quantity(there.places[0], number)
        elif "a" not in chunk and (there := refers(chunk["b"], table)) and there.pieces:
            if len(there.places) > 1:
                return (Which(chunk["b"], there.places),)
            return _so_many(there.places[0], there.pieces, chunk["b"], table)
    if said.corrects and (number := lone_number(said.text, table)) is not None:
        return _set_quantity(table.touched if table.touched >= 0 else table.last, number)
    if said.marked and (there := refers(said.text, table)) and there.pieces and len(there.places) == 1:
        return _so_many(there.places[0], there.pieces, said.text, table)  # "actually two apple spritzers"
    return _counted_anew(said, table) if said.marked else ()


def _so_many(place: int, pieces: int, words: str, table: Table) -> tuple[Edit, ...]:
    """How many a line has from now on; "doch eine Salami groß", of two small ones, is one of them."""
    there, line = table.lines[place], one_line(words, table)
    if line is None or not line.size or line.size == there.size:
        return _set_quantity(place, pieces)
    sized = SetSize(place, line.size)
    if pieces < there.quantity:
        return (Remove(place, pieces), Add(so(there, pieces, (sized,), table)))
    return (sized,)


_AS_WELL = re.compile(rf"\b{any_said(lambda each: each.changes.as_well)}\b")


def _counted_anew(said: Said, table: Table) -> tuple[Edit, ...]:
    """ "Doch 3x 74", "doch 2 große 22": nothing but how many of a dish that is there."""
    line = None if _AS_WELL.search(said.spelled.text) else one_line(said.text, table)
    if line is None or not counted(said.text, table) or line != MeantLine(line.item, line.quantity, line.size):
        return ()
    places = [
        place
        for place, there in enumerate(table.lines)
        if there.item == line.item and line.size in (None, there.size or None)
    ]
    return _set_quantity(places[0], line.quantity) if len(places) == 1 else ()


def _rather(said: Said, table: Table) -> tuple[Edit, ...]:
    """ "Doch lieber Panna Cotta": instead of the only dish of its kind, else the one changed last; else it is asked."""
    for chunk in _frames_in(said, _RATHER):
        line = one_line(chunk["b"], table)
        if line is None or any(there.item == line.item for there in table.lines):
            continue
        places = _of_a_kind(line.item, table)
        if not places:
            return (Add(line),)
        if len(places) > 1:
            return (Which(chunk["b"], places),)
        there_now = table.lines[places[0]]
        quantity = line.quantity if counted(chunk["b"], table) else there_now.quantity
        return (Replace(places[0], replace(in_its_size(line, there_now, table), quantity=quantity)),)
    return ()


def _of_a_kind(dish: str, table: Table) -> tuple[int, ...]:
    """The lines a dish may stand in for: those of its section, else all taxed alike: no drink comes for a pizza."""
    items = table.lexicon.menu.items
    there = [(place, items.get(line.item)) for place, line in enumerate(table.lines)]
    own = items.get(dish)
    same = tuple(place for place, item in there if own and item and item.section == own.section)
    places = same or tuple(place for place, item in there if own is None or item is None or item.tax == own.tax)
    return (table.touched,) if table.touched in places else places


def _set_quantity(place: int, number: int) -> tuple[Edit, ...]:
    return (SetQuantity(place, number),) if 1 <= number <= MOST_PIECES else ()


def _added(said: Said, table: Table) -> tuple[Edit, ...]:
    for chunk in _frames_in(said, _MORE):
        wanted = chunk["b"]
        number = _AGAIN.fullmatch(key(wanted))
        if number and (edits := _again(int(number[1]), table)):
            return edits
        meaning = understand(wanted, table.lexicon, table.now, table.language)
        if meaning.lines and only_dishes(meaning):
            return tuple(Add(line) for line in meaning.lines)
        if not table.strict and not meaning.lines:  # "add olives": to the dish named last
            with_, _ = with_and_without(table.language)
            if edits := modified(table.last, f"{with_} {wanted}", table):
                return edits
    return ()


def _again(number: int, table: Table) -> tuple[Edit, ...]:
    """ "Noch eine 1": the first line once more; if there is a dish 1 too, that is a question."""
    if not 1 <= number <= len(table.lines):
        return ()
    line = table.lines[number - 1]
    if table.lexicon.exists(str(number)) and line.item != str(number):
        return (Question(str(number), (line.item, str(number)), MeantLine(line.item)),)
    return _set_quantity(number - 1, line.quantity + 1)
