"""A message as text, exactly as WhatsApp gets it: what is too long is cut here as there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from orderbot.whatsapp.elements import bodies
from orderbot.wording.message import Message


def written(message: Message) -> Iterator[str]:
    """Line by line; a message that is too long for one is several, with an empty line between them."""
    for place, body in enumerate(bodies(message)):
        if place:
            yield ""
        yield from _text(body) if body["type"] == "text" else _interactive(body["interactive"])


def _text(body: dict[str, Any]) -> Iterator[str]:
    yield from body["text"]["body"].split("\n")


def _interactive(content: dict[str, Any]) -> Iterator[str]:
    yield from content["body"]["text"].split("\n")
    action = content["action"]
    if "buttons" in action:
        yield "  ".join(f"[{each['reply']['title']}]" for each in action["buttons"])
    for section in action.get("sections", ()):
        yield f"[{action['button']}]"
        for row in section["rows"]:
            yield f"  {row['title']}"
            if "description" in row:
                yield f"    {row['description']}"
    if "parameters" in action:
        yield f"[{action['parameters']['display_text']}] {action['parameters']['url']}"
    if "footer" in content:
        yield content["footer"]["text"]
