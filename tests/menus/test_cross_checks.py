"""What only the whole card can tell: sizes, signs, choices, combos, taxes, diets. And the warnings, which never block."""

from datetime import date

import pytest

from orderbot.menu.checking import check_card
from orderbot.menu.model import Amount, Rate, Season
from orderbot.texts import Words
from tests.menus.cards import SMALL, edited, faults, good, sample, small, warned

DISH = '[item.9]\nname = "X"\nprice = 5\ncodes = []\n'
SIZED = '[item.9]\nname = "X"\nprice = { klein = 5, gross = 6 }\ncodes = []\n'


def choice(
    lines: str, options: str = 'a = { name = "A", price = 0, codes = [] }\nb = { name = "B", price = 0, codes = [] }'
) -> dict:
    return small(
        card=f'[choice.dip]\nname = "Dip"\n{lines}\n[choice.dip.option]\n{options}\n',
        drinks=f'{DISH}choices = ["dip"]\n',
    )


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("max = 0", "max = 0 allows nothing"),
        ("min = 3", "min = 3, but only 2 can be chosen"),
        ("min = 2\nmax = 1", "min is greater than max"),
        ("min = { mini = 1 }", 'size "mini" is not defined'),
        ("min = true", "min must be a whole number"),
        ("max = -1", "max must be a whole number"),
        ("min = 1.5", "min must be a whole number"),
        ("maximum = 3", '"maximum" is not a key of choice dip'),
    ],
)
def test_a_choice_that_cannot_be_answered_is_refused(lines, said):
    (fault,) = faults(choice(lines))
    assert fault.startswith("card.toml:")
    assert said in fault


def test_a_choice_needs_options():
    assert "has no option" in faults(small(card='[choice.dip]\nname = "Dip"\n'))[0]
    assert 'choice "dip" has no options' in faults(small(card='[choice.dip]\nname = "Dip"\n[choice.dip.option]\n'))[0]


def test_more_preselected_options_than_allowed_are_refused():
    options = "\n".join(f'{k} = {{ name = "{k}", price = 0, codes = [], default = true }}' for k in "ab")
    assert "more options are preselected" in faults(choice("max = 1", options))[0]
    assert not faults(choice("max = 2", options))


def test_preselected_options_of_the_group_become_the_dishs_own():
    options = 'a = { name = "A", price = 0, codes = [], default = true }\nb = { name = "B", price = 0, codes = [] }'
    menu = good(choice("", options)).menu
    assert menu.items["9"].default == (("dip", "a"),)
    assert menu.groups["dip"].options["a"].default
    files = choice("", options)
    files["90-getraenke.toml"] += b'default = ["b"]\n'
    assert good(files).menu.items["9"].default == (("dip", "b"),)


@pytest.mark.parametrize(
    ("line", "said"), [('default = ["c"]', "offers no option"), ("times = { c = 2 }", "offers no option")]
)
def test_a_dish_names_only_options_that_it_offers(line, said):
    files = choice("")
    files["90-getraenke.toml"] += line.encode()
    (fault,) = faults(files)
    assert said in fault
    assert fault.startswith("90-getraenke.toml:")


def test_an_option_needs_a_price_for_every_size_of_the_dishes_that_offer_it():
    files, line = edited(SMALL, "card.toml", "klein = 1.00, gross = 1.50", "klein = 1.00")
    (fault,) = faults(files)  # two pizzas offer it, but it is told once
    assert fault.startswith(f'card.toml:{line}: no price for size "gross"')


def test_a_dish_of_one_price_among_dishes_of_many_is_warned_of():
    files = small(pizza=DISH)
    assert any("priced by size are not offered" in warning for warning in warned(files))
    assert not good(files).menu.groups["extra"].options["kaese"].offered("")


