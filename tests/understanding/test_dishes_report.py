"""The JSON object of `orderbot understand`: its shape is relied on by other programs."""

import json

import pytest

from orderbot.understanding.report import understand_lines
from tests.understanding.cards import NOW, lexicon

MENU = lexicon("inn").menu


def printed(*rows):
    return [json.loads(line) for line in understand_lines(rows, MENU, NOW)]


def test_the_object_has_every_key_of_the_contract():
    text = "2x Hawaii groß, eine ohne Ananas, dazu ne Cola. Lieferung Bahnhofstr. 12, 14806 Belzig, um halb acht, zahle bar mit 50"
    found = printed(text)[0]
    assert {key: found[key] for key in found if key not in ("repaired", "language", "asap")} == {
        "text": text,
        "lines": [
            {"item": "24", "quantity": 1, "size": "gross", "options": [], "without": [], "note": ""},
            {"item": "24", "quantity": 1, "size": "gross", "options": [], "without": ["Ananas"], "note": ""},
            {"item": "70", "quantity": 1, "size": None, "options": [], "without": [], "note": ""},
        ],
        "handover": "delivery",
        "address": {"street": "Bahnhofstr.", "number": "12", "postcode": "14806", "city": "Belzig", "extra": ""},
        "time": "19:30",
        "payment": "cash",
        "pays_with": "50.00",
        "intent": None,
        "asks": [],
        "unknown": [],
        "unread": "",
        "questions": [],
        "sure": True,
    }


def test_options_name_group_quantity_and_amount():
    line = printed("Margherita mit extra Käse und 2x Mais")[0]["lines"][0]
    assert line["options"] == [
        {"group": "extra", "option": "kaese", "quantity": 1, "amount": "extra"},
        {"group": "extra", "option": "mais", "quantity": 2, "amount": None},
    ]


def test_the_other_half_is_a_key_of_its_own_and_only_then():
    half, whole = printed("halb Salami halb Hawaii", "Salami")
    assert half["lines"][0]["half"] == "24"
    assert "half" not in whole["lines"][0]


def test_two_characters_stand_for_a_line_break_and_rows_stay_in_order():
    first, second, third = printed("Hawaii\\nCola\n", "", "Fanta")
    assert first["text"] == "Hawaii\nCola"
    assert [line["item"] for line in first["lines"]] == ["24", "70"]
    assert second["lines"] == []
    assert [line["item"] for line in third["lines"]] == ["72"]


def test_questions_list_their_candidates_and_unknown_words_stand_as_written():
    found = printed("einmal Tonno und einen Döner")[0]
    assert found["questions"] == [{"about": "Tonno", "candidates": ["25", "57"]}]
    assert found["unknown"] == ["Döner"]
    assert found["sure"] is False


def why(text):
    return json.loads(next(understand_lines([text], MENU, NOW, why=True)))["why"]


def test_why_names_the_rules_in_the_order_they_read_and_the_words_each_read():
    told = why("2x Hawaii groß, eine ohne Ananas")
    assert told == {
        "cost": 0,
        "rules": ["pieces_of_dish", "dish_named", "a_size", "some_told_apart", "begins_without", "an_option"],
        "spans": [
            ["2 x", "pieces_of_dish"],
            ["Hawaii", "dish_named"],
            ["groß", "a_size"],
            ["eine", "some_told_apart"],
            ["ohne", "begins_without"],
            ["Ananas", "an_option"],
        ],
        "other": None,
    }


def test_why_tells_the_next_reading_though_it_is_too_dear_to_be_asked_about():
    told = why("2 Hawaii ohne Zwiebeln, Pilze")
    assert [line["without"] for line in told["other"]["lines"]] != []
    assert told["other"]["cost"] > told["cost"]


def test_why_is_empty_where_nothing_is_ordered_and_absent_unless_asked_for():
    assert why("Danke!") == {"cost": 0, "rules": [], "spans": [], "other": None}
    assert "why" not in printed("Hawaii")[0]


@pytest.mark.parametrize(
    "text", ["Hawaii ohne Zwiebeln, Pilze", "2 Hawaii, eine ohne Ananas, 3 davon klein", "Tonno und Döner"]
)
def test_to_explain_a_reading_does_not_change_it(text):
    told = json.loads(next(understand_lines([text], MENU, NOW, why=True)))
    del told["why"]
    assert [told] == printed(text)
