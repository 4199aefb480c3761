"""What other kitchens call their dishes is no mistyping of ours: "sprite" orders no Spritzer, on no card."""

from __future__ import annotations

from pathlib import Path

import pytest

from orderbot.menu.checking import check_card
from orderbot.menu.folder import card_files
from orderbot.understanding.card.lexicon import compile_lexicon
from orderbot.understanding.card.near import foreign
from orderbot.understanding.card.repair import readings
from orderbot.understanding.grammar.closed import closed
from orderbot.understanding.grammar.foods import FOODS
from orderbot.understanding.spelling.fold import tokens
from tests.understanding.cards import lexicon, read
from tests.understanding.test_a_question_orders_nothing import CARDS

AN_ENDING = 0.02  # "Salamis" is Salami


@pytest.mark.parametrize("folder", CARDS, ids=lambda path: path.parent.name)
def test_a_food_the_card_has_not_is_read_only_as_one_that_ends_in_it(folder: Path) -> None:
    menu = check_card(card_files(folder)).menu
    assert menu
    card, words = compile_lexicon(menu), closed(menu.languages[0])
    wrong = [
        f"{food} -> {reading.word}"
        for food in sorted(FOODS - card.words)
        for reading in readings(tokens(food)[0], card, words)
        if reading.cost > AN_ENDING and not reading.word.endswith(food)
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    ("word", "missing"), [("Sprite", True), ("Döner", True), ("doener", True), ("Salami", False), ("xylophon", False)]
)
def test_what_is_not_on_the_card_is_told_from_what_is_not_understood(word: str, missing: bool) -> None:
    assert foreign(word, lexicon("bella")) is missing


def test_a_longer_dish_that_begins_with_it_is_asked_about() -> None:
    meaning = read("einen Pfannkuchen bitte", "wirtshaus", "de")
    assert not meaning.sure
    assert [each.candidates for each in meaning.questions] == [("pfannkuchensuppe",)]
