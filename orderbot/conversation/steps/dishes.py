"""What would you like? The greeting, the card in lists, the cart; also what is missing to the minimum of delivery."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Final

from orderbot.conversation import taps
from orderbot.conversation.card import prices
from orderbot.conversation.model import Button, Choice, Conversation, Reply, Row
from orderbot.conversation.paging import page
from orderbot.conversation.picking import place as place_of
from orderbot.conversation.sayings import example
from orderbot.conversation.shop import Shop
from orderbot.conversation.taking import take_lines
from orderbot.conversation.talking import (
    Answer,
    Heard,
    cart_said,
    changed,
    goods,
    handovers,
    local,
    offered,
    sold,
    zone_of,
)
from orderbot.menu.model import Item
from orderbot.ordering import zones
from orderbot.ordering.order import DELIVERY, PICKUP
from orderbot.texts import Arg, Money, lines, listed, plural, text
from orderbot.understanding.meaning import MeantLine

name: Final = "dishes"
CARD = "card"  # where one is in the card: "card", "card:1", "card/pizza", "card/pizza:2"


def needed(talk: Conversation, shop: Shop, now: datetime) -> bool:
    return not talk.cart or not talk.done or browses(talk, shop) or missing(talk, shop) > 0


def browses(talk: Conversation, shop: Shop) -> bool:
    return _place(talk, shop) is not None


def _place(talk: Conversation, shop: Shop) -> str | None:
    """The section that is open, "" for the list of them; None if the card is not open."""
    top, _, section = talk.browsing.partition(":")[0].partition("/")
    return section if top == CARD and (not section or section in shop.menu.sections) else None


def missing(talk: Conversation, shop: Shop) -> int:
    """Cents to the minimum of delivery at the address given; 0 if there is none."""
    zone = zone_of(talk, shop) if talk.handover == DELIVERY else None
    return zones.missing(zone, goods(talk, shop)) if zone else 0


def ask(talk: Conversation, shop: Shop, now: datetime) -> Reply:
    place = _place(talk, shop)
    if place:
        return _section(talk, place, shop, now)
    if place is not None or not talk.cart:
        return _sections(talk, shop, now)
    more, change = Button(taps.MENU.id, text("Add more")), Button(taps.CHANGE.id, text("Change"))
    if talk.done and (short := missing(talk, shop)):
        body = text("For delivery to you {amount} is still missing to the minimum.", amount=Money(short))
        way = (Button(taps.Way(PICKUP).id, text("Pick up")),) if PICKUP in handovers(shop) else ()
        return Reply(lines(cart_said(talk, shop), body), (more, *way, change))
    return Reply(cart_said(talk, shop), (more, Button(taps.DONE.id, text("Check out")), change))


def _sections(talk: Conversation, shop: Shop, now: datetime) -> Reply:
    rows = []
    for section in shop.menu.sections.values():
        items = offered(shop, section.id, talk.wished or local(shop, now), now)
        if items:
            price = Money(min(cents for item in items for cents in item.price.values()))
            many = plural("{count} dish, from {price}", "{count} dishes, from {price}", count=len(items), price=price)
            rows.append(Row(taps.Section(section.id).id, section.name, many))
    for combo in shop.menu.combos.values():
        if sold(shop, combo.id, talk.wished or local(shop, now)):
            rows.append(Row(taps.Dish(combo.id).id, combo.name, Money(combo.price)))
    if talk.placed:
        rows.insert(0, Row(taps.AGAIN.id, text("As last time")))
    whole = Row(taps.CARD.id, text("Whole card as text"))
    body = text(
        "What would you like? Simply write it, for example *{example}*, or open the card.", example=example(shop)
    )
    return Reply(body, choice=Choice(text("Open the card"), page(tuple(rows), talk.browsing, CARD, last=whole)))


def _section(talk: Conversation, place: str, shop: Shop, now: datetime) -> Reply:
    section = shop.menu.sections[place]
    items = offered(shop, place, talk.wished or local(shop, now), now)
    if not items:
        return Reply(
            text("Nothing of *{section}* can be had at the moment.", section=section.name),
            (Button(taps.MENU.id, text("Back to the card")),),
        )
    rows = tuple(Row(taps.Dish(item.id).id, _title(item), _description(item)) for item in items)
    back = Row(taps.MENU.id, text("Back to the card"))
    body = lines(text("*{section}*", section=section.name), section.text)
    return Reply(
        body, choice=Choice(text("Choose"), page(rows, talk.browsing, f"{CARD}/{place}", last=back), section.name)
    )


def _title(item: Item) -> Arg:
    called = item.short or item.name
    return text("{id} {name}", id=item.id, name=called) if item.id[0].isdigit() else called


def _description(item: Item) -> Arg:
    """`7,50 / 9,50 € · Tomaten, Mozzarella · a, g`; the price first, since the end may be cut."""
    deposit = text("plus {amount} deposit", amount=Money(item.deposit)) if item.deposit else None
    return lines(prices(item), deposit, item.text, listed(item.codes) if item.codes else None, between=" · ")


def answer(talk: Conversation, heard: Heard, shop: Shop, now: datetime) -> Answer | None:
    match heard.tap:
        case taps.Section(section) if section in shop.menu.sections:
            return Answer(replace(talk, browsing=f"{CARD}/{section}"))
        case taps.Page(of) as page if of.partition("/")[0] == CARD:
            return Answer(replace(talk, browsing=page.place))
        case taps.Dish(dish):
            return _add(talk, dish, shop, now)
        case None if talk.asked == name and heard.words:
            return _typed(talk, heard, shop, now)
    return None


def _add(talk: Conversation, dish: str, shop: Shop, now: datetime) -> Answer:
    taken = take_lines(changed(talk, done=False), (MeantLine(dish),), shop, now)
    return Answer(taken.talk, taken.say)


def _typed(talk: Conversation, heard: Heard, shop: Shop, now: datetime) -> Answer | None:
    """The number of a row, where the card does not use that number for a dish."""
    at = place_of(heard.words)
    if at is None or heard.words.strip() in shop.menu.items or not talk.browsing:
        return None
    choice = ask(talk, shop, now).choice
    if not choice or not 1 <= at <= len(choice.rows):
        return None
    return answer(talk, replace(heard, tap=taps.read(choice.rows[at - 1].id), meaning=None), shop, now)
