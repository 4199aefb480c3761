"""When a text was not understood: what was, what was not, two or three choices; the second time in a row, a person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from rapidfuzz import fuzz, process, utils

from orderbot.conversation.model import CallStaff, Conversation, Unknown
from orderbot.conversation.sayings import example, person_called
from orderbot.conversation.shop import Shop
from orderbot.conversation.taking import quoted
from orderbot.conversation.talking import Answer, Heard, cart_said
from orderbot.texts import Sayable, Words, lines, listed, text
from orderbot.understanding.meaning import Meaning

NEAR = 70  # of 100: likeness of a name that is worth a question
PATIENCE = 2  # misses in a row before a person is fetched


def understood(meaning: Meaning) -> bool:
    """Is there anything in it that an order can take?"""
    return bool(
        meaning.lines
        or meaning.questions
        or meaning.handover
        or meaning.address
        or meaning.time
        or meaning.asap
        or meaning.payment
        or meaning.pays_with is not None
        or meaning.name
        or meaning.remark
        or meaning.extra
        or meaning.phone
    )


def suggested(unknown: Iterable[str], shop: Shop) -> list[Words]:
    """Two or three dishes whose names come near the words nobody knew; only ever said, never taken."""
    names = {item.name.text: item.name for item in shop.menu.items.values() if not item.hidden}
    words = " ".join(unknown)
    found = process.extract(
        words, list(names), scorer=fuzz.WRatio, processor=utils.default_process, limit=3, score_cutoff=NEAR
    )
    return [names[name] for name, _, _ in found]


def miss(talk: Conversation, heard: Heard, meaning: Meaning, shop: Shop, now: datetime) -> Answer:
    misses = talk.misses + 1
    talk = replace(talk, misses=misses)
    said: Sayable = text("I did not understand that.")
    if meaning.unknown:
        said = text("I did not understand: {words}.", words=quoted(meaning.unknown[:5]))
    effects: list[Unknown | CallStaff] = [Unknown(meaning.unknown)] if meaning.unknown else []
    if misses >= PATIENCE:
        if misses == PATIENCE:
            effects.append(CallStaff("misses", heard.words, cart_said(talk, shop) if talk.cart else ""))
        return Answer(talk, lines(said, person_called(shop), between=" "), tuple(effects))
    near = suggested(meaning.unknown, shop)
    if near:
        said = lines(said, text("Did you mean: {dishes}?", dishes=listed(near)), between=" ")
    hint = text("Write dishes or numbers, for example *{example}*, or *help*.", example=example(shop))
    return Answer(talk, lines(said, hint, between=" "), tuple(effects))
