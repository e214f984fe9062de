"""Compare a return with what is there, and plan what is written."""
