"""What shall be different? Only when asked for: which line, which slot; then extras, a note, more, less, gone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Final

from orderbot.conversation import taps
from orderbot.conversation.model import Button, Choice, Conversation, Reply, Row
from orderbot.conversation.paging import page
from orderbot.conversation.picking import Choices, claim, pick
from orderbot.conversation.picking import place as place_of
from orderbot.conversation.shop import Shop
from orderbot.conversation.slots import payment_name, speaks
from orderbot.conversation.talking import (
    Answer,
    Heard,
    cart_line,
    changed,
    dish_name,
    emptied,
    handovers,
    payment_of,
    plus,
    read,
)
from orderbot.menu.model import Item, Menu, Option, OptionGroup
from orderbot.ordering.cart import MOST_PIECES, CartLine
from orderbot.ordering.choices import next_choice, sizes_of, with_option
from orderbot.ordering.order import DELIVERY, PICKUP
from orderbot.texts import lines, text
from orderbot.understanding.edits.edits import parts_of

name: Final = "change"
NOTE_LENGTH = 200


def needed(talk: Conversation, shop: Shop, now: datetime) -> bool:
    what, place = _editing(talk)
    return what == "all" or (what in ("line", "extras", "note") and place < len(talk.cart.lines))


def _editing(talk: Conversation) -> tuple[str, int]:
    what, _, place = talk.editing.partition(":")
    return what, int(place) if place.isdecimal() else 0


def ask(talk: Conversation, shop: Shop, now: datetime) -> Reply:
    what, place = _editing(talk)
    match what:
        case "line":
            return _ask_line(talk, place, shop)
        case "extras":
            return _ask_extras(talk, place, shop, now)
        case "note":
            dish = dish_name(shop.menu, talk.cart.lines[place])
            return Reply(
                text("Please write the note for *{dish}*.", dish=dish),
                (Button(_tap(talk, "line", place), text("Back")),),
            )
        case _:
            return _ask_all(talk, shop)


def _tap(talk: Conversation, what: taps.Editing, place: int, option: str = "") -> str:
    return taps.Edit(what, talk.cart.revision, place, option).id


def _ask_all(talk: Conversation, shop: Shop) -> Reply:
    dishes = [
        Row(
            _tap(talk, "line", place),
            lines(text("{count} ×", count=line.quantity), dish_name(shop.menu, line), between=" "),
            text("more, less, size, extras, note"),
        )
        for place, line in enumerate(talk.cart.lines)
    ]
    slots = [Row(taps.MENU.id, text("Add more dishes"))]
    if talk.handover and len(handovers(shop)) > 1:
        other = text("Pick up instead") if talk.handover == DELIVERY else text("Deliver instead")
        slots.append(Row(taps.Way(PICKUP if talk.handover == DELIVERY else DELIVERY).id, other))
    if talk.handover == DELIVERY:
        slots.append(Row(taps.Ask("address").id, text("Other address")))
    if talk.handover:
        slots.append(Row(taps.Later().id, text("Other time")))
    if len(shop.restaurant.payments) > 1:
        slots.append(Row(taps.Ask("payment").id, text("Other payment"), payment_name(payment_of(talk, shop))))
    slots.append(Row(taps.CLEAR.id, text("Delete everything")))
    rows = page((*dishes, *slots), talk.browsing, "change", last=Row(taps.KEEP.id, text("Leave it as it is")))
    return Reply(text("What would you like to change?"), choice=Choice(text("Choose"), rows))


def _ask_line(talk: Conversation, place: int, shop: Shop) -> Reply:
    line = talk.cart.lines[place]
    rows = [
        Row(_tap(talk, "more", place), text("One more")),
        Row(_tap(talk, "less", place), text("One less")),
        Row(_tap(talk, "drop", place), text("Remove")),
    ]
    if line.item in shop.menu.items:
        if len(sizes_of(shop.menu, line)) > 1:
            rows.append(Row(_tap(talk, "resize", place), text("Other size")))
        if any(True for _ in extras(shop.menu, line)):
            rows.append(Row(_tap(talk, "extras", place), text("Extras")))
        if line.options:
            rows.append(Row(_tap(talk, "plain", place), text("Without extras")))
        rows.append(Row(_tap(talk, "note", place), text("Note for the kitchen")))
    rows.append(Row(taps.KEEP.id, text("Leave it as it is")))
    return Reply(cart_line(shop.menu, line, pickup=talk.handover == PICKUP), choice=Choice(text("Choose"), tuple(rows)))


def _ask_extras(talk: Conversation, place: int, shop: Shop, now: datetime) -> Reply:
    line = talk.cart.lines[place]
    rows = tuple(
        Row(
            _tap(talk, "extra", place, f"{group.id}.{option.id}"),
            option.name,
            plus(option.cents(line.size)),
        )
        for _, group, option in extras(shop.menu, line)
        if not shop.stock.is_out(f"option:{group.id}.{option.id}", now)
    )
    body = lines(
        cart_line(shop.menu, line, pickup=talk.handover == PICKUP),
        text("Which extra? You can also write it: *with …*."),
    )
    done = Row(taps.KEEP.id, text("Done"))
    return Reply(body, choice=Choice(text("Choose extras"), page(rows, talk.browsing, "extras", last=done)))


def extras(menu: Menu, line: CartLine) -> Iterator[tuple[Item, OptionGroup, Option]]:
    """All options that the dish of the line offers in its size."""
    if line.item in menu.items:
        item = menu.items[line.item]
        for group in menu.groups_of(item):
            for option in group.options.values():
                if option.offered(line.size):
                    yield item, group, option


def answer(talk: Conversation, heard: Heard, shop: Shop, now: datetime) -> Answer | None:
    match heard.tap:
        case taps.CHANGE:
            return Answer(replace(talk, editing="all", browsing="")) if talk.cart else None
        case taps.KEEP:
            return Answer(replace(talk, editing="", browsing="", reopened=""))
        case taps.CLEAR:
            return Answer(replace(emptied(talk), before=replace(talk, before=None)), text("The cart is empty."))
        case taps.Ask(step):
            return Answer(replace(talk, reopened=step, editing="", browsing="", done=True))
        case taps.Page("change" | "extras") as page:
            return Answer(replace(talk, browsing=page.place))
        case taps.Edit() as edit:
            return _edit(talk, edit, shop)
        case None if heard.words and talk.asked == name and needed(talk, shop, now):
            return _typed(talk, heard, shop, now)
    return None


def _edit(talk: Conversation, edit: taps.Edit, shop: Shop) -> Answer | None:
    """A tap on a line: only while the cart is the one that was shown."""
    at = edit.place
    if edit.revision != talk.cart.revision or at >= len(talk.cart.lines):
        return None
    line = talk.cart.lines[at]
    match edit.what:
        case "line" | "extras" | "note":
            return Answer(replace(talk, editing=f"{edit.what}:{at}", browsing=""))
        case "more" if line.quantity >= MOST_PIECES:
            return Answer(talk, text("More than {count} of one dish is for a person to agree.", count=MOST_PIECES))
        case "more":
            return _put(talk, at, replace(line, quantity=line.quantity + 1))
        case "less":
            return _put(talk, at, replace(line, quantity=line.quantity - 1))
        case "drop":
            return _put(talk, at, replace(line, quantity=0))
        case "plain":
            bare = replace(line, options=(), shown=0)
            return _put(talk, at, bare) if not next_choice(shop.menu, bare) else _again(talk, at, bare)
        case "resize":
            return _again(talk, at, replace(line, size="", shown=0))
        case _:
            return _extra(talk, at, line, edit.option, shop.menu)


def _put(talk: Conversation, at: int, line: CartLine) -> Answer:
    return Answer(changed(talk, cart=talk.cart.put(at, replace(line, shown=0))))


def _again(talk: Conversation, at: int, line: CartLine) -> Answer:
    """The line goes back to be asked for what it misses."""
    return Answer(changed(talk, cart=talk.cart.remove(at), pending=(*talk.pending, line)))


def _extra(talk: Conversation, at: int, line: CartLine, chosen: str, menu: Menu) -> Answer | None:
    for item, group, option in extras(menu, line):
        if f"{group.id}.{option.id}" == chosen:
            more = replace(line, options=with_option(item, group, line.options, option.id), shown=0)
            return Answer(changed(talk, cart=talk.cart.put(at, more), editing=f"extras:{at}"))
    return None


def _extra_among(talk: Conversation, at: int, words: str, offered: Choices, shop: Shop, now: datetime) -> Answer | None:
    """An extra in a part of the message that orders no dish: "Oliven, und noch eine Cola"."""
    parts = parts_of(words)
    for place, part in enumerate(parts):
        if read(part, talk, shop, now).lines or not (claimed := claim(part, offered)):
            continue
        done = _extra(talk, at, talk.cart.lines[at], claimed[0], shop.menu)
        left = "".join((*parts[:place], *parts[place + 1 :])).strip(" ,;.!\n")
        return replace(done, rest=read(left, talk, shop, now) if left else None) if done else None
    return None


def _typed(talk: Conversation, heard: Heard, shop: Shop, now: datetime) -> Answer | None:
    what, at = _editing(talk)
    if what == "note":
        meaning = heard.meaning
        if meaning and (meaning.allergy or (meaning.sure and (meaning.lines or speaks(replace(meaning, remark=""))))):
            return None  # it says something else; the note is still asked for
        note = heard.words.strip()[:NOTE_LENGTH]
        return Answer(changed(talk, cart=talk.cart.put(at, replace(talk.cart.lines[at], note=note))))
    if what == "extras":
        offered = [
            (f"{g.id}.{o.id}", (o.name.text, *(said for _, said in o.name.others), *o.words))
            for _, g, o in extras(shop.menu, talk.cart.lines[at])
        ]
        if chosen := pick(heard.words, offered):
            return _extra(talk, at, talk.cart.lines[at], chosen, shop.menu)
        return _extra_among(talk, at, heard.words, offered, shop, now)
    row = place_of(heard.words)
    choice = ask(talk, shop, now).choice
    if row is None or not choice or not 1 <= row <= len(choice.rows):
        return None
    return answer(talk, replace(heard, tap=taps.read(choice.rows[row - 1].id), meaning=None), shop, now)
