"""Every error code of the Cloud API that a send can meet, as data: what it means for the message, and for whom to act.

Meta's HTTP statuses are unreliable (400 even for limits), so the code decides; the same codes come later in
`statuses[].errors`. Sources: Meta's error reference and the reports of its large integrators, November 2026.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from orderbot.ports import Verdict
from orderbot.texts import Text, text


@dataclass(frozen=True, slots=True)
class ErrorCode:
    """`remedy` is for the owner, None where nobody can or must do anything. `ours`: a fault of this program.

    `plainer`: the same words may pass without form, request or picture.
    """

    verdict: Verdict
    said: Text
    remedy: Text | None = None
    ours: bool = False
    plainer: bool = False


RETRY, UNCERTAIN, THROTTLED = Verdict.RETRY, Verdict.UNCERTAIN, Verdict.THROTTLED
FINAL, STOP = Verdict.FINAL, Verdict.STOP

_BUSY = text("WhatsApp has a passing trouble")
_LIMIT = text("too many messages at once")
_TOKEN = text("the token is not valid, or may not send from this number")
_NEW_TOKEN = text(
    "make a new token of a system user that never expires, with whatsapp_business_messaging, and write it into the "
    "place that `token` names"
)
_ACCOUNT = text("WhatsApp has blocked or restricted this account")
_MANAGER = text("open WhatsApp Manager > Account quality, read why, and ask for a review")
_NUMBER = text("the number is not registered, or its name is not approved")
_REGISTER = text("open WhatsApp Manager > Phone numbers and finish the registration")
_WRONG = text("WhatsApp did not take the form of a message")
_REPORT = text("this is a fault of orderbot: please report it with the code")
_TEMPLATE = text("the message template is missing, paused or does not fit")
_TEMPLATES = text("open WhatsApp Manager > Message templates and compare with config.toml")
_MARKETING = text("WhatsApp does not pass on advertising to this customer")


def _all(codes: tuple[int, ...], meaning: ErrorCode) -> dict[int, ErrorCode]:
    return dict.fromkeys(codes, meaning)


CODES: Final[dict[int, ErrorCode]] = {
    # nothing was sent, or perhaps it was: by itself it passes
    **_all((2, 131057, 133004), ErrorCode(RETRY, _BUSY)),
    **_all((1, 131000, 131016), ErrorCode(UNCERTAIN, _BUSY)),
    # too fast: 131056 concerns one customer, the others the whole number or app
    **_all((4, 80007, 130429, 131056), ErrorCode(THROTTLED, _LIMIT)),
    # this customer cannot be reached
    131021: ErrorCode(FINAL, text("a number cannot write to itself")),
    131026: ErrorCode(FINAL, text("the customer cannot be reached on WhatsApp")),
    131047: ErrorCode(FINAL, text("the last message of the reader is older than 24 hours")),
    **_all((131049, 131050, 130472), ErrorCode(FINAL, _MARKETING)),
    131062: ErrorCode(FINAL, text("this message cannot go to somebody whose number is not known"), plainer=True),
    # the form is wrong
    **_all((33, 100, 131008, 131009, 131051, 135000), ErrorCode(FINAL, _WRONG, _REPORT, ours=True, plainer=True)),
    **_all(
        (131052, 131053), ErrorCode(FINAL, text("WhatsApp did not take a picture"), _REPORT, ours=True, plainer=True)
    ),
    **_all((132000, 132001, 132005, 132007, 132012, 132015, 132016, 132018), ErrorCode(FINAL, _TEMPLATE, _TEMPLATES)),
    **_all(
        (132068, 132069),
        ErrorCode(
            FINAL,
            text("the form (flow) is blocked"),
            text("open WhatsApp Manager > Flows; leave flow_id out"),
            plainer=True,
        ),
    ),
    # nothing will be sent until somebody acts
    **_all((0, 3, 10, 190, *range(200, 300)), ErrorCode(STOP, _TOKEN, _NEW_TOKEN)),
    **_all((368, 131031, 131048, 131064, 130497), ErrorCode(STOP, _ACCOUNT, _MANAGER)),
    131042: ErrorCode(
        STOP,
        text("there is no valid payment method, so WhatsApp delivers nothing beyond the free messages"),
        text("open business.facebook.com > Billing & payments and add one to the WhatsApp account"),
    ),
    **_all((131005, 131037, 131045, 133010), ErrorCode(STOP, _NUMBER, _REGISTER)),
}
UNKNOWN: Final = ErrorCode(FINAL, text("WhatsApp refused with a code that is not known here"), _REPORT, plainer=True)
MISSING_OBJECT: Final = (100, 33)  # code, subcode
MISSING: Final = ErrorCode(
    STOP,
    text("WhatsApp does not know this phone_number_id, or the token may not use it"),
    text("copy the phone number ID (not the number) from the app's WhatsApp > API Setup, and give the token access"),
)


def meaning(code: int, subcode: int | None = None) -> ErrorCode:
    """Of a code unknown here: final for its message, never a hot loop."""
    return MISSING if (code, subcode) == MISSING_OBJECT else CODES.get(code, UNKNOWN)
