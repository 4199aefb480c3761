"""Drafts without faults -> the Menu."""

from __future__ import annotations

from collections.abc import Sequence

from orderbot.menu.choices import find_option
from orderbot.menu.combos import dishes
from orderbot.menu.drafts import Block, CardDraft, Group, SectionDraft, Values
from orderbot.menu.ingredients import ingredients
from orderbot.menu.items import contradicted
from orderbot.menu.model import ANY, Combo, Item, Menu, Option, OptionGroup, Part, Section, Size
from orderbot.texts import Words


def build(card: CardDraft, sections: Sequence[SectionDraft]) -> Menu:
    """Only for drafts of which nothing was complained: KeyError otherwise."""
    values = card.block.values
    by_id = {section.id: section for section in sections}
    return Menu(
        name=values["name"],
        currency=values["currency"],
        languages=values["languages"],
        tax=dict(card.tax or {}),
        stations=values["stations"],
        sizes={id_: _size(id_, size.values) for id_, size in (card.sizes or {}).items()},
        codes={sign: word for sign, word in (card.codes or {}).items() if word},
        groups={id_: _group(id_, group) for id_, group in (card.groups or {}).items()},
        sections={section.id: _section(section) for section in sections},
        items={id_: _item(id_, item, section, card) for section in sections for id_, item in section.items.items()},
        combos={id_: _combo(id_, combo.values, parts, by_id) for id_, (combo, parts) in card.combos.items()},
    )


def _size(id_: str, values: Values) -> Size:
    return Size(id_, values["name"], values.get("words", ()))


def _group(id_: str, group: Group) -> OptionGroup:
    values = group.block.values
    return OptionGroup(
        id=id_,
        name=values["name"],
        options={name: _option(name, option.values) for name, option in group.options.items()},
        least=values.get("min", {ANY: 0}),
        most=values.get("max"),
        free=values.get("free", 0),
        note=values.get("note", False),
    )


def _option(id_: str, values: Values) -> Option:
    return Option(
        id=id_,
        name=values["name"],
        price=values["price"],
        codes=values["codes"],
        traces=values.get("traces"),
        words=values.get("words", ()),
        default=values.get("default", False),
        times=values.get("times", 1),
        kitchen=values.get("kitchen", ""),
        age=values.get("age", 0),
    )


def _section(section: SectionDraft) -> Section:
    values = section.block.values
    return Section(
        id=section.id,
        name=values["name"],
        items=tuple(section.items),
        words=values.get("words", ()),
        text=values.get("text", Words("")),
        image=values.get("image", ""),
        hours=values.get("hours", ""),
        season=values.get("season"),
    )


def _item(id_: str, item: Block, section: SectionDraft, card: CardDraft) -> Item:
    above = section.block.values
    values = {key: above[key] for key in ("station", "tax", "choices", "half") if key in above} | item.values
    groups, codes = card.groups or {}, card.codes or {}
    choices = values.get("choices", ())
    described = values.get("text", Words(""))
    translated = {key[-2:]: names for key, names in values.items() if key.startswith("ingredients_")}
    return Item(
        id=id_,
        section=section.id,
        name=values["name"],
        price=values["price"],
        codes=values["codes"],
        text=described,
        traces=values.get("traces"),
        ingredients=ingredients(described, values.get("ingredients"), translated),
        amount=values.get("amount", {}),
        deposit=values.get("deposit", 0),
        words=values.get("words", ()),
        short=values.get("short", Words("")),
        diet=tuple(diet for diet in values.get("diet", ()) if not contradicted(diet, values, codes)),
        age=values.get("age", 0),
        kitchen=values.get("kitchen", ""),
        station=values["station"],
        tax=values["tax"],
        choices=choices,
        default=_default(values, {group: groups[group] for group in choices}),
        times=values.get("times", {}),
        half=values.get("half", "no"),
        pickup_price=values.get("pickup_price", {}),
        minutes=values.get("minutes", 0),
        hours=values.get("hours", ""),
        season=values.get("season"),
        image=values.get("image", ""),
        hidden=values.get("hidden", False),
    )


def _default(values: Values, groups: dict[str, Group]) -> tuple[tuple[str, str], ...]:
    """The dish's own preselected options, else those that the groups preselect."""
    if "default" in values:
        return tuple(found for name in values["default"] if (found := find_option(name, groups)))
    return tuple(
        (id_, name) for id_, group in groups.items() for name, option in group.options.items()
        if option.values.get("default")
    )  # fmt: skip


def _combo(id_: str, values: Values, parts: Sequence[Block], sections: dict[str, SectionDraft]) -> Combo:
    return Combo(
        id=id_,
        name=values["name"],
        price=values["price"],
        parts=tuple(_part(part, sections) for part in parts),
        text=values.get("text", Words("")),
        words=values.get("words", ()),
        hours=values.get("hours", ""),
        season=values.get("season"),
        image=values.get("image", ""),
    )


def _part(part: Block, sections: dict[str, SectionDraft]) -> Part:
    values = part.values
    return Part(values["name"], dishes(part, sections), values.get("size", ANY), values.get("extra", {}))
