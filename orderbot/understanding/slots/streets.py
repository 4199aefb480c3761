"""Where in a text a street may stand: names by their endings, "Straße des 17. Juni", "Am Markt", Mannheim's "Q7"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from orderbot.understanding.grammar.phrases import key
from orderbot.understanding.grammar.words import germany
from orderbot.understanding.slots import places

IsDish = Callable[[str], bool]
_PIECE = re.compile(r"\n|[,;:!?()|•]|[^\s,;:!?()|•]+")
NUMBER = re.compile(r"\d{1,4}(?:[a-wyzA-WYZ]|[-–/+]\d{1,4}[a-zA-Z]?|[a-z][-–/+]\d{0,4}[a-z]?)?\.?")
COMPOUND = re.compile(rf"[\w.'/-]{{3,}}?(?:{germany.STRONG})\.?")
_WEAK = re.compile(rf"(?:[\w.'/-]*?)(?:{germany.WEAK})\.?")
BLOCK = re.compile(r"[A-Ua-u]\d{1,2}")  # Mannheim
NAME = re.compile(r"[^\W\d_][\w.'’/-]*")


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    key: str
    start: int
    end: int

    @property
    def mark(self) -> bool:
        return self.text in "\n,;:!?()|•"


@dataclass(frozen=True, slots=True)
class Street:
    first: int  # pieces [first, last): the name
    last: int
    kind: str


def pieces_of(text: str) -> tuple[Piece, ...]:
    return tuple(Piece(match[0], key(match[0]), *match.span()) for match in _PIECE.finditer(text))


def streets_at(pieces: Sequence[Piece], place: int, dish: IsDish, lower: bool) -> list[Street]:
    piece = pieces[place]
    if piece.mark or (not NAME.match(piece.text) and not BLOCK.fullmatch(piece.text)):
        return []
    found: list[Street] = []
    if lower and piece.key in germany.ALONE_CAPITAL and (of := _named_after(pieces, place)):
        found.append(Street(place, of, "weak"))
    elif piece.key in germany.ALONE or (piece.key in germany.ALONE_CAPITAL and piece.text[0].isupper()):
        if of := _named_after(pieces, place):
            found.append(Street(place, of, "strong"))
        elif place and wordy(pieces[place - 1]):
            sure = piece.key in germany.ALONE or pieces[place - 1].key.endswith("er")
            found.append(Street(_left(pieces, place, dish, lower), place + 1, "alone" if sure else "weak"))
    elif COMPOUND.fullmatch(piece.key) and not dish(piece.key) and piece.key not in places.STOP:
        found.append(Street(_begin(pieces, _adjectives(pieces, place, dish)), place + 1, "strong"))
    if BLOCK.fullmatch(piece.text):
        found.append(Street(place, place + 1, "block"))
    found += _weak(pieces, place, dish, lower)
    return found


def _begin(pieces: Sequence[Piece], place: int) -> int:
    before = pieces[place - 1] if place else None
    named = before is not None and before.key in germany.BEGINS and before.text[0].isupper()
    return place - 1 if named else place


def wordy(piece: Piece) -> bool:
    return not piece.mark and bool(NAME.fullmatch(piece.text)) and piece.key not in places.STOP


def _named_after(pieces: Sequence[Piece], place: int) -> int | None:
    """Where "Straße des 17. Juni" ends: before the house number."""
    if place + 2 >= len(pieces) or pieces[place + 1].key not in germany.OF:
        return None
    for last in range(place + 3, min(place + 7, len(pieces))):
        if pieces[last].mark:
            break
        if NUMBER.fullmatch(pieces[last].text) and not pieces[last].text.endswith("."):
            return last
    names = place + 2
    while names < len(pieces) and not pieces[names].mark and names < place + 5 and pieces[names].key not in places.STOP:
        names += 1
    return names if names > place + 2 else None


def _left(pieces: Sequence[Piece], place: int, dish: IsDish, lower: bool) -> int:
    """How far the name goes to the left of "Straße": "Heyden", "Karl Marx", never a dish but the word beside it."""
    first = place - 1
    if pieces[first].key.endswith("er") and pieces[first].key not in germany.BEFORE:
        return _adjectives(pieces, first, dish)
    for _ in range(2):
        before = first - 1
        if before < 0 or not wordy(pieces[before]) or dish(pieces[before].key) or pieces[before].key in places.LEAD:
            break
        if not lower and not pieces[before].text[0].isupper():
            break
        if lower and not _free(pieces, before) and not _free(pieces, before - 1):
            break
        first = before
    return first


def _free(pieces: Sequence[Piece], place: int) -> bool:
    """Nothing stands before this word, or a break, or a word that announces an address."""
    if place <= 0:
        return True
    before = pieces[place - 1]
    return before.mark or before.text.endswith(".") or before.key in places.LEAD


def _adjectives(pieces: Sequence[Piece], place: int, dish: IsDish) -> int:
    """ "Alte", "Große", "Brücker" before the name, where nothing is that they could belong to instead."""
    if place == 0 or not wordy(pieces[place - 1]):
        return place
    beside = pieces[place - 1]
    if beside.key not in germany.BEFORE and (
        not beside.key.endswith("er") or dish(beside.key) or beside.key in places.LEAD
    ):
        return place
    return place - 1 if _free(pieces, place - 1) else place


def _weak(pieces: Sequence[Piece], place: int, dish: IsDish, lower: bool) -> list[Street]:
    """Names without an ending that tells: "Am Markt", "An der Kirche", "Unter den Linden", "Schulhof"."""
    found: list[Street] = []
    piece = pieces[place]
    last = place + 1
    if piece.key in germany.PREPOSITION:
        if last < len(pieces) and pieces[last].key in germany.ARTICLE:
            last += 1
        names = last
        while names < min(last + 3, len(pieces)) and wordy(pieces[names]) and not dish(pieces[names].key):
            names += 1
        if names > last:
            found.append(Street(place, names, "weak" if lower or piece.text[0].isupper() else "plain"))
    elif wordy(piece) and not dish(piece.key):
        while last < min(place + 3, len(pieces)) and wordy(pieces[last]) and not dish(pieces[last].key):
            last += 1
        if last < len(pieces) and NUMBER.fullmatch(pieces[last].text):
            kind = "weak" if _WEAK.fullmatch(pieces[last - 1].key) else "plain"
            found.append(Street(place, last, kind))
    return found
