"""When a text was not understood: what was, what was not, two or three choices; the second time in a row, a person."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from orderbot.conversation.model import CallStaff, Conversation, Unknown
from orderbot.conversation.sayings import example, person_called
from orderbot.conversation.shop import Shop
from orderbot.conversation.slots import speaks
from orderbot.conversation.taking import quoted, told_apart
from orderbot.conversation.talking import Answer, Heard, cart_said
from orderbot.texts import Sayable, lines, text
from orderbot.understanding.meaning import Meaning

PATIENCE = 2  # misses in a row before a person is fetched


QUOTED = 60  # letters of a message of which no word is at fault, to be quoted as a whole


def understood(meaning: Meaning) -> bool:
    """Is there anything in it that an order can take?"""
    plain = replace(meaning, allergy="")  # heard apart, see flow.py
    return bool(meaning.lines or any(not each.guessed for each in meaning.questions) or speaks(plain))


def miss(talk: Conversation, heard: Heard, meaning: Meaning, shop: Shop, now: datetime) -> Answer:
    misses = talk.misses + 1
    guesses = tuple(each for each in meaning.questions if each.guessed)
    talk = replace(talk, misses=misses, unclear=(*(each for each in talk.unclear if not each.guessed), *guesses))
    said: Sayable = text("I did not understand that.")
    guessed = [each.about for each in guesses]
    left = [word for word in meaning.unknown if word not in guessed]
    if said_words := meaning.unknown[:5] or ((meaning.text,) if 0 < len(meaning.text) <= QUOTED else ()):
        missing, strange = told_apart(said_words, shop)
        said = lines(
            text("Not on our card: {words}.", words=quoted(missing)) if missing else None,
            text("I did not understand: {words}.", words=quoted(strange)) if strange else None,
            between=" ",
        )
    effects: list[Unknown | CallStaff] = [Unknown(meaning.unknown)] if meaning.unknown else []
    if misses >= PATIENCE:
        if misses == PATIENCE:
            effects.append(CallStaff("misses", heard.words, cart_said(talk, shop) if talk.cart else ""))
        return Answer(talk, lines(said, person_called(shop), between=" "), tuple(effects))
    if guesses:
        return Answer(talk, text("I did not understand: {words}.", words=quoted(left)) if left else "", tuple(effects))
    hint = text("Write dishes or numbers, for example *{example}*, or *help*.", example=example(shop))
    return Answer(talk, lines(said, hint, between=" "), tuple(effects))
