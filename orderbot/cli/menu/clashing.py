"""Names and words of dishes that customers cannot use, or that order a dish nobody wants, with their lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from orderbot.errors import Complaint
from orderbot.menu.model import Menu
from orderbot.menu.reading import CARD_FILE, is_menu_file
from orderbot.texts import Text, text
from orderbot.tomlfile.positions import Path as Keys
from orderbot.tomlfile.reading import Document, read_toml
from orderbot.understanding.card.collisions import Clash, clashes


def clashing(folder: Path, menu: Menu, files: Mapping[str, bytes]) -> tuple[Complaint, ...]:
    documents = [read_toml(name, content) for name, content in files.items() if is_menu_file(name)]
    found = [(*_place(each, documents), *_told(each)) for each in clashes(menu)]
    found.sort(key=lambda each: (each[0] != CARD_FILE, each[:2]))
    return tuple(Complaint(str(folder / file), line, what, remedy, warning=True) for file, line, what, remedy in found)


def _told(clash: Clash) -> tuple[Text, Text]:
    word, name, dish = clash.word, clash.name, clash.dish
    if clash.used:
        if clash.number:
            what = text('"{word}" in words is a number: wherever it is written it orders dish {id}', word=word, id=dish)
        else:
            what = text('"{word}" in words is an ordinary word: every order with it has dish {id}', word=word, id=dish)
        return what, text("take it out, or write more of the name")
    if clash.number:
        what = text('"{word}" of "{name}" is a number: customers must write the whole name', word=word, name=name)
    else:
        what = text(
            '"{word}" of "{name}" is an ordinary word: customers must write the whole name', word=word, name=name
        )
    return what, text('add what else they call it, as words = ["…"]')


def _place(clash: Clash, documents: Sequence[Document]) -> tuple[str, int]:
    """File and line of the name; of the dish, if it is written otherwise there."""
    for document in documents:
        for kind in ("item", "combo"):
            block = document.data.get(kind, {}).get(clash.dish)
            if block is not None:
                keys: Keys = (kind, clash.dish)
                return document.name, document.line(next(_written(keys, block, clash.name), keys))
    return CARD_FILE, 0


def _written(keys: Keys, block: Mapping[str, object], name: str) -> Iterator[Keys]:
    for key, value in block.items():
        if value == name:
            yield (*keys, key)
        elif isinstance(value, list) and name in value:
            yield (*keys, key, value.index(name))
