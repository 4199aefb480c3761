"""German: times and days."""

# ruff: noqa: E501 - one kind of saying a line

from __future__ import annotations

from orderbot.understanding.grammar.words.model import Clock, Saying, phrases, words

_UP_TO_TWENTY = "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig"
_HOURS = {word: hour for hour, word in enumerate(_UP_TO_TWENTY.split()) if hour} | {"einundzwanzig": 21, "zweiundzwanzig": 22, "dreiundzwanzig": 23, "ein": 1, "zwo": 2} | {"fünfe": 5, "sechse": 6, "siebne": 7, "sieme": 7, "achte": 8, "neune": 9, "zehne": 10, "elfe": 11, "zwölfe": 12}  # fmt: skip
_BEFORE_TIME = r"(?:um|gegen|ab|bis|ca|circa|etwa|ungefähr|so um|zirka|auf|für|nach|vor|spätestens|frühestens)\b\.?(?: (?:um|ca|circa|etwa|gegen|punkt|ungefähr|so)\b\.?)?"
_AFTER_TIME = r"(?= *(?:$|\d{1,2}(?: ?x)? [a-z]{3}|[,.;!?\n)/–-]|(?:und|bitte|heute|morgen|abends?|mittags?|nachmittags?|früh|da|hier|fertig|wäre|wär|ist|passt|geht|ab|abholen|abgeholt|hole|holen|komme|kommen|vorbei|liefern|liefert|lieferung|geliefert|wenn|oder|rum|herum|am|zum|zur|nach|an|in|zu|dann|möglich|ok|okay|haben|danke|pünktlich|essen|super|toll|prima|perfekt|klasse|gut|schön|reicht|rein|raus|eine?[nmr]?|einmal|zweimal)\b))"
_NO_SUM = r"(?!\d|[.,]\d| ?(?:[€$£x%]|euros?\b|eur\b|l\b|cl\b|liter))"
_COMING = r"(?:ab(?:zu)?holen|abholung|abholg\.?|abgeholt|holen|lieferung|liefern|geliefert|bringen|uhrzeit|zeit|komme?|hole|bin)(?: ich| wir)?"

