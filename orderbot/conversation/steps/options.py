"""What a dish still misses: its size, a required choice, a place of a combo. Asked for one dish after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from itertools import takewhile
from typing import Final

from orderbot.conversation import taps
from orderbot.conversation.model import Button, Choice, Conversation, Reply, Row
from orderbot.conversation.paging import page
from orderbot.conversation.picking import claim, pick
from orderbot.conversation.rewriting import changed_by, places_of
from orderbot.conversation.shop import Shop
from orderbot.conversation.taking import add, take_lines
from orderbot.conversation.talking import Answer, Heard, changed, dish_details, local, plus, read, refused
from orderbot.conversation.waiting import bare, each_named, in_their_order, with_more
from orderbot.menu.model import Menu
from orderbot.ordering.cart import CartLine
from orderbot.ordering.choices import (
    GroupChoice,
    Needed,
    PartChoice,
    SizeChoice,
    choose_option,
    clipped,
    complete,
    fill,
    next_choice,
)
from orderbot.texts import Arg, Money, Text, lines, listed, text
from orderbot.understanding.edits.edit import Add, Edit, Remove, Replace
from orderbot.understanding.edits.edits import edits_in, edits_of
from orderbot.understanding.edits.modifying import EVERY, opened
from orderbot.understanding.edits.pointing import says_place
from orderbot.understanding.grammar.languages import every
from orderbot.understanding.grammar.phrases import key
from orderbot.understanding.meaning import Meaning, MeantLine

name: Final = "options"
SHORT: Final = 200  # characters of an answer that is read in several ways


def needed(talk: Conversation, shop: Shop, now: datetime) -> bool:
    return bool(talk.pending)


def ask(talk: Conversation, shop: Shop, now: datetime) -> Reply:
    line = talk.pending[0]
    missing = next_choice(shop.menu, line)
    if missing is None:
        raise ValueError("a complete line is pending")
    rows = _rows(talk, missing, shop, now)
    body = text(
        "{count} × *{dish}*: {question}",
        count=line.quantity,
        dish=dish_details(shop.menu, line),
        question=_question(missing),
    )
    if isinstance(missing, SizeChoice) and len(rows) <= 3:
        priced = lines(*(text("{size}: {price}", size=row.title, price=row.description) for row in rows))
        image = shop.menu.items[line.item].image if line.item in shop.menu.items else ""
        return Reply(lines(body, priced), tuple(Button(row.id, row.title) for row in rows), image=image)
    return Reply(body, choice=Choice(text("Choose"), page(rows, talk.browsing, name)))


def _question(missing: Needed) -> Text:
    match missing:
        case SizeChoice():
            return text("which size?")
        case GroupChoice(group=group):
            return text("which {group}?", group=group.name)
        case PartChoice(part=part):
            return text("{part}: which one?", part=part.name)


def _rows(talk: Conversation, missing: Needed, shop: Shop, now: datetime) -> tuple[Row, ...]:
    revision = talk.cart.revision
    menu = shop.menu
    match missing:
        case SizeChoice(item, sizes):
            return tuple(
                Row(taps.Fill("size", revision, size).id, menu.sizes[size].name, Money(item.cents(size)))
                for size in sizes
            )
        case GroupChoice(group=group, size=size):
            free = [option for option in group.options.values() if option.offered(size)]
            have = [each for each in free if not shop.stock.is_out(f"option:{group.id}.{each.id}", now)]
            return tuple(
                Row(taps.Fill("choose", revision, each.id).id, each.name, plus(each.cents(size))) for each in have
            )
        case PartChoice(part=part):
            dishes = [dish for dish in part.items if not refused(shop, CartLine(dish), now, now)]
            return tuple(
                Row(
                    taps.Fill("fill", revision, dish).id,
                    menu.items[dish].short or menu.items[dish].name,
                    plus(part.extra.get(dish, 0)),
                )
                for dish in dishes
            )


def answer(talk: Conversation, heard: Heard, shop: Shop, now: datetime) -> Answer | None:
    if not talk.pending:
        return None
    line = talk.pending[0]
    missing = next_choice(shop.menu, line)
    if missing is None:
        return None
    if isinstance(heard.tap, taps.Page) and heard.tap.of == name:
        return Answer(replace(talk, browsing=heard.tap.place))
    if isinstance(heard.tap, taps.Fill):
        if heard.tap.revision != talk.cart.revision:
            return None
        chosen = heard.tap.chosen
    elif heard.words and talk.asked == name and _unwanted(talk, heard, shop, now):
        return Answer(changed(talk, pending=talk.pending[1:]), text("All right, without it."))
    elif heard.words and talk.asked == name:
        done = _typed(talk, heard, line, missing, shop, now)
        if not done or not EVERY.match(key(heard.words)):
            return done
        done = _all_of_that_size(done, line, shop) if isinstance(missing, SizeChoice) else done
        return _with_those_before(done, talk, heard.words, shop, now)
    else:
        return None
    return _filled(talk, line, missing, chosen, shop)


def _unwanted(talk: Conversation, heard: Heard, shop: Shop, now: datetime) -> bool:
    """ "Take off the salami", of which the size is asked."""
    found = edits_of(heard.words, talk.pending[:1], shop.lexicon, local(shop, now), talk.language, strict=True)
    return bool(found) and all(isinstance(each, Remove) for each in found)


def _filled(talk: Conversation, line: CartLine, missing: Needed, chosen: str, shop: Shop) -> Answer | None:
    try:
        filled = _choose(shop.menu, line, missing, chosen)
    except KeyError:
        return None
    rest = changed(talk, pending=talk.pending[1:])
    if next_choice(shop.menu, filled):
        return Answer(replace(rest, pending=(filled, *rest.pending)))
    return Answer(add(rest, filled, shop))


def _all_of_that_size(done: Answer, line: CartLine, shop: Shop) -> Answer:
    """ "Both small": what else waits for its size gets the same, if it comes in it."""
    size = next((each.size for each in (*done.talk.pending, *done.talk.cart.lines) if each.item == line.item), "")
    talk, rest = replace(done.talk, pending=()), done.rest
    for waiting in done.talk.pending:
        more = (
            next((each for each in rest.lines if each.item == waiting.item and not each.size), None) if rest else None
        )
        if rest and more:  # "…, no onions on the tonno"
            waiting = with_more(waiting, more, alone=True)
            rest = replace(rest, lines=tuple(each for each in rest.lines if each is not more))
        missing = next_choice(shop.menu, waiting)
        if isinstance(missing, SizeChoice) and size in missing.sizes:
            waiting = _choose(shop.menu, waiting, missing, size)
        if next_choice(shop.menu, waiting):
            talk = replace(talk, pending=(*talk.pending, waiting))
        else:
            talk = add(talk, waiting, shop)
    return replace(done, talk=talk, rest=rest)


def _with_those_before(done: Answer, talk: Conversation, words: str, shop: Shop, now: datetime) -> Answer:
    """ "Both with penne" about one dish that is asked about, and one in the cart."""
    if len(talk.pending) > 1 or talk.pending[0].quantity > 1 or not talk.cart:
        return done
    found, _ = edits_in(words, done.talk.cart.lines, shop.lexicon, local(shop, now), talk.language)
    before = [each for each in found if not isinstance(each, Add) and _of_those(each, talk.cart.lines, done.talk)]
    if not before:
        return done
    changes = changed_by(before, done.talk, shop, now)
    return replace(done, talk=changes.talk, say=lines(done.say, changes.say))


def _of_those(edit: Edit, were: Sequence[CartLine], talk: Conversation) -> bool:
    return all(at < len(talk.cart.lines) and talk.cart.lines[at] in were for at in places_of(edit))


def _typed(
    talk: Conversation, heard: Heard, line: CartLine, missing: Needed, shop: Shop, now: datetime
) -> Answer | None:
    """A choice alone, the dish's order completed by the words, or a choice among other things."""
    names = _names(shop.menu, missing)
    if chosen := pick(heard.words, names):
        return _filled(talk, line, missing, chosen, shop)
    if done := _another(talk, heard.words, line, shop, now):
        return done
    if heard.meaning and (done := each_named(talk, heard.meaning, shop)):
        return done
    if isinstance(missing, SizeChoice) and (done := in_their_order(talk, heard.words, names, shop, _only_points)):
        return done
    if heard.meaning and (done := completed(talk, heard.words, heard.meaning, shop, now)):
        return done
    if claimed := claim(heard.words, names):
        chosen, left = claimed
        done = _filled(talk, line, missing, chosen, shop)
        return replace(done, rest=read(left, talk, shop, now)) if done else None
    return None


