"""What a turn leads to: replies, orders with tickets, alerts, and what happens when it fails."""

from __future__ import annotations

import logging
import re
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from orderbot.conversation.model import (
    Button,
    CallStaff,
    Conversation,
    Effect,
    Forget,
    Incoming,
    PlaceOrder,
    React,
    Reply,
    ShareContact,
    Turn,
    Unknown,
)
from orderbot.conversation.shop import Shop
from orderbot.envelope import Sender, SendError, StatusUpdate
from orderbot.reception import Converse
from orderbot.stored import SENT, Errand, Letter, Settled, Sheet, unpack
from orderbot.texts import Money, text
from orderbot.wording.message import Card
from tests.reception.desk import Desk, echo
from tests.storage.samples import BELLA, BERT, DAY, START, ask, order, said, tapped


def doing(*effects: Effect, language: str = "de") -> Converse:
    return lambda talk, heard, shop, now: Turn(Conversation(language=language), effects)


def buying(talk: Conversation, heard: tuple[Incoming, ...], shop: Shop, now: datetime) -> Turn:
    placed = order(shop.next_number, shop.customer, digest=heard[-1].tap, placed=now)
    return Turn(talk, (PlaceOrder(placed), Reply(text("Order *{number}*", number=placed.number))))


async def turn(desk: Desk, tap: str = "tap", sender: Sender = BERT) -> None:
    await desk.hear(tapped(f"wamid.{tap}.{desk.heard}", tap, sender=sender))
    await desk.calm()


async def test_a_reply_is_said_in_the_customers_language_and_the_cards_currency(desk: Desk) -> None:
    desk.converse = doing(Reply(text("{total}", total=Money(850)), buttons=(Button("a:b", "Ja"),)), language="en")
    await turn(desk)
    (parcel,) = await desk.outbox()
    letter = unpack(Letter, parcel.payload)
    assert (letter.message.body, letter.message.language) == ("€8.50", "en")
    assert letter.message.buttons == (("a:b", "Ja"),)
    assert (letter.phone, letter.user) == (BERT.phone, BERT.user)
    assert parcel.kind == "message"


async def test_who_told_no_language_yet_hears_the_restaurants(desk: Desk) -> None:
    desk.converse = doing(Reply(text("{total}", total=Money(850))), language="")
    await turn(desk)
    assert await desk.said() == ["8,50 €"]


async def test_an_order_prints_a_ticket_at_each_printer_and_its_reply_confirms_it(desk: Desk) -> None:
    desk.converse = buying
    await turn(desk, "buy:1")
    parcels = await desk.outbox()
    assert [each.kind for each in parcels] == ["ticket", "ticket", "confirmation"]
    assert [unpack(Sheet, each.payload).printer for each in parcels[:2]] == ["kueche", "theke"]
    assert unpack(Letter, parcels[2].payload).order == 1
    (stored,) = await desk.store.orders("bella", DAY, DAY)
    assert (stored.order.number, stored.status) == (1, "placed")


async def test_numbers_follow_the_restaurants_night_not_midnight(desk: Desk) -> None:
    desk.converse = buying
    await turn(desk, "buy:1")
    desk.clock.at = datetime.fromisoformat("2026-05-16T03:59:00+00:00")  # one minute to six on its clock
    await turn(desk, "buy:2")
    desk.clock.at = datetime.fromisoformat("2026-05-16T04:01:00+00:00")
    await turn(desk, "buy:3")
    assert [each.order.number for each in await desk.store.orders("bella", DAY, DAY)] == [1, 2]
    assert [each.order.number for each in await desk.store.orders("bella", "2026-05-16", "2026-05-16")] == [1]


async def test_a_second_tap_on_a_bought_summary_makes_no_second_order(desk: Desk) -> None:
    desk.converse = buying  # a way to talk that does not notice
    await turn(desk, "buy:1")
    await turn(desk, "buy:1")
    assert len(await desk.store.orders("bella", DAY, DAY)) == 1
    assert [each.kind for each in await desk.outbox()].count("ticket") == 2, "of one order"


async def test_a_ticket_that_cannot_be_made_is_no_order(desk: Desk) -> None:
    def broken(placed: object, restaurant: object) -> tuple[()]:
        raise ZeroDivisionError

    desk.converse, desk.tickets_for = buying, broken
    await turn(desk, "buy:1")
    assert await desk.store.orders("bella", DAY, DAY) == ()
    assert "Entschuldigung" in (await desk.said())[0]


async def test_staff_are_called_with_what_they_need_in_their_language(desk: Desk) -> None:
    desk.shop = replace(desk.shop, restaurant=replace(BELLA, staff=("+4911", "+4922")))
    desk.converse = doing(CallStaff("human", "ich will\n\n  einen Menschen " + "x" * 999, "1 × Funghi"), language="en")
    await turn(desk)
    parcels = await desk.outbox()
    assert [(each.kind, unpack(Letter, each.payload).phone) for each in parcels] == [
        ("alert", "4911"),
        ("alert", "4922"),
    ]
    said = unpack(Letter, parcels[0].payload).message.body
    first, words, cart, back, link = said.split("\n")
    assert first == "Ein Gast möchte mit einem Menschen sprechen."
    assert words.startswith("Nachricht: ich will einen Menschen x")
    assert len(words) < 320
    assert back.startswith("Wenn Sie fertig sind: *weiter ")
    assert (cart, link) == (
        "1 × Funghi",
        f"Zum Antworten auf diese Nachricht antworten, oder hier: https://wa.me/{BERT.phone}",
    )


async def test_without_a_phone_number_staff_are_told_so(desk: Desk) -> None:
    desk.converse = doing(CallStaff("allergy"))
    await turn(desk, sender=Sender(user="DE.1"))
    assert "die Telefonnummer ist nicht bekannt." in (await desk.said())[0]


