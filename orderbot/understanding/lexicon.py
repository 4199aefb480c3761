"""A card, compiled once: every way its dishes, sizes, options and ingredients are written."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from orderbot.menu.model import Combo, Item, Menu, Section
from orderbot.texts import Words
from orderbot.understanding import forms
from orderbot.understanding.closed import END, LANGUAGES, Trie, closed, put, spellings
from orderbot.understanding.fold import keys, tokens
from orderbot.understanding.senses import Kind, Sense

_JOINTS = re.compile(r"\s+(?:und|and|ve|&|\+)\s+|\s*[,/&+]\s*", re.IGNORECASE)
_NUMBER_UNIT = re.compile(r"(\d+)\s*(cm|\"|inch|zoll|er)?", re.IGNORECASE)
_PIECES = 3  # letters a word of a name needs to stand for the dish
_COMPOUND = 4  # letters of the last part of a compound


@dataclass(frozen=True, slots=True)
class Lexicon:
    menu: Menu
    trie: Trie
    words: frozenset[str]  # every single word of the card
    bases: dict[str, tuple[str, ...]]  # base -> words of the card that are forms of it
    repairable: tuple[str, ...]  # words a mistyped word may be repaired to
    ends: dict[str, frozenset[str]]  # last part of a compound -> dishes
    ingredients: dict[str, dict[str, str]]  # dish -> folded phrase -> the word of the card's text
    option_phrases: dict[tuple[str, str], frozenset[str]]
    pieces: dict[str, frozenset[int]]  # dish -> "6 Stück" of its text
    phrases: dict[str, frozenset[str]]  # dish -> its whole names
    names: dict[str, frozenset[str]]  # dish -> folded words of its names
    covered: dict[str, frozenset[str]]  # dish -> folded words of its text: sides that come with it
    heads: frozenset[str]  # dishes named like their section ("Pizza"): generic

    def dish(self, id: str) -> Item | Combo:
        return _dish(self.menu, id)

    def name_of(self, sense: Sense) -> str:
        """What the card calls it, in the card's language."""
        menu = self.menu
        match sense.kind:
            case Kind.ITEM | Kind.PART:
                return self.dish(sense.value).name.text
            case Kind.OPTION:
                return menu.groups[sense.group].options[sense.value].name.text
            case Kind.SIZE:
                return menu.sizes[sense.value].name.text
            case Kind.HEAD:
                return menu.sections[sense.value].name.text
        return sense.value

    def exists(self, id: str) -> bool:
        return (id in self.menu.items and not self.menu.items[id].hidden) or id in self.menu.combos

    def section(self, id: str) -> str:
        return self.menu.items[id].section if id in self.menu.items else ""

    def sizes(self, id: str) -> tuple[str, ...]:
        return self.menu.items[id].sizes if id in self.menu.items else ()

    def offers(self, id: str, group: str, option: str) -> bool:
        item = self.menu.items.get(id)
        return item is not None and group in item.choices and option in self.menu.groups[group].options


def _texts(words: Words) -> Iterator[str]:
    yield words.text
    yield from (text for _, text in words.others)


def _names(dish: Item | Combo) -> tuple[str, ...]:
    short = tuple(_texts(dish.short)) if isinstance(dish, Item) else ()
    return tuple(dict.fromkeys(name for name in (*_texts(dish.name), *dish.words, *short) if name.strip()))


def folded(phrase: str) -> tuple[str, ...]:
    """The spellings of a phrase as single strings."""
    return tuple(" ".join(spelling) for spelling in spellings(phrase) if spelling)


