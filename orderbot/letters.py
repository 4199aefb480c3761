"""Messages on their way out: through the channel, and where that is closed by an approved template or by mail.

WhatsApp takes ordinary messages only within 24 hours of the reader's last one (131047). An alert that cannot go that
way, or while the account itself is refused, goes on: nobody may miss it because a phone was silent for a day.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from time import monotonic
from typing import Final

from orderbot.ports import Channel, ChannelFailed, Mail, Recipient, SendFailed, Verdict
from orderbot.restaurant import Restaurant
from orderbot.stored import ALERT, CONFIRMATION, Farewell, Letter, Parcel, unpack
from orderbot.texts import text
from orderbot.wording.message import Message, Template
from orderbot.wording.render import Voice

log = logging.getLogger(__name__)
Deliver = Callable[[Parcel], Awaitable[str]]  # the channel's id of it, "" if it has none
CLOSED: Final = 131047  # the reader's last message is too old
SAME: Final = 600.0  # seconds in which the same words are the same alarm
UNREACHABLE: Final = (CLOSED, 131026)  # other ways may reach the same person


def letters(channel: Channel, restaurants: Mapping[str, Restaurant], mail: Mail | None = None) -> Deliver:
    """Messages, confirmations and alerts. A confirmation that may have arrived before says so."""
    mailed: dict[str, float] = {}  # what went by mail of late, and when

    async def deliver(parcel: Parcel) -> str:
        letter, place = unpack(Letter, parcel.payload), restaurants[parcel.restaurant]
        to, message = Recipient(letter.phone, letter.user), letter.message
        if parcel.kind == CONFIRMATION and parcel.doubts:
            again = Voice(message.language).say(text("(sent again)"))
            message = replace(message, body=f"{again} {message.body}")
        try:
            if parcel.last_error == f"failed {CLOSED}":  # taken, and refused afterwards: no second time
                raise SendFailed(Verdict.FINAL, "outside the window", code=CLOSED)
            return await channel.send(place, to, message, str(parcel.id))
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
        lost = error.verdict is Verdict.STOP or error.code in UNREACHABLE or approved is not None
        if parcel.kind == ALERT and mail and place.alarm_mail and lost:
            if not _first_time(mailed, f"{place.id}\n{letter.message.body}", monotonic()):
                return ""  # the same alarm for another phone of the staff: its mail is out
            try:
                await mail.send(place.alarm_mail, f"{place.name}: {_first(letter.message)}", letter.message.body)
            except ChannelFailed as unsent:
                mailed.clear()
                log.error("alert %d of %s not mailed: %s", parcel.id, place.id, unsent)
            else:
                log.info("alert %d of %s went by mail", parcel.id, place.id)
                return ""
        raise error

    return deliver


def farewells(channel: Channel, restaurants: Mapping[str, Restaurant]) -> Deliver:
    """Who was erased here is taken out of the channel's own contact book."""

    async def deliver(parcel: Parcel) -> str:
        await channel.forget(restaurants[parcel.restaurant], unpack(Farewell, parcel.payload).user)
        return ""

    return deliver


def _first_time(mailed: dict[str, float], what: str, now: float) -> bool:
    """Notes it, and forgets what is older than SAME."""
    for old in [each for each, at in mailed.items() if now - at > SAME]:
        del mailed[old]
    return mailed.setdefault(what, now) == now


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
