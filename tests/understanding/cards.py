"""Cards for the tests of the dishes (two here, others in menus/ and orders/), and a short notation of what was understood.

`2 21 gross +kaese:extra +mais*2 -Ananas "gut durch"` is a line; lines are parted by ` ; `; `?about` is a question or
an unknown word, and then the message is not sure.
"""

from datetime import datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from orderbot.menu.checking import check_card
from orderbot.menu.folder import card_files
from orderbot.understanding.card.lexicon import Lexicon, compile_lexicon
from orderbot.understanding.meaning import Meaning, MeantLine
from orderbot.understanding.parser import understand

NOW = datetime(2026, 5, 15, 18, 0, tzinfo=ZoneInfo("Europe/Berlin"))

INN = {
    "card.toml": """
name = "Zur Linde"
currency = "EUR"
languages = ["de", "en", "tr"]
tax = { food = 7, drink = 19 }
stations = ["kueche"]
[size]
klein = { name = "klein 26 cm", name_en = "small 26 cm", name_tr = "küçük 26 cm" }
gross = { name = "groß 32 cm", name_en = "large 32 cm", name_tr = "büyük 32 cm" }
[codes]
a = "gluten:wheat"
[choice.extra]
name = "Extras"
[choice.extra.option]
kaese = { name = "Käse", name_en = "Cheese", name_tr = "Peynir", price = 1, codes = [], times = 2 }
salami = { name = "Salami", price = 1, codes = [] }
mais = { name = "Mais", name_en = "Sweetcorn", price = 1, codes = [], times = 3 }
pilze = { name = "Champignons", name_en = "Mushrooms", name_tr = "Mantar", price = 1, codes = [], words = ["pilze"] }
zwiebeln = { name = "Zwiebeln", name_en = "Onions", name_tr = "Soğan", price = 1, codes = [] }
scharf = { name = "scharf", name_en = "hot", price = 0, codes = [] }
[choice.dip]
name = "Dips"
[choice.dip.option]
ketchup = { name = "Ketchup", price = 0, codes = [], times = 6 }
mayo = { name = "Mayonnaise", price = 0, codes = [], words = ["mayo"], times = 6 }
knobi = { name = "Knoblauchsoße", name_en = "Garlic sauce", price = 0, codes = [] }
[combo.mittag]
name = "Mittagsmenü"
price = 9
parts = [ { name = "Pizza", from = ["pizza"], size = "klein" }, { name = "Getränk", from = ["getraenke"] } ]
""",
    "30-pizza.toml": """
name = "Pizza"
station = "kueche"
tax = "food"
choices = ["extra"]
half = "dearer"
[item.20]
name = "Margherita"
text = "Tomaten, Mozzarella"
price = { klein = 7, gross = 9 }
codes = []
[item.21]
name = "Salami"
text = "Tomaten, Mozzarella, Salami"
price = { klein = 7, gross = 9 }
codes = []
[item.24]
name = "Hawaii"
text = "Tomaten, Mozzarella, Schinken, Ananas"
text_en = "tomatoes, mozzarella, ham, pineapple"
price = { klein = 7, gross = 9 }
codes = []
[item.25]
name = "Pizza Tonno"
text = "Tomaten, Thunfisch, Zwiebeln"
price = { klein = 7, gross = 9 }
codes = []
words = ["thunfischpizza"]
[item.23a]
name = "Quattro Stagioni"
text = "Tomaten, Artischocken"
price = { klein = 7, gross = 9 }
codes = []
words = ["vier jahreszeiten"]
""",
    "50-speisen.toml": """
name = "Burger und Schnitzel"
name_en = "Burgers and schnitzel"
station = "kueche"
tax = "food"
choices = ["dip"]
[item.4]
name = "Knödel"
text = "4 Stück, Butter"
price = 5
codes = []
[item.9]
name = "Pommes"
name_en = "French fries"
price = 3.5
codes = []
words = ["fritten"]
[item.51]
name = "Hamburger"
text = "Rindfleisch, Salat, Gurke, Zwiebeln"
text_en = "beef, lettuce, pickle, onions"
price = 7
codes = []
[item.52]
name = "Cheeseburger"
text = "Rindfleisch, Käse, Gurke, Zwiebeln"
price = 7.5
codes = []
[item.55]
name = "Wiener Schnitzel"
text = "vom Schwein, Pommes"
price = 12
codes = []
[item.56]
name = "Jägerschnitzel"
text = "vom Schwein, Champignonrahmsoße, Pommes"
price = 13
codes = []
[item.57]
name = "Insalata Tonno"
text = "Blattsalat, Thunfisch, Zwiebeln"
price = 9
codes = []
choices = []
""",
    "70-getraenke.toml": """
name = "Getränke"
name_en = "Drinks"
station = "kueche"
tax = "drink"
[item.70]
name = "Cola"
name_tr = "Kola"
amount = "0,33 l"
price = 2.5
codes = []
words = ["coca cola"]
[item.77]
name = "Cola 1 Liter"
amount = "1,0 l"
price = 3.9
codes = []
words = ["große cola"]
[item.72]
name = "Fanta"
price = 2.5
codes = []
[item.76]
name = "Ayran"
price = 2
codes = []
""",
}

