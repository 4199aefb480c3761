"""Whom the demo answers: this machine by number or name, never a name of somebody else's (DNS rebinding)."""

from __future__ import annotations

from typing import Any

import pytest
from aiohttp import web

from orderbot.web.doorkeeper import only_for


async def hello(_: web.Request) -> web.Response:
    return web.Response(text="hello")


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost:8080", 200), ("127.0.0.1:8080", 200), ("[::1]:8080", 200), ("kitchen-pc", 200), ("KITCHEN-PC:80", 200),
        ("evil.example", 421), ("localhost.evil.example:8080", 421), ("127.0.0.1.evil.example", 421), ("a]b", 421),
    ],
)  # fmt: skip
async def test_only_this_machine_is_answered_for(aiohttp_client: Any, host: str, status: int) -> None:
    app = web.Application(middlewares=[only_for("kitchen-pc")])
    app.router.add_get("/", hello)
    client = await aiohttp_client(app)
    assert (await client.get("/", headers={"Host": host})).status == status
