"""An owner at the terminal: the real commands in a folder of one's own."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner

from orderbot.cli.main import main
from orderbot.texts import LANGUAGES
from tests.menus.cards import SAMPLE


@dataclass(frozen=True)
class Said:
    code: int
    out: str
    err: str


def run(*words: object, lang: str = "en_GB.UTF-8", typed: str | None = None) -> Said:
    """`orderbot` with these words; whatever is no orderly end fails the test."""
    env = {"LC_ALL": None, "LC_MESSAGES": None, "LANG": lang, "ORDERBOT_CONFIG": None}
    spoken = ["--lang", lang[:2]] if lang[:2] in LANGUAGES else []
    result = CliRunner().invoke(main, [*spoken, *map(str, words)], env=env, input=typed)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert "Traceback" not in result.output
    return Said(result.exit_code, result.stdout, result.stderr)


def card(folder: Path, name: str = "bella") -> Path:
    """A copy of the sample card."""
    return Path(shutil.copytree(SAMPLE, folder / name))


def edit(card: Path, file: str, old: str, new: str) -> None:
    path = card / file
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{file} has no {old}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
