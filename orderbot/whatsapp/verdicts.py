"""What an answer of the Graph API means for the message it answers. By code, for the HTTP status is unreliable."""

from __future__ import annotations

import re
from typing import Any, Final

from orderbot.ports import SendFailed, Verdict
from orderbot.whatsapp.codes import CODES, meaning

BEFORE_SENDING: Final = 133004  # "server unavailable", said before anything was taken
_PERSONAL: Final = re.compile(r"\+?\d{6,}|[A-Z]{2}\.[A-Za-z0-9.]{6,}")  # numbers and user ids in Meta's words


def verdict(status: int, code: int | None, subcode: int | None = None, *, transient: bool = False) -> Verdict:
    """`code` None: the answer held none, so that only the HTTP status is left to judge by."""
    if code is None:
        return Verdict.UNCERTAIN if status >= 500 or status < 300 else Verdict.RETRY  # 3xx, 4xx: some proxy refused
    found = meaning(code, subcode).verdict
    if found is Verdict.RETRY or (transient and code not in CODES):
        return Verdict.UNCERTAIN if status >= 500 and code != BEFORE_SENDING else Verdict.RETRY
    return found


def failure(status: int, answer: dict[str, Any]) -> SendFailed:
    """The answer as SendFailed: its code, Meta's words and details, without numbers of customers."""
    found = answer.get("error")
    error = found if isinstance(found, dict) else {}
    code, subcode = _number(error.get("code")), _number(error.get("error_subcode"))
    data = error.get("error_data")
    details = data.get("details") if isinstance(data, dict) else None
    words = [_PERSONAL.sub("…", str(part)[:200]) for part in (error.get("message"), details) if part]
    judged = verdict(status, code, subcode, transient=error.get("is_transient") is True)
    return SendFailed(judged, " - ".join([f"HTTP {status}", *words]), code=code or 0, subcode=subcode or 0)


def _number(found: object) -> int | None:
    digits = str(found)
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else None
