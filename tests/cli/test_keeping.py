"""orders, privacy, backup and restore: beside a running bot where that is promised, kindly refused where it is not."""

from __future__ import annotations

import asyncio
import csv
import io
import json
import os
import pty
import sqlite3
import subprocess
import sys
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, closing, contextmanager, suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orderbot.cli.privacy import identity
from orderbot.conversation.model import Conversation
from orderbot.ledger import safe
from orderbot.ordering.order import OrderLine, OrderOption, OrderPart
from orderbot.ports import Storage
from orderbot.storage import beside
from orderbot.storage.sqlite import open_sqlite
from orderbot.stored import Decision
from orderbot.texts import Words
from tests.cli.shell import Said, run
from tests.config.test_reading import SMALL
from tests.storage.samples import ANNA, BERT, DAY, Wall, arrived, order, said


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "config.toml").write_text(SMALL, encoding="utf-8")
    return tmp_path


@pytest.fixture
def ask(folder: Path) -> Callable[..., Said]:
    return lambda *words, **more: run("--config", folder / "config.toml", *words, **more)


@asynccontextmanager
async def opened(folder: Path) -> AsyncIterator[Storage]:
    store = await open_sqlite(folder / "orderbot.db", Wall())
    try:
        yield store
    finally:
        await store.close()


async def filled(store: Storage, name: str = "Anna Amsel") -> None:
    await store.receive(arrived(said("m1", "zwei Funghi bitte")))
    placed = replace(order(1, 1), name=name)
    await store.turn("bella", 1, DAY, lambda scene: Decision(Conversation(name=name), orders=(placed,)))


def fill(folder: Path, name: str = "Anna Amsel") -> None:
    async def go() -> None:
        async with opened(folder) as store:
            await filled(store, name)

    asyncio.run(go())


@contextmanager
def running(folder: Path) -> Iterator[None]:
    """A bot that has the database, in a thread of its own."""

    async def go() -> None:
        async with opened(folder) as store:
            await filled(store)
            loop, ready, done = asyncio.get_running_loop(), started, asyncio.Event()
            stop.append(lambda: loop.call_soon_threadsafe(done.set))
            ready.set()
            await done.wait()

    started, stop = threading.Event(), []  # type: ignore[var-annotated]
    thread = threading.Thread(target=lambda: asyncio.run(go()))
    thread.start()
    assert started.wait(10)
    try:
        yield
    finally:
        stop[0]()
        thread.join()


def rows(folder: Path, table: str = "orders", file: str = "orderbot.db") -> int:
    db = sqlite3.connect(folder / file)
    try:
        return db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
    finally:
        db.close()


# ---- orders --------------------------------------------------------------------------------------------------------


def test_a_days_orders_are_told_while_the_bot_runs(folder: Path, ask: Callable[..., Said]) -> None:
    with running(folder):
        told = ask("orders", "--day", DAY)
    assert (told.code, told.err) == (0, "")
    line, allergy, dish, count, total = told.out.splitlines()
    assert line.split("  ")[-1] == "Anna Amsel, Hauptstr. 5, 14806 Bad Belzig"
    assert all(part in line for part in ("18:00", "18:45", "delivery", "€21.00", "cash"))
    assert (allergy, dish) == ("     ALLERGY: » Erdnüsse", "     2× 23. Pizza Funghi, » gut durch bitte")
    assert (count, total) == ("1 order", "Sum €21.00")
    assert ask("orders", "--day", "2026-05-16", lang="de_DE.UTF-8").out == "0 Bestellungen\n"


def test_the_table_has_a_row_for_every_order(folder: Path, ask: Callable[..., Said]) -> None:
    fill(folder, '=HYPERLINK("http://böse";"x")')
    told = ask("orders", "--day", DAY, "--csv")
    assert told.out.startswith("\ufeffrestaurant;day;number;")
    (row,) = csv.DictReader(io.StringIO(told.out.removeprefix("\ufeff")), delimiter=";")
    assert row["name"] == '\'=HYPERLINK("http://böse";"x")'
    assert (row["number"], row["total"], row["fee"], row["status"]) == ("1", "21,00", "2,00", "placed")
    assert (row["placed"], row["due"]) == ("2026-05-15 18:00", "2026-05-15 18:45")
    assert (row["phone"], row["dishes"]) == (ANNA.phone, "2× 23. Pizza Funghi, » gut durch bitte")
    assert (row["allergy"], row["gross_7"], row["vat_7"]) == ("Erdnüsse", "21,00", "1,37")


