"""What staff say about the stock in their chat: "23 aus bis morgen", "noch 12 Tiramisu", "was ist aus?". Pure.

    hearing.py  a turn's messages -> effects and an answer; what is no command is a customer's talk
    words.py    one line -> a command, or none
    things.py   the words of a command -> what of the card they mean
    ends.py     "bis morgen", "until 8 pm" -> when it ends; nothing is ever out for good
    sayings.py  what is answered
    pin.py      the second factor, because phone numbers get new owners

Nothing is changed unless all of a message is a command whose things and end are beyond doubt.
"""

from orderbot.staff.hearing import hear

__all__ = ["hear"]
