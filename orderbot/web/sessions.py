"""Who sits at the demo: each browser is a customer of its own, with a phone and everything that happened on it."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from orderbot.ports import Clock
from orderbot.web.phone import Phone, PhoneEvent, Tickets
from orderbot.web.sse import Feed

SESSIONS: Final = 100  # the one unused for longest makes room
PAPER: Final = 20  # tickets a newcomer finds on the roll


@dataclass(slots=True)
class Session:
    id: str
    phone: Phone
    feed: Feed
    listener: asyncio.Task[None]
    sent: int = 0


@dataclass(slots=True)
class Sessions:
    """Runs inside one event loop: made by the application's start, ended by `close`."""

    phone_factory: Callable[[str], Phone]
    now: Clock
    new_id: Callable[[], str]
    _open: dict[str, Session] = field(default_factory=dict)  # the last used is last
    _paper: deque[Mapping[str, Any]] = field(default_factory=lambda: deque(maxlen=PAPER))

    def find(self, id: str) -> Session | None:
        session = self._open.pop(id, None)
        if session is not None:
            self._open[id] = session
        return session

    def begin(self) -> Session:
        id = self.new_id()
        phone = self.phone_factory(id)
        feed = Feed(self.new_id())
        for ticket in self._paper:
            feed.add("ticket", ticket)
        session = Session(id, phone, feed, asyncio.create_task(self._listen(phone.subscribe(), feed)))
        self._open[id] = session
        while len(self._open) > SESSIONS:
            self._open.pop(next(iter(self._open))).listener.cancel()
        return session

    async def _listen(self, events: asyncio.Queue[PhoneEvent], feed: Feed) -> None:
        while True:
            event = await events.get()
            feed.add(event.kind, {"id": event.id, "at": self._time(), "body": event.body})

    async def roll(self, tickets: Tickets) -> None:
        """The kitchen has one printer: every ticket appears on every page."""
        printed = tickets.subscribe_tickets()
        while True:
            ticket = {"text": await printed.get(), "at": self._time()}
            self._paper.append(ticket)
            for session in self._open.values():
                session.feed.add("ticket", ticket)

    async def alarms(self, staff: asyncio.Queue[PhoneEvent]) -> None:
        """What the restaurant's people get as messages, on every page."""
        while True:
            event = await staff.get()
            if event.kind == "message":
                buttons = event.body.get("interactive", {}).get("action", {}).get("buttons", ())
                alarm = {
                    "id": event.id,
                    "text": words_of(event.body),
                    "at": self._time(),
                    "buttons": [each["reply"] for each in buttons],
                }
                for session in self._open.values():
                    session.feed.add("alarm", alarm)

    async def send(self, session: Session, shown: Mapping[str, Any], message: Awaitable[str]) -> None:
        """Shown at once, so that no answer can overtake it; then its id, or that it did not get through."""
        session.sent += 1
        number = session.sent
        session.feed.add("mine", {"n": number, "at": self._time(), **shown})
        try:
            id = await message
        except Exception:
            session.feed.add("failed", {"n": number})
            raise
        session.feed.add("sent", {"n": number, "id": id})

    def _time(self) -> str:
        return f"{self.now():%H:%M}"

    def close(self) -> None:
        for session in self._open.values():
            session.listener.cancel()
        self._open.clear()


def words_of(body: Mapping[str, Any]) -> str:
    """The text of a message as the API got it, whatever its kind."""
    kind = body.get("type")
    said = body.get("interactive", {}).get("body", {}).get("text") if kind == "interactive" else None
    return str(said or body.get("text", {}).get("body", "") or body.get("image", {}).get("caption", ""))
