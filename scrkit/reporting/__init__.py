"""What boards report of their reviews to registers outside: codes, nothing made up."""
