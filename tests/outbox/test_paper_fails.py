"""What staff hear when paper does not come: the whole order, the cause, once; and when it is over."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from orderbot.errors import PrinterError
from orderbot.ordering.order import OrderOption
from orderbot.stored import TICKET, Decision, Outgoing, Sheet, pack
from orderbot.texts import Words
from orderbot.tickets.making import tickets_for
from tests.outbox.post_office import Office, sheet
from tests.storage.samples import BELLA, DAY, arrived, order, said

PAPER_OUT = PrinterError("kueche: out of paper")


async def placed(office: Office, number: int = 1, **fields: object) -> None:
    """An order with its tickets, as a turn stores them."""
    one = order(number, 1)
    line = replace(one.lines[0], without=(Words("Zwiebeln"),), options=(OrderOption(Words("Käse"), 1, "extra", 100),))
    one = replace(one, digest=f"d{number}", lines=(line,), **fields)
    tickets = tickets_for(one, replace(BELLA, printers=BELLA.printers[:1]), "de", DAY)
    outgoing = tuple(
        Outgoing(TICKET, f"printer:bella:{printer}", pack(Sheet(printer, ticket)), f"t{number}")
        for printer, ticket in tickets
    )
    await office.store.receive(arrived(said(f"m{number}")))
    await office.store.turn("bella", 1, DAY, lambda scene: Decision(scene.talk, orders=(one,), outgoing=outgoing))
    office.outbox.wake()
    await office.calm()


def dead(office: Office, error: PrinterError | None = PAPER_OUT) -> None:
    for printer in office.printers.values():
        printer.always = error


def told(office: Office) -> list[str]:
    return [body for _, body, _ in office.channel.sent]


async def test_the_alarm_names_the_cause_and_holds_the_whole_order(office: Office) -> None:
    dead(office)
    await placed(office)
    await office.later(46)
    (alarm,) = told(office)
    assert alarm.startswith("DRUCKER kueche DRUCKT NICHT: Papier leer.")
    assert office.fleet.troubles().startswith("bella/kueche: out of paper")
    for words in ("#1", "18:45", "2x Pizza Funghi", "extra Käse", "OHNE ZWIEBELN", "» gut durch bitte", "ALLERGIE",
                  "» Erdnüsse", "Anna Amsel", "+4917611111111", "Hauptstr. 5", "BAR 21,00"):  # fmt: skip
        assert words in alarm, words


async def test_one_trouble_is_one_alarm_and_what_joins_it_is_told_once_and_whole(office: Office) -> None:
    dead(office)
    await placed(office)
    await office.later(46)
    await placed(office, 2)
    await placed(office, 3)
    await office.later(46)
    for _ in range(5):
        await office.later(60)
    _, joined = told(office)
    assert joined.startswith("kueche druckt auch nicht:")
    assert "#2" in joined
    assert "#3" in joined
    assert "#1" not in joined


async def test_a_night_of_tickets_is_told_in_few_messages_with_every_order(office: Office) -> None:
    dead(office)
    for number in range(1, 41):
        await placed(office, number)
    await office.later(46)
    assert len(told(office)) < 12
    assert sum(body.count("DRUCKT NICHT") for body in told(office)) == 1
    assert all(any(f"#{number}*" in body for body in told(office)) for number in range(1, 41))
    assert all(len(body) <= 4096 for body in told(office))


async def test_when_all_is_printed_staff_hear_it_once(office: Office) -> None:
    dead(office)
    await placed(office)
    await placed(office, 2)
    await office.later(46)
    dead(office, None)
    for _ in range(4):
        await office.later(60)
    assert told(office)[1:] == ["kueche druckt wieder. Jetzt auf Papier: 1, 2"]


async def test_a_restart_neither_repeats_the_alarm_nor_forgets_the_all_clear(office: Office) -> None:
    dead(office)
    await placed(office)
    await office.later(46)
    await office.stop()
    office.start()
    await office.later(60)
    dead(office, None)
    await office.later(60)
    await office.later(60)
    assert [body.split(":")[0] for body in told(office)] == [
        "DRUCKER kueche DRUCKT NICHT",
        "kueche druckt wieder. Jetzt auf Papier",
    ]


async def test_an_order_that_is_not_stored_is_told_from_its_ticket(office: Office) -> None:
    dead(office)
    await office.post(sheet("t", 12))
    await office.later(46)
    assert "#12" in told(office)[0]


# ---- another printer stands in ---------------------------------------------------------------------------------------


async def test_a_printer_known_to_be_down_is_passed_over_at_once_and_the_paper_says_for_whom(office: Office) -> None:
    office.printers["kueche"].always = PAPER_OUT
    await placed(office)
    for _ in range(4):
        await office.later(4)
    (first,) = office.printers["theke"].printed
    assert (first.number, first.instead, first.printer, first.mark) == (1, "kueche", "theke", "")
    tries = office.printers["kueche"].tries
    await placed(office, 2)
    assert [each.number for each in office.printers["theke"].printed] == [1, 2]
    assert office.printers["kueche"].tries == tries, "not tried again for each ticket"


async def test_a_printer_speaks_the_language_of_those_who_stand_at_it_and_staff_read_their_own(office: Office) -> None:
    office.fleet._members["bella", "kueche"].language = "tr"
    await placed(office, 1)
    office.printers["kueche"].always = PAPER_OUT
    await placed(office, 2)
    for _ in range(5):
        await office.later(4)
    papers = (*office.printers["kueche"].printed, *office.printers["theke"].printed)
    assert [(each.number, each.language) for each in papers] == [(1, "tr"), (2, "de")]
    assert told(office) == ["kueche druckt nicht: Papier leer. theke druckt für ihn, als Ersatz gekennzeichnet."]


async def test_staff_hear_once_of_each_roll_that_nears_its_end_also_over_a_restart(office: Office) -> None:
    warning = "kueche: Das Papier ist fast zu Ende."
    roll = office.printers["kueche"]
    roll.low = True
    await office.later(4)
    await office.later(4)
    assert told(office) == [warning]
    await office.stop()
    roll.low = None
    office.start()
    await office.later(4)
    roll.low = True
    await office.later(4)
    assert told(office) == [warning]
    roll.low = False
    await office.later(4)
    roll.low = True
    await office.later(4)
    assert told(office) == [warning, warning]


async def test_staff_hear_once_that_another_printer_stands_in_and_once_that_it_is_over(office: Office) -> None:
    office.printers["kueche"].always = PAPER_OUT
    for number in (1, 2, 3):
        await placed(office, number)
        for _ in range(4):
            await office.later(4)
    assert told(office) == ["kueche druckt nicht: Papier leer. theke druckt für ihn, als Ersatz gekennzeichnet."]
    office.printers["kueche"].always = None
    for _ in range(4):
        await office.later(4)
    assert told(office)[1:] == ["kueche druckt wieder."]
    await placed(office, 4)
    assert [each.number for each in office.printers["kueche"].printed] == [4]
    assert [each.number for each in office.printers["theke"].printed] == [1, 2, 3]


async def test_a_printer_that_comes_and_goes_is_trusted_only_after_two_good_answers(office: Office) -> None:
    office.printers["kueche"].always = PAPER_OUT
    await placed(office)
    for _ in range(4):
        await office.later(4)
    office.printers["kueche"].always = None
    await office.later(4)
    await placed(office, 2)
    assert [each.number for each in office.printers["theke"].printed] == [1, 2]
    await office.later(4)
    await placed(office, 3)
    assert [each.number for each in office.printers["kueche"].printed] == [3]


async def test_what_may_be_half_out_on_the_dead_printer_says_so_on_the_backup(office: Office) -> None:
    office.printers["kueche"].always = PrinterError("kueche: connection lost while printing", sent=True)
    await placed(office)
    for _ in range(5):
        await office.later(4)
    (paper,) = office.printers["theke"].printed
    assert (paper.instead, paper.mark) == ("kueche", "duplicate")


async def test_if_both_are_down_both_are_tried_and_staff_get_the_order(office: Office) -> None:
    dead(office)
    await placed(office)
    for _ in range(15):
        await office.later(4)
    assert office.printers["kueche"].tries > 3
    assert office.printers["theke"].tries > 0
    assert any("#1" in body for body in told(office))


# ---- after a long outage ---------------------------------------------------------------------------------------------


async def test_what_came_too_late_is_listed_on_one_slip_and_the_rest_is_printed(office: Office) -> None:
    dead(office)
    for number in range(1, 6):
        await placed(office, number)
    for _ in range(2):
        await office.later(30 * 60)
    await placed(office, 6, due=office.clock.at + timedelta(minutes=45))
    await office.later(50 * 60)
    dead(office, None)
    for _ in range(4):
        await office.later(4)
    papers = office.printers["kueche"].printed + office.printers["theke"].printed
    slips = [each for each in papers if each.kind == "outdated"]
    assert [[mention.number for mention in slip.listed] for slip in slips] == [[1, 2, 3, 4, 5]]
    assert [each.number for each in papers if each.kind != "outdated"] == [6]
    assert await office.states() == ["superseded"] * 5 + ["sent"] * (len(await office.states()) - 5)
    assert [body for body in told(office) if "druckt wieder." in body and "kueche" in body][-1] == (
        "kueche druckt wieder. Jetzt auf Papier: 6\nZu spät für Papier, nur auf einer Liste: 1, 2, 3, 4, 5"
    )


async def test_staff_have_each_outdated_order_whole_even_if_the_house_itself_was_off(office: Office) -> None:
    await office.stop()
    for number in (1, 2):
        await office.store.receive(arrived(said(f"m{number}")))
        one = replace(order(number, 1), digest=f"d{number}")
        tickets = tickets_for(one, replace(BELLA, printers=BELLA.printers[:1]), "de", DAY)
        out = tuple(
            Outgoing(TICKET, f"printer:bella:{name}", pack(Sheet(name, each)), f"t{number}") for name, each in tickets
        )
        await office.store.turn(
            "bella", 1, DAY, lambda scene, o=one, t=out: Decision(scene.talk, orders=(o,), outgoing=t)
        )
    office.clock.pass_by(14 * 3600)
    office.start()
    await office.later(1)
    await office.later(1)
    (slip,) = office.printers["kueche"].printed
    assert [mention.number for mention in slip.listed] == [1, 2]
    bodies = "\n".join(told(office))
    assert bodies.count("#1*") == 1
    assert bodies.count("#2*") == 1
    assert "Zu spät für Papier" in bodies


async def test_a_copy_that_a_person_asks_for_is_printed_however_old(office: Office) -> None:
    one = order(1, 1)
    ((printer, ticket),) = tickets_for(one, replace(BELLA, printers=BELLA.printers[:1]), "de", DAY)
    office.clock.pass_by(14 * 3600)
    again = Outgoing(TICKET, f"printer:bella:{printer}", pack(Sheet(printer, ticket.again("reprint"))), "again")
    await office.post(again)
    assert [each.mark for each in office.printers["kueche"].printed] == ["reprint"]
