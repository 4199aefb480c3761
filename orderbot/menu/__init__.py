"""The owner's files become a Menu, or complaints with file and line; nothing in between.

    reading.py    bytes of the files -> plain dicts, or what is wrong with them
    positions.py  in which line a key stands
    checking.py   plain dicts -> Menu, all complaints at once
    hours.py      the owner's line of opening hours -> when it is open
    version.py    the card's hash, its canonical JSON and what changed between two
    model.py      the Menu itself
"""
