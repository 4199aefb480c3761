"""How people say delivery, pickup, payment, their name: patterns (see phrases.py) of German, English and Turkish.

Groups are what belongs to the saying; without a group it is all of the match.
"""

# ruff: noqa: E501 - one saying a line

_SELF = r"(?:ich|wir|es|sie|das|alles|die|selbst|selber|dann|gleich|gern|gerne|persönlich|pizza|essen|bestellung|nachher|später|direkt|'s|ihn)"

DELIVERY = (
    r"\b(?:zur |per |mit |als |bitte )?lieferung(?: bitte| nach hause)?\b", r"\b(?:bitte )?(?:geliefert|liefern(?: sie)?|ausliefern|anliefern|zustellen|liefert|liefere)\b(?: bitte| lassen| nach hause)?", r"\blieferservice\b",
    r"\b(?:bringt?|bringen|bring) (?:sie |ihr |es |das |mir |uns |bitte |mal )*(?:nach hause|zu mir|zu uns|vorbei|her|(?=an |in die |zur |zum ))", r"\bnach hause (?:bringen|liefern|geliefert|bitte)\b", r"\bbis (?:an|vor) die (?:haus)?tür\b",
    r"\b(?:for |with |home )?delivery(?: please)?\b", r"\b(?:please )?deliver(?:ed)?\b(?: it| this)?(?: please)?", r"\bbring (?:it|them|everything) (?:to|over|here)\b",
    r"\b(?:eve |adrese )?teslim(?:at)?(?: edin| edilsin| olsun)?\b", r"\beve (?:servis|getirin|gönderin|gelsin)\b", r"\b(?:adrese|adresime) (?:getirin|gönderin|gelsin)\b",
)  # fmt: skip
PICKUP = (
    r"\b(?:zur |per |als |mit |bitte )?(?:selbst)?abholung(?: bitte)?\b", r"\b(?:zum |bitte )?(?:selbst |selber )?(?:abholen|abgeholt|abzuholen|selbstabhol\w*)\b(?: bitte)?", rf"\b(hole?n?|hol'?s)\b((?: {_SELF})*)(?:[^.!?\n]{{0,40}}?)\b(ab)\b(?! \d)",
    r"\b(komme?n?|schaue?n?|fahre?n?)\b(?: (?:ich|wir))?[^.!?\n]{0,45}?\b(vorbei|rum|rüber)\b", r"\b(?:zum )?mitnehmen\b", r"\b(komme?n?)\b[^.!?\n]{0,30}?\b((?:es |sie |das )?(?:ab)?holen)\b", r"\b(?:wird|werden) abgeholt\b",
    r"\b(?:for |to )?(?:pick[- ]?up|collection|take[- ]?away|take ?out)(?: please)?\b", r"\b(?:i'll |we'll |will |to |i |we )?pick(?:ing)? (?:it |them |this |that |everything )?up\b", r"\b(?:i'll |we'll |will |to )?collect(?:ing)?(?: it| them)?\b", r"\bto go\b", r"\b(?:i'll |we'll |i will |we will )?(?:come|stop|drop|swing)(?:ing)? by\b",
    r"\bgel[- ]?al\b", r"\b(?:gelip |kendim |ben )(?:kendim )?(?:alırım|alacağım|alacağız|alırız|alayım)\b", r"\bpaket olsun\b",
)  # fmt: skip
NOT_THIS = r"\b(?:kein|keine|nicht|ohne|statt|no|not|don't|without|instead of|dont|ist|kostet|zur frage)(?: \w+)? $"

