"""What a typed message means, from the owner's card and the closed-class words of a few languages. Pure.

meaning.py   the result: lines, slots, intent, what was not understood
fold.py      spelling made comparable; tokens
lexicon.py   a card, compiled once: every way its things are written; closed.py the words of the languages
parser.py    text + Lexicon -> Meaning: the one entry; report.py prints it
spans.py     the message cut into known phrases; repair.py mistyped words, beside.py half-known ones
lines.py     phrases -> order lines, left to right: heads.py dishes, numerals.py numbers, options.py options and
             sizes, halves.py, ellipsis.py, spread.py, notes.py; scan.py and draft.py what is known so far
finish.py    drafts -> lines, or questions
phrases.py   patterns in text as people type it, with the way back to the original
times.py     "halb acht", "morgen Mittag"; clock.py reads the time of day, days.py the day
address.py   "Bahnhofstr. 12, 14806 Belzig, 2. Stock links"; streets.py and towns.py its parts
slots.py     delivery or pickup, payment, name: the rest of a message
intents.py   human, cancel, hours, …: whole messages and fixed phrases; talk.py their words, compiled
edits.py     "noch eine Cola", "2 weg", "statt Cola Fanta"; edit.py the values, pointing.py which line,
             modifying.py how
words/       the closed-class words, one file per language
"""
