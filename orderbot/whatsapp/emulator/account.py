"""What Meta knows and counts: who wrote when, what was sent, what is still allowed and still free."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from orderbot.whatsapp.emulator.answers import Fault, Late
from orderbot.whatsapp.emulator.checking.rules import (
    INVALID,
    MEDIA,
    NO_TEMPLATE,
    NOT_TO_USER,
    PARAMETERS,
    PAUSED,
    Refused,
)
from orderbot.whatsapp.emulator.checking.template import parameters
from orderbot.whatsapp.emulator.media import Media
from orderbot.whatsapp.emulator.people import Person, Sent

WINDOW: Final = timedelta(hours=24)
CLOSED, PAIR, NUMBER = 131047, 131056, 130429


@dataclass(slots=True)
class Switches:
    """How the emulator behaves; each may be set at any time."""

    statuses: tuple[str, ...] = ("sent", "delivered", "read")  # sent for every message, in this order
    copies: int = 1  # of each status
    delay: float = 0.0  # seconds before each status
    early: bool = False  # the statuses come before the answer to the send
    window: bool = True  # nothing later than 24 hours after the customer's last message
    paced: bool = False  # 45 messages at once and one each 6 s to one customer, 80 a second in all
    free: int = 1000  # messages a month and number
    paid: bool = True  # False: no payment method, so what exceeds `free` fails after it was accepted
    down: bool = False  # every call is answered 503 with a page of HTML
    chance: Callable[[], Fault | Late | int | None] = lambda: None  # asked for a fault when none is queued


@dataclass(frozen=True, slots=True)
class Template:
    """One that Meta has approved, or not."""

    name: str
    language: str = "en_US"
    category: str = "utility"  # or marketing, authentication
    body: int = 0  # parameters of its body
    status: str = "APPROVED"  # or PAUSED, REJECTED


@dataclass(slots=True)
class Bucket:
    """A token bucket: `level` of `capacity`, refilled by one each `seconds`."""

    capacity: int
    seconds: float
    level: float
    at: datetime

    def take(self, now: datetime) -> bool:
        self.level = min(self.capacity, self.level + (now - self.at).total_seconds() / self.seconds)
        self.at = now
        if self.level < 1:
            return False
        self.level -= 1
        return True


class Account:
    """The records behind the API. Methods raise Refused where Meta would."""

    def __init__(self, switches: Switches, clock: Callable[[], datetime], media: Media) -> None:
        self.sent: list[Sent] = []
        self.templates: dict[tuple[str, str], Template] = {("hello_world", "en_US"): Template("hello_world")}
        self._media = media
        self._switches = switches
        self._clock = clock
        self._people: dict[tuple[str, str], Person] = {}
        self._heard: dict[tuple[str, str], datetime] = {}
        self._authors: dict[str, Person] = {}
        self._ours: set[str] = set()
        self._used: Counter[tuple[str, str]] = Counter()
        self._buckets: dict[tuple[str, str], Bucket] = {}

    def meet(self, person: Person) -> None:
        for id in filter(None, (person.phone, person.user)):
            self._people[person.phone_number_id, id] = person

    def hear(self, person: Person, message_id: str) -> None:
        """The customer wrote: the window is open again."""
        self.meet(person)
        self._heard[person.key] = self._clock()
        self._authors[message_id] = person

    def author(self, number: str, message_id: str) -> Person:
        person = self._authors.get(message_id)
        if person is None or person.phone_number_id != number:
            raise Refused(INVALID, "message_id is not known")
        return person

    def addressee(self, number: str, body: dict[str, Any]) -> Person:
        """Whom it is for: `to` wins."""
        id = body["to"].removeprefix("+") if "to" in body else body["recipient"]
        stranger = Person(phone=id, phone_number_id=number) if "to" in body else Person(user=id, phone_number_id=number)
        return self._people.get((number, id), stranger)

    def in_window(self, person: Person) -> None:
        heard = self._heard.get(person.key)
        if self._switches.window and (heard is None or self._clock() - heard > WINDOW):
            raise Refused(CLOSED, "more than 24 hours since the customer last wrote")

    def in_pace(self, person: Person) -> None:
        if not self._switches.paced:
            return
        now = self._clock()
        pair = self._buckets.setdefault(person.key, Bucket(45, 6, 45, now))
        whole = self._buckets.setdefault((person.phone_number_id, ""), Bucket(80, 1 / 80, 80, now))
        if not pair.take(now):
            raise Refused(PAIR, "too many messages to this customer")
        if not whole.take(now):
            raise Refused(NUMBER, "too many messages from this number")

    def knows(self, number: str, body: dict[str, Any]) -> None:
        """Uploads and templates that the body names are there."""
        for id in _uploads(body):
            upload = self._media.find(id)
            if upload is None or upload.number != number:
                raise Refused(MEDIA, f"media {id} is not known, or older than 30 days")
        if "template" in body:
            self._template(body)

    def category(self, body: dict[str, Any]) -> str:
        """What it is billed as."""
        if "template" not in body:
            return "service"
        return self.templates[_named(body["template"])].category

    def _template(self, body: dict[str, Any]) -> None:
        part = body["template"]
        found = self.templates.get(_named(part))
        if found is None:
            raise Refused(NO_TEMPLATE, "template name does not exist in the translation")
        if found.status != "APPROVED":
            raise Refused(PAUSED, f"the template is {found.status}")
        if (given := parameters(part, "body")) != found.body:
            raise Refused(PARAMETERS, f"body: number of localizable_params ({given}) does not match ({found.body})")
        if found.category == "authentication" and "to" not in body:
            raise Refused(NOT_TO_USER, "authentication templates need a phone number")

    def in_context(self, body: dict[str, Any]) -> None:
        context = body["context"]["message_id"] if "context" in body else ""
        if context and context not in self._ours and context not in self._authors:
            raise Refused(INVALID, "context: message_id is not known")

    def left(self, person: Person) -> int:
        """Free messages this number still has this month; negative once they are paid."""
        return self._switches.free - self._used[self._month(person)]

    def record(self, sent: Sent) -> None:
        self.sent.append(sent)
        self._ours.add(sent.id)
        self._used[self._month(sent.to)] += sent.shown and "template" not in sent.body

    def _month(self, person: Person) -> tuple[str, str]:
        return person.phone_number_id, self._clock().strftime("%Y-%m")


def _named(template: dict[str, Any]) -> tuple[str, str]:
    return template["name"], template["language"]["code"]


def _uploads(value: Any, key: str = "") -> Iterator[str]:
    """The ids of media anywhere in a body."""
    if isinstance(value, dict):
        if key in ("image", "video", "audio", "document", "sticker") and "id" in value:
            yield value["id"]
        for name, each in value.items():
            yield from _uploads(each, name)
    elif isinstance(value, list):
        for each in value:
            yield from _uploads(each)
