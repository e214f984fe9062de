"""Drafts of the report: send them round, and take in what their readers say."""