async def test_unknown_words_are_kept_for_the_owner(desk: Desk) -> None:
    desk.converse = doing(Unknown(("kumpir",)))
    await turn(desk)
    assert await desk.store.unknown_words("bella") == (("kumpir", 1),)


async def test_a_reaction_goes_onto_the_message_after_the_turn(desk: Desk) -> None:
    desk.converse = doing(React("👍"))
    await turn(desk)
    assert desk.channel.reactions == [("wamid.tap.0", "👍")]


async def test_who_asks_for_the_phone_number_gets_the_contact_along(desk: Desk) -> None:
    desk.converse = doing(ShareContact(), Reply("Telefon"))
    await turn(desk, "nummer")
    (parcel,) = await desk.outbox()
    assert unpack(Letter, parcel.payload).message.card == Card(BELLA.name, "+49338412345")


async def test_who_asks_to_be_forgotten_is_and_still_hears_so(desk: Desk) -> None:
    await turn(desk, "hallo")
    await desk.outbox()
    desk.converse = doing(Forget(), Reply("weg"))
    await turn(desk, "forget")
    assert await desk.said() == ["weg"]
    assert await desk.store.find_customer("bella", BERT.phone) == ()
    desk.converse = echo
    await turn(desk, "wieder")
    assert await desk.said() == ["wieder"]


# ---- when a turn fails ---------------------------------------------------------------------------------------------


def raising(talk: Conversation, heard: tuple[Incoming, ...], shop: Shop, now: datetime) -> Turn:
    if "Bombe" in heard[-1].text:
        raise LookupError(f"{heard[-1].text} von {shop.phone}")
    return echo(talk, heard, shop, now)


async def test_a_turn_that_raises_is_told_to_customer_and_staff_and_the_next_goes_on(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    desk.converse = raising
    await desk.hear(said("m1", "Bombe"), said("m2", "hallo", sender=BERT))
    with caplog.at_level(logging.DEBUG):
        await desk.later(1)
    heard = await desk.said()
    assert "Entschuldigung, bei uns ist etwas schiefgegangen. Bitte rufen Sie uns an: +49338412345" in heard
    assert any(each.startswith("Der Bot ist an der Nachricht eines Gastes gescheitert") for each in heard)
    assert "hallo" in heard
    assert await desk.store.waiting() == ()
    export = await desk.store.export("bella", 1)
    assert [each["state"] for each in export["received"]] == ["failed"]
    logged = [record.getMessage() for record in caplog.records]
    assert any(
        re.search(r"turn of customer 1 failed at test_effects\.py:\d+ with LookupError", each) for each in logged
    )


async def test_after_a_failed_turn_the_customer_may_go_on(desk: Desk) -> None:
    desk.converse = raising
    await desk.hear(said("m1", "Bombe"))
    await desk.later(1)
    await desk.outbox()
    await desk.hear(said("m2", "dann eben so"))
    await desk.later(1)
    assert await desk.said() == ["dann eben so"]


async def test_no_log_line_holds_what_people_wrote_or_who_they_are(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    desk.converse = raising
    with caplog.at_level(logging.DEBUG):
        await desk.hear(said("wamid.secret1", "Bombe Hauptstrasse"), said("wamid.secret2", "hallo", sender=BERT))
        await desk.later(1)
        desk.converse = buying
        await turn(desk, "buy:1")
        await turn(desk, "buy:1")
        desk.channel.error = RuntimeError(BERT.phone)
        await turn(desk, "buy:2")
    assert caplog.records
    logged = caplog.text
    for trace in ("Bombe", "Hauptstr", "4917611111111", BERT.phone, BERT.user, "Anna", "Bert", "wamid"):
        assert trace not in logged


# ---- what comes in -------------------------------------------------------------------------------------------------


async def test_messages_to_a_number_that_is_not_ours_and_old_ones_are_set_aside(desk: Desk) -> None:
    old = said("m1", "uralt", at=START - timedelta(days=8))
    foreign = replace(said("m2", "falsch verbunden"), phone_number_id="999")
    await desk.hear(old, foreign, tapped("m3", "gut"))
    await desk.calm()
    assert await desk.said() == ["gut"]
    aside = list(await ask(desk.store, "SELECT restaurant, why, raw FROM quarantine"))
    assert [(row[0], row[1]) for row in aside] == [
        ("bella", "older than 7 days"),
        ("", "to a phone_number_id that is no restaurant of ours"),
    ]
    assert b"uralt" in aside[0][2]


async def test_messages_for_a_restaurant_that_is_closed_down_disturb_nobody(desk: Desk) -> None:
    await desk.hear(replace(said("m1"), phone_number_id="2"), tapped("m2", "gut"))
    await desk.calm()
    assert await desk.said() == ["gut"]


@pytest.mark.parametrize(("code", "state"), [(131056, "new"), (131026, "dead")])
async def test_a_message_that_failed_late_is_judged_by_its_code(desk: Desk, code: int, state: str) -> None:
    await turn(desk)
    (parcel,) = await desk.store.lease(Errand("me", 5))
    await desk.store.settle(parcel, "me", Settled(SENT, 1, 0, START, external="wamid.out"))
    update = StatusUpdate(BELLA.phone_number_id, "wamid.out", "failed", START, str(parcel.id), (SendError(code),))
    await desk.hear(statuses=(update,))
    export = await desk.store.export("bella", 1)
    assert [each["state"] for each in export["sent"]] == [state]


async def test_what_was_received_is_stored_before_it_is_acknowledged(desk: Desk) -> None:
    await desk.hear(said("m1"))
    assert desk.points == ["reception.received"]
    assert [each.customer for each in await desk.store.waiting()] == [1]
