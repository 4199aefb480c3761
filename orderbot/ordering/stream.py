"""The word in an event's link that a stream server can check by itself: which order, until when, and made by us.

    bella-20261204-12-1796335200-4f0c…    restaurant, day, number of the order, end (UNIX seconds), HMAC-SHA256 in hex

The HMAC is over all that stands before its hyphen, with the event's secret; it is cut to 32 digits, 128 bits.
"""

from __future__ import annotations

import hmac
from datetime import datetime
from typing import Final

from orderbot.ordering.order import Order

DIGITS: Final = 32


def signed(order: Order, until: datetime, secret: str) -> str:
    """The token of one order."""
    said = f"{order.restaurant}-{order.placed:%Y%m%d}-{order.number}-{int(until.timestamp())}"
    return f"{said}-{hmac.digest(secret.encode(), said.encode(), 'sha256').hex()[:DIGITS]}"


def checked(token: str, secret: str, now: datetime) -> bool:
    """What a stream server does: ours, and not over."""
    said, _, mac = token.rpartition("-")
    right = hmac.digest(secret.encode(), said.encode("utf-8", "replace"), "sha256").hex()[:DIGITS]
    until = said.rpartition("-")[2]
    return hmac.compare_digest(mac.encode("utf-8", "replace"), right.encode()) and now.timestamp() < int(until)
