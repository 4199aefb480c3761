"""An owner's TOML file, read with patience: whatever is wrong is said with its line, in words without jargon.

reading.py    bytes -> plain dict and positions, or complaints
positions.py  path of a key -> (line, column)
mistakes.py   why a file cannot be read, from the line where the parser gave up: stuck.py, brackets.py, repeated.py
"""
