"""The world as one turn sees it, handed in: the card, the hours, what is sold out, the next order number."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from orderbot.menu.hours import OpeningHours
from orderbot.menu.model import Menu
from orderbot.ordering.stock import Stock
from orderbot.restaurant import Restaurant
from orderbot.understanding.card.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Shop:
    """Made anew whenever card, settings or stock change; never changed."""

    restaurant: Restaurant
    menu: Menu
    hours: OpeningHours
    lexicon: Lexicon
    stock: Stock = Stock()
    next_number: int = 1  # what an order placed in this turn is called; reception counts
    customer: int = 0  # who speaks; goes onto the order
    phone: str = ""  # of who speaks, as the channel knows it; "" if it does not
    known: bool = True  # we have made something for who speaks
    given_back: datetime | None = None  # when staff last gave the talk with this customer back to the bot
    token: str = ""  # unguessable, for a link made in this turn
