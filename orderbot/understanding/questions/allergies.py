"""Allergies of the customer's: where they are spoken of, in whose words, and what they want left out for it.

A food named with an allergy is no wish; what follows from it is: "lactose intolerant, so no cheese please".
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from orderbot.understanding.grammar.languages import every
from orderbot.understanding.grammar.phrases import Key, any_said, keyed, one_of, pattern, sentences
from orderbot.understanding.questions.talk import Rules, in_languages


def allergy_span(text: str, language_hint: str = "") -> tuple[int, int] | None:
    """Where the customer speaks of an allergy of theirs: the part of the sentence between commas, and the list of
    foods that may follow. The dish parser leaves it out."""
    spelled = keyed(text)
    for rule in in_languages(language_hint):
        for start, end, _ in sentences(spelled.text):
            place = _allergic(rule, spelled.text[start:end])
            if place is None:
                continue
            begin, _ = _clauses(rule, spelled.text[start:end], place, against=True)
            for match in rule.allergic_from.finditer(spelled.text[start:end], begin, place):
                begin = match.start()  # "Margherita und ich hab Zöliakie": the pizza is ordered
            stop = rule.list_of.match(spelled.text, start + place, end)
            until = stop.end() if stop else end
            if out := _LEFT_OUT.match(
                spelled.text, until + len(spelled.text[until:end]) - len(spelled.text[until:end].lstrip(" ,")), end
            ):
                until = out.end()
            left, right = spelled.span(start + begin, until)
            return left + len(text[left:right]) - len(text[left:right].lstrip()), right
    return None


def _allergic(rule: Rules, sentence: str) -> int | None:
    """Where the word of the allergy stands."""
    taken = [match.span() for match in rule.unallergic.finditer(sentence)]
    for match in rule.allergic.finditer(sentence):
        if not any(left <= match.start() < right for left, right in taken):
            return match.start()
    return None


def allergy_words(text: str, language_hint: str = "") -> str:
    """The clauses in which the customer speaks of an allergy, verbatim; "" if none does. Better one too many."""
    spelled = keyed(text)
    said: list[str] = []
    for start, end, _ in sentences(spelled.text):
        sentence = spelled.text[start:end]
        for rule in in_languages(language_hint):
            place = _allergic(rule, sentence)
            if place is not None:
                low, high = _clauses(rule, sentence, place)
                left, right = spelled.span(start + low, start + high)
                said.append(text[left:right].strip(" ,;"))
                break
    return " ".join(said)


def more_allergy_words(text: str, language_hint: str = "") -> str:
    """Of who spoke of an allergy before: "und gegen Sellerie auch"; "" if none is added."""
    spelled = keyed(text)
    said = spelled.text
    for _, names in _FOODS:
        for food in names.finditer(said):
            begin = max(said.rfind(mark, 0, food.start()) for mark in ",;.!?\n") + 1
            if against := _AGAINST.search(said, begin, food.start()):
                end = next((at for at in range(food.end(), len(said)) if said[at] in ",;.!?\n"), len(said))
                left, right = spelled.span(against.start(), end)
                return text[left:right].strip()
    return ""


def asks_for_any(text: str, language_hint: str = "") -> bool:
    """ "Habt ihr glutenfreie Pizza?": what the card has, not what is chosen."""
    said = keyed(text).text
    return any(
        name in rule.questions and rule.free_of.search(said) and rule.questions[name].search(said)
        for rule in in_languages(language_hint)
        for name in ("available", "menu")
    )


def foods_named(text: str) -> tuple[tuple[str, str], ...]:
    """(allergen of the card, the word as written) for each that the text names: ("nuts", "Haselnüsse")."""
    spelled = keyed(text)
    found: dict[str, tuple[int, int]] = {}
    for allergen, names in _FOODS:
        if match := names.search(spelled.text):
            found.setdefault(allergen, spelled.span(*match.span()))
    inorder = sorted(found.items(), key=lambda each: each[1])
    return tuple((allergen, _SUFFERED.sub("", text[slice(*place)])) for allergen, place in inorder)


def is_allergy(word: str) -> bool:
    """ "Eierallergie" names eggs, and is no ingredient."""
    return bool(_SUFFERED.search(word))


_SUFFERED = re.compile(
    rf"(?i)-?(?:allerg\w*|intoleran\w*|unverträglich\w*|{any_said(lambda each: each.talk.free)})$"
)  # "Nussallergie", "glutenfrei": nuts and gluten are meant
_FOODS = tuple(
    (allergen, re.compile(rf"\b{pattern(one_of(names))}\b"))
    for allergen, names in every(lambda each: each.talk.foods.items())
)


_WORD = re.compile(r"[^\W\d_]+")
_COMMA = re.compile(r",(?!\d)\s*")
_AGAINST = re.compile(rf"\b{any_said(lambda each: each.talk.against)}\b")
_GOES_ON = re.compile(rf"{any_said(lambda each: each.talk.goes_on)}\b")


def _clauses(rule: Rules, sentence: str, place: int, *, against: bool = False) -> tuple[int, int]:
    """The clause between commas, with those beside it that name foods: "gegen Nüsse, Milch und Ei allergisch".
    `against`: before it only those that say so, since dishes name foods too."""
    cuts = [0, *(match.end() for match in _COMMA.finditer(sentence)), len(sentence)]
    parts = list(pairwise(cuts))
    first = last = next((number for number, (_, end) in enumerate(parts) if place < end), len(parts) - 1)

    def names_food(number: int) -> bool:
        words = sentence[slice(*parts[number])]
        return any(each.allergens.search(words) for each in in_languages(rule.language))

    starts = [number for number in range(first) if _AGAINST.search(sentence[slice(*parts[number])])]
    if starts and all(names_food(number) for number in range(starts[-1], first)):
        first = starts[-1]
    while not against and first > 0 and names_food(first - 1):
        first -= 1
    while last + 1 < len(parts) and (
        names_food(last + 1)
        or _GOES_ON.match(sentence, parts[last + 1][0])
        or _LEFT_OUT.match(sentence, parts[last + 1][0])
    ):
        last += 1
    later = _allergic(rule, sentence[parts[last][1] :])
    return parts[first][0], len(sentence) if later is not None else parts[last][1]


# ---- what follows from it -------------------------------------------------------------------------------------------

_LEADS = any_said(
    lambda each: map(re.escape, (*each.talk.therefore, *filter(str.isalpha, (*each.dishes.polite, *each.dishes.and_))))
)
_DENIES_ONE = any_said(lambda each: map(re.escape, each.dishes.no_such))
_WITHOUT = any_said(lambda each: map(re.escape, each.dishes.without))
_OUT = any_said(lambda each: each.talk.left_out)
_LEAD = rf"(?:^|(?<=[\s,.;!-]))(?P<lead>(?:{_LEADS}\b[ ,]*)*)"
_NAMED_OUT = re.compile(rf"{_LEAD}\b{_WITHOUT} (?P<food>[^,.;!?\n]+)")
_LEFT_OUT = re.compile(rf"{_LEAD}\b{_OUT}(?: {_LEADS})*\s*(?=[,.;!?\n]|$)")
_BETWEEN = re.compile(r"[\s,.;!-]*")
_ONE_DENIED = re.compile(rf"{_DENIES_ONE}\b")


@dataclass(frozen=True, slots=True)
class Consequence:
    """What an allergy asks for, and where it says so: [start, end) of the text."""

    foods: str  # as written
    start: int
    end: int


def consequence_of(text: str, is_card: Callable[[str], bool], language_hint: str = "") -> Consequence | None:
    """ "so no cheese", "allergic to onions, please leave them out": None if nothing of the card is named.

    `is_card`: is it a word of the card, and none that the language needs?
    """
    spelled = keyed(text)
    for start, end, _ in sentences(spelled.text):
        for rule in in_languages(language_hint):
            sentence = spelled.text[start:end]
            place = _allergic(rule, sentence)
            if place is not None:
                low, high = _clauses(rule, sentence, place)
                after = _BETWEEN.match(spelled.text, start + high)
                until = after.end() if after else start + high
                return _consequence(text, spelled, (start + low, start + place, until), is_card)
    return None


def _consequence(
    text: str, spelled: Key, places: tuple[int, int, int], is_card: Callable[[str], bool]
) -> Consequence | None:
    """`places`: where the clause of the allergy begins, where its word stands, and where the next clause begins. What
    follows from it begins behind the word, in that clause or the next."""
    begin, place, until = places
    said = spelled.text
    for match in _NAMED_OUT.finditer(said, place):
        if match.start() > until:
            break
        begins = bool(match["lead"]) or match.start() == until
        if not begins and _ONE_DENIED.match(said, match.start()):
            continue  # "I can eat no cheese" only tells of it
        food = text[slice(*spelled.span(*match.span("food")))]
        if any(map(is_card, _food_words(food))):
            return Consequence(food, *spelled.span(*match.span()))
    out = _LEFT_OUT.search(said, place)
    if out and out.start() <= until:
        before = text[slice(*spelled.span(begin, out.start()))]
        if foods := list(filter(is_card, _food_words(before))):
            return Consequence(" ".join(foods), *spelled.span(*out.span()))
    return None


def _food_words(text: str) -> list[str]:
    """The words of a text, of "Zwiebelallergie" the onion."""
    return [_SUFFERED.sub("", word) for word in _WORD.findall(text)]