CLOCK = Clock(
    # --- the time of day ---
    hours=_HOURS,
    minutes={"fünf": 5, "zehn": 10, "fünfzehn": 15, "zwanzig": 20, "fünfundzwanzig": 25, "dreißig": 30, "vierzig": 40, "fünfundvierzig": 45, "fünfzig": 50}
    | {"eine": 1, "einer": 1, "ner": 1, "ein": 1, "zwei": 2, "drei": 3, "vier": 4},
    sayings=(
        Saying(r"\b{N} (?:minuten |min )?vor halb {H}\b", -30, -1),
        Saying(r"\b{N} (?:minuten |min )?nach halb {H}\b", -30, 1),
        Saying(r"\bhalb {H}\b(?! ?[x€%])", -30, halved=True),
        Saying(r"\bdreiviertel {H}\b", -15),
        Saying(r"\b(?:viertel|1/4) nach {H}\b", 15),
        Saying(r"\b(?:viertel|1/4) vor {H}\b", -15),
        Saying(r"\bviertel {H}\b(?! ?[x€])", -45),
        Saying(r"\b{N} (?:minuten |min )?vor {H}\b" + _AFTER_TIME, 0, -1),
        Saying(r"\b{N} (?:minuten |min )?nach {H}\b" + _AFTER_TIME, 0, 1),
        Saying(rf"\bzwischen {{H}}(?: uhr)? und (?:\d{{1,2}}|{'|'.join(_HOURS)})(?: uhr|{_AFTER_TIME})"),
        Saying(r"\b{H}[:.]{M} ?(?:-|–|bis) ?\d{1,2}[:.]\d\d(?: ?uhr)?\b"),
        Saying(r"(?<![\d.:,])\b{H} ?(?:-|–|bis) ?\d{1,2}(?:[:.]\d\d)? ?uhr\b"),
        Saying(r"(?<![\d.:,]){H}[:.]{M} ?(?:uhr|h)\b"),
        Saying(r"(?<![\d.:,]){H}:{M}\b(?!:?\d)(?! ?[€x])"),
        Saying(r"\b(?:um|gegen) {H}(?= +(?:(?:name|auf|unter)\b.*|(?!uhr)[^\W\d_][\w'.-]+) *$)"),  # "um 7 Becker"
        Saying(r"\b{H}h(?:{M})?\b"),
        Saying(rf"\b{{H}} ?uhr {{M5}}{_AFTER_TIME}"),
        Saying(r"\b{H} ?uhr\b"),
        Saying(rf"\b(?:{_BEFORE_TIME}|{_COMING}):? {{H}}\.{{M}}{_NO_SUM}"),
        Saying(rf"\b(?:{_BEFORE_TIME}|{_COMING}):? {{H}} {{M5}}{_AFTER_TIME}"),
        Saying(rf"\b(?:um|gegen|so um|circa|zirka|spätestens|frühestens|ab|bis|punkt|uhrzeit:?)(?: (?:um|ca|circa|etwa|gegen|punkt|ungefähr|so)\b\.?)? {{H}}{_AFTER_TIME}"),
    ),
    bare=(r"{H}[.:]?{M}", r"{H}"),
    around=words("um so gegen ab bis ca circa etwa ungefähr bitte dann heute uhr gern gerne wäre gut super für auf passt punkt der die danke am abend abends nachmittags mittags lieber doch ok"),
    vague=(r"\b(?:kurz|knapp|bisschen|etwas|irgendwann|nicht) (?:vor|nach) *$|\bnicht (?:um |gegen )?$",),
    spans=(
        (r"\bin (?:ca\.? |etwa |ungefähr )?(?P<n>[1-9][05])(?= *(?:$|[,.!?\n;]))", 1),
        (r"\bin (?:ca\.? |etwa |ungefähr )?{N} (?:minuten?|mins?)\b\.?", 1), (r"\bin (?:ca\.? |etwa |ungefähr )?{N} ?(?:stunden?|std|h)\b\.?", 60), (r"\bin (?:\w+ )?(?:einer |ner |ca\.? |etwa )?(?:halben|1/2|½) (?:stunde|std)\b", 30), (r"\binner (?:halben|1/2|½) (?:stunde|std)\b", 30), (r"\bin (?:einer |ner )?(?:dreiviertel|3/4) ?stunde\b", 45),
        (r"\bin (?:einer |ner )?viertel ?stunde\b", 15), (r"\bin (?:anderthalb|eineinhalb|1 1/2) stunden\b", 90), (r"\bin (?:zweieinhalb|2 1/2) stunden\b", 150),
    ),
    asap=(r"\b(?:so (?:schnell|bald|früh) (?:wie|als) (?:möglich|es geht|ihr könnt)|sobald wie möglich|schnellstmöglich\w*|schnellstens|baldmöglichst|möglichst (?:schnell|bald|sofort)|so schnell(?:'s| es)? geht|so schnell ihr könnt|sofort|umgehend|asap|frühestmöglich|jetzt gleich|jetzt sofort)\b",),
    asap_bare=(*words("jetzt gleich nun schnell bald egal"), *phrases("jetzt bitte | gleich bitte | so bald wie möglich | heute noch | schnellst möglich")),
    halves=(r"halb\w*",),
    oclock=words("uhr"),
    # --- the day ---
    days=((r"\bübermorgen\b", 2), (r"\bmorgen\b(?! ?s\b)", 1), (r"\bheute\b", 0)),
    weekdays=(r"mo(?:ntags?)?", r"di(?:enstags?)?", r"mi(?:ttwochs?)?", r"do(?:nnerstags?)?", r"fr(?:eitags?)?", r"(?:sa(?:mstags?)?|sonnabends?)", r"so(?:nntags?)?"),
    short_days=words("so do mi di mo"),
    next_week=(r"(?:nächsten?|kommenden?|nächste woche)",),
    months=(r"jan(?:uar)?", r"feb(?:ruar)?", r"märz|mrz", r"apr(?:il)?", r"mai", r"juni?", r"juli?", r"aug(?:ust)?", r"sept?(?:ember)?", r"okt(?:ober)?", r"nov(?:ember)?", r"dez(?:ember)?"),
    dates=(r"{DAY}\.? {MONTH}", r"{MONTH} {DAY}"),
    before_date=words("am den vom"),
    # --- parts of the day ---
    morning=(r"\b(?:früh|vormittags?|morgens|in der früh)\b",),
    evening=(r"\b(?:abends?|nachmittags?|nachts?)\b|\w+abends?\b",),
    night=(r"\bnachts?\b",),
    noon=(r"\b(?:(?:heute|morgen|übermorgen|am|gegen|zu|zum|über|\w+tag|mittwoch) mittags?|mittags um 12|12 uhr mittags)\b(?! ?(?:um|gegen|so|ca|[01]?\d))|\b\w+tag ?mittag\b(?! ?(?:um|gegen|\d))",),
    midnight=(r"\b(?:um |gegen )?mitternacht\b",),
    not_days=(r"\b(?:gute[nr]?|schöne[nr]?|liebe[nr]?) (?:morgen|abend|tag|mittag|nachmittag)|\bheute morgen\b",),
)  # fmt: skip
