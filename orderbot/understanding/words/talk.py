"""The shape of a language's talk: everything said to the bot that is not a dish, a slot or a change."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Talk:
    """Words and phrases in lower case with their accents (they are compared as keys, see phrases.py)."""

    language: str
    polite: tuple[str, ...]  # left out before a whole message is compared
    commands: dict[str, tuple[str, ...]]  # intent -> whole messages
    switches: dict[str, tuple[str, ...]]  # language -> whole messages that ask for it
    questions: dict[str, tuple[str, ...]]  # intent -> patterns; group 1 is what the question is about
    allergens: str  # alternatives of a pattern: allergens of Annex II as people write them
    ingredient: tuple[str, ...]  # patterns "is there X in Y?"; group 1 is the rest of the sentence
    diets: dict[str, str]  # argument of the intent vegetarian -> alternatives
    asking: str  # pattern of the first word of a question
    allergic: tuple[str, ...]  # patterns: the customer speaks of an allergy
    unallergic: tuple[str, ...]  # patterns that look alike and are not
