"""What was understood goes into the conversation: dishes into the cart, slots into their places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from orderbot.conversation.model import Conversation, Unknown
from orderbot.conversation.shop import Shop
from orderbot.conversation.slots import take_slots
from orderbot.conversation.talking import Answer, changed, dish_name, handovers, moment, read, refused
from orderbot.ordering.cart import MOST_PIECES, CartLine, Chosen
from orderbot.ordering.choices import clipped, complete, next_choice
from orderbot.ordering.order import PICKUP
from orderbot.ordering.prices import price
from orderbot.ordering.reconcile import GONE, OUT, name_of
from orderbot.texts import Arg, Sayable, lines, listed, text
from orderbot.understanding.card.near import foreign
from orderbot.understanding.meaning import Meaning, MeantLine, Question
from orderbot.understanding.questions.intents import intent_of, is_condition
from orderbot.understanding.rules.draft import Modifier, contained

LONGEST = 30  # of a customer's word that is said back


def take(talk: Conversation, meaning: Meaning, shop: Shop, now: datetime) -> Answer:
    """Everything of an order message. What was not understood is said, with what was."""
    meaning = replace(meaning, lines=tuple(_as_asked(line, talk, meaning, shop, now) for line in meaning.lines))
    said: list[Arg] = []
    too_many = [each.about for each in meaning.questions if _too_many(each)]
    open_questions = tuple(each for each in meaning.questions if each.candidates and each.about not in too_many)
    alone = not meaning.lines and not meaning.unknown and len(open_questions) == 1
    if alone and (whole := _whole_section(open_questions[0], shop)):
        slots = take_slots(changed(talk), meaning, shop)
        return Answer(replace(slots.talk, browsing=f"card/{whole}"), lines(_which(open_questions[0].line), slots.say))
    vague = [each.about for each in meaning.questions if not each.candidates]
    named = {line.item for line in meaning.lines}  # who names a candidate has answered what was unclear before
    still = tuple(each for each in talk.unclear if not each.guessed and not named & set(each.candidates))
    talk = changed(
        talk, reopened=talk.reopened, unclear=(*still, *(each for each in open_questions if each not in still))
    )
    if talk.placed and any(_as_always(words) for words in vague):
        again = take_again(talk, shop, now)
        talk, vague = again.talk, [words for words in vague if not _as_always(words)]
        said.append(again.say)
    if too_many:
        said.append(
            text(
                "{dish}: more than {count} of one dish is for a person to agree; write *person*.",
                dish=listed(too_many),
                count=MOST_PIECES,
            )
        )
    slots = take_slots(talk, meaning, shop)  # first: the time decides which dishes can be had
    talk = slots.talk
    waiting = {dish for each in open_questions if is_condition(each.about) for dish in each.candidates}
    if meant := [line for line in meaning.lines if line.item not in waiting]:
        taken = take_lines(talk, meant, shop, now)
        talk, more = taken.talk, taken.say
        said.append(more)
    said.append(slots.say)
    if meaning.repaired:
        pairs = [text("“{typed}” as {taken}", typed=typed, taken=taken) for typed, taken in meaning.repaired]
        said.append(text("(I read {pairs}.)", pairs=listed(pairs)))
    # who writes the order does not browse: after it comes the next question, not "anything else?"
    talk = replace(talk, done=bool(talk.cart or talk.pending or talk.unclear))
    effects: tuple[Unknown, ...] = ()
    asked = {each.about for each in open_questions}
    missing, strange = told_apart([word for word in (*meaning.unknown, *vague) if word not in asked], shop)
    if missing:
        said.append(text("Not on our card: {words}.", words=quoted(missing)))
    if strange:
        said.append(text("I did not understand: {words}. Please write it differently.", words=quoted(strange)))
    if meaning.unknown:
        effects = (Unknown(meaning.unknown),)
    return Answer(talk, lines(*said), effects)


def _as_asked(line: MeantLine, talk: Conversation, meaning: Meaning, shop: Shop, now: datetime) -> MeantLine:
    """ "Ja, nehm ich": the dish asked about just before, as it was asked about."""
    so = talk.spoken_so
    if so is None or line.item != so.item:
        return line
    if any(each.item == line.item for each in read(meaning.text, replace(talk, spoken=()), shop, now).lines):
        return line  # it was named
    return joined(so, line)


def _too_many(question: Question) -> bool:
    """A dish that is clear, in a number that is not for a chat."""
    number = re.match(r"\d+", question.about)
    return len(question.candidates) == 1 and number is not None and int(number[0]) > MOST_PIECES


def _whole_section(question: Question, shop: Shop) -> str:
    """ "Pizza" alone names no dish: the section whose dishes all could be meant, if they are many."""
    meant = set(question.candidates)
    if len(meant) <= 3:
        return ""
    return next((each.id for each in shop.menu.sections.values() if meant == set(each.items)), "")


def _which(line: MeantLine | None) -> Sayable:
    """ "2 große Pizzen": how many and how is not kept until they have names, and that is said."""
    told = line is not None and line != MeantLine(line.item)
    return text("Which ones? Please write each with its number and size.") if told else ""


def _as_always(words: str) -> bool:
    heard = intent_of(words)
    return heard is not None and heard.name == "reorder"


def take_again(talk: Conversation, shop: Shop, now: datetime) -> Answer:
    """The last order's dishes on today's card, its way and, with consent, its address; what is gone is named."""
    if talk.placed is None:
        return Answer(talk, text("I know of no earlier order of yours."))
    placed = talk.placed
    names = [text("{count} × {name}", count=line.quantity, name=dish_name(shop.menu, line)) for line in placed.lines]
    said: list[Sayable] = [text("As last time: {dishes}.", dishes=listed(names))]
    there = [line for line in placed.lines if have(talk, line) < line.quantity]  # a second tap adds nothing
    for line in there:
        if why := why_not(talk, line, shop, now):
            said.append(why)
        else:
            talk = add(talk, replace(line, shown=0), shop)
    way = placed.handover if placed.handover in handovers(shop) else ""
    address = placed.address if talk.remember else None
    talk = replace(talk, handover=talk.handover or way, address=talk.address or address, done=True)
    return Answer(talk, lines(*said))


def told_apart(words: Sequence[str], shop: Shop) -> tuple[list[str], list[str]]:
    """What was not read: the dishes of other kitchens, and the words that say nothing to us."""
    missing = [word for word in words if foreign(word, shop.lexicon)]
    return missing, [word for word in words if word not in missing]


def quoted(words: Iterable[str]) -> Arg:
    """In quotation marks, the endless ones cut."""
    return listed(text("“{word}”", word=word if len(word) <= LONGEST else f"{word[:LONGEST]}…") for word in words)


def take_lines(talk: Conversation, meant: Iterable[MeantLine], shop: Shop, now: datetime) -> Answer:
    """Dishes into the cart; those that miss a size or a choice wait in `pending`; refused ones are named with why."""
    said: list[Arg] = []
    for each in meant:
        line = each.cart_line()
        if why := why_not(talk, line, shop, now):
            said.append(why)
            continue
        line, over = clipped(shop.menu, complete(shop.menu, line))
        if over:
            names = [
                shop.menu.groups[one.group].options[one.option].name for one in over if one.group in shop.menu.groups
            ]
            said.append(text("Not possible with this dish: {things}.", things=listed(names)))
        if line.quantity + have(talk, line) > MOST_PIECES:
            said.append(
                text("More than {count} of one dish is for a person to agree; I noted {count}.", count=MOST_PIECES)
            )
        talk = add(talk, line, shop)
    return Answer(talk, lines(*said))


def joined(line: MeantLine, more: MeantLine | None) -> MeantLine:
    """What was said of a dish at first, and what was said of it later; the later word wins."""
    if more is None:
        return line
    return replace(
        line,
        quantity=more.quantity if more.quantity > 1 else line.quantity,
        size=more.size or line.size,
        options=(
            *(each for each in line.options if each not in more.options),
            *more.options,
        ),
        without=tuple(dict.fromkeys((*line.without, *more.without))),
        note=", ".join(dict.fromkeys(part for part in (line.note, more.note) if part)),
        half=more.half or line.half,
        parts=more.parts or line.parts,
    )


def have(talk: Conversation, line: CartLine) -> int:
    """Pieces of exactly this dish that are in the cart already."""
    return sum(each.quantity for each in talk.cart.lines if each.same_dish(line))


def add(talk: Conversation, line: CartLine, shop: Shop) -> Conversation:
    """A line whose dish is on the card: into the cart if complete, else it waits for its question."""
    line = plainly(replace(line, quantity=min(line.quantity, MOST_PIECES)), shop)
    if next_choice(shop.menu, line):
        return replace(talk, pending=(*talk.pending, line))
    unit = price(shop.menu, line, pickup=talk.handover == PICKUP).unit
    return replace(talk, cart=talk.cart.add(replace(line, shown=unit)))


def plainly(line: CartLine, shop: Shop) -> CartLine:
    """ "With extra mushrooms" on a dish that has none is mushrooms; on one that has some it is more of them."""
    options = tuple(
        replace(each, amount="")
        if each.amount == "extra" and not contained(line.item, as_said(each), shop.lexicon)
        else each
        for each in line.options
    )
    return replace(line, options=options)


def as_said(chosen: Chosen) -> Modifier:
    return Modifier("", options=((chosen.group, chosen.option),))


def why_not(talk: Conversation, line: CartLine, shop: Shop, now: datetime) -> Sayable:
    """Why the dish cannot be ordered now, as a sentence; "" if it can."""
    dish = name_of(shop.menu, line.item)
    item = shop.menu.items.get(line.item)
    if item and item.age > shop.restaurant.sell_age:
        return text("{dish} (from age {age}) is not sold by chat, only at our counter.", dish=dish, age=item.age)
    match refused(shop, line, moment(talk, shop, now), now):
        case "":
            return ""
        case why if why == GONE:
            return text("{dish} is not on our card any more.", dish=dish)
        case why if why == OUT:
            return text("{dish} is sold out at the moment.", dish=dish)
        case _:
            return text("{dish} is not available at that time.", dish=dish)
