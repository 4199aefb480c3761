"""The demo's paper is what the encoder really sent."""

import sys
from pathlib import Path

import pytest

from orderbot.printing.emulator.roll import seen
from orderbot.tickets.escpos import Model, paper
from orderbot.tickets.layout import layout
from orderbot.tickets.making import tickets_for
from orderbot.tickets.plain import plain

sys.path.insert(0, str(Path(__file__).parents[1] / "tickets"))
from paper_orders import ORDERS, restaurant


@pytest.mark.parametrize("name", sorted(ORDERS))
def test_what_was_sent_reads_as_what_was_laid_out(name):
    model = Model(pictures=False)
    for _, ticket in tickets_for(ORDERS[name], restaurant(), "de"):
        assert seen(paper(ticket, model)).rstrip() == plain(layout(ticket, 48, model.write), 48).rstrip()


def test_what_no_printer_understands_is_said():
    assert seen(b"\x1bp\x00").startswith("? unknown command")
