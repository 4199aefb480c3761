"""Turkish. Its endings say what other languages say with words: peynirli (with cheese), soğansız (without onions)."""

# ruff: noqa: E501 - one kind of saying a line

from __future__ import annotations

from orderbot.understanding.words.model import (
    Addresses,
    Changes,
    Clock,
    Dishes,
    Language,
    Remarks,
    Saying,
    Service,
    Talk,
    phrases,
    words,
)

# ---- dishes ---------------------------------------------------------------------------------------------------------

_ONES = words("bir iki üç dört beş altı yedi sekiz dokuz")
_TENS = words("on yirmi otuz kırk elli altmış yetmiş seksen doksan")


def _numbers() -> dict[str, int]:
    found = {word: number for number, word in enumerate(_ONES, 1)}
    for place, tens in enumerate(_TENS, 1):
        found[tens] = place * 10
        found |= {f"{tens} {one}": place * 10 + number for number, one in enumerate(_ONES, 1)}
    return found | {"birer": 1, "biri": 1, "birini": 1, "birisi": 1, "ikişer": 2, "düzine": 12, "bi": 1, "tek": 1}


_DISHES = Dishes(
    # --- how many ---
    numbers=_numbers(),
    articles=words("bir bi"),
    times=words("x adet tane kere defa tanesi porsiyon adetten"),
    vessels=words("porsiyon şişe kutu bardak dilim tabak kase adet tane"),
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


# ---- talk -----------------------------------------------------------------------------------------------------------

_FOOD = r"(?:sipariş\w*|yeme[kğ]\w*|pizza\w*|teslimat\w*|kurye\w*|motor\w*|paket\w*)"
_PAYING = r"(?:(?:kredi |banka )?kart\w*|nakit\w*|paypal\w*|online|havale\w*|temassız|visa|mastercard|apple ?pay|google ?pay|çek\w*|ec)"
_DAY = r"(?:bugün|yarın|şimdi|şu an(?:da)?|hâlâ|hala|bu (?:akşam|gece|saatte)|akşam\w*|gece\w*|pazar\w*|cumartesi\w*|cuma\w*|hafta sonu\w*|bayram\w*|saat \S+)"

_TALK = Talk(
    polite=("lütfen", "rica", "ederim", "ediyorum", "istiyorum", "isterim", "bana", "bir", "mi", "mı", "misiniz", "mısınız", "musunuz", "acaba", "merhaba", "selam", "teşekkürler", "sağol", "şimdi", "ben", "göster", "gösterir", "verir", "alabilir", "miyim", "görebilir", "görmek", "konuşmak", "ya", "da", "de"),
    commands={
        "human": ("insan", "gerçek insan", "insanla", "yetkili", "yetkiliyle", "görevli", "personel", "çalışan", "müşteri hizmetleri", "temsilci", "garson", "birisiyle", "biriyle", "telefon", "telefon numarası", "ara beni", "beni arayın", "operatör", "müdür", "patron"),
        "help": ("yardım", "yardım et", "yardım edin", "nasıl çalışıyor", "nasıl oluyor", "ne yapabilirim", "ne yapmalıyım", "anlamadım", "bilgi"),
        "menu": ("menü", "menu", "kart", "yemek listesi", "bütün menü", "menüyü", "menünüz", "fiyat listesi", "sipariş vermek", "sipariş", "sipariş verebilir", "acıktım", "yemekler", "yemek siparişi"),
        "cart": ("sepet", "sepetim", "sepetimi", "sepeti", "siparişim", "siparişimi", "toplam", "ara toplam", "özet"),
        "cancel": ("iptal", "iptal et", "iptal edin", "siparişi iptal et", "siparişimi iptal et", "siparişi iptal edin", "siparişimi iptal edin", "vazgeçtim", "vazgeç", "boşver", "her şeyi sil", "hepsini sil", "sepeti boşalt", "sepeti temizle", "baştan", "yeniden başla", "baştan başla", "istemiyorum artık"),
        "back": ("geri", "geri dön", "geri git", "bir adım geri", "önceki", "geri al"),
        "status": ("durum", "sipariş durumu", "siparişim nerede", "nerede kaldı", "nerde kaldı", "siparişim nerde", "ne zaman gelir", "ne zaman gelecek", "yolda", "geldi"),
        "language": ("dil", "dil değiştir", "dili değiştir", "diller", "başka dil"),
        "buy": ("satın al", "şimdi satın al", "satın alıyorum", "ödeme yükümlülüğüyle sipariş ver"),
        "yes": ("evet", "evet lütfen", "tamam", "tamamdır", "olur", "tabii", "tabi", "tabii ki", "tabi ki", "doğru", "evet doğru", "aynen", "peki", "onaylıyorum", "onayla", "kabul", "uygun", "güzel", "harika", "elbette", "ok", "okey", "he", "hı hı", "olsun"),
        "no": ("hayır", "hayır teşekkürler", "yok", "yo", "olmaz", "istemem", "istemiyorum", "hiçbiri", "hiç biri", "yanlış", "hayır yanlış", "gerek yok", "başka yok", "hiçbir şey", "yok sağol", "yok teşekkürler"),
        "done": ("bu kadar", "hepsi bu", "hepsi bu kadar", "tamam bu kadar", "bitti", "kasa", "ödeme", "bu kadar yeter", "yeter", "başka bir şey yok", "başka istemiyorum", "ödemeye geç", "yok bu kadar"),
        "greeting": ("merhaba", "merhabalar", "selam", "selamlar", "selamün aleyküm", "selamun aleyküm", "günaydın", "iyi günler", "iyi akşamlar", "iyi geceler merhaba", "nasılsın", "nasılsınız", "merhaba nasılsınız", "kimse var", "orada kimse var", "kolay gelsin", "hayırlı işler", "slm", "mrb", "hey"),
        "thanks": ("teşekkürler", "teşekkür ederim", "çok teşekkürler", "çok teşekkür ederim", "teşekkür", "sağol", "sağolun", "sağ ol", "sağ olun", "eyvallah", "çok sağol", "çok sağolun", "tşk", "tşkler", "eline sağlık", "elinize sağlık", "ellerinize sağlık", "görüşürüz", "hoşçakal", "hoşça kalın", "iyi geceler", "güle güle", "tamam teşekkürler", "çok lezzetliydi"),
        "privacy": ("gizlilik", "veri koruma", "verilerim", "kişisel verilerim", "kvkk", "gizlilik politikası"),
        "erase": ("verilerimi sil", "verilerimi silin", "bütün verilerimi sil", "bütün verilerimi silin", "tüm verilerimi silin", "tüm verilerimi sil", "adresimi sil", "adresimi silin", "hesabımı sil", "hesabımı silin"),
        "imprint": ("künye", "adresiniz", "siz kimsiniz", "neredesiniz", "adresiniz nedir", "adresiniz ne", "yeriniz nerede"),
        "stop": ("dur", "stop", "durdur", "mesaj istemiyorum", "mesaj atmayın", "aboneliği iptal et"),
        "reorder": ("her zamanki", "her zamanki gibi", "her zamankinden", "geçen seferki gibi", "geçen seferki", "aynısı", "aynısından", "yine aynısı", "son sipariş", "son siparişim", "son siparişimi tekrarla", "tekrar aynısı", "aynı sipariş", "aynısını"),
        "hours": ("çalışma saatleri", "çalışma saatleriniz", "açılış saatleri", "açık", "açık mısınız", "açıkmısınız", "açık mı", "kaça kadar", "kaça kadar açık", "kaçta açılıyor", "kaçta kapanıyor", "saatler", "kapalı mısınız", "kapalı mı"),
        "allergens": ("alerjen", "alerjenler", "alerji", "alerji bilgisi", "alerjen listesi", "katkı maddeleri"),
        "price": ("fiyat", "fiyatlar", "kaç para", "ne kadar", "kaça", "kaç lira", "kaç euro", "fiyatı ne", "fiyatınız"),
        "fee": ("teslimat ücreti", "kurye ücreti", "servis ücreti", "minimum sipariş", "en az sipariş", "minimum tutar", "getirme ücreti"),
        "delivery_area": ("teslimat bölgesi", "nerelere getiriyorsunuz", "eve servis", "eve servis var", "paket servis", "paket servis var", "nereye getiriyorsunuz"),
        "ingredients": ("içindekiler", "malzemeler"),
        "payment": ("ödeme yöntemleri", "ödeme seçenekleri", "kart geçiyor", "kart geçerli", "kartla ödeme", "nasıl ödeyebilirim"),
        "duration": ("ne kadar sürer", "kaç dakika", "kaç dakikada gelir", "bekleme süresi", "teslimat süresi", "ne kadar sürüyor"),
        "complaint": ("soğuk", "soğuktu", "soğuk geldi", "şikayet", "şikayetim var", "şikayet etmek", "eksik", "eksik var", "eksik geldi", "yanlış geldi", "yanlış sipariş", "yanmış", "para iadesi", "rezalet"),
    },
    switches={
        "tr": ("türkçe", "türkçe lütfen", "türkçe konuş", "turkce"),
        "de": ("almanca",),
        "en": ("ingilizce",),
    },
    tongues={"de": words("almanca"), "en": words("ingilizce"), "tr": words("türkçe"), "ar": words("arapça"), "ru": words("rusça"), "ku": words("kürtçe")},
    hello=(r"merhaba", r"selam", r"iyi (?:günler|akşamlar)"),
    questions={
        "human": (r"\b(?:insan|yetkili|görevli|personel|çalışan|biri|birisi|temsilci|garson|müdür|patron|müşteri temsilci)\w*\b.{0,20}\b(?:konuş|görüş|bağla|yaz|iletişim|istiyorum|ulaş|aktar)\w*", r"\b(?:beni|bizi) (?:ara|arayın|arar|arayabilir)\w*\b", r"\b(?:bot|robot|insan|makine) (?:mu|mı|mi)\w*", r"\btelefon numara\w*", r"\b(?:bot|robot)l?a? (?:istemiyorum|konuşmak istemiyorum)"),
        "complaint": (rf"\b(?:{_FOOD}|çok|her şey|hepsi)\b.{{0,25}}\b(?:soğuk|yanmış|çiğ|yanlış|bozuk|berbat|bayat)\w*\b", r"\b(?:eksik|yanlış) (?:geldi|gelmiş|var|gönder\w+|sipariş|getir\w+|çıktı)\b", r"\b(?:şikayet\w*|para(?:mı|m)? (?:iade|geri)\w*|rezalet|memnun değil\w*)\b", r"\bunut(?:muşsunuz|tunuz|ulmuş)\b", r"\biçinde(?:n)? (?:kıl|saç)\b", r"\bgelmemiş\b"),
        "cancel": (r"\b(?:sipariş\w*|hepsini|her şeyi|sepet\w*)\b.{0,15}\b(?:iptal|vazgeç|boşalt|temizle)\w*", r"\biptal (?:et\w*|ed\w*|olsun|ol\w*)\b", r"\bvazgeçt\w+\b"),
        "erase": (r"\b(?:veri|bilgi|adres|numara|hesab)\w*\b.{0,12}\b(?:sil|kaldır)\w*",),
        "privacy": (r"\bgizlilik\b|\bkvkk\b|\bveri koruma\b", r"\b(?:hangi|ne|verilerim|kişisel)\b.{0,20}\bveri\w*\b.{0,30}"),
        "imprint": (r"\b(?:yeriniz|adresiniz|restoran\w*|dükkan\w*) (?:nerede|nerde|ne|nedir)\b", r"\bneredesiniz\b", r"\bsiz kimsiniz\b"),
        "status": (rf"\b{_FOOD}\b.{{0,15}}\b(?:nerede|nerde|nereye|ne zaman|ne oldu|durum\w*|hazır|yolda|çıktı|geldi|ulaştı|aldınız|geliyor|gelecek|gelmedi|kaldı)\b", r"\b(?:nerede|nerde) kald\w*", r"\bdaha ne kadar\b", r"\bne zaman (?:gelir|gelecek|burada)\b", r"\bne kadar (?:daha )?bekle\w+", r"\b(?:hâlâ|hala) (?:gelmedi|bekliyor\w*|gelmedi mi)\b", r"\bsipariş\w* (?:aldınız|alındı|ulaştı) mı\b", r"\byolda mı\b", r"\bhazır mı\b"),
        "cart": (r"\bsepet\w*\b.{0,20}\b(?:ne|göster|gör|bak|neler)\w*", r"\bne (?:sipariş|söyledim|ısmarladım|seçtim)\b.{0,20}", r"\bneler (?:sipariş|söyledim|seçtim)\b.{0,15}", r"\b(?:toplam|hepsi) (?:ne kadar|kaç|ne tutuyor|kaça)\b", r"\bsipariş\w* (?:göster|özet)\w*", r"\bhesap ne kadar\b"),
        "fee": (r"\b(?:teslimat|servis|kurye|getirme|gönderim|paket)\w*\b.{0,15}\b(?:ücret|ne kadar|kaç|bedava|fiyat|para|ücretsiz)\w*", r"\b(?:minimum|en az)\b.{0,20}\b(?:sipariş|tutar|ne kadar|kaç|euro)\w*"),
        "delivery_area": (r"\b(.+?)(?:'?(?:[ea]|y[ea])|'?de|'?da) (?:de |da )?(?:teslimat|servis|getir|gönder|sipariş getir)\w*(?: \w+)? ?(?:var mı|mısınız|misiniz|musunuz|yapıyor musunuz|oluyor mu)", r"\b(?:nerelere|nereye|nereler\w*)\b.{0,20}\b(?:getir|teslim|gönder|servis)\w*", r"\b(?:teslimat|servis) (?:bölge|alan)\w*", r"\b(?:eve|paket) (?:servis|teslim\w*)\b.{0,12}\b(?:var|yap|mı)\w*", r"\b(.+?) (?:getiriyor|gönderiyor|geliyor|teslimat yapıyor|servis yapıyor|teslim ediyor) ?mu(?:sunuz)?"),
        "duration": (r"\bne kadar (?:sür|zaman|vakit)\w*", r"\bkaç (?:dakika|dk|saat)\w*", r"\b(?:bekleme|teslimat|hazırlanma|teslim) süre\w*", r"\bne zaman (?:hazır|gelebil|alabil|teslim|getir|olur)\w*", r"\bkaçta (?:gelir|hazır|getir|alabilirim)\w*", r"\b(?:çok|uzun) (?:mu )?sürer\b", r"\bne kadara? (?:gelir|hazır)\w*"),
        "payment": (rf"\b{_PAYING}\b.{{0,20}}\b(?:öde\w*|geç\w*|kabul\w*|olur|alıyor|var|mümkün|çek\w*)\b ?(?:mı\w*|mi\w*|mu\w*|mü\w*|miyim|mıyım)", r"\bödeme (?:yöntem|şekil|seçenek)\w*", r"\bnasıl öde\w*", r"\b(?:pos|kart) (?:cihaz\w*|makine\w*)", r"\bpara üstü\b.{0,10}\bvar mı\b", rf"^{_PAYING} (?:olur|geçer|var|geçiyor|kabul ediyor)\w* ?(?:mu|mı|mi|musunuz)?$"),
        "hours": (r"\b(?:çalışma|açılış|kapanış) saat\w*", r"\b(?:kaça|saat kaça|ne zamana) kadar\b.{0,30}", r"\b(?:kaçta|ne zaman|saat kaçta|kaçda|kaç gibi)\b.{0,20}\b(?:açı|kapan|kapat|açık|açıl|kapalı|başl)\w*", r"\b(?:açık|kapalı) ?(?:mı|mısınız|mi|misiniz)\b", rf"^(?:{_DAY} )*(?:açık|kapalı)\w*(?: {_DAY})*(?: mı\w*)?$", rf"\b{_DAY} (?:çalışıyor|servis|sipariş (?:alıyor|var))\w*", r"\bhangi (?:gün|saat)\w*\b.{0,20}"),
        "price": (r"^(.+?) (?:ne kadar|kaç para|kaça|kaç euro|kaç lira|fiyatı ne|fiyatı nedir|fiyatı|fiyatı kaç|kaçtan|kaç)(?: olur| tutar| acaba)?$", r"\b(?:fiyatı?|ücreti) (?:ne|nedir|kaç)\b(.*)", r"\b(?:ne kadar|kaç para|kaça) (.+)$"),
        "menu": (r"\bmenü\w*\b.{0,20}\b(?:(?:gör|göster|gönder|bak|alabilir|yolla)\w*|at|atar mı\w*|atın|var)\b", r"\b(?:neler|neleriniz|ne) (?:var|satıyorsunuz|yapıyorsunuz|önerirsiniz)\b.{0,20}", r"\bne (?:yiyebilirim|sipariş edebilirim|önerirsiniz|tavsiye)\b.{0,20}", r"\bhangi (\w+) var\b", r"^(.{2,40}?) var mı$", r"\bsipariş ver(?:mek|ebilir|eyim)\b.{0,15}$"),
        "help": (r"\bnasıl (?:çalışıyor|sipariş|yapabilirim|yapıyorum|yapacağım|oluyor)\w*", r"\byardım\w*\b.{0,20}\b(?:eder|edebilir|lazım|et|ihtiyac)\w*", r"\banla(?:madım|mıyorum)\b", r"\bne (?:yapmalıyım|yazmalıyım|yapacağım)\b"),
        "language": (r"\b(türkçe|almanca|ingilizce|arapça|rusça|kürtçe)\b.{0,15}\b(?:biliyor|konuş|var|yaz|olur|devam|geç)\w*",),
        "reorder": (r"^(?:yine |ben )?(?:her zamanki|geçen seferki|son siparişim)\w*(?: gibi| siparişim\w*| aynı\w*)?$",),
        "greeting": (r"^(?:merhaba|selam|iyi (?:günler|akşamlar)|günaydın)(?: \w+)?$",),
        "thanks": (r"^(?:tamam |ok |çok |süper |harika )*(?:teşekkür\w*|sağ ?ol\w*|eyvallah)\b.*", r"^(?:çok )?(?:lezzetliydi|güzeldi|harikaydı)$"),
    },
    asking=(r"(?:hangi|ne|neler|nerede|nasıl|kaç|var)\b",),
    asking_end=(r".*\b(?:mı|mi|mu|mü|mısınız|misiniz|musunuz|var|hangileri|neler|hangisi)$",),
    address=(r"adres",),
    diets={"vegan": r"vegan\w*", "vegetarian": r"vejetar?yen\w*|vejeteryan\w*|etsiz\w*", "halal": r"helal\w*", "kosher": r"koşer\w*"},
    ingredient=(r"\b(.+? (?:içinde|içerisinde|içindekiler|üstünde|içeriyor|bulunuyor)\b.*)", r"\b(.+?(?:'[dt][ea]|[dt][ea]|'?n[dt][ea]) \S+(?: \S+)? (?:var mı|bulunur mu|içerir mi))$", r"\bmalzemeler\w*(.*)", r"\bneyden yapıl\w*(.*)", r"^(.+?) (?:acı|baharatlı|domuz) ?(?:mı|mi|mu)$", r"^(.*içinde ne(?:ler)? var.*)$"),
    # --- allergens ---
    allergens=(r"(?:fındı[kğ]|fıstı[kğ]|yer fıstığı|badem|ceviz|antep fıstığı|susam|soya|kereviz|hardal|acı bakla|balı[kğ]|kabuklu\w*|karides|midye|yumurta|süt|laktoz|gl[uü]ten|buğday|çavdar|sülfit|katkı madde)\w*",),
    allergen=(r"alerjen\w*",),
    asking_for=(r"bilgi",),
    asking_which=words("hangi"),
    free_of=(r"\w*(?:gluten|laktoz)-?s[iu]z", r"alerjen\w*"),
    content=(r"olmayan", r"içermeyen", r"alerj\w*"),
    # --- an allergy of the customer's ---
    allergic=(r"\balerj\w*", r"\bçölyak\w*", r"\bintoleran\w*", r"\bhassasiyet\w*", r"\banafila\w*", r"\b\S+ (?:yiyemem|yiyemiyorum|dokunuyor)\b"),
    unallergic=(r"\balerjen\w*", r"\balerjim (?:yok|yoktur)", r"\balerji (?:bilgi|liste)\w*"),
    against=words("karşı"),
    listing=words("ve veya"),
    goes_on=words("yani"),
)  # fmt: skip


# ---- times ----------------------------------------------------------------------------------------------------------

_NOMINATIVE = words("bir iki üç dört beş altı yedi sekiz dokuz on onbir oniki")
_AT = words("birde ikide üçte dörtte beşte altıda yedide sekizde dokuzda onda onbirde onikide")
_TO = words("bire ikiye üçe dörde beşe altıya yediye sekize dokuza ona onbire onikiye")
_PAST = words("biri ikiyi üçü dördü beşi altıyı yediyi sekizi dokuzu onu onbiri onikiyi")
_HOURS = {word: hour for case in (_NOMINATIVE, _AT, _TO, _PAST) for hour, word in enumerate(case, 1)} | {"on bir": 11, "on iki": 12, "on birde": 11, "on ikide": 12, "on ikiye": 12, "on bire": 11}  # fmt: skip
_CASE = r"(?: ?'?(?:[dt][ea]|[ea]|y[ea]|[iu]|y[iu]|den|dan|ten|tan))?"
_AFTER_TIME = r"(?= *(?:$|[,.;!?\n)/–-]|(?:olsun|lütfen|gelsin|alırım|alacağım|gibi|için|teslim|adres|ve|getirin|hazır|kadar|olur|civarı|civarında|geleceğim|gelirim|istiyorum)\b))"

_CLOCK = Clock(
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


# ---- delivery, payment, name ----------------------------------------------------------------------------------------

_SERVICE = Service(
    delivery=(r"\b(?:eve |adrese )?teslim(?:at)?(?: edin| edilsin| olsun)?\b", r"\beve (?:servis|getirin|gönderin|gelsin)\b", r"\b(?:adrese|adresime) (?:getirin|gönderin|gelsin)\b"),
    pickup=(r"\bgel[- ]?al\b", r"\b(?:gelip |kendim |ben )(?:kendim )?(?:alırım|alacağım|alacağız|alırız|alayım)\b", r"\bpaket olsun\b"),
    cash=(r"\bnakit(?: olarak| ile)?(?: öde\w*| olsun)?\b", r"\bkapıda nakit\b"),
    card=(r"\b(?:kredi |banka )?kart(?:la|ıyla|ı ile| ile)(?: öde\w*| olsun)?\b", r"\bkredi kart\w*\b", r"\bkapıda kart\w*\b"),
    online=(r"\bonline öde\w*\b", r"\bpaypal (?:ile|üzerinden)\b(?: öde\w*)?"),
    change=(r"\b{AMOUNT} ?(?:euro|€)(?:'?luk|luk|'?yla|'?dan)?(?: ile)? (?:vereceğim|öde\w+|veririm|üzeri|para üstü)", r"\b{AMOUNT} ?(?:euro|€)?['’]?(?:[ea]|y[ea]|nin|nun|nın)? (?:için )?para üstü\b"),
    amounts={"on": 10, "yirmi": 20, "elli": 50, "yüz": 100},
    regards=(r"saygılar(?:ımla)?", r"selamlar", r"sevgiler"),
    thanking=(r"teşekkür(?:ler| ederim)", r"sağ ?olun?"),
    name=(r"\b(?:adım|ismim|isim:?|ad:) (?-i:([{upper}][\w'-]+(?: [{upper}][\w'-]+)?))",),
    phone=(r"telefonum?",),
)  # fmt: skip


# ---- addresses ------------------------------------------------------------------------------------------------------

_ADDRESS = Addresses(
    telling=words("adres adresim adresimiz adresi adrese teslimat"),
    lead=words("adres adresim adresimiz adresi adrese teslimat teslim gönderin getirin lütfen için"),
    house_number=words("numara no no."),
    stop=words("saat lütfen ve nakit kart kartla ödeme ödeyeceğim olsun gelsin bir iki için teşekkürler adresim yarın bugün akşam kat kapı zil"),
    polite=words("teşekkürler"),
    floor=(r"\d{1,2}\.? ?kat\b",),
    extra=(r"zil\b|daire|kapı\b|kat\b",),
)  # fmt: skip


# ---- remarks --------------------------------------------------------------------------------------------------------

_REMARKS = Remarks(
    label=(r"(?:sipariş )?not(?:u|lar|um)?",),
    clauses=(r"zile?\b|zili(?:n|ne|mi)?\b|kapıyı (?:çal|vur)\w*|kapıya vur\w*|arka kapı\w*", r"çatal(?: bıçak)?|peçete"),
    counts=(r"\d{1,2} ?(?:kez|kere|defa)", r"(?:bir|iki|üç) (?:kez|kere|defa)"),
    parting=words("ve"),
    lead=words("ve"),
    spots=(r"(?:\d{1,2}\.?|birinci|ikinci|üçüncü|dördüncü|beşinci|giriş|zemin|üst|alt) ?kat(?:ta|ı|ın)?\b", r"(?:kat(?:ta|ı|ın)?\b|kapı|daire|zil) ?{NUMBER}", r"zil ?: ?{NAME}"),
    sides=words("solda sağda"),
    people=(r"(?:biz )?\d{1,2} kişi(?:yiz|lik|yi)?\b(?: için)?",),
)  # fmt: skip


# ---- changes --------------------------------------------------------------------------------------------------------

_CHANGES = Changes(
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


LANGUAGE = Language(
    code="tr",
    dishes=_DISHES,
    talk=_TALK,
    clock=_CLOCK,
    service=_SERVICE,
    address=_ADDRESS,
    remarks=_REMARKS,
    changes=_CHANGES,
)
