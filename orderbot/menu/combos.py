"""Combos against the dishes they are made of."""

from __future__ import annotations

from collections.abc import Iterable

from orderbot.menu.drafts import Block, CardDraft, SectionDraft
from orderbot.menu.findings import one_of
from orderbot.menu.items import check_prices
from orderbot.menu.model import ANY
from orderbot.texts import text


def check_combos(card: CardDraft, sections: Iterable[SectionDraft], *, complete: bool) -> None:
    """`complete`: every file could be read, so an id that is not there is wrong."""
    there = {section.id: section for section in sections}
    items = {id_: item for section in there.values() for id_, item in section.items.items()}
    for id_, (combo, parts) in card.combos.items():
        check_prices(combo, card, "price")
        if id_ in items:
            what = text('"{id}" is already a dish in {file}', id=id_, file=items[id_].spot.file)
            combo.spot.fault(what, text("give the combo another name"))
        for part in parts:
            _check_part(part, card, there, items, complete=complete)


def _check_part(
    part: Block, card: CardDraft, sections: dict[str, SectionDraft], items: dict[str, Block], *, complete: bool
) -> None:
    unknown = False
    for place, name in enumerate(part.values.get("from", ())):
        at = part.spot / "from" / place
        if name in card.combos:
            at.fault(
                text('"{id}" is a combo, and a combo cannot hold another', id=name), text("name sections or dishes")
            )
        elif name in items and name in sections:
            at.fault(text('"{id}" is both a section and a dish', id=name), text("rename one of the two"))
        elif name not in items and name not in sections:
            unknown = True
            if complete:
                at.fault(text('there is no section or dish "{id}"', id=name), one_of(name, [*sections, *items]))
    size = part.values.get("size", "")
    if size and card.sizes is not None and size not in card.sizes:
        what = text('size "{size}" is not defined in card.toml', size=size)
        (part.spot / "size").fault(what, one_of(size, card.sizes))
        return
    if complete and not unknown and "from" in part.values:
        _check_dishes(part, size, sections, items)


def _check_dishes(part: Block, size: str, sections: dict[str, SectionDraft], items: dict[str, Block]) -> None:
    fit = dishes(part, sections)
    for id_ in part.values["from"]:
        if id_ in items and id_ not in fit and not items[id_].values.get("hidden"):
            what = text('dish {id} does not come in size "{size}"', id=id_, size=size or "-")
            (part.spot / "from").fault(what, text("give the part a size that all its dishes have"))
    if not fit:
        what = text("this part offers nothing")
        (part.spot / "from").fault(what, text("name dishes that are not hidden and come in the size of the part"))
    for id_ in part.values.get("extra", {}):
        if id_ not in fit:
            what = text('extra: dish "{id}" is not in this part', id=id_)
            (part.spot / "extra" / id_).fault(what, one_of(id_, fit))


def dishes(part: Block, sections: dict[str, SectionDraft]) -> tuple[str, ...]:
    """The dishes that fill a part: those named and those of the sections named, not hidden, that come in its size."""
    items = {id_: item for section in sections.values() for id_, item in section.items.items()}
    named: list[str] = []
    for id_ in part.values.get("from", ()):
        named += sections[id_].items if id_ in sections else [id_] if id_ in items else []
    size = part.values.get("size", ANY)
    return tuple(id_ for id_ in dict.fromkeys(named) if _fits(items[id_], size))


def _fits(item: Block, size: str) -> bool:
    price = item.values.get("price")
    return not item.values.get("hidden") and (price is None or size in price or (not size and len(price) == 1))
