"""Readings of a message: finished into lines, and compared."""
