"""Which printer gets what. No dish is ever without a cook: what no printer asked for goes to the one for everything.

A printer with stations gets their dishes, and nothing if there are none. Beside such printers one without stations is
a counter: it packs, and what no station's printer takes is made there and says so. Places without stations' printers
get all in one ticket, cooking and packing, on each. If all printers have stations, the very first one also packs.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import Final

from orderbot.ordering.order import Order, OrderLine
from orderbot.restaurant import PrinterConfig
from orderbot.tickets.entries import is_half

KITCHEN: Final = "kitchen"
PACKING: Final = "packing"
COMBINED: Final = "combined"


@dataclass(frozen=True, slots=True)
class Slip:
    """One ticket to be: for whom, with which lines."""

    printer: str
    kind: str
    lines: tuple[OrderLine, ...]
    here: frozenset[str] = frozenset()  # of a packing slip: stations whose dishes are made where it is packed


def slips_of(order: Order, printers: tuple[PrinterConfig, ...]) -> tuple[Slip, ...]:
    """The pieces of paper of an order, kitchens first, packing last."""
    if not printers:
        return ()
    cooking = tuple(printer for printer in printers if printer.stations)
    counters = tuple(printer for printer in printers if not printer.stations)
    known = {station for printer in cooking for station in printer.stations}
    lost = _stations(order) - known
    if not cooking:
        return tuple(Slip(printer.name, COMBINED, order.lines) for printer in counters)
    slips: list[Slip] = []
    for printer in cooking:
        homeless = lost if not counters and printer is cooking[0] else set[str]()
        lines = _lines_at(order, {*printer.stations, *homeless})
        if lines:
            slips.append(Slip(printer.name, KITCHEN, lines))
    for place, printer in enumerate(counters or printers[:1]):
        slips.append(Slip(printer.name, PACKING, order.lines, frozenset(lost if counters and place == 0 else ())))
    return tuple(slips)


def ticket_id(number: str, *what: str) -> str:
    """The same for the same ticket, made again or not; fit for file names and every printer's job id."""
    return f"o{number}-{hashlib.sha256('/'.join(what).encode()).hexdigest()[:10]}"


def _stations(order: Order) -> set[str]:
    return {station for line in order.lines for station in _stations_of(line)}


def _stations_of(line: OrderLine) -> set[str]:
    """Where its dishes are made; two halves are one pizza, made in one place."""
    if not line.parts or is_half(line):
        return {line.station}
    return {part.station or line.station for part in line.parts}


def _lines_at(order: Order, stations: set[str]) -> tuple[OrderLine, ...]:
    return tuple(_here(line, stations) for line in order.lines if _stations_of(line) & stations)


def _here(line: OrderLine, stations: set[str]) -> OrderLine:
    """Of a combo, what these stations make."""
    if is_half(line):
        return line
    return replace(line, parts=tuple(part for part in line.parts if (part.station or line.station) in stations))
