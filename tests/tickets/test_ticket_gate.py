"""No text commands a printer, and no customer's line passes for one of ours: over all of Unicode."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orderbot.tickets.codepages import PAGES, has, writable
from orderbot.tickets.gate import clean, one_line
from orderbot.tickets.lines import cells, wrap

ANY = st.text(st.characters(exclude_categories=()), max_size=400)
NASTY = st.text(
    st.sampled_from(
        "a ö\n\r\t\x00\x1b\x1d\x10\x7f\x85\u0301\u0308\u0323\u200d\u202e\u2028\u00a0\ud800\ue000王😀\ufe0f»"
    )
)


def all_of_unicode():
    """Every code point, each behind a letter, in texts of ninety."""
    for start in range(0, sys.maxunicode + 1, 90):
        yield hex(start), "".join(f"a{chr(code)}" for code in range(start, min(start + 90, sys.maxunicode + 1)))


def test_no_code_point_gets_through_that_could_command_or_reorder():
    for where, text in all_of_unicode():
        signs = set(clean(text, 999)) - {"\n", " "}
        assert not {unicodedata.category(sign) for sign in signs} & {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs"}, (
            where
        )


@pytest.mark.thorough
def test_every_code_point_can_be_written_in_some_code_table_without_a_command():
    for where, text in all_of_unicode():
        said = writable(one_line(text, 999))
        assert said.startswith("a")
        for sign in set(said):
            found = has(PAGES, sign)
            assert found, where
            assert found[1][0] >= 0x20, where
            assert found[1][0] != 0x7F, where


@given(ANY | NASTY, st.integers(1, 300))
def test_what_is_clean_stays_as_it_is_and_short(text, most):
    said = clean(text, most)
    assert clean(said, most) == said
    assert len(said) <= most
    assert "\n\n\n" not in said
    assert "\n" not in one_line(text, most)


@given(ANY | NASTY)
def test_letters_carry_at_most_two_marks(text):
    run = 0
    for sign in clean(text):
        run = run + 1 if unicodedata.category(sign) in ("Mn", "Me") else 0
        assert run <= 2


@given(ANY | NASTY)
def test_what_is_writable_is_in_the_tables_and_stays_as_it_is(text):
    said = writable(one_line(text))
    assert writable(said) == said
    assert all(has(PAGES, sign) for sign in said)


@given(ANY | NASTY, st.integers(8, 60))
def test_rows_fit_and_lose_nothing_but_spaces(text, columns):
    said = clean(text)
    rows = wrap(said, columns)
    assert all(cells(row) <= columns for row in rows)
    assert "".join("".join(rows).split()) == "".join(said.split())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Jürgen Größmann", "Jürgen Größmann"),
        ("Łódź → Příliš…", "Łódź -> Příliš…"),
        ("Bánh mì đặc biệt ế", "Bánh mì đac biet e"),
        ("Ａ①ﬁ", "A1fi"),
        ("Pizza 😀👍🏽!", "Pizza [Emoji]!"),
        ("王小 Wang", "[738B 5C0F] Wang"),
        ("Ελλάδα Привет", "Ελλάδα Привет"),
    ],
)
def test_foreign_signs_are_said_in_signs_that_printers_have(text, said):
    assert writable(text) == said
    assert "?" not in said


def test_a_printer_with_few_tables_gets_what_its_tables_have():
    few = ((17, "cp866"),)
    assert writable("» 12,50 € für Müller – Привет", few) == "> 12,50 EUR fur Muller - Привет"
