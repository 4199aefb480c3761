"""English: dishes, numbers, with and without, sizes."""

from __future__ import annotations

from orderbot.understanding.grammar.words.model import Dishes, phrases, words

_TEENS = words(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen",
    "eighteen nineteen",
)
_TENS = words("twenty thirty forty fifty sixty seventy eighty ninety")


def _numbers() -> dict[str, int]:
    found = {word: number for number, word in enumerate(_TEENS) if number}
    for place, tens in enumerate(_TENS, 2):
        found[tens] = place * 10
        found |= {f"{tens} {one}": place * 10 + number for number, one in enumerate(_TEENS[:10]) if number}
    just = {
        f"{only} {word}": number for only in ("just", "only") for word, number in (("one", 1), ("a", 1), ("two", 2))
    }
    return (
        found
        | just
        | {
            "dozen": 12,
            "a dozen": 12,
            "half a dozen": 6,
            "a couple of": 2,
            "a couple": 2,
            "couple of": 2,
            "a pair of": 2,
            "a single": 1,
            "single": 1,
            "another": 1,
            "once": 1,
            "twice": 2,
        }
    )


_REFUSE = ("don't", "do not", "dont", "i don't", "i do not", "please don't", "please do not")
_PUT = (
    "want",
    "want it",
    "want them",
    "want it with",
    "want any",
    "want the",
    "add",
    "add any",
    "put",
    "put any",
    "need",
    "need any",
    "include",
    "include any",
    "like",
    "put on",
    "give me",
    "have",
    "use",
)

