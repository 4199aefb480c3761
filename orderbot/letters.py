"""Messages on their way out: through the channel, or where that is closed by an approved template, mail or web push.

WhatsApp takes ordinary messages only within 24 hours of the reader's last one (131047). An alert that cannot go that
way, or while the account itself is refused, goes on: nobody may miss it because a phone was silent for a day.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from time import monotonic
from typing import Final

from orderbot.ports import Beside, Channel, ChannelFailed, Recipient, SendFailed, Verdict
from orderbot.restaurant import Restaurant
from orderbot.stored import ALERT, CONFIRMATION, Farewell, Letter, Parcel, unpack
from orderbot.texts import text
from orderbot.tickets.document import Ticket
from orderbot.wording.message import Message, Template
from orderbot.wording.render import Voice

log = logging.getLogger(__name__)
Deliver = Callable[[Parcel], Awaitable[str]]  # the channel's id of it, "" if it has none
CLOSED: Final = 131047  # the reader's last message is too old
SAME: Final = 600.0  # seconds in which the same words are the same alarm
LOCKED: Final = -2  # in place of a code of the channel
UNREACHABLE: Final = (CLOSED, LOCKED, 131026)  # other ways may reach the same person


Locked = Callable[[Restaurant, str], Awaitable[bool]]  # may this number of staff hear nothing for now?


Draw = Callable[[Ticket], bytes]


async def _drawn(draw: Draw, paper: Ticket) -> bytes:
    """b"" if it cannot be: the words are what counts."""
    try:
        return await asyncio.to_thread(draw, paper)
    except Exception as error:
        log.error("a ticket could not be drawn: %s", type(error).__name__)
        return b""


async def nobody(place: Restaurant, phone: str) -> bool:
    return False


def letters(
    channel: Channel,
    restaurants: Mapping[str, Restaurant],
    beside: Sequence[Beside] = (),
    locked: Locked = nobody,
    draw: Draw | None = None,
) -> Deliver:
    """Messages, confirmations and alerts. A confirmation that may have arrived before says so.

    `draw`: a ticket as a PNG, where pictures can be made. A `locked` number gets no alert, for customers are named in
    them; whoever else there is, does.
    """
    told: dict[str, float] = {}  # what went another way of late, and when

    async def deliver(parcel: Parcel) -> str:
        letter, place = unpack(Letter, parcel.payload), restaurants[parcel.restaurant]
        to, message = Recipient(letter.phone, letter.user), letter.message
        if parcel.kind == CONFIRMATION and parcel.doubts:
            again = Voice(message.language).say(text("(sent again)"))
            message = replace(message, body=f"{again} {message.body}")
        try:
            if parcel.kind == ALERT and await locked(place, letter.phone):
                raise SendFailed(Verdict.FINAL, "the number wrote too many wrong PINs", code=LOCKED)
            if parcel.last_error == f"failed {CLOSED}":  # taken, and refused afterwards: no second time
                raise SendFailed(Verdict.FINAL, "outside the window", code=CLOSED)
            drawn = {"picture": await _drawn(draw, letter.paper)} if draw and letter.paper else {}
            return await channel.send(place, to, message, str(parcel.id), **drawn)
        except SendFailed as error:
            return await _otherwise(parcel, letter, place, to, error)

    async def _otherwise(parcel: Parcel, letter: Letter, place: Restaurant, to: Recipient, error: SendFailed) -> str:
        approved = _template(parcel, letter, place) if error.code == CLOSED else None
        if approved:
            try:
                return await channel.send_template(place, to, approved, str(parcel.id))
            except SendFailed as refused:
                error = refused
                log.warning("template %s: %s", approved.name, refused)
        if letter.message.attached:
            raise error  # what it is, the alert beside it tells, by whatever way
        lost = error.verdict is Verdict.STOP or error.code in UNREACHABLE or approved is not None
        ways = [way for way in beside if way.reaches(place)]
        if parcel.kind == ALERT and ways and lost:
            if not _first_time(told, f"{place.id}\n{letter.message.body}", monotonic()):
                return ""  # the same alarm for another phone of the staff: it is out
            if any(await asyncio.gather(*(_went(way, parcel, letter.message, place) for way in ways))):
                return ""
            told.clear()
        raise error

    return deliver


async def _went(way: Beside, parcel: Parcel, message: Message, place: Restaurant) -> bool:
    try:
        await way.tell(place, _first(message), message.body)
    except ChannelFailed as error:
        log.error("alert %d of %s not told by %s: %s", parcel.id, place.id, way.name, error)
        return False
    log.info("alert %d of %s went by %s", parcel.id, place.id, way.name)
    return True


def farewells(channel: Channel, restaurants: Mapping[str, Restaurant]) -> Deliver:
    """Who was erased here is taken out of the channel's own contact book."""

    async def deliver(parcel: Parcel) -> str:
        await channel.forget(restaurants[parcel.restaurant], unpack(Farewell, parcel.payload).user)
        return ""

    return deliver


def _first_time(told: dict[str, float], what: str, now: float) -> bool:
    """Notes it, and forgets what is older than SAME."""
    for old in [each for each, at in told.items() if now - at > SAME]:
        del told[old]
    return told.setdefault(what, now) == now


def _template(parcel: Parcel, letter: Letter, place: Restaurant) -> Template | None:
    """An alert has one placeholder; news of an order two: its number, and the news."""
    body = letter.message.body
    if parcel.kind == ALERT and place.alert_template:
        return Template(place.alert_template, place.language, (body,))
    if letter.order and place.order_template:
        return Template(place.order_template, place.language, (str(letter.order), body))
    return None


def _first(message: Message) -> str:
    """The first words, for a subject: one line, no more than fits."""
    return " ".join(message.body.split())[:80]