_PAY = r"(?:be)?zahl(?:e|en|t|ung|bar)?(?: (?:ich|wir|werde|wird|möchte|per|dann|gern|gerne|bitte|auch|via|sie|es|erfolgt|:))*"
CASH = (
    rf"\b(?:{_PAY} )?(?:in )?bar(?:geld|zahlung|zahler)?(?: {_PAY})?\b(?! ?kod)", rf"\b(?:{_PAY} )?(?:habe? es |hab's |geld |es )?passend(?: da| dabei| parat)?\b",
    r"\b(?:i'll |i will |we'll |i |we )?(?:pay(?:ing)? |payment )?(?:in |with |by |via )?cash(?: please| payment)?\b", r"\b(?:have )?(?:the )?exact (?:change|amount|money)\b", r"\bnakit(?: olarak| ile)?(?: öde\w*| olsun)?\b", r"\bkapıda nakit\b",
)  # fmt: skip
CARD = (
    rf"\b(?:{_PAY} )?(?:mit |per |via |auf )?(?:der |meiner |einer )?(?:ec|giro|kredit|debit|bank|visa|master|geld)[- ]?(?:card|karte|cash)(?: {_PAY})?\b", rf"\b(?:{_PAY} )?(?:mit|per|via) (?:der |meiner |einer )?karte(?: (?:an der tür|beim fahrer|vor ort|bei lieferung|bei abholung))?(?: {_PAY})?\b", r"\bkarten ?zahlung\b", rf"\b{_PAY} karte\b",
    r"\bkarte an der tür\b", r"(?<=\S )(?<!die )(?<!der )(?<!eine )(?<!zur )\bkarte(?= *$)", r"(?<=[,.\n] )karte(?= *(?:$|[,.\n!]))", rf"\b(?:{_PAY} )?(?:mit |per )?(?:ec|girocard|maestro|visa|mastercard|amex|kontaktlos)\b(?: {_PAY})?", rf"\b(?:{_PAY} )?(?:mit |per |by |with |via )?(?:apple|google) ?pay\b",
    r"\b(?:i'll |i will |we'll |i |we )?(?:pay(?:ing)? |payment )?(?:by |with |via )(?:a |my |credit |debit |bank )*card(?: please)?\b", r"\b(?:credit|debit) card\b", r"\bcard payment\b", r"\bpay(?:ing)? (?:by )?card\b", r"\b(?:kredi |banka )?kart(?:la|ıyla|ı ile| ile)(?: öde\w*| olsun)?\b", r"\bkredi kart\w*\b", r"\bkapıda kart\w*\b",
)  # fmt: skip
ONLINE = (
    rf"\b(?:{_PAY} )?(?:mit |per |via |über )?(?:paypal|klarna|sofortüberweisung|wero|stripe)(?: {_PAY})?\b", r"\bonline(?:[- ]?(?:be)?zahl\w*| payment| öde\w*)\b", rf"\b{_PAY} online\b", r"\b(?:i'll |i will |i |we )?pay(?:ing)? (?:it )?(?:online|(?:with|by|via) paypal)\b", r"\bpaypal (?:ile|üzerinden)\b(?: öde\w*)?",
)  # fmt: skip

