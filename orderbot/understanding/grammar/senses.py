"""What a word or phrase can stand for. A span of a message may have several senses; the neighbours decide."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto


class Kind(Enum):
    __hash__ = object.__hash__  # each is one object: no need to hash its name

    # of the card
    ITEM = auto()  # the whole name of a dish (or combo)
    PART = auto()  # a word of the names of one or more dishes
    HEAD = auto()  # the noun of a section: "Pizza"
    SIZE = auto()
    OPTION = auto()
    INGREDIENT = auto()
    GROUP = auto()  # the name of a group of options: "Dressing"
    # of the language
    NUMBER = auto()
    TIMES = auto()
    VESSEL = auto()
    SIDE = auto()  # before a dish, though it may be an option: "a side of"
    SERVED = auto()  # a vessel that makes another dish when it follows the name: "Döner Teller"
    PRONOUN = auto()  # "a large one"
    PEOPLE = auto()
    ID_WORD = auto()
    ID_ARTICLE = auto()
    DEFINITE = auto()
    UNIT = auto()
    WITH = auto()
    WITHOUT = auto()
    NO_SUCH = auto()  # a WITHOUT that denies one thing: "no", "kein"
    INSTEAD = auto()
    NOT = auto()
    EXTRA = auto()
    LIGHT = auto()
    DOUBLE = auto()
    AND = auto()
    OR = auto()
    BUT = auto()
    ALSO = auto()
    ALL = auto()
    BOTH = auto()
    EACH = auto()
    OF_THEM = auto()
    OTHER = auto()
    HALF = auto()
    IN = auto()
    FOR = auto()  # before a person
    LIMIT = auto()  # before a number that is a bound: "unter 13"
    TOTAL = auto()  # beside a number that sums up: "insgesamt 3"
    PERSON = auto()  # who a dish is for: "ich", "meine Frau"
    HOUSE = auto()  # after the restaurant's name: "Team"
    SIZE_WORD = auto()
    NO_SIZE = auto()  # "klein", where the card has no such size
    TOGETHER = auto()
    CORRECTION = auto()
    PLAIN = auto()  # "normal": as the card has it
    DEGREE = auto()  # before a word for how it should be: "nicht so ölig"
    NOTE = auto()
    WISH = auto()
    ORDER = auto()
    TALK = auto()
    POLITE = auto()
    STOP = auto()


@dataclass(frozen=True, slots=True)
class Sense:
    kind: Kind
    value: str = ""  # id of the item, section, size or option; the phrase of an ingredient
    group: str = ""  # of an option
    number: int = 0  # of NUMBER, DOUBLE; millilitres of UNIT; -1 or 1 of NO_SIZE
    article: bool = False  # a NUMBER that is "a", "eine"
    times: bool = False  # a NUMBER that says "times" itself: "einmal"
    whole: bool = True  # an OPTION by its whole name
    vague: bool = False  # an OPTION by the last word of its name: "cream" may be another than whipped cream


CARD = frozenset({Kind.ITEM, Kind.PART, Kind.HEAD, Kind.SIZE, Kind.OPTION, Kind.INGREDIENT, Kind.GROUP})
DISH = frozenset({Kind.ITEM, Kind.PART, Kind.HEAD})
MODIFIER = frozenset({Kind.OPTION, Kind.INGREDIENT, Kind.TOGETHER})
