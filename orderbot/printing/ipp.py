"""An office printer as a way out: the ticket as a page, by IPP (extra `ipp`: pyipp).

It says when a job is completed, which for most of them means that the page is out, and what it lacks. It is slow, and
paper of this size gets lost in a kitchen: better than none.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any, Final

from orderbot.errors import PrinterError
from orderbot.ports import CONFIRMED, Begun, unnoted
from orderbot.printerurl import PrinterUrl
from orderbot.restaurant import PrinterConfig
from orderbot.tickets import escpos, raster
from orderbot.tickets.document import Ticket
from orderbot.tickets.layout import layout
from orderbot.tickets.plain import plain

try:
    from pyipp import IPP
    from pyipp.enums import IppOperation
    from pyipp.exceptions import IPPConnectionError, IPPError
except ImportError:  # the extra is not installed
    AVAILABLE = False
else:
    AVAILABLE = True

PDF, JPEG, TEXT = "application/pdf", "image/jpeg", "text/plain"
REASONS: Final = (
    ("media-empty", "out of paper"), ("media-needed", "out of paper"), ("cover-open", "cover open"),
    ("door-open", "cover open"), ("interlock-open", "cover open"), ("media-jam", "paper jam"),
    ("shutdown", "offline"), ("stopped", "printer error"),
)  # fmt: skip
ABORTED, CANCELED, COMPLETED = 8, 7, 9  # job-state


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds."""

    confirm: float = 180  # for the job to be completed, not counting the time in which the printer lacks something
    offline: float = 600
    poll: float = 1.0


class IppPrinter:
    def __init__(self, config: PrinterConfig, url: PrinterUrl, patience: Patience = Patience()) -> None:
        if not AVAILABLE:
            raise PrinterError(f"{config.name}: an office printer needs: pip install 'orderbot[ipp]'")
        self.config = config
        self.trouble = ""
        self.low: bool | None = None
        self._url = url
        self._patience = patience
        self._busy = asyncio.Lock()

    async def print(self, ticket: Ticket, begun: Begun = unnoted) -> str:
        """Returns when the printer says that the job is completed. PrinterError otherwise."""
        async with self._busy:
            link = IPP(self._url.host, base_path=self._url.path, port=self._url.port, tls=self._url.tls)
            try:
                formats = await self._ready(link)
                kind, data = await asyncio.to_thread(self._page, ticket, formats)
                await begun()
                job = await self._send(link, ticket, kind, data)
                await self._wait(link, job)
            finally:
                self.trouble = ""
                await link.close()
        return CONFIRMED

    async def probe(self) -> str:
        """What keeps it from printing now; "" if nothing does."""
        link = IPP(self._url.host, base_path=self._url.path, port=self._url.port, tls=self._url.tls)
        try:
            await self._ready(link)
        except PrinterError as error:
            return str(error)
        finally:
            await link.close()
        return ""

    async def _ready(self, link: IPP) -> frozenset[str]:
        """The formats it takes. PrinterError if it lacks something: nothing was sent."""
        printer = await self._ask(link, IppOperation.GET_PRINTER_ATTRIBUTES, {}, "printers")
        self.low = any(each.startswith("media-low") for each in _listed(printer.get("printer-state-reasons")))
        if trouble := _trouble(printer):
            raise self._failed(trouble)
        return frozenset(_listed(printer.get("document-format-supported")))

    async def _send(self, link: IPP, ticket: Ticket, kind: str, data: bytes) -> int:
        attributes = {"job-name": f"#{ticket.number} {ticket.attempt or ticket.id}", "document-format": kind}
        message = {"operation-attributes-tag": attributes, "data": data}
        job = await self._ask(link, IppOperation.PRINT_JOB, message, "jobs", sending=True)
        return int(job.get("job-id", 0))

    async def _wait(self, link: IPP, job: int) -> None:
        left, offline = self._patience.confirm, self._patience.offline
        while left > 0 and offline > 0:
            which = {"operation-attributes-tag": {"job-id": job}}
            found = await self._ask(link, IppOperation.GET_JOB_ATTRIBUTES, which, "jobs", sending=True)
            state = int(found.get("job-state", 0))
            if state == COMPLETED:
                return
            if state in (ABORTED, CANCELED):
                said = "; ".join(_listed(found.get("job-printer-state-message"))) or "the job was ended"
                raise self._failed(f"printer error: {said}", sent=True)
            printer = await self._ask(link, IppOperation.GET_PRINTER_ATTRIBUTES, {}, "printers", sending=True)
            self.trouble = _trouble(printer)
            await asyncio.sleep(self._patience.poll)
            if self.trouble:
                offline -= self._patience.poll
            else:
                left -= self._patience.poll
        raise self._failed(self.trouble or "does not confirm the ticket", sent=True, taken=True)

    async def _ask(
        self, link: IPP, operation: IppOperation, message: dict[str, Any], group: str, *, sending: bool = False
    ) -> dict[str, Any]:
        try:
            answer = await link.execute(operation, message)
        except IPPConnectionError as error:
            raise self._failed("connection lost" if sending else "does not answer", sent=sending) from error
        except IPPError as error:
            busy = operation == IppOperation.PRINT_JOB  # the printer took nothing: busy, or not this format
            raise self._failed(f"offline ({error})", sent=sending and not busy) from error
        return next(iter(answer.get(group) or [{}]))

    def _page(self, ticket: Ticket, formats: frozenset[str]) -> tuple[str, bytes]:
        """(format, the ticket in it): a page in the best format it takes."""
        model = escpos.model_of(self.config)
        if raster.AVAILABLE and not ticket.simply and (PDF in formats or JPEG in formats):
            kind = PDF if PDF in formats else JPEG
            lines = layout(ticket, model.columns, model.write)
            return kind, raster.page(lines, model.columns, "PDF" if kind == PDF else "JPEG")
        write = escpos.Model(model.columns, pictures=False).write
        return TEXT, plain(layout(ticket, model.columns, write), model.columns).encode()

    def _failed(self, what: str, *, sent: bool = False, taken: bool = False) -> PrinterError:
        return PrinterError(f"{self.config.name}: {what}", sent=sent, taken=taken)


def _listed(value: Any) -> list[str]:
    if value is None:
        return []
    return [str(each) for each in value] if isinstance(value, list | tuple) else [str(value)]


def _trouble(printer: dict[str, Any]) -> str:
    """What its state reasons complain of; reports and warnings stop nothing, and the words of pyipp are kept."""
    reasons = [each for each in _listed(printer.get("printer-state-reasons")) if not each.endswith("-report")]
    found = (said for start, said in REASONS for each in reasons if each.startswith(start))
    return next(found, "")
