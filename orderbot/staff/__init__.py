"""What the shop's people say in their chat, and on the board: stock, switches, orders, questions. Pure.

    hearing.py    a turn's messages -> effects and an answer; what is no command is asked back (asking.py)
    words.py      one line -> a command, or none; the phrases stand in the language folders of understanding/
    done.py       what a command needs to know (Desk) and leads to (Done)
    stock.py      "23 aus bis morgen"; things.py what of the card is meant, ends.py until when; nothing is out for good
    switching.py  "pause 20", "heute zu", "stau +15": each has an end
    orders.py     "12 ok 40", "storno 12": steps of an order; steps.py what they are called
    report.py     "heute", "umsatz", "status", "hilfe"
    undoing.py    "rückgängig"; blocking.py "sperren 12"
    waiting.py    "weiter 4711": a chat with a customer goes back to the bot
    sayings.py    what is answered about the stock
    pin.py        the second factor, because phone numbers get new owners

Nothing is changed unless all of a line is a command whose things and end are beyond doubt.
"""

from orderbot.staff.hearing import hear, is_command, is_staff

__all__ = ["hear", "is_command", "is_staff"]
