"""What an Epson that fetches its tickets gets: well-formed whatever a customer wrote, and nothing it discards."""

from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from paper_orders import HOSTILE, MARGHERITA, ORDERS, order, restaurant

from orderbot.ordering.order import Address
from orderbot.tickets import epos, making
from orderbot.tickets.escpos import Model
from orderbot.tickets.layout import layout

SPACE = f"{{{epos.NAMESPACE}}}"
LETTERS = Model(pictures=False)


def tickets(placed):
    return [ticket for _, ticket in making.tickets_for(placed, restaurant(), "de")]


@settings(max_examples=80, deadline=None)
@given(st.text(st.characters(exclude_categories=())) | st.sampled_from([HOSTILE, "]]>", "<cut/>", "&#27;", "\ufffe"]))
def test_no_words_of_a_customer_make_it_ill_formed_or_command(words):
    placed = order(
        replace(MARGHERITA, note=words), name=words, allergy=words, address=Address(words, words, words, words)
    )
    for ticket in tickets(placed):
        document = ElementTree.fromstring(epos.request(ticket, LETTERS, "o1-1-0"))
        kinds = {each.tag.removeprefix(SPACE) for each in document.iter() if each.tag.startswith(SPACE)}
        assert kinds <= {"epos-print", "text", "cut", "symbol"}
        assert len(list(document.iter(f"{SPACE}cut"))) == 1
        assert not list(document.iter(f"{SPACE}pulse")), "the drawer"


@pytest.mark.parametrize("name", sorted(ORDERS))
def test_it_says_the_same_lines_as_the_paper_of_other_printers(name):
    for ticket in tickets(ORDERS[name]):
        document = ElementTree.fromstring(epos.document(ticket, LETTERS))
        said = "".join(each.text or "" for each in document.iter(f"{SPACE}text"))
        wanted = [line.text for line in layout(ticket, 48, epos._plainly) if not line.qr]
        assert said.split("\n")[:-1] == wanted


def test_styles_and_codes_are_those_of_the_layout():
    (ticket,) = tickets(ORDERS["delivery"])
    document = ElementTree.fromstring(epos.document(replace(ticket, copy=1), replace(LETTERS, buzzer="epson")))
    without = next(each for each in document.iter(f"{SPACE}text") if "OHNE" in (each.text or ""))
    assert (without.get("reverse"), without.get("em"), without.get("height")) == ("true", "true", "1")
    number = next(each for each in document.iter(f"{SPACE}text") if each.text == "#47")
    assert (number.get("width"), number.get("height")) == ("4", "4")
    (code,) = document.iter(f"{SPACE}symbol")
    assert code.text.startswith("https://")
    (sound,) = document.iter(f"{SPACE}sound")
    assert int(sound.get("repeat")) == 2, "0 would buzz for ever"
