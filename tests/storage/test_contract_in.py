"""What every store promises of messages, customers and turns."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import msgspec
import pytest

from orderbot.conversation.model import Conversation, SetSetting
from orderbot.envelope import IdentityChange, Sender
from orderbot.ordering.cart import Cart, CartLine
from orderbot.ordering.stock import SetStock
from orderbot.ports import Storage
from orderbot.stored import Arrived, Decision, OrderEvent, Refused, Scene
from tests.storage.samples import (
    ANNA,
    BELLA,
    BERT,
    DAY,
    START,
    Wall,
    arrived,
    ask,
    deciding,
    letter,
    order,
    placing,
    said,
    tapped,
)


async def customers(store: Storage) -> list[int]:
    return [each.customer for each in await store.waiting()]


async def scene_of(store: Storage, customer: int) -> Scene:
    seen: list[Scene] = []

    def decide(scene: Scene) -> Decision:
        seen.append(scene)
        return Decision(scene.talk)

    assert await store.turn("bella", customer, DAY, decide)
    return seen[0]


async def test_a_message_is_kept_once_however_often_it_comes(store: Storage) -> None:
    assert await store.receive(arrived(said("m1"), said("m1"))) == 1
    assert await store.receive(arrived(said("m1"), said("m2"))) == 1
    scene = await scene_of(store, (await customers(store))[0])
    assert [each.id for each in scene.heard] == ["m1", "m2"]
    assert await store.receive(arrived(said("m1"), said("m2"))) == 0, "after its turn too"
    assert await store.waiting() == ()


async def test_the_same_message_a_thousand_times_at_once_is_one(store: Storage) -> None:
    counts = await asyncio.gather(*(store.receive(arrived(said("m1"))) for _ in range(1000)))
    assert sum(counts) == 1


async def test_messages_of_a_customer_come_in_the_order_they_were_sent_then_arrived(store: Storage) -> None:
    later = START + timedelta(seconds=3)
    await store.receive(arrived(said("c", at=later)))
    await store.receive(arrived(said("a"), said("b")))
    scene = await scene_of(store, (await customers(store))[0])
    assert [each.id for each in scene.heard] == ["a", "b", "c"]


async def test_a_tap_is_told_from_texts(store: Storage) -> None:
    await store.receive(arrived(said("m1"), tapped("m2", "cart:done"), said("m3", sender=BERT)))
    anna, bert = await store.waiting()
    assert (anna.tapped, bert.tapped) == (True, False)


async def test_who_waits_longest_comes_first_and_arrival_is_by_our_clock(store: Storage, clock: Wall) -> None:
    await store.receive(arrived(said("m1", sender=BERT)))
    clock.pass_by(2)
    await store.receive(arrived(said("m2"), said("m3", sender=BERT)))
    bert, anna = await store.waiting()
    assert (bert.first, bert.last) == (START, START + timedelta(seconds=2))
    assert anna.first == START + timedelta(seconds=2)


async def test_a_text_that_is_no_unicode_is_kept_all_the_same(store: Storage) -> None:
    await store.receive(arrived(said("m1", "half \ud83c of an emoji, and \x00")))
    scene = await scene_of(store, (await customers(store))[0])
    assert scene.heard[0].text == "half ? of an emoji, and \x00"


# ---- who it is -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "second",
    [
        Sender(phone=ANNA.phone),
        Sender(user=ANNA.user),
        Sender(phone="4917699999999", user=ANNA.user),
    ],
    ids=["by phone", "by user id", "with a new phone"],
)
async def test_a_customer_is_known_by_any_id(store: Storage, second: Sender) -> None:
    await store.receive(arrived(said("m1"), said("m2", sender=second)))
    assert len(await customers(store)) == 1


async def test_an_id_learned_later_is_kept_with_the_customer(store: Storage) -> None:
    await store.receive(
        arrived(said("m1", sender=Sender(phone=ANNA.phone)), said("m2"), said("m3", sender=Sender(user=ANNA.user)))
    )
    scene = await scene_of(store, (await customers(store))[0])
    assert (scene.sender.phone, scene.sender.user) == (ANNA.phone, ANNA.user)
    assert len(scene.heard) == 3


async def test_a_phone_number_with_another_user_id_has_a_new_owner(store: Storage) -> None:
    await store.receive(arrived(said("m1")))
    await store.receive(arrived(said("m2", sender=Sender(phone=ANNA.phone, user="DE.someone-else"))))
    assert len(await customers(store)) == 2
    await store.receive(arrived(said("m3", sender=Sender(phone=ANNA.phone))))
    assert [each.id for each in (await scene_of(store, 2)).heard] == ["m2", "m3"]


async def test_the_same_person_at_another_restaurant_is_another_customer(store: Storage) -> None:
    await store.receive(Arrived(received=(("bella", said("m1")), ("roma", said("m1")))))
    assert {(each.restaurant, each.customer) for each in await store.waiting()} == {("bella", 1), ("roma", 2)}


async def test_a_customer_with_a_new_user_id_keeps_the_conversation(store: Storage) -> None:
    await store.receive(arrived(said("m1")))
    await store.turn("bella", 1, DAY, deciding(talk=Conversation(language="de")))
    change = IdentityChange(BELLA.phone_number_id, ANNA.user, "DE.new", "4917633333333", ANNA.phone)
    await store.receive(Arrived(changes=(("bella", change),)))
    await store.receive(arrived(said("m2", sender=Sender(user="DE.new"))))
    scene = await scene_of(store, 1)
    assert scene.talk.language == "de"
    assert (scene.sender.user, scene.sender.phone) == ("DE.new", "4917633333333")


async def test_a_change_to_ids_of_another_customer_changes_nothing(store: Storage) -> None:
    await store.receive(arrived(said("m1"), said("m2", sender=BERT)))
    change = IdentityChange(BELLA.phone_number_id, ANNA.user, BERT.user, "")
    await store.receive(Arrived(changes=(("bella", change),)))
    assert (await scene_of(store, 1)).sender.user == ANNA.user
    assert (await scene_of(store, 2)).sender.user == BERT.user


async def test_a_change_of_somebody_unknown_is_passed_over(store: Storage) -> None:
    await store.receive(Arrived(changes=(("bella", IdentityChange("1", "DE.nobody", "DE.new", "")),)))
    assert await store.find_customer("bella", "DE.new") == ()


# ---- turns ---------------------------------------------------------------------------------------------------------


async def test_a_turn_takes_all_that_waits_and_the_next_one_finds_what_it_left(store: Storage) -> None:
    await store.receive(arrived(said("m1")))
    cart = Cart((CartLine("23", 2, note="scharf"),), revision=7)
    talk = Conversation(language="de", cart=cart, asked="address", heard=START)
    await store.turn("bella", 1, DAY, deciding(talk=talk))
    await store.receive(arrived(said("m2")))
    scene = await scene_of(store, 1)
    assert scene.talk == talk
    assert scene.version == 1
    assert [each.id for each in scene.heard] == ["m2"]


async def test_no_turn_without_messages(store: Storage) -> None:
    await store.receive(arrived(said("m1")))
    await scene_of(store, 1)
    assert not await store.turn("bella", 1, DAY, lambda scene: pytest.fail("nothing to decide"))


async def test_a_turn_that_raises_leaves_everything_as_it_was(store: Storage) -> None:
    await store.receive(arrived(said("m1")))

    def decide(scene: Scene) -> Decision:
        raise LookupError("a bug")

    with pytest.raises(LookupError):
        await store.turn("bella", 1, DAY, decide)
    assert [each.id for each in (await scene_of(store, 1)).heard] == ["m1"]


async def test_failed_messages_do_not_come_again_but_later_ones_do(store: Storage) -> None:
    await store.receive(arrived(said("m1"), said("m2")))
    last = 2
    await store.receive(arrived(said("m3")))
    await store.fail("bella", 1, last, "LookupError", (letter("sorry", "Entschuldigung"),))
    assert [each.id for each in (await scene_of(store, 1)).heard] == ["m3"]
    export = await store.export("bella", 1)
    assert [each["state"] for each in export["received"]] == ["failed", "failed", "done"]
    assert len(export["sent"]) == 1  # type: ignore[arg-type]


async def test_unknown_words_are_counted(store: Storage) -> None:
    await store.receive(arrived(said("m1"), said("m2", sender=BERT)))
    await store.turn("bella", 1, DAY, lambda scene: Decision(scene.talk, unknown=("kumpir", "ayran", "kumpir")))
    await store.turn("bella", 2, DAY, lambda scene: Decision(scene.talk, unknown=("ayran" * 20,)))
    words = dict(await store.unknown_words("bella"))
    assert (words["kumpir"], words["ayran"]) == (2, 1)
    assert max(map(len, words)) == 40


# ---- orders --------------------------------------------------------------------------------------------------------


async def place(store: Storage, message: str, *, sender: Sender = ANNA, day: str = DAY, digest: str = "") -> int:
    await store.receive(arrived(said(message, sender=sender)))
    seen: list[int] = []
    customer = (await customers(store))[0]
    await store.turn("bella", customer, day, placing(digest, seen))
    return seen[0]


async def test_orders_are_numbered_from_1_by_day_without_gaps(store: Storage) -> None:
    assert [await place(store, f"m{each}", digest=f"d{each}") for each in range(3)] == [1, 2, 3]
    assert await place(store, "next", day="2026-05-16", digest="n") == 1
    assert [each.order.number for each in await store.orders("bella", DAY, DAY)] == [1, 2, 3]


async def test_a_turn_that_fails_after_its_order_uses_up_no_number(store: Storage) -> None:
    await store.receive(arrived(said("m1")))

    def decide(scene: Scene) -> Decision:
        decided = placing("x")(scene)
        return replace(decided, outgoing=(replace(letter("k"), kind="nonsense"),))

    with pytest.raises(Refused):
        await store.turn("bella", 1, DAY, decide)
    assert await store.orders("bella", DAY, DAY) == ()
    assert await place(store, "m2") == 1


async def test_orders_of_many_customers_at_once_get_different_numbers_in_a_row(store: Storage) -> None:
    people = [Sender(phone=f"49176{each:08}") for each in range(40)]
    await store.receive(arrived(*(said(f"m{at}", sender=each) for at, each in enumerate(people))))
    seen: list[int] = []
    await asyncio.gather(*(store.turn("bella", each, DAY, placing(seen=seen)) for each in await customers(store)))
    assert sorted(seen) == list(range(1, 41))


async def test_two_taps_on_the_same_button_are_one_order(store: Storage) -> None:
    await place(store, "tap 1", digest="shown")
    await store.receive(arrived(tapped("tap 2", "buy:shown")))
    with pytest.raises(Refused):
        await store.turn("bella", 1, DAY, placing("shown"))
    assert len(await store.orders("bella", DAY, DAY)) == 1


async def test_a_number_that_was_not_given_out_is_refused(store: Storage) -> None:
    await store.receive(arrived(said("m1")))

    def decide(scene: Scene) -> Decision:
        return placing()(replace(scene, next_number=7))

    with pytest.raises(Refused):
        await store.turn("bella", 1, DAY, decide)


async def test_numbers_count_on_from_all_that_is_promised_for_today_or_later(store: Storage) -> None:
    """A pre-order's slip lies beside those of today, and beside those of its own day."""
    seen: list[int] = []
    for at, (today, promised) in enumerate([(DAY, DAY), (DAY, LATER), (DAY, DAY), (LATER, LATER)]):
        await store.receive(arrived(said(f"m{at}")))

        def decide(scene: Scene, promised: str = promised) -> Decision:
            seen.append(scene.next_number)
            made = order(scene.next_number, scene.customer, digest=f"d{scene.last}")
            return Decision(scene.talk, orders=(replace(made, day=promised),))

        await store.turn("bella", 1, today, decide)
    assert seen == [1, 2, 3, 3], "on the later day 2 is promised already"
    assert [each.order.number for each in await store.orders("bella", LATER, LATER)] == [2, 3]


