"""The values of the emulator: customers, what they see, what was sent to them and what was refused."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Person:
    """A customer. Without `phone` one with a username, without `user` one of the time before business-scoped ids."""

    phone: str = ""  # digits, no plus
    user: str = ""  # "DE.1349…"
    name: str = ""
    phone_number_id: str = ""  # whom they write to
    parent_user: str = ""

    @property
    def key(self) -> tuple[str, str]:
        return self.phone_number_id, self.user or self.phone

    @property
    def ids(self) -> dict[str, str]:
        """The head of their messages."""
        return _present({"from": self.phone, "from_user_id": self.user})

    @property
    def contact(self) -> dict[str, Any]:
        """Their entry in `contacts`."""
        known = {"wa_id": self.phone, "user_id": self.user, "parent_user_id": self.parent_user}
        profile = {"profile": {"name": self.name}} if self.name else {}
        return {**profile, **_present(known)}


@dataclass(frozen=True, slots=True)
class Event:
    """What a customer's phone shows: kind "message", "reaction", "read" or "typing"."""

    kind: str
    id: str  # of our message; of the customer's for the other kinds
    body: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Sent:
    """A message the emulator took. `shown` is false if it failed afterwards."""

    id: str
    to: Person
    body: dict[str, Any]  # as posted
    tag: str
    at: datetime
    shown: bool = True

    @property
    def text(self) -> str:
        """What the customer reads, without buttons; of a template its name and parameters."""
        kind = self.body.get("type", "text")
        part: Any = self.body.get(kind, {})
        match kind:
            case "text":
                return str(part["body"])
            case "interactive":
                return str(part.get("body", {}).get("text", ""))
            case "template":
                given = (each.get("parameters", ()) for each in part.get("components") or ())
                return " | ".join([part["name"], *(str(each.get("text", "")) for some in given for each in some)])
            case "contacts":
                return " | ".join(each["name"]["formatted_name"] for each in part)
            case _:
                return str(part.get("caption", ""))


@dataclass(frozen=True, slots=True)
class Refusal:
    """A call that broke a rule: a limit, the window, the pace."""

    code: int
    details: str
    body: Any


def offered(body: dict[str, Any]) -> dict[str, dict[str, str]]:
    """The buttons and rows of a message: id -> its reply as the webhook tells it, under `type`."""
    action = body.get("interactive", {}).get("action", {})
    replies = {each["reply"]["id"]: {"type": "button_reply", **each["reply"]} for each in action.get("buttons", ())}
    rows = (row for section in action.get("sections", ()) for row in section["rows"])
    return replies | {row["id"]: {"type": "list_reply", **row} for row in rows}


def _present(ids: dict[str, str]) -> dict[str, str]:
    return {key: value for key, value in ids.items() if value}
