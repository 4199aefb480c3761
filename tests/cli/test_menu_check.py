"""`orderbot menu check` and `orderbot menu show`."""

from __future__ import annotations

import pytest

from orderbot.whatsapp.limits import ROW_DESCRIPTION, ROW_TITLE
from tests.cli.shell import card, edit, run

VERBS = {
    "check": ["{}"],
    "show": ["{}"],
    "diff": ["{}", "{}"],
    "fmt": ["{}"],
    "export": ["{}"],
    "import": ["{}", "prices.csv"],
    "accept": ["{}"],
    "publish": ["{}", "elsewhere"],
    "schema": ["{}"],
}


def test_a_good_card_is_fine(tmp_path):
    there = card(tmp_path)
    assert run("menu", "check", there).out == f"{there}: fine, 43 dishes\n"
    assert run("menu", "check", there, lang="de").out == f"{there}: in Ordnung, 43 Gerichte\n"


def test_a_fault_names_the_file_from_where_one_stands(tmp_path):
    there = card(tmp_path)
    edit(there, "30-pizza.toml", "price   = { klein = 7.90", "prize   = { klein = 7.90")
    said = run("menu", "check", there, lang="de")
    assert said.code == 1
    assert said.out == ""
    assert said.err.startswith(f"{there}/30-pizza.toml:")
    assert "„prize“ ist kein Schlüssel" in said.err


def test_a_warning_says_that_it_is_one_and_does_not_block(tmp_path):
    there = card(tmp_path)
    edit(there, "20-salate.toml", 'name_en = "Mixed salad"\n', "")
    german, english = run("menu", "check", there, lang="de"), run("menu", "check", there)
    assert german.code == english.code == 0
    assert ": Hinweis: " in german.err
    assert ": warning: " in english.err
    assert run("menu", "check", there, "--quiet").err == ""


def test_a_fault_is_not_called_a_warning(tmp_path):
    there = card(tmp_path)
    edit(there, "70-getraenke.toml", "price   = 2.80", "price   = 2,80")
    assert "warning" not in run("menu", "check", there).err


def test_of_one_file_twenty_faults_are_told_and_the_rest_counted(tmp_path):
    there = card(tmp_path)
    (there / "80-neu.toml").write_text(
        'name = "Neu"\nstation = "ofen"\ntax = "food"\n'
        + "".join(f'[item.x{n}]\nname = "N {n}"\nname_en = "N {n}"\nprice = 1\n' for n in range(27)),
        encoding="utf-8",
    )
    lines = run("menu", "check", there, "--quiet", lang="de").err.splitlines()
    assert len(lines) == 21
    assert lines[-1].startswith(f"{there}/80-neu.toml: … und 7 weitere; ")


def test_several_cards_are_checked_although_one_is_wrong(tmp_path):
    good, bad = card(tmp_path, "good"), card(tmp_path, "bad")
    edit(bad, "card.toml", 'currency  = "EUR"', "")
    said = run("menu", "check", bad, good)
    assert said.code == 1
    assert f"{good}: fine" in said.out
    assert run("menu", "check", tmp_path / "none", good).code == 2


def test_the_allergen_report_names_what_is_not_stated_with_its_line(tmp_path):
    there = card(tmp_path)
    edit(there, "card.toml", 'a  = "gluten:wheat"', 'a  = "gluten"')
    said = run("menu", "check", there, "--allergens")
    assert said.code == 0
    lines = said.out.splitlines()
    assert any("card.toml:" in line and '"gluten" does not say which kind' in line for line in lines)
    where = (there / "30-pizza.toml").read_text(encoding="utf-8").split("\n").index("[item.20]") + 1
    assert any(line.startswith(f"{there}/30-pizza.toml:{where}: dish 20 Margherita") for line in lines)
    assert any("option extra.kaese Mozzarella does not state traces" in line for line in lines)
    assert not any("Bruschetta" in line for line in lines)  # states that there are none
    assert f"{there}: traces are stated for 6 of 43 dishes and 0 of 28 options" in lines


def test_the_allergen_report_of_a_complete_card_names_nothing(tmp_path):
    there = card(tmp_path)
    for file in there.glob("*.toml"):
        text = file.read_text(encoding="utf-8")
        text = (
            text.replace("\ncodes", "\ntraces = []\ncodes").replace("traces  = [", "#").replace("traces      = [", "#")
        )
        file.write_text(text.replace(", codes = [", ", traces = [], codes = ["), encoding="utf-8")
    lines = run("menu", "check", there, "--allergens").out.splitlines()
    assert lines == [
        f"{there}: traces are stated for 43 of 43 dishes and 28 of 28 options",
        f"{there}: fine, 43 dishes",
    ]


