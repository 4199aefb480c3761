"""What the Graph API answers, in its shape and its spelling: `\\/` and `\\uXXXX` in all JSON."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final

from aiohttp import web


class Fault(Enum):
    """What may go wrong with one message; an error code (int) is refused with it instead."""

    HANG_ACCEPTED = "taken, never answered"
    HANG = "not taken, never answered"
    RESET_ACCEPTED = "taken, connection closed"
    RESET = "not taken, connection closed"
    HTML = "500 with a page of HTML, not taken"
    TRUNCATED = "taken, half the JSON"
    NO_ID = "taken, 200 without an id"
    DRIP = "taken, the answer comes a byte a second"


@dataclass(frozen=True, slots=True)
class Late:
    """Taken, then reported as failed with this code."""

    code: int


MESSAGES: Final = {
    0: "AuthException",
    4: "(#4) Application request limit reached",
    100: "(#100) Invalid parameter",
    190: "Invalid OAuth access token - Cannot parse access token",
    130429: "(#130429) Rate limit hit",
    131000: "(#131000) Something went wrong",
    131008: "(#131008) Required parameter is missing",
    131009: "(#131009) Parameter value is not valid",
    131016: "(#131016) Service unavailable",
    131026: "(#131026) Message undeliverable",
    131042: "(#131042) Business eligibility payment issue",
    131047: "(#131047) Re-engagement message",
    131051: "(#131051) Unsupported message type",
    131052: "(#131052) Media download error",
    131053: "(#131053) Media upload error",
    131062: "(#131062) Business-scoped user id not allowed",
    132000: "(#132000) Number of parameters does not match the expected number of params",
    132001: "(#132001) Template name does not exist in the translation",
    132015: "(#132015) Template is paused",
    131056: "(#131056) (Business Account, Consumer Account) pair rate limit hit",
}
STATUS: Final = {0: 401, 190: 401, 131000: 500, 131016: 500, 133004: 503}  # 400 for all others, even limits
PAGE: Final = "<!DOCTYPE html><html><title>Error</title><body>Sorry, something went wrong.</body></html>"


def written(value: Any) -> str:
    """JSON as Meta writes it."""
    return json.dumps(value, ensure_ascii=True, separators=(",", ":")).replace("/", "\\/")


def answer(value: Any, status: int = 200) -> web.Response:
    usage = '{"call_count":1,"total_cputime":1,"total_time":1,"estimated_time_to_regain_access":0}'
    headers = {"X-App-Usage": usage, "X-Business-Use-Case-Usage": f'{{"102290129340398":[{usage}]}}'}
    return web.Response(text=written(value), status=status, content_type="application/json", headers=headers)


def refusal(code: int, details: str = "") -> web.Response:
    error: dict[str, Any] = {
        "message": MESSAGES.get(code, f"(#{code}) Error"),
        "type": "OAuthException",
        "code": code,
        "fbtrace_id": "AEmulator",
    }
    if details:
        error["error_data"] = {"messaging_product": "whatsapp", "details": details}
    return answer({"error": error}, STATUS.get(code, 400))


def unknown_object(id: str) -> web.Response:
    """As recorded from the real API."""
    message = (
        f"Unsupported post request. Object with ID '{id}' does not exist, cannot be loaded due to missing permissions, "
        "or does not support this operation."
    )
    error = {"message": message, "type": "GraphMethodException", "code": 100, "error_subcode": 33}
    return answer({"error": {**error, "fbtrace_id": "AEmulator"}}, 400)


def page(status: int) -> web.Response:
    return web.Response(text=PAGE, status=status, content_type="text/html")
