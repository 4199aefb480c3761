"""Turkish: what the shop's people write to it."""

from __future__ import annotations

from orderbot.understanding.grammar.words.model import Staff, words

_NO = r"(?:(?:no\.?|numara|sipariş|fiş) ?|#)?(?P<number>\d{1,4}):?"
_UNTIL = r"(?: (?P<until>.+?)(?:'?(?:e|a|ye|ya|de|da))? kadar)?"
_MIN = r"(?P<minutes>\d{1,3}) ?(?:dk\.?|dakika)?"
_WHY = r"(?:(?:[:,] ?| (?:çünkü) | )(?P<reason>[^\d\s].*))?"

STAFF = Staff(
    polite=(r"lütfen", r"teşekkürler", r"teşekkür ederim", r"sağ ?ol", r"merhaba", r"selam", r"ve"),
    listing=(r"(?:ne|neler) (?:bitti|yok|kalmadı) ?\?*",),
    all_back=(r"(?:her şey|hepsi) (?:tekrar |yine |geri )?(?:var|geldi)",),
    back=(r"(?P<what>.+?) (?:tekrar|yine|yeniden|geri) (?:var|geldi)",),
    left=(
        r"(?P<what>.+?)(?:'?(?:den|dan|ten|tan))? (?P<count>\d{1,3})(?: tane| adet| porsiyon)?(?P<sure> kaldı)",
        r"(?P<count>\d{1,3})(?: tane| adet| porsiyon)? (?P<what>.+?)(?P<sure> kaldı)",
    ),
    out=(r"(?P<what>.+?)(?P<sure>) (?:bitti|tükendi|kalmadı|yok)",),
    close=(r"(?:bugün |şimdi )?(?:kapalı|kapat|kapattık|kapalıyız|kapanıyoruz)",),
    open=(r"(?:tekrar )?(?:açık|açıldı|aç|açığız|açtık)", r"devam(?: et)?", r"mola bitti"),
    pause=(rf"mola(?: {_MIN})?", rf"{_MIN} mola", rf"(?:dur|ara)(?: {_MIN})?"),
    delay=(rf"(?:gecikme|yoğunluk) ?(?:\+|artı)? ?(?:{_MIN})?", rf"{_MIN} (?:gecikme|gecikiyor|daha)"),
    no_delay=(r"(?:gecikme|yoğunluk) (?:yok|bitti)",),
    no_delivery=(
        r"(?:bugün )?(?:teslimat|servis|paket servis) (?:yok|kapalı)(?: bugün)?",
        r"(?:sadece|yalnız) gel ?al",
    ),
    delivery=(r"(?:teslimat|servis|paket servis) (?:var|açık|tekrar var)",),
    no_pickup=(r"(?:bugün )?gel ?al yok", r"(?:sadece|yalnız) (?:teslimat|servis)"),
    pickup=(r"gel ?al (?:var|tekrar var)",),
    accept=(rf"{_NO} (?:tamam|ok|olur|kabul)(?: {_MIN})?", rf"(?:tamam|kabul) {_NO}"),
    reject=(rf"{_NO} (?:red|reddet|olmaz|hayır){_WHY}",),
    ready=(rf"{_NO} hazır", rf"hazır:? {_NO}"),
    on_the_way=(rf"{_NO} (?:yolda|çıktı)",),
    done=(rf"{_NO} (?:teslim edildi|teslim|alındı|verildi)",),
    later=(rf"{_NO} (?:\+|artı) ?{_MIN}{_WHY}", rf"{_NO} {_MIN} (?:geç|gecikecek){_WHY}"),
    cancel=(rf"iptal {_NO}{_WHY}", rf"{_NO} iptal{_WHY}"),
    reprint=(rf"fiş {_NO} (?:tekrar|yine)", rf"{_NO} (?:tekrar )?yazdır", r"fiş (?P<number>\d{1,4})"),
    today=(r"bugün", r"(?:bugünkü )?siparişler"),
    sales=(r"(?:ciro|kasa|hasılat)(?: bugün)?",),
    status=(r"durum",),
    block=(rf"engelle {_NO}", rf"{_NO} engelle"),
    unblock=(rf"engeli kaldır {_NO}", rf"{_NO} engeli kaldır"),
    training=(r"(?:deneme|eğitim)(?: modu)?(?: aç)?",),
    no_training=(r"(?:deneme|eğitim)(?: modu)? (?:kapat|bitti|kapalı)",),
    shadow=(r"(?:gölge|onay)(?: haftası| modu)(?: aç)?",),
    no_shadow=(r"(?:gölge|onay)(?: haftası| modu) (?:kapat|bitti|kapalı)",),
    undo=(r"geri al", r"yanlış(?: oldu)?"),
    help=(r"yardım", r"komutlar"),
    eat=(r"(?:ben de )?sipariş (?:vermek istiyorum|ver)",),
    small_talk=(r"(?:tamam|peki|olur|evet|merhaba|selam)",),
    vocabulary=words("bitti kaldı mola gecikme kapalı açık teslimat hazır yolda iptal tamam fiş ciro yardım"),
)
