"""Changes of a cart of 2 large Margheritas, 2 Cokes, 1 small Salami on the sample card: each changes one thing."""

from datetime import datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orderbot.menu.checking import check_card
from orderbot.menu.folder import card_files
from orderbot.ordering.cart import CartLine, Chosen
from orderbot.understanding.card.lexicon import compile_lexicon
from orderbot.understanding.edits.edit import (
    Add,
    AddOption,
    Note,
    Remove,
    Replace,
    SetHandover,
    SetQuantity,
    SetSize,
    Which,
    Without,
)
from orderbot.understanding.edits.edits import edits_of
from orderbot.understanding.meaning import MeantLine, Question

NOW = datetime(2026, 5, 15, 18, 0, tzinfo=ZoneInfo("Europe/Berlin"))
CARD = Path(__file__).parents[2] / "menus" / "pizzeria-bella"
COLA, FANTA, SPRITE, MARGHERITA, SALAMI, FUNGHI, TONNO = "70", "72", "73", "20", "22", "24", "25"
CART = (CartLine(MARGHERITA, 2, "gross"), CartLine(COLA, 2), CartLine(SALAMI, 1, "klein"))


@cache
def lexicon():
    card = check_card(card_files(CARD)).menu
    assert [card.items[each].name.text for each in (MARGHERITA, SALAMI, FUNGHI, TONNO)] == [
        "Margherita",
        "Salami",
        "Funghi",
        "Tonno",
    ]
    return compile_lexicon(card)


def edits(said, language="de", cart=CART):
    return edits_of(said, cart, lexicon(), NOW, language)


def fanta(quantity):
    return MeantLine(FANTA, quantity)


@pytest.mark.parametrize(
    ("language", "said", "edit"),
    [
        ("de", "eine Cola weniger", Remove(1, 1)), ("de", "Cola weg", Remove(1)), ("de", "die Cola bitte löschen", Remove(1)), ("de", "2 weg", Remove(1)), ("de", "1 löschen", Remove(0)), ("de", "die 2 raus", Remove(1)), ("de", "nimm die Cola raus", Remove(1)),
        ("de", "doch keine Cola", Remove(1)), ("de", "nein, keine Cola", Remove(1)), ("de", "eine Cola weg", Remove(1, 1)), ("de", "2 Cola weg", Remove(1)), ("de", "die letzte weg", Remove(2)), ("de", "Posten 3 streichen", Remove(2)), ("de", "eine weniger", Remove(2)),
        ("de", "statt Cola Fanta", Replace(1, fanta(2))), ("de", "statt der Cola bitte eine Fanta", Replace(1, fanta(2))), ("de", "statt Cola 1 Fanta", Replace(1, fanta(1))), ("de", "Fanta statt Cola", Replace(1, fanta(2))), ("de", "tausche die Cola gegen Fanta", Replace(1, fanta(2))),
        ("de", "nicht Cola sondern Fanta", Replace(1, fanta(2))), ("de", "statt der Margherita eine Funghi", Replace(0, MeantLine(FUNGHI, 2, "gross"))), ("de", "statt Margherita Funghi klein", Replace(0, MeantLine(FUNGHI, 2, "klein"))),
        ("de", "mach die Salami groß", SetSize(2, "gross")), ("de", "die Salami doch groß", SetSize(2, "gross")), ("de", "3 groß", SetSize(2, "gross")), ("de", "doch groß", SetSize(2, "gross")), ("de", "die 22 doch groß", SetSize(2, "gross")), ("de", "statt klein groß", SetSize(2, "gross")),
        ("de", "die Margherita doch ohne Tomaten", Without(0, "Tomaten")), ("de", "bei der Margherita bitte ohne Tomaten", Without(0, "Tomaten")), ("de", "ohne Zwiebeln", Without(2, "extra.zwiebeln")), ("de", "keine Zwiebeln bitte", Without(2, "extra.zwiebeln")),
        ("de", "mit extra Pilze", AddOption(2, Chosen("extra", "pilze", 1, "extra"))), ("de", "auf die Margherita noch Pilze", AddOption(0, Chosen("extra", "pilze"))), ("de", "die Margherita mit Pilzen", AddOption(0, Chosen("extra", "pilze"))),
        ("de", "doch nur eine Cola", SetQuantity(1, 1)), ("de", "doch 3 Cola", SetQuantity(1, 3)), ("de", "Cola doch nur 1", SetQuantity(1, 1)), ("de", "noch eine", SetQuantity(2, 2)), ("de", "ändere Cola auf 3", SetQuantity(1, 3)),
        ("de", "noch eine Cola", Add(MeantLine(COLA))), ("de", "noch 2 Fanta bitte", Add(fanta(2))), ("de", "doch Abholung", SetHandover("pickup")), ("de", "doch liefern bitte", SetHandover("delivery")), ("de", "gut durch bitte", Note(2, "gut durch")),
        ("en", "one more coke", Add(MeantLine(COLA))), ("en", "remove the coke", Remove(1)), ("en", "no coke", Remove(1)), ("en", "one coke less", Remove(1, 1)), ("en", "delete 2", Remove(1)), ("en", "fanta instead of coke", Replace(1, fanta(2))), ("en", "instead of coke fanta", Replace(1, fanta(2))),
        ("en", "change the coke to fanta", Replace(1, fanta(2))), ("en", "make the salami large", SetSize(2, "gross")), ("en", "the margherita without tomatoes", Without(0, "Tomaten")), ("en", "no onions", Without(2, "extra.zwiebeln")), ("en", "only one coke", SetQuantity(1, 1)), ("en", "actually pickup", SetHandover("pickup")),
        ("tr", "cola yerine fanta", Replace(1, fanta(2))), ("tr", "cola çıkar", Remove(1)), ("tr", "bir cola daha", Add(MeantLine(COLA))), ("tr", "bir cola eksik", Remove(1, 1)), ("tr", "salami büyük olsun", SetSize(2, "gross")), ("tr", "2 sil", Remove(1)),
    ],
)  # fmt: skip
def test_a_change_changes_exactly_one_thing(language, said, edit):
    assert edits(said, language) == (edit,)


