"""What a step of an order leads to: what is told, once and never late; what is printed."""

from dataclasses import replace

import pytest

from orderbot.kitchen import NoSuchOrder
from orderbot.moves import GRACE
from orderbot.ordering.lifecycle import Do, IllegalMove
from tests.board.shop import open_shop


async def test_by_default_four_steps_are_told():
    async with open_shop() as shop:
        for _ in range(4):
            await shop.order(lambda order: replace(order, handover="pickup", address=None))
        await shop.out()
        await shop.do(1, Do.LATER, 10, "Der Ofen ist voll")
        await shop.do(2, Do.REJECT, reason="Teig ist aus")
        await shop.do(3, Do.ACCEPT)
        await shop.do(3, Do.CANCEL, reason="Stromausfall")
        await shop.do(4, Do.ACCEPT)
        await shop.do(4, Do.READY)
        await shop.later(GRACE)
        letters, _ = await shop.out()
        assert letters == [
            "Pizzeria Bella braucht für Ihre Bestellung 1 leider länger.\nAbholbereit: 18:55.\n"
            "Pizzeria Bella: „Der Ofen ist voll“",
            "Es tut uns leid: Pizzeria Bella kann die Bestellung 2 nicht annehmen. Sie müssen nichts bezahlen.\n"
            "Pizzeria Bella: „Teig ist aus“\nFragen? Bitte anrufen: +49338412345.",
            "Es tut uns leid: Pizzeria Bella musste die Bestellung 3 stornieren. Sie müssen nichts bezahlen.\n"
            "Pizzeria Bella: „Stromausfall“\nFragen? Bitte anrufen: +49338412345.",
            "Ihre Bestellung 4 ist fertig und kann abgeholt werden.\nMarktplatz 1",
        ]
        assert [each.status for each in await shop.kitchen.orders("bella")] == [
            "rejected", "cancelled", "ready", "accepted"]  # fmt: skip


async def test_a_reason_that_was_pressed_is_told_in_the_customers_language():
    async with open_shop() as shop:
        for _ in range(2):
            await shop.order(lambda order: replace(order, language="en"))
        await shop.do(1, Do.REJECT, reason="gerade zu viel los")
        await shop.do(2, Do.REJECT, reason="Teig ist aus")
        await shop.later(GRACE)
        told = (await shop.out())[0]
        assert "Pizzeria Bella: “too much to do right now”" in told[0]
        assert "Pizzeria Bella: “Teig ist aus”" in told[1]


async def test_two_steps_of_an_order_in_one_message_are_the_first_of_them():
    async with open_shop() as shop:
        await shop.order()
        await shop.do(1, Do.ACCEPT)
        await shop.out()
        await shop.chat("1 +15\n1 fertig")
        await shop.chat("1 +15\nrückgängig")
        (order,) = await shop.kitchen.orders("bella")
        assert (order.status, order.due.minute) == ("accepted", 15)  # 18:45 and twice a quarter


async def test_the_rest_costs_a_message_only_if_the_owner_wants_it():
    async with open_shop(notify=("accepted", "on_the_way")) as shop:
        await shop.order()
        await shop.out()
        told = []
        for do in (Do.ACCEPT, Do.ON_THE_WAY, Do.CANCEL):
            await shop.do(1, do)
            await shop.later(GRACE)
            told += (await shop.out())[0]
        assert told == ["Bestellung 1 ist angenommen.\nBei Ihnen: etwa 18:45.", "Ihre Bestellung 1 ist unterwegs."]


async def test_where_orders_wait_for_staff_the_yes_is_always_told():
    async with open_shop(accept="staff", notify=()) as shop:
        await shop.order()
        await shop.out()
        await shop.do(1, Do.ACCEPT, 60)
        await shop.later(GRACE)
        assert (await shop.out())[0] == ["Bestellung 1 ist angenommen.\nBei Ihnen: etwa 19:00."]


async def test_an_old_time_is_never_told_after_a_newer_one():
    async with open_shop() as shop:
        await shop.order()
        await shop.out()
        await shop.do(1, Do.LATER, 15)
        await shop.later(2)
        await shop.do(1, Do.LATER, 15)
        await shop.later(GRACE)
        letters, _ = await shop.out()
        assert len(letters) == 1
        assert "19:15" in letters[0]


