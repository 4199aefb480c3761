"""All that the owner's page says itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from orderbot.texts import Sayable, text

OWNER_WORDS: Final[Mapping[str, Sayable]] = {
    "owner": text("Owner's page"),
    "kitchen": text("To the board"),
    "unsaid": text("Answers that wait for your yes"),
    "answer": text("The bot would answer:"),
    "send_answer": text("Send"),
    "own": text("Instead, in your own words"),
    "send_own": text("Send your own"),
    "day": text("Day"),
    "show": text("Show"),
    "before": text("the day before"),
    "after": text("the day after"),
    "orders": text("Orders"),
    "sold": text("Sold"),
    "goods": text("Goods"),
    "deposit": text("Deposit"),
    "fees": text("Delivery fees"),
    "vat": text("VAT"),
    "gross": text("gross"),
    "tax": text("tax in it"),
    "payment": text("How customers wished to pay"),
    "no_record": text("The bot records no payments: what was paid, the till knows."),
    "csv": text("Table for the tax adviser (CSV)"),
    "csv_weeks": text("the last four weeks"),
    "chart": text("Orders by the hour"),
    "costs": text("WhatsApp this month"),
    "shift": text("At the end of the shift"),
    "best": text("Best sellers, four weeks"),
    "lost": text("Carts nobody bought"),
    "none_lost": text("None was left."),
    "unknown": text("Words the bot did not know"),
    "none_unknown": text("It knew them all."),
    "unknown_how": text("Tap a word to see where to write it, if customers mean a dish or an option by it."),
    "no_home": text("No dish is called like it. At the dish or the option that is meant, write:"),
    "allergens": text("What the card says of allergens"),
    "card": text("The card as it is live"),
    "complaints": text("What is said of its files"),
    "no_complaints": text("Nothing."),
    "draft": text("Change the card: try a draft, then publish it"),
    "no_orders": text("No order on this day."),
    "details": text("All of it"),
    "weeks": text("four weeks"),
}
