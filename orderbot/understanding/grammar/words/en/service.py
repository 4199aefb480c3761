"""English: delivery or pickup, payment, name."""

# ruff: noqa: E501 - one kind of saying a line

from __future__ import annotations

from orderbot.understanding.grammar.words.model import Service, words

SERVICE = Service(
    delivery=(r"\b(?:for |with |home )?delivery(?: please)?\b", r"\b(?:please )?deliver(?:ed)?\b(?: it| this)?(?: please)?", r"\b(?:bring|send) (?:it|them|everything|this|that) (?:to|over|here|round|by)\b", r"\bto (?:my|our) (?:place|door|house|home|flat|apartment)\b"),
    pickup=(
        r"\b(?:(?:i'll|i will|we'll|we will|ill|i|we|will) )?(?:come|coming|be coming|pop|swing)(?: (?:over|round|by|down))? (?:and|to) (?:get|collect|fetch|grab|pick)(?: (?:it|them|that|this|everything|up))*", r"\b(?:i'll|i will|we'll|we will) (?:fetch|grab|collect) (?:it|them|that|everything)\b",
        r"\b(?:for |to )?(?:pick[- ]?up|collection|take[- ]?away|take ?out)(?: please)?\b", r"\b(?:i'll |we'll |will |to |i |we )?pick(?:ing)? (?:it |them |this |that |everything )?up\b", r"\b(?:i'll |we'll |will |to )?collect(?:ing)?(?: it| them)?\b", r"\bto go\b(?! (?:out|to|home|for|and|with)\b)", r"\b(?:i'll |we'll |i will |we will )?(?:come|stop|drop|swing)(?:ing)? by\b",
    ),
    denied=(*words("no not don't dont without"), "instead of"),
    denied_too=words("a any the for to by"),
    cash=(r"\b(?:i'll |i will |we'll |i |we )?(?:pay(?:ing)? |payment )?(?:in |with |by |via )?cash(?: please| payment)?\b", r"\b(?:have )?(?:the )?exact (?:change|amount|money)\b"),
    card=(
        r"\b(?:i'll |i will |we'll |i |we )?(?:pay(?:ing)? |payment )?(?:by |with |via )(?:a |my |credit |debit |bank )*card(?: please)?\b", r"\b(?:credit|debit) card\b", r"(?:(?<=[,.;\n] )|(?<=\n))card(?= *(?:$|[,.;\n!]))", r"\bcard payment\b", r"\bpay(?:ing)? (?:by )?card\b", r"\b(?:(?:by|with|via) )?(?:apple|google) ?pay\b",
    ),
    online=(r"\bonline payment\b", r"\b(?:i'll |i will |i |we )?pay(?:ing)? (?:it )?(?:online|(?:with|by|via) paypal)\b"),
    change=(
        r"\b(?:change|break) (?:for|of) (?:a |€|\$)?{AMOUNT}{EURO}(?!\w|,\d)", r"\b(?:pay(?:ing)?|cash) (?:in cash |cash )?with (?:a |€)?{AMOUNT}{EURO}(?: (?:note|bill|euro note))?(?!\w|,\d)", r"\b(?:i |we )?(?:only )?have (?:only )?a {AMOUNT}{EURO}(?: (?:note|bill|euro note))(?!\w|,\d)",
        r"\b{AMOUNT} ?-?(?:€|euro|eur)?[- ]?note\b", r"\bcash,? (?:i |we |and )*(?:only )?have (?:only )?{AMOUNT}{EURO}(?!\w|,\d)", r"\b(?:i|we)(?:'ve got| have| only have)(?: only)? an? {AMOUNT}{EURO}(?= *(?:$|[.!,;\n]))",
    ),
    amounts={"five": 5, "ten": 10, "twenty": 20, "fifty": 50, "a hundred": 100, "one hundred": 100, "hundred": 100},
    bills=words("note bill"),
    regards=(r"(?:best|kind|warm)? ?regards", r"cheers", r"best wishes", r"yours", r"sincerely"),
    sums=(r"(?:that'?s|that is|makes|comes to|so) (?:a )?(?:total(?: of)? )?", r"(?:in )?total(?: is| of)?", r"altogether"),
    sums_end=(r"right", r"correct"),
    table=(r"table",),
    at_table=(r"(?:we're |we are |i'm |i am )?(?:sitting |seated )?(?:at|to|for)",),
    thanking=(r"thanks(?: a lot| so much)?", r"thank you(?: so much| very much)?", r"thx"),
    name_leads=words("for under name"),
    name=(r"(?:^|[,.;\n] *)(?:mr|mrs|ms|miss)\.? (?-i:([{upper}][\w'-]+)) *(?=$|[,.;!\n])", r"\b(?:this is|it'?s) (?-i:([{upper}][\w'-]+(?: [{upper}][\w'-]+)?))(?: (?:here|speaking|again))?(?= *(?:$|[,.;!\n]))", r"\b(?:for the |under the |my )?name(?:'?s)?\b ?(?:is|:)? ?(?-i:((?:(?:Dr|Mr|Mrs|Ms|St|[{upper}])\.? )*[{upper}][\w'-]+(?: [{upper}][\w'-]+){0,2}))", r"\bname(?:'?s| is|:)? ([^\W\d_][\w'-]+)(?= *(?:$|[,.;!\n]))", r"\bi am called (?-i:([{upper}][\w'-]+(?: [{upper}][\w'-]+)?))"),
    phone=(r"phone", r"cell"),
    phone_is=words("is"),
)  # fmt: skip
