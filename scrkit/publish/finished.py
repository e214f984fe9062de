"""Look at the finished bytes of a publication as a stranger would; trusts no writer."""

import re
import zipfile
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from html.parser import HTMLParser
from io import BytesIO
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from scrkit.files import NewFile
from scrkit.identity.bare import BareCodes
from scrkit.publish.reason import Reason
from scrkit.text.counting import number

if TYPE_CHECKING:
    from scrkit.scan.values import Scan

_CORE = {"title", "subject", "creator", "language", "created", "modified"}
_PARTS = frozenset(
    {
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/app.xml",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/footer.xml",
        "word/footnotes.xml",
        "word/footerWide.xml",
        "word/header.xml",
        "word/headerWide.xml",
        "word/numbering.xml",
        "word/settings.xml",
        "word/styles.xml",
    }
)
_PICTURE = re.compile(r"word/media/picture\d+\.(?:png|jpeg)")
# What the board's own Word file gives to documents.
_HOUSE = re.compile(
    r"word/(?:theme/theme1\.xml|house-(?:header|footer)\d+\.xml|"
    r"_rels/house-(?:header|footer)\d+\.xml\.rels|"
    r"media/housePicture\d+\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf))"
)
# A picture that the page holds itself.
_DATA = re.compile(r"data:image/(?:png|jpeg);base64,[A-Za-z0-9+/]+={0,2}")
_META = {"viewport", "referrer"}
# What fetches, runs, sends or embeds.
_ACTIVE = {
    *("script", "img", "link", "iframe", "object", "embed", "form", "svg", "video"),
    *("audio", "base", "picture", "source", "template"),
}


def scanned(
    built: tuple[NewFile, ...], scans: Mapping[str, "Scan"]
) -> Iterator[Reason]:
    """Yield what leads to a person in the files, or could not be looked through.

    A number of nobody registered is told once, wherever else it stands: one in a footer
    stands on every page of every document.
    """
    numbers: dict[tuple[str, str], list[str]] = {}
    for file in built:
        scan = scans.get(file.path)
        if scan is None:
            yield Reason("scan", "the file was not looked through for names", file.path)
            continue
        yield from _traces(file.path, scan, numbers)
        for part in scan.unread:
            message = f"a part could not be looked through: {part.reason}"
            yield Reason("scan", message, _at(file.path, part.path))
    for (kind, _), places in numbers.items():
        more = len(places) - 1
        often = f", here and at {number(more, 'other place')}" if more else ""
        yield Reason("scan", f"it holds a trace ({kind}){often}", places[0])


def coded(built: tuple[NewFile, ...], codes: Collection[str]) -> Iterator[Reason]:
    """Yield the codes of the panel that stand in the files, each once a file and part.

    One that is an English word (Mother) counts only where it stands as a mention.
    """
    # Loaded late, as below: whoever approves or renders scans nothing.
    from scrkit.scan.unpack import contents

    bare = BareCodes(codes)
    for file in built:
        for part in contents(file.path, file.content).parts:
            text = "\n".join(piece.text for piece in part.pieces)
            found = Counter(bare.let_out(text))
            for code, times in found.items():
                often = f", {times} times" if times > 1 else ""
                message = f"it holds the panel's code {code}{often}"
                yield Reason("scan", message, _at(file.path, part.path))


def _traces(
    path: str, scan: "Scan", numbers: dict[tuple[str, str], list[str]]
) -> Iterator[Reason]:
    """Yield the alarms for people who are registered, and note the others' numbers."""
    from scrkit.scan.told import spelled
    from scrkit.scan.values import Grade

    count: Counter[tuple[str, str, str]] = Counter()
    for one in scan.traces:
        if one.grade is not Grade.ALARM:
            continue
        place = _at(path, one.path) + (f", {one.where}" if one.where else "")
        if one.code:
            count[one.kind, one.code, place] += 1
        else:
            key = one.kind, spelled(one.kind, one.text)
            numbers.setdefault(key, []).append(place)
    for (kind, code, place), times in count.items():
        often = f", {times} times" if times > 1 else ""
        yield Reason("scan", f"it holds a trace ({kind}) of {code}{often}", place)