async def test_what_is_taken_back_at_once_was_never_told():
    async with open_shop() as shop:
        await shop.order()
        await shop.out()
        await shop.do(1, Do.REJECT, reason="aus Versehen")
        await shop.later(3)
        back = await shop.do(1, Do.UNDO)
        assert back.status == "placed"
        await shop.later(GRACE)
        assert (await shop.out())[0] == []


async def test_what_was_told_is_put_right_when_it_is_taken_back():
    async with open_shop() as shop:
        await shop.order()
        await shop.out()
        await shop.do(1, Do.LATER, 30)
        await shop.later(GRACE)
        assert "19:15" in (await shop.out())[0][0]
        back = await shop.do(1, Do.UNDO)
        assert back.due == back.order.due
        await shop.later(GRACE)
        assert (await shop.out())[0] == [
            "Unsere letzte Nachricht war ein Versehen: Bestellung 1 bleibt bestehen.\nBei Ihnen: etwa 18:45."
        ]


async def test_the_kitchen_gets_paper_that_takes_back_and_again_if_that_was_wrong():
    async with open_shop() as shop:
        await shop.order()
        printed = (await shop.out())[1]
        await shop.do(1, Do.REJECT)
        stops = (await shop.out())[1]
        assert [(each.printer, each.cancelled is not None) for each in stops] == [
            (each.printer, True) for each in printed
        ]
        await shop.do(1, Do.UNDO)
        again = (await shop.out())[1]
        assert [(each.printer, each.mark, each.cancelled) for each in again] == [
            (each.printer, "reprint", None) for each in printed
        ]


async def test_printed_again_is_marked_and_shows_the_time_promised_last():
    async with open_shop() as shop:
        first = await shop.order()
        assert not first.on_paper
        await shop.out()
        await shop.do(1, Do.LATER, 20)
        slips = (await shop.out())[1]
        assert slips
        assert all(each.change and f"{each.change.due:%H:%M} {each.due:%H:%M}" == "18:45 19:05" for each in slips)
        again = await shop.do(1, Do.REPRINT)
        assert not again.on_paper
        tickets = (await shop.out())[1]
        assert {(each.mark, f"{each.due:%H:%M}") for each in tickets} == {("reprint", "19:05")}
        assert (await shop.kitchen.orders("bella"))[0].on_paper


def times(slips):
    """(was, is) as the change slips of all printers say it."""
    assert all(each.change and not each.cancelled for each in slips)
    return {f"{each.change.due:%H:%M} {each.due:%H:%M}" for each in slips}


@pytest.mark.parametrize("seconds", [0, 3, 40])
@pytest.mark.parametrize(("do", "minutes", "new"), [(Do.ACCEPT, 60, "19:00"), (Do.LATER, 15, "19:00")])
async def test_a_new_time_taken_back_is_taken_back_on_paper_too(do, minutes, new, seconds):
    async with open_shop() as shop:
        await shop.order()
        printed = {each.printer for each in (await shop.out())[1]}
        await shop.do(1, do, minutes)
        slips = (await shop.out())[1]
        assert times(slips) == {f"18:45 {new}"}
        await shop.later(seconds)
        back = await shop.do(1, Do.UNDO)
        assert back.due == back.order.due
        right = (await shop.out())[1]
        assert times(right) == {f"{new} 18:45"}
        assert {each.printer for each in right} == printed
        await shop.later(60)
        assert (await shop.out())[1] == []


async def test_a_new_time_taken_back_in_chat_is_taken_back_on_paper_too():
    async with open_shop() as shop:
        await shop.order()
        await shop.out()
        await shop.chat("1 +15")
        assert times((await shop.out())[1]) == {"18:45 19:00"}
        await shop.later(3)
        await shop.chat("rückgängig")
        assert times((await shop.out())[1]) == {"19:00 18:45"}
        await shop.chat("1 ok 60")
        assert times((await shop.out())[1]) == {"18:45 19:01"}
        await shop.later(40)
        await shop.chat("rückgängig")
        assert times((await shop.out())[1]) == {"19:01 18:45"}


async def test_the_same_new_time_once_more_is_another_paper():
    async with open_shop() as shop:
        await shop.order()
        await shop.out()
        names = []
        for do in (Do.LATER, Do.UNDO, Do.LATER, Do.UNDO):
            await shop.later(1)
            await shop.do(1, do)
            names += [each.id for each in (await shop.out())[1]]
        assert len(names) == len(set(names)) >= 4


