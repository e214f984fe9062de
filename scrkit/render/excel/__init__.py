"""Workbooks: cells that hold text alone, the same bytes for the same case."""
