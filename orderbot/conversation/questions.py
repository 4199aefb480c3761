"""Side questions, answered from the card and the configuration alone; afterwards the open question is asked again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Final

from orderbot.conversation.model import Conversation
from orderbot.conversation.sayings import area, offers, opening, terms
from orderbot.conversation.shop import Shop
from orderbot.conversation.slots import payment_name
from orderbot.conversation.talking import Heard, details, dish_name, handovers, local, offered, payment_of
from orderbot.menu.hours import week
from orderbot.menu.legend import legend
from orderbot.menu.model import Item, Menu
from orderbot.ordering import zones
from orderbot.ordering.cart import CartLine
from orderbot.ordering.checkout import codes_of, inside, traces_of
from orderbot.ordering.order import DELIVERY
from orderbot.texts import Arg, Lines, Money, Sayable, lines, listed, text
from orderbot.understanding.grammar.closed import closed
from orderbot.understanding.grammar.languages import readable
from orderbot.understanding.meaning import Subject
from orderbot.understanding.spelling.fold import tokens

ASKED: Final = (
    "hours", "delivery_area", "fee", "duration", "payment", "price", "allergens", "ingredients", "vegetarian",
    "privacy", "imprint",
)  # fmt: skip
MOST = 8  # dishes named in one answer
DIET_NAMES = {
    "vegetarian": text("vegetarian"),
    "vegan": text("vegan"),
    "halal": text("halal"),
    "kosher": text("kosher"),
    "gluten_free": text("gluten-free"),
    "dairy_free": text("dairy-free"),
    "nut_free": text("nut-free"),
}


def answer(talk: Conversation, intent: str, heard: Heard, shop: Shop, now: datetime) -> Sayable:
    """The answer, "" if it is no side question of ours."""
    subject = heard.meaning.subject if heard.meaning else Subject()
    match intent:
        case "hours":
            return lines(opening(shop, now), week(shop.hours))
        case "delivery_area" | "fee":
            return _delivery(heard, shop)
        case "duration":
            return offers(shop)
        case "payment":
            ways = text(
                "You can pay here like this: {ways}.",
                ways=listed(payment_name(each) for each in shop.restaurant.payments),
            )
            kind = payment_name(payment_of(talk, shop))
            noted = text("Noted is: {kind}. Write *with card* or *cash* to change it.", kind=kind)
            return lines(ways, noted if talk.cart and len(shop.restaurant.payments) > 1 else None, between=" ")
        case "price":
            return _prices(subject, shop)
        case "allergens" | "allergy":
            return allergens(talk, subject, shop)
        case "ingredients":
            return _ingredients(talk, subject, shop)
        case "vegetarian":
            return _diet(talk, subject, shop, now)
        case "privacy":
            link = shop.restaurant.privacy
            said = text("We use your messages only for your order. *Delete my data* erases them.")
            return lines(said, text("Data protection: {link}", link=link) if link else None)
        case "imprint":
            place = shop.restaurant
            return lines(place.name, place.address, place.phone, place.imprint)
    return ""


def _delivery(heard: Heard, shop: Shop) -> Sayable:
    if DELIVERY not in handovers(shop):
        return text("We do not deliver, only pickup.")
    address = heard.meaning.address if heard.meaning else None
    codes = [word for word in heard.words.replace("?", " ").split() if word.isdecimal() and len(word) in (4, 5)]
    postcode = address.postcode if address and address.postcode else codes[0] if codes else ""
    if not postcode:
        return text("We deliver to: {area} ({terms}).", area=area(shop), terms=terms(shop))
    zone = zones.zone_for(shop.restaurant, postcode)
    if zone is None:
        return text("We do not deliver to {place}. We deliver to: {area}.", place=postcode, area=area(shop))
    fee = text(
        "Yes, to {place}: from {minimum}, fee {fee}, about {minutes} min.",
        place=postcode,
        minimum=Money(zone.minimum),
        fee=Money(zone.fee),
        minutes=zone.minutes,
    )
    free = text("Free from {amount}.", amount=Money(zone.free_from)) if zone.free_from is not None else None
    return lines(fee, free, between=" ")


def _items(subject: Subject, shop: Shop) -> list[Item]:
    """The dishes a question is about: by name, else by their numbers."""
    numbers = [token.text.lower() for words in subject.words for token in tokens(words)]
    named = subject.items or tuple(number for number in numbers if number in shop.menu.items)
    return [shop.menu.items[item] for item in named if item in shop.menu.items]


def _prices(subject: Subject, shop: Shop) -> Sayable:
    items = _items(subject, shop)[:MOST]
    combos = [shop.menu.combos[item] for item in subject.items if item in shop.menu.combos]
    if not items and not combos:
        return text("Which dish do you mean? Write its name or number, or *card* for all prices.")
    said = []
    for item in items:
        sized = [lines(shop.menu.size_name(size), Money(cents), between=" ") for size, cents in item.price.items()]
        deposit = text("plus {amount} deposit", amount=Money(item.deposit)) if item.deposit else None
        said.append(lines(text("{name}:", name=item.name), listed(sized), deposit, between=" "))
    return lines(*said, *(text("{name}: {price}", name=combo.name, price=Money(combo.price)) for combo in combos))


def allergens(talk: Conversation, subject: Subject, shop: Shop) -> Sayable:
    """What is declared, of the dishes named, else of the cart with all that was chosen. Unknown is never "no"."""
    items = _items(subject, shop)
    told = [declared_dish(item, shop) for item in items]
    if not items:
        told = [_declared_line(line, shop) for line in talk.cart.lines]
        told += [
            declared_dish(shop.menu.items[line.item], shop) for line in talk.pending if line.item in shop.menu.items
        ]
    if not told:
        legend = said_codes(shop.menu, shop.menu.codes)
        return lines(text("Write *allergens* and the dish. The signs on our card:"), legend)
    return lines(*told, text("In doubt a person helps: write *person*."))


def _declared_line(line: CartLine, shop: Shop) -> Lines:
    """A line of the cart: dish, options, both halves, all parts."""
    things = inside(shop.menu, line)
    chosen = [part for part in details(shop.menu, replace(line, note="", without=())) if part]
    name = lines(dish_name(shop.menu, line), *chosen, between=" ")
    return declared(name, codes_of(things), traces_of(things), shop)


def declared_dish(item: Item, shop: Shop) -> Lines:
    """A dish of the card, and what its choices add."""
    choices = [
        lines(text("with {option}:", option=option.name), said_codes(shop.menu, option.codes), between=" ")
        for group in shop.menu.groups_of(item)
        for option in group.options.values()
        if set(option.codes) - set(item.codes)
    ]
    own = declared(item.name, item.codes, item.traces, shop)
    return lines(own, text("   {choices}", choices=Lines(tuple(choices), "; ")) if choices else None)


def declared(name: Arg, codes: Iterable[str], traces: Iterable[str] | None, shop: Shop) -> Lines:
    """`*Margherita*: gluten: wheat (a), milk (g); traces: not declared`."""
    signs = tuple(codes)
    contains: Arg = said_codes(shop.menu, signs) if signs else text("nothing to declare")
    if traces is None:
        maybe: Arg = text("traces: not declared")
    elif signs := tuple(traces):
        maybe = text("may contain traces of {things}", things=said_codes(shop.menu, signs))
    else:
        maybe = text("no traces declared")
    return lines(text("*{name}*: {contains};", name=name, contains=contains), maybe, between=" ")


def said_codes(menu: Menu, signs: Iterable[str]) -> Lines:
    """`milk (with lactose) (g), eggs (c)`: in words, with the card's own sign."""
    return listed(text("{statement} ({sign})", statement=said, sign=sign) for sign, said in legend(menu, signs))


