"""The integrated chronology as a picture, and as one page to look through."""
