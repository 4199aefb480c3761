"""Where to? Asked only when we deliver, and only for what is missing. Nothing the customer wrote is rewritten."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from typing import Final

from rapidfuzz.distance import OSA

from orderbot.conversation import taps
from orderbot.conversation.model import ADDRESS, CONTACT, LOCATION, Button, Conversation, Reply
from orderbot.conversation.sayings import area
from orderbot.conversation.shop import Shop
from orderbot.conversation.slots import joined, speaks
from orderbot.conversation.talking import Answer, Heard, at_address, changed, handovers, numbered, read, zone_of
from orderbot.ordering import zones
from orderbot.ordering.order import DELIVERY, PICKUP, Address
from orderbot.texts import Sayable, lines, text
from orderbot.understanding.edits.edits import parts_of
from orderbot.understanding.grammar.phrases import key
from orderbot.understanding.grammar.words.germany import PREPOSITION
from orderbot.understanding.meaning import Meaning
from orderbot.understanding.slots.address import read_address
from orderbot.understanding.slots.places import EXTRA, STOP

name: Final = "address"


def needed(talk: Conversation, shop: Shop, now: datetime) -> bool:
    if talk.handover != DELIVERY:
        return False
    return talk.reopened == name or not complete(talk, shop) or not phone(talk, shop)


def complete(talk: Conversation, shop: Shop) -> bool:
    """Street, house number (or the word that there is none), and a zone: the postcode's, or of a shared location."""
    return numbered(talk) and zone_of(talk, shop) is not None


def phone(talk: Conversation, shop: Shop) -> str:
    return talk.phone or shop.phone


def ask(talk: Conversation, shop: Shop, now: datetime) -> Reply:
    pickup = (Button(taps.Way(PICKUP).id, text("Pick up")),) if PICKUP in handovers(shop) else ()
    body: Sayable
    if talk.reopened == name or not talk.address:
        start = text("I have your location. ") if talk.latitude is not None else ""
        body = lines(
            start,
            text("Where to? Please write *street and number, postcode and town*; floor and bell too if needed."),
            between="",
        )
    elif not talk.address.street and talk.address.postcode:
        body = text("Which street and house number in {postcode}?", postcode=talk.address.postcode)
    elif not talk.address.street:
        body = text("Which street and house number?")
    elif not numbered(talk):
        body = text("Which house number in {street}?", street=talk.address.street)
        return Reply(body, (Button(taps.UNNUMBERED.id, text("No house number")), *pickup))
    elif not zone_of(talk, shop) and talk.latitude is None and any(zone.km for zone in shop.restaurant.zones):
        body = text("Please send your location too (paperclip, location), so that I can see whether we deliver there.")
        return Reply(body, asks=LOCATION)
    elif not talk.address.postcode and not zone_of(talk, shop):
        street = lines(talk.address.street, talk.address.number or None, between=" ")
        body = text("Which postcode has {street}?", street=street)
    elif not zone_of(talk, shop):
        body = text(
            "We do not deliver to {place}. We deliver to: {area}.", place=talk.address.postcode, area=area(shop)
        )
        return Reply(body, (*pickup, Button(taps.Ask(name).id, text("Other address"))))
    else:
        body = text("Which phone number can the driver reach you at?")
        return Reply(body, asks=CONTACT)
    return Reply(body, pickup, asks="" if talk.address else ADDRESS)


def answer(talk: Conversation, heard: Heard, shop: Shop, now: datetime) -> Answer | None:
    if heard.incoming.kind == LOCATION:
        return _located(talk, heard, shop)
    if heard.incoming.kind == CONTACT and heard.incoming.phone:
        asked = talk.asked == name and complete(talk, shop) and not talk.reopened
        if heard.incoming.own or asked:  # a neighbour's card is not the customer's number: media.py asks
            return Answer(changed(talk, phone=heard.incoming.phone), text("Thank you, I noted the number."))
        return None
    if heard.tap == taps.UNNUMBERED and talk.address and talk.address.street:
        return Answer(changed(talk, unnumbered=True))
    if not heard.words or heard.meaning is None or talk.asked != name:
        return None
    if complete(talk, shop) and not talk.reopened:
        return _phone(talk, heard)
    return _written(talk, heard, shop, now)


def _located(talk: Conversation, heard: Heard, shop: Shop) -> Answer | None:
    """A pin is a place, not yet an address: the door is still asked for, unless the pin carries it."""
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
    carried = read_address(heard.incoming.place, talk.language) if heard.incoming.place else None
    if carried and carried.street:
        return Answer(replace(located, address=carried))
    return Answer(located, text("Thank you for the location."))


_NUMBER = re.compile(
    r"(?i)(?:(?:haus)?(?:nr|nummer|number|no)\.? ?:?)?\s*(\d{1,4} ?[a-z]?(?: ?[-/] ?\d{1,4} ?[a-z]?)?)"
)
_POSTCODE = re.compile(
    r"(?i)(?:in |die |the )?(?:plz|postleitzahl|postcode|zip)?[ :]*(\d{4,5})(?:[ ,]+[^\W\d_][^\d,;?!\n]{1,40})?"
)
_NONE = re.compile(r"(?i)(?:(?:es gibt |hat |habe |there is |it has )?(?:keine?|ohne|no|none|without)\b[\w ]{0,20})")


