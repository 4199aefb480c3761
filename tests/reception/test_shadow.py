"""The shadow week: no customer is answered before one of the staff has said yes, and nobody waits in silence."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta

import pytest

from orderbot.conversation.model import CONTACT, TAP, TEXT, Incoming
from orderbot.envelope import Received, Sender
from orderbot.kitchen import Kitchen
from orderbot.stored import SENT, TICKET, Errand, Letter, Settled, unpack
from orderbot.unanswered import Unanswered
from orderbot.wording.message import Message
from tests.reception.desk import Desk, open_desk
from tests.reception.test_staff import CHEF, ready
from tests.storage.samples import ANNA, BELLA, BERT

PATIENCE = "Danke, Ihre Nachricht ist da. In diesen Tagen liest ein Mensch mit"


@dataclass
class Week:
    desk: Desk
    count: int = 0

    async def send(self, sender: Sender, what: str = "", tap: str = "", reply_to: str = "", kind: str = "") -> None:
        self.count += 1
        self.desk.clock.pass_by(5)
        kind = kind or (TAP if tap else TEXT)
        message = Incoming(f"wamid.{self.count}", self.desk.clock(), kind, text=what, tap=tap, reply_to=reply_to)
        await self.desk.hear(Received(BELLA.phone_number_id, sender, message))
        await self.desk.later(10)

    async def out(self) -> tuple[list[str], list[Message], int]:
        """What went to customers, to staff, onto paper since the last look."""
        parcels = await self.desk.outbox()
        letters = [unpack(Letter, each.payload) for each in parcels if each.kind != TICKET]
        staff = [each.message for each in letters if each.phone == CHEF.phone]
        return (
            [each.message.body for each in letters if each.phone != CHEF.phone],
            staff,
            len(parcels) - len(letters),
        )

    async def yes(self, alert: Message) -> None:
        await self.send(CHEF, tap=alert.buttons[0][0])


@pytest.fixture
async def week() -> AsyncIterator[Week]:
    async with open_desk(start=False) as desk:
        await ready(desk)
        made = Week(desk)
        await made.send(CHEF, "probewoche")
        _, (told,), _ = await made.out()
        assert told.body.startswith("Probewoche bis Fr. 22.05. 18:00: kein Kunde")
        yield made


async def test_an_answer_goes_out_when_somebody_has_sent_it(week: Week) -> None:
    await week.send(ANNA, "2 Margherita klein, abholen")
    said, (asked,), _ = await week.out()
    assert said == []
    assert asked.body.startswith("Ein Kunde (…1111) schreibt: 2 Margherita klein, abholen")
    assert "*Gesamt " in asked.body
    assert "[Jetzt kaufen] · [Ändern] · [Abbrechen]" in asked.body
    assert [title for _, title in asked.buttons] == ["Senden"]
    await week.yes(asked)
    (said,), staff, _ = await week.out()
    assert "*Gesamt " in said
    assert staff == [], "a reaction tells that it is done"
    await week.yes(asked)
    assert await week.out() == ([], [], 0), "a second tap sends nothing twice"


async def test_an_order_goes_all_the_way(week: Week) -> None:
    for words in ("2 Margherita klein, abholen", "KAUFEN"):
        await week.send(ANNA, words)
        said, (asked,), tickets = await week.out()
        assert said == []
        assert tickets == (2 if words == "KAUFEN" else 0), "the kitchen gets its tickets as always"
        await week.yes(asked)
        (said,), _, _ = await week.out()
    assert said.startswith("Danke! Bestellung *Nr. 1*")


async def test_a_yes_is_to_what_was_shown_and_all_before_it(week: Week) -> None:
    await week.send(ANNA, "2 Margherita klein, abholen")
    await week.send(ANNA, "und eine Cola")
    await week.send(ANNA, "habt ihr offen?")
    _, asked, _ = await week.out()
    assert len(asked) == 3
    await week.yes(asked[1])
    said, _, _ = await week.out()
    assert len(said) == 2
    assert "Cola" in said[1]
    await week.yes(asked[2])
    (said,), _, _ = await week.out()
    assert "offen bis 23:30" in said.replace("Geöffnet", "offen")


async def test_ok_in_reply_to_the_question_is_a_yes_and_anything_else_is_for_the_customer(week: Week) -> None:
    async def asked() -> str:
        """The channel's id of the question to staff."""
        (parcel,) = await week.desk.store.lease(Errand("the channel", 50))
        settled = Settled(SENT, 1, 0, week.desk.clock(), external=f"wamid.out.{parcel.id}")
        await week.desk.store.settle(parcel, "the channel", settled)
        return settled.external

    await week.send(ANNA, "2 Margherita klein, abholen")
    await week.send(CHEF, "ok", reply_to=await asked())
    (said,), _, _ = await week.out()
    assert "*Gesamt " in said
    await week.send(ANNA, "geht das auch ohne Tomaten?")
    await week.send(CHEF, "Ja, gern, hier ist Paolo", reply_to=await asked())
    (said,), _, _ = await week.out()
    assert said == "*Pizzeria Bella:* Ja, gern, hier ist Paolo", "and what the bot would have said is gone"
    await week.desk.later(3600)
    assert (await week.out())[0] == []


