"""How will you pay? Asked only when the customer wants to change it; orderbot never records a payment."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from orderbot.conversation.model import Button, Conversation, Reply
from orderbot.conversation.picking import pick
from orderbot.conversation.shop import Shop
from orderbot.conversation.taking import payment_name
from orderbot.conversation.talking import Answer, Heard, changed
from orderbot.texts import text

name: Final = "payment"


def needed(talk: Conversation, shop: Shop, now: datetime) -> bool:
    return talk.reopened == name


def ask(talk: Conversation, shop: Shop, now: datetime) -> Reply:
    buttons = tuple(Button(f"pay:{kind}", payment_name(kind)) for kind in shop.restaurant.payments[:3])
    return Reply(text("How would you like to pay?"), buttons)


def answer(talk: Conversation, heard: Heard, shop: Shop, now: datetime) -> Answer | None:
    if heard.verb == "pay" and heard.args:
        kind = heard.args[0]
    elif heard.words and talk.asked == name:
        ways = {
            "cash": ("bar", "cash", "nakit"),
            "card": ("karte", "ec", "card", "kart"),
            "online": ("online", "paypal"),
        }
        kind = pick(heard.words, [(each, ways[each]) for each in shop.restaurant.payments]) or ""
    else:
        return None
    if kind not in shop.restaurant.payments:
        return None
    return Answer(changed(talk, payment=kind, pays_with=talk.pays_with if kind == "cash" else None))
