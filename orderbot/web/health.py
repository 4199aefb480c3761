"""GET /health for whoever watches over the server: 200, or 503 with the reason."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Final

import msgspec
from aiohttp import web

from orderbot.figures import Figure

SECONDS: Final = 2.0  # a check that takes longer has failed

Check = Callable[[], Awaitable[str]]  # "" if all is well, else the reason, without secrets or customers' data


def add_health(
    app: web.Application,
    checks: Mapping[str, Check],
    warnings: Mapping[str, Check] | None = None,
    last: Callable[[], Awaitable[tuple[Figure, ...]]] | None = None,
) -> None:
    """`{"status": "ok", "checks": {"database": "ok"}, "warnings": {}, "last": {}}`; a failing check also names its
    `reason`. `last`: seconds since something came in, went out, was printed.

    A warning is for a person to see to; it never makes a 503, for starting again would not help.
    """
    watched = warnings or {}

    async def health(_: web.Request) -> web.Response:
        reasons = dict(zip(checks, await asyncio.gather(*map(reason, checks.values())), strict=True))
        worries = dict(zip(watched, await asyncio.gather(*map(reason, watched.values())), strict=True))
        failing = "; ".join(f"{name}: {reason}" for name, reason in reasons.items() if reason)
        body: dict[str, object] = {
            "status": "failing" if failing else "ok",
            "checks": {name: reason or "ok" for name, reason in reasons.items()},
            "warnings": {name: reason for name, reason in worries.items() if reason},
        }
        if last:
            body["last"] = await _last(last)
        if failing:
            body["reason"] = failing
        return web.Response(
            body=msgspec.json.encode(body),
            status=503 if failing else 200,
            content_type="application/json",
            headers={"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"},
        )

    app.router.add_get("/health", health)


async def _last(figures: Callable[[], Awaitable[tuple[Figure, ...]]]) -> dict[str, float]:
    """`{"in bella": 12, "print bella/kitchen": 40}`; empty while nothing can be read."""
    try:
        found = await asyncio.wait_for(figures(), SECONDS)
    except asyncio.CancelledError:
        _only_theirs()
        return {}
    except Exception:  # what cannot be counted must not keep the verdict back
        return {}
    return {
        f"{each.name[5:-8]} {'/'.join(value for _, value in each.labels)}": each.value
        for each in found
        if each.name.startswith("last_")
    }


def _only_theirs() -> None:
    """What was asked may be cancelled, as a writer that ends; CancelledError if it is who asked."""
    task = asyncio.current_task()
    if task is not None and task.cancelling():
        raise asyncio.CancelledError


async def reason(check: Check) -> str:
    """ "" if all is well. Never raises."""
    try:
        return await asyncio.wait_for(check(), SECONDS)
    except TimeoutError:
        return "no answer"
    except asyncio.CancelledError:
        _only_theirs()
        return "it ended"
    except Exception as error:  # fail closed: a check that breaks is a no; its text may hold secrets
        return type(error).__name__
