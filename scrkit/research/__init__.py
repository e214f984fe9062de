"""Research over many reviews: tables in codes, and questions asked of them."""
