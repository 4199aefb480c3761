"""An alarm reaches somebody although the staff's phone was silent for a day, or the account itself is refused."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from orderbot.config.model import MailServer
from orderbot.mail import Smtp
from orderbot.ports import ChannelFailed
from orderbot.whatsapp.emulator import Late, Template
from tests.channel.street import ANNA, STAFF, Street, street

PHONE = f"+{STAFF.phone}"
OWNER = "wirt@example.de"


@dataclass
class Letterbox:
    """A mail server that keeps what it is given: the protocol by hand, so that no client of ours is its own judge."""

    port: int = 0
    mails: list[bytes] = field(default_factory=list)
    refuse: bool = False

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        async def say(line: str) -> None:
            writer.write(f"{line}\r\n".encode())
            await writer.drain()

        await say("220 letterbox")
        while line := (await reader.readline()).decode("utf-8", "replace").strip():
            match line.split()[0].upper():
                case "EHLO":
                    await say("250 letterbox")
                case "RCPT" if self.refuse:
                    await say("550 nobody here")
                case "DATA":
                    await say("354 go on")
                    self.mails.append(await reader.readuntil(b"\r\n.\r\n"))
                    await say("250 taken")
                case "QUIT":
                    await say("221 bye")
                    break
                case _:
                    await say("250 ok")
        writer.close()

    def letters(self) -> list[tuple[str, str, str]]:
        """(to, subject, text)"""
        read = [
            message_from_bytes(each.removesuffix(b".\r\n").replace(b"\r\n..", b"\r\n."), policy=policy.default)
            for each in self.mails
        ]
        return [(str(each["To"]), str(each["Subject"]), each.get_content()) for each in read]


@asynccontextmanager
async def letterbox() -> AsyncIterator[Letterbox]:
    box = Letterbox()
    async with await asyncio.start_server(box.talk, "127.0.0.1", 0) as server:
        box.port = server.sockets[0].getsockname()[1]
        yield box


def mailing(box: Letterbox) -> dict[str, MailServer]:
    return {"mail": MailServer("127.0.0.1", "bot@example.de", box.port, plain=True)}


async def call(here: Street) -> None:
    """Anna asks for a person: staff are told."""
    await here.emulator.say(ANNA, "Ich möchte mit einem Menschen sprechen")
    await here.answered(ANNA, 1)


async def states(here: Street) -> list[str]:
    return [state for (state,) in await here.rows("SELECT state FROM outbox WHERE kind = 'alert'")]


async def test_outside_the_window_an_alarm_goes_as_the_approved_template(tmp_path: Path) -> None:
    async with street(tmp_path, staff=(PHONE,), alert_template="orderbot_alert") as here:
        here.emulator.templates["orderbot_alert", "de"] = Template("orderbot_alert", "de", body=1)
        here.emulator.subscribe(STAFF)
        await call(here)
        (said,) = await here.answered(STAFF, 1)
        assert said.startswith("orderbot_alert | Ein Gast möchte mit einem Menschen sprechen.")
        assert "\n" not in said


async def test_inside_the_window_it_is_an_ordinary_message_that_costs_no_template(tmp_path: Path) -> None:
    async with street(tmp_path, staff=(PHONE,), alert_template="orderbot_alert") as here:
        here.emulator.templates["orderbot_alert", "de"] = Template("orderbot_alert", "de", body=1)
        await here.emulator.say(STAFF, "was ist aus?")
        await here.answered(STAFF, 1)
        await call(here)
        assert (await here.answered(STAFF, 2))[1].startswith("Ein Gast")


@pytest.mark.parametrize("template", ["", "paused"])
async def test_without_a_template_that_works_it_goes_by_mail(tmp_path: Path, template: str) -> None:
    async with letterbox() as box, street(
        tmp_path, staff=(PHONE,), alarm_mail=(OWNER,), alert_template=template, config=mailing(box)
    ) as here:  # fmt: skip
        here.emulator.templates["paused", "de"] = Template("paused", "de", body=1, status="PAUSED")
        await call(here)
        await here.until(lambda: len(box.mails) == 1)
        ((to, subject, text),) = box.letters()
        assert (to, subject[:16]) == (OWNER, "Pizzeria Bella: ")
        assert "Ich möchte mit einem Menschen sprechen" in text
        await here.until(lambda: _sent(here))


async def _sent(here: Street) -> bool:
    return await states(here) == ["sent"]


async def test_an_alarm_that_was_taken_and_failed_afterwards_takes_the_other_way_too(tmp_path: Path) -> None:
    async with letterbox() as box, street(
        tmp_path, staff=(PHONE,), alarm_mail=(OWNER,), config=mailing(box)
    ) as here:  # fmt: skip
        here.emulator.switches.window = False
        here.emulator.switches.chance = lambda: Late(131047)
        await here.emulator.say(ANNA, "Ich möchte mit einem Menschen sprechen")
        await here.until(lambda: len(box.mails) == 1)
        await here.emulator.settle()
        assert await here.rows("SELECT state, last_error FROM outbox WHERE kind = 'message'") == [
            ("dead", "final 131047")
        ]


async def test_when_the_account_is_refused_the_owner_gets_mail_with_the_cure_and_every_alarm(tmp_path: Path) -> None:
    async with letterbox() as box, street(
        tmp_path, staff=(PHONE,), alarm_mail=(OWNER,), config=mailing(box)
    ) as here:  # fmt: skip
        here.emulator.switches.chance = lambda: 190
        await here.emulator.say(ANNA, "Hallo")
        await here.until(lambda: _advance(here) and len(box.mails) >= 1)
        assert "Token" in box.letters()[0][2]
        await here.emulator.say(ANNA, "Ich möchte mit einem Menschen sprechen")
        await here.until(lambda: _advance(here) and len(box.mails) >= 2)
        assert "Menschen" in box.letters()[1][2]
        assert here.said_to(ANNA) == [], "what is for customers waits"


def _advance(here: Street) -> bool:
    here.clock.later(seconds=0.5)
    return True


async def test_an_alarm_for_several_phones_is_one_mail(tmp_path: Path) -> None:
    async with letterbox() as box, street(
        tmp_path, staff=(PHONE, "+4915199999997", "+4915199999998"), alarm_mail=(OWNER,), config=mailing(box)
    ) as here:  # fmt: skip
        await call(here)
        await here.until(lambda: _all_sent(here))
        assert len(box.mails) == 1


async def _all_sent(here: Street) -> bool:
    return await states(here) == ["sent"] * 3


async def test_a_mail_server_that_refuses_is_no_success(tmp_path: Path) -> None:
    async with letterbox() as box, street(
        tmp_path, staff=(PHONE,), alarm_mail=(OWNER,), config=mailing(box)
    ) as here:  # fmt: skip
        box.refuse = True
        await call(here)
        await here.until(lambda: _dead(here))
        assert "alerts" in (await here.health())["warnings"]


async def _dead(here: Street) -> bool:
    return await states(here) == ["dead"]


async def test_hostile_words_make_no_headers(tmp_path: Path) -> None:
    async with letterbox() as box:
        server = Smtp("127.0.0.1", "bot@example.de", box.port, plain=True)
        await server.send((OWNER,), "Alarm\r\nBcc: all@example.com", "body\n.\nRCPT TO: x")
        (mail,) = box.mails
        assert b"\nBcc:" not in mail
        assert box.letters()[0][2].splitlines() == ["body", ".", "RCPT TO: x"]
        await server.check()
    with pytest.raises(ChannelFailed, match=str(box.port)):
        await server.send((OWNER,), "x", "y")


async def test_news_of_an_order_reaches_a_customer_after_a_day_as_a_template(tmp_path: Path) -> None:
    async with street(tmp_path, order_template="order_news") as here:
        here.emulator.templates["order_news", "de"] = Template("order_news", "de", body=2)
        await here.emulator.say(ANNA, "1 Lasagne abholen")
        await here.answered(ANNA, 1)
        here.emulator.faults.append(131047)
        await here.emulator.tap(ANNA, next(id for id in here.emulator.offered(ANNA) if id.startswith("buy:")))
        said = (await here.answered(ANNA, 2))[1]
        assert said.startswith("order_news | 1 | Danke! Bestellung *Nr. 1*")


async def test_a_number_with_too_many_wrong_pins_hears_of_no_customer_and_the_owner_gets_mail(tmp_path: Path) -> None:
    async with letterbox() as box, street(
        tmp_path, staff=(PHONE,), staff_pin="4711", alarm_mail=(OWNER,), config=mailing(box)
    ) as here:  # fmt: skip
        for wrong in range(5):
            await here.emulator.say(STAFF, f"PIN {wrong}000")
            await here.answered(STAFF, wrong + 1)
        before = len(here.said_to(STAFF))
        await call(here)
        await here.until(lambda: any("Menschen" in text for _, _, text in box.letters()))
        assert len(here.said_to(STAFF)) == before