async def test_one_of_two_new_times_taken_back_the_slip_shows_the_other():
    async with open_shop() as shop:
        await shop.order()
        await shop.do(1, Do.LATER, 15)
        await shop.do(1, Do.READY)
        await shop.do(1, Do.LATER, 10)
        await shop.out()
        await shop.do(1, Do.UNDO)
        assert times((await shop.out())[1]) == {"19:10 19:00"}
        await shop.do(1, Do.UNDO)
        assert (await shop.out())[1] == [], "being ready is no time"
        await shop.do(1, Do.CANCEL)
        await shop.do(1, Do.UNDO)
        assert {f"{each.due:%H:%M}" for each in (await shop.out())[1]} == {"19:00"}
        await shop.do(1, Do.UNDO)
        assert times((await shop.out())[1]) == {"19:00 18:45"}


async def test_a_yes_about_the_promised_time_taken_back_needs_no_paper():
    async with open_shop() as shop:
        await shop.order()
        await shop.out()
        await shop.do(1, Do.ACCEPT, 50)
        await shop.do(1, Do.UNDO)
        assert (await shop.out())[1] == []
        await shop.do(1, Do.ACCEPT, 50)
        await shop.do(1, Do.LATER, 15)
        assert times((await shop.out())[1]) == {"18:45 19:05"}, "it was what the paper said"
        await shop.do(1, Do.UNDO)
        await shop.do(1, Do.UNDO)
        assert times((await shop.out())[1]) == {"19:05 18:50", "18:50 18:45"}


async def test_where_orders_wait_for_staff_a_later_yes_reaches_the_paper_and_so_does_its_end():
    async with open_shop(accept="staff") as shop:
        await shop.order()
        await shop.out()
        await shop.do(1, Do.ACCEPT, 60)
        assert times((await shop.out())[1]) == {"18:45 19:00"}
        await shop.do(1, Do.UNDO)
        assert times((await shop.out())[1]) == {"19:00 18:45"}


async def test_a_preorder_is_never_promised_before_its_wish():
    async with open_shop() as shop:
        await shop.order(lambda order: replace(order, asap=False))
        assert (await shop.do(1, Do.ACCEPT, 5)).due == shop.at(45)


@pytest.mark.parametrize("minutes", [30, 45, 50])
async def test_accepted_for_the_promised_time_or_about_it_nobody_is_bothered(minutes):
    async with open_shop() as shop:
        await shop.order()
        await shop.out()
        await shop.do(1, Do.ACCEPT, minutes)
        await shop.later(GRACE)
        assert await shop.out() == ([], [])


async def test_an_old_page_accepts_nothing_that_is_ready():
    async with open_shop() as shop:
        await shop.order()
        await shop.do(1, Do.READY)
        with pytest.raises(IllegalMove):
            await shop.do(1, Do.ACCEPT, 60)


async def test_accepted_for_later_than_was_promised_customer_and_kitchen_hear_of_it():
    async with open_shop() as shop:
        await shop.order()
        await shop.out()
        stored = await shop.do(1, Do.ACCEPT, 60)
        assert (stored.status, stored.due) == ("accepted", shop.at(60))
        await shop.later(GRACE)
        (told,), slips = await shop.out()
        assert "19:00" in told
        assert {f"{each.due:%H:%M}" for each in slips if each.change} == {"19:00"}


async def test_a_customer_who_was_erased_is_told_nothing():
    async with open_shop() as shop:
        stored = await shop.order()
        await shop.store.forget("bella", stored.order.customer)
        await shop.do(1, Do.REJECT)
        await shop.later(GRACE)
        assert (await shop.out())[0] == []


async def test_what_is_over_stays_over():
    async with open_shop() as shop:
        await shop.order()
        await shop.do(1, Do.REJECT)
        with pytest.raises(IllegalMove):
            await shop.do(1, Do.ACCEPT)
        with pytest.raises(NoSuchOrder):
            await shop.do(99, Do.ACCEPT)


async def test_counted_pieces_come_back_from_an_order_that_is_not_made():
    async with open_shop() as shop:
        await shop.store.set_stock("bella", "item:23", shop.at(300), 5)

        async def left():
            return (await shop.store.stock("bella")).left["item:23"]

        await shop.order()
        assert await left() == 3
        await shop.do(1, Do.REJECT)
        assert await left() == 5
        await shop.do(1, Do.UNDO)
        assert await left() == 3
        await shop.do(1, Do.ACCEPT)
        await shop.do(1, Do.CANCEL)
        assert await left() == 5