AMOUNT = r"(\d{1,3}(?:[.,]\d{2})?|fünf|zehn|zwanzig|fünfzig|hundert|zweihundert|five|ten|twenty|fifty|(?:a |one )?hundred|on|yirmi|elli|yüz)"
WORTH = {"funf": 5, "zehn": 10, "zwanzig": 20, "funfzig": 50, "hundert": 100, "zweihundert": 200, "five": 5, "ten": 10, "twenty": 20, "fifty": 50, "hundred": 100, "a hundred": 100, "one hundred": 100, "on": 10, "yirmi": 20, "elli": 50, "yuz": 100}  # fmt: skip
_EURO = r"(?: ?(?:€|euros?|eur|er)(?:[- ]?(?:schein|note|bill))?|[- ]?er)?"
CHANGE = (
    rf"\b(?:be)?zahl\w*(?: (?:ich|wir|dann|bar|gern|gerne|bitte|in bar|werde))* mit (?:(?:einem|einen|nem|'nem|einer|ner) )?{AMOUNT}{_EURO}(?!\w|,\d)", rf"\b(?:in )?bar,? (?:und )?mit (?:einem |nem )?{AMOUNT}{_EURO}(?!\w|,\d)", rf"\b(?:mit |habe? (?:nur |leider |aber )*)?(?:einem |einen |nem |nen |ein |n )?{AMOUNT} ?-?(?:€|euro|er|eur)?[- ]?(?:schein|note)(?: {_PAY})?\b",
    rf"\bauf {AMOUNT}{_EURO} (?:bitte )?(?:raus|heraus|zurück|wechsel|rück)\w*", rf"\b(?:rückgeld|wechselgeld|wechseln?|raus|rausgeben|zurück|herausgeben|restgeld)(?: bitte)? (?:auf|für|von|bei) (?:einen |einem )?{AMOUNT}{_EURO}(?!\w|,\d)", rf"\b{AMOUNT}{_EURO} (?:bar|in bar)\b", rf"\bmit {AMOUNT} ?(?:€|euro\b|eur\b)(?: {_PAY})?",
    rf"\b(?:habe?|hätte) (?:ich |wir )?(?:nur |leider |noch |bloß )*(?:einen?|nen?|'nen|n) {AMOUNT}[- ]?er\b",
    rf"\b(?:change|break) (?:for|of) (?:a |€|\$)?{AMOUNT}{_EURO}(?!\w|,\d)", rf"\b(?:pay(?:ing)?|cash) (?:in cash |cash )?with (?:a |€)?{AMOUNT}{_EURO}(?: (?:note|bill|euro note))?(?!\w|,\d)", rf"\b(?:i |we )?(?:only )?have (?:only )?a {AMOUNT}{_EURO}(?: (?:note|bill|euro note))(?!\w|,\d)",
    rf"\b{AMOUNT} ?(?:euro|€)(?:'?luk|luk|'?yla|'?dan)?(?: ile)? (?:vereceğim|öde\w+|veririm|üzeri|para üstü)", rf"\b{AMOUNT} ?(?:euro|€)?['’]?(?:[ea]|y[ea]|nin|nun|nın)? (?:için )?para üstü\b",
)  # fmt: skip
_HAVE = r"\b(?:habe? (?:ich |wir )?(?:nur |leider |noch |bloß )*|mit |zahle? mit |auf )?(?:einem |einen |nen |nem |ein |n |'nen )?"
NOTES = ((_HAVE + r"fuf+(?:i|ziger|zger)\b|" + _HAVE + r"fünf(?:zi|z)ger\b", 5000), (_HAVE + r"(?:zwanni|zwannie|zwanziger|zwacken)\b", 2000), (_HAVE + r"(?:hunni|hunderter|hunnie)\b", 10000), (_HAVE + r"(?:zehner|zehni)\b", 1000), (_HAVE + r"zweihunderter\b", 20000))  # fmt: skip
LEAST, MOST = 500, 50000  # cents of a note somebody pays with

NAME = (
    r"\b(?:auf den |auf dem |unter dem |unter den |mein |der |for the |under the |my )?name[ns]?\b ?(?:ist|lautet|is|wäre|:|von)? ?(?-i:([{upper}][\w'.-]+(?: [{upper}][\w'.-]+){0,2}))", r"\b(?:bestellung|abholung|reservierung|abholen|ab|auf den namen|geht|bitte|läuft) (?:ist |geht |läuft )?auf (?:(?:herrn?|frau|familie|fam\.) )?(?-i:([{upper}][\w'-]+))",
    r"\bauf (?:herrn?|frau|familie|fam\.) (?-i:([{upper}][\w'-]+))", r"\b(?:ich hei(?:ß|ss)e|i am called|adım|ismim|isim:?|ad:) (?-i:([{upper}][\w'-]+(?: [{upper}][\w'-]+)?))", r"(?:^|[,.;\n] *)auf (?-i:([{upper}][\w'-]+)) *(?=$|[,.;!\n])",
)  # fmt: skip
PHONE = r"(?:\b(?:tel(?:efon)?(?:nummer)?|handy(?:nummer)?|mobil|phone|nummer|rückrufnummer|cell|telefonum?)\b[.: ]*(?:ist |is |unter )?)?((?<![\w,.])(?:\+|00?)\d(?:[\d/() -]{5,18})\d(?![\w:]))"
