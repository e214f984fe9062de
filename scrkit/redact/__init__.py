"""Take names out of documents that were made elsewhere: a copy, never the original."""

from scrkit.redact.values import Redacted, RedactOptions
from scrkit.redact.whole import redact, redact_safely
