"""A ticket reaches paper at least once; every further print says that it may be a second one."""

from __future__ import annotations

import asyncio
import signal
import subprocess
import sys
import textwrap
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from orderbot.errors import PrinterError
from orderbot.ports import StorageDown
from orderbot.stored import NEW, Errand, Leasing, Parcel, Settled
from orderbot.tickets.document import DUPLICATE
from tests.outbox.post_office import Office, open_office, sheet
from tests.storage.samples import letter

ROOT = Path(__file__).parents[2]
PAPER_OUT = PrinterError("kueche: no paper")
HALFWAY = PrinterError("kueche: connection lost while printing", sent=True)


def marks(office: Office, printer: str = "kueche") -> list[tuple[int, str]]:
    return [(each.copy, each.mark) for each in office.printers[printer].printed]


async def test_a_ticket_is_printed_once_without_a_mark(office: Office) -> None:
    await office.post(sheet("t"))
    await office.later(3600)
    assert marks(office) == [(1, "")]


async def test_a_printer_that_took_nothing_gets_the_same_ticket_again_unmarked(office: Office) -> None:
    office.printers["kueche"].plan = [PAPER_OUT]
    await office.post(sheet("t"))
    await office.later(4)
    assert marks(office) == [(1, "")]


async def test_a_ticket_that_may_be_half_out_is_printed_again_with_a_mark(office: Office) -> None:
    office.printers["kueche"].plan = [HALFWAY]
    await office.post(sheet("t"))
    await office.later(4)
    assert marks(office) == [(2, DUPLICATE)]


async def test_once_in_doubt_a_ticket_stays_marked(office: Office) -> None:
    office.printers["kueche"].plan = [HALFWAY, PAPER_OUT, RuntimeError("?")]
    office.printers["theke"].always = PAPER_OUT
    await office.post(sheet("t"))
    for _ in range(10):
        await office.later(60)
    assert marks(office) == [(3, DUPLICATE)]


async def test_paper_says_when_it_was_printed_by_the_restaurants_clock(office: Office) -> None:
    office.printers["kueche"].always = office.printers["theke"].always = PAPER_OUT
    await office.post(sheet("t"))
    office.printers["kueche"].always = office.printers["theke"].always = None
    await office.later(14 * 3600)
    printed = [each.printed for printer in office.printers.values() for each in printer.printed]
    assert [f"{at:%d.%m. %H:%M}" for at in printed if at] == ["16.05. 08:00"]


async def test_a_ticket_is_never_given_up(office: Office) -> None:
    office.printers["kueche"].always = office.printers["theke"].always = PAPER_OUT
    await office.post(sheet("t"))
    for _ in range(3):
        await office.later(24 * 3600)
    office.printers["kueche"].always = office.printers["theke"].always = None
    await office.later(60)
    assert len(marks(office) + marks(office, "theke")) == 1


async def test_a_printer_that_is_back_prints_within_five_seconds_after_hours_of_silence(office: Office) -> None:
    office.backup = False
    await office.stop()
    office.start()
    office.printers["kueche"].always = PAPER_OUT
    await office.post(sheet("t"))
    for _ in range(20):
        await office.later(600)
    office.printers["kueche"].always = None
    await office.later(4)
    assert marks(office) == [(1, "")]


async def test_a_ticket_taken_twice_without_a_word_is_given_to_staff_and_not_copied_for_ever(office: Office) -> None:
    office.printers["kueche"].always = PrinterError("kueche: does not confirm the ticket", sent=True, taken=True)
    office.backup = False
    await office.stop()
    office.start()
    await office.post(sheet("t"), sheet("u", 13))
    for _ in range(10):
        await office.later(10)
    assert office.printers["kueche"].tries == 4
    assert await office.states() == ["dead", "dead", "sent", "sent"]
    assert "#12" in office.channel.sent[0][1]
    assert any("#13" in body for _, body, _ in office.channel.sent)
    office.printers["kueche"].always = None
    await office.post(sheet("v", 14))
    await office.later(4)
    last = office.channel.sent[-1][1]
    assert last == "kueche druckt wieder.\nOb diese auf Papier sind, weiß niemand: 12, 13"


async def test_what_a_printer_cannot_print_is_tried_in_letters_only_and_then_given_to_staff(office: Office) -> None:
    refusal = PrinterError("kueche: cannot print such data (511)", data=True)
    office.printers["kueche"].plan = [refusal]
    await office.post(sheet("t"))
    await office.later(5)
    assert [(each.simply, each.mark) for each in office.printers["kueche"].printed] == [(True, "")]
    office.printers["kueche"].always = refusal
    await office.post(sheet("u", 13), sheet("v", 14))
    office.printers["kueche"].plan = [refusal] * 3
    office.printers["kueche"].always = None
    for _ in range(5):
        await office.later(5)
    assert [each.number for each in office.printers["kueche"].printed] == [12, 14], "one bad ticket stops nobody"


async def test_a_slow_printer_keeps_its_order_and_holds_up_nobody_else(office: Office) -> None:
    office.printers["kueche"].hold = asyncio.Event()
    await office.post(
        *(sheet(f"k{each}", each) for each in range(20)), sheet("t", 99, "theke"), letter("m", customer=None)
    )
    assert [each.number for each in office.printers["theke"].printed] == [99]
    assert len(office.channel.sent) == 1
    office.printers["kueche"].hold.set()
    office.printers["kueche"].hold = None
    await office.later(1)
    for _ in range(40):
        await office.calm()
        if len(office.printers["kueche"].printed) == 20:
            break
    assert [each.number for each in office.printers["kueche"].printed] == list(range(20))


