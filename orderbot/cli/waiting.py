"""A bar for who waits at a terminal. Into a file or a pipe nothing of it is written."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click


@contextmanager
def waiting() -> Iterator[Callable[[int, int], None]]:
    """Hands out what is told how much is done, of how much."""
    with click.progressbar(length=1000, file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:
        yield lambda done, total: bar.update(1000 * done // max(total, 1) - bar.pos)
