"""Staff answer a customer through the bot: a reply to an alert goes to the customer the alert is about. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from orderbot.conversation.model import STAFF, TEXT, Effect, Incoming, PassOn, React, Reply
from orderbot.conversation.shop import Shop
from orderbot.staff import is_command, is_staff
from orderbot.stored import Scene
from orderbot.texts import text

DONE: Final = "✅"  # a reaction: it costs nothing
WRITTEN: Final = ("text", "voice", "image", "video", "document", "location", "contact")  # no taps, no reactions


def relay(
    scene: Scene, about: Mapping[str, int], shop: Shop, now: datetime
) -> tuple[tuple[Effect, ...], tuple[Incoming, ...]]:
    """(what the replies to alerts lead to, the other messages). `about`: message id of an alert -> its customer.

    A command or a PIN is for us, whatever it replies to.
    """
    restaurant = shop.restaurant
    if not about or not is_staff(scene.sender.phone, restaurant):
        return (), scene.heard
    effects: list[Effect] = []
    rest: list[Incoming] = []
    for message in scene.heard:
        customer = about.get(message.reply_to)
        ours = customer is None or customer == scene.customer or message.kind not in WRITTEN
        if ours or customer is None or is_command(message.text, shop):
            rest.append(message)
        elif message.kind != TEXT:
            said = text("I can only pass on text to the customer. Please write it.")
            effects.append(Reply(said, language=restaurant.language))
        else:
            told = Incoming(id=f"{STAFF}:{message.id}", at=now, kind=STAFF, text=message.text)
            effects += [PassOn(customer, told), React(DONE)]
    return tuple(effects), tuple(rest)
