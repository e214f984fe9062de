"""Read what an agency sent, cell by cell with its place; nothing is interpreted."""
