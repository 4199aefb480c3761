"""While a customer waits for a person the bot is silent; every word of theirs is passed on. The one exception from
"never silence", and it ends by itself.

It ends when staff write "weiter", after two hours, or when the customer plainly orders on. The order keeps its state.
Who has had no answer for `person_minutes` is told so, once, and staff hear it again; the house's clock sees to that.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from orderbot.conversation import media, taps
from orderbot.conversation.model import UNANSWERED, CallStaff, Conversation, Effect, Incoming, SetSetting
from orderbot.conversation.sayings import person_called
from orderbot.conversation.shop import Shop
from orderbot.conversation.slots import added_allergy
from orderbot.conversation.talking import Answer, Heard, cart_said
from orderbot.texts import lines, text

LONGEST: Final = timedelta(hours=2)
CLOSES: Final = ("thanks", "yes", "no", "compliment")  # nobody owes these an answer
CALLS: Final = ("human", "complaint")  # reasons that hand the talk over
SETTING: Final = "person:"  # of the restaurant: who waits, by customer, since when, the last digits of their number
WAITS: Final = "unanswered:"  # of the restaurant: who has had no answer yet, by customer; since when
BACK: Final = "back "  # begins what staff put there


def call(talk: Conversation, reason: str, words: str, shop: Shop, now: datetime) -> Answer:
    """Staff are told with the cart, and the talk is theirs."""
    cart = cart_said(talk, shop) if talk.cart else ""
    if shop.restaurant.staff and reason in CALLS:
        talk = replace(talk, called=now, called_again=False)
    waits = SetSetting(f"{SETTING}{shop.customer}", f"{now.isoformat()} {shop.phone[-4:]}")
    talk, since = _waits(talk, shop, now)
    effects = (CallStaff(reason, words, cart), *((waits, *since) if talk.called else ()))
    return Answer(talk, person_called(shop), effects)


def _waits(talk: Conversation, shop: Shop, now: datetime) -> tuple[Conversation, tuple[Effect, ...]]:
    """From now on, unless they waited before or were told already."""
    if talk.called is None or talk.unanswered or talk.called_again:
        return talk, ()
    return replace(talk, unanswered=now), (SetSetting(f"{WAITS}{shop.customer}", now.isoformat()),)


def answered(talk: Conversation, shop: Shop) -> tuple[Conversation, tuple[Effect, ...]]:
    """Nobody waits any more."""
    if talk.unanswered is None:
        return talk, ()
    return replace(talk, unanswered=None), (SetSetting(f"{WAITS}{shop.customer}", ""),)


def unanswered(talk: Conversation, message: Incoming, shop: Shop, now: datetime) -> Answer | None:
    """The clock's word that nobody has answered; None if the message is the customer's own."""
    if message.kind != UNANSWERED:
        return None
    minutes = timedelta(minutes=shop.restaurant.person_minutes)
    if talk.called is None or talk.unanswered is None or now - talk.unanswered < minutes:
        return Answer(talk, final=True)  # somebody was faster
    talk, effects = answered(talk, shop)
    phone = shop.restaurant.phone
    said = lines(
        text("Your messages are with our staff; nobody has been able to answer yet."),
        text("By phone: {phone}", phone=phone) if phone else None,
        text("To order here, simply write the dishes."),
    )
    again = CallStaff("unanswered", "", cart_said(talk, shop) if talk.cart else "")
    return Answer(replace(talk, called_again=True), said, (*effects, again), final=True)


def attend(talk: Conversation, heard: Heard, shop: Shop, now: datetime) -> Answer | None:
    """What a message leads to while a person is waited for; None if nobody is. Not `final`: the bot goes on."""
    if talk.called is None:
        return None
    over = now - talk.called >= LONGEST or (shop.given_back and shop.given_back >= talk.called)
    if over or _orders_on(talk, heard):
        free, effects = answered(replace(talk, called=None), shop)
        return Answer(free, "" if over else text("I go on with your order; our staff stay informed."), effects)
    return _passed_on(talk, heard, shop, now)


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
    told = CallStaff("allergy" if allergy else "message", media.words_of(heard.incoming), sent=heard.incoming)
    closes = heard.meaning is not None and heard.meaning.intent in CLOSES
    talk, since = (talk, ()) if closes else _waits(talk, shop, now)
    return Answer(talk, effects=(told, *since), final=True)
