"""What the demo proposes orders in one tap, on any card."""

from __future__ import annotations

from datetime import datetime

import pytest

from orderbot.conversation.flow import converse
from orderbot.conversation.model import Conversation, Incoming, Reply
from orderbot.suggesting import suggestions
from tests.shops import ZONE, make_shop

NOW = datetime(2026, 5, 15, 18, 0, tzinfo=ZONE)


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_first_two_suggestions_end_at_the_button_that_buys(language: str) -> None:
    shop = make_shop()
    for words in suggestions(shop.menu)[language][:2]:
        turn = converse(Conversation(), (Incoming("m", NOW, "text", text=words),), shop, NOW)
        buttons = [button.id for each in turn.effects if isinstance(each, Reply) for button in each.buttons]
        assert any(each.startswith("buy:") for each in buttons), (words, buttons)
