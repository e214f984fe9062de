"""Say what the cells of a return mean; what is not clear becomes a question."""
