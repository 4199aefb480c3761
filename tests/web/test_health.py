"""GET /health: 200 when all is well, 503 with the reason, and never a secret."""

import asyncio

from aiohttp import web

from orderbot.web.health import add_health


async def well() -> str:
    return ""


async def ask(aiohttp_client, **checks):
    app = web.Application()
    add_health(app, checks)
    answer = await (await aiohttp_client(app)).get("/health")
    assert answer.headers["Cache-Control"] == "no-store"
    return answer.status, await answer.json()


async def test_all_is_well(aiohttp_client):
    expected = {"status": "ok", "checks": {"database": "ok", "outbox": "ok"}, "warnings": {}}
    assert await ask(aiohttp_client, database=well, outbox=well) == (200, expected)


async def test_one_failing_check_is_503_and_named(aiohttp_client):
    async def full() -> str:
        return "the disk is full"

    status, body = await ask(aiohttp_client, database=well, disk=full)
    assert (status, body["reason"]) == (503, "disk: the disk is full")
    assert body["checks"] == {"database": "ok", "disk": "the disk is full"}


async def test_a_check_that_breaks_counts_as_failing_without_its_text(aiohttp_client):
    async def broken() -> str:
        raise RuntimeError("password=geheim")

    status, body = await ask(aiohttp_client, database=broken)
    assert (status, body["reason"]) == (503, "database: RuntimeError")


async def test_a_check_that_hangs_is_given_up(aiohttp_client, monkeypatch):
    monkeypatch.setattr("orderbot.web.health.SECONDS", 0.05)

    async def hangs() -> str:
        await asyncio.sleep(60)
        return ""

    status, body = await ask(aiohttp_client, database=hangs)
    assert (status, body["reason"]) == (503, "database: no answer")


async def test_a_warning_is_shown_and_is_no_failure(aiohttp_client):
    async def unheard() -> str:
        return "nobody was told"

    app = web.Application()
    add_health(app, {"database": well}, {"alerts": unheard, "disk": well})
    answer = await (await aiohttp_client(app)).get("/health")
    assert answer.status == 200
    assert await answer.json() == {
        "status": "ok",
        "checks": {"database": "ok"},
        "warnings": {"alerts": "nobody was told"},
    }


async def test_what_was_asked_may_have_ended(aiohttp_client):
    """A future of the writer that is cancelled, as it ends, is a failing check and no broken answer."""

    async def ended() -> str:
        raise asyncio.CancelledError

    async def counted():
        raise asyncio.CancelledError

    app = web.Application()
    add_health(app, {"database": ended}, last=counted)
    answer = await (await aiohttp_client(app)).get("/health")
    assert (answer.status, (await answer.json())["reason"]) == (503, "database: it ended")
