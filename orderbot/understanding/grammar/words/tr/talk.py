"""Turkish: commands, questions, allergies."""

# ruff: noqa: E501 - one kind of saying a line

from __future__ import annotations

from orderbot.understanding.grammar.words.model import Talk, words

_FOOD = r"(?:sipariş\w*|yeme[kğ]\w*|pizza\w*|teslimat\w*|kurye\w*|motor\w*|paket\w*)"
_PAYING = r"(?:(?:kredi |banka )?kart\w*|nakit\w*|paypal\w*|online|havale\w*|temassız|visa|mastercard|apple ?pay|google ?pay|çek\w*|ec)"
_DAY = r"(?:bugün|yarın|şimdi|şu an(?:da)?|hâlâ|hala|bu (?:akşam|gece|saatte)|akşam\w*|gece\w*|pazar\w*|cumartesi\w*|cuma\w*|hafta sonu\w*|bayram\w*|saat \S+)"

TALK = Talk(
    polite=("lütfen", "rica", "ederim", "ediyorum", "istiyorum", "isterim", "bana", "bir", "mi", "mı", "misiniz", "mısınız", "musunuz", "acaba", "merhaba", "selam", "teşekkürler", "sağol", "şimdi", "ben", "göster", "gösterir", "verir", "alabilir", "miyim", "görebilir", "görmek", "konuşmak", "ya", "da", "de"),
    commands={
        "human": ("insan", "gerçek insan", "insanla", "yetkili", "yetkiliyle", "görevli", "personel", "çalışan", "müşteri hizmetleri", "temsilci", "garson", "birisiyle", "biriyle", "ara beni", "beni arayın", "operatör", "müdür", "patron"),
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
        "contact": ("telefon", "telefon numarası", "telefon numaranız", "numaranız", "iletişim"),
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
        "available": (r"\b((?:(?!\bmısınız\b)[^?])+?) (?:var mı|kaldı mı|bulunur mu)\b",),
        "human": (r"\b(?:insan|yetkili|görevli|personel|çalışan|biri|birisi|temsilci|garson|müdür|patron|müşteri temsilci)\w*\b.{0,20}\b(?:konuş|görüş|bağla|yaz|iletişim|istiyorum|ulaş|aktar)\w*", r"\b(?:beni|bizi) (?:ara|arayın|arar|arayabilir)\w*\b", r"\b(?:bot|robot|insan|makine) (?:mu|mı|mi)\w*", r"\b(?:bot|robot)l?a? (?:istemiyorum|konuşmak istemiyorum)"),
        "complaint": (rf"\b(?:{_FOOD}|çok|her şey|hepsi)\b.{{0,25}}\b(?:soğuk|yanmış|çiğ|yanlış|bozuk|berbat|bayat)\w*\b", r"\b(?:eksik|yanlış) (?:geldi|gelmiş|var|gönder\w+|sipariş|getir\w+|çıktı)\b", r"\b(?:şikayet\w*|para(?:mı|m)? (?:iade|geri)\w*|rezalet|memnun değil\w*)\b", r"\bunut(?:muşsunuz|tunuz|ulmuş)\b", r"\biçinde(?:n)? (?:kıl|saç)\b", r"\bgelmemiş\b"),
        "cancel": (r"\b(?:sipariş\w*|hepsini|her şeyi|sepet\w*)\b.{0,15}\b(?:iptal|vazgeç|boşalt|temizle)\w*", r"\biptal (?:et\w*|ed\w*|olsun|ol\w*)\b", r"\bvazgeçt\w+\b"),
        "erase": (r"\b(?:veri|bilgi|adres|numara|hesab)\w*\b.{0,12}\b(?:sil|kaldır)\w*",),
        "privacy": (r"\bgizlilik\b|\bkvkk\b|\bveri koruma\b", r"\b(?:hangi|ne|verilerim|kişisel)\b.{0,20}\bveri\w*\b.{0,30}"),
        "contact": (r"\btelefon numara\w*",),
        "imprint": (r"\b(?:yeriniz|adresiniz|restoran\w*|dükkan\w*) (?:nerede|nerde|ne|nedir)\b", r"\bneredesiniz\b", r"\bsiz kimsiniz\b"),
        "status": (rf"\b{_FOOD}\b.{{0,15}}\b(?:nerede|nerde|nereye|ne zaman|ne oldu|durum\w*|hazır|yolda|çıktı|geldi|ulaştı|aldınız|geliyor|gelecek|gelmedi|kaldı)\b", r"\b(?:nerede|nerde) kald\w*", r"\bdaha ne kadar\b", r"\bne zaman (?:gelir|gelecek|burada)\b", r"\bne kadar (?:daha )?bekle\w+", r"\b(?:hâlâ|hala) (?:gelmedi|bekliyor\w*|gelmedi mi)\b", r"\bsipariş\w* (?:aldınız|alındı|ulaştı) mı\b", r"\byolda mı\b", r"\bhazır mı\b"),
        "cart": (r"\bsepet\w*\b.{0,20}\b(?:ne|göster|gör|bak|neler)\w*", r"\bne (?:sipariş|söyledim|ısmarladım|seçtim)\b.{0,20}", r"\bneler (?:sipariş|söyledim|seçtim)\b.{0,15}", r"\b(?:toplam|hepsi) (?:ne kadar|kaç|ne tutuyor|kaça)\b", r"\bsipariş\w* (?:göster|özet)\w*", r"\bhesap ne kadar\b"),
        "fee": (r"\b(?:teslimat|servis|kurye|getirme|gönderim|paket)\w*\b.{0,15}\b(?:ücret|ne kadar|kaç|bedava|fiyat|para|ücretsiz)\w*", r"\b(?:minimum|en az)\b.{0,20}\b(?:sipariş|tutar|ne kadar|kaç|euro)\w*"),
        "delivery_area": (r"^\W*\b(.+?)(?:'?(?:[ea]|y[ea])|'?de|'?da) (?:de |da )?(?:teslimat|servis|getir|gönder|sipariş getir)\w*(?: \w+)? ?(?:var mı|mısınız|misiniz|musunuz|yapıyor musunuz|oluyor mu)", r"\b(?:nerelere|nereye|nereler\w*)\b.{0,20}\b(?:getir|teslim|gönder|servis)\w*", r"\b(?:teslimat|servis) (?:bölge|alan)\w*", r"\b(?:eve|paket) (?:servis|teslim\w*)\b.{0,12}\b(?:var|yap|mı)\w*", r"^\W*\b(.+?) (?:getiriyor|gönderiyor|geliyor|teslimat yapıyor|servis yapıyor|teslim ediyor) ?mu(?:sunuz)?"),
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
    asking_plainly=(r"(?:neden|niye|nasıl)\b",),
    wishing=(r"\b(?:ben|biz|bana|bize)\b",),
    asking_end=(r".*\b(?:mı|mi|mu|mü|mısınız|misiniz|musunuz|var|hangileri|neler|hangisi)$",),
    address=(r"adres",),
    diets={"vegan": r"vegan\w*", "vegetarian": r"vejetar?yen\w*|vejeteryan\w*|etsiz\w*", "halal": r"helal\w*", "kosher": r"koşer\w*"},
    ingredient=(r"^\W*\b(.+? (?:içinde|içerisinde|içindekiler|üstünde|içeriyor|bulunuyor)\b.*)", r"^\W*\b(.+?(?:'[dt][ea]|[dt][ea]|'?n[dt][ea]) \S+(?: \S+)? (?:var mı|bulunur mu|içerir mi))$", r"\bmalzemeler\w*(.*)", r"\bneyden yapıl\w*(.*)", r"^(.+?) (?:acı|baharatlı|domuz) ?(?:mı|mi|mu)$", r"^(.*içinde ne(?:ler)? var.*)$"),
    # --- allergens ---
    allergens=(r"(?:fındı[kğ]|fıstı[kğ]|yer fıstığı|badem|ceviz|antep fıstığı|susam|soya|kereviz|hardal|acı bakla|balı[kğ]|kabuklu\w*|karides|midye|yumurta|süt|laktoz|gl[uü]ten|buğday|çavdar|sülfit|katkı madde)\w*",),
    allergen=(r"alerjen\w*",),
    asking_for=(r"bilgi",),
    asking_which=words("hangi"),
    free=(r"s[iu]z",),
    free_of=(r"\w*(?:gluten|laktoz)-?s[iu]z", r"alerjen\w*"),
    content=(r"olmayan", r"içermeyen", r"alerj\w*"),
    # --- an allergy of the customer's ---
    allergic=(r"\balerj\w*", r"\bçölyak\w*", r"\bintoleran\w*", r"\bhassasiyet\w*", r"\banafila\w*", r"\b\S{1,40} (?:yiyemem|yiyemiyorum|dokunuyor)\b"),
    unallergic=(r"\balerjen\w*", r"\balerjim (?:yok|yoktur)", r"\balerji (?:bilgi|liste)\w*"),
    against=words("karşı"),
    listing=words("ve veya"),
    goes_on=words("yani"),
)  # fmt: skip
