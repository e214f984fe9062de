"""Take names out of documents that were made elsewhere: a copy, never the original."""

from scrkit.redact.values import Redacted, Share, Wish
from scrkit.redact.whole import redact, redact_safely

__all__ = ["Redacted", "Share", "Wish", "redact", "redact_safely"]
