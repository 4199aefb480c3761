"""From words to order lines.

spans.py    the message cut into known phrases (span.py); repair.py mistyped words, beside.py half-known ones
lines.py    phrases -> drafts of lines, left to right: heads.py dishes, numerals.py numbers, options.py options and
            sizes, halves.py, ellipsis.py, spread.py, notes.py, ahead.py; scan.py and draft.py what is known so far
finish.py   drafts -> lines, or questions
"""
