"""Whatever printers do: printed + listed + pending + told = ordered, and a paper is marked if and only if it is a copy.

A model printer has paper or not, is there or not, and may print without saying so, or break off in the middle. Orders
come, time passes, the house restarts, staff say what they see. After every step the law must hold.
"""

from __future__ import annotations

import asyncio
import re
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from orderbot.errors import PrinterError
from orderbot.ports import CONFIRMED, Begun, unnoted
from orderbot.printing.fleet import Fleet, Member
from orderbot.tickets.document import DUPLICATE, OUTDATED, Ticket
from tests.outbox.post_office import FakePrinter, Office, open_office
from tests.outbox.test_paper_fails import placed
from tests.storage.samples import DAY

HEALS = "fine"
WAYS = (HEALS, "no paper", "away", "says nothing", "breaks off", "cannot")


@dataclass
class ModelPrinter(FakePrinter):
    """`printed` is what lies on the counter."""

    way: str = HEALS
    confirmed: list[tuple[int, int]] = field(default_factory=list)  # (number, copy)

    async def print(self, ticket: Ticket, begun: Begun = unnoted) -> str:
        match self.way:
            case "no paper":
                raise PrinterError("k: out of paper")
            case "away":
                raise PrinterError("k: does not answer")
            case "cannot":
                raise PrinterError("k: cannot print such data (511)", data=True)
        await begun()
        match self.way:
            case "breaks off":
                raise PrinterError("k: connection lost while printing", sent=True)
            case "says nothing":
                self.printed.append(ticket)
                raise PrinterError("k: does not confirm the ticket", sent=True, taken=True)
        self.printed.append(ticket)
        self.confirmed.append((ticket.number, ticket.copy))
        return CONFIRMED

    async def probe(self) -> str:
        return "" if self.way in (HEALS, "says nothing") else self.way


class AnyPaper(RuleBasedStateMachine):
    blind = False  # a planted fault: copies without a mark

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.stack = AsyncExitStack()
        self.office: Office = self.run(self.stack.enter_async_context(open_office(start=False)))
        self.kitchen, self.counter = ModelPrinter(), ModelPrinter()
        self.office.printers = {"kueche": self.kitchen, "theke": self.counter}
        self.run(self.begin())
        self.ordered: list[int] = []
        self.known: set[int] = set()  # staff said that these are printed

    def run(self, work: Any) -> Any:
        return self.loop.run_until_complete(work)

    async def begin(self) -> None:
        self.office.start()
        await self.office.calm()

    def teardown(self) -> None:
        self.run(self.stack.aclose())
        self.loop.close()

    # -- what happens

    @rule()
    def order(self) -> None:
        number = len(self.ordered) + 1
        self.ordered.append(number)
        self.run(placed(self.office, number))

    @rule(way=st.sampled_from(WAYS))
    def kitchen_is(self, way: str) -> None:
        self.kitchen.way = way

    @rule(way=st.sampled_from((HEALS, "away", "says nothing")))
    def counter_is(self, way: str) -> None:
        self.counter.way = way

    @rule(seconds=st.sampled_from((3, 11, 46, 200, 3700)))
    def time_passes(self, seconds: int) -> None:
        self.run(self.office.later(seconds))

    @rule()
    def house_restarts(self) -> None:
        self.run(self.office.stop())
        self.run(self.begin())

    @rule(pick=st.integers(0, 50))
    def somebody_sees_the_paper(self, pick: int) -> None:
        lying = [each.number for each in self.papers if each.number in self.ordered]
        if lying:
            number = lying[pick % len(lying)]
            self.known.add(number)
            self.run(self.office.store.set_setting("bella", f"paperword:printed:{DAY}:{number}:", "1"))
            self.run(self.office.watch.look())

    # -- the law

    @property
    def papers(self) -> list[Ticket]:
        return [*self.kitchen.printed, *self.counter.printed]

    @invariant()
    def every_order_is_somewhere(self) -> None:
        printed = {each.number for each in self.papers}
        listed = {mention.number for each in self.papers if each.kind == OUTDATED for mention in each.listed}
        told = {int(number) for _, body, _ in self.office.channel.sent for number in re.findall(r"\*#(\d+)\*", body)}
        pending = self.run(self.pending())
        missing = set(self.ordered) - printed - listed - told - pending
        assert not missing, missing

    async def pending(self) -> set[int]:
        """Waiting, and not longer than the minute within which staff are told."""
        found = set()
        for each in await self.office.store.unprinted("bella"):
            age = (self.office.clock.at - each.created).total_seconds()
            number = int(re.search(r'"number":(\d+)', each.payload)[1])  # type: ignore[index]
            if age < 60:
                found.add(number)
        return found

    @invariant()
    def a_paper_is_marked_if_and_only_if_it_is_a_copy(self) -> None:
        for each in self.papers:
            assert (each.mark == DUPLICATE) == (each.copy > 1), each
        for printer in (self.kitchen, self.counter):
            unmarked = [each.number for each in printer.printed if not each.mark and each.kind != OUTDATED]
            assert len(unmarked) == len(set(unmarked)), unmarked
        both = [each.number for each in self.papers if not each.mark and each.kind != OUTDATED]
        assert len(both) == len(set(both)), both

    @invariant()
    def what_was_confirmed_is_never_printed_again(self) -> None:
        for printer in (self.kitchen, self.counter):
            numbers = [number for number, _ in printer.confirmed if number]
            assert len(numbers) == len(set(numbers)), numbers


FEW = settings(
    max_examples=8, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck), print_blob=True
)
# of a planted fault the first failure is enough: neither the smallest nor every one
PLANTED = settings(FEW, max_examples=60, report_multiple_bugs=False, phases=(Phase.generate,))


def test_any_paper() -> None:
    run_state_machine_as_test(AnyPaper, settings=FEW)


@pytest.mark.thorough
def test_any_paper_for_longer() -> None:
    run_state_machine_as_test(AnyPaper, settings=settings(FEW, max_examples=100, stateful_step_count=30))


def test_a_planted_copy_without_its_mark_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """The law would be worth nothing if it did not find the fault it is there for."""
    monkeypatch.setattr(Ticket, "again", lambda self, reason: self)

    class Planted(AnyPaper):
        @rule()
        def the_usual_trouble(self) -> None:
            self.order()
            self.kitchen.way = "says nothing"
            self.order()
            self.run(self.office.later(4))

    with pytest.raises(AssertionError):
        run_state_machine_as_test(Planted, settings=PLANTED)


def test_a_planted_blind_resend_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    on = Fleet._on

    async def twice(self: Fleet, member: Member, ticket: Ticket, begun: Begun) -> str:
        await on(self, member, ticket, begun)
        return await on(self, member, ticket, begun)

    monkeypatch.setattr(Fleet, "_on", twice)
    with pytest.raises(AssertionError):
        run_state_machine_as_test(AnyPaper, settings=PLANTED)
