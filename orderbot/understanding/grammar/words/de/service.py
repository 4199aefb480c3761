"""German: delivery or pickup, payment, name."""

# ruff: noqa: E501 - one kind of saying a line

from __future__ import annotations

from orderbot.understanding.grammar.words.model import Service, words

_SELF = r"(?:ich|wir|es|sie|das|alles|die|selbst|selber|dann|gleich|gern|gerne|persönlich|pizza|essen|bestellung|nachher|später|direkt|'s|ihn)"
_PAY = r"(?:be)?zahl(?:e|en|t|ung|bar)?(?: (?:ich|wir|werde|wird|möchte|per|dann|gern|gerne|bitte|auch|via|sie|es|erfolgt|:))*"
_HAVE = r"\b(?:habe? (?:ich |wir )?(?:nur |leider |noch |bloß )*|mit |zahle? mit |auf )?(?:einem |einen |nen |nem |ein |n |'nen )?"

SERVICE = Service(
    delivery=(
        r"\b(?:zur |per |mit |als |bitte )?lieferung(?: bitte| nach hause)?\b", r"\b(?:bitte )?(?:geliefert|liefern(?: sie)?|ausliefern|anliefern|zustellen|liefert|liefere)\b(?: bitte| lassen| nach hause)?", r"\blieferservice\b",
        r"\b(?:bringt?|bringen|bring) (?:sie |ihr |es |das |mir |uns |bitte |mal )*(?:nach hause|zu mir|zu uns|vorbei|her|(?=an |in die |zur |zum ))", r"\bnach hause (?:bringen|liefern|geliefert|bitte)\b", r"\bbis (?:an|vor) die (?:haus)?tür\b",
        r"\b(?:vorbei|her|rüber|hin|heim|nach hause )(?:zu)?(?:bringen|gebracht|geliefert|schicken)\b(?: lassen)?", r"\b(?:ausgeliefert|zugestellt|zustellung|heimservice|bringdienst|bringservice)\b", r"\bnach hause(?= *(?:$|[.,;!\n]))",
    ),
    pickup=(
        rf"\b(?:dann |die |das |den |sie |es |alles )*(?:hole?|holen|hol's|hols) (?:ich|wir)(?: (?:die|das|den|sie|es|mir|uns|dann|alles|{_SELF}))*(?= *(?:$|[.,;!\n]|um\b|gegen\b|in\b|ab \d))",
        r"\b(?:selbst)?abholer(?:in)?\b", r"\b(?:wird|werden) (?:dann |von mir |von uns |selbst |selber )*geholt\b", r"\b(?:zur |per |als |mit |bitte )?(?:selbst)?abholung(?: bitte)?\b", r"\b(?:zum |bitte )?(?:selbst |selber )?(?:abholen|abgeholt|abzuholen|selbstabhol\w*)\b(?: bitte)?", rf"\b(hole?n?|hol'?s|holt)\b((?: {_SELF})*)(?:(?:[^.!?\n]|(?<=\d)\.(?=\d)){{0,40}}?)\b(ab)\b(?! \d)",
        r"\b(komme?n?|kommt|schaue?n?|fahre?n?)\b(?: (?:ich|wir))?(?:[^.!?\n]|(?<=\d)\.(?=\d)){0,45}?\b(vorbei|rum|rüber)\b", rf"\b(?:ich |wir )?(?:hole?n?|hol's)\b(?: {_SELF})* ?(?=(?:um|gegen|in|so|ca|gleich|nachher|dann|heute|morgen)\b)", r"\babholen tut\b(?: mein\w* \w+)?", r"\bhole?n?'?s? (?:\S+ ){0,2}?(?:selber|selbst)\b", r"\babholg\b\.?", r"\bbin (?:ich )?in (?:ca\.? )?\d+ ?(?:min\w*|stunden?) (?:da|bei euch)\b",  r"\b(?:zum )?mitnehmen\b", r"\bnehm\w* (?:ich |wir )?(?:es |das |sie |alles )(?:gleich |dann )?mit(?= *(?:$|[.,;!\n]))", r"\b(komme?n?|kommt)\b(?:[^.!?\n]|(?<=\d)\.(?=\d)){0,40}?\b((?:es |sie |das )?(?:ab)?holen)\b", r"\b(?:wird|werden) abgeholt\b",
    ),
    denied=(*words("kein keine nicht ohne statt ist kostet"), "zur frage"),
    denied_too=words("der die das den eine zur zum mehr bitte doch per mit"),
    cash=(rf"\b(?:{_PAY} )?(?:in )?bar(?:geld|zahlung|zahler)?(?: {_PAY})?\b(?! ?kod)", rf"\b(?:{_PAY} )?(?:habe? es |hab's |geld |es )?passend(?: da| dabei| parat)?\b"),
    card=(
        rf"\b(?:{_PAY} )?(?:mit |per |via |auf )?(?:der |meiner |einer )?(?:ec|giro|kredit|debit|bank|visa|master|geld)[- ]?(?:card|karte|cash)(?: {_PAY})?\b", rf"\b(?:{_PAY} )?(?:mit|per|via) (?:der |meiner |einer )?karte(?: (?:an der tür|beim fahrer|vor ort|bei lieferung|bei abholung))?(?: {_PAY})?\b", r"\bkarten ?zahlung\b", rf"\b{_PAY} karte\b",
        r"\bkarte an der tür\b", r"(?<=\S )(?<!die )(?<!der )(?<!eine )(?<!zur )\bkarte(?= *$)", r"(?:(?<=[,.\n ] )|(?<=\n))karte(?= *(?:$|[,.\n!]))", rf"\b(?:{_PAY} )?(?:mit |per )?(?:ec|girocard|maestro|visa|mastercard|amex|kontaktlos)\b(?: {_PAY})?", rf"\b(?:{_PAY} )?(?:mit |per |via )?(?:apple|google) ?pay\b",
    ),
    online=(rf"\b(?:{_PAY} )?(?:mit |per |via |über )?(?:paypal|klarna|sofortüberweisung|wero|stripe)(?: {_PAY})?\b", r"\bonline[- ]?(?:be)?zahl\w*\b", rf"\b{_PAY} online\b"),
    change=(
        r"\b(?:be)?zahl\w*(?: (?:ich|wir|dann|bar|gern|gerne|bitte|in bar|werde))* mit (?:(?:einem|einen|nem|'nem|einer|ner) )?{AMOUNT}{EURO}(?!\w|,\d)", r"\b(?:in )?bar,? (?:und )?mit (?:einem |nem )?{AMOUNT}{EURO}(?!\w|,\d)",
        rf"\b(?:mit |habe? (?:nur |leider |aber )*)?(?:einem |einen |nem |nen |ein |n )?{{AMOUNT}} ?-?(?:€|euro|er|eur)?[- ]?schein(?: {_PAY})?\b", r"\bauf {AMOUNT}{EURO} (?:bitte )?(?:raus|heraus|zurück|wechsel|rück)\w*",
        r"\b(?:rückgeld|wechselgeld|wechseln?|raus|rausgeben|zurück|herausgeben|restgeld)(?: bitte)? (?:auf|für|von|bei) (?:einen |einem )?{AMOUNT}{EURO}(?!\w|,\d)", r"\b{AMOUNT}{EURO} (?:bar|in bar)\b", r"\bbar,? (?:und )?(?:ich |wir )?hab(?:e|en)? (?:ich |wir )?(?:nur |leider |noch |bloß )*{AMOUNT}{EURO}(?!\w|,\d)", rf"\bmit {{AMOUNT}} ?(?:€|euro\b|eur\b)(?: {_PAY})?",
        r"\b(?:habe?|hätte) (?:ich |wir |aber |auch |nur |leider |noch |bloß )*(?:einen?|nen?|'nen|n) {AMOUNT}[- ]?er\b", r"\bhabe? (?:ich |wir )?(?:nur |leider |noch |bloß )*{AMOUNT} ?(?:€|euro|eur)\b",
    ),
    amounts={"fünf": 5, "zehn": 10, "zwanzig": 20, "fünfzig": 50, "hundert": 100, "zweihundert": 200},
    bills=words("schein"),
    bill_endings=words("er"),
    notes=((_HAVE + r"fuf+(?:i|ziger|zger)\b|" + _HAVE + r"fünf(?:zi|z)ger\b", 5000), (_HAVE + r"(?:zwanni|zwannie|zwanziger|zwacken)\b", 2000), (_HAVE + r"(?:hunni|hunderter|hunnie)\b", 10000), (_HAVE + r"(?:zehner|zehni)\b", 1000), (_HAVE + r"zweihunderter\b", 20000)),
    regards=(r"lg", r"vg", r"mfg", r"(?:viele |liebe |beste |schöne |herzliche |freundliche |mit (?:freundlichen|lieben|besten|herzlichen) )*grü(?:ß|ss)e?n?", r"gru(?:ß|ss)"),
    sums=(r"(?:das |dann |alles |also )*(?:macht|macht's|kostet|sind|wären|waren) (?:das |dann |zusammen |insgesamt |also |ja )*", r"(?:gesamt(?:preis|summe|betrag)?|summe|zusammen|insgesamt|total)"),
    sums_end=(r"oder", r"richtig", r"stimmts?", r"korrekt"),
    table=(r"tisch",),
    at_table=(r"(?:wir |ich )?(?:sitzen?|sind|bin|hier)(?: hier| draußen| drinnen)? (?:an|am|auf)(?: (?:dem|unserem))?", r"(?:für|an|am|auf|zu|von|hier)"),
    thanking=(r"danke(?:schön| schön| euch| ihnen)?", r"(?:vielen|besten|lieben|herzlichen) dank", r"merci"),
    name_leads=words("auf für bei von name unter"),
    name=(
        r"\bnachname:? (?-i:([{upper}][\w'-]+))", r"(?:^|[,.;\n] *)(?-i:((?:Dr|Prof)\. ?[{upper}][\w'-]+)) *(?=$|[,.;!\n])", r"(?:^|[,.;\n] *)(?:frau|herr|hr\.|fr\.) (?-i:((?:Dr\. ?)?[{upper}][\w'-]+)) *(?=$|[,.;!\n])", r"\b(?:selbst)?abholer(?:in)?(?: ist)?[: ]+(?-i:([{upper}][\w'-]+))",
        r"\b(?:hier ist|hier spricht|ich bin'?s)(?: nochmal| noch mal| wieder)?,? (?:(?:die|der|frau|herr|familie) )?(?-i:([{upper}][\w'-]+(?: [{upper}][\w'-]+)?))(?= *(?:$|[,.;!\n]))",
        r"\bname (?:ist |lautet |: ?)([^\W\d_][\w'-]+)", r"\b(?:auf den |auf dem |unter dem |unter den |mein |der )?name[ns]?\b ?(?:ist|lautet|wäre|:|von)? ?(?-i:((?:(?:Dr|Prof|St|[{upper}])\. ?)*[{upper}][\w'-]+(?: [{upper}][\w'-]+){0,2}))", r"\b(?:bestellung|abholung|reservierung|abholen|ab|auf den namen|geht|bitte|läuft) (?:ist |geht |läuft )?auf (?:(?:herrn?|frau|familie|fam\.) )?(?-i:([{upper}][\w'-]+))",
        r"\b(?:auf|an|für|durch) (?:herrn?|frau|familie|fam\.) (?-i:([{upper}][\w'-]+))", r"\bich hei(?:ß|ss)e (?-i:([{upper}][\w'-]+(?: [{upper}][\w'-]+)?))", r"(?:^|[,.;\n] *)auf (?-i:([{upper}][\w'-]+)) *(?:bitte *)?(?=$|[,.;:!\n])",
    ),
    phone=(r"tel(?:efon)?(?:nummer)?", r"handy(?:nummer)?", r"mobil", r"nummer", r"rückrufnummer"),
    phone_is=words("ist unter"),
)  # fmt: skip
