"""English: changes of the cart."""

# ruff: noqa: E501 - one kind of saying a line

from __future__ import annotations

from orderbot.understanding.grammar.words.model import Changes, phrases, words

_THE = r"(?:the |my )?"
_A = r"(?:the |a |an )?"

CHANGES = Changes(
    before=(*words("ok okay then hi sorry actually oh please yes yeah yep nope wait oops"), r"no(?=,)", r"i mean(?:t)?(?= \S+$)", r"i mean(?:t)?(?= (?:with|without|only|just)\b)", r"just(?= (?:make|change|swap|turn)\b)", *phrases("can i | could i | can we | could we | may i | would you | i'd like to | i want to | can you | could you | can i have | could i have | can i get | i want | i'd like | i would like | i'll have")),
    after=(*words("please pls thanks ok okay then"), "thank you", "after all"),
    replace=(r"(?:number |no\.? |nr\.? |the )?(?P<b>\d{1,3}[a-z]?),? (?:and )?not (?:number |no\.? |nr\.? |the )?(?P<a>\d{1,3}[a-z]?)", r"(?:change|switch|swap|turn|make) (?P<a>one|\d+x?)(?: of (?:them|those))? (?:to|into|for) (?:a |an )?{B}", r"(?:(?:i|we) (?:want(?:ed)?|need(?:ed)?|ordered|asked for|said|meant) )?{B},? (?:and )?not (?:a |an |the ){A}", rf"(?:replace|swap|change|exchange|switch) {_THE}{{A}} (?:with|for|to|by|into) {_A}{{B}}", rf"(?:i'd rather have |rather )?{{B}} instead of {_THE}{{A}}", r"not (?:the |a )?{A},? but {B}", r"not the {A}, (?:the|a|an) {B}", rf"(?:remove|delete|drop|scrap|cancel|forget|take (?:off|out|away)|lose) {_THE}{{A}}(?: off| out)?,? (?:and|but) (?:rather |instead )?(?:add|get|have|give me|make it|put|take|i'll have|i'll take) {_A}{{B}}(?: instead)?", rf"make {_THE}{{A}} (?:a|an|into a|into an) {{B}}(?: instead)?"),
    split=(r"make {R}", r"instead of (?:the |my )?{R}"),
    split_glue=words("i'd i want like would"),
    remove=(
        rf"take {_THE}{{A}} (?:off|out|away)(?: again)?", r"{A} (?:please )?(?:remove|delete|off)", rf"(?:cancel|remove|delete|drop|scrap|scratch|skip|forget|leave out|take (?:off|out|away)) {_THE}{{A}}(?: (?:off|out|away|from (?:my|the) (?:cart|order|list)))?(?: again)?", r"(?:no|no more) (?:more )?{A}(?: anymore| any more| after all)?", rf"(?:i )?(?:don't|dont|do not) (?:want|need) {_THE}{{A}}(?: anymore| any more)?", r"take {A} (?:off|out|away)", r"not the {A}",
    ),
    other_than=phrases("except for | except | apart from | but not | all but | but"),
    all_but=(rf"(?:remove|delete|drop|cancel|scrap|take (?:off|out|away)) (?:everything|all|all of it) (?:except|but|apart from)(?: for)? {_THE}{{A}}", rf"keep (?:only|just) {_THE}{{A}}", rf"(?:only|just) keep {_THE}{{A}}"),
    less=(r"{A} (?:less|fewer|too many|too much)", r"(?P<n>\S+) (?:less|fewer) {A}", r"(?P<n>one|\d+) (?:less|fewer)"),
    only=(r"{B} of (?:them|those|it)", r"(?:it|that|there) (?:should|was supposed to|were supposed to) be {B}", r"(?:i |we )?(?:actually )?meant(?: to say)? {B}", r"(?:make it|make that|only|just) {B}", r"{B} is enough", r"{A} only {B}"),
    one_of=(r"one of (?:the|my|those)",),
    rather=(r"(?:i |we )?(?:actually )?meant(?: to say)? {B}", r"(?:rather|instead) (?:a |an |the )?{B}", r"make (?:it|that) (?:a |an ){B}", r"(?:make (?:it|that) )?(?:a |an |the )?{B} instead", r"(?:i'd |i would )?(?:rather|prefer) (?:have |get |take )?(?:a |an |the )?{B}"),
    more=(r"(?:another|one more|an extra|add|also) (?:a |an )?{B}", r"{B} (?:more|as well|too)", r"add (?:me )?{B} to (?:my|the) (?:order|cart)"),
    repeat=(r"(?:the )?same(?: thing| order)?(?: once)? (?:again|once more)(?: for (?:both|all|everything)(?: of them)?)?", r"(?:both|all|everything)(?: of them)? (?:again|once more|twice)", r"repeat (?:that|this|it|everything|both)"),
    more_so=(r"(?:another|one more|also|plus)(?: {N})?,? (?:but |just |only |this time )*{B}",),
    more_alone=(r"(?:add )?(?:another|one more|another one|one more of (?:those|them|that))",),
    one=words("a an one"),
    as_well=(*words("another also add too more extra"), "as well", "to my order"),
    anew=(r"(?:another|new|second|separate) order", r"order (?:something|some) (?:else|more)", r"order again"),
    amend=(r"wrong", r"change", r"changed", r"instead", r"forgot", r"to my order", r"later", r"earlier", r"can you add"),
    is_for=(r"(?:is|are) (?:also |only )?(?=for\b)",),
    corrects=words("no nope sorry wait oops actually"),
    marker=words("make change actually instead rather switch"),
    off_the=words("on from off in"),
    pointed_on=words("on for to from off in of make and"),
    another_line=(r"(?:small|large|medium|other|first|second|third|last)(?: one)?",),
    of_a_half=(r"half", r"(?:on|for|from|of) (?:\w+ ){0,3}half",),
    wants=words("wants would like takes gets has prefers rather now a an the"),
    preferred=words("rather instead"),
    dropped=words("make change actually rather instead please it them is be should the"),
    leads=words("no without leave hold skip with double light less small large medium big in"),
    the=words("the my that those"),
    before_the=words("on for to"),
    every=words("all"),
    both=words("both"),
    ordinals={"first": 0, "second": 1, "third": 2, "last": -1, "last one": -1},
    line_words=(*words("no number item line #"), r"no\."),
    some_lead=phrases("make | of them | of those"),
    some_of=(r"of (?:them|those)",),
    some_from=words("of"),
    wishes=words("can could may would"),
    puts=words("put add get have"),
    some_glue=phrases("should be | please"),
)  # fmt: skip
