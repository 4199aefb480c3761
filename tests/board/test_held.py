"""An order that waits for a person's yes: the kitchen hears of it with that yes, nobody is left without an answer."""

from dataclasses import replace
from datetime import timedelta

import pytest

from orderbot.effects import scene_shop
from orderbot.escalation import Escalation
from orderbot.ledger import sums
from orderbot.moves import GRACE
from orderbot.ordering.lifecycle import Do, IllegalMove
from orderbot.ordering.trust import BIG, FIRST, held
from orderbot.restaurant import Limits
from orderbot.staff.done import Desk
from orderbot.staff.hearing import do
from orderbot.staff.words import read
from orderbot.stored import Decision, Scene
from orderbot.web.board import columns
from orderbot.wording.render import Voice
from tests.board.shop import CARD, open_shop
from tests.storage.samples import ANNA, BELLA, BERT, DAY, START, arrived, order, said


@pytest.fixture
async def shop():
    async with open_shop() as made:
        yield made


async def big(shop, **changes):
    return await shop.order(lambda each: replace(each, held=BIG, **changes))


# ---- which --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pieces", "known", "why"),
    [(60, True, BIG), (9, True, ""), (11, False, FIRST), (10, False, ""), (8, False, "")],
)
def test_a_big_order_is_held_and_of_somebody_new_one_that_is_less_big(pieces, known, why):
    place = replace(BELLA, max_total=20_000, limits=Limits(first_pieces=10))
    assert held(order(1, 1, pieces=pieces), place, known=known) == why


@pytest.mark.parametrize(("pieces", "why"), [(4, ""), (5, FIRST)])
def test_the_sum_of_a_first_order_is_limited_too(pieces, why):
    place = replace(BELLA, limits=Limits(first_total=4000))
    assert held(order(1, 1, pieces=pieces), place, known=False) == why
    assert held(order(1, 1, pieces=pieces), place, known=True) == ""


async def test_known_is_who_had_an_order_that_was_not_refused(shop):
    async def known(sender):
        shop.count += 1
        await shop.store.receive(arrived(said(f"known.{shop.count}", sender=sender, at=shop.clock())))
        (waiting,) = await shop.store.waiting()
        seen = []

        def decide(scene):
            seen.append(scene_shop(scene, CARD, "", shop.clock()).known)
            return _nothing(scene)

        await shop.store.turn("bella", waiting.customer, DAY, decide)
        return seen[0]

    assert not await known(ANNA)
    await shop.order()
    await shop.order(sender=BERT)
    assert not await known(ANNA), "it is not even there yet"
    await shop.do(2, Do.REJECT, reason="zu weit")
    await shop.later(3 * 3600)
    assert await known(ANNA)
    assert not await known(BERT), "nothing was made for him"


def _nothing(scene: Scene):
    return Decision(scene.talk)


# ---- what happens ---------------------------------------------------------------------------------------------------


async def test_nothing_is_printed_before_the_yes_and_staff_have_all_of_it(shop):
    await big(shop)
    (told,), tickets = await shop.out()
    assert tickets == []
    assert told.startswith("BESTELLUNG 1 WARTET AUF IHR JA: sie ist sehr groß. Die Küche hat sie noch nicht.")
    for part in ("2x Pizza Funghi", "gut durch bitte", "Anna Amsel", "21,00", "*1 ok 40* oder *1 ablehnen*"):
        assert part in told
    await shop.do(1, Do.ACCEPT, 40)
    _, tickets = await shop.out()
    assert {(each.number, each.mark, each.due) for each in tickets} == {(1, "", shop.at(40))}
    await shop.later(GRACE)
    (told,), _ = await shop.out()
    assert told.startswith("Bestellung 1 ist angenommen.")


async def test_a_no_reaches_the_customer_and_no_paper(shop):
    shop.kitchen.restaurants["bella"] = replace(shop.place, notify=())
    await big(shop)
    await shop.out()
    await shop.do(1, Do.REJECT, reason="so viel Teig haben wir nicht")
    await shop.later(GRACE)
    (told,), tickets = await shop.out()
    assert "so viel Teig haben wir nicht" in told
    assert tickets == []


