"""What a typed message means, from the owner's card and the closed-class words of a few languages. Pure.

    meaning.py   the result: lines, slots, intent, what was not understood
    fold.py      spelling made comparable; tokens
    lexicon.py   a card, compiled once: every way its things are written
    parser.py    text + Lexicon -> Meaning: the dishes
    numbers.py   "2x", "zwei", "ein Dutzend"
    phrases.py   patterns in text as people type it, with the way back to the original
    times.py     "halb acht", "morgen Mittag"; clock.py reads the time of day, days.py the day
    address.py   "Bahnhofstr. 12, 14806 Belzig, 2. Stock links"; streets.py and towns.py its parts
    slots.py     delivery or pickup, payment, name: the rest of a message
    intents.py   human, cancel, hours, …: whole messages and fixed phrases; talk.py their words, compiled
    edits.py     "noch eine Cola", "2 weg", "statt Cola Fanta"; edit.py the values, pointing.py which line, modifying.py how
    words/       the closed-class words, one file per language
"""
