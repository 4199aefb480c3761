"""What is said in each language, one file each, found by languages.py. model.py: their shape, germany.py: geography."""
