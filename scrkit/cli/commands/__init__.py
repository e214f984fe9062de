"""One command a file; no command imports another."""
