"""Where to? Asked only when we deliver, and only for what is missing. Nothing the customer wrote is rewritten."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Final

from orderbot.conversation.model import ADDRESS, CONTACT, LOCATION, Button, Conversation, Reply
from orderbot.conversation.sayings import area
from orderbot.conversation.shop import Shop
from orderbot.conversation.talking import Answer, Heard, at_address, changed, handovers, zone_of
from orderbot.ordering import zones
from orderbot.ordering.order import DELIVERY, PICKUP, Address
from orderbot.texts import Sayable, lines, text
from orderbot.understanding.slots.address import read_address

name: Final = "address"


def needed(talk: Conversation, shop: Shop, now: datetime) -> bool:
    if talk.handover != DELIVERY:
        return False
    return talk.reopened == name or not complete(talk, shop) or not phone(talk, shop)


def complete(talk: Conversation, shop: Shop) -> bool:
    """Street, house number, and a zone: the postcode's, or that of a shared location."""
    return bool(talk.address and talk.address.street and talk.address.number and zone_of(talk, shop))


def phone(talk: Conversation, shop: Shop) -> str:
    return talk.phone or shop.phone


def ask(talk: Conversation, shop: Shop, now: datetime) -> Reply:
    pickup = (Button("way:pickup", text("Pick up")),) if PICKUP in handovers(shop) else ()
    body: Sayable
    if talk.reopened == name or not talk.address:
        start = text("I have your location. ") if talk.latitude is not None else ""
        body = lines(
            start,
            text("Where to? Please write *street and number, postcode and town*; floor and bell too if needed."),
            between="",
        )
    elif not talk.address.street:
        body = text("Which street and house number?")
    elif not talk.address.number:
        body = text("Which house number in {street}?", street=talk.address.street)
    elif not zone_of(talk, shop) and talk.latitude is None and any(zone.km for zone in shop.restaurant.zones):
        body = text("Please send your location too (paperclip, location), so that I can see whether we deliver there.")
        return Reply(body, asks=LOCATION)
    elif not talk.address.postcode and not zone_of(talk, shop):
        body = text("Which postcode has {street} {number}?", street=talk.address.street, number=talk.address.number)
    elif not zone_of(talk, shop):
        body = text(
            "We do not deliver to {place}. We deliver to: {area}.", place=talk.address.postcode, area=area(shop)
        )
        return Reply(body, (*pickup, Button("set:address", text("Other address"))))
    else:
        body = text("Which phone number can the driver reach you at?")
        return Reply(body, asks=CONTACT)
    return Reply(body, pickup, asks="" if talk.address else ADDRESS)


def answer(talk: Conversation, heard: Heard, shop: Shop, now: datetime) -> Answer | None:
    if heard.incoming.kind == LOCATION:
        return _located(talk, heard, shop)
    if heard.incoming.kind == CONTACT and heard.incoming.phone:
        return Answer(changed(talk, phone=heard.incoming.phone), text("Thank you, I noted the number."))
    if not heard.words or talk.asked != name:
        return None
    if complete(talk, shop) and not talk.reopened:
        return _phone(talk, heard)
    return _written(talk, heard)


def _located(talk: Conversation, heard: Heard, shop: Shop) -> Answer | None:
    """A pin is a place, not yet an address: the door is still asked for."""
    latitude, longitude = heard.incoming.latitude, heard.incoming.longitude
    if latitude is None or longitude is None or DELIVERY not in handovers(shop):
        return None
    by_distance = any(zone.km for zone in shop.restaurant.zones)
    if (
        by_distance
        and not zones.zone_at(shop.restaurant, latitude, longitude)
        and not any(zone.postcodes for zone in shop.restaurant.zones)
    ):
        return Answer(talk, text("That place is outside of where we deliver ({area}).", area=area(shop)))
    way = talk.handover or (DELIVERY if talk.cart else "")  # a pin does not undo "pick up"
    located = changed(talk, latitude=latitude, longitude=longitude, handover=way)
    return Answer(located, text("Thank you for the location."))


def _written(talk: Conversation, heard: Heard) -> Answer | None:
    """What was written completes what is known: a lone number is the house number asked for."""
    old = talk.address if talk.address and talk.reopened != name else None
    typed = heard.words.strip()
    if old and old.street and not old.number and typed[:1].isdigit() and len(typed) <= 8:
        return Answer(changed(talk, address=replace(old, number=typed)))
    if old and typed.isdecimal() and len(typed) in (4, 5):
        return Answer(changed(talk, address=replace(old, postcode=typed)))
    new = read_address(typed, talk.language)
    if new is None:
        return None
    return Answer(at_address(changed(talk), _joined(old, new) if old else new))


def _joined(old: Address, new: Address) -> Address:
    if new.street and new.number:
        return new if new.postcode else replace(new, postcode=old.postcode, city=old.city)
    return Address(
        new.street or old.street,
        new.number or old.number,
        new.postcode or old.postcode,
        new.city or old.city,
        ", ".join(part for part in (old.extra, new.extra) if part),
    )


def _phone(talk: Conversation, heard: Heard) -> Answer | None:
    digits = [sign for sign in heard.words if sign.isdecimal()]
    if not 6 <= len(digits) <= 16 or any(sign.isalpha() for sign in heard.words):
        return None
    return Answer(changed(talk, phone=heard.words.strip()))
