"""The summary fits one phone screen: dishes, total and button together."""

from __future__ import annotations

import pytest

from tests.conversation.test_nothing_said_is_lost import hear, reach


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", "2 Margherita groß und 1 Cola, liefern an Bahnhofstr. 12, 14806 Bad Belzig, zahle mit 50"),
        ("en", "2 large Margherita and a coke, deliver to Bahnhofstr. 12, 14806 Bad Belzig, I'll pay with a 50"),
    ],
)
def test_a_delivery_of_two_dishes_takes_450_characters_at_most(language: str, words: str) -> None:
    heard = hear(reach(language), words)
    assert heard.talk.shown, heard.said
    assert len(heard.said) <= 450


def test_a_side_question_does_not_repeat_the_law() -> None:
    talk = reach("de", "2 Margherita groß abholen")
    heard = hear(talk, "Was kostet die Lasagne?")
    assert "KAUFEN" not in heard.said
    assert "Jetzt kaufen" in heard.said, "the button is there"
    assert heard.said.index("10,90") > heard.said.index("Gesamt"), "what is new stands above the buttons"
