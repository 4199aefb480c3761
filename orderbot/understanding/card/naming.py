"""How sizes, options, sections and dishes are named: whole names, words of names, compounds."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from orderbot.menu.model import Combo, Item, Menu, Section
from orderbot.understanding.card.making import (
    SHORT,
    Collision,
    Maker,
    folded,
    linked,
    names,
    nouns,
    section_nouns,
    texts,
)
from orderbot.understanding.card.making import dish as dish_of
from orderbot.understanding.grammar.closed import closed, senses_of
from orderbot.understanding.grammar.languages import LANGUAGES, every
from orderbot.understanding.grammar.senses import Kind, Sense
from orderbot.understanding.spelling import forms
from orderbot.understanding.spelling.fold import Token, tokens

_AND = "|".join((*every(lambda each: each.dishes.joins), "&", r"\+"))
_JOINTS = re.compile(rf"\s+(?:{_AND})\s+|\s*[,/&+]\s*", re.IGNORECASE)
_ENDINGS = every(lambda each: each.dishes.number_endings)
_UNITS = "|".join(("cm", '"', *every(lambda each: each.dishes.size_units), *_ENDINGS))
_NUMBER_UNIT = re.compile(rf"(\d+)\s*({_UNITS})?", re.IGNORECASE)
_LETTERED = re.compile(r"[a-zA-Z]{1,3}\d+[a-zA-Z]?")  # an id such as M12; a number is read as one
_DECLENSION = every(lambda each: each.dishes.declension)
_PLURALS = forms.rules(every(lambda each: each.dishes.plurals))
_SIZES = {said for name, others in every(lambda each: each.dishes.sizes.items()) for said in (name, *others)}
_NEARLY = 0.80
_COMPOUND = 4  # letters of the last part of a compound


def alike_sizes(menu: Menu) -> dict[str, frozenset[str]]:
    """Each size with those that share one of its words: "groß 32 cm" and "groß"."""
    keys = {
        size.id: {
            key
            for said in (*texts(size.name), *size.words)
            for words in (said, *said.split()[:1])
            for key in folded(words)
        }
        for size in menu.sizes.values()
    }
    return {one: frozenset(other for other in keys if keys[one] & keys[other] or other == one) for one in keys}


def sizes(make: Maker) -> None:
    times: dict[str, int] = defaultdict(int)
    for size in make.menu.sizes.values():
        for word in {part.key for text in texts(size.name) for part in tokens(text)}:
            times[word] += 1
    for size in make.menu.sizes.values():
        sense = Sense(Kind.SIZE, size.id)
        for text in (*texts(size.name), *size.words, size.id):
            make.put(text, sense)
        for text in texts(size.name):
            for place, part in enumerate(tokens(text)):
                telling = times[part.key] == 1 or place == 0
                if telling and part.key not in make.grammar and not part.is_number and len(part.key) >= SHORT:
                    make.put(part.text, sense)
            for match in _NUMBER_UNIT.finditer(text):
                for unit in ("cm", *_ENDINGS, match[2] or "cm"):
                    make.put(f"{match[1]} {unit}", sense)
    _said_for_sizes(make)
    _declined_sizes(make)


def _said_for_sizes(make: Maker) -> None:
    """What each language says for a size; the card's own words come first."""
    phrases = {size.id: (*texts(size.name), *size.words) for size in make.menu.sizes.values()}
    said = {key for all_ in phrases.values() for text in all_ for key in folded(text)}
    for size, own in phrases.items():
        words = {key for text in own for part in tokens(text) for key in part.keys}
        words |= {key for text in own for key in folded(text)}
        for language in LANGUAGES.values():
            for name, others in language.dishes.sizes.items():
                if words & set(folded(name)):
                    for word in others:
                        if not said & set(folded(word)):
                            make.put(word, Sense(Kind.SIZE, size))


