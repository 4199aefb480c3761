"""What staff are answered: exactly what is out now and until when, or that nothing was changed and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from orderbot.menu.model import Menu
from orderbot.ordering.stock import Stock
from orderbot.staff.things import Sense, Thing, of_key, without_it
from orderbot.texts import Arg, Clock, lines, listed, plural, text

MANY = 8  # of a list


def out(things: Sequence[Thing], until: datetime, menu: Menu, now: datetime) -> Arg:
    refused = [each for thing in things for each in without_it(thing, menu)]
    touched = plural(
        "Refused with it, unless ordered without: {dishes}.",
        "Refused with it, unless ordered without: {dishes} ({count} dishes).",
        count=len(refused),
        dishes=_short(each.name for each in refused),
    )
    said = text(
        "Sold out until {time}: {things}.",
        time=Clock(until, now),
        things=listed(of_key(key, menu) for thing in things for key in thing.keys),
    )
    return lines(said, touched if refused else None)


def left(things: Sequence[Thing], count: int, until: datetime, now: datetime) -> Arg:
    return lines(
        *(
            text("{dish}: {count} left, counted until {time}.", dish=each.name, count=count, time=Clock(until, now))
            for each in things
        )
    )


def back(keys: Iterable[str], menu: Menu) -> Arg:
    return text("Available again: {things}.", things=listed(of_key(key, menu) for key in keys))


def not_out(words: str) -> Arg:
    return text("“{words}” is not sold out.", words=words)


def stock_said(stock: Stock, menu: Menu, now: datetime) -> Arg:
    """All that is out or counted."""
    said = [stock_line(key, stock, menu, now) for key in sorted({*stock.out, *stock.left})]
    found = [each for each in said if each is not None]
    return lines(*found) if found else nothing()


def stock_line(key: str, stock: Stock, menu: Menu, now: datetime) -> Arg | None:
    """None if it is neither out nor counted any more."""
    until, count = stock.until(key), stock.pieces(key, now)
    name = of_key(key, menu)
    if count is not None:
        if until:
            return text("{thing}: {count} left until {time}", thing=name, time=Clock(until, now), count=count)
        return text("{thing}: {count} left", thing=name, count=count)
    if until and stock.is_out(key, now):
        return text("{thing}: sold out until {time}", thing=name, time=Clock(until, now))
    return None


def nothing() -> Arg:
    return text("Nothing is sold out.")


# ---- nothing was changed -------------------------------------------------------------------------------------------


def unclear(sense: Sense) -> Arg:
    choices = [thing for thing in sense.things if thing.write]
    if not choices:
        return unknown(sense.words)
    return lines(
        text("“{words}” is not clear; nothing was changed. Please write one of these for it:", words=sense.words),
        *(text("*{write}*: {thing}", write=each.write, thing=each.name) for each in choices[:MANY]),
        text("…") if len(choices) > MANY else None,
    )


def unknown(words: str) -> Arg:
    return text("I do not find “{words}” on the card; nothing was changed.", words=words)


def not_counted(words: str) -> Arg:
    return text("Only dishes can be counted, not “{words}”; nothing was changed.", words=words)


def no_end(words: str) -> Arg:
    return text(
        "I do not understand until when: “{words}”. Nothing was changed. For example: *23 out until 8 pm*.", words=words
    )


def over(until: datetime, now: datetime) -> Arg:
    return text("{time} is over already; nothing was changed.", time=Clock(until, now))


def one_step(number: int) -> Arg:
    return text("Order {number}: one step a message, please write the next once more.", number=number)


def pin_wanted() -> Arg:
    return text("Please write *PIN* and your PIN first, then the command once more. Nothing was changed.")


def pin_right(until: datetime, now: datetime) -> Arg:
    return text("Thank you. Commands are taken until {time}.", time=Clock(until, now))


def pin_wrong(tries: int) -> Arg:
    return plural("Wrong PIN, one try left today.", "Wrong PIN, {count} tries left today.", count=tries)


def locked() -> Arg:
    return text("Too many wrong PINs: commands from this number are locked until tomorrow.")


def _short(names: Iterable[Arg]) -> Arg:
    every = list(names)
    return listed([*every[:MANY], *(["…"] if len(every) > MANY else [])])
