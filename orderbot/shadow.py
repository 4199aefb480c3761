"""The shadow week: nobody is answered before one of the staff has said yes to the very answer. Pure.

What the bot would say stays in the conversation, unsaid; staff get it beside the customer's words, with a button. Their
yes is one more message of that customer's, so that it comes before or after what the customer writes, never beside it.
Who answers the customer in person drops it. Who has had no answer for `person_minutes` is told that a person reads
along, and staff are asked again. Orders, tickets and what staff themselves do to an order go their usual way.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Final

from orderbot.conversation.model import (
    AGREED,
    ECHO,
    STAFF,
    TAP,
    TEXT,
    UNANSWERED,
    Effect,
    Incoming,
    PassOn,
    React,
    Reply,
    SetSetting,
    Unsaid,
)
from orderbot.conversation.person import WAITS
from orderbot.conversation.shop import Shop
from orderbot.effects import MOST_WORDS, alerts
from orderbot.ordering.switches import Kind, switched
from orderbot.staff import is_staff
from orderbot.staff.words import read
from orderbot.stored import CONFIRMATION, MESSAGE, Decision, Letter, Outgoing, Scene, unpack
from orderbot.texts import Sayable, lines, paragraphs, text

SEND: Final = "send:"  # what the id of the button begins with: customer, then the key of the last answer that was shown
DONE: Final = "✅"  # a reaction: it costs nothing
MOST: Final = 12  # answers that wait for one customer; the oldest are dropped beyond that


def on(scene: Scene, now: datetime) -> bool:
    """Does this turn's customer hear nothing unread? Staff do."""
    return Kind.SHADOW in switched(scene.settings, now)


# ---- a yes ---------------------------------------------------------------------------------------------------------


def agreed(scene: Scene, shop: Shop, now: datetime) -> tuple[tuple[Effect, ...], tuple[Incoming, ...]]:
    """(what a yes, or the lack of one, leads to, the other messages)."""
    staff = is_staff(scene.sender.phone, shop.restaurant)
    effects: list[Effect] = []
    rest: list[Incoming] = []
    for message in scene.heard:
        meant = _yes(message, scene, now) if staff else None
        if meant:
            customer, key = meant
            told = Incoming(f"{AGREED}:{message.id}", message.at, AGREED, text=key)
            effects += [PassOn(customer, told), React(DONE)]
        elif message.kind == UNANSWERED and scene.talk.unsaid and scene.talk.called is None:
            effects.append(Reply(_patience(shop)))
        elif message.kind != AGREED:
            rest.append(message)
    return tuple(effects), tuple(rest)


def _yes(message: Incoming, scene: Scene, now: datetime) -> tuple[int, str] | None:
    """Whom to, and up to which answer ("": all that were there by then): a tap, or "ok" in reply to what was asked."""
    if message.kind == TAP and message.tap.startswith(SEND):
        customer, _, key = message.tap.removeprefix(SEND).partition(":")
        return (int(customer), key) if customer.isdecimal() and key else None
    about = scene.about.get(message.reply_to)
    command = read(message.text) if message.kind == TEXT and about and on(scene, now) else None
    return (about, "") if about and command and command.verb == "small_talk" else None


def _patience(shop: Shop) -> Sayable:
    phone = shop.restaurant.phone
    return lines(
        text("Thank you, your message is here. A person reads along these days and answers as soon as possible."),
        text("By phone: {phone}", phone=phone) if phone else None,
    )


# ---- what is not said yet ------------------------------------------------------------------------------------------


