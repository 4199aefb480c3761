"""What every store promises of orders' lives, cards, words, and of people who want to be forgotten."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from orderbot.conversation.model import Conversation
from orderbot.ports import Storage
from orderbot.stored import CONFIRMATION, FAREWELL, SENT, TICKET, Decision, Errand, OrderEvent, Outgoing, Settled
from tests.storage.samples import (
    ANNA,
    BERT,
    DAY,
    START,
    Wall,
    arrived,
    ask,
    letter,
    order,
    placing,
    said,
    status,
    tables,
)


@pytest.fixture
async def ordered(store: Storage) -> Storage:
    await store.receive(arrived(said("m1", "einmal Funghi, ich bin Anna")))
    await store.turn(
        "bella",
        1,
        DAY,
        lambda scene: Decision(
            Conversation(language="de", name="Anna Amsel"),
            orders=(order(1, 1),),
            outgoing=(
                letter("reply", "Gern, Frau Amsel"),
                letter("confirmation", "Bestellung 1", kind=CONFIRMATION),
                Outgoing(TICKET, "printer:bella:kueche", '{"guest": "Anna Amsel"}', "ticket", 1),
            ),
        ),
    )
    return store


async def test_an_order_moves_only_from_where_it_is_seen_to_be(ordered: Storage) -> None:
    (stored,) = await ordered.orders("bella", DAY, DAY)
    accepted = OrderEvent(START, "accepted", "kitchen", "all right")
    told = (letter("accepted"),)
    assert await ordered.move("bella", stored.id, "placed", accepted, told)
    assert not await ordered.move("bella", stored.id, "placed", OrderEvent(START, "rejected", "owner"))
    assert [each.status for each in await ordered.events("bella", stored.id)] == ["placed", "accepted"]
    assert (await ordered.events("bella", stored.id))[1] == accepted
    assert (await ordered.order("bella", DAY, 1)).status == "accepted"  # type: ignore[union-attr]
    assert not await ordered.move("bella", 99, "placed", accepted)


async def test_the_last_good_card_is_kept(store: Storage) -> None:
    assert await store.card("bella") is None
    await store.save_card("bella", "v1", '{"a": 1}')
    await store.save_card("bella", "v2", '{"a": 2}')
    await store.save_card("roma", "v9", "{}")
    assert await store.card("bella") == ("v2", '{"a": 2}')


async def test_switches_are_kept_until_taken_away(store: Storage) -> None:
    await store.set_setting("bella", "pause", "18:00")
    await store.set_setting("bella", "mode", "busy")
    await store.set_setting("bella", "mode", "")
    assert await store.settings("bella") == {"pause": "18:00"}
    assert await store.settings("roma") == {}


async def purge(store: Storage, now: datetime, tickets: timedelta = timedelta(days=7)) -> dict[str, int]:
    day = timedelta(days=1)
    return await store.purge(now - 30 * day, now - tickets, now - 365 * day, now - 3 * day, lambda talk: talk)


# ---- erasing -------------------------------------------------------------------------------------------------------


async def all_text(store: Storage) -> str:
    """Everything in the database, read behind the store's back."""
    return "\n".join([str(row) for table in await tables(store) for row in await ask(store, f"SELECT * FROM {table}")])


async def deliver_all(store: Storage) -> list[str]:
    kinds = []
    while parcels := await store.lease(Errand(f"owner {len(kinds)}", 10)):
        for parcel in parcels:
            await store.settle(
                parcel,
                f"owner {len(kinds)}",
                Settled(SENT, 1, 0, START, external="" if parcel.kind == TICKET else "wamid.x"),
            )
        kinds += [each.kind for each in parcels]
    return kinds


async def test_a_forgotten_customer_leaves_an_order_without_a_person(ordered: Storage, clock: Wall) -> None:
    await deliver_all(ordered)
    clock.pass_by(48 * 3600)
    assert await ordered.forget("bella", 1)
    clock.pass_by(5)
    assert await deliver_all(ordered) == [FAREWELL], "the channel's contact book is told whom to forget"
    left = await all_text(ordered)
    for trace in ("Anna", "Amsel", ANNA.phone, ANNA.user, "Hauptstr", "Erdn", "gut durch", "wamid.x"):
        assert trace not in left
    stored = await ordered.order("bella", DAY, 1)
    assert stored
    assert (stored.order.total, stored.order.name, stored.order.address) == (2100, "", None)
    assert not await ordered.forget("bella", 1), "once"
    assert not await ordered.forget("bella", 99)


