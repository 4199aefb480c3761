"""What the demo needs from the world: a phone that talks to the bot, and the paper that comes out of the printer."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any, Protocol


class PhoneEvent(Protocol):
    """What the bot sent to this phone."""

    @property
    def kind(self) -> str:
        """`message`, `reaction`, `read` or `typing`."""

    @property
    def id(self) -> str:
        """Of a message: its own id; else the id of the customer's message it is about."""

    @property
    def body(self) -> Mapping[str, Any]:
        """The API body as the bot posted it."""


class Phone(Protocol):
    """One customer's phone. Sending returns the id of the message; OSError if the bot is not there."""

    @property
    def name(self) -> str: ...

    @property
    def number(self) -> str:
        """Digits, no plus."""

    async def say(self, text: str) -> str: ...

    async def tap(self, id: str, title: str, context: str | None = None) -> str:
        """Tap a button or a list row of the message `context`."""

    async def send(self, message: dict[str, Any]) -> str:
        """Any other webhook message, without its head: `{"type": "location", "location": {…}}`."""

    def subscribe(self) -> asyncio.Queue[PhoneEvent]:
        """Events from now on."""


class Tickets(Protocol):
    def subscribe_tickets(self) -> asyncio.Queue[str]:
        """The plain text of each ticket printed from now on, safe to show."""
