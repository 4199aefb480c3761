"""Spelling made comparable: tokens that keep the original, and the endings of words."""
