"""A web page is read as a browser shows it; what pictures and tars carry beside."""

import io
import struct
import tarfile

from scrkit.identity.register import Register
from scrkit.scan import scan
from scrkit.scan.sightings import sightings
from tests.scan.conftest import REGISTER

PAGES = (
    b'<p>Quill<span style="display: none">xyz</span>fea<i hidden>q</i>ther</p>',
    b'<p>Quill<span style="font-size:0">xyz</span>feather</p>',
    b"<style>.k{position:absolute;left:-9999px}</style>Qu<b class=k>b</b>illfeather",
    # A sheet of another file may hide what stands within a word.
    b'<link rel="stylesheet" href="a.css"><p>Quill<span class="k">zz</span>feather</p>',
    b"<style>@import 'a.css';</style><p>Quill<i>zz</i>feather</p>",
    b'<p>Seen by <bdo dir="rtl">rehtaefll<b>iuQ</b></bdo></p>'.replace(b"<b>", b""),
)


def codes(name: str, data: bytes, register: Register = REGISTER) -> set[str]:
    return {
        one.code
        for one in scan(name, data, register).traces
        if one.grade.word == "alarm"
    }


def test_hidden_letters_inside_a_name_and_turned_ones_are_read_as_shown() -> None:
    for page in PAGES:
        assert codes("a.html", page) == {"HV1"}


def test_a_value_of_an_attribute_is_told_beside_another_one_in_the_text() -> None:
    for hidden, times in (("(0044) 1632/960 444", 2), ("07700-900 888", 1)):
        page = f'<img src="x.png" alt="{hidden}"><p>Rang 07700 900888.</p>'
        traces = scan("a.html", page.encode(), REGISTER).traces
        assert len(sightings(traces)) == times


def test_the_head_of_a_tar_and_the_words_of_windows_in_a_picture_are_read() -> None:
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w", format=tarfile.PAX_FORMAT) as package:
        entry = tarfile.TarInfo("a.txt")
        entry.pax_headers = {"comment": "for Philippa Quillfeather"}
        package.addfile(entry)
    assert codes("a.tar", held.getvalue()) == {"HV1"}
    author = b"Exif\0\0" + "by Zọë Brọntëlike".encode("utf-16-le") + b"\0\0"
    segment = b"\xff\xe1" + struct.pack(">H", len(author) + 2) + author
    assert codes("a.jpg", b"\xff\xd8" + segment + b"\xff\xd9") == {"SW2"}
