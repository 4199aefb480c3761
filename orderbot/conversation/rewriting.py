"""A change of the cart in words: "noch eine Cola", "2 weg", "statt Cola Fanta". Each changes exactly one thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from orderbot.conversation.model import Conversation, Doubt
from orderbot.conversation.shop import Shop
from orderbot.conversation.slots import not_offered
from orderbot.conversation.taking import add, as_said, plainly, take_lines
from orderbot.conversation.talking import Answer, changed, handovers, local
from orderbot.menu.model import Menu
from orderbot.ordering.cart import CartLine, Chosen
from orderbot.ordering.choices import next_choice, with_option
from orderbot.texts import Arg, lines
from orderbot.understanding.edits import edit as edits
from orderbot.understanding.edits.edit import Edit
from orderbot.understanding.edits.edits import edits_in
from orderbot.understanding.meaning import MeantLine, Question
from orderbot.understanding.rules.draft import contained


def rewrite(talk: Conversation, words: str, shop: Shop, now: datetime, *, strict: bool) -> tuple[Answer | None, str]:
    """What the words change, None if they are no change; and the words that are none.

    `strict`: a question is open, so that "without onions" is rather its answer than a change of the last dish.
    """
    found, left = edits_in(
        words,
        talk.cart.lines,
        shop.lexicon,
        local(shop, now),
        talk.language,
        touched=talk.touched,
        strict=strict,
    )
    if not found:
        return None, left
    return changed_by(found, talk, shop, now), left


def changed_by(found: Sequence[Edit], talk: Conversation, shop: Shop, now: datetime) -> Answer:
    """The changes, one after the other."""
    said: list[Arg] = []
    talk = changed(talk, done=talk.done, reopened=talk.reopened)
    was = talk.cart.lines
    for edit in found:
        now_at = [_place(at, was, talk.cart.lines) for at in places_of(edit)]
        if None in now_at:
            continue
        places = [at for at in now_at if at is not None]
        done = _apply(talk, moved(edit, places), shop, now)
        talk = replace(done.talk, touched=_touched(edit, places, done.talk))
        said.append(done.say)
    return Answer(talk, lines(*said))


def _touched(edit: Edit, places: Sequence[int], talk: Conversation) -> int:
    """The line a change was about; what was told apart or added stands last."""
    if isinstance(edit, edits.Add):
        return len(talk.cart.lines) - 1
    return places[0] if places and places[0] < len(talk.cart.lines) else -1


def places_of(edit: Edit) -> tuple[int, ...]:
    match edit:
        case edits.Which(places=places):
            return places
        case edits.Add() | edits.SetHandover() | Question():
            return ()
        case _:
            return (edit.place,)


def _place(at: int, was: Sequence[CartLine], now: Sequence[CartLine]) -> int | None:
    """Where a line of before stands now; edits of one message count by the cart the customer saw."""
    if at >= len(was):
        return None
    same = [place for place, line in enumerate(now) if line.same_dish(was[at])]
    if same:
        return same[0]
    return at if len(was) == len(now) else None


def moved(edit: Edit, places: list[int]) -> Edit:
    match edit:
        case edits.Which():
            return replace(edit, places=tuple(places))
        case edits.Add() | edits.SetHandover() | Question():
            return edit
        case _:
            return replace(edit, place=places[0])


def _apply(talk: Conversation, edit: Edit, shop: Shop, now: datetime) -> Answer:
    cart = talk.cart
    match edit:
        case edits.Add(line):
            return take_lines(talk, (line,), shop, now)
        case edits.Remove(place, quantity):
            left = 0 if quantity is None else cart.lines[place].quantity - quantity
            return Answer(replace(talk, cart=cart.put(place, replace(cart.lines[place], quantity=left))))
        case edits.SetQuantity(place, quantity):
            return Answer(replace(talk, cart=cart.put(place, replace(cart.lines[place], quantity=quantity))))
        case edits.Replace(place, line):
            return _replaced(talk, place, line, shop, now)
        case edits.SetSize(place, size):
            return _put(talk, place, replace(cart.lines[place], size=size), shop)
        case edits.AddOption(place, option):
            return _put(talk, place, _with(shop, cart.lines[place], option), shop)
        case edits.Without(place, word):
            return _put(talk, place, _without(shop.menu, cart.lines[place], word), shop)
        case edits.Note(place, words):
            return _put(talk, place, replace(cart.lines[place], note=words), shop)
        case edits.SetHandover(way):
            if way in handovers(shop):
                return Answer(replace(talk, handover=way, done=True))
            return Answer(talk, not_offered(way))
        case edits.Which(places=places, words=words):
            return Answer(replace(talk, doubt=Doubt(words, tuple(cart.lines[place] for place in places))))
        case Question():
            return Answer(replace(talk, unclear=(*talk.unclear, edit)))


def _put(talk: Conversation, place: int, line: CartLine, shop: Shop) -> Answer:
    """The changed line in its place; if it misses something now, it is asked for."""
    line = plainly(replace(line, shown=0), shop)
    if next_choice(shop.menu, line):
        return Answer(add(replace(talk, cart=talk.cart.remove(place)), line, shop))
    return Answer(replace(talk, cart=talk.cart.put(place, line)))


def _replaced(talk: Conversation, place: int, line: MeantLine, shop: Shop, now: datetime) -> Answer:
    """Another dish instead; the old one stays if the new one cannot be had."""
    rest = replace(talk, cart=talk.cart.remove(place))
    taken = take_lines(rest, (line,), shop, now)
    got = len(taken.talk.cart.lines) + len(taken.talk.pending) > len(rest.cart.lines) + len(rest.pending)
    merged = taken.talk.cart.pieces > rest.cart.pieces
    return taken if got or merged else Answer(talk, taken.say)


def _with(shop: Shop, line: CartLine, option: Chosen) -> CartLine:
    """The option, as often as the card allows; what was left out comes back, and costs nothing more."""
    menu, key = shop.menu, f"{option.group}.{option.option}"
    own = contained(line.item, as_said(option), shop.lexicon)
    kept = tuple(word for word in line.without if word not in (key, own))
    if own and len(kept) < len(line.without) and not option.amount and option.quantity == 1:
        return replace(line, without=kept)
    line = replace(line, without=kept)
    item = menu.items.get(line.item)
    group = menu.groups.get(option.group)
    if item is None or group is None or option.group not in item.choices or option.option not in group.options:
        return line
    for _ in range(option.quantity):
        line = replace(line, options=with_option(item, group, line.options, option.option))
    if option.amount:
        amounted = (replace(each, amount=option.amount) if _same(each, option) else each for each in line.options)
        line = replace(line, options=tuple(amounted))
    return line


def _without(menu: Menu, line: CartLine, word: str) -> CartLine:
    """An option that was added goes; else the word is left out of the dish."""
    group, _, option = word.partition(".")
    kept = tuple(each for each in line.options if (each.group, each.option) != (group, option))
    if len(kept) < len(line.options):
        return replace(line, options=kept)
    return line if word in line.without else replace(line, without=(*line.without, word))


def _same(one: Chosen, other: Chosen) -> bool:
    return (one.group, one.option) == (other.group, other.option)
