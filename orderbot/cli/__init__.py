"""The commands, one module each; main.py puts them together.

main.py     serve, demo, chat
menu/       check, show, diff, fmt, export, import, accept, publish, schema
config.py   what all commands with a configuration share
waiting.py  a bar for what takes long
"""

from orderbot.cli.main import main

__all__ = ["main"]
