"""Bring in agencies' chronologies from Word, Excel and CSV; never guesses."""
