"""English: what is said to driver and kitchen."""

# ruff: noqa: E501 - one kind of saying a line

from __future__ import annotations

from orderbot.understanding.grammar.words.model import Remarks, phrases, words

_THEM = r"(?:it|them|that|both|all|(?:the |my |our )?pizzas?)"
_INTO = (
    r"(?: (?:in|into) (?:\d{1,2}|half|halves|quarters|two|three|four|six|eight|small)(?: (?:slices?|pieces?|parts?))?)?"
)

REMARKS = Remarks(
    label=(r"(?:delivery |order )?(?:notes?|remarks?|comments?)",),
    label_for=words("for to"),
    clauses=(
        rf"(?:(?:can|could|would|will) (?:you |i |we )?)?(?:please |have |get )*(?:cut|slice)(?: up)? {_THEM}(?: up)?(?: please)?{_INTO}", rf"(?:(?:can|could|would|will) (?:you |i |we )?)?(?:please |have |get )*{_THEM} (?:be |please )*(?:cut|sliced)(?: up)?{_INTO}", r"(?:cut|sliced)(?: up)? (?:in|into) (?:small|tiny|little|bite-?sized?) (?:pieces?|slices?|bits)",
        r"knock(?:ing)?|door ?bell|buzzer|bell(?! ?pepper)|back ?door", r"(?:please|pls|don't|dont|do not) ring", r"ring (?:once|twice|\d|two|three|the bell|the door|at|me|us|when|upon|loudly|please|pls)",
        r"leave (?:it|them|the (?:food|order|bags?|delivery)|everything) (?:at|by|on|with|outside|in front|behind|next to|in)",
        r"call (?:me |us )?(?:when|once|if|upon|on arrival|before)|(?:leave|drop) (?:it |them )?(?:at|with|by)|gate|(?:back|side|rear|front) (?:entrance|door)|reception|front desk|spoons?|forks?|straws?", r"cutlery|knife and fork|forks? and kni(?:fe|ves)|kni(?:fe|ves) and forks?|utensils|napkins?",
        r"(?:bring|need|have|has|carry)(?: (?:me|us|some|enough|the|small|any|your|with you))* change(?! (?:for|of) (?:a |€)?\d)",
    ),
    counts=(r"\d{1,2} ?times", r"(?:one|two|three) times?"),
    parting=words("and but"),
    lead=words("and but"),
    abbreviations=words("apt no mr mrs"),
    spots=(
        r"(?:\d{1,2}(?:\.|st|nd|rd|th)?|ground|first|second|third|fourth|fifth|sixth|top|upper|lower|last) ?(?:floor|courtyard|yard|entrance|door|gate|house|building|bell|staircase)\b", r"(?:floor\b|apartment|apt\.?|flat|room|entrance|block|bell) ?{NUMBER}", r"bell(?: ?: ?| is | says ){NAME}", r"{NAME} on the (?:door ?)?bell", r"ring (?:the bell )?(?:at|for) (?!the|my|a )(?:{NAME}|{NUMBER})",
    ),
    sides=(r"(?:on the )?(?:left|right)",),
    at=phrases("in | on the | at the | into the | to the"),
    titles=words("mr mrs ms miss dr"),
    people=(r"(?:(?:for|we are|we're) )?a (?:group|party|table|family) of {MANY}\b(?! ?(?:x|times)\b){WHO}",
        r"(?:we are|we're|there are|there'll be|we will be)(?: (?:about|around|only|just))* {MANY}\b(?! ?(?:x|min|pm|am|o'clock|€|euro|[.,:]\d)\b){WHO}", r"for us {MANY}\b(?! ?x\b){WHO}",
    ),
    many=words("two three four five six seven eight nine ten"),
    who=(*words("people persons person adults kids children guests"), "of us"),
)  # fmt: skip
