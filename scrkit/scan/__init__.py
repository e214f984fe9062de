"""Look for names in the bytes of a file; shares no code with what wrote it."""

from scrkit.scan.sight import Sight, sight
from scrkit.scan.values import Grade, Scan, Unread
from scrkit.scan.whole import (
    scan,
    scan_each_safely,
    scan_list_safely,
    scan_safely,
    scan_with,
)
