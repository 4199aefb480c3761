"""A change that could mean several lines of the cart: which one? The choices differ in words, not only in number."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Final

from orderbot.conversation import taps
from orderbot.conversation.model import Button, Choice, Conversation, Reply, Row
from orderbot.conversation.picking import number
from orderbot.conversation.rewriting import changed_by, moved
from orderbot.conversation.shop import Shop
from orderbot.conversation.talking import Answer, Heard, details, dish_details, dish_name, local, read
from orderbot.texts import Arg, lines, listed, text
from orderbot.understanding.edits.edits import edits_of, parts_of
from orderbot.understanding.edits.modifying import opened
from orderbot.understanding.edits.pointing import Table, refers
from orderbot.understanding.questions.intents import intent_of

name: Final = "pointing"


def needed(talk: Conversation, shop: Shop, now: datetime) -> bool:
    return bool(_places(talk))


def _places(talk: Conversation) -> list[int]:
    """Where the lines that could be meant stand now."""
    meant = talk.doubt.lines if talk.doubt else ()
    return [place for place, line in enumerate(talk.cart.lines) if any(line.same_dish(each) for each in meant)]


def ask(talk: Conversation, shop: Shop, now: datetime) -> Reply:
    places = _places(talk)
    if talk.doubt is None or not places:
        raise ValueError("no change is in doubt")
    body = text("“{word}”: which of these do you mean?", word=talk.doubt.words)
    ids = [taps.Point(talk.cart.revision, place).id for place in places]
    if len(places) <= 2:
        below = [
            text("{number}. {line}", number=at, line=_line(talk, place, shop)) for at, place in enumerate(places, 1)
        ]
        buttons = [
            Button(id_, _title(talk, place, at, shop))
            for at, (id_, place) in enumerate(zip(ids, places, strict=True), 1)
        ]
        return Reply(lines(body, *below), (*buttons, Button(taps.Point(None).id, text("None of these"))))
    rows = [
        Row(id_, _title(talk, place, at, shop), _line(talk, place, shop))
        for at, (id_, place) in enumerate(zip(ids, places, strict=True), 1)
    ]
    return Reply(body, choice=Choice(text("Choose"), (*rows[:9], Row(taps.Point(None).id, text("None of these")))))


def _line(talk: Conversation, place: int, shop: Shop) -> Arg:
    return dish_details(shop.menu, talk.cart.lines[place])


def _title(talk: Conversation, place: int, at: int, shop: Shop) -> Arg:
    """The dish where that tells, else its number and what is on it: a button has few letters."""
    line = talk.cart.lines[place]
    same = [
        each
        for each in _places(talk)
        if (talk.cart.lines[each].item, talk.cart.lines[each].size) == (line.item, line.size)
    ]
    if len(same) == 1:
        return dish_name(shop.menu, line)
    more = [each for each in details(shop.menu, line) if each]
    return text("{number}. {line}", number=at, line=listed(more) if more else text("as on the card"))


def answer(talk: Conversation, heard: Heard, shop: Shop, now: datetime) -> Answer | None:
    match heard.tap:
        case taps.Point(None):
            return _none(talk)
        case taps.Point(revision, place):
            shown = revision == talk.cart.revision and place in _places(talk)
            return _made(talk, place, shop, now) if shown else None
    if heard.words and talk.asked == name and needed(talk, shop, now):
        return _typed(talk, heard, shop, now)
    return None


def _none(talk: Conversation) -> Answer:
    return Answer(replace(talk, doubt=None), text("All right, everything stays as it is."))


def _typed(talk: Conversation, heard: Heard, shop: Shop, now: datetime) -> Answer | None:
    """A number or words that point, in one part of the message."""
    if heard.meaning and heard.meaning.intent == "no" and not heard.meaning.lines:
        return _none(talk)
    places = _places(talk)
    table = Table([talk.cart.lines[place] for place in places], shop.lexicon, local(shop, now), talk.language)
    parts = parts_of(heard.words)
    for at, part in enumerate(parts):
        typed = opened(part.strip(" ,;.!\n"), talk.language)
        chosen = number(typed)
        there = refers(typed, table, pointed=True) if chosen is None else None
        if chosen is not None and 1 <= chosen <= len(places):
            place = places[chosen - 1]
        elif there and len(there.places) == 1:
            place = places[there.places[0]]
        else:
            continue
        left = "".join((*parts[:at], *parts[at + 1 :])).strip(" ,;.!\n")
        return replace(_made(talk, place, shop, now), rest=read(left, talk, shop, now) if left else None)
    first, _, following = heard.words.strip().partition(" ")
    denied = intent_of(first.strip(",.!"), talk.language)
    if following and denied and denied.name == "no":  # "nee, die kleine mit Ananas auch groß": something else is meant
        return Answer(replace(talk, doubt=None), rest=read(following.strip(), talk, shop, now))
    return None


def _made(talk: Conversation, place: int, shop: Shop, now: datetime) -> Answer:
    """The change, of that line alone: among others its words would be in doubt again."""
    words = talk.doubt.words if talk.doubt else ""
    talk = replace(talk, doubt=None)
    found = edits_of(words, talk.cart.lines[place : place + 1], shop.lexicon, local(shop, now), talk.language)
    if not found:
        return Answer(talk, text("I did not understand: {words}. Please write it differently.", words=words))
    return changed_by([moved(each, [place]) for each in found], talk, shop, now)
