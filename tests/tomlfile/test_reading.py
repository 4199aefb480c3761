"""A file that cannot be read is explained by its line, in words that owners know."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orderbot.texts import plain
from orderbot.tomlfile.reading import read_toml
from orderbot.wording.render import complain

JARGON = (
    "array",
    "table",
    "statement",
    "inline",
    "token",
    "character '",
    "declare",
    "overwrite",
    "Expected",
    "Invalid",
    "TOML",
)
MISTAKES = [  # what the owner wrote, the line to point to, and a piece of what is said
    ("price = 8,50", 1, "write 8.50"),
    ("price = { klein = 7.50, gross = 9,50 }", 1, "write 9.50"),
    ("price = 8.50 €", 1, "no currency sign"),
    ("price = 8,50 EUR # wie immer", 1, "write 8.50"),
    ("price = 8.-", 1, "write 8.00"),
    ("price = 8,-", 1, "write 8.00"),
    ("price = 08.50", 1, "write 8.50"),
    ("price = .50", 1, "write 0.50"),
    ("price = 8.50,", 1, "write 8.50"),
    ("minutes = 05", 1, "write 5"),
    ("price = 8.50 pro Stück", 1, "only a number"),
    ("price =", 1, "nothing stands behind"),
    ("price: 8.50", 1, "write price = 8.50"),
    ("price 8.50", 1, "write price = 8.50"),
    ("price == 8.50", 1, "write price = 8.50"),
    ("price = { klein: 8.50 }", 1, 'one "=" belongs'),
    ("größe = 3", 1, "write groesse"),
    ("price = { groß = 3 }", 1, "write gross"),
    ("pickup price = 3", 1, "write pickup_price"),
    ('name = "Pizza "Spezial""', 1, "write name = 'Pizza \"Spezial\"'"),
    ('name = ""Margherita""', 1, 'write name = "Margherita"'),
    ('x = 1\nname = "Margherita\ny = 1', 2, "a quote is missing"),
    ('name = Margherita"', 1, "a quote is missing"),
    ("name = 'Oma's Pizza'", 1, 'write name = "Oma\'s Pizza"'),
    ("name = „Margherita“", 1, "straight quotes"),
    ('name = "Margherita“', 1, "straight quotes"),
    ("name = Margherita", 1, 'write name = "Margherita"'),
    ("amount = 0,33 l", 1, 'write amount = "0,33 l"'),
    ("codes = a, g", 1, 'write codes = ["a", "g"]'),
    ('codes = "a", "g"', 1, 'write codes = ["a", "g"]'),
    ("codes = [a, g]", 1, "text needs quotes"),
    ('codes = ["a, "g"]', 1, "a quote is missing"),
    ('codes = ("a")', 1, "square brackets"),
    ('codes = ["a")', 1, "wrong sign"),
    ('words = [ "x" "y" ]', 1, "a comma is missing"),
    ('words = [ "x",, "y" ]', 1, "a comma too many"),
    ('x = 1\ncodes = ["a"\nprice = 3\n[item.2]', 2, "opened in line 2"),
    ('codes = ["a",\n\n[item.2]\nname = "x"', 1, "opened in line 1"),
    ('codes = ["a"\n\n', 1, "opened in line 1"),
    ('price = { klein = 3\ncodes = ["a"]', 1, "opened in line 1"),
    ('price = { klein = 3,\ncodes = ["a"]\n\n[item.2]\nname = "x"', 1, "opened in line 1"),
    ('name = "a"\ntext = """abc\n[item.3]\nname = "b"\n', 2, "three quotes in line 2"),
    ("hidden = True", 1, "write hidden = true"),
    ("hidden = ja", 1, "write hidden = true"),
    ('x = 1\n[item.3\nname = "x"', 2, "write [item.3]"),
    ("[item.3 b]", 1, "write [item.3b]"),
    ("[item 3]", 1, "write [item.3]"),
    ("[item.käse]", 1, "write [item.kaese]"),
    ("item.3]", 1, "write [item.3]"),
    ("[item.3] Margherita", 1, "stands behind the header"),
    ('[item.2]\nname = "x"\nprice = 1\n\nprice = 2', 5, "repeats line 3"),
    ('[item.2]\nname = "x"\nprice = 1\n\nname = "y"', 5, "write the missing header"),
    ('name = "S"\n\nname = "y"', 3, "write the missing header"),
    ('[item.2]\nname = "Foo"\n[item.3]\n[item.2]\nname = "y"', 4, 'already in line 1: "Foo"'),
    ("price = { klein = 1, klein = 2 }", 1, "named twice"),
    ("[size]\na = 1\n[codes]\n[size]", 4, "already in line 1"),
    ('image = "bilder\\parma.jpg"', 1, "write / instead"),
    ("// Hallo", 1, "begin remarks with #"),
    ("price = 8.50 // neu", 1, "begin remarks with #"),
    ("Margherita", 1, "this line is no entry"),
    ('name = "x" price = 8.50', 1, "two entries"),
    ("price\u00a0= 8", 1, "invisible character"),
    ('name = "a\x01b"', 1, "invisible character"),
]


