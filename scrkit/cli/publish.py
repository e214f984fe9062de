"""`scr publish`."""