def _at(path: str, inside: str) -> str:
    return f"{path}!{inside}" if inside else path


def strange(built: tuple[NewFile, ...], creator: str, made: date) -> Iterator[Reason]:
    """Yield where a finished Word file or web page tells of itself what ours do not.

    `creator` is the board, `made` the day that the files may bear.
    """
    for file in built:
        form = file.path.rpartition(".")[2]
        if form == "docx":
            told = _of_word(file.content, creator, made)
        elif form == "html":
            told = _of_page(file.content)
        else:
            continue
        yield from (Reason("property", message, file.path) for message in told)


def _of_word(content: bytes, creator: str, made: date) -> Iterator[str]:
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            parts = {name: package.read(name) for name in package.namelist()}
            told = bool(package.comment) or any(
                info.comment or info.extra for info in package.infolist()
            )
    except (zipfile.BadZipFile, OSError, ValueError):
        yield "the file is no Word file"
        return
    if told:
        yield "the package carries remarks"
    for name in sorted(set(parts) - _PARTS):
        if _PICTURE.fullmatch(name) or _HOUSE.fullmatch(name):
            continue
        # The name of a part may itself be somebody's: only its folder is told.
        folder = name.rpartition("/")[0] or "the package"
        yield f"there is a part in {_plain(folder)} that we do not write"
    related = (data for name, data in parts.items() if name.endswith(".rels"))
    if any(b"External" in data for data in related):
        yield "it has a link that leads elsewhere"
    yield from _core(parts.get("docProps/core.xml", b""), creator, made)
    app = _properties(parts.get("docProps/app.xml", b""))
    if app != [("Application", "scrkit")]:
        yield "docProps/app.xml tells more than that scrkit made the file"


def _plain(folder: str) -> str:
    return folder if re.fullmatch(r"[A-Za-z_/]{1,40}", folder) else "a folder"


def _core(content: bytes, creator: str, made: date) -> Iterator[str]:
    found = _properties(content)
    if found is None:
        yield "docProps/core.xml cannot be read"
        return
    values = dict(found)
    if set(values) - _CORE or len(found) != len(values):
        yield "docProps/core.xml holds a property that we do not write"
    if values.get("creator") != " ".join(creator.split()):
        yield "the author is not the board"
    if values.get("language") != "en-GB":
        yield "the language is not British English"
    for key in ("created", "modified"):
        if values.get(key) != f"{made.isoformat()}T00:00:00Z":
            yield f"the day on which it was {key} is not that of the publication"


def _properties(content: bytes) -> list[tuple[str, str]] | None:
    """Return names and texts of the properties of a part, None for what is no XML."""
    if b"<!" in content:
        return None
    try:
        root = ElementTree.fromstring(content)  # noqa: S314 - it declares nothing
    except ElementTree.ParseError:
        return None
    return [(one.tag.rpartition("}")[2], (one.text or "").strip()) for one in root]


class _Page(HTMLParser):
    """Notes the elements of a page, and how it describes itself."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.policy = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        inside = tag == "img" and _DATA.fullmatch(given.get("src") or "")
        fetches = tag in _ACTIVE and not (inside and "srcset" not in given)
        if fetches or any(name.startswith("on") for name in given):
            self.found.append("it could run, fetch or send something")
        if tag == "a" and not (given.get("href") or "").startswith("#"):
            self.found.append("it has a link that leads elsewhere")
        if tag == "meta" and given.get("name", "viewport") not in _META:
            self.found.append("it describes itself by a property that we do not write")
        if tag == "meta" and given.get("http-equiv") == "Content-Security-Policy":
            self.policy = "default-src 'none'" in (given.get("content") or "")

    def handle_comment(self, data: str) -> None:
        self.found.append("it carries a remark")


def _of_page(content: bytes) -> Iterator[str]:
    page = _Page()
    page.feed(content.decode("utf-8", "replace"))
    page.close()
    yield from dict.fromkeys(page.found)
    if not page.policy:
        yield "it lacks the policy under which nothing is fetched"
