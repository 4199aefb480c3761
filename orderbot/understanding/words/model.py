"""What a language contributes: its closed-class words. Everything open-class comes from the owner's card.

Words are written as people type them (any case, umlauts kept); they are folded when a lexicon is compiled. A phrase is
several words with spaces. The same word may stand in several fields only where the meaning is the same.
"""

from __future__ import annotations

from dataclasses import dataclass, field

Phrases = tuple[str, ...]


def words(*lines: str) -> Phrases:
    """Single words from lines of text, so that long lists stay readable."""
    return tuple(word for line in lines for word in line.split())


def phrases(*lines: str) -> Phrases:
    """Phrases of several words, parted by a bar."""
    return tuple(phrase.strip() for line in lines for phrase in line.split("|"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    code: str

    # --- dishes (numbers.py, spans.py, lines.py) ---
    numbers: dict[str, int] = field(default_factory=dict)  # "zwei": 2, "einmal": 1, "dutzend": 12
    articles: Phrases = ()  # "eine", "a": one, and a new dish begins
    times: Phrases = ()  # after a number: "mal", "x", "Stück"
    vessels: Phrases = ()  # between number and dish, without meaning: "Portion", "Flasche", "glass of"
    sides: Phrases = ()  # of these, what makes a dish of its own: "a side of guacamole"
    served: Phrases = ()  # of these, what makes another dish when it follows the name: "Döner Teller"
    pronouns: Phrases = ()  # after a size, for a dish named before: "a large one"
    people: Phrases = ()  # after a number that counts no dishes: "für 4 Personen"
    id_words: Phrases = ()  # before an id: "Nr.", "Nummer"
    id_articles: Phrases = ()  # before an id too, but also elsewhere: "die"
    number_endings: Phrases = ()  # glued to an id or amount: "er" (23er)
    with_: Phrases = ()
    without: Phrases = ()
    no_such: Phrases = ()  # of these, what denies one thing: "no beans red salsa", but "without beans, salsa and rice"
    instead: Phrases = ()  # "statt"
    not_: Phrases = ()  # after the thing: "weg", "bitte nicht"
    extra: Phrases = ()
    light: Phrases = ()
    double: dict[str, int] = field(default_factory=dict)  # "doppelt": 2
    and_: Phrases = ()
    or_: Phrases = ()
    but: Phrases = ()
    also: Phrases = ()  # begins a new dish: "dazu", "außerdem"
    all_: Phrases = ()
    both: Phrases = ()
    each: Phrases = ()
    of_them: Phrases = ()  # "davon", "of them"
    other: Phrases = ()  # "die andere", "the other"
    half: Phrases = ()
    in_: Phrases = ()  # before a size: "in groß"
    for_: Phrases = ()  # before a person: "für (die Kleine)"
    house: Phrases = ()  # after the restaurant's name: "Team"
    size_words: Phrases = ()  # "Größe", "size", "cm"
    sizes: dict[str, tuple[str, ...]] = field(default_factory=dict)  # word of a card's size -> what people say for it
    size_first: bool = False  # "a large coke", never "a coke large"
    telling_sizes: Phrases = ()  # of these, what nobody says of a dish that has but one size: "klein", "groß"
    units: dict[str, int] = field(default_factory=dict)  # millilitres or grams: "l": 1000
    pieces: Phrases = ()  # after a number in a dish's text: "6 Stück"
    together: dict[str, tuple[str, ...]] = field(default_factory=dict)  # "rot weiß": ("Ketchup", "Mayonnaise")
    definite: Phrases = ()  # "den", "the": may point back at a dish already named
    ordering: Phrases = ()  # "ich hätte gern", "can i get": an order, whatever else it sounds like
    talk: Phrases = ()  # makes a sentence without a dish small talk: "letztes Mal", "lecker"
    corrections: Phrases = ()  # "ach nee", "doch lieber": what came before is taken back
    plain: Phrases = ()  # as the card has it: "normal"
    degrees: Phrases = ()  # before a word for how it should be: "nicht so"
    notes: Phrases = ()  # how the kitchen should do it: "gut durch", "in Stücke schneiden"
    wishes: Phrases = ()  # something wanted, not named: "was zu trinken"
    polite: Phrases = ()  # no part of a note: "bitte"
    stop: Phrases = ()  # ordinary words: say nothing about dishes, never repaired
    endings: Phrases = ()  # plural and declension
    with_endings: Phrases = ()  # Turkish -li
    without_endings: Phrases = ()  # Turkish -siz

    # --- times, address, slots, intents, edits: below ---
