"""The parts of a report, from the review's records; each gives blocks."""
