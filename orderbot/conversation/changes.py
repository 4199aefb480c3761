"""What the card, the stock or the hours did to an open cart, told line by line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from orderbot.conversation.model import Conversation
from orderbot.conversation.shop import Shop
from orderbot.conversation.talking import moment, sold
from orderbot.ordering import reconcile
from orderbot.ordering.order import PICKUP
from orderbot.ordering.reconcile import Change
from orderbot.texts import Lines, Money, Text, lines, text


def reconciled(talk: Conversation, shop: Shop, now: datetime) -> tuple[Conversation, Sequence[Change]]:
    """The talk with a cart and pending lines that this card can serve, and what had to change."""
    at = moment(talk, shop, now)

    def available(dish: str, when: datetime) -> bool:
        return sold(shop, dish, when)

    found = reconcile.reconcile(
        shop.menu,
        shop.stock,
        talk.cart,
        available,
        at,
        now,
        pickup=talk.handover == PICKUP,
        pending=talk.pending,
    )
    if found.cart == talk.cart and found.pending == talk.pending:
        return talk, found.changes
    if [line.item for line in found.cart.lines] != [line.item for line in talk.cart.lines]:
        talk = replace(talk, editing="")  # it names a line by its place
    return replace(talk, cart=found.cart, pending=found.pending), found.changes


def changes_said(changes: Sequence[Change]) -> Lines:
    return lines(text("Since then this has changed:"), *(_said(change) for change in changes))


def _said(change: Change) -> Text:
    match change.what:
        case reconcile.GONE:
            return text("{dish} is not on our card any more.", dish=change.name)
        case reconcile.OUT:
            return text("{dish} is sold out at the moment.", dish=change.name)
        case reconcile.NOT_NOW:
            return text("{dish} is not available at that time.", dish=change.name)
        case reconcile.SIZE_GONE:
            return text("{dish} no longer comes in that size.", dish=change.name)
        case reconcile.CHOICE_MISSING:
            return text("{dish} needs one more choice.", dish=change.name)
        case reconcile.OPTION_GONE:
            return text("{dish}: {option} is not available.", dish=change.name, option=change.detail)
        case reconcile.LESS_LEFT:
            return text("{dish}: only {count} left.", dish=change.name, count=change.after)
        case _:
            return text(
                "{dish}: {before} → {after} each",
                dish=change.name,
                before=Money(change.before),
                after=Money(change.after),
            )
