"""ESC/POS over TCP 9100, to a printer in the same private network (the port knows no password: never the Internet).

A successful write means nothing. So: ask before the first byte, when failing is free; after the last byte, have the
printer say that all is on paper. Three kinds of printers, told apart by what they answer:

    process id   confirms each ticket once it is out (GS ( H)
    status only  counts as printed when it has taken all bytes and still says that it is ready
    silent       counts as printed when it has taken all bytes; but once it has answered, silence is a fault
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final

from orderbot.errors import PrinterError
from orderbot.printing.wire import Wire
from orderbot.restaurant import PrinterConfig
from orderbot.tickets import escpos
from orderbot.tickets.document import Ticket

PORT: Final = 9100
Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]
Connect = Callable[[str, int], Awaitable[Streams]]


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds to wait for each thing."""

    connect: float = 3
    status: float = 2
    silent: float = 0.5  # for the status of a printer that never answered yet
    send: float = 30
    confirm: float = 60  # not counting the time in which the printer says that it cannot print
    offline: float = 600  # for paper, a closed cover, while a ticket is half out
    poll: float = 1
    close: float = 0.3


async def connect(host: str, port: int) -> Streams:
    """The network itself."""
    return await asyncio.open_connection(host, port)


class TcpPrinter:
    """One printer; one ticket and one connection at a time, closed at once so that the till can print too."""

    def __init__(self, config: PrinterConfig, dial: Callable[[], Awaitable[Streams]], patience: Patience) -> None:
        self.config = config
        self._dial = dial
        self._patience = patience
        self._busy = asyncio.Lock()
        self._talks: bool | None = None  # None: not met yet
        self._confirms: bool | None = None
        self._attempts = 0

    async def print(self, ticket: Ticket) -> None:
        """Returns when the ticket is on paper, as far as this printer lets us know. PrinterError otherwise."""
        data = escpos.paper(ticket, escpos.model_of(self.config))
        async with self._busy:
            try:
                async with asyncio.timeout(self._patience.connect):
                    streams = await self._dial()
            except (OSError, TimeoutError) as error:
                raise self._failed("does not answer", error) from error
            async with Wire(*streams) as wire:
                await self._before(wire, ticket)
                await self._send(wire, ticket, data)

    async def _before(self, wire: Wire, ticket: Ticket) -> None:
        """All that can go wrong for free."""
        try:
            trouble = await wire.trouble(self._patience.silent if self._talks is False else self._patience.status)
            if trouble is None and self._talks:
                raise self._failed("does not say that it is ready")
            if trouble:
                self._talks = True
                raise self._failed(trouble)
            self._talks = trouble is not None
            if self._talks and self._confirms is None:  # nothing to print is before it: answered at once
                probe = self._mark(ticket)
                await wire.send(escpos.init() + escpos.process_id(probe))
                self._confirms = await wire.printed(probe, self._patience.status)
        except OSError as error:
            raise self._failed("connection lost before printing", error) from error

    async def _send(self, wire: Wire, ticket: Ticket, data: bytes) -> None:
        mark = self._mark(ticket)
        try:
            async with asyncio.timeout(self._patience.send):
                await wire.send(data + (escpos.process_id(mark) if self._confirms else b""))
            if self._talks:
                await self._after(wire, mark)
            else:
                await wire.finish(self._patience.close)
        except TimeoutError as error:
            raise self._failed("does not take the ticket", error, sent=True) from error
        except OSError as error:
            raise self._failed("connection lost while printing", error, sent=True) from error

    async def _after(self, wire: Wire, mark: bytes) -> None:
        """Waits until the ticket is out. While the printer says what it lacks, the clock of `confirm` stands still."""
        now = asyncio.get_running_loop().time
        left, offline = self._patience.confirm, self._patience.offline
        trouble: str | None = ""
        while left > 0 and offline > 0:
            start = now()
            if self._confirms and await wire.printed(mark, min(left, self._patience.poll)):
                return
            trouble = await wire.trouble(self._patience.status)
            if not self._confirms and trouble == "":
                return
            if trouble:
                await asyncio.sleep(0 if self._confirms else self._patience.poll)
                offline -= now() - start
            else:
                left -= now() - start
        raise self._failed(trouble or "does not confirm the ticket", sent=True)

    def _mark(self, ticket: Ticket) -> bytes:
        """Four characters of this attempt only, so that a late answer never confirms another ticket."""
        self._attempts += 1
        digest = hashlib.sha256(f"{ticket.id}/{ticket.copy}/{self._attempts}".encode()).digest()
        return bytes(0x20 + byte % 95 for byte in digest[:4])

    def _failed(self, what: str, error: Exception | None = None, *, sent: bool = False) -> PrinterError:
        cause = f" ({error})" if error and str(error) else ""
        return PrinterError(f"{self.config.name}: {what}{cause}", sent=sent)
