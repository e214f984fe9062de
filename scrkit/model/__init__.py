"""Frozen records of a review; no behaviour beyond look-ups, no messages, no files."""
