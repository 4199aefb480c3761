"""Every address of the running house stands in one table, with its methods and whom it is for."""

from pathlib import Path

from aiohttp import web

from orderbot.app import World, make_app
from orderbot.demo import demo_config, sample_card
from orderbot.web.paperroll import add_printer
from orderbot.web.simulator import add_simulator
from orderbot.web.urls import DEMO, URLS


def routes(app: web.Application) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for route in app.router.routes():
        path = route.resource.canonical
        for folder in ("/demo/static/", "/kitchen/static/"):
            if path.startswith(folder):
                path = folder + "{name}"
        found.setdefault(path, set()).add(route.method)
    return {path: methods - {"HEAD"} for path, methods in found.items()}


def test_the_table_is_what_there_is(tmp_path: Path) -> None:
    app = make_app(demo_config(sample_card(), tmp_path, api_url="http://127.0.0.1:1", world=World()), World())
    table = {path: set(methods.split()) for path, (methods, _) in URLS.items()}
    served = {path: methods for path, methods in table.items() if URLS[path][1] != DEMO}
    assert routes(app) == served
    add_simulator(app, None, None, title="", now=None, new_id=None, suggestions={})  # type: ignore[arg-type]
    add_printer(app, None)  # type: ignore[arg-type]
    assert routes(app) == table