async def test_who_has_no_answer_in_time_is_told_so_once_and_staff_are_asked_again(week: Week) -> None:
    shop = week.desk.shop
    kitchen = Kitchen(week.desk.store, {"bella": shop.restaurant}, lambda _: shop, lambda *_: (), week.desk.clock)
    clock = Unanswered(kitchen, week.desk.reception.wake)
    await week.send(ANNA, "2 Margherita klein, abholen")
    await week.out()
    await clock.look(shop.restaurant)
    await week.desk.calm()
    assert (await week.out())[0] == []
    await week.desk.later(5 * 60)
    await clock.look(shop.restaurant)
    await week.desk.calm()
    (said,), (again,), _ = await week.out()
    assert said.startswith(PATIENCE)
    assert "wartet noch auf Ihr Ja. Er schrieb: 2 Margherita klein, abholen" in again.body
    await week.desk.later(30 * 60)
    await clock.look(shop.restaurant)
    await week.desk.calm()
    assert await week.out() == ([], [], 0)
    await week.yes(again)
    (said,), _, _ = await week.out()
    assert "*Gesamt " in said


async def test_staff_are_answered_at_once_and_customers_do_not_wait_for_each_other(week: Week) -> None:
    await week.send(CHEF, "status")
    said, (told,), _ = await week.out()
    assert said == []
    assert "Probewoche" in told.body
    await week.send(ANNA, "hallo")
    await week.send(BERT, "hallo")
    _, asked, _ = await week.out()
    await week.yes(asked[1])
    assert len((await week.out())[0]) == 1


async def test_a_file_is_named_by_its_kind(week: Week) -> None:
    await week.send(ANNA, kind=CONTACT)
    _, (asked,), _ = await week.out()
    assert "schreibt: (contact)" in asked.body


async def test_when_the_week_is_over_what_still_waits_goes_first(week: Week) -> None:
    await week.send(ANNA, "2 Margherita klein, abholen")
    await week.out()
    await week.send(CHEF, "probewoche aus")
    _, (told,), _ = await week.out()
    assert told.body == "Vorbei: Probewoche (Antworten warten auf Ihr Ja)."
    await week.send(ANNA, "und eine Cola")
    said, staff, _ = await week.out()
    assert len(said) == 2
    assert "Cola" not in said[0]
    assert "Cola" in said[1]
    assert staff == []


async def test_it_ends_by_itself(week: Week) -> None:
    week.desk.clock.pass_by(timedelta(days=7).total_seconds())
    await week.send(ANNA, "habt ihr offen?")
    said, staff, _ = await week.out()
    assert (len(said), staff) == (1, [])


async def test_who_is_erased_takes_what_was_never_said_along(week: Week) -> None:
    await week.send(ANNA, "2 Margherita klein, abholen")
    await week.out()
    await week.send(ANNA, "löscht meine Daten")
    await week.send(ANNA, "ja, löschen")
    assert all(not talk.unsaid for talk in await week.desk.store.talks("bella"))
