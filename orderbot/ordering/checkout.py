"""A cart becomes what is shown with the buy button, and, unchanged, the order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from hashlib import sha256

import msgspec

from orderbot.menu.model import Item, Menu, Option
from orderbot.money import split, tax_in
from orderbot.ordering import zones
from orderbot.ordering.cart import Cart, CartLine, Chosen, Filling
from orderbot.ordering.order import Address, Order, OrderLine, OrderOption, OrderPart
from orderbot.ordering.prices import deposits_of, option_prices, price, vat_of
from orderbot.restaurant import Zone
from orderbot.texts import Words


@dataclass(frozen=True, slots=True)
class Agreement:
    """Everything the customer decided besides the dishes."""

    handover: str
    payment: str
    due: datetime
    asap: bool
    zone: Zone | None = None
    address: Address | None = None
    name: str = ""
    phone: str = ""
    pays_with: int | None = None
    allergy: str = ""
    remark: str = ""
    language: str = ""
    day: str = ""  # business day of `due`


def snapshot(
    menu: Menu, cart: Cart, agreed: Agreement, *, restaurant: str, number: int, customer: int, now: datetime
) -> Order:
    """The order exactly as it would be placed now. KeyError if the cart does not fit the menu: reconcile first."""
    pickup = agreed.handover == "pickup"
    lines = tuple(order_line(menu, line, pickup=pickup, day=agreed.due.date()) for line in cart.lines)
    goods = sum(line.total for line in lines)
    fee = zones.fee(agreed.zone, goods) if agreed.zone and not pickup else 0
    deposits = [each for line in cart.lines for each in deposits_of(menu, line, agreed.due.date())]
    signs = sorted({sign for line in lines for sign in (*line.codes, *(line.traces or ()))})
    order = Order(
        restaurant=restaurant,
        number=number,
        customer=customer,
        placed=now,
        due=agreed.due,
        asap=agreed.asap,
        handover=agreed.handover,
        payment=agreed.payment,
        lines=lines,
        fee=fee,
        total=goods + sum(cents for _, cents in deposits) + fee,
        vat=vat(lines, deposits, fee),
        digest="",
        menu=menu.version,
        language=agreed.language,
        name=agreed.name,
        phone=agreed.phone,
        address=agreed.address if not pickup else None,
        pays_with=agreed.pays_with if agreed.payment == "cash" else None,
        allergy=agreed.allergy,
        remark=agreed.remark,
        currency=menu.currency,
        day=agreed.day,
        codes={sign: menu.codes[sign] for sign in signs},
    )
    return replace(order, digest=digest(order, cart.revision))


NEVER = datetime.min.replace(tzinfo=UTC)


def digest(order: Order, revision: int) -> str:
    """16 hex digits of exactly what was shown and of the cart's revision.

    The minute of an order for "as soon as possible" is not part of it: it moves with the clock.
    """
    shown = replace(
        order,
        number=0,
        placed=NEVER,
        due=NEVER if order.asap else order.due,
        digest="",
        menu="",
        day="",
        codes={},
    )
    return sha256(msgspec.json.encode((revision, shown))).hexdigest()[:16]


def vat(lines: Iterable[OrderLine], deposits: Iterable[tuple[int, int]], fee: int) -> tuple[tuple[int, int, int], ...]:
    """(rate, gross, tax) per rate; each deposit (rate, cents) follows its bottle, the fee the goods in proportion."""
    goods: dict[int, int] = {}
    for rate, cents in (share for line in lines for share in line.vat):
        goods[rate] = goods.get(rate, 0) + cents
    gross = dict(goods)
    for rate, cents in deposits:
        gross[rate] = gross.get(rate, 0) + cents
    if fee and goods:
        for rate, share in zip(goods, split(fee, list(goods.values())), strict=True):
            gross[rate] += share
    return tuple((rate, gross[rate], tax_in(gross[rate], rate)) for rate in sorted(gross))


def order_line(menu: Menu, line: CartLine, *, pickup: bool, day: date) -> OrderLine:
    """One line frozen: names, prices, VAT and codes of this moment."""
    cost = price(menu, line, pickup=pickup)
    frozen = _frozen_combo(menu, line) if line.item in menu.combos else _frozen_dish(menu, line)
    things = inside(menu, line)
    return replace(
        frozen,
        quantity=line.quantity,
        unit=cost.unit,
        note=line.note,
        deposit=cost.deposit,
        vat=vat_of(menu, line, cost.unit, day),
        codes=codes_of(things),
        traces=traces_of(things),
        age=max(thing.age for thing in things),
    )


def inside(menu: Menu, line: CartLine) -> list[Item | Option]:
    """All that is in a line: the dish, both halves, the parts of a combo, every option."""
    if line.item in menu.combos:
        dishes = [menu.items[each.item] for each in line.parts]
        chosen = [each for filling in line.parts for each in filling.options]
    else:
        dishes = [menu.items[dish] for dish in (line.item, line.half) if dish]
        chosen = [*line.options, *line.half_options]
    return [*dishes, *(menu.groups[each.group].options[each.option] for each in chosen)]


def codes_of(things: Iterable[Item | Option]) -> tuple[str, ...]:
    """The signs of all of them; what is left out takes none away."""
    return tuple(dict.fromkeys(sign for thing in things for sign in thing.codes))


def traces_of(things: Iterable[Item | Option]) -> tuple[str, ...] | None:
    """All that may be present; None while one of them states nothing and none states any."""
    stated = [thing.traces for thing in things]
    signs = tuple(dict.fromkeys(sign for traces in stated for sign in traces or ()))
    return signs if signs or None not in stated else None


def _frozen_combo(menu: Menu, line: CartLine) -> OrderLine:
    parts = tuple(_part(menu, each) for each in line.parts)
    return OrderLine(line.item, menu.combos[line.item].name, 1, 0, parts=parts, station=parts[0].station)


def _frozen_dish(menu: Menu, line: CartLine) -> OrderLine:
    item = menu.items[line.item]
    halves = (Filling(line.item, line.size), Filling(line.half, line.size, line.half_options)) if line.half else ()
    return OrderLine(
        line.item,
        item.name,
        1,
        0,
        section=menu.sections[item.section].name,
        size=menu.size_name(line.size),
        options=_options(menu, item, line.size, line.options),
        without=tuple(left_out(menu, item, each) for each in line.without),
        parts=tuple(_part(menu, half) for half in halves),
        station=item.station,
        kitchen=item.kitchen,
    )


def _options(menu: Menu, item: Item, size: str, options: tuple[Chosen, ...]) -> tuple[OrderOption, ...]:
    costs = option_prices(menu, item, size, options)
    found = []
    for each, cents in zip(options, costs, strict=True):
        option = menu.groups[each.group].options[each.option]
        found.append(OrderOption(option.name, each.quantity, each.amount, cents, option.kitchen))
    return tuple(found)


def left_out(menu: Menu, item: Item | None, what: str) -> Words:
    """What is left out, in the words of the card: an option, an ingredient of the dish, else as written."""
    group, _, option = what.partition(".")
    if group in menu.groups and option in menu.groups[group].options:
        return menu.groups[group].options[option].name
    known = item.ingredients if item else ()
    return next((each for each in known if each.text.casefold() == what.casefold()), Words(what))


def _part(menu: Menu, filling: Filling) -> OrderPart:
    item = menu.items[filling.item]
    return OrderPart(
        item.id,
        item.name,
        menu.size_name(filling.size),
        _options(menu, item, filling.size, filling.options),
        tuple(left_out(menu, item, each) for each in filling.without),
        item.station,
        item.kitchen,
    )
