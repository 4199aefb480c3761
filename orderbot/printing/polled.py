"""The pages that printers poll: Star CloudPRNT at /print/star/…, Epson Server Direct Print at /print/epson/….

For printers behind a router that nobody can reach from outside (printing rules, sections 2 and 3). The token in the
path is the only key: a printer sends `&` as `%26` and passwords not always, so nothing secret stands in a query.
Whoever does not know the token gets what a printer without work gets. Neither token nor order is ever logged.
"""

from __future__ import annotations

import asyncio
import json
import logging
import secrets
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final
from urllib.parse import parse_qsl, unquote
from xml.etree import ElementTree

from aiohttp import web

from orderbot.errors import PrinterError
from orderbot.printing.hatch import Hatch
from orderbot.restaurant import PrinterConfig
from orderbot.tickets import epos, escpos, raster
from orderbot.tickets.document import Ticket
from orderbot.tickets.layout import layout
from orderbot.tickets.plain import plain

log = logging.getLogger(__name__)

PNG: Final = "image/png"
TEXT: Final = "text/plain"
ESCPOS: Final = "application/vnd.orderbot.escpos"  # what `orderbot agent` takes
TRIAL: Final = 90.0  # seconds for a test ticket
NO_JOB: Final = {"jobReady": False}
MOST_BUZZES: Final = 3  # a header of Star's goes no further
DATA_FAULTS: Final = ("510", "511", "512", "521")
NOT_FETCHED: Final = "520"
EPSON_DATA_FAULTS: Final = ("SchemaError", "RequestEntityTooLarge")
EPSON_FAULTS: Final = {
    "EPTR_REC_EMPTY": "out of paper", "EPTR_COVER_OPEN": "cover open", "EX_BADPORT": "offline", "EX_TIMEOUT": "offline",
}  # fmt: skip
ASB: Final = ((0x80000, "out of paper"), (0x20, "cover open"), (0x2C00, "printer error"), (0x9, "offline"))
NEAR_END: Final = 0x20000  # of the roll
EMPTY: Final = {"Content-Type": "text/xml; charset=utf-8"}

Find = Callable[[str, str, str], Hatch | None]  # (scheme, name of the printer, token)


def finder(hatches: Iterable[Hatch]) -> Find:
    """Who stands behind a path. All candidates are compared, each in constant time."""
    known = tuple(hatches)
    told: set[str] = set()  # so that a stranger who asks all the time fills no log

    def find(scheme: str, name: str, token: str) -> Hatch | None:
        found = None
        for hatch in known:
            same = secrets.compare_digest(hatch.config.token.encode(), token.encode())
            if same and hatch.config.token and hatch.config.name == name and hatch.config.url.startswith(scheme):
                found = hatch
        if found is None and scheme not in told:
            told.add(scheme)
            log.warning("a printer polls with an address that is none of ours (%s)", scheme)
        return found

    return find


def routes(find: Find, trial: Callable[[PrinterConfig], Ticket]) -> list[web.RouteDef]:
    """For every printer that polls. `trial`: its test ticket."""
    star, epson = Star(find), Epson(find)
    path = "/print/star/{printer}/{token}"

    async def test(request: web.Request) -> web.Response:
        """`orderbot print test` of a printer that only the running bot can reach."""
        hatch = _hatch(find, "", request)
        if hatch is None:
            raise web.HTTPNotFound
        try:
            async with asyncio.timeout(TRIAL):
                await hatch.print(trial(hatch.config))
        except PrinterError as error:
            return web.json_response({"error": str(error), "sent": error.sent})
        except TimeoutError:
            return web.json_response({"error": f"{hatch.config.name}: {hatch.trouble or 'no answer'}", "sent": False})
        return web.json_response({"error": ""})

    return [
        web.post("/print/test/{printer}/{token}", test),
        web.post(path, star.poll),
        web.get(path, star.fetch, allow_head=False),
        web.delete(path, star.result),
        web.post("/print/epson/{printer}/{token}", epson.answer),
    ]


# ---- Star CloudPRNT --------------------------------------------------------------------------------------------------


