"""A turn's messages from a number of the staff: commands are done and answered, the rest is asked back.

Staff who want to eat say so ("order"): then they are customers for an hour, and only what no customer says is a
command.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from orderbot.conversation.model import TAP as TAPPED
from orderbot.conversation.model import TEXT, CallStaff, Conversation, Effect, Incoming, MoveOrder, Reply, SetSetting
from orderbot.conversation.shop import Shop
from orderbot.ordering.stock import SetStock
from orderbot.restaurant import Restaurant
from orderbot.staff import blocking, orders, paper, pin, report, sayings, switching, undoing
from orderbot.staff.asking import TAP, ask, greet
from orderbot.staff.done import Desk, Done
from orderbot.staff.stock import obey
from orderbot.staff.things import senses
from orderbot.staff.waiting import give_back
from orderbot.staff.words import (
    ALL_BACK,
    BACK,
    LEFT,
    LIST,
    ORDER_VERBS,
    OUT,
    Command,
    read_all,
)
from orderbot.stored import Scene
from orderbot.texts import Arg, lines

MOST_COMMANDS: Final = 30  # of one message
EATS: Final = timedelta(hours=1)
STOCK: Final = (OUT, LEFT, BACK, ALL_BACK, LIST)
ALSO_OF_GUESTS: Final = ("today", "sales", "status", "undo", "help", "eat", "small_talk", "open", "close")


def hear(scene: Scene, shop: Shop, now: datetime) -> tuple[tuple[Effect, ...], tuple[Incoming, ...], Shop]:
    """(effects of the commands, the messages that are none, the shop as it is then). `shop` has the scene's stock."""
    if not is_staff(scene.sender.phone, shop.restaurant):
        return blocking.hear(scene, shop, now)
    ear = _Ear(scene, shop, now)
    rest = tuple(each for each in scene.heard if not ear.takes(each))
    return (*ear.told(),), rest, ear.desk.shop


def is_staff(phone: str, restaurant: Restaurant) -> bool:
    digits = "".join(filter(str.isdigit, phone))
    return bool(digits) and digits in {"".join(filter(str.isdigit, number)) for number in restaurant.staff}


def is_command(words: str, shop: Shop) -> bool:
    """Would it be done, beyond doubt, if a number of the staff wrote it? A PIN is one: it goes to nobody else."""
    found = _orders(words, shop)
    return bool(found) and all(
        isinstance(each, str) or (each.verb not in ALSO_OF_GUESTS and not each.doubtful) for each in found
    )


