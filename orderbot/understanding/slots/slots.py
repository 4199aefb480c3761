"""The rest of a message: delivery or pickup, address, time, payment, name, phone, remarks, and where they stood."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from orderbot.ordering.order import CARD, CASH, DELIVERY, ONLINE, PICKUP, Address
from orderbot.understanding.grammar.closed import closed
from orderbot.understanding.grammar.foods import FOODS
from orderbot.understanding.grammar.languages import LANGUAGES, every
from orderbot.understanding.grammar.names import NAMES
from orderbot.understanding.grammar.phrases import Key, any_said, key, keyed, masked, one_of, pattern
from orderbot.understanding.grammar.words.model import Patterns, Service
from orderbot.understanding.meaning import Question
from orderbot.understanding.slots import marks, places
from orderbot.understanding.slots.address import find_address
from orderbot.understanding.slots.corrected import Find
from orderbot.understanding.slots.remarks import take_remarks
from orderbot.understanding.slots.times import ASAP, Opening, find_day, find_time
from orderbot.understanding.spelling.fold import Token

Span = tuple[int, int]
TABLE = "table"  # eating here
_UPPER = "A-ZÄÖÜÇŞİĞÉ"
_DENIES = 40  # characters before a saying that may deny it
_DIGITS = 7  # of a telephone number at least
_LEAST, _MOST = 500, 50000  # cents of a note somebody pays with


_WORTH = {key(word): number for word, number in every(lambda each: each.service.amounts.items())}
_BILL, _ENDING = any_said(lambda each: each.service.bills), any_said(lambda each: each.service.bill_endings)
_SLOTS = {
    "{AMOUNT}": rf"(\d{{1,3}}(?:[.,]\d{{2}})?|{any_said(lambda each: each.service.amounts)})",
    "{EURO}": rf"(?: ?(?:€|euros?|eur|{_ENDING})(?:[- ]?{_BILL})?|[- ]?{_ENDING})?",
}


def _all(said: Callable[[Service], Patterns]) -> tuple[re.Pattern[str], ...]:
    """The patterns of all languages, with the slots of a sum of money filled."""
    found: list[re.Pattern[str]] = []
    for source in every(lambda each: said(each.service)):
        for slot, stands_for in _SLOTS.items():
            source = source.replace(slot, stands_for)
        found.append(re.compile(pattern(source)))
    return tuple(found)


_HANDOVERS = {DELIVERY: _all(lambda said: said.delivery), PICKUP: _all(lambda said: said.pickup)}
_PAYMENTS = {
    CASH: _all(lambda said: said.cash), CARD: _all(lambda said: said.card), ONLINE: _all(lambda said: said.online)
}  # fmt: skip
_CHANGE = _all(lambda said: said.change)
_NOTES = tuple((re.compile(pattern(note)), cents) for note, cents in every(lambda each: each.service.notes))
_DENIED = re.compile(
    rf"\b{any_said(lambda each: each.service.denied)}(?: {any_said(lambda each: each.service.denied_too)})? $"
)
_REGARDS = any_said(lambda each: each.service.regards)
_THANKING = any_said(lambda each: each.service.thanking)
_NO_NAMES = places.STOP | frozenset(map(key, every(lambda each: each.address.no_names)))
_CALLED, _IS = one_of(every(lambda each: each.service.phone)), one_of(every(lambda each: each.service.phone_is))
_PHONE = re.compile(
    rf"(?:\b{_CALLED}\b[.: ]*(?:{_IS} )?)?"
    r"((?<![\w,.])(?:\+|00?)\d(?:[\d/() -]{5,18})\d(?![\w:])(?! ?x? ?[a-z]{3}))",
    re.IGNORECASE,
)


def _plain(source: str) -> re.Pattern[str]:
    """For the text itself, where capitals count; what was taken before has left spaces."""
    spaced = re.sub(" (?![?*])", " +", source).replace("{upper}", _UPPER).replace(" ?", " *")
    return re.compile(spaced, re.IGNORECASE)


_NAMES = tuple(map(_plain, every(lambda each: each.service.name)))


@dataclass(frozen=True, slots=True)
class Slots:
    handover: str = ""
    address: Address | None = None
    time: datetime | None = None
    asap: bool = False
    payment: str = ""
    pays_with: int | None = None
    name: str = ""
    phone: str = ""
    extra: str = ""  # where in the house, whose bell, verbatim, if no street is named: else it is in the address
    remark: str = ""  # what is said to the driver and the kitchen, verbatim
    questions: tuple[Question, ...] = ()
    table: str = ""  # its number: eating here
    spans: tuple[Span, ...] = ()  # (start, end) in the text: no dish is looked for there
    prices: tuple[Span, ...] = ()  # nor there, but what stands around them belongs together


def take_slots(
    text: str, tokens: Sequence[Token], now: datetime, language: str, known: frozenset[int],
    written: frozenset[int] | None = None, amounts: frozenset[int] = frozenset(),
    opening: Opening | None = None, dishes: frozenset[int] | None = None,
) -> Slots:  # fmt: skip
    """`known`: places of the tokens that are words of the card (dish, option, size), so that "half pepperoni" is no
    time; an address still wins over them ("Hamburger Straße 15"). `written`: those not inflected or mistyped.
    `dishes`: those that name a dish, also mistyped. `amounts`: cents of all prices of the card."""
    exact = known if written is None else written
    card = frozenset(key(tokens[place].text) for place in exact if not tokens[place].is_number)
    listed = (*marks.list_marks(text, tokens, known), *marks.hearts(text))
    unlisted = masked(text, listed)
    where = find_address(unlisted, language, card.__contains__)
    left = masked(unlisted, [(where.start, where.end)] if where else [])
    seat = marks.table(left)
    left = masked(left, [seat[1]] if seat else [])
    phone, phone_spans = _phone(left)
    left = masked(left, phone_spans)
    when = find_time(left, now, language, bare=False, opening=opening)
    left = masked(left, when.spans if when else ())
    other = find_time(left, now, language, bare=False, opening=opening) if when else None  # "um 19 oder um 20 Uhr"
    left = masked(left, other.spans if other else ())
    name, name_spans = _name(left, card)
    spelled = keyed(masked(left, name_spans))
    paid, pays_with, paid_questions, paid_spans = _payment(text, spelled)
    handover, way_questions, way_spans = _handover(text, keyed(masked(text, paid_spans)), bool(where))
    spans = [(where.start, where.end)] if where else []
    spans += [*listed, *([seat[1]] if seat else [])]
    spans += [*phone_spans, *(when.spans if when else ()), *name_spans, *paid_spans, *way_spans]
    odd = tuple(marks.odd_numbers(keyed(masked(text, spans))))
    spans += odd
    spans += other.spans if other else ()
    day = None if when else find_day(masked(text, spans), now, language)
    spans += [day] if day else []
    costs = tuple(marks.prices(keyed(masked(text, spans)), amounts))
    cards = exact, known if dishes is None else exact | dishes
    if not name and (signed := _signed_behind(text, tokens, (spans, way_spans, when.spans if when else ()), cards)):
        name, place = signed
        spans.append(place)
    beside = take_remarks(text, tokens, (*spans, *costs), known)
    address = where.value if where else None
    if address and address.street and beside.house:
        address = replace(address, extra=", ".join(part for part in (address.extra, beside.house) if part))
    spans += beside.spans
    return Slots(
        handover or (TABLE if seat else ""),
        address,
        when.value if when and isinstance(when.value, datetime) else None,
        bool(when and when.value == ASAP),
        paid,
        pays_with,
        name,
        phone,
        "" if address and address.street else beside.house,
        beside.remark,
        (
            *way_questions,
            *paid_questions,
            *(Question(text[slice(*span)].strip()) for span in odd),
            *(Question(text[slice(*span)].strip()) for span in ((day,) if day else ())),
            *(Question(text[each.start : each.end].strip()) for each in ((other,) if other else ())),
        ),
        seat[0] if seat else "",
        tuple(sorted(set(spans))),
        costs,
    )


def things(now: datetime, language: str, is_dish: Callable[[str], bool], opening: Opening | None) -> tuple[Find, ...]:
    """What is said of an order once, and where it stands in a text."""

    def time(text: str) -> Sequence[Span]:
        found = find_time(text, now, language, bare=False, opening=opening)
        return found.spans if found else ()

    def address(text: str) -> Sequence[Span]:
        found = find_address(text, language, is_dish)
        return ((found.start, found.end),) if found else ()

    def name(text: str) -> Sequence[Span]:
        return _name(text, frozenset())[1]

    def payment(text: str) -> Sequence[Span]:
        return _payment(text, keyed(text))[3]

    def handover(text: str) -> Sequence[Span]:
        return _handover(text, keyed(text), False)[2]

    return time, address, name, payment, handover


def _matches(spelled: str, sayings: Sequence[re.Pattern[str]]) -> Iterator[tuple[re.Match[str], int]]:
    """The sayings that occur, each with where a negation before it begins (or -1)."""
    for each in sayings:
        for match in each.finditer(spelled):
            if match[0].strip():
                negated = _DENIED.search(spelled, max(match.start() - _DENIES, 0), match.start())
                yield match, negated.start() if negated else -1


def _places(spelled: Key, match: re.Match[str]) -> list[Span]:
    """The groups of a saying, all of it if it has none, in the original text."""
    groups = [match.span(number) for number in range(1, match.re.groups + 1) if match.start(number) >= 0]
    return [spelled.span(start, end) for start, end in groups or [match.span()] if end > start]


# ---- delivery or pickup ---------------------------------------------------------------------------------------------


def _handover(text: str, spelled: Key, addressed: bool) -> tuple[str, tuple[Question, ...], list[Span]]:
    """An address means delivery. Both said is a question, unless one is denied: "keine Lieferung, ich hole ab"."""
    spans: list[Span] = []
    said: list[tuple[Span, str]] = []
    for way, sayings in _HANDOVERS.items():
        for match, negated in _matches(spelled.text, sayings):
            if negated >= 0:
                spans.append(spelled.span(negated, match.end()))
            else:
                spans += _places(spelled, match)
                said.append((spelled.span(*match.span()), way))
    ways = {way for _, way in said} | ({DELIVERY} if addressed else set())
    return (*_one(text, said, ways), spans)


def _one(text: str, said: Sequence[tuple[Span, str]], ways: Iterable[str]) -> tuple[str, tuple[Question, ...]]:
    """The only way that was said; of several the customer is asked."""
    different = sorted(set(ways))
    if len(different) > 1:
        start, end = said[-1][0]
        return "", (Question(text[start:end].strip(), tuple(different)),)
    return (different[0] if different else ""), ()


# ---- payment --------------------------------------------------------------------------------------------------------


def _payment(text: str, spelled: Key) -> tuple[str, int | None, tuple[Question, ...], list[Span]]:
    amount, noted = _pays_with(spelled)
    left = masked(spelled.text, noted)
    said: list[tuple[Span, str]] = []
    spans = [spelled.span(*span) for span in noted]
    for way, sayings in _PAYMENTS.items():
        for match, negated in _matches(left, sayings):
            spans.append(spelled.span(negated if negated >= 0 else match.start(), match.end()))
            if negated < 0:
                said.append((spelled.span(*match.span()), way))
    ways = {way for _, way in said} | ({CASH} if amount is not None and not said else set())
    way, questions = _one(text, said, ways)
    return way, amount if way == CASH else None, questions, spans


def _pays_with(spelled: Key) -> tuple[int | None, list[Span]]:
    """Cents of the note to give change on, if one is named."""
    for match, _ in _matches(spelled.text, _CHANGE):
        written = next(group for group in match.groups() if group)
        cents = _WORTH[written] * 100 if written in _WORTH else _cents(written)
        if _LEAST <= cents <= _MOST:
            return cents, [match.span()]
    for note, cents in _NOTES:
        for match, _ in _matches(spelled.text, (note,)):
            return cents, [match.span()]
    return None, []


def _cents(written: str) -> int:
    units, _, parts = written.replace(",", ".").partition(".")
    return int(units) * 100 + int(parts or 0)


# ---- name and phone -------------------------------------------------------------------------------------------------


_SIGNED = re.compile(rf"(?:^|[\s,.!;]){_REGARDS}[\s,.!:-]*([a-z][\w'.-]+(?: [a-z][\w'-]+)?)?[\s.!]*$")
_THANKED = re.compile(rf"(?:^|[\s,.!;]){_THANKING}[\s,.!-]+([a-z][\w'-]+(?: [a-z][\w'-]+)?)[\s.!]*$")


def _signed(text: str, card: frozenset[str]) -> tuple[str, list[Span]]:
    """ "LG Anna", "Danke, Jens Koch": who it is from, as the last words of the message."""
    spelled = keyed(text)
    if match := _SIGNED.search(spelled.text):
        name = text[slice(*spelled.span(*match.span(1)))] if match[1] else ""
        if not any(_common(word, card) for word in name.split()):
            return name.title() if name.islower() else name, [spelled.span(*match.span())]
        return "", [spelled.span(match.start(), match.start(1))]
    if match := _THANKED.search(spelled.text):
        name = text[slice(*spelled.span(*match.span(1)))]
        if all(word[0].isupper() and not _common(word, card) for word in name.split()):
            return name, [spelled.span(*match.span(1))]
    return "", []


def _name(text: str, card: frozenset[str]) -> tuple[str, list[Span]]:
    """ "Auf Müller", "Name: Anna Schmidt": capitalised, no word of the card."""
    for each in _NAMES:
        for match in each.finditer(text):
            words = match[1].split()
            if not any(_common(word, card) for word in words):
                return match[1].rstrip("."), [match.span()]
            if len(words) > 1 and not _common(words[0], card):
                end = match.start(1) + len(words[0])
                return words[0].rstrip("."), [(match.start(), end)]
    name, place = _signed(text, card)
    return (name, place) if name or place else _first_name(text, card)


_ALONE = re.compile(rf"(?:(?<=^)|(?<=[,.;\n])) *([{_UPPER}][\w'’-]+(?: [{_UPPER}][\w'’-]+){{0,2}}) *(?=$|[,.;!\n])")


def _first_name(text: str, card: frozenset[str]) -> tuple[str, list[Span]]:
    """ "…, bar, Anna Berg": between commas, and it begins with a first name. Of several nobody knows who it is from."""
    found = [
        match
        for match in _ALONE.finditer(text)
        if key(match[1].split()[0]) in NAMES and not any(_common(word, card) for word in match[1].split())
    ]
    if len(found) != 1:
        return "", []
    alone = found[0][1] == text.strip(" ,.!;\n")
    if alone and " " not in found[0][1]:  # it may be a dish that is not on the card
        return "", []
    return found[0][1], [found[0].span(1)]


_TITLES = any_said(lambda each: map(re.escape, each.remarks.titles))
_LEADS = any_said(lambda each: map(re.escape, each.service.name_leads))
_LAST = re.compile(
    rf"(?P<gap>[\s,.;:!-]*)(?:{_LEADS}[ :]+)*(?P<name>(?P<titled>(?:{_TITLES}\.? ?)*)"
    r"(?:[^\W\d_][\w'-]+ ?){1,3}?)[ .!,]*$"
)


def _signed_behind(
    text: str, tokens: Sequence[Token], slots: tuple[Sequence[Span], ...], cards: tuple[frozenset[int], frozenset[int]]
) -> tuple[str, Span] | None:
    """Behind the last slot, or between the way and the time: "abholung Max 18:30"."""
    taken, ways, times = slots
    behind = max((end for _, end in taken), default=0)
    if found := _last_words(text, tokens, (behind, behind in {end for _, end in times}), cards):
        return found
    way, time = max((end for _, end in ways), default=0), min((start for start, _ in times), default=0)
    return _last_words(text[:time], tokens, (way, False), cards) if 0 < way < time else None


def _last_words(
    text: str, tokens: Sequence[Token], behind: tuple[int, bool], places: tuple[frozenset[int], frozenset[int]]
) -> tuple[str, Span] | None:
    """ "Abholung 18:40 Becker", "um acht, Frau Dr. Ritter": the last words, right behind a time, a way or an address,
    that are none of the card and none of a language. A title may stand before what only looks like a dish's name.

    `behind`: where that ends, and whether it is a time; behind a street "belzig" is a town. `places`: of the tokens
    that are words of the card, and of those and what looks like a dish.
    """
    end, timed = behind
    exact, alike = places
    spelled = keyed(text)
    match = _LAST.match(spelled.text, bisect_left(spelled.at, end)) if end else None
    if match is None:
        return None
    low, high = spelled.span(*match.span("name"))
    bare, _ = spelled.span(match.end("titled"), match.end("name"))
    inside = [place for place, token in enumerate(tokens) if bare <= token.start < high]
    first = text[low:high][:1]
    cards = exact if match["titled"] or (timed and first.isupper()) else alike  # "at 7:30pm, Mark" is no Frutti di Mare
    plain = all(
        place not in cards
        and not _common(tokens[place].text, frozenset())
        and not ({tokens[place].key} & _WORDS or {tokens[place].key} & FOODS)
        for place in inside
    )
    capital = all(tokens[place].text[0].isupper() or tokens[place].key in NAMES for place in inside)
    apart = "," in match["gap"] or "\n" in match["gap"]
    if not inside or not plain or len(inside) > (NAMED if capital else 1) or not (capital or apart or timed):
        return None
    high = tokens[inside[-1]].end if inside else high  # a key's last letter may stand for two
    name = text[low:high].strip(" .,!")
    return (name.title() if name.islower() else name), (low, high)


NAMED = 2  # words of a name behind everything else
_WORDS = frozenset(word for code in LANGUAGES for word in closed(code).words)


def _common(word: str, card: frozenset[str]) -> bool:
    spelled = key(word.strip(".'-"))
    return spelled in _NO_NAMES or spelled in card


def _phone(text: str) -> tuple[str, list[Span]]:
    for match in _PHONE.finditer(text):
        if sum(char.isdigit() for char in match[1]) >= _DIGITS:
            return match[1].strip(), [match.span()]
    return "", []
