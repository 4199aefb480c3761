"""A card, compiled once (lexicon.py), and which of its words a mistyped one may be (repair.py, near.py)."""
