"""What a redaction wrote has no alarm, or every place of one was listed."""

import random
import re
from pathlib import Path
from urllib.parse import quote

import pytest

from scrkit.cli.app import run
from scrkit.system.resources import shipped
from tests.sampling import examples
from tests.wordfiles import hiding_places, para, relation, word_file, zipped
from tests.wordfiles import run as words

KNOWN = "Philippa Quillfeather"
# A telephone that nobody of the register has, from the range kept for drama.
ANYBODYS = ("07700 900888", "(0044) 1632/960 444", "someone.else@mail.example")
SHAPES = (
    *(
        KNOWN,
        KNOWN.upper(),
        "Quillfeather, P.",
        "Quill\u00adfeather",
        "the Quillfeathers",
    ),
    *("pquillfeather@mail.example", "@PhilippaQuillfeather", "Quillfeather-Smythe"),
    *(quote(KNOWN), "philippa_quillfeather.docx", "P h i l i p p a", "nobody at all"),
    *("Kes", "Ashdown-Exemplar", "14 Nonesuch Row", "born 3 November 2012"),
    *("Nonesuch Row", "07700 900123", "Ottoline", *ANYBODYS),
)
LEFT = re.compile(r"still in the copy, (.+): [^:]+, \d+ times?")


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, ...]:
    """Return the options that name the example and its register."""
    example = shipped("examples")
    at = tmp_path_factory.mktemp("kept")
    (at / "names.yaml").write_bytes((example / "child-k-names.yaml").read_bytes())
    return ("--review", str(example / "child-k"), "--register", str(at / "names.yaml"))


def in_word(lines: list[str]) -> bytes:
    """Return a Word file that says lines in its text, a field, a link, a table …"""
    field = (
        '<w:fldSimple w:instr=" HYPERLINK &quot;https://a.example/{}&quot; ">'
        "{}</w:fldSimple>"
    )
    box = (
        "<w:r><w:pict><wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx></w:pict>"
        "</w:r>"
    )
    picture = (
        '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="{}"/></wp:inline>'
        "</w:drawing></w:r>"
    )
    link = '<w:hyperlink r:id="rId8" w:tooltip="{}">{}</w:hyperlink>'
    ways = (
        lambda text: para(words(f"It was {text} then.")),
        lambda text: para(field.format(text.replace(" ", "_"), words("x"))),
        lambda text: para(box.format(para(words(text)))),
        lambda text: para(picture.format(text)),
        lambda text: f"<w:tbl><w:tr><w:tc>{para(words(text))}</w:tc></w:tr></w:tbl>",
        lambda text: para(link.format(text, words("x"))),
        lambda text: para(words(text[:3]), words(text[3:], "<w:b/>")),
        lambda text: para(f'<w:ins w:id="1" w:author="{text}">{words(text)}</w:ins>'),
    )
    body = "".join(ways[n % len(ways)](text) for n, text in enumerate(lines))
    target = f"https://a.example/{quote(lines[0])}"
    return word_file(body, links=relation("rId8", "hyperlink", target, "External"))


def in_page(lines: list[str]) -> bytes:
    ways = (
        "<p>It was {} then.</p>",
        '<p><a href="https://a.example/{}" title="{}">x</a></p>',
        '<img src="x.png" alt="{}">',
        "<table><tr><td>{}</td></tr></table>",
        "<!-- {} --><h2>{}</h2>",
    )
    body = "".join(
        ways[n % len(ways)].replace("{}", text) for n, text in enumerate(lines)
    )
    return f"<!DOCTYPE html><title>{lines[-1]}</title><body>{body}".encode()


def in_text(lines: list[str]) -> bytes:
    return "\n\n".join(f"It was {text} then." for text in lines).encode()


