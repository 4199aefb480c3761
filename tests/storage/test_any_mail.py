"""Whatever comes, however often and in whatever batches: every message has its turn once, every order its number."""

from __future__ import annotations

import asyncio
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from orderbot.envelope import Sender
from orderbot.storage.memory import open_memory
from orderbot.stored import Decision, Refused, Scene
from tests.storage.samples import DAY, Wall, arrived, order, said

PEOPLE = [Sender(phone=f"4917{each}", user=f"DE.{each}") for each in range(3)]
mail = st.tuples(st.sampled_from(range(3)), st.integers(0, 8))  # (who, which message)
steps = st.one_of(
    st.tuples(st.just("mail"), st.lists(mail, min_size=1, max_size=6)),
    st.tuples(st.just("turn"), st.sampled_from(["plain", "order", "bug", "same order", "wrong number"])),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(steps, max_size=25))
def test_every_message_has_one_turn_and_every_order_the_next_number(plan: list[tuple[str, object]]) -> None:
    asyncio.run(_play(plan))


async def _play(plan: list[tuple[str, object]]) -> None:
    store = await open_memory(Wall())
    sent: set[str] = set()
    heard: Counter[str] = Counter()
    orders: list[int] = []
    try:
        for kind, what in [*plan, *[("turn", "plain")] * 3]:
            if kind == "mail":
                batch = [(f"{who}-{which}", PEOPLE[who]) for who, which in what]  # type: ignore[attr-defined]
                new = {each for each, _ in batch} - sent
                got = await store.receive(arrived(*(said(each, sender=sender) for each, sender in batch)))
                assert got == len(new)
                sent |= new
            else:
                for each in await store.waiting():
                    await _turn(store, each.customer, str(what), heard, orders)
        assert heard == Counter(sent), "each once"
        stored = [each.order.number for each in await store.orders("bella", DAY, DAY)]
        assert stored == orders == list(range(1, len(orders) + 1))
    finally:
        await store.close()


async def _turn(store: object, customer: int, what: str, heard: Counter[str], orders: list[int]) -> None:
    scenes: list[Scene] = []

    def decide(scene: Scene) -> Decision:
        scenes.append(scene)
        if what == "bug":
            raise LookupError
        number = scene.next_number + (what == "wrong number")
        digest = "same" if what == "same order" else f"d{scene.last}"
        placed = () if what == "plain" else (order(number, scene.customer, digest=digest),)
        return Decision(scene.talk, placed)

    try:
        await store.turn("bella", customer, DAY, decide)  # type: ignore[attr-defined]
    except (LookupError, Refused):
        return
    heard.update(each.id for each in scenes[0].heard)
    if what != "plain":
        orders.append(scenes[0].next_number)
