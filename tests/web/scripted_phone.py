"""A phone whose other end follows a small script: what the page must be able to show, without the bot."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from typing import Any

from aiohttp import web

from orderbot.texts import text
from orderbot.web.health import add_health
from orderbot.web.paperroll import add_printer
from orderbot.web.simulator import add_simulator

TICKET = """


[##            MÖGLICHES DUPLIKAT            ##]
#47                [## ABHOLUNG ##]
SOLL 19:05               Eingang 18:42
KÜCHE                                Bon 1 von 1
------------------------------------------------
-- VORSPEISEN --
2x Bruschetta                            11,80 €
     (A) Spuren: H
-- PIZZA --
1x Margherita groß 32 cm                 10,50 €
     + extra Käse                         1,50 €
[##              OHNE ZWIEBELN               ##]
     » bitte gut durch [## OHNE ##]
     (A, G)
------------------------------------------------
3 Teile
SUMME                                    23,80 €
------------------------------------------------
» <b>Jürgen</b> Größmann
Tel. +491701234567
ZU ZAHLEN KARTE 23,80 €
Kein Kassenbeleg
------------------------------------------------
#47                            KÜCHE  Kopie 1
o47-005acd17e8-1
"""

WELCOME = {
    "type": "interactive",
    "interactive": {
        "type": "button",
        "body": {
            "text": "Guten Abend bei *Pizzeria Bella*!\nLiefern wir oder holen Sie ab? _Wir haben bis 22:00 offen._"
        },
        "footer": {"text": "Automatischer Assistent. Impressum: https://bella.example/i"},
        "action": {
            "buttons": [
                {"type": "reply", "reply": {"id": "h:delivery", "title": "Lieferung"}},
                {"type": "reply", "reply": {"id": "h:pickup", "title": "Abholung"}},
            ]
        },
    },
}
CARD = {
    "type": "interactive",
    "interactive": {
        "type": "list",
        "body": {"text": "Was darf es sein?"},
        "action": {
            "button": "Karte öffnen",
            "sections": [
                {
                    "title": "Pizza",
                    "rows": [
                        {"id": "i:1", "title": "Margherita", "description": "Tomate, Mozzarella · ab 8,50 €"},
                        {"id": "i:2", "title": "Funghi", "description": "frische Champignons · ab 9,50 €"},
                        {"id": "i:3", "title": "Salami", "description": "scharf (A, G) · ab 9,50 €"},
                    ],
                },
                {"title": "Getränke", "rows": [{"id": "i:61", "title": "Cola 0,33 l", "description": "2,50 €"}]},
            ],
        },
    },
}
SUMMARY = {
    "type": "interactive",
    "interactive": {
        "type": "button",
        "header": {"type": "text", "text": "Ihre Bestellung"},
        "body": {
            "text": "1x Margherita groß  8,50 €\n2x Bruschetta  11,80 €\nLieferung  2,00 €\n*Summe 22,30 €*\nBahnhofstr. 12, ca. 19:05"
        },
        "action": {
            "buttons": [
                {"type": "reply", "reply": {"id": "buy:abc", "title": "Jetzt kaufen"}},
                {"type": "reply", "reply": {"id": "change", "title": "Ändern"}},
                {"type": "reply", "reply": {"id": "cancel", "title": "Abbrechen"}},
            ]
        },
    },
}
THANKS = {
    "type": "interactive",
    "interactive": {
        "type": "cta_url",
        "body": {"text": "Danke, Anna! Bestellung *#47* ist in der Küche."},
        "action": {
            "name": "cta_url",
            "parameters": {"display_text": "Live dabei sein", "url": "https://stream.example.de/abend?t=1"},
        },
    },
}


@dataclass(frozen=True)
class Event:
    kind: str
    id: str
    body: Mapping[str, Any]


@dataclass
class Printer:
    queues: list[asyncio.Queue[str]] = field(default_factory=list)
    plugged: bool = True
    paper: bool = True
    covered: bool = True

    async def change(self, *, plugged: bool, paper: bool, covered: bool) -> None:
        self.plugged, self.paper, self.covered = plugged, paper, covered

    def subscribe_tickets(self) -> asyncio.Queue[str]:
        self.queues.append(asyncio.Queue())
        return self.queues[-1]

    def print(self, ticket: str) -> None:
        for queue in self.queues:
            queue.put_nowait(ticket)


@dataclass
class ScriptedPhone:
    printer: Printer
    name: str = "Anna Weber"
    number: str = "4915112345678"
    refuses: bool = False
    got: list[tuple[Any, ...]] = field(default_factory=list)
    queues: list[asyncio.Queue[Event]] = field(default_factory=list)
    ids: count = field(default_factory=lambda: count(1))

    def subscribe(self) -> asyncio.Queue[Event]:
        self.queues.append(asyncio.Queue())
        return self.queues[-1]

    def tell(self, kind: str, id: str, body: Mapping[str, Any]) -> None:
        for queue in self.queues:
            queue.put_nowait(Event(kind, id, body))

    def answer(self, to: str, body: Mapping[str, Any]) -> None:
        self.tell("typing", to, {"status": "read", "message_id": to, "typing_indicator": {"type": "text"}})
        self.tell("message", f"wamid.out{next(self.ids)}", body)

    async def say(self, text: str) -> str:
        return self._take(("say", text))

    async def tap(self, id: str, title: str, context: str | None = None) -> str:
        return self._take(("tap", id, title, context))

    async def send(self, message: dict[str, Any]) -> str:
        return self._take(("send", message))

    def _take(self, what: tuple[Any, ...]) -> str:
        if self.refuses:
            raise ConnectionError("the bot is away")
        self.got.append(what)
        id = f"wamid.in{next(self.ids)}"
        match what:
            case ("tap", "h:delivery" | "h:pickup", *_):
                self.answer(id, CARD)
            case ("tap", "buy:abc", *_):
                self.tell("reaction", id, {"type": "reaction", "reaction": {"message_id": id, "emoji": "✔"}})
                self.answer(id, THANKS)
                self.printer.print(TICKET)
            case ("tap", *_):
                self.answer(id, SUMMARY)
            case ("say", said) if said.startswith("echo "):
                self.answer(id, {"type": "text", "text": {"body": said.removeprefix("echo ")}})
            case ("say", "where?"):
                ask = {
                    "type": "location_request_message",
                    "body": {"text": "Wohin?"},
                    "action": {"name": "send_location"},
                }
                self.answer(id, {"type": "interactive", "interactive": ask})
            case ("send", {"type": "location"}):
                self.answer(id, {"type": "text", "text": {"body": "Ihr Standort ist angekommen."}})
            case ("send", _):
                self.answer(id, {"type": "text", "text": {"body": "Bitte schreiben Sie es als Text."}})
            case _:
                self.answer(id, WELCOME)
        return id


@dataclass
class Demo:
    """The application of the tests, and the world behind it."""

    printer: Printer = field(default_factory=Printer)
    phones: list[ScriptedPhone] = field(default_factory=list)
    ids: count = field(default_factory=lambda: count(1))

    async def taken(self) -> None:
        """The page's feeds have taken all that was told and printed."""
        queues = [*self.printer.queues, *(queue for phone in self.phones for queue in phone.queues)]
        while any(queue.qsize() for queue in queues):
            await asyncio.sleep(0)

    def phone(self, _: str) -> ScriptedPhone:
        number = len(self.phones)
        self.phones.append(
            ScriptedPhone(self.printer, ("Anna Weber", "Jonas Klein")[number % 2], f"49151000000{number:02}")
        )
        return self.phones[-1]

    def app(self, **more: Any) -> web.Application:
        app = web.Application()
        options: dict[str, Any] = {
            "title": "Pizzeria Bella",
            "now": lambda: datetime(2026, 5, 15, 18, 42, tzinfo=UTC),
            "new_id": lambda: f"session{next(self.ids)}",
            "suggestions": {
                "de": (
                    "Guten Abend, ich möchte bestellen",
                    "2x Margherita groß, eine ohne Zwiebeln",
                    "Die Karte bitte",
                ),
                "en": ("Hello, I would like to order", "2 Margherita, one without onions"),
            },
            "location": (52.14, 12.59),
            "links": ((text("Kitchen"), "/kitchen/bella"),),
        }
        add_simulator(app, self.phone, self.printer, **{**options, **more})
        add_printer(app, self.printer)
        add_health(app, {})
        return app
