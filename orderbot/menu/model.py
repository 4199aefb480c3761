"""The card, validated and frozen. Ids are permanent: 23 stays 23.

Money is integer cents. A price table maps a size id to cents; the only key of something without sizes is "".
`codes` are the card's own signs for allergens and additives; `Menu.codes` says what each means in fixed words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from orderbot.texts import Words

Prices = dict[str, int]
ANY = ""  # the size of what has no sizes

ALLERGENS = (
    "gluten", "crustaceans", "eggs", "fish", "peanuts", "soy", "milk", "nuts", "celery", "mustard", "sesame",
    "sulphites", "lupin", "molluscs",
)  # Annex II of Regulation (EU) 1169/2011; gluten and nuts may name the kind: gluten:wheat  # fmt: skip
ADDITIVES = (
    "colour", "preservative", "antioxidant", "nitrite", "flavour_enhancer", "blackened", "waxed", "phosphate",
    "sweetener", "table_sweetener", "phenylalanine", "laxative", "sulphured", "caffeine", "quinine", "gmo",
)  # § 5(1) LMZDV and what German cards state besides  # fmt: skip
OTHER = "other:"  # a statement in the owner's own words: the law may ask for more than we know
DIETS = ("dairy_free", "gluten_free", "halal", "kosher", "nut_free", "vegan", "vegetarian")


@dataclass(frozen=True, slots=True)
class Size:
    id: str
    name: Words
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Option:
    id: str
    name: Words
    price: Prices  # by the size of the item; {"": cents} fits every size
    codes: tuple[str, ...]
    traces: tuple[str, ...] | None = None  # None: nothing stated
    words: tuple[str, ...] = ()
    default: bool = False
    times: int = 1  # most pieces of this option
    kitchen: str = ""
    age: int = 0

    def cents(self, size: str) -> int:
        return self.price[size] if size in self.price else self.price.get(ANY, 0)

    def offered(self, size: str) -> bool:
        """An option whose price table leaves a size out is not sold with that size."""
        return size in self.price or ANY in self.price


@dataclass(frozen=True, slots=True)
class OptionGroup:
    id: str
    name: Words
    options: dict[str, Option]
    least: Prices  # pieces, by size like a price: {"": 0} may be skipped
    most: int | None = None  # pieces; None: no limit
    free: int = 0  # so many pieces cost nothing (the cheapest are charged last: see ordering/prices.py)
    note: bool = False  # the customer may add free text

    def min(self, size: str) -> int:
        return self.least.get(size, self.least.get(ANY, 0))


@dataclass(frozen=True, slots=True)
class Season:
    """Both days belong to it; from a later to an earlier day it runs across New Year."""

    first: tuple[int, int]  # month, day
    last: tuple[int, int]

    def runs(self, day: date) -> bool:
        today = (day.month, day.day)
        if self.first <= self.last:
            return self.first <= today <= self.last
        return today >= self.first or today <= self.last


@dataclass(frozen=True, slots=True)
class Amount:
    """Fill quantity of a prepacked product: millilitres or grams."""

    quantity: int
    unit: str  # "ml" or "g"
    written: str  # as the owner wrote it: "0,33 l"


@dataclass(frozen=True, slots=True)
class Item:
    id: str
    section: str
    name: Words
    price: Prices
    codes: tuple[str, ...]
    text: Words = Words("")
    traces: tuple[str, ...] | None = None
    ingredients: tuple[Words, ...] = ()  # given, or found in `text`
    amount: dict[str, Amount] = field(default_factory=dict)  # by size, like a price
    deposit: int = 0
    words: tuple[str, ...] = ()
    short: Words = Words("")  # for list rows
    diet: tuple[str, ...] = ()
    age: int = 0
    kitchen: str = ""  # name on the kitchen ticket
    station: str = ""
    tax: str = ""
    choices: tuple[str, ...] = ()  # ids of option groups
    default: tuple[tuple[str, str], ...] = ()  # (group, option) preselected
    times: dict[str, int] = field(default_factory=dict)  # option id -> most pieces, instead of the option's own
    half: str = "no"  # "no" | "dearer" | "average"
    pickup_price: Prices = field(default_factory=dict)
    minutes: int = 0  # preparation
    hours: str = ""  # the owner's line, evaluated by hours.py; "" always
    season: Season | None = None
    image: str = ""
    hidden: bool = False

    @property
    def sizes(self) -> tuple[str, ...]:
        """Ids of the sizes it comes in; empty if it has none."""
        return tuple(size for size in self.price if size)

    def cents(self, size: str, *, pickup: bool = False) -> int:
        """The price in `size`. KeyError if it is not sold in that size."""
        return self.pickup_price[size] if pickup and size in self.pickup_price else self.price[size]


@dataclass(frozen=True, slots=True)
class Part:
    """One place of a combo, to be filled with one of these items."""

    name: Words
    items: tuple[str, ...]  # item ids; sections are already resolved
    size: str = ""  # "" if the items have none
    extra: dict[str, int] = field(default_factory=dict)  # item id -> surcharge in cents


@dataclass(frozen=True, slots=True)
class Combo:
    """A fixed price for one of each part. Its id lives in one space with the items' ids."""

    id: str
    name: Words
    price: int
    parts: tuple[Part, ...]
    text: Words = Words("")
    words: tuple[str, ...] = ()
    hours: str = ""
    season: Season | None = None
    image: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    id: str
    name: Words
    items: tuple[str, ...]
    words: tuple[str, ...] = ()  # head nouns: Pizza, Pizzen
    text: Words = Words("")
    image: str = ""
    hours: str = ""
    season: Season | None = None


@dataclass(frozen=True, slots=True)
class Rate:
    """A VAT rate in basis points and the first day on which it holds."""

    since: date
    points: int


@dataclass(frozen=True, slots=True)
class Menu:
    name: str
    currency: str
    languages: tuple[str, ...]  # the first is that of the files and of the kitchen
    tax: dict[str, tuple[Rate, ...]]  # class -> rates, oldest first
    stations: tuple[str, ...]
    sizes: dict[str, Size]
    codes: dict[str, str]  # sign on the card -> fixed word
    groups: dict[str, OptionGroup]
    sections: dict[str, Section]
    items: dict[str, Item]
    combos: dict[str, Combo] = field(default_factory=dict)
    version: str = ""  # SHA-256 of the canonical JSON, made by version.py

    def groups_of(self, item: Item) -> Iterator[OptionGroup]:
        return (self.groups[group] for group in item.choices)

    def rate(self, tax: str, day: date) -> int:
        """VAT of a class in basis points on a day. LookupError if none holds yet."""
        held = [rate.points for rate in self.tax[tax] if rate.since <= day]
        if not held:
            raise LookupError(f"no rate for {tax} on {day}")
        return held[-1]

    def size_name(self, size: str) -> Words | None:
        return self.sizes[size].name if size else None
