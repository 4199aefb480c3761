"""What an owner may rightly write is accepted, and means what it says."""

import unicodedata

import pytest

from tests.menus.cards import edited, faults, good, sample, small

PIZZA = "30-pizza.toml"


@pytest.mark.parametrize(
    "name", ["Pizza: Spezial", "Menü #1", "*Neu*", "1001", "No", "Straße", "Oma's", "8,50", "[x]", "a = b", "{y}"]
)
@pytest.mark.parametrize("below", ["[item.22]", "[item.31]"])
def test_a_name_may_hold_any_sign(name, below):
    files, _ = edited(sample(), PIZZA, r"^name .*$", f'name = "{name}"', below=below)
    assert good(files).menu.items[below[6:-1]].name.text == name


@pytest.mark.parametrize(
    ("written", "cents"),
    [
        ("8.50", 850),
        ('"8,50"', 850),
        ('"8.50"', 850),
        ("8", 800),
        ("8.5", 850),
        ('"8"', 800),
        ("0.05", 5),
        ("99.99", 9999),
    ],
)
def test_a_price_may_be_written_in_these_ways(written, cents):
    menu = good(small(drinks=f'[item.70]\nname = "Tee"\nprice = {written}\ncodes = []\n')).menu
    assert menu.items["70"].price == {"": cents}


def test_a_new_dish_takes_three_lines():
    menu = good(sample() | {PIZZA: sample()[PIZZA] + b'[item.99]\nname = "Neu"\nprice = 8.50\ncodes = ["a"]'}).menu
    assert menu.items["99"].name.text == "Neu"
    assert menu.sections["pizza"].items[-1] == "99"


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "\ufeff" + text,
        lambda text: "".join(f"\t {row}\n" for row in text.split("\n")),
        lambda text: "".join(f'{row}  # Bemerkung: "x" [y] = 3\n' for row in text.split("\n")),
        lambda text: text.replace("\n", "\n\n# Äpfel\n"),
        lambda text: text.replace(" = ", "="),
        lambda text: text.replace("{ klein = ", "{\n  klein = ").replace(" }", ",\n}"),
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: text.rstrip("\n"),
    ],
    ids=[
        "Windows line ends",
        "byte order mark",
        "indented",
        "remarks",
        "blank lines",
        "no spaces",
        "over lines",
        "NFD",
        "no end",
    ],
)
@pytest.mark.parametrize("file", [PIZZA, "70-getraenke.toml"])
def test_another_look_is_the_same_card(change, file):
    files = sample() | {file: change(sample()[file].decode()).encode()}
    assert good(files).menu == good(sample()).menu


def test_what_editors_leave_behind_is_ignored():
    stray = {
        ".30-pizza.toml.swp": b"\0",
        "30-pizza.toml~": b"x",
        "#30-pizza.toml#": b"x",
        "30-pizza.toml.bak": b"x",
        ".DS_Store": b"",
        "~$30-pizza.toml": b"x",
        "parma.jpg": b"",
    }
    assert good(sample() | stray).menu == good(sample()).menu


def test_numbers_may_stand_for_signs_and_dishes():
    files = small(
        drinks='[item.63]\nname = "Limo"\nprice = 2\ncodes = [1, "g"]\n',
        card='[combo.x]\nname = "M"\nprice = 9\nparts = [ { name = "A", from = [61, "62"] } ]\n',
    )
    menu = good(files).menu
    assert menu.items["63"].codes == ("1", "g")
    assert menu.combos["x"].parts[0].items == ("61", "62")


def test_ids_may_be_words_and_numbers_with_a_letter():
    files = small(
        pizza='[item.23a]\nname = "A"\nprice = { klein = 7, gross = 8 }\ncodes = []\n[item.diavolo]\nname = "B"\nprice = { klein = 7, gross = 8 }\ncodes = []\n'
    )
    assert good(files).menu.sections["pizza"].items == ("1", "2", "23a", "diavolo")


def test_the_sample_card_has_neither_errors_nor_warnings():
    result = good(sample())
    assert not result.complaints
    assert len(result.menu.items) >= 40


def test_no_harm_is_done_by_an_unused_choice():
    assert not faults(
        small(card='[choice.neu]\nname = "Neu"\n[choice.neu.option]\na = { name = "A", price = 0, codes = [] }\n')
    )
