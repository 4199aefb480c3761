"""The dishes of a ticket: quantity first, options below, what is left out in a bar, the customer's note last."""

from __future__ import annotations

from collections.abc import Iterator

from orderbot.texts import text
from orderbot.tickets.entries import Dish, Entry
from orderbot.tickets.lines import Line
from orderbot.tickets.paper import Lines, Paper
from orderbot.tickets.sentence import extra_words, named, without

INDENT = "     "


def dishes(
    entries: tuple[Entry, ...], paper: Paper, *, prices: bool, cooking: bool, original: str = "", sign: str = ""
) -> Lines:
    """All entries; `cooking`: under the headings of the card and twice as high.

    `original`: language of the customer's words, if another. `sign` stands before each dish: - or + of a change.
    """
    return tuple(_all(entries, paper, prices, cooking, original, sign))


def _all(
    entries: tuple[Entry, ...], paper: Paper, prices: bool, cooking: bool, original: str, sign: str
) -> Iterator[Line]:
    section: str | None = None
    here = False
    for entry in entries:
        if entry.here != here:
            here = entry.here
            yield from paper.bar(text("MAKE HERE")) if here else (paper.rule,)
        if cooking and not sign and entry.section != section:
            section = entry.section
            heading = section or paper.say(text("SET MEALS"))  # only combos stand in no section of the card
            yield from paper.row(f"-- {heading.upper()} --")
        yield from _entry(entry, paper, prices, 2 if cooking or entry.here else 1, original, sign)


def _entry(entry: Entry, paper: Paper, prices: bool, height: int, original: str, sign: str) -> Iterator[Line]:
    cents = entry.base if prices else None
    yield from paper.priced(f"{sign}{entry.quantity}x ", named(entry.dish), cents, height=height)
    yield from _changes(entry.dish, paper, prices)
    for part in entry.parts:
        share = "1/2" if part.half else f"{entry.quantity}x"
        yield from paper.priced(f"   {share} ", named(part), None, height=1 if _elsewhere(part, entry) else height)
        yield from _changes(part, paper, prices)
    yield from paper.guest(entry.note, INDENT, original)
    yield from paper.row(_signs(entry, paper), indent=INDENT)


def _elsewhere(part: Dish, entry: Entry) -> bool:
    """Whether another place makes this part of a combo that is made here in part."""
    return entry.here and not (part.here or part.half)


def _changes(dish: Dish, paper: Paper, prices: bool) -> Iterator[Line]:
    for extra in dish.extras:
        cents = extra.cents if prices and extra.cents else None
        sign = "" if extra.amount == "extra" and extra.quantity == 1 else "+ "  # "extra Käse", "+ Käse"
        yield from paper.priced(f"{INDENT}{sign}", extra_words(extra), cents)
    for thing in dish.without:
        yield from paper.bar(paper.say(without(thing)).upper())


def _signs(entry: Entry, paper: Paper) -> str:
    """The dish's number on the card, allergens and additives by its signs, traces, age: again at delivery, as the law
    asks."""
    number = paper.say(text("no. {number}", number=entry.dish.number)) if entry.dish.number else ""
    signs = "; ".join(part for part in (number, ", ".join(entry.codes)) if part)
    parts = [f"({signs})"] if signs else []
    if entry.traces:
        parts.append(paper.say(text("traces: {codes}", codes=", ".join(entry.traces))))
    if entry.age:
        parts.append(paper.say(text("from age {age}", age=entry.age)))
    return "  ".join(parts)
