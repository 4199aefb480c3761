"""All that the board says itself, in the kitchen's language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from orderbot.texts import Sayable, text

BUSY: Final = text("The database takes nothing right now. Please try again.")
BOARD_WORDS: Final[Mapping[str, Sayable]] = {
    "kitchen": text("Kitchen"),
    "columns": text("Columns"),
    "strip": text("At a glance"),
    "order": text("Order"),
    "new": text("New"),
    "work": text("In work"),
    "ready": text("Ready"),
    "no_new": text("Nothing new. It rings when an order comes."),
    "no_work": text("Nothing in the oven."),
    "no_ready": text("Nothing waits."),
    "pickup": text("Pickup"),
    "delivery": text("Delivery"),
    "preorder": text("Pre-order"),
    "printed": text("printed"),
    "unprinted": text("not printed"),
    "on_the_way": text("on the way"),
    "allergy": text("ALLERGY"),
    "held": text("WAITS FOR YOUR YES"),
    "remark": text("Remark:"),
    "change": text("change for"),
    "collected": text("Collected"),
    "accept_in": text("With a time"),
    "later": text("Later"),
    "reject": text("Reject"),
    "cancel": text("Cancel order"),
    "reason": text("Another reason, for the customer"),
    "reprint": text("Print again"),
    "undo": text("Undo"),
    "together": text("Together now"),
    "preorders": text("Pre-orders"),
    "finished": text("Finished"),
    "good": text("all right"),
    "bad": text("trouble"),
    "plain": text("to know"),
    "lost": text("No connection. Tickets still come out of the printer. Last news:"),
    "sound_on": text("Sound on"),
    "sound_off": text("Sound off"),
    "push_on": text("Alarms on this device"),
    "push_off": text("No alarms on this device"),
    "push_denied": text("The browser does not allow notifications of this page: please allow them in its settings."),
    "push_failed": text("This browser cannot be reached by push right now. Please try again."),
    "pin": text("PIN"),
    "pin_why": text("This costs money: please enter the owner's PIN."),
    "pin_wrong": text("That is not the PIN."),
    "close": text("Close"),
    "ok": text("OK"),
    "switch": text("Pause, sold out …"),
    "write": text("23 out · delay 15 · 12 +10 · help"),
    "command": text("What staff would write in chat"),
    "send": text("Do it"),
    "on": text("switched"),
    "out": text("sold out"),
    "owner": text("Owner's page"),
    "no_script": text("Without JavaScript this page does not renew itself: please reload."),
    "late": text("late"),
    "minutes": text("min"),
    "not_done": text("That did not work. Please try again."),
    "offline": text("Not possible without a connection."),
    "new_order": text("New order"),
}
FORWARD: Final[Mapping[str, Sayable]] = {
    "accept": text("Accept"),
    "ready": text("Ready"),
    "on_the_way": text("On the way"),
    "done": text("Delivered"),
}
QUICK: Final = (  # what is pressed most, in the words of staff
    text("pause 20"),
    text("delay 15"),
    text("no delivery today"),
    text("closed today"),
    text("today"),
    text("undo"),
)
REASONS: Final = (
    text("too much to do right now"),
    text("something for it is sold out"),
    text("we are closing"),
    text("the address is too far away"),
)
