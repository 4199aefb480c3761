"""Prices in a table, for owners who live in a spreadsheet: out with everything, in with numbers and prices only.

The TOML files stay the source: an import changes the digits in their text and nothing else, so remarks stay.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from orderbot.errors import Complaint
from orderbot.menu.difference import PriceChange
from orderbot.menu.findings import one_of
from orderbot.menu.model import ANY, Menu, Prices
from orderbot.menu.reading import is_menu_file
from orderbot.texts import Words, text
from orderbot.tomlfile.positions import Path
from orderbot.tomlfile.reading import Document, read_toml

COLUMNS = ("id", "name", "size", "price", "pickup_price")
ALSO = {
    "nr": "id", "nummer": "id", "nr.": "id", "number": "id", "groesse": "size", "größe": "size", "preis": "price",
    "abholpreis": "pickup_price",
}  # fmt: skip
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a cell that begins so is run by spreadsheets


@dataclass(frozen=True, slots=True)
class Row:
    """A price on the card and where it is written. `key` is price or pickup_price."""

    kind: str  # "item" | "option" | "combo"
    id: str  # an option's is group.option
    name: Words
    size: str
    key: str
    cents: int

    @property
    def path(self) -> Path:
        block: Path
        if self.kind == "option":
            group, _, option = self.id.partition(".")
            block = ("choice", group, "option", option)
        else:
            block = (self.kind, self.id)
        return (*block, self.key, self.size) if self.size else (*block, self.key)


@dataclass(frozen=True, slots=True)
class Imported:
    """Files to write, by name; nothing if there are complaints."""

    files: dict[str, bytes]
    changes: tuple[PriceChange, ...]
    complaints: tuple[Complaint, ...]


def export_prices(menu: Menu) -> bytes:
    """`;` between cells, decimal comma, UTF-8 with byte order mark: German spreadsheets open it as it is."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    pickup = {(row.id, row.size): row.cents for row in _rows(menu) if row.key == "pickup_price"}
    for row in _rows(menu):
        if row.key == "price":
            other = pickup.get((row.id, row.size))
            name = row.name.text
            cells = (row.id, f"'{name}" if name.startswith(FORMULA) else name, row.size, _comma(row.cents))
            writer.writerow((*cells, "" if other is None else _comma(other)))
    return out.getvalue().encode("utf-8-sig")


def import_prices(menu: Menu, files: Mapping[str, bytes], name: str, table: bytes) -> Imported:
    """New prices from the table `name` into the card's files, from which `menu` was read.

    Cells between `;`, `,` or tabs; UTF-8, UTF-16 or Windows-1252; columns id and price, and size where there are sizes.
    An empty price changes nothing. Check the outcome with `check_card` before it is written.
    """
    there = {(row.id, row.size, row.key): row for row in _rows(menu)}
    complaints: list[Complaint] = []
    wanted: dict[Path, tuple[Row, int]] = {}
    for line, cells in _cells(name, _decoded(table), complaints):
        for key in ("price", "pickup_price"):
            if found := _wanted(name, line, cells, key, there, complaints):
                wanted[found[0].path] = found
    if complaints:
        return Imported({}, (), tuple(complaints))
    changed = {path: (row, cents) for path, (row, cents) in wanted.items() if row.cents != cents}
    changes = tuple(
        PriceChange(row.kind, row.id, row.name, row.size, row.cents, cents) for row, cents in changed.values()
    )
    return Imported(dict(_edited(files, {path: cents for path, (_, cents) in changed.items()})), changes, ())


def _rows(menu: Menu) -> Iterator[Row]:
    def rows(kind: str, id_: str, name: Words, key: str, prices: Prices) -> Iterator[Row]:
        return (Row(kind, id_, name, size, key, cents) for size, cents in prices.items())

    for item in menu.items.values():
        yield from rows("item", item.id, item.name, "price", item.price)
        yield from rows("item", item.id, item.name, "pickup_price", item.pickup_price)
    for group in menu.groups.values():
        for option in group.options.values():
            yield from rows("option", f"{group.id}.{option.id}", option.name, "price", option.price)
    for combo in menu.combos.values():
        yield from rows("combo", combo.id, combo.name, "price", {ANY: combo.price})


def _decoded(table: bytes) -> str:
    if table.startswith((b"\xff\xfe", b"\xfe\xff")):
        return table.decode("utf-16", "replace")
    try:
        return table.decode("utf-8-sig")
    except UnicodeDecodeError:
        return table.decode("cp1252", "replace")


def _cells(name: str, table: str, complaints: list[Complaint]) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row as column -> cell, with its line."""
    first = table.split("\n", 1)[0]
    between = max(";\t,", key=first.count)
    reader = csv.reader(io.StringIO(table, newline=""), delimiter=between)
    header = [ALSO.get(cell.strip().lower(), cell.strip().lower()) for cell in next(reader, [])]
    if not {"id", "price"} <= set(header):
        complaints.append(
            Complaint(name, 1, text("the columns id and price are missing"), text("begin with an export"))
        )
        return
    for row in reader:
        if len(row) > len(header):
            what = text("this row has more cells than there are columns")
            remedy = text("put prices with a comma in quotes, or separate the cells with ;")
            complaints.append(Complaint(name, reader.line_num, what, remedy))
            continue
        yield reader.line_num, dict(zip(header, (cell.strip().removeprefix("'") for cell in row), strict=False))


def _wanted(
    name: str,
    line: int,
    cells: Mapping[str, str],
    key: str,
    there: Mapping[tuple[str, str, str], Row],
    complaints: list[Complaint],
) -> tuple[Row, int] | None:
    written, id_, size = cells.get(key, ""), cells.get("id", ""), cells.get("size", "")
    if not written:
        return None
    row = there.get((id_, size, key))
    if row is None:
        sizes = [known for other, known, kind in there if other == id_ and kind == key and known]
        if sizes:
            what = text('"{id}" has no {key} in size "{size}"', id=id_, key=key, size=size)
            complaints.append(Complaint(name, line, what, one_of(size, sizes)))
        else:
            what = text('the card has no {key} for "{id}"', id=id_, key=key)
            complaints.append(
                Complaint(name, line, what, text("take the row out, or write the dish into the card first"))
            )
        return None
    found = re.fullmatch(r"(\d{1,6}(?:[.,]\d{1,2})?)\s*(?:€|EUR)?", written)
    if not found:
        what = text('"{written}" is not a price', written=written)
        complaints.append(Complaint(name, line, what, text("write it like 8,50 or 8.50")))
        return None
    return row, int(Decimal(found[1].replace(",", ".")) * 100)


def _edited(files: Mapping[str, bytes], prices: Mapping[Path, int]) -> Iterator[tuple[str, bytes]]:
    for file, data in files.items():
        if is_menu_file(file):
            document = read_toml(file, data)
            here = {path: cents for path, cents in prices.items() if path in document.positions}
            if here:
                yield file, _rewritten(document, here).encode()


def _rewritten(document: Document, prices: Mapping[Path, int]) -> str:
    """From the end, so that places further up stay right."""
    written = document.text
    for path, cents in sorted(prices.items(), key=lambda each: -document.positions[each[0]].offset):
        start = document.positions[path].offset
        end = start + len(document.written(path))
        written = f"{written[:start]}{cents // 100}.{cents % 100:02d}{written[end:]}"
    return written


def _comma(cents: int) -> str:
    return f"{cents // 100},{cents % 100:02d}"
