"""The guides for owners are true: every example is a card, every quoted message is what the bot says."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import click
import pytest

from orderbot.cli.main import main
from orderbot.ordering.stock import Stock
from orderbot.staff.hearing import STOCK
from orderbot.staff.stock import obey
from orderbot.staff.words import ORDER_VERBS, SHOP_VERBS, read
from tests.cli.shell import card, run
from tests.shops import ZONE, make_shop

DOCS = Path(__file__).parents[2] / "docs"
LANGUAGES = ("de", "en")
BLOCK = re.compile(r"^```(\S+) ?([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ROW = re.compile(r"^\| `(.+?)` \| `((\S+?\.toml):(\d+): .+)` \|$", re.MULTILINE)


def guide(language: str) -> str:
    return (DOCS / f"owner.{language}.md").read_text(encoding="utf-8")


def written(language: str, folder: Path) -> Path:
    """The sample card with every example of the guide in it."""
    there = card(folder)
    for kind, where, content in BLOCK.findall(guide(language)):
        if kind == "toml":
            file, _, more = where.partition(" ")
            path = there / file
            before = path.read_text(encoding="utf-8") + "\n" if more else ""
            path.write_text(before + content, encoding="utf-8")
    return there


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_example_is_a_good_card(language, tmp_path):
    there = written(language, tmp_path)
    said = run("menu", "check", there, "--quiet", lang=language)
    assert (said.code, said.err) == (0, "")
    shown = run("menu", "show", there, "--lang", "de", lang=language).out
    assert all(name in shown for name in ("Minestrone", "Kartoffelsuppe", "Linsensuppe", "Rustica", "Holunderlimo"))
    for price in re.findall(r"`(\d,\d\d € \(.*?\))`", guide(language)):
        assert price in shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_block_of_code_is_known(language):
    kinds = [kind for kind, _, _ in BLOCK.findall(guide(language))]
    assert set(kinds) == {"toml", "console"}
    assert guide(language).count("```") == 2 * len(kinds)


ROWS = [pytest.param(lang, *found, id=f"{lang}-{found[0]}") for lang in LANGUAGES for found in ROW.findall(guide(lang))]


@pytest.mark.parametrize(("language", "mistake", "message", "file", "line"), ROWS)
def test_every_quoted_message_is_what_is_said(language, mistake, message, file, line, tmp_path):
    there = card(tmp_path)
    soups = next(content for kind, where, content in BLOCK.findall(guide(language)) if where == file and kind == "toml")
    rows = soups.split("\n")
    rows[int(line) - 1] = mistake
    (there / file).write_text("\n".join(rows), encoding="utf-8")
    said = run("menu", "check", there, "--quiet", lang=language)
    assert said.code == 1
    assert said.err == f"{there}/{message}\n"


def test_there_are_messages_to_test():
    assert len(ROWS) == 16


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_exists_with_its_options(language):
    commands = re.findall(r"^orderbot (.+)$|`orderbot (menu .+?)`", guide(language), re.MULTILINE)
    assert len(commands) >= 9
    for line in commands:
        group: click.Command = main
        words = "".join(line).split()
        while isinstance(group, click.Group):
            group = group.commands[words.pop(0)]
        group.make_context("orderbot", words)  # raises for what it does not know


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_guides_have_the_same_examples(language):
    def examples(text):
        return [(where, content) for kind, where, content in BLOCK.findall(text) if kind == "toml"]

    assert examples(guide(language)) == examples(guide("en"))


NOW = datetime(2026, 5, 15, 18, 0, tzinfo=ZONE)
COMMANDS = re.compile(r"^\| ((?:`[^`|]+`(?: · )?)+) \| ", re.MULTILINE)
STAFF = [
    pytest.param(line, id=line)
    for lang in LANGUAGES
    for row in COMMANDS.findall(guide(lang).partition("23 aus" if lang == "de" else "23 out")[2].partition("\n## ")[0])
    for line in re.findall(r"`([^`]+)`", row)
]


@pytest.mark.parametrize("line", STAFF)
def test_what_staff_may_write_is_obeyed(line):
    shop = replace(make_shop(), stock=Stock(out={"item:23": NOW + timedelta(hours=3)}))
    command = read(line)
    assert command
    if command.verb in STOCK:
        assert obey(command, shop, NOW).changes or "?" in line
    else:
        assert command.verb in (*ORDER_VERBS, *SHOP_VERBS)


def test_there_are_sentences_of_staff_to_test():
    assert len(STAFF) > 50
