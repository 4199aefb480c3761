"""English: commands, questions, allergies."""

# ruff: noqa: E501 - one kind of saying a line

from __future__ import annotations

from orderbot.understanding.grammar.words.model import Talk, words

_FOOD = r"(?:food|order|pizzas?|delivery|driver|meal|dinner|lunch|stuff|rider|courier)"
_PERSON = r"(?:human|person|people|someone|somebody|staff|agent|operator|employee|representative|manager|owner|waiter|customer service|support|real one)"
_PAYING = r"(?:(?:credit |debit |bank |ec[- ]?)?cards?|ec|visa|mastercard|maestro|amex|paypal|apple ?pay|google ?pay|cash|bank transfer|online|contactless|invoice|voucher|cheque|klarna|bitcoin)"
_DAY = r"(?:today|tonight|tomorrow|now|still|yet|(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)days?(?: \w+)?|(?:on |at )?(?:the )?(?:weekends?|holidays?|christmas|easter)|right now|currently|at \S+(?: ?[ap]m)?|until \S+|for \w+|already|late|evening|night|at night|in the \w+|this \w+|at the moment|then)"

TALK = Talk(
    polite=(
        "please", "pls", "plz", "thanks", "thank", "you", "thx", "just", "kindly", "now", "hello", "hi", "hey", "the", "a", "an", "i", "i'd", "want", "would", "like", "to",
        "me", "can", "could", "show", "see", "need", "my", "have", "get", "then", "ok", "okay", "so", "well", "um", "speak", "talk", "send", "dear",
    ),
    commands={
        "human": ("human", "real human", "person", "real person", "staff", "agent", "operator", "employee", "representative", "manager", "someone", "somebody", "customer service", "support", "call", "call me", "no bot", "talk to human", "speak to human"),
        "help": ("help", "help me", "assistance", "instructions", "how does this work", "how does it work", "what can i do", "what can i write", "what now", "i don't understand", "i dont understand", "info"),
        "menu": ("menu", "card", "full menu", "whole menu", "whole menu as text", "see menu", "order", "order food", "order something", "new order", "place an order", "i'm hungry", "im hungry", "start order", "food", "price list", "dishes"),
        "cart": ("cart", "basket", "my cart", "my basket", "my order", "shopping cart", "view cart", "show cart", "order summary", "summary", "total", "subtotal"),
        "cancel": ("cancel", "cancel it", "cancel that", "cancel order", "cancel my order", "cancel the order", "cancel everything", "abort", "quit", "start over", "let's start over", "start all over", "start again", "all over again", "restart", "reset", "never mind", "nevermind", "forget it", "forget about it", "clear cart", "empty cart", "clear everything", "delete everything", "don't want anything", "i changed my mind"),
        "back": ("back", "go back", "one step back", "step back", "previous", "undo", "undo that", "undo last step", "keep it", "no keep it", "actually keep it", "actually no keep it", "don't cancel"),
        "preorder": ("preorder", "pre order", "preorders", "order ahead"),
        "receipt": ("receipt", "invoice", "bill", "confirmation", "receipt again", "my receipt"),
        "number": ("order number", "number", "what number", "what's my number", "my order number", "what is my order number"),
        "resume": ("continue", "go on", "carry on", "continue ordering", "bot"),
        "terms": ("terms", "terms and conditions", "conditions"),
        "withdrawal": ("withdrawal", "right of withdrawal", "withdraw"),
        "copy": ("my data", "data copy", "export my data", "copy of my data", "data export"),
        "reusable": ("reusable", "reusables", "reusable packaging", "reusable containers"),
        "status": ("status", "order status", "where is it", "track", "track order", "track my order", "tracking", "delivery status", "on the way", "how much longer", "update", "any update"),
        "language": ("language", "languages", "change language", "switch language", "other language"),
        "buy": ("buy", "buy now", "purchase", "purchase now", "order with obligation to pay"),
        "yes": ("yes complete my order", "complete my order", "complete the order", "yes go ahead", "yes place the order", "place the order", "place my order", "yes confirm", "yes that is right", "yes that's right", "yes thats right", "yes that is correct", "yes it is", "yes you got it", "you got it", "yes i am", "yes that's all correct", "all correct", "ok go ahead", "yess", "yes sir", "yes ok", "ok yes", "yes sounds good", "proceed", "please proceed", "yes proceed", "yes", "yes please", "yep", "yeah", "yea", "yup", "ya", "sure", "of course", "ok", "okay", "okey", "k", "correct", "right", "that's right", "thats right", "that is correct", "that's correct", "exactly", "fine", "that's fine", "sounds good", "looks good", "good", "perfect", "great", "absolutely", "definitely", "confirm", "confirmed", "agreed", "all good", "go ahead", "yes thanks", "yes correct", "yes that's right"),
        "no": ("no its fine", "no it's fine", "no i'm good", "no im good", "i'm good", "im good", "no need", "no that's ok", "not now", "no nothing", "no i don't", "nope thanks", "no", "nope", "nah", "no thanks", "no thank you", "none", "none of these", "none of them", "not really", "neither", "wrong", "that's wrong", "thats wrong", "not correct", "incorrect", "nothing", "nothing else", "no way", "don't"),
        "done": ("nothing more", "no more", "no nothing more", "no nothing else", "nothing else thanks", "no thats everything", "no that will be all", "no that's all thanks", "that's all for now", "thats all for now", "that is all for now", "that's all i need", "that is everything", "no thats it", "only that", "just that", "just this", "only this", "no more thanks", "that would be it", "that'll be it", "no thank you that's all", "done", "that's all", "thats all", "that is all", "that's it", "thats it", "that is it", "that will be all", "that'll be all", "that would be all", "checkout", "check out", "finish", "finished", "pay", "that's everything", "thats everything", "no that's all", "no thats all", "no that's it", "i'm done", "im done", "proceed to checkout"),
        "greeting": ("hai", "hii", "hi good morning", "hi good evening", "good evening hi", "hello hi", "hey hi", "hello", "hello there", "hi", "hi there", "hiya", "hey", "hey there", "good morning", "good evening", "good afternoon", "good day", "howdy", "yo", "greetings", "how are you", "hi how are you", "hello how are you", "anyone there", "is anyone there", "are you there", "start"),
        "thanks": ("thanks", "thank you", "thank you very much", "thank you so much", "thanks a lot", "many thanks", "thx", "ty", "cheers", "much appreciated", "bye", "goodbye", "bye bye", "see you", "see you later", "good night", "have a nice day", "have a good one", "delicious", "ok thanks", "great thanks", "perfect thanks", "it was delicious"),
        "privacy": ("privacy", "privacy policy", "data protection", "gdpr", "privacy notice", "data"),
        "erase": ("delete my data", "delete data", "erase my data", "erase data", "delete all my data", "remove my data", "forget me", "delete my account", "delete my address", "delete address", "delete account"),
        "contact": ("phone", "phone number", "telephone number", "your number", "your phone number", "contact", "contact details", "business card", "number of the restaurant"),
        "imprint": ("imprint", "legal notice", "who are you", "where are you", "your address", "what's your address", "address of the restaurant"),
        "stop": ("stop", "unsubscribe", "opt out", "no more messages", "stop messaging me"),
        "reorder": ("the usual", "usual", "my usual", "the usual please", "same as always", "same as usual", "same as last time", "like last time", "as always", "as usual", "like always", "the same again", "same again", "same order", "last order", "repeat last order", "repeat my last order", "reorder", "order again"),
        "hours": ("hours", "opening hours", "opening times", "business hours", "open", "open now", "open today", "still open", "are you open", "you open", "when do you open", "when do you close"),
        "allergens": ("allergens", "allergen", "allergy", "allergies", "allergy info", "allergen info", "allergen list", "additives"),
        "price": ("prices", "price", "how much", "how much is it", "how much is that", "cost"),
        "fee": ("delivery fee", "delivery cost", "delivery costs", "delivery charge", "delivery charges", "minimum order", "minimum order value", "shipping"),
        "delivery_area": ("delivery area", "delivery zone", "delivery zones", "where do you deliver", "do you deliver", "you deliver"),
        "ingredients": ("ingredients", "what's in it", "whats in it", "what is in it", "and what's in it", "and whats in it", "what's on it", "whats on it"),
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
            r"\bquestions? about (?:my|an|our|the) (?:last )?order\b.*", r".*\b(?:book|reserve|reservation for|booking)\b.*\btable\b.*", r".*\btable\b.*\b(?:reserv|book)\w*.*",
            rf"\b(?:speak|talk|chat|connect\w*|transfer\w*|put me through|write|get in touch|communicate) (?:\S+ ){{0,4}}?{_PERSON}\b", r"\b(?:get|give|need|want|call|prefer|like|bring|is there) (?:me |to |for |a |an |the |your |real |actual |live |have |any )*(?:human|person|agent|operator|staff|manager|someone|somebody|representative)\b", r"\b(?:are you|am i|is this|is it) (?:\S+ ){0,4}?(?:bot|robot|machine|computer|human|real|ai)\b", r"\b(?:call|phone|ring) (?:me|us)\b(?: back)?", r"\b(?:can|could) (?:i|we) (?:call|phone|ring) someone", r"\bi (?:don't|dont|do not) want (?:to talk to )?a (?:bot|robot)",
        ),
        "available": (
            r"\b(?:do you (?:guys |still |also )*(?:have|sell|do|serve|offer|carry|make|stock)|have you (?:got|any)|you got|got any|u got|do u have|is there|are there)(?: any| some| a| an| the| still| also| today)* ((?:(?!,? (?:if|then)\b)[^?])+)",
            r"\b(?:is|are) (?:the |your )?((?:(?!\b(?:it|my|our|order|food|everything|anyone|somebody)\b)[^?,])+?) (?:still |currently )?(?:available|in stock|sold out|left)\b", r"\bany ((?:(?!\bif\b)[^?,])+?) left\b",
        ),
        "compliment": (
            r"\b(?:was|were|is|are|tastes?|tasted) (?:\S+ ){0,4}?(?:the best|delicious|amazing|awesome|fantastic|incredible|yummy|excellent|so good|really good|outstanding|superb|great|perfect|lovely|so tasty|wonderful)\b", r"\b(?:my )?compliments?\b.*", r"^(?:the )?best \w+ (?:in|of) (?:town|the (?:city|world|area))\b.*", r"\byou (?:guys )?(?:rock|are (?:\S+ )?(?:the best|great|awesome|amazing))\b.*", r"\bbest \w+ (?:i|we)(?:'ve| have)? (?:ever )?(?:had|eaten|tasted)\b.*", r"\b(?:love|loved) (?:the|your) (?:\w+ ){1,4}(?:last (?:time|week|night)|yesterday)\b.*", r"\b(?:love|loved) (?:the|your) (?:food|place)\b.*",
        ),
        "complaint": (
            r"\b(?:the )?worst \w+(?: \w+)? (?:ever|i)\b", r"\b(?:was|were|came|arrived|is|are) (?:\S+ ){0,4}?(?:cold|soggy|burnt|burned|raw|stale|inedible|disgusting|undercooked|overcooked|soaked|lukewarm|spilled|late|dry|awful|terrible)(?=$|[ ,.!]*(?:$|and|but|so|really|very|again))", r"\b(?:really |very |so )?disappoint(?:ed|ing)\b", r"\byou (?:guys )?(?:forgot|missed|left out)\b.*",
            rf"\b(?:{_FOOD}|it|everything|burger|fries|pasta|salad|that)\b.{{0,25}}\b(?:was|is|were|are|came|arrived|got)\b.{{0,25}}\b(?:cold|burnt|burned|raw|wrong|disgusting|soggy|inedible|awful|terrible|spilled|bad|stale)\b", r"\b(?:is|are|was|were) (?:\S+ )?missing\b", r"\bmissing (?:from|in) (?:my|the|our) (?:order|delivery|bag)", r"\byou (?:guys )?(?:forgot|missed|left out|mixed up|didn't (?:bring|deliver|include))\b", r"\b(?:wrong|incorrect|cold|burnt) (?:order|pizza|food|item|dish|delivery)\b", r"\b(?:complain|complaint|refund|money back|unacceptable|dissatisfied|disappointed)\b", r"\bhairs? (?:in|on)\b", r"\bfood poisoning\b",
        ),
        "preorder": (r"\b(?:do|can|could|may|is|are)\b.{0,30}\b(?:pre-?orders?|order (?:ahead|in advance|for later|for tomorrow))\b",),
        "receipt": (r"\b(?:receipt|invoice)\b",),
        "number": (r"\border number\b",),
        "terms": (r"\bterms (?:and|&) conditions\b",),
        "withdrawal": (r"\bright of withdrawal\b",),
        "copy": (r"\bcopy of my data\b", r"\bwhat data\b.{0,20}\b(?:have|store|keep)\b"),
        "reusable": (r"\breusable\w*\b",),
        "cancel": (
            r"\b(?:cancel|abort|scrap|drop) (?:\S+ ){0,2}?(?:order|everything|all|it|that|this|whole)\b", r"\b(?:order|everything)\b.{0,15}\bcancel\w*\b", r"\b(?:clear|empty|delete) (?:the |my |whole )*(?:cart|basket|order|everything)\b", r"\b(?:want|like|need|have) to cancel\b", r"\b(?:can|could) (?:i|you|we) (?:please )?cancel\b", r"\b(?:don't|dont|do not) want (?:it|to order|anything|this order) (?:anymore|any more)$", r"\bstart (?:all )?over\b",
        ),
        "erase": (r"\b(?:delete|erase|remove|wipe|forget) (?:\S+ ){0,4}?(?:data|information|details|address|number|profile|account)\b", r"\bright to (?:erasure|be forgotten)"),
        "privacy": (r"\bprivacy\b", r"\bgdpr\b", r"\bdata protection\b", r"\b(?:what|which|how|where|do|is)\b.{0,40}\b(?:my|personal|our) (?:data|information)\b", r"\bwhat do you (?:know|store|save) about me\b"),
        "contact": (r"\b(?:can|could|may) (?:i|we) (?:call|phone|ring|reach) (?:you|the)\b", r"\b(?:what(?:'s| is| was)|have|got|give me|send me|need|tell me) (?:you |there )?(?:your|a|the) (?:(?:phone|telephone|contact|mobile) number|number(?= (?:to call|of the)|$))", r"\b(?:how|where) (?:do|can) (?:i|we) (?:call|phone|ring|reach|contact) (?:you|the)\b"),
        "imprint": (r"\bimprint\b|\blegal notice\b", r"\bwhere (?:are|is|exactly are) (?:you|the restaurant|the shop|your (?:restaurant|shop|place))\b", r"\bwhat(?:'s| is) your address\b", r"\bwho (?:are you|runs|owns)\b", r"\bwhere can i find you\b"),
        "status": (
            r"\bwhere'?d? (?:my |the |did my )?(?:driver|rider|courier|food|order) go\b", r"\bstill waiting\b", r"\bordered\b.*\bago\b", r"\bwhere is it\b", r"\bordered (?:at|an hour|\d+)\b.*(?:ago|where|yet)",
            rf"\bwhere(?:'s| is| are| the| does)?\b.{{0,25}}\b{_FOOD}\b", rf"\bwhen (?:is|will|does|are|do|can i expect) (?:my|our|the) {_FOOD}\b.{{0,30}}", r"\bhow much longer\b", r"\bhow long (?:\S+ ){0,5}?(?:still|until it arrives)\b", rf"\b(?:is|has|did|are|have) (?:my|our|the) {_FOOD}\b.{{0,30}}\b(?:on the way|on its way|ready|left|arriv\w+|done|received|coming|go through|accepted|out)\b", r"\bon (?:the|its|your) way\b", r"\b(?:waiting|been waiting|waited) (?:\S+ ){0,4}?(?:for|since|ages|forever|long)\b", rf"\b(?:did you|have you) (?:get|got|receive|received) (?:my|our) {_FOOD}", r"\bstatus of (?:my|the|our)\b", rf"\b(?:track|update on) (?:my|the|our) {_FOOD}", rf"\b{_FOOD} (?:hasn't|has not|didn't|still hasn't) (?:arrived|come|show)", r"\bis it ready\b",
        ),
        "cart": (
            r"\bhow much (?:do|will|would) (?:i|we) (?:have to |need to )?(?:pay|owe)\b", r"\bwhat(?:'s| is) (?:the|my) total\b", r"\bhow much (?:is it|is that|will it be|does it come to) (?:all together|altogether|in total|together)\b",
            r"\bwhat (?:have|did|do) i (?:\S+ ){0,3}?(?:order\w*|in (?:my|the) (?:cart|basket)|so far|chosen|have)\b(?! for)", r"\bwhat(?:'s| is) (?:\S+ )?in (?:my|the) (?:cart|basket|order)", r"\b(?:show|see|view|check|review) (?:me )?(?:my|the) (?:current )?(?:cart|basket|order)\b", r"\b(?:what(?:'s| is)|how much is) (?:the|my) (?:\S+ )?(?:total|sum|bill)\b", r"\bhow much (?:is (?:it|that|everything|all|this)|does (?:it|that|everything|all this) (?:cost|come to)|do i (?:owe|pay|have to pay))(?: (?:all|altogether|together|in|total|now|so|far|all together|in total))*$", r"\bread (?:it|my order) back\b",
        ),
        "fee": (
            r"\bdelivery\b.{0,20}\b(?:free|for nothing)\b", r"\bhow much (?:is|are|do you charge for|does|would|for) (?:\S+ ){0,2}?deliver\w*", r"\bdelivery (?:fee|fees|costs?|charges?|price)\b", r"\bminimum (?:order|spend|amount|purchase)\b", r"\b(?:is|are) (?:the )?(?:delivery|deliveries|shipping) (?:\S+ )?(?:free|extra|included|for free)\b", r"\b(?:do you|does it) (?:charge|cost) (?:\S+ ){0,3}?(?:deliver\w*)\b", r"\bdo you deliver (?:for )?free\b", r"\bfree delivery\b", r"\bwhat(?:'s| is| does) (?:the )?(?:delivery|minimum)(?: cost| order)?$", r"\bhow much do i (?:have|need) to order\b",
        ),
        "delivery_area": (
            r"\b(?:do|can|could|will|would|does) (?:you|u|the restaurant)(?: guys)?(?: also| even| still)? (?:deliver|bring|come|drive)(?: it| food)?(?: also| as far as| out| over)? ((?:to|in|as far|out|into|over) .*)", r"\bwhere (?:do|can|all do) you deliver\b", r"\b(?:delivery|deliver) (?:area|zone|radius|range)s?\b(.*)", r"\bhow far do you deliver\b", r"\bis there delivery (?:to|in) (.*)", r"\byou (?:guys )?deliver (to .*)", r"\bis (.+?) (?:in|within|inside) your\b", r"\bdo you (?:offer|have|do) delivery(?: to)?\b(.*)",
        ),
        "duration": (
            r"\bhow (?:long|soon|fast|quick\w*) (?!are you|do you stay|will you be open|have you).*", r"\b(?:wait|waiting|delivery|preparation|prep|cooking|pickup|pick-up) times?\b", r"\bwhen (?:would|will|can|could|is|does) (?:it|i|you|that|everything|the food|pickup) (?:be )?(?:ready|arrive|get|deliver\w*|here|pick|collect|come|there)\b", r"\bhow many minutes\b", r"\bwhat(?:'s| is) the (?:wait|eta)\b", r"\bis there a (?:long )?wait\b", r"\bwhy (?:is|does) (?:it|this|that) tak(?:e|ing) (?:so|that|this)\b.*",
        ),
        "payment": (
            r"\b(?:do|can|will) you (?:guys )?(?:also |only )?(?:take|accept) (?:american express|amex|visa|mastercard|apple pay|google pay|cards?)\b",
            rf"\b(?:can|could|may|do|must) (?:i|we|you|one) (?:also |please |only |have to |need to )*pay (?:\S+ ){{0,3}}?{_PAYING}\b.*", rf"\b(?:do|can|will) you (?:guys )?(?:also |only )?(?:take|accept|have|support) {_PAYING}\b(.*)", r"\b(?:payment|pay) (?:methods?|options?|types?|possibilit\w+)\b", r"\b(?:how|what way) (?:can|do|could|should|may) (?:i|we|you) pay\b", rf"\b(?:is|are|would) (?:it )?(?:possible to pay )?(?:by |with |in )?{_PAYING}(?: payments?)? (?:ok|okay|possible|accepted|fine|alright|good)\b", rf"^(?:by |with )?{_PAYING} (?:ok|okay|possible|accepted)$", r"\bis (?:it )?cash only\b|\bcash only\b", r"\b(?:do|does) (?:you|the driver) have change\b", r"\bwhat (?:cards|payments?|payment methods) do you (?:take|accept)\b",
        ),
        "hours": (
            r"\b(?:opening|business|working|closing) (?:hours?|times?)\b", r"\b(?:what time|when|till when|until when|until what time|till what time|from when|how late|how long|how early)\b.{0,12}\b(?:do|does|are|is|will|can)\b (?:you|the (?:kitchen|restaurant|shop|place)|u|i still|we still|i|we)\b.{0,25}\b(?:open|close|closed|closing|opening|shut|deliver|start|stop|finish|order|here|there)\b", rf"\b(?:are|r|is|will) (?:you|u|the (?:restaurant|kitchen|shop|place)|it)(?: guys| be)?(?: still| also)? (?:open|closed|closing|opening|shut)\b(?: {_DAY})*", rf"^(?:you |u )?(?:still )?(?:open|closed)(?: {_DAY})*$", rf"\bdo you (?:open|close|work|deliver)(?: {_DAY})+$", r"\bwhat are your (?:hours|times)\b", r"\bcan i (?:still )?order (?:today|tonight|now|tomorrow|something now)$", r"\b(?:which|what) days? (?:are|do) you\b", r"\bday off\b|\bclosing day\b",
        ),
        "price": (
            r"\bhow much (?:is|are|does|do|for|would|will|s|'s|was) (?:the |a |an |it for )?(.*)", r"\bhow much's (.*)", r"\b(?:how much|what) ((?:a|an|the|one|two) .+?) (?:is|are|costs?|would be|would cost|will be)$", r"\bwhat(?:'s| is| are|s) the (?:prices?|cost) (?:of|for) (.*)", r"\bwhat (?:does|do|would) (.+?) cost\b", r"\b(?:prices?|cost) (?:of|for) (.*)", r"\bwhat do you charge for (.*)", r"^(.+?) (?:price|how much)$", r"\bhow (?:expensive|big|large) (?:is|are) (.*)",
        ),
        "menu": (
            r"\b(?:can|could|may) (?:i|we|you) (?:please )?(?:see|have|get|look at|send|show|view)(?: me| us)? (?:\S+ ){0,3}?menu\b", r"\b(?:show|send|give|see|need|want|view)(?: me| us)? (?:\S+ ){0,3}?menu\b", r"\bwhat(?:'s| is| are) (?:your|the) (?:special(?:i?ty|i?ties|s)?|recommendations?|best dish|house special)\b", r"\bwhat (?:do|can) (?:you|i|u) (?:have|offer|sell|serve|got|order|get|recommend|make)\b(.{0,40})", r"\bwhat(?:'s| is) (?:on|there|available|good|on offer)\b.{0,30}", r"\b(?:which|what|what kind of|what sort of) (\w+) (?:do|can) you (?:have|offer|sell|serve|do|make)\b", r"\bdo you (?:also |even |guys )?(?:have|sell|serve|do|offer|got) (?:a menu|any|some)?(.{2,40})$", r"\bhave you got (.{2,40})$", r"\bis there (?:a menu|any) ?(.{0,40})$", r"\bare there (?:any )?(.{2,40})$", r"^(?:i|we)(?:'d| would)? (?:like|want|love) to (?:place an order|order(?: something| some food| food)?)$", r"\bcan (?:i|we) (?:place an order|order(?: something| some food| food| here)?)$", r"\bwhere(?:'s| is| can i find) (?:the|your) menu\b",
        ),
        "help": (r"\bhow does (?:this|it|that) work\b", r"\b(?:can|could) (?:you|someone|anybody) help\b", r"\bi need (?:some )?help\b", r"\bhow (?:do|can|should) (?:i|we) (?:order|do this|change|use)\b", r"\bwhat (?:do|should|can) i (?:do|write|type|say)\b", r"\bi (?:don't|dont|do not) (?:understand|get it)\b"),
        "language": (r"\b(?:speak|understand|write|talk|in|switch to|change to) (?:\S+ ){0,2}?(english|german|turkish|arabic|italian|russian|polish|ukrainian|french|spanish)\b(?! breakfast)",),
        "reorder": (r"^(?:(?:i'd|i would|we'd) like |i'll (?:have|take) |can i (?:have|get) |give me )?(?:the )?(?:usual|same (?:thing |order )?(?:as |like )?(?:last time|always|usual|before|yesterday|last week|again))$", r"\b(?:repeat|reorder|same as) (?:my |the )?(?:last|previous) (?:order|time)$"),
        "greeting": (r"^(?:hello|hi|hey|good (?:morning|evening|afternoon|day))(?: (?:there|guys|team|all|everyone|everybody|dear|pizzeria|\w+))?(?: team)?$",),
        "thanks": (r"^(?:ok(?:ay)?,? |great,? |perfect,? |cool,? |awesome,? |super,? )*(?:many thanks|thanks|thank you|thank u|thx|cheers)\b(?:[ ,.!]*(?:for|a|so|very|in|again|guys|everyone|all|you|and|have|bye|see|team|folks|mate|much|that|then|but|really)\b.*)?", r"^(?:it|that|everything|the food) was (?:\S+ )?(?:delicious|great|good|tasty|amazing|awesome|perfect|lovely)\b.{0,20}$"),
    },
    if_so=(r"if (?:so|yes|you do|possible|you have (?:it|that|them))",),
    if_not=(r"if (?:not|no)",),
    if_out=(r"if (?:you|it|they|that|those|the|there)\b[^.!?\n]{0,40}\b(?:don't|dont|do not|haven't|have not|out|sold out|gone|isn't|isnt|aren't|not|none|no)\b[^.!?\n]*",),
    asking=(r"(?:what|what's|whats|which|do|does|is|are|can|could|have|any|how|where|who|will|would|got|anything|why|when|whose|was|were|has|did|should|isn't|aren't|doesn't)\b",),
    named_before=words("it they that those these both"),
    asking_of=(r"(?:(?:and|but|so|ok|okay) )*(?:how|what) about (?:the |your )?[^,]{2,40},",),
    asking_plainly=(r"(?:(?:and|but|so|ok|okay) )*(?:is|are|was|were|does|do|did|has|isn't|aren't|doesn't) (?:the|your|it|that|this|there|they|these|those)\b", r"(?:(?:and|but|so|ok|okay|actually|btw) )*(?:(?:what|how|who)(?:'s|s)|(?:what|how|which|why|who) (?:\S+ ){0,2}?(?:is|are|was|does|do|makes))\b", r"(?:(?:the|your) )?[^,]{2,40}? (?:is|are|has|have|comes|come|tastes) .{2,60}, ?(?:right|isn't it|aren't they|doesn't it|don't they|no|correct|yeah)$", r"(?:and )?(?:the|your) [^,]{2,40}, ?(?:is|are|does|do|has|have|will) (?:it|they|that|those|there)\b"),
    asking_indirectly=(r"(?<!let )(?<!let me )(?<!let us )\b(?:tell me|wondering|wonder|ask|know|say|explain|curious)\b[^,:;]{0,20}\b(?:if|whether|what|what's|how|when|where|which|why|who)\b[^,:;]*",),
    wishing=(r"\b(?:i|i'd|i'll|we|we'd|we'll|me|us)\b", r"^(?:can|could|may) (?:one|two|three|some) of\b", r"^(?:can|could|would|will) (?:you|u|ya)\b(?!.*\b(?:recommend|suggest|explain|say)\b)", r"^(?:(?:and|or) )?(?:how|what) (?:about|bout)\b"),
    address=(r"address",),
    diets={"vegan": r"vegan\w*|plant[- ]based", "vegetarian": r"vegetarian\w*|veggie\w*|meat[- ]?free|meatless|without meat", "halal": r"halal", "kosher": r"kosher"},
    ingredient=(
        r"\bdifferences? between (.*)",
        r"\b(?:is|are) there ((?:.+ )?(?:in|on|inside)\b.*)", r"\b(?:does|do) ((?!you|i |we |they|a |an |one |two |me |us |the usual).+ (?:contain|have|include|come with|has|got)\b.*)", r"\bwhat(?:'s| is| are|s) (?:all |exactly )?((?:in|on|inside)\b.*)", r"\bwhat (?:toppings?|ingredients?|sauce|cheese|kind of \w+)\b(.*)", r"\b(?:ingredients|toppings) (?:of|for|in|on) (.*)", r"\bwhat does (.+) (?:contain|have|come with)", r"\b(?:is|are) (.+ (?:spicy|hot|in it|on it|in there|included|fried))$", r"\bhow (?:spicy|hot) (?:is|are) (.*)", r"\bwhat(?:'s| is| are|s) (?:exactly |actually )?((?:an?|the|number|no|nr|#)\b(?! difference).*)", r"\bwhat (?:exactly|actually) (?:is|are) (.*)", r"^what(?:'s| is| are|s) (\S+)$", r"\bwhat(?:'s| is| are|s) (.+) made (?:of|from|with)$", r"\bwhat goes (?:in|into|on) (.*)", r"\bwhat comes (?:with|on) (.*)", r"\b(?:is|are) (.+ (?:in|on) (?:the|a|your|it|number|no|nr)\b.*)", r"\bany (.+ in .+)",
    ),
    # --- allergens ---
    foods={
        "gluten": (r"gluten", r"wheat", r"rye", r"barley", r"spelt", r"coeliac", r"celiac"), "crustaceans": (r"crustaceans?", r"shrimps?", r"prawns?", r"crabs?", r"lobster", r"shellfish"),
        "eggs": (r"eggs?",), "fish": (r"fish", r"tuna"), "peanuts": (r"peanuts?",), "soy": (r"soya?", r"soybeans?"), "milk": (r"milk", r"dairy", r"lactose"),
        "nuts": (r"nuts?", r"(?:hazel|wal|tree ?)nuts?", r"almonds?", r"cashews?", r"pistachios?", r"pecans?"), "celery": (r"celery",), "mustard": (r"mustard",), "sesame": (r"sesame",), "sulphites": (r"sulphites?", r"sulfites?"), "lupin": (r"lupins?",), "molluscs": (r"molluscs?", r"mussels?", r"clams?", r"squid", r"shellfish"),
    },
    allergens=(r"nuts?|peanuts?|almonds?|hazelnuts?|walnuts?|cashews?|pistachios?|tree nuts?|sesame|soya?|celery|mustard|lupins?|fish|shellfish|crustaceans?|molluscs?|mollusks?|mussels?|shrimps?|prawns?|eggs?|milk|lactose|dairy|gluten|wheat|rye|sulphites?|sulfites?|msg|preservatives?|additives?|colou?rings?|histamine",),
    allergen=(r"allergens?", r"additives"),
    asking_for=(r"question", r"information"),
    asking_which=words("the which what"),
    free=(r"free",),
    free_of=(r"(?:gluten|lactose|dairy|nut|peanut|egg|soy|wheat|milk|sesame|celery|mustard|fish)[- ]?free", r"allergens?"),
    content=(r"without", r"free of", r"allerg\w*"),
    # --- an allergy of the customer's ---
    allergic=(
        r"\b(?:deadly|life[- ]threatening|anaphyla\w*|epipen)\b",r"\ballerg\w*", r"\b(?:celiac|coeliac)\b", r"\bintoleran\w+", r"\b(?:because of|due to) (?:the |my )?(?:lactose|gluten|nuts|dairy|histamine|fructose)\b", r"\banaphyla\w*", r"\bepi-?pen\b", r"\b(?:can't|cant|cannot|must not|not allowed to) (?:eat|have|tolerate|digest) (?:any )?\w+", r"\breact (?:\S+ )?to\b"),
    allergic_from=(r"\b(?:and|but|because|as) (?:i|we|my|our)\b", r"\b(?:because of|due to)\b"),
    unallergic=(r"\ballergens?\b", r"\b(?:no|without|any|not) (?:food |known )?allerg\w*", r"\ballergy (?:info\w*|list|menu|card)\b", r"\ballergen\w*"),
    against=words("against to"),
    therefore=words("so therefore hence thus"),
    left_out=(r"without(?: (?:it|them|that|those))?", r"(?:leave|leaving) (?:it|them|that|those|this) (?:out|off|away)", r"leave out", r"(?:hold|skip|omit) (?:it|them|that|those)", r"none of (?:it|that|those|them)"),
    listing=words("and or also to"),
    goes_on=words("also especially mainly"),
)  # fmt: skip
