"""What is noted of what was asked for; letters, what is signed, the page of names."""

from scrkit.request.ledger import FILE as LEDGER
from scrkit.request.ledger import put_off, recorded
