"""What stands before the street: "an die Firma Holzbau Krüger, Gewerbepark 7", "to the youth hostel, …"."""

from __future__ import annotations

from collections.abc import Sequence

from orderbot.understanding.slots import places
from orderbot.understanding.slots.streets import NAME, IsDish, Piece

_MOST = 6  # words of such a name


def building_before(text: str, pieces: Sequence[Piece], street: int, dish: IsDish) -> tuple[str, int] | None:
    """Its name, and where it begins, with the word that leads to it; None if there is none."""
    end = street - 1
    while end > 1 and pieces[end].key in places.LEAD:
        end -= 1  # "zur Praxis Dr. Hahn in der Sandberger Str. 3"
    joined = end < street - 1
    if end < 1 or not (joined or pieces[end].text in ",\n"):
        return None
    end += joined
    begin = end
    while begin and end - begin < _MOST and not pieces[begin - 1].mark and not dish(pieces[begin - 1].key):
        begin -= 1
    lead = next((at for at in range(end - 1, begin - 1, -1) if pieces[at].key in places.TO_BUILDING), None)
    if lead is not None:
        name = lead + 1
        while name < end and pieces[name].key in places.LEAD:
            name += 1
        return _named(text, pieces, name, end, lead, dish)
    if joined:
        return None
    led = begin > 0 and pieces[begin - 1].text == ":"  # "Lieferung: Kurt Meier, Wittenberger Str. 5"
    if begin == end or not (led or _tells(pieces[begin:end])):
        return None
    here = _named(text, pieces, begin, end, begin, dish)
    before = building_before(text, pieces, begin, dish) if here else None  # "Seniorenheim Haus Fläming, Zimmer 22"
    return (f"{before[0]}, {here[0]}", before[1]) if before and here else here


def _tells(pieces: Sequence[Piece]) -> bool:
    """A house by its own word ("Hotel Springbach"), a company by its form ("Müller GmbH")."""
    return bool(places.EXTRA.match(_keys(pieces))) or pieces[-1].key.strip(".") in places.COMPANY


def _keys(pieces: Sequence[Piece]) -> str:
    return " ".join(piece.key for piece in pieces)


def _named(text: str, pieces: Sequence[Piece], name: int, end: int, begin: int, dish: IsDish) -> tuple[str, int] | None:
    words = [piece for piece in pieces[name:end] if not piece.mark]
    plain = all(
        (NAME.fullmatch(piece.text) or piece.text.isdigit() or piece.text in "&-.") and not dish(piece.key)
        for piece in words
    )
    if not words or not plain or words[0].key in places.STOP or words[0].text.isdigit():
        return None
    return text[pieces[name].start : pieces[end - 1].end], begin
