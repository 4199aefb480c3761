"""The languages (words/, one folder each), compiled: closed-class words and patterns."""
