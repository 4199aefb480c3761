"""Turkish: dishes, numbers, with and without, sizes."""

from __future__ import annotations

from orderbot.understanding.grammar.words.model import Dishes, phrases, words

_ONES = words("bir iki üç dört beş altı yedi sekiz dokuz")
_TENS = words("on yirmi otuz kırk elli altmış yetmiş seksen doksan")


def _numbers() -> dict[str, int]:
    found = {word: number for number, word in enumerate(_ONES, 1)}
    for place, tens in enumerate(_TENS, 1):
        found[tens] = place * 10
        found |= {f"{tens} {one}": place * 10 + number for number, one in enumerate(_ONES, 1)}
    return (
        found
        | {"biri": 1, "ikisi": 2, "üçü": 3, "dördü": 4}
        | {"birer": 1, "biri": 1, "birini": 1, "birisi": 1, "ikişer": 2, "düzine": 12, "bi": 1, "tek": 1}
    )


DISHES = Dishes(
    # --- how many ---
    numbers=_numbers(),
    articles=words("bir bi"),
    times=words("x adet tane kere defa tanesi porsiyon adetten"),
    vessels=words("porsyon porsiyon şişe kutu bardak dilim tabak kase adet tane"),
    served=words("tabak kase"),
    people=words("kişi kişilik kişiyiz"),
    pieces=words("adet tane parça"),
    units={"l": 1000, "lt": 1000, "litre": 1000, "litrelik": 1000, "ml": 1, "cl": 10, "gr": 1, "g": 1},
    # --- the number on the card ---
    id_words=words("numara no nolu numaralı nr"),
    id_articles=words("şu bu"),
    definite=words("şu bu o"),
    # --- with and without ---
    with_=words("ile ilaveli artı beraber birlikte"),
    instead=words("yerine"),
    not_=words("olmasın koymayın istemiyorum konmasın hariç olmadan çıkarın çıkarılsın koymayınız yok"),
    extra=(
        *words("ekstra extra bol fazla çok daha ilave"),
        *phrases("bol bol | daha fazla"),
    ),
    light=(
        *words("az biraz azıcık hafif"),
        *phrases("çok az | az olsun"),
    ),
    double={"çift": 2, "duble": 2, "iki kat": 2, "üç kat": 3},
    # --- between things ---
    and_=(
        *words("ve & + de da"),
        *phrases("bir de | ve bir de"),
    ),
    joins=words("ve"),
    or_=(
        *words("veya yada"),
        *phrases("ya da"),
    ),
    but=words("ama fakat ancak"),
    also=(
        *words("ekleyin ekle eklensin ayrıca artı sonra yanında yanına üstüne"),
        *phrases("içecek olarak"),
    ),
    # --- which of them ---
    all_=words("hepsi hepsini tümü bütün tamamı tüm"),
    both=(
        *words("ikisi ikisini"),
        *phrases("ikisi de | her ikisi | her ikisi de"),
    ),
    each=words("her her-biri birer"),
    of_them=words("tanesi tanesini içinden bunların"),
    other=words("diğeri öbürü öteki diğer"),
    half=(
        *words("yarım yarı yarısı ½"),
        *phrases("bir yarısı | diğer yarısı | öbür yarısı"),
    ),
    # --- sizes ---
    in_=words("boy"),
    size_words=words("boy boyu cm santim ebat"),
    sizes={
        "küçük": words("küçük küçüğü ufak mini"),
        "orta": words("orta normal"),
        "büyük": words("büyük büyüğü kocaman"),
        "klein": words("küçük ufak"),
        "mittel": words("orta"),
        "groß": words("büyük"),
        "small": words("küçük"),
        "medium": words("orta"),
        "large": words("büyük"),
        "dose": words("kutu"),
        "flasche": words("şişe"),
        "glas": words("bardak"),
    },
    telling_sizes=words("küçük büyük"),
    # --- the rest of a message ---
    ordering=(
        *words("istiyorum istiyoruz isterim alayım"),
        *phrases("alabilir miyim | alabilir miyiz | sipariş vermek | rica ediyorum"),
    ),
    corrections=(
        *words("pardon vazgeçtim"),
        *phrases("yok pardon | hayır pardon | daha doğrusu"),
    ),
    plain=words("normal sade"),
    notes=words("çıtır pişmiş kızarmış dilimlenmiş kesilmiş sıcak soğuk ayrı kesin dilimleyin peçete"),
    wishes=phrases("içecek bir şey | bir içecek | tatlı bir şey | her zamanki | her zamankinden"),
    talk=words("geçen lezzetli güzeldi süper harika acıktım açız doğum günü hava"),
    polite=words("lütfen rica teşekkürler"),
    stop=words(
        "ben sen biz siz bana bize size benim bizim lütfen rica teşekkürler teşekkür ederim ediyorum",
        "sağol sağolun sağ olun merhaba selam selamlar günaydın iyi akşamlar günler geceler kolay gelsin",
        "istiyorum istiyoruz isterim isteriz istiyom alabilir alabilirmiyim miyim miyiz mi mı mu mü",
        "alayım alalım alıyorum alacağım alacağız almak isterdim edeceğim olsun olacak olur sipariş",
        "siparişim vermek verebilir vereyim verir misiniz verin ver getir getirin getirir gönder gönderin",
        "gönderir lazım ve ile de da bir şey daha sonra şimdi bugün akşam olarak için gibi kadar var yok",
        "tamam evet hayır peki ya yani işte hadi abi abla kardeşim hocam usta bey hanım tane adet büyük",
        "boy yanında üzerine üstüne içine şu bu o hepsi eşim çocuk çocuklar çocuğum arkadaş arkadaşım",
        "adres adresim ev eve kapıda nakit kart saat öde ödeme",
    ),
    # --- forms of words: "en" takes an ending away, "ies>y" puts another in its place (form > base) ---
    endings=words("lar ler lari leri i u yi yu si su ni nu dan den tan ten in un dir tir"),
    many_endings=True,
    with_endings=words("li lu lı lü"),
    without_endings=words("siz suz sız süz"),
)
