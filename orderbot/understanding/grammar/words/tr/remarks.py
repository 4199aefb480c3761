"""Turkish: what is said to driver and kitchen."""

# ruff: noqa: E501 - one kind of saying a line

from __future__ import annotations

from orderbot.understanding.grammar.words.model import Remarks, words

REMARKS = Remarks(
    label=(r"(?:sipariş )?not(?:u|lar|um)?",),
    clauses=(r"zile?\b|zili(?:n|ne|mi)?\b|kapıyı (?:çal|vur)\w*|kapıya vur\w*|arka kapı\w*", r"çatal(?: bıçak)?|peçete"),
    counts=(r"\d{1,2} ?(?:kez|kere|defa)", r"(?:bir|iki|üç) (?:kez|kere|defa)"),
    parting=words("ve"),
    lead=words("ve"),
    spots=(r"(?:\d{1,2}\.?|birinci|ikinci|üçüncü|dördüncü|beşinci|giriş|zemin|üst|alt) ?kat(?:ta|ı|ın)?\b", r"(?:kat(?:ta|ı|ın)?\b|kapı|daire|zil) ?{NUMBER}", r"zil ?: ?{NAME}"),
    sides=words("solda sağda"),
    people=(r"(?:biz )?\d{1,2} kişi(?:yiz|lik|yi)?\b(?: için)?",),
)  # fmt: skip
