"""The rest of an order: address, time, handover, payment, name, remarks."""
