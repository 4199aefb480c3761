"""Addresses as people type them: in eight styles, inside orders, and as the answer to "where to?"."""

from itertools import islice, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orderbot.ordering.order import Address
from orderbot.understanding.grammar.phrases import key
from orderbot.understanding.slots.address import find_address, read_address

STREETS = """
Bahnhofstraße;Hauptstr.;Gartenweg;Lindenallee;Schillerplatz;Ringstraße;Am Markt;An der Kirche;Unter den Linden;Straße des 17. Juni;Karl-Marx-Straße;
Rosa-Luxemburg-Str.;Heyden Straße;Stoppelweg;Wiesenburger Str.;Hamburger Straße;Alte Dorfstraße;Große Gasse;Kurfürstendamm;Spreeufer;Platz der Einheit;
Dr.-Külz-Straße;Sankt-Georgen-Weg;Zum Bahnhof;Im Winkel;Auf dem Sande;Brücker Landstraße;Friedrich-Ebert-Ring;Ernst-Thälmann-Str.;Goethestrasse;
Kölner Platz;Niemegker Chaussee;Straße der Jugend;Magdeburger Allee;Mühlenstieg;Kirchsteig;Papenkamp;Rosa Luxemburg Straße;Am Alten Bahnhof;Neuer Weg
""".replace("\n", "").split(";")
NUMBERS = ["12", "1a", "7", "232-238", "135", "3 b", "21a", "5/7", "40", "101"]
TOWNS = ["14806 Bad Belzig", "50667 Köln", "60311 Frankfurt am Main", "10115 Berlin", "04109 Leipzig"]
ADDRESSES = [
    (street, NUMBERS[place % 10], *town.split(" ", 1)) for place, (street, town) in enumerate(product(STREETS, TOWNS))
]
STYLES = {
    "normal": "{street} {number}, {postcode} {city}",
    "two lines": "{street} {number}\n{postcode} {city}",
    "lower case without commas": "{street} {number} {postcode} {city}",
    "postcode first": "{postcode} {city}, {street} {number}",
    "floor and name between": "{street} {number}, 3. Stock bei Müller, {postcode} {city}",
    "without postcode": "{street} {number}, {city}",
    "without town": "{street} {number}, {postcode}",
    "lead-in": "Bitte an {street} {number}, {postcode} {city}",
}


def expected(style, street, number, postcode, city):
    if style == "lower case without commas":
        street, number, city = street.lower(), number.lower(), city.lower()
    return Address(
        street,
        number,
        "" if style == "without postcode" else postcode,
        "" if style == "without town" else city,
        "3. Stock bei Müller" if "floor" in style else "",
    )


@pytest.mark.parametrize("style", STYLES)
def test_two_hundred_addresses_are_read_in_every_style(style):
    assert len(ADDRESSES) == 200
    wrong = []
    for parts in ADDRESSES:
        written = STYLES[style].format(**dict(zip(("street", "number", "postcode", "city"), parts, strict=True)))
        written = written.lower() if style == "lower case without commas" else written
        if read_address(written, "de") != expected(style, *parts):
            wrong.append((written, read_address(written, "de")))
    assert not wrong


DISHES = frozenset(
    map(
        key,
        [
            "Pizza",
            "Salami",
            "Funghi",
            "Margherita",
            "Cola",
            "Calzone",
            "klein",
            "groß",
            "große",
            "kleine",
            "Hawaii",
            "Hamburger",
            "Zwiebeln",
            "Mais",
            "Spezi",
            "Wasser",
        ],
    )
)


@pytest.mark.parametrize("style", [style for style in STYLES if style not in ("lead-in", "postcode first")])
def test_addresses_are_found_inside_an_order(style):
    wrong = []
    for parts in islice(ADDRESSES, 0, None, 3):
        written = STYLES[style].format(**dict(zip(("street", "number", "postcode", "city"), parts, strict=True)))
        said = (
            f"2x Pizza Salami 14 groß ohne Zwiebeln, 1 Cola. Lieferung an {written}, bitte um 19:30, zahle bar mit 50"
        )
        found = find_address(said, "de", DISHES.__contains__)
        known = expected(style.replace("lower case ", ""), *parts)
        if not found or found.value != known or said[found.start : found.end] != f"Lieferung an {written}":
            wrong.append((said, found and (found.value, said[found.start : found.end])))
    assert not wrong