class Star:
    def __init__(self, find: Find) -> None:
        self._find = find

    async def poll(self, request: web.Request) -> web.Response:
        """POST: the printer says how it is and asks whether there is a job."""
        hatch = _hatch(self._find, "star", request)
        said = await _json(request)
        if hatch is None:
            return web.json_response(NO_JOB)
        hatch.seen(star_trouble(said.get("statusCode")))
        hatch.low = star_low(said.get("statusCode"))
        offer = hatch.offered()
        if offer is None or said.get("printingInProgress") is True:
            return web.json_response(NO_JOB)
        return web.json_response({"jobReady": True, "mediaTypes": media(), "jobToken": offer.token})

    async def fetch(self, request: web.Request) -> web.Response:
        """GET: the job. No side effect that a second GET could show."""
        query = _query(request)
        if "delete" in query:
            return await self.result(request)
        hatch = _hatch(self._find, "star", request)
        taken = await hatch.take(query.get("token")) if hatch else None
        if hatch is None or taken is None:
            raise web.HTTPNotFound
        kind = query.get("type", media()[0]).split(";")[0].strip().lower()
        model = escpos.model_of(hatch.config)
        try:
            body = await asyncio.to_thread(BODIES[kind], taken[1], model)
        except KeyError:
            raise web.HTTPUnsupportedMediaType from None
        return web.Response(body=body, content_type=kind, headers=star_headers(taken[1], model))

    async def result(self, request: web.Request) -> web.Response:
        """DELETE: what became of it. Repeated ones are answered like the first."""
        hatch = _hatch(self._find, "star", request)
        if hatch is None:
            return web.Response()
        query = _query(request)
        code, token = unquote(query.get("code", "")).strip(), query.get("token")
        number = code[:3]
        if code.upper() == "OK" or code[:1] == "2":
            await hatch.done(token)
        elif number == NOT_FETCHED:
            hatch.not_fetched(token)
        elif number in DATA_FAULTS:
            hatch.refused(token, f"cannot print such data ({number})")
        else:
            hatch.stopped(token, star_trouble(code) or "printer error")
        return web.Response()


def media() -> list[str]:
    """What a job comes as, the best first. Star prints a picture dot for dot, and letters in a table nobody knows."""
    return [PNG if raster.AVAILABLE else TEXT, ESCPOS]


def star_trouble(code: object) -> str:
    """What a status code complains of; "" if the printer is fine or says nothing."""
    said = unquote(code).strip() if isinstance(code, str) else ""
    if not said or said[0] == "2" or said.upper() == "OK":
        return ""
    by_number = {"410": "out of paper", "411": "paper jam", "420": "cover open"}
    by_number |= {"498": "has never answered", "499": "does not answer"}  # our own agent's
    return by_number.get(said[:3], "printer error")


def star_low(code: object) -> bool:
    """Whether a status code says that the roll nears its end: 210 in old firmware, 211 in new."""
    return isinstance(code, str) and unquote(code).strip()[:3] in ("210", "211")


def star_headers(ticket: Ticket, model: escpos.Model) -> dict[str, str]:
    headers = {"X-Star-Cut": "partial; feed=true", "X-Star-ImageDitherPattern": "none"}
    if model.buzzer and ticket.buzzes:
        headers["X-Star-Buzzerstartpattern"] = str(min(MOST_BUZZES, ticket.buzzes))
        if ticket.buzzes > MOST_BUZZES:
            headers["X-Star-Buzzerendpattern"] = str(min(MOST_BUZZES, ticket.buzzes - MOST_BUZZES))
    return headers


def picture(ticket: Ticket, model: escpos.Model) -> bytes:
    """The whole ticket as PNG, as wide as the paper."""
    if not raster.AVAILABLE:
        raise KeyError(PNG)
    return raster.png(layout(ticket, model.columns, model.write), model.columns)


def letters(ticket: Ticket, model: escpos.Model) -> bytes:
    """As plain text in the table that printers start with: what it lacks is transliterated."""
    write = escpos.Model(model.columns, ((0, "cp437"),), pictures=False).write
    return plain(layout(ticket, model.columns, write), model.columns).encode("cp437", "replace")


BODIES: Final[Mapping[str, Callable[[Ticket, escpos.Model], bytes]]] = {
    PNG: picture,
    TEXT: letters,
    ESCPOS: escpos.paper,
}


# ---- Epson Server Direct Print ---------------------------------------------------------------------------------------


