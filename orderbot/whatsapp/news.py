"""What the webhooks tell beside messages: of our account, and of numbers that are not ours. For staff and /health."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Final

from orderbot.envelope import Notice, Payload, StatusUpdate
from orderbot.ports import Clock, Verdict
from orderbot.texts import Sayable, plain, text
from orderbot.whatsapp.codes import CODES

log = logging.getLogger(__name__)
FRESH: Final = timedelta(hours=24)  # so long /health speaks of it
MOST: Final = 20  # different things kept; a stranger's webhook must not fill the memory

Tell = Callable[[str, Sayable, str], Awaitable[None]]  # restaurant, what, key: the same key is told once


class News:
    """`numbers`: phone_number_id -> restaurant id. `tell` reaches the staff of a restaurant."""

    def __init__(self, numbers: Mapping[str, str], clock: Clock, tell: Tell) -> None:
        self._numbers = numbers
        self._clock = clock
        self._tell = tell
        self._foreign: dict[str, datetime] = {}
        self._grave: dict[str, datetime] = {}

    async def note(self, payload: Payload) -> None:
        """Before the payload is stored: what fails here fails the delivery, and comes again."""
        for number in dict.fromkeys(_numbers(payload)):
            if number and number not in self._numbers:
                self._strange(number)
        for notice in (*payload.notices, *_late(payload.statuses)):
            await self._noticed(notice)

    def foreign(self) -> str:
        """For /health: numbers that are not configured, "" if there was none of late."""
        names = ", ".join(self._recent(self._foreign))
        return f"webhooks for a phone_number_id that no restaurant has: {names}; compare config.toml" if names else ""

    def account(self) -> str:
        """For /health: what Meta complains about, "" if nothing of late."""
        said = "; ".join(self._recent(self._grave))
        return f"{said}; see WhatsApp Manager" if said else ""

    def _strange(self, number: str) -> None:
        if number not in self._foreign and len(self._foreign) < MOST:
            log.error("webhooks for phone_number_id %s, which no restaurant of the configuration has", number)
        if number in self._foreign or len(self._foreign) < MOST:
            self._foreign[number] = self._clock()

    async def _noticed(self, notice: Notice) -> None:
        what = f"{notice.subject} {notice.code or ''} {notice.said}".replace("  ", " ")
        log.log(logging.ERROR if notice.grave else logging.INFO, "WhatsApp about the account: %s", what)
        if not notice.grave:
            return
        if what in self._grave or len(self._grave) < MOST:
            self._grave[what] = self._clock()
        said = text("WhatsApp writes about this account: {what}. Please look at WhatsApp Manager.", what=what)
        if notice.code and notice.code in CODES and (remedy := CODES[notice.code].remedy):
            said = text(
                "WhatsApp, code {code}: {what}; {remedy}.",
                code=notice.code,
                what=CODES[notice.code].said,
                remedy=remedy,
            )
        ours = self._numbers.get(notice.phone_number_id)
        for restaurant in (ours,) if ours else sorted(set(self._numbers.values())):
            await self._tell(restaurant, said, f"notice:{what}:{self._clock():%Y-%m-%d}")

    def _recent(self, found: dict[str, datetime]) -> Iterator[str]:
        oldest = self._clock() - FRESH
        return (what for what, at in found.items() if at >= oldest)


def _late(statuses: Iterable[StatusUpdate]) -> Iterator[Notice]:
    """What was taken and failed afterwards for a reason that is the account's: a missing payment shows only so."""
    codes = {(each.phone_number_id, error.code) for each in statuses for error in each.errors}
    for number, code in sorted(codes):
        if code in CODES and CODES[code].verdict is Verdict.STOP:
            yield Notice(number, "failed", plain(CODES[code].said), code)


def _numbers(payload: Payload) -> Iterator[str]:
    yield from (each.phone_number_id for each in payload.received)
    yield from (each.phone_number_id for each in payload.statuses)
    yield from (each.phone_number_id for each in payload.changes)
    yield from (each.phone_number_id for each in payload.notices)
