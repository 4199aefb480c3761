"""While a customer waits for a person the bot is silent; every word of theirs is passed on. The one exception from
"never silence", and it ends by itself.

It ends when staff write "weiter", after two hours, or when the customer plainly orders on. The order keeps its state.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from orderbot.conversation import taps
from orderbot.conversation.model import CallStaff, Conversation, SetSetting
from orderbot.conversation.sayings import person_called
from orderbot.conversation.shop import Shop
from orderbot.conversation.slots import added_allergy
from orderbot.conversation.talking import Answer, Heard, cart_said
from orderbot.texts import Sayable, lines, text

LONGEST: Final = timedelta(hours=2)
CALLS: Final = ("human", "complaint")  # reasons that hand the talk over
SETTING: Final = "person:"  # of the restaurant: who waits, by customer, since when, the last digits of their number

BACK: Final = "back "  # begins what staff put there


def call(talk: Conversation, reason: str, words: str, shop: Shop, now: datetime) -> Answer:
    """Staff are told with the cart, and the talk is theirs."""
    cart = cart_said(talk, shop) if talk.cart else ""
    if shop.restaurant.staff and reason in CALLS:
        talk = replace(talk, called=now, called_again=False)
    waits = SetSetting(f"{SETTING}{shop.customer}", f"{now.isoformat()} {shop.phone[-4:]}")
    effects = (CallStaff(reason, words, cart), *((waits,) if talk.called else ()))
    return Answer(talk, person_called(shop), effects)


def attend(talk: Conversation, heard: Heard, shop: Shop, now: datetime) -> tuple[Conversation, Answer | None, Sayable]:
    """The talk; what a message leads to while a person is waited for, None if the bot goes on; what to say then."""
    if talk.called is None:
        return talk, None, ""
    if now - talk.called >= LONGEST or (shop.given_back and shop.given_back >= talk.called):
        return replace(talk, called=None), None, ""
    if _orders_on(talk, heard):
        return replace(talk, called=None), None, text("I go on with your order; our staff stay informed.")
    return talk, _passed_on(talk, heard, shop, now), ""


def _orders_on(talk: Conversation, heard: Heard) -> bool:
    """A tap on what was offered, the word to buy, dishes beyond doubt: no question and no complaint."""
    if heard.meaning is None:
        return heard.tap is not None and heard.tap != taps.HUMAN
    meaning = heard.meaning
    if meaning.intent in ("buy", "resume"):
        return True
    plain = meaning.sure and not meaning.intent and not meaning.allergy and "?" not in heard.words
    answers = bool(talk.cart) and (meaning.address or meaning.handover or meaning.time or meaning.payment)
    return plain and bool(meaning.lines or answers)


def _passed_on(talk: Conversation, heard: Heard, shop: Shop, now: datetime) -> Answer:
    allergy = heard.meaning.allergy if heard.meaning else ""
    talk = replace(talk, allergy=added_allergy(talk.allergy, allergy))
    words = heard.incoming.text or heard.incoming.kind
    effects = (CallStaff("allergy" if allergy else "message", words),)
    if talk.called and not talk.called_again and now - talk.called >= timedelta(minutes=shop.restaurant.person_minutes):
        phone = shop.restaurant.phone
        said = lines(
            text("Your messages are with our staff; nobody has been able to answer yet."),
            text("By phone: {phone}", phone=phone) if phone else None,
            text("To order here, simply write the dishes."),
            between=" ",
        )
        return Answer(replace(talk, called_again=True), said, effects, final=True)
    return Answer(talk, effects=effects, final=True)
