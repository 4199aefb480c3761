"""A printer on the loopback, with the faults of real ones. What it printed is in `paper`, one entry per cut."""

import asyncio
import contextlib
import re
from dataclasses import dataclass, field

ASK = re.compile(rb"\x10\x04(.)", re.DOTALL)
MARK = re.compile(rb"\x1d\(H\x06\x0000(.{4})", re.DOTALL)
CUT = b"\x1dVB\x00"
OK = 0x12


@dataclass
class FakePrinter:
    mode: str = "ok"  # ok | silent | status_only | dies | resets | garbage | deaf_to_old_ids
    paper_out: bool = False
    cover_open: bool = False
    out_after_first_byte: bool = False  # paper ends while it prints
    slow: float = 0  # seconds until a ticket is confirmed
    paper: list = field(default_factory=list)
    stream: bytes = b""
    connections: int = 0
    together: int = 0
    most_together: int = 0

    @contextlib.asynccontextmanager
    async def running(self):
        server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        try:
            yield server.sockets[0].getsockname()[1]
        finally:
            server.close()

    async def _serve(self, reader, writer):
        self.connections += 1
        self.together += 1
        self.most_together = max(self.most_together, self.together)
        buffer = b""
        try:
            while data := await reader.read(4096):
                self.stream += data
                buffer = await self._take(buffer + data, writer)
        except (OSError, asyncio.CancelledError):
            pass
        finally:
            self.together -= 1
            writer.close()

    async def _take(self, buffer, writer):
        for question in ASK.finditer(buffer):
            if answer := self._status(question[1][0]):
                writer.write(answer)
        buffer = ASK.sub(b"", buffer)
        if self.out_after_first_byte and b"\n" in buffer:
            self.paper_out = True
        if self.mode in ("dies", "resets") and b"\n" in buffer:
            if self.mode == "resets":
                writer.transport.abort()
            raise ConnectionResetError
        while not self.paper_out and (CUT in buffer or MARK.search(buffer)):
            buffer = await self._print(buffer, writer)
        return buffer

    async def _print(self, buffer, writer):
        cut, mark = buffer.find(CUT), MARK.search(buffer)
        if mark and (cut < 0 or mark.start() < cut):
            if self.mode not in ("silent", "status_only"):
                await asyncio.sleep(self.slow if self.paper else 0)
                told = b"old!" if self.mode == "deaf_to_old_ids" and self.paper else mark[1]
                writer.write(b"\x37\x22" + told + b"\x00")
            return buffer[: mark.start()] + buffer[mark.end() :]
        self.paper.append(buffer[: cut + len(CUT)])
        return buffer[cut + len(CUT) :]

    def new_roll(self):
        self.paper_out = self.out_after_first_byte = False

    def _status(self, n):
        if self.mode == "silent":
            return b""
        byte = OK
        if n == 1 and (self.paper_out or self.cover_open):
            byte |= 0x08
        if n == 2:
            byte |= (0x04 if self.cover_open else 0) | (0x20 if self.paper_out else 0)
        if n == 4 and self.paper_out:
            byte |= 0x60
        return (b"\xff\x01\x37" if self.mode == "garbage" else b"") + bytes((byte,))
