r"""Read RTF whole: body, notes, headers, properties, field codes, what is put into it.

The libraries for RTF give the text of the body and drop every other group: what they
leave out would be taken for read. So the groups are read here (RTF 1.9.1).
"""

import codecs
import re
from dataclasses import dataclass, replace

from scrkit.errors import UnreadableError
from scrkit.scan.known import is_known
from scrkit.scan.pictures import strings
from scrkit.scan.readings import readings
from scrkit.scan.rows import row_piece
from scrkit.scan.values import Piece

MAX_GROUPS = 500
_TOKEN = re.compile(
    rb"\\([A-Za-z]{1,32})(-?\d{1,10})?[ ]?|\\'([0-9A-Fa-f]{2})|\\([^A-Za-z'])"
    rb"|([{}])|[\r\n]+|([^\\{}\r\n]+)",
    re.DOTALL,
)
_BREAKS_WORDS = """
par cell row nestcell nestrow page sect column
"""
_BREAKS = frozenset(_BREAKS_WORDS.split())
_SIGNS = {
    "line": "\n", "tab": "\t", "emdash": "—", "endash": "–", "lquote": "‘",
    "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•", "emspace": " ",
    "enspace": " ", "qmspace": " ", "zwj": "", "zwnj": "", "zwbo": "", "zwnbo": "",
}  # fmt: skip
_ESCAPED = {b"~": "\u00a0", b"_": "-", b"-": "", b"{": "{", b"}": "}", b"\\": "\\"}
# Groups of their own: what stands in them is no part of the text around them.
_GROUPS = """
footnote annotation atnauthor atnid atrfstart atrfend atndate header headerl headerr
headerf footer footerl footerr footerf title subject author manager company operator
category keywords comment doccomm hlinkbase fldinst bkmkstart bkmkend revtbl fonttbl
stylesheet listtext pntext pntxta pntxtb shptxt sn sv xe tc txe rxe template userprops
propname staticval docvar formfield ffname ffdeftext ffhelptext ffstattext ffl
datafield mailmerge
filetbl file falt objname objclass ud nextfile listname protusertbl xmlattrname
xmlattrvalue xmlopen mmathPr
"""
_OWN = frozenset(_GROUPS.split())
# Groups of numbers and colours, in which no word stands.
_FIGURES_WORDS = """
colortbl listtable listoverridetable rsidtbl generator pgptbl xmlnstbl wgrffmtfilter
"""
_FIGURES = frozenset(_FIGURES_WORDS.split())
_PACKED_WORDS = """
pict objdata themedata colorschememapping datastore blipuid objalias fontemb
passwordhash
"""
_PACKED = frozenset(_PACKED_WORDS.split())
# What every empty store of Word's holds, and nothing that a person wrote.
_OF_WORD = re.compile(r"Root Entry|Msxml2\.SAXXMLReader\.[\d.]+|[^A-Za-z]*")
# Lists of names, in which the programs' own are passed over.
_NAMES = {
    **dict.fromkeys(("fonttbl", "falt"), "font"),
    **dict.fromkeys(("stylesheet", "latentstyles", "pgdsctbl"), "style"),
}
_CHARSETS = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "big5",
    161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256",
    186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
_PAGES = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850", "ansi": "cp1252"}


@dataclass(slots=True)
class _State:
    group: str = ""
    skip: int = 1
    codec: str = "cp1252"
    hidden: bool = False
    unknown: bool = False
    depth: int = 1


def rtf_pieces(data: bytes) -> tuple[tuple[Piece, ...], list[bytes]]:
    """Return the texts of an RTF file, and the files that are put into it.

    Raises UnreadableError where its groups do not close or it holds bytes of no use.
    """
    reader = _Rtf()
    reader.read(data)
    return tuple(reader.pieces), reader.packed


