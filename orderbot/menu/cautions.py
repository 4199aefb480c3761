"""Warnings: the card works, but not quite as its owner may think. They never block."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from orderbot.menu.drafts import Block, CardDraft, SectionDraft
from orderbot.menu.findings import Spot
from orderbot.texts import Words, plural, text

ROW, BUTTON, DESCRIPTION = 24, 20, 72  # WhatsApp's limits in UTF-16 units: list row, button, description of a row
FEW = 3  # so many answers are buttons, more are a list


def units(written: str) -> int:
    """UTF-16 code units, in which WhatsApp counts."""
    return len(written.encode("utf-16-le")) // 2


def caution_card(card: CardDraft, present: Collection[str]) -> None:
    named: list[Block] = []
    for sizes in [card.sizes or {}]:
        named += sizes.values()
        _short_enough(sizes.values(), BUTTON if len(sizes) <= FEW else ROW)
    for group in (card.groups or {}).values():
        named += [group.block, *group.options.values()]
        _short_enough(group.options.values(), BUTTON if len(group.options) <= FEW else ROW)
    for combo, parts in card.combos.values():
        named += [combo, *parts]
        _short_enough([combo], ROW)
        _described(combo)
        _picture(combo, present)
    for sign, word in (card.codes or {}).items():
        if word in ("gluten", "nuts"):
            what = text('"{word}" does not say which kind', word=word)
            remedy = text(
                'the law wants it named: "{example}"', example="gluten:wheat" if word == "gluten" else "nuts:hazelnut"
            )
            (card.block.spot / "codes" / sign).warn(what, remedy)
    _translations(named, card.languages)


def caution_section(section: SectionDraft, card: CardDraft, present: Collection[str]) -> None:
    _short_enough([section.block], ROW)
    _picture(section.block, present)
    if not section.items:
        section.block.spot.warn(text("this section is empty"), text("add a dish: [item.24], name, price and codes"))
    for id_, item in section.items.items():
        _row(id_, item)
        _described(item)
        _picture(item, present)
        _free_of_charge(item)
        _misplaced(item)
    _sizes(section.items.values())
    _translations([section.block, *section.items.values()], card.languages)


def _said(words: Words) -> list[str]:
    return [words.text, *(other for _, other in words.others)]


def _short_enough(blocks: Iterable[Block], limit: int) -> None:
    for block in blocks:
        name = block.values.get("name")
        if isinstance(name, Words) and (long := [said for said in _said(name) if units(said) > limit]):
            what = text('"{name}" is cut after {limit} letters in WhatsApp', name=long[0], limit=limit)
            (block.spot / "name").warn(what, text("write a shorter name"))


def _row(id_: str, item: Block) -> None:
    """The number stands before the name in a list."""
    number = f"{id_} " if id_[0].isdigit() else ""
    key = "short" if "short" in item.values else "name"
    shown = item.values.get(key)
    if isinstance(shown, Words) and (long := [said for said in _said(shown) if units(number + said) > ROW]):
        what = text('"{name}" is cut after {limit} letters in WhatsApp', name=number + long[0], limit=ROW)
        remedy = text("add short = with at most {most} letters", most=max(ROW - units(number), 1))
        (item.spot / key).warn(what, remedy)


def _sizes(items: Iterable[Block]) -> None:
    """One price where all neighbours have one for each size: customers who name a size do not get it."""
    priced = [(item, item.values["price"]) for item in items if item.values.get("price")]
    without = [item for item, price in priced if "" in price]
    if len(without) == 1 and len(priced) > FEW:
        what = text("only this dish of the section has no sizes")
        (without[0].spot / "price").warn(what, text("write a price for each size, if that is not meant"))


def _described(block: Block) -> None:
    words = block.values.get("text")
    if isinstance(words, Words) and any(units(said) > DESCRIPTION for said in _said(words)):
        what = text("in a list this text is cut after {limit} letters", limit=DESCRIPTION)
        (block.spot / "text").warn(what, text("say the most important first; the dish itself shows all of it"))


def _picture(block: Block, present: Collection[str]) -> None:
    name = block.values.get("image")
    if name and name not in present:
        (block.spot / "image").warn(text("the picture {name} is missing", name=name), text("put it beside card.toml"))


def _free_of_charge(item: Block) -> None:
    if 0 in (item.values.get("price") or {}).values():
        (item.spot / "price").warn(text("this dish costs nothing"), text("write its price, if that is not meant"))
    price, deposit = item.values.get("price"), item.values.get("deposit", 0)
    if price and deposit > min(price.values()) > 0:
        what = text("the deposit is higher than the price")
        (item.spot / "deposit").warn(what, text("see whether the two were exchanged"))


def _misplaced(item: Block) -> None:
    """A key for the whole section that was put below the last dish belongs to that dish alone."""
    rows = item.spot.document.text.split("\n")
    for key in ("station", "tax", "choices", "half", "hours", "season"):
        at = item.spot / key
        if key in item.values and at.line > item.spot.line + 1 and not rows[at.line - 2].strip():
            what = text("{key} counts for {block} only, under whose header it stands", key=key, block=item.spot.title)
            at.warn(what, text("for the whole section, write it above the first header [item...]"))


def _translations(blocks: Iterable[Block], languages: Iterable[str] | None) -> None:
    """One warning for each file, key and language."""
    blocks = list(blocks)
    for language in list(languages or ())[1:]:
        for key in ("name", "text"):
            lacking = [block for block in blocks if _lacks(block, key, language)]
            if lacking:
                _untranslated(lacking, key, language)


def _lacks(block: Block, key: str, language: str) -> bool:
    words = block.values.get(key)
    return isinstance(words, Words) and "name" in block.values and language not in dict(words.others)


def _untranslated(lacking: list[Block], key: str, language: str) -> None:
    shown = [block.values["name"].text for block in lacking[:3]] + (["…"] if len(lacking) > 3 else [])
    spot: Spot = lacking[0].spot / key
    spot.warn(
        plural(
            "one text has no {key}: {names}",
            "{count} texts have no {key}: {names}",
            count=len(lacking),
            key=f"{key}_{language}",
            names=", ".join(shown),
        ),
        text("add it, or customers read the language of the card"),
    )
