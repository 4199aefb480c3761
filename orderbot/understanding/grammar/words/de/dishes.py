"""German: dishes, numbers, with and without, sizes."""

# ruff: noqa: E501 - one kind of saying a line

from __future__ import annotations

from orderbot.understanding.grammar.words.model import Dishes, phrases, words

_ONES = words("null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn")
_TEENS = (*_ONES, *words("siebzehn achtzehn neunzehn"))
_TENS = words("zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig")
_JOINED = ("", "ein", *_ONES[2:10])


def _numbers() -> dict[str, int]:
    found = {word: number for number, word in enumerate(_TEENS) if number}
    for place, tens in enumerate(_TENS, 2):
        found |= {f"{one}und{tens}" if one else tens: place * 10 + number for number, one in enumerate(_JOINED)}
    found |= {"zwo": 2, "dutzend": 12, "ein dutzend": 12, "nullmal": 0}
    found |= {"zwoa": 2, "zwee": 2, "twee": 2, "dree": 3, "viere": 4, "fümf": 5, "sechse": 6, "siebne": 7}  # as spoken
    once = {f"{word}mal": number for word, number in found.items() if word != "eins" and " " not in word}
    return found | once | {"einmal": 1, "eimal": 1, "zwomal": 2}


DISHES = Dishes(
    # --- how many ---
    numbers=_numbers(),
    once=tuple(word for word in _numbers() if word.endswith("mal")),
    articles=words("ein eine einen einem einer eines ne nen n ner nem ’ne ’n een eene enen oa oan oane oanen a an"),
    times=words("x mal stück stk stck st portionen portion mahl"),
    vessels=words(
        "portion portionen flasche flaschen fl dose dosen glas gläser becher teller schale stück liter tasse tassen",
        "kännchen kanne haferl pott box humpen krug karaffe schälchen schüssel tüte packung",
    ),
    served=words("teller schale"),
    people=words("minuten minute stunden stunde euro personen person pers leute kinder erwachsene mann mäuler"),
    limits=(*words("unter über höchstens maximal"), *phrases("mehr als | weniger als | nicht mehr als")),
    totals=(*words("insgesamt zusammen gesamt"), "in summe"),
    pieces=words("stück stk stck stücke"),
    units={
        "l": 1000,
        "liter": 1000,
        "ltr": 1000,
        "ml": 1,
        "cl": 10,
        "milliliter": 1,
        "g": 1,
        "gramm": 1,
        "kg": 1000,
        "kilo": 1000,
    },
    # --- the number on the card ---
    id_words=words("nr nummer num nummern"),
    id_articles=words("die der das den dem"),
    definite=words("die der das den dem zum zur meine unsere deren dessen"),
    number_endings=words("er ern ers"),
    # --- with and without ---
    with_=(
        *words("mit m plus inkl inklusive samt dafür sondern"),
        *phrases("sondern mit | noch mit | und mit | dazu mit | belegt mit | zusammen mit"),
    ),
    without=(
        *words("ohne o kein keine keinen keinerlei minus nicht außer koa koan"),
        *phrases(
            "ohne jegliche | bitte keine | lass weg | nicht mit | frei von | auf keinen fall | bis auf | alles außer"
        ),
    ),
    no_such=words("kein keine keinen keinerlei koa koan"),
    exchanges=words("ersetzen ersetzt ersetze tauschen austauschen ausgetauscht getauscht wechseln"),
    for_another=words("durch gegen"),
    instead=(
        *words("statt anstatt anstelle"),
        *phrases("an stelle von | anstelle von"),
    ),
    not_=(
        *words("weglassen weg raus runter"),
        *phrases("bitte weg | bitte weglassen | nicht drauf | bitte nicht"),
    ),
    extra=(
        *words("extra viel viele mehr ordentlich reichlich zusätzlich vui"),
        *phrases("extra viel | ganz viel | sehr viel | viel extra | besonders viel | richtig viel"),
    ),
    light=(
        *words("wenig weniger bisschen bissl bissel"),
        *phrases(
            "nicht so | bitte nicht so | bitte nicht zu | nicht zu | nicht ganz so | nicht allzu | nur leicht | nur etwas"
        ),
        *phrases(
            "nur wenig | ganz wenig | ein bisschen | etwas weniger | nicht so viel | nicht zu viel",
            "nicht viel | nur ein bisschen | ein wenig | sehr wenig | bisschen weniger | nicht zuviel",
            "nicht soviel",
        ),
    ),
    double={
        "doppelt": 2,
        "doppelter": 2,
        "doppelte": 2,
        "doppelten": 2,
        "doppel": 2,
        "zweifach": 2,
        "dreifach": 3,
        "dreifache": 3,
        "doppelt so viel": 2,
    },
    together={
        "rot weiß": ("Ketchup", "Mayonnaise"),
        "rotweiß": ("Ketchup", "Mayonnaise"),
        "schranke": ("Ketchup", "Mayonnaise"),
        "weiß rot": ("Ketchup", "Mayonnaise"),
    },
    # --- between things ---
    and_=(
        *words("und u un sowie & +"),
        *phrases("und auch | und zwar | und noch | und dann | und dann noch | sowie auch"),
    ),
    joins=words("und"),
    or_=words("oder bzw"),
    but=words("aber jedoch allerdings nur bloß"),
    also=(
        *words("dazu außerdem zudem weiterhin dann vorweg"),
        *phrases(
            "noch dazu | und dazu | dazu noch | und dazu noch | als nächstes | des weiteren | als beilage",
            "zum trinken | zu trinken | als getränk | zum nachtisch | als nachtisch | als vorspeise",
        ),
    ),
    # --- which of them ---
    all_=(
        *words("alle alles allesamt sämtliche jede jeder jedes"),
        *phrases("alle drei | alle vier | alle fünf | alle zusammen | jede davon"),
    ),
    both=(
        *words("beide beides beiden"),
        *phrases("alle beide | alle zwei | die beiden"),
    ),
    each=words("je jeweils jeweilige pro"),
    of_them=(
        *words("davon hiervon dabei"),
        *phrases("von denen | von ihnen | davon bitte"),
    ),
    other=(
        *words("andere anderen anderes anderer zweite zweiten übrigen rest restlichen"),
        *phrases("der rest"),
    ),
    half=(
        *words("halb halbe halber halbes halben ½ hälfte"),
        *phrases(
            "auf der einen hälfte | auf der anderen hälfte | auf die eine hälfte | auf die andere hälfte | die eine hälfte",
            "eine seite | andere seite | die andere seite | auf einer seite | auf der anderen seite",
            "eine hälfte | zur hälfte | die hälfte | andere hälfte | die andere hälfte | ne hälfte",
        ),
    ),
    # --- sizes ---
    in_=words("in als auf zu"),
    for_=words("für"),
    persons=(
        *words(
            "ich mich papa mama vater mutter oma opa papi mami frau mann freund freundin sohn tochter kind kinder chef"
        ),
        *phrases("meine frau | mein mann | meine freundin | mein freund | mein sohn | meine tochter | der chef"),
        *phrases("die kinder | das kind | meine mutter | mein vater"),
    ),
    house=words("team mannschaft crew"),
    size_words=words("größe größen cm zentimeter variante format ausführung version durchmesser"),
    size_units=words("zoll"),
    sizes={
        "klein": words("klein kl kleine kleines mini kloa kloane kloans lütt lütte lütten"),
        "mittel": words("mittel mittlere mittelgroß mittlerer med normal normale"),
        "groß": words("groß große gross gr großes xl big grote groot jroß jroße"),
        "normal": words("normal normale normalgroß"),
        "small": words("klein kleine kleiner kleines kleinen"),
        "medium": words("mittel mittlere mittleren"),
        "large": words("groß große großer großes großen"),
        "regular": words("normal normale mittel"),
        "standard": words("normal standard"),
        "familie": words("familie familienpizza familiengröße familien family fam"),
        "dose": words("dose dosen"),
        "flasche": words("flasche flaschen fl"),
        "glas": words("glas gläser"),
        "becher": words("becher"),
        "tasse": words("tasse tassen"),
        "kanne": words("kanne kännchen"),
        "kugel": words("kugel kugeln"),
        "party": words("party partypizza partygröße partyblech blech"),
    },
    telling_sizes=words("klein groß"),
    # --- the rest of a message ---
    ordering=(
        *words(
            "möchte möchten nehme nehm nehmen bestelle bestellen bräuchte bräuchten brauche brauchen wollen",
            "will hätte hätten",
        ),
        *phrases(
            "hätte gern | hätte gerne | hätten gern | hätten gerne | würde gern | würden gern | kann ich",
            "könnte ich | können wir | könnten wir | bekomme ich | bekommen wir | kann ich haben",
            "bitte einmal | könnt ihr mir | könnt ihr uns | könntet ihr mir | könntet ihr uns | kannst du mir",
            "kannst du uns | können sie mir | können sie uns | könnten sie mir | könnten sie uns | bringt mir",
            "bringt uns | schickt mir | schickt uns | mach mir | macht mir | macht uns | machen sie mir",
            "machen sie uns",
        ),
    ),
    corrections=(
        *words("quatsch vielmehr korrektur meinte"),
        *phrases(
            "moment nee | moment doch | nee moment | ach mach | nee mach | nein mach | mach lieber",
            "ach nee | ach nein | nee doch | nein doch | doch lieber | doch besser | ach ne | ach nö",
            "ne doch | nee lieber | nein lieber | oder doch lieber | oder doch | sorry doch",
            "ach nee doch lieber | ich meine | ich meinte | sorry meinte | sorry ich meinte | ich mein | nee sorry | nein sorry | besser doch | nee warte | nein warte",
            "sagen wir | sagen wir mal | also sagen wir | ich meinte natürlich",
            "ach komm | ach komm mach | stimmt nicht | nee moment doch lieber | nee warte doch lieber | halt doch | halt nein doch | halt nee",
            "warte doch lieber | warte lieber | ach was doch | nee warte lieber | nein warte doch lieber",
        ),
    ),
    hesitations=words("halt warte ne nee nein moment ach quatsch doch sorry"),
    rather=words("lieber doch besser"),
    degrees=(
        *words("schön richtig sehr"),
        *phrases("nicht so | nicht zu | nicht ganz so | nicht allzu | nicht sehr | bitte nicht so | bitte nicht zu"),
    ),
    plain=(
        *words("normal normale normalen normaler klassisch"),
        *phrases("ganz normal | ganz normale | wie auf der karte"),
    ),
    notes=words(
        "knusprig knuspriger kross krosser durch durchgebacken durchgebraten blutig medium-rare",
        "geschnitten schneiden ungeschnitten geviertelt achteln geachtelt vierteln heiß kalt warm lauwarm",
        "dunkel hell braun angebraten gebacken getrennt separat extraverpackt verpackt einpacken",
        "durchschneiden durchgeschnitten halbieren halbiert eingepackt aufschneiden vorgeschnitten zerteilt gesondert verpacken servietten serviette besteck",
        "zerteilen zerlegt zerlegen getoastet toasten angeröstet anrösten geröstet aufgewärmt aufwärmen",
        "gut-durch",
    ),
    wishes=(
        *words("vorspeise hauptgang hauptgericht hauptspeise nachspeise dessert beilage"),
        *words("nachtisch irgendwas irgendein irgendeine irgendeinen"),
        *phrases(
            "was zu trinken | etwas zu trinken | was zum trinken | etwas zum trinken | was zu essen",
            "etwas zu essen | was süßes | etwas süßes | was zum nachtisch | einen nachtisch | ein dessert",
            "ein getränk | das übliche | wie immer | das gleiche wie letztes mal | wie letztes mal",
        ),
    ),
    talk=words(
        "war wars waren letztes letzte letzten lecker leckeres geschmeckt schmeckt super toll klasse",
        "freuen freue freu hunger hungrig geburtstag wetter feierabend feiern besuch wochenende urlaub",
        "stress stressig spät hoffe hoffentlich glück liebe lieber team wieder kinder familie gäste",
        "verhungern kochen zeit lust danke tag abend empfohlen gehört gelesen neu umgezogen nachbarn",
        "fußball film deutsch englisch",
    ),
    polite=words("bitte bitt bidde biddö bitteschön gerne gern danke mir uns dann also"),
    stop=phrases(
        "schnell | flott | mal eben | achso | ach so | ach ja | übrigens | tisch | tische | stattdessen | dafür | tu | tue | besonderes | leckeres | neues | empfehlen | anbieten | gutes | schönes | sachen | süßes | warmes",
        "liebe grüße an die küche | grüße an die küche | gruß an die küche | viele grüße an die küche | lg an die küche",
    )
    + words(
        "ich du er sie es wir ihr mir mich dir dich uns euch ihm ihn ihnen man mein meine meinen meiner",
        "meinem meins dein deine unser unsere unseren unserem euer eure euren ihre ihren sein seine",
        "seinen frau mann freund freundin kinder kind sohn tochter mutter vater mama papa oma opa familie",
        "kollege kollegin kollegen gast gäste besuch leute jungs mädels team bruder schwester junge",
        "mädchen partner partnerin chef nachbar möchte möchten möcht mag mögen will wollen wollte wollten",
        "würde würden würd hätte hätten hätt hätts brauche brauchen brauch bräuchte bräuchten nehme",
        "nehmen nehm nimmt nimm nehmt bekomme bekommen bekommt bekäme kriege kriegen kriegt krieg",
        "kriegste kann können könnte könnten könntet könnt kannst darf dürfen dürfte soll sollen sollte",
        "sollten muss müssen bestelle bestellen bestell bestellt bestellung gerne gern lieber bitte bitt",
        "bidde biddö büdde wünsche wünschen wünscht hab habe haben hast habt hat hatte hatten gib gebt",
        "geben gibt gibts geb macht mach mache machen machst machts gemacht bring bringt bringen schick",
        "schickt schicken pack packt esse essen isst ess trinkt trinken trinke teilen teilt teile sich",
        "dabei drauf drin drunter reicht reichen passt passen bleibt kommt kommen käme wäre wären wär sei",
        "ist sind bin bist seid war waren wars werde werden wird hallo hi hey moin servus tach guten gutn",
        "tag abend morgen mittag mahlzeit nabend grüß gott grüße gruß grüßle danke dank dankeschön besten",
        "vielen lieben herzlichen mfg lg vg tschüss tschau ciao bye ok okay okey jo ja jap nein nee ne nö",
        "super prima perfekt klasse toll gut schön schöne schönen schönes wunderbar klar alles freundlich",
        "freundliche freundlichen liebes liebe sehr entschuldigung sorry und oder aber denn doch mal",
        "nochmal diesmal noch auch nur so dann da hier dort jetzt heute nun eben halt einfach erst erstmal",
        "erstens zweitens drittens zuerst zusätzlich also ach äh ähm hm hmm naja na tja eigentlich",
        "vielleicht wohl schon bloß genau ungefähr circa ca etwa ganz bisschen wieder sonst schonmal",
        "bereits später früher gleich sofort für von vom bei beim zu zum zur im in ins an am auf aus nach",
        "vor über unter bis gegen um ab seit wegen als wie was wer wo wann warum wenn ob dass weil damit",
        "sodass jemand niemand etwas nichts alle der die das den dem des dieser diese dieses diesen",
        "welche welcher welches solche ik ick icke i hob hebb mog dit dat det wat nix nicht kein keine keinen keiner mehr",
        "weniger viel viele gericht gerichte speise zutat zutaten belag sorte sorten art extra extras",
        "bestellungen order lieferung abholung wunsch menge anzahl zusammen insgesamt gesamt wärs fertig",
        "komplett weiter bisher sonstiges bestes besser heißen heißt moment momentchen sekunde ups haha hihi lol hehe xd smile bussi grins zwinker oh ah uh",
        "jaja neee puh wow montag dienstag mittwoch donnerstag freitag samstag sonntag uhr stunde stunden",
        "minuten minute zeit geern jern hoi hunger kochen lust eigene einzelne einzeln paar nächste nächsten erste",
        "ersten erster letzte letzten selbst selber hole holen abholen hol allein alleine zwei drei",
        "beiden stelle stellt lassen lasst lass weiß wissen glaub glaube denke finde sehe sehen frage",
        "fragen hoffe lecker leckere leckeren leckeres tolle beste restaurant pizzeria laden bude wirt",
        "geht gehts gehen ging dafür davor danach daneben daran darauf darin darüber welch dran hin her",
        "veganer veganerin vegetarier vegetarierin rein raus rauf runter drüben code gutschein gutscheincode kundennummer egal natürlich selbstverständlich mitgeben mitbringen dazugeben dazulegen draufmachen draus daraus machbar möglich",
        "mitte grad gerade frei deshalb deswegen kurz digga bruder ma komm leute mittlerweile jut ois wär bock mega",
        "vorbestellen heut hallöchen nabend baustelle büro firma arbeit bleiben daheim möglichst falls sofern zweit dritt viert fünft mist vergessen",
    ),
    # --- forms of words: "en" takes an ending away, "ies>y" puts another in its place (form > base) ---
    endings=words("en n e s er es em ern ens nen innen en>a e>a i>o"),
    # --- words of a card in this language ---
    plurals=words("s n en a>en"),
    declension=words("e en er es em"),
    linking=words("n en s"),
    links=words("mit in"),
    respelt=(("soße", "sauce"),),
)