async def test_a_yes_taken_back_stops_the_kitchen_until_the_next_one(shop):
    await big(shop)
    await shop.out()
    await shop.do(1, Do.ACCEPT)
    await shop.later(GRACE)
    await shop.out()
    await shop.do(1, Do.UNDO)
    await shop.later(GRACE)
    (told,), stops = await shop.out()
    assert (
        told
        == "Bitte vergessen Sie unsere letzte Nachricht: Pizzeria Bella hat Ihre Bestellung 1 noch nicht bestätigt."
    )
    assert all(each.cancelled for each in stops)
    assert stops
    await shop.do(1, Do.LATER, 20)
    _, again = await shop.out()
    assert {(each.cancelled, each.change, each.due) for each in again} == {(None, None, START + timedelta(minutes=65))}


async def test_a_no_taken_back_prints_nothing_either(shop):
    await big(shop)
    await shop.out()
    await shop.do(1, Do.REJECT)
    await shop.do(1, Do.UNDO)
    await shop.later(GRACE)
    assert (await shop.out())[1] == []


async def test_what_never_was_on_paper_is_not_printed_again(shop):
    stored = await big(shop)
    with pytest.raises(IllegalMove):
        await shop.do(1, Do.REPRINT)
    desk = Desk(CARD, shop.clock().astimezone(BELLA.timezone), (stored,), {})
    done = do(read("bon 1 nochmal"), desk)
    assert Voice("de").say(done.say) == "Bestellung 1 wartet erst noch auf ein Ja: *1 ok 40*."
    assert not done.effects


async def test_the_board_shows_it_among_the_new_ones_whenever_it_is_due(shop):
    stored = await shop.order(lambda each: replace(each, held=FIRST, asap=False, due=shop.at(60 * 20)))
    shown = columns([stored], shop.place, "de", START)
    assert [each.held for each in shown.new] == ["sie ist groß, und für diesen Kunden haben wir noch nichts gemacht"]
    stored = await shop.do(1, Do.ACCEPT)
    assert [each.held for each in columns([stored], shop.place, "de", START).work] == [""]


async def test_where_orders_are_taken_at_once_only_the_held_one_is_escalated(shop):
    escalation = Escalation(shop.kitchen)
    await shop.order()
    await big(shop)
    await shop.out()
    await shop.later(4 * 60)
    await escalation.look(shop.place)
    told, _ = await shop.out()
    assert len(told) == 1
    assert told[0].startswith("Bestellung 2 hat noch niemand angenommen.")
    await shop.later(9 * 60)
    await escalation.look(shop.place)
    await shop.later(GRACE)
    told, tickets = await shop.out()
    assert any("nicht annehmen" in each for each in told), "the customer"
    assert any(each.startswith("Bestellung 2 wurde abgelehnt") for each in told), "staff"
    assert tickets == []
    assert [each.status for each in await shop.kitchen.orders("bella")] == ["placed", "rejected"]
    await shop.later(2 * 3600)
    await escalation.look(shop.place)
    assert not await shop.store.settings("bella"), "and that it was held is forgotten"


async def test_a_yes_taken_back_is_escalated_again(shop):
    escalation = Escalation(shop.kitchen)
    await big(shop)
    await shop.do(1, Do.ACCEPT)
    await escalation.look(shop.place)
    await shop.do(1, Do.UNDO)
    await shop.later(13 * 60)
    await escalation.look(shop.place)
    assert [each.status for each in await shop.kitchen.orders("bella")] == ["rejected"]


async def test_what_waits_for_a_yes_stands_first_and_is_neither_cooked_nor_sold(shop):
    await shop.order()
    await big(shop)
    orders = await shop.kitchen.orders("bella")
    now = shop.clock().astimezone(shop.place.timezone)
    seen = columns(orders, shop.place, "de", now)
    assert [each.number for each in seen.new] == [2, 1]
    assert sum(count for count, _ in seen.together) == sum(line.quantity for line in orders[0].order.lines)
    assert sums(orders).count == 1
    await shop.do(2, Do.ACCEPT)
    assert sums(await shop.kitchen.orders("bella")).count == 2
