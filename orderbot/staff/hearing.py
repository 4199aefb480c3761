"""A turn's messages from a number of the staff: commands are done and answered, the rest is a customer's talk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from orderbot.conversation.model import TEXT, CallStaff, Conversation, Effect, Incoming, Reply
from orderbot.conversation.shop import Shop
from orderbot.ordering.stock import SetStock
from orderbot.restaurant import Restaurant
from orderbot.staff import pin, sayings
from orderbot.staff.ends import end_of
from orderbot.staff.things import Sense, Thing, senses
from orderbot.staff.words import ALL_BACK, BACK, LEFT, LIST, OUT, Command, read
from orderbot.stored import Scene
from orderbot.texts import Arg, lines

MOST_LINES = 30  # of one message


@dataclass(frozen=True, slots=True)
class Done:
    """What a command leads to."""

    say: Arg
    changes: tuple[SetStock, ...] = ()


def hear(scene: Scene, shop: Shop, now: datetime) -> tuple[tuple[Effect, ...], tuple[Incoming, ...], Shop]:
    """(effects of the commands, the messages that are none, the shop as it is then). `shop` has the scene's stock."""
    if not is_staff(scene.sender.phone, shop.restaurant):
        return (), scene.heard, shop
    trust, before = pin.trust_in(scene), pin.trust_in(scene)
    said: list[Arg] = []
    effects: list[Effect] = []
    rest: list[Incoming] = []
    for message in scene.heard:
        orders = _orders(message, scene.talk, shop)
        if not orders:
            rest.append(message)
        for order in orders:
            if isinstance(order, str):
                was_locked = trust.locked(now)
                trust = pin.tried(trust, order, shop.restaurant.staff_pin, scene.customer, now)
                said.append(_after_pin(trust, scene.customer, now))
                effects += [CallStaff("pin")] if trust.locked(now) and not was_locked else []
            elif shop.restaurant.staff_pin and not trust.holds(scene.customer, now):
                said.append(sayings.locked() if trust.locked(now) else sayings.pin_wanted())
            else:
                done = obey(order, shop, now)
                said.append(done.say)
                effects += done.changes
                for change in done.changes:
                    shop = replace(shop, stock=shop.stock.after(change))
    if trust != before:
        effects.append(pin.kept(trust, scene))
    if said:
        effects.append(Reply(lines(*dict.fromkeys(said)), language=shop.restaurant.language))
    return tuple(effects), tuple(rest), shop


def is_staff(phone: str, restaurant: Restaurant) -> bool:
    digits = "".join(filter(str.isdigit, phone))
    return bool(digits) and digits in {"".join(filter(str.isdigit, number)) for number in restaurant.staff}


def _orders(message: Incoming, talk: Conversation, shop: Shop) -> Sequence[Command | str]:
    """The commands and PINs a message consists of; none if any line of it is something else."""
    found: list[Command | str] = []
    typed = [line for line in message.text.splitlines() if line.strip()] if message.kind == TEXT else []
    for line in typed[:MOST_LINES]:
        if shop.restaurant.staff_pin and (typed_pin := pin.said(line)):
            found.append(typed_pin)
        elif (command := read(line)) and not _is_talk(command, talk, shop):
            found.append(command)
        else:
            return ()
    return found if len(typed) <= MOST_LINES else ()


def _is_talk(command: Command, talk: Conversation, shop: Shop) -> bool:
    """Staff eat too: "noch 2 Cola" in the middle of an order is one, "kein Problem" and "sieht gut aus" are words."""
    if command.verb in (LIST, ALL_BACK):
        return False
    known = any(sense.things for sense in senses(command.what, shop.menu, shop.lexicon))
    ordering = bool(talk.cart or talk.pending)
    if command.doubtful:
        return ordering or not known
    return not known and (command.verb == LEFT or (not command.until and len(command.what.split()) > 1))


def _after_pin(trust: pin.Trust, customer: int, now: datetime) -> Arg:
    if trust.locked(now):
        return sayings.locked()
    if trust.until and trust.holds(customer, now) and not trust.wrong:
        return sayings.pin_right(trust.until, now)
    return sayings.pin_wrong(pin.MOST_WRONG - trust.wrong)


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
