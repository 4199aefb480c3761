"""Orders that wait for a person: told after four minutes, refused after thirteen, counted while the restaurant is open."""

from datetime import timedelta

from orderbot.escalation import Escalation
from orderbot.moves import GRACE
from orderbot.ordering.lifecycle import Do
from tests.board.shop import open_shop


async def minutes(shop, escalation, count):
    """Time passes; what is told by then."""
    await shop.later(count * 60)
    await escalation.look(shop.place)
    await shop.later(GRACE)
    return await shop.out()


async def test_nobody_answers():
    async with open_shop(accept="staff") as shop:
        escalation = Escalation(shop.kitchen)
        await shop.order()
        await shop.out()
        assert await minutes(shop, escalation, 3) == ([], [])
        told, _ = await minutes(shop, escalation, 1)
        assert told == [
            "Bestellung 1 hat noch niemand angenommen. *1 ok 40* oder *1 ablehnen* schreiben. "
            "In 9 Minuten wird sie abgelehnt.",
            "Pizzeria Bella hat die Bestellung 1 noch nicht bestätigt. Wir haben noch einmal nachgefragt.",
        ]
        assert await minutes(shop, escalation, 5) == ([], [])
        assert await minutes(shop, Escalation(shop.kitchen), 0) == ([], []), "a restart tells nothing twice"
        told, slips = await minutes(shop, escalation, 4)
        assert any("nicht annehmen" in each and "niemand" in each for each in told)
        assert any(each.startswith("Bestellung 1 wurde abgelehnt") for each in told)
        assert slips
        assert all(each.cancelled for each in slips)
        (stored,) = await shop.kitchen.orders("bella")
        assert (stored.status, stored.events[-1].actor) == ("rejected", "clock")


async def test_who_accepts_in_time_is_left_alone():
    async with open_shop(accept="staff") as shop:
        escalation = Escalation(shop.kitchen)
        await shop.order()
        await shop.do(1, Do.ACCEPT, 30)
        await shop.out()
        await minutes(shop, escalation, 20)
        assert (await shop.kitchen.orders("bella"))[0].status == "accepted"


async def test_what_was_ordered_at_night_waits_for_the_opening():
    async with open_shop(accept="staff") as shop:
        escalation = Escalation(shop.kitchen)
        shop.clock.at = shop.clock.at.replace(hour=22)  # midnight in Berlin; the shop opens at 11:30
        await shop.order()
        await shop.out()
        assert await minutes(shop, escalation, 60) == ([], [])
        shop.clock.at = shop.clock.at.replace(hour=9, minute=33) + timedelta(days=0 if shop.clock.at.hour < 9 else 1)
        assert await minutes(shop, escalation, 0) == ([], [])
        assert len((await minutes(shop, escalation, 3))[0]) == 2
