"""The owner's files become a Menu, or complaints with file and line; nothing in between.

folder.py      the one place where files are read and written
reading.py     which files count, and what stands in each: drafts.py
fields.py      every key, and what may stand behind it: values.py, kinds.py, numbers.py
blocks.py      one block of a file against its fields
checking.py    drafts -> Menu (building.py), all complaints at once: items.py, choices.py, combos.py, cautions.py
findings.py    where something stands, and what is found wrong there
model.py       the Menu itself
version.py     the card's hash and its canonical JSON; difference.py: what changed between two
guard.py       may a new card go live by itself? cuts.py: does it look cut off?
amount.py      fill quantities and base prices
legend.py      what the signs on the card mean, in the words of the law
ingredients.py what a dish is made of
schema.py      JSON Schemas for editors, from fields.py
fmt.py         a tidy file; prices_csv.py: prices to a spreadsheet and back
hours.py       the owner's line of opening hours -> when it is open
availability.py what is on the card at a moment
"""
