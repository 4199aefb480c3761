"""The bytes, read back by a decoder that shares nothing with the encoder and knows no other commands."""

import warnings
from dataclasses import replace
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from paper_orders import HOSTILE, MARGHERITA, ORDERS, THREE, order, restaurant

from orderbot.ordering.order import Address, OrderOption
from orderbot.printing.emulator.decoder import DecodeError, decode
from orderbot.texts import Words
from orderbot.tickets import document, escpos, making
from orderbot.tickets.codepages import PAGES, writable
from orderbot.tickets.escpos import Model
from orderbot.tickets.layout import layout
from orderbot.tickets.lines import Line, Span

ANY = st.text(st.characters(exclude_categories=()), max_size=120) | st.sampled_from(
    [HOSTILE, "» ", "a" * 500, "王" * 200]
)
FEW = (PAGES, ((16, "cp1252"),), ((17, "cp866"), (14, "cp737")))


def tickets(placed, printers=THREE):
    return [ticket for _, ticket in making.tickets_for(placed, restaurant(printers), "de")]


@pytest.mark.parametrize("columns", [48, 42, 33, 32])
@pytest.mark.parametrize("name", sorted(ORDERS))
def test_every_ticket_reads_back_as_it_was_laid_out(name, columns):
    for ticket in [*tickets(ORDERS[name]), *tickets(ORDERS[name], THREE[2:])]:
        page = decode(escpos.paper(ticket, Model(columns, pictures=False)))
        lines = layout(ticket, columns, writable)
        assert [row.text for row in page.rows[:-1]] == [line.text for line in lines]
        for row, line in zip(page.rows, lines, strict=False):
            spans = [(s.text, s.bold, s.inverted, s.width, s.height) for s in line.spans if s.text]
            found = {(st.bold, st.inverted, st.width, st.height) for _, st in row.spans}
            assert found == {tuple(map(int, span[1:])) for span in spans}
        assert page.cuts == 1


def everything_hostile(words):
    hostile, named = Words(words), Words(words or "x")
    line = replace(
        MARGHERITA, name=named, section=hostile, size=hostile, note=words, kitchen=words, codes=(words,), traces=(words,),
        options=(OrderOption(hostile, 2, "extra", 10),), without=(hostile,),
    )  # fmt: skip
    return order(line, name=words, phone=words, allergy=words, address=Address(*[words] * 5), codes={words: words})


@settings(max_examples=60, deadline=None)
@given(ANY, st.sampled_from([24, 32, 48]), st.sampled_from(FEW))
def test_hostile_words_in_every_field_never_command_and_never_widen_a_line(words, columns, pages):
    for ticket in tickets(everything_hostile(words)):
        page = decode(escpos.paper(ticket.again(document.REPRINT), Model(columns, pages, pictures=False)))
        assert page.cuts == 1
        assert all(row.columns <= columns for row in page.rows)


@settings(max_examples=60, deadline=None)
@given(ANY, st.sampled_from([24, 32, 48]), st.sampled_from(FEW))
def test_no_line_in_a_customers_words_is_without_prefix_or_with_a_style(words, columns, pages):
    """The customer writes only X; ours contain none, so every line with an X is theirs."""
    hostile = "".join("X" if sign.isprintable() and sign != " " else sign for sign in words) + " X\nX"
    placed = order(replace(MARGHERITA, note=hostile), name=hostile, allergy=hostile, address=Address(*[hostile] * 5))
    prefix = writable("» ", pages)
    for ticket in tickets(placed):
        for row in decode(escpos.paper(ticket, Model(columns, pages, pictures=False))).rows:
            if "X" in row.text:
                assert row.text.lstrip(" ").startswith(prefix)
                assert {(s.bold, s.inverted, s.size, s.align) for _, s in row.spans} == {(0, 0, 0, 0)}


