"""What becomes of a ticket on a printer in the network, with the faults that real ones have."""

import asyncio
from dataclasses import replace
from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

import pytest

from orderbot.errors import PrinterError
from orderbot.ports import ASSUMED, CONFIRMED, READY
from orderbot.printing.drivers import Surroundings, driver
from orderbot.printing.emulator.decoder import decode
from orderbot.printing.emulator.printer import VirtualPrinter
from orderbot.printing.known import Known, Pocket
from orderbot.printing.tcp import Patience
from orderbot.restaurant import PrinterConfig
from orderbot.tickets import escpos, making

QUICK = Patience(connect=1, status=0.2, send=1, confirm=0.5, offline=0.5, poll=0.05, close=0.1)
PATIENT = Patience(connect=5, status=2, send=10, confirm=60, offline=60, poll=0.05)
NOW = datetime(2026, 11, 12, 18, 0, tzinfo=ZoneInfo("Europe/Berlin"))


def kitchen(port, patience=QUICK, notebook=None, **fields):
    config = PrinterConfig("kueche", f"tcp://127.0.0.1:{port}", **fields)
    kept = notebook or Pocket()
    return driver(config, Surroundings(patience=patience, notebook=lambda config: kept))


def ticket(number=0):
    one = making.test_ticket(PrinterConfig("kueche", "file:x"), NOW, "de")
    return one if not number else replace(one, id=f"o{number}", number=number)


async def refused(driver, words, *, sent=False, taken=False):
    with pytest.raises(PrinterError, match=words) as failure:
        await driver.print(ticket())
    assert (failure.value.sent, failure.value.taken) == (sent, taken)


def last_word(printer):
    """Of all it was sent, what a ticket begins with."""
    return b"\x1b@" in printer.stream


# ---- it prints -------------------------------------------------------------------------------------------------------


async def test_a_ready_printer_prints_once_and_confirms():
    printer = VirtualPrinter()
    async with printer.running() as port:
        assert await kitchen(port).print(ticket()) == CONFIRMED
    assert printer.paper == [escpos.init() + escpos.paper(ticket())]
    assert decode(printer.paper[0]).cuts == 1


async def test_a_roll_that_nears_its_end_is_noticed_and_keeps_nothing_from_printing():
    printer = VirtualPrinter(low=True)
    async with printer.running() as port:
        paper = kitchen(port)
        assert paper.low is None
        assert await paper.print(ticket()) == CONFIRMED
        assert paper.low
        printer.low = False
        assert await paper.probe() == ""
        assert paper.low is False


async def test_the_ticket_counts_as_printed_only_when_the_printer_has_said_so():
    printer = VirtualPrinter(delay=0.3)
    async with printer.running() as port:
        printing = asyncio.create_task(kitchen(port, PATIENT).print(ticket()))
        while not printer.paper:
            await asyncio.sleep(0.01)
        assert not printing.done()
        assert await printing == CONFIRMED


async def test_a_printer_without_process_ids_confirms_by_the_order_of_its_buffer():
    printer, kept = VirtualPrinter("buffer", delay=0.3), Pocket()
    async with printer.running() as port:
        printing = asyncio.create_task(kitchen(port, PATIENT, kept).print(ticket()))
        while not printer.paper:
            await asyncio.sleep(0.01)
        assert not printing.done()
        assert await printing == CONFIRMED
        assert (await kept.recall(f"tcp://127.0.0.1:{port}")).confirms == "buffer"


async def test_a_printer_that_only_knows_its_status_is_asked_for_it_after_the_ticket():
    printer = VirtualPrinter("status")
    async with printer.running() as port:
        driver = kitchen(port)
        assert [await driver.print(ticket()), await driver.print(ticket(2))] == [READY, READY]
    assert len(printer.paper) == 2
    assert printer.stream.rindex(b"\x10\x04\x04") > printer.stream.rindex(b"\x1dVB\x00")


async def test_garbage_between_the_answers_is_ignored():
    printer = VirtualPrinter(fault="garbage")
    async with printer.running() as port:
        assert await kitchen(port).print(ticket()) == CONFIRMED
    assert len(printer.paper) == 1


async def test_two_tickets_never_share_a_connection_or_meet():
    printer = VirtualPrinter(single=True)
    async with printer.running() as port:
        driver = kitchen(port, PATIENT)
        await asyncio.gather(*(driver.print(ticket(number)) for number in range(1, 5)))
    assert (printer.connections, printer.most_together, len(printer.paper)) == (4, 1, 4)


# ---- before the first byte: failing is free --------------------------------------------------------------------------


async def test_without_paper_or_with_an_open_cover_nothing_is_sent():
    for fault, words in (({"paper_out": True}, "out of paper"), ({"cover_open": True}, "cover open")):
        printer = VirtualPrinter(**fault)
        async with printer.running() as port:
            await refused(kitchen(port), words)
        assert not last_word(printer)


async def test_a_printer_that_is_not_there_costs_nothing():
    printer = VirtualPrinter()
    async with printer.running() as port:
        pass
    await refused(kitchen(port), "does not answer")


async def test_a_printer_that_never_accepts_is_given_up_in_time():
    async def forever(host, port):
        await asyncio.Event().wait()

    around = Surroundings(patience=replace(QUICK, connect=0.1), connect=forever)
    await refused(driver(PrinterConfig("kueche", "tcp://192.0.2.1"), around), "does not answer")


