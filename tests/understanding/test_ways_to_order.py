"""Ways people order that single rules are for; each line is a message and what it means."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from orderbot.menu.checking import check_card
from orderbot.menu.folder import card_files
from orderbot.understanding.card.lexicon import Lexicon, compile_lexicon
from orderbot.understanding.parser import understand
from tests.understanding.cards import short
from tests.understanding.test_dishes import table

NOW = datetime(2026, 5, 15, 18, 0, tzinfo=ZoneInfo("Europe/Berlin"))


@cache
def card(name: str) -> Lexicon:
    menu = check_card(card_files(Path(__file__).parent / "orders" / name / "menu")).menu
    assert menu is not None
    return compile_lexicon(menu)


def said(name: str, text: str) -> str:
    return short(understand(text, card(name), NOW))


@pytest.mark.parametrize(
    ("text", "meaning"),
    table("""
Pommes => 1 64
Tiramisu und eine Portion Pommes => 1 71 ; 1 64
Jägerschnitzel mit Kroketten => 1 46 +jaeger +kroketten
Thunfischsalat mit Balsamico => 1 33 +balsamico
rigatoni carbonara => 1 22 +rigatoni
ein kleines Pils => 1 pils f033
eine große Flasche Wasser => 1 wasser f10
2 Weizen => 2 weizen
Familienpizza halb Salami halb Hawaii => 1 2/6 gross
Bolognese mit Spaghetti 2x => 2 21 +spaghetti
Hallo Jadran-Team, 1 Cola => 1 cola
Margherita klein für die Kleine => 1 1 klein
"""),
)
def test_names_are_shortened_joined_and_measured_as_people_do(text, meaning):
    assert said("grill", text) == meaning


@pytest.mark.parametrize(
    ("text", "meaning"),
    table("""
2 Döner ohne Zwiebeln scharf => 2 D1 +scharf -extras.zwiebeln
3 kleine Pommes => 3 60 klein
Pide mit Hackfleisch und Pide mit Spinat => 1 34 ; 1 36
2 Ayran, ach mach 3 draus => 3 105
D1, D2 und D3 jeweils zweimal => 2 D1 ; 2 D2 ; 2 D3
"""),
)
def test_lists_counts_and_second_thoughts(text, meaning):
    assert said("kebab", text) == meaning


@pytest.mark.parametrize(
    ("text", "meaning"),
    table("""
31 Tofu scharf => 1 31 +tofu +scharf
31 mit Rind. Ach nee, lieber mit Tofu => 1 31 +tofu
2 Pad Thai, in eins bitte extra Erdnüsse => 1 50 ; 1 50 +erdnuesse:extra
Tom Kha Suppe klein => 1 13 klein
die 5 bitte 2x => 2 5
"""),
)
def test_numbers_and_corrections_of_options(text, meaning):
    assert said("asia", text) == meaning


def test_what_is_left_out_before_the_pickup_is_no_denied_pickup():
    meaning = understand("Pizza Salami ohne Käse zum Abholen bitte", card("grill"), NOW)
    assert meaning.handover == "pickup"
    assert meaning.lines[0].without


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("1 Cola, LG Lena", "Lena"),
        ("1 Cola. Viele Grüße\nJens Koch", "Jens Koch"),
        ("1 Cola, vielen Dank, Lena", "Lena"),
        ("1 Cola, lg anna", "Anna"),
        ("1 cola. cheers Tom", "Tom"),
        ("1 Cola, danke und schönen Abend", ""),
    ],
)
def test_who_signs_the_message_is_its_name(text, name):
    meaning = understand(text, card("grill"), NOW)
    assert (meaning.name, meaning.lines[0].size) == (name, None)
    assert meaning.sure


def test_a_word_the_card_lacks_brings_what_comes_near_it_with_the_number_said():
    meaning = understand("2 Hefebier und eine Bohnensalat", card("taverna"), NOW)
    guesses = [each for each in meaning.questions if each.guessed]
    assert guesses
    assert not meaning.sure


@pytest.mark.parametrize(
    ("text", "meaning"),
    table("""
Pizza Salami groß, ohne Käse wegen Allergie, und 1 Cola => 1 2 gross -Käse ; 1 cola
eine große Margherita und ich hab Zöliakie => 1 1 gross
"""),
)
def test_an_allergy_takes_no_dish_and_nothing_left_out_with_it(text, meaning):
    understood = understand(text, card("grill"), NOW)
    assert understood.allergy
    assert short(understood).replace("-belag.kaese", "-Käse") == meaning


@pytest.mark.parametrize(
    ("text", "meaning"),
    table("""
große Salami 18-19 Uhr => 1 2 gross
morgen um 12 eine große Salami => 1 2 gross
2 große Salami und 3 Servietten => 2 2 gross
2 große Salami in unter 25 Minuten => 2 2 gross
2-3 Cola => 1 cola ; ?2-3
"""),
)
def test_numbers_that_count_no_dish_order_none(text, meaning):
    assert said("grill", text) == meaning


def test_another_dish_out_of_those_ordered_is_one_of_them():
    assert said("grill", "3 Cola, davon eine Cola Zero") == "2 cola ; 1 zero"


@pytest.mark.parametrize(
    ("text", "meaning"),
    table("""
Salami und Hawaii, die erste ohne Käse => 1 2 -belag.kaese ; 1 6
Salami und Hawaii, die erste klein, die zweite groß => 1 2 klein ; 1 6 gross
Salami, Hawaii und Roma, die letzte klein => 1 2 ; 1 6 ; 1 5 klein
"""),
)
def test_the_first_and_the_last_are_counted_off(text, meaning):
    assert said("grill", text) == meaning
