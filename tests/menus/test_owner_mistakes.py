"""What owners do wrong, made at three places of the sample card: refused, with the right file and line, in German."""

import pytest

from orderbot.menu.checking import check_card
from orderbot.texts import plain
from orderbot.wording.render import complain
from tests.menus.cards import edited, sample

PIZZA, PASTA, DRINKS = "30-pizza.toml", "40-pasta.toml", "70-getraenke.toml"
SIZED = [(PIZZA, "[item.22]"), (PIZZA, "[item.32]"), ("20-salate.toml", "[item.12]")]
SINGLE = [(PASTA, "[item.42]"), (DRINKS, "[item.72]"), ("10-vorspeisen.toml", "[item.4]")]
ANY = SIZED + SINGLE
PRICE = r"^price( *)= [\d.]+$"
TABLE = r"klein = (\d+)\.(\d\d)"
NAME = r'^name( *)= "(.*)"$'
CODES = r"^codes( *)= \[(.*)\]"
HEADER = r"^\[item\.(\w+)\]"
JARGON = (
    "array",
    "table",
    "statement",
    "inline",
    "token",
    "declare",
    "overwrite",
    "Expected",
    "Invalid",
    "TOML",
    "None",
)

MISTAKES = [  # what, where, pattern, what it becomes, lines further down, what is said (English source)
    ("a comma in a price", SINGLE, PRICE, r"price\1= 8,50", 0, "write 8.50"),
    ("a comma in a table", SIZED, TABLE, r"klein = \1,\2", 0, "point instead of the comma"),
    ("a currency sign", SINGLE, PRICE, r"price\1= 8.50 €", 0, "no currency sign"),
    ("a currency word", SINGLE, PRICE, r"price\1= 8.50 EUR", 0, "no currency sign"),
    ("a dash for cents", SINGLE, PRICE, r"price\1= 8.-", 0, "write 8.00"),
    ("a leading zero", SINGLE, PRICE, r"price\1= 08.50", 0, "write 8.50"),
    ("quotes within quotes", ANY, NAME, r'name\1= "Hausgemacht "\2""', 0, "more than two quotes"),
    ("a closing quote is missing", ANY, NAME, r'name\1= "\2', 0, "quote is missing"),
    ("an opening quote is missing", ANY, NAME, r'name\1= \2"', 0, "quote is missing"),
    ("typographic quotes", ANY, NAME, r"name\1= „\2“", 0, "straight quotes"),
    ("text without quotes", ANY, NAME, r"name\1= Margherita", 0, "text needs quotes"),
    ("an umlaut in a key", ANY, CODES, r"größe = 3\ncodes = [\2]", 0, "write groesse"),
    ("a colon instead of =", SINGLE, PRICE, "price: 8.50", 0, "write price = 8.50"),
    ("nothing instead of =", SINGLE, PRICE, "price 8.50", 0, "write price = 8.50"),
    ("a list is not closed", ANY, CODES, r"codes\1= [\2", 0, "is not closed"),
    ("a header is not closed", ANY, HEADER, r"[item.\1", 0, "header"),
    ("a header with a space", ANY, HEADER, r"[item.\1 b]", 0, r"write [item."),
    ("a key twice", SINGLE, PRICE, r"price\1= 8.50\nprice = 8.60", 1, "repeats line"),
    ("a header deleted", ANY, HEADER, "", 1, "write the missing header"),
    ("a key misspelt", ANY, r"^price", "prize", 0, 'did you mean "price"?'),
    ("a key in German", ANY, r"^price", "Preis", 0, 'did you mean "price"?'),
    ("no price", ANY, r"^price.*\n", "", None, "has no price"),
    ("no codes", ANY, r"^codes.*\n", "", None, "codes = []"),
    ("no name", ANY, r"^name .*\n", "", None, "has no name"),
    ("a sign that is not defined", ANY, CODES, r'codes\1= ["zz"]', 0, "not defined under [codes]"),
    ("a size that is not defined", SIZED, r"klein =", "klien =", 0, 'klein"? There is: '),
    ("a station that is not defined", ANY, CODES, r'station = "offen"\ncodes = [\2]', 0, 'did you mean "ofen"?'),
    ("a choice that is not defined", ANY, CODES, r'choices = ["exta"]\ncodes = [\2]', 0, 'did you mean "extra"?'),
    ("a tax class that is not defined", ANY, CODES, r'tax = "foot"\ncodes = [\2]', 0, 'did you mean "food"?'),
    ("three decimals", SINGLE, PRICE, r"price\1= 8.500", 0, "did you mean 8.50?"),
    ("three decimals in a table", SIZED, TABLE, r"klein = \1.\g<2>0", 0, "did you mean"),
    ("a point is missing", SINGLE, PRICE, r"price\1= 850", 0, "did you mean 8.50?"),
    ("a point is missing in a table", SIZED, TABLE, r"klein = \1\2", 0, "very high price"),
    ("a negative price", SINGLE, PRICE, r"price\1= -8.50", 0, "did you mean 8.50?"),
    ("true as a price", SINGLE, PRICE, r"price\1= true", 0, "is not a price"),
    ("no number as a price", SINGLE, PRICE, r"price\1= nan", 0, "is not a price"),
    ("an endless price", SINGLE, PRICE, r"price\1= inf", 0, "is not a price"),
    ("an exponent", SINGLE, PRICE, r"price\1= 85e-1", 0, "is not a price"),
    ("a price in hexadecimals", SINGLE, PRICE, r"price\1= 0x10", 0, "is not a price"),
    ("words as a price", SINGLE, PRICE, r'price\1= "Tagespreis"', 0, "is not a price"),
    ("a currency sign in quotes", SINGLE, PRICE, r'price\1= "8,50 €"', 0, "write price = 8.50"),
    ("a number with a point", ANY, HEADER, r"[item.\1.5]", 0, "a number has no point"),
    ("two brackets", ANY, HEADER, r"[[item.\1]]", 0, "bracket too many"),
    ("a list without brackets", ANY, CODES, r'codes\1= "a"', 0, 'write codes = ["a"]'),
    ("a language the card has not", ANY, NAME, r'\g<0>\nname_fr = "x"', 1, "no language fr"),
    ("an amount that is none", SINGLE[::2], PRICE, r'\g<0>\namount = "viel"', 1, "not a fill quantity"),
    ("an age that the law does not know", ANY, CODES, r"age = 17\n\g<0>", 0, "16 or 18"),
    ("hours that cannot be", ANY, CODES, r'hours = "Mo-Xx 11-12"\n\g<0>', 0, ""),
    ("a season that cannot be", ANY, CODES, r'season = "im Winter"\n\g<0>', 0, ""),
    ("a file of Windows letters", ANY, NAME, r'name\1= "@@"', 0, "UTF-8"),
]
CASES = [pytest.param(*each, *place, id=f"{each[0]}-{place[1]}") for each in MISTAKES for place in each[1]]