@pytest.mark.parametrize(
    ("said", "address"),
    [
        ("Bahnhofstr. 12, 14806 Belzig, 2. Stock links", Address("Bahnhofstr.", "12", "14806", "Belzig", "2. Stock links")),
        ("Gartenstraße 7, 50667 Köln, 3. Stock bei Müller", Address("Gartenstraße", "7", "50667", "Köln", "3. Stock bei Müller")),
        ("Lindenstraße 21a\n14806 Bad Belzig\nHinterhaus, Klingel Schulze", Address("Lindenstraße", "21a", "14806", "Bad Belzig", "Hinterhaus, Klingel Schulze")),
        ("Q7, 24, 68161 Mannheim", Address("Q7", "24", "68161", "Mannheim")), ("Q7, 24", Address("Q7", "24")), ("Hof 3", Address("Hof", "3")), ("Hof 3, 14806 Belzig", Address("Hof", "3", "14806", "Belzig")),
        ("Am Markt 5", Address("Am Markt", "5")), ("An der Kirche 3", Address("An der Kirche", "3")), ("Straße des 17. Juni 135", Address("Straße des 17. Juni", "135")),
        ("Bahnhofstraße", Address("Bahnhofstraße")), ("Hauptstrasse, 14806 Belzig", Address("Hauptstrasse", "", "14806", "Belzig")), ("14806 Belzig", Address(postcode="14806", city="Belzig")), ("14806", Address(postcode="14806")),
        ("Heyden Straße 4", Address("Heyden Straße", "4")), ("Stoppelweg 3", Address("Stoppelweg", "3")), ("ich wohne in der Bahnhofstr. 12", Address("Bahnhofstr.", "12")), ("Heyden Strasse Nr. 4", Address("Heyden Strasse", "4")),
        ("deliver to Kirchstrasse 3, 14806 Bad Belzig please", Address("Kirchstrasse", "3", "14806", "Bad Belzig")), ("adresim Bahnhofstr. 12, 14806 Bad Belzig", Address("Bahnhofstr.", "12", "14806", "Bad Belzig")),
        ("Max Müller, Bahnhofstr. 12, 14806 Belzig", Address("Bahnhofstr.", "12", "14806", "Belzig", "Max Müller")), ("Bahnhofstr. 12, bei Schmidt klingeln", Address("Bahnhofstr.", "12", "", "", "bei Schmidt klingeln")),
        ("bahnhofstr 12 belzig", Address("bahnhofstr", "12", "", "belzig")), ("Dorfstr. 7 in Hagelberg", Address("Dorfstr.", "7", "", "Hagelberg")), ("Weg zum Hof 3, 14806 Belzig OT Hagelberg", Address("Weg zum Hof", "3", "14806", "Belzig OT Hagelberg")),
        ("Karl-Liebknecht-Straße 12 EG, 14806 Bad Belzig", Address("Karl-Liebknecht-Straße", "12", "14806", "Bad Belzig", "EG")), ("Bahnhofstr. 12.", Address("Bahnhofstr.", "12")), ("Frankfurter Allee 5, 15230 Frankfurt (Oder)", Address("Frankfurter Allee", "5", "15230", "Frankfurt (Oder)")),
    ],
)  # fmt: skip
def test_the_answer_to_where_is_read_as_it_was_typed(said, address):
    assert read_address(said, "de") == address


