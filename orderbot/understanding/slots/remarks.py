"""What is said to the driver and the kitchen in the customer's own words, and where in the house they live.

labelled    behind "Anmerkung:", "note:", to the end of the line
house       "3. Stock links", "bei Müller klingeln", without a street; with one it is the address's (towns.py)
said        clauses that speak of the bell, the door, the cutlery, and why: "nicht klingeln, Baby schläft"
people      "wir sind 4": no dish, no more
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from orderbot.understanding.grammar.languages import every
from orderbot.understanding.grammar.phrases import Key, any_said, keyed, masked, one_of, pattern
from orderbot.understanding.spelling.fold import Token

Span = tuple[int, int]
IsCard = Callable[[int, int], bool]  # is there a word of the card in [start, end) of the text?


def _made(source: str) -> re.Pattern[str]:
    """With the slots of the languages' patterns filled."""
    for slot, stands_for in _SLOTS.items():
        source = source.replace(slot, stands_for)
    return re.compile(source)


_NUMBERED = any_said(lambda each: map(re.escape, each.dishes.id_words))
_SLOTS = {
    "{NUMBER}": rf"(?:{_NUMBERED}\.? ?|: ?)?\d{{1,4}}[a-z]?\b",
    "{NAME}": rf"(?:{any_said(lambda each: each.remarks.titles)}\.? )?[a-z][\w'-]+",
    "{MANY}": rf"(?:\d{{1,2}}|{any_said(lambda each: each.remarks.many)})",
    "{WHO}": rf"(?: {any_said(lambda each: each.remarks.who)}\b)?",
}
_FOR = rf"(?: {any_said(lambda each: each.remarks.label_for)} (?:[a-z]+ ?){{1,3}})?"
_LABEL = re.compile(rf"\b{any_said(lambda each: each.remarks.label)}{_FOR} *: *")
_SPOT = rf"{any_said(lambda each: each.remarks.spots)}(?:(?: ?,)? ?{any_said(lambda each: each.remarks.sides)}\b)?"
_AT = rf"(?:{any_said(lambda each: each.remarks.at)} )?"
_JOIN = rf"(?: ?, ?| {any_said(lambda each: each.dishes.joins)} | )"
_HOUSE = _made(rf"(?<![\w.,/]){_AT}(?P<said>{_SPOT}(?:{_JOIN}{_AT}{_SPOT})*)")
_PEOPLE = tuple(_made(rf"\b(?:{pattern(source)})") for source in every(lambda each: each.remarks.people))
_SAID = re.compile(rf"\b{any_said(lambda each: each.remarks.clauses)}\b")
_COUNT = re.compile(rf"\b(?:\d{{1,2}} ?x|{any_said(lambda each: each.remarks.counts)})\b")
_LEAD = re.compile(rf"^(?:{any_said(lambda each: each.remarks.lead)}\b *)+")
_PART = re.compile(rf"[.!?…;]+(?=\s|$)|\n|,(?!\d)|\b{any_said(lambda each: each.remarks.parting)}\b")
_BETWEEN = re.compile(rf"(?i)[\s,;]*{one_of(every(lambda each: each.remarks.parting))}?[\s,;]*")
_WORD = re.compile(r" *\w+")
_HARD = re.compile(r"[.!?…;\n]")
_ABBREVIATED = re.compile(rf"(?:\d|\b{any_said(lambda each: each.remarks.abbreviations)})$")


@dataclass(frozen=True, slots=True)
class Spoken:
    remark: str = ""  # verbatim
    house: str = ""  # verbatim
    spans: tuple[Span, ...] = ()


def labelled(text: str) -> tuple[tuple[Span, Span], ...]:
    """For each "Anmerkung: …" the place of all of it and of what is said."""
    spelled = keyed(text)
    found: list[tuple[Span, Span]] = []
    at = 0
    while match := _LABEL.search(spelled.text, at):
        line = spelled.text.find("\n", match.end())
        at = line if line >= 0 else len(spelled.text)
        if spelled.text[match.end() : at].strip():
            found.append((spelled.span(match.start(), at), spelled.span(match.end(), at)))
    return tuple(found)


def take_remarks(text: str, tokens: Sequence[Token], taken: Sequence[Span], known: frozenset[int]) -> Spoken:
    """`taken`: where an address, a time, a payment stand. `known`: places of the tokens that are words of the card."""
    cards = [part for place, part in enumerate(tokens) if place in known and not part.is_number]

    def only_card(start: int, end: int) -> bool:
        inside = [part for part in tokens if start <= part.start < end]
        return all(part in cards for part in inside)

    def is_card(start: int, end: int) -> bool:
        return any(part.start < end and start < part.end for part in cards)

    spans: list[Span] = []
    notes: list[Span] = []
    houses: list[str] = []
    for whole, inner in labelled(text):
        spans.append(whole)
        at = _HOUSE.fullmatch(keyed(text[slice(*inner)].strip(" .,!")).text)
        if at:
            houses.append(text[slice(*inner)].strip(" .,!"))
        else:
            notes.append(inner)
    left = masked(text, (*taken, *spans))
    for place, said in _houses(keyed(left), is_card):
        spans.append(place)
        houses.append(text[slice(*said)].strip(" .,"))
    left = masked(left, spans)
    spoken = _spoken(left, tokens, is_card, only_card, (*taken, *spans))
    spans += spoken
    notes += spoken
    spans += _people(keyed(masked(left, spoken)), is_card)
    words = [text[start:end].strip(" ,;") for start, end in sorted(notes)]
    return Spoken("\n".join(words), ", ".join(houses), tuple(sorted(spans)))


