"""What is said of an order's steps and states to the shop's people, in chat and on the board."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from orderbot.ordering.lifecycle import ACCEPTED, CANCELLED, DONE, ON_THE_WAY, PLACED, READY, REJECTED, Do
from orderbot.texts import Text, text

STATUS: Final[Mapping[str, Text]] = {
    PLACED: text("new"),
    ACCEPTED: text("in work"),
    READY: text("ready to go"),
    ON_THE_WAY: text("on the way"),
    DONE: text("done"),
    REJECTED: text("rejected"),
    CANCELLED: text("cancelled"),
}
SAID: Final[Mapping[Do, Text]] = {
    Do.ACCEPT: text("Order {number}: accepted."),
    Do.LATER: text("Order {number}: later, the customer is told."),
    Do.READY: text("Order {number}: ready."),
    Do.ON_THE_WAY: text("Order {number}: on the way."),
    Do.DONE: text("Order {number}: done."),
    Do.REJECT: text("Order {number}: rejected, the customer is told."),
    Do.CANCEL: text("Order {number}: cancelled, the customer is told."),
    Do.REPRINT: text("Order {number}: is printed again."),
    Do.UNDO: text("Order {number}: undone."),
}
