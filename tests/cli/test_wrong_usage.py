"""What an owner gets wrong at the terminal is said in words and ends with 2; nothing is ignored in silence."""

from __future__ import annotations

import asyncio
import errno
import os
import socket
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from orderbot.printing.emulator.printer import VirtualPrinter
from tests.cli.shell import card, run
from tests.config.test_reading import ENVIRON, SMALL

SERVE = "stop the other program, or set another host or port under [server] in "


@pytest.fixture(autouse=True)
def secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in ENVIRON.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as holder:
        yield holder.getsockname()[1]


TO_SERVE = """phone = "+49338412345"
address = "Marktplatz 1, 14806 Bad Belzig"
[[restaurant.bella.printer]]
name = "kueche"
url = "file:tickets"
"""


def config(folder: Path, server: str, more: str = "") -> Path:
    file = folder / "config.toml"
    file.write_text(f"[server]\n{server}\n{SMALL}{more}".replace('"menus/bella"', '"bella"'), encoding="utf-8")
    if not (folder / "bella").exists():
        card(folder)
    return file


@pytest.mark.parametrize("port", ["99999", "-1", "http"])
def test_a_port_that_is_none(port: str) -> None:
    told = run("demo", "--no-browser", "--port", port)
    assert told.code == 2
    assert "--port" in told.err


def test_a_port_that_is_taken_for_the_demo(taken: int, tmp_path: Path) -> None:
    told = run("demo", "--no-browser", "--port", taken, "--data", tmp_path / "data")
    assert told.code == 2
    assert told.err.endswith("stop the other program, or choose another with --port\n")


@pytest.mark.parametrize("command", ["demo", "chat"])
@pytest.mark.parametrize("where", ["below a file", "a file", "/proc/orderbot"])
def test_a_folder_that_cannot_be(command: str, where: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    data = {"below a file": tmp_path / "file" / "data", "a file": tmp_path / "file"}.get(where, Path(where))
    told = run(command, "--data", data, typed="")
    assert told.code == 2
    assert told.err.startswith(f"{data}: the folder cannot be made (")
    assert told.err.endswith("); name another folder with --data\n")


def test_serve_names_the_keys_of_a_port_that_is_taken(
    taken: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_module("orderbot.cli.main"), "PATIENCE", -1.0)  # else it waits for a predecessor to end
    file = config(tmp_path, f"port = {taken}", TO_SERVE)
    told = run("serve", "--config", file)
    assert told.code == 1, "another start may find it free"
    assert told.err.startswith(f"127.0.0.1: port {taken} cannot be used ({os.strerror(errno.EADDRINUSE)}")
    assert told.err.endswith(f"; {SERVE}{file}\n")


@pytest.mark.parametrize("host", ["no-such-host.invalid", "a..b", "ä..b"])
def test_serve_names_the_keys_of_a_host_that_is_not_there(host: str, tmp_path: Path) -> None:
    file = config(tmp_path, f'host = "{host}"\nport = 0', TO_SERVE)
    told = run("--config", file, "serve")
    assert told.code == 2
    assert told.err.startswith(f"{host}: port 0 cannot be used (")
    assert told.err.endswith(f"{SERVE}{file}\n")


def test_serve_with_a_database_in_a_folder_that_cannot_be(tmp_path: Path) -> None:
    file = config(tmp_path, 'port = 0\n[database]\nurl = "sqlite:bella/card.toml/orderbot.db"', TO_SERVE)
    told = run("serve", "--config", file)
    assert told.code == 2
    assert "card.toml/orderbot.db: the file cannot be written: " in told.err


def test_without_any_printer_there_is_none_to_choose_from(tmp_path: Path) -> None:
    file = config(tmp_path, "port = 0")
    told = run("print", "test", "kueche", "--config", file)
    assert told.code == 2
    assert told.err == (
        f"{file}: no printer is configured; add a [[restaurant.NAME.printer]] block; config.example.toml shows one\n"
    )


def test_only_serve_refuses_a_house_without_a_printer_and_names_the_three_ways_out(tmp_path: Path) -> None:
    file = config(tmp_path, "port = 0")
    told = run("serve", "--config", file)
    assert told.code == 2
    (said,) = [line for line in told.err.splitlines() if "printer" in line]
    assert said.startswith(f"{file}:")
    assert all(way in said for way in ("[[restaurant.NAME.printer]]", "chat:", "file:"))
    assert not (tmp_path / "orderbot.db").exists()
    assert "no printer" not in run("orders", "--config", file).err


def test_with_printers_their_names_are_told(tmp_path: Path) -> None:
    file = config(tmp_path, "port = 0", TO_SERVE.replace("kueche", "theke"))
    assert "write one of: bella/theke" in run("--config", file, "print", "test", "kueche").err
    assert run("--config", file, "print", "test", "theke").code == 0


def test_the_test_of_a_printer_that_does_not_print_says_why_and_ends_with_one(tmp_path: Path) -> None:
    asyncio.run(_hanging(tmp_path))


async def _hanging(folder: Path) -> None:
    printer = VirtualPrinter("")
    async with printer.running() as port:
        file = config(
            folder, "port = 0", f'\n[[restaurant.bella.printer]]\nname = "k"\nurl = "tcp://127.0.0.1:{port}"\n'
        )
        told = await asyncio.to_thread(run, "--config", file, "print", "test", "k")
        assert told.code == 1
        assert "k did not print: has never answered; if this model cannot, write silent = true" in told.err
        assert told.out == ""
        printer.speaks = "id"
        told = await asyncio.to_thread(run, "--config", file, "print", "test", "k")
        assert (told.code, told.out) == (0, "k: the test ticket is on paper; the printer has confirmed it.\n")
        printer.change(paper_out=True)
        assert "out of paper" in (await asyncio.to_thread(run, "--config", file, "print", "test", "k")).err
        printer.change(paper_out=False)
        printer.fault = "dies"
        told = await asyncio.to_thread(run, "--config", file, "print", "test", "k")
        assert (told.code, "not sure, look whether it came out" in told.err) == (1, True)


def test_the_test_of_a_printer_that_polls_needs_the_running_bot(tmp_path: Path) -> None:
    block = '\n[[restaurant.bella.printer]]\nname = "k"\nurl = "star:"\ntoken = { env = "ORDERBOT_PRINTER_TOKEN" }\n'
    file = config(tmp_path, "port = 9", block)
    told = run("--config", file, "print", "test", "k")
    assert told.code == 2
    assert "the bot does not answer at 127.0.0.1:9; start it first" in told.err


@pytest.mark.parametrize(
    "command",
    [("serve",), ("print", "test", "x"), ("orders",), ("backup", "f"), ("restore", "f"), ("privacy", "erase", "1")],
)
def test_a_configuration_that_is_not_there_is_missed_before_and_after_the_command(command: tuple[str, ...]) -> None:
    for words in (("--config", "nowhere.toml", *command), (*command, "--config", "nowhere.toml")):
        told = run(*words)
        assert told.code == 2
        assert told.err.startswith("nowhere.toml: the configuration cannot be read")
