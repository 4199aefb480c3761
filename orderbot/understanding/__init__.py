"""What a typed message means, from the owner's card and the closed-class words of a few languages. Pure.

    meaning.py   the result: lines, slots, intent, what was not understood
    fold.py      spelling made comparable; tokens
    lexicon.py   a card, compiled once: every way its things are written
    parser.py    text + Lexicon -> Meaning: the dishes
    numbers.py   "2x", "zwei", "ein Dutzend"
    times.py     "halb acht", "morgen Mittag"
    address.py   "Bahnhofstr. 12, 14806 Belzig, 2. Stock links"
    slots.py     delivery or pickup, payment, name: the rest of a message
    intents.py   human, cancel, hours, …: whole messages and fixed phrases
    edits.py     "noch eine Cola", "2 weg", "statt Cola Fanta"
    words/       the closed-class words, one file per language
"""
