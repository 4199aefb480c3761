"""A dish leaves the card after it was ordered: whatever is said about the order is heard, and staff have it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from orderbot.conversation.flow import converse
from orderbot.conversation.model import CallStaff, Conversation, Incoming, PlaceOrder, Reply
from orderbot.conversation.shop import Shop
from orderbot.understanding.card.lexicon import compile_lexicon
from tests.shops import ZONE, make_shop

NOW = datetime(2026, 5, 15, 18, 0, tzinfo=ZONE)


def say(talk: Conversation, shop: Shop, words: str):
    message = Incoming(f"wamid.{words}", NOW, kind="text", text=words)
    return converse(talk, (message,), shop, NOW)


def without(shop: Shop, gone: str) -> Shop:
    menu = shop.menu
    items = {id: item for id, item in menu.items.items() if id != gone}
    sections = {
        id: replace(section, items=tuple(each for each in section.items if each != gone))
        for id, section in menu.sections.items()
    }
    combos = {id: combo for id, combo in menu.combos.items() if all(gone not in part.items for part in combo.parts)}
    later = replace(menu, items=items, sections=sections, combos=combos, version="later")
    return replace(shop, menu=later, lexicon=compile_lexicon(later))


@pytest.mark.parametrize(
    "words",
    [
        "eine Funghi ohne Zwiebeln und eine Cola",
        "eine Salami ohne Zwiebeln",
        "die Salami bitte ohne Zwiebeln",
        "eine von den Salami ohne Zwiebeln, die andere mit extra Mais",
        "eine davon klein, die andere groß, und noch eine Cola",
        "statt der Salami lieber eine Funghi",
        "beide ohne Zwiebeln",
        "die zweite mit Mais",
        "mach die Salami größer",
        "23 ohne Zwiebeln",
        "one of them without onions",
    ],
)
def test_every_way_to_change_it(words: str):
    shop = make_shop()
    salami = next(item.id for item in shop.menu.items.values() if item.name.text == "Salami")
    turn = say(Conversation(), shop, "2x Salami groß, abholen um 20 Uhr, Krause")
    turn = say(turn.talk, shop, "kaufen")
    assert any(isinstance(each, PlaceOrder) for each in turn.effects)
    turn = say(turn.talk, without(shop, salami), words)
    assert any(isinstance(each, Reply | CallStaff) for each in turn.effects)