async def test_staff_hear_within_a_minute_of_a_ticket_that_is_not_on_paper_and_only_once(office: Office) -> None:
    office.printers["kueche"].always = office.printers["theke"].always = PAPER_OUT
    await office.post(sheet("t"))
    await office.later(44)
    assert office.channel.sent == []
    await office.later(2)
    await office.later(200)
    await office.later(200)
    (alert,) = office.channel.sent
    assert alert[0] == "4915112345678"
    assert alert[1].startswith("DRUCKER kueche DRUCKT NICHT")


async def test_a_printer_that_is_not_configured_any_more_blocks_only_itself(office: Office) -> None:
    await office.post(replace(sheet("x", printer="gone"), queue="printer:bella:gone"), sheet("t"))
    assert marks(office) == [(1, "")]
    assert await office.states() == ["new", "sent"]


async def test_a_ticket_of_another_release_that_cannot_be_read_is_told_to_staff(office: Office) -> None:
    await office.post(replace(sheet("x"), payload='{"paper": 1}'), sheet("t"))
    await office.later(46)
    await office.later(1)
    assert marks(office) == [(1, "")]
    assert "kann diese Version des Bots nicht lesen" in office.channel.sent[0][1]


async def test_a_house_that_went_dark_while_printing_prints_again_with_a_mark(tmp_path: Path) -> None:
    async with open_office(tmp_path / "bella.db", start=False) as office:
        await office.store.enqueue("bella", (sheet("t"),))
        (parcel,) = await office.store.lease(Errand("lost", 5))
        await office.store.begun(parcel)
    async with open_office(tmp_path / "bella.db") as office:
        await office.later(1)
        assert marks(office) == [(2, DUPLICATE)]


async def test_a_house_that_went_dark_before_the_first_byte_prints_a_first_ticket(tmp_path: Path) -> None:
    async with open_office(tmp_path / "bella.db", start=False) as office:
        await office.store.enqueue("bella", (sheet("t"),))
        (parcel,) = await office.store.lease(Errand("lost", 5))
        await office.store.begun(parcel)
        assert await office.store.settle(parcel, "lost", Settled(NEW, 1, 0, office.clock()))  # known not to be out
        assert len(await office.store.lease(Errand("lost", 5))) == 1
    async with open_office(tmp_path / "bella.db") as office:
        await office.later(1)
        assert marks(office) == [(1, "")]


async def test_what_cannot_be_stored_as_begun_is_not_begun(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    async def full(parcel: Parcel) -> None:
        raise StorageDown("the disk is full")

    monkeypatch.setattr(office.store, "begun", full)
    await office.store.enqueue("bella", (sheet("t"),))
    await office.later(10)
    assert office.printers["kueche"].printed == []
    monkeypatch.undo()


CHILD = """
    import asyncio, os, pathlib, signal, sys
    from orderbot.errors import PrinterError
    from tests.outbox.post_office import open_office, sheet
    from tests.storage.samples import letter

    async def main():
        async with open_office(pathlib.Path(sys.argv[1]), start=False) as office:
            paper, phone = pathlib.Path(sys.argv[3]), pathlib.Path(sys.argv[4])

            async def put(ticket, begun):
                await begun()
                crash("begun")
                with paper.open("a") as roll:
                    roll.write(f"{ticket.number} {ticket.mark}\\n")
                return "confirmed"

            over = []

            async def send(restaurant, to, message, tag):
                while sys.argv[2] and "outbox.settled" not in over:  # the ticket is first
                    await asyncio.sleep(0.01)
                with phone.open("a") as screen:
                    screen.write(f"{tag} {message.body}\\n")
                return "wamid." + tag

            def crash(point):
                over.append(point)
                if point == sys.argv[2]:
                    os.kill(os.getpid(), signal.SIGKILL)

            office.printers["kueche"].print = put
            office.channel.send = send
            office.crash = crash
            await office.store.enqueue("bella", (sheet("t"), letter("k", "Bestellung 12", kind="confirmation", customer=None)))
            office.start()
            await office.calm()
            for seconds in (5, 100):
                await office.later(seconds)
        print("done")

    asyncio.run(main())
"""


@pytest.mark.parametrize(
    ("point", "paper", "phone"),
    [
        ("outbox.before_effect", ["12 "], ["2 (erneut gesendet) Bestellung 12"]),
        ("begun", ["12 duplicate"], None),
        ("outbox.after_effect", ["12 ", "12 duplicate"], None),
        ("outbox.settled", ["12 "], None),
    ],
)
async def test_a_kill_between_commit_and_send_loses_nothing_and_marks_what_may_be_a_second(
    tmp_path: Path, point: str, paper: list[str], phone: list[str] | None
) -> None:
    files = [str(tmp_path / name) for name in ("bella.db", "paper", "phone")]

    async def run(at: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", textwrap.dedent(CHILD), files[0], at, *files[1:]]
        return await asyncio.to_thread(subprocess.run, command, cwd=ROOT, capture_output=True, text=True, timeout=600)

    died = await run(point)
    assert died.returncode == -signal.SIGKILL, died.stderr
    lived = await run("")
    assert lived.stdout == "done\n", lived.stderr
    assert Path(files[1]).read_text().splitlines() == paper
    said = Path(files[2]).read_text().splitlines()
    assert said[0].startswith("2 ")
    assert all("erneut gesendet" in each for each in said[1:]), "a copy says that it is one"
    if phone is not None:
        assert said == phone


def test_the_constants_fit_together() -> None:
    assert Leasing().slow > 600 + 60 + 30, "a printer may wait that long for paper"
    assert timedelta(seconds=Leasing().quick) > timedelta(seconds=10), "the client's timeout"
