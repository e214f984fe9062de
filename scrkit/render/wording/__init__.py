"""How a report speaks: words for keys, people in the chosen view, coarse days."""
