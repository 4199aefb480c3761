"""Nothing can be stored, so no alarm can wait: staff are told at once, once, and hear when it is over."""

from __future__ import annotations

from orderbot.bell import Bell
from orderbot.ports import SendFailed, Verdict
from tests.outbox.post_office import FakeChannel
from tests.storage.samples import BELLA


async def test_staff_are_told_once_for_each_trouble_and_when_it_is_over() -> None:
    channel, trouble = FakeChannel(), ["", "full", "", *["full"] * 9, "", "", *["full"] * 3]

    async def state() -> str:
        return trouble.pop(0)

    bell = Bell(channel, {"bella": BELLA}, state)
    told = []
    while trouble:
        await bell.look()
        told.append(len(channel.sent))
    assert told == [0, 0, 0, 0, 0, *[1] * 7, 2, 2, 2, 2, 3], "a single bad look is none"
    assert all(phone == BELLA.staff[0].lstrip("+") for phone, _, _ in channel.sent)
    assert "kann nichts speichern" in channel.sent[0][1]
    assert "arbeitet wieder" in channel.sent[1][1]


async def test_who_cannot_be_told_stops_nothing() -> None:
    channel = FakeChannel(always=SendFailed(Verdict.RETRY, "no network"))

    async def full() -> str:
        return "full"

    bell = Bell(channel, {"bella": BELLA}, full)
    for _ in range(5):
        await bell.look()
    assert channel.tries == 1