@pytest.mark.parametrize(
    "said",
    [
        "liefert ihr auch nach Brück?", "was kostet die Lieferung?", "abbrechen", "Mensch", "ich möchte mit einem Menschen sprechen", "hallo", "2 Pizza Salami 14", "ja", "14", "noch eine Cola", "doch Abholung", "danke", "",
        "do you deliver to Brück? how much is it?", "habt ihr glutenfreie Pizza?", "ich habe eine Nussallergie", "2 weg", "ohne Zwiebeln", "so schnell wie möglich", "um halb acht",
    ],
)  # fmt: skip
def test_a_question_a_command_or_a_dish_is_no_address(said):
    assert read_address(said, "de") is None


@pytest.mark.parametrize(
    "said",
    [
        "2 Pizza Salami 14", "23, 2x 41 groß", "eine Cola weg 2 Fanta", "2x 21 groß 1x 25 klein", "1 Hamburger 2 Cola", "Heute dann bitte 1x die Diavolo", "einmal Hering 2 Matjes", "Onion Ring 6", "3 Pizza Salami, 2 groß 1 klein",
        "Am Freitag 3 Pizza", "auf 50 rausgeben", "Im Angebot 2 Cola", "Tel. 03384 12345", "0171 2345678", "ich zahle mit 50", "Nr. 60 und einmal die 62", "um 19 Uhr 30", "Zum Trinken 2 Cola", "Mit Karte 20", "Bitte in Stücke schneiden", "ich bin unterwegs 5",
    ],
)  # fmt: skip
def test_dishes_and_numbers_are_no_address(said):
    assert find_address(said, "de") is None
    assert find_address(said, "de", DISHES.__contains__) is None


@pytest.mark.parametrize(
    ("said", "street", "extra"),
    [
        ("1 Hamburger Bahnhofstr. 12, 14806 Belzig", "Bahnhofstr.", ""), ("1 Cola Hamburger Straße 15, 14806 Bad Belzig", "Hamburger Straße", ""), ("2 Margherita groß Gartenweg 5", "Gartenweg", ""),
        ("1 Pizza, Lieferung Am Markt 5", "Am Markt", ""), ("1 Salami Am Markt 5, 14806 Belzig", "Am Markt", ""), ("Lieferung an Gartenweg 8, 2. Etage, dann noch 1 Cola", "Gartenweg", "2. Etage"), ("Gartenweg 8, 3 Cola", "Gartenweg", ""),
        ("Lieferadresse: Weitzgrunder Weg 12, Bad Belzig. 3x Cola", "Weitzgrunder Weg", ""),
        ("Gartenweg 8 2 Cola und 1 Pizza", "Gartenweg", ""),
    ],
)  # fmt: skip
def test_dishes_beside_an_address_stay_dishes(said, street, extra):
    found = find_address(said, "de", DISHES.__contains__)
    assert (found.value.street, found.value.extra) == (street, extra)
    left = said[: found.start] + said[found.end :]
    assert all(
        (word in said[found.start : found.end]) <= (word in street)
        for word in ("Cola", "Pizza", "Hamburger", "Margherita", "groß", "Salami")
    )
    assert not any(part in left for part in (found.value.street, found.value.postcode) if part)


WORDS = st.sampled_from(
    [
        "Bahnhofstr.",
        "12",
        "14806",
        "Bad",
        "Belzig",
        ",",
        "\n",
        "an",
        "Am",
        "Markt",
        "Straße",
        "des",
        "17.",
        "Juni",
        "3.",
        "Stock",
        "bei",
        "Q7",
        "Hof",
        "straße",
        "weg",
        "(",
        ")",
        "in",
        "Klingel",
        "D-14806",
        "1a",
        "-",
        "nr.",
        ":",
        "Lieferung",
    ]
)


@given(st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=14).map(" ".join)))
def test_any_text_is_read_without_an_error_and_every_part_is_as_typed(said):
    found = find_address(said)
    if found:
        assert 0 <= found.start < found.end <= len(said)
        assert found.value.street in said
        assert found.value.city in said
        assert found.value.number in said
    read = read_address(said)
    assert read is None or read.street or read.postcode or read.city
