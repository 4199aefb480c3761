"""Addresses as English speakers write them: "22 Pelham Road, apt 3B, Beverly 01915". The number comes first.

A kind of street must be named ("Road", "Ave"), so that no dish with its count is taken for one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from orderbot.ordering.order import Address
from orderbot.understanding.grammar.phrases import key

_KIND: Final = (
    "street|str|st|road|rd|avenue|ave|lane|ln|drive|dr|way|court|ct|place|pl|boulevard|blvd|square|sq|terrace|close|"
    "crescent|highway|hwy|parkway|pkwy|row|quay|walk|grove|gardens|hill|circle|cir|trail|alley"
)
_WORD: Final = r"(?:[A-Za-z][\w'’-]*|\d{1,3}(?:st|nd|rd|th))"
_FOUND: Final = re.compile(
    rf"(?P<lead>(?:\b(?:deliver(?:y|ed)?|bring(?: it)?|to|at|address(?: is)?|i live at|we live at)\b[: ]*)*)"
    rf"(?<![\w.,:#])(?P<number>\d{{1,5}}[A-Za-z]?) (?P<street>(?:{_WORD} ){{1,3}}?(?:{_KIND})\b(?!\.?-)\.?)"
    r"(?P<extra>(?:,? (?:apt|apartment|unit|suite|ste|flat|room|rm|floor|fl|#)\.? ?\w{1,5}"
    r"|,? \d{1,2}(?:st|nd|rd|th) floor)?)"
    r"(?:,? ?(?:in )?(?P<city>[A-Z][a-z]+(?: [A-Z][a-z]+)?))?(?:,? (?P<state>[A-Z]{2})\b)?"
    r"(?:,? (?P<postcode>\d{5})\b)?",
    re.IGNORECASE,
)
_CITY: Final = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+)?")


def find_numbered_first(text: str, is_dish: Callable[[str], bool]) -> tuple[Address, int, int] | None:
    """The address and its place [start, end), with the words that announce it. A word of the card is no street."""
    for match in _FOUND.finditer(text):
        city = match["city"] or ""
        end = match.end()
        if not _CITY.fullmatch(city):
            city, end = "", match.end("extra") if match["extra"] else match.end("street")
        written = match["street"]
        if not (written[0].isupper() or match["lead"].strip()) or any(is_dish(key(word)) for word in written.split()):
            continue
        value = Address(written.rstrip("."), match["number"], match["postcode"] or "", city, match["extra"].strip(" ,"))
        if not city and not match["postcode"]:
            value = Address(value.street, value.number, "", "", value.extra)
        return value, match.start(), end
    return None
