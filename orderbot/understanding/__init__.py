"""What a typed message means, from the owner's card and the closed-class words of a few languages. Pure.

parser.py   text + Lexicon -> Meaning: the one entry; report.py prints it
meaning.py  the result: lines, slots, intent, what was not understood
fold.py     spelling made comparable; tokens. phrases.py: patterns in text as people type it
lexicon.py  a card, compiled once: every way its things are written (making.py, naming.py, contents.py)
closed.py   the words of the languages, compiled once (senses.py, forms.py)
words/      all that is said in a language, one file each; languages.py finds them
dishes/     the message cut into known phrases, and these into order lines
around/     address, time, delivery or pickup, payment: the rest of an order
speech/     questions and commands; changes of the cart in words
"""
