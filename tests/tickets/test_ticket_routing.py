"""Which printer gets what: no dish without a cook, no empty ticket, personal data only where it is packed."""

from dataclasses import replace

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from paper_orders import BRUSCHETTA, COLA, COMBO, HALVES, MARGHERITA, ONE, ORDERS, THREE, order, restaurant

from orderbot.restaurant import PrinterConfig
from orderbot.texts import Words
from orderbot.tickets import making
from orderbot.tickets.document import COMBINED, DUPLICATE, KITCHEN, PACKING, REPRINT, Ticket


def tickets(order, printers):
    return making.tickets_for(order, restaurant(printers), "de")


def kinds(order, printers):
    return [(name, ticket.kind) for name, ticket in tickets(order, printers)]


OVEN, BAR, COUNTER = THREE
EVERYWHERE = st.lists(
    st.builds(
        PrinterConfig,
        st.sampled_from("abcd"),
        st.just("file:x"),
        stations=st.lists(st.sampled_from(["ofen", "kalt", "bar", "grill"]), unique=True).map(tuple),
    ),
    unique_by=lambda printer: printer.name,
    min_size=1,
    max_size=4,
).map(tuple)


def test_a_single_printer_gets_one_ticket_with_all():
    assert kinds(order(), ONE) == [("küche", COMBINED)]


def test_stations_get_their_dishes_and_the_counter_packs():
    found = dict(tickets(order(), THREE))
    assert [(name, ticket.kind) for name, ticket in found.items()] == [
        ("ofen", KITCHEN),
        ("bar", KITCHEN),
        ("theke", PACKING),
    ]
    assert [entry.dish.name for entry in found["ofen"].entries] == ["Margherita"]
    assert [entry.dish.name for entry in found["bar"].entries] == ["Bruschetta", "Cola 0,33 l"]
    assert found["ofen"].others == ("bar",)
    assert (found["theke"].part, found["theke"].parts) == (3, 3)


def test_a_station_without_a_dish_gets_no_ticket():
    assert kinds(order(MARGHERITA), THREE) == [("ofen", KITCHEN), ("theke", PACKING)]


def test_if_all_printers_have_stations_the_first_also_packs():
    assert kinds(order(), (OVEN, BAR)) == [("ofen", KITCHEN), ("bar", KITCHEN), ("ofen", PACKING)]


def test_beside_one_station_a_counter_packs_and_makes_only_what_no_station_does():
    found = dict(tickets(order(), (OVEN, COUNTER)))
    assert [(name, ticket.kind) for name, ticket in found.items()] == [("ofen", KITCHEN), ("theke", PACKING)]
    here = {entry.dish.name: entry.here for entry in found["theke"].entries}
    assert here == {"Bruschetta": True, "Cola 0,33 l": True, "Margherita": False}
    assert kinds(order(MARGHERITA), (OVEN, COUNTER, replace(COUNTER, name="fahrer")))[1:] == [
        ("theke", PACKING),
        ("fahrer", PACKING),
    ]


def test_a_dish_of_no_printers_station_is_cooked_all_the_same():
    grill = replace(MARGHERITA, station="grill")
    ((name, ticket),) = tickets(order(grill), THREE)
    assert (name, ticket.kind, ticket.entries[0].here) == ("theke", PACKING, True)
    assert kinds(order(grill), (OVEN, BAR)) == [("ofen", KITCHEN), ("ofen", PACKING)]


def test_of_a_combo_the_counter_makes_only_the_part_that_no_station_makes():
    ((_, oven), (_, counter)) = tickets(order(COMBO), (OVEN, COUNTER))
    assert [part.name for part in oven.entries[0].parts] == ["Margherita"]
    assert {part.name: part.here for part in counter.entries[0].parts} == {
        "Margherita": False,
        "Gemischter Salat": True,
        "Cola 0,33 l": True,
    }


def test_a_restaurant_without_printers_prints_nothing():
    assert tickets(order(), ()) == ()


def test_the_dishes_of_a_combo_go_to_their_own_stations():
    found = dict(tickets(order(COMBO), THREE))
    assert [part.name for part in found["ofen"].entries[0].parts] == ["Margherita"]
    assert [part.name for part in found["bar"].entries[0].parts] == ["SALAT GEM", "Cola 0,33 l"]
    assert [part.name for part in found["theke"].entries[0].parts] == ["Margherita", "Gemischter Salat", "Cola 0,33 l"]
    assert [found[name].pieces for name in ("ofen", "bar", "theke")] == [2, 4, 6]


