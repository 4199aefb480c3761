"""The dishes of an order in one line each, with everything that makes them different: for lists and spreadsheets."""

from __future__ import annotations

from orderbot.texts import Arg, Lines, Text, text
from orderbot.tickets.entries import Dish, Entry, Extra
from orderbot.tickets.gate import one_line


def sentence(entry: Entry) -> Lines:
    """`2× 2. Margherita groß, + extra cheese, without onions, » the customer's note`."""
    parts = [_part(part, entry) for part in entry.parts]
    note = (f"» {one_line(entry.note)}",) if entry.note else ()
    return Lines((f"{entry.quantity}× {title(entry.dish)}", *_changes(entry.dish), *parts, *note), ", ")


def title(dish: Dish) -> str:
    """`23. Funghi groß`: the full stop keeps the card's number from being read as a quantity."""
    number = f"{dish.number}. " if dish.number else ""
    return f"{number}{named(dish)}"


def named(dish: Dish) -> str:
    """`Funghi groß`: as customers say it; on paper the card's number stands with the signs below."""
    return " ".join(filter(None, (dish.name, dish.size)))


def extra_words(extra: Extra) -> Arg:
    """`2x extra Käse`; more pieces than one are counted."""
    match extra.amount:
        case "extra":
            name: Arg = text("extra {name}", name=extra.name)
        case "light":
            name = text("only a little {name}", name=extra.name)
        case _:
            name = extra.name
    return Lines((f"{extra.quantity}x", name), " ") if extra.quantity > 1 else name


def without(thing: str) -> Text:
    return text("WITHOUT {thing}", thing=thing)


def _changes(dish: Dish) -> list[Arg]:
    return [
        *(Lines(("+", extra_words(extra)), " ") for extra in dish.extras),
        *(without(thing) for thing in dish.without),
    ]


def _part(part: Dish, entry: Entry) -> Arg:
    share = "½" if part.half else f"{entry.quantity}×"
    return Lines(("[", Lines((f"{share} {title(part)}", *_changes(part)), ", "), "]"), "")
