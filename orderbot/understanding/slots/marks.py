"""Numbers that order nothing: the marks of a list, prices copied from the card, the number of a table.

list_marks  "1. Margherita 2. Cola", "1)", "#1", "1:", a keycap: a mark if the whole list counts from one
prices      "10,90 €", "(9,50)", "zusammen 15,80": with a currency, after a word for a sum, or a price of the card
table       "Tisch 5": eating here
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from orderbot.understanding.grammar.phrases import Key, any_said, keyed
from orderbot.understanding.spelling.fold import Token

Span = tuple[int, int]
LEAST: Final = 2  # marks of a list
LITRES: Final = 210  # hundredths: what is more, with two decimals, is money
_FORMS: Final = (
    re.compile(r"(?P<n>\d{1,2})\ufe0f?\u20e3"),  # a keycap
    re.compile(r"(?<![\w.,:/-])#\s?(?P<n>\d{1,2})(?![\w.,]*\d)[.):]?(?=\s)"),
    re.compile(r"(?<![\w.,:/#-])\(?(?P<n>\d{1,2})\)(?=\s*[^\W_])"),
    re.compile(r"(?<![\w.,:/#-])(?P<n>\d{1,2})\.(?=\s*[^\W\d_]|\s+\d)"),
    re.compile(r"(?<![\w.,:/#-])(?P<n>\d{1,2})[:\]](?=\s*[^\W\d_]|\s+\d)"),
    re.compile(r"(?<![\w.,:/#-])(?P<n>\d{1,2})\s?[-–](?=\s*[^\W\d_])"),
)
_CURRENCY: Final = r"(?:€|euros?\b|eur\b|\$|£|usd\b|gbp\b|chf\b)"
_COST: Final = re.compile(
    rf"(?:{_CURRENCY}\s?\d{{1,4}}(?:[.,]\d\d?)?(?![\d.,]*\d)|(?<![\d.,:])\d{{1,4}}(?:[.,]\d\d?)?\s?{_CURRENCY})"
)
_SUM: Final = re.compile(
    rf"\b{any_said(lambda each: each.service.sums)}[: ]*(?P<n>\d{{1,4}}[.,]\d\d)(?!\d|[.,]\d|\s?x\b)"
    rf"(?: {any_said(lambda each: each.service.sums_end)}\b)?"
)
_ASKED_SUM: Final = re.compile(
    r"\b(?:macht|kostet|macht's|makes|is)(?: (?:das|es|dann|zusammen|that|it))+ (?P<n>\d{1,4})(?=\s*\?)"
)
_BARE: Final = re.compile(r"(?<![\d.,:])(?P<n>\d{1,3}[.,]\d\d)(?![\d:]|[.,]\d|\s?(?:uhr|h|l|cl|ml|kg|g|liter|litre)\b)")
_HEART: Final = re.compile(r"<[/\\]?3+(?!\d)")
_MINUS: Final = re.compile(r"(?:^|(?<=[\s,]))(?P<n>-\d{1,3})(?=\s?x?\s[a-z])")
_DASHES: Final = re.compile(r"(?m)^\s*-")
_NO_HOUR: Final = re.compile(rf"\b(?P<n>(?:2[4-9]|[3-9]\d)(?:[.:]\d\d)? ?{any_said(lambda each: each.clock.oclock)})\b")
_TABLE: Final = re.compile(
    rf"\b(?:{any_said(lambda each: each.service.at_table)} )?{any_said(lambda each: each.service.table)}"
    r"(?: (?:nr|nummer|no|number)\.?)? ?#?(?P<n>\d{1,3}[a-z]?)\b"
)


def list_marks(text: str, tokens: Sequence[Token], known: frozenset[int]) -> tuple[Span, ...]:
    """`known`: places of the tokens that are words of the card; each entry of a list has one."""
    words = [token.start for place, token in enumerate(tokens) if place in known or token.is_number]
    for form in _FORMS:
        marks = list(form.finditer(text))
        if len(marks) < LEAST or [int(mark["n"]) for mark in marks] != list(range(1, len(marks) + 1)):
            continue
        ends = [mark.start() for mark in marks[1:]] + [len(text)]
        if all(any(mark.end() <= word < end for word in words) for mark, end in zip(marks, ends, strict=True)):
            return tuple(mark.span() for mark in marks)
    return ()


def hearts(text: str) -> tuple[Span, ...]:
    """ "<3" is no dish number three."""
    return tuple(match.span() for match in _HEART.finditer(text))


def prices(spelled: Key, amounts: frozenset[int]) -> Iterator[Span]:
    """Sums of money in a message. `amounts`: cents of all prices of the card."""
    taken: list[Span] = []
    for each in (_SUM, _ASKED_SUM, _COST, _BARE):
        for match in each.finditer(spelled.text):
            start, end = match.span()
            if any(low < end and start < high for low, high in taken):
                continue
            if each is _BARE and not _may_be_price(_cents(match["n"]), amounts):
                continue
            taken.append((start, end))
            yield spelled.span(start, end)


def _may_be_price(cents: int, amounts: frozenset[int]) -> bool:
    """On the card, or more than anybody's litres."""
    return cents in amounts or cents > LITRES


def _cents(written: str) -> int:
    units, _, parts = written.replace(",", ".").partition(".")
    return int(units) * 100 + int(parts.ljust(2, "0") if parts else 0)


def odd_numbers(spelled: Key) -> Iterator[Span]:
    """ "-1 cola", "um 25 uhr": nobody means them so; they are asked about."""
    for each in (_MINUS, _NO_HOUR):
        for match in each.finditer(spelled.text):
            if each is _MINUS and len(_DASHES.findall(spelled.text)) > 1:
                continue  # a list with dashes
            yield spelled.span(*match.span("n"))


def table(text: str) -> tuple[str, Span] | None:
    spelled = keyed(text)
    match = _TABLE.search(spelled.text)
    return (match["n"], spelled.span(*match.span())) if match else None
