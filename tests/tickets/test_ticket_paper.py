"""What an order prints, character by character: tests/tickets/<order>-<columns>.txt, style at the right of the bar.

ORDERBOT_REWRITE=1 writes the files anew; read the difference before you keep it.
"""

import ast
import io
import os
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from paper_orders import BERLIN, BRUSCHETTA, COLA, MARGHERITA, ONE, ORDERS, THREE, restaurant

from orderbot.restaurant import PrinterConfig
from orderbot.texts import Words
from orderbot.tickets import document, making
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
    tickets = making.tickets_for(ORDERS[name], restaurant(ONE), "de")
    compare(f"{name}-{columns}", "\n\n".join(shown(ticket, columns) for _, ticket in tickets) + "\n")


@pytest.mark.parametrize("name", ["delivery", "halves", "combo"])
def test_three_printers_share_the_order_as_written_down(name):
    tickets = making.tickets_for(ORDERS[name], restaurant(THREE), "de")
    compare(f"{name}-stations", "\n\n".join(f"== {who}\n{shown(ticket, 42)}" for who, ticket in tickets) + "\n")


def test_a_possible_duplicate_and_a_reprint_say_so_at_top_and_bottom_as_written_down():
    _, first = making.tickets_for(ORDERS["pickup"], restaurant(), "de")[0]
    again = first.again(document.DUPLICATE)
    compare("copies", shown(again, 48) + "\n\n" + shown(again.again(document.REPRINT), 32) + "\n")


def test_a_cancelled_order_is_taken_back_at_each_station_as_written_down():
    now = datetime(2026, 11, 12, 18, 51, tzinfo=BERLIN)
    tickets = [ticket.cancel(now) for _, ticket in making.tickets_for(ORDERS["delivery"], restaurant(THREE), "de")]
    assert all(ticket.guest is None and ticket.bill is None for ticket in tickets)
    compare("cancelled", "\n\n".join(shown(ticket, 48) for ticket in tickets) + "\n")


def a_ticket(name="delivery", printers=ONE):
    return making.tickets_for(ORDERS[name], restaurant(printers), "de")[-1][1]


def test_a_change_names_only_what_is_different_as_written_down():
    before = making.tickets_for(ORDERS["delivery"], restaurant(THREE), "de")
    after = replace(
        ORDERS["delivery"],
        lines=(BRUSCHETTA, replace(MARGHERITA, size=Words("klein 26 cm"), unit=1000), replace(COLA, quantity=3)),
        due=datetime(2026, 11, 12, 19, 30, tzinfo=BERLIN),
    )
    pairs = zip(before, making.tickets_for(after, restaurant(THREE), "de"), strict=True)
    changes = [making.changed(old, new) for (_, old), (_, new) in pairs]
    compare("changed", "\n\n".join(shown(each, 48) for each in changes) + "\n")


def test_a_printer_whose_part_of_the_order_stays_as_it_was_hears_of_no_change():
    before = dict(making.tickets_for(ORDERS["delivery"], restaurant(THREE), "de"))
    more = replace(ORDERS["delivery"], lines=(BRUSCHETTA, replace(MARGHERITA, quantity=2), COLA))
    after = dict(making.tickets_for(more, restaurant(THREE), "de"))
    assert making.changed(before["bar"], after["bar"]) is None
    assert [entry.quantity for entry in making.changed(before["ofen"], after["ofen"]).change.new] == [1]


def test_two_changes_of_an_order_are_two_papers():
    before = a_ticket()
    twice = [making.changed(before, replace(before, due=before.due + timedelta(minutes=more))) for more in (10, 20)]
    assert len({before.id, *(each.id for each in twice)}) == 3
    assert all(len(each.id) <= 24 for each in twice)


def test_papers_that_are_not_the_first_say_what_they_are_as_written_down():
    first = a_ticket("pickup")
    stand_in = first.stand_in("bar")
    assert stand_in.again(document.DUPLICATE).stand_in("theke").instead == "küche"
    papers = (stand_in.again(document.DUPLICATE), first.again(document.FAULT), first.remind())
    compare("others", "\n\n".join(shown(each, 42) for each in papers) + "\n")


def test_paper_of_another_day_says_its_day_as_written_down():
    overdue = replace(a_ticket(), printed=datetime(2026, 11, 13, 8, 0, tzinfo=BERLIN))
    ahead = replace(a_ticket("preorder"), printed=datetime(2026, 11, 12, 18, 42, 11, tzinfo=BERLIN))
    today = replace(a_ticket("preorder"), printed=datetime(2026, 12, 24, 17, 40, tzinfo=BERLIN)).remind()
    compare("days", "\n\n".join(shown(each, 48) for each in (overdue, ahead, today)) + "\n")


def test_lists_are_as_written_down():
    place, now = restaurant(), datetime(2026, 11, 13, 17, 0, tzinfo=BERLIN)
    tickets = [a_ticket(), a_ticket("allergy"), replace(a_ticket("preorder"), number=3)]
    totals = document.Totals(62, 41, 21, (("cash", 81240), ("card", 12000)), 146250, 2, (7, 9), 3, 1)
    papers = (
        making.listing(document.OUTDATED, ONE[0], place, now, tickets),
        making.listing(document.OVERVIEW, ONE[0], place, now, tickets[2:]),
        making.closing(ONE[0], place, now, "2026-11-13", totals),
    )
    compare("lists", "\n\n".join(shown(each, 42) for each in papers) + "\n")


def test_a_counter_sees_what_it_makes_itself_as_written_down():
    compare("counter", shown(a_ticket("combo", (THREE[0], THREE[2])), 42) + "\n")


def test_words_in_another_language_are_marked_as_the_customers_own():
    order = replace(ORDERS["delivery"], language="en", remark="ring twice")
    text = shown(making.tickets_for(order, restaurant(), "de")[0][1], 48)
    assert text.count("Original (en):") == 2
    assert "Original" not in shown(a_ticket(), 48)


def test_the_buzzer_calls_for_what_the_machine_prints_and_never_for_what_a_person_asked_for():
    first = a_ticket()
    stop = first.cancel(datetime(2026, 11, 12, 19, 0, tzinfo=BERLIN))
    found = [
        each.buzzes
        for each in (first, stop, first.stand_in("bar"), first.again(document.DUPLICATE), first.again(document.REPRINT))
    ]
    assert found == [2, 4, 6, 2, 0]


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
    ticket = making.test_ticket(PrinterConfig("küche", "file:x"), now, "de")
    compare("test-48", shown(ticket, 48) + "\n")


def test_a_kitchen_that_reads_english_gets_english_labels():
    _, ticket = making.tickets_for(ORDERS["delivery"], restaurant(language="en"), "de")[0]
    compare("delivery-english", shown(ticket, 48) + "\n")


def test_a_cook_reads_turkish_on_paper_and_the_dishes_as_the_card_names_them():
    _, ticket = making.tickets_for(ORDERS["delivery"], restaurant(), "de")[0]
    compare("delivery-turkish", shown(replace(ticket, language="tr"), 48) + "\n")
