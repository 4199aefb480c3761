"""ESC/POS over TCP 9100, to a printer in the same private network (the port knows no password: never the Internet).

A successful write means nothing. So: ask before the first byte, when failing is free; after the last byte, have the
printer say that all is on paper. What a printer can say is learned and kept (known.py):

    process id   confirms each ticket once it is out (GS ( H)
    buffer       answers in the order of its buffer (GS r): an answer means that all before it was printed
    status only  counts as printed when it has taken all bytes and still says that it is ready
    silent       the owner wrote `silent = true`: counts as printed when it has taken all bytes

A printer that has never answered and is not said to be silent gets nothing: nobody would know whether it printed.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Final

from orderbot.errors import PrinterError
from orderbot.ports import ASSUMED, CONFIRMED, READY, Begun, unnoted
from orderbot.printing.known import Known, Notebook
from orderbot.printing.wire import Wire
from orderbot.restaurant import PrinterConfig
from orderbot.tickets import escpos
from orderbot.tickets.document import Ticket

Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]
Connect = Callable[[str, int], Awaitable[Streams]]
PROBE: Final = 3.0  # seconds between two tries of a printer that is down
ID, BUFFER = "id", "buffer"


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds to wait for each thing."""

    connect: float = 3
    status: float = 2
    send: float = 30
    confirm: float = 180  # not counting the time in which the printer says that it cannot print
    offline: float = 600  # for paper, a closed cover, while a ticket is half out
    poll: float = 1
    close: float = 0.3


async def connect(host: str, port: int) -> Streams:
    """The network itself."""
    return await asyncio.open_connection(host, port)


class TcpPrinter:
    """One printer; one ticket and one connection at a time, closed at once so that the till can print too."""

    def __init__(
        self, config: PrinterConfig, dial: Callable[[], Awaitable[Streams]], notebook: Notebook, patience: Patience
    ) -> None:
        self.config = config
        self.trouble = ""  # what keeps it from printing, while it prints
        self.low: bool | None = None  # whether its roll nears its end
        self._dial = dial
        self._notebook = notebook
        self._patience = patience
        self._busy = asyncio.Lock()
        self._attempts = 0

    async def print(self, ticket: Ticket, begun: Begun = unnoted) -> str:
        """Returns when the ticket is on paper, as far as this printer lets us know. PrinterError otherwise."""
        data = await asyncio.to_thread(escpos.paper, ticket, escpos.model_of(self.config))
        return await self.put(data, f"{ticket.id}/{ticket.copy}/{ticket.attempt}", begun)

    async def put(self, data: bytes, name: str, begun: Begun = unnoted) -> str:
        """The same with the bytes of a ticket; `name` is unlike that of any other try."""
        async with self._busy, await self._open() as wire:
            known = await self._before(wire, name)
            await begun()
            try:
                await self._send(wire, name, data, known)
            finally:
                self.trouble = ""
        if not known.answers:
            return ASSUMED
        return CONFIRMED if known.confirms else READY

    async def probe(self) -> str:
        """What keeps it from printing now; "" if nothing does. Sends nothing that could be printed."""
        if self._busy.locked():
            return self.trouble
        try:
            async with self._busy, await self._open() as wire:
                await self._ready(wire)
        except PrinterError as error:
            return str(error)
        except OSError:
            return "connection lost"
        return ""

    async def _open(self) -> Wire:
        try:
            async with asyncio.timeout(self._patience.connect):
                streams = await self._dial()
        except (OSError, TimeoutError) as error:
            raise self._failed("does not answer", error) from error
        return Wire(*streams)

    # -- before the first byte: all that can go wrong for free

    async def _before(self, wire: Wire, name: str) -> Known:
        try:
            known = await self._ready(wire)
            if known.answers and not known.confirms:
                known = replace(known, confirms=await self._probe(wire, name))
                await self._notebook.learn(known)
        except OSError as error:
            raise self._failed("connection lost before printing", error) from error
        return known

    async def _ready(self, wire: Wire) -> Known:
        """What is known of the printer. PrinterError if it is not ready."""
        known = await self._notebook.recall(self.config.url)
        trouble = await wire.trouble(self._patience.status)
        self.low = self.low if wire.low is None else wire.low
        if trouble is None:
            if known.answers:
                raise self._failed("does not say that it is ready")
            if not self.config.silent:
                raise self._failed("has never answered")
            return known
        known = replace(known, answers=True)
        await self._notebook.learn(known)
        if trouble:
            raise self._failed(trouble)
        return known

    async def _probe(self, wire: Wire, name: str) -> str:
        """How it confirms. Nothing to print is before the question: answered at once by those who can."""
        mark = self._mark(name)
        await wire.send(escpos.init() + escpos.process_id(mark))
        if await wire.printed(mark, self._patience.status):
            return ID
        await wire.send(escpos.ASK_BUFFER)
        return BUFFER if await wire.caught_up(self._patience.status) else ""

    # -- from the first byte on

    async def _send(self, wire: Wire, name: str, data: bytes, known: Known) -> None:
        mark = self._mark(name)
        question = {ID: escpos.process_id(mark), BUFFER: escpos.ASK_BUFFER}.get(known.confirms, b"")
        try:
            async with asyncio.timeout(self._patience.send):
                await wire.send(data + question)
            if known.answers:
                await self._after(wire, mark, known)
            else:
                await wire.finish(self._patience.close)
        except TimeoutError as error:
            raise self._failed("does not take the ticket", error, sent=True) from error
        except OSError as error:
            raise self._failed("connection lost while printing", error, sent=True) from error

    async def _after(self, wire: Wire, mark: bytes, known: Known) -> None:
        """Waits until the ticket is out. While the printer says what it lacks, the clock of `confirm` stands still."""
        now = asyncio.get_running_loop().time
        left, offline = self._patience.confirm, self._patience.offline
        while left > 0 and offline > 0:
            start = now()
            if await self._confirmed(wire, mark, known, min(left, self._patience.poll)):
                return
            trouble = await wire.trouble(self._patience.status)
            if not known.confirms and trouble == "":
                return
            self.trouble = trouble or ""
            if trouble:
                await asyncio.sleep(0 if known.confirms else self._patience.poll)
                offline -= now() - start
            else:
                left -= now() - start
        raise self._failed(self.trouble or "does not confirm the ticket", sent=True, taken=True)

    async def _confirmed(self, wire: Wire, mark: bytes, known: Known, wait: float) -> bool:
        if known.confirms == ID:
            return await wire.printed(mark, wait)
        return known.confirms == BUFFER and await wire.caught_up(wait)

    def _mark(self, name: str) -> bytes:
        """Four characters of this attempt only, so that a late answer never confirms another ticket."""
        self._attempts += 1
        digest = hashlib.sha256(f"{name}/{self._attempts}".encode()).digest()
        return bytes(0x20 + byte % 95 for byte in digest[:4])

    def _failed(
        self, what: str, error: Exception | None = None, *, sent: bool = False, taken: bool = False
    ) -> PrinterError:
        cause = f" ({error})" if error and str(error) else ""
        return PrinterError(f"{self.config.name}: {what}{cause}", sent=sent, taken=taken, again=PROBE)
