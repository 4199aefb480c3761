"""The summary and, in the same message, the button that buys exactly what it shows (§ 312j BGB).

The button carries the digest of the summary. It orders only if the order that would be placed now has the same digest;
otherwise the new summary is shown. A bare "yes" or "ok" never buys, the word "buy" does for the summary last shown.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from orderbot.conversation import taps
from orderbot.conversation.drafting import LATER, draft, summary
from orderbot.conversation.model import Button, Conversation, Placed, PlaceOrder, Reply
from orderbot.conversation.picking import fold
from orderbot.conversation.repair import understood
from orderbot.conversation.sayings import confirmation
from orderbot.conversation.shop import Shop
from orderbot.conversation.talking import Answer, Heard, changed, emptied, local
from orderbot.ordering.order import Order
from orderbot.texts import Money, text

name: Final = "confirm"
LATE: Final = timedelta(minutes=30)  # a message that was so long on its way orders nothing unasked
EXACT: Final = ("passend", "genau", "exact", "exact amount", "tam")


def needed(talk: Conversation, shop: Shop, now: datetime) -> bool:
    return True


def ask(talk: Conversation, shop: Shop, now: datetime) -> Reply:
    order = draft(talk, shop, now)
    if order is None:
        raise ValueError("the summary is asked for before everything is known")
    if _short(order):
        return Reply(
            text(
                "{note} is less than the total of {total}. Which note do you pay with?",
                note=Money(order.pays_with or 0),
                total=Money(order.total),
            ),
            (Button(taps.Pay("cash", exact=True).id, text("Exact amount")), Button(taps.CHANGE.id, text("Change"))),
        )
    buttons = (
        Button(taps.Buy(order.digest).id, text("Buy now")),
        Button(taps.CHANGE.id, text("Change")),
        Button(taps.CANCEL.id, text("Cancel")),
    )
    return Reply(summary(order, talk, shop, now, again=order.digest == talk.shown), buttons)


def answer(talk: Conversation, heard: Heard, shop: Shop, now: datetime) -> Answer | None:
    if heard.tap == taps.Pay("cash", exact=True):
        return Answer(replace(talk, pays_with=None))
    if (order := draft(talk, shop, now)) and talk.asked == name and _short(order) and heard.words:
        return _note(talk, heard)
    typed = heard.meaning is not None and heard.meaning.intent == "buy" and not understood(heard.meaning)
    if isinstance(heard.tap, taps.Buy):
        shown = heard.tap.digest
    elif typed and talk.asked == name and talk.shown:
        shown = talk.shown
    else:
        return None
    if talk.placed and talk.placed.digest == shown and not talk.cart:
        return Answer(talk, text("Your order no. {number} is already with us.", number=talk.placed.number), final=True)
    order = draft(talk, shop, now)
    if order is None or order.digest != shown or shown != talk.shown or _slipped(talk, order):
        if not talk.cart:
            return None
        # whatever list was open: the summary of this moment, if nothing is missing for it
        back = replace(talk, browsing="", editing="", reopened="", done=True)
        return Answer(back, text("Please check once more:") if order else "")
    if _short(order):
        return Answer(talk)
    if now - heard.incoming.at > LATE:
        return Answer(talk, text("Your message only reached us now, so nothing is ordered yet. Is this still right?"))
    return place(talk, order, shop, now)


def _short(order: Order) -> bool:
    """The note to be changed is less than the total."""
    return order.pays_with is not None and order.pays_with < order.total


def _note(talk: Conversation, heard: Heard) -> Answer | None:
    """Another note: "50", "50 Euro", "passend"; None if it is neither."""
    said = fold(heard.words)
    if said in EXACT:
        return Answer(changed(talk, pays_with=None))
    amount = re.fullmatch(r"(\d{1,4})(?:[.,](\d\d))? *(?:€|eur|euro|euros)?", heard.words.strip().casefold())
    if amount is None:
        return None
    return Answer(changed(talk, pays_with=int(amount[1]) * 100 + int(amount[2] or 0)))


def _slipped(talk: Conversation, order: Order) -> bool:
    return order.asap and talk.shown_due is not None and order.due > talk.shown_due + LATER


def place(talk: Conversation, order: Order, shop: Shop, now: datetime) -> Answer:
    """The order is placed: the cart is empty, the revision moves on, the customer gets the confirmation."""
    placed = Placed(
        order.number,
        local(shop, now),
        order.due,
        order.handover,
        order.total,
        talk.cart.lines,
        order.address,
        order.digest,
        order,
    )
    after = replace(emptied(talk), placed=placed)
    return Answer(after, effects=(PlaceOrder(order), confirmation(order, talk, shop, now)), final=True)
