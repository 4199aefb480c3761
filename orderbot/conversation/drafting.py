"""The order as it would be placed now, and the message that shows it: from the same value, so they cannot differ."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from orderbot.conversation.model import Conversation
from orderbot.conversation.shop import Shop
from orderbot.conversation.slots import address_said, payment_name
from orderbot.conversation.talking import (
    asap,
    cart_line,
    clock,
    goods,
    handovers,
    local,
    minutes_of,
    numbered,
    payment_of,
    zone_of,
)
from orderbot.ordering import promise, trust, zones
from orderbot.ordering.business_day import business_day
from orderbot.ordering.checkout import Agreement, snapshot
from orderbot.ordering.order import DELIVERY, PICKUP, Order
from orderbot.ordering.promise import Wish
from orderbot.texts import Arg, Lines, Money, lines, listed, paragraphs, text

LATER = timedelta(minutes=20)  # a promise may slip so far between summary and tap without a new summary


def draft(talk: Conversation, shop: Shop, now: datetime) -> Order | None:
    """The order, None while anything is still to be asked."""
    here = local(shop, now)
    zone = zone_of(talk, shop) if talk.handover == DELIVERY else None
    if not talk.cart or talk.pending or talk.unclear or talk.handover not in handovers(shop):
        return None
    if talk.handover == DELIVERY and (zone is None or not numbered(talk)):
        return None
    if zone and zones.missing(zone, goods(talk, shop)):
        return None
    due = _due(talk, shop, here)
    if due is None:
        return None
    day = business_day(due, shop.restaurant).isoformat()
    agreed = Agreement(
        handover=talk.handover,
        payment=payment_of(talk, shop),
        due=due,
        asap=not talk.timed,
        zone=zone,
        address=talk.address,
        name=talk.name,
        phone=talk.phone or shop.phone,
        pays_with=talk.pays_with,
        allergy=talk.allergy,
        remark=talk.remark,
        language=talk.language or shop.restaurant.language,
        day=day,
    )
    order = snapshot(
        shop.menu,
        talk.cart,
        agreed,
        restaurant=shop.restaurant.id,
        number=shop.next_number,
        customer=shop.customer,
        now=here,
    )
    return replace(order, held=trust.held(order, shop.restaurant, known=shop.known))


def _due(talk: Conversation, shop: Shop, here: datetime) -> datetime | None:
    zone, minutes = zone_of(talk, shop), minutes_of(talk, shop)
    if talk.timed and talk.wished:
        verdict = promise.judge(talk.wished, here, shop.hours, shop.restaurant, talk.handover, zone, minutes)
        return local(shop, talk.wished) if verdict.wish is Wish.OK else None
    return asap(talk, shop, here)


def summary(order: Order, talk: Conversation, shop: Shop, now: datetime, *, again: bool = False) -> Lines:
    """What § 312j(2) BGB wants directly before the button: the dishes, the total with VAT, what the delivery costs; and
    what the customer decided. The rest of the law stands in the greeting and in the confirmation. `again`: the same
    was shown before, as after a side question."""
    pickup = order.handover == PICKUP
    dishes = [cart_line(shop.menu, line, pickup=pickup) for line in talk.cart.lines]
    deposit = text("Deposit {amount}", amount=Money(order.deposit)) if order.deposit else None
    fee = text("Delivery {amount}", amount=Money(order.fee)) if order.handover == DELIVERY else None
    return paragraphs(
        lines(
            *dishes,
            lines(deposit, fee, between=" · ") if deposit or fee else None,
            text("*Total {amount}* incl. VAT", amount=Money(order.total)),
        ),
        lines(
            _where(order, shop),
            lines(_when(order, now), paid(order), between=" · "),
            text("Allergy noted: {words}", words=order.allergy) if order.allergy else None,
            text("Note: {note}", note=order.remark) if order.remark else None,
            text("A person confirms an order of this size first.") if order.held else None,
        ),
        None if again else _law(order),
    )


def _law(order: Order) -> Arg:
    """Allergens before the contract (Art. 14 LMIV), and what the word means that buys."""
    if not order.codes:
        return text("*BUY* orders with obligation to pay.")
    return text("*Allergens*: {signs}. *BUY* orders with obligation to pay.", signs=listed(order.codes))


def _where(order: Order, shop: Shop) -> Arg:
    if order.address:
        return text("Delivery to {address}", address=address_said(order.address))
    return text("Pickup: {address}", address=shop.restaurant.address) if shop.restaurant.address else text("Pickup")


def _when(order: Order, now: datetime) -> Arg:
    when = clock(order.due, now)
    return text("as soon as possible, about {time}", time=when) if order.asap else text("{time}", time=when)


def paid(order: Order) -> Arg:
    """The way of paying, and the change to bring."""
    way = payment_name(order.payment)
    if order.pays_with is None:
        return way
    back = max(order.pays_with - order.total, 0)
    return text("{paid}, change for {note} ({back} back)", paid=way, note=Money(order.pays_with), back=Money(back))
