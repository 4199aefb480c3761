"""What a command leads to, and what it needs to know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from orderbot.conversation.model import Effect, MoveOrder, SetSetting
from orderbot.conversation.shop import Shop
from orderbot.ordering.stock import SetStock
from orderbot.ordering.switches import Kind, Switch, switched
from orderbot.stored import StoredOrder
from orderbot.texts import Arg

Change = SetStock | SetSetting | MoveOrder


@dataclass(frozen=True, slots=True)
class Done:
    """`changes` is empty if nothing was changed: then `say` says why."""

    say: Arg
    changes: tuple[Change, ...] = ()
    effects: tuple[Effect, ...] = ()  # what is no change, and so cannot be taken back


@dataclass(frozen=True, slots=True)
class Desk:
    """What staff see at this moment. `shop` is the one that customers see, stock and switches included."""

    shop: Shop
    now: datetime
    orders: tuple[StoredOrder, ...] = ()  # of the last day and to come
    settings: Mapping[str, str] = field(default_factory=dict)

    @property
    def on(self) -> dict[Kind, Switch]:
        return switched(self.settings, self.now)
