"""An alarm that WhatsApp cannot carry comes to the devices that show the board, readable by nobody else."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from orderbot import push
from orderbot.app import RUNNING
from orderbot.errors import OwnerError
from orderbot.restaurant import Board
from tests.channel.pushing import Device, PushService, push_service
from tests.channel.street import ANNA, STAFF, START, Street, street
from tests.channel.test_alarms import OWNER, call, letterbox, mailing, states

PHONE = f"+{STAFF.phone}"
KEY = "kitchen-key-1234"
BOARD = Board(KEY, push=True)
HUMAN = "Ein Gast möchte mit einem Menschen sprechen."


@asynccontextmanager
async def shop(folder: Path, service: PushService, **changes: Any) -> AsyncIterator[tuple[Street, Tablet]]:
    """A house whose board has a device, signed in by its link."""
    world = {"push_service": lambda url: url.startswith(service.url)}
    async with street(folder, staff=(PHONE,), board=BOARD, world=world, **changes) as here:
        yield here, await Tablet(here).enter()


class Tablet:
    """The board in a browser, as far as HTTP sees it."""

    def __init__(self, here: Street) -> None:
        self.here = here
        self.url = f"{here.url}/kitchen/bella"
        self.page = ""
        self.cookies: dict[str, str] = {}

    async def enter(self) -> Tablet:
        async with self.here.http.get(f"{self.url}?key={KEY}", allow_redirects=False) as answer:
            self.cookies = {name: morsel.value for name, morsel in answer.cookies.items()}
        async with self.here.http.get(self.url, cookies=self.cookies) as answer:
            self.page = await answer.text()
        return self

    async def switch(self, device: Device, do: str = "on", **changes: str) -> tuple[int, str]:
        csrf = re.search(r'name="csrf" value="(\w+)"', self.page)
        fields = {"csrf": csrf[1] if csrf else "", "do": do, **device.fields, **changes}
        async with self.here.http.post(f"{self.url}/push", data=fields, cookies=self.cookies) as answer:
            kind = answer.content_type
            return answer.status, (await answer.json())["said"] if kind == "application/json" else await answer.text()


async def known(here: Street) -> list[str]:
    pushing = here.app[RUNNING].push
    assert pushing
    return [each.endpoint for each in await pushing.devices(here.place)]


async def test_a_device_is_tried_at_once_and_gets_alarms_that_whatsapp_refuses(tmp_path: Path) -> None:
    async with push_service(START) as service, shop(tmp_path, service) as (here, tablet):
        phone = service.device("phone")
        assert await tablet.switch(phone) == (200, "Alarme kommen auf dieses Gerät; einer ist zur Probe unterwegs.")
        assert service.read_by(phone) == [
            "Pizzeria Bella: Alarme kommen auf dieses Gerät | "
            "So sieht es aus, wenn WhatsApp einen Alarm nicht zustellen kann."
        ]
        await call(here)
        await here.until(lambda: len(service.came) == 2)
        told = service.came[1][1]
        assert told["title"].startswith(f"Pizzeria Bella: {HUMAN}")
        assert "Ich möchte mit einem Menschen sprechen" in told["body"]
        assert told["url"] == "/kitchen/bella"
        await here.until(lambda: _states(here, "sent"))


async def _states(here: Street, *wanted: str) -> bool:
    return await states(here) == list(wanted)


async def test_a_refused_account_is_told_with_the_cure(tmp_path: Path) -> None:
    async with push_service(START) as service, shop(tmp_path, service) as (here, tablet):
        phone = service.device("phone")
        await tablet.switch(phone)
        here.emulator.switches.chance = lambda: 190
        await here.emulator.say(ANNA, "Hallo")
        await here.until(lambda: _later(here) and len(service.came) == 2)
        assert "Token" in service.came[1][1]["body"]


def _later(here: Street) -> bool:
    here.clock.later(seconds=0.5)
    return True


async def test_who_has_written_gets_it_in_chat_and_no_push(tmp_path: Path) -> None:
    async with push_service(START) as service, shop(tmp_path, service) as (here, tablet):
        phone = service.device("phone")
        await tablet.switch(phone)
        await here.emulator.say(STAFF, "was ist aus?")
        await here.answered(STAFF, 1)
        await call(here)
        assert (await here.answered(STAFF, 2))[1].startswith(HUMAN)
        assert len(service.came) == 1, "the trial"


@pytest.mark.parametrize("status", [404, 410])
async def test_a_device_that_is_gone_is_forgotten_and_the_others_still_hear(tmp_path: Path, status: int) -> None:
    async with push_service(START) as service, shop(tmp_path, service) as (here, tablet):
        gone, there = service.device("gone"), service.device("there")
        await tablet.switch(gone)
        await tablet.switch(there)
        service.status[gone.endpoint] = status
        await call(here)
        await here.until(lambda: len(service.read_by(there)) == 2)
        await here.until(lambda: _known(here, there))
        await here.until(lambda: _states(here, "sent"))


async def _known(here: Street, *devices: Device) -> bool:
    return await known(here) == [each.endpoint for each in devices]


async def test_an_alarm_that_no_device_took_is_no_success(tmp_path: Path) -> None:
    async with push_service(START) as service, shop(tmp_path, service) as (here, tablet):
        phone = service.device("phone")
        service.status[phone.endpoint] = 503
        assert (await tablet.switch(phone))[1].startswith("Das Gerät ist vorgemerkt, aber sein Push-Dienst nahm")
        await call(here)
        await here.until(lambda: _states(here, "dead"))
        assert "alerts" in (await here.health())["warnings"]
        assert await known(here) == [phone.endpoint], "a push service that is down takes nobody's device away"


async def test_mail_and_push_both_carry_it_and_one_that_fails_does_not_stop_the_other(tmp_path: Path) -> None:
    async with letterbox() as box, push_service(START) as service, shop(
        tmp_path, service, alarm_mail=(OWNER,), config=mailing(box)
    ) as (here, tablet):  # fmt: skip
        phone = service.device("phone")
        await tablet.switch(phone)
        await call(here)
        await here.until(lambda: len(box.mails) == 1 and len(service.came) == 2)
        service.status[phone.endpoint] = 500
        await here.emulator.say(ANNA, "weiter")
        await here.emulator.say(ANNA, "Kann mich bitte jemand anrufen? Mensch!")
        await here.until(lambda: len(box.mails) == 2)
        await here.until(lambda: _states(here, "sent", "sent"))


async def test_a_switched_off_device_hears_no_more(tmp_path: Path) -> None:
    async with push_service(START) as service, shop(tmp_path, service) as (here, tablet):
        phone = service.device("phone")
        await tablet.switch(phone)
        assert await tablet.switch(phone, "off") == (200, "Auf dieses Gerät kommen keine Alarme mehr.")
        assert await known(here) == []


async def test_saying_again_that_it_is_there_tries_nothing_and_of_eleven_devices_the_first_goes(
    tmp_path: Path,
) -> None:
    async with push_service(START) as service, shop(tmp_path, service) as (here, tablet):
        devices = [service.device(f"d{at}") for at in range(11)]
        for device in devices[:10]:
            await tablet.switch(device)
            await tablet.switch(device, "known")
            here.clock.later(seconds=1)
        assert len(service.came) == 10
        await tablet.switch(devices[10])
        assert await known(here) == [each.endpoint for each in devices[1:]]


async def test_the_key_is_made_once_and_outlives_a_restart(tmp_path: Path) -> None:
    async with push_service(START) as service:
        for _ in range(2):
            async with shop(tmp_path, service, config={"database": "sqlite:push.db"}) as (_, tablet):
                await tablet.switch(service.device("phone"))
                shown = re.search(r'data-key="([\w-]+)"', tablet.page)
                assert shown
                assert len(shown[1]) == 87, "65 bytes: a point of the curve, not compressed"
        assert len(service.keys) == 1


@pytest.mark.parametrize("changes", [{"p256dh": "AAAA"}, {"auth": "AAAA"}, {"p256dh": "ü"}, {"endpoint": ""}])
async def test_what_is_no_subscription_is_refused_with_what_to_do(tmp_path: Path, changes: dict[str, str]) -> None:
    async with push_service(START) as service, shop(tmp_path, service) as (here, tablet):
        status, told = await tablet.switch(service.device("phone"), **changes)
        assert (status, told[:48]) == (400, "Dieser Browser ist nicht per Push zu erreichen. ")
        assert await known(here) == []


async def test_only_the_board_itself_may_add_a_device(tmp_path: Path) -> None:
    async with push_service(START) as service, shop(tmp_path, service) as (here, tablet):
        assert (await tablet.switch(service.device("phone"), csrf="guessed"))[0] == 403
        tablet.cookies.clear()
        assert (await tablet.switch(service.device("phone")))[0] == 403
        assert await known(here) == []


@pytest.mark.parametrize(
    ("endpoint", "known"),
    [
        ("https://fcm.googleapis.com/fcm/send/abc", True),
        ("https://updates.push.services.mozilla.com/wpush/v2/abc", True),
        ("https://wns2-am3p.notify.windows.com/w/?token=abc", True),
        ("https://web.push.apple.com/abc", True),
        ("http://fcm.googleapis.com/fcm/send/abc", False),
        ("https://fcm.googleapis.com:8443/x", False),
        ("https://fcm.googleapis.com.evil.example/x", False),
        ("https://evilfcm.googleapis.com.example/x", False),
        ("https://xfcm.googleapis.com/x", False),
        ("https://127.0.0.1/x", False),
        ("https://fcm.googleapis.com@127.0.0.1/x", False),
        ("https://user@fcm.googleapis.com/x", False),
        ("https://fcm.googleapis.com:99999/x", False),
        ("https://[::1/x", False),
        ("", False),
    ],
)
def test_nothing_is_posted_but_to_the_browsers_own_push_services(endpoint: str, known: bool) -> None:
    assert push.public(endpoint) is known


async def test_a_long_alarm_fits_and_says_that_it_goes_on(tmp_path: Path) -> None:
    async with push_service(START) as service, aiohttp.ClientSession() as session, street(tmp_path) as here:
        place = replace(here.place, board=BOARD)
        device = service.device("phone")
        pushing = push.Push(session, here.app[RUNNING].store, here.clock, "https://bella.test", lambda url: True)
        await pushing.add(place, *device.fields.values())
        await pushing.tell(place, "Bestellung 12 " * 40, 'ü"\\\n' * 2000)
        ((_, told),) = service.came
        assert told["body"].endswith(" …")
        assert len(told["title"]) == 150


async def test_without_the_package_the_start_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(push, "AVAILABLE", False)
    with pytest.raises(OwnerError, match=r"orderbot\[push\]"):
        async with street(tmp_path, board=BOARD):
            pass


async def test_where_push_is_not_wanted_the_page_offers_none(tmp_path: Path) -> None:
    async with push_service(START) as service, street(tmp_path, board=Board(KEY)) as here:
        tablet = await Tablet(here).enter()
        assert 'id="push"' not in tablet.page
        assert (await tablet.switch(service.device("phone")))[0] == 404
