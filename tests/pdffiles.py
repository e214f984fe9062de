"""PDF files made by hand for tests, and a program that makes them of Word files."""

from pathlib import Path


def pdf(text: str, title: str) -> bytes:
    """Return a PDF of one page."""
    stream = f"BT /F1 12 Tf 50 700 Td ({text}) Tj ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"<< /Title ({title}) >>".encode(),
    ]
    return assembled(objects, b" /Info 6 0 R")


def assembled(objects: list[bytes], more: bytes = b"") -> bytes:
    """Return a PDF of objects, the catalogue first; `more` stands in its trailer."""
    out, starts = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        starts.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    size = len(objects) + 1
    end = b"xref\n0 %d\n0000000000 65535 f \n" % size + table
    end += b"trailer\n<< /Size %d /Root 1 0 R%s >>\n" % (size, more)
    return out + end + b"startxref\n%d\n%%%%EOF\n" % len(out)


def office(at: Path) -> Path:
    """Write a program into a folder that is called as LibreOffice is, and is quick.

    Of each Word file it makes a page that tells nothing.
    """
    program, page = at / "soffice", at / "page"
    page.write_bytes(pdf("A page.", "Report"))
    program.write_text(
        "#!/bin/sh\nwhile [ $# -gt 0 ]; do case $1 in *.docx) "
        f'cp "{page}" "${{1%.docx}}.pdf";; esac; shift; done\n'
    )
    program.chmod(0o700)
    return program
