"""What a typed message means, from the owner's card and the closed-class words of a few languages. Pure.

parser.py   text + Lexicon -> Meaning: the one entry; meaning.py is the result, report.py prints it
spelling/   spelling made comparable: tokens, endings
grammar/    the words of the languages (words/, one folder each), compiled: closed-class words, patterns
card/       a card, compiled once: every way its things are written, and what a mistyped word may be
lattice/    the message cut into phrases of the card and of the language
rules/      the book of rules that read these phrases into order lines
readings/   the readings of a message, finished and compared
slots/      address, time, delivery or pickup, payment: the rest of an order
questions/  what a message asks or commands
edits/      changes of the cart in words
"""