class Epson:
    def __init__(self, find: Find) -> None:
        self._find = find

    async def answer(self, request: web.Request) -> web.Response:
        """GetRequest, SetResponse or SetStatus."""
        hatch = _hatch(self._find, "epson", request)
        form = await request.post()
        said = {name: value for name, value in form.items() if isinstance(value, str)}
        if hatch is not None:
            match said.get("ConnectionType"):
                case "GetRequest":
                    return await _job(hatch)
                case "SetResponse":
                    await _responses(hatch, said.get("ResponseFile", ""))
                case "SetStatus":
                    hatch.told(epson_status(said.get("Status", "")))
                    hatch.low = epson_low(said.get("Status", ""))
        return _nothing()


def _nothing() -> web.Response:
    """What the manual asks for: 200, text/xml, Content-Length: 0."""
    return web.Response(body=b"", headers=EMPTY)


async def _job(hatch: Hatch) -> web.Response:
    """Answering is already sending: there is no separate fetch."""
    hatch.polled()
    offer = hatch.offered()
    taken = await hatch.take(offer.token) if offer else None
    if taken is None:
        return _nothing()
    token, ticket = taken
    try:
        body = await asyncio.to_thread(epos.request, ticket, escpos.model_of(hatch.config), token)
    except ValueError as error:
        hatch.refused(token, f"cannot print such data ({error})")
        return _nothing()
    return web.Response(body=body, headers=EMPTY)


async def _responses(hatch: Hatch, document: str) -> None:
    for parameter, response in _results(document):
        token = parameter or None
        code = response.get("code", "")
        hatch.polled()
        if response.get("success") in ("true", "1"):
            await hatch.done(token)
        elif code in EPSON_DATA_FAULTS:
            hatch.refused(token, f"cannot print such data ({code})")
        elif code != "Printing":
            hatch.stopped(token, EPSON_FAULTS.get(code) or epson_trouble(response.get("status", "")) or "printer error")


def _results(document: str) -> list[tuple[str, Mapping[str, str]]]:
    """(job id, attributes of its response); nothing from what is no XML."""
    root = _xml(document)
    if root is None:
        return []
    found: list[tuple[str, Mapping[str, str]]] = []
    for job in root.iter():
        if _tag(job) == "ePOSPrint":
            ids = [each.text or "" for each in job.iter() if _tag(each) == "printjobid"]
            found += [((ids or [""])[0].strip(), each.attrib) for each in job.iter() if _tag(each) == "response"]
    return found


def epson_status(document: str) -> str:
    """What a SetStatus complains of, of any device."""
    return next(filter(None, map(epson_trouble, _statuses(document))), "")


def epson_low(document: str) -> bool:
    """Whether the roll of any device nears its end."""
    return any(_bits(each) & NEAR_END for each in _statuses(document))


def epson_trouble(bits: str) -> str:
    """`251658262` or `0x0F000016` -> what is wrong, "" if nothing."""
    return next((trouble for mask, trouble in ASB if _bits(bits) & mask), "")


def _statuses(document: str) -> list[str]:
    root = _xml(document)
    return [] if root is None else [each.get("asbstatus", "") for each in root.iter() if _tag(each) == "printerstatus"]


def _bits(said: str) -> int:
    try:
        return int(said, 0)
    except ValueError:
        return 0


def _xml(document: str) -> ElementTree.Element | None:
    if "<!" in document:  # no printer sends a document type; one could be a bomb
        return None
    try:
        return ElementTree.fromstring(document)  # noqa: S314
    except ElementTree.ParseError:
        return None


def _tag(element: ElementTree.Element) -> str:
    return element.tag.rsplit("}", 1)[-1]


# ---- what both need --------------------------------------------------------------------------------------------------


def _hatch(find: Find, scheme: str, request: web.Request) -> Hatch | None:
    return find(scheme, request.match_info["printer"], request.match_info["token"])


async def _json(request: web.Request) -> Mapping[str, Any]:
    """What a printer says of itself; nothing if it is no object."""
    try:
        said = json.loads(await request.read())
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def _query(request: web.Request) -> dict[str, str]:
    """The parameters, also where a printer wrote its ampersands as %26."""
    raw = request.rel_url.raw_query_string.replace("%26", "&")
    return {name: value for name, value in parse_qsl(raw, keep_blank_values=True)}
