"""What every store promises of deliveries: leased once, in order, settled by whoever knows."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from orderbot.conversation.model import Conversation
from orderbot.ports import Storage
from orderbot.stored import (
    CONFIRMATION,
    DEAD,
    NEW,
    SENT,
    TICKET,
    UNCERTAIN,
    Arrived,
    Errand,
    Leasing,
    Outgoing,
    Parcel,
    Settled,
)  # fmt: skip
from tests.storage.samples import DAY, START, Wall, arrived, deciding, letter, said, status

QUICK = Leasing(quick=30, slow=900, wait=20, patient=90)


def ticket(key: str, printer: str = "kueche") -> Outgoing:
    return Outgoing(TICKET, f"printer:bella:{printer}", "{}", key)


async def taken(
    store: Storage, owner: str = "me", *, paused: frozenset[str] = frozenset(), limit: int = 10
) -> tuple[Parcel, ...]:
    return await store.lease(Errand(owner, limit, QUICK, paused))


def ended(state: str, due: float = 0, *, attempts: int = 1, doubts: int = 0) -> Settled:
    return Settled(state, attempts, doubts, START + timedelta(seconds=due), error="reason")


async def state_of(store: Storage) -> list[str]:
    """Of all messages to customer 1, in order."""
    return [each["state"] for each in (await store.export("bella", 1))["sent"]]  # type: ignore[attr-defined]


@pytest.fixture
async def talked(store: Storage) -> Storage:
    """A customer who got an answer."""
    await store.receive(arrived(said("m1")))
    await store.turn("bella", 1, DAY, deciding(letter("k1"), talk=Conversation(language="de")))
    return store


async def test_the_same_key_is_enqueued_once(store: Storage) -> None:
    await store.enqueue("bella", (ticket("t"), ticket("t")))
    await store.enqueue("bella", (ticket("t"),))
    assert len(await store.unprinted("bella")) == 1


async def test_a_queue_goes_one_after_the_other_and_queues_side_by_side(store: Storage) -> None:
    await store.enqueue("bella", (ticket("a1", "a"), ticket("a2", "a"), ticket("b1", "b")))
    first = await taken(store)
    assert [each.queue for each in first] == ["printer:bella:a", "printer:bella:b"]
    assert await taken(store, "other") == ()
    await store.settle(first[0], "me", ended(SENT))
    assert [each.id for each in await taken(store, "third")] == [first[0].id + 1]


async def test_a_queue_waits_for_the_backoff_of_its_first(store: Storage, clock: Wall) -> None:
    await store.enqueue("bella", (ticket("a1"), ticket("a2")))
    (parcel,) = await taken(store)
    await store.settle(parcel, "me", ended(NEW, due=5))
    assert await taken(store, "2") == ()
    clock.pass_by(5)
    (again,) = await taken(store, "3")
    assert (again.id, again.attempts, again.last_error) == (parcel.id, 1, "reason")


async def test_everybody_at_once_leases_each_row_once(store: Storage) -> None:
    await store.enqueue("bella", tuple(ticket(f"t{each}", f"p{each}") for each in range(10)))
    leased = await asyncio.gather(*(taken(store, f"owner {each}") for each in range(8)))
    assert sorted(parcel.id for parcels in leased for parcel in parcels) == list(range(1, 11))


@pytest.mark.parametrize("step", [-3600, 3600, 8 * 86400])
async def test_no_step_of_the_clock_takes_a_delivery_from_who_is_at_it(
    talked: Storage, clock: Wall, step: float
) -> None:
    await talked.enqueue("bella", (ticket("t"),))
    out = await taken(talked)
    clock.pass_by(step)
    assert await taken(talked, "other") == ()
    for parcel in out:
        assert await talked.settle(parcel, "me", ended(SENT))


async def test_a_settle_of_before_a_start_is_ignored(talked: Storage, clock: Wall) -> None:
    (late,) = await taken(talked)
    await talked.recover(QUICK)
    clock.pass_by(21)
    (again,) = await taken(talked, "third")
    assert (again.id, again.doubts) == (late.id, 1)
    assert not await talked.settle(late, "me", ended(SENT))
    assert await talked.settle(again, "third", ended(SENT))


async def test_after_a_start_nothing_waits_longer_because_the_clock_was_ahead(talked: Storage, clock: Wall) -> None:
    await talked.enqueue("bella", (ticket("t1", "a"), ticket("t2", "a")))
    message, tried = await taken(talked)
    await talked.settle(tried, "me", ended(NEW, due=60))
    await talked.settle(message, "me", ended(UNCERTAIN, due=20, doubts=1))
    clock.pass_by(-3600)
    assert await taken(talked, "early") == ()
    await talked.recover(QUICK)
    assert {each.id for each in await taken(talked, "2")} == {tried.id, message.id}


async def test_a_lane_has_slots_of_its_own(store: Storage) -> None:
    people = [replace(letter(f"m{each}", customer=None), queue=f"customer:{each}") for each in range(9)]
    others = [replace(letter(f"c{each}", kind=CONFIRMATION, customer=None), queue=f"c{each}") for each in range(2)]
    await store.enqueue("bella", (*people, *others, letter("a", kind="alert", customer=None), ticket("t")))
    await store.enqueue("roma", (replace(letter("roma", customer=None), queue="customer:roma"),))
    out = await taken(store, limit=4)
    assert [(each.restaurant, each.kind) for each in out] == [
        *[("bella", "message")] * 4,
        *[("bella", CONFIRMATION)] * 2,
        ("bella", "alert"),
        ("bella", TICKET),
        ("roma", "message"),
    ]
    assert await taken(store, "2", limit=4) == (), "full, or empty"
    await store.settle(out[0], "me", ended(SENT))
    assert len(await taken(store, "3", limit=4)) == 1


async def test_after_a_start_whatever_was_on_its_way_is_uncertain(talked: Storage, clock: Wall) -> None:
    await talked.enqueue("bella", (ticket("t"), letter("c", kind=CONFIRMATION, customer=None)))
    flying = await taken(talked)
    assert len(flying) == 3
    await talked.begun(next(each for each in flying if each.kind == TICKET))
    assert await talked.recover(QUICK) == 3
    assert [(each.kind, each.doubts) for each in await taken(talked, "2")] == [(TICKET, 1)], "tickets at once, marked"
    clock.pass_by(20)
    assert [each.kind for each in await taken(talked, "3")] == ["message"]
    clock.pass_by(70)
    assert [each.kind for each in await taken(talked, "4")][-1] == CONFIRMATION


async def test_after_a_start_a_ticket_of_which_nothing_had_left_is_the_first(talked: Storage) -> None:
    await talked.enqueue("bella", (ticket("t"),))
    flying = await taken(talked)
    await talked.begun(next(each for each in flying if each.kind != TICKET))
    await talked.recover(QUICK)
    assert [(each.kind, each.doubts) for each in await taken(talked, "2")] == [(TICKET, 0)]


async def test_a_paused_restaurant_prints_but_does_not_write(talked: Storage) -> None:
    await talked.enqueue("bella", (ticket("t"),))
    assert [each.kind for each in await taken(talked, paused=frozenset({"bella"}))] == [TICKET]
    assert [each.kind for each in await taken(talked, "2", paused=frozenset({"roma"}))] == ["message"]


# ---- statuses ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("word", ["sent", "delivered", "read", "played"])
async def test_a_status_settles_what_was_uncertain(talked: Storage, clock: Wall, word: str) -> None:
    (parcel,) = await taken(talked)
    await talked.settle(parcel, "me", ended(UNCERTAIN, due=20, doubts=1))
    await talked.receive(status(parcel.id, word))
    clock.pass_by(100)
    assert await taken(talked, "2") == ()
    assert await state_of(talked) == [SENT]


async def test_a_status_that_is_faster_than_the_answer_wins(talked: Storage) -> None:
    (parcel,) = await taken(talked)
    await talked.receive(status(parcel.id, "delivered"))
    assert not await talked.settle(parcel, "me", ended(UNCERTAIN, due=20))
    assert await state_of(talked) == [SENT]


@pytest.mark.parametrize("tag", ["", "4711", "x1", "-1", "²", "9" * 400, "1; DROP TABLE orders"])
async def test_a_status_of_something_unknown_harms_nobody(talked: Storage, tag: str) -> None:
    await talked.receive(status(tag, "delivered"))
    assert len(await taken(talked)) == 1


async def test_a_status_of_another_restaurant_does_not_settle(talked: Storage) -> None:
    (parcel,) = await taken(talked)
    foreign = status(parcel.id, "sent").outcomes[0]
    await talked.receive(Arrived(outcomes=(replace(foreign, restaurant="roma"),)))
    assert await talked.settle(parcel, "me", ended(SENT))


async def test_a_late_failure_tries_again_a_few_times_then_gives_up(talked: Storage, clock: Wall) -> None:
    for attempt, copy in enumerate(("wamid.a", "wamid.b", "wamid.c"), 1):
        (parcel,) = await taken(talked, copy)
        await talked.settle(parcel, copy, replace(ended(SENT, attempts=attempt), external=copy))
        await talked.receive(status(parcel.id, "failed", id="wamid.other", code=131026))
        assert await state_of(talked) == [SENT], "it failed as another copy than the one we know of"
        await talked.receive(status(parcel.id, "failed", id=copy, code=130429, again=True))
        assert await state_of(talked) == [DEAD if attempt == 3 else NEW]
        await talked.receive(status(parcel.id, "failed", id=copy, code=130429, again=True))
        clock.pass_by(60)


async def test_a_final_failure_of_a_sent_message_is_given_up(talked: Storage) -> None:
    (parcel,) = await taken(talked)
    await talked.settle(parcel, "me", ended(SENT))
    await talked.receive(status(parcel.id, "failed", code=131026))
    await talked.receive(status(parcel.id, "sent"))
    assert await state_of(talked) == [DEAD]
    assert [each.last_error for each in await talked.troubles("bella", START)] == ["failed 131026"]


# ---- superseded ----------------------------------------------------------------------------------------------------


async def moved_on(store: Storage) -> None:
    await store.receive(arrived(said("m2")))
    await store.turn("bella", 1, DAY, deciding(letter("k2")))


async def test_an_uncertain_reply_is_dropped_when_the_talk_has_moved_on(talked: Storage) -> None:
    (parcel,) = await taken(talked)
    await talked.settle(parcel, "me", ended(UNCERTAIN, due=20, doubts=1))
    await moved_on(talked)
    (answer,) = await taken(talked, "2")
    assert answer.id != parcel.id
    assert await state_of(talked) == ["superseded", "sending"]


async def test_a_reply_that_was_not_tried_yet_is_never_dropped(talked: Storage) -> None:
    await moved_on(talked)
    (first,) = await taken(talked)
    await talked.settle(first, "me", ended(SENT))
    assert len(await taken(talked, "2")) == 1


async def test_a_confirmation_is_never_dropped(store: Storage, clock: Wall) -> None:
    await store.receive(arrived(said("m1")))
    await store.turn("bella", 1, DAY, deciding(letter("c", kind=CONFIRMATION)))
    (parcel,) = await taken(store)
    await store.settle(parcel, "me", ended(UNCERTAIN, due=90, doubts=1))
    await moved_on(store)
    (answer,) = await taken(store, "2")
    assert answer.id != parcel.id, "the newer answer does not wait for it"
    clock.pass_by(90)
    assert [each.id for each in await taken(store, "3")] == [parcel.id]


# ---- what staff must hear of ---------------------------------------------------------------------------------------


async def test_staff_hear_once_of_a_lost_confirmation_and_of_a_ticket_that_is_late(store: Storage, clock: Wall) -> None:
    await store.enqueue(
        "bella", (ticket("t"), letter("c", kind=CONFIRMATION, customer=None), letter("m", customer=None))
    )
    assert await store.alarms(clock.at - timedelta(seconds=45)) == ()
    for parcel in await taken(store):
        await store.settle(parcel, "me", ended(NEW, due=600) if parcel.kind == TICKET else ended(DEAD))
    clock.pass_by(46)
    alarms = await store.alarms(clock.at - timedelta(seconds=45))
    assert {each.kind for each in alarms} == {TICKET, CONFIRMATION}
    for each in alarms:
        await store.alarm(each, (letter(f"alarm {each.id}", kind="alert", customer=None),))
        await store.alarm(each, (letter(f"again {each.id}", kind="alert", customer=None),))
    assert await store.alarms(clock.at) == ()
    assert [each.kind for each in await taken(store, "2")].count("alert") == 1, "one queue"
    health = await store.health()
    assert (health.down, health.open) == ("", 4)  # the ticket, a reply, two alerts


async def test_what_a_turn_makes_due_is_leased_in_its_commit(store: Storage) -> None:
    out: list[tuple[str, tuple[Parcel, ...] | Exception]] = []
    store.lease_with_each_round(
        lambda: Errand(f"round {len(out)}", 10, QUICK), lambda errand, parcels: out.append((errand.owner, parcels))
    )
    await store.receive(arrived(said("m1")))
    await store.turn("bella", 1, DAY, deciding(letter("k1"), talk=Conversation(language="de")))
    owner, parcels = out[-1]
    assert [each.payload for each in parcels] == [letter("k1").payload]  # type: ignore[union-attr]
    assert await store.settle(parcels[0], owner, ended(SENT), patience=0.001)  # type: ignore[index]
    assert not await taken(store)