def kept(decision: Decision, scene: Scene, shop: Shop, now: datetime) -> Decision:
    """The decision, with what nobody has agreed to taken out, and what somebody has agreed to put in."""
    if is_staff(scene.sender.phone, shop.restaurant):
        return decision
    waited = scene.talk.unsaid
    if decision.forget or not (waited or on(scene, now)):
        return decision
    kinds = {each.kind for each in scene.heard}
    said = _agreed_to(scene) if on(scene, now) else waited
    waits = () if kinds & {STAFF, ECHO} else waited[len(said) :]
    news = tuple(each for each in decision.outgoing if _spoken(each, scene))
    if not on(scene, now) or kinds <= {STAFF, ECHO, AGREED, UNANSWERED}:
        news = ()  # it goes out as it is
    words = " / ".join(_words(each, scene) for each in scene.heard)[:MOST_WORDS]
    waits = (*waits, *(Unsaid(scene.customer, each.key, each.kind, each.payload, words, now) for each in news))[-MOST:]
    out = [_letter(each, scene) for each in said] + [each for each in decision.outgoing if each not in news]
    if news or (waits and UNANSWERED in kinds):
        out += asked(waits if UNANSWERED in kinds else waits[-len(news) :], scene, shop)
    before = decision.talk.before
    return replace(
        decision,
        talk=replace(decision.talk, unsaid=waits, before=before and replace(before, unsaid=())),
        outgoing=tuple(out),
        settings=(*decision.settings, *_clock(waits, waited, kinds, scene, now)),
    )


def _words(message: Incoming, scene: Scene) -> str:
    """What was typed, or stands on what was tapped."""
    titles = {id_: title for title, id_ in scene.talk.offered}
    said = f"[{titles.get(message.tap, message.tap)}]" if message.kind == TAP else message.text or f"({message.kind})"
    return " ".join(said.split())


def _agreed_to(scene: Scene) -> tuple[Unsaid, ...]:
    """The answers up to the last that somebody said yes to."""
    yes = [each for each in scene.heard if each.kind == AGREED]
    fits = [
        place
        for place, each in enumerate(scene.talk.unsaid, 1)
        if any(each.key == one.text or (not one.text and each.at <= one.at) for one in yes)
    ]
    return scene.talk.unsaid[: max(fits, default=0)]


def _spoken(each: Outgoing, scene: Scene) -> bool:
    return each.kind in (MESSAGE, CONFIRMATION) and each.queue == f"customer:{scene.customer}"


def _letter(each: Unsaid, scene: Scene) -> Outgoing:
    return Outgoing(each.kind, f"customer:{scene.customer}", each.letter, each.key, scene.customer)


def _clock(
    waits: tuple[Unsaid, ...], waited: tuple[Unsaid, ...], kinds: set[str], scene: Scene, now: datetime
) -> tuple[SetSetting, ...]:
    """The house's clock looks after who waits: from the first answer that does, until one goes out or it was told."""
    if scene.talk.called is not None:
        return ()  # it looks after them already
    name = f"{WAITS}{scene.customer}"
    if waits and not waited:
        return (SetSetting(name, now.isoformat()),)
    return (SetSetting(name, ""),) if not waits or UNANSWERED in kinds else ()


def asked(waits: tuple[Unsaid, ...], scene: Scene, shop: Shop) -> list[Outgoing]:
    """To staff: the customer's words, what the bot would answer, and a button that sends it."""
    again = any(each.kind == UNANSWERED for each in scene.heard)
    code = scene.sender.phone[-4:] or "?"
    said = paragraphs(
        text("A customer (…{code}) still waits for your yes. They wrote: {words}", code=code, words=waits[-1].heard)
        if again
        else text("A customer (…{code}) writes: {words}", code=code, words=waits[-1].heard),
        text("The bot would answer:"),
        *map(answer_of, waits),
        text("*Send* sends just that. To answer in your own words, reply to this message."),
    )
    button = (f"{SEND}{scene.customer}:{waits[-1].key}", text("Send"))
    key = f"unsaid:{scene.customer}:{waits[-1].key}:{scene.last}"
    return alerts(shop.restaurant, said, key, scene=scene, buttons=(button,))


def answer_of(each: Unsaid) -> str:
    """What the customer would read, with the titles of all that can be tapped."""
    message = unpack(Letter, each.letter).message
    titles = [title for _, title in message.buttons] + [row.title for row in message.rows]
    titles += [message.link[0]] if message.link else []
    return "\n".join([message.body, *([" · ".join(f"[{title}]" for title in titles)] if titles else [])])


def yes_to(key: str, now: datetime) -> Incoming:
    """A yes that was given elsewhere than in chat."""
    return Incoming(f"{AGREED}:{key}", now, AGREED, text=key)


def own_words(key: str, words: str, now: datetime) -> Incoming:
    """What staff say instead."""
    return Incoming(f"{STAFF}:{key}", now, STAFF, text=words)
