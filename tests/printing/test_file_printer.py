"""A folder as a printer."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from orderbot.errors import PrinterError
from orderbot.printing.drivers import Surroundings, driver
from orderbot.restaurant import PrinterConfig
from orderbot.tickets import document, escpos, making

NOW = datetime(2026, 11, 12, 18, 0, tzinfo=ZoneInfo("Europe/Berlin"))


def a_ticket(config):
    return replace(making.test_ticket(config, NOW, "de"), number=47)


async def test_a_ticket_is_a_text_and_the_bytes_of_a_printer(tmp_path):
    config = PrinterConfig("kueche", f"file:{tmp_path}/tickets", columns=32)
    ticket = a_ticket(config)
    await driver(config, Surroundings()).print(ticket)
    raw, text = sorted((tmp_path / "tickets").iterdir())
    assert text.name == f"47-kueche-{ticket.id}.txt"
    assert "INVERTIERT" in text.read_text("utf-8")
    assert raw.read_bytes() == escpos.paper(ticket, escpos.Model(32))


async def test_the_same_ticket_again_replaces_and_never_doubles(tmp_path):
    config = PrinterConfig("kueche", f"file:{tmp_path}")
    ticket = a_ticket(config)
    await driver(config, Surroundings()).print(ticket)
    await driver(config, Surroundings()).print(ticket)
    await driver(config, Surroundings()).print(ticket.again(document.DUPLICATE))
    assert len(list(tmp_path.iterdir())) == 2


async def test_a_failed_write_leaves_no_half_ticket_and_is_a_printer_error(tmp_path):
    def broken(path, content):
        raise OSError(28, "No space left on device")

    config = PrinterConfig("kueche", f"file:{tmp_path}")
    with pytest.raises(PrinterError, match=r"kueche: .*No space") as failure:
        await driver(config, Surroundings(write_file=broken)).print(a_ticket(config))
    assert not failure.value.sent
    assert list(tmp_path.iterdir()) == []


async def test_a_relative_folder_is_found_from_where_the_configuration_is(tmp_path):
    config = PrinterConfig("kueche", "file:out/tickets")
    await driver(config, Surroundings(folder=tmp_path)).print(a_ticket(config))
    assert len(list((tmp_path / "out" / "tickets").iterdir())) == 2


async def test_a_printer_name_cannot_lead_out_of_the_folder(tmp_path):
    config = PrinterConfig("../../x", f"file:{tmp_path}/in")
    await driver(config, Surroundings()).print(a_ticket(config))
    assert [path.name for path in tmp_path.iterdir()] == ["in"]
