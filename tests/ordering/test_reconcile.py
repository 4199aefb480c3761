"""An open cart against a card, a stock and hours that have changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orderbot.menu.model import ANY, Combo, Menu, Part
from orderbot.ordering.cart import Cart, CartLine, Chosen, Filling
from orderbot.ordering.choices import next_choice
from orderbot.ordering.prices import price
from orderbot.ordering.reconcile import (
    CHEAPER,
    CHOICE_MISSING,
    DEARER,
    GONE,
    LESS_LEFT,
    NOT_NOW,
    OPTION_GONE,
    OUT,
    SIZE_GONE,
    Reconciled,
    reconcile,
    refusal,
)
from orderbot.ordering.stock import SetStock, Stock, pieces_of
from orderbot.texts import Words
from tests.shops import ZONE, make_shop

NOW = datetime(2026, 5, 15, 18, 0, tzinfo=ZONE)
LATER = NOW + timedelta(hours=1)
MENU = make_shop().menu
BIG = CartLine("20", size="gross", shown=990)
HALF = CartLine("22", size="gross", half="25", half_options=(Chosen("extra", "oliven"),))
LUNCH = CartLine("mittag", parts=(Filling("20", "klein", (Chosen("extra", "ei"),)), Filling("70")))


def after(
    *lines: CartLine,
    menu: Menu = MENU,
    stock: Stock = Stock(),  # noqa: B008
    pending: tuple[CartLine, ...] = (),
    available: Callable[[str, datetime], bool] = lambda dish, at: True,
) -> Reconciled:
    return reconcile(menu, stock, Cart(lines, 3), available, NOW, NOW, pickup=False, pending=pending)


def whats(found: Reconciled) -> list[str]:
    return [change.what for change in found.changes]


def item(id: str, **new: object) -> Menu:
    return replace(MENU, items={**MENU.items, id: replace(MENU.items[id], **new)})  # type: ignore[arg-type]


def without_item(id: str) -> Menu:
    return replace(MENU, items={key: each for key, each in MENU.items.items() if key != id})


def without_option(group: str, option: str) -> Menu:
    old = MENU.groups[group]
    kept = {key: each for key, each in old.options.items() if key != option}
    return replace(MENU, groups={**MENU.groups, group: replace(old, options=kept)})


def out(*keys: str) -> Stock:
    return Stock(out=dict.fromkeys(keys, LATER))


def test_nothing_changed_is_the_same_cart() -> None:
    found = after(BIG)
    assert found.cart == Cart((BIG,), 3)
    assert found.changes == ()


@pytest.mark.parametrize(("cents", "what"), [(1040, DEARER), (940, CHEAPER)])
def test_another_price_is_told_with_both_and_makes_old_buttons_old(cents: int, what: str) -> None:
    found = after(BIG, menu=item("20", price={"klein": 790, "gross": cents}))
    (change,) = found.changes
    assert (change.what, change.before, change.after) == (what, 990, cents)
    assert found.cart.revision == 4
    assert found.cart.lines[0].shown == cents


@pytest.mark.parametrize(
    ("menu", "stock", "what"),
    [
        (without_item("20"), Stock(), GONE),
        (MENU, out("item:20"), OUT),
        (MENU, Stock(left={"item:20": 0}), OUT),
        (MENU, out("ingredient:mozzarella"), OUT),
    ],
)
def test_a_dish_that_cannot_be_had_leaves_the_cart_and_is_named(menu: Menu, stock: Stock, what: str) -> None:
    found = after(BIG, CartLine("70", shown=280), menu=menu, stock=stock)
    assert [line.item for line in found.cart.lines] == ["70"]
    assert whats(found) == [what]
    assert after(pending=(replace(BIG, size=""),), menu=menu, stock=stock).pending == ()


def test_out_of_season_or_hours_is_not_now() -> None:
    assert whats(after(BIG, available=lambda dish, at: False)) == [NOT_NOW]
    hidden = item("20", hidden=True)
    assert whats(after(BIG, menu=hidden, available=lambda dish, at: False)) == [GONE]


def test_a_size_that_is_gone_is_asked_again() -> None:
    found = after(BIG, menu=item("20", price={"klein": 790}))
    assert found.cart.lines == ()
    assert found.pending == (replace(BIG, size="", shown=0),)
    assert whats(found) == [SIZE_GONE]


def test_a_dish_that_has_no_sizes_any_more_stays_and_its_price_is_told() -> None:
    found = after(BIG, menu=item("20", price={ANY: 850}), pending=(CartLine("20"),))
    assert [line.size for line in found.cart.lines] == ["", ""]
    assert found.pending == ()
    assert SIZE_GONE in whats(found)
    assert CHEAPER in whats(found)


def test_an_option_that_is_gone_or_out_goes_and_is_named() -> None:
    line = replace(BIG, options=(Chosen("extra", "ei"), Chosen("extra", "oliven")), shown=0)
    for found in (after(line, menu=without_option("extra", "ei")), after(line, stock=out("option:extra.ei"))):
        assert found.cart.lines[0].options == (Chosen("extra", "oliven"),)
        assert whats(found) == [OPTION_GONE]


def test_also_on_the_other_half_in_a_combo_and_in_a_line_that_waits() -> None:
    half = after(HALF, menu=without_option("extra", "oliven"))
    assert half.cart.lines[0].half_options == ()
    combo = after(LUNCH, menu=without_option("extra", "ei"))
    assert combo.cart.lines[0].parts[0].options == ()
    waits = after(pending=(CartLine("20", options=(Chosen("extra", "ei"),)),), menu=without_option("extra", "ei"))
    assert waits.pending == (CartLine("20"),)
    assert [whats(each) for each in (half, combo, waits)] == [[OPTION_GONE]] * 3


def test_what_was_left_out_stays_left_out_by_its_word() -> None:
    line = replace(BIG, without=("extra.kaese", "Basilikum"))
    assert after(line, menu=without_option("extra", "kaese")).cart.lines[0].without == ("kaese", "Basilikum")


def test_a_choice_that_must_now_be_made_is_asked() -> None:
    group = replace(MENU.groups["extra"], least={ANY: 1})
    found = after(BIG, menu=replace(MENU, groups={**MENU.groups, "extra": group}))
    assert found.pending
    assert whats(found) == [CHOICE_MISSING]


def test_a_line_that_waits_for_a_choice_nobody_asks_any_more_is_in_the_cart() -> None:
    group = replace(MENU.groups["nudel"], least={ANY: 0})
    dish = next(each.id for each in MENU.items.values() if "nudel" in each.choices and not each.sizes)
    found = after(menu=replace(MENU, groups={**MENU.groups, "nudel": group}), pending=(CartLine(dish),))
    assert [line.item for line in found.cart.lines] == [dish]
    assert found.pending == ()


def test_a_dish_without_any_option_left_for_a_choice_that_must_be_made_is_out() -> None:
    dish = next(each.id for each in MENU.items.values() if "nudel" in each.choices)
    keys = [f"option:nudel.{option}" for option in MENU.groups["nudel"].options]
    assert refusal(MENU, out(*keys), CartLine(dish), lambda dish, at: True, NOW, NOW) == OUT
    assert refusal(MENU, out(*keys[1:]), CartLine(dish), lambda dish, at: True, NOW, NOW) in ("", OUT)


# ---- ingredients ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("without", ["Mozzarella", "extra.kaese"])
def test_without_the_ingredient_that_is_out_the_dish_can_be_had(without: str) -> None:
    found = after(replace(BIG, without=(without,)), stock=out("ingredient:mozzarella"))
    assert found.changes == ()
    assert whats(after(replace(BIG, without=("Basilikum",)), stock=out("ingredient:mozzarella"))) == [OUT]


def test_an_ingredient_is_looked_for_in_halves_and_combos_too() -> None:
    assert whats(after(HALF, stock=out("ingredient:thunfisch"))) == [OUT]
    assert whats(after(LUNCH, stock=out("ingredient:basilikum"))) == [OUT]
    assert whats(after(BIG, stock=out("ingredient:thunfisch"))) == []


def test_an_end_that_has_come_is_an_end() -> None:
    assert whats(after(BIG, stock=Stock(out={"item:20": NOW}))) == []
    assert whats(after(BIG, stock=Stock(left={"item:20": 0}, ends={"item:20": NOW}))) == []


# ---- combos --------------------------------------------------------------------------------------------------------


def combo(**new: object) -> Menu:
    return replace(MENU, combos={"mittag": replace(MENU.combos["mittag"], **new)})  # type: ignore[arg-type]


def test_a_combo_waits_until_all_its_places_are_filled() -> None:
    found = after(pending=(CartLine("mittag"),))
    assert found.pending == (CartLine("mittag"),)
    assert found.changes == ()


def test_a_place_whose_dish_is_not_offered_any_more_is_asked_again() -> None:
    parts = MENU.combos["mittag"].parts
    found = after(LUNCH, menu=combo(parts=(parts[0], replace(parts[1], items=("71", "72")))))
    assert found.pending[0].parts == LUNCH.parts[:1]
    assert whats(found) == [CHOICE_MISSING]


def test_a_combo_with_fewer_places_or_none_to_fill_one_with_is_gone_or_out() -> None:
    assert whats(after(LUNCH, menu=combo(parts=MENU.combos["mittag"].parts[:1]))) == [GONE]
    drinks = [f"item:{dish}" for dish in MENU.combos["mittag"].parts[1].items]
    assert whats(after(pending=(CartLine("mittag"),), stock=out(*drinks))) == [OUT]
    assert whats(after(LUNCH, menu=without_item("70"))) == [GONE]


def test_a_dish_that_became_a_combo_or_the_other_way_is_gone() -> None:
    assert whats(after(LUNCH, menu=replace(MENU, combos={}))) == [GONE]
    as_combo = Combo("22", Words("Salami"), 900, (Part(Words("x"), ("20",)),))
    changed = replace(without_item("22"), combos={"22": as_combo})
    assert whats(after(HALF, menu=changed)) == [GONE]


def test_halves_that_may_not_be_halved_any_more_are_gone() -> None:
    assert whats(after(HALF, menu=item("25", half="no"))) == [GONE]
    assert whats(after(HALF, menu=item("25", price={"klein": 900}))) == [SIZE_GONE]
    assert whats(after(HALF, menu=item("25", price={ANY: 900}))) == [GONE]


# ---- counted -------------------------------------------------------------------------------------------------------


def test_no_more_than_there_is_over_all_lines() -> None:
    lines = (replace(BIG, quantity=2), replace(BIG, quantity=3, note="scharf"), replace(BIG, size="klein", shown=790))
    found = after(*lines, stock=Stock(left={"item:20": 4}))
    assert [line.quantity for line in found.cart.lines] == [2, 2]
    assert whats(found) == [LESS_LEFT, OUT]


def test_half_a_pizza_and_a_place_of_a_combo_take_a_piece_too() -> None:
    found = after(HALF, CartLine("25", size="gross"), stock=Stock(left={"item:25": 1}))
    assert [line.item for line in found.cart.lines] == ["22"]
    assert after(LUNCH, BIG, stock=Stock(left={"item:20": 1})).cart.pieces == 1
    assert pieces_of("mittag", ("20", "70")) == {"item:mittag": 1, "item:20": 1, "item:70": 1}
    assert pieces_of("22", ("22", "25")) == {"item:22": 1, "item:25": 1}
    assert pieces_of("x", ("20", "20")) == {"item:x": 1, "item:20": 2}


LINES = st.sampled_from(
    [
        BIG,
        HALF,
        LUNCH,
        replace(BIG, options=(Chosen("extra", "ei"),), shown=0),
        CartLine("61"),
        CartLine("22", size="klein"),
    ]
)


@given(
    lines=st.lists(st.tuples(LINES, st.integers(1, 6)), max_size=5),
    left=st.dictionaries(st.sampled_from(["item:20", "item:22", "item:25", "item:61", "item:70", "item:mittag"]), st.integers(0, 7)),
    gone=st.sampled_from(["20", "22", "25", "61", "70", ""]),
    dropped=st.sampled_from(["ei", "oliven", ""]),
)  # fmt: skip
def test_what_comes_out_can_be_priced_and_is_never_more_than_there_is(lines, left, gone, dropped) -> None:
    menu = without_option("extra", dropped)
    menu = replace(menu, items={key: each for key, each in menu.items.items() if key != gone})
    found = after(*(replace(line, quantity=count) for line, count in lines), menu=menu, stock=Stock(left=left))
    taken: dict[str, int] = {}
    for line in found.cart.lines:
        assert price(menu, line).unit == line.shown
        assert next_choice(menu, line) is None
        inside = [part.item for part in line.parts] or ([line.item, line.half] if line.half else [])
        for key, each in pieces_of(line.item, inside).items():
            taken[key] = taken.get(key, 0) + each * line.quantity
    assert all(taken.get(key, 0) <= count for key, count in left.items())
    assert all(next_choice(menu, line) for line in found.pending)
    again = reconcile(
        menu, Stock(left=left), found.cart, lambda dish, at: True, NOW, NOW, pickup=False, pending=found.pending
    )
    assert again == replace(found, changes=()), "a second look changes nothing"


# ---- the stock by itself -------------------------------------------------------------------------------------------


def test_the_last_word_about_a_key_counts() -> None:
    stock = Stock().after(SetStock("item:1", LATER)).after(SetStock("item:2", LATER, 3))
    assert stock.is_out("item:1", NOW)
    assert not stock.is_out("item:1", LATER)
    assert stock.pieces("item:2", NOW) == 3
    assert stock.pieces("item:2", LATER) is None
    assert stock.after(SetStock("item:1", None, 2)).pieces("item:1", NOW) == 2
    assert not stock.after(SetStock("item:1", None, 2)).is_out("item:1", NOW)
    assert stock.after(SetStock("item:2")) == Stock(out={"item:1": LATER})
