"""A fourth language is one file: it is found by itself, orders are read in it, and the others are read as before.

Words are compiled once per process, so every set of languages is asked in a process of its own.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from orderbot.understanding.grammar.languages import LANGUAGES
from orderbot.understanding.grammar.phrases import one_of, rules
from orderbot.understanding.grammar.words.model import Language

ROOT = Path(__file__).parents[2]
ITALIAN = Path(__file__).parent / "languages"
DIALOGUES = ROOT / "tests" / "dialogues"
PARTS = [part for part in fields(Language) if part.name != "code"]
Asked = tuple[str, str, str]

ORDER = (
    "Vorrei due margherite grandi senza cipolla e una coca cola, ritiro alle otto e mezza, "
    "pago in contanti, nome: Marco Rossi"
)
READ = {
    ORDER: {
        "lines": "2 20 gross -zwiebeln ; 1 70", "handover": "pickup", "time": "15. 20:30", "payment": "cash",
        "name": "Marco Rossi",
    },
    "una salami piccola, consegna in Bahnhofstr. 12, 14806 Bad Belzig, secondo piano, citofono Rossi, pago con carta": {
        "lines": "1 22 klein", "handover": "delivery", "payment": "card",
        "address": "Bahnhofstr. 12, 14806 Bad Belzig, secondo piano, citofono Rossi",
    },
    "due margherite, una senza cipolla": {"lines": "1 20 ; 1 20 -zwiebeln"},
    "domani alle 19:30 due salami grandi": {"lines": "2 22 gross", "time": "16. 19:30"},
    "siamo in quattro, una margherita grande, resto di cinquanta": {
        "lines": "1 20 gross", "payment": "cash", "pays_with": "5000",
    },
    "una margherita grande, per favore non suonare, il bambino dorme": {
        "lines": "1 20 gross", "remark": "per favore non suonare, il bambino dorme",
    },
    "una margherita grande, sono allergico alle noci e alle arachidi": {
        "lines": "1 20 gross", "allergy": "sono allergico alle noci e alle arachidi",
    },
    "quanto costa la margherita?": {"intent": "price", "about": "20"},
    "a che ora chiudete?": {"intent": "hours"},
    "vorrei parlare con una persona": {"intent": "human"},
    "parlate italiano?": {"intent": "language", "about": "it"},
    "cancellate il mio indirizzo": {"intent": "erase", "about": "address"},
    "avete qualcosa di vegano?": {"intent": "vegetarian", "about": "vegan"},
}  # fmt: skip
EDITS = {
    "togli la coca cola": "Remove(place=1, quantity=None)",
    "una margherita in meno": "Remove(place=0, quantity=1)",
    "la margherita piuttosto senza cipolla": "Without(place=0, word='extra.zwiebeln')",
    "ancora una": "SetQuantity(place=1, quantity=2)",
    "la margherita piuttosto piccola": "SetSize(place=0, size='klein')",
}
GERMAN = (
    "Zwei Margherita groß ohne Zwiebeln, Abholung um halb acht, bar, auf Müller",
    "Hallo, ich hätte gern 2 Salami klein und 1 Cola, Lieferung an Bahnhofstr. 12, 14806 Belzig, 2. Stock links",
    "alle groß, 2 Margherita und 1 Salami, Anmerkung: bitte nicht klingeln",
)
NOTHING = 'from orderbot.understanding.grammar.words.model import Language\n\nLANGUAGE = Language(code="{code}")\n'


def run(folder: Path | None, asked: Sequence[Asked]) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tests.understanding.other_language", *([str(folder)] if folder else [])]
    return subprocess.run(command, input=json.dumps(asked), capture_output=True, text=True, cwd=ROOT, timeout=600)


def answers(folder: Path | None, asked: Sequence[Asked]) -> list[Any]:
    done = run(folder, asked)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def written() -> list[str]:
    """What the customers of the dialogues type, in German, English and Turkish."""
    lines = (line for file in sorted(DIALOGUES.glob("*.txt")) for line in file.read_text("utf-8").splitlines())
    said = dict.fromkeys(line[2:] for line in lines if line.startswith("> "))
    return [line for line in said if not line.startswith("[")]


# ---- Italian --------------------------------------------------------------------------------------------------------


def test_a_file_is_found_by_itself_and_fills_every_part() -> None:
    codes, *full = answers(ITALIAN, [("languages", "", ""), *(("part", part.name, "it") for part in PARTS)])
    assert codes == ["de", "en", "tr", "it"]
    assert all(full)


def test_orders_and_questions_are_read() -> None:
    got = answers(ITALIAN, [("read", text, "") for text in READ])
    for text, found in zip(READ, got, strict=True):
        found.pop("language", None)
        assert found == READ[text], text


def test_a_cart_is_changed_in_words() -> None:
    assert answers(ITALIAN, [("edit", text, "it") for text in EDITS]) == list(EDITS.values())


def test_german_orders_are_read_beside_it_as_without_it() -> None:
    asked = [("read", text, "") for text in GERMAN]
    assert answers(ITALIAN, asked) == answers(None, asked)


def test_without_the_file_nobody_reads_it() -> None:
    (found,) = answers(None, [("read", ORDER, "")])
    assert found["lines"] != READ[ORDER]["lines"]


def test_a_language_without_translated_answers_is_answered_in_the_restaurants() -> None:
    asked = [("talk", text, language) for text in READ for language in ("", "it")]
    got = dict(zip(asked, answers(ITALIAN, asked), strict=True))
    assert "Abholung: Marktplatz 1" in got["talk", ORDER, ""]
    assert "Pickup: Marktplatz 1" in got["talk", ORDER, "it"]  # no catalog: the sources
    assert "*English*" in got["talk", "parlate italiano?", ""]


# ---- nothing at all -------------------------------------------------------------------------------------------------


def test_an_empty_language_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "xx.py").write_text(NOTHING.format(code="xx"), encoding="utf-8")
    asked = [(what, text, "") for text in written() for what in ("read", "edit")]
    assert answers(tmp_path, asked) == answers(None, asked)


def test_an_empty_language_may_be_the_one_spoken(tmp_path: Path) -> None:
    (tmp_path / "xx.py").write_text(NOTHING.format(code="xx"), encoding="utf-8")
    asked = [(what, text, "xx") for text in GERMAN for what in ("read", "edit")]
    assert len(answers(tmp_path, [("languages", "", ""), *asked])) == len(asked) + 1


def test_a_file_named_unlike_its_code_is_refused(tmp_path: Path) -> None:
    (tmp_path / "fr.py").write_text(NOTHING.format(code="de"), encoding="utf-8")
    assert "words/fr.py holds the language 'de'" in run(tmp_path, []).stderr


@pytest.mark.parametrize("text", ["", " ", "eine Pizza"])
def test_none_of_no_words_is_never_found(text: str) -> None:
    assert not rules(()).search(text)
    assert not rules((one_of(()),)).search(text)


# ---- the model ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.name)
def test_every_field_of_the_model_is_used_by_a_language(part: Any) -> None:
    said = [getattr(language, part.name) for language in LANGUAGES.values()]
    unused = [each.name for each in fields(said[0]) if not any(getattr(one, each.name) for one in said)]
    assert not unused
