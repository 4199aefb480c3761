"""The demo's printer: a plug to pull, a roll to empty, a cover to open; and what its staff hear then."""

from __future__ import annotations

from typing import Protocol

import msgspec
from aiohttp import web

from orderbot.web.pages import HEADERS, posted, read


class DemoPrinter(Protocol):
    """A printer whose troubles are made by hand."""

    @property
    def plugged(self) -> bool: ...

    @property
    def paper(self) -> bool: ...

    @property
    def covered(self) -> bool: ...

    async def change(self, *, plugged: bool, paper: bool, covered: bool) -> None: ...


class Handles(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    plugged: bool
    paper: bool
    covered: bool


def add_printer(app: web.Application, printer: DemoPrinter) -> None:
    """Its state at GET /demo/printer; POST changes it."""

    def state() -> web.Response:
        now = Handles(printer.plugged, printer.paper, printer.covered)
        return web.json_response(msgspec.to_builtins(now), headers=HEADERS)

    async def show(request: web.Request) -> web.Response:
        return state()

    async def change(request: web.Request) -> web.Response:
        wanted = await read(request, Handles)
        await printer.change(plugged=wanted.plugged, paper=wanted.paper, covered=wanted.covered)
        return state()

    app.router.add_get("/demo/printer", show)
    app.router.add_post("/demo/printer", posted(change))
