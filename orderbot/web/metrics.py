"""GET /metrics in Prometheus' text format: what /health says, in numbers. As private; only with the `metrics` extra."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping
from contextlib import suppress
from typing import Final

from aiohttp import web

from orderbot.figures import HELP, Figure
from orderbot.ports import StorageDown
from orderbot.web import urls
from orderbot.web.health import Check, reason

try:
    from prometheus_client import CollectorRegistry
    from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
    from prometheus_client.metrics_core import GaugeMetricFamily, Metric
except ImportError:
    AVAILABLE = False
else:
    AVAILABLE = True

NAMESPACE: Final = "orderbot"


def add_metrics(
    app: web.Application,
    checks: Mapping[str, Check],
    warnings: Mapping[str, Check],
    figures: Callable[[], Awaitable[tuple[Figure, ...]]],
) -> None:
    """Does nothing where the extra is not installed: then the address is a 404."""
    if not AVAILABLE:
        return

    async def metrics(_: web.Request) -> web.Response:
        found = [Figure("check_ok", not await reason(check), (("check", name),)) for name, check in checks.items()]
        found += [Figure("warning", bool(await reason(each)), (("warning", name),)) for name, each in warnings.items()]
        with suppress(StorageDown):  # check_ok says so
            found += await figures()
        registry = CollectorRegistry(auto_describe=False)
        registry.register(_Found(found))
        return web.Response(
            body=generate_latest(registry), headers={"Content-Type": CONTENT_TYPE_LATEST, "Cache-Control": "no-store"}
        )

    app.router.add_get(urls.METRICS, metrics)


class _Found:
    def __init__(self, found: Iterable[Figure]) -> None:
        self._found = tuple(found)

    def collect(self) -> Iterable[Metric]:
        families: dict[str, GaugeMetricFamily] = {}
        told = HELP | {"check_ok": "1 unless it makes /health a 503", "warning": "1 if somebody should look"}
        for each in self._found:
            names = [name for name, _ in each.labels]
            family = families.setdefault(
                each.name, GaugeMetricFamily(f"{NAMESPACE}_{each.name}", told[each.name], labels=names)
            )
            family.add_metric([value for _, value in each.labels], each.value)
        return families.values()
