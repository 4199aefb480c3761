"""A device that shows the board may be told of alarms while it does not: it is added and taken away here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Protocol

import msgspec
from aiohttp import web

from orderbot.ports import StorageDown
from orderbot.restaurant import Restaurant
from orderbot.texts import Sayable, text
from orderbot.web import urls
from orderbot.web.board_words import BUSY
from orderbot.web.gate import Gate
from orderbot.web.pages import HEADERS, static
from orderbot.wording.render import Voice

WORKER: Final = "push.js"
TRIAL: Final = text("Alarms come to this device")
SO: Final = text("So it looks when WhatsApp cannot carry an alarm.")
ON: Final = text("Alarms come to this device; one was sent to try it.")
DOUBTFUL: Final = text("This device is noted, but its push service did not take the trial. Please switch it on again.")
OFF: Final = text("No more alarms on this device.")
WRONG: Final = text("This browser cannot be reached by push. Please take Chrome, Edge, Firefox or Safari.")


class Devices(Protocol):
    """What the page needs of push.py."""

    async def key(self, place: Restaurant) -> str: ...

    async def add(
        self, place: Restaurant, endpoint: str, p256dh: str, auth: str, trial: tuple[str, str] | None
    ) -> bool: ...

    async def remove(self, place: Restaurant, endpoint: str) -> None: ...


def add_push(app: web.Application, gate: Gate, devices: Callable[[], Devices | None]) -> None:
    async def push(request: web.Request) -> web.Response:
        """`do`: `on`, `known` (the browser says again what it subscribed to), `off`."""
        place, _ = gate.place(request)
        fields = await gate.form(request)
        found = devices()
        if found is None or not (place.board and place.board.push):
            raise web.HTTPNotFound(headers=HEADERS)
        voice = Voice(place.language)
        trial = (voice.say(TRIAL), voice.say(SO)) if fields.get("do") == "on" else None
        try:
            if fields.get("do") == "off":
                await found.remove(place, fields.get("endpoint", ""))
                return _told(voice, OFF)
            keys = fields.get("endpoint", ""), fields.get("p256dh", ""), fields.get("auth", "")
            taken = await found.add(place, *keys, trial)
        except ValueError:
            return _told(voice, WRONG, 400)
        except StorageDown:
            return _told(voice, BUSY, 503)
        return _told(voice, ON if taken else DOUBTFUL)

    app.router.add_post(urls.BOARD_PUSH, push)
    worker = static(WORKER, {"Service-Worker-Allowed": "/kitchen/"})  # it stands beside the pages it serves
    app.router.add_get(urls.BOARD_FILES.replace("{name}", WORKER), worker)


def _told(voice: Voice, said: Sayable, status: int = 200) -> web.Response:
    body = msgspec.json.encode({"said": voice.say(said)})
    return web.Response(body=body, status=status, content_type="application/json", charset="utf-8", headers=HEADERS)
