"""What the docs and the catalogs say is what there is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from orderbot.conversation.flow import STEPS
from orderbot.texts import LANGUAGES, ON_PAPER
from orderbot.wording.render import catalog

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "orderbot"
ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
PLACEHOLDER = re.compile(r"\{\w*\}")


def modules() -> list[str]:
    found = [path.stem for path in PACKAGE.glob("*.py") if path.stem != "__init__"]
    return sorted(found + [path.parent.name for path in PACKAGE.glob("*/__init__.py")])


@pytest.mark.parametrize("module", modules())
def test_every_package_is_named_in_the_architecture(module: str) -> None:
    assert f"`{module}`" in ARCHITECTURE


def test_every_step_is_listed_in_order() -> None:
    names = [step.name for step in STEPS]
    assert f"STEPS = ({', '.join(names)})" in ARCHITECTURE
    assert all(f"| `{name}` |" in ARCHITECTURE for name in names)


def sources(folder: Path = PACKAGE, files: str = "**.py") -> list[tuple[str, ...]]:
    """Every msgid in the code: (one,) or (one, many)."""
    found = extract_from_dir(folder, [(files, "python")], keywords={"text": None, "plural": (1, 2)})
    return sorted({message if isinstance(message, tuple) else (message,) for _, _, message, _, _ in found})


def is_said(source: str) -> bool:
    """Does it have words of its own, besides its placeholders?"""
    return any(sign.isalpha() for sign in PLACEHOLDER.sub("", source))


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != "en"])
def test_every_text_is_in_every_catalog(language: str) -> None:
    assert not missing_in(language, sources())


@pytest.mark.parametrize("language", [code for code in ON_PAPER if code not in LANGUAGES])
def test_every_text_on_tickets_is_in_the_cooks_language(language: str) -> None:
    assert not missing_in(language, sources(PACKAGE / "tickets") + sources(PACKAGE / "menu", "legend.py"))


def missing_in(language: str, said_in_code: list[tuple[str, ...]]) -> list[str]:
    words = catalog(language)
    missing = []
    for source in said_in_code:
        if not is_said(source[0]):
            continue
        said = words.ungettext(*source, 2) if len(source) == 2 else words.ugettext(source[0])
        if said == source[-1] and source not in same_in(language):
            missing.append(source[0])
    return missing


def same_in(language: str) -> set[tuple[str, ...]]:
    """Sources whose translation is the same word, said so in a catalog."""
    found: set[tuple[str, ...]] = set()
    for file in (PACKAGE / "wording" / "locale" / language).glob("*.po"):
        for message in read_po(file.open("rb"), locale=language):
            if message.id and message.string:
                key = message.id if isinstance(message.id, tuple) else (message.id,)
                found.add(tuple(key))
    return found


@pytest.mark.parametrize("language", [code for code in ON_PAPER if code != "en"])
def test_translations_have_the_placeholders_of_their_source(language: str) -> None:
    for file in (PACKAGE / "wording" / "locale" / language).glob("*.po"):
        for message in read_po(file.open("rb"), locale=language):
            if not message.id:
                continue
            ids = message.id if isinstance(message.id, tuple) else (message.id,)
            strings = message.string if isinstance(message.string, tuple) else (message.string,)
            allowed = {each for source in ids for each in PLACEHOLDER.findall(source)}
            for string in strings:
                assert set(PLACEHOLDER.findall(string)) <= allowed, f"{file.name}: {message.id}"


def test_no_lock_file_names_a_host() -> None:
    assert "://" not in (ROOT / "constraints.txt").read_text(encoding="utf-8")


def test_the_law_s_button_is_the_law_s_words() -> None:
    # § 312j(3) BGB: nothing but an unambiguous phrase; "Bestellen", "OK" or "Bestätigen" would make no contract
    assert catalog("de").ugettext("Buy now") == "Jetzt kaufen"
