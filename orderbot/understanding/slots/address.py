"""Addresses in Germany, as people type them: "Bahnhofstr. 12, 14806 Belzig, 2. Stock links".

No dictionary of streets: the endings of their names, a house number, a postcode and the words that announce an address
are evidence, and an address needs `ENOUGH` of it, so that "2 Pizza Salami 14" is none. What was typed is never
rewritten; missing parts are empty.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from orderbot.ordering.order import Address
from orderbot.understanding.grammar.words import germany
from orderbot.understanding.questions.intents import intent_of
from orderbot.understanding.slots import places
from orderbot.understanding.slots.buildings import building_before
from orderbot.understanding.slots.numbered_first import find_numbered_first
from orderbot.understanding.slots.streets import BLOCK, NAME, IsDish, Piece, Street, pieces_of, streets_at
from orderbot.understanding.slots.towns import city_before, house_number, rest_of, town_at, town_before

ENOUGH = 3
_BEFORE = 6  # words from "liefern" to the street at most
_DOOR = re.compile(r"\d{1,3}[a-z]?")
_ABBREVIATED = re.compile(r"(?i)str\.$")
_WEIGHT = {"strong": 2, "weak": 1, "plain": 0, "alone": 2, "block": 1}


@dataclass(frozen=True, slots=True)
class Found:
    """[start, end) is the place of the address with the words that announce it."""

    value: Address
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Read:
    address: Address
    first: int
    last: int
    score: int


def find_address(text: str, language: str = "", is_dish: IsDish | None = None) -> Found | None:
    """The address in a whole order. `is_dish` is asked with keys of words (see phrases.py)."""
    if english := find_numbered_first(text, is_dish or (lambda _: False)):
        return Found(*english)
    pieces = pieces_of(text)
    best = _best(text, pieces, is_dish or (lambda _: False), ENOUGH)
    if best is None and (number := places.ITS_NUMBER.search(text)):
        return Found(Address(number=number[1]), *number.span())
    if best is None and (postcode := places.ITS_POSTCODE.search(text)):
        return Found(Address(postcode=postcode[1]), *postcode.span())
    return _found(text, pieces, best, is_dish or (lambda _: False)) if best else None


def read_address(text: str, language: str = "", is_dish: IsDish | None = None) -> Address | None:
    """What a message says that answers "where to?". None for a question, a command or no address at all."""
    asked = intent_of(text, language)
    if "?" in text or (asked and (asked.whole or asked.name not in ("thanks", "greeting"))):
        return None
    pieces = pieces_of(text)
    dish = is_dish or (lambda _: False)
    best = _best(text, pieces, dish, ENOUGH - 1) or _plain(text, pieces, dish)
    if best is None:
        return None
    left = [pieces[: best.first], pieces[best.last :]]
    more = [said for part in left for said in _rest(text, part)]
    extra = ", ".join(said for said in (best.address.extra, *more) if said)
    return replace(best.address, extra=extra)


def _found(text: str, pieces: Sequence[Piece], best: _Read, dish: IsDish) -> Found:
    first = best.first
    if best.address.number and (house := building_before(text, pieces, first, dish)):
        extra = ", ".join(each for each in (house[0], best.address.extra) if each)
        best, first = replace(best, address=replace(best.address, extra=extra)), house[1]
    while first > 0 and (pieces[first - 1].key in places.LEAD or pieces[first - 1].text == ":"):
        first -= 1
    while first < best.first and pieces[first].key in places.LEFT_OUT:
        first += 1
    end = pieces[best.last - 1].end
    return Found(best.address, pieces[first].start, end)


# ---- candidates -----------------------------------------------------------------------------------------------------


def _best(text: str, pieces: Sequence[Piece], dish: IsDish, enough: int) -> _Read | None:
    lower = text == text.lower()
    streets = [street for place in range(len(pieces)) for street in streets_at(pieces, place, dish, lower)]
    reads = [_read(text, pieces, street, dish, lower) for street in streets]
    reads += [read for place in range(len(pieces)) if (read := _only_town(text, pieces, place, dish, lower))]
    good = [read for read in reads if read.score >= enough]
    return max(good, key=lambda read: (read.score, read.last - read.first), default=None)


# ---- from the street on ---------------------------------------------------------------------------------------------


def _read(text: str, pieces: Sequence[Piece], street: Street, dish: IsDish, lower: bool) -> _Read:
    number, place = house_number(text, pieces, street.last, comma=street.kind == "block")
    first = street.first
    if not number and street.kind == "strong" and first and _DOOR.fullmatch(pieces[first - 1].text):
        number, first = pieces[first - 1].text, first - 1  # "12 Bahnhofstr.", as in English
    name = text[pieces[street.first].start : pieces[street.last - 1].end]
    address = Address(street=name.rstrip(".") if _dotted(name) else name, number=number)
    if before := town_before(text, pieces, first, dish, lower):
        address = replace(address, postcode=before[0], city=before[1])
    address, last = rest_of(text, pieces, place, address, dish, lower)
    if before and address.postcode == before[0]:
        first = before[2]
    if not address.city and address.postcode and (named := city_before(text, pieces, first, dish)):
        address, first = replace(address, city=named[0]), named[1]
    score = _WEIGHT[street.kind] + bool(number) + 2 * bool(address.postcode)
    if street.kind == "block" and not (number and address.postcode.startswith("68")):
        score = 0
    if not number and street.kind not in ("strong", "alone"):
        score = 0
    told = any(piece.key in places.TELLING for piece in pieces[max(first - _BEFORE, 0) : first])
    score += told + bool(number and address.city and not address.postcode)  # "Ackerwand 2, Weimar"
    return _Read(address, first, last, score)


def _dotted(name: str) -> bool:
    """A full stop that ends the sentence, not the abbreviation."""
    return name.endswith(".") and not _ABBREVIATED.search(name)


def _only_town(text: str, pieces: Sequence[Piece], place: int, dish: IsDish, lower: bool) -> _Read | None:
    """ "14806 Belzig" without a street."""
    town = town_at(text, pieces, place, dish, lower)
    if town is None:
        return None
    told = any(piece.key in places.TELLING_TOWN for piece in pieces[max(place - 4, 0) : place])
    return _Read(
        Address(postcode=town[0], city=town[1]),
        place,
        town[2],
        2 * told + (1 + (place == 0)) * bool(town[1]) + 2 * (len(pieces) in (1, town[2] - place)),
    )


# ---- an answer to "where to?" ---------------------------------------------------------------------------------------

_MUCH = 8  # words: more than that is no bare address


def _plain(text: str, pieces: Sequence[Piece], dish: IsDish) -> _Read | None:
    """A street that shows no evidence but the question it answers: "Hof 3", "An der Kirche", "Q7, 24"."""
    words = [place for place, piece in enumerate(pieces) if not piece.mark]
    first = next(
        (place for place in words if pieces[place].key not in places.LEAD or pieces[place].text[0].isupper()), None
    )
    if first is None or len(words) > _MUCH:
        return None
    if BLOCK.fullmatch(pieces[first].text):
        number, last = house_number(text, pieces, first + 1, comma=True)
        address, last = rest_of(text, pieces, last, Address(pieces[first].text, number), dish, text == text.lower())
        return _Read(address, first, last, 1) if number else None
    last = first
    while (
        last < len(pieces)
        and not pieces[last].mark
        and NAME.fullmatch(pieces[last].text)
        and not dish(pieces[last].key)
    ):
        last += 1
    number, after = house_number(text, pieces, last)
    if last == first or last - first > 4 or not number or pieces[first].key in places.STOP - germany.PREPOSITION:
        return None
    name = text[pieces[first].start : pieces[last - 1].end]
    address, after = rest_of(text, pieces, after, Address(name, number), dish, text == text.lower())
    return _Read(address, first, after, 1)


def _rest(text: str, pieces: Sequence[Piece]) -> list[str]:
    """What else the answer says, part by part: a name, a hint for the driver. Politeness is left out."""
    parts: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece.mark:
            parts.append([])
        else:
            parts[-1].append(piece)
    said: list[str] = []
    for part in parts:
        while part and part[0].key.strip(".") in places.NO_PART:
            part = part[1:]
        while part and part[-1].key.strip(".") in places.NO_PART:
            part = part[:-1]
        if part and any(each.isalnum() for piece in part for each in piece.text):
            said.append(text[part[0].start : part[-1].end])
    return said
