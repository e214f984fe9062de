"""The board's own Word file: what it gives to our documents, and what it lacks."""
