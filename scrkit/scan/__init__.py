"""Look for names in the bytes of a file; shares no code with what wrote it."""
