"""What a delivery of the channel holds: messages with their senders, outcomes of our own, changes of identity.

Plain values between the channel that reads them, the storage that keeps them and the reception that works on them.
All text in them is hostile; ids and names are capped and free of NUL and lone surrogates.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from orderbot.conversation.model import Incoming


@dataclass(frozen=True, slots=True)
class Sender:
    """Who wrote, by every id the channel told. Any may be missing, but never both `phone` and `user`."""

    phone: str = ""  # wa_id: digits as the channel writes them, no plus; opaque, not to be judged
    user: str = ""  # business-scoped user id, "DE.1349…"
    parent_user: str = ""  # the same person across linked businesses, "DE.ENT.…"
    name: str = ""  # profile name


@dataclass(frozen=True, slots=True)
class Received:
    """One message of a customer to one of our numbers."""

    phone_number_id: str  # which restaurant
    sender: Sender
    incoming: Incoming


SENT, DELIVERED, READ, FAILED = "sent", "delivered", "read", "failed"  # in this order; "played" counts as read


@dataclass(frozen=True, slots=True)
class SendError:
    code: int
    title: str = ""


@dataclass(frozen=True, slots=True)
class StatusUpdate:
    """What became of a message of ours. Comes in any order, twice, or before the answer to the send."""

    phone_number_id: str
    message_id: str
    status: str  # SENT … FAILED, or a word of the channel's that is new to us
    at: datetime  # aware, whole seconds
    tag: str = ""  # what was handed to Channel.send
    errors: tuple[SendError, ...] = ()
    price_type: str = ""  # "regular", "free_customer_service", "free_entry_point", …; "" if not told
    price_category: str = ""  # "service", "utility", …


@dataclass(frozen=True, slots=True)
class IdentityChange:
    """A customer has new ids. `previous` or `phone` may be "" where the channel does not tell."""

    phone_number_id: str
    previous: str  # the old business-scoped user id
    new: str  # the new one
    phone: str  # the new number, "" if it stayed or is not told
    previous_phone: str = ""  # the old number
    message_id: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """What the channel says about our account: restricted, of low quality, a template refused."""

    phone_number_id: str  # "" if it concerns the whole account
    subject: str  # the channel's word: "account_update", "error", …
    said: str  # the channel's words, without personal data
    code: int = 0
    grave: bool = True  # somebody should act; else it is only logged


@dataclass(frozen=True, slots=True)
class Odd:
    """A part that cannot be read, or is of a kind that is new to us."""

    why: str  # no personal data
    raw: bytes  # the part alone, as JSON


@dataclass(frozen=True, slots=True)
class Payload:
    """One delivery, in the order of the body."""

    received: tuple[Received, ...] = ()
    statuses: tuple[StatusUpdate, ...] = ()
    changes: tuple[IdentityChange, ...] = ()
    notices: tuple[Notice, ...] = ()
    odd: tuple[Odd, ...] = ()
