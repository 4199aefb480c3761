"""A house without a printer by choice: tickets are messages to staff, and one that nobody has seen is said again."""

from __future__ import annotations

from orderbot.conversation.model import TAP, Incoming, SetSetting
from orderbot.printing.chat import ChatPrinter
from orderbot.printing.fleet import Member
from orderbot.staff.paper import read
from orderbot.stored import Letter, unpack
from tests.outbox.post_office import Office
from tests.outbox.test_paper_fails import placed, told
from tests.outbox.test_paper_words import a_desk
from tests.storage.samples import BELLA, DAY, START


def by_chat(office: Office) -> None:
    printer = ChatPrinter(BELLA.printers[0], BELLA, office.store)
    office.fleet._members["bella", "kueche"] = Member(printer)


async def test_a_ticket_is_a_message_with_the_whole_order_and_a_button(office: Office) -> None:
    by_chat(office)
    sent: list[Letter] = []
    enqueue = office.store.enqueue

    async def watched(restaurant, outgoing):  # type: ignore[no-untyped-def]
        sent.extend(unpack(Letter, each.payload) for each in outgoing if each.kind == "alert")
        await enqueue(restaurant, outgoing)

    office.store.enqueue = watched  # type: ignore[method-assign]
    await placed(office)
    await office.later(1)
    (letter,) = sent
    for words in ("#1", "Pizza Funghi", "OHNE ZWIEBELN", "» Erdnüsse", "Hauptstr. 5"):
        assert words in letter.message.body
    assert letter.message.buttons == ((f"paper:seen:{DAY}:1", "Gesehen"),)
    assert (await office.states())[0] == "sent"


async def test_what_nobody_has_seen_is_said_again_until_somebody_has(office: Office) -> None:
    by_chat(office)
    await placed(office)
    for _ in range(5):
        await office.later(50)
    bodies = told(office)
    assert len(bodies) == 3
    assert bodies[1].startswith("BESTELLUNG 1 HAT NIEMAND GESEHEN, seit 1 min:")
    assert "Pizza Funghi" in bodies[2]
    done = read(Incoming("m", START, TAP, tap=f"paper:seen:{DAY}:1"), a_desk())
    assert done
    (word,) = done.effects
    assert isinstance(word, SetSetting)
    await office.store.set_setting("bella", word.name, word.value)
    for _ in range(20):
        await office.later(60)
    assert len(told(office)) == 3