async def test_an_order_that_is_still_open_is_finished_and_then_forgotten(ordered: Storage, clock: Wall) -> None:
    assert await ordered.forget("bella", 1)
    stored = await ordered.order("bella", DAY, 1)
    assert stored
    assert stored.order.address, "somebody must deliver it"
    assert sorted(await deliver_all(ordered)) == [CONFIRMATION, TICKET]
    clock.pass_by(48 * 3600)
    assert await deliver_all(ordered) == [FAREWELL]
    await purge(ordered, clock.at, tickets=timedelta())
    left = await all_text(ordered)
    for trace in ("Anna", "Amsel", ANNA.phone, ANNA.user, "Hauptstr", "wamid.x"):
        assert trace not in left


async def test_a_message_that_comes_again_after_erasing_brings_nobody_back(ordered: Storage) -> None:
    await ordered.forget("bella", 1)
    assert await ordered.receive(arrived(said("m1", "einmal Funghi, ich bin Anna"))) == 0
    assert await ordered.find_customer("bella", ANNA.phone) == ()
    assert await ordered.receive(arrived(said("m2"))) == 1
    assert await ordered.find_customer("bella", ANNA.phone) == (2,), "a new customer, without a past"


async def test_who_asks_to_be_forgotten_still_gets_the_answer_and_it_leaves_no_trace(
    store: Storage, clock: Wall
) -> None:
    await store.receive(arrived(said("m1", "Daten löschen, sagt Anna")))
    farewell = letter("bye", "Gelöscht, auf Wiedersehen Anna")
    await store.turn("bella", 1, DAY, lambda scene: Decision(Conversation(), outgoing=(farewell,), forget=True))
    assert "Anna" in await all_text(store)
    assert await deliver_all(store) == ["message"]
    left = await all_text(store)
    assert "Anna" not in left
    assert ANNA.phone not in left


async def test_an_export_tells_all_we_have(ordered: Storage) -> None:
    told = str(await ordered.export("bella", 1))
    for thing in (ANNA.phone, ANNA.user, "ich bin Anna", "Gern, Frau Amsel", "Hauptstr", "Erdnüsse", "Pizza Funghi"):
        assert thing in told


async def test_a_purge_tells_what_went_and_takes_only_what_is_old(ordered: Storage, clock: Wall) -> None:
    await deliver_all(ordered)
    await ordered.quarantine("bella", b"{broken", "no JSON")
    await ordered.receive(arrived(said("m1b", "Kartoffelmus")))
    odd = lambda scene: Decision(scene.talk, unknown=("kartoffelmus",))  # noqa: E731
    await ordered.turn("bella", 1, DAY, odd)
    await ordered.receive(status(99, "read"))
    await ordered.set_stock("bella", "item:41", START + timedelta(days=1), None)
    await ordered.set_stock("bella", "item:42", None, 5)
    await ordered.save_upload("1065", "ab12", "media-1", START + timedelta(days=29))
    clock.pass_by(31 * 86400)
    await ordered.receive(arrived(said("m2", "wieder da")))
    report = await purge(ordered, clock.at)
    assert report.pop("paces") == 2
    assert report == {
        "inbox": 2,
        "quarantine": 1,
        "tickets": 1,
        "outbox": 3,
        "persons": 1,
        "words": 1,
        "statuses": 1,
        "uploads": 1,
        "stock": 1,
        "carts": 0,
        "customers": 0,
    }
    again = await purge(ordered, clock.at)
    assert set(again.values()) == {0}
    assert "wieder da" in await all_text(ordered), "what waits for its turn stays"
    await ordered.turn("bella", 1, DAY, placing("later"))
    clock.pass_by(400 * 86400)
    assert (await purge(ordered, clock.at))["customers"] == 1
    assert ANNA.phone not in await all_text(ordered)


async def test_only_conversations_nobody_writes_in_are_left_alone(store: Storage, clock: Wall) -> None:
    full = Conversation(language="de", name="Anna", allergy="Erdnüsse")
    await store.receive(arrived(said("m1"), said("m2", sender=BERT)))
    for customer in (1, 2):
        await store.turn("bella", customer, DAY, lambda scene: Decision(full))
    clock.pass_by(72 * 3600 + 1)
    await store.receive(arrived(said("m3", sender=BERT)))  # it waits for its turn
    far = START - timedelta(days=900)

    async def carts(before: datetime) -> int:
        gone = await store.purge(far, far, far, before, lambda talk: replace(talk, allergy=""))
        return gone["carts"]

    assert await carts(START) == 0
    assert await carts(clock.at - timedelta(hours=72)) == 1
    assert await carts(clock.at - timedelta(hours=72)) == 0
    talks = [(await store.export("bella", customer))["conversation"] for customer in (1, 2)]
    assert [each["talk"]["allergy"] for each in talks] == ["", "Erdnüsse"]  # type: ignore[index]
    clock.pass_by(365 * 86400 - 72 * 3600)
    far = clock.at - timedelta(days=365)
    assert (await store.purge(far, far, far, far, lambda talk: talk))["customers"] == 1, "the last turn counts"
