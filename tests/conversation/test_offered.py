"""What of a section can be ordered, dish by dish: hours, season, age, what is out."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from orderbot.conversation.talking import offered, refused
from orderbot.ordering.cart import CartLine
from orderbot.ordering.stock import SetStock, Stock, item_key
from orderbot.understanding.card.lexicon import compile_lexicon
from tests.shops import ZONE, make_shop

TIMES = [datetime(2026, month, 15, hour, 30, tzinfo=ZONE) for month in (1, 5, 12) for hour in (12, 18)]


def _dish_by_dish(shop, section, at):
    items = [shop.menu.items[item] for item in shop.menu.sections[section].items]
    return [
        item for item in items if item.age <= shop.restaurant.sell_age and not refused(shop, CartLine(item.id), at, at)
    ]


@pytest.mark.parametrize("sell_age", [0, 18])
@pytest.mark.parametrize("at", TIMES, ids=str)
def test_a_section_offers_what_each_dish_alone_allows(at, sell_age):
    shop = make_shop()
    shop = replace(shop, restaurant=replace(shop.restaurant, sell_age=sell_age))
    for stock in (Stock(), Stock().after(SetStock(item_key("margherita"), until=at + timedelta(hours=1)))):
        now = replace(shop, stock=stock)
        for section in shop.menu.sections:
            assert offered(now, section, at, at) == _dish_by_dish(now, section, at)


@pytest.mark.parametrize(
    "change", [{"hidden": True}, {"hours": "Mo 03:00-04:00"}, {"age": 16}, {"choices": ("none-left",)}], ids=str
)
def test_a_dish_that_cannot_be_had_is_not_offered(change):
    shop, at = make_shop(), TIMES[2]
    section = next(iter(shop.menu.sections.values()))
    dish = next(item for item in offered(shop, section.id, at, at) if not item.choices)
    group = replace(next(iter(shop.menu.groups.values())), id="none-left", options={}, least={"": 1})
    items = shop.menu.items | {dish.id: replace(dish, **change)}
    menu = replace(shop.menu, items=items, groups=shop.menu.groups | {group.id: group})
    changed = replace(shop, menu=menu, lexicon=compile_lexicon(menu))
    assert dish.id in [each.id for each in offered(shop, section.id, at, at)]
    assert dish.id not in [each.id for each in offered(changed, section.id, at, at)]