def test_a_required_choice_with_no_option_for_a_dish_is_refused():
    files = small(
        card='[choice.rand]\nname = "Rand"\nmin = 1\n[choice.rand.option]\na = { name = "A", price = { klein = 1 }, codes = [] }\n',
        drinks=f'{DISH}choices = ["rand"]\n',
    )
    assert any("asks for more than this dish offers" in fault for fault in faults(files))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('amount = { klein = "0,3 l" }', "amount has not the same sizes"),
        ('amount = "0,33 l"', ""),
        ("pickup_price = { klein = 4 }", "pickup_price has not the same sizes"),
        ("pickup_price = 4", ""),
        ("deposit = 0.15", "a drink with a deposit needs its fill quantity"),
        ('traces = ["1"]', "is no allergen"),
        ('traces = ["x"]', "is not defined under [codes]"),
        ("image = '../secret.jpg'", "folder of the card"),
        ("minutes = 999", "whole number from 0 to 240"),
        ('half = "both"', 'half: "both" is unknown'),
        ('diet = ["vegen"]', 'did you mean "vegan"?'),
        ('name_de = "X"', "de is the language of these files"),
        ('price_en = "X"', "price has no translations"),
        ('codes_x = "X"', "is not a key of dish 9"),
        ("words = 'a, b'", 'write words = ["a", "b"]'),
        ("text = 5", 'write text = "5"'),
        ("text = ' '", "text is empty"),
        ("hidden = 1", "true or false"),
        ("age = true", "16 or 18"),
    ],
)
def test_each_key_of_a_dish_is_checked(line, said):
    found = faults(small(drinks=f"{DISH}{line}\n"))
    if not said:
        assert not found
    else:
        (fault,) = found
        assert said in fault


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("^name.*$", "", "this file has no name"),
        ("^currency.*$", 'currency = "Euro"', "three capital letters"),
        ("^languages.*$", 'languages = ["deutsch"]', "two letters of a language"),
        ("^languages.*$", "languages = []", "languages is empty"),
        ("^stations.*$", "stations = []", "stations is empty"),
        ("^tax.*$", "tax = { food = 0.07, drink = 19 }", "write food = 7"),
        ("^tax.*$", "tax = { food = 700, drink = 19 }", "from 0 to 50"),
        ("^tax.*$", "tax = { food = true, drink = 19 }", "from 0 to 50"),
        ("^tax.*$", "tax = 19", "tax must be a table"),
        ("^tax.*$", "tax = { food = [], drink = 19 }", "has no rate"),
        ("^tax.*$", "tax = { food = [ { rate = 7 } ], drink = 19 }", "needs a day and a percentage"),
        (
            "^tax.*$",
            "tax = { food = [ { since = 2026-01-01, rate = 7 }, { since = 2026-01-01, rate = 9 } ], drink = 19 }",
            "same day",
        ),
        ("^g = .*$", 'g = "mlik"', 'did you mean "milk"?'),
        ("^g = .*$", 'g = "gluten:wheet"', 'did you mean "gluten:wheat"?'),
        ("^g = .*$", 'g = "stardust"', "other:..."),
        (r'^klein = \{ name = "klein" \}', "klein = 'klein'", "klein must be a table"),
        ("^kaese = .*$", 'kaese = { name = "K", price = 1 }', "option kaese has no codes"),
        ("^kaese = .*$", 'kaese = { name = "K", codes = [] }', "option kaese has no price"),
        ("^kaese = .*$", 'kaese = { name = "K", price = 1, codes = ["zz"] }', "not defined under [codes]"),
        ("^name.*$", 'name = "K"\nprize_limit = 3', 'did you mean "price_limit"?'),
    ],
)
def test_each_key_of_the_card_is_checked(old, new, said):
    files, line = edited(SMALL, "card.toml", old, new)
    fault = next(fault for fault in faults(files) if said in fault)
    assert abs(int(fault.split(":")[1]) - line) <= 1


COMBO = '[combo.m]\nname = "M"\nprice = 9\n'


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ('parts = [ { name = "P", from = ["pizza"] } ]', "offers nothing"),
        ('parts = [ { name = "P", from = ["1"] } ]', "dish 1 does not come in size"),
        ('parts = [ { name = "P", from = ["pizza"], size = "kl" } ]', 'size "kl" is not defined'),
        ('parts = [ { name = "P", from = ["piza"], size = "klein" } ]', 'did you mean "pizza"?'),
        ('parts = [ { name = "P", from = ["m"] } ]', "a combo cannot hold another"),
        ('parts = [ { name = "P", from = [] } ]', "from is empty"),
        ("parts = []", "parts is empty"),
        ('parts = "pizza"', "parts must be a list"),
        ('parts = [ { from = ["61"] } ]', "has no name"),
        ('parts = [ { name = "P", from = ["61"], extra = { 62 = 1 } } ]', 'dish "62" is not in this part'),
        ('parts = [ { name = "P", from = ["61"], extra = { 61 = "x" } } ]', "is not a price"),
        ("", "combo m has no parts"),
        ('parts = [ { name = "P", from = ["61"] } ]\nhours = "Mo-Xx"', ""),
    ],
)
def test_a_combo_that_cannot_be_filled_is_refused(lines, said):
    assert any(said in fault for fault in faults(small(card=f"{COMBO}{lines}\n")))


