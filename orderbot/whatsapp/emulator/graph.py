"""The emulator itself: the messages endpoint, and the customers on its other side."""

from __future__ import annotations

import asyncio
import json
from collections import deque
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any, Final

from aiohttp import web

from orderbot.whatsapp.emulator.account import Account, Switches, Template
from orderbot.whatsapp.emulator.answers import Fault, Late, answer, page, refusal, written
from orderbot.whatsapp.emulator.checking import Refused, check
from orderbot.whatsapp.emulator.checking.rules import INVALID, STRUCTURE
from orderbot.whatsapp.emulator.delivery import Deliveries
from orderbot.whatsapp.emulator.media import Media
from orderbot.whatsapp.emulator.nodes import Profile, display
from orderbot.whatsapp.emulator.people import Event, Person, Refusal, Sent, offered
from orderbot.whatsapp.emulator.things import VERSION, Things

UNPAID: Final = 131042
NOT_TAKEN: Final = (Fault.HANG, Fault.RESET, Fault.HTML)


class Emulator:
    """A Graph API for `phone_numbers` (phone_number_id -> token); serve `app` anywhere.

    `switches` change its behaviour; `faults` happen to the next messages, one each, an int refuses with that code.
    `sent` and `refused` tell what it was asked to send; `deliveries.answers` how the webhooks were answered.
    """

    def __init__(
        self,
        *,
        phone_numbers: Mapping[str, str],
        app_secret: str,
        verify_token: str,
        webhook_url: str = "",
        clock: Callable[[], datetime],
        new_id: Callable[[], str],
    ) -> None:
        self.switches = Switches()
        self.profile = Profile()
        self.faults: deque[Fault | Late | int] = deque()
        self.refused: list[Refusal] = []
        self.deliveries = Deliveries(url=webhook_url, secret=app_secret)
        self.media = Media(clock, new_id)
        self._account = Account(self.switches, clock, self.media)
        self._things = Things(
            numbers=phone_numbers,
            media=self.media,
            profile=self.profile,
            switches=self.switches,
            deliveries=self.deliveries,
            refused=self.refused,
            app_secret=app_secret,
            templates=self._account.templates,
        )
        self._verify_token = verify_token
        self._clock = clock
        self._new_id = new_id
        self._watching: dict[tuple[str, str], list[asyncio.Queue[Event]]] = {}
        self._closing = asyncio.Event()
        self.app = web.Application(client_max_size=101 * 1024 * 1024)
        self.app.add_routes(
            [
                web.post(f"{VERSION}/{{number}}/messages", self._messages),
                *self._things.routes(),
            ]
        )
        self.app.on_response_prepare.append(self._dated)
        self.app.on_shutdown.append(self._close)

    # ---- customers -------------------------------------------------------------------------------------------------

    @property
    def sent(self) -> list[Sent]:
        return self._account.sent

    @property
    def forgotten(self) -> list[str]:
        """User ids taken out of the contact book."""
        return self._things.forgotten

    @property
    def templates(self) -> dict[tuple[str, str], Template]:
        """(name, language) -> what Meta has approved."""
        return self._account.templates

    @property
    def webhook_url(self) -> str:
        return self.deliveries.url

    @webhook_url.setter
    def webhook_url(self, url: str) -> None:
        self.deliveries.url = url

    async def verify(self) -> bool:
        """The handshake Meta does when the webhook is set up."""
        return await self.deliveries.verify(self._verify_token, "1158201444")

    async def say(self, customer: Person, text: str) -> str:
        """Type it; the id of the message. Returns when the bot has answered the webhook, or failed to once."""
        return await self.send(customer, {"type": "text", "text": {"body": text}})

    async def tap(self, customer: Person, id: str, title: str = "", context: str | None = None) -> str:
        """Tap a button or row: of the message `context`, else of the last that offered it; old ones stay tappable."""
        shown = [each for each in self.sent if each.to.key == customer.key and each.shown]
        offers = [each for each in reversed(shown) if context in (None, each.id) and id in offered(each.body)]
        found = offered(offers[0].body)[id] if offers else {"type": "button_reply", "id": id, "title": title or id}
        reply = {**found, **({"title": title} if title else {})}
        kind = reply.pop("type")
        message: dict[str, Any] = {"type": "interactive", "interactive": {"type": kind, kind: reply}}
        if source := context or (offers[0].id if offers else ""):
            message["context"] = {"from": display(customer.phone_number_id), "id": source}
        return await self.send(customer, message)

    async def send(self, customer: Person, message: dict[str, Any]) -> str:
        """Any message; id, timestamp and sender are added where it has none."""
        wamid: str = message.get("id") or f"wamid.{self._new_id()}"
        head = {**customer.ids, "id": wamid, "timestamp": self._timestamp()}
        self._account.hear(customer, wamid)
        await self.deliver(
            customer.phone_number_id, {"contacts": [customer.contact], "messages": [{**head, **message}]}
        )
        return wamid

    async def deliver(self, phone_number_id: str, value: dict[str, Any], *, field: str = "messages") -> bool:
        """A change of any content as a signed webhook, repeated until it is taken. True if taken at once."""
        metadata = {"display_phone_number": display(phone_number_id), "phone_number_id": phone_number_id}
        head = {"messaging_product": "whatsapp", "metadata": metadata}
        return await self.deliveries.deliver({"field": field, "value": {**head, **value}})

    def offered(self, customer: Person) -> tuple[str, ...]:
        """Ids of what can be tapped below the last message they see."""
        shown = [each for each in self.sent if each.to.key == customer.key and each.shown]
        return tuple(offered(shown[-1].body)) if shown else ()

    def subscribe(self, customer: Person) -> asyncio.Queue[Event]:
        """What their phone shows from now on."""
        self._account.meet(customer)
        queue: asyncio.Queue[Event] = asyncio.Queue()
        self._watching.setdefault(customer.key, []).append(queue)
        return queue

    def wrote(self, customer: Person) -> None:
        """As if they had written just now: the 24 hours begin, and nobody hears of it."""
        self._account.hear(customer, "")

    def unsubscribe(self, customer: Person, queue: asyncio.Queue[Event]) -> None:
        self._watching[customer.key].remove(queue)

    def billed(self, customer: Person) -> int:
        """Messages to this customer that count for the bill; reactions, read and typing never do."""
        return sum(each.shown for each in self.sent if each.to.key == customer.key)

    async def settle(self) -> None:
        """Wait until every status and every repeated webhook is through."""
        await self.deliveries.settle()

    async def close(self) -> None:
        """Stop everything under way. The shutdown of `app` does it too."""
        self._closing.set()
        await self.deliveries.close()

    # ---- the API ---------------------------------------------------------------------------------------------------

    async def _messages(self, request: web.Request) -> web.StreamResponse:
        number = request.match_info["number"]
        if refused := self._things.gate(request, number):
            return refused
        body: Any = None
        try:
            body = _json(await request.read())
            check(body)
            if "status" in body:
                return self._seen(number, body)
            person = self._account.addressee(number, body)
            self._account.knows(number, body)
            if "template" not in body:
                self._account.in_window(person)
            if "reaction" in body:
                return self._react(person, body)
            self._account.in_context(body)
            self._account.in_pace(person)
        except Refused as error:
            self.refused.append(Refusal(error.code, error.details, body))
            return refusal(error.code, error.details)
        return await self._accept(request, person, body)

    def _seen(self, number: str, body: dict[str, Any]) -> web.Response:
        person = self._account.author(number, body["message_id"])
        kind = "typing" if "typing_indicator" in body else "read"
        self._show(person, Event(kind, body["message_id"], body))
        return answer({"success": True})

    def _react(self, person: Person, body: dict[str, Any]) -> web.Response:
        reaction = body["reaction"]
        if self._account.author(person.phone_number_id, reaction["message_id"]).key != person.key:
            raise Refused(INVALID, "the message to react to is not the customer's")
        self._show(person, Event("reaction", reaction["message_id"], body))
        return answer(_accepted(person, body, f"wamid.{self._new_id()}"))

    async def _accept(self, request: web.Request, person: Person, body: dict[str, Any]) -> web.StreamResponse:
        fault = self.faults.popleft() if self.faults else self.switches.chance()
        if isinstance(fault, int):
            return refusal(fault, "injected")
        if fault in NOT_TAKEN:
            return await self._break(request, fault, {})
        free = self._account.left(person) > 0 and "template" not in body
        error = fault.code if isinstance(fault, Late) else 0 if free or self.switches.paid else UNPAID
        tag = body.get("biz_opaque_callback_data", "")
        sent = Sent(f"wamid.{self._new_id()}", person, body, tag, self._clock(), shown=not error)
        self._account.meet(person)
        self._account.record(sent)
        if sent.shown:
            self._show(person, Event("message", sent.id, body))
        if self.switches.early:
            await self._report(sent, error, free)
        else:
            self.deliveries.start(self._report(sent, error, free))
        return await self._break(request, fault, _accepted(person, body, sent.id))

    async def _break(
        self, request: web.Request, fault: Fault | Late | None, accepted: dict[str, Any]
    ) -> web.StreamResponse:
        """The answer, as the fault leaves it."""
        match fault:
            case Fault.HANG | Fault.HANG_ACCEPTED:
                await self._closing.wait()
            case Fault.TRUNCATED:
                text = written(accepted)
                return web.Response(text=text[: len(text) // 2], content_type="application/json")
            case Fault.DRIP:
                return await self._drip(request, written(accepted).encode())
            case Fault.NO_ID:
                return answer({"messaging_product": "whatsapp"})
            case Fault.HTML:
                return page(500)
            case Fault.RESET | Fault.RESET_ACCEPTED:
                pass
            case _:
                return answer(accepted)
        request.protocol.force_close()
        return web.Response()

    async def _drip(self, request: web.Request, body: bytes) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Length": str(len(body))})
        await response.prepare(request)
        for each in body:
            if request.transport is None or request.transport.is_closing() or self._closing.is_set():
                break
            await response.write(bytes([each]))
            with suppress(TimeoutError):
                await asyncio.wait_for(self._closing.wait(), 1)
        return response

    # ---- what follows a message ------------------------------------------------------------------------------------

    async def _report(self, sent: Sent, error: int, free: bool) -> None:
        """Its statuses. What went to somebody without a number comes back without `recipient_id`."""
        kind = "free_customer_service" if free else "regular"
        category = self._account.category(sent.body)
        pricing = {"billable": not free, "pricing_model": "PMP", "type": kind, "category": category}
        ids = {"recipient_id": sent.to.phone, "recipient_user_id": sent.to.user, "biz_opaque_callback_data": sent.tag}
        known = {key: value for key, value in ids.items() if value}
        for state in ("failed",) if error else self.switches.statuses:
            status: dict[str, Any] = {"id": sent.id, **known, "status": state, "timestamp": self._timestamp()}
            value: dict[str, Any] = {"statuses": [status]}
            if error:
                status["errors"] = [{"code": error, "title": f"Error {error}", "error_data": {"details": "injected"}}]
            else:
                value["contacts"] = [sent.to.contact]
            if state in ("sent", "delivered") or (state == "read" and "delivered" not in self.switches.statuses):
                status["pricing"] = pricing
            for _ in range(self.switches.copies):
                if self.switches.delay:
                    await asyncio.sleep(self.switches.delay)
                await self.deliver(sent.to.phone_number_id, value)

    def _show(self, person: Person, event: Event) -> None:
        for queue in self._watching.get(person.key, ()):
            queue.put_nowait(event)

    def _timestamp(self) -> str:
        return str(int(self._clock().timestamp()))

    async def _dated(self, _: web.Request, response: web.StreamResponse) -> None:
        """On its own clock; and a word about a version that is old."""
        response.headers["Date"] = format_datetime(self._clock().astimezone(UTC), usegmt=True)
        if self.profile.version_warning:
            response.headers["X-Ad-Api-Version-Warning"] = self.profile.version_warning

    async def _close(self, _: web.Application) -> None:
        await self.close()


def _accepted(person: Person, body: dict[str, Any], id: str) -> dict[str, Any]:
    contact = {"input": body.get("to") or body["recipient"]}
    contact |= {"wa_id": person.phone} if "to" in body else {"user_id": person.user}
    return {"messaging_product": "whatsapp", "contacts": [contact], "messages": [{"id": id}]}


def _json(raw: bytes) -> Any:
    try:
        return json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise Refused(STRUCTURE, "the body is no JSON") from error