LATER = "2026-05-18"


async def test_an_order_comes_back_as_it_was_placed(store: Storage) -> None:
    await place(store, "m1", digest="d")
    stored = await store.order("bella", DAY, 1)
    assert stored
    assert stored.order == order(1, 1, digest="d")
    assert stored.order.due.utcoffset() == timedelta(hours=2), "the time on the wall of the restaurant"
    assert stored.status == "placed"
    assert await store.order("bella", DAY, 2) is None
    assert await store.orders("roma", DAY, DAY) == ()


async def test_the_last_portion_is_sold_once(store: Storage) -> None:
    await store.set_stock("bella", "item:23", None, 3)
    await place(store, "m1", digest="a")
    assert (await store.stock("bella")).left == {"item:23": 1}
    with pytest.raises(Refused):
        await place(store, "m2", sender=BERT, digest="b")
    assert (await store.stock("bella")).left == {"item:23": 1}
    assert len(await store.orders("bella", DAY, DAY)) == 1


async def test_known_is_who_had_an_order_whose_time_is_over_and_that_was_made(store: Storage, clock: Wall) -> None:
    async def known(sender: Sender) -> bool:
        await store.receive(arrived(said(f"{sender.phone} {clock()}", sender=sender, at=clock())))
        (customer,) = await customers(store)
        found = (await scene_of(store, customer)).habits.known
        assert isinstance(found, bool)
        return found

    for sender in (ANNA, BERT):
        await store.receive(arrived(said(sender.phone, sender=sender)))
        await store.turn("bella", (await customers(store))[0], DAY, placing(sender.phone))
    (_, berts) = await store.orders("bella", DAY, DAY)
    assert await store.move("bella", berts.id, "placed", OrderEvent(clock(), "rejected", "board", do="reject"), ())
    assert not await known(ANNA)
    clock.pass_by(2 * 3600)
    assert await known(ANNA)
    assert not await known(BERT)


