"""orderbot: restaurant orders by WhatsApp, a ticket on paper, the menu in text files."""

__version__ = "0.1.0"
