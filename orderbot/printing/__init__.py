"""How tickets reach paper. The outbox decides when and how often; a driver tries once and says what became of it.

tcp.py   ESC/POS to a printer in the same network, with a question before and a confirmation after
file.py  text and bytes into a folder, for the demo, for tests and for other programs to pick up
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from urllib.parse import unquote, urlsplit

from orderbot.errors import PrinterError
from orderbot.ports import Printer
from orderbot.printing.file import FilePrinter, WriteFile, write_file
from orderbot.printing.tcp import PORT, Connect, Patience, TcpPrinter, connect
from orderbot.restaurant import PrinterConfig

__all__ = ["FilePrinter", "Patience", "TcpPrinter", "printer"]


def printer(
    config: PrinterConfig,
    *,
    connect: Connect = connect,
    patience: Patience = Patience(),  # noqa: B008  # frozen
    write_file: WriteFile = write_file,
    folder: Path = Path(),
) -> Printer:
    """The driver for the printer's url: `tcp://host[:9100]` or `file:DIR` (relative to `folder`).

    PrinterError if the url is neither.
    """
    url = urlsplit(config.url)
    match url.scheme:
        case "tcp" if url.hostname:
            return TcpPrinter(config, partial(connect, url.hostname, url.port or PORT), patience)
        case "file" if config.url.removeprefix("file:").lstrip("/"):
            path = config.url.removeprefix("file://").removeprefix("file:")
            return FilePrinter(config, folder / unquote(path), write_file)
    raise PrinterError(f"{config.name}: no driver for {config.url!r}; tcp://HOST:9100 or file:DIR")
