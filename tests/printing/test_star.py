"""Star CloudPRNT: POST asks, GET fetches, DELETE tells what became of it (guide 2.4.0)."""

import asyncio
import io

import pytest

from orderbot.errors import PrinterError
from orderbot.ports import CONFIRMED
from orderbot.printing.emulator.decoder import decode
from orderbot.tickets import raster
from orderbot.tickets.document import Ticket
from tests.printing.polling import CALM, NOW, QUICK, TOKEN, page, printing
from tests.printing.polling import ticket as a_ticket

PATH = f"/print/star/theke/{TOKEN}"
ONLINE = {"status": "23 6 0 0 0 0 0 0 0", "printerMAC": "00:11:62:00:00:01", "statusCode": "200%20OK", "jobToken": None}


async def poll(client, code="200%20OK", **said):
    answer = await client.post(PATH, json={**ONLINE, "statusCode": code, **said})
    assert answer.status == 200
    return await answer.json()


async def fetch(client, token, kind="application/vnd.orderbot.escpos"):
    return await client.get(f"{PATH}?mac=00:11:62:00:00:01&type={kind}&token={token}")


async def result(client, code, token, more=""):
    answer = await client.delete(f"{PATH}?mac=00:11:62:00:00:01&code={code}&token={token}{more}")
    assert answer.status == 200


@pytest.mark.parametrize("code", ["210", "211%20paper%20low"])
async def test_a_roll_that_nears_its_end_is_noticed_and_tickets_go_on(code):
    async with page("star:") as (client, hatch, _), printing(hatch):
        assert hatch.low is None
        assert (await poll(client, code))["jobReady"] is True
        assert hatch.low
        await poll(client)
        assert hatch.low is False


async def test_a_printer_without_work_is_told_so():
    async with page("star:") as (client, _, _):
        assert await poll(client) == {"jobReady": False}


@pytest.mark.parametrize("code", ["OK", "ok", "200", "200 OK", "200%20OK", "200%2520OK", "211"])
async def test_a_ticket_is_asked_for_fetched_and_confirmed(code):
    async with page("star:") as (client, hatch, _), printing(hatch) as ticket:
        said = await poll(client)
        assert said["jobReady"] is True
        assert set(said) == {"jobReady", "mediaTypes", "jobToken"}, "with a client action the job would wait"
        job = await fetch(client, said["jobToken"])
        assert job.status == 200
        assert job.headers["Content-Type"] == "application/vnd.orderbot.escpos"
        assert not ticket.done()
        await result(client, code, said["jobToken"])
        assert await ticket == CONFIRMED


@pytest.mark.skipif(not raster.AVAILABLE, reason="the extra `raster` is not installed")
async def test_a_star_gets_a_picture_as_wide_as_its_paper_cut_and_not_dithered():
    from PIL import Image

    async with page("star:", columns=32, buzzer="clone") as (client, hatch, _), printing(hatch):
        said = await poll(client)
        job = await fetch(client, said["jobToken"], said["mediaTypes"][0])
        assert said["mediaTypes"][0] == job.headers["Content-Type"] == "image/png"
        assert Image.open(io.BytesIO(await job.read())).width == 384
        assert job.headers["X-Star-Cut"] == "partial; feed=true"
        assert job.headers["X-Star-ImageDitherPattern"] == "none"
        assert job.headers["X-Star-Buzzerstartpattern"] == "2"
        assert "X-Star-CashDrawer" not in job.headers


async def test_every_form_of_a_ticket_can_be_fetched_and_no_other():
    async with page("star:") as (client, hatch, _), printing(hatch):
        token = (await poll(client))["jobToken"]
        text = await (await fetch(client, token, "text/plain")).read()
        assert "INVERTIERT" in text.decode("cp437")
        escpos = await (await fetch(client, token)).read()
        assert decode(escpos).cuts == 1
        assert (await fetch(client, token, "application/pdf")).status == 415