@pytest.mark.parametrize("mute", [VirtualPrinter(""), VirtualPrinter(fault="deaf")])
async def test_a_printer_that_has_never_answered_gets_nothing_however_often_it_is_tried(mute):
    async with mute.running() as port:
        driver = kitchen(port)
        for _ in range(3):
            await refused(driver, "has never answered")
    assert not last_word(mute)
    assert mute.paper == []


# ---- what is learned is kept -----------------------------------------------------------------------------------------


async def test_silence_of_a_printer_that_once_answered_is_a_fault_also_after_a_restart():
    printer, kept = VirtualPrinter(), Pocket()
    async with printer.running() as port:
        await kitchen(port, notebook=kept).print(ticket())
        printer.speaks = ""
        after_restart = kitchen(port, notebook=kept)
        await refused(after_restart, "does not say that it is ready")
        await refused(kitchen(port, notebook=kept, silent=True), "does not say that it is ready")
    assert len(printer.paper) == 1


async def test_a_model_that_its_owner_calls_silent_counts_as_printed_when_it_has_taken_all():
    printer = VirtualPrinter("")
    async with printer.running() as port:
        assert await kitchen(port, silent=True).print(ticket()) == ASSUMED
        while not printer.paper:
            await asyncio.sleep(0.01)
    assert len(printer.paper) == 1


async def test_a_silent_model_that_takes_nothing_is_no_success():
    """Its network takes the first bytes, as every network does; so there must be more of them than it holds."""
    printer = VirtualPrinter(fault="deaf")
    long = replace(ticket(), printer="x" * 60)
    async with printer.running() as port:
        config = PrinterConfig("kueche", f"tcp://127.0.0.1:{port}", silent=True)
        around = Surroundings(patience=replace(QUICK, send=0.2), connect=partial(small_window))
        with pytest.raises(PrinterError, match="does not take the ticket") as failure:
            await driver(config, around).print(long)
    assert failure.value.sent
    assert not failure.value.taken


async def small_window(host, port):
    reader, writer = await asyncio.open_connection(host, port)
    writer.transport.set_write_buffer_limits(0)
    send = writer.write
    writer.write = lambda data: send(data + b" " * 8_000_000 if b"\x1dV" in data else data)
    return reader, writer


async def test_a_printer_at_another_address_is_another_printer():
    kept = Pocket()
    await kept.learn(Known("tcp://10.0.0.1", answers=True, confirms="id"))
    assert await kept.recall("tcp://10.0.0.2") == Known("tcp://10.0.0.2")


# ---- from the first byte on ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("fault", ["dies", "resets"])
async def test_a_connection_lost_while_printing_may_have_left_a_part_on_paper(fault):
    printer, kept = VirtualPrinter(), Pocket()
    async with printer.running() as port:
        await kitchen(port, notebook=kept).print(ticket())
        printer.fault = fault
        await refused(kitchen(port, notebook=kept), "connection lost while printing", sent=True)


async def test_a_printer_that_took_all_and_goes_silent_is_unconfirmed_and_never_a_success():
    printer, kept = VirtualPrinter(), Pocket()
    async with printer.running() as port:
        await kitchen(port, notebook=kept).print(ticket())
        printer.paper.clear()
        printer.fault = "mute_after"
        await refused(kitchen(port, notebook=kept), "does not confirm", sent=True, taken=True)


async def test_an_old_process_id_never_confirms_a_new_ticket():
    printer = VirtualPrinter(fault="old_ids")
    async with printer.running() as port:
        await refused(kitchen(port), "does not confirm", sent=True, taken=True)


@pytest.mark.parametrize("speaks", ["id", "buffer", "status"])
async def test_paper_that_ends_while_printing_is_waited_for_and_not_sent_again(speaks):
    """The printer itself says what it lacks; its clock stands still, and the cause can be told meanwhile."""
    printer = VirtualPrinter(speaks)
    async with printer.running() as port:
        driver = kitchen(port, replace(PATIENT, confirm=5))
        await driver.print(ticket())
        printer.ends_after_first_byte = True
        printing = asyncio.create_task(driver.print(ticket(2)))
        while driver.trouble != "out of paper":
            await asyncio.sleep(0.01)
        assert not printing.done()
        printer.change(paper_out=False)
        await printing
        assert driver.trouble == ""
    assert len(printer.paper) == 2


async def test_paper_that_does_not_come_is_told():
    printer = VirtualPrinter(ends_after_first_byte=True)
    async with printer.running() as port:
        await refused(kitchen(port), "out of paper", sent=True, taken=True)


async def test_a_probe_prints_nothing_and_says_what_is_wrong():
    printer = VirtualPrinter()
    async with printer.running() as port:
        driver = kitchen(port)
        assert await driver.probe() == ""
        printer.change(cover_open=True)
        assert "cover open" in await driver.probe()
    assert "does not answer" in await driver.probe()
    assert printer.paper == []
    assert not last_word(printer)


async def test_an_unknown_url_names_the_printer():
    for url in ("gopher://x", "tcp://", "file:", "kueche", "tcp://x:0"):
        with pytest.raises(PrinterError, match="kueche"):
            driver(PrinterConfig("kueche", url), Surroundings())
