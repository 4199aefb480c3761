"""Closed-class words, one module per language; each exposes one `Language`. A new language is one new file here."""
