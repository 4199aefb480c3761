"""The files of a card: which count, and what stands in each."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from orderbot.errors import Complaint
from orderbot.menu.blocks import read_block
from orderbot.menu.drafts import Block, CardDraft, Group, SectionDraft
from orderbot.menu.fields import CARD, CHOICE, COMBO, ITEM, OPTION, PART, SECTION, SIZE
from orderbot.menu.findings import Findings, Spot
from orderbot.menu.values import ID, LONGEST_ID, MEANING, PRICE_LIMIT, TAX
from orderbot.texts import text
from orderbot.tomlfile.reading import Document, read_toml
from orderbot.tomlfile.stuck import ascii_key

CARD_FILE = "card.toml"
STRAY = re.compile(r"^[.#~_]|~$|\.(bak|tmp|swp|orig|old)$", re.IGNORECASE)  # what editors leave behind


def is_menu_file(name: str) -> bool:
    return name.lower().endswith(".toml") and not STRAY.search(name)


def section_id(file: str) -> str:
    """`20-pizza.toml` -> `pizza`."""
    stem = file[: -len(".toml")]
    return re.sub(r"^\d+[-_ ]*", "", stem) or stem


def read_documents(files: Mapping[str, bytes], findings: Findings) -> dict[str, Document]:
    """The files that belong to the card, in the order of their names; their faults go to the findings."""
    for name in sorted(files):
        if re.search(r"\.toml\.[a-z]+$", name, re.IGNORECASE) and not STRAY.search(name):
            what = text("this file is not read, because of how its name ends")
            findings.complaints.append(
                Complaint(name, 0, what, text("rename it so that it ends in .toml"), warning=True)
            )
    documents = {name: read_toml(name, files[name]) for name in sorted(files) if is_menu_file(name)}
    for document in documents.values():
        findings.complaints.extend(document.complaints)
    if CARD_FILE not in documents:
        what, remedy = text("card.toml is missing"), text("copy it from the example card and fill it in")
        findings.complaints.append(Complaint(CARD_FILE, 0, what, remedy))
    return documents


def read_card(document: Document | None, findings: Findings) -> CardDraft:
    """card.toml by itself; without a readable one, nothing is known."""
    spot = Spot(document or Document(CARD_FILE), findings)
    if document is None or document.broken:
        return CardDraft(Block(spot, {}))
    raw = document.data
    values = read_block(CARD, raw, spot, None)
    languages = values.get("languages")
    return CardDraft(
        Block(spot, values),
        languages,
        values.get("stations"),
        _entries(raw, "tax", TAX.read, spot),
        {id_: _block(SIZE, each, at, languages) for id_, each, at in _children(raw, "size", spot)},
        _entries(raw, "codes", MEANING.read, spot),
        {id_: _group(each, at, languages) for id_, each, at in _children(raw, "choice", spot)},
        {id_: _combo(each, at, languages) for id_, each, at in _children(raw, "combo", spot)},
        values.get("price_limit", PRICE_LIMIT),
    )


def read_section(document: Document, findings: Findings, languages: Sequence[str] | None) -> SectionDraft:
    """A section file by itself; one with faults of its own has no items to check."""
    spot = Spot(document, findings)
    id_ = section_id(document.name)
    if document.broken:
        return SectionDraft(id_, Block(spot, {}), {})
    if not ID.fullmatch(ascii_key(id_)):
        spot.fault(
            text("the name of this file cannot serve as a name of a section"), text("name it like 20-pizza.toml")
        )
    section = _block(SECTION, document.data, spot, languages)
    items = {item: _block(ITEM, each, at, languages) for item, each, at in _children(document.data, "item", spot)}
    return SectionDraft(id_, section, items)


def _block(fields: Sequence[Any], raw: object, spot: Spot, languages: Sequence[str] | None) -> Block:
    return Block(spot, read_block(fields, raw, spot, languages), frozenset(raw if isinstance(raw, dict) else ()))


def _children(raw: dict[str, Any], key: str, spot: Spot) -> list[tuple[str, Any, Spot]]:
    """The blocks under a key: id, content, place. Ids are checked here."""
    blocks = raw.get(key, {})
    if isinstance(blocks, list):
        (spot / key).fault(text("this header has one bracket too many"), text("write {example}", example=f"[{key}.24]"))
        return []
    if not isinstance(blocks, dict):
        (spot / key).fault(text("{key} must be a table", key=key), text("look at the example card"))
        return []
    for id_ in blocks:
        if len(id_) > LONGEST_ID and ID.fullmatch(id_[:LONGEST_ID]):
            what = text('"{id}" is longer than {most} characters', id=id_, most=LONGEST_ID)
            (spot / key / id_).fault(what, text("take a shorter one: it is typed by customers and stands on tickets"))
        elif not ID.fullmatch(id_):
            what = text('"{id}" cannot serve as a number or name', id=id_)
            better = re.sub(r"[^A-Za-z0-9_-]", "", ascii_key(id_)).lstrip("_-") or "24"
            (spot / key / id_).fault(
                what, text("letters without accents, digits, - and _ will do: {better}", better=better)
            )
    return [(id_, each, spot / key / id_) for id_, each in blocks.items()]


def _entries(raw: dict[str, Any], key: str, read: Any, spot: Spot) -> dict[str, Any] | None:
    blocks = raw.get(key)
    if blocks is None:
        return None
    if not isinstance(blocks, dict):
        example = "tax = { food = 7, drink = 19 }" if key == "tax" else f"[{key}]"
        (spot / key).fault(text("{key} must be a table", key=key), text("write {example}", example=example))
        return None
    return {name: read(each, spot / key / name) for name, each in blocks.items()}


def _group(raw: object, spot: Spot, languages: Sequence[str] | None) -> Group:
    block = _block(CHOICE, raw, spot, languages)
    options = _children(raw, "option", spot) if isinstance(raw, dict) else []
    return Group(block, {id_: _block(OPTION, each, at, languages) for id_, each, at in options})


def _combo(raw: object, spot: Spot, languages: Sequence[str] | None) -> tuple[Block, tuple[Block, ...]]:
    block = _block(COMBO, raw, spot, languages)
    parts = block.values.get("parts", [])
    if not isinstance(parts, list) or not all(isinstance(part, dict) for part in parts):
        remedy = text("write {example}", example='parts = [ { name = "Pizza", from = ["pizza"] } ]')
        (spot / "parts").fault(text("parts must be a list of tables"), remedy)
        return block, ()
    if not parts and "parts" in block.values:
        (spot / "parts").fault(text("{key} is empty", key="parts"), text("write at least one"))
    return block, tuple(_block(PART, part, spot / "parts" / place, languages) for place, part in enumerate(parts))
