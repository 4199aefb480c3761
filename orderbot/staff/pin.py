"""The second factor: a phone number alone proves little, for numbers get new owners.

One record for each number, as a setting: the lock counts for the number, the trust for the customer behind it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hmac import compare_digest
from typing import Final

import msgspec

from orderbot.conversation.model import SetSetting
from orderbot.stored import Scene, pack, unpack

PREFIX: Final = "staff:"  # of the setting; behind it the digits of the number
VALID: Final = timedelta(hours=12)
MOST_WRONG: Final = 5  # a day
_PIN = re.compile(r"pin[:\s]\s*(\S{1,64})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Trust:
    customer: int = 0
    until: datetime | None = None
    wrong: int = 0
    day: str = ""  # of the wrong ones, local
    eats: datetime | None = None  # until then they order something themselves

    def holds(self, customer: int, now: datetime) -> bool:
        return self.customer == customer and self.until is not None and now < self.until

    def locked(self, now: datetime) -> bool:
        return self.wrong >= MOST_WRONG and self.day == now.date().isoformat()


def said(line: str) -> str:
    """The PIN a line says, "" if it says none."""
    match = _PIN.fullmatch(line.strip())
    return match[1] if match else ""


def name_of(scene: Scene) -> str:
    return f"{PREFIX}{scene.sender.phone}"


def trust_in(scene: Scene) -> Trust:
    return _kept(scene.settings, name_of(scene))


def is_locked(settings: Mapping[str, str], phone: str, now: datetime) -> bool:
    """Has that number (digits) written too many wrong PINs today? `now` in the restaurant's zone."""
    return _kept(settings, f"{PREFIX}{phone}").locked(now)


def _kept(settings: Mapping[str, str], name: str) -> Trust:
    try:
        return unpack(Trust, settings[name])
    except (KeyError, msgspec.DecodeError):
        return Trust()


def tried(trust: Trust, typed: str, pin: str, customer: int, now: datetime) -> Trust:
    """After a try; a locked number stays locked, whatever was typed."""
    if trust.locked(now):
        return trust
    if compare_digest(typed.encode("utf-8", "replace"), pin.encode()):
        return Trust(customer, now + VALID, eats=trust.eats)
    today = now.date().isoformat()
    wrong = trust.wrong + 1 if trust.day == today else 1
    after = replace(trust, wrong=wrong, day=today)
    return replace(after, until=None) if after.locked(now) else after


def kept(trust: Trust, scene: Scene) -> SetSetting:
    return SetSetting(name_of(scene), pack(trust))
