"""Side questions, answered from the card and the configuration alone; afterwards the open question is asked again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from orderbot.conversation import taps
from orderbot.conversation.model import Button, Conversation
from orderbot.conversation.sayings import area, deliveries, offers, opening, terms_said, withdrawal_said
from orderbot.conversation.shop import Shop
from orderbot.conversation.slots import payment_name
from orderbot.conversation.taking import quoted, told_apart
from orderbot.conversation.talking import (
    Heard,
    details,
    dish_details,
    dish_name,
    handovers,
    local,
    offered,
    payment_of,
    read,
    refused,
)
from orderbot.menu.hours import week
from orderbot.menu.legend import legend, statement
from orderbot.menu.model import Item, Menu
from orderbot.ordering import zones
from orderbot.ordering.cart import CartLine
from orderbot.ordering.checkout import codes_of, inside, traces_of
from orderbot.ordering.choices import clipped, complete, next_choice
from orderbot.ordering.order import DELIVERY, PICKUP
from orderbot.ordering.prices import price
from orderbot.texts import Arg, Lines, Money, Sayable, lines, listed, text
from orderbot.understanding.edits.edits import unjoined
from orderbot.understanding.grammar.closed import closed
from orderbot.understanding.grammar.languages import FALLBACK, readable
from orderbot.understanding.meaning import Ask, Meaning, MeantLine, Subject
from orderbot.understanding.parser import may_ask
from orderbot.understanding.questions.allergies import asks_for_any, foods_named, is_allergy
from orderbot.understanding.rules.draft import has_inside
from orderbot.understanding.spelling.fold import tokens

ASKED: Final = (
    "hours", "delivery_area", "fee", "duration", "payment", "price", "allergens", "ingredients", "vegetarian",
    "terms", "withdrawal", "receipt", "reusable", "preorder", "available",
    "privacy", "imprint", "contact", "about",
)  # fmt: skip
FREE_OF: Final = {"gluten": "gluten_free", "milk": "dairy_free", "nuts": "nut_free", "peanuts": "nut_free"}
OF_DISHES: Final = ("available", "price", "ingredients", "about", "allergens", "vegetarian")
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


def answers(talk: Conversation, intent: str, heard: Heard, shop: Shop, now: datetime) -> Sayable:
    """To everything the message asks, each once and in full."""
    asks = heard.meaning.asks if heard.meaning else ()
    if not asks or heard.meaning is None:
        return answer(talk, intent, heard, shop, now)
    said = []
    for each in asks:
        subject = heard.meaning.subject if each.intent == intent and not each.subject.items else each.subject
        asked = replace(heard.meaning, intent=each.intent, subject=subject)
        said.append(answer(talk, each.intent, replace(heard, meaning=asked), shop, now))
    return lines(*dict.fromkeys(each for each in said if each))


def answer(talk: Conversation, intent: str, heard: Heard, shop: Shop, now: datetime) -> Sayable:
    """The answer, "" if it is no side question of ours."""
    subject = heard.meaning.subject if heard.meaning else Subject()
    match intent:
        case "hours":
            return lines(opening(shop, now), week(shop.hours))
        case "delivery_area" | "fee":
            return _delivery(talk if intent == "fee" else None, heard, shop)
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
            return _prices(talk, subject, shop, now)
        case "allergens" if not subject.items and asks_for_any(heard.words, talk.language):
            free = [FREE_OF[food] for food, _ in foods_named(heard.words) if food in FREE_OF]
            if free:
                return lines(*(_diet(talk, replace(subject, argument=diet), shop, now) for diet in free))
            return allergens(talk, subject, shop, foods_named(heard.words))
        case "allergens" | "allergy":
            return allergens(talk, subject, shop, foods_named(heard.words))
        case "ingredients":
            inside = _ingredients(talk, subject, shop)
            if heard.meaning and heard.meaning.allergy and subject.items and (foods := foods_named(heard.words)):
                return lines(inside, allergens(talk, subject, shop, foods))  # "Eierallergie, geht das Tiramisu?"
            return inside
        case "about":
            return _about(subject, shop)
        case "vegetarian":
            return _diet(talk, subject, shop, now)
        case "privacy":
            link = shop.restaurant.privacy
            said = text("We use your messages only for your order. *Delete my data* erases them.")
            return lines(said, text("Data protection: {link}", link=link) if link else None)
        case "terms":
            return terms_said(shop)
        case "withdrawal":
            return withdrawal_said()
        case "reusable":
            return _reusable(shop)
        case "receipt":
            return text("The receipt comes with the order. For an invoice to somebody else write *person*.")
        case "preorder" if heard.meaning and heard.meaning.time:
            return ""  # what is noted says it
        case "preorder":
            return text(
                "Yes, up to {days} days ahead: write when you want it, for example *tomorrow 19:00*.",
                days=shop.restaurant.horizon,
            )
        case "available" | "menu" if subject.items:
            strange = beside_the_card(subject, talk.language, shop) if intent == "available" else ""
            return lines(strange, _have(subject, shop, now))  # "chicken wings", where there is a chicken salad
        case "available" if talk.spoken and not beside_the_card(subject, talk.language, shop):
            return _have(Subject(talk.spoken), shop, now)  # "habt ihr die auch in klein?"
        case "available" | "menu":
            return beside_the_card(subject, talk.language, shop)
        case "contact" if shop.restaurant.phone:
            return text("By phone: {phone}", phone=shop.restaurant.phone)
        case "imprint":
            place = shop.restaurant
            return lines(place.name, place.address, place.phone, place.imprint)
    return ""


def beside_the_card(subject: Subject, language: str, shop: Shop) -> Sayable:
    """ "Habt ihr Parkplätze?": what the card cannot show; "" where it can."""
    known = closed(language or FALLBACK).words | shop.lexicon.words
    strange = [part.text for words in subject.words for part in tokens(words) if part.key not in known]
    if not strange:
        return ""
    missing, other = told_apart(strange, shop)
    return lines(
        text("Not on our card: {words}.", words=quoted(missing)) if missing else None,
        text("About {words} I know nothing; *person* brings somebody.", words=quoted(other)) if other else None,
        between=" ",
    )


def _about(subject: Subject, shop: Shop) -> Lines:
    """What the card says of the dishes, to a question that it does not answer."""
    said: list[Arg] = []
    for item in _items(subject, shop)[:MOST]:
        known = _inside(item, (), shop) if item.text or item.ingredients else text("*{name}*:", name=item.name)
        said.append(lines(known, _sized(item, shop), between=" "))
    return lines(*said, text("More than the card says I do not know; *person* brings somebody."))


def _delivery(talk: Conversation | None, heard: Heard, shop: Shop) -> Sayable:
    """To the place that is named, else to the customer of `talk`, else anywhere."""
    if DELIVERY not in handovers(shop):
        return text("We do not deliver, only pickup.")
    address = (heard.meaning.address if heard.meaning else None) or (talk.address if talk else None)
    codes = [word for word in heard.words.replace("?", " ").split() if word.isdecimal() and len(word) in (4, 5)]
    postcode = address.postcode if address and address.postcode else codes[0] if codes else ""
    if not postcode:
        to = [text("We deliver to: {area} ({terms}).", area=where, terms=what) for where, what in deliveries(shop)]
        return lines(*to, *_free_for_all(shop), between=" ")
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


def _free_for_all(shop: Shop) -> Sequence[Arg]:
    """From which sum on the delivery costs nothing, for each part of the area if they differ."""
    zones = [zone for zone in shop.restaurant.zones if zone.free_from is not None]
    said = {zone: text("Free from {amount}.", amount=Money(zone.free_from or 0)) for zone in zones}
    if len(zones) == len(shop.restaurant.zones) and len(set(said.values())) == 1:
        return [*said.values()][:1]
    return [lines(listed(zone.postcodes), each, between=": ") for zone, each in said.items()]


def _chosen(talk: Conversation, shop: Shop) -> list[Item]:
    """What "what is on it?" means: the dish just spoken of, else what the customer has chosen so far."""
    chosen = dict.fromkeys(() if talk.pending else talk.spoken) or dict.fromkeys(
        line.item for line in (*talk.pending, *talk.cart.lines)
    )
    return [shop.menu.items[item] for item in chosen if item in shop.menu.items]


def _items(subject: Subject, shop: Shop) -> list[Item]:
    """The dishes a question is about: by name, else by their numbers."""
    numbers = [token.text.lower() for words in subject.words for token in tokens(words)]
    named = subject.items or tuple(number for number in numbers if number in shop.menu.items)
    return [shop.menu.items[item] for item in named if item in shop.menu.items]


def _reusable(shop: Shop) -> Sayable:
    """§§ 33, 34 VerpackG: the offer of reusable packaging; what the card says of it, else what staff know."""
    return text("Please tell us if you want reusable packaging: write it as a note. For details write *person*.")


def _have(subject: Subject, shop: Shop, now: datetime) -> Sayable:
    """ "Habt ihr Carbonara?": yes with the price, or why not now."""
    said: list[Arg] = []
    for item in _items(subject, shop)[:MOST]:
        price = _sized(item, shop)
        if item.age > shop.restaurant.sell_age:
            age, name = item.age, item.name
            said.append(
                text(
                    "{name} ({price}) only at our place, from age {age}; not in this chat.",
                    name=name,
                    price=price,
                    age=age,
                )
            )
        elif refused(shop, CartLine(item.id), local(shop, now), now):
            said.append(text("{name} is not to be had at the moment.", name=item.name))
        else:
            said.append(text("Yes, we have {name}: {price}.", name=item.name, price=price))
    return lines(*said)


def _sized(item: Item, shop: Shop) -> Arg:
    """`klein 26 cm 7,90 €, groß 32 cm 9,90 €`"""
    prices = item.price.items()
    return listed(lines(shop.menu.size_name(size), Money(cents), between=" ") for size, cents in prices)


def to_add(subject: Subject, intent: str, shop: Shop, now: datetime) -> tuple[Button, ...]:
    """A button to add the one dish that was asked about."""
    items = _items(subject, shop)
    if intent not in ("available", "menu", "price", "ingredients", "about") or len(items) != 1:
        return ()
    item = items[0]
    if item.age > shop.restaurant.sell_age or refused(shop, CartLine(item.id), local(shop, now), now):
        return ()
    return (Button(taps.Dish(item.id).id, text("Add {name}", name=item.short or item.name)),)


def _prices(talk: Conversation, subject: Subject, shop: Shop, now: datetime) -> Sayable:
    """Of the dishes named, else of the one whose size is asked for: "was kostet die große?"."""
    chosen = _chosen(talk, shop)
    sized = [item for item in chosen if len(item.price) > 1] or (chosen if len(chosen) == 1 else [])
    items = _items(subject, shop)[:MOST] or sized[:MOST]
    combos = [shop.menu.combos[item] for item in subject.items if item in shop.menu.combos]
    if not items and not combos:
        return text("Which dish do you mean? Write its name or number, or *card* for all prices.")
    if len(items) == 1 and (so := _as_asked(talk, subject, items[0], shop, now)):
        cents = price(shop.menu, so, pickup=talk.handover == PICKUP).unit
        return text("{name}: {price}", name=dish_details(shop.menu, so), price=Money(cents))
    said = []
    for item in items:
        deposit = text("plus {amount} deposit", amount=Money(item.deposit)) if item.deposit else None
        said.append(lines(text("{name}:", name=item.name), _sized(item, shop), deposit, between=" "))
    return lines(*said, *(text("{name}: {price}", name=combo.name, price=Money(combo.price)) for combo in combos))


def _as_asked(talk: Conversation, subject: Subject, item: Item, shop: Shop, now: datetime) -> CartLine | None:
    """ "Was kostet eine große Salami mit Oliven?": the dish as it was asked about, if it is one with options."""
    found = [read(words, replace(talk, spoken=()), shop, now).lines for words in subject.words[:1]]
    if not found or len(found[0]) != 1 or found[0][0].item != item.id or not found[0][0].options:
        return None
    line, over = clipped(shop.menu, complete(shop.menu, replace(found[0][0].cart_line(), quantity=1)))
    return None if over or next_choice(shop.menu, line) else line


def allergens(talk: Conversation, subject: Subject, shop: Shop, foods: Foods = ()) -> Sayable:
    """What is declared, of the dishes named, else of the cart with all that was chosen. Unknown is never "no".

    `foods`: what was asked for; it is answered first, dish by dish.
    """
    dishes = [_of_dish(item) for item in _items(subject, shop)]
    if not dishes:
        dishes = [_of_line(line, shop) for line in talk.cart.lines]
        dishes += [_of_dish(shop.menu.items[line.item]) for line in talk.pending if line.item in shop.menu.items]
    if not dishes and talk.placed:  # of the order that is on its way
        dishes = [_of_dish(shop.menu.items[line.item]) for line in talk.placed.lines if line.item in shop.menu.items]
    if foods and dishes:
        words: dict[str, list[str]] = {}
        for food, word in foods:
            words.setdefault(word, []).append(food)  # "shellfish": crustaceans and molluscs
        said = [_asked_for(meant, word, dish, shop) for word, meant in words.items() for dish in dishes[:MOST]]
        return lines(*said, text("In doubt a person helps: write *person*."))
    if foods:
        found = [_all_with(food, shop) for food, _ in foods]
        return lines(*found, text("In doubt a person helps: write *person*."))
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


Foods = Sequence[tuple[str, str]]  # (allergen of the card, the word as written)


@dataclass(frozen=True, slots=True)
class _Declared:
    """A dish, or a line of the cart, and the signs the card gives it."""

    name: Arg
    codes: tuple[str, ...]
    traces: tuple[str, ...] | None


def _of_dish(item: Item) -> _Declared:
    return _Declared(item.name, item.codes, item.traces)


def _of_line(line: CartLine, shop: Shop) -> _Declared:
    things = inside(shop.menu, line)
    return _Declared(dish_name(shop.menu, line), codes_of(things), traces_of(things))


def _signed(foods: Sequence[str], signs: Iterable[str], shop: Shop) -> bool:
    """Whether one of the signs stands for one of these allergens on the card."""
    return any(shop.menu.codes.get(sign, "").partition(":")[0] in foods for sign in signs)


def _asked_for(foods: Sequence[str], word: str, dish: _Declared, shop: Shop) -> Arg:
    """ "Erdnüsse, *Funghi*: nicht angegeben": declared, traces, or not declared, which is not the same as none."""
    if _signed(foods, dish.codes, shop):
        return text("{food}, *{dish}*: yes, it is declared.", food=word, dish=dish.name)
    if dish.traces is not None and _signed(foods, dish.traces, shop):
        return text("{food}, *{dish}*: may contain traces.", food=word, dish=dish.name)
    if dish.traces is None:
        return text("{food}, *{dish}*: not declared; traces are not stated.", food=word, dish=dish.name)
    return text("{food}, *{dish}*: not declared, no traces either.", food=word, dish=dish.name)


def _all_with(food: str, shop: Shop) -> Arg:
    """Of the whole card, the shorter list: where it is declared, or where it is not, which is not the same as none."""
    name = statement(food)
    having: list[Arg] = []
    lacking: list[Arg] = []
    for item in shop.menu.items.values():
        chosen = [sign for group in shop.menu.groups_of(item) for each in group.options.values() for sign in each.codes]
        if _signed((food,), (*item.codes, *(item.traces or ())), shop):
            having.append(item.name)
        elif not _signed((food,), chosen, shop):
            lacking.append(item.name)
    if not having:
        return text("*{food}*: declared for none of our dishes, which is not the same as none in them.", food=name)
    if len(having) <= len(lacking):
        return text("*{food}*: declared for {dishes}.", food=name, dishes=listed(having))
    return text(
        "*{food}*: not declared for {dishes}. That is not the same as none in them.", food=name, dishes=listed(lacking)
    )


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
    items = _items(subject, shop) or [item for item in _chosen(talk, shop) if item.ingredients]
    if not items:
        return text("Which dish do you mean? Write its name or number.")
    return lines(*(_inside(item, _asked(subject, items, talk.language), shop, talk.language) for item in items[:MOST]))


def _asked(subject: Subject, items: Iterable[Item], language: str) -> list[str]:
    """The ingredients a question names: what is neither the dish nor a word of the language."""
    names = {token.key for item in items for name in (item.id, item.name.text) for token in tokens(name)}
    common = closed(readable(language)).words | names
    found = (token for words in subject.words for token in tokens(words))
    asked = [token.text for token in found if token.key not in common and len(token.key) > 2]
    return [word for word in asked if not is_allergy(word)]


def _inside(item: Item, asked: Iterable[str], shop: Shop, language: str = "") -> Lines:
    """What the card says is in it; an ingredient the card does not name is "not stated", never "no"."""
    text_of_card: Arg = (
        item.text if item.text else listed(item.ingredients) if item.ingredients else text("no ingredients stated")
    )
    said = [text("*{name}*: {things}.", name=item.name, things=text_of_card)]
    for word in asked:
        if has_inside(item.id, word, shop.lexicon, closed(readable(language))):
            said.append(text("Yes, with {thing}.", thing=word))
        elif not any(word.casefold() in known for known in _in_every_language(item)):
            said.append(text("“{word}” is not stated there.", word=word))
    return lines(*said, between=" ")


def _in_every_language(item: Item) -> list[str]:
    said = (item.text, *item.ingredients)
    return [text.casefold() for each in said for text in (each.text, *(other for _, other in each.others))]


def spoken_of(talk: Conversation, meaning: Meaning | None, shop: Shop) -> tuple[str, ...]:
    """The one dish a message asks about and does not order; () if there is none, or there are several.

    A question that names none goes on about the same: "und was kostet die?"
    """
    if meaning is None:
        return ()
    asked = [each.subject.items for each in meaning.asks if each.intent in OF_DISHES]
    if meaning.intent in OF_DISHES and not any(asked):
        asked = [meaning.subject.items]
    lost = not asked and meaning.unknown  # what was not understood will be said again
    if (lost or (asked and not any(asked))) and not meaning.lines:
        return talk.spoken
    items = dict.fromkeys(item for found in asked for item in found if item in shop.menu.items)
    ordered = {line.item for line in meaning.lines}
    return tuple(items) if len(items) == 1 and not ordered & set(items) else ()


def spoken_so(
    talk: Conversation, spoken: tuple[str, ...], meaning: Meaning | None, shop: Shop, now: datetime
) -> MeantLine | None:
    """How the one dish was asked about: "was kostet eine große Salami mit Oliven?", for "ja, nehm ich"."""
    if meaning is None or len(spoken) != 1:
        return None
    asked = (*meaning.asks, Ask(meaning.intent, meaning.subject))
    words = [word for each in asked if each.intent in ("price", "available") for word in each.subject.words]
    if not words:
        return talk.spoken_so if talk.spoken == spoken else None
    lines = read(words[0], replace(talk, spoken=()), shop, now).lines
    return lines[0] if len(lines) == 1 and lines[0].item == spoken[0] else None


def topic_of(meaning: Meaning | None) -> str:
    """What a message asks of a dish last; "" if it asks for none."""
    asked = [each.intent for each in meaning.asks if each.intent in OF_DISHES] if meaning else []
    return asked[-1] if asked else ""


def going_on(meaning: Meaning, talk: Conversation) -> Meaning:
    """ "Und in der Panna Cotta?" asks of it what was asked before of another dish."""
    if not talk.topic or meaning.intent != "available" or not meaning.subject.items:
        return meaning
    said = meaning.text.lstrip()
    rest = unjoined(said)
    if rest == said or may_ask(rest.replace("?", " "), meaning.language):
        return meaning
    return replace(meaning, intent=talk.topic, asks=(Ask(talk.topic, meaning.subject),))


def dishes_of(subject: Subject, shop: Shop) -> tuple[str, ...]:
    """The dishes a question is about, without those whose name only sounds like a diet."""
    known = (shop.menu.items[item] for item in subject.items if item in shop.menu.items)
    return tuple(item.id for item in known if not any(_named_after(item, diet) for diet in DIET_NAMES))


def _named_after(item: Item, diet: str) -> bool:
    """ "Habt ihr was Vegetarisches?" asks for no Pizza Vegetaria."""
    return item.name.text.casefold().startswith(diet[:5])


def _fits(item: Item, diet: str) -> Arg:
    """Of one dish: declared as such, or not declared, which is not "no"."""
    name = DIET_NAMES[diet]
    if diet in item.diet or (diet == "vegetarian" and "vegan" in item.diet):
        return text("Yes, {dish} is declared as {diet}.", dish=item.name, diet=name)
    return text("{dish} is not declared as {diet}. In doubt write *person*.", dish=item.name, diet=name)


def _diet(talk: Conversation, subject: Subject, shop: Shop, now: datetime) -> Sayable:
    diet = subject.argument if subject.argument in DIET_NAMES else "vegetarian"
    at = local(shop, now)
    asked = [item for item in _items(subject, shop)[:MOST] if not _named_after(item, diet)]
    if asked:
        return lines(*(_fits(item, diet) for item in asked))
    items = [item for section in shop.menu.sections for item in offered(shop, section, at, now)]
    fitting = [item.name for item in items if diet in item.diet or (diet == "vegetarian" and "vegan" in item.diet)]
    if not fitting:
        return text("Our card declares no dish as {diet}. In doubt write *person*.", diet=DIET_NAMES[diet])
    return text("Declared as {diet}: {dishes}.", diet=DIET_NAMES[diet], dishes=listed(fitting[:30]))
