"""Which accounts tell of one event: cases with a known truth, the fit, the score."""