def _written(talk: Conversation, heard: Heard, shop: Shop, now: datetime) -> Answer | None:
    """What was asked for, in one part of the message; a whole address is in the Meaning already."""
    meaning = heard.meaning
    if meaning is None or (meaning.address and meaning.address.street) or meaning.intent in ("yes", "cancel", "human"):
        return None
    old = talk.address if talk.address and talk.reopened != name else None
    told, left = talk, ""
    for part in parts_of(heard.words):
        done = _part(told, told.address if old else None, part.strip(" ,;.!\n"), shop)
        told, left = (done.talk, left) if done else (told, left + part)
    if told is talk:
        return _street(talk, old, heard, shop, now)
    left = left.strip(" ,;.!\n")
    return Answer(told, rest=read(left, told, shop, now) if left else None)


def _part(talk: Conversation, old: Address | None, typed: str, shop: Shop) -> Answer | None:
    """A lone number is the house number or the postcode, whichever was asked for."""
    if old is None:
        return None
    if old.street and not numbered(talk):
        if number := _NUMBER.fullmatch(typed):
            return Answer(changed(talk, address=replace(old, number=number[1])))
        if _NONE.fullmatch(typed):
            return Answer(changed(talk, unnumbered=True))
    if postcode := _POSTCODE.fullmatch(typed):
        town = read_address(typed, talk.language)
        return _postcode(talk, old, postcode[1], town.city if town else "")
    return None


_SLIP = 2  # letters by which a postcode may differ to be a slip of the pen


def _postcode(talk: Conversation, old: Address, postcode: str, town: str) -> Answer:
    """A postcode that was missing or mistyped completes the address; one of elsewhere is another address."""
    if old.postcode and old.street and OSA.distance(old.postcode, postcode) > _SLIP:
        return Answer(changed(talk, address=Address(postcode=postcode, city=town)))
    return Answer(changed(talk, address=replace(old, postcode=postcode, city=town or old.city)))


def _street(talk: Conversation, old: Address | None, heard: Heard, shop: Shop, now: datetime) -> Answer | None:
    """The parts that say nothing else are the street: "An der Kirche", "Gut Schmerwitz". Its number is asked for."""
    own: list[str] = []
    others: list[str] = []
    parts = parts_of(heard.words)
    if len(parts) > MOST_PARTS:
        return None
    for part in parts:
        typed = part.strip(" ,;.!\n")
        meaning = read(typed, talk, shop, now)
        says = meaning.lines or meaning.questions or (meaning.intent and not meaning.address)
        if (old is None or not old.street) and _is_street(typed, meaning, talk, shop):
            own.append(part)
            continue
        elsewhere = speaks(replace(meaning, address=None, name="", extra=""))
        (others if says or elsewhere or "?" in part or not typed else own).append(part)
    words = "".join(own).strip(" ,;.!\n")
    new = read_address(words, talk.language) if words else None
    if new is None or not (new.street or old is None or not old.street):
        new = (
            _town(words, heard) if old and old.street and numbered(talk) and not old.postcode else _named(words, heard)
        )
    if new is None:
        return None
    left = "".join(others).strip(" ,;.!\n")
    rest = read(left, talk, shop, now) if left else None
    return Answer(at_address(changed(talk), joined(old, new) if old else new), rest=rest)


def _is_street(typed: str, meaning: Meaning, talk: Conversation, shop: Shop) -> bool:
    """ "Am Markt 5", "Hof 3": where a street was asked for, no dish of that number."""
    there = read_address(typed, talk.language, shop.lexicon.words.__contains__)
    if there is None or not (there.street and there.number) or meaning.handover:
        return False
    return bool(meaning.unknown) or key(typed.split()[0]) in PREPOSITION


def _town(words: str, heard: Heard) -> Address | None:
    """ "Bad Belzig of course", where only the postcode is missing."""
    if heard.meaning and heard.meaning.name:
        return None
    if EXTRA.fullmatch(key(words)):  # "Hinterhaus"
        return Address(extra=words)
    said = [word for word in words.split() if key(word.strip(".")) not in STOP]
    if not 0 < len(said) <= MOST_OF_A_TOWN:
        return None
    strange = heard.meaning is not None and set(said) <= set(heard.meaning.unknown)  # "belzig": a word of no kind
    return Address(city=" ".join(said)) if said[0][0].isupper() or strange else None


MOST_OF_A_TOWN: Final = 4  # words
MOST_PARTS: Final = 12  # of an answer that is looked through for a street
_PLACE = re.compile(r"(?:[^\W\d_]|[.'-]){2,}(?: (?:[^\W\d_]|[.'-]){2,}){0,4}")
_AND_TOWN = re.compile(r"(?P<place>.+?),?\s+(?P<postcode>\d{5})(?:\s+(?P<town>[^\W\d_][\w .-]+))?")


def _named(words: str, heard: Heard) -> Address | None:
    """A place with a name of its own and no number; whether it has one is asked once."""
    town = _AND_TOWN.fullmatch(words)
    place = (town["place"] if town else words).strip(" ,")
    if not _PLACE.fullmatch(place) or not (town or place[:1].isupper()):
        return None
    return Address(place, "", town["postcode"] if town else "", (town["town"] or "") if town else "")


def _phone(talk: Conversation, heard: Heard) -> Answer | None:
    digits = [sign for sign in heard.words if sign.isdecimal()]
    if not 6 <= len(digits) <= 16 or any(sign.isalpha() for sign in heard.words):
        return None
    return Answer(changed(talk, phone=heard.words.strip()))
