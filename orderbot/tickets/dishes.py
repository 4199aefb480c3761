"""The dishes of a ticket: quantity first, options below, what is left out in a bar, the customer's note last."""

from __future__ import annotations

from collections.abc import Iterator

from orderbot.texts import text
from orderbot.tickets.entries import Dish, Entry, Extra
from orderbot.tickets.lines import Line
from orderbot.tickets.paper import Lines, Paper

INDENT = "     "


def dishes(entries: tuple[Entry, ...], paper: Paper, *, prices: bool, cooking: bool) -> Lines:
    """All entries; `cooking`: under the headings of the card and twice as high."""
    return tuple(_all(entries, paper, prices, cooking))


def _all(entries: tuple[Entry, ...], paper: Paper, prices: bool, cooking: bool) -> Iterator[Line]:
    section: str | None = None
    for entry in entries:
        if cooking and entry.section != section:
            section = entry.section
            heading = section or paper.say(text("SET MEALS"))  # only combos stand in no section of the card
            yield from paper.row(f"-- {heading.upper()} --")
        yield from _entry(entry, paper, prices, 2 if cooking else 1)


def _entry(entry: Entry, paper: Paper, prices: bool, height: int) -> Iterator[Line]:
    cents = entry.base if prices else None
    yield from paper.priced(f"{entry.quantity}x ", _name(entry.dish), cents, height=height)
    yield from _changes(entry.dish, paper, prices)
    for part in entry.parts:
        share = "1/2" if part.half else f"{entry.quantity}x"
        yield from paper.priced(f"   {share} ", _name(part), None, height=height)
        yield from _changes(part, paper, prices)
    yield from paper.guest(entry.note, INDENT)
    yield from paper.row(_signs(entry, paper), indent=INDENT)


def _changes(dish: Dish, paper: Paper, prices: bool) -> Iterator[Line]:
    for extra in dish.extras:
        cents = extra.cents if prices and extra.cents else None
        yield from paper.priced(f"{INDENT}+ ", _extra(extra, paper), cents)
    for thing in dish.without:
        yield from paper.bar(paper.say(text("WITHOUT {thing}", thing=thing)).upper())


def _name(dish: Dish) -> str:
    return f"{dish.name} {dish.size}" if dish.size else dish.name


def _extra(extra: Extra, paper: Paper) -> str:
    match extra.amount:
        case "extra":
            name = paper.say(text("extra {name}", name=extra.name))
        case "light":
            name = paper.say(text("only a little {name}", name=extra.name))
        case _:
            name = extra.name
    return f"{extra.quantity}x {name}" if extra.quantity > 1 else name


def _signs(entry: Entry, paper: Paper) -> str:
    """Allergens and additives by the card's signs, traces, age: again at delivery, as the law asks."""
    parts = [f"({', '.join(entry.codes)})"] if entry.codes else []
    if entry.traces:
        parts.append(paper.say(text("traces: {codes}", codes=", ".join(entry.traces))))
    if entry.age:
        parts.append(paper.say(text("from age {age}", age=entry.age)))
    return "  ".join(parts)
