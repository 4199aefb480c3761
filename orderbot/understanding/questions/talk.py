"""The talk of each language, compiled once: see words/model.py for what it holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from orderbot.understanding.grammar.languages import LANGUAGES, hinted
from orderbot.understanding.grammar.phrases import any_said, key, one_of, pattern, rules

LONG = 5  # letters a command has at least for a typo to be repaired
_EXACT = frozenset({"buy", "erase", "yes", "no", "done", "price", "complaint", "greeting"})  # never guessed
JOINS = any_said(lambda each: each.dishes.joins)
ALLERGEN = any_said(lambda each: each.talk.allergen)
_FREE_OF = re.compile(rf"\b{any_said(lambda each: each.talk.free_of)}\b")
_LISTING = any_said(lambda each: each.talk.listing)
_UNALLERGIC = re.compile(any_said(lambda each: each.talk.unallergic))
_ALLERGIC_FROM = re.compile(any_said(lambda each: each.talk.allergic_from))


@dataclass(frozen=True, slots=True)
class Rules:
    language: str
    polite: frozenset[str]
    whole: dict[str, tuple[str, str]]  # message as key -> (intent, argument)
    single: tuple[str, ...]  # the words a typo may be repaired to
    questions: dict[str, re.Pattern[str]]
    allergens: re.Pattern[str]
    free_of: re.Pattern[str]
    list_of: re.Pattern[str]  # from the word of an allergy to the end of the foods named
    ingredient: re.Pattern[str]
    diets: tuple[tuple[str, re.Pattern[str]], ...]
    asking: re.Pattern[str]
    first_word: re.Pattern[str]  # of a question
    asking_of: re.Pattern[str]  # names before a question what it is about
    plainly: re.Pattern[str]  # begins a question, also without its mark
    indirectly: re.Pattern[str]
    wishing: re.Pattern[str]
    ordering: re.Pattern[str]
    address: re.Pattern[str]
    allergic: re.Pattern[str]
    unallergic: re.Pattern[str]
    allergic_from: re.Pattern[str]


@cache
def _rules(language: str) -> Rules:
    talk = LANGUAGES[language].talk
    whole = {key(said): (name, "") for name, sayings in talk.commands.items() for said in sayings}
    whole |= {key(said): ("language", wanted) for wanted, sayings in talk.switches.items() for said in sayings}
    address = rules(talk.address)
    for said, (name, _) in whole.items():
        if name == "erase" and address.search(said):
            whole[said] = (name, "address")
    foods = pattern(one_of(talk.allergens))
    return Rules(
        language,
        frozenset(map(key, talk.polite)),
        whole,
        tuple(said for said, (name, _) in whole.items() if name not in _EXACT and _repairable(said)),
        {name: rules(sources) for name, sources in talk.questions.items()},
        re.compile(rf"\b(?:{foods}|{ALLERGEN}\w*)\b"),
        _FREE_OF,
        re.compile(rf"[^,]*(?:,?\s*{_LISTING}?\s*{foods}\b)*"),
        rules(talk.ingredient),
        tuple((name, re.compile(rf"\b(?:{pattern(source)})\b")) for name, source in talk.diets.items()),
        rules((*talk.asking, *talk.asking_end)),
        rules(talk.asking),
        rules(talk.asking_of),
        rules(talk.asking_plainly),
        rules(talk.asking_indirectly),
        rules(talk.wishing),
        re.compile(rf"\b{one_of(LANGUAGES[language].dishes.ordering)}\b"),
        address,
        rules(talk.allergic),
        _UNALLERGIC,
        _ALLERGIC_FROM,
    )  # fmt: skip


def in_languages(hint: str) -> Iterator[Rules]:
    yield from map(_rules, hinted(hint))


def _repairable(said: str) -> bool:
    return len(said) >= LONG and " " not in said