@pytest.mark.parametrize(
    "said",
    [
        "2x Margherita groß", "Pizza Funghi ohne Zwiebeln", "eine Cola", "Salami groß", "eine Margherita ohne Tomaten", "ja", "ok, aber erst die Adresse ändern", "was kostet die Cola?", "Bahnhofstr. 12, 14806 Belzig", "um halb acht", "mit Karte", "ohne Zwiebeln um 19 Uhr",
        "Fanta weg", "9 weg", "abbrechen", "23", "2", "ohne Blaubeeren und Einhorn", "Stoppelweg 3", "statt Fanta Cola", "ich bin gegen Nüsse allergisch", "", "noch ein Einhorn",
    ],
)  # fmt: skip
def test_what_is_no_change_of_this_cart_is_left_to_others(said):
    assert edits(said) == ()


def test_nothing_is_changed_in_an_empty_cart():
    assert edits("Cola weg", cart=()) == ()


def test_two_lines_that_could_be_meant_are_asked_for():
    assert edits("die Pizza doch ohne Tomaten") == (Which("die Pizza", (0, 2)),)
    twice = (CartLine(MARGHERITA, 1, "gross"), CartLine(MARGHERITA, 1, "gross", without=("Tomaten",)))
    assert edits("Margherita weg", cart=twice) == (Which("Margherita", (0, 1)),)
    sizes = (CartLine(MARGHERITA, 1, "gross"), CartLine(MARGHERITA, 1, "klein"))
    assert edits("die kleine Margherita weg", cart=sizes) == (Remove(1),)


def test_a_number_that_is_a_line_and_a_dish_is_asked_for():
    assert lexicon().exists("1")
    assert edits("noch eine 1") == (Question("1", (MARGHERITA, "1"), MeantLine(MARGHERITA)),)


def test_a_number_that_is_only_a_line_is_one_more_of_it():
    number = next(number for number in range(1, 10) if not lexicon().exists(str(number)))
    cart = tuple(CartLine(MARGHERITA, quantity) for quantity in range(1, 10))
    assert edits(f"noch eine {number}", cart=cart) == (SetQuantity(number - 1, number + 1),)


def test_several_changes_in_one_message_are_all_made():
    assert edits("Cola weg und die Salami doch groß") == (Remove(1), SetSize(2, "gross"))
    assert edits("noch 2 Fanta, die Salami doch groß") == (Add(fanta(2)), SetSize(2, "gross"))
    assert edits("noch eine Cola und eine Fanta") == (Add(MeantLine(COLA)), Add(fanta(1)))
    assert edits("Cola weg. Noch eine Fanta!") == (Remove(1), Add(fanta(1)))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("de", "eine davon ohne Tomaten, die andere mit Pilzen"),
        ("en", "one of them without tomatoes, the other one with mushrooms"),
    ],
)
def test_one_of_two_and_the_other_are_two_pieces(language, said):
    two = (CartLine(MARGHERITA, 2, "gross"),)
    gone, *apart = edits(said, language, two)
    assert gone == Remove(0, 2)
    assert {each.line for each in apart} == {
        MeantLine(MARGHERITA, 1, "gross", without=("Tomaten",)),
        MeantLine(MARGHERITA, 1, "gross", (Chosen("extra", "pilze"),)),
    }


