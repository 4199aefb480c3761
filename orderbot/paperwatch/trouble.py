"""A printer that does not print, as staff know it: kept as a setting, so that a restart neither repeats nor forgets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

import msgspec

from orderbot.stored import Parcel, Sheet, unpack
from orderbot.texts import Lines, Sayable, Text, lines, listed, paragraphs, text
from orderbot.tickets.document import Ticket

MOST: Final = 3500  # characters of orders in one message: below the channel's limit
SETTING: Final = "paper:"  # + printer: the trouble it is in
CAUSES: Final = {
    "out of paper": text("out of paper"),
    "cover open": text("cover open"),
    "printer error": text("printer error"),
    "offline": text("offline"),
    "does not answer": text("does not answer: switched off, or not in the network"),
    "does not say that it is ready": text("takes the connection but says nothing"),
    "does not take the ticket": text("takes nothing"),
    "does not confirm the ticket": text("does not confirm what it got"),
    "connection lost": text("the connection broke while printing"),
    "interrupted": text("the bot was interrupted while printing"),
    "not configured any more": text("it is not in the configuration any more"),
    "cannot be read": text("this version of the bot cannot read the ticket"),
    "has never answered": text('has never answered; if this model cannot, write silent = true at its block'),
    "paper jam": text("paper jam"),
    "cannot print such data": text("cannot print this ticket"),
    "asks for no tickets": text("asks for no tickets: switched off, or without Internet"),
}  # fmt: skip


Key = tuple[str, int]  # day and number of an order


@dataclass(frozen=True, slots=True)
class Trouble:
    """What staff know of a printer that does not print."""

    cause: str
    orders: tuple[Key, ...] = ()  # the orders they were given
    listed: tuple[Key, ...] = ()  # of these, those that came too late for paper and stand on a list


def troubles(settings: Mapping[str, str]) -> dict[str, Trouble]:
    """Printer -> what staff know of its trouble."""
    found: dict[str, Trouble] = {}
    for name, value in settings.items():
        if name.startswith(SETTING) and value:
            with suppress(msgspec.DecodeError):
                found[name.removeprefix(SETTING)] = unpack(Trouble, value)
    return found


def printer_of(parcel: Parcel) -> str:
    """The printer in whose queue it is."""
    return parcel.queue.rsplit(":", 1)[-1]


def ticket_of(parcel: Parcel) -> Ticket | None:
    """None if another release wrote it and this one cannot read it."""
    with suppress(msgspec.DecodeError):
        return unpack(Sheet, parcel.payload).ticket
    return None


def why(error: str) -> Text:
    """The cause in words for people; what is not known to us is said as it is."""
    return next((said for start, said in CAUSES.items() if start in error), text("cause: {error}", error=error))


def numbers(orders: Iterable[Key]) -> Lines:
    return listed(str(number) for _, number in orders)


def messages(printer: str, cause: str, wholes: list[str], first: bool, unreadable: bool = False) -> Iterator[Sayable]:
    """What staff are told, in as many messages as it takes; the cause once."""
    head: Sayable = text("More that {printer} does not print:", printer=printer)
    if first:
        reason = why(cause) if cause else text("cause unknown")
        head = text(
            "PRINTER {printer} DOES NOT PRINT: {cause}. It is tried all the time. Make these from this message:",
            printer=printer,
            cause=reason,
        )
    if unreadable:
        head = lines(head, text("One ticket cannot be read by this version of the bot. Please check the orders."))
    groups = list(grouped(wholes))
    if not groups:
        if first or unreadable:
            yield head
        return
    for place, group in enumerate(groups):
        yield paragraphs(head, *group) if place == 0 else paragraphs(*group)


def grouped(wholes: Iterable[str]) -> Iterator[list[str]]:
    group: list[str] = []
    for whole in wholes:
        if group and sum(map(len, group)) + len(whole) > MOST:
            yield group
            group = []
        group.append(whole)
    if group:
        yield group
