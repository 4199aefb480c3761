"""An office printer by IPP: a stand-in that answers as the standard says, and CUPS's own ippeveprinter where it runs."""

import asyncio
import contextlib
import re
import shutil
import struct
import subprocess
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from orderbot.errors import PrinterError
from orderbot.ports import CONFIRMED
from orderbot.printerurl import read as printerurl_of
from orderbot.printing import ipp
from orderbot.restaurant import PrinterConfig
from orderbot.tickets import making, raster

pytestmark = pytest.mark.skipif(not ipp.AVAILABLE, reason="the extra `ipp` is not installed")
NOW = datetime(2026, 11, 12, 18, 0, tzinfo=ZoneInfo("Europe/Berlin"))
QUICK = ipp.Patience(confirm=0.3, offline=0.3, poll=0.02)
OK, BUSY = 0, 0x0507
PRINT, JOB, PRINTER = 2, 9, 11  # operations


class OfficePrinter:
    """Speaks the bytes of RFC 8010 itself."""

    def __init__(self):
        self.formats = ["application/pdf", "image/jpeg"]
        self.reasons = ["none"]
        self.states = [9]  # of the job, asked again and again
        self.status = OK
        self.jobs = []

    async def answer(self, request):
        body = await request.read()
        operation = struct.unpack_from(">h", body, 2)[0]
        group = b""
        if operation == PRINTER:
            group = b"\x04" + said(0x49, b"document-format-supported", self.formats)
            group += said(0x44, b"printer-state-reasons", self.reasons)
        elif operation == PRINT and self.status == OK:
            self.jobs.append(body)
            group = b"\x02" + number(0x21, b"job-id", len(self.jobs))
        elif operation == JOB:
            state = self.states[0] if len(self.states) == 1 else self.states.pop(0)
            group = b"\x02" + number(0x23, b"job-state", state) + said(0x41, b"job-printer-state-message", ["jam"])
        status = self.status if operation == PRINT else OK
        head = (
            b"\x02\x00" + struct.pack(">h", status) + body[4:8] + b"\x01" + said(0x47, b"attributes-charset", ["utf-8"])
        )
        return web.Response(body=head + group + b"\x03", content_type="application/ipp")


def said(tag, name, values):
    out = b""
    for place, value in enumerate(values):
        key = name if place == 0 else b""
        out += bytes((tag,)) + struct.pack(">h", len(key)) + key + struct.pack(">h", len(value)) + value.encode()
    return out


def number(tag, name, value):
    return bytes((tag,)) + struct.pack(">h", len(name)) + name + struct.pack(">hi", 4, value)


@contextlib.asynccontextmanager
async def office(**fields):
    device = OfficePrinter()
    for name, value in fields.items():
        setattr(device, name, value)
    app = web.Application(client_max_size=2**24)
    app.router.add_post("/ipp/print", device.answer)
    async with TestServer(app, host="127.0.0.1") as server:
        yield device, driver(server.port)


def driver(port, patience=QUICK):
    url = f"ipp://127.0.0.1:{port}/ipp/print"
    return ipp.IppPrinter(PrinterConfig("buero", url), printerurl_of(url), patience)


def ticket():
    return making.test_ticket(PrinterConfig("buero", "file:x"), NOW, "de")


async def test_a_ticket_is_a_page_and_printed_when_its_job_is_completed():
    async with office(states=[5, 5, 9]) as (device, printer):
        assert await printer.print(ticket()) == CONFIRMED
    (job,) = device.jobs
    assert (b"%PDF" in job) == raster.AVAILABLE
    assert b"document-format" in job


async def test_the_best_format_it_takes_is_sent():
    for formats, mark in ((["image/jpeg"], b"\xff\xd8\xff"), (["text/plain"], b"INVERTIERT")):
        async with office(formats=formats) as (device, printer):
            await printer.print(ticket())
        assert mark in device.jobs[0]
    async with office() as (device, printer):
        await printer.print(replace(ticket(), simply=True))
    assert b"INVERTIERT" in device.jobs[0]


@pytest.mark.parametrize(
    ("reason", "cause"),
    [("media-empty-error", "out of paper"), ("cover-open", "cover open"), ("media-jam", "paper jam")],
)
async def test_what_it_lacks_is_told_before_anything_is_sent(reason, cause):
    async with office(reasons=[reason]) as (device, printer):
        assert cause in await printer.probe()
        with pytest.raises(PrinterError, match=cause) as failure:
            await printer.print(ticket())
    assert not failure.value.sent
    assert device.jobs == []


async def test_a_busy_printer_took_nothing():
    async with office(status=BUSY) as (_, printer):
        with pytest.raises(PrinterError, match="offline") as failure:
            await printer.print(ticket())
    assert not failure.value.sent


@pytest.mark.parametrize(
    ("states", "words", "taken"), [([8], "jam", False), ([7], "jam", False), ([5], "does not confirm", True)]
)
async def test_a_job_that_is_not_completed_may_be_half_out(states, words, taken):
    async with office(states=states) as (_, printer):
        with pytest.raises(PrinterError, match=words) as failure:
            await printer.print(ticket())
    assert (failure.value.sent, failure.value.taken) == (True, taken)


async def test_a_printer_that_is_not_there_costs_nothing():
    with pytest.raises(PrinterError, match="does not answer") as failure:
        await driver(9).print(ticket())
    assert not failure.value.sent


async def test_the_printer_of_cups_takes_it(tmp_path):
    """ippeveprinter needs the system's D-Bus and avahi."""
    if not shutil.which("ippeveprinter"):
        pytest.skip("ippeveprinter is not installed")
    script = tmp_path / "out.sh"
    script.write_text("#!/bin/sh\nexit 0\n")
    script.chmod(0o755)
    port = 20000 + hash(str(tmp_path)) % 20000
    command = [
        "ippeveprinter",
        "-p",
        str(port),
        "-d",
        str(tmp_path),
        "-k",
        "-f",
        "application/pdf,text/plain",
        "-c",
        str(script),
        "Kitchen",
    ]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    try:
        printer = driver(port, ipp.Patience(confirm=30, poll=0.1))
        while process.poll() is None and await printer.probe():
            await asyncio.sleep(0.1)
        if process.poll() is not None:
            pytest.skip("ippeveprinter does not run here")
        assert await printer.print(ticket()) == CONFIRMED
        assert [path for path in tmp_path.iterdir() if re.search(r"\.(pdf|txt)$", path.name)]
    finally:
        process.terminate()
        process.communicate()