@given(st.integers(20, 64), st.sampled_from(sorted(ORDERS)))
@settings(deadline=None)
def test_no_line_is_wider_than_the_paper_and_the_number_is_at_top_and_bottom(columns, name):
    for ticket in tickets(ORDERS[name]):
        lines = layout(ticket, columns)
        assert max(line.columns for line in lines) <= max(columns, 24)
        numbers = [place for place, line in enumerate(lines) if f"#{ticket.number}" in line.text.split()]
        assert numbers[0] <= 4
        assert numbers[-1] >= len(lines) - 3


def test_the_euro_is_a_euro_after_every_reset():
    line = (Line((Span("12,50 €"),)),)
    twice = decode(escpos.encode(line) + escpos.encode(line))
    assert [row.text for row in twice.rows] == ["12,50 €", "12,50 €", ""]


def test_without_choosing_a_table_after_the_reset_the_euro_is_lost():
    wrong = escpos.encode((Line((Span("€"),)),)).replace(b"\x1bt\x10", b"")
    assert "€" not in decode(wrong).rows[0].text


def test_a_line_stays_in_one_table_where_one_has_it_all():
    assert escpos.encode((Line((Span("Łódź"), Span(" 5"))),)).count(b"\x1bt") == 2
    assert decode(escpos.encode((Line((Span("» Привет Łódź"),)),))).rows[0].text == "» Привет Łódź"


def test_the_test_ticket_shows_each_table_as_itself():
    ticket = making.test_ticket(THREE[0], order().placed, "de")
    data = escpos.paper(ticket)
    assert [row.text[:9].strip() for row in decode(data).rows if row.text[:2].isdigit()] == [
        f"{n} {c}" for n, c in PAGES
    ]
    for number, _ in PAGES:
        assert bytes((0x1B, 0x74, number)) in data


@pytest.mark.parametrize(
    "bad", [b"\x1bp\x00\x19\xfa", b"\x1d(A\x02\x00\x00\x02", b"\x10\x14\x01\x00\x05", b"\x07", b"\x7f"]
)
def test_the_decoder_knows_no_other_command(bad):
    with pytest.raises(DecodeError):
        decode(escpos.init() + b"a" + bad + b"b")


def test_a_printer_in_chinese_mode_is_brought_out_of_it():
    with pytest.raises(DecodeError, match="Chinese"):
        decode(b"\x1b@\x1bt\x10\xfc")
    assert decode(escpos.init() + b"\xfc").rows[0].text == "ü"


def test_a_process_id_is_four_printable_characters():
    assert decode(escpos.process_id(b"ab c")).asked == [b"ab c"]
    for wrong in (b"abc", b"abcde", b"ab\x1bc"):
        with pytest.raises(ValueError, match="b"):
            escpos.process_id(wrong)


def test_another_encoder_agrees_with_the_decoder():
    """python-escpos never leaves the Chinese mode; the first bytes here do. Both say the same of texts both can say."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from escpos.printer import Dummy

        other = Dummy(profile="TM-T20II")
        for said in ("Größe ÄÖÜß", "Łódź Příliš", "Привет"):
            other.set(bold=True, align="center", double_height=True, double_width=True, invert=True)
            other.textln(said)
        other.set_with_default()
        other.textln("Ende")
        other.cut()
        theirs = decode(b"\x1b@\x1c." + other.output, foreign=True)
    loud = partial(Span, bold=True, inverted=True, width=2, height=2)
    ours = decode(
        escpos.encode(
            (
                *(Line((loud(said),), "centre") for said in ("Größe ÄÖÜß", "Łódź Příliš", "Привет")),
                Line((Span("Ende"),)),
            )
        )
    )
    read = [
        [(row.text, {(s.bold, s.inverted, s.size, s.align) for _, s in row.spans}) for row in page.rows if row.text]
        for page in (theirs, ours)
    ]
    assert read[0] == read[1]
    assert theirs.cuts == ours.cuts == 1
