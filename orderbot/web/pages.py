"""What all pages share: strict headers, escaped templates, static files from the package, and who may post."""

from __future__ import annotations

import asyncio
import hashlib
import re
from collections.abc import Awaitable, Callable, Mapping
from importlib import resources
from types import MappingProxyType
from typing import Any, Final, TypeVar
from urllib.parse import urlsplit

import msgspec
from aiohttp import web
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from orderbot.texts import LANGUAGES

HEADERS: Final[Mapping[str, str]] = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
        "frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
BODY_LIMIT: Final = 16 * 1024  # bytes; a chat text has 4096 characters
BODY_SECONDS: Final = 10  # aiohttp has no time limit for a half-sent body
TYPES: Final = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
Wanted = TypeVar("Wanted")


def templates() -> Environment:
    return Environment(
        loader=PackageLoader("orderbot.web"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )


def html(body: str) -> web.Response:
    return web.Response(text=body, content_type="text/html", headers=HEADERS)


def static(name: str, more: Mapping[str, str] = MappingProxyType({})) -> Handler:
    """A handler for one file of static/, checked by the browser on every visit so that no update is missed."""
    body = (resources.files("orderbot.web") / "static" / name).read_bytes()
    content_type = TYPES[name[name.rindex(".") :]]
    tag = f'"{hashlib.sha256(body).hexdigest()[:24]}"'
    headers = {**HEADERS, "Cache-Control": "no-cache", "ETag": tag, **more}

    async def handle(request: web.Request) -> web.Response:
        if request.headers.get("If-None-Match") == tag:
            return web.Response(status=304, headers=headers)
        return web.Response(body=body, content_type=content_type, charset="utf-8", headers=headers)

    return handle


def posted(handler: Handler) -> Handler:
    """Only from our own page (ASVS 3.5.1): a foreign page can neither forge these headers nor send JSON unasked."""

    async def handle(request: web.Request) -> web.StreamResponse:
        site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
        if site not in (None, "same-origin") or (origin is not None and urlsplit(origin).netloc != request.host):
            raise web.HTTPForbidden(text="not from this page", headers=HEADERS)
        if request.content_type != "application/json":
            raise web.HTTPUnsupportedMediaType(text="JSON only", headers=HEADERS)
        return await handler(request)

    return handle


async def read(request: web.Request, shape: type[Wanted]) -> Wanted:
    """The JSON body in the wanted shape; 400, 408 or 413 otherwise."""
    try:
        raw = await asyncio.wait_for(request.clone(client_max_size=BODY_LIMIT).read(), BODY_SECONDS)
        return msgspec.json.decode(raw, type=shape)
    except TimeoutError:
        raise web.HTTPRequestTimeout(headers=HEADERS) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise web.HTTPBadRequest(text="not what was asked for", headers=HEADERS) from None


def language(request: web.Request, otherwise: str) -> str:
    """`?lang=`, else the browser's first choice among ours."""
    asked = request.query.get("lang", "")
    if asked in LANGUAGES:
        return asked
    wishes = map(_wish, request.headers.get("Accept-Language", "")[:200].split(","))
    known = [(quality, code) for quality, code in wishes if quality > 0 and code in LANGUAGES]
    return max(known, key=lambda wish: wish[0])[1] if known else otherwise


def _wish(part: str) -> tuple[float, str]:
    name, _, quality = part.partition(";q=")
    try:
        weight = float(quality or 1)
    except ValueError:
        weight = 0.0
    return weight, name.strip().split("-")[0].lower()


def said(words: Mapping[str, Any], say: Callable[[Any], str]) -> dict[str, str]:
    """The texts of a page in its reader's language."""
    return {key: say(value) for key, value in words.items()}


def marked(words: str) -> Markup:
    """The channel's *bold* and _italic_ as elements; all else stays text."""
    escaped = str(escape(words))
    bold = re.sub(r"(?<![\w*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\w*])", r"<b>\1</b>", escaped)
    return Markup(re.sub(r"(?<![\w_])_(?=\S)([^_\n]+?)(?<=\S)_(?![\w_])", r"<i>\1</i>", bold))  # noqa: S704  # escaped
