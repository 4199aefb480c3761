"""Staff speak with a customer: through the bot, by replying to an alert, or on the house's own phone (an echo).

From then on the talk is theirs, as when the customer asked for a person: person.py keeps the bot still.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Final

from orderbot.conversation import person
from orderbot.conversation.model import ECHO, STAFF, Conversation, Incoming, Reply
from orderbot.conversation.shop import Shop
from orderbot.conversation.talking import Answer
from orderbot.texts import text

GO_ON: Final = ("weiter", "bot weiter", "continue", "go on", "devam")


def said_by_staff(talk: Conversation, message: Incoming, shop: Shop, now: datetime) -> Answer | None:
    """What staff wrote to this customer; None if the message is the customer's own."""
    if message.kind not in (STAFF, ECHO):
        return None
    talk, effects = person.answered(talk, shop)
    theirs = replace(talk, called=now, called_again=False)
    if message.kind == ECHO:
        return Answer(theirs, effects=effects, final=True)
    if message.text.strip(" .!").casefold() in GO_ON:
        return Answer(replace(talk, called=None), text("The order assistant goes on here."), effects)
    said = text("*{name}:* {words}", name=shop.restaurant.name, words=message.text)
    return Answer(theirs, effects=(*effects, Reply(said)), final=True)
