"""The base price beside the price, and what the signs mean in the words of the law."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orderbot.menu.amount import base_price, read_amount
from orderbot.menu.legend import legend, statement
from orderbot.menu.model import ADDITIVES, ALLERGENS, Amount
from orderbot.menu.values import MEANINGS
from orderbot.wording.render import Voice
from tests.menus.cards import SMALL, edited, good, sample


@pytest.mark.parametrize(
    ("written", "quantity", "unit"),
    [
        ("0,33 l", 330, "ml"),
        ("0.5 l", 500, "ml"),
        ("500 ml", 500, "ml"),
        ("150 g", 150, "g"),
        ("0,5L", 500, "ml"),
        ("33 cl", 330, "ml"),
        ("1 Liter", 1000, "ml"),
        ("1,5 kg", 1500, "g"),
    ],
)
def test_fill_quantities_are_read_as_owners_write_them(written, quantity, unit):
    assert read_amount(written) == Amount(quantity, unit, written)


@pytest.mark.parametrize(
    "written", ["", "0 l", "viel", "0,33", "l", "-1 l", "1 Stück", "0,0005 l", "1.000,5 l", "0,3333 l"]
)
def test_what_is_no_fill_quantity_is_refused(written):
    assert read_amount(written) is None


@pytest.mark.parametrize(
    ("cents", "written", "each"),
    [(280, "0,33 l", 848), (350, "0,5 l", 700), (390, "150 ml", 2600), (1, "3 kg", 0), (1, "2 kg", 1)],
)
def test_the_base_price_is_rounded_half_up(cents, written, each):
    assert base_price(cents, read_amount(written)) == each


def test_the_base_price_of_the_sample_cola_leaves_the_deposit_out():
    cola = good(sample()).menu.items["70"]
    assert cola.deposit
    assert base_price(cola.price[""], cola.amount[""]) == 848


@given(st.integers(0, 100_000), st.integers(1, 10_000))
def test_the_base_price_is_never_more_than_half_a_cent_off(cents, quantity):
    off = base_price(cents, Amount(quantity, "ml", "")) - Fraction(cents * 1000, quantity)
    assert -Fraction(1, 2) < off <= Fraction(1, 2)


def test_every_fixed_word_has_a_statement_in_german():
    for word in MEANINGS:
        said = Voice("de").say(statement(word))
        assert said
        assert said != Voice("en").say(statement(word)), word
    assert {*ALLERGENS, *ADDITIVES} <= set(MEANINGS)


@pytest.mark.parametrize(
    ("word", "german"),
    [
        ("colour", "mit Farbstoff"),
        ("preservative", "mit Konservierungsstoff"),
        ("antioxidant", "mit Antioxidationsmittel"),
        ("nitrite", "mit Nitritpökelsalz"),
        ("flavour_enhancer", "mit Geschmacksverstärker"),
        ("blackened", "geschwärzt"),
        ("waxed", "gewachst"),
        ("phosphate", "mit Phosphat"),
        ("sweetener", "mit Süßungsmittel"),
        ("phenylalanine", "enthält eine Phenylalaninquelle"),
        ("laxative", "kann bei übermäßigem Verzehr abführend wirken"),
    ],
)
def test_additives_are_stated_in_the_words_of_the_regulation(word, german):
    assert Voice("de").say(statement(word)) == german


def test_the_legend_names_each_sign_once_in_the_order_of_the_card():
    menu = good(sample()).menu
    said = [(sign, Voice("de").say(words)) for sign, words in legend(menu, ["2", "g", "a", "g"])]
    assert said == [("a", "Gluten: Weizen"), ("g", "Milch (einschließlich Laktose)"), ("2", "mit Konservierungsstoff")]


def test_a_statement_of_the_owners_own_is_said_as_it_is():
    files, _ = edited(SMALL, "card.toml", "^1 = .*$", '1 = "other:enthält {Taurin}"')
    assert [Voice("de").say(words) for _, words in legend(good(files).menu, ["1"])] == ["enthält {Taurin}"]
