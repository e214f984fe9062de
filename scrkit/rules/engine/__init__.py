"""What a rule is, how rules are run, and how they hear words."""