def _declined_sizes(make: Maker) -> None:
    """Written out: "grosse" is also "Größe" without its dots."""
    for word, kinds in list(make.single.items()):
        if Kind.SIZE in kinds and word.isalpha() and len(word) > SHORT:
            for sense in senses_of(make.trie, word):
                for ending in _DECLENSION:
                    make.put(word + ending, sense)


def first_parts(make: Maker) -> frozenset[str]:
    """What a German compound with a section's noun may begin with: a size, something in it."""
    beginning = {Kind.SIZE, Kind.OPTION, Kind.INGREDIENT}
    return frozenset(
        word for word, kinds in make.single.items() if kinds & beginning and word.isalpha() and len(word) >= _COMPOUND
    )


def served_with(make: Maker) -> dict[str, str]:
    """ "Jäger" of "Jägersoße", in a group called sauce: what "Jägerschnitzel" begins with."""
    found: dict[str, str] = {}
    for group in make.menu.groups.values():
        nouns_ = {part.key for text in texts(group.name) for part in tokens(text) if len(part.key) >= _COMPOUND}
        for option in group.options.values():
            for key in (key for phrase in (*texts(option.name), *option.words) for key in folded(phrase)):
                for noun in nouns_:
                    first = key.removesuffix(noun)
                    if first != key and first.isalpha() and len(first) >= _COMPOUND:
                        found.setdefault(first, key)
    return found


def last_parts(heads: dict[str, str]) -> frozenset[str]:
    """The nouns of sections that a compound may end with."""
    return frozenset(
        form for noun in heads for form in (noun, *_plurals(noun)) if noun.isalpha() and len(noun) >= _COMPOUND
    )


def options(make: Maker) -> dict[tuple[str, str], frozenset[str]]:
    """Every option's phrases: (group, option) -> folded."""
    found: dict[tuple[str, str], frozenset[str]] = {}
    partial: dict[str, set[tuple[str, str, bool]]] = defaultdict(set)
    compounded: list[tuple[str, Sense]] = []  # "Joghurtdressing" of the group "Dressing"
    dishes = {part.key for item in make.menu.items.values() for text in texts(item.name) for part in tokens(text)}
    for group in make.menu.groups.values():
        nouns_ = [text for text in texts(group.name) if text.isalpha() and len(text) >= _COMPOUND]
        nouns_ = [text for text in nouns_ if not dishes & set(folded(text))]  # "still water" is the dish, and how
        for option in group.options.values():
            phrases = [phrase for phrase in (*texts(option.name), *option.words) if phrase.strip()]
            sense = Sense(Kind.OPTION, option.id, group.id)
            for phrase in phrases:
                make.put(phrase, sense)
                compounded += [(phrase + noun, sense) for noun in nouns_ if phrase.isalpha()]
                for word, last in _telling_words(make, phrase):
                    partial[word].add((group.id, option.id, last))
            found[group.id, option.id] = frozenset(key for phrase in phrases for key in folded(phrase))
    for sense, phrase in _translated(make, found):
        make.put(phrase, sense)
    for written, sense in compounded:
        if not any(make.single.get(key) for key in folded(written)):
            make.put(written, sense)
    _linked_options(make, found)
    _groups(make)
    for word, options in partial.items():
        if not make.single[word] & {Kind.OPTION, Kind.SIZE}:
            for group_id, option_id, last in sorted(options):
                make.put(word, Sense(Kind.OPTION, option_id, group_id, whole=False, vague=last))
    return found


def _telling_words(make: Maker, phrase: str) -> Iterator[tuple[str, bool]]:
    """The words of a longer name that may stand for it, and whether it is the last one."""
    parts = tokens(phrase)
    for part in parts if len(parts) > 1 else ():
        if len(part.key) > SHORT and part.key not in make.closed and not part.is_number:
            yield part.key, part is parts[-1]


