"""English: times and days."""

# ruff: noqa: E501 - one kind of saying a line

from __future__ import annotations

from orderbot.understanding.grammar.words.model import Clock, Saying, phrases, words

_HOURS = {
    word: hour for hour, word in enumerate(words("one two three four five six seven eight nine ten eleven twelve"), 1)
}
_AFTER_TIME = r"(?= *(?:$|\d{1,2}(?: ?x)? [a-z]{3}|[,.;!?\n)/–-]|(?:and|please|pls|today|tonight|tomorrow|in the|on|this|then|or|for|would|is|if|thanks|thank|to|sharp|ish|at|from|delivered|pickup|ok|works|we|i)\b))"
_BEFORE_TIME = r"(?:at|around|about|by|from|until|till|before|after|not before|circa|approx\.?|latest)(?: (?:around|about|like|approximately|sharp))?"
_NO_SUM = r"(?!\d|[.,]\d| ?(?:[€$£x%]|euros?\b|eur\b|l\b|cl\b|lit(?:er|re)))"
_AM, _PM = r" ?(?:a\.?m\b\.?|in the morning\b)", r" ?(?:p\.?m\b\.?|in the (?:evening|afternoon)\b|at night\b)"


def _both(pattern: str, shift: int = 0, *, halved: bool = False) -> tuple[Saying, Saying]:
    return Saying(pattern + _AM, shift, 0, "am", halved), Saying(pattern + _PM, shift, 0, "pm", halved)


CLOCK = Clock(
    # --- the time of day ---
    hours=_HOURS,
    minutes={"five": 5, "ten": 10, "fifteen": 15, "twenty": 20, "twenty-five": 25, "twenty five": 25, "thirty": 30, "forty": 40, "forty-five": 45, "forty five": 45, "an": 1, "a": 1, "one": 1, "two": 2, "three": 3, "couple of": 2},
    sayings=(
        *_both(r"\b(?:half|1/2) (?:past )?{H}\b", 30, halved=True), Saying(r"\b(?:half|1/2) past {H}\b", 30, halved=True), Saying(r"\bhalf {H}\b(?! ?[x€%])" + _AFTER_TIME, 30, halved=True),
        *_both(r"\b(?:a )?quarter (?:past|after) {H}\b", 15), Saying(r"\b(?:a )?quarter (?:past|after) {H}\b", 15),
        *_both(r"\b(?:a )?quarter (?:to|before|of) {H}\b", -15), Saying(r"\b(?:a )?quarter (?:to|before|of) {H}\b", -15),
        Saying(r"\b{N} (?:minutes |min )?past {H}\b", 0, 1), Saying(r"\b{N} (?:minutes |min )?to {H}\b" + _AFTER_TIME, 0, -1),
        *_both(r"(?<![\d.:,])\b{H}[:.]{M}"), *_both(r"\b{H}"),
        Saying(rf"\bbetween {{H}} and (?:\d{{1,2}}|{'|'.join(_HOURS)})" + _AFTER_TIME),
        Saying(r"(?<![\d.:,])\b{H}:{M}\b(?![\d:])(?! ?[€x])"), Saying(r"\b{H} ?o'?clock\b"), Saying(rf"\b(?:{_BEFORE_TIME}|pick(?:ing)? ?up|collect(?:ion|ing)?|deliver(?:y|ed)?) {{H}}\.{{M}}{_NO_SUM}"), Saying(rf"\b(?:{_BEFORE_TIME}) {{H}}{_AFTER_TIME}"), Saying(r"\b(?:{H}) ?hours\b(?<!\d hours)"),
        Saying(rf"\b(?:{_BEFORE_TIME}|pickup|delivery|time:?) {{H}} (?:{{MW}}){_AFTER_TIME}"), Saying(r"\b(?:at|around) {H}(?= +(?:(?:name|under|for)\b.*|(?!am\b|pm\b)[^\W\d_][\w'.-]+) *$)"),
    ),
    bare=(r"{H}[.:]?{M}", r"{H}", r"{H} (?:{MW})"),
    around=words("at around about by please pls then today tonight make it would be good great sharp thanks for ok let's say lets like rather"),
    vague=(r"\b(?:shortly|just|right|soon|sometime|not) (?:after|before|past) *$|\bnot (?:at |before )?$",),
    spans=((r"\bin (?:about |around )?(?P<n>[1-9][05])(?= *(?:$|[,.!?\n;]))", 1), (r"\bin (?:about |around |approx\.? |like )?{N} ?(?:minutes?|mins?)\b\.?", 1), (r"\bin (?:about |around |like )?{N} ?(?:hours?|hrs?|h)\b\.?", 60), (r"\bin (?:about )?(?:half an hour|a half hour|half hour)\b", 30), (r"\bin (?:about )?(?:an hour and a half|one and a half hours|1 1/2 hours)\b", 90), (r"\bin (?:about )?(?:three quarters of an hour)\b", 45), (r"\bin (?:a|about a) quarter of an hour\b", 15)),
    asap=(r"\b(?:as (?:soon|fast|quickly|quick|early) as (?:possible|you can)|asap|a\.s\.a\.p\.?|straight away|right away|immediately|right now|soonest)\b",),
    asap_bare=(*words("now soon whenever anytime quickly"), *phrases("any time | right now")),
    halves=(r"half",),
    # --- the day ---
    days=((r"\b(?:the )?day after tomorrow\b", 2), (r"\b(?:tomorrow|tmrw|tmr|tomorow)\b", 1), (r"\b(?:today|tonight|this (?:evening|afternoon|morning))\b", 0)),
    weekdays=(r"mon(?:days?)?", r"tue(?:s(?:days?)?)?", r"wed(?:nesdays?)?", r"thu(?:rs(?:days?)?)?", r"fri(?:days?)?", r"sat(?:urdays?)?", r"sun(?:days?)?"),
    short_days=words("sun sat"),
    next_week=(r"next",),
    months=(r"jan(?:uary)?", r"feb(?:ruary)?", r"mar(?:ch)?", r"apr(?:il)?", r"may", r"june?", r"july?", r"aug(?:ust)?", r"sept?(?:ember)?", r"oct(?:ober)?", r"nov(?:ember)?", r"dec(?:ember)?"),
    dates=(r"{DAY}(?:\.|st|nd|rd|th)? (?:of )?{MONTH}", r"{MONTH} {DAY}(?:st|nd|rd|th)?"),
    before_date=words("on the"),
    # --- parts of the day ---
    morning=(r"\bmorning\b",),
    evening=(r"\b(?:evening|afternoon|tonight|night)\b",),
    night=(r"\b(?:at night|tonight)\b",),
    noon=(r"\b(?:at |around |by |for )?(?:noon|midday|12 noon)\b|\b(?:for|at) lunch(?:time)?\b(?! ?(?:at|around))",),
    midnight=(r"\b(?:at )?midnight\b",),
    not_days=(r"\bgood (?:morning|evening|afternoon|night)|\b(?:lovely|nice|great) (?:evening|day)",),
)  # fmt: skip