async def test_fetching_twice_gives_the_same_bytes_and_changes_nothing():
    async with page("star:") as (client, hatch, _), printing(hatch) as ticket:
        token = (await poll(client))["jobToken"]
        first, second = [await (await fetch(client, token)).read() for _ in range(2)]
        assert first == second
        await result(client, "OK", token)
        assert await ticket == CONFIRMED


async def test_two_polls_at_once_are_one_job():
    async with page("star:") as (client, hatch, _), printing(hatch):
        both = await asyncio.gather(poll(client), poll(client))
        assert {said["jobToken"] for said in both} == {"o1-7-0"}
        await fetch(client, "o1-7-0")
        assert await poll(client) == {"jobReady": False}, "what was fetched is not offered again"


async def test_a_repeated_confirmation_and_one_that_comes_too_late_land_on_their_attempt():
    async with page("star:") as (client, hatch, late):
        async with printing(hatch) as ticket:
            token = (await poll(client))["jobToken"]
            await fetch(client, token)
            await result(client, "OK", token)
            await ticket
        await result(client, "OK", token, "&retry=1")
        await result(client, "OK", "o9-3-1")
        assert late == [token, "o9-3-1"]


@pytest.mark.parametrize(("code", "cause"), [("410", "out of paper"), ("411", "paper jam"), ("420", "cover open")])
async def test_a_printer_in_trouble_is_offered_nothing_and_its_word_is_told(code, cause):
    async with page("star:", QUICK) as (client, hatch, _):
        await poll(client, f"{code}%20Oops")
        with pytest.raises(PrinterError, match=cause) as failure:
            await hatch.print(a_ticket())
        assert not failure.value.sent
        assert await poll(client, f"{code}%20Oops") == {"jobReady": False}
        assert await hatch.probe() == cause


async def test_a_fault_after_the_fetch_offers_the_same_token_again_and_the_paper_says_so():
    async with page("star:") as (client, hatch, _), printing(hatch) as ticket:
        token = (await poll(client))["jobToken"]
        await fetch(client, token)
        assert await poll(client, "410") == {"jobReady": False}
        again = await poll(client)
        assert again["jobToken"] == token
        paper = decode(await (await fetch(client, token)).read())
        assert paper.rows
        await result(client, "OK", token)
        assert await ticket == CONFIRMED


async def test_the_paper_after_a_fault_is_marked():
    order = Ticket("kitchen", "o1", "theke", "de", NOW, number=1, attempt="o1-7-0")
    async with page("star:") as (client, hatch, _):
        task = asyncio.create_task(hatch.print(order))
        while not (await poll(client))["jobReady"]:
            await asyncio.sleep(0)
        first = decode(await (await fetch(client, "o1-7-0")).read())
        await poll(client, "420")
        await poll(client)
        second = decode(await (await fetch(client, "o1-7-0")).read())
        marks = [sum("NEUDRUCK NACH STÖRUNG" in row.text for row in each.rows) for each in (first, second)]
        assert marks == [0, 2]
        task.cancel()


async def test_a_download_that_failed_is_offered_again_without_a_mark():
    async with page("star:") as (client, hatch, _), printing(hatch):
        token = (await poll(client))["jobToken"]
        first = await (await fetch(client, token)).read()
        await result(client, "520%20Timeout", token)
        assert (await poll(client))["jobToken"] == token
        assert await (await fetch(client, token)).read() == first


@pytest.mark.parametrize("code", ["510", "511", "512", "521"])
async def test_what_the_printer_cannot_print_is_not_offered_again(code):
    async with page("star:") as (client, hatch, _), printing(hatch) as ticket:
        token = (await poll(client))["jobToken"]
        await fetch(client, token)
        await result(client, code, token)
        with pytest.raises(PrinterError, match="cannot print such data") as failure:
            await ticket
        assert failure.value.data
        assert not failure.value.sent


async def test_no_confirmation_in_time_is_unconfirmed_and_the_clock_stands_still_without_paper():
    async with page("star:", QUICK) as (client, hatch, _), printing(hatch) as ticket:
        await fetch(client, (await poll(client))["jobToken"])
        with pytest.raises(PrinterError, match="does not confirm") as failure:
            await ticket
        assert (failure.value.sent, failure.value.taken) == (True, True)


