"""GET /health for whoever watches over the server: 200, or 503 with the reason."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Final

import msgspec
from aiohttp import web

SECONDS: Final = 2.0  # a check that takes longer has failed

Check = Callable[[], Awaitable[str]]  # "" if all is well, else the reason, without secrets or customers' data


def add_health(app: web.Application, checks: Mapping[str, Check], warnings: Mapping[str, Check] | None = None) -> None:
    """`{"status": "ok", "checks": {"database": "ok"}, "warnings": {}}`; a failing check also names its `reason`.

    A warning is for a person to see to; it never makes a 503, for starting again would not help.
    """
    watched = warnings or {}

    async def health(_: web.Request) -> web.Response:
        reasons = dict(zip(checks, await asyncio.gather(*map(_reason, checks.values())), strict=True))
        worries = dict(zip(watched, await asyncio.gather(*map(_reason, watched.values())), strict=True))
        failing = "; ".join(f"{name}: {reason}" for name, reason in reasons.items() if reason)
        body: dict[str, object] = {
            "status": "failing" if failing else "ok",
            "checks": {name: reason or "ok" for name, reason in reasons.items()},
            "warnings": {name: reason for name, reason in worries.items() if reason},
        }
        if failing:
            body["reason"] = failing
        return web.Response(
            body=msgspec.json.encode(body),
            status=503 if failing else 200,
            content_type="application/json",
            headers={"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"},
        )

    app.router.add_get("/health", health)


async def _reason(check: Check) -> str:
    try:
        return await asyncio.wait_for(check(), SECONDS)
    except TimeoutError:
        return "no answer"
    except Exception as error:  # fail closed: a check that breaks is a no; its text may hold secrets
        return type(error).__name__
