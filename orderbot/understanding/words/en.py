"""English."""

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

_DISHES = Dishes(
    # --- how many ---
    numbers=_numbers(),
    once=words("once twice"),
    articles=words("a an"),
    times=words("x times pieces pcs piece"),
    vessels=(
        *words(
            "portion portions serving servings bottle bottles can cans glass glasses cup cups order orders",
            "plate bowl pint piece pieces slice slices shot shots pump pumps scoop scoops",
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
    people=words("people persons person adults kids children guests topping toppings ingredient ingredients"),
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
    instead=phrases("instead of | in place of | rather than"),
    not_=phrases("off please | left off | left out"),
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
        *phrases("but please | and please | but with"),
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
        *phrases("both of them | both of which | the two | both of those"),
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
    house=words("team crew staff"),
    size_words=words("size sized sizes cm inch inches version"),
    size_units=words("inch"),
    sizes={
        "small": words("small sm mini"),
        "medium": words("medium med md mid"),
        "large": words("large lg big"),
        "regular": words("regular normal reg standard"),
        "extra large": words("xl x-large"),
        "family": words("family"),
        "klein": words("small sm"),
        "mittel": words("medium med regular"),
        "groß": words("large lg big"),
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
            "can i please have | could i please have | i'd love | i'll get | i'd try | i wanna",
        ),
    ),
    corrections=(
        *words("nevermind"),
        *phrases(
            "no wait | actually no | scratch that | never mind | no sorry | wait no | make that | oh no wait",
            "i mean | sorry no | oh wait | on second thought | actually make that | actually make it",
            "no actually | rather a",
        ),
    ),
    plain=(*words("plain regular normal"), *phrases("as is | the regular way | the normal way")),
    degrees=(*words("nice very really"), *phrases("not too | not so | not very | nice and")),
    notes=words(
        "crispy crisp well-done welldone rare medium-rare cut sliced uncut toasted untoasted cold hot",
        "warm separate separately wrapped napkins napkin cutlery burnt crunchy done on-the-side",
    ),
    wishes=phrases(
        "something to drink | anything to drink | some drinks | a dessert | some dessert",
        "something sweet | something to eat | the usual | same as last time | my usual",
    ),
    talk=words(
        "was were last time delicious tasty great love loved hungry birthday weather weekend party",
        "friends family tonight cook cooking hope excited amazing awesome favorite favourite",
    ),
    polite=(
        *words("please pls plz thanks thank kindly"),
        *phrases("thanks so much | thank you so much | thank you very much"),
    ),
    stop=(
        *phrases("do me a favor | do me a favour | do me the favor"),
        *words(
            "i you he she it we they me him her us them my your his its our their mine yours im id ill ive",
            "youre were theyre thats lets whats want wanted wants wanna would like likes liked love need",
            "needs needed get gets getting got gotta have having had has take takes taking give gives giving",
            "order orders ordering ordered try trying tried buy make makes making made can could may might",
            "must shall should will wish hope please pls plz plse thanks thank thx ty cheers kindly just only",
            "really maybe actually also too as do does did done dont be am is are was been being go going",
            "gonna come coming put puts add adds added bring send deliver pick let see know think ask tell",
            "say hello hi hey yo good morning evening afternoon day night dear sir madam guys guy folks",
            "everyone mate bro friend friends wife husband kid kids son daughter mom dad family girlfriend",
            "boyfriend boss the a an this that these those some any such so then there here now today tonight",
            "tomorrow later soon again still yet already ever if when where what which who how why because",
            "since while until of for from to at by in on into onto off out up over under about around per",
            "via with without and or but not no nor than ok okay yes yeah yep yup sure fine great awesome",
            "perfect lovely nice cool wow haha lol hehe hmm um uh er oh ah well alright right thing things",
            "stuff item items one ones food meal dinner lunch breakfast topping toppings style kind kinds",
            "type piece total altogether something anything else rest feel feeling mood interested looking",
            "look crave craving hungry eat eating time cook cooking bit way sort very much many more most few",
            "less lot lots delivered delivery pickup takeaway takeout feed feeding people person persons hand",
            "help fix hook place table though tho anyway anyways first second third next last other another",
            "same different both each all every either neither half whole large-ish preferably instead ready",
            "possible asap quick quickly restaurant shop store served serve server throw gimme lemme ima wont",
            "cant cannot couldnt wouldnt shouldnt isnt arent nothing nobody somebody along together favorite",
            "favourite least mind that'd it'd i'd i'm i'll i've we'd we'll we're that's it's begin start",
            "include included starting grab prepare cooked baked fresh hot-and-ready go-ahead guess suppose",
            "want'd appreciate grateful happy glad sorry excuse pardon",
        ),
    ),
    # --- forms of words: "en" takes an ending away, "ies>y" puts another in its place (form > base) ---
    endings=words("s es ies>y y>ies ed ves>f"),
    # --- words of a card in this language ---
    plurals=words("s"),
    links=words("with in"),
)


# ---- talk -----------------------------------------------------------------------------------------------------------

_FOOD = r"(?:food|order|pizzas?|delivery|driver|meal|dinner|lunch|stuff|rider|courier)"
_PERSON = r"(?:human|person|people|someone|somebody|staff|agent|operator|employee|representative|manager|owner|waiter|customer service|support|real one)"
_PAYING = r"(?:(?:credit |debit |bank |ec[- ]?)?cards?|ec|visa|mastercard|maestro|amex|paypal|apple ?pay|google ?pay|cash|bank transfer|online|contactless|invoice|voucher|cheque|klarna|bitcoin)"
_DAY = r"(?:today|tonight|tomorrow|now|still|yet|(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)days?(?: \w+)?|(?:on |at )?(?:the )?(?:weekends?|holidays?|christmas|easter)|right now|currently|at \S+(?: ?[ap]m)?|until \S+|for \w+|already|late|evening|night|at night|in the \w+|this \w+|at the moment|then)"

_TALK = Talk(
    polite=(
        "please", "pls", "plz", "thanks", "thank", "you", "thx", "just", "kindly", "now", "hello", "hi", "hey", "the", "a", "an", "i", "i'd", "want", "would", "like", "to",
        "me", "can", "could", "show", "see", "need", "my", "have", "get", "then", "ok", "okay", "so", "well", "um", "speak", "talk", "send", "dear",
    ),
    commands={
        "human": ("human", "real human", "person", "real person", "staff", "agent", "operator", "employee", "representative", "manager", "someone", "somebody", "customer service", "support", "call", "call me", "phone", "phone number", "no bot", "talk to human", "speak to human"),
        "help": ("help", "help me", "assistance", "instructions", "how does this work", "how does it work", "what can i do", "what can i write", "what now", "i don't understand", "i dont understand", "info"),
        "menu": ("menu", "card", "full menu", "whole menu", "whole menu as text", "see menu", "order", "order food", "order something", "new order", "place an order", "i'm hungry", "im hungry", "start order", "food", "price list", "dishes"),
        "cart": ("cart", "basket", "my cart", "my basket", "my order", "shopping cart", "view cart", "show cart", "order summary", "summary", "total", "subtotal"),
        "cancel": ("cancel", "cancel it", "cancel that", "cancel order", "cancel my order", "cancel the order", "cancel everything", "abort", "quit", "start over", "start again", "restart", "reset", "never mind", "nevermind", "forget it", "forget about it", "clear cart", "empty cart", "clear everything", "delete everything", "don't want anything", "i changed my mind"),
        "back": ("back", "go back", "one step back", "step back", "previous", "undo", "undo that", "undo last step"),
        "status": ("status", "order status", "where is it", "track", "track order", "track my order", "tracking", "delivery status", "on the way", "how much longer", "update", "any update"),
        "language": ("language", "languages", "change language", "switch language", "other language"),
        "buy": ("buy", "buy now", "purchase", "purchase now", "order with obligation to pay"),
        "yes": ("yes", "yes please", "yep", "yeah", "yea", "yup", "ya", "sure", "of course", "ok", "okay", "okey", "k", "correct", "right", "that's right", "thats right", "that is correct", "that's correct", "exactly", "fine", "that's fine", "sounds good", "looks good", "good", "perfect", "great", "absolutely", "definitely", "confirm", "confirmed", "agreed", "all good", "go ahead", "yes thanks", "yes correct", "yes that's right"),
        "no": ("no", "nope", "nah", "no thanks", "no thank you", "none", "none of these", "none of them", "not really", "neither", "wrong", "that's wrong", "thats wrong", "not correct", "incorrect", "nothing", "nothing else", "no way", "don't"),
        "done": ("done", "that's all", "thats all", "that is all", "that's it", "thats it", "that is it", "that will be all", "that'll be all", "that would be all", "checkout", "check out", "finish", "finished", "pay", "that's everything", "thats everything", "no that's all", "no thats all", "no that's it", "i'm done", "im done", "proceed to checkout"),
        "greeting": ("hello", "hello there", "hi", "hi there", "hiya", "hey", "hey there", "good morning", "good evening", "good afternoon", "good day", "howdy", "yo", "greetings", "how are you", "hi how are you", "hello how are you", "anyone there", "is anyone there", "are you there", "start"),
        "thanks": ("thanks", "thank you", "thank you very much", "thank you so much", "thanks a lot", "many thanks", "thx", "ty", "cheers", "much appreciated", "bye", "goodbye", "bye bye", "see you", "see you later", "good night", "have a nice day", "have a good one", "delicious", "ok thanks", "great thanks", "perfect thanks", "it was delicious"),
        "privacy": ("privacy", "privacy policy", "my data", "data protection", "gdpr", "privacy notice", "data"),
        "erase": ("delete my data", "delete data", "erase my data", "erase data", "delete all my data", "remove my data", "forget me", "delete my account", "delete my address", "delete address", "delete account"),
        "imprint": ("imprint", "legal notice", "who are you", "where are you", "your address", "what's your address", "address of the restaurant"),
        "stop": ("stop", "unsubscribe", "opt out", "no more messages", "stop messaging me"),
        "reorder": ("the usual", "usual", "my usual", "the usual please", "same as always", "same as usual", "same as last time", "like last time", "as always", "as usual", "like always", "the same again", "same again", "same order", "last order", "repeat last order", "repeat my last order", "reorder", "order again"),
        "hours": ("hours", "opening hours", "opening times", "business hours", "open", "open now", "open today", "still open", "are you open", "you open", "when do you open", "when do you close"),
        "allergens": ("allergens", "allergen", "allergy", "allergies", "allergy info", "allergen info", "allergen list", "additives"),
        "price": ("prices", "price", "how much", "how much is it", "how much is that", "cost"),
        "fee": ("delivery fee", "delivery cost", "delivery costs", "delivery charge", "delivery charges", "minimum order", "minimum order value", "shipping"),
        "delivery_area": ("delivery area", "delivery zone", "delivery zones", "where do you deliver", "do you deliver", "you deliver"),
        "ingredients": ("ingredients",),
        "payment": ("payment", "payment methods", "payment options", "how can i pay", "card payment"),
        "duration": ("how long", "waiting time", "wait time", "delivery time", "how long does it take", "how long will it take", "eta"),
        "complaint": ("cold", "it's cold", "its cold", "food is cold", "the food was cold", "complaint", "complain", "refund", "something is missing", "something's missing", "missing item", "items missing", "wrong order", "burnt", "disgusting", "i want a refund"),
    },
    switches={
        "en": ("english", "in english", "english version", "speak english", "switch to english"),
        "de": ("german", "in german", "switch to german"),
        "tr": ("turkish", "in turkish", "switch to turkish"),
    },
    tongues={"de": words("german"), "en": words("english"), "tr": words("turkish"), "ar": words("arabic"), "it": words("italian"), "ru": words("russian"), "pl": words("polish"), "uk": words("ukrainian"), "fr": words("french"), "es": words("spanish")},
    hello=(r"hello", r"hi", r"hey", r"good (?:morning|evening|day|afternoon)"),
    questions={
        "human": (
            rf"\b(?:speak|talk|chat|connect\w*|transfer\w*|put me through|write|get in touch|communicate) (?:\S+ ){{0,4}}?{_PERSON}\b", r"\b(?:get|give|need|want|call|prefer|like|bring|is there) (?:me |to |for |a |an |the |your |real |actual |live |have |any )*(?:human|person|agent|operator|staff|manager|someone|somebody|representative)\b", r"\b(?:are you|am i|is this|is it) (?:\S+ ){0,4}?(?:bot|robot|machine|computer|human|real|ai)\b", r"\b(?:call|phone|ring) (?:me|us)\b(?: back)?", r"\b(?:can|could) (?:i|we) (?:call|phone|ring) (?:you|the|someone)", r"\b(?:what(?:'s| is)|have|got) (?:your|a) (?:phone |telephone )number", r"\bi (?:don't|dont|do not) want (?:to talk to )?a (?:bot|robot)",
        ),
        "complaint": (
            rf"\b(?:{_FOOD}|it|everything|burger|fries|pasta|salad|that)\b.{{0,25}}\b(?:was|is|were|are|came|arrived|got)\b.{{0,25}}\b(?:cold|burnt|burned|raw|wrong|disgusting|soggy|inedible|awful|terrible|spilled|bad|stale)\b", r"\b(?:is|are|was|were) (?:\S+ )?missing\b", r"\bmissing (?:from|in) (?:my|the|our) (?:order|delivery|bag)", r"\byou (?:guys )?(?:forgot|missed|left out|mixed up|didn't (?:bring|deliver|include))\b", r"\b(?:wrong|incorrect|cold|burnt) (?:order|pizza|food|item|dish|delivery)\b", r"\b(?:complain|complaint|refund|money back|unacceptable|dissatisfied|disappointed)\b", r"\bhairs? (?:in|on)\b", r"\bfood poisoning\b",
        ),
        "cancel": (
            r"\b(?:cancel|abort|scrap|drop) (?:\S+ ){0,2}?(?:order|everything|all|it|that|this|whole)\b", r"\b(?:order|everything)\b.{0,15}\bcancel\w*\b", r"\b(?:clear|empty|delete) (?:the |my |whole )*(?:cart|basket|order|everything)\b", r"\b(?:want|like|need|have) to cancel\b", r"\b(?:can|could) (?:i|you|we) (?:please )?cancel\b", r"\b(?:don't|dont|do not) want (?:it|to order|anything|this order) (?:anymore|any more)$", r"\bstart (?:all )?over\b",
        ),
        "erase": (r"\b(?:delete|erase|remove|wipe|forget) (?:\S+ ){0,4}?(?:data|information|details|address|number|profile|account)\b", r"\bright to (?:erasure|be forgotten)"),
        "privacy": (r"\bprivacy\b", r"\bgdpr\b", r"\bdata protection\b", r"\b(?:what|which|how|where|do|is)\b.{0,40}\b(?:my|personal|our) (?:data|information)\b", r"\bwhat do you (?:know|store|save) about me\b"),
        "imprint": (r"\bimprint\b|\blegal notice\b", r"\bwhere (?:are|is|exactly are) (?:you|the restaurant|the shop|your (?:restaurant|shop|place))\b", r"\bwhat(?:'s| is) your address\b", r"\bwho (?:are you|runs|owns)\b", r"\bwhere can i find you\b"),
        "status": (
            rf"\bwhere(?:'s| is| are| the| does)?\b.{{0,25}}\b{_FOOD}\b", rf"\bwhen (?:is|will|does|are|do|can i expect) (?:my|our|the) {_FOOD}\b.{{0,30}}", r"\bhow much longer\b", r"\bhow long (?:\S+ ){0,5}?(?:still|until it arrives)\b", rf"\b(?:is|has|did|are|have) (?:my|our|the) {_FOOD}\b.{{0,30}}\b(?:on the way|on its way|ready|left|arriv\w+|done|received|coming|go through|accepted|out)\b", r"\bon (?:the|its|your) way\b", r"\b(?:waiting|been waiting|waited) (?:\S+ ){0,4}?(?:for|since|ages|forever|long)\b", rf"\b(?:did you|have you) (?:get|got|receive|received) (?:my|our) {_FOOD}", r"\bstatus of (?:my|the|our)\b", rf"\b(?:track|update on) (?:my|the|our) {_FOOD}", rf"\b{_FOOD} (?:hasn't|has not|didn't|still hasn't) (?:arrived|come|show)", r"\bis it ready\b",
        ),
        "cart": (
            r"\bwhat (?:have|did|do) i (?:\S+ ){0,3}?(?:order\w*|in (?:my|the) (?:cart|basket)|so far|chosen|have)\b(?! for)", r"\bwhat(?:'s| is) (?:\S+ )?in (?:my|the) (?:cart|basket|order)", r"\b(?:show|see|view|check|review) (?:me )?(?:my|the) (?:current )?(?:cart|basket|order)\b", r"\b(?:what(?:'s| is)|how much is) (?:the|my) (?:\S+ )?(?:total|sum|bill)\b", r"\bhow much (?:is (?:it|that|everything|all|this)|does (?:it|that|everything|all this) (?:cost|come to)|do i (?:owe|pay|have to pay))(?: (?:all|altogether|together|in|total|now|so|far|all together|in total))*$", r"\bread (?:it|my order) back\b",
        ),
        "fee": (
            r"\bhow much (?:is|are|do you charge for|does|would|for) (?:\S+ ){0,2}?deliver\w*", r"\bdelivery (?:fee|fees|costs?|charges?|price)\b", r"\bminimum (?:order|spend|amount|purchase)\b", r"\b(?:is|are) (?:the )?(?:delivery|deliveries|shipping) (?:\S+ )?(?:free|extra|included|for free)\b", r"\b(?:do you|does it) (?:charge|cost) (?:\S+ ){0,3}?(?:deliver\w*)\b", r"\bdo you deliver (?:for )?free\b", r"\bfree delivery\b", r"\bwhat(?:'s| is| does) (?:the )?(?:delivery|minimum)(?: cost| order)?$", r"\bhow much do i (?:have|need) to order\b",
        ),
        "delivery_area": (
            r"\b(?:do|can|could|will|would|does) (?:you|u|the restaurant)(?: guys)?(?: also| even| still)? (?:deliver|bring|come|drive)(?: it| food)?(?: also| as far as| out| over)? ((?:to|in|as far|out|into|over) .*)", r"\bwhere (?:do|can|all do) you deliver\b", r"\b(?:delivery|deliver) (?:area|zone|radius|range)s?\b(.*)", r"\bhow far do you deliver\b", r"\bis there delivery (?:to|in) (.*)", r"\byou (?:guys )?deliver (to .*)", r"\bis (.+?) (?:in|within|inside) your\b", r"\bdo you (?:offer|have|do) delivery(?: to)?\b(.*)",
        ),
        "duration": (
            r"\bhow (?:long|soon|fast|quick\w*) (?!are you|do you stay|will you be open|have you).*", r"\b(?:wait|waiting|delivery|preparation|prep|cooking|pickup|pick-up) times?\b", r"\bwhen (?:would|will|can|could|is|does) (?:it|i|you|that|everything|the food|pickup) (?:be )?(?:ready|arrive|get|deliver\w*|here|pick|collect|come|there)\b", r"\bhow many minutes\b", r"\bwhat(?:'s| is) the (?:wait|eta)\b", r"\bis there a (?:long )?wait\b",
        ),
        "payment": (
            rf"\b(?:can|could|may|do|must) (?:i|we|you|one) (?:also |please |only |have to |need to )*pay (?:\S+ ){{0,3}}?{_PAYING}\b.*", rf"\b(?:do|can|will) you (?:guys )?(?:also |only )?(?:take|accept|have|support) {_PAYING}\b(.*)", r"\b(?:payment|pay) (?:methods?|options?|types?|possibilit\w+)\b", r"\b(?:how|what way) (?:can|do|could|should|may) (?:i|we|you) pay\b", rf"\b(?:is|are|would) (?:it )?(?:possible to pay )?(?:by |with |in )?{_PAYING}(?: payments?)? (?:ok|okay|possible|accepted|fine|alright|good)\b", rf"^(?:by |with )?{_PAYING} (?:ok|okay|possible|accepted)$", r"\bis (?:it )?cash only\b|\bcash only\b", r"\b(?:do|does) (?:you|the driver) have change\b", r"\bwhat (?:cards|payments?|payment methods) do you (?:take|accept)\b",
        ),
        "hours": (
            r"\b(?:opening|business|working|closing) (?:hours?|times?)\b", r"\b(?:what time|when|till when|until when|until what time|till what time|from when|how late|how long|how early)\b.{0,12}\b(?:do|does|are|is|will|can)\b (?:you|the (?:kitchen|restaurant|shop|place)|u|i still|we still|i|we)\b.{0,25}\b(?:open|close|closed|closing|opening|shut|deliver|start|stop|finish|order|here|there)\b", rf"\b(?:are|r|is|will) (?:you|u|the (?:restaurant|kitchen|shop|place)|it)(?: guys| be)?(?: still| also)? (?:open|closed|closing|opening|shut)\b(?: {_DAY})*", rf"^(?:you |u )?(?:still )?(?:open|closed)(?: {_DAY})*$", rf"\bdo you (?:open|close|work|deliver)(?: {_DAY})+$", r"\bwhat are your (?:hours|times)\b", r"\bcan i (?:still )?order (?:today|tonight|now|tomorrow|something now)$", r"\b(?:which|what) days? (?:are|do) you\b", r"\bday off\b|\bclosing day\b",
        ),
        "price": (
            r"\bhow much (?:is|are|does|do|for|would|will|s|'s|was) (?:the |a |an |it for )?(.*)", r"\bhow much's (.*)", r"\bwhat(?:'s| is| are|s) the (?:prices?|cost) (?:of|for) (.*)", r"\bwhat (?:does|do|would) (.+?) cost\b", r"\b(?:prices?|cost) (?:of|for) (.*)", r"\bwhat do you charge for (.*)", r"^(.+?) (?:price|how much)$", r"\bhow expensive (?:is|are) (.*)",
        ),
        "menu": (
            r"\b(?:can|could|may) (?:i|we|you) (?:please )?(?:see|have|get|look at|send|show|view)(?: me| us)? (?:\S+ ){0,3}?menu\b", r"\b(?:show|send|give|see|need|want|view)(?: me| us)? (?:\S+ ){0,3}?menu\b", r"\bwhat (?:do|can) (?:you|i|u) (?:have|offer|sell|serve|got|order|get|recommend|make)\b(.{0,40})", r"\bwhat(?:'s| is) (?:on|there|available|good|on offer)\b.{0,30}", r"\b(?:which|what|what kind of|what sort of) (\w+) (?:do|can) you (?:have|offer|sell|serve|do|make)\b", r"\bdo you (?:also |even |guys )?(?:have|sell|serve|do|offer|got) (?:a menu|any|some)?(.{2,40})$", r"\bhave you got (.{2,40})$", r"\bis there (?:a menu|any) ?(.{0,40})$", r"\bare there (?:any )?(.{2,40})$", r"^(?:i|we)(?:'d| would)? (?:like|want|love) to (?:place an order|order(?: something| some food| food)?)$", r"\bcan (?:i|we) (?:place an order|order(?: something| some food| food| here)?)$", r"\bwhere(?:'s| is| can i find) (?:the|your) menu\b",
        ),
        "help": (r"\bhow does (?:this|it|that) work\b", r"\b(?:can|could) (?:you|someone|anybody) help\b", r"\bi need (?:some )?help\b", r"\bhow (?:do|can|should) (?:i|we) (?:order|do this|change|use)\b", r"\bwhat (?:do|should|can) i (?:do|write|type|say)\b", r"\bi (?:don't|dont|do not) (?:understand|get it)\b"),
        "language": (r"\b(?:speak|understand|write|talk|in|switch to|change to) (?:\S+ ){0,2}?(english|german|turkish|arabic|italian|russian|polish|ukrainian|french|spanish)\b(?! breakfast)",),
        "reorder": (r"^(?:(?:i'd|i would|we'd) like |i'll (?:have|take) |can i (?:have|get) |give me )?(?:the )?(?:usual|same (?:thing |order )?(?:as |like )?(?:last time|always|usual|before|yesterday|last week|again))$", r"\b(?:repeat|reorder|same as) (?:my |the )?(?:last|previous) (?:order|time)$"),
        "greeting": (r"^(?:hello|hi|hey|good (?:morning|evening|afternoon|day))(?: (?:there|guys|team|all|everyone|everybody|dear|pizzeria|\w+))?(?: team)?$",),
        "thanks": (r"^(?:ok(?:ay)?,? |great,? |perfect,? |cool,? |awesome,? |super,? )*(?:many thanks|thanks|thank you|thank u|thx|cheers)\b(?:[ ,.!]*(?:for|a|so|very|in|again|guys|everyone|all|you|and|have|bye|see|team|folks|mate|much|that|then|but|really)\b.*)?", r"^(?:it|that|everything|the food) was (?:\S+ )?(?:delicious|great|good|tasty|amazing|awesome|perfect|lovely)\b.{0,20}$"),
    },
    asking=(r"(?:what|what's|whats|which|do|does|is|are|can|could|have|any|how|where|who|will|would|got|anything)\b",),
    address=(r"address",),
    diets={"vegan": r"vegan\w*|plant[- ]based", "vegetarian": r"vegetarian\w*|veggie\w*|meat[- ]?free|meatless|without meat", "halal": r"halal", "kosher": r"kosher"},
    ingredient=(
        r"\b(?:is|are) there ((?:.+ )?(?:in|on|inside)\b.*)", r"\b(?:does|do) ((?!you|i |we |they).+ (?:contain|have|include|come with|has|got)\b.*)", r"\bwhat(?:'s| is| are|s) (?:all |exactly )?((?:in|on|inside)\b.*)", r"\bwhat (?:toppings?|ingredients?|sauce|cheese|kind of \w+)\b(.*)", r"\b(?:ingredients|toppings) (?:of|for|in|on) (.*)", r"\bwhat does (.+) (?:contain|have|come with)", r"\b(?:is|are) (.+ (?:spicy|hot|in it|on it|in there|included|fried))$", r"\bhow (?:spicy|hot|big|large) (?:is|are) (.*)", r"\bwhat comes (?:with|on) (.*)", r"\b(?:is|are) (.+ (?:in|on) (?:the|a|your|it|number|no|nr)\b.*)", r"\bany (.+ in .+)",
    ),
    # --- allergens ---
    allergens=(r"nuts?|peanuts?|almonds?|hazelnuts?|walnuts?|cashews?|pistachios?|tree nuts?|sesame|soya?|celery|mustard|lupins?|fish|shellfish|crustaceans?|molluscs?|mollusks?|mussels?|shrimps?|prawns?|eggs?|milk|lactose|dairy|gluten|wheat|rye|sulphites?|sulfites?|msg|preservatives?|additives?|colou?rings?|histamine",),
    allergen=(r"allergens?", r"additives"),
    asking_for=(r"question", r"information"),
    asking_which=words("the which what"),
    free_of=(r"\w*(?:gluten|lactose)-?free", r"(?:dairy|nut|egg|soy|wheat)[- ]?free", r"allergens?"),
    content=(r"without", r"free of", r"allerg\w*"),
    # --- an allergy of the customer's ---
    allergic=(r"\ballerg\w*", r"\b(?:celiac|coeliac)\b", r"\bintoleran\w+", r"\banaphyla\w*", r"\bepi-?pen\b", r"\b(?:can't|cant|cannot|must not|not allowed to) (?:eat|have|tolerate|digest) (?:any )?\w+", r"\breact (?:\S+ )?to\b"),
    allergic_from=(r"\b(?:and|but|because|as) (?:i|we|my|our)\b", r"\b(?:because of|due to)\b"),
    unallergic=(r"\ballergens?\b", r"\b(?:no|without|any|not) (?:food |known )?allerg\w*", r"\ballergy (?:info\w*|list|menu|card)\b", r"\ballergen\w*"),
    against=words("against to"),
    listing=words("and or also to"),
    goes_on=words("also especially mainly"),
)  # fmt: skip


# ---- times ----------------------------------------------------------------------------------------------------------

_HOURS = {
    word: hour for hour, word in enumerate(words("one two three four five six seven eight nine ten eleven twelve"), 1)
}
_AFTER_TIME = r"(?= *(?:$|[,.;!?\n)/–-]|(?:and|please|pls|today|tonight|tomorrow|in the|on|this|then|or|for|would|is|if|thanks|thank|to|sharp|ish|at|from|delivered|pickup|ok|works|we|i)\b))"
_BEFORE_TIME = r"(?:at|around|about|by|from|until|till|before|after|not before|circa|approx\.?|latest)(?: (?:around|about|like|approximately|sharp))?"
_AM, _PM = r" ?(?:a\.?m\b\.?|in the morning\b)", r" ?(?:p\.?m\b\.?|in the (?:evening|afternoon)\b|at night\b)"


def _both(pattern: str, shift: int = 0, *, halved: bool = False) -> tuple[Saying, Saying]:
    return Saying(pattern + _AM, shift, 0, "am", halved), Saying(pattern + _PM, shift, 0, "pm", halved)


_CLOCK = Clock(
    # --- the time of day ---
    hours=_HOURS,
    minutes={"five": 5, "ten": 10, "fifteen": 15, "twenty": 20, "twenty-five": 25, "twenty five": 25, "thirty": 30, "forty": 40, "forty-five": 45, "forty five": 45, "an": 1, "a": 1, "one": 1, "two": 2, "three": 3, "couple of": 2},
    sayings=(
        *_both(r"\b(?:half|1/2) (?:past )?{H}\b", 30, halved=True), Saying(r"\b(?:half|1/2) past {H}\b", 30, halved=True), Saying(r"\bhalf {H}\b(?! ?[x€%])" + _AFTER_TIME, 30, halved=True),
        *_both(r"\b(?:a )?quarter (?:past|after) {H}\b", 15), Saying(r"\b(?:a )?quarter (?:past|after) {H}\b", 15),
        *_both(r"\b(?:a )?quarter (?:to|before|of) {H}\b", -15), Saying(r"\b(?:a )?quarter (?:to|before|of) {H}\b", -15),
        Saying(r"\b{N} (?:minutes |min )?past {H}\b", 0, 1), Saying(r"\b{N} (?:minutes |min )?to {H}\b" + _AFTER_TIME, 0, -1),
        *_both(r"(?<![\d.:,])\b{H}[:.]{M}"), *_both(r"\b{H}"),
        Saying(rf"\bbetween {{H}} and (?:\d{{1,2}}|{'|'.join(_HOURS)})" + _AFTER_TIME),
        Saying(r"(?<![\d.:,])\b{H}:{M}\b(?![\d:])(?! ?[€x])"), Saying(r"\b{H} ?o'?clock\b"), Saying(rf"\b(?:{_BEFORE_TIME}) {{H}}\.{{M}}{_AFTER_TIME}"), Saying(rf"\b(?:{_BEFORE_TIME}) {{H}}{_AFTER_TIME}"), Saying(r"\b(?:{H}) ?hours\b(?<!\d hours)"),
        Saying(rf"\b(?:{_BEFORE_TIME}|pickup|delivery|time:?) {{H}} (?:{{MW}}){_AFTER_TIME}"),
    ),
    bare=(r"{H}[.:]?{M}", r"{H}", r"{H} (?:{MW})"),
    around=words("at around about by please pls then today tonight make it would be good great sharp thanks for ok let's say lets like rather"),
    vague=(r"\b(?:shortly|just|right|soon|sometime|not) (?:after|before|past) *$|\bnot (?:at |before )?$",),
    spans=((r"\bin (?:about |around |approx\.? |like )?{N} ?(?:minutes?|mins?)\b\.?", 1), (r"\bin (?:about |around |like )?{N} ?(?:hours?|hrs?|h)\b\.?", 60), (r"\bin (?:about )?(?:half an hour|a half hour|half hour)\b", 30), (r"\bin (?:about )?(?:an hour and a half|one and a half hours|1 1/2 hours)\b", 90), (r"\bin (?:about )?(?:three quarters of an hour)\b", 45), (r"\bin (?:a|about a) quarter of an hour\b", 15)),
    asap=(r"\b(?:as (?:soon|fast|quickly|quick|early) as (?:possible|you can)|asap|a\.s\.a\.p\.?|straight away|right away|immediately|right now|soonest)\b",),
    asap_bare=(*words("now soon whenever anytime quickly"), *phrases("any time | right now")),
    halves=(r"half",),
    # --- the day ---
    days=((r"\b(?:the )?day after tomorrow\b", 2), (r"\b(?:tomorrow|tmrw|tmr|tomorow)\b", 1), (r"\b(?:today|tonight|this (?:evening|afternoon|morning))\b", 0)),
    weekdays=(r"mon(?:days?)?", r"tue(?:s(?:days?)?)?", r"wed(?:nesdays?)?", r"thu(?:rs(?:days?)?)?", r"fri(?:days?)?", r"sat(?:urdays?)?", r"sun(?:days?)?"),
    short_days=words("sun sat"),
    next_week=(r"next",),
    months=(r"jan(?:uary)?", r"feb(?:ruary)?", r"mar(?:ch)?", r"apr(?:il)?", r"may", r"june?", r"july?", r"aug(?:ust)?", r"sept?(?:ember)?", r"oct(?:ober)?", r"nov(?:ember)?", r"dec(?:ember)?"),
    dates=(r"{DAY}(?:\.|st|nd|rd|th)? (?:of )?{MONTH}", r"{MONTH} {DAY}(?:st|nd|rd|th)?"),
    before_date=words("on the"),
    # --- parts of the day ---
    morning=(r"\bmorning\b",),
    evening=(r"\b(?:evening|afternoon|tonight|night)\b",),
    night=(r"\b(?:at night|tonight)\b",),
    noon=(r"\b(?:at |around |by |for )?(?:noon|midday|12 noon)\b|\b(?:for|at) lunch(?:time)?\b(?! ?(?:at|around))",),
    midnight=(r"\b(?:at )?midnight\b",),
    not_days=(r"\bgood (?:morning|evening|afternoon|night)|\b(?:lovely|nice|great) (?:evening|day)",),
)  # fmt: skip


# ---- delivery, payment, name ----------------------------------------------------------------------------------------

_SERVICE = Service(
    delivery=(r"\b(?:for |with |home )?delivery(?: please)?\b", r"\b(?:please )?deliver(?:ed)?\b(?: it| this)?(?: please)?", r"\bbring (?:it|them|everything) (?:to|over|here)\b"),
    pickup=(
        r"\b(?:for |to )?(?:pick[- ]?up|collection|take[- ]?away|take ?out)(?: please)?\b", r"\b(?:i'll |we'll |will |to |i |we )?pick(?:ing)? (?:it |them |this |that |everything )?up\b", r"\b(?:i'll |we'll |will |to )?collect(?:ing)?(?: it| them)?\b", r"\bto go\b(?! (?:out|to|home|for|and|with)\b)", r"\b(?:i'll |we'll |i will |we will )?(?:come|stop|drop|swing)(?:ing)? by\b",
    ),
    denied=(*words("no not don't dont without"), "instead of"),
    denied_too=words("a any the for to by"),
    cash=(r"\b(?:i'll |i will |we'll |i |we )?(?:pay(?:ing)? |payment )?(?:in |with |by |via )?cash(?: please| payment)?\b", r"\b(?:have )?(?:the )?exact (?:change|amount|money)\b"),
    card=(
        r"\b(?:i'll |i will |we'll |i |we )?(?:pay(?:ing)? |payment )?(?:by |with |via )(?:a |my |credit |debit |bank )*card(?: please)?\b", r"\b(?:credit|debit) card\b", r"\bcard payment\b", r"\bpay(?:ing)? (?:by )?card\b", r"\b(?:(?:by|with|via) )?(?:apple|google) ?pay\b",
    ),
    online=(r"\bonline payment\b", r"\b(?:i'll |i will |i |we )?pay(?:ing)? (?:it )?(?:online|(?:with|by|via) paypal)\b"),
    change=(
        r"\b(?:change|break) (?:for|of) (?:a |€|\$)?{AMOUNT}{EURO}(?!\w|,\d)", r"\b(?:pay(?:ing)?|cash) (?:in cash |cash )?with (?:a |€)?{AMOUNT}{EURO}(?: (?:note|bill|euro note))?(?!\w|,\d)", r"\b(?:i |we )?(?:only )?have (?:only )?a {AMOUNT}{EURO}(?: (?:note|bill|euro note))(?!\w|,\d)",
        r"\b{AMOUNT} ?-?(?:€|euro|eur)?[- ]?note\b", r"\b(?:i|we)(?:'ve got| have| only have)(?: only)? an? {AMOUNT}{EURO}(?= *(?:$|[.!,;\n]))",
    ),
    amounts={"five": 5, "ten": 10, "twenty": 20, "fifty": 50, "a hundred": 100, "one hundred": 100, "hundred": 100},
    bills=words("note bill"),
    regards=(r"(?:best|kind|warm)? ?regards", r"cheers", r"best wishes", r"yours", r"sincerely"),
    thanking=(r"thanks(?: a lot| so much)?", r"thank you(?: so much| very much)?", r"thx"),
    name=(r"\b(?:for the |under the |my )?names?\b ?(?:is|:)? ?(?-i:([{upper}][\w'.-]+(?: [{upper}][\w'.-]+){0,2}))", r"\bi am called (?-i:([{upper}][\w'-]+(?: [{upper}][\w'-]+)?))"),
    phone=(r"phone", r"cell"),
    phone_is=words("is"),
)  # fmt: skip


# ---- addresses ------------------------------------------------------------------------------------------------------

_ADDRESS = Addresses(
    telling=words("address deliver delivered delivery live"),
    lead=words("to at is my our the address deliver delivered delivery bring send please it live i'm i we're we lives for"),
    left_out=words("i we"),
    inside=words("in"),
    house_number=words("no no. number"),
    stop=words(
        "at by around please thanks thank and or with without for pay paying paid cash card the a an one two i we my our name phone is are to from in no tomorrow today tonight pickup deliver delivery pls",
        "monday tuesday wednesday thursday friday saturday sunday",
    ),
    polite=words("hi hey thanks thank you ok"),
    floor=(r"(?:\d{1,2}\.?|1st|2nd|3rd|[4-9]th|ground|first|second|third|fourth|top) ?floor\b",),
    extra=(r"bell\b|ring\b|buzzer|c/o\b|apartment|apt|flat|room|block\b|name\b",),
)  # fmt: skip


# ---- remarks --------------------------------------------------------------------------------------------------------

_REMARKS = Remarks(
    label=(r"(?:delivery |order )?(?:notes?|remarks?|comments?)",),
    label_for=words("for to"),
    clauses=(
        r"knock(?:ing)?|door ?bell|buzzer|bell(?! ?pepper)|back ?door", r"(?:please|pls|don't|dont|do not) ring", r"ring (?:once|twice|\d|two|three|the bell|the door|at|me|us|when|upon|loudly|please|pls)",
        r"cutlery|knife and fork|forks? and kni(?:fe|ves)|kni(?:fe|ves) and forks?|utensils|napkins?",
    ),
    counts=(r"\d{1,2} ?times", r"(?:one|two|three) times?"),
    parting=words("and but"),
    lead=words("and but"),
    abbreviations=words("apt no mr mrs"),
    spots=(
        r"(?:\d{1,2}(?:\.|st|nd|rd|th)?|ground|first|second|third|fourth|fifth|sixth|top|upper|lower) ?floor\b", r"(?:floor\b|apartment|apt\.?|flat|room|entrance|block|bell) ?{NUMBER}", r"bell(?: ?: ?| is | says ){NAME}", r"ring (?:the bell )?(?:at|for) (?!the|my|a )(?:{NAME}|{NUMBER})",
    ),
    sides=(r"(?:on the )?(?:left|right)",),
    at=phrases("in | on the | at the | into the | to the"),
    titles=words("mr mrs ms"),
    people=(
        r"(?:we are|we're|there are|there'll be|we will be)(?: (?:about|around|only|just))* {MANY}\b(?! ?(?:x|min|pm|am|o'clock|€|euro|[.,:]\d)\b){WHO}", r"for us {MANY}\b(?! ?x\b){WHO}",
    ),
    many=words("two three four five six seven eight nine ten"),
    who=(*words("people persons person adults kids children guests"), "of us"),
)  # fmt: skip


# ---- changes --------------------------------------------------------------------------------------------------------

_THE = r"(?:the |my )?"
_A = r"(?:the |a |an )?"

_CHANGES = Changes(
    before=(*words("ok okay hi sorry actually oh please"), r"no(?=,)", *phrases("can you | could you | can i have | could i have | can i get | i want | i'd like | i would like | i'll have")),
    after=(*words("please pls thanks ok okay"), "thank you"),
    replace=(rf"(?:replace|swap|change|exchange|switch) {_THE}{{A}} (?:with|for|to|by|into) {_A}{{B}}", rf"(?:i'd rather have |rather )?{{B}} instead of {_A}{{A}}", r"not (?:the |a )?{A},? but {B}"),
    split=(r"instead of (?:the |a |an |my )?{R}",),
    split_glue=words("i'd i want like would"),
    remove=(
        r"{A} (?:please )?(?:remove|delete|off)", rf"(?:cancel|remove|delete|drop|scrap|take (?:off|out|away)) {_THE}{{A}}(?: (?:off|out|away|from (?:my|the) (?:cart|order|list)))?", r"(?:no|no more) (?:more )?{A}(?: anymore| any more)?", rf"(?:i )?(?:don't|dont|do not) (?:want|need) {_THE}{{A}}(?: anymore| any more)?", r"take {A} (?:off|out|away)",
    ),
    less=(r"{A} (?:less|fewer|too many|too much)", r"(?P<n>\S+) (?:less|fewer) {A}", r"(?P<n>one|\d+) (?:less|fewer)"),
    only=(r"(?:make it|make that|only|just) {B}", r"{B} is enough", r"{A} only {B}"),
    more=(r"(?:another|one more|an extra|add|also) (?:a |an )?{B}", r"{B} (?:more|as well|too)", r"add (?:me )?{B} to (?:my|the) (?:order|cart)"),
    more_alone=(r"(?:another|one more|another one|one more of (?:those|them|that))",),
    one=words("a an one"),
    marker=words("make change actually instead rather switch"),
    dropped=words("make change actually rather instead please it them is be should the"),
    leads=words("no without with double light less small large medium big in"),
    the=words("the my"),
    before_the=words("on for to"),
    every=words("all"),
    both=words("both"),
    ordinals={"first": 0, "second": 1, "third": 2, "last": -1, "last one": -1},
    line_words=(*words("no number item line #"), r"no\."),
    some_lead=phrases("make | of them | of those"),
    some_of=(r"of (?:them|those)",),
    some_glue=phrases("should be | please"),
)  # fmt: skip


LANGUAGE = Language(
    code="en",
    dishes=_DISHES,
    talk=_TALK,
    clock=_CLOCK,
    service=_SERVICE,
    address=_ADDRESS,
    remarks=_REMARKS,
    changes=_CHANGES,
)
