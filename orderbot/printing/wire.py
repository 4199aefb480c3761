"""One connection to a printer, read all the time: unread answers plus a close can cost the job its last bytes."""

from __future__ import annotations

import asyncio
import contextlib
from types import TracebackType

from orderbot.printing.answers import CAUSE, OFFLINE, PAPER, CaughtUp, Printed, Status, low, question, read, trouble


class Wire:
    """`async with Wire(reader, writer, wait)`; every method raises OSError when the connection is lost."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.low: bool | None = None  # whether the roll nears its end, since it was last asked for `trouble`
        self._reader = reader
        self._writer = writer
        self._answers: list[int] = []
        self._printed: set[bytes] = set()
        self._caught_up = 0
        self._news = asyncio.Event()
        self._lost: Exception | None = None
        self._listening = asyncio.create_task(self._listen())

    async def __aenter__(self) -> Wire:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._listening.cancel()
        self._writer.close()
        with contextlib.suppress(OSError, TimeoutError):
            async with asyncio.timeout(1):
                await self._writer.wait_closed()

    async def send(self, data: bytes) -> None:
        self._caught_up = 0
        self._writer.write(data)
        await self._writer.drain()

    async def trouble(self, wait: float) -> str | None:
        """What keeps the printer from printing, "" if nothing does, None if it does not answer within `wait` s."""
        said = None
        for n in (OFFLINE, CAUSE, PAPER):
            byte = await self._ask(n, wait)
            if byte is None:
                return said
            said = trouble(n, byte) or said or ""
            self.low = low(n, byte)
        return said

    async def printed(self, mark: bytes, wait: float) -> bool:
        """Whether the printer says within `wait` seconds that all before the mark is on paper."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(wait):
                while mark not in self._printed:
                    await self._next()
        return mark in self._printed

    async def caught_up(self, wait: float) -> bool:
        """Whether it says within `wait` seconds that all sent since the last `send` was processed."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(wait):
                while not self._caught_up:
                    await self._next()
        return self._caught_up > 0

    async def finish(self, wait: float) -> None:
        """Says that nothing more comes and lets the printer hang up; OSError if it refused what was sent."""
        if self._writer.can_write_eof():
            self._writer.write_eof()
        await asyncio.wait((self._listening,), timeout=wait)
        if self._lost is not None and not isinstance(self._lost, EOFError):
            raise self._lost

    async def _ask(self, n: int, wait: float) -> int | None:
        self._answers.clear()
        self._writer.write(question(n))
        await self._writer.drain()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(wait):
                while not self._answers:
                    await self._next()
        return self._answers[0] if self._answers else None

    async def _next(self) -> None:
        if self._lost is not None:
            raise ConnectionError("connection closed") from self._lost
        self._news.clear()
        await self._news.wait()

    async def _listen(self) -> None:
        rest = b""
        try:
            while data := await self._reader.read(256):
                answers, rest = read(rest + data)
                self._answers += [answer.byte for answer in answers if isinstance(answer, Status)]
                self._printed |= {answer.id for answer in answers if isinstance(answer, Printed)}
                self._caught_up += sum(isinstance(answer, CaughtUp) for answer in answers)
                self._news.set()
            self._lost = EOFError()
        except OSError as error:
            self._lost = error
        self._news.set()
