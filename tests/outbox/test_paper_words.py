"""What staff say about paper, what a printer says too late, what the clock says, and a shop without any paper."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime, timedelta

from orderbot.conversation.model import TAP, TEXT, Incoming, SetSetting
from orderbot.errors import PrinterError
from orderbot.menu.hours import parse_hours
from orderbot.ordering.lifecycle import ACCEPTED, Do
from orderbot.ordering.switches import Kind, shut_until, switched
from orderbot.staff.done import Desk
from orderbot.staff.paper import read
from orderbot.stored import OrderEvent, Sheet, unpack
from orderbot.tickets.document import Ticket
from tests.outbox.post_office import Office, sheet
from tests.outbox.test_paper_fails import dead, placed, told
from tests.storage.samples import BELLA, BERLIN, DAY, START

UNCONFIRMED = PrinterError("kueche: does not confirm the ticket", sent=True, taken=True)


async def says(office: Office, *words: SetSetting) -> None:
    for word in words:
        await office.store.set_setting("bella", word.name, word.value)
    await office.later(1)
    await office.later(1)


def tapped(id: str, desk: Desk) -> tuple[SetSetting, ...]:
    done = read(Incoming("m", START, TAP, tap=id), desk)
    assert done
    return done.effects  # type: ignore[return-value]


def a_desk() -> Desk:
    shop = type("Shop", (), {"restaurant": BELLA})()
    return Desk(shop, START)  # type: ignore[arg-type]


async def test_is_printed_ends_the_ticket_without_paper(office: Office) -> None:
    dead(office)
    await placed(office)
    await office.later(46)
    await says(office, *tapped(f"paper:printed:{DAY}:1", a_desk()))
    dead(office, None)
    await office.later(10)
    assert office.printers["kueche"].printed == office.printers["theke"].printed == []
    assert (await office.states())[0] == "sent"
    assert not any(name.startswith("paperword:") for name in await office.store.settings("bella"))


async def test_to_another_printer_moves_the_ticket_marked_as_standing_in(office: Office) -> None:
    office.printers["kueche"].always = UNCONFIRMED
    office.backup = False
    await office.stop()
    office.start()
    await placed(office)
    for _ in range(3):
        await office.later(20)
    await says(office, *tapped(f"paper:to:{DAY}:1:theke", a_desk()))
    await office.later(5)
    (paper,) = office.printers["theke"].printed
    assert (paper.number, paper.instead) == (1, "kueche")
    assert (await office.states())[0] == "superseded"


def test_words_and_taps_about_paper_are_heard_and_others_are_not() -> None:
    desk = a_desk()
    assert tapped(f"paper:seen:{DAY}:12", desk)[0] == SetSetting(f"unseen:{DAY}:12", "")
    assert tapped(f"paper:printed:{DAY}:12", desk)[0].name == f"paperword:printed:{DAY}:12:"
    gone = read(Incoming("m", START, TAP, tap=f"paper:to:{DAY}:12:keller"), desk)
    assert gone
    assert gone.effects == ()
    for odd in ("paper:", "paper:printed:heute:1", f"paper:printed:{DAY}:1:x:y:" + "z" * 99, "staff:12 ok"):
        assert read(Incoming("m", START, TAP, tap=odd), desk) is None
    for text in ("12 gedruckt", "noch 12 Pizza gedruckt", "Bon 12 nochmal"):
        assert read(Incoming("m", START, TEXT, text=text), desk) is None, "no such order, or no such word"


# ---- the printer says it late ----------------------------------------------------------------------------------------


async def test_a_late_confirmation_lands_on_its_attempt_and_no_copy_is_printed(office: Office) -> None:
    office.printers["kueche"].plan = [UNCONFIRMED]
    office.printers["kueche"].always = PrinterError("kueche: asks for no tickets")
    office.backup = False
    await office.stop()
    office.start()
    await placed(office)
    (waiting,) = await office.store.unprinted("bella")
    ticket = json.loads(waiting.payload)["ticket"]
    await office.watch.confirmed_late("bella", "o1-strange-1-0")
    await office.watch.confirmed_late("bella", "x")
    await office.watch.confirmed_late("other", f"{ticket['id']}-{waiting.id}-0")
    assert (await office.states())[0] == "new"
    await office.watch.confirmed_late("bella", f"{ticket['id']}-{waiting.id}-0")
    office.printers["kueche"].always = None
    await office.later(10)
    assert office.printers["kueche"].printed == []
    assert (await office.states())[0] == "sent"


async def test_it_also_lands_on_a_ticket_that_was_given_up(office: Office) -> None:
    office.printers["kueche"].always = UNCONFIRMED
    office.backup = False
    await office.stop()
    office.start()
    await placed(office)
    await office.later(5)
    assert (await office.states())[0] == "dead"
    (given_up,) = await office.store.troubles("bella", START)
    ticket = json.loads(given_up.payload)["ticket"]
    await office.watch.confirmed_late("bella", f"{ticket['id']}-{given_up.id}-1")
    assert (await office.states())[0] == "sent"


# ---- no paper at all -------------------------------------------------------------------------------------------------


async def shut(office: Office) -> datetime | None:
    return shut_until(switched(await office.store.settings("bella"), office.clock.at))


async def test_ten_minutes_without_any_paper_close_the_shop_and_the_first_paper_opens_it(office: Office) -> None:
    dead(office)
    await placed(office)
    await office.later(9 * 60)
    assert await shut(office) is None
    await office.later(61)
    end = await shut(office)
    assert end
    assert sum("keine Bestellungen angenommen" in body for body in told(office)) == 1
    for _ in range(4):
        await office.later(20 * 60)
    later = await shut(office)
    assert later
    assert later > end, "as long as it lasts"
    assert sum("keine Bestellungen angenommen" in body for body in told(office)) == 1
    dead(office, None)
    await office.later(4)
    await office.later(4)
    assert await shut(office) is None
    assert "Ein Drucker druckt wieder: Bestellungen werden angenommen." in told(office)


async def test_a_printer_that_prints_keeps_the_shop_open_however_long_another_fails(office: Office) -> None:
    office.backup = False
    await office.stop()
    office.start()
    office.printers["kueche"].always = PrinterError("kueche: out of paper")
    await placed(office)
    for number in range(20, 23):
        await office.later(5 * 60)
        await office.fleet.print("bella", "theke", replace(a_ticket(), number=number))
    assert await shut(office) is None


def a_ticket() -> Ticket:
    return unpack(Sheet, sheet("x").payload).ticket


# ---- by the clock ----------------------------------------------------------------------------------------------------


def opening(office: Office, line: str) -> None:
    hours = parse_hours(line, timezone=BERLIN, holidays="", today=START.date())
    office.hours = lambda restaurant: hours


async def test_a_preorder_prints_at_once_and_again_when_it_is_to_be_made(office: Office) -> None:
    due = (START + timedelta(hours=3)).astimezone(BERLIN)
    await placed(office, due=due, asap=False)
    for _ in range(8):
        await office.later(20 * 60)
    papers = office.printers["kueche"].printed
    assert [each.reminder for each in papers] == [False, True]
    assert papers[1].printed
    early = due - papers[1].printed
    assert timedelta(minutes=15) <= early <= timedelta(minutes=45), early


async def test_a_preorder_that_was_put_off_is_to_be_made_for_the_new_time(office: Office) -> None:
    due = (START + timedelta(hours=2)).astimezone(BERLIN)
    await placed(office, due=due, asap=False)
    (stored,) = await office.store.orders("bella", DAY, DAY)
    new = due + timedelta(hours=1)
    later = OrderEvent(START, ACCEPTED, "board", "", Do.LATER, new)
    assert await office.store.move("bella", stored.id, stored.status, later)
    for _ in range(8):
        await office.later(20 * 60)
    assert [(each.reminder, each.due) for each in office.printers["kueche"].printed] == [(False, due), (True, new)]


async def test_an_order_for_right_now_has_no_reminder(office: Office) -> None:
    await placed(office)
    await placed(office, 2, due=(START + timedelta(minutes=25)).astimezone(BERLIN), asap=False)
    for _ in range(4):
        await office.later(10 * 60)
    assert [each.reminder for each in office.printers["kueche"].printed] == [False, False]


async def test_preorders_are_listed_at_opening_and_sums_at_closing_once_each(office: Office) -> None:
    opening(office, "Mo-So 19:00-22:00")  # it is 18:00 in Berlin
    await office.stop()
    office.start()
    await placed(office, due=datetime(2026, 5, 15, 21, 0, tzinfo=BERLIN), asap=False)
    for _ in range(15):
        await office.later(20 * 60)
    papers = [each for printer in office.printers.values() for each in printer.printed]
    assert [each.kind for each in papers].count("overview") == 2, "every printer cooks here"
    (sums,) = [each for each in papers if each.kind == "closing"]
    assert sums.totals
    assert (sums.totals.orders, sums.totals.total, sums.day) == (1, 2100, DAY)
    assert Kind.PAPER not in switched(await office.store.settings("bella"), office.clock.at)


async def test_where_it_never_closes_the_sums_are_printed_when_the_business_day_ends(office: Office) -> None:
    opening(office, "00:00-24:00")
    office.clock.at = datetime(2026, 5, 15, 23, 50, tzinfo=BERLIN)
    await office.stop()
    office.start()
    await placed(office, due=datetime(2026, 5, 15, 23, 55, tzinfo=BERLIN))
    for _ in range(5):
        await office.later(60 * 60)
    await placed(office, 2, due=datetime(2026, 5, 16, 5, 30, tzinfo=BERLIN))
    papers = [each for printer in office.printers.values() for each in printer.printed]
    assert "closing" not in [each.kind for each in papers], "orders at night belong to the day before"
    for _ in range(3):
        await office.later(60 * 60)
    (sums,) = [each for printer in office.printers.values() for each in printer.printed if each.kind == "closing"]
    assert sums.totals
    assert (sums.totals.orders, sums.day) == (2, DAY)
