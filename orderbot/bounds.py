"""How much one number may ask of the house; what a family orders never comes near. Above, a person is asked. Pure.

A bound that is met is never silent: the customer is told once, staff are told once.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from orderbot.conversation.model import CallStaff, Conversation, PlaceOrder, Reply, Turn
from orderbot.restaurant import Limits, Restaurant
from orderbot.stored import Scene
from orderbot.texts import Sayable, text

QUIET: Final = timedelta(minutes=10)  # in which nobody is told twice that it is too much
MOST: Final = 1000  # customers that are remembered as told


def too_many_orders(scene: Scene, limits: Limits, more: int) -> bool:
    """Would that many more orders be too many for this customer?"""
    known = scene.habits
    return (0 < limits.open_orders < known.open_orders + more) or (0 < limits.orders_an_hour < known.orders + more)


def ordered(turn: Turn, talk: Conversation, scene: Scene, place: Restaurant) -> Turn:
    """The turn; with an order too many, a person is asked instead, and the cart stays as it was."""
    more = sum(isinstance(effect, PlaceOrder) for effect in turn.effects)
    if not more or not too_many_orders(scene, place.limits, more):
        return turn
    said: Sayable = text("That is one order more than I may take alone. I have asked a person; they will write to you.")
    if place.phone:
        said = text(
            "That is one order more than I may take alone. I have asked a person; or call us: {phone}",
            phone=place.phone,
        )
    return Turn(talk, (Reply(said), CallStaff("many_orders")))


@dataclass(slots=True)
class Flood:
    """Who writes faster than anybody reads: told once, then not answered until they slow down."""

    told: dict[int, datetime] = field(default_factory=dict)  # customer -> when

    def met(self, scene: Scene, place: Restaurant) -> bool:
        """Did this customer write more in a minute than the bot answers? Staff may."""
        most = place.limits.messages_a_minute
        return 0 < most < scene.habits.messages and f"+{scene.sender.phone}" not in place.staff

    def answer(self, scene: Scene, now: datetime) -> Turn:
        before = self.told.get(scene.customer)
        if before and timedelta() <= now - before < QUIET:
            return Turn(scene.talk)
        if len(self.told) >= MOST:
            self.told.clear()
        self.told[scene.customer] = now
        slower = text("That is too fast for me. Please wait a minute, then write everything in one message.")
        return Turn(scene.talk, (Reply(slower), CallStaff("flood")))
