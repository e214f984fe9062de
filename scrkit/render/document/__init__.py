"""A document as blocks: made from templates and Markdown, and back to Markdown."""
