""" "weiter 4711": staff give the chat with a customer back to the bot. Without a number the only one who waits."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Final

from orderbot.conversation.model import TEXT, Effect, Incoming, SetSetting
from orderbot.conversation.person import BACK, LONGEST, SETTING
from orderbot.texts import Arg, listed, text

_BACK: Final = re.compile(r"(?i)(?:weiter|fertig|continue|go on|done)\s*:?\s*(?P<who>[+\d][\d ]*)?\s*[.!]*")


def give_back(message: Incoming, settings: Mapping[str, str], now: datetime) -> tuple[Arg, tuple[Effect, ...]] | None:
    """What is answered and what changes; None if the message is something else, or nobody waits."""
    said = _BACK.fullmatch(message.text.strip()) if message.kind == TEXT else None
    waiting = {key: code for key, since, code in _who(settings) if now - since < LONGEST}
    if said is None or not waiting:
        return None
    who = "".join(filter(str.isdigit, said["who"] or ""))
    meant = [key for key, code in waiting.items() if not who or who.endswith(code)]
    if not meant:
        return text("Nobody with the number {code} waits for a person.", code=who), ()
    if len(meant) > 1:
        codes = listed(f"weiter {code}" for code in waiting.values())
        return text("Several customers wait. Which number? {codes}", codes=codes), ()
    return text("All right, I go on there."), (SetSetting(meant[0], f"{BACK}{now.isoformat()}"),)


def _who(settings: Mapping[str, str]) -> list[tuple[str, datetime, str]]:
    """Who waits: the setting, since when, the last digits of their number."""
    found = []
    for key, value in settings.items():
        since, _, code = value.partition(" ")
        if key.startswith(SETTING) and not value.startswith(BACK) and code:
            found.append((key, datetime.fromisoformat(since), code))
    return found
