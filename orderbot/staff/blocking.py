"""Numbers that may not order: set by staff, told politely once a day, everything else of them is passed over."""

from __future__ import annotations

from datetime import datetime
from typing import Final

import msgspec

from orderbot.conversation.model import Effect, Incoming, Reply, SetSetting
from orderbot.conversation.shop import Shop
from orderbot.envelope import Sender
from orderbot.staff import orders
from orderbot.staff.done import Desk, Done
from orderbot.staff.words import Command
from orderbot.stored import Scene, pack
from orderbot.texts import text

PREFIX: Final = "block:"  # of the setting; behind it the phone's digits or the channel's id
SHOWN: Final = 4  # digits of a number that staff are shown


class _Block(msgspec.Struct):
    told: str = ""  # the day on which they were last told


def hear(scene: Scene, shop: Shop, now: datetime) -> tuple[tuple[Effect, ...], tuple[Incoming, ...], Shop]:
    """For everybody who is no staff: their messages, unless they are blocked."""
    name = next((each for each in _names(scene.sender) if each in scene.settings), "")
    if not name:
        return (), scene.heard, shop
    try:
        block = msgspec.json.decode(scene.settings[name], type=_Block)
    except msgspec.DecodeError:
        block = _Block()
    day = now.date().isoformat()
    if block.told == day:
        return (), (), shop
    place = shop.restaurant
    said = text("We cannot take orders from this number by chat. Please call us: {phone}", phone=place.phone)
    if not place.phone:
        said = text("We cannot take orders from this number by chat.")
    return (Reply(said), SetSetting(name, pack(_Block(day)))), (), shop


def block(command: Command, desk: Desk) -> Done:
    """ "sperren 12": whoever placed that order; or a number."""
    names: tuple[str, ...] = (f"{PREFIX}{command.phone}",) if command.phone else ()
    shown = f"…{command.phone[-SHOWN:]}"
    if not names:
        stored = orders.find(command.number, desk)
        if stored is None:
            return Done(text("There is no order {number}; nothing was changed.", number=command.number))
        names = _names(stored.sender)
        shown = f"…{stored.sender.phone[-SHOWN:]}" if stored.sender.phone else f"{command.number}"
    if not names:
        return Done(text("Nothing is known any more of who placed that order; nothing was changed."))
    if command.verb == "unblock":
        if not any(desk.settings.get(each) for each in names):
            return Done(text("{who} is not blocked.", who=shown))
        return Done(text("{who} may order again.", who=shown), tuple(SetSetting(each, "") for each in names))
    return Done(
        text(
            "{who} is blocked: no orders by chat. *unblock {number}* ends it.",
            who=shown,
            number=command.number or command.phone,
        ),
        tuple(SetSetting(each, pack(_Block())) for each in names),
    )


def _names(sender: Sender) -> tuple[str, ...]:
    return tuple(f"{PREFIX}{each}" for each in (sender.phone, sender.user) if each)
