"""Addresses in Germany, as people type them: "Bahnhofstr. 12, 14806 Belzig, 2. Stock links".

No dictionary of streets: the endings of their names, a house number, a postcode and the words that announce an address
are evidence, and an address needs `ENOUGH` of it, so that "2 Pizza Salami 14" is none. What was typed is never
rewritten; missing parts are empty.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from orderbot.ordering.order import Address
from orderbot.understanding.intents import intent_of
from orderbot.understanding.phrases import key
from orderbot.understanding.words import places

ENOUGH = 3
_WEIGHT = {"strong": 2, "weak": 1, "plain": 0, "alone": 2, "block": 1}
IsDish = Callable[[str], bool]

_PIECE = re.compile(r"\n|[,;:!?()|•]|[^\s,;:!?()|•]+")
_NUMBER = re.compile(r"\d{1,4}(?:[a-wyzA-WYZ]|[-–/+]\d{1,4}[a-zA-Z]?|[a-z][-–/+]\d{0,4}[a-z]?)?\.?")
_LETTER = re.compile(r"[a-hA-H]\.?")
_POSTCODE = re.compile(r"(?:[dD]-?)?(\d{5})\.?")
_COMPOUND = re.compile(rf"[\w.'/-]{{3,}}?(?:{places.STRONG})\.?")
_WEAK = re.compile(rf"(?:[\w.'/-]*?)(?:{places.WEAK})\.?")
_BLOCK = re.compile(r"[A-Ua-u]\d{1,2}")  # Mannheim
_EXTRA = re.compile(places.EXTRA)
_NAME = re.compile(r"[^\W\d_][\w.'’/-]*")
_FLOOR = re.compile(places.FLOOR)


@dataclass(frozen=True, slots=True)
class Found:
    """[start, end) is the place of the address with the words that announce it."""

    value: Address
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    key: str
    start: int
    end: int

    @property
    def mark(self) -> bool:
        return self.text in "\n,;:!?()|•"


@dataclass(frozen=True, slots=True)
class _Street:
    first: int  # pieces [first, last): the name
    last: int
    kind: str


@dataclass(frozen=True, slots=True)
class _Read:
    address: Address
    first: int
    last: int
    score: int


def find_address(text: str, language: str = "", is_dish: IsDish | None = None) -> Found | None:
    """The address in a whole order. `is_dish` is asked with keys of words (see phrases.py)."""
    pieces = _pieces(text)
    best = _best(text, pieces, is_dish or (lambda _: False), ENOUGH)
    return _found(pieces, best) if best else None


def read_address(text: str, language: str = "", is_dish: IsDish | None = None) -> Address | None:
    """What a message says that answers "where to?". None for a question, a command or no address at all."""
    asked = intent_of(text, language)
    if "?" in text or (asked and (asked.whole or asked.name not in ("thanks", "greeting"))):
        return None
    pieces = _pieces(text)
    dish = is_dish or (lambda _: False)
    best = _best(text, pieces, dish, ENOUGH - 1) or _plain(text, pieces, dish)
    if best is None:
        return None
    left = [_segment(pieces, 0, best.first), _segment(pieces, best.last, len(pieces))]
    more = [said for part in left for said in _rest(text, part)]
    extra = ", ".join(said for said in (best.address.extra, *more) if said)
    return replace(best.address, extra=extra)


def _found(pieces: Sequence[_Piece], best: _Read) -> Found:
    first = best.first
    while first > 0 and (pieces[first - 1].key in places.LEAD or pieces[first - 1].text == ":"):
        first -= 1
    while first < best.first and pieces[first].key in ("und", "es", "i", "we", "bitte", "dann"):
        first += 1
    end = pieces[best.last - 1].end
    return Found(best.address, pieces[first].start, end)


def _pieces(text: str) -> tuple[_Piece, ...]:
    return tuple(_Piece(match[0], key(match[0]), *match.span()) for match in _PIECE.finditer(text))


def _segment(pieces: Sequence[_Piece], first: int, last: int) -> Sequence[_Piece]:
    return pieces[first:last]


# ---- candidates -----------------------------------------------------------------------------------------------------


def _best(text: str, pieces: Sequence[_Piece], dish: IsDish, enough: int) -> _Read | None:
    lower = text == text.lower()
    streets = [street for place in range(len(pieces)) for street in _streets(pieces, place, dish, lower)]
    reads = [_read(text, pieces, street, dish, lower) for street in streets]
    reads += [read for place in range(len(pieces)) if (read := _only_town(text, pieces, place, dish, lower))]
    good = [read for read in reads if read.score >= enough]
    return max(good, key=lambda read: (read.score, read.last - read.first), default=None)


def _streets(pieces: Sequence[_Piece], place: int, dish: IsDish, lower: bool) -> list[_Street]:
    piece = pieces[place]
    if piece.mark or not _NAME.match(piece.text) and not _BLOCK.fullmatch(piece.text):
        return []
    found: list[_Street] = []
    if lower and piece.key in places.ALONE_CAPITAL and (of := _named_after(pieces, place)):
        found.append(_Street(place, of, "weak"))
    elif piece.key in places.ALONE or (piece.key in places.ALONE_CAPITAL and piece.text[0].isupper()):
        if of := _named_after(pieces, place):
            found.append(_Street(place, of, "strong"))
        elif place and _wordy(pieces[place - 1]):
            sure = piece.key in places.ALONE or pieces[place - 1].key.endswith("er")
            found.append(_Street(_left(pieces, place, dish, lower), place + 1, "alone" if sure else "weak"))
    elif _COMPOUND.fullmatch(piece.key) and not dish(piece.key) and piece.key not in places.STOP:
        found.append(_Street(_adjectives(pieces, place, dish), place + 1, "strong"))
    if _BLOCK.fullmatch(piece.text):
        found.append(_Street(place, place + 1, "block"))
    found += _weak(pieces, place, dish, lower)
    return found


def _wordy(piece: _Piece) -> bool:
    return not piece.mark and bool(_NAME.fullmatch(piece.text)) and piece.key not in places.STOP


def _named_after(pieces: Sequence[_Piece], place: int) -> int | None:
    """Where "Straße des 17. Juni" ends: before the house number."""
    if place + 2 >= len(pieces) or pieces[place + 1].key not in places.OF:
        return None
    for last in range(place + 3, min(place + 7, len(pieces))):
        if pieces[last].mark:
            break
        if _NUMBER.fullmatch(pieces[last].text) and not pieces[last].text.endswith("."):
            return last
    names = place + 2
    while names < len(pieces) and not pieces[names].mark and names < place + 5 and pieces[names].key not in places.STOP:
        names += 1
    return names if names > place + 2 else None


def _left(pieces: Sequence[_Piece], place: int, dish: IsDish, lower: bool) -> int:
    """How far the name goes to the left of "Straße": "Heyden", "Karl Marx", never a dish but the word beside it."""
    first = place - 1
    if pieces[first].key.endswith("er") and pieces[first].key not in places.BEFORE:
        return _adjectives(pieces, first, dish)
    for _ in range(2):
        before = first - 1
        if before < 0 or not _wordy(pieces[before]) or dish(pieces[before].key) or pieces[before].key in places.LEAD:
            break
        if not lower and not pieces[before].text[0].isupper():
            break
        if lower and not _free(pieces, before) and not _free(pieces, before - 1):
            break
        first = before
    return first


def _free(pieces: Sequence[_Piece], place: int) -> bool:
    """Nothing stands before this word, or a break, or a word that announces an address."""
    return place <= 0 or pieces[place - 1].mark or pieces[place - 1].key in places.LEAD


def _adjectives(pieces: Sequence[_Piece], place: int, dish: IsDish) -> int:
    """ "Alte", "Große", "Brücker" before the name, where nothing is that they could belong to instead."""
    if place == 0 or not _wordy(pieces[place - 1]):
        return place
    beside = pieces[place - 1]
    if beside.key not in places.BEFORE and (not beside.key.endswith("er") or dish(beside.key) or beside.key in places.LEAD):
        return place
    return place - 1 if _free(pieces, place - 1) else place


def _weak(pieces: Sequence[_Piece], place: int, dish: IsDish, lower: bool) -> list[_Street]:
    """Names without an ending that tells: "Am Markt", "An der Kirche", "Unter den Linden", "Schulhof"."""
    found: list[_Street] = []
    piece = pieces[place]
    last = place + 1
    if piece.key in places.PREPOSITION:
        if last < len(pieces) and pieces[last].key in places.ARTICLE:
            last += 1
        names = last
        while names < min(last + 3, len(pieces)) and _wordy(pieces[names]) and not dish(pieces[names].key):
            names += 1
        if names > last:
            found.append(_Street(place, names, "weak" if lower or piece.text[0].isupper() else "plain"))
    elif _wordy(piece) and not dish(piece.key):
        while last < min(place + 3, len(pieces)) and _wordy(pieces[last]) and not dish(pieces[last].key):
            last += 1
        if last < len(pieces) and _NUMBER.fullmatch(pieces[last].text):
            kind = "weak" if _WEAK.fullmatch(pieces[last - 1].key) else "plain"
            found.append(_Street(place, last, kind))
    return found


# ---- from the street on ---------------------------------------------------------------------------------------------


def _read(text: str, pieces: Sequence[_Piece], street: _Street, dish: IsDish, lower: bool) -> _Read:
    number, place = _number(text, pieces, street.last, comma=street.kind == "block")
    name = text[pieces[street.first].start : pieces[street.last - 1].end]
    address = Address(street=name.rstrip(".") if _dotted(name) else name, number=number)
    first = street.first
    address, last = _tail(text, pieces, place, address, dish, lower)
    if not address.postcode and (before := _town_before(text, pieces, street.first, dish, lower)):
        address = replace(address, postcode=before[0], city=before[1])
        first = before[2]
    score = _WEIGHT[street.kind] + bool(number) + 2 * bool(address.postcode)
    if street.kind == "block" and not (number and address.postcode.startswith("68")):
        score = 0
    if not number and street.kind not in ("strong", "alone"):
        score = 0
    score += any(piece.key in places.TELLING for piece in pieces[max(first - 4, 0) : first])
    return _Read(address, first, last, score)


def _dotted(name: str) -> bool:
    """A full stop that ends the sentence, not the abbreviation."""
    return name.endswith(".") and not re.search(r"(?i)str\.$", name)


def _number(text: str, pieces: Sequence[_Piece], place: int, *, comma: bool = False) -> tuple[str, int]:
    """The house number at this place, and what comes after it."""
    at = place
    if at < len(pieces) and pieces[at].key in ("nr", "nr.", "no", "no.", "hausnummer", "hausnr.", "hausnr", "numara", "number"):
        at += 1
    if comma and at < len(pieces) and pieces[at].text == ",":
        at += 1
    if at >= len(pieces) or not _NUMBER.fullmatch(pieces[at].text) or _is_floor(pieces, at):
        return "", place
    after = at + 1
    if after < len(pieces) and _LETTER.fullmatch(pieces[after].text) and pieces[at].text.isdigit():
        after += 1
    elif after + 1 < len(pieces) and pieces[after].text in "-–/" and pieces[after + 1].text.isdigit():
        after += 2
    return text[pieces[at].start : pieces[after - 1].end].rstrip("."), after


def _is_floor(pieces: Sequence[_Piece], place: int) -> bool:
    return bool(_FLOOR.match(" ".join(piece.key for piece in pieces[place : place + 2])))


def _tail(text: str, pieces: Sequence[_Piece], place: int, address: Address, dish: IsDish, lower: bool) -> tuple[Address, int]:
    """Postcode, town and the parts of `extra` that follow; and where that ends."""
    last = place
    extras: list[str] = []
    for _ in range(8):
        at = _skip(pieces, last)
        if at >= len(pieces):
            break
        if not address.postcode and (town := _town(text, pieces, at, dish, lower)):
            address, last = replace(address, postcode=town[0], city=town[1] or address.city), town[2]
        elif end := _extra_at(pieces, at, dish):
            extras.append(text[pieces[at].start : pieces[end - 1].end].rstrip(" .,"))
            last = end
        elif not address.postcode and (end := _before_postcode(pieces, at, dish)):
            extras.append(text[pieces[at].start : pieces[end - 1].end])
            last = end
        elif not address.city and address.number and (city := _city_alone(text, pieces, at, dish, lower)):
            address, last = replace(address, city=city[0]), city[1]
        else:
            break
    return replace(address, extra=", ".join(extras)), last


def _skip(pieces: Sequence[_Piece], place: int) -> int:
    while place < len(pieces) and pieces[place].text in ",;\n|•()-–/.":
        place += 1
    return place


def _is_postcode(pieces: Sequence[_Piece], place: int) -> str:
    match = _POSTCODE.fullmatch(pieces[place].text)
    beside = [pieces[each].text for each in (place - 1, place + 1) if 0 <= each < len(pieces)]
    if not match or any(text.lstrip("+").isdigit() and len(text) > 3 for text in beside):
        return ""  # a telephone number
    return match[1]


def _town(text: str, pieces: Sequence[_Piece], place: int, dish: IsDish, lower: bool) -> tuple[str, str, int] | None:
    """Postcode, town, and what comes after them."""
    if pieces[place].key in ("in", "plz", "postleitzahl", "plz.") and place + 1 < len(pieces):
        place += 1
    postcode = _is_postcode(pieces, place)
    if not postcode:
        return None
    after = place + 1
    if after < len(pieces) and pieces[after].text == ",":
        after += 1
    end = _city(pieces, after, dish, lower)
    if end == after:
        return postcode, "", place + 1
    return postcode, text[pieces[after].start : pieces[end - 1].end].rstrip("."), end


def _townish(piece: _Piece, dish: IsDish) -> bool:
    return _wordy(piece) and not dish(piece.key) and not _EXTRA.match(piece.key + " ")


def _city(pieces: Sequence[_Piece], place: int, dish: IsDish, lower: bool) -> int:
    """Where the name of the town that begins here ends; `place` itself if there is none."""
    end = place
    while end < len(pieces) and pieces[end].key in places.TOWN_FIRST and end + 1 < len(pieces) and _townish(pieces[end + 1], dish):
        end += 1
    if end >= len(pieces) or not _townish(pieces[end], dish) or (_COMPOUND.fullmatch(pieces[end].key) and _numbered(pieces, end)):
        return place
    end += 1
    join = end
    while join < len(pieces) and pieces[join].key in places.TOWN_JOIN:
        join += 1
    if join > end and join < len(pieces) and _townish(pieces[join], dish) and not _numbered(pieces, join) and (lower or pieces[join].text[0].isupper()):
        known = lower and pieces[join].key in ("main", "oder", "havel", "saale", "rhein", "breisgau", "ruhr", "see", "spree", "donau", "inn", "neckar")
        return join + 1 if known or not lower else end
    if end + 2 < len(pieces) and pieces[end].text == "(" and pieces[end + 2].text == ")":
        return end + 3
    if end < len(pieces) and _townish(pieces[end], dish) and not lower and pieces[end].text[0].isupper():
        alone = end + 1 == len(pieces) or pieces[end + 1].mark
        if alone and pieces[end].key not in places.TELLING:
            return end + 1
    return end


def _numbered(pieces: Sequence[_Piece], place: int) -> bool:
    return place + 1 < len(pieces) and bool(_NUMBER.fullmatch(pieces[place + 1].text))


def _city_alone(text: str, pieces: Sequence[_Piece], place: int, dish: IsDish, lower: bool) -> tuple[str, int] | None:
    """A town without postcode: "in Hagelberg", or words that stand between the number and the next break."""
    inside = pieces[place].key == "in" and place + 1 < len(pieces)
    begin = place + inside
    if not (lower or pieces[begin].text[:1].isupper() or pieces[begin].key in places.TOWN_FIRST):
        return None
    end = _city(pieces, begin, dish, lower)
    if end == begin or _numbered(pieces, end - 1):
        return None
    closed = end == len(pieces) or pieces[end].mark or pieces[end].key in places.STOP
    if not closed:
        return None
    return text[pieces[begin].start : pieces[end - 1].end].rstrip("."), end


def _extra_at(pieces: Sequence[_Piece], place: int, dish: IsDish) -> int | None:
    """Where the part of `extra` that begins here ends: at the next break, postcode, or word that goes on."""
    ahead = " ".join(piece.key for piece in pieces[place : place + 4] if not piece.mark)
    match = _EXTRA.match(ahead)
    if not match or dish(pieces[place].key):
        return None
    end = place
    least = place + len(match[0].split())
    while end < len(pieces) and not pieces[end].mark and end < place + 7:
        piece = pieces[end]
        ends = piece.key in places.STOP and not _EXTRA.match(" ".join(each.key for each in pieces[end : end + 3]))
        if end >= least and (ends or dish(piece.key) or _is_postcode(pieces, end)):
            break
        end += 1
    return end if end > place else None


def _before_postcode(pieces: Sequence[_Piece], place: int, dish: IsDish) -> int | None:
    """A name between number and postcode: "Gartenstr. 7, Müller, 50667 Köln"."""
    end = place
    while end < min(place + 4, len(pieces)) and not pieces[end].mark:
        if _POSTCODE.fullmatch(pieces[end].text) or not _NAME.fullmatch(pieces[end].text) or dish(pieces[end].key) or pieces[end].key in places.STOP:
            break
        end += 1
    after = _skip(pieces, end)
    return end if end > place and after < len(pieces) and _is_postcode(pieces, after) else None


def _town_before(text: str, pieces: Sequence[_Piece], place: int, dish: IsDish, lower: bool) -> tuple[str, str, int] | None:
    """ "14806 Belzig, Bahnhofstr. 12": postcode, town, and where they begin."""
    for first in range(max(place - 7, 0), place):
        if town := _town(text, pieces, first, dish, lower):
            after = _skip(pieces, town[2])
            while after < place and pieces[after].key in places.LEAD:
                after += 1
            if after == place:
                return town[0], town[1], first
    return None


def _only_town(text: str, pieces: Sequence[_Piece], place: int, dish: IsDish, lower: bool) -> _Read | None:
    """ "14806 Belzig" without a street."""
    town = _town(text, pieces, place, dish, lower)
    if town is None:
        return None
    told = any(piece.key in places.TELLING | {"nach"} for piece in pieces[max(place - 4, 0) : place])
    return _Read(Address(postcode=town[0], city=town[1]), place, town[2], 2 * told + (1 + (place == 0)) * bool(town[1]) + 2 * (len(pieces) == 1))


# ---- an answer to "where to?" ---------------------------------------------------------------------------------------

_MUCH = 8  # words: more than that is no bare address


def _plain(text: str, pieces: Sequence[_Piece], dish: IsDish) -> _Read | None:
    """A street that shows no evidence but the question it answers: "Hof 3", "An der Kirche", "Q7, 24"."""
    words = [place for place, piece in enumerate(pieces) if not piece.mark]
    first = next((place for place in words if pieces[place].key not in places.LEAD or pieces[place].text[0].isupper()), None)
    if first is None or len(words) > _MUCH:
        return None
    if _BLOCK.fullmatch(pieces[first].text):
        number, last = _number(text, pieces, first + 1, comma=True)
        address, last = _tail(text, pieces, last, Address(pieces[first].text, number), dish, text == text.lower())
        return _Read(address, first, last, 1) if number else None
    last = first
    while last < len(pieces) and not pieces[last].mark and _NAME.fullmatch(pieces[last].text) and not dish(pieces[last].key):
        last += 1
    number, after = _number(text, pieces, last)
    if last == first or last - first > 4 or not number or pieces[first].key in places.STOP - places.PREPOSITION:
        return None
    name = text[pieces[first].start : pieces[last - 1].end]
    address, after = _tail(text, pieces, after, Address(name, number), dish, text == text.lower())
    return _Read(address, first, after, 1)


def _rest(text: str, pieces: Sequence[_Piece]) -> list[str]:
    """What else the answer says, part by part: a name, a hint for the driver. Politeness is left out."""
    parts: list[list[_Piece]] = [[]]
    for piece in pieces:
        if piece.mark:
            parts.append([])
        else:
            parts[-1].append(piece)
    said: list[str] = []
    for part in parts:
        while part and part[0].key.strip(".") in places.LEAD | _POLITE:
            part = part[1:]
        while part and part[-1].key.strip(".") in places.LEAD | _POLITE:
            part = part[:-1]
        if part and any(each.isalnum() for piece in part for each in piece.text):
            said.append(text[part[0].start : part[-1].end])
    return said


_POLITE = frozenset(("hallo", "hi", "danke", "dank", "vielen", "thanks", "thank", "you", "ok", "ja", "gern", "lg", "mfg", "hey", "moin", "tesekkurler", "sehr", "schon"))
