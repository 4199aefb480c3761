"""`orderbot agent`: in the restaurant's network, between a bot on the Internet and a printer that knows ESC/POS only.

To the bot it is a Star CloudPRNT printer, to the printer a driver. What was printed is written down before the bot is
told, and told until the bot has heard it: neither a restart nor a lost answer prints a ticket twice.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import quote

import aiohttp

from orderbot.errors import PrinterError
from orderbot.printing.polled import ESCPOS
from orderbot.printing.tcp import TcpPrinter

log = logging.getLogger(__name__)

INTERVAL: Final = 5.0  # seconds between two polls
TIMEOUT: Final = 20.0  # for an answer of the bot
KEPT: Final = 200  # printed tickets that are remembered
CODES: Final = {"out of paper": "410", "paper jam": "411", "cover open": "420", "has never answered": "498"}
AWAY: Final = "499"  # the printer does not answer


@dataclass(slots=True)
class Journal:
    """Tokens of printed tickets, and whether the bot knows; in a file, whole or not at all."""

    path: Path
    write: Callable[[Path, bytes], None]
    known: dict[str, bool] = field(default_factory=dict)  # token -> told

    def read(self) -> None:
        """What an earlier run printed. A file that cannot be read is as if there were none."""
        try:
            found = json.loads(self.path.read_bytes())
        except (OSError, ValueError):
            return
        if isinstance(found, dict):
            self.known = {str(token): bool(told) for token, told in found.items()}

    def note(self, token: str, *, told: bool) -> None:
        self.known.pop(token, None)
        self.known[token] = told
        while len(self.known) > KEPT:
            self.known.pop(next(iter(self.known)))
        self.write(self.path, json.dumps(self.known).encode())

    @property
    def untold(self) -> tuple[str, ...]:
        return tuple(token for token, told in self.known.items() if not told)


class Agent:
    def __init__(self, server: str, printer: TcpPrinter, journal: Journal, session: aiohttp.ClientSession) -> None:
        """`server`: the address that the bot's `star:` printer has, with its token."""
        self._server = server
        self._printer = printer
        self._journal = journal
        self._session = session
        self.down = ""  # why the bot is not reached

    async def run(self, interval: float = INTERVAL) -> None:
        self._journal.read()
        while True:
            if not await self.poll():
                await asyncio.sleep(interval)

    async def poll(self) -> bool:
        """Says how the printer is, prints what there is. Whether a ticket came out."""
        trouble = await self._printer.probe()
        try:
            for token in self._journal.untold:
                await self._tell("200 OK", token)
                self._journal.note(token, told=True)
            async with self._session.post(
                self._server, json={"statusCode": code(trouble, low=self._printer.low)}
            ) as answer:
                answer.raise_for_status()
                said = await answer.json(content_type=None)
            printed = said.get("jobReady") is True and await self._job(str(said.get("jobToken") or ""))
        except (aiohttp.ClientError, TimeoutError, ValueError) as error:
            self._missed(error)
            return False
        if self.down:
            log.warning("the bot answers again")
        self.down = ""
        return printed

    def _missed(self, error: Exception) -> None:
        why = f"{error.status}" if isinstance(error, aiohttp.ClientResponseError) else type(error).__name__
        if why != self.down:
            log.error("the bot does not answer (%s); it is tried all the time", why)
        self.down = why

    async def _job(self, token: str) -> bool:
        if token in self._journal.known:
            await self._tell("200 OK", token)
            return False
        async with self._session.get(f"{self._server}?type={quote(ESCPOS, safe='')}&token={quote(token)}") as answer:
            if answer.status != 200:
                return False
            data = await answer.read()
        try:
            await self._printer.put(data, token)
        except PrinterError as error:
            log.warning("%s", error)
            if not error.taken:  # else it is most likely on paper: the bot finds out by waiting, and marks the next
                await self._tell(f"{AWAY} stopped" if error.sent else "520 not printed", token)
            return False
        self._journal.note(token, told=False)
        await self._tell("200 OK", token)
        self._journal.note(token, told=True)
        return True

    async def _tell(self, result: str, token: str) -> None:
        async with self._session.delete(f"{self._server}?code={quote(result)}&token={quote(token)}") as answer:
            answer.raise_for_status()


def code(trouble: str, *, low: bool | None = False) -> str:
    """What a Star printer would say of it; `low`: the roll nears its end."""
    if not trouble:
        return quote("211 paper low" if low else "200 OK")
    return next((number for words, number in CODES.items() if words in trouble), AWAY)
