"""After an order: for some hours what is said is heard in its light.

What the bot knows it says: the receipt, the number, how long. What it may not do, change the address or the time, add a
dish, goes to staff with the order and the sentence, and the customer is told so. A new order is a second one.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from orderbot.conversation import commands, taps
from orderbot.conversation.model import Button, CallStaff, Conversation, Placed, React, Reply
from orderbot.conversation.sayings import order_said, receipt
from orderbot.conversation.shop import Shop
from orderbot.conversation.talking import Answer, Heard, local
from orderbot.texts import Sayable, text
from orderbot.understanding.edits.edits import edits_of
from orderbot.understanding.grammar.phrases import any_said, key
from orderbot.understanding.meaning import Meaning

_MORE = re.compile(rf"\b{any_said(lambda each: each.changes.as_well)}\b")
_ANEW = re.compile(rf"\b{any_said(lambda each: each.changes.anew)}\b")
_WRONG = re.compile(rf"\b{any_said(lambda each: each.changes.amend)}\b")


def current(talk: Conversation, shop: Shop, now: datetime) -> Placed | None:
    """The order that messages are about, while no other is begun."""
    placed = talk.placed
    if placed is None or busy(talk):
        return None
    return placed if now < placed.due + timedelta(minutes=shop.restaurant.after_order) else None


def busy(talk: Conversation) -> bool:
    return bool(talk.cart or talk.pending or talk.unclear)


def about(talk: Conversation, now: datetime) -> Sayable:
    """The order that is on its way, for staff; "" while another is begun, or if there is none."""
    placed = None if busy(talk) else talk.placed
    return order_said(placed.order, now) if placed and placed.order else ""


def second(before: Conversation, after: Conversation, shop: Shop, now: datetime) -> Sayable:
    """A new order is said to be one, before it is."""
    placed = current(before, shop, now)
    if placed is None or not busy(after):
        return ""
    return text("This is a new, second order; no. {number} is with us already.", number=placed.number)


def hear(talk: Conversation, heard: Heard, meaning: Meaning, shop: Shop, now: datetime) -> Answer | None:
    """What a text means for the order that was placed; None if it is about something else."""
    placed = current(talk, shop, now)
    if placed is None:
        return None
    match meaning.intent:
        case "receipt" | "cart" if placed.order:
            return Answer(talk, effects=(Reply(receipt(placed.order, shop, now)),), final=True)
        case "number":
            return Answer(talk, text("Your order has no. {number}.", number=placed.number), final=True)
        case "status" | "duration":
            return Answer(talk, commands.status(talk, shop, now), final=True)
        case "thanks" | "yes":
            return Answer(talk, effects=(React("🙏" if meaning.intent == "thanks" else "👍"),), final=True)
        case "":
            return (
                passed_on(talk, placed, heard.words, shop, now) if _about(placed, heard, meaning, shop, now) else None
            )
    return None


def _about(placed: Placed, heard: Heard, meaning: Meaning, shop: Shop, now: datetime) -> bool:
    """Is it about the order? A list of dishes is a new one, unless it says "noch", "dazu"."""
    said = key(heard.words)
    if meaning.allergy and not meaning.lines and not meaning.unknown:
        return False  # heard apart, with the order
    if meaning.lines and _ANEW.search(said):
        return False
    if _WRONG.search(said):
        return True
    if meaning.lines or any(not each.guessed for each in meaning.questions):
        return bool(
            _MORE.search(said)
            or edits_of(heard.words, placed.lines, shop.lexicon, local(shop, now), meaning.language, strict=True)
        )
    return True


def passed_on(talk: Conversation, placed: Placed, words: str, shop: Shop, now: datetime) -> Answer:
    """Staff have the sentence and the order; the customer knows that, and how to reach them."""
    phone = shop.restaurant.phone
    told = text(
        "I have passed this on to our staff, for order no. {number}. They will get in touch if something is unclear.",
        number=placed.number,
    )
    if phone:
        told = text(
            "I have passed this on to our staff, for order no. {number}. If it is urgent: {phone}",
            number=placed.number,
            phone=phone,
        )
    about = order_said(placed.order, now) if placed.order else text("Order no. {number}", number=placed.number)
    again = Button(taps.MENU.id, text("New order"))
    return Answer(talk, effects=(CallStaff("after", words, about), Reply(told, (again,))), final=True)