DELI = {
    "card.toml": """
name = "Corner Deli"
currency = "EUR"
languages = ["en"]
tax = { food = 7 }
stations = ["counter"]
[size]
small = { name = "Small", words = ["small"] }
large = { name = "Large", words = ["large"] }
extra_large = { name = "Extra Large", words = ["extra large"] }
[codes]
a = "gluten:wheat"
[choice.filling]
name = "Filling"
[choice.filling.option]
ham = { name = "Ham", price = 0, codes = [], words = ["hams"] }
turkey = { name = "Turkey", price = 0, codes = [] }
cheddar = { name = "Cheddar", price = 0, codes = [], words = ["cheese"] }
lettuce = { name = "Lettuce", price = 0, codes = [] }
red_onions = { name = "Red Onions", price = 0, codes = [], words = ["red onion"] }
peppers = { name = "Peppers", price = 0, codes = [], words = ["pepper"] }
""",
    "10-sandwiches.toml": """
name = "Sandwich"
words = ["sandwich", "sandwiches", "roll"]
station = "counter"
tax = "food"
choices = ["filling"]
[item.sandwich]
name = "Sandwich"
price = { small = 3, large = 5, extra_large = 7 }
codes = []
words = ["sandwich", "sandwiches", "roll", "rolls"]
[item.double_club]
name = "Double Club Sandwich"
price = { small = 6, large = 8, extra_large = 9 }
codes = []
words = ["double club"]
""",
    "20-drinks.toml": """
name = "Drinks"
words = ["drink", "drinks"]
station = "counter"
tax = "food"
[item.tea]
name = "Iced Tea"
price = { small = 1, large = 2, extra_large = 3 }
codes = []
words = ["iced teas", "tea"]
[item.dr_pepper]
name = "Dr Pepper"
price = 2
codes = []
words = ["dr peppers"]
[item.chips_and_dip]
name = "Chips and Dip"
price = 2
codes = []
""",
}


HERE = Path(__file__).parent


@cache
def lexicon(card: str) -> Lexicon:
    small = {"inn": INN, "deli": DELI}.get(card)
    files = {name: text.encode() for name, text in small.items()} if small else card_files(folder(card))
    result = check_card(files)
    assert result.menu is not None, result.errors
    return compile_lexicon(result.menu)


def folder(card: str) -> Path:
    if card == "bella":
        return HERE.parents[1] / "menus" / "pizzeria-bella"
    return next(each for each in (HERE / "menus" / card, HERE / "orders" / card / "menu") if each.is_dir())


def read(text: str, card: str = "inn", language: str = "") -> Meaning:
    return understand(text, lexicon(card), NOW, language)


def lines(meaning: Meaning) -> str:
    """What was understood, without what is open."""
    return " ; ".join(_line(line) for line in meaning.lines)


def short(meaning: Meaning) -> str:
    open_ = dict.fromkeys(
        (*(f"?{each.about}" for each in meaning.questions), *(f"?{word}" for word in meaning.unknown))
    )
    assert meaning.sure == (not open_), (meaning.text, meaning.sure, open_)
    return " ; ".join((*([lines(meaning)] if meaning.lines else []), *open_))


def _line(line: MeantLine) -> str:
    parts = [str(line.quantity), f"{line.item}/{line.half}" if line.half else line.item]
    parts += [line.size] if line.size else []
    for option in line.options:
        times = f"*{option.quantity}" if option.quantity > 1 else ""
        parts.append(f"+{option.option}{times}{':' + option.amount if option.amount else ''}")
    parts += [f"-{word.removeprefix('extra.').removeprefix('filling.')}" for word in line.without]
    parts += [f'"{line.note}"'] if line.note else []
    return " ".join([*parts, *(f"={dish}" for dish in line.parts)])
