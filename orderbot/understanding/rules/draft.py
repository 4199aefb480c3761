"""What is known of a dish while a message is read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from orderbot.understanding.card.lexicon import Lexicon
from orderbot.understanding.grammar.closed import Closed
from orderbot.understanding.grammar.senses import Kind
from orderbot.understanding.lattice.spans import Span, spans_of
from orderbot.understanding.spelling.fold import tokens


@dataclass(slots=True)
class Modifier:
    """An option or ingredient as it was said; which one it is, the dish decides."""

    about: str
    options: tuple[tuple[str, str], ...] = ()  # (group, option)
    partial: tuple[tuple[str, str], ...] = ()  # by one word of the name only
    vague: bool = False  # and that word is the last one
    ingredients: tuple[str, ...] = ()  # folded phrases
    quantity: int = 1
    amount: str = ""
    said: str = ""  # with its amount, as written
    bare: bool = False  # no "mit", no "extra", no number before it
    listed: bool = False  # said again in a list: "Pistazie, Pistazie" are two


@dataclass(slots=True)
class Draft:
    about: str
    candidates: tuple[str, ...]  # dishes it may be
    number: int | None = None
    bare: bool = False  # the number stood alone before the name: "6 Pizzabrötchen"
    said: bool = False  # something of how many was said, if only "eine"
    size: str | None = None
    size_before: str | None = None  # of the dish it stands in for: "1 Salami klein, sorry, meinte Tonno"
    amount: int = 0  # "0,33": millilitres
    than: int = 0  # "große Flasche": 1, "kleine": -1
    options: list[Modifier] = field(default_factory=list)
    without: list[Modifier] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    person: str = ""  # who it is for, as written
    half: tuple[str, ...] = ()  # the other half may be one of these
    fills: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)  # said for places of a combo: words, dishes
    frame: str = ""  # a section: only its noun was said ("zwei Pizzen")
    filled: int = 0  # pieces of the frame that were named since
    carved: int = 0  # pieces that were told apart since
    whole: bool = False  # the candidates are by full name
    doubt: bool = False  # what was said of it does not fit together: it is asked about
    last: int = -1  # place of its dish span

    @property
    def pieces(self) -> int:
        return self.number or 1

    @property
    def left(self) -> int:
        return self.pieces - self.carved


def modifier(span: Span) -> Modifier:
    options = span.of(Kind.OPTION)
    return Modifier(
        span.text,
        tuple((sense.group, sense.value) for sense in options if sense.whole),
        tuple((sense.group, sense.value) for sense in options if not sense.whole),
        any(sense.vague for sense in options),
        tuple(sense.value for sense in span.of(Kind.INGREDIENT)),
    )


def offered(dish: str, mod: Modifier, lexicon: Lexicon) -> tuple[tuple[str, str], ...]:
    """The options of the dish the words can mean; full names come before parts of names."""
    whole = tuple(pair for pair in mod.options if lexicon.offers(dish, *pair))
    return whole or tuple(pair for pair in mod.partial if lexicon.offers(dish, *pair))


def contained(dish: str, mod: Modifier, lexicon: Lexicon) -> str:
    """The word of the dish's own text for it: the ingredient itself, or one an option has the same name as."""
    own = lexicon.ingredients.get(dish, {})
    if not own:
        return ""
    said = dict.fromkeys(mod.ingredients)
    for pair in mod.options or mod.partial:
        said |= dict.fromkeys(sorted(lexicon.option_phrases[pair]))
    for word in said:
        if word in own:
            return own[word]
    for word in said:  # Parmaschinken, Gurkenscheiben
        for phrase, display in own.items():
            if len(word) > 3 and phrase.endswith(word):
                return display
    return _inflected(said, own, lexicon)


def has_inside(dish: str, words: str, lexicon: Lexicon, closed: Closed) -> bool:
    """Whether the card says of the dish that this is in it, under whatever name: "Käse" where it says Mozzarella."""
    spans = spans_of(tokens(words), lexicon, closed)
    return any(span.is_modifier and contained(dish, modifier(span), lexicon) for span in spans)


def _inflected(said: Iterable[str], own: dict[str, str], lexicon: Lexicon) -> str:
    for word in said:
        for form in lexicon.forms.get(word, ()):
            if form in own:
                return own[form]
    return ""


def takes(dish: str, mod: Modifier, lexicon: Lexicon) -> bool:
    return bool(offered(dish, mod, lexicon))


def any_takes(dishes: Iterable[str], mod: Modifier, lexicon: Lexicon) -> bool:
    return any(takes(dish, mod, lexicon) for dish in dishes)