class _Maker:
    """What is collected while a card is compiled."""

    def __init__(self, menu: Menu) -> None:
        self.menu = menu
        self.trie: Trie = {}
        self.words: set[str] = set()
        self.single: dict[str, set[Kind]] = defaultdict(set)
        self.parts: dict[str, set[str]] = defaultdict(set)
        self.closed = frozenset[str]().union(*(closed(code).own for code in LANGUAGES))
        self.grammar = frozenset[str]().union(*(closed(code).grammar for code in LANGUAGES))

    def put(self, phrase: str, sense: Sense) -> None:
        for spelling in spellings(phrase):
            if spelling:
                put(self.trie, spelling, sense)
                self.words.update(spelling)
                if len(spelling) == 1:
                    self.single[spelling[0]].add(sense.kind)
                elif sense.kind is Kind.ITEM and len(spelling) == 2:
                    glued = "".join(spelling)  # pannacotta
                    put(self.trie, (glued,), sense)
                    self.words.add(glued)


def _sizes(make: _Maker) -> None:
    times: dict[str, int] = defaultdict(int)
    for size in make.menu.sizes.values():
        for word in {part.key for text in _texts(size.name) for part in tokens(text)}:
            times[word] += 1
    for size in make.menu.sizes.values():
        sense = Sense(Kind.SIZE, size.id)
        for text in _texts(size.name):
            make.put(text, sense)
            own = [
                part
                for part in tokens(text)
                if times[part.key] == 1 and part.key not in make.grammar and not part.is_number and len(part.key) > 2
            ]
            for part in own:
                make.put(part.text, sense)
            for match in _NUMBER_UNIT.finditer(text):
                for unit in ("cm", "er", match[2] or "cm"):
                    make.put(f"{match[1]} {unit}", sense)
        for word in (*size.words, size.id):
            make.put(word, sense)
    said = {
        keys for size in make.menu.sizes.values() for text in (*_texts(size.name), *size.words) for keys in folded(text)
    }
    for size in make.menu.sizes.values():
        own_words = {key for text in (*_texts(size.name), *size.words) for part in tokens(text) for key in part.keys}
        own_words |= {key for text in (*_texts(size.name), *size.words) for key in folded(text)}
        for language in LANGUAGES.values():
            for name, others in language.sizes.items():
                if own_words & set(folded(name)):
                    for word in others:
                        if not said & set(folded(word)):  # the card's own words come first
                            make.put(word, Sense(Kind.SIZE, size.id))


def _options(make: _Maker) -> dict[tuple[str, str], frozenset[str]]:
    found: dict[tuple[str, str], frozenset[str]] = {}
    partial: dict[str, set[tuple[str, str, bool]]] = defaultdict(set)
    for group in make.menu.groups.values():
        for option in group.options.values():
            phrases = [phrase for phrase in (*_texts(option.name), *option.words) if phrase.strip()]
            for phrase in phrases:
                make.put(phrase, Sense(Kind.OPTION, option.id, group.id))
                parts = tokens(phrase)
                if len(parts) > 1:
                    for part in parts:
                        if len(part.key) > _PIECES and part.key not in make.closed and not part.is_number:
                            partial[part.key].add((group.id, option.id, part is parts[-1]))
            found[group.id, option.id] = frozenset(key for phrase in phrases for key in folded(phrase))
    for word, options in partial.items():
        if not make.single[word] & {Kind.OPTION, Kind.SIZE}:
            for group_id, option_id, last in sorted(options):
                make.put(word, Sense(Kind.OPTION, option_id, group_id, whole=False, vague=last))
    return found


def _heads(make: _Maker) -> dict[str, str]:
    """Section nouns; the result maps a folded noun to its section."""
    found: dict[str, str] = {}
    for section in make.menu.sections.values():
        nouns = [noun for text in _texts(section.name) for noun in (text, *_JOINTS.split(text))]
        for noun in (*nouns, *section.words):
            for spelling in folded(noun):
                found.setdefault(spelling, section.id)
                for rules in {closed(code).rules for code in LANGUAGES}:
                    for base in forms.bases(spelling, rules):
                        if len(base) > _PIECES and base not in make.closed:
                            found.setdefault(base, section.id)
    return found


