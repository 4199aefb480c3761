"""What an order says besides its dishes.

slots.py    delivery or pickup, payment, name, phone, and the places they stand in
times.py    "halb acht", "morgen Mittag"; clock.py reads the time of day, days.py the day
remarks.py  "Anmerkung: …", "nicht klingeln, Baby schläft", "3. Stock" without a street
address.py  "Bahnhofstr. 12, 14806 Belzig, 2. Stock links"; streets.py and towns.py its parts, places.py their words
"""
