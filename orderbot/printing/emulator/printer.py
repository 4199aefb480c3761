"""A printer on TCP with the faults of real ones. What it printed is in `paper`, one piece of bytes for each cut.

It answers DLE EOT at once, even with a full buffer; prints in the order of its buffer; stops without paper or with an
open cover and goes on where it was; and each of its faults has been seen on a real one (printing rules, sections 4
and 7).
"""

from __future__ import annotations

import asyncio
import contextlib
import re
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import Final

ASK: Final = re.compile(rb"\x10\x04(.)", re.DOTALL)
MARK: Final = re.compile(rb"\x1d\(H\x06\x0000(.{4})", re.DOTALL)
BUFFER: Final = re.compile(rb"\x1dr[\x011]")
CUT: Final = re.compile(rb"\x1dVB\x00")
READY: Final = 0x12
SPEAKS: Final = ("id", "buffer", "status", "")  # process ids, GS r, real-time status only, nothing at all
FAULTS: Final = ("", "deaf", "dies", "resets", "garbage", "old_ids", "mute_after")


@dataclass
class VirtualPrinter:
    speaks: str = "id"
    paper_out: bool = False
    cover_open: bool = False
    low: bool = False  # the roll nears its end
    fault: str = ""  # deaf: never reads; dies, resets: in the middle of a job; mute_after: no word once it printed
    ends_after_first_byte: bool = False  # the roll ends while it prints
    delay: float = 0.0  # seconds until a ticket is confirmed
    single: bool = False  # refuses a second connection
    paper: list[bytes] = field(default_factory=list)
    stream: bytes = b""  # everything it was ever sent
    connections: int = 0
    most_together: int = 0
    port: int = 0
    watch: Callable[[bytes], None] = lambda piece: None  # told of every piece that is cut
    _together: int = 0
    _server: asyncio.Server | None = None
    _writers: set[asyncio.StreamWriter] = field(default_factory=set)
    _changed: asyncio.Event = field(default_factory=asyncio.Event)
    _working: asyncio.Lock = field(default_factory=asyncio.Lock)
    _buffer: bytes = b""  # survives a lost connection, as in a real one

    # -- the switch and the lid

    async def plug(self) -> int:
        """In the network; the port."""
        if self._server is None:
            self._server = await asyncio.start_server(self._serve, "127.0.0.1", self.port)
            self.port = self._server.sockets[0].getsockname()[1]
        return self.port

    async def unplug(self) -> None:
        """Without power: connections break, the buffer is lost."""
        server, self._server = self._server, None
        self._buffer = b""
        if server:
            server.close()
        for writer in tuple(self._writers):
            writer.transport.abort()

    def change(self, *, paper_out: bool | None = None, cover_open: bool | None = None) -> None:
        """A new roll, an open lid."""
        if paper_out is not None:
            self.paper_out = paper_out
            self.ends_after_first_byte = False
        if cover_open is not None:
            self.cover_open = cover_open
        self._changed.set()

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[int]:
        port = await self.plug()
        try:
            yield port
        finally:
            await self.unplug()

    @property
    def stuck(self) -> bool:
        return self.paper_out or self.cover_open

    # -- the network

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self.single and self._together:
            writer.transport.abort()
            return
        self.connections += 1
        self._together += 1
        self.most_together = max(self.most_together, self._together)
        self._writers.add(writer)
        worker = asyncio.create_task(self._work(writer))
        try:
            if self.fault == "deaf":
                await asyncio.Event().wait()
            while data := await reader.read(4096):
                self._take(data, writer)
        except OSError:
            pass
        finally:
            worker.cancel()
            self._together -= 1
            self._writers.discard(writer)
            writer.close()

    def _take(self, data: bytes, writer: asyncio.StreamWriter) -> None:
        self.stream += data
        for question in ASK.finditer(data):
            if answer := self._status(question[1][0]):
                self._say(writer, answer)
        self._buffer += ASK.sub(b"", data)
        if b"\n" in self._buffer:
            if self.ends_after_first_byte:
                self.paper_out = True
            if self.fault in ("dies", "resets"):
                if self.fault == "resets":
                    writer.transport.abort()
                self._buffer = b""
                raise ConnectionResetError
        self._changed.set()

    # -- the print head

    async def _work(self, writer: asyncio.StreamWriter) -> None:
        """Prints what is in the buffer, in its order, as long as there is paper and the lid is shut."""
        while True:
            self._changed.clear()
            while not self.stuck and await self._step(writer):
                pass
            await self._changed.wait()

    async def _step(self, writer: asyncio.StreamWriter) -> bool:
        """One cut, or one question that comes after all before it was printed. False: nothing to do."""
        found = [match for match in (each.search(self._buffer) for each in (CUT, MARK, BUFFER)) if match]
        if not found:
            return False
        first = min(found, key=lambda match: match.start())
        done, self._buffer = self._buffer[: first.end()], self._buffer[first.end() :]
        if first.re is CUT:
            self.paper.append(done)
            self.watch(done)
            return True
        self._buffer = done[: first.start()] + self._buffer  # what is not cut yet stays before what comes
        if self.delay and self.paper:
            await asyncio.sleep(self.delay)
        if self.fault == "mute_after" and self.paper:
            return True
        if first.re is MARK and self.speaks == "id":
            told = b"old!" if self.fault == "old_ids" and self.paper else first[1]
            self._say(writer, b"\x37\x22" + told + b"\x00")
        elif first.re is BUFFER and self.speaks in ("id", "buffer"):
            self._say(writer, b"\x00")
        return True

    def _status(self, n: int) -> bytes:
        if self.speaks == "" or (self.fault == "mute_after" and self.paper):
            return b""
        byte = READY
        if n == 1 and self.stuck:
            byte |= 0x08
        if n == 2:
            byte |= (0x04 if self.cover_open else 0) | (0x20 if self.paper_out else 0)
        if n == 4:
            byte |= (0x60 if self.paper_out else 0) | (0x0C if self.low else 0)
        return (b"\xff\x81\x37" if self.fault == "garbage" else b"") + bytes((byte,))

    def _say(self, writer: asyncio.StreamWriter, answer: bytes) -> None:
        with contextlib.suppress(OSError, RuntimeError):
            writer.write(answer)
