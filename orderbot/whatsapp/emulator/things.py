"""The endpoints beside messages: our number, the token, uploads, the contact book."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from typing import Final

from aiohttp import web

from orderbot.whatsapp.emulator.account import Switches, Template
from orderbot.whatsapp.emulator.answers import answer, page, refusal, unknown_object
from orderbot.whatsapp.emulator.checking.rules import STRUCTURE, Refused
from orderbot.whatsapp.emulator.delivery import Deliveries
from orderbot.whatsapp.emulator.media import Media
from orderbot.whatsapp.emulator.nodes import WABA, Profile, number_node, subscribed_node, template_node, token_node
from orderbot.whatsapp.emulator.people import Refusal

VERSION: Final = r"/{version:v\d+\.\d+}"


class Things:
    """`numbers`: phone_number_id -> token. Adds to `refused` what broke a rule."""

    def __init__(
        self,
        *,
        numbers: Mapping[str, str],
        media: Media,
        profile: Profile,
        switches: Switches,
        deliveries: Deliveries,
        refused: list[Refusal],
        app_secret: str,
        templates: Mapping[tuple[str, str], Template],
    ) -> None:
        self.forgotten: list[str] = []
        self._numbers = numbers
        self._media = media
        self._profile = profile
        self._switches = switches
        self._deliveries = deliveries
        self._refused = refused
        self._secret = app_secret
        self._templates = templates

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get(f"{VERSION}/debug_token", self._debug_token),
            web.post(f"{VERSION}/{{number}}/media", self._upload),
            web.delete(f"{VERSION}/{{number}}/contact_book", self._forget),
            web.get(f"{VERSION}/{{waba}}/subscribed_apps", self._subscribed),
            web.get(f"{VERSION}/{{waba}}/message_templates", self._listed),
            web.get(f"{VERSION}/{{id}}", self._node),
            web.delete(f"{VERSION}/{{id}}", self._drop),
            web.get("/media/{id}", self._download),
        ]

    async def _node(self, request: web.Request) -> web.Response:
        """GET of a thing by its id: a number of ours, or an upload."""
        id = request.match_info["id"]
        if refused := self.gate(request, id if id in self._numbers else ""):
            return refused
        if id in self._numbers:
            return answer(number_node(id, request.query.get("fields", ""), self._profile, self._deliveries.url))
        upload = self._media.find(id)
        return answer(upload.node(f"http://{request.host}")) if upload else unknown_object(id)

    async def _drop(self, request: web.Request) -> web.Response:
        id = request.match_info["id"]
        if refused := self.gate(request, ""):
            return refused
        return answer({"success": True}) if self._media.drop(id) else unknown_object(id)

    async def _upload(self, request: web.Request) -> web.Response:
        number = request.match_info["number"]
        if refused := self.gate(request, number):
            return refused
        try:
            return answer({"id": (await self._media.take(number, request)).id})
        except Refused as error:
            self._refused.append(Refusal(error.code, error.details, None))
            return refusal(error.code, error.details)

    async def _download(self, request: web.Request) -> web.Response:
        upload = self._media.find(request.match_info["id"])
        if refused := self.gate(request, ""):
            return refused
        return web.Response(body=upload.content, content_type=upload.kind) if upload else page(404)

    async def _debug_token(self, request: web.Request) -> web.Response:
        if refused := self.gate(request, ""):
            return refused
        return answer(token_node(request.query.get("input_token") in self._numbers.values(), self._profile))

    async def _subscribed(self, request: web.Request) -> web.Response:
        if refused := self.gate(request, ""):
            return refused
        waba = request.match_info["waba"]
        return answer(subscribed_node(self._profile)) if waba == WABA else unknown_object(waba)

    async def _listed(self, request: web.Request) -> web.Response:
        """The templates of the account; `name` is a part of theirs."""
        if refused := self.gate(request, ""):
            return refused
        wanted = request.query.get("name", "")
        found = [each for (name, _), each in self._templates.items() if wanted in name]
        return answer({"data": [template_node(each) for each in found], "paging": {}})

    async def _forget(self, request: web.Request) -> web.StreamResponse:
        user = request.query.get("bsuid", "")
        if refused := self.gate(request, request.match_info["number"]):
            return refused
        if not user:
            return refusal(STRUCTURE, "bsuid is required")
        self.forgotten.append(user)
        return answer({"success": True})

    def gate(self, request: web.Request, number: str) -> web.Response | None:
        """What every call is refused for; `number` "": any valid token will do."""
        if self._switches.down:
            return page(503)
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        if token not in self._numbers.values():
            return refusal(190)
        proof = request.query.get("appsecret_proof")
        if proof is not None and proof != hmac.digest(self._secret.encode(), token.encode(), "sha256").hex():
            return refusal(STRUCTURE, "Invalid appsecret_proof provided in the API argument")
        return unknown_object(number) if number and self._numbers.get(number) != token else None
