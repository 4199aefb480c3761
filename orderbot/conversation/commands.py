"""What may be said at any time, by word or by tap: heard before any question, so it is never taken as an answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from orderbot.conversation import person, questions, taps
from orderbot.conversation.card import whole_card
from orderbot.conversation.model import Button, CallStaff, Conversation, Forget, React, Reply, ShareContact
from orderbot.conversation.picking import fold
from orderbot.conversation.sayings import help_said, order_said, person_called
from orderbot.conversation.shop import Shop
from orderbot.conversation.slots import address_said
from orderbot.conversation.taking import take_again, take_lines
from orderbot.conversation.talking import Answer, Heard, changed, clock, emptied, local, may_point
from orderbot.ordering.cart import Cart
from orderbot.ordering.lifecycle import DONE, ON_THE_WAY, PLACED, READY, VOID
from orderbot.ordering.order import PICKUP
from orderbot.ordering.trust import asks
from orderbot.texts import LANGUAGES, Sayable, lines, text
from orderbot.understanding.grammar.closed import senses_of
from orderbot.understanding.grammar.senses import Kind
from orderbot.understanding.meaning import MeantLine, Subject
from orderbot.understanding.spelling.fold import tokens

RECENT = timedelta(hours=12)
ORDERING = ("bestellen", "order", "jetzt bestellen")  # below the summary they mean to buy, but are no such word
PAYING, CARD = ("karte", "card"), "card"
CHANGING = ("aendern", "andern", "change", "edit")


def hear(talk: Conversation, heard: Heard, shop: Shop, now: datetime) -> Answer | None:
    """The answer to a command or a side question; None if it is neither."""
    match heard.tap:
        case taps.Phone(number):
            return _phone(talk, number)
        case taps.Erase(what):
            return _erased(talk, what, shop)
        case taps.Word(word):
            intent = word
        case _:
            intent = heard.meaning.intent if heard.meaning else ""
    if talk.cart and fold(heard.words) in CHANGING:
        return Answer(replace(talk, editing="all", browsing=""))
    match intent:
        case "human" | "complaint":
            return person.call(talk, intent, heard.words, shop, now)
        case "contact" if shop.restaurant.phone:
            said = questions.answers(talk, intent, heard, shop, now)
            return Answer(talk, said, effects=(ShareContact(),))
        case "contact":
            return person.call(talk, "human", heard.words, shop, now)
        case "help":
            return Answer(talk, help_said(shop))
        case "menu" if talk.asked == "confirm" and fold(heard.words) in ORDERING:
            return Answer(talk, text("Please press *Buy now* or write *BUY*."))
        case "menu" if talk.asked == "confirm" and fold(heard.words) in PAYING and CARD in shop.restaurant.payments:
            return Answer(changed(talk, payment=CARD, pays_with=None))  # below the summary it is how to pay
        case "menu" if heard.tap or (talk.asked != "payment" and not _named(heard)):  # there "Karte" is a way to pay
            said = questions.answers(talk, "menu", heard, shop, now) if heard.meaning else ""
            if said:
                return Answer(talk, said)
            section = "" if heard.tap else _section(heard.words, shop)
            return Answer(replace(talk, browsing=f"card/{section}" if section else "card", editing=""))
        case "card":
            return Answer(talk, effects=(Reply(whole_card(shop, now)),), final=True)
        case "cart":
            return _cart(talk)
        case "price" if heard.meaning and heard.meaning.subject == Subject() and talk.cart and not talk.pending:
            return Answer(talk) if talk.asked == "confirm" else _cart(talk)  # "how much is that?": all of it
        case "resume":
            return Answer(talk)  # whoever waited for a person goes on; else there is nothing to go on from
        case "back":
            return _back(talk)
        case "cancel" | "stop":
            return _cancel(talk, intent, heard, shop, now)
        case "status":
            return Answer(talk, status(talk, shop, now))
        case "language":
            return _language(talk, heard, shop)
        case "reorder" | "again" if talk.placed or not (talk.cart or talk.pending):
            return take_again(changed(talk), shop, now)
        case "remember":
            return _remember(talk)
        case "greeting":
            return Answer(replace(talk, browsing="", editing=""), text("Hello!") if talk.cart or talk.pending else "")
        case "done" if talk.cart or talk.pending:
            return Answer(changed(talk, done=True))
        case "thanks":
            return Answer(talk, effects=(React("🙏"),), final=True)
        case "yes" | "no":
            return _yes_no(talk, intent, shop, now)
        case "erase":
            return _erase(talk, heard, shop, now)
        case "copy":
            return _copy(talk, heard, shop, now)
        case "compliment":
            return Answer(talk, text("Thank you, we are glad!"))
        case _:
            said = questions.answers(talk, intent, heard, shop, now)
            offers = questions.to_add(heard.meaning.subject, intent, shop, now) if heard.meaning else ()
            return Answer(talk, said, offers=offers) if said else None


def _named(heard: Heard) -> bool:
    """Dishes are asked for, not the card."""
    return heard.meaning is not None and bool(heard.meaning.subject.items)


def _cart(talk: Conversation) -> Answer:
    if not talk.cart and not talk.pending:
        return Answer(talk, text("Your cart is empty."))
    return Answer(replace(talk, done=False, browsing="", editing="", reopened=""))


def _back(talk: Conversation) -> Answer:
    """One step back: out of a list first, then to what was known before the last change."""
    if talk.browsing or talk.editing or talk.reopened:
        return Answer(replace(talk, browsing="", editing="", reopened=""))
    if talk.before is None:
        return Answer(talk, text("There is nothing to go back to."))
    if talk.cart and not talk.before.cart and not talk.before.pending:
        return Answer(talk, text("Before that nothing was chosen. *Cancel* empties the cart."))
    before = replace(talk.before, placed=talk.placed, language=talk.language, heard=talk.heard)
    return Answer(
        replace(before, cart=Cart(before.cart.lines, talk.cart.revision + 1)), text("All right, one step back.")
    )


def _cancel(talk: Conversation, intent: str, heard: Heard, shop: Shop, now: datetime) -> Answer:
    said: Sayable = ""
    if talk.cart or talk.pending or talk.unclear:
        talk = replace(emptied(talk), before=replace(talk, before=None))
        said = text("Cancelled; nothing of it was ordered. *Back* brings the cart back.")
    elif talk.browsing or talk.editing or talk.reopened:
        talk = replace(talk, browsing="", editing="", reopened="")
    if intent == "cancel" and talk.placed and now - talk.placed.at < RECENT:
        placed = text("Order no. {number} is already with us; a person has to cancel it.", number=talk.placed.number)
        about = order_said(talk.placed.order, now) if talk.placed.order else ""
        told = lines(said, lines(placed, person_called(shop), between=" "))
        return Answer(talk, told, (CallStaff("cancel", heard.words, about),), final=True)
    if intent == "stop":
        never = text("We never write to you unasked; only answers to your messages and your orders.")
        return Answer(talk, lines(said, never))
    return Answer(talk, said or text("There is nothing to cancel."))


def _section(words: str, shop: Shop) -> str:
    """ "Was habt ihr an Nachtisch?": the one section that is named; "" if it is none, or several."""
    keys = (key for token in tokens(words) for key in token.keys)
    heads = {sense.value for key in keys for sense in senses_of(shop.lexicon.trie, key) if sense.kind is Kind.HEAD}
    named = heads & shop.menu.sections.keys()
    return named.pop() if len(named) == 1 else ""


STANDS: Final = {
    READY: text("Order no. {number} is ready."),
    ON_THE_WAY: text("Order no. {number} is on its way."),
    DONE: text("Order no. {number} has been handed over."),
}


def status(talk: Conversation, shop: Shop, now: datetime) -> Sayable:
    placed = talk.placed
    if placed is None or now - placed.due > RECENT:
        return text("I know of no order of yours today.")
    if placed.status in VOID:
        over = text("Order no. {number} was cancelled by us; nothing is to be paid.", number=placed.number)
        return lines(over, text("Call {phone}.", phone=shop.restaurant.phone) if shop.restaurant.phone else None)
    if placed.status in STANDS:
        return text(STANDS[placed.status].source, number=placed.number)
    at, due = clock(local(shop, placed.at), now), clock(local(shop, placed.due), now)
    if placed.handover == PICKUP:
        known = text(
            "Order no. {number} was received at {at} and will be ready at about {due}.",
            number=placed.number,
            at=at,
            due=due,
        )
    else:
        known = text(
            "Order no. {number} was received at {at} and will be with you at about {due}.",
            number=placed.number,
            at=at,
            due=due,
        )
    phone = shop.restaurant.phone
    late = (
        text("For anything else write *person* or call {phone}.", phone=phone)
        if phone
        else text("For anything else write *person*.")
    )
    waits = placed.order and placed.status in ("", PLACED) and asks(placed.order, shop.restaurant)
    unsure = text("{restaurant} has not confirmed it yet.", restaurant=shop.restaurant.name) if waits else None
    return lines(known, unsure, late, between=" ")


def _language(talk: Conversation, heard: Heard, shop: Shop) -> Answer:
    asked = heard.meaning.subject.argument if heard.meaning else ""
    if asked in LANGUAGES:
        return Answer(replace(talk, language=asked))
    return Answer(talk, text("I speak German and English: write *Deutsch* or *English*."))


def _phone(talk: Conversation, number: str) -> Answer:
    """The number of a shared contact, if the customer wants to be called there."""
    if not 6 <= sum(sign.isdecimal() for sign in number) <= 16:
        return Answer(talk, text("All right, your own number it is."))
    return Answer(changed(talk, phone=number), text("Thank you, I noted the number."))


def _remember(talk: Conversation) -> Answer:
    """Consent to keep the address (Art. 6(1)(a) GDPR), given by the button below the confirmation."""
    return Answer(replace(talk, remember=True), effects=(React("👍"),), final=True)


def _yes_no(talk: Conversation, intent: str, shop: Shop, now: datetime) -> Answer | None:
    if intent == "yes" and talk.spoken and may_point(talk) and talk.asked != "confirm":
        so = talk.spoken_so if talk.spoken_so and (talk.spoken_so.item,) == talk.spoken else None
        meant = [so] if so else [MeantLine(item) for item in talk.spoken if item in shop.menu.items]
        return take_lines(talk, meant, shop, now)
    if talk.asked == "dishes" and talk.cart and intent == "no":
        return Answer(changed(talk, done=True))
    if talk.asked == "confirm":
        return Answer(talk, text("Please press *Buy now* or write *BUY*."))
    return None


def _erase(talk: Conversation, heard: Heard, shop: Shop, now: datetime) -> Answer:
    """Asked once: nothing is deleted by one word. The saved address alone can go."""
    if heard.meaning is not None and heard.meaning.subject.argument == "address":
        return _erased(talk, "address", shop)
    placed = talk.placed
    running = (
        text("Order no. {number} is still on its way and will be delivered all the same.", number=placed.number)
        if placed and now < placed.due
        else None
    )
    question = lines(text("Delete everything: this chat, your name, address and last order?"), running)
    address = (Button(taps.Erase("address").id, text("Only the address")),) if talk.address or talk.remember else ()
    buttons = (Button(taps.Erase("all").id, text("Yes, delete all")), *address, Button(taps.Erase("no").id, text("No")))
    return Answer(talk, effects=(Reply(question, buttons),), final=True)


def _erased(talk: Conversation, what: taps.What, shop: Shop) -> Answer:
    match what:
        case "address":
            placed = replace(talk.placed, address=None) if talk.placed else None
            forgotten = replace(talk, address=None, unnumbered=False, remember=False, placed=placed, before=None)
            return Answer(forgotten, text("Your address is deleted."))
        case "all":
            said = text("Your chat data are deleted. Orders must be kept by law, without your chat.")
            return Answer(Conversation(language=shop.restaurant.language), effects=(Reply(said), Forget()), final=True)
        case _:
            return Answer(talk, text("All right, everything stays as it is."))


def _copy(talk: Conversation, heard: Heard, shop: Shop, now: datetime) -> Answer:
    """Art. 15 GDPR: what the bot keeps at hand, readable; the whole copy is made by staff, who are told."""
    placed = talk.placed
    kept = lines(
        text("This is kept of you in this chat:"),
        text("Name: {name}", name=talk.name) if talk.name else None,
        text("Phone: {phone}", phone=talk.phone or shop.phone) if talk.phone or shop.phone else None,
        text("Address: {address}", address=address_said(talk.address)) if talk.address else None,
        text("Allergies: {words}", words=talk.allergy) if talk.allergy else None,
        text("Note: {note}", note=talk.remark) if talk.remark else None,
        order_said(placed.order, now) if placed and placed.order else None,
        text("Besides: your messages of the last 30 days and your orders."),
        text("Our staff make the complete copy for you; they have been told."),
        text("*Delete my data* erases it."),
    )
    return Answer(talk, kept, (CallStaff("copy", heard.words),))
