"""The namespaces of OpenDocument, as lxml writes them before a name."""

_SPACE = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
OFFICE, TABLE, TEXT = (_SPACE % name for name in ("office", "table", "text"))
STYLE, NUMBER, DRAW = (_SPACE % name for name in ("style", "datastyle", "drawing"))
