"""`orderbot menu export` and `import`: prices out to a spreadsheet and back."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from orderbot.app import now
from orderbot.cli.menu.folders import check_files, read
from orderbot.cli.menu.telling import FAULTS, agreed, give_up, say, tell
from orderbot.cli.waiting import waiting
from orderbot.errors import Complaint, OwnerError
from orderbot.menu.difference import PriceChange
from orderbot.menu.folder import write_all
from orderbot.menu.prices_csv import export_prices, import_prices
from orderbot.menu.version import MenuDiff, said_diff
from orderbot.texts import text


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--csv", "table", is_flag=False, flag_value="-", default="-", help="Into this file; else to the screen.")
@click.option("--yes", is_flag=True, help="Do not ask before a file is overwritten.")
def export(folder: Path, table: str, yes: bool) -> None:
    """All prices as a table that spreadsheets open."""
    content = export_prices(read(folder, now().date()).menu)
    if table == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    file = Path(table)
    if file.exists() and not agreed(text("{file} is already there. Overwrite it?", file=table), yes=yes):
        return
    try:
        write_all(file.parent, {file.name: content})
    except OwnerError as error:
        give_up(error)
    say(text("{file}: written", file=table))


@click.command("import")
@click.argument("folder", type=click.Path(path_type=Path))
@click.argument("table", type=click.Path(path_type=Path))
@click.option("--yes", is_flag=True, help="Do not ask.")
def import_(folder: Path, table: Path, yes: bool) -> None:
    """New prices from a table into the card's files; shows them and asks."""
    today = now().date()
    with waiting() as told:
        card = read(folder, today)
        told(1, 3)
        found = import_prices(card.menu, card.files, str(table), _content(table))
        told(2, 3)
        result = check_files(folder, card.files | found.files, today)
        told(3, 3)
    if found.complaints:
        tell(found.complaints)
        sys.exit(FAULTS)
    if not found.changes:
        say(text("no price changes"))
        return
    if result.menu is None:
        tell(result.errors)
        sys.exit(FAULTS)
    for change in said_diff(MenuDiff(prices=found.changes, other=True)):
        say(change, currency=card.menu.currency)
    tell(_leap(table, change) for change in found.changes if _leaps(change))
    if not agreed(text("Write these prices into {folder}?", folder=str(folder)), yes=yes):
        return
    try:
        write_all(folder, found.files)
    except OwnerError as error:
        give_up(error)
    for name in found.files:
        say(text("{file}: written", file=str(folder / name)))


def _content(table: Path) -> bytes:
    try:
        return table.read_bytes()
    except (OSError, ValueError) as error:
        what = text("the file cannot be read: {error}", error=getattr(error, "strerror", None) or type(error).__name__)
        give_up(OwnerError(Complaint(str(table), 0, what, text("name the table of prices, such as prices.csv"))))


def _leaps(change: PriceChange) -> bool:
    """More than half up or down: perhaps a slip."""
    return bool(change.old) and abs((change.new or 0) - (change.old or 0)) * 2 > (change.old or 0)


def _leap(table: Path, change: PriceChange) -> Complaint:
    what = text("{id} {name} changes by more than half", id=change.id, name=change.name)
    return Complaint(str(table), 0, what, text("see whether that is meant"), warning=True)
