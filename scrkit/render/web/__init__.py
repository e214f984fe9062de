"""Documents and the chronology as web pages that fetch nothing."""