def _only_points(words: str) -> bool:
    """ "die erste": nothing but which one."""
    return not words or says_place(words) or not opened(words).strip(" ,.") or key(words) in _ONES


def _another(talk: Conversation, words: str, line: CartLine, shop: Shop, now: datetime) -> Answer | None:
    """ "Doch lieber eine Funghi groß": another dish instead of the one that is asked about."""
    found = edits_of(words, (line,), shop.lexicon, local(shop, now), talk.language, strict=True)
    if len(found) != 1 or not isinstance(found[0], Replace):
        return None
    done = take_lines(changed(talk, pending=talk.pending[1:], reopened=talk.reopened), (found[0].line,), shop, now)
    return (
        done
        if len(done.talk.pending) + len(done.talk.cart.lines) > len(talk.pending) - 1 + len(talk.cart.lines)
        else None
    )


def completed(talk: Conversation, words: str, meaning: Meaning, shop: Shop, now: datetime) -> Answer | None:
    """The words as the end of a sentence that began with the dish: "1 Salami" - "groß, und noch eine Cola"."""
    line = talk.pending[0]
    readings = [meaning] if meaning.lines and meaning.lines[0].item == line.item else []
    said = opened(words, talk.language)
    for count in dict.fromkeys((line.quantity, 1)):
        for called in _called(shop.menu, line):
            told = [*dict.fromkeys((f"{called} {said}", f"{called}, {said}", f"{called}, {words}"))]
            told = told if len(words) <= SHORT else told[:1]
            readings += [read(f"{count}x {each}", talk, shop, now) for each in told]
            if counted := _counted(said, called):
                readings.append(read(counted, talk, shop, now))
    said_whole = [each for each in meaning.lines if each.item != line.item and not bare(each)]
    found = [
        (one, own)
        for one in readings
        if (own := _of_the_dish(one, line)) and all(each in one.lines for each in said_whole)  # "Funghi groß" stays so
    ]
    if not found:
        return None
    best, own = min(found, key=lambda each: _strangeness(each[0], each[1], line))
    done = changed(talk, pending=talk.pending[1:], reopened=talk.reopened)
    over: list[Arg] = []
    for each in reversed(own):
        fuller, too_much = clipped(shop.menu, complete(shop.menu, with_more(line, each, alone=len(own) == 1)))
        over += [
            shop.menu.groups[one.group].options[one.option].name for one in too_much if one.group in shop.menu.groups
        ]
        waits = next_choice(shop.menu, fuller)
        done = replace(done, pending=(fuller, *done.pending)) if waits else add(done, fuller, shop)
    rest = replace(best, lines=tuple(each for each in best.lines if each not in own and each.item != ""))
    if best is not meaning:
        rest = replace(rest, lines=tuple(each for each in rest.lines if not (each.item == line.item and bare(each))))
    say = text("Not possible with this dish: {things}.", things=listed(over)) if over else ""
    return Answer(done, say, rest=rest)


