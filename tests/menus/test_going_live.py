"""A file that was cut off never changes the live card in silence; an edit that is meant does."""

import pytest

from orderbot.menu.checking import check_card
from orderbot.menu.guard import doubts, may_go_live
from orderbot.texts import plain
from tests.menus.cards import SMALL, edited, good, sample, small

LAST = {
    **SMALL,
    "card.toml": SMALL["card.toml"]
    + b'[combo.m]\nname = "M"\nprice = 9.50\nparts = [ { name = "D", from = ["61", "62"] } ]\nwords = ["x"]\n',
}


@pytest.mark.parametrize("file", ["card.toml", "20-pizza.toml", "90-getraenke.toml"])
def test_a_file_cut_at_any_byte_is_refused_or_held_back_or_the_same_card(file):
    live = good(LAST).menu
    outcomes = set()
    for length in range(len(LAST[file])):
        files = LAST | {file: LAST[file][:length]}
        menu = check_card(files).menu
        if menu is None:
            outcomes.add("refused")
        elif menu == live:
            outcomes.add("same")
        else:
            outcomes.add("held back")
            assert not may_go_live(live, menu, LAST, files), files[file][-60:]
            assert not may_go_live(live, menu), files[file][-60:]
            assert not may_go_live(live, menu, None, files), files[file][-60:]
    assert {"refused", "held back"} <= outcomes


@pytest.mark.thorough
@pytest.mark.parametrize("file", ["10-vorspeisen.toml", "30-pizza.toml", "70-getraenke.toml", "card.toml"])
def test_the_sample_card_cut_near_its_ends_is_held_back_too(file):
    live, files = good(sample()).menu, sample()
    for length in range(len(files[file]) - 200, len(files[file]), 3):
        cut = files | {file: files[file][:length]}
        menu = check_card(cut).menu
        assert menu is None or menu == live or not may_go_live(live, menu, files, cut)


def test_a_card_without_a_section_is_held_back():
    files = sample()
    del files["20-salate.toml"]
    (reason,) = doubts(good(sample()).menu, good(files).menu, sample(), files)
    assert plain(reason) == "the whole section Salate is missing"


def test_a_card_without_a_third_of_its_dishes_is_held_back():
    many = "".join(f'[item.{n}]\nname = "X{n}"\nprice = 5\ncodes = []\n' for n in range(100, 110))
    live = good(small(pizza=many.replace("price = 5", "price = { klein = 5, gross = 6 }"))).menu
    last = many[many.index("[item.105]") :].replace("price = 5", "price = { klein = 5, gross = 6 }")
    few, enough = last, many[many.index("[item.103]") :].replace("price = 5", "price = { klein = 5, gross = 6 }")
    assert any("5 dishes are missing" in plain(reason) for reason in doubts(live, good(small(pizza=few)).menu))
    assert may_go_live(live, good(small(pizza=enough)).menu)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("klein = 7.50", "klein = 7.90"),
        ('name = "Funghi"', 'name = "Funghi e Olive"'),
        ("gross = 10.50", "gross = 10.00"),
        (r"\[item\.1\](.*\n)+?\n", ""),
        (r"\Z", '\n[item.3]\nname = "Neu"\nprice = { klein = 1, gross = 2 }\ncodes = []\n'),
    ],
)
def test_an_ordinary_edit_goes_live(old, new):
    files, _ = edited(SMALL, "20-pizza.toml", old, new)
    live, now = good(SMALL).menu, good(files).menu
    assert live.version != now.version
    assert may_go_live(live, now)
    assert may_go_live(live, now, SMALL, files)


def test_with_the_files_at_hand_a_rounder_price_of_the_last_dish_goes_live():
    files, _ = edited(SMALL, "90-getraenke.toml", "price = 13.50", "price = 13.00")
    assert may_go_live(good(SMALL).menu, good(files).menu, SMALL, files)


def test_a_number_at_the_very_end_of_a_file_that_changed_is_held_back():
    files, _ = edited(SMALL, "90-getraenke.toml", r"price = 13.50\n\Z", "price = 9")
    assert not may_go_live(good(SMALL).menu, good(files).menu, SMALL, files)


def test_the_same_card_goes_live_whatever_its_files_look_like():
    files = {name: data.rstrip() for name, data in SMALL.items()}
    assert may_go_live(good(SMALL).menu, good(files).menu, SMALL, files)
