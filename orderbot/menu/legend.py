"""What the signs on the card mean, in words: the 14 allergens (Annex II LMIV) and the statements of § 5(1) LMZDV."""

from __future__ import annotations

from collections.abc import Iterable

from orderbot.menu.model import OTHER, Menu
from orderbot.texts import Sayable, Text, text

STATEMENTS: dict[str, Text] = {
    "gluten": text("cereals containing gluten"),
    "crustaceans": text("crustaceans"),
    "eggs": text("eggs"),
    "fish": text("fish"),
    "peanuts": text("peanuts"),
    "soy": text("soybeans"),
    "milk": text("milk (with lactose)"),
    "nuts": text("nuts"),
    "celery": text("celery"),
    "mustard": text("mustard"),
    "sesame": text("sesame"),
    "sulphites": text("sulphur dioxide and sulphites"),
    "lupin": text("lupin"),
    "molluscs": text("molluscs"),
    "colour": text("with colour"),
    "preservative": text("with preservative"),
    "antioxidant": text("with antioxidant"),
    "nitrite": text("with nitrite curing salt"),
    "flavour_enhancer": text("with flavour enhancer"),
    "blackened": text("blackened"),
    "waxed": text("waxed"),
    "phosphate": text("with phosphate"),
    "sweetener": text("with sweetener"),
    "table_sweetener": text("based on table-top sweetener"),
    "phenylalanine": text("contains a source of phenylalanine"),
    "laxative": text("may have a laxative effect if eaten in excess"),
    "sulphured": text("sulphured"),
    "caffeine": text("contains caffeine"),
    "quinine": text("contains quinine"),
    "gmo": text("genetically modified"),
}
KINDS: dict[str, Text] = {
    "gluten:wheat": text("gluten: wheat"),
    "gluten:rye": text("gluten: rye"),
    "gluten:barley": text("gluten: barley"),
    "gluten:oats": text("gluten: oats"),
    "gluten:spelt": text("gluten: spelt"),
    "gluten:kamut": text("gluten: kamut"),
    "nuts:almond": text("nuts: almonds"),
    "nuts:hazelnut": text("nuts: hazelnuts"),
    "nuts:walnut": text("nuts: walnuts"),
    "nuts:cashew": text("nuts: cashews"),
    "nuts:pecan": text("nuts: pecans"),
    "nuts:brazil": text("nuts: Brazil nuts"),
    "nuts:pistachio": text("nuts: pistachios"),
    "nuts:macadamia": text("nuts: macadamias"),
}


def statement(word: str) -> Sayable:
    """What a fixed word says to customers; another statement is the owner's own words, an unknown word itself."""
    if word.startswith(OTHER):
        return word.removeprefix(OTHER).strip()
    return KINDS.get(word) or STATEMENTS.get(word) or word


def legend(menu: Menu, signs: Iterable[str]) -> tuple[tuple[str, Sayable], ...]:
    """(sign, statement) for each of the signs, once, in the order of the card's own legend."""
    wanted = set(signs)
    return tuple((sign, statement(word)) for sign, word in menu.codes.items() if sign in wanted)
