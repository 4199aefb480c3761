"""What a line still needs before it can be ordered: a size, a required option, a dish for a place of a combo."""

from __future__ import annotations

from dataclasses import dataclass, replace

from orderbot.menu.model import ANY, Combo, Item, Menu, OptionGroup, Part
from orderbot.ordering.cart import CartLine, Chosen, Filling


@dataclass(frozen=True, slots=True)
class SizeChoice:
    item: Item
    sizes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GroupChoice:
    item: Item
    group: OptionGroup
    size: str
    part: int = -1  # place in the combo; -1: the line itself


@dataclass(frozen=True, slots=True)
class PartChoice:
    combo: Combo
    part: Part
    place: int


Needed = SizeChoice | GroupChoice | PartChoice


def next_choice(menu: Menu, line: CartLine) -> Needed | None:
    """The first thing that is missing, None if the line is complete. KeyError if the card has not the dish."""
    if combo := menu.combos.get(line.item):
        for place, part in enumerate(combo.parts):
            if place >= len(line.parts):
                return PartChoice(combo, part, place)
            filling = line.parts[place]
            if group := missing_group(menu, menu.items[filling.item], filling.size, filling.options):
                return GroupChoice(menu.items[filling.item], group, filling.size, place)
        return None
    item = menu.items[line.item]
    if line.size not in item.price or (line.half and line.size not in menu.items[line.half].price):
        return SizeChoice(item, sizes_of(menu, line))
    if group := missing_group(menu, item, line.size, line.options):
        return GroupChoice(item, group, line.size)
    return None


def sizes_of(menu: Menu, line: CartLine) -> tuple[str, ...]:
    """Sizes in which the dish, and its other half, are sold."""
    item = menu.items[line.item]
    return tuple(size for size in item.sizes if not line.half or size in menu.items[line.half].price)


def missing_group(menu: Menu, item: Item, size: str, options: tuple[Chosen, ...]) -> OptionGroup | None:
    for group in menu.groups_of(item):
        if sum(each.quantity for each in options if each.group == group.id) < group.min(size):
            return group
    return None


def complete(menu: Menu, line: CartLine) -> CartLine:
    """The line with everything that needs no question: the only size, preselected options, the only or named dish of a
    part."""
    if line.item in menu.combos:
        while isinstance(needed := next_choice(menu, line), PartChoice):
            fitting = needed.part.items if len(needed.part.items) == 1 else _wanted(needed.part, line)
            if not fitting:
                return line
            left = tuple(dish for dish in line.wanted if dish != fitting[0])
            line = replace(fill(menu, line, fitting[0]), wanted=left)
        return replace(line, wanted=())
    item = menu.items[line.item]
    sizes = sizes_of(menu, line)
    if not sizes:
        line = replace(line, size=ANY)
    elif line.size not in sizes:
        line = replace(line, size=sizes[0] if len(sizes) == 1 else "")
    return replace(line, options=with_defaults(menu, item, line.options, line.without))


def _wanted(part: Part, line: CartLine) -> tuple[str, ...]:
    return tuple(dish for dish in line.wanted if dish in part.items)


def with_defaults(
    menu: Menu, item: Item, options: tuple[Chosen, ...], without: tuple[str, ...] = ()
) -> tuple[Chosen, ...]:
    """The options and the dish's preselected ones, unless the customer chose in that group or left them out."""
    groups = {each.group for each in options}
    more = (Chosen(group, option) for group, option in item.default if group not in groups)
    return options + tuple(each for each in more if f"{each.group}.{each.option}" not in without)


def fill(menu: Menu, line: CartLine, dish: str) -> CartLine:
    """The combo with `dish` in its next place. KeyError if that place does not offer it."""
    needed = next_choice(menu, line)
    if not isinstance(needed, PartChoice) or dish not in needed.part.items:
        raise KeyError(dish)
    item = menu.items[dish]
    size = needed.part.size if needed.part.size in item.price else next(iter(item.price))
    filling = Filling(dish, size, with_defaults(menu, item, ()))
    return replace(line, parts=(*line.parts, filling))


def choose_option(menu: Menu, line: CartLine, needed: GroupChoice, option: str) -> CartLine:
    """One more piece of the option, within what the group and the option allow; else the line as it was."""
    there = line.options if needed.part < 0 else line.parts[needed.part].options
    new = with_option(needed.item, needed.group, there, option)
    if needed.part < 0:
        return replace(line, options=new)
    filling = replace(line.parts[needed.part], options=new)
    return replace(line, parts=(*line.parts[: needed.part], filling, *line.parts[needed.part + 1 :]))


def with_option(item: Item, group: OptionGroup, options: tuple[Chosen, ...], option: str) -> tuple[Chosen, ...]:
    """One more piece of it; where only one may be chosen, instead of the other."""
    if group.most == 1:
        return (*(each for each in options if each.group != group.id), Chosen(group.id, option))
    had = sum(each.quantity for each in options if each.group == group.id)
    if group.most is not None and had >= group.most:
        return options
    times = item.times.get(option, group.options[option].times)
    for place, each in enumerate(options):
        if (each.group, each.option) == (group.id, option):
            more = replace(each, quantity=min(each.quantity + 1, times))
            return (*options[:place], more, *options[place + 1 :])
    return (*options, Chosen(group.id, option))


def clipped(menu: Menu, line: CartLine) -> tuple[CartLine, tuple[Chosen, ...]]:
    """The line with no more options than the card allows, and what was left out."""
    if line.item in menu.combos:
        return line, ()
    item = menu.items[line.item]
    kept: list[Chosen] = []
    over: list[Chosen] = []
    had: dict[str, int] = {}
    for each in line.options:
        group = menu.groups.get(each.group)
        option = group.options.get(each.option) if group and each.group in item.choices else None
        if not group or not option:
            over.append(each)
            continue
        room = item.times.get(each.option, option.times)
        if group.most is not None:
            room = min(room, group.most - had.get(group.id, 0))
        take = min(each.quantity, room)
        if take > 0:
            kept.append(replace(each, quantity=take))
            had[group.id] = had.get(group.id, 0) + take
        if take < each.quantity:
            over.append(replace(each, quantity=each.quantity - max(take, 0)))
    return (replace(line, options=tuple(kept)) if over else line), tuple(over)
