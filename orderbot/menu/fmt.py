"""A tidy file: the same words and remarks in the same order, with equal spacing. Meaning is never touched."""

from __future__ import annotations

import re

import tomli

from orderbot.tomlfile.positions import Path, statements
from orderbot.tomlfile.reading import Document, read_toml


def tidy(name: str, data: bytes) -> bytes | Document:
    """`key = value` with the = of a block one below another, one blank line above a header, a line end at the end.

    The Document with its complaints if the file cannot be read. Tidying twice is tidying once.
    """
    document = read_toml(name, data)
    if document.broken:
        return document
    written = _aligned(document)
    if '"""' not in written and "'''" not in written:  # within such texts blank lines and line ends count
        written = _spaced(written)
    same = tomli.loads(written) == tomli.loads(document.text)
    return (written if same else document.text).encode()


def _aligned(document: Document) -> str:
    """Keys from the left margin, padded to the longest of their block."""
    said = statements(document.text)
    block: list[int] = []
    widths: dict[int, int] = {}
    keys: dict[int, str] = {}
    for place, each in enumerate(said):
        if each.header:
            block = []
            continue
        row = document.text[each.start : document.positions[each.path].offset]
        keys[place] = row.rpartition("=")[0].strip()
        block.append(place)
        longest = max(len(keys[one]) for one in block)
        widths |= dict.fromkeys(block, longest)
    written, end = "", 0
    for place, each in enumerate(said):
        written += re.sub(r"[ \t]+\Z", "", document.text[end : each.start])
        end = each.start
        if not each.header:
            written += f"{keys[place]:<{widths[place]}} = "
            end = document.positions[each.path].offset
    return written + document.text[end:]


def _spaced(written: str) -> str:
    rows = [row.rstrip() for row in written.strip().split("\n")]
    headers = _headers(written.strip())
    kept: list[str] = []
    for number, row in enumerate(rows):
        if number in headers:
            at = len(kept)
            while at and kept[at - 1].startswith("#"):
                at -= 1  # a remark right above belongs to the header
            if at and kept[at - 1] and not headers[number]:
                kept.insert(at, "")
        if row or (kept and kept[-1]):
            kept.append(row)
    return "\n".join(kept) + "\n"


def _headers(written: str) -> dict[int, bool]:
    """The rows that are headers; True for one that belongs to the header before, like [choice.dip.option]."""
    found: dict[int, bool] = {}
    before: Path = ()
    for each in statements(written):
        if each.header:
            found[written.count("\n", 0, each.start)] = bool(before) and each.path[: len(before)] == before
            before = each.path
    return found
