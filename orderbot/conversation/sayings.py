"""The messages that are no question: greeting, help, confirmation."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from orderbot.conversation import taps
from orderbot.conversation.drafting import paid
from orderbot.conversation.model import Button, Conversation, Link, Reply
from orderbot.conversation.shop import Shop
from orderbot.conversation.slots import address_said, payment_name
from orderbot.conversation.talking import clock, handovers, local, option_said
from orderbot.ordering import promise
from orderbot.ordering.order import DELIVERY, PICKUP, Order, OrderLine, OrderOption
from orderbot.ordering.stream import signed
from orderbot.ordering.trust import asks
from orderbot.restaurant import Event, Zone
from orderbot.texts import Arg, Lines, Money, lines, listed, paragraphs, text

MOST_PLACES = 8  # of the area in one sentence
MOST_ZONES = 3  # whose terms are told each by itself


def notice(shop: Shop, now: datetime) -> Arg:
    """Once, at the very first contact, in four lines: who speaks and the way to a person; hours, area, minimum, payment
    before ordering starts (§ 312j(1) BGB); imprint, data protection, terms (§ 5 DDG, Art. 13 GDPR); no withdrawal
    (Art. 246a § 1(3) EGBGB)."""
    place = shop.restaurant
    links = [
        text("Imprint: {link}", link=place.imprint) if place.imprint else None,
        text("Data protection: {link}", link=place.privacy) if place.privacy else None,
        text("Terms: {link}", link=place.terms) if place.terms else None,
    ]
    return lines(
        text("Welcome to *{name}*! I am the automatic order assistant; *person* brings somebody.", name=place.name),
        lines(opening(shop, now), offers(shop), between=" "),
        lines(*links, between=" · ") if any(links) else None,
    )


def notice_version(shop: Shop) -> str:
    """What the customer was told of data protection: another text or address is another version."""
    place = shop.restaurant
    return " ".join(filter(None, (place.privacy_version, place.privacy))) or "none"


def notice_changed(shop: Shop) -> Arg:
    return text("Our data protection notice has changed: {link}", link=shop.restaurant.privacy)


def example(shop: Shop) -> Arg:
    """Two dishes of this card, as a customer would write them."""
    shown = [item for item in shop.menu.items.values() if not item.hidden and not item.age]
    if not shown:
        return text("2x pizza")
    return text("2x {first}, {last}", first=shown[0].name, last=shown[-1].name)


def opening(shop: Shop, now: datetime) -> Arg:
    """Are we open, until when, or when next?"""
    here = local(shop, now)
    if promise.open_for_orders(here, shop.hours, shop.restaurant):
        closes = shop.hours.closes(here)
        return text("Today until {time}.", time=clock(closes, now)) if closes else text("We are always open.")
    opens = shop.hours.opens(here)
    if opens is None:
        return text("We are closed at the moment.")
    if opens <= here:
        return text("The kitchen is closing; new orders for later are welcome.")
    return text("Closed now; we open at {time}. You can order ahead.", time=clock(opens, now))


def offers(shop: Shop) -> Arg:
    """Delivery area, minimum, fee, pickup, payment kinds: known before ordering starts (§ 312j(1) BGB)."""
    place = shop.restaurant
    ways: list[Arg] = []
    if DELIVERY in handovers(shop):
        ways += (text("Delivery to {area}: {terms}.", area=where, terms=what) for where, what in deliveries(shop))
    if PICKUP in handovers(shop):
        ways.append(text("Pickup in about {minutes} min.", minutes=place.pickup_minutes or 0))
    ways.append(text("Payment: {kinds}.", kinds=listed(payment_name(kind) for kind in place.payments)))
    return lines(*ways, between=" ")


def deliveries(shop: Shop) -> list[tuple[Arg, Arg]]:
    """Where, and on which terms: each part of the area by itself, if they are few and differ."""
    zones = shop.restaurant.zones
    each = [(area(shop, (zone,)), terms(shop, (zone,))) for zone in zones]
    alike = len({(zone.minimum, zone.fee, zone.minutes) for zone in zones}) == 1
    return [(area(shop), terms(shop))] if alike or len(zones) > MOST_ZONES else each


def terms(shop: Shop, zones: tuple[Zone, ...] = ()) -> Arg:
    """`from 15,00 €, fee 2,00 €, about 45 min`, the lowest of these zones, of all if none are named."""
    zones = zones or shop.restaurant.zones
    fee = Money(min(zone.fee for zone in zones))
    same = len({zone.fee for zone in zones}) == 1
    return listed(
        (
            text("from {amount}", amount=Money(min(zone.minimum for zone in zones))),
            text("fee {amount}", amount=fee) if same else text("fee from {amount}", amount=fee),
            text("about {minutes} min", minutes=min(zone.minutes for zone in zones)),
        )
    )


def area(shop: Shop, zones: tuple[Zone, ...] = ()) -> Arg:
    """Postcodes and circles of these zones, of all we deliver to if none are named."""
    parts: list[Arg] = []
    for zone in zones or shop.restaurant.zones:
        parts += zone.postcodes
        if zone.km:
            parts.append(text("within {km} km", km=f"{zone.km:g}"))
    return listed([*parts[:MOST_PLACES], *(["…"] if len(parts) > MOST_PLACES else [])])


def help_said(shop: Shop) -> Lines:
    return lines(
        text(
            "Simply write what you would like, for example *{example}*, or the numbers of the card.",
            example=example(shop),
        ),
        text("At any time: *card*, *cart*, *back*, *cancel*, *status*, *hours*, *allergens*, *person*, *Deutsch*."),
        text("And: *terms*, *withdrawal*, *imprint*, *privacy*, *my data*, *reusable*."),
        text("By phone: {phone}", phone=shop.restaurant.phone) if shop.restaurant.phone else None,
    )


def person_called(shop: Shop) -> Arg:
    phone = shop.restaurant.phone
    if shop.restaurant.staff:
        told = text("I have told our staff; they will get in touch.")
    else:
        told = text("A person is glad to help you.")
    return lines(told, text("By phone: {phone}", phone=phone) if phone else None, between=" ")


def confirmation(order: Order, talk: Conversation, shop: Shop, now: datetime) -> Reply:
    """Receipt and contract in one message (§§ 312f, 312i BGB); with the stream's link on an event's day."""
    pickup = order.handover == PICKUP
    event = next(
        (each for each in shop.restaurant.events if each.orders == order.due.date() and now < each.until), None
    )
    when = clock(order.due, now)
    body = paragraphs(
        lines(
            text("Thank you! Order *no. {number}* has been received.", number=order.number),
            text("Ready at about {time}.", time=when) if pickup else text("With you at about {time}.", time=when),
            text("{restaurant} looks at it now and confirms it to you.", restaurant=shop.restaurant.name)
            if asks(order, shop.restaurant)
            else None,
        ),
        lines(*map(_ordered, order.lines)),
        _sums(order),
        lines(
            text("To: {address}", address=address_said(order.address)) if order.address else None,
            text("Payment: {kind}", kind=paid(order)),
            text("Allergy noted: {words}", words=order.allergy) if order.allergy else None,
            _seller(shop),
            text("No right of withdrawal for freshly made food."),
        ),
        text("Your evening: {title}", title=event.title) if event else None,
    )
    link = Link(text("To the stream"), event.link.replace("{token}", _token(event, order, shop))) if event else None
    keep = Button(taps.REMEMBER.id, text("Keep my address"))  # consent, in the same message: it costs none of its own
    offer = order.address is not None and not talk.remember and link is None
    return Reply(body, (keep,) if offer else (), link=link)


def _token(event: Event, order: Order, shop: Shop) -> str:
    """Signed if the owner gave the event a secret, so that the stream's server can check it; else unguessable."""
    return signed(order, event.until, event.secret) if event.secret else shop.token


