"""Every key of the owner's files: what it is for and what may stand behind it. Checker and JSON Schema read this."""

from __future__ import annotations

from dataclasses import dataclass

from orderbot.menu import values as of
from orderbot.menu.kinds import Kind
from orderbot.menu.numbers import by_size, table_of, whole


@dataclass(frozen=True, slots=True)
class Field:
    key: str
    kind: Kind
    note: str  # shown by editors
    required: bool = False


CARD = (
    Field("name", of.TEXT, "restaurant name as on receipts", True),
    Field("currency", of.CURRENCY, "ISO code, such as EUR", True),
    Field("languages", of.LANGUAGES, "the first is the language of these files and of the kitchen", True),
    Field("tax", of.ANYTHING, "class -> percent; prices include it", True),
    Field("stations", of.IDS, "kitchen stations; one ticket for each", True),
    Field("price_limit", of.PRICE, "a higher price is taken for a missing point; 100 if absent"),
    Field("size", of.ANYTHING, "sizes: id -> name, words"),
    Field("codes", of.ANYTHING, "sign on the card -> allergen or additive in fixed words"),
    Field("choice", of.ANYTHING, "groups of options"),
    Field("combo", of.ANYTHING, "fixed price for one of each part"),
)
SIZE = (
    Field("name", of.NAME, "shown to customers", True),
    Field("words", of.WORDS, "other ways customers write it"),
)
CHOICE = (
    Field("name", of.NAME, "shown above the options", True),
    Field("min", by_size(whole(0, 99)), "fewest pieces; 0 = may be skipped"),
    Field("max", whole(0, 99), "most pieces; no limit if absent"),
    Field("free", whole(0, 99), "this many pieces cost nothing"),
    Field("note", of.FLAG, "true = the customer may add free text"),
    Field("option", of.ANYTHING, "the options: id -> name, price, codes", True),
)
OPTION = (
    Field("name", of.NAME, "shown to customers", True),
    Field("price", of.PRICES, "number, or table by size", True),
    Field("codes", of.WORDS, "signs from [codes]; [] = nothing to declare", True),
    Field("traces", of.WORDS, "allergens that may be present; absent = unknown"),
    Field("words", of.WORDS, "other ways customers write it"),
    Field("default", of.FLAG, "true = preselected"),
    Field("times", of.PIECES, "most pieces of this option; 1 if absent"),
    Field("kitchen", of.TEXT, "name on the kitchen ticket"),
    Field("age", of.AGE, "16 or 18"),
)
COMBO = (
    Field("name", of.NAME, "shown to customers", True),
    Field("price", of.PRICE, "fixed price", True),
    Field("parts", of.ANYTHING, "what it is made of", True),
    Field("text", of.NAME, "description"),
    Field("words", of.WORDS, "other ways customers write it"),
    Field("hours", of.HOURS, "only then, such as Mo-Fr 11:30-14:30"),
    Field("season", of.SEASON, "only then, such as 15.04.-24.06."),
    Field("image", of.FILE, "picture in the folder of the card"),
)
PART = (
    Field("name", of.NAME, "shown when it is chosen", True),
    Field("from", of.IDS, "ids of sections or dishes", True),
    Field("size", of.TEXT, "in this size"),
    Field("extra", table_of(of.PRICE), "dish id -> surcharge"),
)
SECTION = (
    Field("name", of.NAME, "shown in lists", True),
    Field("station", of.TEXT, "kitchen station of its dishes", True),
    Field("tax", of.TEXT, "tax class of its dishes", True),
    Field("words", of.WORDS, "head nouns: Pizza, Pizzen"),
    Field("choices", of.WORDS, "groups of options offered with every dish"),
    Field("half", of.HALF, "half and half: dearer, average or no"),
    Field("hours", of.HOURS, "the whole section only then"),
    Field("season", of.SEASON, "the whole section only then"),
    Field("image", of.FILE, "picture in the folder of the card"),
    Field("text", of.NAME, "shown with the section"),
    Field("item", of.ANYTHING, "the dishes"),
)
ITEM = (
    Field("name", of.NAME, "name of the dish", True),
    Field("price", of.PRICES, "number, or table by size; 0 must be written", True),
    Field("codes", of.WORDS, "signs from [codes]; [] = nothing to declare", True),
    Field("traces", of.WORDS, "allergens that may be present; absent = unknown, [] = none"),
    Field("text", of.NAME, "description; ingredients are found here"),
    Field("ingredients", of.INGREDIENTS, "list of names, where the text is prose"),
    Field("amount", of.AMOUNTS, "fill quantity of a prepacked product; text or table by size"),
    Field("deposit", of.PRICE, "refundable deposit, beside the price"),
    Field("words", of.WORDS, "other spellings and nicknames"),
    Field("short", of.NAME, "name for list rows, up to 21 characters"),
    Field("diet", of.DIET, "vegan, vegetarian, ..."),
    Field("age", of.AGE, "16 or 18"),
    Field("kitchen", of.TEXT, "name on the kitchen ticket"),
    Field("station", of.TEXT, "instead of the section's"),
    Field("tax", of.TEXT, "instead of the section's"),
    Field("choices", of.WORDS, "instead of the section's; [] = none"),
    Field("default", of.WORDS, "ids of the options preselected"),
    Field("times", table_of(of.PIECES), "option id -> most pieces"),
    Field("half", of.HALF, "instead of the section's"),
    Field("minutes", whole(0, 240), "preparation"),
    Field("hours", of.HOURS, "only then, such as Mo-Fr 11:30-14:30"),
    Field("season", of.SEASON, "only then; may cross New Year"),
    Field("pickup_price", of.PRICES, "price when picked up, same shape as price"),
    Field("image", of.FILE, "picture in the folder of the card"),
    Field("hidden", of.FLAG, "true = not on the card; keeps its number"),
)
GERMAN = {
    "preis": "price", "preise": "price", "pfand": "deposit", "beschreibung": "text", "zutaten": "ingredients",
    "titel": "name", "bezeichnung": "name", "kurz": "short", "kurzname": "short", "alter": "age", "bild": "image",
    "foto": "image", "groesse": "size", "minuten": "minutes", "kueche": "kitchen", "woerter": "words",
    "auswahl": "choices", "beilagen": "choices", "zeiten": "hours", "uhrzeit": "hours", "oeffnungszeiten": "hours",
    "steuer": "tax", "mwst": "tax", "menge": "amount", "inhalt": "amount", "allergene": "codes", "allergens": "codes",
    "zusatzstoffe": "codes", "spuren": "traces", "saison": "season", "haelfte": "half", "diaet": "diet",
    "versteckt": "hidden", "anzahl": "times", "gericht": "item", "description": "text", "waehrung": "currency",
    "sprachen": "languages", "stationen": "stations", "abholpreis": "pickup_price", "gerichte": "item",
    "items": "item", "code": "codes", "extras": "choices",
}  # what owners write instead  # fmt: skip
