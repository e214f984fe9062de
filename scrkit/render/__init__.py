"""Review and timeline to documents; functions of their arguments, no clock, no disk."""
