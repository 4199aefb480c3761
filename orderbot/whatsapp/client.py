"""Meta's Graph API as ports.Channel: one attempt for each call, and a verdict on what went wrong.

Nothing is retried here and nothing paced: that is the outbox's business, which remembers across restarts.
"""

from __future__ import annotations

import asyncio
import io
import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import quote

import aiohttp
import msgspec

from orderbot.ports import Recipient, SendFailed, Verdict
from orderbot.restaurant import Restaurant
from orderbot.whatsapp import limits
from orderbot.whatsapp.codes import ErrorCode, meaning
from orderbot.whatsapp.elements import bodies, plainer, template
from orderbot.whatsapp.files import Files
from orderbot.whatsapp.pictures import Pictures
from orderbot.whatsapp.verdicts import failure
from orderbot.wording.message import Attached, Message, Template

log = logging.getLogger(__name__)

TIMEOUT = aiohttp.ClientTimeout(total=10, sock_connect=3)
MOST_ANSWER = 1024 * 1024  # bytes read of an answer
UPLOAD = 5.0  # seconds that words wait for their picture
NO_ADDRESS = -1  # in place of a code
NOT_REACHED = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError)  # before a byte of ours was written


def open_session() -> aiohttp.ClientSession:
    """The process's one session: no cookies, short timeouts; the outbox's lanes bound its connections."""
    return aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(limit=0), cookie_jar=aiohttp.DummyCookieJar(), timeout=TIMEOUT
    )