def _ingredients(talk: Conversation, subject: Subject, shop: Shop) -> Sayable:
    items = _items(subject, shop)
    if not items:
        return text("Which dish do you mean? Write its name or number.")
    return lines(*(_inside(item, _asked(subject, items, talk.language)) for item in items[:MOST]))


def _asked(subject: Subject, items: Iterable[Item], language: str) -> list[str]:
    """The ingredients a question names: what is neither the dish nor a word of the language."""
    names = {token.key for item in items for name in (item.id, item.name.text) for token in tokens(name)}
    common = closed(readable(language)).words | names
    found = (token for words in subject.words for token in tokens(words))
    return [token.text for token in found if token.key not in common and len(token.key) > 2]


def _inside(item: Item, asked: Iterable[str]) -> Lines:
    """What the card says is in it; an ingredient the card does not name is "not stated", never "no"."""
    text_of_card: Arg = (
        item.text if item.text else listed(item.ingredients) if item.ingredients else text("no ingredients stated")
    )
    said = [text("*{name}*: {things}.", name=item.name, things=text_of_card)]
    for word in asked:
        known = " ".join([item.text.text, *(each.text for each in item.ingredients)]).casefold()
        if word.casefold() not in known:
            said.append(text("“{word}” is not stated there.", word=word))
    return lines(*said, between=" ")


def _diet(talk: Conversation, subject: Subject, shop: Shop, now: datetime) -> Sayable:
    diet = subject.argument if subject.argument in DIET_NAMES else "vegetarian"
    at = local(shop, now)
    items = [item for section in shop.menu.sections for item in offered(shop, section, at, now)]
    fitting = [item.name for item in items if diet in item.diet or (diet == "vegetarian" and "vegan" in item.diet)]
    if not fitting:
        return text("Our card declares no dish as {diet}. In doubt write *person*.", diet=DIET_NAMES[diet])
    return text("Declared as {diet}: {dishes}.", diet=DIET_NAMES[diet], dishes=listed(fitting[:30]))
