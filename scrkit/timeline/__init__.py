"""Merge agencies' chronologies into one honest timeline; never decides layout."""
