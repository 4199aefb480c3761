"""All that the page of a card's draft says itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from orderbot.texts import Sayable, text

DRAFT_WORDS: Final[Mapping[str, Sayable]] = {
    "title": text("Draft of the card"),
    "owner": text("Owner's page"),
    "what": text("A copy of your card that customers do not see: change it, talk with it, publish it."),
    "begin": text("Begin a draft"),
    "begin_again": text("Begin anew from the live card"),
    "drop": text("Throw the draft away"),
    "where": text("Its files lie in"),
    "files": text("Its files"),
    "content": text("Content"),
    "save": text("Save"),
    "faults": text("What is said of its files"),
    "no_faults": text("Nothing is wrong."),
    "talk": text("Talk with it"),
    "talk_what": text("As a customer would. Nothing is ordered, nobody is called."),
    "say": text("Message"),
    "send": text("Send"),
    "anew": text("From the start"),
    "mend": text("The draft has mistakes; please mend them first."),
    "me": text("You"),
    "bot": text("Bot"),
    "house": text("For the kitchen"),
    "changes": text("What changes"),
    "no_changes": text("Nothing: it is the card that is live."),
    "much": text("Much would be gone. Is that meant?"),
    "publish": text("Publish"),
    "publish_much": text("Yes, publish it"),
}
