"""A form as a table like those of agencies own, in Excel and in Word, and its letter."""
