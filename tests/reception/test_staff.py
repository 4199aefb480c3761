"""Staff in the real reception: what they switch changes the shop of the very next turn, what they move is stored."""

from __future__ import annotations

from dataclasses import replace

from orderbot.conversation.flow import converse
from orderbot.envelope import Sender
from orderbot.staff import hear
from orderbot.stored import Letter, Sheet, unpack
from orderbot.tickets.making import tickets_for
from tests.reception.desk import Desk, open_desk
from tests.shops import make_shop
from tests.storage.samples import ANNA, BELLA, BERT, DAY, said, tapped

CHEF = Sender(phone="4915112345678", user="DE.9")


async def ready(desk: Desk) -> None:
    """The desk with the real conversation, the real staff and the sample card."""
    shop = make_shop()
    desk.shop = replace(shop, restaurant=replace(shop.restaurant, staff=BELLA.staff, printers=BELLA.printers))
    desk.converse = converse
    desk.start()
    desk.reception._house = replace(desk.reception._house, staff=hear)


async def write(desk: Desk, sender: Sender, words: str) -> str:
    """What is answered."""
    desk.clock.pass_by(5)
    await desk.hear(said(f"{sender.phone}.{desk.clock()}", words, sender=sender, at=desk.clock()))
    await desk.later(10)
    letters = [unpack(Letter, each.payload) for each in await desk.outbox() if each.kind != "ticket"]
    return "\n".join(each.message.body for each in letters if each.phone == sender.phone)


async def test_a_pause_closes_for_the_next_customer_and_ends_by_itself() -> None:
    async with open_desk(start=False) as desk:
        await ready(desk)
        assert "bis 18:" in await write(desk, CHEF, "pause 20")
        assert "geschlossen; nächste Öffnung: 18:20" in await write(desk, ANNA, "habt ihr offen?")
        desk.clock.pass_by(20 * 60)
        assert "offen bis 23:30" in (await write(desk, ANNA, "habt ihr offen?")).replace("Geöffnet", "offen")


async def test_a_delay_is_in_the_time_that_is_shown_before_buying() -> None:
    async with open_desk(start=False) as desk:
        await ready(desk)
        await write(desk, CHEF, "stau +45")
        assert "ca. 19:10" in await write(desk, ANNA, "1 Margherita klein, abholen")


async def test_without_delivery_nobody_is_promised_one() -> None:
    async with open_desk(start=False) as desk:
        await ready(desk)
        await write(desk, CHEF, "keine Lieferung heute")
        answer = await write(desk, ANNA, "1 Margherita klein, Lieferung Bahnhofstr. 12, 14806 Bad Belzig")
        assert "Lieferung:" not in answer
        assert "bhol" in answer


async def test_staff_move_an_order_in_their_own_turn() -> None:
    async with open_desk(start=False) as desk:
        await ready(desk)
        await order(desk)
        assert "Nr. 1: angenommen" in await write(desk, CHEF, "1 ok 20")
        (stored,) = await desk.store.orders("bella", DAY, DAY)
        assert (stored.status, stored.events[-1].actor) == ("accepted", "staff")
        assert "Eine Bestellung 7 gibt es nicht" in await write(desk, CHEF, "7 ok")
        assert "Rückgängig" in await write(desk, CHEF, "rückgängig")
        assert (await desk.store.orders("bella", DAY, DAY))[0].status == "placed"


async def test_training_is_said_on_every_message_and_ticket_and_counts_nothing() -> None:
    async with open_desk(start=False) as desk:
        await ready(desk)
        await write(desk, CHEF, "übungsmodus")
        tickets = await order(desk)
        assert tickets
        assert all(unpack(Sheet, each.payload).ticket.training for each in tickets)
        assert "ÜBUNG" in await write(desk, ANNA, "hallo")
        assert "Heute: 0 Bestellungen" in await write(desk, CHEF, "umsatz")


