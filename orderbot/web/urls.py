"""All addresses of the house, and whom each is for. Each page is added here; a test compares."""

from __future__ import annotations

from typing import Final

META, SHOP, OWNER, PRINTERS, PRIVATE, DEMO = "Meta", "the shop", "the owner", "printers", "this machine", "the demo"

WEBHOOK: Final = "/webhook"
HEALTH: Final = "/health"
WORKER: Final = "/worker/receive"  # what another worker took for us, signed
METRICS: Final = "/metrics"  # with the `metrics` extra
BOARD: Final = "/kitchen/{restaurant}"
BOARD_EVENTS: Final = "/kitchen/{restaurant}/events"
BOARD_JSON: Final = "/kitchen/{restaurant}/orders.json"
BOARD_ORDER: Final = "/kitchen/{restaurant}/orders/{day}/{number}"
BOARD_SAY: Final = "/kitchen/{restaurant}/say"
BOARD_PIN: Final = "/kitchen/{restaurant}/pin"
BOARD_PUSH: Final = "/kitchen/{restaurant}/push"
OWNER_PAGE: Final = "/owner/{restaurant}"
OWNER_SAY: Final = "/owner/{restaurant}/say"
OWNER_DRAFT: Final = "/owner/{restaurant}/draft"
OWNER_CSV: Final = "/owner/{restaurant}/orders.csv"
BOARD_FILES: Final = "/kitchen/static/{name}"

# path -> (methods, whom it is for). The proxy passes what is for Meta, the shop, the owner and printers, and no more.
URLS: Final[dict[str, tuple[str, str]]] = {
    WEBHOOK: ("GET POST", META),
    HEALTH: ("GET", PRIVATE),
    METRICS: ("GET", PRIVATE),
    WORKER: ("POST", PRIVATE),
    BOARD: ("GET", SHOP),
    BOARD_EVENTS: ("GET", SHOP),
    BOARD_JSON: ("GET", SHOP),
    BOARD_ORDER: ("POST", SHOP),
    BOARD_SAY: ("POST", SHOP),
    BOARD_PIN: ("POST", SHOP),
    BOARD_PUSH: ("POST", SHOP),
    BOARD_FILES: ("GET", SHOP),
    OWNER_PAGE: ("GET", OWNER),
    OWNER_CSV: ("GET", OWNER),
    OWNER_DRAFT: ("GET POST", OWNER),
    OWNER_SAY: ("POST", OWNER),
    "/print/star/{printer}/{token}": ("GET POST DELETE", PRINTERS),
    "/print/epson/{printer}/{token}": ("POST", PRINTERS),
    "/print/test/{printer}/{token}": ("POST", PRIVATE),
    "/": ("GET", DEMO),
    "/demo/events": ("GET", DEMO),
    "/demo/say": ("POST", DEMO),
    "/demo/tap": ("POST", DEMO),
    "/demo/send": ("POST", DEMO),
    "/demo/new": ("POST", DEMO),
    "/demo/staff": ("POST", DEMO),
    "/demo/printer": ("GET POST", DEMO),
    "/demo/static/{name}": ("GET", DEMO),
}