def _items(make: _Maker, heads: dict[str, str]) -> tuple[dict[str, frozenset[str]], dict[str, set[str]]]:
    names: dict[str, frozenset[str]] = {}
    dishes: list[Item | Combo] = [item for item in make.menu.items.values() if not item.hidden]
    dishes += make.menu.combos.values()
    stripped: dict[str, set[str]] = defaultdict(set)
    for dish in dishes:
        words: set[str] = set()
        section = make.menu.sections.get(dish.section) if isinstance(dish, Item) else None
        nouns = _nouns(section)
        for name in _names(dish):
            make.put(name, Sense(Kind.ITEM, dish.id))
            parts = tokens(name)
            words.update(key for part in parts for key in part.keys)
            rest = [part for part in parts if not set(part.keys) & nouns]
            if len(rest) < len(parts) and rest:
                stripped[" ".join(part.text for part in rest)].add(dish.id)
            if isinstance(dish, Item) and len(parts) == 1 and section is not None:
                for noun in section_nouns(section):
                    make.put(name + noun, Sense(Kind.ITEM, dish.id))  # Salamipizza
                    rest = name.casefold().removesuffix(noun.casefold())
                    if rest != name.casefold() and len(rest) > _PIECES:  # Thunfischpizza: Pizza Thunfisch
                        make.put(f"{noun} {rest}", Sense(Kind.ITEM, dish.id))
                        make.put(f"{rest} {noun}", Sense(Kind.ITEM, dish.id))
        names[dish.id] = frozenset(words)
    for dish_id, words_of in names.items():
        for word in words_of:
            if len(word) >= _PIECES and word not in make.closed and not word[0].isdigit():
                make.parts[word].add(dish_id)
    return names, stripped


def _nouns(section: Section | None) -> set[str]:
    return {key for noun in section_nouns(section) for key in folded(noun)} if section else set()


def section_nouns(section: Section) -> tuple[str, ...]:
    """The section's noun in every language and its own words, where it is a single word."""
    said = (*_texts(section.name), *section.words)
    return tuple(dict.fromkeys(noun for noun in said if len(tokens(noun)) == 1))


def _parts(
    make: _Maker, heads: dict[str, str], names: dict[str, frozenset[str]], stripped: dict[str, set[str]]
) -> dict[str, frozenset[str]]:
    """Words that stand for the dishes in whose names they are, and the ends of compounds."""
    for rest, dishes in stripped.items():
        taken = {kind for key in folded(rest) for kind in make.single[key]}
        if Kind.ITEM not in taken:
            everywhere = set(dishes).union(*(make.parts.get(key, set()) for key in folded(rest)))
            for dish in sorted(dishes if taken & {Kind.OPTION} else everywhere):
                make.put(rest, Sense(Kind.PART, dish))
    single = {
        text for section in make.menu.sections.values() for noun in section_nouns(section) for text in folded(noun)
    }
    for word, dishes in sorted(make.parts.items()):
        taken = make.single[word]
        if not taken & {Kind.ITEM, Kind.OPTION, Kind.SIZE, Kind.PART} and word not in single and word not in heads:
            for dish in sorted(dishes):
                make.put(word, Sense(Kind.PART, dish))
    ends: dict[str, set[str]] = defaultdict(set)
    known = {word for word in (*make.parts, *heads) if len(word) >= _COMPOUND}
    for dish, words in names.items():
        for word in words:
            for place in range(1, len(word) - _COMPOUND + 1):
                if word[place:] in known:
                    ends[word[place:]].add(dish)
    for word, section in heads.items():
        narrowed = {
            dish
            for dish in make.parts.get(word, set()) | ends.get(word, set())
            if dish in make.menu.items and make.menu.items[dish].section == section
        }
        taken = make.single.get(word, set())
        if word not in single and narrowed and Kind.ITEM not in taken:
            for dish in sorted(narrowed):
                make.put(word, Sense(Kind.PART, dish))
        else:
            node = make.trie.get(word, {})
            own = node.get(END, ()) if isinstance(node, dict) else ()
            for form in (word, *_plurals(word)):
                for sense in (*own, Sense(Kind.HEAD, section)):
                    make.put(form, sense)  # type: ignore[arg-type]
    for word in list(make.parts):
        taken = make.single.get(word, set())
        if word in ends and Kind.PART in taken and word not in heads:
            for dish in sorted(ends[word]):
                make.put(word, Sense(Kind.PART, dish))
    return {word: frozenset(dishes) for word, dishes in ends.items()}