def test_two_halves_are_one_pizza_made_in_one_place():
    found = dict(
        tickets(order(replace(HALVES, parts=(HALVES.parts[0], replace(HALVES.parts[1], station="bar")))), THREE)
    )
    assert [part.name for part in found["ofen"].entries[0].parts] == ["Funghi", "Tonno"]
    assert "bar" not in found
    assert found["theke"].pieces == 2


@given(EVERYWHERE, st.sampled_from(sorted(ORDERS)))
def test_every_dish_is_on_a_ticket_for_cooking_and_exactly_one_slip_leaves_with_the_food(printers, name):
    placed = ORDERS[name]
    found = tickets(placed, printers)
    cooked = {
        dish.number
        for _, ticket in found
        for entry in ticket.entries
        for dish in (entry.parts or (entry.dish,))
        if ticket.kind != PACKING or dish.here or entry.dish.here
    }
    wanted = {part.item for line in placed.lines for part in (line.parts or (line,))}
    assert cooked == wanted
    counters = [printer for printer in printers if not printer.stations]
    assert sum(ticket.bill is not None for _, ticket in found) == max(1, len(counters))
    assert [ticket.part for _, ticket in found] == list(range(1, len(found) + 1))
    assert len({ticket.id for _, ticket in found}) == len(found)


@pytest.mark.parametrize("name", sorted(ORDERS))
def test_only_packing_tickets_know_the_guest_and_the_prices(name):
    for _, ticket in tickets(ORDERS[name], THREE):
        said = msgspec.json.encode(ticket).decode()
        assert ("491701234567" in said) == (ticket.kind != KITCHEN)
        assert ("Köln" in said) == (ticket.kind != KITCHEN and name not in ("pickup", "hostile"))
        assert (ticket.bill is not None) == (ticket.kind != KITCHEN)


@pytest.mark.parametrize("name", sorted(ORDERS))
def test_a_ticket_survives_storage(name):
    for _, ticket in tickets(ORDERS[name], THREE):
        assert msgspec.json.decode(msgspec.json.encode(ticket), type=Ticket) == ticket


def test_equal_dishes_are_one_entry_and_different_notes_are_not():
    other = replace(MARGHERITA, note="scharf")
    _, ticket = tickets(order(MARGHERITA, COLA, other, MARGHERITA), ONE)[0]
    assert [(entry.quantity, entry.dish.name, entry.note, entry.cents) for entry in ticket.entries] == [
        (2, "Margherita", "bitte gut durch", 2400),
        (1, "Margherita", "scharf", 1200),
        (1, "Cola 0,33 l", "", 250),
    ]


def test_prices_on_the_ticket_add_up_to_the_total():
    for placed in ORDERS.values():
        _, ticket = tickets(placed, ONE)[0]
        extras = sum(e.cents for entry in ticket.entries for dish in (entry.dish, *entry.parts) for e in dish.extras)
        bases = sum(entry.base for entry in ticket.entries)
        assert bases + extras + ticket.bill.fee + ticket.bill.deposit == ticket.bill.total


def test_every_copy_is_marked_and_keeps_the_id():
    _, first = tickets(order(), ONE)[0]
    second, third = first.again(DUPLICATE), first.again(DUPLICATE).again(REPRINT)
    assert [(t.copy, t.mark) for t in (first, second, third)] == [(1, ""), (2, DUPLICATE), (3, REPRINT)]
    assert first.id == second.id == third.id
    with pytest.raises(ValueError, match="PAID"):
        first.again("PAID")


def test_tickets_of_other_days_restaurants_and_printers_have_other_ids():
    placed = order()
    later = replace(placed, placed=placed.placed.replace(day=13), due=placed.due.replace(day=13))
    elsewhere = replace(restaurant(), id="roma")
    ids = [
        tickets(placed, ONE)[0][1].id,
        tickets(later, ONE)[0][1].id,
        making.tickets_for(placed, elsewhere, "de")[0][1].id,
        tickets(placed, (PrinterConfig("bar", "file:x"),))[0][1].id,
    ]
    assert len(set(ids)) == 4
    assert all(len(each) <= 24 for each in ids)


def test_names_are_in_the_language_of_the_card():
    soup = replace(BRUSCHETTA, name=Words("Suppe", (("it", "Zuppa"),)), kitchen="")
    _, ticket = making.tickets_for(order(soup, COLA), restaurant(), "it")[0]
    assert ticket.entries[0].dish.name == "Zuppa"
