"""What commands show, as text and as JSON."""