@pytest.mark.parametrize(("what", "places", "old", "new", "down", "said", "file", "below"), CASES)
def test_a_mistake_is_refused_with_its_line(what, places, old, new, down, said, file, below):
    files, line = edited(sample(), file, old, new, below=below)
    if "@@" in new:
        files[file] = files[file].replace(b"@@", "Käse".encode("cp1252"))
    if down is None:  # what is missing is told at its block
        line, down = sample()[file].decode().split("\n").index(below) + 1, 0
    result = check_card(files)
    assert result.menu is None
    complaint = min(result.errors, key=lambda each: abs(each.line - line - down) if each.file == file else 999)
    assert complaint.file == file
    assert abs(complaint.line - line - down) <= 1
    assert said in f"{plain(complaint.what)}; {plain(complaint.remedy)}"
    german = complain(complaint, "de")
    assert german != complain(complaint, "en")
    assert not any(word in german for word in JARGON)


@pytest.mark.parametrize(("file", "below"), ANY)
def test_one_mistake_is_told_once(file, below):
    files, _ = edited(sample(), file, r"^codes.*\n", 'codes = ["zz"]\n', below=below)
    assert len(check_card(files).errors) == 1


@pytest.mark.parametrize(("file", "number"), [(PIZZA, "24"), (PASTA, "46")])
def test_a_number_given_twice_names_the_other_dish(file, number):
    files, line = edited(sample(), file, rf"^\[item\.{number}\]", "[item.27]" if file == PIZZA else "[item.44]")
    (complaint,) = check_card(files).errors
    words = plain(complaint.what)
    if file == PIZZA:  # the second of the two is further down
        assert complaint.line == sample()[file].decode().split("\n").index("[item.27]") + 1
        assert words == f'number 27 is already in line {line}: "Funghi"'
    else:
        assert complaint.line == line
        assert words.endswith('"Aglio e Olio"')


def test_a_number_given_in_two_files_names_the_other_file():
    files, line = edited(sample(), PASTA, r"^\[item\.46\]", "[item.24]")
    (complaint,) = check_card(files).errors
    assert (complaint.file, complaint.line) == (PASTA, line)
    assert plain(complaint.what).startswith("number 24 is already in 30-pizza.toml line ")
    assert plain(complaint.what).endswith('"Funghi"')


@pytest.mark.parametrize("key", ["station", "tax"])
@pytest.mark.parametrize("file", [PIZZA, DRINKS])
def test_a_key_of_the_section_below_the_first_dish_is_told_where_it_stands(file, key):
    text = sample()[file].decode().split("\n")
    row = next(row for row in text if row.startswith(f"{key} "))
    text.remove(row)
    header = next(place for place, row in enumerate(text) if row.startswith("[item."))
    text.insert(header + 3, row)
    (complaint,) = check_card(sample() | {file: "\n".join(text).encode()}).errors
    assert (complaint.file, complaint.line) == (file, header + 4)
    assert plain(complaint.remedy).startswith("write it above the first header")


def test_all_mistakes_of_all_files_are_told_at_once():
    files, _ = edited(sample(), PIZZA, r"^codes.*\n", "", below="[item.22]")
    files, _ = edited(files, PIZZA, r"^price", "prize", below="[item.28]")
    files, _ = edited(files, PASTA, PRICE, "price = 8,50", below="[item.42]")
    files, _ = edited(files, "card.toml", 'g *= "milk"', 'g = "mlik"')
    result = check_card(files)
    assert {complaint.file for complaint in result.errors} == {PIZZA, PASTA, "card.toml"}
    assert len(result.errors) == 4


def test_a_broken_card_toml_brings_no_follow_up_complaints():
    files, line = edited(sample(), "card.toml", "^currency.*$", "currency = EUR")
    (complaint,) = check_card(files).errors
    assert (complaint.file, complaint.line) == ("card.toml", line)


def test_a_broken_section_brings_no_follow_up_complaints():
    files, line = edited(sample(), DRINKS, PRICE, "price = 8,50", below="[item.70]")
    (complaint,) = check_card(files).errors
    assert (complaint.file, complaint.line) == (DRINKS, line)