class WhatsApp:
    """ports.Channel. `api_url` without a slash at its end, `api_version` like "v25.0"."""

    def __init__(
        self,
        session: aiohttp.ClientSession,
        *,
        api_url: str,
        api_version: str,
        timeout: aiohttp.ClientTimeout = TIMEOUT,
        dated: Callable[[str], None] = lambda date: None,
        pictures: Pictures | None = None,
    ) -> None:
        """`dated` is told Meta's own time, as its header has it, with every answer. No `pictures`, none are sent."""
        self._dated = dated
        self._session = session
        self._timeout = timeout
        self._base = f"{api_url.rstrip('/')}/{api_version}"
        self._warnings: set[str] = set()
        self._refusals: dict[str, ErrorCode] = {}
        self._pictures = pictures
        self._files = Files(session, api_url, timeout)
        self._date = ""

    def refusals(self) -> dict[str, ErrorCode]:
        """Restaurant id -> why Meta sends nothing for it, until somebody acts."""
        return dict(self._refusals)

    async def send(
        self, restaurant: Restaurant, to: Recipient, message: Message, tag: str, *, picture: bytes = b""
    ) -> str:
        """Send; Meta's id of the message. A text too long for one goes as several, in order.

        Only the last of them carries `tag`: a status that settles the whole can come of nothing less. What this reader
        may not get (a form, a request, a picture) goes as plain text.
        """
        try:
            return await self._say(restaurant, to, message, tag, await self._shown(restaurant, picture))
        except SendFailed as error:
            plain = message if picture else plainer(message)
            if plain is None or error.verdict is not Verdict.FINAL or not meaning(error.code).plainer:
                raise
            if self._pictures and message.image:
                await self._pictures.refused(restaurant, message.image)
            log.warning("WhatsApp refuses the shape of a message, code %d: it goes as text", error.code)
        return await self._say(restaurant, to, plain, tag)

    async def send_template(self, restaurant: Restaurant, to: Recipient, approved: Template, tag: str) -> str:
        """What Meta also takes when the reader's last message is older than 24 hours. It is billed."""
        return await self._message(restaurant, to, {**template(approved), "biz_opaque_callback_data": tag})

    async def _shown(self, restaurant: Restaurant, picture: bytes) -> str:
        """Meta's id of a picture, "" if it does not take it at once: the words must not wait."""
        if not picture:
            return ""
        try:
            async with asyncio.timeout(UPLOAD):
                return await self._upload(restaurant, picture, "image/png", "ticket.png")
        except (SendFailed, TimeoutError) as error:
            log.warning("a picture is left out: %s", error)
            return ""

    async def _say(self, restaurant: Restaurant, to: Recipient, message: Message, tag: str, image: str = "") -> str:
        if message.attached:
            return await self._pass_on(restaurant, to, message, message.attached, tag)
        shown = self._pictures if message.image else None
        image = image or (await shown.id(restaurant, message.image, self._upload) if shown else "")
        try:
            *before, last = bodies(message, image)
            if limits.units(tag) > limits.TAG:
                raise ValueError("the tag is too long")
        except ValueError as error:
            raise SendFailed(Verdict.FINAL, f"not sendable: {error}") from error
        for body in before:
            await self._message(restaurant, to, body)
        return await self._message(restaurant, to, {**last, "biz_opaque_callback_data": tag})

    async def _pass_on(
        self, restaurant: Restaurant, to: Recipient, message: Message, attached: Attached, tag: str
    ) -> str:
        """A file, or that there was one, if Meta has it no more or it is too large."""
        try:
            body = await self._files.body(restaurant, attached, message.body, self._file, self._upload)
            return await self._message(restaurant, to, {**body, "biz_opaque_callback_data": tag})
        except SendFailed as error:
            if error.verdict is not Verdict.FINAL:
                raise
            log.warning("a file is not passed on: %s", error)
        return await self._say(restaurant, to, replace(message, attached=None), tag)

    async def _file(self, restaurant: Restaurant, id: str) -> dict[str, Any]:
        query = {"phone_number_id": restaurant.phone_number_id}
        return await self._answer("GET", restaurant, f"/{quote(id, safe='')}", body=None, query=query)

    async def react(self, restaurant: Restaurant, to: Recipient, message_id: str, emoji: str) -> None:
        """Put an emoji on a customer's message; "" takes it off. SendFailed otherwise."""
        reaction = {"message_id": message_id, "emoji": emoji}
        await self._message(restaurant, to, {"type": "reaction", "reaction": reaction})

    async def seen(self, restaurant: Restaurant, message_id: str, *, typing: bool) -> None:
        """Mark as read, with all before it, and show for up to 25 s that we write. Never raises SendFailed."""
        body: dict[str, Any] = {"messaging_product": "whatsapp", "status": "read", "message_id": message_id}
        if typing:
            body["typing_indicator"] = {"type": "text"}
        try:
            await self._call("POST", restaurant, "/messages", body=body)
        except SendFailed as error:
            log.debug("not marked as read: %s", error)

    async def forget(self, restaurant: Restaurant, user: str) -> None:
        """Take a customer (business-scoped user id) out of Meta's contact book. SendFailed otherwise."""
        query = {"messaging_product": "whatsapp", "bsuid": user}
        await self._call("DELETE", restaurant, "/contact_book", query=query)

    async def _upload(self, restaurant: Restaurant, content: bytes, kind: str, name: str = "picture") -> str:
        form = aiohttp.FormData({"messaging_product": "whatsapp", "type": kind})
        form.add_field("file", io.BytesIO(content), filename=name, content_type=kind)
        # what is wrong with one file says nothing of the number
        match await self._answer("POST", restaurant, f"/{restaurant.phone_number_id}/media", body=form, query=None):
            case {"id": str(id)} if id:
                return id
        raise SendFailed(Verdict.UNCERTAIN, "uploaded, but no id in the answer")

    async def check(self, restaurant: Restaurant) -> dict[str, Any]:
        """What Meta knows of our number: display_phone_number, verified_name, quality_rating. SendFailed otherwise."""
        fields = "display_phone_number,verified_name,quality_rating"
        return await self._call("GET", restaurant, "", query={"fields": fields})

    async def look(self, restaurant: Restaurant, node: str, query: Mapping[str, str]) -> dict[str, Any]:
        """What Meta tells of one of its things: our number's id, "debug_token", … SendFailed otherwise."""
        return await self._call("GET", restaurant, f"/{node}", query=query, beside=True)

    def date(self) -> datetime | None:
        """Meta's clock at its last answer; None if there was none that told."""
        try:
            return parsedate_to_datetime(self._date)
        except ValueError:
            return None

    def warnings(self) -> frozenset[str]:
        """What Meta's answers said about our api_version."""
        return frozenset(self._warnings)

    async def _message(self, restaurant: Restaurant, to: Recipient, body: Mapping[str, Any]) -> str:
        envelope = {"messaging_product": "whatsapp", "recipient_type": "individual", **_address(to), **body}
        answer = await self._call("POST", restaurant, "/messages", body=envelope)
        match answer:
            case {"messages": [{"id": str(id)}, *_]} if id:
                return id
        raise SendFailed(Verdict.UNCERTAIN, "accepted, but no message id in the answer")

    async def _call(
        self,
        method: str,
        restaurant: Restaurant,
        path: str,
        *,
        body: Mapping[str, Any] | aiohttp.FormData | None = None,
        query: Mapping[str, str] | None = None,
        beside: bool = False,
    ) -> dict[str, Any]:
        """The JSON object that answers, or SendFailed."""
        try:
            start = "" if beside else f"/{restaurant.phone_number_id}"
            answer = await self._answer(method, restaurant, start + path, body=body, query=query)
        except SendFailed as error:
            self._refused(restaurant, error)
            raise
        self._refusals.pop(restaurant.id, None)
        return answer

    def _refused(self, restaurant: Restaurant, error: SendFailed) -> None:
        found = meaning(error.code, error.subcode)
        if error.verdict is Verdict.STOP and error.code != NO_ADDRESS:
            self._refusals[restaurant.id] = found
        if error.verdict is Verdict.FINAL and found.ours:
            log.error("WhatsApp refuses the form of what we sent, code %d: %s", error.code, error)

    async def _answer(
        self,
        method: str,
        restaurant: Restaurant,
        path: str,
        *,
        body: Mapping[str, Any] | aiohttp.FormData | None,
        query: Mapping[str, str] | None,
    ) -> dict[str, Any]:
        headers = {"Authorization": f"Bearer {restaurant.token}"}
        data: bytes | aiohttp.FormData | None = body if isinstance(body, aiohttp.FormData) else None
        if body is not None and data is None:
            headers["Content-Type"] = "application/json"
            data = msgspec.json.encode(body)
        try:
            async with self._session.request(
                method,
                f"{self._base}{path}",
                data=data,
                params=query,
                headers=headers,
                timeout=self._timeout,
                allow_redirects=False,
            ) as response:
                self._note(response)
                status, raw = response.status, await _read(response)
        except NOT_REACHED as error:
            raise SendFailed(Verdict.RETRY, f"not reached: {type(error).__name__}") from error
        except aiohttp.InvalidURL as error:
            raise SendFailed(Verdict.STOP, "the api_url is no address", code=NO_ADDRESS) from error
        except (aiohttp.ClientError, TimeoutError) as error:
            raise SendFailed(Verdict.UNCERTAIN, f"no answer: {type(error).__name__}") from error
        answer = _object(raw)
        if not 200 <= status < 300 or "error" in answer:
            raise failure(status, answer)
        return answer

    def _note(self, response: aiohttp.ClientResponse) -> None:
        """Meta's clock; and that an API version has expired, which it upgrades in silence but for a header."""
        self._date = response.headers.get("Date", "")
        warning = response.headers.get("X-Ad-Api-Version-Warning", "")[:200]
        if warning and warning not in self._warnings and len(self._warnings) < 20:
            self._warnings.add(warning)
            log.warning("WhatsApp api_version: %r", warning)
        self._dated(response.headers.get("Date", ""))


def _address(to: Recipient) -> dict[str, str]:
    """The number where it is known, always with a plus: without it Meta may put its own country's code before."""
    if to.phone:
        return {"to": f"+{to.phone.lstrip('+')}"}
    if to.user:
        return {"recipient": to.user}
    raise SendFailed(Verdict.FINAL, "neither number nor user id")


async def _read(response: aiohttp.ClientResponse) -> bytes:
    """The whole answer, b"" of one that is longer than any of Meta's."""
    found = bytearray()
    async for chunk in response.content.iter_any():
        found += chunk
        if len(found) > MOST_ANSWER:
            return b""
    return bytes(found)


def _object(raw: bytes) -> dict[str, Any]:
    """The answer, {} if it is no JSON object (a proxy's HTML, a truncated body)."""
    try:
        found = msgspec.json.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
