"""The talk of each language, compiled once: see words/talk.py for what it holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from orderbot.understanding.phrases import key, pattern, rules
from orderbot.understanding.words.talk import Talk
from orderbot.understanding.words.talk_de import TALK as GERMAN
from orderbot.understanding.words.talk_en import TALK as ENGLISH
from orderbot.understanding.words.talk_tr import TALK as TURKISH

LONG = 5  # letters a command has at least for a typo to be repaired
_EXACT = frozenset({"buy", "erase", "yes", "no", "done", "price", "complaint", "greeting"})  # never guessed
_FREE_OF = rules(
    (
        r"\b\w*(?:gluten|laktose|lactose|nuss|milch|ei|soja|weizen|laktoz)-?(?:frei\w*|free|siz)\b",
        r"\b(?:dairy|nut|egg|soy|wheat)[- ]?free\b",
        r"\b(?:glutensiz|laktozsuz|alerjen\w*|allergens?|allergene?n?|(?:für |uygun )?allergiker\w*)\b",
    )
)
_LISTED = r"(?:,?\s*(?:und|oder|sowie|auch|gegen|and|or|also|to|ve|veya)?\s*(?:{foods})\b)*"


@dataclass(frozen=True, slots=True)
class Rules:
    talk: Talk
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
    allergic: re.Pattern[str]
    unallergic: re.Pattern[str]


@cache
def _rules(language: str) -> Rules:
    talk = {"de": GERMAN, "en": ENGLISH, "tr": TURKISH}[language]
    whole = {key(said): (name, "") for name, sayings in talk.commands.items() for said in sayings}
    whole |= {key(said): ("language", wanted) for wanted, sayings in talk.switches.items() for said in sayings}
    for said, (name, _) in whole.items():
        if name == "erase" and "adres" in said:
            whole[said] = (name, "address")
    allergens = pattern(talk.allergens)
    return Rules(
        talk,
        frozenset(map(key, talk.polite)),
        whole,
        tuple(said for said, (name, _) in whole.items() if name not in _EXACT and _repairable(said)),
        {name: rules(sources) for name, sources in talk.questions.items()},
        re.compile(rf"\b(?:{allergens}|allergene?n?\w*|allergens?|alerjen\w*|zusatzstoff\w*)\b"),
        _FREE_OF,
        re.compile("[^,]*" + _LISTED.format(foods=allergens)),
        rules(talk.ingredient),
        tuple((name, re.compile(rf"\b(?:{pattern(source)})\b")) for name, source in talk.diets.items()),
        re.compile(rf"(?:{pattern(talk.asking)})"),
        rules(talk.allergic),
        rules(source for each in (GERMAN, ENGLISH, TURKISH) for source in each.unallergic),
    )  # fmt: skip


def in_languages(hint: str) -> Iterator[Rules]:
    yield from (_rules(language) for language in sorted(("de", "en", "tr"), key=lambda language: language != hint))


def _repairable(said: str) -> bool:
    return len(said) >= LONG and " " not in said
