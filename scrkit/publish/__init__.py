"""Build a publication outside the review, unless anything speaks against it."""