def test_options_halves_parts_and_what_is_left_out_are_in_every_list(folder: Path, ask: Callable[..., Said]) -> None:
    half = OrderPart("23", Words("Funghi"), without=(Words("Champignons"),))
    other = OrderPart("24", Words("Tonno"), options=(OrderOption(Words("Oliven"), 2),))
    extra, remark = OrderOption(Words("Käse"), 1, "extra"), "bitte klingeln"
    line = OrderLine("23", Words("Funghi"), 1, 1200, options=(extra,), parts=(half, other))
    combo = OrderLine("m1", Words("Menü"), 2, 900, parts=(OrderPart("2", Words("Salat"), without=(Words("Gurken"),)),))
    placed = replace(order(1, 1), lines=(line, combo), remark=remark, vat=((700, 1500, 98), (1900, 1500, 239)))

    async def go() -> None:
        async with opened(folder) as store:
            await store.receive(arrived(said("m1", "halb halb bitte")))
            await store.turn("bella", 1, DAY, lambda scene: Decision(Conversation(), orders=(placed,)))

    asyncio.run(go())
    told = ask("orders", "--day", DAY, lang="de_DE.UTF-8").out
    assert "1× Funghi / Tonno, + extra Käse, [½ 23. Funghi, OHNE Champignons], [½ 24. Tonno, + 2x Oliven]" in told
    assert "2× Menü, [2× 2. Salat, OHNE Gurken]" in told
    assert f"» {remark}" in told
    (row,) = csv.DictReader(io.StringIO(ask("orders", "--day", DAY, "--csv").out.removeprefix("\ufeff")), delimiter=";")
    assert all(word in row["dishes"] for word in ("OHNE Champignons", "2x Oliven", "OHNE Gurken", "extra Käse"))
    assert (row["gross_7"], row["vat_7"], row["gross_19"], row["vat_19"]) == ("15,00", "0,98", "15,00", "2,39")


def test_the_tickets_of_an_order_are_shown_as_text_and_as_pictures(folder: Path, ask: Callable[..., Said]) -> None:
    with (folder / "config.toml").open("a", encoding="utf-8") as more:
        more.write('\n[[restaurant.bella.printer]]\nname = "theke"\nurl = "file:tickets"\ncolumns = 32\n')
    fill(folder)
    told = ask("print", "show", "1", "--day", DAY, "--png", folder / "png")
    assert (told.code, told.err) == (0, "")
    for words in ("#1", "ALLERGIE", "» Erdnüsse", "Pizza Funghi", "» gut durch bitte", "Hauptstr. 5"):
        assert words in told.out
    assert max(map(len, told.out.splitlines())) <= 32
    (picture,) = (folder / "png").iterdir()
    assert picture.read_bytes().startswith(b"\x89PNG")
    missing = ask("print", "show", "7", "--day", DAY)
    assert (missing.code, "there is no order 7 on that day; orderbot orders lists them" in missing.err) == (2, True)


@given(st.text() | st.text(alphabet=" =+-@\t\r\n\u200b'x"))
def test_no_cell_is_a_formula(cell: str) -> None:
    found = safe(cell)
    assert not found.lstrip().startswith(("=", "+", "-", "@"))
    assert found.isprintable()


@pytest.mark.parametrize(
    "command", [("orders",), ("backup", "copy.db"), ("privacy", "export", "1"), ("privacy", "erase", "1")]
)
def test_without_a_database_there_is_nothing_to_do_and_none_is_made(
    folder: Path, ask: Callable[..., Said], command: tuple[str, ...]
) -> None:
    told = ask(*command)
    assert told.code == 2
    assert told.err.startswith(f"{folder / 'orderbot.db'}: there is no database here; ")
    assert [each.name for each in folder.iterdir()] == ["config.toml"]


def test_a_foreign_file_is_said_to_be_one(folder: Path, ask: Callable[..., Said]) -> None:
    (folder / "orderbot.db").write_text("Einkaufsliste", encoding="utf-8")
    told = ask("orders")
    assert told.code == 2
    assert "the database cannot be used" in told.err


def test_the_configuration_may_be_named_before_and_after(folder: Path, tmp_path: Path) -> None:
    fill(folder)
    config, nowhere = folder / "config.toml", tmp_path / "nowhere.toml"
    for command in (("orders", "--day", DAY), ("privacy", "export", ANNA.user)):
        assert "Anna Amsel" in run(*command, "--config", config).out
        assert "Anna Amsel" in run("--config", config, *command).out
        assert "Anna Amsel" in run("--config", nowhere, *command, "--config", config).out
        assert str(nowhere) in run("--config", nowhere, *command).err
        assert run("--config", nowhere, *command).code == 2


