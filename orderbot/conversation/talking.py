"""What the steps share: the value they answer with, what follows from what is known, sentences about the cart."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache

from orderbot.conversation.model import Button, Conversation, Effect, Incoming
from orderbot.conversation.shop import Shop
from orderbot.conversation.taps import Tap
from orderbot.menu.availability import available
from orderbot.menu.model import Item, Menu
from orderbot.ordering import promise, zones
from orderbot.ordering.cart import Cart, CartLine
from orderbot.ordering.checkout import left_out
from orderbot.ordering.order import DELIVERY, PICKUP, Address
from orderbot.ordering.prices import price
from orderbot.ordering.reconcile import name_of, refusal
from orderbot.restaurant import Zone
from orderbot.texts import Arg, Clock, Lines, Money, Sayable, lines, listed, text
from orderbot.understanding.card.lexicon import Lexicon
from orderbot.understanding.edits.amended import understand_message
from orderbot.understanding.meaning import Meaning


@dataclass(frozen=True, slots=True)
class Heard:
    """One message as a step gets it: a tap as its value, or a text with its meaning."""

    incoming: Incoming
    meaning: Meaning | None = None  # None: not a text
    tap: Tap | None = None

    @property
    def words(self) -> str:
        return self.incoming.text if self.meaning else ""


@dataclass(frozen=True, slots=True)
class Answer:
    """A step took the message: what is known now, what to say before the next question, and effects."""

    talk: Conversation
    say: Sayable = ""
    effects: tuple[Effect, ...] = ()
    final: bool = False  # nothing more is asked in this turn
    offers: tuple[Button, ...] = ()  # beside the buttons of the question that follows
    rest: Meaning | None = None  # what else the message says, for whoever takes it


def then(first: Answer, following: Answer) -> Answer:
    """Both, one after the other; the second knows what the first led to."""
    return replace(
        following, say=lines(first.say, following.say), effects=(*first.effects, *following.effects),
        offers=(*first.offers, *following.offers),
        final=following.final and (first.final or not first.say),
    )  # fmt: skip


def read(words: str, talk: Conversation, shop: Shop, now: datetime) -> Meaning:
    """What the words mean on this card, now, in the language of the talk."""
    asked = tuple(item for item in talk.spoken if item in shop.menu.items) if may_point(talk) else ()
    here = local(shop, now)
    return understand_message(words, shop.lexicon, here, talk.language, shop.hours.is_open, asked=asked)


def may_point(talk: Conversation) -> bool:
    """No question is open that a number would answer."""
    return talk.asked in ("", "dishes", "handover", "confirm") and not (talk.pending or talk.unclear or talk.doubt)


# ---- what follows from what is known ---------------------------------------------------------------------------------


def handovers(shop: Shop) -> tuple[str, ...]:
    """The ways the restaurant offers."""
    ways = ((DELIVERY, bool(shop.restaurant.zones)), (PICKUP, shop.restaurant.pickup_minutes is not None))
    return tuple(way for way, offered in ways if offered)


def zone_of(talk: Conversation, shop: Shop) -> Zone | None:
    """Where the address lies: by postcode, else by the location the customer shared."""
    found = zones.zone_for(shop.restaurant, talk.address.postcode) if talk.address else None
    if found is None and talk.latitude is not None and talk.longitude is not None:
        found = zones.zone_at(shop.restaurant, talk.latitude, talk.longitude)
    return found


def at_address(talk: Conversation, address: Address) -> Conversation:
    """The talk with that address; a location shared for another street does not speak for it."""
    moved = talk.address is not None and bool(talk.address.street) and talk.address.street != address.street
    if moved:
        talk = replace(talk, latitude=None, longitude=None, unnumbered=False)
    return replace(talk, address=address)


def numbered(talk: Conversation) -> bool:
    """The street is known, and its number or that it has none."""
    return bool(talk.address and talk.address.street and (talk.address.number or talk.unnumbered))


def moment(talk: Conversation, shop: Shop, now: datetime) -> datetime:
    """The time for which dishes are asked: the wish, else now, else when we open next."""
    if talk.timed and talk.wished:
        return talk.wished
    here = local(shop, now)
    return here if shop.hours.is_open(here) else shop.hours.opens(here) or here


def soonest(talk: Conversation, shop: Shop, now: datetime) -> datetime | None:
    """When it can be ready at the earliest; None if not within the days one may order for."""
    return promise.earliest(
        local(shop, now), shop.hours, shop.restaurant, talk.handover, zone_of(talk, shop), minutes_of(talk, shop)
    )


def asap(talk: Conversation, shop: Shop, now: datetime) -> datetime | None:
    """When "as soon as possible" is, None if that is not within this opening."""
    here = local(shop, now)
    first = soonest(talk, shop, now)
    if first is None or not promise.open_for_orders(here, shop.hours, shop.restaurant):
        return None
    closes = shop.hours.closes(here)
    opens = shop.hours.opens(closes) if closes else None
    return first if opens is None or first < opens else None


def goods(talk: Conversation, shop: Shop) -> int:
    """Cents of the cart without deposit and fee."""
    pickup = talk.handover == PICKUP
    return sum(price(shop.menu, line, pickup=pickup).unit * line.quantity for line in talk.cart.lines)


def payment_of(talk: Conversation, shop: Shop) -> str:
    return talk.payment or shop.restaurant.payments[0]


def minutes_of(talk: Conversation, shop: Shop) -> int:
    """Preparation time of the slowest dish."""
    dishes = [dish for line in talk.cart.lines for dish in (line.item, line.half, *(each.item for each in line.parts))]
    return max((shop.menu.items[dish].minutes for dish in dishes if dish in shop.menu.items), default=0)


def sold(shop: Shop, dish: str, at: datetime) -> bool:
    """Is this item or combo on the card at that time (season, hours, not hidden), and may chat sell it?"""
    place = shop.restaurant
    item = shop.menu.items.get(dish)
    if item and item.age > place.sell_age:
        return False
    return available(shop.menu, dish, at, place.timezone, place.holidays)


def refused(shop: Shop, line: CartLine, at: datetime, now: datetime) -> str:
    return refusal(shop.menu, shop.stock, line, lambda dish, when: sold(shop, dish, when), at, now)


def offered(shop: Shop, section: str, at: datetime, now: datetime) -> list[Item]:
    """The dishes of a section that can be ordered."""
    items = (shop.menu.items[item] for item in shop.menu.sections[section].items)
    plain = frozenset() if shop.stock else _plain(shop.lexicon)
    most = shop.restaurant.sell_age
    return [
        item
        for item in items
        if (item.age <= most if item.id in plain else not refused(shop, CartLine(item.id), at, now))
    ]


@lru_cache(maxsize=64)  # cards
def _plain(lexicon: Lexicon) -> frozenset[str]:
    """The dishes of the card that can be had at any time while nothing is out."""
    menu = lexicon.menu
    return frozenset(
        item.id
        for item in menu.items.values()
        for section in (menu.sections[item.section],)
        if not (item.hidden or item.hours or item.season or section.hours or section.season)
        and not any(any(group.least.values()) for group in menu.groups_of(item))
    )


def emptied(talk: Conversation) -> Conversation:
    """The conversation without the order, as after a cancel; the revision goes on, so that old buttons stay old."""
    return Conversation(
        language=talk.language,
        greeted=talk.greeted,
        notice=talk.notice,
        noticed=talk.noticed,
        cart=Cart((), talk.cart.revision + 1),
        name=talk.name,
        phone=talk.phone,
        heard=talk.heard,
        placed=talk.placed,
        remember=talk.remember,
    )


def changed(talk: Conversation, **slots: object) -> Conversation:
    """The talk with new values, remembering the old for "back"; a reopened question counts as answered."""
    new = {"reopened": "", "editing": "", "browsing": "", "misses": 0, **slots}
    return replace(talk, before=replace(talk, before=None), **new)  # type: ignore[arg-type]


# ---- sentences -------------------------------------------------------------------------------------------------------


def dish_name(menu: Menu, line: CartLine) -> Lines:
    """`Margherita groß 32 cm`, `½ Salami + ½ Funghi groß`."""
    name: Arg = name_of(menu, line.item)
    if line.half:
        name = text("½ {one} + ½ {other}", one=name, other=name_of(menu, line.half))
    size = menu.size_name(line.size) if line.size in menu.sizes else None
    return lines(name, size, between=" ")


def details(menu: Menu, line: CartLine) -> list[Arg]:
    """Options, what is left out, the note: each with its sign."""
    found: list[Arg] = []
    for part in line.parts:
        found.append(lines(menu.items[part.item].name, menu.size_name(part.size), between=" "))
        found += [_option_name(menu, each.group, each.option, each.quantity, each.amount) for each in part.options]
    for each in (*line.options, *line.half_options):
        found.append(_option_name(menu, each.group, each.option, each.quantity, each.amount))
    if line.without:
        found.append(
            text(
                "without {things}",
                things=listed(left_out(menu, menu.items.get(line.item), each) for each in line.without),
            )
        )
    if line.note:
        found.append(text("Note: {note}", note=line.note))
    return found


def _option_name(menu: Menu, group: str, option: str, quantity: int, amount: str) -> Arg:
    return option_said(menu.groups[group].options[option].name, quantity, amount)


def option_said(name: Arg, quantity: int, amount: str) -> Arg:
    """`+ Käse`, `extra Käse`, `+ wenig Käse`, `+ 2× Käse`."""
    if amount == "extra" and quantity == 1:
        return text("extra {name}", name=name)
    if amount == "light":
        name = text("little {name}", name=name)
    return text("+ {count}× {name}", count=quantity, name=name) if quantity > 1 else text("+ {name}", name=name)


def dish_details(menu: Menu, line: CartLine) -> Lines:
    """`Margherita groß 32 cm (+ Ei, ohne Basilikum)`: a line in a sentence."""
    more = [each for each in details(menu, line) if each]
    return lines(dish_name(menu, line), text("({details})", details=listed(more)) if more else None, between=" ")


def cart_line(menu: Menu, line: CartLine, *, pickup: bool) -> Lines:
    """`2 × Margherita groß 32 cm 19,00 €` and its details below it."""
    cost = price(menu, line, pickup=pickup)
    head = text(
        "{count} × {name} {price}",
        count=line.quantity,
        name=dish_name(menu, line),
        price=Money(cost.unit * line.quantity),
    )
    below = [text("   {detail}", detail=detail) for detail in details(menu, line)]
    return lines(head, *below)


def cart_said(talk: Conversation, shop: Shop) -> Lines:
    """All lines with their numbers, deposit, and the sum of goods and deposit."""
    pickup = talk.handover == PICKUP
    numbered = [
        text("{number}) {line}", number=place, line=cart_line(shop.menu, line, pickup=pickup))
        for place, line in enumerate(talk.cart.lines, 1)
    ]
    deposit = sum(price(shop.menu, line).deposit * line.quantity for line in talk.cart.lines)
    return lines(
        *numbered,
        text("Deposit {amount}", amount=Money(deposit)) if deposit else None,
        text("*Sum {amount}*", amount=Money(goods(talk, shop) + deposit)),
    )


def cart_again(talk: Conversation, shop: Shop) -> Arg:
    """The cart in full when it is new to the customer, else in one line."""
    if talk.looked != talk.cart.revision:
        return cart_said(talk, shop)
    deposit = sum(price(shop.menu, line).deposit * line.quantity for line in talk.cart.lines)
    dishes = [
        text("{count} × {name}", count=line.quantity, name=dish_name(shop.menu, line)) for line in talk.cart.lines
    ]
    return text("Cart: {dishes} · {sum}", dishes=listed(dishes), sum=Money(goods(talk, shop) + deposit))


def plus(cents: int) -> Arg:
    """`+1,50 €`, nothing for what costs nothing."""
    return text("+{price}", price=Money(cents)) if cents else ""


def clock(at: datetime, now: datetime) -> Clock:
    return Clock(at, now.astimezone(at.tzinfo))


def local(shop: Shop, now: datetime) -> datetime:
    return now.astimezone(shop.restaurant.timezone)
