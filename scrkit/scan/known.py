"""Words that the programs themselves write into files: fonts, styles, themes.

Only what stands in a list is passed over: anybody may call a style by a name.
"""

import re
from collections.abc import Sequence

from scrkit.daynames import CALENDAR_WORDS
from scrkit.scan.values import Piece

# Faces that come with Office, Windows, macOS and LibreOffice and sound like people.
_FONTS = """
agency fb; aharoni; algerian; andale mono; andalus; angsana new; aptos; aptos
display; aptos narrow; arial; arial black; arial narrow; arial unicode ms; avenir;
bahnschrift; baskerville; baskerville old face; bell mt; berlin sans fb; bernard mt
condensed; bierstadt; bodoni mt; book antiqua; bookman old style; bradley hand itc;
britannic bold; broadway; brush script mt; calibri; calibri light; californian fb;
calisto mt; cambria; cambria math; candara; carlito; caladea; castellar; centaur;
century; century gothic; century schoolbook; chiller; cochin; comic sans ms;
consolas; constantia; cooper black; copperplate gothic; corbel; corbel light;
courier; courier new; curlz mt; dejavu sans; dejavu serif; dejavu sans mono; didot;
ebrima; edwardian script itc; elephant; engravers mt; eras itc; felix titling;
footlight mt light; forte; franklin gothic book; franklin gothic medium; freestyle
script; french script mt; futura; gabriola; gadugi; garamond; geneva; georgia;
georgia pro; gigi; gill sans; gill sans mt; gill sans nova; gloucester mt extra
condensed; goudy old style; goudy stout; haettenschweiler; harlow solid italic;
harrington; helvetica; helvetica neue; high tower text; impact; imprint mt shadow;
informal roman; ink free; jokerman; juice itc; kristen itc; kunstler script;
leelawadee; leelawadee ui; liberation mono; liberation sans; liberation serif; linux
libertine g; lohit devanagari; lucida bright; lucida calligraphy; lucida console;
lucida fax; lucida grande; lucida handwriting; lucida sans; lucida sans unicode;
magneto; maiandra gd; malgun gothic; marlett; matura mt script capitals; mangal;
microsoft sans serif; mistral; modern no. 20; mongolian baiti; monotype corsiva; ms
gothic; ms mincho; mv boli; myriad pro; niagara solid; noto sans; noto serif; noto
sans cjk sc; nyala; old english text mt; onyx; opensymbol; optima; palace script mt;
palatino; palatino linotype; papyrus; parchment; perpetua; perpetua titling mt;
playbill; poor richard; pristina; rage italic; ravie; rockwell; rockwell condensed;
script mt bold; segoe print; segoe script; segoe ui; segoe ui emoji; segoe ui
symbol; showcard gothic; sylfaen; symbol; tahoma; tempus sans itc; times; times new
roman; trebuchet ms; tw cen mt; verdana; verdana pro; viner hand itc; vivaldi;
vladimir script; webdings; wide latin; wingdings; wingdings 2; wingdings 3; sans-
serif; serif; monospace; office; office theme; +mn-lt; +mj-lt; +mn-ea; +mj-ea; +mn-
cs; +mj-cs
"""
# Themes and their palettes are called after the programs, too.
_FACES = frozenset((*" ".join(_FONTS.split()).split("; "), "office classic", "larissa"))
# The words of which Office's own styles and table designs are called.
_STYLE = """
normal heading headings title subtitle toc tof index footnote footnotes endnote endnotes
text annotation header footer caption table of figures figure envelope address return
reference line number page authorities macro toa list bullet closing signature default
paragraph font body indent continue message salutation date first block hyperlink
followed followedhyperlink internet link visited strong emphasis intense subtle document
map plain e-mail html top bottom form web acronym cite code definition keyboard
preformatted sample typewriter variable subject no simple classic colorful columns grid
effects contemporary elegant professional balloon theme placeholder spacing light
shading medium dark accent revision quote quotations book bibliography mention smart
hashtag unresolved char style comment good bad neutral calculation check cell output
input note explanatory total warning currency comma percent linked contents horizontal
standard frame drawing object graphics pivot and the a in to with left right
result sheet white black blue orange gray gold green office pivotstyle tablestyle
"""
_STYLES = frozenset(_STYLE.split())
_STYLED_WORDS = """
family list-style-name master-page-name name val styleId style-name display-name
parent-style-name class next-style-name defaultTableStyle defaultPivotStyle
"""
_STYLED = frozenset(_STYLED_WORDS.split())
_FACED_WORDS = """
ascii hAnsi cs eastAsia typeface name val font-name font-family font-name-asian
font-name-complex font-family-asian font-family-complex family face
"""
_FACED = frozenset(_FACED_WORDS.split())
_HOLDS_STYLE_WORDS = """
basedOn next link table-cell table-column table-row list-style page-layout master-
page tableStyle tblStylePr lsdException name style cellStyle cellStyles pStyle
rStyle tblStyle style tableStyleInfo tableStyles default-style p span h table list
"""
_HOLDS_STYLE = frozenset(_HOLDS_STYLE_WORDS.split())
_HOLDS_FACE_WORDS = """
mathFont rFonts font latin ea cs sym font-face text-properties name rFont altName
buFont theme clrScheme fontScheme fmtScheme
"""
_HOLDS_FACE = frozenset(_HOLDS_FACE_WORDS.split())
_MADE = """
microsoft macintosh office word excel powerpoint online starter compatible openpyxl
libreoffice project linux windows macosx x86 64 aarch64 normal dotm normal.dotm scrkit
python docx xlsxwriter google docs sheets slides apple pages numbers keynote for mac
"""
_VERSION = re.compile(r"[\d.]*|[0-9a-f]{20,}")
_MADE_WITH = frozenset(_MADE.split())
_SCHEMA = re.compile(
    r"(?:https?://(?:schemas\.(?:openxmlformats\.org|microsoft\.com)|www\.w3\.org|"
    r"purl\.org|purl\.oclc\.org|docs\.oasis-open\.org|openoffice\.org)/|"
    r"urn:(?:oasis:names|schemas-microsoft-com|org:documentfoundation:names):|"
    r"application/vnd\.(?:openxmlformats|ms|oasis)[.-])[\w./:#+-]*"
)
_SCHEMED = frozenset(("Type", "uri", "resource", "ContentType", "media-type"))
# The headings under which Office lists the parts of a file in its properties.
_PAIRS = frozenset(("Title", "Worksheets", "Theme", "Fonts Used", "Slide Titles"))
# The parts that Office writes, as it calls them; whatever else is called by nobody.
_FOLDERS = """
_rels media worksheets slides slideLayouts slideMasters theme charts drawings diagrams
embeddings notesSlides notesMasters comments threadedComments persons tables pivotTables
pivotCache externalLinks printerSettings activeX fonts glossary ink
"""
_STEMS = """
document header footer footnotes endnotes comments commentsExtended commentsIds
commentsExtensible people person styles stylesWithEffects numbering settings webSettings
fontTable theme image sheet workbook sharedStrings calcChain metadata slide slideLayout
slideMaster presentation presProps viewProps tableStyles notesSlide notesMaster app core
custom item itemProps thumbnail chart style colors drawing vmlDrawing table oleObject
package connections threadedComment externalLink printerSettings font picture
pivotCacheDefinition pivotCacheRecords pivotTable chunk afchunk slicer slicerCache
Microsoft_Excel_Sheet Microsoft_Excel_Worksheet Microsoft_Word_Document
"""
PART = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|"
    rf"(?:word|xl|ppt|docProps|customXml)/(?:(?:{'|'.join(_FOLDERS.split())})/){{0,2}}"
    rf"(?:{'|'.join(_STEMS.split())})\d{{0,4}}\.[a-z]{{2,4}}(?:\.rels)?"
)


