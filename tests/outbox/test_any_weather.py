"""Whatever the network, the printers and the clock do: nothing is lost, only what may have arrived is overtaken, a second copy
says so."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from dataclasses import dataclass, field, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orderbot.errors import PrinterError
from orderbot.ports import Begun, Recipient, SendFailed, Verdict, unnoted
from orderbot.restaurant import Restaurant
from orderbot.stored import CONFIRMATION
from orderbot.tickets.document import Ticket
from orderbot.wording.message import Message
from tests.outbox.post_office import FakeChannel, FakePrinter, Office, open_office, sheet
from tests.storage.samples import letter, status

pytestmark = pytest.mark.thorough

LUCK = ("fine", "refused", "lost", "arrived without answer", "throttled", "bug")
weather = st.lists(st.sampled_from(LUCK), max_size=12)
pauses = st.lists(st.sampled_from([0.0, 1.0, 5.0, 21.0, 95.0]), max_size=12)


@dataclass
class Sky(FakeChannel):
    luck: list[str] = field(default_factory=list)
    tells: bool = True  # a status comes for what arrived
    office: Office | None = None
    telling: list[asyncio.Task[None]] = field(default_factory=list)
    unknown: set[int] = field(default_factory=set)  # may have arrived: nobody waits for these

    async def send(self, restaurant: Restaurant, to: Recipient, message: Message, tag: str) -> str:
        luck = self.luck.pop(0) if self.luck else "fine"
        if luck in ("bug", "lost", "arrived without answer"):
            self.unknown.add(int(tag))
        if luck == "bug":
            raise ZeroDivisionError
        if luck in ("refused", "throttled"):
            raise SendFailed(Verdict.RETRY if luck == "refused" else Verdict.THROTTLED, "", code=131056)
        if luck == "lost":
            raise SendFailed(Verdict.UNCERTAIN, "")
        self.sent.append((to.phone, message.body, tag))
        if luck == "arrived without answer":
            if self.tells:
                self.telling.append(asyncio.create_task(self._tell(tag, f"wamid.{len(self.sent)}", len(self.sent) % 2)))
            raise SendFailed(Verdict.UNCERTAIN, "")
        return f"wamid.{len(self.sent)}"

    async def _tell(self, tag: str, id: str, late: int) -> None:
        """A status, sometimes before the answer to the send is settled, sometimes after."""
        await asyncio.sleep(0.005 * late)
        assert self.office
        await self.office.store.receive(status(tag, "delivered", id=id))


@dataclass
class Paper(FakePrinter):
    luck: list[str] = field(default_factory=list)

    async def print(self, ticket: Ticket, begun: Begun = unnoted) -> str:
        luck = self.luck.pop(0) if self.luck else "fine"
        if luck in ("refused", "throttled"):
            raise PrinterError("no paper")
        await begun()
        if luck != "lost":
            self.printed.append(ticket)
        if luck != "fine":
            raise PrinterError("no answer", sent=True)
        return "confirmed"


@settings(max_examples=25, deadline=None)
@given(weather, weather, pauses, st.booleans())
def test_nothing_is_lost_and_only_the_uncertain_is_overtaken(
    net: list[str], paper: list[str], waits: list[float], tells: bool
) -> None:
    asyncio.run(_play(net, paper, waits, tells))


async def _play(net: list[str], paper: list[str], waits: list[float], tells: bool) -> None:
    async with open_office(start=False) as office:
        sky = Sky(luck=list(net), tells=tells, office=office)
        kitchen = Paper(luck=list(paper))
        office.channel, office.printers = sky, {"kueche": kitchen, "theke": kitchen}
        office.start()
        await office.post(
            *(replace(letter(f"m{each}", f"m{each}", customer=None), queue=f"c{each % 2}") for each in range(4)),
            replace(letter("c", "c", kind=CONFIRMATION, customer=None), queue="c0"),
            *(sheet(f"t{each}", each + 1) for each in range(3)),
        )
        for wait in waits:
            await asyncio.gather(*sky.telling)  # the pause is the house's; a status does not wait for it
            await office.later(wait)
        for _ in range(40):
            if not {"new", "sending", "uncertain"} & set(await office.states()):
                break
            await asyncio.gather(*sky.telling)
            await office.later(100)
        states = await office.states()
        assert set(states) <= {"sent", "dead"}, "everything comes to an end"
        assert states[5:8] == ["sent"] * 3, "paper always"
        _check_messages(sky, states, tells)
        _check_paper(kitchen)


def _check_messages(sky: Sky, states: list[str], tells: bool) -> None:
    copies = defaultdict(list)
    for _, body, tag in sky.sent:
        copies[int(tag)].append(body)
    for place, state in enumerate(states[:5], 1):
        assert copies[place] or state == "dead", "sent, or visibly given up"
        if tells:
            assert len(copies[place]) <= 1, "a status keeps it from being said twice"
    for queue in ((1, 3, 5), (2, 4)):
        first = list(dict.fromkeys(int(tag) for _, _, tag in sky.sent if int(tag) in queue))
        for place, tag in enumerate(first):
            assert tag in sky.unknown or all(before < tag for before in first[:place]), "in order"
    assert all("erneut gesendet" in body for body in copies[5][1:])


def _check_paper(kitchen: Paper) -> None:
    first = list(dict.fromkeys(each.number for each in kitchen.printed))
    assert first == [1, 2, 3]
    unmarked = [each.number for each in kitchen.printed if not each.mark]
    assert len(unmarked) == len(set(unmarked)), "a second copy says so"
