"""The channel to customers: Meta's WhatsApp Cloud API.

webhook.py checks signatures and hands on what payload.py reads; client.py sends what elements.py shapes within the
limits of limits.py. Nothing here decides what is said. emulator/ is Meta's side, for demo, tests and load.
"""
