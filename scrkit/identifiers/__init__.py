"""What to look for: how a name, number or date of somebody may be written.

Whoever looks for people takes it from here, the scanner and the writers alike. How a
file is read is not here: the scanner shares no reading code with the writers.
"""
