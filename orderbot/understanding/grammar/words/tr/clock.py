"""Turkish: times and days."""

# ruff: noqa: E501 - one kind of saying a line

from __future__ import annotations

from orderbot.understanding.grammar.words.model import Clock, Saying, phrases, words

_NOMINATIVE = words("bir iki üç dört beş altı yedi sekiz dokuz on onbir oniki")
_AT = words("birde ikide üçte dörtte beşte altıda yedide sekizde dokuzda onda onbirde onikide")
_TO = words("bire ikiye üçe dörde beşe altıya yediye sekize dokuza ona onbire onikiye")
_PAST = words("biri ikiyi üçü dördü beşi altıyı yediyi sekizi dokuzu onu onbiri onikiyi")
_HOURS = {word: hour for case in (_NOMINATIVE, _AT, _TO, _PAST) for hour, word in enumerate(case, 1)} | {"on bir": 11, "on iki": 12, "on birde": 11, "on ikide": 12, "on ikiye": 12, "on bire": 11}  # fmt: skip
_CASE = r"(?: ?'?(?:[dt][ea]|[ea]|y[ea]|[iu]|y[iu]|den|dan|ten|tan))?"
_AFTER_TIME = r"(?= *(?:$|[,.;!?\n)/–-]|(?:olsun|lütfen|gelsin|alırım|alacağım|gibi|için|teslim|adres|ve|getirin|hazır|kadar|olur|civarı|civarında|geleceğim|gelirim|istiyorum)\b))"

CLOCK = Clock(
    # --- the time of day ---
    hours=_HOURS,
    hours_at={word: hour for word, hour in _HOURS.items() if word.endswith(("de", "da", "te", "ta"))},
    minutes={"beş": 5, "on": 10, "onbeş": 15, "on beş": 15, "yirmi": 20, "yirmi beş": 25, "otuz": 30, "kırk": 40, "kırk beş": 45, "bir": 1, "iki": 2, "üç": 3},
    sayings=(
        Saying(rf"\b(?:saat )?{{H}}{_CASE} çeyrek (?:kala|var)\b", -15), Saying(rf"\b(?:saat )?{{H}}{_CASE} çeyrek (?:geçe|geçiyor)\b", 15), Saying(rf"\b(?:saat )?{{H}}{_CASE} {{N}} (?:kala|var)\b", 0, -1), Saying(rf"\b(?:saat )?{{H}}{_CASE} {{N}} geçe\b", 0, 1),
        Saying(r"\b(?:saat )?{H} ?(?:buçuk|bucuk)(?: ?'?(?:ta|da|a))?\b", 30),
        Saying(rf"(?<![\d.:,])\b(?:saat )?{{H}}:{{M}}{_CASE}\b(?![\d:])(?! ?[€x])"), Saying(rf"\bsaat {{H}}\.{{M}}{_CASE}\b"), Saying(r"\b{H}\.{M} ?'[dt][ea]\b"),
        Saying(rf"\bsaat {{H}}{_CASE}\b(?! (?:sonra|içinde))"), Saying(r"\b(?:akşam|öğleden sonra|gece|bugün|yarın|sabah) {H}(?: ?'?[dt][ea])?\b" + _AFTER_TIME), Saying(r"\b{H} ?'[dt][ea]\b" + _AFTER_TIME), Saying(rf"\b{{HAT}}\b{_AFTER_TIME}"),
    ),
    bare=(r"{H}[.:]?{M}", r"{H}"),
    around=(r"(?:saat|lütfen|olsun|gibi|'?[dt][ea]|civarı|civarında|akşam|bugün|olur|için|ta|da|de|te)",),
    spans=((r"\b{N} (?:dakika|dk) (?:sonra|içinde|sonraya)\b", 1), (r"\b{N} saat (?:sonra|içinde|sonraya)\b", 60), (r"\byarım saat (?:sonra|içinde|sonraya)\b", 30), (r"\b(?:bir|1) buçuk saat (?:sonra|içinde)\b", 90)),
    asap=(r"\b(?:(?:mümkün olan |mümkünse )?en (?:kısa sürede|kısa zamanda|çabuk|hızlı)(?: şekilde)?|mümkün olduğunca (?:çabuk|hızlı|erken)|hemen|acilen|bir an önce)\b",),
    asap_bare=phrases("şimdi | çabuk | fark etmez"),
    halves=(r"yarım",),
    # --- the day ---
    days=((r"\b(?:öbür gün|yarından sonra)\b", 2), (r"\byarın\b", 1), (r"\b(?:bugün|bu (?:akşam|gece|öğlen))\b", 0)),
    weekdays=(r"pazartesi", r"salı", r"çarşamba", r"perşembe", r"cuma(?!rtesi)", r"cumartesi", r"pazar(?!tesi)"),
    next_week=words("gelecek önümüzdeki"),
    months=("ocak", "şubat", "mart", "nisan", "mayıs", "haziran", "temmuz", "ağustos", "eylül", "ekim", "kasım", "aralık"),
    dates=(r"{DAY}\.? {MONTH}", r"{MONTH} {DAY}"),
    # --- parts of the day ---
    morning=(r"\bsabah\b",),
    evening=(r"\b(?:akşam|gece|öğleden sonra|akşama)\b",),
    night=(r"\bgece\b",),
    noon=(r"\b(?:öğlen|öğle vakti|öğleyin|öğle arası)\b(?! ?(?:saat|\d))",),
    midnight=(r"\bgece yarısı\w*\b",),
    not_days=(r"\biyi (?:akşamlar|geceler|günler)|\bgünaydın|\bhayırlı (?:akşamlar|sabahlar)",),
)  # fmt: skip