# ---- privacy -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("+49 176 1111-1111", "4917611111111"),
        ("0049 (176) 11111111", "4917611111111"),
        ("4917611111111", "4917611111111"),
        ("DE.1349111", "DE.1349111"),
    ],
)
def test_a_customer_may_be_written_in_many_ways(typed: str, stored: str) -> None:
    assert identity(typed) == stored


def test_all_that_is_kept_is_handed_out_while_the_bot_runs(folder: Path, ask: Callable[..., Said]) -> None:
    with running(folder):
        told = ask("privacy", "export", "+49 176 11111111")
    (found,) = json.loads(told.out)
    assert found["restaurant"] == "bella"
    assert found["received"][0]["message"]["text"] == "zwei Funghi bitte"
    assert found["orders"][0]["address"]["street"] == "Hauptstr."


def test_who_is_erased_is_not_known_any_more(folder: Path, ask: Callable[..., Said]) -> None:
    fill(folder)
    assert ask("privacy", "erase", ANNA.user).out.startswith("bella: erased.")
    for command in ("erase", "export"):
        told = ask("privacy", command, ANNA.phone)
        assert (told.code, told.out) == (1, "")
        assert told.err.startswith("No restaurant of the configuration knows this customer")
    assert ask("orders", "--day", DAY).out.endswith("1 order\nSum €21.00\n")


def test_nobody_is_erased_behind_a_running_bots_back(folder: Path, ask: Callable[..., Said]) -> None:
    with running(folder):
        told = ask("privacy", "erase", ANNA.user)
    assert told.code == 2
    assert "another orderbot is using this database; stop the other one" in told.err
    assert "Anna Amsel" in ask("orders", "--day", DAY).out


# ---- backup and restore --------------------------------------------------------------------------------------------


def test_a_copy_is_made_while_the_bot_runs_and_brings_everything_back(folder: Path, ask: Callable[..., Said]) -> None:
    with running(folder):
        told = ask("backup", folder / "copy.db")
    assert (told.code, told.err) == (0, "")
    assert (folder / "copy.db").stat().st_mode & 0o777 == 0o600
    assert rows(folder, file="copy.db") == 1
    for each in folder.glob("orderbot.db*"):
        each.unlink()
    told = ask("restore", folder / "copy.db")
    assert (told.code, told.err) == (0, "")
    assert "Anna Amsel" in ask("orders", "--day", DAY).out
    assert (folder / "orderbot.db").stat().st_mode & 0o777 == 0o600
    assert not list(folder.glob("*.part"))


def test_the_database_of_before_stays_beside_it(folder: Path, ask: Callable[..., Said]) -> None:
    fill(folder)
    ask("backup", folder / "copy.db")

    async def more() -> None:
        async with opened(folder) as store:
            await store.receive(arrived(said("m2", sender=BERT)))

    asyncio.run(more())
    assert rows(folder, "customer") == 2
    assert ask("restore", folder / "copy.db").code == 0
    (kept,) = folder.glob("orderbot.db.before-restore-*")
    assert (rows(folder, "customer"), rows(folder, "customer", kept.name)) == (1, 2)
    assert kept.stat().st_mode & 0o777 == 0o600
    fill_again = ask("orders", "--day", DAY)
    assert fill_again.code == 0


def test_who_was_erased_since_stays_erased(folder: Path, ask: Callable[..., Said]) -> None:
    fill(folder)
    ask("backup", folder / "copy.db")
    ask("privacy", "erase", ANNA.user)
    told = ask("restore", folder / "copy.db")
    assert told.out.endswith("Customers erased since then, erased again: 1\n")
    assert ask("privacy", "export", ANNA.user).code == 1
    assert rows(folder) == 1


def test_nothing_is_restored_under_a_running_bot(folder: Path, ask: Callable[..., Said]) -> None:
    fill(folder)
    ask("backup", folder / "copy.db")

    async def go() -> Said:
        async with opened(folder):
            return await asyncio.to_thread(ask, "restore", folder / "copy.db")

    told = asyncio.run(go())
    assert told.code == 2
    assert "another orderbot is using this database" in told.err
    assert not list(folder.glob("*.before-restore-*"))


def test_a_damaged_copy_changes_nothing(folder: Path, ask: Callable[..., Said]) -> None:
    fill(folder)
    ask("backup", folder / "copy.db")
    copy = folder / "copy.db"
    content = bytearray(copy.read_bytes())
    content[4096 * 3 : 4096 * 12] = os.urandom(4096 * 9)
    copy.write_bytes(content)
    told = ask("restore", copy)
    assert told.code == 2
    assert "copy.db" in told.err
    assert "Anna Amsel" in ask("orders", "--day", DAY).out
    assert not list(folder.glob("*.before-restore-*"))
    assert not list(folder.glob("*.part"))


