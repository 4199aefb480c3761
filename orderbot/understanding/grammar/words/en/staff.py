"""English: what the shop's people write to it."""

from __future__ import annotations

from orderbot.understanding.grammar.words.model import Staff, words

_NO = r"(?:(?:no\.?|number|order|ticket) ?|#)?(?P<number>\d{1,4}):?"
_UNTIL = r"(?: (?:until|till|til) (?P<until>.+))?"
_MIN = r"(?P<minutes>\d{1,3}) ?(?:min(?:utes|s|\.)?|m)?"
_WHY = r"(?:(?:[:,] ?| (?:because) | )(?P<reason>[^\d\s].*))?"
_TODAY = r"(?: for today| today| tonight| now)?"

STAFF = Staff(
    polite=(r"please", r"thanks(?: a lot)?", r"thank you", r"hello", r"hi", r"and"),
    close=(
        rf"(?:we are |we're |shop |kitchen )?(?:closed|close|shut|closing){_TODAY}{_UNTIL}",
        rf"no (?:more )?orders{_TODAY}{_UNTIL}",
    ),
    open=(
        r"(?:we are |we're )?(?:open|reopen|back open)(?: again)?",
        r"(?:end|stop) (?:of )?(?:the )?pause",
        r"resume",
        r"continue",
        r"go on",
    ),
    pause=(
        rf"pause(?: for)?(?: {_MIN})?",
        r"pause (?:until|till|til) (?P<until>.+)",
        rf"{_MIN} pause",
        rf"(?:hold|stop)(?: orders)?(?: for)?(?: {_MIN})?",
    ),
    delay=(
        rf"(?:delay|busy)(?: of| by)? ?(?:\+|plus)? ?(?:{_MIN})?{_UNTIL}",
        rf"(?:\+|plus) ?{_MIN}{_UNTIL}",
        rf"{_MIN} (?:late|later|longer|delay){_UNTIL}",
    ),
    no_delay=(r"(?:no (?:more )?delay|delay (?:over|off|gone)|not busy)",),
    no_delivery=(
        rf"no (?:more )?deliver(?:y|ies){_TODAY}{_UNTIL}",
        rf"pick ?up only{_TODAY}{_UNTIL}",
        rf"only pick ?up{_TODAY}{_UNTIL}",
        rf"delivery off{_UNTIL}",
    ),
    delivery=(r"delivery (?:again|back|on|back on)", r"(?:we )?deliver again"),
    no_pickup=(rf"no pick ?up{_TODAY}{_UNTIL}", rf"(?:delivery only|only delivery){_TODAY}{_UNTIL}"),
    pickup=(r"pick ?up (?:again|back|on)",),
    accept=(
        rf"{_NO} (?:ok|okay|yes|accept|accepted)(?: (?:in )?{_MIN})?",
        rf"(?:ok|okay|accept) {_NO}(?: in {_MIN})?",
        rf"{_NO} in {_MIN}",
    ),
    reject=(rf"{_NO} (?:reject|rejected|refuse|decline|no){_WHY}", rf"(?:reject|refuse|decline) {_NO}{_WHY}"),
    ready=(rf"{_NO} (?:is )?ready", rf"ready:? {_NO}"),
    on_the_way=(rf"{_NO} (?:is )?(?:on the way|on its way|out for delivery|left)", rf"on the way:? {_NO}"),
    done=(rf"{_NO} (?:is |was )?(?:collected|delivered|picked up|done|gone)", rf"(?:collected|delivered|done):? {_NO}"),
    later=(
        rf"{_NO} (?:\+|plus) ?{_MIN}{_WHY}",
        rf"{_NO} {_MIN} (?:late|later|longer){_WHY}",
        rf"{_NO} (?:later|late)(?: {_MIN})?{_WHY}",
    ),
    cancel=(rf"cancel {_NO}{_WHY}", rf"{_NO} (?:cancel|cancelled|canceled){_WHY}"),
    reprint=(
        rf"(?:re)?print {_NO}(?: again)?",
        rf"{_NO} (?:reprint|print|print again|again)",
        r"ticket (?P<number>\d{1,4})(?: again)?",
    ),
    today=(r"today", r"(?:today's )?orders(?: today)?", r"how many(?: orders)?(?: today)?", r"overview"),
    sales=(r"(?:sales|turnover|revenue|takings|report)(?: today)?",),
    status=(r"status", r"switches", r"what is (?:on|switched)"),
    block=(rf"block (?:customer )?{_NO}", rf"{_NO} block", r"block (?P<phone>\+?\d[\d /-]{6,20})"),
    unblock=(rf"unblock {_NO}", rf"{_NO} unblock", r"unblock (?P<phone>\+?\d[\d /-]{6,20})"),
    training=(rf"(?:training|practice|test)(?: mode)?(?: on| start)?{_UNTIL}",),
    no_training=(r"(?:training|practice|test)(?: mode)? (?:off|end|over|stop)",),
    shadow=(rf"(?:shadow|trial) (?:week|mode)(?: on| start)?{_UNTIL}",),
    no_shadow=(r"(?:shadow|trial) (?:week|mode) (?:off|end|over|stop)",),
    undo=(r"undo", r"(?:never mind|nevermind|wrong|that was wrong|take back)"),
    help=(r"help", r"commands", r"what can i (?:write|do|say)"),
    eat=(r"(?:i (?:want|would like|'d like) to )?order(?: something| food| myself)*",),
    small_talk=(r"(?:ok|okay|good|great|fine|thanks|thank you|yes|hello|hi)",),
    vocabulary=words(
        "out sold left again back pause delay closed open delivery pickup ready way collected delivered cancel",
        "reject accept print sales help undo block training shadow",
    ),
)
