"""The driver for a printer's address."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from orderbot import printerurl
from orderbot.errors import PrinterError
from orderbot.ports import Printer, Storage
from orderbot.printing import tcp
from orderbot.printing.chat import ChatPrinter
from orderbot.printing.file import FilePrinter, WriteFile, write_file
from orderbot.printing.hatch import Hatch
from orderbot.printing.ipp import IppPrinter
from orderbot.printing.known import Notebook, Pocket
from orderbot.restaurant import PrinterConfig, Restaurant


async def nobody(token: str) -> None:
    """Where a late confirmation goes when nothing is stored."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What drivers are handed."""

    folder: Path = Path()  # what relative paths of the configuration start from
    write_file: WriteFile = write_file
    connect: tcp.Connect = tcp.connect
    patience: tcp.Patience = tcp.Patience()
    notebook: Callable[[PrinterConfig], Notebook] = lambda config: Pocket()
    late: Callable[[str], Awaitable[None]] = nobody
    staff: tuple[Restaurant, Storage] | None = None  # who gets tickets as messages, and by way of what


def driver(config: PrinterConfig, around: Surroundings) -> Printer:
    """PrinterError if the url is the address of no printer."""
    try:
        url = printerurl.read(config.url)
    except ValueError as error:
        raise PrinterError(f"{config.name}: no driver for {config.url!r}") from error
    match url.scheme:
        case printerurl.TCP:
            dial = partial(around.connect, url.host, url.port)
            return tcp.TcpPrinter(config, dial, around.notebook(config), around.patience)
        case printerurl.STAR | printerurl.EPSON:
            return Hatch(config, around.late)
        case printerurl.CHAT if around.staff:
            return ChatPrinter(config, *around.staff)
        case printerurl.IPP:
            return IppPrinter(config, url)
        case printerurl.FILE:
            return FilePrinter(config, around.folder / url.path, around.write_file)
    raise PrinterError(f"{config.name}: no driver for {config.url!r}")