def test_a_copy_that_can_be_read_and_is_not_sound_changes_nothing(folder: Path, ask: Callable[..., Said]) -> None:
    fill(folder)
    ask("backup", folder / "copy.db")
    db = sqlite3.connect(folder / "copy.db", isolation_level=None)
    db.execute("PRAGMA ignore_check_constraints = ON")
    db.execute("UPDATE inbox SET tap = 7")
    db.close()
    told = ask("restore", folder / "copy.db")
    assert told.code == 2
    assert told.err.startswith(f"{folder / 'copy.db'}: this database is damaged; ")
    assert not list(folder.glob("*restor*"))


def test_a_copy_of_a_newer_release_is_refused(folder: Path, ask: Callable[..., Said]) -> None:
    fill(folder)
    ask("backup", folder / "copy.db")
    with sqlite3.connect(folder / "copy.db") as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    told = ask("restore", folder / "copy.db")
    assert told.code == 2
    assert "written by a newer orderbot" in told.err
    assert "Anna Amsel" in ask("orders", "--day", DAY).out


def test_a_copy_never_replaces_the_database_or_somebodys_file(folder: Path, ask: Callable[..., Said]) -> None:
    fill(folder)
    letter = folder / "letter.txt"
    letter.write_text("Liebe Ida", encoding="utf-8")
    for target, why in (
        (folder / "orderbot.db", "this is the database itself"),
        (letter, "cannot be used"),
        (folder, ""),
    ):
        told = ask("backup", target)
        assert told.code == 2
        assert why in told.err
    assert letter.read_text(encoding="utf-8") == "Liebe Ida"
    assert ask("restore", folder / "orderbot.db").code == 2
    assert ask("backup", folder / "no" / "folder" / "copy.db").code == 2
    assert rows(folder) == 1


def test_yesterdays_copy_is_replaced(folder: Path, ask: Callable[..., Said]) -> None:
    fill(folder)
    for _ in range(2):
        assert ask("backup", folder / "copy.db").code == 0
    assert rows(folder, file="copy.db") == 1


def test_words_that_nobody_knew_are_listed_for_the_owner(folder: Path, ask: Callable[..., Said]) -> None:
    async def go() -> None:
        async with opened(folder) as store:
            for at in ("m1", "m2"):
                await store.receive(arrived(said(at, "ein blauer Engel")))
                await store.turn("bella", 1, DAY, lambda scene: Decision(Conversation(), unknown=("Engel",)))

    asyncio.run(go())
    told = ask("words")
    assert told.code == 0
    assert any(row.split()[:2] == ["2", "Engel"] for row in told.out.splitlines())


# ---- who waits ------------------------------------------------------------------------------------------------------


def test_a_copy_is_of_one_moment_however_much_is_written_meanwhile(folder: Path) -> None:
    fill(folder)
    with closing(sqlite3.connect(folder / "orderbot.db")) as db, db:
        db.execute("CREATE TABLE much (content)")
        db.execute(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 6000)"
            " INSERT INTO much SELECT randomblob(4000) FROM n"
        )
    heard: list[tuple[int, int]] = []

    def told(done: int, total: int) -> None:
        heard.append((done, total))
        with closing(sqlite3.connect(folder / "orderbot.db")) as db, db:
            db.execute("UPDATE much SET content = 'new' WHERE rowid = ?", (len(heard),))
            db.execute("INSERT INTO much VALUES ('later')")

    beside.backup(folder / "orderbot.db", folder / "copy.db", told)
    shares = [done / total for done, total in heard]
    assert shares == sorted(shares), "it never begins anew"
    assert shares[-1] == 1
    assert len(shares) > 3
    with closing(sqlite3.connect(folder / "copy.db")) as db:
        assert db.execute("SELECT count(*), sum(length(content) <> 4000) FROM much").fetchone() == (6000, 0)


def test_a_bar_is_shown_at_a_terminal_only(folder: Path, ask: Callable[..., Said]) -> None:
    fill(folder)
    assert ask("backup", folder / "copy.db").err == ""
    for words in (("backup", "copy.db"), ("restore", "copy.db")):
        shown, terminal = pty.openpty()
        command = [sys.executable, "-m", "orderbot", "--config", "config.toml", *words]
        code = subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=terminal).returncode
        os.close(terminal)
        assert (code, b"100%" in everything(shown)) == (0, True)


def everything(shown: int) -> bytes:
    """All that was written to a terminal that is closed now."""
    found = b""
    with suppress(OSError):  # so it ends on Linux
        while more := os.read(shown, 10_000):
            found += more
    os.close(shown)
    return found
