"""What a dish still misses: its size, a required choice, a place of a combo. Asked for one dish after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from orderbot.conversation.model import Button, Choice, Conversation, Reply, Row
from orderbot.conversation.paging import page
from orderbot.conversation.picking import pick
from orderbot.conversation.shop import Shop
from orderbot.conversation.taking import add
from orderbot.conversation.talking import Answer, Heard, changed, dish_name, plus, refused, tap_id
from orderbot.menu.model import Menu
from orderbot.ordering.cart import CartLine
from orderbot.ordering.choices import (
    GroupChoice,
    Needed,
    PartChoice,
    SizeChoice,
    choose_option,
    complete,
    fill,
    next_choice,
)
from orderbot.texts import Money, Text, lines, text

name: Final = "options"


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
        dish=dish_name(shop.menu, line),
        question=_question(missing),
    )
    if isinstance(missing, SizeChoice) and len(rows) <= 3:
        priced = lines(*(text("{size}: {price}", size=row.title, price=row.description) for row in rows))
        image = shop.menu.items[line.item].image if line.item in shop.menu.items else ""
        return Reply(lines(body, priced), tuple(Button(row.id, row.title) for row in rows), image=image)
    return Reply(body, choice=Choice(text("Choose"), page(rows, talk.browsing, "options")))


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
                Row(tap_id("size", revision, size), menu.sizes[size].name, Money(item.cents(size))) for size in sizes
            )
        case GroupChoice(group=group, size=size):
            free = [option for option in group.options.values() if option.offered(size)]
            have = [each for each in free if not shop.stock.is_out(f"option:{group.id}.{each.id}", now)]
            return tuple(Row(tap_id("choose", revision, each.id), each.name, plus(each.cents(size))) for each in have)
        case PartChoice(part=part):
            dishes = [dish for dish in part.items if not refused(shop, CartLine(dish), now, now)]
            return tuple(
                Row(
                    tap_id("fill", revision, dish),
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
    if heard.verb == "page" and heard.args[:1] == ("options",):
        return Answer(replace(talk, browsing=tap_id(*heard.args)))
    if heard.verb in ("size", "choose", "fill"):
        if heard.args[:1] != (str(talk.cart.revision),):
            return None
        chosen = heard.args[1]
    elif heard.words and talk.asked == name:
        chosen = pick(heard.words, _names(shop.menu, missing)) or ""
    else:
        return None
    try:
        filled = _choose(shop.menu, line, missing, chosen)
    except KeyError:
        return None
    rest = changed(talk, pending=talk.pending[1:])
    if next_choice(shop.menu, filled):
        return Answer(replace(rest, pending=(filled, *rest.pending)))
    return Answer(add(rest, filled, shop))


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
