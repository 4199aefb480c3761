"""Who may see the pages of a shop: a link with a key once, then a cookie; a PIN for what costs money.

Cookies say what they allow and are signed with key and PIN: a new key shuts everybody out. Every post carries a field
that only our own page knows, and must come from it (ASVS 3.5.1).
"""

from __future__ import annotations

import asyncio
import hmac
import logging
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final
from urllib.parse import parse_qsl, urlsplit

from aiohttp import web

from orderbot.ports import Clock
from orderbot.restaurant import Board, Restaurant
from orderbot.web.pages import BODY_LIMIT, BODY_SECONDS, HEADERS

log = logging.getLogger(__name__)
KITCHEN, OWNER = "kitchen", "owner"
LASTS: Final = {KITCHEN: timedelta(days=180), OWNER: timedelta(minutes=30)}
MOST_WRONG: Final = 5  # of one place in WINDOW; then nobody gets in for a while
WINDOW: Final = timedelta(minutes=15)
FIELD: Final = "csrf"


@dataclass(slots=True)
class Tries:
    """Wrong keys or PINs of one place."""

    wrong: deque[datetime] = field(default_factory=deque)

    def spent(self, now: datetime) -> bool:
        while self.wrong and now - self.wrong[0] > WINDOW:
            self.wrong.popleft()
        return len(self.wrong) >= MOST_WRONG


@dataclass(slots=True)
class Gate:
    """`new_id` must be unguessable."""

    places: Mapping[str, Restaurant]
    clock: Clock
    new_id: Callable[[], str]
    _tries: dict[tuple[str, str], Tries] = field(default_factory=dict)

    # -- who is asked for

    def place(self, request: web.Request) -> tuple[Restaurant, Board]:
        """404 if there is no such restaurant, or it has no board."""
        place = self.places.get(request.match_info["restaurant"])
        if place is None or place.board is None:
            raise web.HTTPNotFound(headers=HEADERS)
        return place, place.board

    # -- who asks

    def allows(self, request: web.Request, role: str) -> bool:
        place, board = self.place(request)
        kind, _, rest = request.cookies.get(_cookie(place, role), "").partition(".")
        until, _, rest = rest.partition(".")
        if kind != role or not until.isascii() or not until.isdigit() or len(until) > 12:
            return False
        nonce, _, signature = rest.partition(".")
        right = _sign(board, f"{place.id}.{role}.{until}.{nonce}")
        return hmac.compare_digest(signature.encode(), right.encode()) and int(until) > self.clock().timestamp()

    def wants(self, request: web.Request, role: str) -> None:
        """403 if the cookie is missing or old."""
        if not self.allows(request, role):
            raise web.HTTPForbidden(text=f"{role} only", headers=HEADERS)

    def let_in(self, request: web.Request, response: web.StreamResponse, role: str) -> None:
        place, board = self.place(request)
        until = int((self.clock() + LASTS[role]).timestamp())
        bare = f"{role}.{until}.{self.new_id()}"
        response.set_cookie(
            _cookie(place, role),
            f"{bare}.{_sign(board, f'{place.id}.{bare}')}",
            max_age=int(LASTS[role].total_seconds()),
            path="/",
            httponly=True,
            secure=request.secure or request.headers.get("X-Forwarded-Proto") == "https",
            samesite="Lax",
        )

    def opens(self, request: web.Request, given: str, role: str) -> bool:
        """Is it the right key (kitchen) or PIN (owner)? 429 after too many wrong ones."""
        place, board = self.place(request)
        right, now = (board.key if role == KITCHEN else board.pin), self.clock()
        tries = self._tries.setdefault((place.id, role), Tries())
        if tries.spent(now):
            raise web.HTTPTooManyRequests(headers={**HEADERS, "Retry-After": str(int(WINDOW.total_seconds()))})
        if right and hmac.compare_digest(given.encode("utf-8", "replace"), right.encode()):
            tries.wrong.clear()
            return True
        log.warning("a wrong %s for the pages of %s", "key" if role == KITCHEN else "PIN", place.id)
        tries.wrong.append(now)
        return False

    # -- what was posted

    def secret(self, request: web.Request) -> str:
        """What the page's forms carry; it belongs to this browser's cookie."""
        place, board = self.place(request)
        return _sign(board, f"{FIELD}.{request.cookies.get(_cookie(place, KITCHEN), '')}")

    async def form(self, request: web.Request, most: int = BODY_LIMIT) -> dict[str, str]:
        """The fields of our own page's form; 403 if it is anybody else's, 400, 408 or 413 if it is no form."""
        self.wants(request, KITCHEN)
        site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
        if site not in (None, "same-origin", "none") or (
            origin is not None and urlsplit(origin).netloc != request.host
        ):
            raise web.HTTPForbidden(text="not from this page", headers=HEADERS)
        if request.content_type != "application/x-www-form-urlencoded":
            raise web.HTTPUnsupportedMediaType(text="a form only", headers=HEADERS)
        try:
            raw = await asyncio.wait_for(request.clone(client_max_size=most).read(), BODY_SECONDS)
            fields = dict(parse_qsl(raw.decode(), keep_blank_values=True, max_num_fields=50))
        except TimeoutError:
            raise web.HTTPRequestTimeout(headers=HEADERS) from None
        except ValueError:
            raise web.HTTPBadRequest(text="not what was asked for", headers=HEADERS) from None
        if not hmac.compare_digest(fields.get(FIELD, "").encode("utf-8", "replace"), self.secret(request).encode()):
            raise web.HTTPForbidden(text="not from this page", headers=HEADERS)
        return fields


def _cookie(place: Restaurant, role: str) -> str:
    return f"orderbot_{role}_{place.id}"


def _sign(board: Board, what: str) -> str:
    return hmac.digest(f"{board.key}\n{board.pin}".encode(), what.encode("utf-8", "replace"), "sha256").hex()
