"""Epson Server Direct Print: one form, three kinds of it (manual M00062909/10)."""

import re
from xml.etree import ElementTree

import pytest

from orderbot.errors import PrinterError
from orderbot.ports import CONFIRMED
from orderbot.printing.polled import epson_status, epson_trouble
from tests.printing.polling import QUICK, TOKEN, page, printing

PATH = f"/print/epson/theke/{TOKEN}"
RESPONSE = (
    '<?xml version="1.0" encoding="UTF-8"?><PrintResponseInfo Version="2.00"><ePOSPrint><Parameter>'
    "<devid>local_printer</devid><printjobid>{id}</printjobid></Parameter><PrintResponse>"
    '<response xmlns="http://www.epson-pos.com/schemas/2011/03/epos-print" success="{success}" code="{code}" '
    'status="{status}" battery="0"/></PrintResponse></ePOSPrint></PrintResponseInfo>'
)


async def ask(client):
    answer = await client.post(PATH, data={"ConnectionType": "GetRequest", "ID": "x", "Name": "TM"})
    assert answer.status == 200
    assert answer.headers["Content-Type"] == "text/xml; charset=utf-8"
    return await answer.read()


async def respond(client, id="o1-7-0", success="true", code="", status=251658262):
    said = RESPONSE.format(id=id, success=success, code=code, status=status)
    answer = await client.post(PATH, data={"ConnectionType": "SetResponse", "ID": "x", "ResponseFile": said})
    assert (answer.status, await answer.read(), answer.headers["Content-Length"]) == (200, b"", "0")


async def tell(client, bits):
    said = (
        f'<statusmonitor Version="1.00"><printerstatus devicename="local_printer" asbstatus="{bits}"/></statusmonitor>'
    )
    await client.post(PATH, data={"ConnectionType": "SetStatus", "ID": "x", "Status": said})


async def test_without_work_the_answer_is_empty_as_the_manual_asks():
    async with page("epson:") as (client, _, _):
        answer = await client.post(PATH, data={"ConnectionType": "GetRequest", "ID": "x"})
        assert (answer.status, await answer.read()) == (200, b"")
        assert answer.headers["Content-Type"] == "text/xml; charset=utf-8"
        assert answer.headers["Content-Length"] == "0"


async def test_a_job_has_the_shape_of_the_manual():
    async with page("epson:") as (client, hatch, _), printing(hatch):
        job = await ask(client)
        root = ElementTree.fromstring(job)
        assert (root.tag, root.get("Version")) == ("PrintRequestInfo", "2.00")
        parameter = root.find("ePOSPrint/Parameter")
        assert [(each.tag, each.text) for each in parameter] == [
            ("devid", "local_printer"),
            ("timeout", "60000"),
            ("printjobid", "o1-7-0"),
        ]
        (document,) = root.find("ePOSPrint/PrintData")
        assert document.tag == "{http://www.epson-pos.com/schemas/2011/03/epos-print}epos-print"
        assert b'xmlns=""' not in job, "reported as a success, nothing printed"
        assert b"Envelope" not in job, "discarded in silence"
        assert document[-1].attrib == {"type": "feed"}
        assert "INVERTIERT" in "".join(document.itertext())
        assert re.fullmatch(r"[A-Za-z0-9_.-]{1,30}", parameter[2].text)


async def test_a_ticket_is_printed_when_the_printer_says_so():
    async with page("epson:") as (client, hatch, _), printing(hatch) as ticket:
        assert await ask(client)
        assert not ticket.done()
        await respond(client)
        assert await ticket == CONFIRMED


async def test_while_it_prints_the_same_ticket_is_not_handed_out_again():
    async with page("epson:") as (client, hatch, _), printing(hatch) as ticket:
        assert await ask(client)
        assert await ask(client) == b""
        assert not ticket.done()


async def test_a_result_without_an_id_is_that_of_the_only_job():
    async with page("epson:") as (client, hatch, _), printing(hatch) as ticket:
        await ask(client)
        await respond(client, id="")
        assert await ticket == CONFIRMED


async def test_late_doubled_and_unknown_results_land_on_their_attempt():
    async with page("epson:") as (client, hatch, late):
        async with printing(hatch) as ticket:
            await ask(client)
            await respond(client, id="o5-2-0")
            assert not ticket.done()
            await respond(client)
            await ticket
        await respond(client)
        assert late == ["o5-2-0", "o1-7-0"]


@pytest.mark.parametrize("code", ["EPTR_REC_EMPTY", "EPTR_COVER_OPEN", "EX_TIMEOUT", "EPTR_CUTTER"])
async def test_a_fault_while_printing_offers_it_again_and_then_it_may_succeed(code):
    async with page("epson:") as (client, hatch, _), printing(hatch) as ticket:
        await ask(client)
        await respond(client, success="false", code=code, status=0)
        assert hatch.trouble
        assert await ask(client)
        await respond(client)
        assert await ticket == CONFIRMED


@pytest.mark.parametrize("code", ["SchemaError", "RequestEntityTooLarge"])
async def test_what_it_cannot_print_is_not_offered_again(code):
    async with page("epson:") as (client, hatch, _), printing(hatch) as ticket:
        await ask(client)
        await respond(client, success="false", code=code)
        with pytest.raises(PrinterError, match="cannot print such data") as failure:
            await ticket
        assert failure.value.data


async def test_a_printer_that_tells_its_status_is_offered_nothing_until_it_is_well():
    async with page("epson:") as (client, hatch, _), printing(hatch):
        await tell(client, "0x0F00003C")
        assert hatch.trouble == "cover open"
        assert await ask(client) == b""
        await tell(client, "0x0F000014")
        assert await ask(client)


async def test_no_result_in_time_is_unconfirmed():
    async with page("epson:", QUICK) as (client, hatch, _), printing(hatch) as ticket:
        await ask(client)
        with pytest.raises(PrinterError, match="does not confirm") as failure:
            await ticket
        assert failure.value.sent


def test_status_bits_are_read_as_the_manual_says():
    assert [epson_trouble(bits) for bits in ("251658262", "0x0F00003C", "0x80000", "8", "x", "")] == [
        "",
        "cover open",
        "out of paper",
        "offline",
        "",
        "",
    ]
    two = '<statusmonitor><printerstatus asbstatus="0x14"/><printerstatus asbstatus="0x80014"/></statusmonitor>'
    assert epson_status(two) == "out of paper"


async def test_a_roll_that_nears_its_end_is_noticed_and_tickets_go_on():
    async with page("epson:") as (client, hatch, _), printing(hatch):
        await tell(client, "0x0F020014")
        assert hatch.low
        assert await ask(client)
        await tell(client, "0x0F000014")
        assert hatch.low is False


async def test_what_is_too_large_for_the_printer_is_never_sent(monkeypatch):
    monkeypatch.setattr("orderbot.tickets.epos.MOST", 100)
    async with page("epson:") as (client, hatch, _), printing(hatch) as ticket:
        assert await ask(client) == b""
        with pytest.raises(PrinterError, match="too large"):
            await ticket


@pytest.mark.parametrize("odd", ["", "<x", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "<PrintResponseInfo/>"])
async def test_a_response_that_is_none_changes_nothing(odd):
    async with page("epson:") as (client, hatch, _), printing(hatch) as ticket:
        await ask(client)
        for form in ({"ConnectionType": "SetResponse", "ResponseFile": odd}, {"ConnectionType": odd or "?"}, {}):
            assert (await client.post(PATH, data=form)).status == 200
        assert not ticket.done()
