"""What is in a dish: ingredients, sides, pieces."""

from __future__ import annotations

import functools
from collections import defaultdict
from itertools import pairwise

from orderbot.menu.model import ANY, Item, Menu
from orderbot.understanding.card.making import SHORT, Maker, folded, texts
from orderbot.understanding.grammar.closed import senses_of
from orderbot.understanding.grammar.languages import every
from orderbot.understanding.grammar.senses import Kind, Sense
from orderbot.understanding.grammar.words.model import Language, Phrases
from orderbot.understanding.spelling import forms
from orderbot.understanding.spelling.fold import keys, tokens


def ingredients(make: Maker) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for item in make.menu.items.values():
        own: dict[str, str] = {}
        for ingredient in item.ingredients:
            for text in texts(ingredient):
                said = [
                    part for part in tokens(text) if not (part.key in make.closed or Kind.SIZE in make.single[part.key])
                ]
                if not said:
                    continue  # "große Portion"
                if len(said) < len(tokens(text)) and senses_of(make.trie, *(part.key for part in said)):
                    text = " ".join(part.text for part in said)  # "kleine Pommes", and there are some to order
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


def amounts(menu: Menu) -> frozenset[str]:
    units = {key for word in every(lambda each: each.dishes.units) for key in keys(word)}
    return frozenset(
        size.id
        for size in menu.sizes.values()
        if (said := tokens(size.name.text)) and said[0].is_number and any(part.key in units for part in said[1:])
    )


def costs(menu: Menu) -> frozenset[int]:
    found = {cents for item in menu.items.values() for cents in (*item.price.values(), *item.pickup_price.values())}
    found |= {combo.price for combo in menu.combos.values()}
    return frozenset(
        found
        | {cents for group in menu.groups.values() for each in group.options.values() for cents in each.price.values()}
    )


def bottles(menu: Menu) -> dict[str, tuple[str, ...]]:
    """Dishes of one size that differ in how much it is only."""
    little = {
        key
        for word in every(lambda each: (*each.dishes.units, *each.dishes.vessels, *each.dishes.size_words))
        for key in keys(word)
    }
    alike: dict[tuple[str, frozenset[str]], list[tuple[int, str]]] = defaultdict(list)
    for item in menu.items.values():
        said = (part.key for text in texts(item.name) for part in tokens(text))
        words = frozenset(word for word in said if word.isalpha() and word not in little)
        if words and ANY in item.amount:
            alike[item.section, words].append((item.amount[ANY].quantity, item.id))
    return {
        id: tuple(each for _, each in sorted(found)) for found in alike.values() for _, id in found if len(found) > 1
    }


def covered(item: Item, rules: tuple[forms.Rule, ...]) -> frozenset[str]:
    said = [*texts(item.text), *(text for each in item.ingredients for text in texts(each))]
    words = {key for text in said for part in tokens(text) for key in part.keys}
    words |= {one.key + other.key for text in said for one, other in pairwise(tokens(text)) if other.gap == "-"}
    return frozenset(words | {base for word in words for base in forms.bases(word, rules) if len(base) > SHORT})


def _measures(language: Language) -> Phrases:
    said = language.dishes
    return (*said.units, *said.size_words, *said.people)


@functools.cache
def _counters() -> tuple[frozenset[str], frozenset[str]]:
    """Words after a number that count pieces ("Stück"), and those that measure ("Gramm")."""
    counters, measures = every(lambda each: each.dishes.pieces), every(_measures)
    return frozenset(key for word in counters for key in keys(word)), frozenset(
        key for word in measures for key in keys(word)
    )


def pieces(item: Item, menu: Menu) -> frozenset[int]:
    """The numbers of pieces a portion has: "6 Stück" in its text, its name or the name of a size."""
    counters, measures = _counters()
    opening = tokens(item.text.text)[:2]  # "6 Scheiben", "3 Spieße vom Grill"
    if len(opening) == 2 and opening[1].key.isalpha() and not opening[1].gap and opening[1].key not in measures:
        counters |= {opening[1].key} if len(opening[1].key) >= SHORT else set()
    found = set()
    named = (text for size in item.sizes for text in (*texts(menu.sizes[size].name), *menu.sizes[size].words))
    for text in (*texts(item.text), *texts(item.name), *named):
        parts = tokens(text)
        for number, counter in pairwise(parts):
            if number.key.isdigit() and counter.key in counters:
                found.add(int(number.key))
    return frozenset(found)
