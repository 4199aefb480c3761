"""Orders to print, as the kitchen of a small pizzeria knows them."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from orderbot.ordering.order import Address, Order, OrderLine, OrderOption, OrderPart
from orderbot.restaurant import PrinterConfig, Restaurant
from orderbot.texts import Words

BERLIN = ZoneInfo("Europe/Berlin")
HOSTILE = "STORNO #46\nBEZAHLT\r\n\n\n\n» Küche\x1bp\x00\x19\xfa \x1dVB\x00\x10\x04\x01 \u202eedoc\u2066 [##  OHNE  ##] Z\u0361\u0362\u0363\u0364algo \ud800 王😀"

PIZZA, DRINKS, STARTERS = Words("Pizza"), Words("Getränke"), Words("Vorspeisen")
MARGHERITA = OrderLine(
    "2", Words("Margherita"), 1, 1200, PIZZA, Words("groß 32 cm"), (OrderOption(Words("Käse"), 1, "extra", 150),),
    (Words("Zwiebeln"),), "bitte gut durch", vat=((700, 1200),), codes=("A", "G"), station="ofen",
)  # fmt: skip
BRUSCHETTA = OrderLine(
    "11", Words("Bruschetta"), 2, 590, STARTERS, vat=((700, 1180),), codes=("A",), traces=("H",), station="kalt"
)
COLA = OrderLine(
    "61", Words("Cola 0,33 l"), 1, 250, DRINKS, deposit=25, vat=((1900, 275),), codes=("1", "9"), station="bar"
)
BEER = OrderLine(
    "70", Words("Pils 0,5 l"), 2, 380, DRINKS, deposit=8, vat=((1900, 776),), codes=("A",), age=16, station="bar"
)
HALVES = OrderLine(
    "4", Words("Funghi"), 2, 1350, PIZZA, Words("groß 32 cm"), (OrderOption(Words("Knoblauch"), 1, "light"),),
    parts=(
        OrderPart("4", Words("Funghi"), Words("groß 32 cm"), without=(Words("Champignons"),), station="ofen"),
        OrderPart("9", Words("Tonno"), options=(OrderOption(Words("Oliven"), 2, "", 200),), station="ofen"),
    ),
    vat=((700, 2700),), codes=("A", "D", "G"), station="ofen",
)  # fmt: skip
COMBO = OrderLine(
    "menue1", Words("Mittagsmenü"), 2, 1290,
    parts=(
        OrderPart("2", Words("Margherita"), Words("klein 26 cm"), (OrderOption(Words("Salami"), 1, "", 150),), station="ofen"),
        OrderPart("30", Words("Gemischter Salat"), without=(Words("Gurken"),), station="kalt", kitchen="SALAT GEM"),
        OrderPart("61", Words("Cola 0,33 l"), station="bar"),
    ),
    deposit=25, vat=((700, 2000), (1900, 630)), codes=("A", "G", "1"),
)  # fmt: skip
CODES = {"A": "gluten:wheat", "D": "fish", "G": "milk", "H": "nuts", "1": "colour", "9": "caffeine"}

ONE = (PrinterConfig("küche", "file:x"),)
THREE = (
    PrinterConfig("ofen", "file:x", stations=("ofen",)),
    PrinterConfig("bar", "file:x", stations=("bar", "kalt")),
    PrinterConfig("theke", "file:x"),
)


def restaurant(printers=ONE, language="de"):
    return Restaurant("bella", "Pizzeria Bella", Path("menus/bella"), BERLIN, language, "1", "", printers=printers)


def order(*lines, **fields):
    """A delivery of these lines; sums are those of the lines."""
    lines = lines or (BRUSCHETTA, MARGHERITA, COLA)
    fee = fields.pop("fee", 200)
    total = sum(line.total + line.deposit * line.quantity for line in lines) + fee
    tax = total * 700 // 10700
    plain = Order(
        "bella", 47, 1, datetime(2026, 11, 12, 18, 42, 10, tzinfo=BERLIN), datetime(2026, 11, 12, 19, 5, tzinfo=BERLIN),
        True, "delivery", "cash", lines, fee, total, ((700, total, tax),), "digest", "menu", "de",
        name="Jürgen Größmann", phone="491701234567",
        address=Address("Gänsestr.", "12a", "50667", "Köln", '3. OG links, Klingel "Müller"'), pays_with=10000, codes=CODES,
    )  # fmt: skip
    return replace(plain, **fields)


ORDERS = {
    "delivery": order(),
    "pickup": order(MARGHERITA, handover="pickup", payment="card", fee=0, address=None, pays_with=None, asap=False),
    "halves": order(HALVES, BEER),
    "combo": order(COMBO, COLA),
    "hostile": order(replace(MARGHERITA, note=HOSTILE), name=HOSTILE, allergy=HOSTILE, address=Address(*[HOSTILE] * 5)),
    "allergy": order(BRUSCHETTA, allergy="Erdnüsse! Auch keine Spuren, bitte, das ist gefährlich"),
    "preorder": order(
        MARGHERITA, due=datetime(2026, 12, 24, 18, 30, tzinfo=BERLIN), asap=False, payment="online", number=1047
    ),
}
