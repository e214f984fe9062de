"""Where a review stands: its status and gates, and by the quality markers."""
