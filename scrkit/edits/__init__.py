"""What is noted in a review's own files as sealed: signed, accepted, approved."""
