"""Printers that are none: for the demo, for tests, for trying a configuration.

decoder.py  ESC/POS -> what stands on paper; proven on the output of foreign encoders
"""
