"""Deliver, or pick up? Asked only where both are offered."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from typing import Final

from orderbot.conversation import taps
from orderbot.conversation.model import Button, Conversation, Reply
from orderbot.conversation.picking import pick
from orderbot.conversation.sayings import terms
from orderbot.conversation.shop import Shop
from orderbot.conversation.talking import Answer, Heard, at_address, cart_again, changed, handovers
from orderbot.ordering.order import DELIVERY, PICKUP, Address
from orderbot.texts import lines, text
from orderbot.understanding.grammar.phrases import key
from orderbot.understanding.meaning import Meaning
from orderbot.understanding.slots.streets import COMPOUND

name: Final = "handover"
MOST_WORDS: Final = 3  # of a street alone
_HOUSE: Final = re.compile(r"\s*(?:[^\W\d_][\w.'-]*\s+){2,4}\d{1,4}\s?[A-Za-z]?\s*(?=[,.\n]|$)")
_POSTCODE: Final = re.compile(r"\d{5}")


def needed(talk: Conversation, shop: Shop, now: datetime) -> bool:
    return talk.handover not in handovers(shop) or talk.reopened == name


def ask(talk: Conversation, shop: Shop, now: datetime) -> Reply:
    if len(ways := handovers(shop)) == 1:  # and the other was wished
        return Reply(cart_again(talk, shop), (_button(ways[0]), Button(taps.CHANGE.id, text("Change"))))
    body = text(
        "Delivery ({terms}) or pickup ({minutes} min)? For delivery, simply write the address.",
        terms=terms(shop),
        minutes=shop.restaurant.pickup_minutes or 0,
    )
    return Reply(
        lines(cart_again(talk, shop), body),
        (
            _button(DELIVERY),
            _button(PICKUP),
            Button(taps.CHANGE.id, text("Change")),
        ),
    )


def _button(way: str) -> Button:
    return Button(taps.Way(way).id, text("Deliver") if way == DELIVERY else text("Pick up"))


def answer(talk: Conversation, heard: Heard, shop: Shop, now: datetime) -> Answer | None:
    if isinstance(heard.tap, taps.Way):
        way = heard.tap.handover
    elif heard.words and talk.asked == name:
        way = pick(heard.words, ((DELIVERY, ("liefern", "deliver")), (PICKUP, ("abholen", "pick up")))) or ""
        ways = handovers(shop)
        if not way and len(ways) == 1 and heard.meaning and heard.meaning.intent == "yes":
            way = ways[0]
        if not way:
            return _begins_address(talk, heard, shop)
    else:
        return None
    if way not in handovers(shop) or not (talk.cart or talk.pending):
        return None
    return Answer(changed(talk, handover=way, done=True))


def addressed(talk: Conversation, meaning: Meaning, shop: Shop) -> Conversation:
    """ "Am Weinberg 7a, Hinterhaus": a house that reads like no street is one, where the address was asked for too."""
    begins = _HOUSE.match(meaning.text)
    if talk.asked != name or not begins or DELIVERY not in handovers(shop) or not (talk.cart or talk.pending):
        return talk
    there = meaning.address
    if meaning.lines or (there and there.postcode) or not (there or _unread(begins[0], meaning)):
        return talk
    return replace(talk, handover=DELIVERY, done=True, asked="address")


def _unread(words: str, meaning: Meaning) -> bool:
    """Of the words that name the street none was understood as anything else."""
    return any(word in meaning.unknown for word in words.replace(",", " ").split())


def _begins_address(talk: Conversation, heard: Heard, shop: Shop) -> Answer | None:
    """ "Lindenstraße", "14806": who writes the beginning of an address wants it brought; the rest is asked for."""
    words = heard.words.strip(" ,!")
    if DELIVERY not in handovers(shop) or len(words.split()) > MOST_WORDS or "?" in heard.words:
        return None
    if _POSTCODE.fullmatch(words):
        return Answer(at_address(changed(talk, handover=DELIVERY, done=True), Address(postcode=words)))
    street = words.split()[-1] if words else ""
    if not COMPOUND.fullmatch(key(street)) or key(street) in shop.lexicon.words:
        return None
    return Answer(at_address(changed(talk, handover=DELIVERY, done=True), Address(street=words)))
