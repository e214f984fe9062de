"""The namespaces of OpenDocument, as lxml writes them before a name."""

_SPACE = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
OFFICE, TABLE, TEXT = (_SPACE % name for name in ("office", "table", "text"))
STYLE, NUMBER, DRAW = (_SPACE % name for name in ("style", "datastyle", "drawing"))
META, DC = _SPACE % "meta", "{http://purl.org/dc/elements/1.1/}"
# Of LibreOffice's own: fields as Word has them, content controls.
FIELD = "{urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0}"
CONTROL = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
