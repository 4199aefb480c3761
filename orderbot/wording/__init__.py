"""From what is meant to words: catalogs, money, times, lists. The only place that knows languages.

render.py   Reply -> Message, Text -> str
locale/     one gettext catalog per language; the sources are English
"""