def _linked_options(make: Maker, found: dict[tuple[str, str], frozenset[str]]) -> None:
    for (group, option), known in found.items():
        for written in (each for phrase in sorted(known) for each in linked(phrase, _is(make, Kind.OPTION))):
            make.put(written, Sense(Kind.OPTION, option, group))


def _groups(make: Maker) -> None:
    for group in make.menu.groups.values():
        for text in texts(group.name):
            if any(part.key not in make.closed for part in tokens(text)):
                make.put(text, Sense(Kind.GROUP, group.id))


def _translated(make: Maker, known: dict[tuple[str, str], frozenset[str]]) -> Iterator[tuple[Sense, str]]:
    """An option named like a dish has that dish's name in every language: "Cola Zero" of a menu is "Coke Zero" too."""
    dishes = {key: item for item in make.menu.items.values() for key in folded(item.name.text)}
    for (group, option), phrases in known.items():
        for item in {id(dishes[key]): dishes[key] for key in phrases if key in dishes}.values():
            noun = nouns(make.menu.sections.get(item.section))
            for name in names(item):
                if not noun & {part.key for part in tokens(name)}:
                    yield Sense(Kind.OPTION, option, group), name


def heads(make: Maker) -> dict[str, str]:
    """Section nouns; the result maps a folded noun to its section."""
    found: dict[str, str] = {}
    for section in make.menu.sections.values():
        nouns = [noun for text in texts(section.name) for noun in (text, *_JOINTS.split(text))]
        for noun in (*nouns, *section.words):
            for spelling in folded(noun):
                found.setdefault(spelling, section.id)
                for rules in {closed(code).rules for code in LANGUAGES}:
                    for base in forms.bases(spelling, rules):
                        if len(base) > SHORT and base not in make.closed:
                            found.setdefault(base, section.id)
    return found


def items(make: Maker) -> tuple[dict[str, frozenset[str]], dict[str, set[str]]]:
    """The words of every dish's names, and its names without section noun and leading words -> dishes."""
    found: dict[str, frozenset[str]] = {}
    dishes: list[Item | Combo] = [item for item in make.menu.items.values() if not item.hidden]
    dishes += make.menu.combos.values()
    stripped: dict[str, set[str]] = defaultdict(set)
    ordinary = make.closed | {key for said in _SIZES for key in folded(said)}
    for dish in dishes:
        if _LETTERED.fullmatch(dish.id):
            make.put(dish.id, Sense(Kind.ITEM, dish.id))
        words = (_named(make, dish, name, stripped) for name in names(dish))
        found[dish.id] = frozenset(word for each in words for word in each)
    for dish in dishes:
        for written in (each for name in names(dish) for each in linked(name, _is(make, Kind.ITEM))):
            if not _is(make, Kind.ITEM)(written):
                make.put(written, Sense(Kind.ITEM, dish.id))
    for dish in dishes:
        for word in _telling(dish):
            if len(word) >= SHORT and word not in ordinary and not word[0].isdigit():
                make.parts[word].add(dish.id)
    return found, stripped


def _named(make: Maker, dish: Item | Combo, name: str, stripped: dict[str, set[str]]) -> set[str]:
    """Puts one name of a dish and its compounds; the words of it. A nickname that is a number is none."""
    parts = tokens(name)
    if name in dish.words and all(part.is_number for part in parts) and name != dish.id:
        make.collisions.append(Collision(dish.id, name, name))
        return set()
    make.put(name, Sense(Kind.ITEM, dish.id))
    section = make.menu.sections.get(dish.section) if isinstance(dish, Item) else None
    rest = [part for part in parts if not set(part.keys) & nouns(section)]
    for left in {tuple(rest), _without_lead(rest, make), _without_lead(parts, make)} - {(), tuple(parts)}:
        if _ordinary(left, make):
            make.collisions.append(Collision(dish.id, name, " ".join(part.text for part in left)))
        else:
            stripped[" ".join(part.text for part in left)].add(dish.id)
    if len(parts) == 1 and section is not None:
        _with_noun(make, dish.id, name, section)
    return {key for part in parts for key in part.keys}