@pytest.mark.parametrize("lang", ["de", "en"])
@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("kind", ["missing", "file", "empty", "bytes", "folder in it"])
def test_a_hostile_folder_ends_in_a_sentence(verb, kind, lang, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    there = tmp_path / "x"
    if kind == "file":
        there.write_text("x")
    elif kind != "missing":
        there.mkdir()
    if kind == "bytes":
        (there / "card.toml").write_bytes(b"\xff\xfe\x00name = \x80")
        (there / "20-pizza.toml").write_bytes(bytes(range(256)))
    elif kind == "folder in it":
        (there / "card.toml").mkdir()
    said = run("menu", verb, *(word.format(there) for word in VERBS[verb]), lang=lang)
    if kind in ("missing", "file"):
        assert said.code == 2
        assert len(said.err.splitlines()) == 1
    elif (verb, kind) not in (("fmt", "empty"), ("fmt", "folder in it"), ("schema", kind)):
        assert said.code in (1, 2)
        assert str(there) in said.err or "x/" in said.err
    assert all("; " in line for line in said.err.splitlines())


def test_what_a_terminal_would_obey_or_could_not_write_is_not_written(tmp_path):
    there = card(tmp_path, "x\x07\n\udcff")
    fine = run("menu", "check", there)
    assert fine.code == 0
    edit(there, "70-getraenke.toml", "price   = 2.80", "price   = 2,80")
    wrong = run("menu", "check", there, "--quiet")
    assert wrong.code == 1
    assert "\x07" not in fine.out + wrong.err
    assert len(wrong.err.splitlines()) == 1


def test_show_writes_every_message_in_the_customer_s_language(tmp_path):
    there = card(tmp_path)
    german = run("menu", "show", there, "--now", "2026-05-15T12:00").out
    english = run("menu", "show", there, "--lang", "en", "--now", "2026-05-15T12:00").out
    assert german.startswith("> Hallo\n")
    assert english.startswith("> Hello\n")
    for title in ("Vorspeisen", "Salate", "Pizza", "Weitere (8)", "Pasta", "Desserts", "Getränke"):
        assert f"> [{title}]" in german
    assert "klein 26 cm: 7,90 €" in german
    assert "> [Ganze Karte als Text]" in german
    assert "Seafood" in english
    assert "34 Spargelpizza" in german  # in season


def test_show_cuts_where_whatsapp_cuts(tmp_path):
    there = card(tmp_path)
    edit(there, "30-pizza.toml", 'name    = "Margherita"', 'name    = "Margherita nach der Art des Hauses"')
    lines = run("menu", "show", there).out.splitlines()
    (title,) = [line.strip() for line in lines if line.startswith("    20 Marg")]
    assert title.endswith("…")
    assert len(title) <= ROW_TITLE
    rows = [line.strip() for line in lines if line.startswith("      ")]
    assert max(map(len, rows)) <= ROW_DESCRIPTION
    assert any(row.endswith("…") for row in rows)


def test_show_says_what_cannot_be_had_at_that_moment(tmp_path):
    there = card(tmp_path)
    last = run("menu", "show", there, "--now", "2026-11-15T18:00", lang="de").out.splitlines()[-1]
    assert "34 Spargelpizza" in last
    assert "mittag Mittagsmenü" in last
    assert "Margherita" not in last


def test_show_uses_the_restaurant_s_own_hours_with_a_configuration(tmp_path):
    there = card(tmp_path)
    config = tmp_path / "config.toml"
    config.write_text(settings(there), encoding="utf-8")
    said = run("menu", "show", there, "--config", config, "--now", "2026-05-15T18:00", lang="de")
    assert said.code == 0
    assert "Geöffnet bis 21:45." in said.out
    assert said.err == ""


def settings(there) -> str:
    return f"""[database]
url = "sqlite:orders.db"
[whatsapp]
app_secret = {{ env = "NOT_SET_HERE" }}
verify_token = {{ env = "NOT_SET_HERE" }}
[restaurant.bella]
name = "Pizzeria Bella"
menu = "{there}"
timezone = "Europe/Berlin"
language = "de"
phone_number_id = "106540352242922"
token = {{ env = "NOT_SET_HERE" }}
hours = "Mo-So 11:30-21:45"
imprint = "https://bella.example/impressum"
privacy = "https://bella.example/datenschutz"
staff = ["+4915112345678"]
phone = "+49338412345"
[restaurant.bella.pickup]
minutes = 20
[[restaurant.bella.printer]]
name = "kueche"
url = "file:tickets"
"""


SETS = """name = "Menü"
name_en = "Set"
station = "ofen"
tax = "food"
[item.m1]
name = "Menü 1"
name_en = "Pizza set"
price = 11
codes = []
[item.m2]
name = "Familienessen"
name_en = "Family meal"
price = 12
codes = []
words = ["essen zu viert",
    "set 2", WORDS]
"""


def sets(folder, words='"viererset"'):
    there = card(folder)
    (there / "80-menue.toml").write_text(SETS.replace("WORDS", words), encoding="utf-8")
    return there


def test_of_a_name_whose_short_form_is_a_number_the_owner_hears_that_it_is_not_taken(tmp_path):
    there = sets(tmp_path)
    said = run("menu", "check", there)
    assert said.code == 0
    assert said.err.splitlines() == [
        f'{there}/80-menue.toml:6: warning: "1" of "Menü 1" is a number: customers must write the whole name; '
        'add what else they call it, as words = ["…"]',
        f'{there}/80-menue.toml:16: warning: "2" of "set 2" is a number: customers must write the whole name; '
        'add what else they call it, as words = ["…"]',
    ]
    assert run("menu", "check", there, "--quiet").err == ""
    assert (
        "„1“ aus „Menü 1“ ist eine Zahl: Kunden müssen den ganzen Namen schreiben"
        in run("menu", "check", there, lang="de").err
    )


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ('"4"', '"4" in words is a number: wherever it is written it orders dish m2'),
        ('"teller"', '"teller" in words is an ordinary word: every order with it has dish m2'),
        ('"bitte"', '"bitte" in words is an ordinary word: every order with it has dish m2'),
    ],
)
def test_a_word_that_stands_in_any_order_is_told_with_its_line(tmp_path, words, told):
    there = sets(tmp_path, words)
    assert (
        f"{there}/80-menue.toml:16: warning: {told}; take it out, or write more of the name"
        in run("menu", "check", there).err.splitlines()
    )


def test_words_people_order_by_are_no_clash(tmp_path):
    assert '" in words is' not in run("menu", "check", sets(tmp_path, '"zero", "lunch", "4 käse", "mittags"')).err