DISHES = Dishes(
    # --- how many ---
    numbers=_numbers(),
    once=words("once twice"),
    articles=words("a an"),
    times=words("x times pieces pcs piece"),
    vessels=(
        *words(
            "portion portions serving servings bottle bottles can cans glass glasses cup cups order orders",
            "plate bowl pint piece pieces slice slices shot shots pump pumps scoop scoops layer layers mug pot jug jar",
        ),
        *phrases(
            "portion of | portions of | serving of | servings of | bottle of | bottles of | can of | cans of",
            "glass of | glasses of | cup of | cups of | order of | orders of | plate of | bowl of | pint of",
            "pints of | piece of | pieces of | slice of | slices of | shot of | shots of | pump of",
            "pumps of | scoop of | scoops of | pack of | packs of | bag of | bags of | box of | boxes of",
            "basket of | bucket of | side of | sides of | a side of | packet of | packets of",
        ),
    ),
    sides=phrases("side of | sides of | a side of | side order of | a side order of"),
    served=words("plate bowl"),
    pronouns=words("one ones"),
    people=words(
        "people persons person adults kids children guests guys folks topping toppings ingredient ingredients",
        "minutes minute mins min hours hour euros euro dollars bucks",
    ),
    limits=(*words("under below"), *phrases("more than | less than | no more than | not more than")),
    totals=(*words("altogether total"), "in total", "all together"),
    pieces=words("piece pieces pcs pc"),
    units={
        "l": 1000,
        "liter": 1000,
        "litre": 1000,
        "liters": 1000,
        "litres": 1000,
        "ml": 1,
        "cl": 10,
        "g": 1,
        "kg": 1000,
    },
    number_endings=words("s"),
    # --- the number on the card ---
    id_words=words("number no num nr numbers #"),
    id_articles=words("the"),
    definite=words("the my our those these that"),
    # --- with and without ---
    with_=(
        *words("add adding with w plus including includes featuring containing having w/ topped has have"),
        *phrases(
            "along with | topped with | that has | that have | which has | made with | with some | and with",
            "together with | covered in | covered with | on top",
        ),
    ),
    without=(
        *words("no without hold skip avoid minus non not w/o never"),
        "hold the",
        "skip the",
        "avoid the",
        "without any",
        "with no",
        "but no",
        "leave off",
        "leave off the",
        "leave out",
        "leave out the",
        "hold on the",
        "hold back",
        "hold back on",
        "hold any",
        "hold back the",
        "not any",
        "not with",
        "free of",
        "do without",
        "i hate",
        "hate",
        "not in the mood for",
        "i'm not in the mood for",
        "not a fan of",
        "i'm not a fan of",
        "i can't stand",
        "can't have",
        "won't have any",
        "i won't have any",
        "absolutely no",
        "definitely no",
        "not interested in",
        "stay away from",
        "go without",
        "omit",
        "omit the",
        "exclude",
        "excluding",
        "except",
        "except for",
        "everything but",
        "everything except",
        "all but",
        "minus the",
        "lose the",
        "ditch the",
        "leave the",
        "zero",
        "and no",
        "or any",
        *(f"{no} {put}" for no in _REFUSE for put in _PUT),
    ),
    no_such=("no", "but no", "and no", "with no", "absolutely no", "definitely no"),
    exchanges=words("replace swap exchange substitute"),
    for_another=words("with for by"),
    instead=phrases("instead of | in place of | rather than"),
    not_=(*words("off"), *phrases("off please | left off | left out")),
    extra=(
        *words("extra lots plenty more additional loads tons generous heavy much"),
        *phrases(
            "lots of | a lot of | a whole lot of | a bunch of | a whole bunch of | plenty of | loads of",
            "tons of | heavy on | heavy on the | go heavy on | go heavy on the | lot of | lots and lots of",
            "with lots of | a ton of | go crazy on the | so much | extra extra | a good amount of",
        ),
    ),
    light=(
        *words("light little less lightly lite bit drizzle"),
        *phrases("not too | not so | not very | not that | only slightly"),
        *phrases(
            "a few | just a few | only a few",
            "a little | a little bit | a little bit of | just a little | just a little bit of | only a little",
            "just a bit | just a bit of | only a bit of | only a bit | a bit | a bit of | a tiny bit of",
            "just a tiny bit of | a touch of | a hint of | a dash of | light on | light on the | go light on",
            "go light on the | easy on | easy on the | go easy on | go easy on the | not a lot of",
            "not a lot | not much | not many | not too much | not too many | a drizzle | a drizzle of",
            "just a drizzle of | only a drizzle of | just a drizzle | only a drizzle",
            "no more than a drizzle of | small amount of | a small amount of | less of the | little bit",
            "little bit of | not so much | hardly any | barely any | a sprinkle of | a splash of",
            "just a splash of | just a touch of",
        ),
    ),
    double={"double": 2, "triple": 3, "twice the": 2, "double the": 2, "quadruple": 4},
    # --- between things ---
    and_=(
        *words("and & + n nd as-well"),
        *phrases("and also | as well as | and then"),
    ),
    joins=words("and"),
    or_=words("or nor"),
    but=(
        *words("but however just only"),
        *phrases("but please | and please"),
    ),
    also=(
        *words("also plus additionally then"),
        *phrases(
            "and also | in addition | to drink | on top of that | as a side | for dessert | as a starter",
            "along with that",
        ),
    ),
    # --- which of them ---
    all_=(
        *words("all everything every"),
        *phrases("all of them | all three | all four | all of which | every one | all of those"),
    ),
    both=(
        *words("both"),
        *phrases("both of them | both of which | both of those"),
    ),
    each=words("each apiece per"),
    of_them=phrases("of them | of those | of which | of these | of the pizzas"),
    other=(
        *words("other others second"),
        *phrases("the other | the others | the rest | the second | the remaining | another one"),
    ),
    half=(
        *words("half ½"),
        *phrases(
            "one half | the other half | other half | half of it | a half | the first half | the second half",
            "half the pizza | one side | the other side | other side | on one side | on the other side",
        ),
    ),
    # --- sizes ---
    in_=(*words("in of as size"), *phrases("in a | in an | in the")),
    for_=words("for"),
    persons=(
        *words("me myself dad mom mum grandma grandpa wife husband son daughter boss"),
        *phrases("my wife | my husband | my son | my daughter | my friend | my girlfriend | my boyfriend | the kids"),
    ),
    house=words("team crew staff"),
    size_words=words("size sized sizes cm inch inches version"),
    size_units=words("inch"),
    sizes={
        "small": words("small sm mini"),
        "medium": words("medium med md mid"),
        "large": words("large lg lrg big"),
        "regular": words("regular normal reg standard"),
        "extra large": words("xl x-large"),
        "family": words("family"),
        "klein": words("small sm"),
        "mittel": words("medium med regular"),
        "groß": words("large lg big"),
        "normal": words("regular normal standard medium"),
        "dose": (*words("can cans tin"), "can of", "cans of"),
        "flasche": (*words("bottle bottles"), "bottle of", "bottles of"),
        "glas": (*words("glass glasses"), "glass of", "glasses of"),
        "becher": words("cup mug"),
        "tasse": words("cup cups"),
        "kanne": words("pot"),
        "kugel": words("scoop scoops"),
        "half": words("half"),
    },
    size_first=True,
    telling_sizes=words("small large"),
    # --- the rest of a message ---
    ordering=(
        *words("order"),
        *phrases(
            "i'd like | i would like | i'll have | i will have | i'll take | i'll try | i want | i need",
            "can i get | can i have | could i get | could i have | may i have | give me | get me | let me get",
            "let me have | we'd like | we would like | we want | we'll have | we need | my order",
            "any chance of | is there any chance of | any chance i could get",
            "can we get | can we have | could we get | could we have | could i please get | can i please get",
            "place another order | place an order | place a new order",
            "can i please have | could i please have | i'd love | i'll get | i'd try | i wanna",
        ),
    ),
    corrections=(
        *words("nevermind"),
        *phrases(
            "no wait | actually no | scratch that | never mind | no sorry | wait no | make that | oh no wait",
            "sorry i meant | sorry meant",
            "i mean | i meant | sorry no | oh wait | on second thought | actually make that | actually make it",
            "no actually | rather a | no make it | no make that | hmm no | oh no make it | ahh no make it",
            "make it | ah no make it | let's say | lets say | let us say",
            "hmm no make it | no wait make it | wait make it",
        ),
    ),
    hesitations=words("wait no hmm actually sorry hold"),
    rather=words("rather actually instead"),
    plain=(*words("plain regular normal"), *phrases("as is | the regular way | the normal way")),
    degrees=(*words("nice very really"), *phrases("not too | not so | not very | nice and")),
    notes=words(
        "crispy crisp well-done welldone rare medium-rare cut sliced uncut toasted untoasted cold hot spicy spicier",
        "warm separate separately wrapped halved quartered napkins napkin cutlery burnt crunchy done on-the-side",
    ),
    wishes=phrases(
        "something to drink | anything to drink | some drinks | a dessert | some dessert",
        "something sweet | something to eat | the usual | same as last time | my usual",
    ),
    talk=words(
        "was were last time delicious tasty great love loved hungry birthday weather weekend party",
        "friends family tonight cook cooking hope excited amazing awesome favorite favourite german english",
    ),
    polite=(
        *words("please pls plz thanks thank kindly"),
        *phrases("thanks so much | thank you so much | thank you very much"),
    ),
    stop=(
        *phrases("do me a favor | do me a favour | do me the favor"),
        *phrases("greetings to the kitchen | greetings to the chef | my compliments to the chef"),
        *words(
            "off i you he she it we they me him her us them my your his its our their mine yours im id ill ive",
            "youre were theyre thats lets whats want wanted wants wanna would like likes liked love need",
            "needs needed get gets getting got gotta have having had has take takes taking give gives giving",
            "order orders ordering ordered try trying tried buy make makes making made can could may might",
            "must shall should will wish hope please pls plz plse thanks thank thx ty cheers kindly just only",
            "really maybe actually also too as do does did done dont be am is are was been being go going",
            "gonna come coming put puts add adds added bring send deliver pick let see know think ask tell",
            "say said says told hello hi hey yo good morning evening afternoon day night dear sir madam guys guy folks",
            "everyone mate bro friend friends wife husband kid kids son daughter mom dad family girlfriend",
            "boyfriend boss the a an this that these those some any such so then there here now today tonight",
            "tomorrow later soon again still yet already ever if when where what which who how why because",
            "since while until of for from to at by in on into onto off out up over under about around per",
            "via with without and or but not no nor than ok okay yes yeah yep yup sure fine great awesome",
            "perfect lovely nice cool wow haha lol hehe hmm um uh er oh ah well alright right thing things",
            "stuff item items one ones food meal dinner lunch breakfast topping toppings style kind kinds",
            "type piece total altogether something anything else rest feel feeling mood interested looking",
            "look crave craving hungry eat eating time cook cooking bit way sort very much many more most few",
            "less lot lots delivered delivery pickup collection takeaway takeout feed feeding people person hand",
            "forget whatever u ur pity shame code voucher coupon card",
            "persons help fix hook place table though tho anyway anyways first second third next last other another",
            "same different both each all every either neither half whole large-ish preferably instead ready",
            "possible asap quick quickly restaurant shop store served serve server throw gimme lemme ima wont",
            "cant cannot couldnt wouldnt shouldnt isnt arent nothing nobody somebody along together favorite",
            "favourite least mind that'd it'd i'd i'm i'll i've we'd we'll we're that's it's begin start",
            "better best suits moment oops whoops",
            "idk honestly lol jk btw por favor gracias una removed week legends matter doesnt prefer",
            "wanting important rush set beautiful definitely dressed top include included",
            "sprinkled drizzled inside starting grab prepare cooked baked fresh hot-and-ready go-ahead",
            "guess suppose",
            "want'd appreciate grateful happy glad sorry excuse pardon",
        ),
    ),
    # --- forms of words: "en" takes an ending away, "ies>y" puts another in its place (form > base) ---
    endings=words("s es ies>y y>ies ed ves>f"),
    # --- words of a card in this language ---
    plurals=words("s"),
    links=words("with in"),
)