def _ordered(line: OrderLine) -> Lines:
    """`2 × Margherita groß 32 cm 19,00 €` and its details below it, as agreed."""
    name: Arg = line.name
    halves = line.parts if line.section else ()  # a combo stands in no section
    if len(halves) == 2:
        name = text("½ {one} + ½ {other}", one=halves[0].name, other=halves[1].name)
    name = lines(name, line.size, between=" ")
    head = text("{count} × {name} {price}", count=line.quantity, name=name, price=Money(line.total))
    return lines(head, *(text("   {detail}", detail=detail) for detail in _agreed(line)))


def _agreed(line: OrderLine) -> Iterator[Arg]:
    for part in line.parts:
        if not line.section:
            yield lines(part.name, part.size, between=" ")
        yield from (_option(each) for each in part.options)
    yield from (_option(each) for each in line.options)
    if line.without:
        yield text("without {things}", things=listed(line.without))
    if line.note:
        yield text("Note: {note}", note=line.note)


def _option(option: OrderOption) -> Arg:
    return option_said(option.name, option.quantity, option.amount)


def receipt(order: Order, shop: Shop, now: datetime) -> Lines:
    """The contract once more: number, dishes, total with VAT, where, when, how."""
    pickup = order.handover == PICKUP
    when = clock(order.due, now)
    return paragraphs(
        lines(
            text("Order *no. {number}*", number=order.number),
            text("Ready at about {time}.", time=when) if pickup else text("With you at about {time}.", time=when),
        ),
        lines(*map(_ordered, order.lines)),
        _sums(order),
        lines(
            text("To: {address}", address=address_said(order.address)) if order.address else None,
            text("Payment: {kind}", kind=paid(order)),
            _seller(shop),
        ),
    )


def order_said(order: Order, now: datetime) -> Lines:
    """The order for staff, in a few lines."""
    way = text("Pickup") if order.handover == PICKUP else text("Delivery")
    return lines(
        text("Order no. {number}, {way}, {time}", number=order.number, way=way, time=clock(order.due, now)),
        *map(_ordered, order.lines),
        text("To: {address}", address=address_said(order.address)) if order.address else None,
    )


def _sums(order: Order) -> Lines:
    return lines(
        text("Deposit {amount}", amount=Money(order.deposit)) if order.deposit else None,
        text("Delivery {amount}", amount=Money(order.fee)) if order.fee else None,
        text("*Total {amount}*", amount=Money(order.total)),
        *(text("incl. {rate} % VAT {tax}", rate=f"{rate / 100:g}", tax=Money(tax)) for rate, _, tax in order.vat),
    )


def terms_said(shop: Shop) -> Arg:
    link = shop.restaurant.terms
    return text("Our terms: {link}", link=link) if link else text("We have no terms of our own; the law applies.")


def withdrawal_said() -> Arg:
    """§ 312g(2) nos. 1, 2, 9 BGB."""
    return text(
        "There is no right of withdrawal: the food is made for you, spoils quickly or is delivered at a set time. "
        "If something is wrong, write *person*."
    )


def _seller(shop: Shop) -> Arg:
    place = shop.restaurant
    return listed(part for part in (place.name, place.address, place.phone, place.terms) if part)
