"""A change of the cart in words: "noch eine Cola", "2 weg", "statt Cola Fanta". Each changes exactly one thing."""

from __future__ import annotations

from datetime import datetime

from orderbot.conversation.model import Conversation
from orderbot.conversation.shop import Shop
from orderbot.conversation.talking import Answer


def rewrite(talk: Conversation, words: str, shop: Shop, now: datetime) -> Answer | None:
    """What the words change, None if they are no change."""
    return None