def is_calendar(text: str) -> bool:
    """Tell whether a text is the name of a month or a weekday, and no more."""
    return len(text) < 12 and text.strip().lower().rstrip(".") in CALENDAR_WORDS


def without_calendars(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Leave out months and weekdays that follow one another: they are headings."""
    texts = [n for n, one in enumerate(pieces) if one.where[:9] != "attribute"]
    days = [n for n in texts if is_calendar(pieces[n].text)]
    if len(days) < 2:
        return tuple(pieces)
    at = {n: place for place, n in enumerate(texts)}
    places = {at[n] for n in days}
    out = {n for n in days if places & {at[n] - 1, at[n] + 1}}
    return tuple(one for n, one in enumerate(pieces) if n not in out)


def is_known(element: str, key: str, value: str) -> bool:
    """Tell whether a text is a program's own word where such words stand.

    `key` is the attribute, "" for the text of the element itself.
    """
    if not key:
        return _is_of_program(element, value)
    local = key.rpartition(":")[2]
    if key.startswith("xmlns") or local in _SCHEMED:
        return _SCHEMA.fullmatch(value) is not None
    if local in ("PartName", "Target"):
        return is_part(value)
    if element.startswith("config-item") and local == "name":
        return True
    if element in _HOLDS_FACE and local in _FACED and is_face(value):
        return True
    return element in _HOLDS_STYLE and local in _STYLED and _is_style(value)


def _is_of_program(element: str, value: str) -> bool:
    if element == "lpstr":
        return value in _PAIRS
    if element not in ("Application", "generator", "Template"):
        return False
    words = re.split(r"[\s/$_()-]+", value.lower())
    return all(
        w in _MADE_WITH or re.fullmatch(r"[\d.]*|[0-9a-f]{20,}", w) for w in words
    )


def is_part(name: str) -> bool:
    """Tell whether a part of an Office file is called as every such file calls it."""
    bare = name.lstrip("/").removeprefix("../").removeprefix("../")
    above = ("", "word/", "xl/", "ppt/", "docProps/", "customXml/")
    return any(PART.fullmatch(one + bare) for one in above)


def is_face(value: str) -> bool:
    """Tell whether a face of letters comes with the programs."""
    bare = value.strip("'\" ").lower()
    # LibreOffice numbers the faces that it meets twice: Calibri1.
    return not {bare, bare[:-1] if bare[-1:].isdigit() else bare}.isdisjoint(_FACES)


def _is_style(value: str) -> bool:
    words = re.sub(r"([a-z])(?=[A-Z])|_20_|[\d_()-]+", r"\1 ", value).lower().split()
    return all(word in _STYLES for word in words)
