"""The address of a printer. Its schemes are known here and nowhere else: configuration, drivers and pages ask."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote, urlsplit

TCP: Final = "tcp"  # tcp://192.168.1.50:9100: ESC/POS in the restaurant's network
FILE: Final = "file"  # file:DIR: texts and bytes in a folder
STAR: Final = "star"  # star: the printer polls /print/star/<name>/<token>
EPSON: Final = "epson"  # epson: the printer polls /print/epson/<name>/<token>
IPP: Final = "ipp"  # ipp://printer/ipp/print: an office printer
CHAT: Final = "chat"  # chat: tickets are messages to staff
SCHEMES: Final = (TCP, FILE, STAR, EPSON, IPP, CHAT)
POLLING: Final = (STAR, EPSON)
PORTS: Final = {TCP: 9100, IPP: 631}
LONGEST_TOKEN: Final = 30  # what fits into an Epson's settings
SHORTEST_TOKEN: Final = 16


@dataclass(frozen=True, slots=True)
class PrinterUrl:
    scheme: str
    host: str = ""
    port: int = 0
    path: str = ""  # of a file: the folder; of ipp: what stands behind the host
    tls: bool = False

    @property
    def polls(self) -> bool:
        return self.scheme in POLLING


def read(url: str) -> PrinterUrl:
    """ValueError if it is the address of no printer."""
    scheme, colon, rest = url.partition(":")
    tls = scheme == "ipps"
    kind = IPP if tls else scheme
    if not colon or kind not in SCHEMES:
        raise ValueError(url)
    if kind in (TCP, IPP):
        parts = urlsplit(url)
        port = parts.port  # ValueError if it is no number
        if not rest.startswith("//") or not parts.hostname or port == 0:
            raise ValueError(url)
        return PrinterUrl(kind, parts.hostname, port or PORTS[kind], parts.path or "/ipp/print", tls)
    if kind == FILE:
        path = unquote(url.removeprefix("file://").removeprefix("file:"))
        if not path.strip("/"):
            raise ValueError(url)
        return PrinterUrl(kind, path=path)
    if rest.strip("/"):
        raise ValueError(url)
    return PrinterUrl(kind)
