"""Every place where personal data lives: one table, for export and erasing; a test compares it with the file.

A table that is added to the database must be added here, or to `NOBODYS` with the reason why it holds nobody.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Home:
    """`told`: the statement whose rows a customer is shown; `erased`: the statements that end it, in order."""

    table: str
    told: str = ""  # "" where export() puts it together itself
    erased: tuple[str, ...] = ()
    ends: str = ""  # what becomes of the rest, if it cannot be found by customer


HOMES: Final = (
    Home("identity", told="identities", erased=("erase_identities",)),
    Home("conversation", erased=("erase_conversation",)),
    Home("inbox", erased=("erase_inbox",)),
    Home(
        "outbox",
        erased=("erase_waiting", "erase_outbox", "detach_outbox", "put_farewell"),
        ends="what is on its way goes out first; the channel's contact book is told, by the user id, which then goes",
    ),
    Home("order_person", erased=("erase_persons",), ends="of an open order a day after it was due"),
    Home("order_event", told="events_of", ends="words of staff about an order; the order stays without the person"),
    Home("quarantine", told="quarantined", erased=("erase_quarantine",)),
    Home("status", told="statuses_of", erased=("erase_statuses",), ends="ids as hashes"),
    Home("pace", erased=("erase_pace",)),
    Home("setting", told="settings_about", erased=("erase_settings",), ends="of staff numbers and blocked ones"),
    Home("unknown_word", ends="single words without a trace to anybody; gone after 30 days"),
)
NOBODYS: Final[Mapping[str, str]] = {
    "customer": "a number and two times; orders refer to it",
    "orders": "what was agreed, without the person",
    "card": "the owner's",
    "stock": "the shop's",
    "upload": "pictures of the card",
    "usage": "sums of a month",
    "beat": "one time",
    "sqlite_sequence": "the database's own",
    "orderbot_schema": "a number",
}