async def order(desk: Desk) -> list:  # type: ignore[type-arg]
    """Anna orders; the tickets."""
    desk.tickets_for = real_tickets
    desk.clock.pass_by(5)
    await desk.hear(said(f"anna.{desk.clock()}", "1 Margherita klein, abholen", sender=ANNA, at=desk.clock()))
    await desk.later(10)
    letters = [unpack(Letter, each.payload).message for each in await desk.outbox() if each.kind != "ticket"]
    (buy,) = [key for each in letters for key, _ in each.buttons if key.startswith("buy:")]
    await desk.hear(tapped(f"anna.buys.{desk.clock()}", buy, at=desk.clock()))
    await desk.later(10)
    return [each for each in await desk.outbox() if each.kind == "ticket"]


def real_tickets(order, place):  # type: ignore[no-untyped-def]
    return tickets_for(order, place, "de")


async def where(desk: Desk) -> str:
    """The answer alone, behind what was told in the meantime."""
    await desk.later(15)
    await desk.outbox()
    return await write(desk, ANNA, "wo bleibt meine bestellung?")


async def test_where_is_my_order_is_answered_as_the_kitchen_left_it() -> None:
    async with open_desk(start=False) as desk:
        await ready(desk)
        await order(desk)
        assert "18:2" in await where(desk)
        await write(desk, CHEF, "1 +30 Ofen kaputt")
        assert "18:5" in await where(desk)
        await write(desk, CHEF, "1 fertig")
        assert "ist fertig" in await where(desk)
        await write(desk, CHEF, "storno 1 Strom weg")
        assert "storniert" in await where(desk)


# ---- what the kitchen can do -----------------------------------------------------------------------------------------


async def summary(desk: Desk, sender: Sender, words: str) -> tuple[str, str]:
    """(what is said, the id of the button that buys)"""
    desk.clock.pass_by(2)
    await desk.hear(said(f"{sender.phone}.{desk.clock()}", words, sender=sender, at=desk.clock()))
    await desk.later(10)
    letters = [unpack(Letter, each.payload) for each in await desk.outbox() if each.kind != "ticket"]
    mine = [each.message for each in letters if each.phone == sender.phone]
    buys = [key for each in mine for key, _ in each.buttons if key.startswith("buy:")]
    return "\n".join(each.body for each in mine), buys[-1] if buys else ""


async def buy(desk: Desk, sender: Sender, button: str) -> str:
    desk.clock.pass_by(2)
    await desk.hear(tapped(f"{sender.phone}.{desk.clock()}", button, sender=sender, at=desk.clock()))
    await desk.later(10)
    letters = [unpack(Letter, each.payload) for each in await desk.outbox() if each.kind != "ticket"]
    return "\n".join(each.message.body for each in letters if each.phone == sender.phone)


async def test_two_customers_race_for_the_last_place_of_a_quarter() -> None:
    async with open_desk(start=False) as desk:
        await ready(desk)
        desk.tickets_for = real_tickets
        desk.shop = replace(desk.shop, restaurant=replace(desk.shop.restaurant, busy_orders=1))
        anna, first = await summary(desk, ANNA, "1 Margherita klein, abholen um 20 Uhr")
        bert, second = await summary(desk, BERT, "1 Margherita klein, abholen um 20 Uhr")
        assert "20:00" in anna
        assert "20:00" in bert
        assert "Nr. 1" in await buy(desk, ANNA, first)
        refused = await buy(desk, BERT, second)
        assert "Um 20:00 ist die Küche ausgelastet" in refused
        assert len(await desk.store.orders("bella", DAY, DAY)) == 1


async def test_as_soon_as_possible_is_the_first_free_quarter_and_a_refused_order_frees_it() -> None:
    async with open_desk(start=False) as desk:
        await ready(desk)
        desk.tickets_for = real_tickets
        desk.shop = replace(desk.shop, restaurant=replace(desk.shop.restaurant, busy_total=500))
        _, first = await summary(desk, ANNA, "1 Margherita klein, abholen")
        await buy(desk, ANNA, first)
        assert "ca. 18:30" in (await summary(desk, BERT, "1 Margherita klein, abholen"))[0]
        await write(desk, CHEF, "1 ablehnen Teig aus")
        carla = Sender(phone="4917633333333", user="DE.3")
        assert "ca. 18:25" in (await summary(desk, carla, "1 Margherita klein, abholen"))[0]
