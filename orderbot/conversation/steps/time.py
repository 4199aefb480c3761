"""When? "As soon as possible" is taken without asking while we are open; asked if that or the wish cannot be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Final

from orderbot.conversation import taps
from orderbot.conversation.model import Button, Choice, Conversation, Reply, Row
from orderbot.conversation.paging import page
from orderbot.conversation.shop import Shop
from orderbot.conversation.talking import (
    Answer,
    Heard,
    asap,
    changed,
    clock,
    local,
    minutes_of,
    read,
    soonest,
    zone_of,
)
from orderbot.ordering import promise
from orderbot.ordering.promise import Judgement, Wish
from orderbot.texts import Text, text
from orderbot.understanding.edits.edits import parts_of
from orderbot.understanding.slots.times import find_time

name: Final = "time"


def needed(talk: Conversation, shop: Shop, now: datetime) -> bool:
    if talk.reopened == name or _picking(talk):
        return True
    if talk.timed and talk.wished:
        return judge(talk, talk.wished, shop, now).wish is not Wish.OK
    return asap(talk, shop, now) is None


def _picking(talk: Conversation) -> bool:
    return talk.browsing.partition(":")[0] in ("days", "day")


def judge(talk: Conversation, wish: datetime, shop: Shop, now: datetime) -> Judgement:
    return promise.judge(
        wish, local(shop, now), shop.hours, shop.restaurant, talk.handover, zone_of(talk, shop), minutes_of(talk, shop)
    )


def ask(talk: Conversation, shop: Shop, now: datetime) -> Reply:
    place, _, rest = talk.browsing.partition(":")
    if place == "day":
        return _slots(talk, date.fromisoformat(rest.partition(":")[0]), shop, now)
    if place == "days":
        return _days(talk, shop, now)
    later = Button(taps.Later().id, text("Other time"))
    if talk.timed and talk.wished and talk.reopened != name:
        verdict = judge(talk, talk.wished, shop, now)
        near = tuple(_at(each, shop, now) for each in verdict.nearest)
        return Reply(_why(verdict.wish, talk.wished, shop, now), (*near, later))
    first = soonest(talk, shop, now)
    if first is None:
        return _no_orders(shop)
    if asap(talk, shop, now):
        about = text("When? As soon as possible is about {time}.", time=clock(first, now))
        return Reply(about, (Button(taps.At(None).id, text("As soon as possible")), later))
    opens = shop.hours.opens(local(shop, now))
    body = text("We are closed now and open at {opens}. Order for then?", opens=clock(opens or first, now))
    if shop.hours.is_open(local(shop, now)):
        body = text("The kitchen is about to close; the next time possible is {time}.", time=clock(first, now))
    return Reply(body, (_at(first, shop, now), later))


def _no_orders(shop: Shop) -> Reply:
    phone = shop.restaurant.phone
    body = text("We take no orders at the moment.")
    if phone:
        body = text("We take no orders at the moment. Please call us: {phone}", phone=phone)
    return Reply(body, (Button(taps.HUMAN.id, text("A person")), Button(taps.CANCEL.id, text("Cancel"))))


def _at(at: datetime, shop: Shop, now: datetime) -> Button:
    return Button(taps.At(at).id, clock(local(shop, at), now))


def _why(verdict: Wish, wish: datetime, shop: Shop, now: datetime) -> Text:
    when = clock(local(shop, wish), now)
    match verdict:
        case Wish.PAST:
            return text("{time} is already past. When would you like it?", time=when)
        case Wish.FULL:
            return text("The kitchen is full at {time}. How about:", time=when)
        case Wish.TOO_SOON:
            return text("{time} is too soon for us. How about:", time=when)
        case Wish.TOO_FAR:
            return text(
                "{time} is too far ahead; we take orders for {days} days.", time=when, days=shop.restaurant.horizon
            )
        case _:
            return text("We are closed at {time}. How about:", time=when)


def _days(talk: Conversation, shop: Shop, now: datetime) -> Reply:
    here = local(shop, now)
    days = promise.days(here, shop.hours, shop.restaurant, talk.handover, zone_of(talk, shop), minutes_of(talk, shop))
    if not days:
        return _no_orders(shop)
    rows = tuple(Row(taps.Day(each).id, clock_day(each, shop, now)) for each in days)
    return Reply(text("On which day?"), choice=Choice(text("Choose"), page(rows, talk.browsing, "days")))


def clock_day(day: date, shop: Shop, now: datetime) -> Text:
    here = local(shop, now)
    if day == here.date():
        return text("Today")
    return text("{weekday} {day}.{month}.", weekday=_WEEKDAYS[day.weekday()], day=day.day, month=day.month)


_WEEKDAYS = (
    text("Monday"),
    text("Tuesday"),
    text("Wednesday"),
    text("Thursday"),
    text("Friday"),
    text("Saturday"),
    text("Sunday"),
)


def _slots(talk: Conversation, day: date, shop: Shop, now: datetime) -> Reply:
    here = local(shop, now)
    slots = promise.slots(
        here, shop.hours, shop.restaurant, talk.handover, zone_of(talk, shop), minutes_of(talk, shop), day
    )
    rows = tuple(Row(taps.At(each).id, clock(each, now)) for each in slots)
    other = Row(taps.Later().id, text("Other day"))
    body = text("At what time? You can also write it, for example *19:30*.")
    return Reply(body, choice=Choice(text("Choose"), page(rows, talk.browsing, taps.Day(day).id, last=other)))


def answer(talk: Conversation, heard: Heard, shop: Shop, now: datetime) -> Answer | None:
    match heard.tap:
        case taps.At(wish):
            return _wished(talk, wish)
        case taps.Later():
            return Answer(replace(talk, browsing="days", editing="", reopened=name, done=True))
        case taps.Day() as day:
            return Answer(replace(talk, browsing=day.id, reopened=name))
        case taps.Page(of) as shown if of == "days" or isinstance(taps.read(of), taps.Day):
            return Answer(replace(talk, browsing=shown.place, reopened=name))
    if heard.meaning and heard.meaning.intent in ("yes", "no") and talk.asked == name:
        return _yes_no(talk, heard.meaning.intent, shop, now)
    if heard.words and heard.meaning and talk.asked == name and not (heard.meaning.time or heard.meaning.asap):
        return _bare(talk, heard, shop, now)
    return None


def _bare(talk: Conversation, heard: Heard, shop: Shop, now: datetime) -> Answer | None:
    """ "19", "halb 8", "jetzt": a time only where one was asked for, in one part of the message."""
    parts = parts_of(heard.words)
    for place, part in enumerate(parts):
        found = find_time(part.strip(" ,;.!\n"), local(shop, now), talk.language)
        if found is None:
            continue
        left = "".join((*parts[:place], *parts[place + 1 :])).strip(" ,;.!\n")
        rest = read(left, talk, shop, now) if left else None
        return replace(_wished(talk, found.value if isinstance(found.value, datetime) else None), rest=rest)
    return None


def _yes_no(talk: Conversation, said: str, shop: Shop, now: datetime) -> Answer | None:
    """Yes takes the first time that was offered, no asks for another."""
    offers = ask(talk, shop, now).buttons
    if said == "no":
        return Answer(replace(talk, browsing="days", reopened=name))
    first = taps.read(offers[0].id) if offers else None
    return _wished(talk, first.time) if isinstance(first, taps.At) else None


def _wished(talk: Conversation, wish: datetime | None) -> Answer:
    return Answer(changed(talk, wished=wish, timed=wish is not None))
