"""Which VAT an order contains: every part of a combo at its own rate, and the deposit with its bottle."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orderbot.ordering.cart import Cart, CartLine, Filling
from orderbot.ordering.checkout import Agreement, snapshot
from orderbot.restaurant import Zone
from tests.shops import make_shop

NOW = datetime(2026, 5, 15, 12, 0, tzinfo=ZoneInfo("Europe/Berlin"))
MENU = make_shop().menu
FOOD, DRINK = 700, 1900
LUNCH = CartLine("mittag", parts=(Filling("20", "klein"), Filling("70")))  # a pizza, and a cola with a deposit
COLA, PIZZA = CartLine("70"), CartLine("20", size="klein")


def order_of(*lines: CartLine, fee: int = 0):
    zone = Zone(postcodes=("14806",), fee=fee)
    agreed = Agreement("delivery", "cash", NOW + timedelta(hours=1), True, zone)
    return snapshot(MENU, Cart(lines), agreed, restaurant="bella", number=1, customer=1, now=NOW)


def gross_of(*lines: CartLine, fee: int = 0) -> dict[int, int]:
    return {rate: gross for rate, gross, _ in order_of(*lines, fee=fee).vat}


def test_the_deposit_within_a_combo_is_taxed_like_the_drink() -> None:
    goods = dict(order_of(LUNCH).lines[0].vat)
    assert gross_of(LUNCH) == {FOOD: goods[FOOD], DRINK: goods[DRINK] + 15}


def test_the_deposit_of_several_pieces_is_that_of_all_of_them() -> None:
    three = CartLine("mittag", 3, parts=LUNCH.parts)
    goods = dict(order_of(three).lines[0].vat)
    assert gross_of(three) == {FOOD: goods[FOOD], DRINK: goods[DRINK] + 45}


def test_a_bottle_on_its_own_has_its_deposit_at_its_rate() -> None:
    assert gross_of(COLA, PIZZA)[DRINK] == 280 + 15


def test_the_fee_follows_the_goods_and_not_the_deposit() -> None:
    pizza, cola = (order_of(each).goods for each in (PIZZA, COLA))
    with_fee, without = gross_of(PIZZA, COLA, fee=pizza + cola), gross_of(PIZZA, COLA)
    assert with_fee == {FOOD: without[FOOD] + pizza, DRINK: without[DRINK] + cola}


LINES = st.lists(
    st.sampled_from((LUNCH, COLA, PIZZA, CartLine("mittag", 7, parts=LUNCH.parts))), min_size=1, max_size=5
)


@given(LINES, st.integers(0, 999))
def test_all_rates_together_are_the_total(lines: list[CartLine], fee: int) -> None:
    order = order_of(*lines, fee=fee)
    assert sum(gross for _, gross, _ in order.vat) == order.total == order.goods + order.deposit + order.fee


@pytest.mark.parametrize("lines", [(LUNCH,), (COLA,), (LUNCH, COLA, PIZZA)])
def test_the_tax_is_what_the_gross_contains(lines: tuple[CartLine, ...]) -> None:
    for rate, gross, tax in order_of(*lines).vat:
        assert abs(tax - gross * rate / (10_000 + rate)) <= 0.5
