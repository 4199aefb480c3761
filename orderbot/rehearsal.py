"""A talk with a card that is not live: the real conversation, and nothing leaves the house. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from orderbot.conversation.flow import converse
from orderbot.conversation.model import TAP, TEXT, CallStaff, Conversation, Effect, Incoming, PlaceOrder, Reply
from orderbot.conversation.shop import Shop
from orderbot.effects import remembered
from orderbot.texts import text
from orderbot.tickets.making import whole_ticket
from orderbot.tickets.phone import phone
from orderbot.wording.message import Message
from orderbot.wording.render import Voice, render

MOST: Final = 60  # lines that are kept
LONGEST: Final = 1000  # characters of one


@dataclass(frozen=True, slots=True)
class Line:
    """What was said by `who`: "me", "bot", or "house": what the house would do."""

    who: str
    message: Message


@dataclass(frozen=True, slots=True)
class Rehearsal:
    talk: Conversation = Conversation()
    lines: tuple[Line, ...] = ()
    heard: int = 0  # messages
    orders: int = 0


def hear(so_far: Rehearsal, shop: Shop, now: datetime, *, words: str = "", tap: str = "") -> Rehearsal:
    """After one more message: typed words, or the id of something tapped. `now` in the restaurant's zone."""
    titles = {id_: title for title, id_ in so_far.talk.offered}
    count = so_far.heard + 1
    message = Incoming(f"rehearsal.{count}", now, TAP if tap else TEXT, text=words[:LONGEST], tap=tap)
    stage = replace(shop, next_number=so_far.orders + 1)
    turn = converse(so_far.talk, (message,), stage, now)
    voice = Voice(turn.talk.language or shop.restaurant.language, shop.menu.currency)
    talk, lines = turn.talk, [*so_far.lines, Line("me", Message(titles.get(tap, tap) if tap else words[:LONGEST]))]
    for each in _said(turn.effects, shop, voice):
        talk = remembered(talk, each.message) if each.who == "bot" else talk
        lines.append(each)
    orders = so_far.orders + sum(isinstance(effect, PlaceOrder) for effect in turn.effects)
    return Rehearsal(talk, tuple(lines[-MOST:]), count, orders)


def _said(effects: Iterable[Effect], shop: Shop, voice: Voice) -> Iterable[Line]:
    place = shop.restaurant
    house = Voice(place.language)
    for effect in effects:
        match effect:
            case Reply():
                yield Line("bot", render(effect, voice))
            case PlaceOrder(order):
                yield Line("house", Message(phone(whole_ticket(order, place, shop.menu.languages[0]))))
            case CallStaff():
                yield Line("house", Message(house.say(text("Here the bot would call one of you."))))