def _plurals(noun: str) -> tuple[str, ...]:
    """Written out, so that mistyped ones are found too."""
    if " " in noun or len(noun) <= _PIECES:
        return ()
    return (noun + "s", noun + "n", noun.removesuffix("a") + "en" if noun.endswith("a") else noun + "en")


def _ingredients(make: _Maker) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for item in make.menu.items.values():
        own: dict[str, str] = {}
        for ingredient in item.ingredients:
            for text in _texts(ingredient):
                if all(part.key in make.closed or Kind.SIZE in make.single[part.key] for part in tokens(text)):
                    continue  # "große Portion"
                for spelling in folded(text):
                    own.setdefault(spelling, ingredient.text)
                    make.put(text, Sense(Kind.INGREDIENT, spelling))
        for ingredient in item.ingredients:  # "scharfe Salami": salami, unless that is there by itself
            for text in _texts(ingredient):
                parts = tokens(text)
                if len(parts) > 1 and len(parts[-1].key) >= _PIECES and parts[-1].key not in make.closed:
                    own.setdefault(parts[-1].key, ingredient.text)
                    make.put(parts[-1].text, Sense(Kind.INGREDIENT, parts[-1].key))
        found[item.id] = own
    return found


def _covered(item: Item, rules: tuple[forms.Rule, ...]) -> frozenset[str]:
    texts = [*_texts(item.text), *(text for each in item.ingredients for text in _texts(each))]
    words = {key for text in texts for part in tokens(text) for key in part.keys}
    return frozenset(words | {base for word in words for base in forms.bases(word, rules) if len(base) > _PIECES})


def _pieces(item: Item) -> frozenset[int]:
    counters = {key for language in LANGUAGES.values() for word in language.pieces for key in keys(word)}
    found = set()
    for text in (*_texts(item.text), *_texts(item.name)):
        parts = tokens(text)
        for number, counter in zip(parts, parts[1:], strict=False):
            if number.key.isdigit() and counter.key in counters:
                found.add(int(number.key))
    return frozenset(found)


def _based(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    rules = tuple(
        dict.fromkeys((*closed("de").rules, *closed("en").rules))
    )  # without Turkish: its endings are many and stand on what is typed only
    for word in sorted(words):
        if not word[0].isdigit():
            for base in forms.bases(word, rules):
                if len(base) > _PIECES:
                    found[base].append(word)
    return {base: tuple(dict.fromkeys(forms_)) for base, forms_ in found.items()}


def _dish(menu: Menu, id: str) -> Item | Combo:
    return menu.items[id] if id in menu.items else menu.combos[id]


def compile_lexicon(menu: Menu) -> Lexicon:
    make = _Maker(menu)
    make.put(menu.name, Sense(Kind.STOP))
    _sizes(make)
    options = _options(make)
    heads = _heads(make)
    names, stripped = _items(make, heads)
    ends = _parts(make, heads, names, stripped)
    ingredients = _ingredients(make)
    rules = closed(menu.languages[0] if menu.languages and menu.languages[0] in LANGUAGES else "de").rules
    generic = {
        item.id
        for item in menu.items.values()
        if set().union(*(folded(name) for name in _names(item))) & _nouns(menu.sections.get(item.section))
    }
    return Lexicon(
        menu,
        make.trie,
        frozenset(make.words),
        _based(make.words),
        tuple(sorted(word for word in make.words if len(word) >= 4 and not word[0].isdigit())),
        ends,
        ingredients,
        options,
        {item.id: _pieces(item) for item in menu.items.values()},
        {dish: frozenset(key for name in _names(_dish(menu, dish)) for key in folded(name)) for dish in names},
        names,
        {item.id: _covered(item, rules) for item in menu.items.values()},
        frozenset(generic),
    )
