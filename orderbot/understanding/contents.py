"""What is in a dish: ingredients, sides, pieces."""

from __future__ import annotations

from itertools import pairwise

from orderbot.menu.model import Item
from orderbot.understanding import forms
from orderbot.understanding.fold import keys, tokens
from orderbot.understanding.languages import every
from orderbot.understanding.making import SHORT, Maker, folded, texts
from orderbot.understanding.senses import Kind, Sense
from orderbot.understanding.words.model import Language, Phrases


def ingredients(make: Maker) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for item in make.menu.items.values():
        own: dict[str, str] = {}
        for ingredient in item.ingredients:
            for text in texts(ingredient):
                if all(part.key in make.closed or Kind.SIZE in make.single[part.key] for part in tokens(text)):
                    continue  # "große Portion"
                for spelling in folded(text):
                    own.setdefault(spelling, ingredient.text)
                    make.put(text, Sense(Kind.INGREDIENT, spelling))
        for ingredient in item.ingredients:  # "scharfe Salami": salami, unless that is there by itself
            for text in texts(ingredient):
                parts = tokens(text)
                if len(parts) > 1 and len(parts[-1].key) >= SHORT and parts[-1].key not in make.closed:
                    own.setdefault(parts[-1].key, ingredient.text)
                    make.put(parts[-1].text, Sense(Kind.INGREDIENT, parts[-1].key))
        found[item.id] = own
    return found


def covered(item: Item, rules: tuple[forms.Rule, ...]) -> frozenset[str]:
    said = [*texts(item.text), *(text for each in item.ingredients for text in texts(each))]
    words = {key for text in said for part in tokens(text) for key in part.keys}
    return frozenset(words | {base for word in words for base in forms.bases(word, rules) if len(base) > SHORT})


def _measures(language: Language) -> Phrases:
    said = language.dishes
    return (*said.units, *said.size_words, *said.people)


def pieces(item: Item) -> frozenset[int]:
    counters = {key for word in every(lambda each: each.dishes.pieces) for key in keys(word)}
    measures = {key for word in every(_measures) for key in keys(word)}
    opening = tokens(item.text.text)[:2]  # "6 Scheiben", "3 Spieße vom Grill"
    if len(opening) == 2 and opening[1].key.isalpha() and not opening[1].gap and opening[1].key not in measures:
        counters |= {opening[1].key} if len(opening[1].key) >= SHORT else set()
    found = set()
    for text in (*texts(item.text), *texts(item.name)):
        parts = tokens(text)
        for number, counter in pairwise(parts):
            if number.key.isdigit() and counter.key in counters:
                found.add(int(number.key))
    return frozenset(found)