def test_a_combo_has_an_id_of_its_own():
    assert (
        "is already a dish"
        in faults(small(card=COMBO.replace("combo.m", "combo.61") + 'parts = [ { name = "P", from = ["62"] } ]\n'))[0]
    )


def test_a_part_takes_the_dishes_of_a_section_that_come_in_its_size():
    files = small(
        pizza='[item.3]\nname = "Nur gross"\nprice = { gross = 9 }\ncodes = []\n[item.4]\nname = "Weg"\nprice = { klein = 5, gross = 6 }\ncodes = []\nhidden = true\n',
        card=COMBO + 'parts = [ { name = "P", from = ["pizza"], size = "klein", extra = { 2 = 1.50 } } ]\n',
    )
    part = good(files).menu.combos["m"].parts[0]
    assert part.items == ("1", "2")
    assert part.extra == {"2": 150}


def test_dated_tax_rates_are_read_and_must_hold_today():
    files, _ = edited(
        SMALL,
        "card.toml",
        "^tax.*$",
        "tax = { drink = 19, food = [ { since = 2026-01-01, rate = 7 }, { since = 2024-01-01, rate = 19 } ] }",
    )
    menu = good(files).menu
    assert menu.tax["food"] == (Rate(date(2024, 1, 1), 1900), Rate(date(2026, 1, 1), 700))
    assert menu.rate("food", date(2025, 12, 31)) == 1900
    assert menu.rate("food", date(2026, 1, 1)) == 700
    assert menu.rate("drink", date(1999, 1, 1)) == 1900
    early = check_card(files, today=date(2023, 1, 1))
    assert early.menu is None
    assert "has no rate yet" in str(early.errors[0])
    assert check_card(files, today=date(2026, 1, 1)).menu


@pytest.mark.parametrize(
    ("diet", "sign"), [("vegan", "g"), ("dairy_free", "g"), ("gluten_free", "a"), ("nut_free", "h")]
)
def test_a_diet_that_its_signs_contradict_is_an_error(diet, sign):
    files = small(drinks=f'{DISH.replace("[]", f"""["{sign}"]""")}diet = ["{diet}", "halal"]\n')
    (told,) = faults(files)
    assert f"{diet} contradicts" in told


def test_free_of_nuts_excludes_traces_of_nuts_too():
    files = small(drinks=f'{DISH}diet = ["nut_free"]\ntraces = ["h"]\n')
    assert any("nut_free contradicts" in each for each in faults(files))


def test_an_id_that_is_too_long_is_told_so():
    files = small(drinks=DISH.replace("[item.9]", f"[item.{'a' * 41}]"))
    assert any("is longer than 40 characters; take a shorter one" in each for each in faults(files))


def test_sections_inherit_to_their_dishes_unless_they_say_otherwise():
    files = small(pizza=SIZED + 'station = "theke"\ntax = "drink"\nchoices = []\nhalf = "average"\n')
    menu = good(files).menu
    mine, other = menu.items["9"], menu.items["1"]
    assert (mine.station, mine.tax, mine.choices, mine.half) == ("theke", "drink", (), "average")
    assert (other.station, other.tax, other.choices, other.half) == ("ofen", "food", ("extra",), "no")


def test_a_dish_carries_all_that_is_written():
    menu = good(sample()).menu
    cola, parma, spargel, beer = (menu.items[id_] for id_ in ("70", "31", "34", "76"))
    assert (cola.price, cola.deposit, cola.amount) == ({"": 280}, 15, {"": Amount(330, "ml", "0,33 l")})
    assert parma.ingredients == (
        Words("Parmaschinken", (("en", "Parma ham"),)),
        Words("Rucola", (("en", "Rocket"),)),
        Words("Parmesan", (("en", "Parmesan"),)),
    )
    assert spargel.season == Season((4, 15), (6, 24))
    assert beer.age == 16
    assert parma.traces is None
    assert menu.items["1"].traces == ()
    assert menu.combos["mittag"].hours == "Mo-Fr 11:30-14:30, nicht an Feiertagen"
    assert "33" not in menu.combos["mittag"].parts[0].items


def test_ingredients_are_found_in_a_text_that_lists_them():
    assert [words.text for words in good(sample()).menu.items["29"].ingredients] == [
        "Tomaten",
        "Mozzarella",
        "Kochschinken",
        "Champignons",
        "Artischocken",
        "Oliven",
    ]
    found = (
        good(small(drinks=DISH + 'text = "mit Salat und Tomaten (frisch), dazu 0,2 l Sauce & Käse"\n'))
        .menu.items["9"]
        .ingredients
    )
    assert [words.text for words in found] == ["Salat", "Tomaten", "frisch", "Käse"]


