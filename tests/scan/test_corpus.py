"""Two hundred invented people in every disguise and hiding place: what is found.

The names are made of parts from many languages, and are meant for nobody.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import product
from pydoc_data.topics import topics

import pytest

from scrkit.identifiers.ordinary import is_ordinary
from scrkit.identity.register import Register
from scrkit.model.identity import Identity
from scrkit.scan import Grade, scan, scan_with, sight
from tests.sampling import sampled
from tests.wordfiles import hiding_places, para, run, word_file, zipped

_FORENAMES = """
Amelia Bronwyn Caoimhe Dafydd Eilidh Fiachra Gwenllian Hamish Iolanthe Jasvinder
Kehinde Lakshmi Mohammed Nkechi Oluwaseun Parminder Quentin Rhiannon Siobhán Tomasz
Uchenna Venkatesh Wojciech Xiaoling Yusuf Zuzanna Aïsha Björn Chloë Dvořák
Ebony Grace Will Hope Rosie Aleksandra Bogdan Chidi Dilys Ezekiel
""".split()
_SURNAMES = """
Fictionby Nonesuchthwaite Madeupowicz Inventogun O'Nowhere MacFable Ap-Figment
Placeholdersson Testawala Exemplarević Sampleton-Untruth Imaginescu Van-Pretend
Notrealsingh Falsworthiak Mythington Storyköy Brontëlike D'Ummy Chimerasen
""".split()
PEOPLE = [f"{_FORENAMES[n % 40]} {_SURNAMES[(n + n // 40) % 20]}" for n in range(200)]


def register() -> Register:
    return Register(
        tuple(Identity(code=f"P{n}", names=(name,)) for n, name in enumerate(PEOPLE))
    )


LOOK = str.maketrans("aeopcxy", "аеорсху")
EXACT: dict[str, Callable[[str, str], str]] = {
    "full": lambda f, s: f"{f} {s}",
    "capitals": lambda f, s: f"{f} {s}".upper(),
    "small": lambda f, s: f"{f} {s}".lower(),
    "possessive": lambda f, s: f"{f} {s}'s",
    "curly possessive": lambda f, s: f"{f} {s}’s",
    "turned round": lambda f, s: f"{s}, {f}",
    "turned round in capitals": lambda f, s: f"{s.upper()}, {f}",
    "title": lambda f, s: f"Dr {s}",
    "initial": lambda f, s: f"{f[0]}. {s}",
    "bare initial": lambda f, s: f"{f[0]} {s}",
    "surname": lambda f, s: s,
    "plural": lambda f, s: f"the {s}s",
    "in brackets": lambda f, s: f"({s})",
    "no-break space": lambda f, s: f"{f}\u00a0{s}",
    "two blanks": lambda f, s: f"{f}  {s}",
    "line between": lambda f, s: f"{f}\n{s}",
}
SKELETON: dict[str, Callable[[str, str], str]] = {
    "soft hyphens": lambda f, s: "\u00ad".join(f"{f} {s}"),
    "zero width": lambda f, s: "\u200b".join(f"{f} {s}"),
    "full width": lambda f, s: "".join(
        chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in f"{f} {s}"
    ),
    "look-alikes": lambda f, s: f"{f} {s}".translate(LOOK),
    "accents": lambda f, s: "".join(
        c + "\u0301" * (c in "aeo") for c in f"{f} {s}"
    ),
    "entities": lambda f, s: "".join(f"&#{ord(c)};" for c in f"{f} {s}"),
    "percent": lambda f, s: "".join(f"%{b:02X}" for b in f"{f} {s}".encode()),
    "handle": lambda f, s: f"{f}.{s}@mail.example".lower(),
    "file name": lambda f, s: f"{f}_{s}.docx",
    "run together": lambda f, s: f"{f}{s}",
    "spaced": lambda f, s: " ".join(s),
}  # fmt: skip
FUZZY: dict[str, Callable[[str, str], str]] = {
    "letter left out": lambda f, s: f"{f} {s[:3]}{s[4:]}",
    "letters swapped": lambda f, s: f"{f} {s[:2]}{s[3]}{s[2]}{s[4:]}",
    "letter doubled": lambda f, s: f"{f} {s[:4]}{s[3:]}",
}


EVERYBODY = range(len(PEOPLE))


def plantings(
    shapes: dict[str, Callable[[str, str], str]], people: Sequence[int] = EVERYBODY
) -> Iterator[tuple[str, str, str]]:
    for (shape, make), n in product(shapes.items(), people):
        forename, surname = PEOPLE[n].split(" ")
        yield shape, f"P{n}", make(forename, surname)


def in_word(texts: list[str]) -> bytes:
    escape = str.maketrans({"&": "&amp;", "<": "&lt;"})
    return word_file("".join(para(run(text.translate(escape))) for text in texts))


def in_page(texts: list[str]) -> bytes:
    return "\n".join(f"<p>{text.replace('<', '&lt;')}</p>" for text in texts).encode()


def in_text(texts: list[str]) -> bytes:
    return "\n\n".join(text.replace("\n", " ") for text in texts).encode()


def in_sheet(texts: list[str]) -> bytes:
    cells = (text.replace("&", "&amp;").replace("<", "&lt;") for text in texts)
    inner = "".join(f"<si><t>{text}</t></si>" for text in cells)
    return zipped({"xl/sharedStrings.xml": f"<sst>{inner}</sst>"})


FORMATS: dict[str, tuple[Callable[[list[str]], bytes], str, int]] = {
    "a.docx": (in_word, "paragraph", 1),
    "a.html": (in_page, "line", 1),
    "a.txt": (in_text, "line", 2),
    "a.xlsx": (in_sheet, "paragraph", 1),
}


def missed(
    shapes: dict[str, Callable[[str, str], str]],
    grade: Grade,
    file: str,
    people: Sequence[int] = EVERYBODY,
) -> tuple[list[str], int]:
    """Return what is missed of one planting a paragraph, and how many there were."""
    write, unit, step = FORMATS[file]
    planted = list(plantings(shapes, people))
    texts = [f"then {text} rang".replace("\n", " ") for _, _, text in planted]
    found: dict[int, set[str]] = {}
    for trace in scan(file, write(texts), register()).traces:
        number = re.search(rf"{unit} (\d+)", trace.where)
        if trace.grade >= grade and number:
            found.setdefault(int(number[1]), set()).add(trace.code)
    lost = [
        f"{shape} {code}"
        for number, (shape, code, _) in enumerate(planted)
        if code not in found.get(number * step + 1, set())
    ]
    return lost, len(planted)


@pytest.mark.parametrize("file", list(FORMATS))
def test_exact_and_skeleton_classes_are_found_all(file: str) -> None:
    # A quarter of the people in each format, all of them in some; or all in each.
    first = list(FORMATS).index(file)
    people = sampled([*EVERYBODY[first:], *EVERYBODY[:first]])
    lost, count = missed(EXACT | SKELETON, Grade.ALARM, file, people)
    assert lost == []
    assert count == len(people) * len(EXACT | SKELETON)
    assert len(people) >= 50


def test_slips_of_a_letter_are_noted() -> None:
    lost, count = missed(FUZZY, Grade.NOTE, "a.docx")
    # The forename beside a slip is an alarm anyway: nothing of it gets out.
    assert len(lost) <= count // 100


def test_people_are_found_in_every_hiding_place_of_a_word_file() -> None:
    known, lost, count = sight(register()), [], 0
    people = sampled(range(0, len(PEOPLE), 4))
    for n in people:
        for place, data in hiding_places(PEOPLE[n]).items():
            count += 1
            traces = scan_with("a.docx", data, known).traces
            if f"P{n}" not in {t.code for t in traces if t.grade is Grade.ALARM}:
                lost.append(f"{place}: P{n}")
    assert lost == []
    assert count > 40 * len(people)


def test_there_are_more_than_twenty_thousand_plantings() -> None:
    one = len(list(plantings(EXACT | SKELETON)))
    assert one * len(FORMATS) > 20_000


def test_ordinary_prose_raises_few_false_alarms() -> None:
    prose = "\n\n".join(topics[key] for key in sorted(topics))
    words = len(re.findall(r"\w+", prose))
    assert words > 20_000
    traces = scan("a.txt", prose.encode(), register()).traces
    # Names that are ordinary words are counted apart.
    false = [t for t in traces if t.code and not is_ordinary(t.text)]
    assert len(false) * 1000 / words <= 2
    assert len([t for t in traces if t.grade is Grade.ALARM]) * 1000 / words <= 2
