"""A card's hash, the form it is stored in, and what an edit changes."""

import pytest

from orderbot.menu.version import diff, from_json, said_diff, to_json, with_version
from orderbot.wording.render import Voice
from tests.menus.cards import SMALL, edited, good, sample, small

PIZZA = "20-pizza.toml"


def changed(old: str, new: str, file: str = PIZZA):
    files, _ = edited(SMALL, file, old, new)
    return diff(good(SMALL).menu, good(files).menu)


def said(change, language="de"):
    return [Voice(language).say(line) for line in said_diff(change)]


def test_a_stored_card_comes_back_as_it_was_with_everything_in_order():
    menu = good(sample()).menu
    back = from_json(to_json(menu))
    assert back == menu
    assert to_json(back) == to_json(menu)
    for before, after in ((menu.sections, back.sections), (menu.items, back.items), (menu.sizes, back.sizes)):
        assert list(before) == list(after)
    assert list(back.groups["extra"].options) == list(menu.groups["extra"].options)


def test_the_version_is_not_part_of_itself():
    menu = good(SMALL).menu
    assert with_version(menu) == menu


def test_the_version_is_that_of_the_meaning_not_of_the_writing():
    version = good(SMALL).menu.version
    assert len(version) == 64
    assert good({name: data.replace(b"\n", b"\r\n# x\r\n") for name, data in SMALL.items()}).menu.version == version


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("7.50", "7.60"),
        ("Margherita", "Margarita"),
        ('"g"', '"1"'),
        (r"\[item\.2\]", "[item.3]"),
        (r"\Z", "traces = []\n"),
    ],
)
def test_the_version_changes_with_the_card(old, new):
    files, _ = edited(SMALL, PIZZA, old, new)
    assert good(files).menu.version != good(SMALL).menu.version


def test_another_order_of_dishes_is_another_version_but_no_difference_worth_words():
    text = SMALL[PIZZA].decode()
    head, first, second = text.replace("[item.", "\0[item.").split("\0")
    other = good(SMALL | {PIZZA: (head + second + "\n" + first).encode()}).menu
    assert other.version != good(SMALL).menu.version
    assert list(other.items) == ["2", "1", "61", "62"]


def test_prices_are_told_by_dish_and_size():
    change = changed("klein = 7.50", "klein = 7.90")
    assert [(each.kind, each.id, each.size, each.old, each.new) for each in change.prices] == [
        ("item", "1", "klein", 750, 790)
    ]
    assert said(change) == ["1 Margherita (klein): 7,50 € wird 7,90 €"]


def test_prices_of_options_and_combos_are_told_too():
    assert said(changed("gross = 1.50", "gross = 1.80", "card.toml")) == [
        "extra.kaese Extra Käse (gross): 1,50 € wird 1,80 €"
    ]
    combo = '[combo.m]\nname = "M"\nprice = {}\nparts = [ {{ name = "D", from = ["61"] }} ]\n'
    change = diff(good(small(card=combo.format(9))).menu, good(small(card=combo.format("9.50"))).menu)
    assert said(change) == ["m M: 9,00 € wird 9,50 €"]


def test_a_size_that_is_no_longer_sold_or_new_is_told():
    assert said(changed("klein = 8.50, ", "")) == ["2 Funghi (klein): nicht mehr im Angebot, bisher 8,50 €"]
    files, _ = edited(SMALL, PIZZA, "klein = 8.50, ", "")
    assert said(diff(good(files).menu, good(SMALL).menu)) == ["2 Funghi (klein): jetzt auch für 8,50 €"]


def test_dishes_that_are_gone_new_or_renamed_are_told():
    assert said(changed(r"\[item\.1\]", "[item.7]")) == ["weg: 1 Margherita", "neu: 7 Margherita"]
    assert said(changed('"Funghi"', '"Fungi"')) == ["2 Funghi heißt jetzt Fungi"]
    assert said(changed(r"^price = (.*)$", r"price = \1\nhidden = true")) == ["weg: 1 Margherita"]


def test_the_share_of_dishes_gone_is_counted():
    assert changed(r"\[item\.1\](.*\n)+?\n", "").share_gone == 0.25
    assert changed("7.50", "7.60").share_gone == 0


def test_allergens_and_texts_are_told():
    assert said(changed(r'\["a", "g"\]', '["a"]')) == ["Allergene, Alter oder Pfand geändert: 1 Margherita"]
    assert said(changed('"Margherita"', '"Margherita"\ntext = "Käse"')) == ["ein Text geändert"]
    assert said(
        changed("hours", "hours", PIZZA)
        if b"hours" in SMALL[PIZZA]
        else changed('tax = "food"', 'tax = "food"\nhours = "Mo-Fr 11-14"')
    ) == ["kleine Änderungen, die Gäste kaum bemerken"]


def test_nothing_changed_is_no_difference():
    assert not diff(good(SMALL).menu, good(SMALL).menu)
    assert not said_diff(diff(good(SMALL).menu, good(SMALL).menu))


def test_a_section_that_is_gone_is_named():
    files = {name: data for name, data in sample().items() if name != "40-pasta.toml"}
    assert [id_ for id_, _ in diff(good(sample()).menu, good(files).menu).sections_gone] == ["pasta"]