async def test_a_printer_that_does_not_poll_is_known_to_be_away(monkeypatch):
    monkeypatch.setattr("orderbot.printing.hatch.INTERVAL", -2.4)  # two of them and five seconds: 0.2 s
    async with page("star:", QUICK) as (_, hatch, _):
        with pytest.raises(PrinterError, match="asks for no tickets") as failure:
            await hatch.print(a_ticket())
        assert not failure.value.sent


@pytest.mark.parametrize(
    "said", [b"", b"[]", b"no json", b'{"statusCode": null}', b"{}", b'{"statusCode": 5, "printingInProgress": null}']
)
async def test_missing_and_odd_fields_are_a_printer_that_is_well(said):
    async with page("star:") as (client, hatch, _), printing(hatch):
        answer = await client.post(PATH, data=said)
        assert (await answer.json())["jobReady"] is True


async def test_while_it_prints_nothing_is_offered():
    async with page("star:") as (client, hatch, _), printing(hatch):
        assert await poll(client, printingInProgress=True) == {"jobReady": False}


async def test_a_printer_without_tokens_is_confirmed_by_being_the_only_one():
    async with page("star:") as (client, hatch, _), printing(hatch) as ticket:
        await poll(client)
        assert (await client.get(f"{PATH}?mac=1&type=text/plain")).status == 200
        assert (await client.delete(f"{PATH}?mac=1&code=200")).status == 200
        assert await ticket == CONFIRMED


async def test_ampersands_written_as_percent_26_are_read():
    async with page("star:") as (client, hatch, _), printing(hatch) as ticket:
        token = (await poll(client))["jobToken"]
        from yarl import URL

        raw = URL(f"{PATH}?mac=1%26type=text/plain%26token={token}", encoded=True)
        assert (await client.get(raw)).status == 200
        await client.delete(URL(f"{PATH}?mac=1%26code=OK%26token={token}", encoded=True))
        assert await ticket == CONFIRMED


async def test_a_result_by_get_with_a_delete_parameter_counts():
    async with page("star:") as (client, hatch, _), printing(hatch) as ticket:
        token = (await poll(client))["jobToken"]
        await fetch(client, token)
        assert (await client.get(f"{PATH}?delete&code=OK&token={token}")).status == 200
        assert await ticket == CONFIRMED


async def test_newer_firmware_is_told_that_there_is_only_http():
    async with page("star:") as (client, _, _):
        assert (await client.get("/print/star/theke/cloudprnt-setting.json?mac=1")).status == 404


@pytest.mark.parametrize(
    "path", [f"/print/star/other/{TOKEN}", "/print/star/theke/wrong", f"/print/epson/theke/{TOKEN}"]
)
async def test_whoever_does_not_know_the_token_sees_a_printer_without_work(path, caplog):
    async with page("star:", CALM) as (client, hatch, _), printing(hatch) as ticket:
        answer = await client.post(path, json=ONLINE)
        assert answer.status == 200
        assert await answer.read() in (b'{"jobReady": false}', b"")
        if "star" in path:
            assert (await client.get(f"{path}?type=text/plain&token=o1-7-0")).status == 404
            assert (await client.delete(f"{path}?code=OK&token=o1-7-0")).status == 200
        assert not ticket.done()
    assert TOKEN not in caplog.text
    assert "wrong" not in caplog.text.replace("wrongly", "")


async def test_the_test_ticket_of_a_printer_goes_through_the_running_bot():
    async with page("star:") as (client, _, _):
        asked = asyncio.create_task(client.post(f"/print/test/theke/{TOKEN}"))
        while not (said := await poll(client))["jobReady"]:
            await asyncio.sleep(0)
        await fetch(client, said["jobToken"])
        await result(client, "OK", said["jobToken"])
        assert await (await asked).json() == {"error": ""}
        assert (await client.post("/print/test/theke/wrong")).status == 404