async def test_stock_is_part_of_the_scene(store: Storage) -> None:
    until = START + timedelta(hours=3)
    await store.set_stock("bella", "item:41", until, None)
    await store.set_stock("bella", "item:42", until, None)
    await store.set_stock("bella", "item:42", None, None)
    await store.receive(arrived(said("m1")))
    assert (await scene_of(store, 1)).stock.out == {"item:41": until}


async def test_what_has_ended_is_as_if_never_said_and_goes(store: Storage, clock: Wall) -> None:
    await store.set_stock("bella", "item:1", START + timedelta(hours=1), None)
    await store.set_stock("bella", "item:2", START + timedelta(hours=1), 0)
    await store.set_stock("bella", "item:3", START + timedelta(hours=9), 5)
    stock = await store.stock("bella")
    assert (set(stock.out), stock.left) == ({"item:1"}, {"item:2": 0, "item:3": 5})
    assert stock.ends["item:2"] == START + timedelta(hours=1)
    clock.pass_by(3600)
    stock = await store.stock("bella")
    assert (stock.out, stock.left) == ({}, {"item:3": 5})
    await store.set_stock("bella", "item:4", START + timedelta(hours=9), None)
    rows = await ask(store, "SELECT key FROM stock ORDER BY key")
    assert [key for (key,) in rows] == ["item:3", "item:4"]


async def test_what_staff_said_in_a_turn_is_written_with_it(store: Storage) -> None:
    until = START + timedelta(hours=3)
    await store.receive(arrived(said("m1")))

    def decide(scene: Scene) -> Decision:
        assert scene.settings == {}
        return Decision(
            scene.talk,
            orders=(order(scene.next_number, scene.customer),),
            stock=(SetStock("item:23", until, 5), SetStock("item:24", until)),
            settings=(SetSetting("a", "1"),),
        )

    await store.turn("bella", 1, DAY, decide)
    stock = await store.stock("bella")
    assert stock.left == {"item:23": 3}, "said first, then taken from"
    assert stock.out == {"item:24": until}
    await store.receive(arrived(said("m2")))
    assert (await scene_of(store, 1)).settings == {"a": "1"}


def test_a_scene_is_plain_values() -> None:
    assert msgspec.to_builtins(Conversation())  # else it could not be stored