@pytest.mark.parametrize(
    ("language", "said", "changes"),
    [
        ("de", "Cola und Salami weg", (Remove(1), Remove(2))),
        ("en", "remove the coke and the salami", (Remove(1), Remove(2))),
        ("de", "alles außer der Cola weg", (Remove(0), Remove(2))),
        ("en", "remove everything except the coke", (Remove(0), Remove(2))),
        ("de", "die Salami weg und dafür eine Funghi", (Replace(2, MeantLine(FUNGHI, 1, "klein")),)),
        ("de", "die kleine doch groß", (SetSize(2, "gross"),)),
        ("en", "make the small one large", (SetSize(2, "gross"),)),
        ("en", "change the small one to a large one", (SetSize(2, "gross"),)),
        ("de", "die dritte doch groß, die Cola weg", (SetSize(2, "gross"), Remove(1))),
        ("de", "ich nehme lieber eine Fanta", (Replace(1, fanta(2)),)),
    ],
)
def test_pointing_and_replacing_change_what_was_meant(language, said, changes):
    assert edits(said, language) == changes


def test_one_part_that_is_no_change_leaves_all_to_others():
    assert edits("Cola weg und wo bleibt der Fahrer") == ()


WORDS = st.sampled_from(
    [
        "noch",
        "eine",
        "Cola",
        "weg",
        "statt",
        "Fanta",
        "2",
        "doch",
        "ohne",
        "Zwiebeln",
        "mit",
        "groß",
        "die",
        "Pizza",
        "Margherita",
        "und",
        ",",
        "weniger",
        "1",
        "Abholung",
        "nur",
        "Salami",
        "extra",
        "auf",
        "alle",
        "kein",
    ]
)


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(st.text(max_size=40), st.lists(WORDS, max_size=7).map(" ".join)),
    st.sampled_from(["", "de", "en", "tr", "xx"]),
)
def test_any_text_is_read_without_an_error_and_only_lines_that_are_there_change(said, language):
    for edit in edits(said, language):
        if hasattr(edit, "place"):
            assert 0 <= edit.place < len(CART)
        if isinstance(edit, Which):
            assert len(edit.places) > 1
        if isinstance(edit, Remove) and edit.quantity is not None:
            assert 1 <= edit.quantity < CART[edit.place].quantity


TWO = (CartLine(COLA, 1), CartLine(SALAMI, 2, "gross"))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("de", "eine doch klein"), ("de", "eine davon klein"), ("de", "mach eine klein"), ("de", "eine Salami doch klein"),
        ("en", "one of them small"), ("en", "make one small"),
    ],
)  # fmt: skip
def test_one_of_two_becomes_another(language, said):
    assert edits(said, language, TWO) == (Remove(1, 1), Add(MeantLine(SALAMI, 1, "klein")))


def test_what_the_pieces_have_is_kept_when_one_is_told_apart():
    cheese = Chosen("extra", "kaese")
    cart = (CartLine(SALAMI, 3, "gross", (cheese,), note="gut durch"),)
    changed = MeantLine(SALAMI, 2, "klein", (cheese,), note="gut durch")
    assert edits("zwei doch klein", cart=cart) == (Remove(0, 2), Add(changed))


def test_as_many_as_there_are_all_become_another():
    assert edits("zwei doch klein", cart=TWO) == (SetSize(1, "klein"),)
    assert edits("drei doch klein", cart=TWO) == ()


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("said", ["nein, mach drei draus", "mach 3 daraus", "make it three", "no, make it three"])
def test_the_last_line_becomes_three(language, said):
    assert edits(said, language, TWO) == (SetQuantity(1, 3),)


def test_a_short_number_of_another_language_counts_too():
    assert edits("make it two", "de", (CartLine(SALAMI, 1, "gross"),)) == (SetQuantity(0, 2),)


CALZONE, HAWAII = "33", "26"


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "the pizza with the pineapple"), ("en", "remove the pizza with the pineapple"), ("de", "die Pizza mit Ananas"), ("de", "die Pizza mit Ananas weg")],
)  # fmt: skip
def test_a_pizza_named_by_what_is_on_it_is_no_other_pizza(language, said):
    assert edits(said, language, (CartLine(CALZONE, 1),)) == ()


def test_a_dish_of_the_cart_is_found_by_what_is_on_it():
    assert edits("die Pizza mit Ananas weg", cart=(CartLine(HAWAII, 1, "gross"), CartLine(CALZONE, 1))) == (Remove(0),)
    assert edits("die Pizza doch mit Ananas", cart=(CartLine(CALZONE, 1),)) == (
        AddOption(0, Chosen("extra", "ananas")),
    )
