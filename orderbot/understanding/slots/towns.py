"""What follows a street: house number, floor, bell, postcode, town."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from orderbot.ordering.order import Address
from orderbot.understanding.grammar.names import NAMES
from orderbot.understanding.grammar.words import germany
from orderbot.understanding.slots import places
from orderbot.understanding.slots.streets import COMPOUND, NAME, NUMBER, IsDish, Piece, wordy

_LETTER = re.compile(r"[a-hA-H]\.?")
_POSTCODE = re.compile(r"(?:[dD]-?)?(\d{5})\.?")


def house_number(text: str, pieces: Sequence[Piece], place: int, *, comma: bool = False) -> tuple[str, int]:
    """The house number at this place, and what comes after it."""
    at = place
    if at < len(pieces) and pieces[at].key in places.HOUSE_NUMBER:
        at += 1
    if comma and at < len(pieces) and pieces[at].text == ",":
        at += 1
    if at >= len(pieces) or not NUMBER.fullmatch(pieces[at].text) or _is_floor(pieces, at):
        return "", place
    after = at + 1
    if after < len(pieces) and _LETTER.fullmatch(pieces[after].text) and pieces[at].text.isdigit():
        after += 1
    elif after + 1 < len(pieces) and pieces[after].text in "-–/" and pieces[after + 1].text.isdigit():
        after += 2
    return text[pieces[at].start : pieces[after - 1].end].rstrip("."), after


def _is_floor(pieces: Sequence[Piece], place: int) -> bool:
    return bool(places.FLOOR.match(" ".join(piece.key for piece in pieces[place : place + 2])))


def rest_of(
    text: str, pieces: Sequence[Piece], place: int, address: Address, dish: IsDish, lower: bool
) -> tuple[Address, int]:
    """Postcode, town and the parts of `extra` that follow; and where that ends."""
    last = place
    extras: list[str] = []
    for _ in range(8):
        at = skip(pieces, last)
        if at >= len(pieces):
            break
        if not address.postcode and (town := town_at(text, pieces, at, dish, lower)):
            address, last = replace(address, postcode=town[0], city=town[1] or address.city), town[2]
        elif not address.postcode and (town := _town_first(text, pieces, at, dish, lower)):
            address, last = replace(address, postcode=town[0], city=town[1]), town[2]
        elif end := _extra_at(pieces, at, dish):
            extras.append(text[pieces[at].start : pieces[end - 1].end].rstrip(" .,"))
            last = end
        elif not address.postcode and (end := _before_postcode(pieces, at, dish)):
            extras.append(text[pieces[at].start : pieces[end - 1].end])
            last = end
        elif (
            not (address.city or address.postcode)
            and address.number
            and (city := _city_alone(text, pieces, at, dish, lower))
        ):
            address, last = replace(address, city=city[0]), city[1]
        else:
            break
    return replace(address, extra=", ".join(extras)), last


def skip(pieces: Sequence[Piece], place: int) -> int:
    while place < len(pieces) and pieces[place].text in ",;\n|•()-–/.":
        place += 1
    return place


def _is_postcode(pieces: Sequence[Piece], place: int) -> str:
    match = _POSTCODE.fullmatch(pieces[place].text)
    beside = [pieces[each].text for each in (place - 1, place + 1) if 0 <= each < len(pieces)]
    if not match or any(text.lstrip("+").isdigit() and len(text) > 3 for text in beside):
        return ""  # a telephone number
    return match[1]


def town_at(text: str, pieces: Sequence[Piece], place: int, dish: IsDish, lower: bool) -> tuple[str, str, int] | None:
    """Postcode, town, and what comes after them."""
    if pieces[place].key in places.BEFORE_POSTCODE and place + 1 < len(pieces):
        place += 1
    postcode = _is_postcode(pieces, place)
    if not postcode:
        return None
    after = place + 1
    if pieces[place].text.endswith("."):
        return postcode, "", after  # "14806. Second floor"
    if after < len(pieces) and pieces[after].text == ",":
        if after + 1 < len(pieces) and pieces[after + 1].key in NAMES:
            return postcode, "", after  # "14806, Tom Baker"
        after += 1
    end = _city(pieces, after, dish, lower)
    if end == after and after < len(pieces) and _ends_with(pieces, after, dish):
        end = after + 1  # "45127 Essen", though "essen" is a word too
    if end == after:
        return postcode, "", place + 1
    return postcode, text[pieces[after].start : pieces[end - 1].end].rstrip("."), end


def _town_first(
    text: str, pieces: Sequence[Piece], place: int, dish: IsDish, lower: bool
) -> tuple[str, str, int] | None:
    """ "in Bad Belzig 14806": the same the other way round; "Müller, 14806 Belzig" is a name before a town."""
    first = place + (pieces[place].key in places.INSIDE)
    end = _city(pieces, first, dish, lower) if first < len(pieces) else first
    at = end + (first < end < len(pieces) and pieces[end].text == ",")
    if not first < end <= at < len(pieces) or not (postcode := _is_postcode(pieces, at)):
        return None
    if at > end and at + 1 < len(pieces) and _city(pieces, at + 1, dish, lower) > at + 1:
        return None
    return postcode, text[pieces[first].start : pieces[end - 1].end], at + 1


def _ends_with(pieces: Sequence[Piece], place: int, dish: IsDish) -> bool:
    piece = pieces[place]
    alone = place + 1 == len(pieces) or pieces[place + 1].mark
    return alone and piece.text.isalpha() and piece.text[0].isupper() and not dish(piece.key)


def _townish(piece: Piece, dish: IsDish) -> bool:
    return wordy(piece) and not dish(piece.key) and not places.EXTRA.match(piece.key + " ")


def _city(pieces: Sequence[Piece], place: int, dish: IsDish, lower: bool) -> int:
    """Where the name of the town that begins here ends; `place` itself if there is none."""
    end = place
    while (
        end < len(pieces)
        and pieces[end].key in germany.TOWN_FIRST
        and end + 1 < len(pieces)
        and not places.EXTRA.match(pieces[end + 1].key)
    ):
        end += 1
    if (
        end >= len(pieces)
        or not _townish(pieces[end], dish)
        or (COMPOUND.fullmatch(pieces[end].key) and _numbered(pieces, end))
    ):
        return place
    end += 1
    if pieces[end - 1].text.endswith("."):
        return end
    join = end
    while join < len(pieces) and pieces[join].key in germany.TOWN_JOIN:
        join += 1
    if (
        join > end
        and join < len(pieces)
        and _townish(pieces[join], dish)
        and not _numbered(pieces, join)
        and (lower or pieces[join].text[0].isupper())
    ):
        known = lower and pieces[join].key in germany.TOWN_LAST
        return join + 1 if known or not lower else end
    if (
        end + 2 < len(pieces)
        and pieces[end].text == "("
        and pieces[end + 2].text == ")"
        and not places.EXTRA.match(pieces[end + 1].key)
    ):
        return end + 3
    if end < len(pieces) and _townish(pieces[end], dish) and not lower and pieces[end].text[0].isupper():
        alone = end + 1 == len(pieces) or pieces[end + 1].mark
        if alone and pieces[end].key not in places.TELLING:
            return end + 1
    return end


def _numbered(pieces: Sequence[Piece], place: int) -> bool:
    return place + 1 < len(pieces) and bool(NUMBER.fullmatch(pieces[place + 1].text))


def _city_alone(text: str, pieces: Sequence[Piece], place: int, dish: IsDish, lower: bool) -> tuple[str, int] | None:
    """A town without postcode: "in Hagelberg", or words that stand between the number and the next break."""
    inside = pieces[place].key in places.INSIDE and place + 1 < len(pieces)
    begin = place + inside
    beside = place > 0 and not pieces[place - 1].mark and begin + 1 == len(pieces)  # "Kurparkstraße 3 belzig"
    capital = pieces[begin].text[:1].isupper() or pieces[begin].key in germany.TOWN_FIRST
    if not (lower or capital or beside):
        return None
    end = _city(pieces, begin, dish, lower)
    if end == begin or _numbered(pieces, end - 1):
        return None
    closed = (
        end == len(pieces) or pieces[end - 1].text.endswith(".") or pieces[end].mark or pieces[end].key in places.STOP
    )
    if not closed:
        return None
    return text[pieces[begin].start : pieces[end - 1].end].rstrip("."), end


_FULL_STOP = re.compile(r"[^\W\d_]{4,}\.$")


def _extra_at(pieces: Sequence[Piece], place: int, dish: IsDish) -> int | None:
    """Where the part of `extra` that begins here ends: at the next break, postcode, or word that goes on."""
    ahead = " ".join(piece.key for piece in pieces[place : place + 4] if not piece.mark)
    match = places.EXTRA.match(ahead)
    if not match or dish(pieces[place].key):
        return None
    end = place
    least = place + len(match[0].split())
    while end < len(pieces) and not pieces[end].mark and end < place + 7:
        piece = pieces[end]
        floor = end > place and _is_floor(pieces, end - 1)
        ends = (
            not floor
            and piece.key in places.STOP
            and not places.EXTRA.match(" ".join(each.key for each in pieces[end : end + 3]))
        )
        if end >= least and (ends or dish(piece.key) or _is_postcode(pieces, end)):
            break
        end += 1
        if _FULL_STOP.search(piece.text):  # "Hinterhaus. Gezahlt wird bar"
            break
    return end if end > place else None


def _before_postcode(pieces: Sequence[Piece], place: int, dish: IsDish) -> int | None:
    """A name between number and postcode: "Gartenstr. 7, Müller, 50667 Köln"."""
    end = place
    while end < min(place + 4, len(pieces)) and not pieces[end].mark:
        if (
            _POSTCODE.fullmatch(pieces[end].text)
            or not NAME.fullmatch(pieces[end].text)
            or dish(pieces[end].key)
            or pieces[end].key in places.STOP
        ):
            break
        end += 1
    after = skip(pieces, end)
    return end if end > place and after < len(pieces) and _is_postcode(pieces, after) else None


def town_before(
    text: str, pieces: Sequence[Piece], place: int, dish: IsDish, lower: bool
) -> tuple[str, str, int] | None:
    """ "14806 Belzig, Bahnhofstr. 12": postcode, town, and where they begin."""
    for first in range(max(place - 7, 0), place):
        if town := town_at(text, pieces, first, dish, lower):
            after = skip(pieces, town[2])
            while after < place and pieces[after].key in places.LEAD:
                after += 1
            if after == place:
                named = _named_before(text, pieces, first, dish, lower) if not town[1] else None
                return (town[0], *named) if named else (town[0], town[1], first)
    return None


def _named_before(
    text: str, pieces: Sequence[Piece], postcode: int, dish: IsDish, lower: bool
) -> tuple[str, int] | None:
    """ "Nach Bad Belzig 14806": the town right before its postcode, led by a word, and where it begins."""
    for first in range(max(postcode - 3, 1), postcode):
        led = pieces[first - 1].key in places.LEAD
        if led and _city(pieces, first, dish, lower) == postcode:
            return text[pieces[first].start : pieces[postcode - 1].end], first
    return None


def city_before(text: str, pieces: Sequence[Piece], place: int, dish: IsDish) -> tuple[str, int] | None:
    """ "Nach Beelitz, Berliner Str. 12, 14547": the town, and where it begins."""
    for first in range(max(place - 5, 0), place - 1):
        town = pieces[first + 1]
        if pieces[first].key in places.TOWARDS and town.text[:1].isupper() and town.key not in places.LEAD:
            end = _city(pieces, first + 1, dish, lower=False)
            if first + 1 < end and pieces[end].mark and skip(pieces, end) == place:
                return text[pieces[first + 1].start : pieces[end - 1].end], first
    return None
