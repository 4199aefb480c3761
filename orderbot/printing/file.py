"""A printer that is a folder: each ticket once as text and once as the bytes a real printer would get.

The same ticket has the same names, so printing it again replaces it: here a repeat can never double.
"""

from __future__ import annotations

import asyncio
import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from orderbot.errors import PrinterError
from orderbot.ports import CONFIRMED, Begun, unnoted
from orderbot.restaurant import PrinterConfig
from orderbot.tickets import escpos
from orderbot.tickets.document import Ticket
from orderbot.tickets.escpos import model_of
from orderbot.tickets.layout import layout
from orderbot.tickets.plain import plain

WriteFile = Callable[[Path, bytes], None]


@dataclass(frozen=True, slots=True)
class FilePrinter:
    config: PrinterConfig
    folder: Path
    write: WriteFile
    trouble: str = ""
    low: None = None  # it has no roll

    async def probe(self) -> str:
        """A folder is always ready; a full disk shows when it is written to."""
        return ""

    async def print(self, ticket: Ticket, begun: Begun = unnoted) -> str:
        """Writes `<number>-<printer>-<id>.txt` and `.escpos`. PrinterError if the folder takes no files."""
        await begun()
        try:
            await asyncio.to_thread(self._write, ticket)
        except OSError as error:
            raise PrinterError(f"{self.config.name}: {self.folder}: {error.strerror}") from error
        return CONFIRMED

    def _write(self, ticket: Ticket) -> None:
        """The text comes last: where it is, the ticket is complete."""
        model = model_of(self.config)
        name = f"{ticket.number}-{_name(ticket.printer)}-{_name(ticket.id)}"
        self.folder.mkdir(parents=True, exist_ok=True)
        self.write(self.folder / f"{name}.escpos", escpos.paper(ticket, model))
        self.write(self.folder / f"{name}.txt", plain(layout(ticket, model.columns), model.columns).encode())


def write_file(path: Path, content: bytes) -> None:
    """The whole file or none of it, also if the power fails."""
    handle, draft = tempfile.mkstemp(prefix=".", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(draft).chmod(0o644)
        Path(draft).replace(path)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise


def _name(word: str) -> str:
    """Fit for a file name on every system."""
    return "".join(sign if sign.isalnum() or sign in "-_" else "_" for sign in word)[:40] or "_"
