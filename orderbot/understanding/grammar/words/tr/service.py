"""Turkish: delivery or pickup, payment, name."""

# ruff: noqa: E501 - one kind of saying a line

from __future__ import annotations

from orderbot.understanding.grammar.words.model import Service

SERVICE = Service(
    delivery=(r"\b(?:eve |adrese )?teslim(?:at)?(?: edin| edilsin| olsun)?\b", r"\beve (?:servis|getirin|gönderin|gelsin)\b", r"\b(?:adrese|adresime) (?:getirin|gönderin|gelsin)\b"),
    pickup=(r"\bgel[- ]?al\b", r"\b(?:gelip |kendim |ben )(?:kendim )?(?:alırım|alacağım|alacağız|alırız|alayım)\b", r"\bpaket olsun\b"),
    cash=(r"\bnakit(?: olarak| ile)?(?: öde\w*| olsun)?\b", r"\bkapıda nakit\b"),
    card=(r"\b(?:kredi |banka )?kart(?:la|ıyla|ı ile| ile)(?: öde\w*| olsun)?\b", r"\bkredi kart\w*\b", r"\bkapıda kart\w*\b"),
    online=(r"\bonline öde\w*\b", r"\bpaypal (?:ile|üzerinden)\b(?: öde\w*)?"),
    change=(r"\b{AMOUNT} ?(?:euro|€)(?:'?luk|luk|'?yla|'?dan)?(?: ile)? (?:vereceğim|öde\w+|veririm|üzeri|para üstü)", r"\b{AMOUNT} ?(?:euro|€)?['’]?(?:[ea]|y[ea]|nin|nun|nın)? (?:için )?para üstü\b"),
    amounts={"on": 10, "yirmi": 20, "elli": 50, "yüz": 100},
    regards=(r"saygılar(?:ımla)?", r"selamlar", r"sevgiler"),
    sums=(r"toplam",),
    table=(r"masa",),
    thanking=(r"teşekkür(?:ler| ederim)", r"sağ ?olun?"),
    name=(r"\b(?:adım|ismim|isim:?|ad:) (?-i:([{upper}][\w'-]+(?: [{upper}][\w'-]+)?))",),
    phone=(r"telefonum?",),
)  # fmt: skip
