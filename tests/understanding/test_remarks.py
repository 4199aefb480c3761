"""What is said to the driver and the kitchen, where in the house, how many people: none of it is a dish."""

from datetime import datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from orderbot.menu.checking import check_card
from orderbot.menu.folder import card_files
from orderbot.ordering.order import Address
from orderbot.understanding.card.lexicon import compile_lexicon
from orderbot.understanding.parser import understand
from orderbot.understanding.report import meaning_object

NOW = datetime(2026, 5, 15, 18, 0, tzinfo=ZoneInfo("Europe/Berlin"))
CARD = Path(__file__).parents[2] / "menus" / "pizzeria-bella"


@cache
def lexicon():
    return compile_lexicon(check_card(card_files(CARD)).menu)


def read(said):
    return understand(said, lexicon(), NOW)


def ordered(meaning):
    return [(line.item, line.quantity) for line in meaning.lines]


@pytest.mark.parametrize(
    ("said", "extra"),
    [
        ("3. Etage rechts", "3. Etage rechts"), ("Anmerkung: 3. Stock", "3. Stock"), ("Wohnung 21", "Wohnung 21"), ("und klingeln bei Müller, Hinterhaus 3. Stock", "klingeln bei Müller, Hinterhaus 3. Stock"),
        ("Apartment 5", "Apartment 5"), ("2. OG links", "2. OG links"), ("3rd floor", "3rd floor"), ("apartment 21", "apartment 21"), ("3. kat", "3. kat"), ("daire 5, 3. katta", "daire 5, 3. katta"),
        ("bei Müller klingeln", "bei Müller klingeln"), ("Klingel: Schmidt", "Klingel: Schmidt"), ("dritter Stock links", "dritter Stock links"), ("in die 2. Etage", "2. Etage"), ("Etage 3", "Etage 3"), ("room 12", "room 12"), ("Hinterhaus", "Hinterhaus"),
        ("the bell says Novak", "bell says Novak"), ("bell: Novak", "bell: Novak"),
    ],
)  # fmt: skip
def test_floor_flat_and_bell_are_no_dishes(said, extra):
    meaning = read(said)
    assert (ordered(meaning), meaning.extra, meaning.remark, meaning.unknown, meaning.sure) == ([], extra, "", (), True)
    assert meaning_object(meaning)["address"] is None


@pytest.mark.parametrize(
    "said",
    ["wir sind 4", "we are 4", "we're 5", "wir sind zu viert", "für 4 Personen", "Wir sind 3 Leute", "4 kişiyiz"],
)
def test_people_are_no_dishes(said):
    meaning = read(said)
    assert (ordered(meaning), meaning.unknown, meaning.sure) == ([], (), True)


@pytest.mark.parametrize(
    ("said", "lines", "extra"),
    [
        ("1 Margherita im 2. Stock", [("20", 1)], "2. Stock"), ("Salami groß im 2. Stock bitte", [("22", 1)], "2. Stock"), ("Pizza 21 in den 2. Stock", [("21", 1)], "2. Stock"), ("Zimmer 104, 2x Margherita", [("20", 2)], "Zimmer 104"),
        ("wir sind 4 und wollen 2 Margherita", [("20", 2)], ""), ("wir sind 4, 2 Margherita und 1 Cola", [("20", 2), ("70", 1)], ""), ("we are 2 Margherita", [("20", 2)], ""),
    ],
)  # fmt: skip
def test_the_dishes_beside_them_stay_an_order(said, lines, extra):
    meaning = read(said)
    assert (ordered(meaning), meaning.extra, meaning.sure) == (lines, extra, True)