def _with_noun(make: Maker, dish: str, name: str, section: Section) -> None:
    """Salamipizza; and "Pizza Thunfisch" of a Thunfischpizza."""
    for noun in section_nouns(section):
        make.put(name + noun, Sense(Kind.ITEM, dish))
        first = name.casefold().removesuffix(noun.casefold())
        if first != name.casefold() and len(first) > SHORT:
            make.put(f"{noun} {first}", Sense(Kind.ITEM, dish))
            make.put(f"{first} {noun}", Sense(Kind.ITEM, dish))


def _ordinary(parts: Sequence[Token], make: Maker) -> bool:
    """ "1" of "Menü 1", "the" of "The Bowl": nobody may mean the dish by a number or an ordinary word alone."""
    return all(part.is_number or len(part.key) == 1 or part.key in make.closed for part in parts)


def _without_lead(parts: Sequence[Token], make: Maker) -> tuple[Token, ...]:
    """ "Eine Portion Pommes" is ordered as "Pommes", "Der Adria-Teller" as "Adria-Teller"."""
    first = next((place for place, part in enumerate(parts) if part.key not in make.leads), 0)
    return tuple(parts[first:])


def _telling(dish: Item | Combo) -> set[str]:
    """Words that may stand for the dish: of its names, and nicknames of one word. "Türkische Pizza" is no "Pizza"."""
    said = [name for name in names(dish) if name not in dish.words or len(tokens(name)) == 1]
    printed = {key for text in texts(dish.name) for part in tokens(text) for key in part.keys}
    added = [[part for part in tokens(name) if not set(part.keys) & printed] for name in dish.words]
    told = {key for name in said for part in tokens(name) for key in part.keys}
    return told | {
        key
        for name, rest in zip(dish.words, added, strict=True)
        if len(rest) == 1 < len(tokens(name))
        for key in rest[0].keys
    }


def _is(make: Maker, kind: Kind) -> Callable[[str], bool]:
    """Is a dish (or an option) called just so already?"""

    def named(phrase: str) -> bool:
        return any(each.kind is kind for each in senses_of(make.trie, *(part.key for part in tokens(phrase))))

    return named


def parts(
    make: Maker, heads: dict[str, str], dish_words: dict[str, frozenset[str]], stripped: dict[str, set[str]]
) -> dict[str, frozenset[str]]:
    """Words that stand for the dishes in whose names they are, and the ends of compounds."""
    single = {
        text for section in make.menu.sections.values() for noun in section_nouns(section) for text in folded(noun)
    }
    known = {word for word in (*make.parts, *heads) if len(word) >= _COMPOUND}
    _without_nouns(make, stripped)
    _by_a_word(make, single | set(heads))
    ends = _ended(dish_words, known)
    _section_nouns(make, heads, single, ends)
    begun = _begun(dish_words, known | {word for word, kinds in make.single.items() if Kind.PART in kinds})
    for word, taken in list(make.single.items()):
        if Kind.PART in taken and not taken & {Kind.ITEM, Kind.SIZE} and word not in heads:
            for dish in sorted(ends.get(word, set()) | begun.get(word, set())):
                make.put(word, Sense(Kind.PART, dish))
    return {word: frozenset(dishes) for word, dishes in ends.items()}


def _without_nouns(make: Maker, stripped: dict[str, set[str]]) -> None:
    """ "Salami" of a Pizza Salami, unless something is called just so."""
    for rest, dishes in stripped.items():
        taken = {kind for key in folded(rest) for kind in make.single[key]}
        if Kind.ITEM not in taken:
            everywhere = set(dishes).union(*(make.parts.get(key, set()) for key in folded(rest)))
            for dish in sorted(dishes if taken & {Kind.OPTION} else everywhere):
                make.put(rest, Sense(Kind.PART, dish))