class _Rtf:
    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.packed: list[bytes] = []
        self.stack: list[_State] = []
        self.state = _State()
        self.texts: list[list[tuple[str, bool]]] = [[]]
        self.page = "cp1252"
        self.fonts: dict[int, str] = {}
        self.font = 0
        self.raw = bytearray()
        self.left = 0
        self.count = 1
        self.cell = ""
        self.cells: list[str] = []

    def read(self, data: bytes) -> None:
        """Take a whole file in."""
        at = self._groups(data)
        if self.stack:
            raise UnreadableError("its RTF breaks off")
        self._flush_bytes()
        self._tell()
        if data[at:].strip(b"\0\r\n\t "):
            raise UnreadableError("something stands behind the end of the RTF")

    def _groups(self, data: bytes) -> int:
        """Take the outermost group, and return where it ends."""
        at = 0
        while at < len(data):
            match = _TOKEN.match(data, at)
            if match is None:
                raise UnreadableError("its RTF is broken")
            at = match.end()
            if match[1] == b"bin" and match[2]:
                # Bytes as they are, which may look like groups.
                self.packed.append(data[at : at + int(match[2])])
                at += max(0, int(match[2]))
                continue
            self._take(match)
            if not self.stack:
                break
        return at

    def _take(self, match: re.Match[bytes]) -> None:
        word, number, byte, sign, brace, text = match.groups()
        if brace == b"{":
            self._open()
        elif brace:
            self._shut()
        elif word:
            self._word(word.decode("ascii"), number)
        else:
            self._letters(byte, sign, text)

    def _open(self) -> None:
        self._flush_bytes()
        if len(self.stack) > MAX_GROUPS:
            raise UnreadableError("its groups are nested too deeply")
        self.stack.append(self.state)
        self.state = replace(self.state, unknown=False)
        self.left = 0

    def _shut(self) -> None:
        self._flush_bytes()
        if not self.stack:
            raise UnreadableError("its RTF is broken")
        before = self.stack.pop()
        while len(self.texts) > before.depth:
            self._tell()
            self.texts.pop()
        self.state = before
        self.left = 0

    def _word(self, word: str, number: bytes | None) -> None:
        value = int(number) if number else None
        if word == "u" and value is not None:
            self._flush_bytes()
            self._put(chr(value % 65536))
            self.left = self.state.skip
            return
        if self.left:
            self.left -= 1
            return
        self._flush_bytes()
        if word in _BREAKS:
            self._tell()
            self._row(word)
            self.count += word in ("par", "cell", "nestcell") and not self.state.group
        elif word in _SIGNS:
            self._put(_SIGNS[word])
        elif word in _OWN or word in _FIGURES or word in _PACKED or self.state.unknown:
            self._enter(word)
        else:
            self._set(word, value)

    def _row(self, word: str) -> None:
        """Take the end of a cell, or of its row."""
        if word in ("cell", "nestcell"):
            self.cells.append(self.cell)
            self.cell = ""
        elif word in ("row", "nestrow"):
            self.pieces += row_piece(self.cells, f"row before paragraph {self.count}")
            self.cells.clear()

    def _enter(self, word: str) -> None:
        """Begin a group of its own; one that is said to be optional may be any."""
        unknown, self.state.unknown = self.state.unknown, False
        if unknown and word not in _OWN and self.state.group in _NAMES:
            return
        self.texts.append([])
        self.state.group, self.state.depth = word, len(self.texts)

    def _set(self, word: str, value: int | None) -> None:
        if word == "uc":
            self.state.skip = max(0, value or 0)
        elif word in ("v", "plain"):
            self.state.hidden = word == "v" and value != 0
        elif word == "ansicpg" and value:
            self.page = self.state.codec = _codec(f"cp{value}", self.page)
        elif word in _PAGES and len(self.stack) == 1:
            self.page = self.state.codec = _PAGES[word]
        elif word == "f":
            self.font = value or 0
            self.state.codec = self.fonts.get(self.font, self.page)
        elif word == "fcharset" and self.state.group == "fonttbl":
            self.fonts[self.font] = _CHARSETS.get(value or 0, self.page)
            self.state.codec = self.fonts[self.font]

    def _letters(
        self, byte: bytes | None, sign: bytes | None, text: bytes | None
    ) -> None:
        if byte:
            if self.left:
                self.left -= 1
            else:
                self.raw.append(int(byte, 16))
            return
        if text:
            kept = text[self.left :]
            self.left = max(0, self.left - len(text))
            self.raw += kept
        elif sign == b"*":
            self.state.unknown = True
        elif sign in _ESCAPED:
            if self.left:
                self.left -= 1
                return
            self._flush_bytes()
            self._put(_ESCAPED[sign])
        elif sign in (b"\n", b"\r"):
            self._flush_bytes()
            self._tell()
            self.count += not self.state.group

    def _flush_bytes(self) -> None:
        if not self.raw:
            return
        text = bytes(self.raw).decode(self.state.codec, "replace")
        self.raw.clear()
        self._put(text)

    def _put(self, text: str) -> None:
        self.texts[-1].append((text, self.state.hidden))

    def _tell(self) -> None:
        told = self.texts[-1]
        every = _whole("".join(text for text, _ in told))
        seen = _whole("".join(text for text, hidden in told if not hidden))
        told.clear()
        group = self.state.group
        if group in _PACKED:
            self._unpack(group, every)
        elif group in _FIGURES and not re.search(r"[^\W\d_]{3}|\d{5}", every):
            return
        elif every.strip(" ;\t"):
            where = f"{group}, paragraph {self.count}" if group else ""
            self._told(every, where or f"paragraph {self.count}")
            if seen != every:
                self._told(seen, f"paragraph {self.count}, without hidden text")

    def _told(self, text: str, where: str) -> None:
        kind = _NAMES.get(self.state.group)
        if kind:
            names = [one.strip() for one in text.split(";")]
            self.pieces += [
                Piece(one, where)
                for one in names
                if one and not is_known(kind, "name", one)
            ]
        elif self.state.group != "generator" or not is_known(
            "generator", "", text.strip(" ;")
        ):
            self.pieces.append(Piece(text, where, readings(text)))
            if not self.state.group:
                self.cell = text.strip()

    def _unpack(self, group: str, text: str) -> None:
        digits = re.sub(r"\s", "", text)
        try:
            data = bytes.fromhex(digits)
        except ValueError as error:
            raise UnreadableError(
                "something that was put into it is damaged"
            ) from error
        if group in ("datastore", "passwordhash", "blipuid"):
            words = [one.text for one in strings(data, group)]
            if all(_OF_WORD.fullmatch(one) for one in words):
                return
        if data:
            self.packed.append(data)


def _whole(text: str) -> str:
    """Return a text in which the halves of a letter beyond 16 bits are one again."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _codec(name: str, otherwise: str) -> str:
    name = {"cp65001": "utf-8", "cp10000": "mac_roman"}.get(name, name)
    try:
        return codecs.lookup(name).name
    except LookupError:
        return otherwise


def is_rtf(data: bytes) -> bool:
    """Tell whether bytes are RTF, whatever their file is called."""
    return data[:256].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf")
