"""What an order holds besides dishes: one list for what is understood, what is stored and what is said back.

A new slot is one entry here; a test sees that no field of a Meaning is left out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from orderbot.conversation.model import Conversation
from orderbot.conversation.shop import Shop
from orderbot.conversation.talking import Answer, at_address, clock, handovers, local
from orderbot.ordering.order import CARD, DELIVERY, PICKUP, Address
from orderbot.texts import Arg, Money, lines, listed, text
from orderbot.understanding.edits.edits import parts_of
from orderbot.understanding.edits.modifying import DROPPED
from orderbot.understanding.grammar.foods import FOODS
from orderbot.understanding.grammar.names import NAMES
from orderbot.understanding.grammar.phrases import key
from orderbot.understanding.meaning import Meaning
from orderbot.understanding.questions.allergies import foods_named, more_allergy_words
from orderbot.understanding.questions.intents import bare_words
from orderbot.understanding.spelling.fold import keys

REMARK_LENGTH: Final = 300


@dataclass(frozen=True, slots=True)
class Slot:
    """`heard`: the fields of a Meaning it takes. `held`: those of the Conversation it lives in.

    `take` puts what was said into the talk, or says why not; `said` says it back, "" while it is empty.
    """

    name: str
    heard: tuple[str, ...]
    held: tuple[str, ...]
    take: Callable[[Conversation, Meaning, Shop], Answer]
    said: Callable[[Conversation, Shop, datetime], Arg]
    summed: bool = True  # the summary shows it

    def value(self, talk: Conversation) -> tuple[object, ...]:
        return tuple(getattr(talk, field) for field in self.held)


def take_slots(talk: Conversation, meaning: Meaning, shop: Shop) -> Answer:
    """Each slot that was said, into its place."""
    said: list[Arg] = []
    for slot in SLOTS:
        done = slot.take(talk, meaning, shop)
        talk = done.talk
        said.append(done.say)
    return Answer(talk, lines(*said))


def speaks(meaning: Meaning) -> bool:
    """Does the message say anything of a slot?"""
    empty = Meaning("")
    return any(getattr(meaning, name) != getattr(empty, name) for slot in SLOTS for name in slot.heard)


# ---- each slot -------------------------------------------------------------------------------------------------------


def _take_address(talk: Conversation, meaning: Meaning, shop: Shop) -> Answer:
    if not meaning.address or DELIVERY not in handovers(shop) or meaning.handover == PICKUP:
        return Answer(talk)
    told = meaning.address
    part = not told.street or not (told.postcode or told.city)  # "es muss Waldweg 6 heißen": in the same town
    old = talk.address if talk.reopened != "address" and (part or talk.asked == "address") else None
    new = joined(old, told) if old else told
    return Answer(replace(at_address(talk, new), handover=DELIVERY, reopened=_answered(talk, "address")))


def joined(old: Address, new: Address) -> Address:
    """What was written completes what is known; a new postcode brings its own town."""
    if new.street and new.number:
        return new if new.postcode else replace(new, postcode=old.postcode, city=old.city)
    return Address(
        new.street or old.street,
        new.number or old.number,
        new.postcode or old.postcode,
        new.city or ("" if old.postcode and new.postcode not in ("", old.postcode) else old.city),
        ", ".join(dict.fromkeys(part for part in (old.extra, new.extra) if part)),
    )


def _answered(talk: Conversation, name: str) -> str:
    return "" if talk.reopened == name else talk.reopened


def address_said(address: Address) -> Arg:
    street = lines(address.street, address.number, between=" ")
    town = lines(address.postcode, address.city, between=" ")
    return listed(part for part in (street, town if town.parts else "", address.extra) if part)


def _take_handover(talk: Conversation, meaning: Meaning, shop: Shop) -> Answer:
    if not meaning.handover:
        return Answer(talk)
    if meaning.handover in handovers(shop):
        return Answer(replace(talk, handover=meaning.handover, reopened=_answered(talk, "handover")))
    return Answer(replace(talk, reopened="handover"), not_offered(meaning.handover))  # the other way only with a yes


def not_offered(way: str) -> Arg:
    match way:
        case "delivery":
            return text("We do not deliver, only pickup.")
        case "pickup":
            return text("We only deliver.")
        case _:
            return text("Here you cannot order to a table; please ask our staff.")


def way_said(way: str) -> Arg:
    match way:
        case "":
            return ""
        case "delivery":
            return text("Delivery")
        case _:
            return text("Pickup")


def _take_time(talk: Conversation, meaning: Meaning, shop: Shop) -> Answer:
    if meaning.time:
        wished = meaning.time.astimezone(shop.restaurant.timezone)
        return Answer(replace(talk, wished=wished, timed=True, reopened=_answered(talk, "time"), browsing=""))
    if meaning.asap:
        return Answer(replace(talk, wished=None, timed=False, reopened=_answered(talk, "time"), browsing=""))
    return Answer(talk)


def _time_said(talk: Conversation, shop: Shop, now: datetime) -> Arg:
    if talk.timed and talk.wished:
        return text("for {time}", time=clock(local(shop, talk.wished), now))
    return text("as soon as possible")


def _take_payment(talk: Conversation, meaning: Meaning, shop: Shop) -> Answer:
    ways = shop.restaurant.payments
    said: Arg = ""
    if meaning.payment in ways:
        talk = replace(talk, payment=meaning.payment, reopened=_answered(talk, "payment"))
    elif meaning.payment:
        said = text("You can pay here like this: {ways}.", ways=listed(payment_name(each) for each in ways))
    if meaning.pays_with is not None:
        payment = "cash" if "cash" in ways else talk.payment
        talk = replace(talk, pays_with=meaning.pays_with, payment=payment)
    return Answer(talk, said)


def payment_name(kind: str) -> Arg:
    match kind:
        case "cash":
            return text("cash")
        case "card":
            return text("card at the door")
        case _:
            return text("online")


def _payment_said(talk: Conversation, shop: Shop, now: datetime) -> Arg:
    kind = payment_name(talk.payment or shop.restaurant.payments[0])
    if talk.pays_with is None or talk.payment != "cash":
        return kind
    return text("{kind}, with {note}", kind=kind, note=Money(talk.pays_with))


def _take_name(talk: Conversation, meaning: Meaning, shop: Shop) -> Answer:
    return Answer(replace(talk, name=meaning.name or talk.name))


def _take_phone(talk: Conversation, meaning: Meaning, shop: Shop) -> Answer:
    return Answer(replace(talk, phone=meaning.phone or talk.phone))


def _take_remark(talk: Conversation, meaning: Meaning, shop: Shop) -> Answer:
    """Words to kitchen and driver; floor and bell belong to the address, if there is one."""
    remarks = [*talk.remark.splitlines(), *meaning.remark.splitlines()]
    if meaning.extra and talk.address:
        extra = ", ".join(dict.fromkeys(part for part in (talk.address.extra, meaning.extra) if part))
        talk = replace(talk, address=replace(talk.address, extra=extra))
    elif meaning.extra:
        remarks.append(meaning.extra)
    return Answer(replace(talk, remark="\n".join(dict.fromkeys(remarks))[:REMARK_LENGTH]))


def _take_allergy(talk: Conversation, meaning: Meaning, shop: Shop) -> Answer:
    return Answer(replace(talk, allergy=added_allergy(talk.allergy, meaning.allergy)))


ALLERGY_LENGTH: Final = 500


def added_allergy(known: str, said: str) -> str:
    """All that was said of allergies, sentence by sentence, each once: they add up."""
    new = " ".join(said.split())
    if not new or new in known:
        return known
    kept = [each for each in known.splitlines() if each not in new]
    return "\n".join((*kept, new))[:ALLERGY_LENGTH]


def with_substance(meaning: Meaning, before: str) -> Meaning:
    """ "Is there peanut in it? My son is allergic": the sentence alone does not say to what, the message does.

    `before`: the allergy told of already; "and to celery too" adds to it.
    """
    if before and not (meaning.allergy or meaning.lines or speaks(meaning)):
        more = more_allergy_words(meaning.text, meaning.language)
        return replace(meaning, allergy=more, intent="", asks=(), unknown=(), questions=()) if more else meaning
    if not meaning.allergy or foods_named(meaning.allergy) or not foods_named(meaning.text):
        return meaning
    return replace(meaning, allergy=meaning.text)


def with_payment(meaning: Meaning, talk: Conversation) -> Meaning:
    """ "Card please", "Karte": below the summary it is how they pay, and not the card of dishes."""
    below = talk.asked in ("confirm", "payment") and meaning.intent == "menu"
    said = {word for word in bare_words(meaning.text, meaning.language)} if below else set()
    if len(said) != 1 or not said & CARD_WORDS:
        return meaning
    return replace(meaning, intent="", asks=(), payment=CARD)


CARD_WORDS: Final = frozenset({"card", "karte"})  # "menü" is none


def with_name(meaning: Meaning, talk: Conversation) -> Meaning:
    """ "Tom", "Lehmann, Klingel unten rechts", once it is known how the order reaches them: who it is for."""
    told = talk.handover or meaning.handover or meaning.payment or meaning.remark or meaning.time
    if not (talk.cart and told) or meaning.name or meaning.lines or meaning.intent:
        return meaning
    parts = {part.strip(" ,;.!\n") for part in parts_of(meaning.text)}
    named = [word for word in meaning.unknown if word in parts and _like_a_name(word)]
    if len(named) != 1:
        return meaning
    return replace(
        meaning,
        name=named[0].title() if named[0].islower() else named[0],
        unknown=tuple(word for word in meaning.unknown if word != named[0]),
        questions=tuple(each for each in meaning.questions if each.about != named[0]),
        repaired=tuple(pair for pair in meaning.repaired if pair[0] != named[0]),
    )


def _like_a_name(word: str) -> bool:
    spelled = set(keys(word))
    plain = word.isalpha() and not spelled & FOODS and not DROPPED.fullmatch(key(word))  # "Ändern"
    return plain and (word[0].isupper() or bool(spelled & NAMES))


SLOTS: Final[tuple[Slot, ...]] = (
    Slot(
        "address",
        ("address",),
        ("address",),
        _take_address,
        lambda talk, shop, now: address_said(talk.address) if talk.address else "",
    ),
    Slot("handover", ("handover",), ("handover",), _take_handover, lambda talk, shop, now: way_said(talk.handover)),
    Slot("time", ("time", "asap"), ("wished", "timed"), _take_time, _time_said),
    Slot("payment", ("payment", "pays_with"), ("payment", "pays_with"), _take_payment, _payment_said),
    Slot("name", ("name",), ("name",), _take_name, lambda talk, shop, now: talk.name, summed=False),
    Slot("phone", ("phone",), ("phone",), _take_phone, lambda talk, shop, now: talk.phone, summed=False),
    Slot(
        "remark",
        ("remark", "extra"),
        ("remark",),
        _take_remark,
        lambda talk, shop, now: text("Note: {note}", note=talk.remark) if talk.remark else "",
    ),
    Slot("allergy", ("allergy",), ("allergy",), _take_allergy, lambda talk, shop, now: ""),  # questions.py says it
)
