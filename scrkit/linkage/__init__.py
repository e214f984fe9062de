"""Which accounts of different agencies may tell of one event, and why."""
