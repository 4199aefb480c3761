"""A message cut into phrases (span.py, spans.py) and what stands beside them (beside.py)."""
