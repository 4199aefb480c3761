"""Words about the stock -> what is sold out, counted, back; nothing is changed while anything is in doubt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from orderbot.conversation.shop import Shop
from orderbot.ordering.stock import SetStock
from orderbot.staff import sayings
from orderbot.staff.done import Done
from orderbot.staff.ends import end_of
from orderbot.staff.things import Sense, Thing, senses
from orderbot.staff.words import ALL_BACK, BACK, LEFT, LIST, OUT, Command


def obey(command: Command, shop: Shop, now: datetime) -> Done:
    """What the command changes, and what is answered; nothing is changed while anything is in doubt."""
    if command.verb == LIST:
        return Done(sayings.stock_said(shop.stock, shop.menu, now))
    if command.verb == ALL_BACK:
        return _back((*shop.stock.out, *shop.stock.left), shop)
    until = end_of(command.until, shop.hours, now)
    if until is None:
        return Done(sayings.no_end(command.until))
    if until <= now:
        return Done(sayings.over(until, now))
    meant = [_narrowed(sense, command, shop, now) for sense in senses(command.what, shop.menu, shop.lexicon)]
    for sense in meant:
        if not sense.things:
            return Done(sayings.not_out(sense.words) if command.verb == BACK else sayings.unknown(sense.words))
        if len(sense.things) > 1 or not sense.things[0].write:
            return Done(sayings.unclear(sense))
    things = [sense.things[0] for sense in meant]
    if command.verb == OUT:
        changes = tuple(SetStock(key, until) for thing in things for key in thing.keys)
        return Done(sayings.out(things, until, shop.menu, now), changes)
    if command.verb == LEFT:
        if not all(thing.dish for thing in things):
            return Done(sayings.not_counted(command.what))
        changes = tuple(SetStock(thing.keys[0], until, command.count) for thing in things)
        return Done(sayings.left(things, command.count, until, now), changes)
    return _back([key for thing in things for key in thing.keys if _known(key, shop)], shop)


def _narrowed(sense: Sense, command: Command, shop: Shop, now: datetime) -> Sense:
    """Only dishes are counted; only what is out can come back."""
    things: list[Thing] = list(sense.things)
    if command.verb == LEFT:
        things = [thing for thing in things if thing.dish] or things
    if command.verb == BACK:
        things = [thing for thing in things if any(_known(key, shop) for key in thing.keys)]
    return replace(sense, things=tuple(things))


def _known(key: str, shop: Shop) -> bool:
    return key in shop.stock.out or key in shop.stock.left


def _back(keys: Sequence[str], shop: Shop) -> Done:
    if not keys:
        return Done(sayings.nothing())
    every = tuple(dict.fromkeys(keys))
    return Done(sayings.back(every, shop.menu), tuple(SetStock(key) for key in every))
