"""What others tell: Meta of token and number, the way from outside to the webhook, everybody's clock."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Final

import aiohttp

from orderbot.cli.doctor.finding import Finding, bad, good
from orderbot.config import Config
from orderbot.mail import Smtp
from orderbot.ports import SendFailed, Verdict
from orderbot.restaurant import Restaurant
from orderbot.texts import text
from orderbot.whatsapp.client import WhatsApp, open_session
from orderbot.whatsapp.codes import meaning
from orderbot.whatsapp.doctor import Patient, account

PATIENCE: Final = 8.0  # seconds for each
CHALLENGE: Final = "20260515"
SKEW: Final = timedelta(seconds=60)  # Meta's signatures and times bear less than this
NUMBER: Final = (100, 133010, 10, 200)  # codes that speak of the number, not of the token


async def examine(config: Config, now: Callable[[], datetime]) -> list[Finding]:
    found = await numbers(config)
    async with open_session() as session:
        found += [await _clock(session, config, now)]
        found += await _webhook(session, config)
        for place in config.restaurants.values():
            found += await _account(session, config, place, now)
    return found


async def _account(
    session: aiohttp.ClientSession, config: Config, place: Restaurant, now: Callable[[], datetime]
) -> list[Finding]:
    """Number, account, app, token, templates and mail, as far as Meta and the mail server tell."""
    patient = Patient(
        restaurant=place,
        channel=WhatsApp(session, api_url=config.api_url, api_version=config.api_version),
        session=session,
        public_url=config.public_url,
        app_secrets=config.app_secrets,
        verify_tokens=config.verify_tokens,
        now=now(),
        mail=Smtp(**asdict(config.mail)).check if config.mail else None,
    )
    return [
        Finding(each.check, each.ok, text("{place}: {what}", place=place.id, what=each.said), each.remedy or "")
        for each in await account(patient)
    ]


async def numbers(config: Config) -> list[Finding]:
    """May we send from every number?"""
    async with open_session() as session:
        channel = WhatsApp(session, api_url=config.api_url, api_version=config.api_version)
        places = config.restaurants.values()
        return [
            each for found in await asyncio.gather(*(_number(channel, place) for place in places)) for each in found
        ]


async def _number(channel: WhatsApp, place: Restaurant) -> list[Finding]:
    try:
        async with asyncio.timeout(PATIENCE):
            known = await channel.check(place)
    except TimeoutError:
        return [_unreached(place)]
    except SendFailed as error:
        return list(_refused(place, error))
    shown = str(known.get("display_phone_number") or known.get("id") or place.phone_number_id)
    return [
        good("token", text("{place}: Meta takes the token", place=place.id)),
        good("number", text("{place}: the number is {number}", place=place.id, number=shown)),
    ]


def _refused(place: Restaurant, error: SendFailed) -> Iterator[Finding]:
    if error.code in NUMBER:
        yield good("token", text("{place}: Meta takes the token", place=place.id))
        yield bad(
            "number",
            text("{place}: Meta does not know this phone_number_id for this token", place=place.id),
            text("copy the phone number ID from WhatsApp > API Setup; it is not the phone number"),
        )
    elif error.code > 0:
        why = meaning(error.code)
        what = text("{place}: Meta refuses (code {code}: {why})", place=place.id, code=error.code, why=why.said)
        yield bad("token", what, why.remedy or text("make a new token, as docs/operating.md says, and set it"))
    elif error.verdict is Verdict.FINAL:
        what = text("{place}: Meta refuses the token", place=place.id)
        yield bad("token", what, text("make a new token, as docs/operating.md says, and set it"))
    else:
        yield _unreached(place)


def _unreached(place: Restaurant) -> Finding:
    remedy = text("check the Internet connection of this machine, and api_url")
    return bad("token", text("{place}: Meta cannot be reached", place=place.id), remedy)


async def _clock(session: aiohttp.ClientSession, config: Config, now: Callable[[], datetime]) -> Finding:
    """Against the clock of whoever answers at Meta's address."""
    try:
        async with asyncio.timeout(PATIENCE), session.get(config.api_url) as answer:
            theirs = parsedate_to_datetime(answer.headers["Date"])
    except (aiohttp.ClientError, OSError, TimeoutError, KeyError, ValueError):
        return good("clock", text("the clock could not be compared: Meta cannot be reached"))
    off = abs(now() - theirs)
    said = text("the clock is {count} seconds off", count=round(off.total_seconds()))
    if off > SKEW:
        return bad("clock", said, text("let the system set it: timedatectl set-ntp true"))
    return good("clock", text("the clock is right"))


async def _webhook(session: aiohttp.ClientSession, config: Config) -> list[Finding]:
    """Does what Meta will call get through to us, and only that?"""
    here = f"http://{_local(config.host)}:{config.port}"
    if await _answer(session, here, config) is None:
        return [good("webhook", text("not tried: the bot does not run"), text("start it, then ask again"))]
    if (got := await _answer(session, config.public_url, config)) is None:
        what = text("{url}/webhook cannot be reached", url=config.public_url)
        return [bad("webhook", what, text("check DNS, certificate and proxy as docs/operating.md says"))]
    if got != CHALLENGE:
        what = text("{url}/webhook does not answer as we do", url=config.public_url)
        return [bad("webhook", what, text("let the proxy pass /webhook to {url}; check the verify token", url=here))]
    found = [good("webhook", text("{url}/webhook gets through", url=config.public_url))]
    if config.public_url != here and await _status(session, f"{config.public_url}/health") == 200:
        what = text("/health is open to the world")
        found.append(bad("proxy", what, text("let the proxy pass /webhook, /kitchen, /owner and /print, and no more")))
    return found


def _local(host: str) -> str:
    return "127.0.0.1" if host in ("0.0.0.0", "::", "") else host  # noqa: S104


async def _answer(session: aiohttp.ClientSession, base: str, config: Config) -> str | None:
    """What the webhook says to the question that Meta asks; None if nobody is there."""
    query = {"hub.mode": "subscribe", "hub.verify_token": config.verify_tokens[0], "hub.challenge": CHALLENGE}
    try:
        async with asyncio.timeout(PATIENCE), session.get(f"{base}/webhook", params=query) as answer:
            return (await answer.content.read(100)).decode("utf-8", "replace")
    except (aiohttp.ClientError, OSError, TimeoutError, ValueError):
        return None


async def _status(session: aiohttp.ClientSession, url: str) -> int:
    try:
        async with asyncio.timeout(PATIENCE), session.get(url) as answer:
            return answer.status
    except (aiohttp.ClientError, OSError, TimeoutError, ValueError):
        return 0
