"""Prices out to a spreadsheet and in again, files made tidy: the owner's words and remarks stay."""

import pytest
import tomli

from orderbot.menu.fmt import tidy
from orderbot.menu.prices_csv import export_prices, import_prices
from tests.menus.cards import SAMPLE, SMALL, edited, good, sample, small

PIZZA = "20-pizza.toml"


def imported(table: bytes | str, files=SMALL):
    return import_prices(good(files).menu, files, "prices.csv", table if isinstance(table, bytes) else table.encode())


def test_an_export_opens_in_a_german_spreadsheet():
    table = export_prices(good(SMALL).menu)
    rows = table.decode("utf-8-sig").split("\r\n")
    assert table.startswith(b"\xef\xbb\xbf")
    assert rows[:3] == ["id;name;size;price;pickup_price", "1;Margherita;klein;7,50;", "1;Margherita;gross;9,50;"]
    assert "extra.kaese;Extra Käse;klein;1,00;" in rows


def test_an_export_comes_back_without_any_change():
    outcome = imported(export_prices(good(sample()).menu), sample())
    assert (outcome.files, outcome.changes, outcome.complaints) == ({}, (), ())


@pytest.mark.parametrize("name", ["=1+1", "+49", "-x", "@SUM(A1)"])
def test_a_name_that_looks_like_a_formula_is_not_run(name):
    files, _ = edited(SMALL, PIZZA, "Margherita", name)
    assert f"1;'{name};klein" in export_prices(good(files).menu).decode("utf-8-sig")
    assert not imported(export_prices(good(files).menu), files).complaints


@pytest.mark.parametrize(
    "table",
    [
        "id;size;price\n1;klein;7,90\n",
        "id,size,price\r\n1,klein,7.90\r\n",
        'id,size,price\n1,klein,"7,90"\n',
        "\ufeffNr;Größe;Preis\n1;klein;7,90 €\n",
        "Nr;Größe;Preis;Anmerkung\n1;klein;7,90;Käse\n".encode("cp1252"),
        "id\tsize\tprice\n1\tklein\t7,90\n".encode("utf-16"),
    ],
)
def test_a_table_is_read_however_it_was_saved(table):
    outcome = imported(table)
    assert not outcome.complaints
    assert [(each.id, each.size, each.old, each.new) for each in outcome.changes] == [("1", "klein", 750, 790)]
    assert good(SMALL | outcome.files).menu.items["1"].price == {"klein": 790, "gross": 950}


def test_an_import_changes_the_digits_and_nothing_else():
    files, _ = edited(SMALL, PIZZA, "klein = 7.50", '  klein =  "7,50" ')
    files = files | {PIZZA: files[PIZZA].replace(b"\n", b"  # wie immer, 7.50\n")}
    outcome = imported("id;size;price\n1;klein;8\n2;gross;11,25\n", files)
    before, after = files[PIZZA].decode(), outcome.files[PIZZA].decode()
    assert list(outcome.files) == [PIZZA]
    assert after == before.replace('"7,50"', "8.00").replace("gross = 10.50", "gross = 11.25")


def test_options_combos_and_pickup_prices_can_be_imported():
    combo = '[combo.m]\nname = "M"\nprice = 9\nparts = [ { name = "D", from = ["61"] } ]\n'
    files = small(card=combo, drinks="pickup_price = 12\n")
    outcome = imported("id;size;price;pickup_price\nextra.kaese;klein;1,10;\nm;;8,50;\n62;;;11\n", files)
    menu = good(files | outcome.files).menu
    assert menu.groups["extra"].options["kaese"].price["klein"] == 110
    assert menu.combos["m"].price == 850
    assert (menu.items["62"].price, menu.items["62"].pickup_price) == ({"": 1350}, {"": 1100})


@pytest.mark.parametrize(
    ("table", "line", "said"),
    [
        ("id;size;price\n1;klein;7,90\n99;;5\n", 3, "the card has no price"),
        ("id;size;price\n1;mini;7,90\n", 2, 'no price in size "mini"'),
        ("id;price\n1;7,90\n", 2, "in size"),
        ("id;size;price\n1;klein;viel\n", 2, "is not a price"),
        ("id;size;price\n1;klein;-7\n", 2, "is not a price"),
        ("id;size;price\n1;klein;7.905\n", 2, "is not a price"),
        ("id,size,price\n1,klein,7,90\n", 2, "more cells"),
        ("name;cost\nx;1\n", 1, "columns id and price"),
        ("", 1, "columns id and price"),
    ],
)
def test_a_wrong_row_changes_nothing_at_all(table, line, said):
    outcome = imported(table)
    assert not outcome.files
    assert outcome.complaints[0].line == line
    assert said in str(outcome.complaints[0])


@pytest.mark.parametrize("file", sorted(path.name for path in SAMPLE.glob("*.toml")))
def test_the_sample_card_is_tidy(file):
    assert tidy(file, sample()[file]) == sample()[file]


def test_tidying_keeps_words_remarks_and_meaning():
    untidy = b'\xef\xbb\xbf# top\r\nname="P"\r\nstation  =   "ofen" # ofen\r\n\r\n\r\n\r\n# a dish\r\n[item.1]\r\n   name = "a = b"\r\n\tprice={klein=1,\r\n  gross = 2}   \r\n[item.1b]\r\nname="c"'
    tidied = tidy("a.toml", untidy)
    assert tidied == (
        b'# top\nname    = "P"\nstation = "ofen" # ofen\n\n# a dish\n[item.1]\nname  = "a = b"\n'
        b'price = {klein=1,\n  gross = 2}\n\n[item.1b]\nname = "c"\n'
    )
    assert tidy("a.toml", tidied) == tidied
    assert tomli.loads(tidied.decode()) == tomli.loads(untidy.decode("utf-8-sig"))


def test_blank_lines_within_a_text_stay():
    text = b'a = """x  \n\n\n\n  y"""\nbc = 1\n'
    assert tidy("a.toml", text) == b'a  = """x  \n\n\n\n  y"""\nbc = 1\n'


def test_a_file_that_cannot_be_read_is_not_touched():
    outcome = tidy("a.toml", b"price = 8,50\n")
    assert not isinstance(outcome, bytes)
    assert outcome.complaints[0].line == 1
