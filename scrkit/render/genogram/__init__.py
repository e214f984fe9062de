"""The genogram: who belongs to whom, its rows, where all lies, and in words."""
