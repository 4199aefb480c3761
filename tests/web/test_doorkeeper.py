"""Few descriptors, many who say nothing: orders go on."""

import asyncio
from contextlib import suppress

from aiohttp import ClientSession, web

from orderbot.demo import listener, serving
from orderbot.web import doorkeeper
from orderbot.web.doorkeeper import keep_door, room, unsigned


def hello() -> web.Application:
    async def answer(_: web.Request) -> web.Response:
        return web.Response(text="open")

    app = web.Application()
    app.router.add_get("/", answer)
    app.on_response_prepare.append(unsigned)
    return app


async def test_idle_connections_go_first_and_requests_are_answered(monkeypatch):
    monkeypatch.setattr("orderbot.demo.room", lambda: 8)
    monkeypatch.setattr(doorkeeper, "EVERY", 0.01)
    where = listener("127.0.0.1", 0)
    port = where.getsockname()[1]
    async with serving(hello(), where):
        idle = [await asyncio.open_connection("127.0.0.1", port) for _ in range(40)]
        async with ClientSession() as session, session.get(f"http://127.0.0.1:{port}/") as answered:
            assert await answered.text() == "open"
        ended = 0
        for reader, _ in idle[:30]:  # the oldest ones
            with suppress(ConnectionResetError):
                assert await reader.read() == b""
            ended += 1
        assert ended == 30
        for _, writer in idle:
            writer.close()


async def test_who_is_being_served_is_not_sent_away(monkeypatch):
    monkeypatch.setattr(doorkeeper, "EVERY", 0.001)
    app, begun, go = hello(), asyncio.Event(), asyncio.Event()

    async def slow(_: web.Request) -> web.Response:
        begun.set()
        await go.wait()
        return web.Response(text="at last")

    app.router.add_get("/slow", slow)
    where = listener("127.0.0.1", 0)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.SockSite(runner, where).start()
    async with ClientSession() as session:
        asked = asyncio.create_task(session.get(f"http://127.0.0.1:{where.getsockname()[1]}/slow"))
        await begun.wait()
        keeping = asyncio.create_task(keep_door(runner.server, 0))
        for _ in range(20):
            await asyncio.sleep(0.005)
        go.set()
        assert await (await asked).text() == "at last"
        keeping.cancel()
    await runner.cleanup()


async def test_who_has_just_come_in_is_not_sent_away_yet(monkeypatch):
    looks = asyncio.Semaphore(0)

    async def next_look(_: float) -> None:
        await looks.acquire()

    class Connection:
        _current_request = None
        closed = False

        def force_close(self) -> None:
            self.closed = True

    class Server:
        def __init__(self) -> None:
            self.connections = [Connection()]

    server, pause = Server(), asyncio.sleep
    monkeypatch.setattr(doorkeeper.asyncio, "sleep", next_look)
    keeping = asyncio.create_task(keep_door(server, 0))
    closed = []
    for _ in range(2):
        looks.release()
        for _ in range(3):
            await pause(0)
        closed.append(server.connections[0].closed)
    keeping.cancel()
    assert closed == [False, True]


async def test_nobody_is_told_which_version_answers(aiohttp_client):
    answered = await (await aiohttp_client(hello())).get("/")
    assert "Server" not in answered.headers


def test_there_is_always_room_for_some():
    assert 16 <= room() <= doorkeeper.MOST
