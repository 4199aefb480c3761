"""The checklist of questions, and one turn through it.

The first step that is still needed is the next question; nothing else decides the order. What is stored is what is
known and the name of the open question, so that a restart, a new release or an edited card only means to compute it
again.

A text goes the one way of hearing.py, whatever is asked. A tap: commands, the open step, every other step, since old
buttons stay tappable for ever.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from orderbot.conversation import after, attended, commands, media, person, questions, taps, welcome_back
from orderbot.conversation.changes import changes_said, reconciled
from orderbot.conversation.echo import echo
from orderbot.conversation.hearing import Step, hear
from orderbot.conversation.model import (
    FILES,
    TAP,
    TEXT,
    VOICE,
    Button,
    CallStaff,
    Conversation,
    Effect,
    Incoming,
    PlaceOrder,
    Reply,
    Row,
    Turn,
)
from orderbot.conversation.picking import fold
from orderbot.conversation.repair import understood
from orderbot.conversation.sayings import notice, notice_changed, notice_version, person_called
from orderbot.conversation.shop import Shop
from orderbot.conversation.slots import added_allergy, with_name, with_payment, with_substance
from orderbot.conversation.steps import (
    address,
    change,
    confirm,
    dishes,
    handover,
    options,
    payment,
    pointing,
    time,
    which,
)
from orderbot.conversation.talking import Answer, Heard, asap, handovers, read, then
from orderbot.texts import LANGUAGES, Sayable, lines, paragraphs, text
from orderbot.understanding.meaning import Meaning, Subject
from orderbot.understanding.questions.allergies import foods_named
from orderbot.understanding.questions.intents import intent_of

STEPS: Final[tuple[Step, ...]] = (
    change, which, pointing, options, dishes, handover, address, time, payment, confirm,
)  # fmt: skip


def converse(talk: Conversation, heard: Sequence[Incoming], shop: Shop, now: datetime) -> Turn:
    """One turn: all waiting messages of a customer, in order, and one answer to them.

    Nothing is shown between two messages of a turn, so no word or tap of it can buy what came up in it.
    """
    said: list[Sayable] = []
    effects: list[Effect] = []
    asking = False
    offers: tuple[Button, ...] = ()
    before = _introduced(talk, heard[0], None, shop) if heard else talk
    for message in merged(heard, talk, shop, now):
        other = attended.said_by_staff(talk, message, shop, now) or person.unanswered(talk, message, shop, now)
        if other:  # not the customer's own
            talk = other.talk
            said.append(other.say)
            effects += other.effects
            continue
        if talk.placed and _ordered(effects) and taps.read(message.tap) == taps.Buy(talk.placed.digest):
            continue  # the second half of a double tap
        answer = one(talk, message, shop, now)
        talk = replace(answer.talk, heard=now, asked=next_step(answer.talk, shop, now).name)
        said.append(answer.say)
        effects += answer.effects
        offers = (*offers, *answer.offers)
        asking = asking or not answer.final
    if heard and not said:
        said, asking = [text("All right, everything stays as it is.")], True
    offers = tuple(dict.fromkeys(offers))
    answer = Answer(talk, lines(*dict.fromkeys(said)), tuple(effects), final=not asking, offers=offers)
    return _greeted(respond(before, answer, shop, now), shop, now)


def _ordered(effects: Sequence[Effect]) -> bool:
    return any(isinstance(each, PlaceOrder) for each in effects)


PICTURES: Final = tuple(kind for kind in FILES if kind != VOICE)
ALONE: Final = ("human", "help", "cancel", "back", "menu", "cart", "status", "language", "erase", "stop", "buy")


def merged(heard: Sequence[Incoming], talk: Conversation, shop: Shop, now: datetime) -> list[Incoming]:
    """Texts that follow each other are one text: people write one order in several messages. A command is none of it,
    and one that is taken back at once was not said."""
    if len(heard) == 1:
        return list(heard)
    found: list[Incoming] = []
    alone = True
    for message in heard:
        said = intent_of(message.text, talk.language) if message.kind == TEXT else None
        command = said is not None and said.whole and said.name in ALONE
        if found and command and not alone and said and said.name == "cancel" and _cancels(found[-1], talk):
            found.pop()  # "abbrechen" - "doch nicht"
            continue
        if found and found[-1].kind == message.kind == TEXT and not alone and not command:
            found[-1] = replace(message, text=_joined(found[-1].text, message.text, talk, shop, now))
        else:
            found.append(message)
        alone = command and not (said and said.name == "cancel")
    return found


def _cancels(message: Incoming, talk: Conversation) -> bool:
    said = intent_of(message.text, talk.language)
    return said is not None and said.whole and said.name == "cancel"


def _joined(first: str, following: str, talk: Conversation, shop: Shop, now: datetime) -> str:
    """On one line where the fragments make more sense so: "2" - "margherita" - "groß"."""
    apart, together = f"{first}\n{following}", f"{first} {following}"
    if len(together.split()) > FRAGMENTS:
        return apart
    return min((apart, together), key=lambda words: _doubts(read(words, talk, shop, now)))


FRAGMENTS: Final = 12  # words; whole sentences stay apart


def _doubts(meaning: Meaning) -> tuple[int, int]:
    return len(meaning.unknown) + len(meaning.questions), len(meaning.lines)


def one(talk: Conversation, incoming: Incoming, shop: Shop, now: datetime) -> Answer:
    """What one message leads to. Whatever changed on the card since is told with the answer."""
    incoming = _titled(talk, incoming)
    captioned = incoming.kind in PICTURES and bool(incoming.text.strip())  # the caption is the message
    typed = incoming.kind == TEXT or captioned
    meaning = with_substance(read(incoming.text, talk, shop, now), talk.allergy) if typed else None
    meaning = with_payment(with_name(questions.going_on(meaning, talk), talk), talk) if meaning else None
    talk = _introduced(talk, incoming, meaning, shop)
    talk, back = welcome_back.after_pause(talk, shop, now)
    talk, changes = reconciled(talk, shop, now)
    heard = _heard(incoming, meaning)
    attended = person.attend(talk, heard, shop, now) or Answer(talk)
    if attended.final:
        return attended
    talk = attended.talk
    answer = _answer(talk, heard, shop, now)
    spoken = questions.spoken_of(talk, meaning, shop)
    so, topic = questions.spoken_so(talk, spoken, meaning, shop, now), questions.topic_of(meaning)
    same = (answer.talk.spoken, answer.talk.spoken_so, answer.talk.topic) == (spoken, so, topic)
    spoke = answer.talk if same else replace(answer.talk, spoken=spoken, spoken_so=so, topic=topic)
    say = answer.say
    if spoke.placed == talk.placed:
        say = lines(attended.say, after.second(talk, spoke, shop, now), say)
    answer = replace(answer, talk=spoke, say=say, effects=(*attended.effects, *answer.effects))
    if talk.allergy and answer.talk.allergy == talk.allergy and not answer.final:
        answer = replace(answer, say=lines(answer.say, _declared_of_new(talk, answer.talk, shop)))
    if captioned:
        answer = then(answer, media.passed_on(answer.talk, incoming, shop))
    if changes:
        answer = replace(answer, say=lines(changes_said(changes), answer.say))
    if back and not answer.final:
        answer = replace(answer, say=lines(answer.say, back, between=" "))
    return answer


def _titled(talk: Conversation, incoming: Incoming) -> Incoming:
    """Who types what stands on a button has tapped it."""
    typed = fold(incoming.text) if incoming.kind == TEXT else ""
    tap = next((id_ for title, id_ in talk.offered if typed and fold(title) == typed), "")
    return replace(incoming, kind=TAP, tap=tap) if tap else incoming


def _introduced(talk: Conversation, incoming: Incoming, meaning: Meaning | None, shop: Shop) -> Conversation:
    """Language, as the message tells it; name, as the first does; the only way of the house is taken without asking."""
    ways = handovers(shop)
    spoken = meaning.language if meaning and meaning.language in LANGUAGES else ""
    language, name = spoken or talk.language, talk.name or incoming.name
    way = ways[0] if len(ways) == 1 else talk.handover
    if (language, name, way) == (talk.language, talk.name, talk.handover):
        return talk
    return replace(talk, language=language, name=name, handover=way)


def _heard(incoming: Incoming, meaning: Meaning | None) -> Heard:
    if incoming.kind != TAP:
        return Heard(incoming, meaning)
    return Heard(incoming, tap=taps.read(incoming.tap))


def _answer(talk: Conversation, heard: Heard, shop: Shop, now: datetime) -> Answer:
    if heard.meaning:
        return _text(talk, heard, heard.meaning, shop, now)
    if heard.incoming.kind == TAP:
        return _tap(talk, heard, shop, now)
    return _first(STEPS, talk, heard, shop, now) or media.answer(talk, heard, shop)


def _tap(talk: Conversation, heard: Heard, shop: Shop, now: datetime) -> Answer:
    known = commands.hear(talk, heard, shop, now) or _first(STEPS, talk, heard, shop, now)
    return known or Answer(talk, text("That belongs to an earlier question. Here we go on:"))


def _text(talk: Conversation, heard: Heard, meaning: Meaning, shop: Shop, now: datetime) -> Answer:
    if meaning.intent == "buy" and not understood(meaning):
        return confirm.answer(talk, heard, shop, now) or Answer(talk)  # not yet: the open question once more
    if (said := after.hear(talk, heard, meaning, shop, now)) and (said.final or not meaning.allergy):
        return _with_allergy(talk, said, meaning, shop, now)
    talk = handover.addressed(talk, meaning, shop)
    step = next((step for step in STEPS if step.name == talk.asked), dishes)
    return _with_allergy(talk, hear(talk, heard, step, shop, now), meaning, shop, now)


def _with_allergy(before: Conversation, answer: Answer, meaning: Meaning, shop: Shop, now: datetime) -> Answer:
    """An allergy is never handled by the bot alone: what is declared, a person, a mark on the ticket."""
    if not meaning.allergy:
        return answer
    talk = replace(answer.talk, allergy=added_allergy(answer.talk.allergy, meaning.allergy))
    noted = text("I noted your allergy for the kitchen. What our card declares:")
    about = tuple(dict.fromkeys(item for each in meaning.asks for item in each.subject.items))
    subject = meaning.subject if meaning.subject.items or not about else replace(meaning.subject, items=about)
    said = lines(
        noted,
        questions.allergens(talk, subject, shop, foods_named(meaning.text)),
        person_called(shop),
    )
    known = talk.allergy == before.allergy
    called = () if known else (CallStaff("allergy", meaning.allergy, after.about(talk, now)),)
    if meaning.intent in ("allergens", "ingredients"):  # what the card declares is the answer
        told = text("I noted your allergy for the kitchen; our staff know of it.")
        said = lines(None if known else told)
    say = lines(said, answer.say)
    return replace(answer, talk=talk, say=say, effects=(*answer.effects, *called))


def _declared_of_new(before: Conversation, talk: Conversation, shop: Shop) -> Sayable:
    """Of dishes that are new in an order with an allergy: what the card declares of its substances."""
    had = {line.item for line in (*before.cart.lines, *before.pending)}
    new = dict.fromkeys(line.item for line in (*talk.cart.lines, *talk.pending) if line.item not in had)
    foods = foods_named(talk.allergy)
    return questions.allergens(talk, Subject(items=tuple(new)), shop, foods) if new and foods else ""


def _first(steps: Sequence[Step], talk: Conversation, heard: Heard, shop: Shop, now: datetime) -> Answer | None:
    asked = [step for step in steps if step.name == talk.asked]
    for step in (*asked, *(step for step in steps if step.name != talk.asked)):
        if answer := step.answer(talk, heard, shop, now):
            return answer
    return None


def next_step(talk: Conversation, shop: Shop, now: datetime) -> Step:
    return next(step for step in STEPS if step.needed(talk, shop, now))


def respond(before: Conversation, answer: Answer, shop: Shop, now: datetime) -> Turn:
    """What to say, what was noted and the next question, in one message; what is new stands next to the buttons."""
    talk, say = answer.talk, answer.say
    if answer.final:
        said = (Reply(say),) if say else ()
        return Turn(talk, (*answer.effects, *said))
    talk, changes = reconciled(talk, shop, now)
    if changes:
        say = lines(say, changes_said(changes))
    step = next_step(talk, shop, now)
    question = step.ask(talk, shop, now)
    full = step is confirm or (step in (dishes, handover) and bool(talk.cart))  # the question shows the cart
    told = before if not changes else replace(before, cart=talk.cart, pending=talk.pending)
    say = lines(say, echo(told, talk, shop, now, cart=full, slots=step is confirm))
    nothing_open = step is dishes and not talk.cart and not talk.browsing
    if step is confirm or (step is dishes and talk.cart and not talk.browsing):
        body: Sayable = paragraphs(question.body, say)
    else:
        body = say if say and nothing_open else paragraphs(say, question.body)
    reply = stamped(_with_offers(replace(question, body=body), answer.offers, nothing_open), shop.menu.version)
    shown = next((tap.digest for each in reply.buttons if isinstance(tap := taps.read(each.id), taps.Buy)), "")
    due = asap(talk, shop, now) if shown and not talk.timed else None
    looked = talk.cart.revision if full else talk.looked
    talk = replace(talk, asked=step.name, shown=shown, shown_due=due, looked=looked)
    return Turn(talk, (*answer.effects, reply))


def _with_offers(question: Reply, offers: Sequence[Button], alone: bool) -> Reply:
    """Buttons of an answer beside those of the question, as far as there is room; instead of the list of the card."""
    if alone and offers and question.choice:
        return replace(question, buttons=(*offers[:2], Button(taps.MENU.id, text("See the card"))), choice=None)
    if question.choice or question.link:
        return question
    return replace(question, buttons=(*question.buttons, *offers)[:3])


def stamped(reply: Reply, version: str) -> Reply:
    """Every button tells from which card it is."""
    mark = f"@{version[:8]}"
    buttons = tuple(Button(each.id + mark, each.title) for each in reply.buttons)
    if reply.choice is None:
        return replace(reply, buttons=buttons)
    rows = tuple(Row(each.id + mark, each.title, each.description) for each in reply.choice.rows)
    return replace(reply, buttons=buttons, choice=replace(reply.choice, rows=rows))


def _greeted(turn: Turn, shop: Shop, now: datetime) -> Turn:
    """The first message ever carries the notice, and what must be known before ordering, whatever else it says."""
    current = notice_version(shop)
    if turn.talk.greeted and turn.talk.notice in ("", current):
        return turn if turn.talk.notice else replace(turn, talk=replace(turn.talk, notice=current))
    effects = list(turn.effects)
    for place, effect in enumerate(effects):
        if isinstance(effect, Reply):
            language = turn.talk.language or shop.restaurant.language  # in which this is said
            talk = replace(turn.talk, greeted=True, notice=current, noticed=now, language=language)
            if turn.talk.greeted:
                effects[place] = replace(effect, body=paragraphs(effect.body, notice_changed(shop)))
                return Turn(talk, tuple(effects))
            body = paragraphs(notice(shop, now), effect.body)
            effects[place] = replace(effect, body=body, footer=text("Help · Cancel · Person · Deutsch"))
            return Turn(talk, tuple(effects))
    return turn
