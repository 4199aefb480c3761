"""The checklist of questions, and one turn through it.

The first step that is still needed is the next question; nothing else decides the order. What is stored is what is
known and the name of the open question, so that a restart, a new release or an edited card only means to compute it
again.

A text is heard in this order: commands and side questions, the open question's own answer, a change of the cart in
words, an order, a miss. A tap: commands, the open step, every other step, since old buttons stay tappable for ever.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final, Protocol

from orderbot.conversation import commands, media, questions, repair, welcome_back
from orderbot.conversation.changes import changes_said, reconciled
from orderbot.conversation.model import (
    TAP,
    TEXT,
    CallStaff,
    Conversation,
    Effect,
    Incoming,
    PlaceOrder,
    Reply,
    Turn,
)
from orderbot.conversation.picking import number
from orderbot.conversation.rewriting import rewrite
from orderbot.conversation.sayings import notice, offers, opening, person_called
from orderbot.conversation.shop import Shop
from orderbot.conversation.steps import address, change, confirm, dishes, handover, options, payment, time, which
from orderbot.conversation.taking import take
from orderbot.conversation.talking import Answer, Heard, asap, handovers, local
from orderbot.texts import LANGUAGES, Sayable, lines, paragraphs, text
from orderbot.understanding.meaning import Meaning
from orderbot.understanding.parser import understand


class Step(Protocol):
    """One question: a module with these four names."""

    @property
    def name(self) -> str: ...
    def needed(self, talk: Conversation, shop: Shop, now: datetime) -> bool: ...
    def ask(self, talk: Conversation, shop: Shop, now: datetime) -> Reply: ...
    def answer(self, talk: Conversation, heard: Heard, shop: Shop, now: datetime) -> Answer | None: ...


STEPS: Final[tuple[Step, ...]] = (change, which, options, dishes, handover, address, time, payment, confirm)
NUMBERED: Final = ("address", "time", "payment")  # their answers are numbers: there a bare one is never a dish


def converse(talk: Conversation, heard: Sequence[Incoming], shop: Shop, now: datetime) -> Turn:
    """One turn: all waiting messages of a customer, in order, and one answer to them.

    Nothing is shown between two messages of a turn, so no word or tap of it can buy what came up in it.
    """
    said: list[Sayable] = []
    effects: list[Effect] = []
    asking = False
    for message in merged(heard):
        if talk.placed and _ordered(effects) and message.tap.startswith(f"buy:{talk.placed.digest}"):
            continue  # the second half of a double tap
        answer = one(talk, message, shop, now)
        talk = replace(answer.talk, heard=now, asked=next_step(answer.talk, shop, now).name)
        said.append(answer.say)
        effects += answer.effects
        asking = asking or not answer.final
    answer = Answer(talk, lines(*dict.fromkeys(said)), tuple(effects), final=not asking)
    return _greeted(respond(answer, shop, now), shop, now)


def _ordered(effects: Sequence[Effect]) -> bool:
    return any(isinstance(each, PlaceOrder) for each in effects)


def merged(heard: Sequence[Incoming]) -> list[Incoming]:
    """Texts that follow each other are one text: people write one order in several messages."""
    found: list[Incoming] = []
    for message in heard:
        if found and found[-1].kind == message.kind == TEXT:
            found[-1] = replace(message, text=f"{found[-1].text}\n{message.text}")
        else:
            found.append(message)
    return found


def one(talk: Conversation, incoming: Incoming, shop: Shop, now: datetime) -> Answer:
    """What one message leads to. Whatever changed on the card since is told with the answer."""
    typed = incoming.kind == TEXT
    meaning = understand(incoming.text, shop.lexicon, local(shop, now), talk.language) if typed else None
    talk = _introduced(talk, incoming, meaning, shop)
    talk, back = welcome_back.after_pause(talk, shop, now)
    talk, changes = reconciled(talk, shop, now)
    answer = _answer(talk, _heard(incoming, meaning), shop, now)
    if changes:
        answer = replace(answer, say=lines(changes_said(changes), answer.say))
    if back and not answer.final:
        answer = replace(answer, say=lines(answer.say, back, between=" "))
    return answer


def _introduced(talk: Conversation, incoming: Incoming, meaning: Meaning | None, shop: Shop) -> Conversation:
    """Language and name, as the first message tells them; the only way of the house is taken without asking."""
    ways = handovers(shop)
    spoken = meaning.language if meaning and meaning.language in LANGUAGES else ""
    return replace(
        talk,
        language=talk.language or spoken,
        name=talk.name or incoming.name,
        handover=ways[0] if len(ways) == 1 else talk.handover,
    )


def _heard(incoming: Incoming, meaning: Meaning | None) -> Heard:
    if incoming.kind != TAP:
        return Heard(incoming, meaning)
    verb, *args = incoming.tap.partition("@")[0].split(":")  # behind the @: the card's version when it was shown
    return Heard(incoming, None, verb, tuple(args))


def _answer(talk: Conversation, heard: Heard, shop: Shop, now: datetime) -> Answer:
    if heard.meaning:
        return _text(talk, heard, heard.meaning, shop, now)
    if heard.verb:
        return _tap(talk, heard, shop, now)
    return _first(STEPS, talk, heard, shop, now) or media.answer(talk, heard, shop)


def _tap(talk: Conversation, heard: Heard, shop: Shop, now: datetime) -> Answer:
    known = commands.hear(talk, heard, shop, now) or _first(STEPS, talk, heard, shop, now)
    return known or Answer(talk, text("That belongs to an earlier question. Here we go on:"))


def _text(talk: Conversation, heard: Heard, meaning: Meaning, shop: Shop, now: datetime) -> Answer:
    if not meaning.lines and not meaning.questions and (said := commands.hear(talk, heard, shop, now)):
        return _with_allergy(said, meaning, shop)
    if meaning.allergy and not repair.understood(meaning):
        return _with_allergy(Answer(talk), meaning, shop)
    asking = [step for step in STEPS if step.name == talk.asked]
    if not _is_order(talk, meaning) and (said := _first(asking, talk, heard, shop, now)):
        return _with_allergy(said, meaning, shop)
    if talk.asked in NUMBERED and number(heard.words) is not None:
        return repair.miss(talk, heard, meaning, shop, now)
    if meaning.intent == "buy" and not meaning.lines:
        return confirm.answer(talk, heard, shop, now) or Answer(talk)  # not yet: the open question once more
    if said := rewrite(talk, heard.words, shop, now):
        return _with_allergy(said, meaning, shop)
    if repair.understood(meaning):
        taken = take(talk, meaning, shop, now)
        if meaning.intent != "duration":  # the summary says when
            taken = replace(taken, say=lines(questions.answer(talk, meaning.intent, heard, shop, now), taken.say))
        return _with_allergy(taken, meaning, shop)
    return _with_allergy(repair.miss(talk, heard, meaning, shop, now), meaning, shop)


def _is_order(talk: Conversation, meaning: Meaning) -> bool:
    """A whole order at an open question: its dishes are no answer to that question."""
    if not meaning.lines or not meaning.sure or number(meaning.text) is not None:
        return False
    return sum(line.quantity for line in meaning.lines) > 1 or talk.asked in ("address", "time")


def _with_allergy(answer: Answer, meaning: Meaning, shop: Shop) -> Answer:
    """An allergy is never handled by the bot alone: what is declared, a person, a mark on the ticket."""
    if not meaning.allergy:
        return answer
    talk = replace(answer.talk, allergy=meaning.allergy)
    noted = text("I noted your allergy for the kitchen. What our card declares:")
    said = lines(
        noted,
        questions.allergens(talk, meaning.subject, shop),
        person_called(shop),
    )
    known = answer.talk.allergy == meaning.allergy
    called = () if known else (CallStaff("allergy", meaning.allergy),)
    say: Sayable = answer.say if meaning.intent in ("allergens", "ingredients") else lines(said, answer.say)
    return replace(answer, talk=talk, say=say, effects=(*answer.effects, *called))


def _first(steps: Sequence[Step], talk: Conversation, heard: Heard, shop: Shop, now: datetime) -> Answer | None:
    asked = [step for step in steps if step.name == talk.asked]
    for step in (*asked, *(step for step in steps if step.name != talk.asked)):
        if answer := step.answer(talk, heard, shop, now):
            return answer
    return None


def next_step(talk: Conversation, shop: Shop, now: datetime) -> Step:
    return next(step for step in STEPS if step.needed(talk, shop, now))


def respond(answer: Answer, shop: Shop, now: datetime) -> Turn:
    """What to say, and the next question, in one message."""
    talk, say = answer.talk, answer.say
    if answer.final:
        said = (Reply(say),) if say else ()
        return Turn(talk, (*answer.effects, *said))
    talk, changes = reconciled(talk, shop, now)
    if changes:
        say = lines(say, changes_said(changes))
    step = next_step(talk, shop, now)
    question = step.ask(talk, shop, now)
    nothing_open = step is dishes and not talk.cart and not talk.browsing
    body = say if say and nothing_open else paragraphs(say, question.body)
    reply = stamped(replace(question, body=body), shop.menu.version)
    shown = next((each.id[4:].partition("@")[0] for each in reply.buttons if each.id.startswith("buy:")), "")
    due = asap(talk, shop, now) if shown and not talk.timed else None
    talk = replace(talk, asked=step.name, shown=shown, shown_due=due)
    return Turn(talk, (*answer.effects, reply))


def stamped(reply: Reply, version: str) -> Reply:
    """Every button tells from which card it is."""
    mark = f"@{version[:8]}"
    buttons = tuple(replace(each, id=each.id + mark) for each in reply.buttons)
    if reply.choice is None:
        return replace(reply, buttons=buttons)
    rows = tuple(replace(each, id=each.id + mark) for each in reply.choice.rows)
    return replace(reply, buttons=buttons, choice=replace(reply.choice, rows=rows))


def _greeted(turn: Turn, shop: Shop, now: datetime) -> Turn:
    """The first message ever carries the notice, and what must be known before ordering, whatever else it says."""
    if turn.talk.greeted:
        return turn
    effects = list(turn.effects)
    for place, effect in enumerate(effects):
        if isinstance(effect, Reply):
            terms = (
                () if turn.talk.asked == "dishes" and not turn.talk.cart else (lines(opening(shop, now), offers(shop)),)
            )
            body = paragraphs(notice(shop), *terms, effect.body)
            effects[place] = replace(effect, body=body, footer=text("Help · Cancel · Person · Deutsch"))
            return Turn(replace(turn.talk, greeted=True), tuple(effects))
    return turn
