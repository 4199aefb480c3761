"""The dishes of a ticket: quantity first, options below, what is left out in a bar, the customer's note last."""

from __future__ import annotations

from collections.abc import Iterator

from orderbot.texts import text
from orderbot.tickets.entries import Dish, Entry
from orderbot.tickets.lines import Line
from orderbot.tickets.paper import Lines, Paper
from orderbot.tickets.sentence import extra_words, title, without

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
    yield from paper.priced(f"{sign}{entry.quantity}x ", title(entry.dish), cents, height=height)
    yield from _changes(entry.dish, paper, prices)
    for part in entry.parts:
        share = "1/2" if part.half else f"{entry.quantity}x"
        yield from paper.priced(f"   {share} ", title(part), None, height=1 if _elsewhere(part, entry) else height)
        yield from _changes(part, paper, prices)
    yield from paper.guest(entry.note, INDENT, original)
    yield from paper.row(_signs(entry, paper), indent=INDENT)


def _elsewhere(part: Dish, entry: Entry) -> bool:
    """Whether another place makes this part of a combo that is made here in part."""
    return entry.here and not (part.here or part.half)


def _changes(dish: Dish, paper: Paper, prices: bool) -> Iterator[Line]:
    for extra in dish.extras:
        cents = extra.cents if prices and extra.cents else None
        yield from paper.priced(f"{INDENT}+ ", extra_words(extra), cents)
    for thing in dish.without:
        yield from paper.bar(paper.say(without(thing)).upper())


def _signs(entry: Entry, paper: Paper) -> str:
    """Allergens and additives by the card's signs, traces, age: again at delivery, as the law asks."""
    parts = [f"({', '.join(entry.codes)})"] if entry.codes else []
    if entry.traces:
        parts.append(paper.say(text("traces: {codes}", codes=", ".join(entry.traces))))
    if entry.age:
        parts.append(paper.say(text("from age {age}", age=entry.age)))
    return "  ".join(parts)
