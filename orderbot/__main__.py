"""`python -m orderbot` is `orderbot`."""

from orderbot.cli import main

main()