class _Ear:
    """One turn of one number: what was done so far, and the desk as it is then."""

    def __init__(self, scene: Scene, shop: Shop, now: datetime) -> None:
        self.scene = scene
        self.desk = Desk(shop, now, scene.orders, dict(scene.settings))
        self.trust = self.before = pin.trust_in(scene)
        self.said: list[Arg] = []
        self.replies: list[Reply] = []
        self.effects: list[Effect] = []

    def takes(self, message: Incoming) -> bool:
        """Is it ours? What it asks for is then done."""
        if done := paper.read(message, self.desk):
            self._take(done)
            return True
        if message.kind == TAPPED and not message.tap.startswith(TAP):
            return False
        if message.kind not in (TEXT, TAPPED):
            return False
        if given := give_back(message, self.desk.settings, self.desk.now):
            self.said.append(given[0])
            self.effects += given[1]
            self.desk = after(self.desk, given[1])
            return True
        words = message.tap.removeprefix(TAP) if message.kind == TAPPED else message.text
        found = _orders(words, self.desk.shop)
        if self._eats():
            if not found or not all(isinstance(each, str) or self._sure(each) for each in found):
                return False
        elif not found:
            self._ask(words)
            return True
        for each in found:
            if isinstance(each, str):
                self._try(each)
            else:
                self._do(each)
        return not any(isinstance(each, Command) and each.verb == "eat" for each in found)

    def told(self) -> list[Effect]:
        """All of it, the answer last."""
        if self.trust != self.before:
            self.effects.append(pin.kept(self.trust, self.scene))
        if self.said:
            language = self.desk.shop.restaurant.language
            self.replies.insert(0, Reply(lines(*dict.fromkeys(self.said)), language=language))
        return [*self.effects, *self.replies]

    # -- who they are

    def _eats(self) -> bool:
        talk: Conversation = self.scene.talk
        eats = self.trust.eats
        return bool(talk.cart or talk.pending) or (eats is not None and self.desk.now < eats)

    def _sure(self, command: Command) -> bool:
        """Staff eat too: "noch 2 Cola" in the middle of an order is one, "kein Problem" is talk."""
        if command.verb in ALSO_OF_GUESTS:
            return False
        if command.verb not in STOCK:
            return True
        if command.verb in (LIST, ALL_BACK):
            return True
        known = any(each.things for each in senses(command.what, self.desk.shop.menu, self.desk.shop.lexicon))
        return known and not command.doubtful

    # -- the second factor

    def _try(self, typed: str) -> None:
        now, was_locked = self.desk.now, self.trust.locked(self.desk.now)
        self.trust = pin.tried(self.trust, typed, self.desk.shop.restaurant.staff_pin, self.scene.customer, now)
        self.said.append(_after_pin(self.trust, self.scene.customer, now))
        if self.trust.locked(now) and not was_locked:
            self.effects.append(CallStaff("pin"))

    def _may(self) -> bool:
        return not self.desk.shop.restaurant.staff_pin or self.trust.holds(self.scene.customer, self.desk.now)

    # -- what they want

    def _ask(self, words: str) -> None:
        if words.strip():
            self.replies.append(ask(words, self.desk))

    def _do(self, command: Command) -> None:
        if command.verb == "small_talk":
            if not self.said:
                self.replies.append(greet(self.desk.shop))
            return
        if command.verb == "eat":
            self.trust = replace(self.trust, eats=self.desk.now + EATS)
            return
        self._take(do(command, self.desk))

    def _take(self, done: Done) -> None:
        if not self._may():
            self.said.append(sayings.locked() if self.trust.locked(self.desk.now) else sayings.pin_wanted())
            return
        moved = {(each.day, each.number) for each in self.effects if isinstance(each, MoveOrder)}
        steps = [each for each in (*done.changes, *done.effects) if isinstance(each, MoveOrder)]
        again = [each for each in steps if (each.day, each.number) in moved]
        if again:  # the next step is judged by what the first has made of the order
            self.said.append(sayings.one_step(again[0].number))
            return
        self.said.append(done.say)
        self.effects += [*done.changes, *done.effects]
        opposite = undoing.remembered(done.changes, self.desk.shop.stock, self.desk.settings, self.desk.now)
        if opposite:
            self.effects.append(opposite)
        self.desk = after(self.desk, (*done.changes, *done.effects, *([opposite] if opposite else [])))


def do(command: Command, desk: Desk) -> Done:
    """What one command leads to; the same in chat, on the board, on the owner's page."""
    verb = command.verb
    if verb in STOCK:
        return obey(command, desk.shop, desk.now)
    if verb in ORDER_VERBS:
        return orders.step(command, desk)
    if verb in switching.ON or verb in switching.OFF:
        return switching.switch(command, desk)
    if verb in ("block", "unblock"):
        return blocking.block(command, desk)
    match verb:
        case "today":
            return report.today(desk)
        case "sales":
            return report.sales(desk)
        case "status":
            return report.status(desk)
        case "undo":
            return undoing.undo(desk)
        case _:
            return report.help_()


def after(desk: Desk, effects: Sequence[Effect]) -> Desk:
    """The desk once that is done, for the next command of the same message."""
    for each in effects:
        match each:
            case SetStock():
                desk = replace(desk, shop=replace(desk.shop, stock=desk.shop.stock.after(each)))
            case SetSetting(name, value):
                desk = replace(desk, settings={**desk.settings, name: value})
    return desk


def _orders(words: str, shop: Shop) -> Sequence[Command | str]:
    """The commands and PINs a message consists of; none if any part of it is something else."""
    if shop.restaurant.staff_pin and (typed := pin.said(words)):
        return (typed,)
    found: list[Command | str] = []
    for line in filter(None, map(str.strip, words.splitlines())):
        if shop.restaurant.staff_pin and (typed := pin.said(line)):
            found.append(typed)
            continue
        read = read_all(line)
        if not all(each and _known(each, shop) for each in read):
            return ()
        found += [each for each in read if each]
    return found if len(found) <= MOST_COMMANDS else ()


def _known(command: Command, shop: Shop) -> bool:
    """ "kein Problem" and "sieht gut aus" speak of nothing on the card: they are no commands."""
    if command.verb not in (OUT, LEFT):
        return True
    several = len(command.what.split()) > 1 or command.doubtful
    return not several or any(each.things for each in senses(command.what, shop.menu, shop.lexicon))


def _after_pin(trust: pin.Trust, customer: int, now: datetime) -> Arg:
    if trust.locked(now):
        return sayings.locked()
    if trust.until and trust.holds(customer, now) and not trust.wrong:
        return sayings.pin_right(trust.until, now)
    return sayings.pin_wrong(pin.MOST_WRONG - trust.wrong)