@pytest.mark.parametrize(
    ("section", "said"),
    [
        (f"{DISH.replace('X', 'Sehr langer Name eines Gerichts')}", "cut after 24 letters"),
        (f"{DISH.replace('X', '🍕' * 12)}", "cut after 24 letters"),
        (f'{DISH}text = "{"lang " * 15}"\n', "cut after 72 letters"),
        (f'{DISH}image = "da.jpg"\n', "da.jpg is missing"),
        (DISH.replace("5", "0"), "costs nothing"),
        (f"{DISH}amount = '1 l'\ndeposit = 6\n", "deposit is higher"),
        (f'{DISH}traces = ["a"]\n'.replace("[]", '["a"]'), "is contained, so it is no trace"),
        (f'{DISH}\nhours = "Mo-Fr 11:00-14:00"\n', "counts for dish 9 only"),
    ],
)
def test_a_warning_is_given_and_does_not_block(section, said):
    files = small(drinks=section)
    assert good(files)
    assert any(said in warning for warning in warned(files))


def test_a_short_name_serves_for_the_list():
    files = small(drinks=DISH.replace("X", "Sehr langer Name eines Gerichts") + 'short = "Langer Name"\n')
    assert not warned(files)


def test_translations_that_are_missing_are_told_once_for_each_file():
    files, _ = edited(sample(), "30-pizza.toml", "^name_en.*\n", "", below="[item.22]")
    files, line = edited(files, "30-pizza.toml", "^name_en.*\n", "", below="[item.20]")
    (warning,) = warned(files)
    assert "2 texts have no name_en: Margherita, Salami" in warning
    assert warning.startswith(f"30-pizza.toml:{line - 1}:")


def test_a_picture_that_is_there_is_not_missed():
    assert not warned(small(drinks=f'{DISH}image = "da.jpg"\n') | {"da.jpg": b""})


def test_an_empty_section_is_warned_of():
    assert any(
        "this section is empty" in warning
        for warning in warned(SMALL | {"50-neu.toml": b'name = "Neu"\nstation = "ofen"\ntax = "food"\n'})
    )


def test_a_cereal_without_its_kind_is_warned_of():
    files, _ = edited(SMALL, "card.toml", '"gluten:wheat"', '"gluten"')
    assert any('named: "gluten:wheat"' in warning for warning in warned(files))


def test_a_file_with_a_hidden_second_ending_is_told():
    assert any("rename it" in warning for warning in warned(SMALL | {"30-neu.toml.txt": b""}))


def test_a_card_needs_card_toml_and_a_section():
    assert faults({"20-pizza.toml": SMALL["20-pizza.toml"]})[0].startswith("card.toml: card.toml is missing")
    assert any("no section" in fault for fault in faults({"card.toml": SMALL["card.toml"]}))
    assert check_card({}).menu is None


def test_two_files_of_one_section_are_refused():
    files = SMALL | {"30-pizza.toml": b'name = "P"\nstation = "ofen"\ntax = "food"\n'}
    assert any("is already in 20-pizza.toml" in fault for fault in faults(files))


def test_a_high_price_needs_a_high_limit():
    files = small(drinks=DISH.replace("5", "120"))
    assert "did you mean 1.20?" in faults(files)[0]
    raised, _ = edited(files, "card.toml", "^currency", "price_limit = 150\ncurrency")
    assert good(raised).menu.items["9"].price == {"": 12000}


def test_a_statement_of_the_owners_own_is_possible():
    files, _ = edited(SMALL, "card.toml", "^1 = .*$", '1 = "other:enthält Taurin"')
    assert good(files).menu.codes["1"] == "other:enthält Taurin"


def test_one_dish_without_the_sizes_of_all_others_is_a_warning():
    def told(price):
        files, _ = edited(sample(), "30-pizza.toml", r"^price( *)= .*$", price, below="[item.22]")
        return [each for each in warned(files) if "sizes" in each]

    (one,) = told("price = 9.90")
    assert "only this dish of the section has no sizes" in one
    assert told("price = { gross = 9.90 }") == [], "a dish that comes in one size only is meant so"


def test_a_dish_whose_header_lacks_its_first_word_is_shown_how_it_begins():
    (told,) = faults(small(drinks=DISH.replace("[item.9]", "[9]")))
    assert told.endswith("a dish begins so: [item.9]")
