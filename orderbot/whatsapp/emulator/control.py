"""The emulator by HTTP, for tests in any language: speak as a customer, plant faults, read what was sent.

POST /emulator/say      {"from": "4915112345678", "user": "DE.1", "name": "Anna", "text": "Hi"}, or "tap": an id, or
                        "message": a body of Meta's webhook; the answer has the message's id
POST /emulator/faults   ["HTML", 190, {"late": 131026}]: what happens to the next messages, one each
POST /emulator/switches {"statuses": ["read"], "paid": false, …}: fields of Switches
GET  /emulator/sent     what was taken; GET /emulator/refused what was refused, with Meta's code and words
"""

from __future__ import annotations

from dataclasses import fields
from typing import Annotated, Any

import msgspec
from aiohttp import web

from orderbot.whatsapp.emulator.account import Switches
from orderbot.whatsapp.emulator.answers import Fault, Late
from orderbot.whatsapp.emulator.graph import Emulator
from orderbot.whatsapp.emulator.people import Person, Sent


class Said(msgspec.Struct, forbid_unknown_fields=True):
    phone: Annotated[str, msgspec.Meta(pattern="^[0-9]*$")] = msgspec.field(name="from", default="")
    user: str = ""
    name: str = ""
    text: str = ""
    tap: str = ""
    message: dict[str, Any] | None = None


class Later(msgspec.Struct, forbid_unknown_fields=True):
    late: int


def add_control(app: web.Application, emulator: Emulator, number: str) -> None:
    """Add the endpoints to `app`; who speaks writes to `number`."""

    async def say(request: web.Request) -> web.Response:
        said = await _read(request, Said)
        if not (said.phone or said.user):
            raise web.HTTPBadRequest(text='"from" (digits) or "user" (DE.…) is needed')
        person = Person(said.phone, said.user, said.name, number)
        if said.tap:
            return web.json_response({"id": await emulator.tap(person, said.tap)})
        return web.json_response({"id": await emulator.send(person, said.message or _text(said.text))})

    async def faults(request: web.Request) -> web.Response:
        for each in await _read(request, list[int | str | Later]):
            if isinstance(each, str) and each not in Fault.__members__:
                raise web.HTTPBadRequest(text=f"no fault {each}: {', '.join(Fault.__members__)}")
            emulator.faults.append(
                Fault[each] if isinstance(each, str) else Late(each.late) if isinstance(each, Later) else each
            )
        return web.json_response({"waiting": len(emulator.faults)})

    async def switches(request: web.Request) -> web.Response:
        names = {each.name for each in fields(Switches)} - {"chance"}
        wanted = await _read(request, dict[str, bool | int | float | list[str]])
        if strange := sorted(set(wanted) - names):
            raise web.HTTPBadRequest(text=f"no switch {strange[0]}: {', '.join(sorted(names))}")
        for name, value in wanted.items():
            setattr(emulator.switches, name, tuple(value) if isinstance(value, list) else value)
        return web.json_response({name: getattr(emulator.switches, name) for name in sorted(names)})

    async def sent(_: web.Request) -> web.Response:
        return web.json_response([_told(each) for each in emulator.sent])

    async def refused(_: web.Request) -> web.Response:
        found = [{"code": each.code, "details": each.details, "body": each.body} for each in emulator.refused]
        return web.json_response(found)

    app.router.add_post("/emulator/say", say)
    app.router.add_post("/emulator/faults", faults)
    app.router.add_post("/emulator/switches", switches)
    app.router.add_get("/emulator/sent", sent)
    app.router.add_get("/emulator/refused", refused)


def _told(sent: Sent) -> dict[str, Any]:
    to = sent.to.phone or sent.to.user
    return {"id": sent.id, "to": to, "tag": sent.tag, "shown": sent.shown, "body": sent.body}


def _text(body: str) -> dict[str, Any]:
    return {"type": "text", "text": {"body": body}}


async def _read(request: web.Request, kind: Any) -> Any:
    try:
        return msgspec.json.decode(await request.read(), type=kind)
    except msgspec.DecodeError as error:
        raise web.HTTPBadRequest(text=str(error)) from None
