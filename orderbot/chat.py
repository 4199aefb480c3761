"""The demo in a terminal: what the bot says, numbers in place of taps, and the ticket below.

Works with a person at the keys and with a file on stdin: after each line it waits for the answer.
"""

from __future__ import annotations

import asyncio
import unicodedata
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Final

from orderbot.texts import text
from orderbot.web.phone import Phone, PhoneEvent, Tickets
from orderbot.wording.render import Voice

PATIENCE: Final = 10.0  # seconds for the first sign of an answer
QUIET: Final = 0.6  # seconds without anything new after which the bot is done


@dataclass(frozen=True, slots=True)
class Tappable:
    id: str
    title: str
    message: str  # the message that offers it


@dataclass(slots=True)
class Talk:
    """What is on the screen: what the last message offers to tap, and a bell for everything new."""

    offers: tuple[Tappable, ...] = ()
    answered: asyncio.Event = field(default_factory=asyncio.Event)


async def run_chat(
    phone: Phone,
    tickets: Tickets,
    read_line: Callable[[], Awaitable[str | None]],
    write: Callable[[str], None],
    *,
    title: str,
    voice: Voice,
    patience: float = PATIENCE,
    quiet: float = QUIET,
) -> None:
    """Returns at the end of the input (`read_line` gives None). `write` gets whole lines without a line break."""
    talk = Talk()
    write(
        voice.say(
            text(
                "You are a customer of {restaurant}. A number taps; ={number} writes the number itself; "
                "the end of the input ends the chat.",
                restaurant=title,
                number=2,
            )
        )
    )
    listeners = (
        asyncio.create_task(_show_messages(phone.subscribe(), talk, write)),
        asyncio.create_task(_show_tickets(tickets.subscribe_tickets(), talk, write, voice)),
    )
    try:
        while (line := await read_line()) is not None:
            if said := line.strip():
                await _turn(phone, talk, said, write, voice, patience, quiet)
    finally:
        for listener in listeners:
            listener.cancel()
        for listener in listeners:
            with suppress(asyncio.CancelledError):
                await listener


async def _turn(
    phone: Phone, talk: Talk, said: str, write: Callable[[str], None], voice: Voice, patience: float, quiet: float
) -> None:
    talk.answered.clear()
    try:
        await _send(phone, talk, said)
    except OSError:
        write(voice.say(text("That did not get through.")))
        return
    wait = patience
    with suppress(TimeoutError):
        while True:
            await asyncio.wait_for(talk.answered.wait(), wait)
            talk.answered.clear()
            wait = quiet


async def _send(phone: Phone, talk: Talk, said: str) -> None:
    if said.startswith("="):
        await phone.say(said[1:].strip() or said)
    elif said.isascii() and said.isdigit() and len(said) < 4 and 1 <= int(said) <= len(talk.offers):
        offer = talk.offers[int(said) - 1]
        await phone.tap(offer.id, offer.title, offer.message)
    else:
        await phone.say(said)


async def _show_messages(events: asyncio.Queue[PhoneEvent], talk: Talk, write: Callable[[str], None]) -> None:
    while True:
        event = await events.get()
        if event.kind == "message":
            talk.offers = _offers(event.id, event.body)
            for line in _message(event.body):
                write(printable(line))
        elif event.kind == "reaction":
            write(printable(f"< {event.body['reaction'].get('emoji', '')}"))
        else:
            continue  # read and typing: nothing one would print, and no answer yet
        talk.answered.set()


async def _show_tickets(printed: asyncio.Queue[str], talk: Talk, write: Callable[[str], None], voice: Voice) -> None:
    while True:
        ticket = (await printed.get()).strip("\n")
        write("")
        write(f"=== {voice.say(text('Kitchen ticket'))} ===")
        for line in ticket.split("\n"):
            write(f"| {printable(line)}")
        write("")
        talk.answered.set()


def _message(body: Mapping[str, Any]) -> list[str]:
    inner: Mapping[str, Any] = body.get("interactive", {})
    said = body["text"]["body"] if body.get("type") == "text" else inner.get("body", {}).get("text", "")
    parts = (inner.get("header", {}).get("text", ""), said, inner.get("footer", {}).get("text", ""))
    lines = [f"< {line}" for part in parts if part for line in part.split("\n")]
    action: Mapping[str, Any] = inner.get("action", {})
    number = 0
    for heading, rows in _choices(action):
        if heading:
            lines.append(f"    {heading}")
        for row in rows:
            number += 1
            more = f" – {row['description']}" if row.get("description") else ""
            lines.append(f"    [{number}] {row['title']}{more}")
    if link := action.get("parameters"):
        lines.append(f"    {link.get('display_text', '')}: {link.get('url', '')}")
    return lines


def _choices(action: Mapping[str, Any]) -> list[tuple[str, list[Mapping[str, Any]]]]:
    """(heading, buttons or rows), in the order shown."""
    buttons = [button["reply"] for button in action.get("buttons", ())]
    sections = [(section.get("title", ""), list(section["rows"])) for section in action.get("sections", ())]
    return [("", buttons), *sections] if buttons else sections


def _offers(message: str, body: Mapping[str, Any]) -> tuple[Tappable, ...]:
    choices = _choices(body.get("interactive", {}).get("action", {}))
    return tuple(Tappable(row["id"], row["title"], message) for _, rows in choices for row in rows)


def printable(line: str) -> str:
    """Without control and direction characters: a customer's words must not steer the terminal."""
    return "".join(" " if unicodedata.category(each) in ("Cc", "Cf", "Zl", "Zp") else each for each in line)
