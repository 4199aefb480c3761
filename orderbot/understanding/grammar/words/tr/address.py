"""Turkish: what stands around an address."""

# ruff: noqa: E501 - one kind of saying a line

from __future__ import annotations

from orderbot.understanding.grammar.words.model import Addresses, words

ADDRESS = Addresses(
    telling=words("adres adresim adresimiz adresi adrese teslimat"),
    lead=words("adres adresim adresimiz adresi adrese teslimat teslim gönderin getirin lütfen için"),
    house_number=words("numara no no."),
    stop=words("saat lütfen ve nakit kart kartla ödeme ödeyeceğim olsun gelsin bir iki için teşekkürler adresim yarın bugün akşam kat kapı zil"),
    polite=words("teşekkürler"),
    floor=(r"\d{1,2}\.? ?kat\b",),
    extra=(r"zil\b|daire|kapı\b|kat\b",),
)  # fmt: skip