def _by_a_word(make: Maker, nouns_: set[str]) -> None:
    """A word of the name that is nothing else on the card."""
    whole = [word for word, kinds in make.single.items() if kinds & {Kind.OPTION, Kind.ITEM}]
    for word, dishes in sorted(make.parts.items()):
        taken = make.single[word].union(*(make.single.get(base, set()) & {Kind.SIZE} for base in bases(word)))
        if taken & {Kind.ITEM, Kind.OPTION, Kind.SIZE, Kind.PART} or word in nouns_:
            continue
        if any(word in _printed(make, dish) for dish in dishes) or not _misspelt(make, word, dishes, whole):
            for dish in sorted(dishes):
                make.put(word, Sense(Kind.PART, dish))


def _section_nouns(make: Maker, heads: dict[str, str], single: set[str], ends: dict[str, set[str]]) -> None:
    """A noun of a section stands for those dishes of it that are called so, or for the section."""
    for word, section in heads.items():
        narrowed = {
            dish
            for dish in make.parts.get(word, set()) | ends.get(word, set())
            if dish in make.menu.items and make.menu.items[dish].section == section
        }
        if word not in single and narrowed and Kind.ITEM not in make.single.get(word, set()):
            for dish in sorted(narrowed):
                make.put(word, Sense(Kind.PART, dish))
        else:
            own = senses_of(make.trie, word)
            for form in (word, *_plurals(word)):
                for sense in (*own, Sense(Kind.HEAD, section)):
                    make.put(form, sense)


def _ended(dish_words: dict[str, frozenset[str]], known: set[str]) -> dict[str, set[str]]:
    """Last part of a compound -> dishes."""
    found: dict[str, set[str]] = defaultdict(set)
    for dish, words in dish_words.items():
        for word in words:
            for place in range(1, len(word) - _COMPOUND + 1):
                if word[place:] in known:
                    found[word[place:]].add(dish)
    return found


def _printed(make: Maker, dish: str) -> set[str]:
    """Words of the name as the card prints it, in all its languages."""
    return {key for text in texts(dish_of(make.menu, dish).name) for part in tokens(text) for key in part.keys}


def _begun(dish_words: dict[str, frozenset[str]], known: set[str]) -> dict[str, set[str]]:
    """ "Backfisch" may be the Backfischteller and the Backfischbrötchen: first part of a compound -> dishes."""
    found: dict[str, set[str]] = defaultdict(set)
    for dish, words in dish_words.items():
        for word in words:
            for place in range(_COMPOUND, len(word) - _COMPOUND + 1):
                if word[:place] in known:
                    found[word[:place]].add(dish)
    return found


def _misspelt(make: Maker, word: str, dishes: set[str], whole: list[str]) -> bool:
    """A word only the owner's misspellings have ("dr peper") is no name of that dish if it is nearly another's."""
    for other, _, _ in process.extract(word, whole, scorer=OSA.normalized_similarity, score_cutoff=_NEARLY, limit=3):
        senses = senses_of(make.trie, other)
        if not any(each.kind is Kind.ITEM and each.value in dishes for each in senses):
            return True
    return False


@cache
def _endings() -> tuple[forms.Rule, ...]:
    found = (closed(code).rules for code, language in LANGUAGES.items() if not language.dishes.many_endings)
    return tuple(dict.fromkeys(rule for rules in found for rule in rules))


def bases(word: str) -> tuple[str, ...]:
    """ "grosse" may be "gross"."""
    return forms.bases(word, _endings())


def _plurals(noun: str) -> tuple[str, ...]:
    """Written out, so that mistyped ones are found too."""
    if " " in noun or len(noun) <= SHORT:
        return ()
    found = {ending: noun + ending for ending, instead in _PLURALS if not instead}
    for ending, instead in _PLURALS:
        if instead and noun.endswith(ending):  # "Pizzen", and then no "Pizzaen"
            found[instead] = noun.removesuffix(ending) + instead
    return tuple(found.values())
