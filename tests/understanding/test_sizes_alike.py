"""Two sizes of a card may be said with the same word: the dish decides which is meant."""

from __future__ import annotations

from datetime import datetime

import pytest

from orderbot.understanding.parser import understand
from tests.shops import ZONE, make_shop

NOW = datetime(2026, 5, 15, 18, 0, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("einen großen gemischten Salat", [("11", "salat_gross")]),
        ("Insalata Mista klein", [("11", "salat_klein")]),
        ("große Pizza Tonno und kleine Insalata Tonno", [("25", "gross"), ("12", "salat_klein")]),
        ("one large mixed salad", [("11", "salat_gross")]),
        ("Margherita groß", [("20", "gross")]),
    ],
)
def test_the_dish_decides_which_size_is_meant(words, wanted):
    meaning = understand(words, make_shop().lexicon, NOW)
    assert [(line.item, line.size) for line in meaning.lines] == wanted
    assert meaning.sure


def test_a_dish_without_that_size_is_asked_about():
    meaning = understand("Rucolasalat groß", make_shop().lexicon, NOW)
    assert meaning.lines[0].size is None
    assert not meaning.sure
