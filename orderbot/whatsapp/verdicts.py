"""What an error of the Graph API means for the message it answers. By code, for the HTTP status is unreliable."""

from __future__ import annotations

from typing import Any, Final

from orderbot.ports import SendFailed, Verdict

MISSING_OBJECT: Final = (100, 33)  # code, subcode: our number is not there for this token, so no message would pass

RETRY: Final = {2, 131057, 133004}  # service down for a moment, maintenance
UNCERTAIN: Final = {1, 131000, 131016}  # "something went wrong": the message may have gone out
THROTTLED: Final = {4, 80007, 130429, 131056}  # 131056: this customer only
STOP: Final = {
    0, 3, 10, 190, *range(200, 300),  # token, permission
    368, 131031, 131048, 131064, 130497,  # blocked, restricted
    131042,  # payment
    131005, 131037, 131045, 133010,  # number not registered, name not approved
}  # fmt: skip


def verdict(status: int, code: int | None, subcode: int | None = None, *, transient: bool = False) -> Verdict:
    """`code` None: the answer held none, so that only the HTTP status is left to judge by.

    A code unknown here is final for its message: never a hot loop.
    """
    if code is None:
        return Verdict.UNCERTAIN if status >= 500 or status < 300 else Verdict.RETRY  # 3xx, 4xx: some proxy refused
    if code in STOP or (code, subcode) == MISSING_OBJECT:
        return Verdict.STOP
    if code in THROTTLED:
        return Verdict.THROTTLED
    if code in UNCERTAIN:
        return Verdict.UNCERTAIN
    if code in RETRY or transient:
        return Verdict.UNCERTAIN if status >= 500 and code != 133004 else Verdict.RETRY
    return Verdict.FINAL


def failure(status: int, answer: dict[str, Any]) -> SendFailed:
    """The answer as SendFailed: its code, Meta's words and details."""
    found = answer.get("error")
    error = found if isinstance(found, dict) else {}
    code, subcode = _number(error.get("code")), _number(error.get("error_subcode"))
    data = error.get("error_data")
    details = data.get("details") if isinstance(data, dict) else None
    words = [str(part)[:200] for part in (error.get("message"), details) if part]
    judged = verdict(status, code, subcode, transient=error.get("is_transient") is True)
    return SendFailed(judged, " - ".join([f"HTTP {status}", *words]), code=code or 0)


def _number(found: object) -> int | None:
    digits = str(found)
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else None
