"""A word of the customer's that names several things of the card: which one? Nothing is guessed."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Final

from orderbot.conversation import taps
from orderbot.conversation.model import Button, Choice, Conversation, Reply, Row
from orderbot.conversation.picking import claim, fold, pick, told_by
from orderbot.conversation.shop import Shop
from orderbot.conversation.taking import joined, take_lines
from orderbot.conversation.talking import Answer, Heard, cart_again, changed, read
from orderbot.menu.model import Menu
from orderbot.ordering.cart import Chosen
from orderbot.texts import Arg, lines, text
from orderbot.understanding.edits.edits import parts_of
from orderbot.understanding.meaning import MeantLine, Question

name: Final = "which"
MOST = 9  # candidates in one list, beside "none of these"


def needed(talk: Conversation, shop: Shop, now: datetime) -> bool:
    return bool(talk.unclear)


def ask(talk: Conversation, shop: Shop, now: datetime) -> Reply:
    question = talk.unclear[0]
    candidates = known(shop.menu, question)
    body = _asked(question, alone=len(candidates) == 1)
    if talk.cart:
        body = lines(cart_again(talk, shop), body)
    if len(candidates) <= 2:
        buttons = [Button(taps.Which(each).id, title(shop.menu, each)) for each in candidates]
        return Reply(body, (*buttons, Button(taps.Which("").id, text("None of these"))))
    rows = [Row(taps.Which(each).id, title(shop.menu, each), section(shop.menu, each)) for each in candidates[:MOST]]
    return Reply(body, choice=Choice(text("Choose"), (*rows, Row(taps.Which("").id, text("None of these")))))


def _asked(question: Question, *, alone: bool) -> Arg:
    match question.guessed, alone:
        case True, True:
            return text("“{word}” is not on our card. Do you mean this?", word=question.about)
        case True, False:
            return text("“{word}” is not on our card. Do you mean one of these?", word=question.about)
        case False, True:
            return text("I am not sure about “{word}”. Do you mean this?", word=question.about)
        case _:
            return text("“{word}” can be several things. Which one do you mean?", word=question.about)


def answer(talk: Conversation, heard: Heard, shop: Shop, now: datetime) -> Answer | None:
    if not talk.unclear:
        return None
    question, rest = talk.unclear[0], talk.unclear[1:]
    candidates = known(shop.menu, question)
    if isinstance(heard.tap, taps.Which):
        chosen = heard.tap.candidate
    elif talk.asked == name and heard.meaning and heard.meaning.intent == "no":
        chosen = ""
    elif talk.asked == name and heard.meaning and heard.meaning.intent == "yes" and len(candidates) == 1:
        chosen = candidates[0]
    elif talk.asked == name and heard.words:
        return _typed(talk, heard, question, candidates, shop, now)
    else:
        return None
    if not chosen:
        return Answer(changed(talk, unclear=rest), text("All right, without it."))
    return _chosen(talk, question, chosen, shop, now) if chosen in candidates else None


def _typed(
    talk: Conversation, heard: Heard, question: Question, candidates: tuple[str, ...], shop: Shop, now: datetime
) -> Answer | None:
    """A number or a name, alone or among other things; or a whole line of one of the candidates."""
    names = [(each, names_of(shop.menu, each)) for each in candidates]
    if chosen := pick(heard.words, names):
        return _chosen(talk, question, chosen, shop, now)
    if heard.meaning and (said := [line for line in heard.meaning.lines if line.item in candidates]):
        done = _chosen(talk, question, said[0].item, shop, now, more=said[0])
        others = tuple(line for line in heard.meaning.lines if line is not said[0])
        return replace(done, rest=replace(heard.meaning, lines=others))
    if claimed := claim(heard.words, names):
        chosen, left = claimed
        return replace(_chosen(talk, question, chosen, shop, now), rest=read(left, talk, shop, now))
    about = [(each, (*names, *_inside(shop.menu, each))) for each, names in names]
    parts = parts_of(heard.words)
    if told := told_by(parts[0], about):  # "den mit Rucola"
        done = _chosen(talk, question, told[0], shop, now)
        return replace(done, rest=read("".join(parts[1:]), talk, shop, now) if parts[1:] else None)
    return None


def _inside(menu: Menu, candidate: str) -> tuple[str, ...]:
    item = menu.items.get(candidate)
    if item is None:
        return ()
    said = (item.text, *item.ingredients)
    return tuple(words for each in said for words in (each.text, *(other for _, other in each.others)))


def _chosen(
    talk: Conversation, question: Question, chosen: str, shop: Shop, now: datetime, more: MeantLine | None = None
) -> Answer:
    """What the word stood for, with all that was said of it, before and now."""
    talk = changed(talk, unclear=talk.unclear[1:])
    if chosen not in shop.menu.items and chosen not in shop.menu.combos:
        return _add_option(talk, chosen)
    line = joined(_besides(replace(question.line or MeantLine(chosen), item=chosen), shop.menu), more)
    meant = next((way for way in question.ways if way and way[0].item == chosen), (line,))  # read so or so
    taken = take_lines(talk, meant, shop, now)
    return Answer(replace(taken.talk, done=talk.done), taken.say)


def _besides(line: MeantLine, menu: Menu) -> MeantLine:
    """ "Pizza mit Schinken", which the dish has by itself: no further portion of it."""
    inside = {fold(each) for each in _inside(menu, line.item)}
    extra = tuple(
        each
        for each in line.options
        if each.amount or fold(menu.groups[each.group].options[each.option].name.text) not in inside
    )
    return replace(line, options=extra)


def _add_option(talk: Conversation, chosen: str) -> Answer:
    """The word was an option: it goes to the line named last."""
    if not talk.cart.lines:
        return Answer(talk)
    group, _, option = chosen.partition(".")
    place = len(talk.cart.lines) - 1
    line = talk.cart.lines[place]
    more = replace(line, options=(*line.options, Chosen(group, option)), shown=0)
    return Answer(replace(talk, cart=talk.cart.put(place, more)))


def known(menu: Menu, question: Question) -> tuple[str, ...]:
    """The candidates that the card still has."""
    return tuple(each for each in question.candidates if names_of(menu, each))


def names_of(menu: Menu, candidate: str) -> tuple[str, ...]:
    if thing := menu.items.get(candidate) or menu.combos.get(candidate):
        item = menu.items.get(candidate)
        head = f"{menu.sections[item.section].name.text} {item.name.text}" if item else ""
        return (candidate, thing.name.text, *(said for _, said in thing.name.others), *thing.words, head)
    group, _, option = candidate.partition(".")
    if group in menu.groups and option in menu.groups[group].options:
        return (menu.groups[group].options[option].name.text,)
    return ()


def title(menu: Menu, candidate: str) -> Arg:
    if item := menu.items.get(candidate):
        return text("{id} {name}", id=candidate, name=item.short or item.name) if candidate[:1].isdigit() else item.name
    if combo := menu.combos.get(candidate):
        return combo.name
    group, _, option = candidate.partition(".")
    return menu.groups[group].options[option].name


def section(menu: Menu, candidate: str) -> Arg:
    item = menu.items.get(candidate)
    return lines(menu.sections[item.section].name, item.text, between=": ") if item else ""
