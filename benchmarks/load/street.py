"""Customers and a Graph API in one process: who is answered acts again at once."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import time
from collections.abc import Callable
from itertools import count
from typing import Any

import aiohttp
import msgspec
from aiohttp import web

NUMBER, SECRET = 106540352242922, "app"  # the number of the first restaurant; the others have the next ones
AVOIDED = ("buy", "cancel", "human", "clear", "back", "change", "language", "keep", "allergens")
ORDERS = (  # hardly two alike: what was read once is no help with the next
    "{count}x {pizza} groß und eine Cola, Lieferung Bahnhofstr. {house}, 14806 Belzig",
    "{count} {pizza} klein und 1 Tiramisu zum Abholen, auf {name} bitte",
    "Hallo {name} hier, {count} Lasagne und zwei Wasser, abholen bitte",
)
PIZZAS = ("Margherita", "Salami", "Funghi", "Tonno", "Prosciutto", "Diavola")
NAMES = ("Anna", "Berger", "Celik", "Dora", "Elias", "Fuchs", "Greta")


class Street:
    """`times`: seconds of every turn so far. Each webhook goes to the next of the workers."""

    def __init__(self, restaurants: int = 1) -> None:
        self.webhooks: list[str] = []
        self._restaurants = restaurants
        self.times: list[float] = []
        self._ids = count(int(time.time() * 1000))
        self._answers: dict[str, asyncio.Queue[dict[str, Any]]] = {}

    async def __aenter__(self) -> Street:
        app = web.Application()
        app.router.add_post("/v25.0/{number}/messages", self._graph)
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.graph_url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        self._session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0))
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._session.close()
        await self._runner.cleanup()

    async def _graph(self, request: web.Request) -> web.Response:
        body = msgspec.json.decode(await request.read())
        if body.get("status") == "read" or body.get("type") == "reaction":
            return web.json_response({"success": True, "messages": [{"id": f"wamid.{next(self._ids)}"}]})
        if waiting := self._answers.get(body["to"].lstrip("+")):
            waiting.put_nowait(body)
        return web.json_response({"messages": [{"id": f"wamid.{next(self._ids)}"}]})

    async def turn(self, phone: str, message: dict[str, Any]) -> dict[str, Any]:
        """Send the message, and wait for its answer."""
        answers = self._answers.setdefault(phone, asyncio.Queue())
        begun = time.perf_counter()
        await self._post(phone, message)
        body = await answers.get()
        self.times.append(time.perf_counter() - begun)
        return body

    async def _post(self, phone: str, message: dict[str, Any]) -> None:
        whole = {"from": phone, "id": f"wamid.in{next(self._ids)}", "timestamp": str(int(time.time())), **message}
        value = {
            "messaging_product": "whatsapp",
            "metadata": {
                "display_phone_number": "49338412345",
                "phone_number_id": str(NUMBER + int(phone) % self._restaurants),
            },
            "contacts": [{"profile": {"name": "Anna"}, "wa_id": phone}],
            "messages": [whole],
        }
        entry = {"id": "1", "changes": [{"value": value, "field": "messages"}]}
        body = msgspec.json.encode({"object": "whatsapp_business_account", "entry": [entry]})
        signature = hmac.new(SECRET.encode(), body, hashlib.sha256).hexdigest()
        async with self._session.post(
            self.webhooks[next(self._ids) % len(self.webhooks)],
            data=body,
            headers={"X-Hub-Signature-256": f"sha256={signature}"},
        ) as answer:
            if answer.status != 200:
                raise RuntimeError(f"webhook answered {answer.status}")


def offered(body: dict[str, Any]) -> list[tuple[str, str]]:
    """(id, title) of everything that can be tapped."""
    action = body.get("interactive", {}).get("action", {})
    found = [(each["reply"]["id"], each["reply"]["title"]) for each in action.get("buttons", ())]
    return found + [(row["id"], row["title"]) for section in action.get("sections", ()) for row in section["rows"]]


def tapped(key: str, title: str) -> dict[str, Any]:
    reply = {"type": "button_reply", "button_reply": {"id": key, "title": title}}
    return {"type": "interactive", "interactive": reply}


async def tap(street: Street, number: int) -> None:
    """Through the card to a cart of three dishes by taps, which is then emptied; for ever."""
    phone, choices = f"4917{number:09d}", count(number)
    body = await street.turn(phone, {"type": "text", "text": {"body": "Hallo"}})
    while True:
        for _ in range(12):
            ways = [each for each in offered(body) if not each[0].startswith(AVOIDED)] or [("menu", "Karte")]
            body = await street.turn(phone, tapped(*ways[next(choices) % len(ways)]))
        body = await street.turn(phone, tapped("cancel", "Abbrechen"))


def written(at: int) -> str:
    """The order of that number."""
    return ORDERS[at % 3].format(
        count=1 + at % 4, pizza=PIZZAS[at % len(PIZZAS)], house=1 + at % 97, name=NAMES[at % len(NAMES)]
    )


async def order(street: Street, number: int) -> None:
    """Whole orders, typed as one message and bought by a tap."""
    phone, choices = f"4918{number:09d}", count(number)
    while True:
        words = written(next(choices))
        body = await street.turn(phone, {"type": "text", "text": {"body": words}})
        for key, title in offered(body):
            if key.startswith("buy"):
                await street.turn(phone, tapped(key, title))
                break


Play = Callable[[Street, int], Any]
