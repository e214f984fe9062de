"""The report as a Word file to write in, and its prose taken back into overview/."""
