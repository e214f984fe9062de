"""Take names out of documents that were made elsewhere: a copy, never the original."""