@pytest.mark.parametrize(("written", "line", "said"), MISTAKES, ids=[each[0][:30] for each in MISTAKES])
@pytest.mark.parametrize("above", ["", '# card\nfirst = "Äpfel # 1"\n\n'])
def test_what_was_meant_is_said_and_where(written, line, said, above):
    document = read_toml("a.toml", (above + written).encode())
    (complaint,) = document.complaints
    assert complaint.line == line + above.count("\n")
    words = f"{plain(complaint.what)}; {plain(complaint.remedy)}"
    digits = said.replace(f"line {line}", f"line {complaint.line}") if "header" not in said else said
    assert digits in words or (above and "line" in said)
    assert not any(word in words for word in JARGON)
    assert complain(complaint, "de") != complain(complaint, "en")


def test_byte_order_mark_and_line_ends_of_windows_are_accepted():
    document = read_toml("a.toml", b'\xef\xbb\xbfname = "x"\r\nprice = 8.50\r\n')
    assert document.data == {"name": "x", "price": Decimal("8.50")}
    assert not document.complaints
    assert document.line(("price",)) == 2


def test_letters_made_of_two_signs_become_one():
    assert read_toml("a.toml", 'name = "Ka\u0308se"\n'.encode()).data == {"name": "Käse"}


def test_a_file_of_windows_letters_is_named_with_its_line():
    (complaint,) = read_toml("a.toml", 'a = 1\nname = "Käse"\n'.encode("cp1252")).complaints
    assert complaint.line == 2
    assert "ä" in plain(complaint.what)
    assert "UTF-8" in plain(complaint.remedy)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_file_of_two_byte_letters_is_to_be_saved_as_utf8(encoding):
    (complaint,) = read_toml("a.toml", 'name = "x"\n'.encode(encoding)).complaints
    assert "UTF-8" in plain(complaint.remedy)


def test_letters_that_were_encoded_twice_are_found():
    (complaint,) = read_toml("a.toml", 'a = 1\nname = "Käse"\n'.encode().decode("cp1252").encode()).complaints
    assert complaint.line == 2


def test_the_written_form_of_a_value_is_kept():
    document = read_toml("a.toml", b"price = { klein = 08 }".replace(b"08", b"8.500") + b'\ntext = "a, b"\n')
    assert document.written(("price", "klein")) == "8.500"
    assert document.written(("text",)) == '"a, b"'
    assert document.written(("nothing",)) == ""


def test_nesting_beyond_reason_is_a_complaint():
    assert read_toml("a.toml", b"a = " + b"[" * 5000).broken


@given(st.binary(max_size=80))
def test_any_bytes_are_read_or_complained_of(data):
    document = read_toml("a.toml", data)
    assert document.broken or document.data is not None


@given(st.text(st.sampled_from("[]{}\"'=,.#\n abc8.50€ä:\\\t"), max_size=60))
def test_any_text_is_read_or_explained_in_german(text):
    document = read_toml("a.toml", text.encode())
    for complaint in document.complaints:
        assert 0 <= complaint.line <= text.count("\n") + 1
        assert complain(complaint, "de")


@pytest.mark.parametrize(
    "written",
    ["a = [}", "a = [[}{", "a = {]", "a = {{", "a = [,", "a = [#", "a = {=", "[[[", '[""', "a = {x=}", "a = [{,]"],
)
@pytest.mark.parametrize("end", ["", "\n", " \n[item.2]\n"])
def test_brackets_gone_astray_are_read_to_their_end(written, end):
    (complaint,) = read_toml("a.toml", (written + end).encode()).complaints
    assert complaint.line == 1
