"""What staff hear when paper does not come: the whole order, the cause, once; and when it is over."""

from __future__ import annotations

from dataclasses import replace

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
    for words in ("#1", "18:45", "2x 23. Pizza Funghi", "extra Käse", "OHNE ZWIEBELN", "» gut durch bitte", "ALLERGIE",
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
