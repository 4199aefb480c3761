"""What an edit changes: prices, dishes, texts; as values, and as lines for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from orderbot.menu.model import ANY, Item, Menu
from orderbot.texts import Arg, Money, Text, Words, plural, text


@dataclass(frozen=True, slots=True)
class PriceChange:
    """Of a dish, a combo, or an option ("group.option"). Cents; None: was or is not sold in this size."""

    kind: str  # "item" | "option" | "combo"
    id: str
    name: Words
    size: str
    old: int | None
    new: int | None


@dataclass(frozen=True, slots=True)
class Renamed:
    id: str
    old: Words
    new: Words


@dataclass(frozen=True, slots=True)
class MenuDiff:
    """Dishes and combos are told by their ids; hidden dishes count as gone."""

    prices: tuple[PriceChange, ...] = ()
    gone: tuple[tuple[str, Words], ...] = ()  # id, name
    new: tuple[tuple[str, Words], ...] = ()
    renamed: tuple[Renamed, ...] = ()
    texts: tuple[tuple[str, Words], ...] = ()  # dishes whose description, ingredients or other texts changed
    statements: tuple[tuple[str, Words], ...] = ()  # dishes and options whose allergens, additives or age changed
    sections_gone: tuple[tuple[str, Words], ...] = ()  # with no dish left count as gone
    other: bool = False  # anything else
    share_gone: float = 0.0  # part of the old dishes that is gone

    def __bool__(self) -> bool:
        return self != MenuDiff()


def diff(old: Menu, new: Menu) -> MenuDiff:
    """What `new` changes. Falsy if the cards are the same; order and version aside."""
    if replace(old, version="") == replace(new, version=""):
        return MenuDiff()
    before, after = _shown(old), _shown(new)
    names, names_now = _names(old, before), _names(new, after)
    both = [id_ for id_ in before if id_ in after]
    gone = tuple((id_, name) for id_, name in names.items() if id_ not in names_now)
    return MenuDiff(
        prices=(*_prices(before, after), *_option_prices(old, new), *_combo_prices(old, new)),
        gone=gone,
        new=tuple((id_, name) for id_, name in names_now.items() if id_ not in names),
        renamed=tuple(
            Renamed(id_, names[id_], names_now[id_])
            for id_ in names
            if id_ in names_now and names[id_].text != names_now[id_].text
        ),
        texts=tuple((id_, names_now[id_]) for id_ in both if _texts(before[id_]) != _texts(after[id_])),
        statements=(
            *((id_, names_now[id_]) for id_ in both if _stated(before[id_]) != _stated(after[id_])),
            *_option_statements(old, new),
        ),
        sections_gone=tuple(
            (id_, section.name)
            for id_, section in old.sections.items()
            if section.items and not (id_ in new.sections and new.sections[id_].items)
        ),
        other=True,
        share_gone=sum(id_ not in new.items for id_ in old.items) / len(old.items) if old.items else 0.0,
    )


def _shown(menu: Menu) -> dict[str, Item]:
    return {id_: item for id_, item in menu.items.items() if not item.hidden}


def _names(menu: Menu, items: Mapping[str, Item]) -> dict[str, Words]:
    return {id_: item.name for id_, item in items.items()} | {id_: combo.name for id_, combo in menu.combos.items()}


def _texts(item: Item) -> object:
    return item.text, item.ingredients, item.words, item.short, item.name.others, item.image, item.diet


def _stated(item: Item) -> object:
    return item.codes, item.traces, item.age, item.deposit


def _changes(kind: str, id_: str, name: Words, old: Mapping[str, int], new: Mapping[str, int]) -> Iterator[PriceChange]:
    for size in dict.fromkeys((*old, *new)):
        if old.get(size) != new.get(size):
            yield PriceChange(kind, id_, name, size, old.get(size), new.get(size))


def _prices(before: Mapping[str, Item], after: Mapping[str, Item]) -> Iterator[PriceChange]:
    for id_, item in before.items():
        if now := after.get(id_):
            yield from _changes("item", id_, now.name, item.price, now.price)


def _option_prices(old: Menu, new: Menu) -> Iterator[PriceChange]:
    for group in old.groups.values():
        for id_, option in group.options.items():
            now = new.groups[group.id].options.get(id_) if group.id in new.groups else None
            name = now.name if now else option.name
            yield from _changes("option", f"{group.id}.{id_}", name, option.price, now.price if now else {})


def _option_statements(old: Menu, new: Menu) -> Iterator[tuple[str, Words]]:
    for group in old.groups.values():
        for id_, option in group.options.items():
            now = new.groups[group.id].options.get(id_) if group.id in new.groups else None
            if now and (option.codes, option.traces, option.age) != (now.codes, now.traces, now.age):
                yield f"{group.id}.{id_}", now.name


def _combo_prices(old: Menu, new: Menu) -> Iterator[PriceChange]:
    for id_, combo in old.combos.items():
        if now := new.combos.get(id_):
            yield from _changes("combo", id_, now.name, {ANY: combo.price}, {ANY: now.price})


def said_diff(changed: MenuDiff) -> tuple[Text, ...]:
    """One line for each change, the weightiest first; a number for texts."""
    said: list[Text] = [text("gone: {id} {name}", id=id_, name=name) for id_, name in changed.gone]
    said += [text("new: {id} {name}", id=id_, name=name) for id_, name in changed.new]
    said += [text("{id} {old} is now called {new}", id=each.id, old=each.old, new=each.new) for each in changed.renamed]
    said += [_said_price(change) for change in changed.prices]
    said += [
        text("allergens, age or deposit changed: {id} {name}", id=id_, name=name) for id_, name in changed.statements
    ]
    if changed.texts:
        said.append(plural("one text changed", "{count} texts changed", count=len(changed.texts)))
    if changed and not said:
        said.append(text("small changes that customers hardly notice"))
    return tuple(said)


def _said_price(change: PriceChange) -> Text:
    what: dict[str, Arg] = {"id": change.id, "name": change.name, "size": f" ({change.size})" if change.size else ""}
    if change.new is None:
        return text("{id} {name}{size}: no longer sold, was {old}", old=Money(change.old or 0), **what)
    if change.old is None:
        return text("{id} {name}{size}: now also for {new}", new=Money(change.new), **what)
    return text("{id} {name}{size}: {old} becomes {new}", old=Money(change.old), new=Money(change.new), **what)
