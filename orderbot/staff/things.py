"""The words of a command -> the things of the card they can mean: a dish, an option, an ingredient."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from orderbot.menu.model import Menu
from orderbot.ordering.stock import ingredient_key, item_key, option_key
from orderbot.texts import Arg, Words, text
from orderbot.understanding.card.lexicon import Lexicon, folded
from orderbot.understanding.grammar.closed import closed
from orderbot.understanding.grammar.languages import FALLBACK
from orderbot.understanding.grammar.phrases import key, pattern
from orderbot.understanding.grammar.senses import Kind
from orderbot.understanding.lattice.spans import spans_of
from orderbot.understanding.spelling.fold import tokens

_BETWEEN = re.compile(r"\s*[,;/+&]\s*|\s+(?:und|and)\s+", re.IGNORECASE)
_BEFORE = re.compile(r"^(?:der|die|das|den|dem|the|our|unsere?)\s+", re.IGNORECASE)
_PREFIXES = {
    "dish": re.compile(pattern(r"(?:nr\.?|nummer|number|gericht|dish|item) ?")),
    "ingredient": re.compile(pattern(r"(?:die )?(?:zutat|ingredient) ")),
    "option": re.compile(pattern(r"(?:das )?(?:extra|option|zusatz) ")),
}
_IDLE = frozenset({Kind.STOP, Kind.POLITE, Kind.DEFINITE, Kind.ID_WORD, Kind.ID_ARTICLE, Kind.TALK})


@dataclass(frozen=True, slots=True)
class Thing:
    """`keys` of the stock; `write` says it without doubt, in words that are read again."""

    keys: tuple[str, ...]
    name: Arg
    write: Arg

    @property
    def dish(self) -> bool:
        return self.keys[0].startswith("item:")


@dataclass(frozen=True, slots=True)
class Sense:
    """What some words can mean; one thing if it is clear, none if nothing fits."""

    words: str
    things: tuple[Thing, ...]


def senses(words: str, menu: Menu, lexicon: Lexicon) -> tuple[Sense, ...]:
    """Of all words as one name; else of each name in the list."""
    whole = Sense(words, _meant(words, menu, lexicon))
    parts = [part for part in _BETWEEN.split(words) if part.strip()]
    if whole.things or len(parts) < 2:
        return (whole,)
    return tuple(Sense(part, _meant(part, menu, lexicon)) for part in parts)


def dish(id: str, menu: Menu) -> Thing:
    known = menu.items.get(id) or menu.combos.get(id)
    name = known.name if known else Words(id)
    numbered = id[:1].isdigit()
    return Thing((item_key(id),), text("{id} {name}", id=id, name=name) if numbered else name, id)


def named(word: str, menu: Menu, *, only_options: bool = False) -> Thing | None:
    """What the card calls by that word besides dishes: the ingredient and the options of that name, as one thing."""
    options = [
        (option_key(group.id, option.id), option.name)
        for group in menu.groups.values()
        for option in group.options.values()
        if option.name.text.casefold() == word.casefold()
    ]
    inside = [
        each for item in menu.items.values() for each in item.ingredients if each.text.casefold() == word.casefold()
    ]
    keys = tuple(dict.fromkeys(key for key, _ in options))
    if inside and not only_options:
        write = text("ingredient {name}", name=inside[0])
        return Thing((ingredient_key(word), *keys), inside[0], write)
    return Thing(keys, options[0][1], text("extra {name}", name=options[0][1])) if options else None


def of_key(stock_key: str, menu: Menu) -> Arg:
    """What a key of the stock is called."""
    kind, _, rest = stock_key.partition(":")
    if kind == "item":
        return dish(rest, menu).name
    if kind == "option":
        group, _, option = rest.partition(".")
        known = menu.groups[group].options.get(option) if group in menu.groups else None
        return text("extra {name}", name=known.name if known else option)
    inside = (each for item in menu.items.values() for each in item.ingredients if each.text.casefold() == rest)
    return text("ingredient {name}", name=next(inside, Words(rest)))


def written(stock_key: str, menu: Menu) -> Arg:
    """Words that name a key of the stock without doubt when they are read again."""
    kind, _, rest = stock_key.partition(":")
    return rest if kind == "item" else of_key(stock_key, menu)


def without_it(word: Thing, menu: Menu) -> list[Thing]:
    """The dishes that are refused while this ingredient is out."""
    return [
        dish(item.id, menu)
        for item in menu.items.values()
        if not item.hidden and any(ingredient_key(each.text) in word.keys for each in item.ingredients)
    ]


# ---- reading -------------------------------------------------------------------------------------------------------


def _meant(words: str, menu: Menu, lexicon: Lexicon) -> tuple[Thing, ...]:
    kind, bare = _kind(_BEFORE.sub("", words.strip()))
    ids = [id for id in (*menu.items, *menu.combos) if id.casefold() == bare.casefold()]
    found: Iterable[Thing | None]
    if ids and kind in ("", "dish"):
        found = [dish(ids[0], menu)]
    else:
        said = set(folded(bare))
        found = [*_exact(said, kind, menu, lexicon)] or [*_near(bare, kind, menu, lexicon)]
    return tuple({each.keys: each for each in found if each}.values())


def _kind(words: str) -> tuple[str, str]:
    """ "Zutat Salami" says what kind of thing is meant."""
    spelled = key(words)
    for kind, prefix in _PREFIXES.items():
        if match := prefix.match(spelled):
            return kind, words[match.end() :].strip()
    return "", words


def _exact(said: set[str], kind: str, menu: Menu, lexicon: Lexicon) -> Iterator[Thing | None]:
    if kind in ("", "dish"):
        yield from (dish(id, menu) for id, phrases in lexicon.phrases.items() if phrases & said)
    if kind in ("", "option"):
        for (group, option), phrases in lexicon.option_phrases.items():
            if phrases & said:
                yield named(menu.groups[group].options[option].name.text, menu, only_options=kind == "option")
    if kind in ("", "ingredient"):
        words = [own[each] for own in lexicon.ingredients.values() for each in said if each in own]
        same = [word for word in words if set(folded(word)) & said]  # "Salami" before "scharfe Salami"
        yield from (named(word, menu) for word in same or words)


def _near(words: str, kind: str, menu: Menu, lexicon: Lexicon) -> Iterator[Thing | None]:
    """Mistyped, or only a part of a name."""
    spans = [
        span for span in spans_of(tokens(words), lexicon, closed(FALLBACK)) if not span.has(*_IDLE) or span.is_card
    ]
    if not spans or not all(span.is_card for span in spans):
        return
    for sense in (sense for span in spans for sense in (*span.senses, *span.rivals)):
        match sense.kind:
            case Kind.ITEM | Kind.PART if kind in ("", "dish"):
                yield dish(sense.value, menu)
            case Kind.HEAD if kind in ("", "dish"):
                yield from (dish(id, menu) for id in menu.sections[sense.value].items)
            case Kind.OPTION if kind in ("", "option"):
                option = menu.groups[sense.group].options[sense.value]
                yield named(option.name.text, menu, only_options=kind == "option")
            case Kind.INGREDIENT if kind in ("", "ingredient"):
                words_of = {own[sense.value] for own in lexicon.ingredients.values() if sense.value in own}
                yield from (named(word, menu) for word in sorted(words_of))
            case Kind.SIZE:  # a size alone cannot be sold out: no dish is meant beyond doubt
                yield Thing(("size",), lexicon.name_of(sense), "")
