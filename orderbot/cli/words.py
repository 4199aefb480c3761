"""`orderbot words`: words customers used that the bot did not know; those that mean a dish belong into its `words`."""

from __future__ import annotations

from pathlib import Path

import click

from orderbot.cli.config import chosen, config_option, database, owners_faults
from orderbot.cli.menu import printable, read_without_secrets, say
from orderbot.storage import beside
from orderbot.texts import text


@click.command()
@config_option
@click.pass_context
def words(context: click.Context, config_file: Path | None) -> None:
    """Words your customers used that the bot did not know; it may run."""
    file = chosen(context, config_file)
    with owners_faults():
        config = read_without_secrets(file)
        path = database(file, config)
        found = [
            (place.id, word, count)
            for place in config.restaurants.values()
            for word, count in beside.unknown_words(path, place.id)
        ]
    for place, word, count in found:
        say(text("{count}  {word}  ({restaurant})", count=f"{count:>4}", word=printable(word), restaurant=place))
    if not found:
        say(text("All words of your customers were understood."))
    else:
        say(text("A word that means a dish goes into its key words, in the card."))
