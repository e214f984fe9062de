"""All reviews of a board: one table, one page to look through, the yearly report.

Each review is read once, by the caller; nothing here reads, writes or prints.
"""