def in_markdown(lines: list[str]) -> bytes:
    ways = (
        "# {}",
        "- **{}** rang",
        "| {} | x |\n|---|---|",
        "[x](https://a.example/{})",
    )
    return "\n\n".join(
        ways[n % len(ways)].format(text) for n, text in enumerate(lines)
    ).encode()


MAKERS = {"docx": in_word, "html": in_page, "txt": in_text, "md": in_markdown}


@pytest.mark.parametrize("kind", MAKERS)
def test_every_alarm_in_the_copy_was_listed_at_its_place(
    kind: str,
    kept: tuple[str, ...],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for seed in range(examples(4)):
        lines = random.Random(seed).sample(SHAPES, len(SHAPES))
        path, copy = tmp_path / f"a{seed}.{kind}", tmp_path / f"b{seed}.{kind}"
        path.write_bytes(MAKERS[kind](lines))

        code = run(["redact", str(path), *kept, "--out", str(copy)])
        told = capsys.readouterr().out
        left = run(["scan", str(copy), *kept])
        seen = capsys.readouterr().out

        assert (code, left) == (1, 1)
        alarms = re.findall(r"(?m)^.*\.\w+: (?:[\w/.]+, )?(.+): alarm: ", seen)
        assert set(alarms) == set(LEFT.findall(told)) != set()
        assert not re.search("(?i)quill|900888|someone", told)


KINDS = ("txt", "md", "html")
ENCODINGS = (
    *("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32"),
)


@pytest.mark.parametrize(
    ("encoding", "kind"),
    [
        # Each encoding with one kind, in turn; each with each in a whole run.
        pytest.param(encoding, kind, marks=[pytest.mark.full] if (a - b) % 3 else [])
        for a, encoding in enumerate(ENCODINGS)
        for b, kind in enumerate(KINDS)
    ],
)
def test_a_copy_is_written_in_the_encoding_of_its_original(
    encoding: str, kind: str, kept: tuple[str, ...], tmp_path: Path
) -> None:
    path, copy = tmp_path / f"a.{kind}", tmp_path / f"b.{kind}"
    path.write_bytes(f"<p>Zoë said — {KNOWN} left.</p>".encode(encoding))

    assert run(["redact", str(path), *kept, "--out", str(copy)]) == 0
    made = copy.read_bytes().decode(encoding)
    assert "Zoë said — HV1 left." in made
    assert path.read_bytes()[:2] == copy.read_bytes()[:2] or kind == "html"


@pytest.mark.parametrize(
    "given",
    [
        ("a.xlsx", zipped({"xl/workbook.xml": "<x/>"}), "an Excel workbook cannot"),
        ("a.XLSM", b"", "an Excel workbook cannot"),
        ("a.pdf", b"%PDF-1.7\n", "a PDF cannot"),
        ("a.eml", b"From: a\n\nb", "an e-mail cannot"),
        ("a.pptx", b"", "a presentation cannot"),
        ("a.odt", b"", "an OpenDocument file cannot"),
        ("a.csv", b"a,b", "a table in text (CSV) cannot"),
        ("a.unheard-of", b"", "this kind of file cannot"),
        ("a.txt", b"{\\rtf1 a}", "this is an RTF text, which cannot"),
        ("a.txt", b"%PDF-1.7\n", "this is a PDF, which cannot"),
        ("a.docx", b"{\\rtf1 a}", "this is an RTF text, which cannot"),
        ("a.docx", b"%PDF-1.7\n", "this is a PDF, which cannot"),
        ("a.md", b"From: a@b.example\nSubject: c\n\nd", "this is an e-mail, which"),
        ("a.html", hiding_places(KNOWN)["body"], "this is a packed or Office file"),
    ],
)
def test_what_cannot_be_redacted_is_refused_by_name(
    given: tuple[str, bytes, str],
    kept: tuple[str, ...],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    name, content, what = given
    path = tmp_path / name
    path.write_bytes(content)

    assert run(["redact", str(path), *kept]) == 2
    assert f"scr: {what}" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == [path]
