"""The languages there are: one file each in words/ (model.py says what is in it). A new file is found by itself."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable
from functools import cache
from typing import Final, TypeVar

from orderbot.understanding.grammar import words
from orderbot.understanding.grammar.words.model import Language

_FIRST = ("de", "en", "tr")  # where two languages read a message equally well, the one before wins
_Said = TypeVar("_Said")


def _rank(code: str) -> tuple[int, str]:
    return _FIRST.index(code) if code in _FIRST else len(_FIRST), code


def _found() -> dict[str, Language]:
    named = {each.name: importlib.import_module(f"{words.__name__}.{each.name}") for each in _files()}
    found = {name: module.LANGUAGE for name, module in named.items() if hasattr(module, "LANGUAGE")}
    for name, language in found.items():
        if language.code != name:
            raise ValueError(f"words/{name}.py holds the language {language.code!r}")
    return {code: found[code] for code in sorted(found, key=_rank)}


def _files() -> Iterable[pkgutil.ModuleInfo]:
    return pkgutil.iter_modules(words.__path__)


LANGUAGES: Final = _found()
FALLBACK: Final = next(iter(LANGUAGES))  # read where nothing tells the language


def readable(code: str) -> str:
    """The language itself if there is a file of it."""
    return code if code in LANGUAGES else FALLBACK


def every(said: Callable[[Language], Iterable[_Said]]) -> tuple[_Said, ...]:
    """What all languages say of one thing: messages mix them."""
    return tuple(dict.fromkeys(each for language in LANGUAGES.values() for each in said(language)))


@cache
def hinted(hint: str) -> tuple[str, ...]:
    """The codes of all languages, the likely one first."""
    return tuple(sorted(LANGUAGES, key=lambda code: code != hint))