_ONES: Final = frozenset(key(word) for word in every(lambda each: each.dishes.articles))
_NUMBERS: Final = {key(word): number for word, number in every(lambda each: each.dishes.numbers.items())}


def _counted(said: str, called: str) -> str:
    """ "Two, both large": two of the dish."""
    first, _, rest = said.partition(",")
    word = key(first).strip()
    number = int(word) if word.isdecimal() and len(word) < 3 else _NUMBERS.get(word, 0)
    return f"{number}x {called}, {rest.strip()}" if number > 1 and rest.strip() else ""


def _strangeness(meaning: Meaning, own: Sequence[MeantLine], line: CartLine) -> tuple[int, int]:
    """What is left unread, and pieces more or fewer than were ordered."""
    pieces = sum(each.quantity for each in own)
    return len(meaning.unknown) + len(meaning.questions), abs(pieces - line.quantity) if len(own) > 1 else 0


def _of_the_dish(meaning: Meaning, line: CartLine) -> tuple[MeantLine, ...]:
    """The lines at the beginning that say more of the dish."""
    own = tuple(takewhile(lambda each: each.item == line.item, meaning.lines))
    return tuple(each for each in own if not bare(each))


def _called(menu: Menu, line: CartLine) -> tuple[str, ...]:
    """By name; by number too, since a name may be another dish's."""
    thing = menu.items.get(line.item) or menu.combos[line.item]
    return (line.item, thing.name.text) if line.item[:1].isdigit() else (thing.name.text,)


def _choose(menu: Menu, line: CartLine, missing: Needed, chosen: str) -> CartLine:
    """The line with that choice made. KeyError if it is none of those offered."""
    match missing:
        case SizeChoice(sizes=sizes):
            if chosen not in sizes:
                raise KeyError(chosen)
            return complete(menu, replace(line, size=chosen))
        case GroupChoice(group=group):
            if chosen not in group.options:
                raise KeyError(chosen)
            return choose_option(menu, line, missing, chosen)
        case PartChoice():
            return complete(menu, fill(menu, line, chosen))


def _names(menu: Menu, missing: Needed) -> Sequence[tuple[str, Sequence[str]]]:
    match missing:
        case SizeChoice(sizes=sizes):
            sized = [menu.sizes[size] for size in sizes]
            return [
                (size.id, [size.id, size.name.text, *(said for _, said in size.name.others), *size.words])
                for size in sized
            ]
        case GroupChoice(group=group):
            return [
                (each.id, [each.name.text, *(said for _, said in each.name.others), *each.words])
                for each in group.options.values()
            ]
        case PartChoice(part=part):
            dishes = [menu.items[dish] for dish in part.items]
            return [
                (each.id, [each.id, each.name.text, *(said for _, said in each.name.others), *each.words])
                for each in dishes
            ]
