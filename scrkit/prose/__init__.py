"""What the lead reviewer's Markdown may hold: its footnotes and pictures, and slips."""
