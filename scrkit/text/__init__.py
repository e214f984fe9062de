"""Narrative as text: who is mentioned in it, which known word is nearest."""
