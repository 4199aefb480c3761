"""What an order prints, character by character: tests/tickets/<order>-<columns>.txt, style at the right of the bar.

ORDERBOT_REWRITE=1 writes the files anew; read the difference before you keep it.
"""

import ast
import io
import os
from datetime import datetime
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from paper_orders import BERLIN, ONE, ORDERS, THREE, restaurant

from orderbot.restaurant import PrinterConfig
from orderbot.tickets import document
from orderbot.tickets.codepages import writable
from orderbot.tickets.layout import layout
from orderbot.tickets.lines import cells
from orderbot.tickets.plain import plain
from orderbot.wording import render

HERE = Path(__file__).parent
PO = Path(render.__file__).parent / "locale" / "de" / "tickets.po"


def style(line):
    sizes = dict.fromkeys(f"{s.width}x{s.height}" for s in line.spans if s.text.strip())
    signs = ["bold"] * any(s.bold for s in line.spans) + ["inverted"] * any(s.inverted for s in line.spans)
    return " ".join([*(size for size in sizes if sizes.keys() != {"1x1"}), *signs])


def shown(ticket, columns):
    rows = []
    for line in layout(ticket, columns, writable):
        said = plain((line,), columns).rstrip("\n")
        rows.append(f"{said}{' ' * (columns - cells(said))}| {style(line)}".rstrip())
    return "\n".join(rows)


def compare(name, said):
    golden = HERE / f"{name}.txt"
    if os.environ.get("ORDERBOT_REWRITE"):
        golden.write_text(said, "utf-8")
    assert said == golden.read_text("utf-8")


@pytest.mark.parametrize("columns", [48, 32])
@pytest.mark.parametrize("name", ORDERS)
def test_one_printer_prints_the_order_as_written_down(name, columns):
    tickets = document.tickets_for(ORDERS[name], restaurant(ONE), "de")
    compare(f"{name}-{columns}", "\n\n".join(shown(ticket, columns) for _, ticket in tickets) + "\n")


@pytest.mark.parametrize("name", ["delivery", "halves", "combo"])
def test_three_printers_share_the_order_as_written_down(name):
    tickets = document.tickets_for(ORDERS[name], restaurant(THREE), "de")
    compare(f"{name}-stations", "\n\n".join(f"== {who}\n{shown(ticket, 42)}" for who, ticket in tickets) + "\n")


def test_a_possible_duplicate_and_a_reprint_say_so_at_top_and_bottom_as_written_down():
    _, first = document.tickets_for(ORDERS["pickup"], restaurant(), "de")[0]
    again = first.again(document.DUPLICATE)
    compare("copies", shown(again, 48) + "\n\n" + shown(again.again(document.REPRINT), 32) + "\n")


def test_a_cancelled_order_is_taken_back_at_each_station_as_written_down():
    now = datetime(2026, 11, 12, 18, 51, tzinfo=BERLIN)
    tickets = [ticket.cancel(now) for _, ticket in document.tickets_for(ORDERS["delivery"], restaurant(THREE), "de")]
    assert all(ticket.guest is None and ticket.bill is None for ticket in tickets)
    compare("cancelled", "\n\n".join(shown(ticket, 48) for ticket in tickets) + "\n")


def test_every_label_has_a_german_translation():
    labels = {
        node.args[place].value
        for file in Path(layout.__code__.co_filename).parent.glob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("text", "plural")
        for place in range(1 + (node.func.id == "plural"))
    }
    german = {
        part
        for message in read_po(io.BytesIO(PO.read_bytes()))
        if message.id
        for part in ([message.id] if isinstance(message.id, str) else message.id)
    }
    assert labels == german


def test_the_test_ticket_is_as_written_down():
    now = datetime(2026, 11, 12, 18, 0, tzinfo=BERLIN)
    ticket = document.test_ticket(PrinterConfig("küche", "file:x"), now, "de")
    compare("test-48", shown(ticket, 48) + "\n")


def test_a_kitchen_that_reads_english_gets_english_labels():
    _, ticket = document.tickets_for(ORDERS["delivery"], restaurant(language="en"), "de")[0]
    compare("delivery-english", shown(ticket, 48) + "\n")
