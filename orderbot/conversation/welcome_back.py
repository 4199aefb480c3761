"""After a pause: the cart is still there for three days, and the customer is told so."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from orderbot.conversation.model import Conversation
from orderbot.conversation.shop import Shop
from orderbot.conversation.talking import emptied
from orderbot.texts import Sayable, text

PAUSE = timedelta(minutes=30)
KEPT = timedelta(hours=72)  # unfinished carts, as the privacy notice says


def after_pause(talk: Conversation, shop: Shop, now: datetime) -> tuple[Conversation, Sayable]:
    """The talk as it goes on after the silence, and what to say about it."""
    if talk.heard is None:
        return talk, ""
    silent, busy = now - talk.heard, bool(talk.cart or talk.pending)
    if silent > KEPT:
        return emptied(talk), text("Your old cart has been cleared.") if busy else ""
    if silent <= PAUSE:
        return talk, ""
    talk = replace(talk, browsing="", editing="", reopened="")
    if talk.wished and talk.wished < now:
        talk = replace(talk, wished=None, timed=False)
    return talk, text("Your cart from before is still here.") if busy else ""
