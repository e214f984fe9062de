"""A form that is a table like agencies' own, in Excel and Word, and its letter."""
