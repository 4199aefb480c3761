"""How will you pay? Asked only when the customer wants to change it; orderbot never records a payment."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Final

from orderbot.conversation import taps
from orderbot.conversation.model import Button, Conversation, Reply
from orderbot.conversation.picking import Choices, claim, pick
from orderbot.conversation.shop import Shop
from orderbot.conversation.slots import payment_name
from orderbot.conversation.talking import Answer, Heard, changed, read
from orderbot.texts import text

name: Final = "payment"


def needed(talk: Conversation, shop: Shop, now: datetime) -> bool:
    return talk.reopened == name


def ask(talk: Conversation, shop: Shop, now: datetime) -> Reply:
    buttons = tuple(Button(taps.Pay(kind).id, payment_name(kind)) for kind in shop.restaurant.payments[:3])
    return Reply(text("How would you like to pay?"), buttons)


def answer(talk: Conversation, heard: Heard, shop: Shop, now: datetime) -> Answer | None:
    if isinstance(heard.tap, taps.Pay):
        kind = heard.tap.kind
    elif heard.words and talk.asked == name:
        ways = {
            "cash": ("bar", "cash", "nakit"),
            "card": ("karte", "ec", "card", "kart"),
            "online": ("online", "paypal"),
        }
        offered = [(each, ways[each]) for each in shop.restaurant.payments]
        said = heard.meaning is not None and (heard.meaning.payment or heard.meaning.pays_with is not None)
        if said or (kind := pick(heard.words, offered) or "") == "":
            return _among_others(talk, heard, offered, shop, now) if not said else None
    else:
        return None
    return _paid(talk, kind, shop)


def _paid(talk: Conversation, kind: str, shop: Shop) -> Answer | None:
    if kind not in shop.restaurant.payments:
        return None
    return Answer(changed(talk, payment=kind, pays_with=talk.pays_with if kind == "cash" else None))


def _among_others(talk: Conversation, heard: Heard, offered: Choices, shop: Shop, now: datetime) -> Answer | None:
    if (claimed := claim(heard.words, offered)) is None:
        return None
    kind, left = claimed
    done = _paid(talk, kind, shop)
    return replace(done, rest=read(left, talk, shop, now)) if done else None
