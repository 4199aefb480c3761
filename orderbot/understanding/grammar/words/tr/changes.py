"""Turkish: changes of the cart."""

from __future__ import annotations

from orderbot.understanding.grammar.words.model import Changes, phrases, words

CHANGES = Changes(
    before=words("lütfen aslında yok"),
    after=(*words("lütfen teşekkürler"), *phrases("yapar mısınız | olsun lütfen")),
    replace=(r"{A} yerine {B}", r"{A} değil,? {B}"),
    remove=(r"{A} (?:çıkar\w*|sil\w*|iptal(?: et\w*)?|kaldır\w*|olmasın)", r"{A} istemiyorum"),
    less=(r"{A} (?:eksik|daha az)", r"(?P<n>bir|\d+) eksik"),
    only=(r"sadece {B}", r"{B} yeter", r"{A} sadece {B}"),
    more=(r"{B} daha", r"{B} ekle\w*"),
    more_alone=(r"bir (?:tane )?daha",),
    one=words("bir"),
    marker=words("yap olsun değiştir"),
    dropped=words("yap olsun"),
    leads=(*words("küçük büyük orta ekstra bol az"), r"\w+s[ıiuü]z"),
    every=words("hepsi"),
    ordinals={"sonuncu": -1, "ilk": 0},
)  # fmt: skip
