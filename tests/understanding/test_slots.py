"""What a message says besides the dishes: read at six in the evening on Friday, 15 May 2026, in Berlin."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orderbot.ordering.order import Address
from orderbot.understanding.slots.slots import take_slots
from orderbot.understanding.spelling.fold import tokens

NOW = datetime(2026, 5, 15, 18, 0, tzinfo=ZoneInfo("Europe/Berlin"))
NONE = frozenset()


def slots(said, language="", known=NONE):
    return take_slots(said, tokens(said), NOW, language, known)


def left(said, language=""):
    """What is left for the dish parser."""
    taken = slots(said, language).spans
    return " ".join(
        token.text for token in tokens(said) if not any(start < token.end and token.start < end for start, end in taken)
    )


@pytest.mark.parametrize(
    ("said", "way"),
    [
        ("Lieferung bitte", "delivery"), ("bitte liefern", "delivery"), ("zum Abholen", "pickup"), ("hole es selbst ab", "pickup"), ("Hole ich selbst ab, zahle mit Karte", "pickup"), ("komm so um viertel nach sieben vorbei", "pickup"),
        ("2x 21 zum Mitnehmen", "pickup"), ("In einer Stunde hole ich ab: 1 Cola", "pickup"), ("Selbstabholer", "pickup"), ("3x calzone for pickup at 8pm", "pickup"), ("deliver it please", "delivery"), ("I'll pick it up", "pickup"), ("takeaway", "pickup"),
        ("gel al", "pickup"), ("kendim alacağım", "pickup"), ("eve servis", "delivery"), ("Bahnhofstr. 12, 14806 Belzig", "delivery"), ("keine Lieferung, ich hole ab", "pickup"), ("statt Lieferung doch Abholung", "pickup"), ("2x Margherita", ""), ("bringt bitte noch Ketchup mit", ""),
    ],
)  # fmt: skip
def test_the_way_of_the_food_is_heard(said, way):
    assert (slots(said).handover, slots(said).questions) == (way, ())


def test_delivery_and_pickup_together_are_a_question():
    found = slots("Lieferung oder Abholung")
    assert found.handover == ""
    assert [question.candidates for question in found.questions] == [("delivery", "pickup")]


@pytest.mark.parametrize(
    ("said", "payment", "cents"),
    [
        ("zahle bar", "cash", None), ("Barzahlung", "cash", None), ("zahle bar, passend", "cash", None), ("zahle mit 50", "cash", 5000), ("zahle bar mit 50", "cash", 5000), ("ich zahl bar, mit 100 Euro", "cash", 10000), ("bitte auf 50 rausgeben", "cash", 5000),
        ("Rückgeld auf 50 €", "cash", 5000), ("hab nur nen Fuffi", "cash", 5000), ("zahle mit einem Zwanziger", "cash", 2000), ("hab nen Hunni", "cash", 10000), ("mit 20,50 € zahle ich", "cash", 2050), ("mit einem 50 Euro Schein", "cash", 5000),
        ("mit Karte bitte", "card", None), ("EC-Karte", "card", None),
        ("1x41 1x42 Karte", "card", None), ("Karte an der Tür", "card", None), ("zahle mit Karte", "card", None), ("Kartenzahlung", "card", None), ("per paypal", "online", None), ("ich zahle online", "online", None),
        ("paying by card", "card", None), ("cash", "cash", None), ("change for 50", "cash", 5000), ("paying with a 50", "cash", 5000), ("pay with paypal", "online", None), ("nakit ödeyeceğim", "cash", None), ("kartla ödeme", "card", None), ("nakit, 50 euro vereceğim", "cash", 5000),
        ("nicht bar, sondern mit Karte", "card", None), ("2x Margherita", "", None), ("zahle mit 2", "", None), ("die Karte", "", None), ("mit 2 Cola", "", None), ("auf 3 Pizzen Käse", "", None), ("online bestellt", "", None),
    ],
)  # fmt: skip
def test_the_payment_and_the_note_to_change_are_heard(said, payment, cents):
    found = slots(said)
    assert (found.payment, found.pays_with, found.questions) == (payment, cents, ())


def test_two_ways_to_pay_are_a_question():
    assert [question.candidates for question in slots("bar oder mit Karte").questions] == [("card", "cash")]


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Abholung um 19 Uhr auf Müller", "Müller"), ("auf den Namen Schmidt", "Schmidt"), ("Name: Anna Schmidt", "Anna Schmidt"), ("name is John", "John"), ("Bestellung auf Familie Meier", "Meier"), ("adım Ahmet", "Ahmet"), ("2x 21, auf Özdemir", "Özdemir"), ("1 Cola, um 20:30, Lena", "Lena"), ("pickup at 7, Peter", "Peter"), ("1 Cola, Lena", "Lena"), ("1 Cola, Fritz", ""), ("1 Cola, um 20:30, danke", ""),
        ("extra Käse auf Pizza", ""), ("auf 50 rausgeben", ""), ("auf der Margherita", ""), ("auf Rechnung", ""), ("auf Wiedersehen", ""),
    ],
)  # fmt: skip
def test_a_name_is_heard(said, name):
    assert slots(said).name == name


@pytest.mark.parametrize(
    ("said", "phone"),
    [
        ("Tel. 03384 12345", "03384 12345"),
        ("0171/2345678", "0171/2345678"),
        ("+49 171 2345678", "+49 171 2345678"),
        ("Bahnhofstr. 12, 04109 Leipzig", ""),
        ("0,33", ""),
        ("23, 2x 41", ""),
    ],
)
def test_a_telephone_number_is_heard(said, phone):
    assert slots(said).phone == phone


def test_one_message_may_say_it_all():
    said = "2x Margherita groß, dazu ne Cola. Lieferung Bahnhofstr. 12, 14806 Belzig, um halb acht, zahle bar mit 50, Tel. 0171 2345678"
    found = slots(said, "de")
    assert found.address == Address("Bahnhofstr.", "12", "14806", "Belzig")
    assert (found.handover, found.payment, found.pays_with, found.phone) == ("delivery", "cash", 5000, "0171 2345678")
    assert found.time == NOW.replace(hour=19, minute=30)
    assert left(said, "de") == "2 x Margherita groß dazu ne Cola"


@pytest.mark.parametrize(
    ("said", "rest"),
    [
        ("Moin, ik nehm ne grosse Salami, hab nur nen Fuffi, liefern bitte in die Dorfstr. 7 in Hagelberg", "Moin ik nehm ne grosse Salami"), ("3x calzone for pickup at 8pm", "3 x calzone"), ("2x 25, hole um 19 Uhr ab, auf Müller", "2 x 25"),
        ("1 Cola so schnell wie möglich", "1 Cola"), ("eine Cola, keine Lieferung", "eine Cola"),
    ],
)  # fmt: skip
def test_the_dishes_are_left_for_the_order(said, rest):
    assert left(said) == rest


def test_words_of_the_card_are_no_part_of_an_address():
    said = "1 Fanta Karl Marx Straße 4"
    assert slots(said, "de").address.street == "Fanta Karl Marx Straße"
    assert slots(said, "de", frozenset({1})).address.street == "Karl Marx Straße"
    assert slots("1 Cola Hamburger Straße 15", "de", frozenset({1, 2})).address.street == "Hamburger Straße"


def test_a_street_named_after_a_day_is_no_time():
    found = slots("Straße des 17. Juni 135, 10623 Berlin, um 19 Uhr", "de")
    assert found.time == NOW.replace(hour=19)


WORDS = st.sampled_from(
    [
        "Lieferung",
        "hole",
        "ab",
        "bar",
        "mit",
        "50",
        "€",
        "Karte",
        "auf",
        "Müller",
        "Name:",
        "um",
        "8",
        "Uhr",
        "Bahnhofstr.",
        "12",
        "14806",
        "0171",
        "2345678",
        ",",
        ".",
        "\n",
        "keine",
        "oder",
        "paypal",
        "rausgeben",
        "Tel.",
    ]
)


@given(
    st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=14).map(" ".join)),
    st.sampled_from(["", "de", "en", "tr", "xx"]),
)
def test_any_text_is_read_without_an_error_and_places_are_inside_it(said, language):
    found = slots(said, language, frozenset(range(0, len(tokens(said)), 2)))
    assert all(0 <= start <= end <= len(said) for start, end in found.spans)
    assert found.pays_with is None or (found.payment == "cash" and 500 <= found.pays_with <= 50000)
    assert found.name in said
