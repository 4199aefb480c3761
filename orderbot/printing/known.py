"""What is known of a printer, kept over restarts: silence of one that can talk is never success."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Protocol

import msgspec

from orderbot.ports import Storage, StorageDown
from orderbot.stored import pack, unpack

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Known:
    url: str = ""  # whose answers these are: another address is another printer
    answers: bool = False  # it has said something at least once
    confirms: str = ""  # "id" | "buffer": how it says that all before is on paper; "" unknown or not at all


class Notebook(Protocol):
    async def recall(self, url: str) -> Known: ...

    async def learn(self, known: Known) -> None: ...


class Pocket:
    """Remembers as long as the process lives."""

    def __init__(self) -> None:
        self._known: Known | None = None

    async def recall(self, url: str) -> Known:
        return self._known if self._known and self._known.url == url else Known(url)

    async def learn(self, known: Known) -> None:
        self._known = known


class Shelf:
    """Remembers in the store, as a setting of the restaurant."""

    def __init__(self, store: Storage, restaurant: str, printer: str) -> None:
        self._store = store
        self._restaurant = restaurant
        self._name = f"printer:{printer}"
        self._known: Known | None = None

    async def recall(self, url: str) -> Known:
        if self._known is None:
            kept = (await self._store.settings(self._restaurant)).get(self._name, "")
            try:
                self._known = unpack(Known, kept) if kept else Known(url)
            except msgspec.DecodeError:
                self._known = Known(url)
        if self._known.url != url:
            self._known = Known(url)
        return self._known

    async def learn(self, known: Known) -> None:
        """Written only when it is new. A store that is busy is no reason not to print."""
        if known == self._known:
            return
        self._known = known
        try:
            await self._store.set_setting(self._restaurant, self._name, pack(known))
        except StorageDown as error:
            log.warning("what printer %s can do is not stored: %s", self._name, error)
