"""Do alarms reach somebody?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from orderbot import push as web_push
from orderbot.cli.config import database as database_file
from orderbot.cli.doctor.finding import Finding, bad, good
from orderbot.config import Config
from orderbot.errors import OwnerError
from orderbot.restaurant import Restaurant
from orderbot.storage import beside
from orderbot.texts import plural, text

WINDOW: Final = timedelta(hours=24)  # so long after their last message WhatsApp lets us write to somebody


def staff(file: Path, config: Config, place: Restaurant, now: datetime) -> Iterator[Finding]:
    """Who of them WhatsApp lets us write to."""
    if not place.staff:
        what = text("{place} has no staff numbers: alarms reach nobody", place=place.id)
        yield bad("staff", what, text('write staff = ["+49…"]: who gets alarms and may command in chat'))
        return
    path = database_file(file, config)
    other = bool(place.alert_template or (config.mail and place.alarm_mail) or _pushed(path, place))
    try:
        last = (
            beside.last_heard(path, place.id, [each.lstrip("+") for each in place.staff]) if beside.there(path) else {}
        )
    except OwnerError:
        return  # the database has told
    for number in place.staff:
        shown = f"…{number[-4:]}"
        heard = last.get(number.lstrip("+"))
        silent = heard is None or now - heard > WINDOW
        if silent and other:
            what = text("{number} has been silent for a day: alarms go by template, mail or push", number=shown)
            yield good("staff", what)
        elif silent:
            yield bad(
                "staff",
                text("{number} has not written to the bot within 24 hours: alarms do not reach it", number=shown),
                text("have it write anything to the bot's number every day, or set alert_template, alarm_mail or push"),
            )
        else:
            yield good("staff", text("{number} can be reached", number=shown))


def push(file: Path, config: Config, place: Restaurant) -> Iterator[Finding]:
    """Do alarms come to devices that show the board?"""
    if not place.board or not place.board.push:
        return
    if not web_push.AVAILABLE:
        yield bad(
            "push", text("{place}: push needs one more package", place=place.id), text("pip install 'orderbot[push]'")
        )
        return
    if urlsplit(config.public_url).scheme != "https":
        what = text("{place}: browsers take push only from a page with https", place=place.id)
        yield bad("push", what, text('write public_url = "https://…" under [server]: the address your proxy answers'))
    found = _pushed(database_file(file, config), place)
    if not found:
        remedy = text("open the board on a phone or tablet, tap “Pause, sold out …”, then “Alarms on this device”")
        yield bad("push", text("{place}: no device gets alarms by push", place=place.id), remedy)
        return
    heard = [datetime.fromisoformat(each.heard) for each in found if each.heard]
    if len(heard) < len(found):
        what = plural(
            "{place}: a device for push never took anything",
            "{place}: {count} devices for push never took anything",
            len(found) - len(heard),
            place=place.id,
        )
        yield bad("push", what, text("switch “Alarms on this device” off and on again there"))
    if heard:
        yield good(
            "push",
            plural(
                "{place}: alarms go to a device by push, it took one last on {when}",
                "{place}: alarms go to {count} devices by push, one was taken last on {when}",
                len(heard),
                place=place.id,
                when=f"{max(heard).astimezone(place.timezone):%Y-%m-%d %H:%M}",
            ),
        )


def _pushed(path: beside.Where, place: Restaurant) -> tuple[web_push.Device, ...]:
    """The devices that get alarms; none if the database cannot be read, which has been told."""
    if not place.board or not place.board.push or not beside.there(path):
        return ()
    try:
        return web_push.devices_in(beside.settings(path, place.id))
    except OwnerError:
        return ()