def _houses(spelled: Key, is_card: IsCard) -> list[tuple[Span, Span]]:
    """A spot by its name; its own word may be one of the card too: the bell, where there is bell pepper."""
    found: list[tuple[Span, Span]] = []
    for match in _HOUSE.finditer(spelled.text):
        start, end = spelled.span(*match.span("said"))
        own = _WORD.match(spelled.text, match.start("said"))
        if not is_card(spelled.span(own.end(), match.end())[0] if own else start, end):
            found.append((spelled.span(*match.span()), (start, end)))
    return found


def _people(spelled: Key, is_card: IsCard) -> list[Span]:
    """ "Wir sind 4", but "we are 4 Margherita" would be an order."""
    found: list[Span] = []
    for each in _PEOPLE:
        for match in each.finditer(spelled.text):
            start, end = spelled.span(*match.span())
            following = _WORD.match(spelled.text, match.end())
            beside = spelled.span(match.end(), following.end())[1] if following else end
            if not is_card(start, beside):
                found.append((start, end))
    return found


# ---- clauses that speak to the driver -------------------------------------------------------------------------------


def _spoken(
    text: str, tokens: Sequence[Token], is_card: IsCard, only_card: IsCard, taken: Sequence[Span]
) -> list[Span]:
    spelled = keyed(text)
    hits = [spelled.span(*match.span()) for match in _SAID.finditer(spelled.text)]
    hits = [hit for hit in hits if not only_card(*hit)]  # "please ring" beside a dish of rings
    if not hits:
        return []
    parts = _parts(spelled, hits)
    telling = [any(part[0] <= hit[0] < part[1] for hit in hits) for part in parts]
    found: list[Span] = []
    for place, (start, end, _) in enumerate(parts):
        if telling[place]:
            found.append(_around(text, (start, end), hits, tokens, is_card))
    for place in range(1, len(parts)):  # "Baby schläft" after "nicht klingeln"; before it, it may be a dish: asked
        start, end, hard = parts[place]
        goes_on = telling[place - 1] and not telling[place] and not hard
        if goes_on and _only_words((start, end), tokens, is_card, taken):
            telling[place] = True
            found.append((start, end))
    return _joined(text, spelled, sorted(set(found)))


def _parts(spelled: Key, hits: Sequence[Span]) -> list[tuple[int, int, bool]]:
    """Clauses: start, end, and whether a full stop stands before."""
    found: list[tuple[int, int, bool]] = []
    begin, hard = 0, True
    for match in (*_PART.finditer(spelled.text), None):
        if match is not None:
            low, high = spelled.span(*match.span())
            if any(start < low and high < end for start, end in hits):
                continue  # "Messer und Gabel"
            if match[0] == "." and _ABBREVIATED.search(spelled.text[: match.start()]):
                continue
        at = spelled.at[match.start()] if match else spelled.at[-1]
        found.append((begin, at, hard))
        if match:
            begin, hard = spelled.span(*match.span())[1], bool(_HARD.search(match[0]))
    return found


def _only_words(place: Span, tokens: Sequence[Token], is_card: IsCard, taken: Sequence[Span]) -> bool:
    """Two words at least, none of the card, no number, nothing of a slot: no order, no greeting."""
    start, end = place
    inside = [token for token in tokens if start <= token.start < end]
    free = not any(low < end and start < high for low, high in taken)
    return free and len(inside) > 1 and not is_card(start, end) and not any(token.is_number for token in inside)


def _around(text: str, part: Span, hits: Sequence[Span], tokens: Sequence[Token], is_card: IsCard) -> Span:
    """The clause as far as it does not order: "1 Margherita bitte 2 mal klingeln" begins at "bitte"."""
    first = min(start for start, _ in hits if part[0] <= start < part[1])
    last = max(end for start, end in hits if part[0] <= start < part[1])
    spelled = keyed(text)
    counts = [spelled.span(*match.span()) for match in _COUNT.finditer(spelled.text)]
    inside = [token for token in tokens if part[0] <= token.start < part[1]]

    def orders(place: int) -> bool:
        token = inside[place]
        if is_card(token.start, token.end):
            return True
        if not token.is_number or (token.end < first <= token.end + 1 and len(token.text) == 1):
            return False  # "3 Servietten"
        count = next((each for each in counts if each[0] <= token.start < each[1]), None)
        following = next((each for each in inside if count and each.start >= count[1]), None)
        return count is None or (
            following is not None and (following.is_number or is_card(following.start, following.end))
        )

    before = [token.end for place, token in enumerate(inside) if token.end <= first and orders(place)]
    after = [
        token.start for place, token in enumerate(inside) if token.start >= last and token.is_number and orders(place)
    ]
    return max(before, default=part[0]), min(after, default=part[1])


def _joined(text: str, spelled: Key, found: Sequence[Span]) -> list[Span]:
    """Clauses side by side are one remark; "und" before it is none of it."""
    joined: list[Span] = []
    for start, end in found:
        if joined and _BETWEEN.fullmatch(text[joined[-1][1] : start]):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return [_bare(text, span) for span in joined]


def _bare(text: str, span: Span) -> Span:
    start, end = span
    start += len(text[start:end]) - len(text[start:end].lstrip(" ,;\n"))
    said = keyed(text[start:end])
    lead = _LEAD.match(said.text)
    return (start + said.at[lead.end()] if lead else start), end
