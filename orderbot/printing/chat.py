"""A printer that is none: tickets are messages to staff, with a button that says that somebody has seen them.

A message that nobody has seen is said again, louder, until it is (paperwatch/unseen.py).
"""

from __future__ import annotations

from dataclasses import dataclass

from orderbot.effects import alerts
from orderbot.errors import PrinterError
from orderbot.ports import READY, Begun, Storage, StorageDown, unnoted
from orderbot.restaurant import PrinterConfig, Restaurant
from orderbot.staff.paper import SEEN, UNSEEN, Unseen, button
from orderbot.stored import pack
from orderbot.texts import text
from orderbot.tickets.document import COMBINED, KITCHEN, PACKING, Ticket
from orderbot.tickets.phone import phone


@dataclass(frozen=True, slots=True)
class ChatPrinter:
    config: PrinterConfig
    place: Restaurant
    store: Storage
    trouble: str = ""
    low: None = None  # it has no roll

    async def print(self, ticket: Ticket, begun: Begun = unnoted) -> str:
        """To everybody of the staff; it is known to be sent, not to be read. PrinterError if it is not stored."""
        body = phone(ticket)
        order = ticket.number and ticket.kind in (KITCHEN, PACKING, COMBINED)
        buttons = ((button(SEEN, ticket.day, ticket.number), text("Seen")),) if order else ()
        await begun()
        key = f"chat:{ticket.id}:{ticket.copy}:{ticket.attempt}"
        try:
            await self.store.enqueue(self.place.id, tuple(alerts(self.place, body, key, buttons=buttons, paper=ticket)))
            if order:
                unseen = Unseen(ticket.now, body)
                await self.store.set_setting(self.place.id, f"{UNSEEN}{ticket.day}:{ticket.number}", pack(unseen))
        except StorageDown as error:
            raise PrinterError(f"{self.config.name}: {error}") from error
        return READY

    async def probe(self) -> str:
        return ""
