"""Faults planted in the setup of the channel, one by one: the doctor finds each and says what to do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from orderbot.app import RUNNING
from orderbot.ports import ChannelFailed
from orderbot.texts import plain
from orderbot.whatsapp.client import WhatsApp
from orderbot.whatsapp.doctor import Finding, Patient, examine
from orderbot.whatsapp.emulator import Template
from orderbot.wording.render import Voice
from tests.channel.street import Street, street


def patient(here: Street, **changes: Any) -> Patient:
    place = {
        name: changes.pop(name)
        for name in ("token", "phone_number_id", "staff", "phone", "alert_template", "order_template")
        if name in changes
    }
    channel = WhatsApp(here.http, api_url=here.config.api_url, api_version="v25.0")
    known = Patient(
        restaurant=replace(here.place, **place),
        channel=changes.pop("channel", channel),
        session=here.http,
        public_url=here.url,
        app_secrets=here.config.app_secrets,
        verify_tokens=here.config.verify_tokens,
        now=here.clock(),
    )
    return replace(known, **changes)


def wrong(findings: list[Finding]) -> list[str]:
    """Checks that failed; the local server has no TLS, which is right to complain of."""
    return [each.check for each in findings if not each.ok and each.check != "tls"]


async def lets_in() -> None: ...


async def keeps_out() -> None:
    raise ChannelFailed("SMTPAuthenticationError at smtp.example.de:587")


async def test_a_channel_that_works_has_nothing_but_good_news(tmp_path: Path) -> None:
    async with street(tmp_path, staff=("+4915199999999",), alert_template="alert") as here:
        here.emulator.templates["alert", "de"] = Template("alert", "de", body=1)
        found = await examine(patient(here, mail=lets_in))
        assert wrong(found) == []
        assert [each.check for each in found] == [
            "number", "clock", "api_version", "status", "payment", "webhook_set", "app_secret", "token", "subscribed",
            "template", "tls", "webhook", "signature", "staff", "mail",
        ]  # fmt: skip
        assert here.emulator.sent == [], "nothing is sent to anybody"
        assert await here.rows("SELECT count(*) FROM quarantine") == [(0,)]


def profile(**settings: Any) -> Callable[[Street], dict[str, Any]]:
    def plant(here: Street) -> dict[str, Any]:
        for name, value in settings.items():
            setattr(here.emulator.profile, name, value)
        return {}

    return plant


def config(**changes: Any) -> Callable[[Street], dict[str, Any]]:
    return lambda here: changes


def skewed(here: Street) -> dict[str, Any]:
    return {"now": here.clock() + timedelta(minutes=7)}


def graph_down(here: Street) -> dict[str, Any]:
    here.emulator.switches.down = True
    return {}


def no_way_out(here: Street) -> dict[str, Any]:
    return {"channel": WhatsApp(here.http, api_url="http://127.0.0.1:1", api_version="v25.0")}


def template(name: str, found: Template | None) -> Callable[[Street], dict[str, Any]]:
    def plant(here: Street) -> dict[str, Any]:
        if found:
            here.emulator.templates[found.name, found.language] = found
        return {name: "orderbot_x"}

    return plant


PLANTED: list[tuple[str, Callable[[Street], dict[str, Any]], str]] = [
    ("token", config(token="old"), "new token"),
    ("token", config(phone_number_id="999"), "phone number ID"),
    ("token", profile(scopes=("whatsapp_business_management",)), "new token"),
    ("token", profile(expires=1_795_000_000), "new token"),
    ("graph", no_way_out, "firewall"),
    ("graph", graph_down, "firewall"),
    ("clock", skewed, "time synchronisation"),
    ("api_version", profile(version_warning="v18.0 is deprecated"), "newer"),
    ("status", profile(status="UNVERIFIED"), "registration"),
    ("name", profile(name_status="DECLINED"), "name"),
    ("quality", profile(quality="RED"), "Insights"),
    ("mode", profile(mode="SANDBOX"), "number of your own"),
    ("payment", profile(trouble=141006), "Billing"),
    ("health", profile(trouble=141000), "Account quality"),
    ("webhook_set", profile(webhook=""), "Configuration"),
    ("webhook_set", profile(webhook="https://old.example.de/webhook"), "Configuration"),
    ("app_secret", config(app_secrets=("another",)), "Settings > Basic"),
    ("subscribed", profile(subscribed=False), "subscribed_apps"),
    ("webhook", config(public_url="http://127.0.0.1:1"), "orderbot serve"),
    ("verify_token", config(verify_tokens=("another",)), "again"),
    ("template", template("alert_template", None), "Utility"),
    ("template", template("alert_template", Template("orderbot_x", "en", body=1)), "language de"),
    ("template", template("alert_template", Template("orderbot_x", "de", body=1, status="PAUSED")), "Utility"),
    ("template", template("order_template", Template("orderbot_x", "de", body=1)), "2 placeholders"),
    ("mail", config(mail=keeps_out), "provider"),
    ("staff", config(staff=()), "staff"),
    ("staff", config(staff=("+49 33841 2345",)), "cannot write to itself"),
]  # fmt: skip


@pytest.mark.parametrize(("check", "plant", "cure"), PLANTED)
async def test_each_planted_fault_is_found_with_its_cure(
    tmp_path: Path, check: str, plant: Callable[[Street], dict[str, Any]], cure: str
) -> None:
    async with street(tmp_path, staff=("+4915199999999",)) as here:
        found = await examine(patient(here, **plant(here)))
        bad = [each for each in found if not each.ok and each.check == check]
        assert len(bad) == 1, wrong(found)
        assert bad[0].remedy is not None
        assert cure in plain(bad[0].remedy)
        assert Voice("de").say(bad[0].said) != plain(bad[0].said) or check == "graph", "owners read German"
        also = {"app_secret": {"signature"}, "webhook": {"webhook_set"}}
        assert set(wrong(found)) - {check} <= also.get(check, set())


@pytest.mark.parametrize(("status", "body"), [(200, "<html>Welcome</html>"), (302, ""), (404, "")])
async def test_another_server_behind_the_address_is_found(tmp_path: Path, status: int, body: str) -> None:
    async def other(_: web.Request) -> web.Response:
        return web.Response(status=status, text=body)

    app = web.Application()
    app.router.add_route("*", "/webhook", other)
    async with street(tmp_path, staff=("+491511",)) as here, TestServer(app) as server:
        url = str(server.make_url("")).rstrip("/")
        here.emulator.profile.webhook = f"{url}/webhook"
        assert wrong(await examine(patient(here, public_url=url))) == ["webhook"]


async def test_a_proxy_that_changes_what_is_posted_is_found(tmp_path: Path) -> None:
    async with street(tmp_path, staff=("+491511",)) as here:

        async def handshake(request: web.Request) -> web.Response:
            return web.Response(text=request.query["hub.challenge"])

        async def refuse(_: web.Request) -> web.Response:
            raise web.HTTPRequestEntityTooLarge(1, 2)

        app = web.Application()
        app.router.add_get("/webhook", handshake)
        app.router.add_post("/webhook", refuse)
        async with TestServer(app) as server:
            url = str(server.make_url("")).rstrip("/")
            here.emulator.profile.webhook = f"{url}/webhook"
            found = await examine(patient(here, public_url=url))
        assert wrong(found) == ["signature"]
        assert here.app[RUNNING].channel.refusals() == {}


async def test_which_way_alarms_go_is_told(tmp_path: Path) -> None:
    async with street(tmp_path, staff=("+491511",)) as here:
        (told,) = [each for each in await examine(patient(here)) if each.check == "alarms"]
        assert told.ok
        assert told.remedy is not None
        assert "alarm_mail" in plain(told.remedy)
        with_mail = replace(patient(here, mail=lets_in), restaurant=replace(here.place, alarm_mail=("a@b.de",)))
        assert "alarms" not in [each.check for each in await examine(with_mail)]
