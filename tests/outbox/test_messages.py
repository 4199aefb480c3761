"""What becomes of a message: sent once, in order, and when nobody knows, found out."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from orderbot.app import lost_alerts
from orderbot.ports import SendFailed, StorageDown, Verdict
from orderbot.stored import ALERT, CONFIRMATION, Leasing, Outgoing
from tests.outbox.post_office import Office, sheet
from tests.storage.samples import ANNA, DAY, START, arrived, deciding, letter, said, status

REFUSED = SendFailed(Verdict.RETRY, "connection refused")
NO_ANSWER = SendFailed(Verdict.UNCERTAIN, "timeout")
FINAL = SendFailed(Verdict.FINAL, "undeliverable", code=131026)
STOP = SendFailed(Verdict.STOP, "token expired", code=190)
TOO_FAST = SendFailed(Verdict.THROTTLED, "pair limit", code=131056)
TOO_MUCH = SendFailed(Verdict.THROTTLED, "rate limit", code=130429)


def to(customer: int, body: str) -> Outgoing:
    return replace(letter(body, body, customer=None), queue=f"customer:{customer}")


def bodies(office: Office) -> list[str]:
    return [body for _, body, _ in office.channel.sent]


async def test_a_message_is_sent_once_with_its_row_as_tag(office: Office) -> None:
    await office.post(letter("k", "Hallo", customer=None))
    await office.later(3600)
    assert office.channel.sent == [(ANNA.phone, "Hallo", "1")]
    assert await office.states() == ["sent"]


async def test_messages_to_one_customer_keep_their_order_whatever_happens(office: Office) -> None:
    office.channel.plan = [REFUSED, None, REFUSED, REFUSED]
    await office.post(*(letter(f"k{each}", str(each), customer=None) for each in range(4)))
    for _ in range(10):
        await office.later(5)
    assert bodies(office) == ["0", "1", "2", "3"]
    assert office.channel.most == 1


async def test_customers_do_not_wait_for_each_other_but_only_so_many_at_once(office: Office) -> None:
    office.channel.hold = asyncio.Event()
    await office.post(*(to(each, f"k{each}") for each in range(40)))
    assert office.channel.most == 16
    office.channel.hold.set()
    office.channel.hold = None
    await office.calm()
    assert sorted(bodies(office)) == sorted(f"k{each}" for each in range(40))
    assert office.channel.most == 16


@pytest.mark.thorough
async def test_a_message_that_was_certainly_not_sent_is_sent_again_ever_more_slowly(office: Office) -> None:
    office.channel.always = REFUSED
    await office.post(letter("k", customer=None))
    tries = []
    for second in range(1, 180):
        await office.later(1)
        if office.channel.tries > len(tries) + 1:
            tries.append(second)
    assert tries == [2, 7, 17, 47, 107, 167]
    office.channel.always = None
    await office.later(60)
    assert bodies(office) == ["Hallo"]


async def test_a_message_that_could_not_be_sent_for_a_day_is_given_up(office: Office) -> None:
    office.channel.always = REFUSED
    await office.post(letter("k", customer=None))
    await office.later(24 * 3600 + 1)
    assert await office.states() == ["dead"]


# ---- uncertain -----------------------------------------------------------------------------------------------------


async def test_an_unanswered_send_that_a_status_confirms_is_never_repeated(office: Office) -> None:
    office.channel.plan = [NO_ANSWER]
    await office.post(letter("k", customer=None))
    await office.later(10)
    await office.store.receive(status(1, "delivered"))
    await office.later(3600)
    assert office.channel.tries == 1
    assert await office.states() == ["sent"]


async def test_a_reply_without_a_status_is_sent_again_after_20_seconds_then_ever_later_for_a_day(
    office: Office,
) -> None:
    office.channel.always = NO_ANSWER
    await office.post(letter("k", customer=None))
    await office.later(19)
    assert office.channel.tries == 1
    await office.later(1)
    assert office.channel.tries == 2
    await office.later(39)
    assert office.channel.tries == 2
    await office.later(1)
    assert office.channel.tries == 3
    while await office.states() != ["dead"]:
        assert office.clock.at < START + timedelta(hours=25), "visibly given up"
        await office.later(600)
    assert office.clock.at > START + timedelta(hours=24)


async def test_minutes_of_errors_lose_no_answer(office: Office) -> None:
    office.channel.always = SendFailed(Verdict.UNCERTAIN, "HTTP 500, a page of HTML")
    await office.post(letter("k", "Ihre Bestellung?", customer=None))
    for _ in range(60):
        await office.later(5)
    office.channel.always = None
    for _ in range(12):
        await office.later(5)
    assert [body for _, body, _ in office.channel.sent] == ["Ihre Bestellung?"], (
        "within a minute of the channel's return"
    )


async def test_a_newer_answer_does_not_wait_for_one_that_may_have_arrived(office: Office) -> None:
    office.channel.plan = [NO_ANSWER]
    await office.post(replace(letter("k1", "eins", customer=None), kind=CONFIRMATION))
    await office.post(letter("k2", "zwei", customer=None))
    assert [body for _, body, _ in office.channel.sent] == ["zwei"]
    await office.later(90)
    assert [body for _, body, _ in office.channel.sent] == ["zwei", "(erneut gesendet) eins"]


async def test_a_settle_that_was_not_stored_is_tried_until_it_is(office: Office, monkeypatch: Any) -> None:
    monkeypatch.setattr("orderbot.outbox.UNSTORED", (0.0,))
    real, errors = office.store.settle, [StorageDown("locked"), ValueError("odd"), StorageDown("locked")]

    async def settle(*args: Any, **patience: Any) -> bool:
        if errors:
            raise errors.pop()
        return await real(*args, **patience)

    office.store.settle = settle  # type: ignore[method-assign]
    await office.post(sheet("t1", 1), sheet("t2", 2))
    await office.calm()
    assert [each.number for each in office.printers["kueche"].printed] == [1, 2], "each once, nothing waits"
    assert await office.states() == ["sent", "sent"]


async def test_nothing_slow_keeps_paper_waiting(office: Office) -> None:
    """A channel that hangs, and more people than it has slots; a printer that hangs beside one that does not."""
    office.channel.hold, office.printers["theke"].hold = asyncio.Event(), asyncio.Event()
    people = [replace(letter(f"m{each}", customer=None), queue=f"customer:{each}") for each in range(60)]
    await office.post(*people, *(letter(f"a{each}", kind=ALERT, customer=None) for each in range(30)))
    await office.post(sheet("t0", 1, "theke"), *(sheet(f"t{each}", each) for each in range(1, 4)))
    await office.calm()
    assert [each.number for each in office.printers["kueche"].printed] == [1, 2, 3]
    assert not office.channel.sent
    office.channel.hold.set()
    office.printers["theke"].hold.set()


async def test_a_confirmation_waits_90_seconds_and_says_that_it_is_sent_again(office: Office) -> None:
    office.channel.plan = [NO_ANSWER]
    await office.post(letter("k", "Bestellung 12", kind=CONFIRMATION, customer=None))
    await office.later(89)
    assert office.channel.tries == 1
    await office.later(1)
    assert bodies(office) == ["(erneut gesendet) Bestellung 12"]


async def test_a_confirmation_that_was_certainly_not_sent_is_not_called_a_repeat(office: Office) -> None:
    office.channel.plan = [REFUSED]
    await office.post(letter("k", "Bestellung 12", kind=CONFIRMATION, customer=None))
    await office.later(2)
    assert bodies(office) == ["Bestellung 12"]


async def test_an_uncertain_reply_is_dropped_once_the_talk_has_moved_on(office: Office) -> None:
    office.channel.plan = [NO_ANSWER]
    await office.store.receive(arrived(said("m1")))
    await office.store.turn("bella", 1, DAY, deciding(letter("k1", "Frage 1")))
    await office.later(0)
    await office.store.receive(arrived(said("m2")))
    await office.store.turn("bella", 1, DAY, deciding(letter("k2", "Frage 2")))
    await office.later(0)
    await office.later(3600)
    assert bodies(office) == ["Frage 2"]
    assert await office.states() == ["superseded", "sent"]


async def test_an_error_nobody_thought_of_counts_as_uncertain(office: Office) -> None:
    office.channel.plan = [ZeroDivisionError("secret " + ANNA.phone)]
    await office.post(letter("k", customer=None))
    assert await office.states() == ["uncertain"]
    await office.later(20)
    assert await office.states() == ["sent"]


async def test_a_send_that_hangs_ends_before_its_lease(office: Office) -> None:
    await office.stop()
    office.leasing = Leasing(quick=5.05)
    office.channel.hold = asyncio.Event()
    office.start()
    await office.post(letter("k", customer=None))
    while await office.states() != ["uncertain"]:
        await asyncio.sleep(0.001)


# ---- refused -------------------------------------------------------------------------------------------------------


async def test_what_can_never_be_sent_is_given_up_and_the_next_goes_on(office: Office) -> None:
    office.channel.plan = [FINAL]
    await office.post(letter("k1", "zu lang", customer=None), letter("k2", "gut", customer=None))
    assert await office.states() == ["dead", "sent"]
    assert [each.last_error for each in await office.store.troubles("bella", office.clock.at)] == ["final 131026"]


async def test_staff_are_asked_to_call_a_customer_who_could_not_be_told(office: Office) -> None:
    office.channel.plan = [FINAL]
    await office.post(letter("k", kind=CONFIRMATION, customer=None))
    await office.later(1)
    await office.later(1)
    ((phone, body, _),) = office.channel.sent
    assert phone == "4915112345678"
    assert body == "Der Gast von Bestellung 12 hat keine Bestätigung bekommen. Bitte anrufen: +4917611111111"


async def test_too_fast_for_one_customer_slows_down_only_that_one(office: Office) -> None:
    office.channel.plan = [TOO_FAST, None, TOO_FAST, TOO_FAST]
    await office.post(to(1, "eins"), to(2, "zwei"))
    assert bodies(office) == ["zwei"]
    for wait, tries in ((3, 2), (1, 3), (15, 3), (1, 4), (63, 4), (1, 5)):
        await office.later(wait)
        assert office.channel.tries == tries, "4, 16, 64 seconds"
    assert bodies(office) == ["zwei", "eins"]


async def test_too_much_for_the_number_pauses_the_number(office: Office) -> None:
    office.channel.plan = [TOO_MUCH]
    await office.post(to(1, "eins"))
    await office.post(to(2, "zwei"))
    assert office.channel.tries == 1
    assert office.outbox.paused() == {"bella"}
    assert office.outbox.stopped() == set(), "nothing for the owner to do"


async def test_a_refused_account_stops_messages_not_tickets(office: Office, caplog: pytest.LogCaptureFixture) -> None:
    office.channel.always = STOP
    await office.post(to(1, "eins"))
    await office.post(to(2, "zwei"), sheet("t"))
    for _ in range(30):
        await office.later(10)
    assert office.channel.tries == 1
    assert len(office.printers["kueche"].printed) == 1
    assert office.outbox.stopped() == {"bella"}
    assert [record.levelno for record in caplog.records].count(logging.CRITICAL) == 1
    office.channel.always = None
    office.outbox._paused.clear()  # its time is over
    await office.later(0)
    assert sorted(bodies(office)) == ["eins", "zwei"], "no try was used up"
    assert office.outbox.stopped() == set()


# ---- starting and stopping -----------------------------------------------------------------------------------------


async def test_stopping_waits_for_what_is_on_its_way(office: Office) -> None:
    office.channel.hold = asyncio.Event()
    await office.post(letter("k", customer=None))
    asyncio.get_running_loop().call_later(0.05, office.channel.hold.set)
    await office.stop()
    assert await office.states() == ["sent"]


async def test_stopping_does_not_wait_for_ever_and_the_next_run_asks_what_became_of_it(office: Office) -> None:
    await office.stop()
    office.drain = 0.05
    office.start()
    office.channel.hold = asyncio.Event()
    await office.post(letter("k", customer=None))
    await office.stop()
    assert await office.states() == ["sending"]
    office.channel.hold = None
    office.start()
    await office.calm()
    assert office.channel.sent == []
    await office.later(20)
    assert bodies(office) == ["Hallo"]


async def test_what_a_log_line_tells_is_no_personal_data(office: Office, caplog: pytest.LogCaptureFixture) -> None:
    office.channel.plan = [
        SendFailed(Verdict.RETRY, f"no route to {ANNA.phone}"),
        ZeroDivisionError(ANNA.phone),
        SendFailed(Verdict.FINAL, f"(#131026) to {ANNA.phone}: Hauptstr.", code=131026),
    ]
    with caplog.at_level(logging.DEBUG):
        await office.post(letter("k", "Frau Amsel, Hauptstr. 5", kind=CONFIRMATION, customer=None))
        for _ in range(5):
            await office.later(100)
    assert "final 131026" in caplog.text
    kept = [each.last_error for each in await office.store.troubles("bella", office.clock.at.replace(year=2020))]
    for trace in (ANNA.phone, "Amsel", "Hauptstr", "4915112345678"):
        assert trace not in caplog.text
        assert trace not in str(kept)


# ---- alerts --------------------------------------------------------------------------------------------------------

CLOSED = 131047  # the number's owner has not written for 24 hours


def errors(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records if record.levelno == logging.ERROR]


async def test_an_alert_outside_the_window_is_an_error_and_a_warning_of_health_for_a_day(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    assert await lost_alerts(office.store, ["bella"], office.clock.at) == ""
    office.channel.plan = [SendFailed(Verdict.FINAL, "HTTP 400", code=CLOSED)]
    await office.post(letter("k", kind=ALERT, customer=None))
    assert errors(caplog) == ["delivery 1 (alert) of bella: final 131047, now dead"]
    warned = await lost_alerts(office.store, ["roma", "bella"], office.clock.at)
    assert warned.startswith("alerts did not reach staff in 24 hours: 1 for bella (final 131047);")
    await office.later(25 * 3600)
    assert await lost_alerts(office.store, ["bella"], office.clock.at) == ""


async def test_an_alert_that_was_taken_and_then_reported_as_failed_is_told_alike(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    await office.post(letter("k", kind=ALERT, customer=None))
    assert errors(caplog) == []
    await office.store.receive(status(1, "failed", id="wamid.1", code=CLOSED))
    assert errors(caplog) == ["alert 1 of bella did not reach staff: failed 131047"]
    assert "1 for bella (failed 131047)" in await lost_alerts(office.store, ["bella"], office.clock.at)


async def test_a_message_to_a_customer_that_died_is_no_lost_alert(office: Office) -> None:
    office.channel.plan = [SendFailed(Verdict.FINAL, "HTTP 400", code=CLOSED)]
    await office.post(letter("k", customer=None))
    assert await office.states() == ["dead"]
    assert await lost_alerts(office.store, ["bella"], office.clock.at) == ""
