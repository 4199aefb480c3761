"""What becomes of a ticket on a printer in the network."""

import asyncio
import time
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from fake_printer import FakePrinter

from orderbot.errors import PrinterError
from orderbot.printing import Patience, printer
from orderbot.restaurant import PrinterConfig
from orderbot.tickets import escpos, making

# A printer that answers at all does so within these seconds, on a busy machine too; each is waited for in some test.
QUICK = Patience(connect=20, status=1, silent=0.5, send=20, confirm=2, offline=2, poll=0.05, close=0.5)
NOW = datetime(2026, 11, 12, 18, 0, tzinfo=ZoneInfo("Europe/Berlin"))


def driver(port, patience=QUICK):
    return printer(PrinterConfig("kueche", f"tcp://127.0.0.1:{port}"), patience=patience)


def ticket(number=0):
    one = making.test_ticket(PrinterConfig("kueche", "file:x"), NOW, "de")
    return one if not number else replace(one, id=f"o{number}", number=number)


async def refused(driver, sent, words):
    with pytest.raises(PrinterError, match=words) as failure:
        await driver.print(ticket())
    assert failure.value.sent is sent


async def test_a_ready_printer_prints_once_and_confirms():
    fake = FakePrinter()
    async with fake.running() as port:
        await driver(port).print(ticket())
    assert fake.paper[0].endswith(escpos.paper(ticket()))
    assert len(fake.paper) == 1


async def test_the_ticket_counts_as_printed_only_when_the_printer_has_said_so():
    fake = FakePrinter(slow=0.3)
    async with fake.running() as port:
        start = time.monotonic()
        await driver(port).print(ticket())
    assert time.monotonic() - start >= 0.3


async def test_without_paper_or_with_an_open_cover_nothing_is_sent():
    for fault, words in (({"paper_out": True}, "out of paper"), ({"cover_open": True}, "cover open")):
        fake = FakePrinter(**fault)
        async with fake.running() as port:
            await refused(driver(port), False, words)
        assert b"\x1b@" not in fake.stream


async def test_a_printer_that_is_not_there_costs_nothing():
    async with FakePrinter().running() as port:
        pass
    await refused(driver(port), False, "does not answer")


async def test_a_printer_that_never_accepts_is_given_up_in_time():
    async def forever(host, port):
        await asyncio.sleep(60)

    stuck = printer(PrinterConfig("kueche", "tcp://192.0.2.1"), connect=forever, patience=Patience(connect=0.1))
    await refused(stuck, False, "does not answer")


async def test_a_silent_printer_counts_as_printed_when_it_has_taken_all():
    fake = FakePrinter("silent")
    async with fake.running() as port:
        await driver(port, Patience()).print(ticket())
        while not fake.paper:
            await asyncio.sleep(0.005)
    assert len(fake.paper) == 1


async def test_silence_of_a_printer_that_once_answered_is_a_fault():
    fake = FakePrinter()
    async with fake.running() as port:
        kitchen = driver(port)
        await kitchen.print(ticket())
        fake.mode = "silent"
        await refused(kitchen, False, "does not say that it is ready")
    assert len(fake.paper) == 1


async def test_a_printer_without_confirmation_is_asked_for_its_status_after_the_ticket():
    fake = FakePrinter("status_only")
    async with fake.running() as port:
        kitchen = driver(port)
        await kitchen.print(ticket())
        await kitchen.print(ticket(2))
    assert len(fake.paper) == 2
    assert fake.stream.rindex(b"\x10\x04\x04") > fake.stream.rindex(b"\x1dVB\x00")


@pytest.mark.parametrize("mode", ["dies", "resets"])
async def test_a_connection_lost_while_printing_may_have_left_a_part_on_paper(mode):
    fake = FakePrinter("silent")
    async with fake.running() as port:
        fake.mode = mode
        await refused(driver(port), True, "connection lost while printing")


async def test_garbage_between_the_answers_is_ignored():
    fake = FakePrinter("garbage")
    async with fake.running() as port:
        await driver(port).print(ticket())
    assert len(fake.paper) == 1


async def test_an_old_process_id_never_confirms_a_new_ticket():
    fake = FakePrinter("deaf_to_old_ids")
    async with fake.running() as port:
        await refused(driver(port), True, "does not confirm")


@pytest.mark.thorough
@pytest.mark.parametrize("mode", ["ok", "status_only"])
async def test_paper_that_ends_while_printing_is_waited_for_and_not_sent_again(mode):
    fake = FakePrinter(mode, out_after_first_byte=True)
    async with fake.running() as port:
        printing = asyncio.create_task(driver(port, Patience(confirm=0.3, poll=0.05, status=0.2)).print(ticket()))
        await asyncio.sleep(0.9)
        assert not printing.done()
        fake.new_roll()
        await printing
    assert fake.stream.count(b"\x1dVB\x00") == 1


async def test_paper_that_does_not_come_is_told():
    fake = FakePrinter(out_after_first_byte=True)
    async with fake.running() as port:
        await refused(driver(port), True, "out of paper")


async def test_two_tickets_never_share_a_connection_or_meet():
    fake = FakePrinter(slow=0.05)
    async with fake.running() as port:
        kitchen = driver(port)
        await asyncio.gather(*(kitchen.print(ticket(number)) for number in range(1, 5)))
    assert (fake.connections, fake.most_together, len(fake.paper)) == (4, 1, 4)


async def test_an_unknown_url_names_the_printer():
    for url in ("gopher://x", "tcp://", "file:", "kueche"):
        with pytest.raises(PrinterError, match="kueche"):
            printer(PrinterConfig("kueche", url))