@pytest.mark.parametrize(
    ("said", "extra"),
    [
        ("2 Tonno groß, Lieferung Bahnhofstr. 12 Hinterhaus 3. Stock, 14806 Bad Belzig", "Hinterhaus 3. Stock"), ("2 Tonno groß, 3. Stock, Lieferung Bahnhofstr. 12, 14806 Bad Belzig", "3. Stock"),
        ("2 Tonno groß, Bahnhofstr. 12, 3. Etage rechts, 14806 Bad Belzig", "3. Etage rechts"),
    ],
)  # fmt: skip
def test_with_a_street_the_floor_belongs_to_the_address(said, extra):
    meaning = read(said)
    assert meaning.address == Address("Bahnhofstr.", "12", "14806", "Bad Belzig", extra)
    assert (ordered(meaning), meaning.extra, meaning.sure) == ([("25", 2)], "", True)


@pytest.mark.parametrize(
    ("said", "lines", "remark"),
    [
        ("Notiz: bitte an der Hintertür klopfen", [], "bitte an der Hintertür klopfen"), ("bitte 2 mal klingeln", [], "bitte 2 mal klingeln"), ("please ring twice, dog is friendly", [], "please ring twice, dog is friendly"),
        ("und bitte ohne Messer und Gabel", [], "bitte ohne Messer und Gabel"), ("Anmerkung: bitte sehr scharf", [], "bitte sehr scharf"), ("Note: no cutlery please", [], "no cutlery please"),
        ("bitte nicht klingeln, Baby schläft", [], "bitte nicht klingeln, Baby schläft"), ("zili çalmayın lütfen", [], "zili çalmayın lütfen"), ("Note for the driver: gate code 1234", [], "gate code 1234"),
        ("2 Margherita groß, bitte 2 mal klingeln", [("20", 2)], "bitte 2 mal klingeln"), ("2x 23 bitte klingeln", [("23", 2)], "bitte klingeln"), ("1 Cola, bitte klingeln und 2 Margherita", [("70", 1), ("20", 2)], "bitte klingeln"),
        ("1 Salami ohne Besteck und 1 Cola", [("22", 1), ("70", 1)], "ohne Besteck"), ("1 Cola\nAnmerkung: 3 mal klingeln, 2 Kinder\n1 Salami", [("70", 1), ("22", 1)], "3 mal klingeln, 2 Kinder"),
        ("Danke! Bitte nicht klingeln", [], "Bitte nicht klingeln"), ("1 Margherita. Please ring the bell twice", [("20", 1)], "Please ring the bell twice"),
    ],
)  # fmt: skip
def test_what_is_said_to_the_driver_and_the_kitchen_is_a_remark(said, lines, remark):
    meaning = read(said)
    assert (ordered(meaning), meaning.remark, meaning.unknown, meaning.sure) == (lines, remark, (), True)


def test_a_remark_beside_a_question_is_kept():
    meaning = read("Wann kommt ihr? Bitte nicht klingeln.")
    assert (meaning.intent, meaning.remark) == ("status", "Bitte nicht klingeln")


def test_a_note_commands_nothing():
    meaning = read("Anmerkung: bitte einen Mitarbeiter anrufen lassen")
    assert (meaning.intent, meaning.remark) == ("", "bitte einen Mitarbeiter anrufen lassen")


def test_rings_of_onions_are_no_bell():
    assert read("2 onion rings").remark == ""


@pytest.mark.parametrize(
    "said", ["Baby Spezial, bitte klingeln", "2 Dürüm Teller, bitte klingeln", "bitte klingeln. Dürüm Teller"]
)
def test_a_dish_nobody_knows_is_no_remark(said):
    assert not read(said).sure


@pytest.mark.parametrize(
    "said", ["I'm allergic to nuts, is the tiramisu safe?", "Ist das Tiramisu ok, wenn ich eine Nussallergie habe?"]
)
def test_a_question_of_an_allergic_customer_orders_nothing(said):
    meaning = read(said)
    assert (ordered(meaning), meaning.intent, meaning.subject.items) == ([], "allergens", ("61",))
    assert "allerg" in meaning.allergy
    assert "iramisu" not in meaning.allergy
