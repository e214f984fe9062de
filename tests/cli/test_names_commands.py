"""Names behind codes, as their keeper works with them at the command line."""

import base64
import io
import os
import stat
import subprocess
from pathlib import Path

import pytest
import yaml

from scrkit import folder
from scrkit.cli import console
from scrkit.cli.app import run
from scrkit.review import load

NAMES = """\
format: 1
identities:
  - code: ChildK
    names: [Kestrel Ashdown-Exemplar]
  - code: HV1
    names: [Philippa Quillfeather]
"""


@pytest.fixture
def kept(child_k: Path) -> Path:
    """Put the example under git, with a register that git leaves out."""
    (child_k / ".gitignore").write_text("identities.yaml\n.scr-*\n", "utf-8")
    (child_k / "identities.yaml").write_text(NAMES, "utf-8")
    for words in ("init -q", "add -A"):
        subprocess.run(["git", *words.split()], cwd=child_k, check=True)
    git_commit(child_k)
    return child_k


def git_commit(root: Path) -> None:
    who = ["-c", "user.name=A Board", "-c", "user.email=board@board.example"]
    subprocess.run(["git", *who, "commit", "-qm", "x"], cwd=root, check=True)


@pytest.fixture
def keys(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> tuple[Path, str]:
    """Make two keys: the path of one, the public key of the other."""
    assert run(["seal", "--new-key", str(tmp_path / "mine.agekey")]) == 0
    capsys.readouterr()
    assert run(["seal", "--new-key", str(tmp_path / "yours.agekey")]) == 0
    return tmp_path / "mine.agekey", capsys.readouterr().out.split()[-1]


def seal(root: Path, keys: tuple[Path, str], *more: str) -> int:
    given = ["--key", str(keys[0]), "--recipient", keys[1]]
    return run(["seal", str(root), *given, *more])


def test_the_register_is_sealed_and_opened_again(
    kept: Path, keys: tuple[Path, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert seal(kept, keys) == 0
    assert not (kept / "identities.yaml").exists()
    sealed = kept / "identities.yaml.age"
    assert stat.S_IMODE(sealed.stat().st_mode) == 0o600
    assert keys[1] in (kept / "review.yaml").read_text("utf-8")
    assert run(["validate", str(kept), "--as-of", "2016-09-30"]) == 0
    # Each of the two keys opens it; the recipients are remembered.
    yours = keys[0].with_name("yours.agekey")
    assert run(["unseal", str(kept), "--key", str(yours)]) == 0
    assert (kept / "identities.yaml").read_text("utf-8") == NAMES
    assert stat.S_IMODE((kept / "identities.yaml").stat().st_mode) == 0o600
    assert run(["seal", str(kept), "--key", str(yours)]) == 0
    told = capsys.readouterr()
    assert "Quillfeather" not in told.out + told.err


def test_a_register_with_a_single_key_is_not_sealed(
    kept: Path, keys: tuple[Path, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["seal", str(kept), "--key", str(keys[0])]) == 2
    assert "two keys" in capsys.readouterr().err
    assert (kept / "identities.yaml").read_text("utf-8") == NAMES
    assert not (kept / "identities.yaml.age").exists()


def test_a_passphrase_seals_too(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("short\n"))
    assert run(["seal", str(kept), "--passphrase"]) == 2
    monkeypatch.setattr("sys.stdin", io.StringIO("four made-up words here\n"))
    assert run(["seal", str(kept), "--passphrase"]) == 0
    monkeypatch.setattr("sys.stdin", io.StringIO("four made-up words here\n"))
    assert run(["unseal", str(kept)]) == 0
    assert (kept / "identities.yaml").read_text("utf-8") == NAMES


def test_unseal_overwrites_no_other_register(
    kept: Path, keys: tuple[Path, str]
) -> None:
    assert seal(kept, keys) == 0
    (kept / "identities.yaml").write_text("format: 1\n", "utf-8")
    assert run(["unseal", str(kept), "--key", str(keys[0])]) == 2
    assert (kept / "identities.yaml").read_text("utf-8") == "format: 1\n"


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such permissions")
def test_a_register_that_others_can_read_is_mended(kept: Path) -> None:
    (kept / "identities.yaml").chmod(0o644)
    run(["validate", str(kept), "--as-of", "2016-09-30"])
    assert stat.S_IMODE((kept / "identities.yaml").stat().st_mode) == 0o600


def test_validate_tells_names_and_keys_that_git_holds(
    kept: Path, keys: tuple[Path, str], capsys: pytest.CaptureFixture[str]
) -> None:
    (kept / "spare.txt").write_bytes(keys[0].read_bytes())
    for name in ("identities.yaml", "spare.txt"):
        subprocess.run(["git", "add", "-f", name], cwd=kept, check=True)
    assert run(["validate", str(kept), "--as-of", "2016-09-30"]) == 1
    told = capsys.readouterr().out
    assert "SCR720" in told
    assert "SCR721" in told
    assert "Quillfeather" not in told


def test_seal_check_finds_what_only_the_history_holds(
    kept: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["seal", str(kept), "--check"]) == 0
    subprocess.run(["git", "add", "-f", "identities.yaml"], cwd=kept, check=True)
    git_commit(kept)
    subprocess.run(
        ["git", "rm", "-q", "--cached", "identities.yaml"], cwd=kept, check=True
    )
    git_commit(kept)
    assert run(["seal", str(kept), "--check"]) == 1
    told = capsys.readouterr().out
    assert "the history holds a register of names in the clear (object " in told
    assert "then make new keys" in told


def test_seal_check_counts_a_key_in_a_message_and_a_file_as_objects(
    kept: Path, keys: tuple[Path, str], capsys: pytest.CaptureFixture[str]
) -> None:
    (kept / "spare.txt").write_bytes(keys[0].read_bytes())
    subprocess.run(["git", "add", "-f", "spare.txt"], cwd=kept, check=True)
    git_commit(kept)
    who = ["-c", "user.name=A", "-c", "user.email=a@board.example"]
    words = ["commit", "-q", "--allow-empty", "-F", "spare.txt", "--cleanup=verbatim"]
    subprocess.run(["git", *who, *words], cwd=kept, check=True)
    assert run(["seal", str(kept), "--check"]) == 1
    told = capsys.readouterr().out
    assert "the history holds a secret key (" in told
    assert " objects, the first " in told


def test_seal_check_wants_no_new_keys_where_nothing_got_out(
    kept: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (kept / "picture.bin").write_bytes(b"a\0b")
    subprocess.run(["git", "add", "-f", "picture.bin"], cwd=kept, check=True)
    assert run(["seal", str(kept), "--check"]) == 0
    told = capsys.readouterr().out
    assert "but for 1 file that was not searched inside" in told
    (kept / ".gitignore").write_text("")
    assert run(["seal", str(kept), "--check"]) == 1
    told = capsys.readouterr().out
    assert "SCR722" in told
    assert "make new keys" not in told


def test_seal_check_finds_a_name_in_a_mailbox_and_in_a_waiting_file_name(
    kept: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (kept / "Philippa Quillfeather.txt").write_text("")
    subprocess.run(["git", "add", "-N", "."], cwd=kept, check=True)
    assert run(["seal", str(kept), "--check"]) == 1
    told = capsys.readouterr().out
    assert "the names of files that wait in the index" in told
    assert "Quillfeather" not in told
    subprocess.run(["git", "reset", "-q"], cwd=kept, check=True)
    (kept / "Philippa Quillfeather.txt").unlink()
    assert run(["seal", str(kept), "--check"]) == 0
    who = ["-c", "user.name=x", "-c", "user.email=p.quillfeather@x.example"]
    words = ["commit", "-q", "--allow-empty", "-m", "a note"]
    subprocess.run(["git", *who, *words], cwd=kept, check=True)
    capsys.readouterr()
    assert run(["seal", str(kept), "--check"]) == 1
    assert "the history names people of the register (" in capsys.readouterr().out


def test_a_key_is_not_made_where_git_looks(kept: Path) -> None:
    assert run(["seal", "--new-key", str(kept / "my.agekey")]) == 2
    assert not (kept / "my.agekey").exists()


def test_the_named_view_has_names_and_its_marking_and_stays_outside(
    kept: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ["overview", str(kept), "--view", "named", "--as-of", "2016-09-30"]
    inside = kept / "out"
    assert run(["render", *given, "--out", str(inside)]) == 2
    assert not inside.exists()
    out = tmp_path / "panel"
    assert run(["render", *given, "--out", str(out)]) == 0
    made = out / "overview-named.md"
    text = made.read_text("utf-8")
    assert "Philippa Quillfeather" in text
    assert text.startswith("*OFFICIAL-SENSITIVE – WITH NAMES, FOR THE PANEL ONLY")
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
    told = capsys.readouterr()
    assert "Quillfeather" not in told.out + told.err


def test_the_named_chronology_is_no_table_for_programs(
    kept: Path, tmp_path: Path
) -> None:
    given = [str(kept), "--view", "named", "--out", str(tmp_path / "p")]
    dated = ["--as-of", "2016-09-30"]
    assert run(["merge-chronology", *given, *dated, "--format", "csv"]) == 2
    assert run(["merge-chronology", *given, *dated, "--format", "md"]) == 0
    text = (tmp_path / "p" / "chronology-named.md").read_text("utf-8")
    assert "Philippa Quillfeather" in text


def test_without_a_register_there_is_no_named_view(
    child_k: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ["overview", str(child_k), "--view", "named", "--out", str(tmp_path / "p")]
    assert run(["render", *given]) == 2
    assert "no register of names" in capsys.readouterr().err


def test_whois_answers_on_a_terminal_only(
    kept: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["whois", "HV1", "--review", str(kept)]) == 2
    assert "Quillfeather" not in capsys.readouterr().out
    monkeypatch.setattr(console, "on_terminal", lambda: True)
    assert run(["whois", "HV1", "@ChildK", "--review", str(kept)]) == 0
    assert "HV1: Philippa Quillfeather" in capsys.readouterr().out
    assert run(["whois", "SW1", "--review", str(kept)]) == 1


def test_somebody_is_added_by_role_and_the_name_goes_into_the_register(
    kept: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("Lavinia Testcase\n"))
    given = [str(kept), "--agency", "health", "--published", "a fourth health visitor"]
    before = (kept / "people.yaml").read_text("utf-8")
    assert run(["people", "add", "health visitor", *given, "--with-name"]) == 0
    after = (kept / "people.yaml").read_text("utf-8")
    line = (
        "  - {code: HV4, label: HV4, role: health visitor, kind: professional, "
        'agency: health, published: "a fourth health visitor"}\n'
    )
    assert after.replace(line, "") == before
    assert "- code: HV4" in (kept / "identities.yaml").read_text("utf-8")
    assert "Testcase" not in capsys.readouterr().out
    assert run(["validate", str(kept), "--as-of", "2016-09-30"]) == 0


def _name(review: Path, monkeypatch: pytest.MonkeyPatch, said: str, *more: str) -> int:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{said}\n"))
    return int(str(run(["people", "name", *more, str(review)])))


def test_somebody_who_is_known_by_code_is_given_a_name(
    child_k: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (child_k / "people.yaml").read_bytes()
    assert _name(child_k, monkeypatch, "Lavinia Testcase", "HV2") == 0
    assert _name(child_k, monkeypatch, "Nonesuch Nursery", "NurseryH") == 0
    register = child_k / "identities.yaml"
    assert yaml.safe_load(register.read_text("utf-8"))["identities"] == [
        {"code": "HV2", "names": ["Lavinia Testcase"]},
        {"code": "NurseryH", "kind": "place", "names": ["Nonesuch Nursery"]},
    ]
    assert register.stat().st_mode & 0o077 == 0
    assert (child_k / "people.yaml").read_bytes() == before
    # Who has a name already is given another one only if that is meant.
    assert _name(child_k, monkeypatch, "Lavinia Specimen", "HV2") == 2
    assert _name(child_k, monkeypatch, "Lavinia Specimen", "HV2", "--also") == 0
    (first, _) = yaml.safe_load(register.read_text("utf-8"))["identities"]
    assert first["names"] == ["Lavinia Testcase", "Lavinia Specimen"]
    assert _name(child_k, monkeypatch, "Anybody Else", "HV77") == 2
    assert run(["people", "add", "HV2", str(child_k)]) == 2
    told = capsys.readouterr()
    assert "scr people name HV2" in told.err
    assert "Lavinia" not in told.out + told.err


def test_a_place_is_given_its_words_for_the_public(kept: Path) -> None:
    words = ["nursery in the west", "--published", "a nursery"]
    assert run(["people", "role", "TownW", *words[:1], str(kept), *words[1:]]) == 0
    held = load(folder.read(kept).files).sound()
    (town,) = (one for one in held.people.places if one.code == "TownW")
    assert (town.kind, town.published) == ("nursery in the west", "a nursery")


def test_a_role_is_changed_and_the_list_shows_it(
    kept: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["people", "role", "HV1", "duty health visitor", str(kept)]) == 0
    capsys.readouterr()
    assert run(["people", "list", str(kept)]) == 0
    told = capsys.readouterr().out
    (line,) = [one for one in told.splitlines() if one.startswith("HV1 ")]
    assert "duty health visitor" in line
    assert line.endswith("yes")
    assert "Quillfeather" not in told


def test_unknown_looks_into_the_notes_that_lie_among_interviews(
    kept: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (kept / "interviews" / "n.md").write_text("Then Zaphira rang.\n", "utf-8")
    (kept / "interviews" / "n.docx").write_bytes(b"PK")
    run(["people", "unknown", str(kept)])
    out = capsys.readouterr().out
    assert "interviews/n.md:1:6: " in out
    assert "interviews/n.docx: not looked into" in out


def test_unknown_names_are_listed_by_place_without_the_word(
    kept: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = kept / "overview" / "summary.md"
    path.write_text("Nobody asked Lavinia Testcase or Mr Quilfeather.\n", "utf-8")
    assert run(["people", "unknown", str(kept)]) == 1
    told = capsys.readouterr().out
    assert "overview/summary.md:1:14: a word with a capital" in told
    assert "one letter away from a name of HV1" in told
    assert "Lavinia" not in told


def test_code_shows_its_plan_first_and_then_does_it(
    kept: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = kept / "overview" / "summary.md"
    path.write_text("Ms Quillfeather saw Kestrel.\n", "utf-8")
    assert run(["code", str(path), "--review", str(kept)]) == 0
    assert path.read_text("utf-8") == "Ms Quillfeather saw Kestrel.\n"
    told = capsys.readouterr().out
    assert "summary.md:1:1: @HV1" in told
    assert "Quillfeather" not in told
    assert run(["code", str(path), "--review", str(kept), "--write"]) == 0
    assert path.read_text("utf-8") == "@HV1 saw @ChildK.\n"


def test_a_wrong_register_stops_the_command_at_its_line(
    kept: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (kept / "identities.yaml").write_text(NAMES.replace("names: [P", "nams: [P"))
    assert run(["people", "unknown", str(kept)]) == 2
    told = capsys.readouterr().err
    assert "identities.yaml:6:" in told
    assert "Quillfeather" not in told


def test_a_published_chronology_needs_words_for_everybody(
    kept: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = kept / "people.yaml"
    path.write_text(
        path.read_text("utf-8").replace(", published: the grandmother", ""), "utf-8"
    )
    given = [str(kept), "--view", "published", "--out", str(tmp_path / "p")]
    assert run(["merge-chronology", *given, "--as-of", "2016-09-30"]) == 1
    assert "MGM" in capsys.readouterr().err
    assert not (tmp_path / "p").exists()


ONE, TWO = (
    f"{{code: SW{n}, label: SW{n}, role: social worker, kind: professional}}"
    for n in (1, 2)
)


def lines(note: str = "") -> str:
    return f"people:\n  - {ONE}{note}\n  - {TWO}\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("people: []\n", lines()),
        ("people:\n", lines()),
        ("people: []  # so far\n", lines("  # so far")),
        ("people: []\nplaces: []\n", lines() + "places: []\n"),
        ("{people: []}\n", f"{{people: [{ONE}, {TWO}]}}\n"),
        ("people: [\n  # so far\n]\n", f"people: [{ONE}, {TWO} \n  # so far\n]\n"),
    ],
)
def test_a_list_that_is_begun_has_a_line_for_each_person(
    before: str, after: str, child_k: Path
) -> None:
    (child_k / "people.yaml").write_bytes(before.encode())
    for _ in range(2):
        assert run(["people", "add", "social worker", str(child_k)]) == 0
    assert (child_k / "people.yaml").read_bytes() == after.encode()


@pytest.mark.parametrize("note", [", # note\n", "  # note\n", ",\n  # note\n"])
def test_a_list_in_brackets_with_a_note_is_added_to(note: str, child_k: Path) -> None:
    path = child_k / "people.yaml"
    path.write_text(f"people: [{ONE}{note}]\n", "utf-8")
    assert run(["people", "add", "social worker", str(child_k)]) == 0
    assert path.read_text("utf-8") == f"people: [{ONE}, {TWO}{note}]\n"
    assert run(["people", "role", "SW1", "team manager", str(child_k)]) == 0
    changed = ONE.replace("social worker", "team manager")
    assert path.read_text("utf-8") == f"people: [{changed}, {TWO}{note}]\n"


@pytest.mark.parametrize("place", ["out", "deep/er", "."])
def test_named_copies_and_keys_stay_out_of_a_review_that_git_does_not_know_yet(
    place: str, child_k: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    register = tmp_path / "names.yaml"
    register.write_text(NAMES, "utf-8")
    out = child_k / place
    before = sorted(child_k.rglob("*"))
    named = ["--view", "named", "--register", str(register), "--out", str(out)]
    for words in (
        ["render", "guide", str(child_k), *named],
        ["merge-chronology", str(child_k), *named],
        ["seal", "--new-key", str(out / "mine.agekey")],
    ):
        assert run(words) == 2
        assert "into the folder of a review" in capsys.readouterr().err
    assert sorted(child_k.rglob("*")) == before


def test_an_opened_register_stays_out_of_a_repository_that_comes_later(
    child_k: Path, keys: tuple[Path, str], capsys: pytest.CaptureFixture[str]
) -> None:
    (child_k / "identities.yaml").write_text(NAMES, "utf-8")
    assert seal(child_k, keys) == 0
    (child_k / ".gitignore").write_text("*.log\n", "utf-8")
    assert run(["unseal", str(child_k), "--key", str(keys[0])]) == 2
    assert ".gitignore" in capsys.readouterr().err
    assert not (child_k / "identities.yaml").exists()
    (child_k / ".gitignore").unlink()
    assert run(["unseal", str(child_k), "--key", str(keys[0])]) == 0
    for words in ("init -q", "add -A"):
        subprocess.run(["git", *words.split()], cwd=child_k, check=True)
    held = subprocess.run(
        ["git", "ls-files"], cwd=child_k, check=True, capture_output=True, text=True
    )
    assert "identities.yaml.age" in held.stdout.split()
    assert "identities.yaml" not in held.stdout.split()


def test_a_person_whose_record_cannot_be_read_is_not_called_nobody(
    child_k: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (child_k / "people.yaml").write_text(
        "people:\n  - {code: SW1, kind: professional, label: SW1}\n"
    )

    assert run(["people", "role", "SW1", "duty worker", str(child_k)]) == 2
    assert "people.yaml cannot be read in full (line 2" in capsys.readouterr().err

    assert run(["people", "list", str(child_k)]) == 0
    assert "somebody may be missing here" in capsys.readouterr().out


REVIEW = "{review}"
TYPED = [
    ("people", "add", "for Philippa Quillfeather", REVIEW),
    ("people", "add", "cousin", REVIEW, "--published", "a cousin of Quillfeather"),
    ("people", "role", "HV1", "Ms Quillfeather", REVIEW),
    (
        "sign",
        "hosp",
        REVIEW,
        "--office",
        "P. Quillfeather",
        "--version",
        "1",
        "--again",
    ),
    ("approve", REVIEW, "--office", "Philippa Quillfeather", "--version", "1"),
    ("confirm", "F1", REVIEW, "--reason", "As Philippa Quillfeather said"),
    ("confirm", "F1", REVIEW, "--reason", "So", "--by", "Philippa Quillfeather"),
    ("confirm", "F1", REVIEW, "--reason", "as philippa quillfeather said"),
    ("confirm", "F1", REVIEW, "--reason", "P.Q. has read it"),
    ("timeline", "review", REVIEW, "--by", "p.q."),
    (
        "timeline",
        "link",
        "GP-0001",
        "HEALTH-0001",
        REVIEW,
        "--reason",
        "Ms Quillfeather",
    ),
    ("publish", REVIEW, "--out", "{review}-out", "--supersede", "Ms Quillfeather"),
]


@pytest.mark.parametrize("words", TYPED)
@pytest.mark.parametrize("sealed", [False, True])
def test_a_registered_name_that_is_typed_is_refused_unsaid(
    words: tuple[str, ...],
    kept: Path,
    keys: tuple[Path, str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    *,
    sealed: bool,
) -> None:
    if sealed:
        assert seal(kept, keys) == 0
        monkeypatch.setenv("SCR_KEY", str(keys[0]))
    before = {p: p.read_bytes() for p in kept.glob("**/*.yaml")}
    capsys.readouterr()
    assert run([one.replace(REVIEW, str(kept)) for one in words]) == 2
    told = capsys.readouterr()
    assert "holds a name or number of the register; nothing was written" in told.err
    assert "Quillfeather" not in told.out + told.err
    assert {p: p.read_bytes() for p in kept.glob("**/*.yaml")} == before


@pytest.mark.parametrize(
    ("role", "name"),
    [
        ("Wrenna Quillfeather", ""),
        ("wrenna quillfeather, an aunt", "Wrenna Quillfeather"),
        ("Wrenna", ""),
    ],
)
def test_no_code_is_made_of_a_name(
    role: str,
    name: str,
    child_k: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{name}\n"))
    before = (child_k / "people.yaml").read_bytes()
    more = ["--with-name"] if name else []
    assert run(["people", "add", role, str(child_k), *more]) == 2
    assert "renna" not in capsys.readouterr().err
    assert (child_k / "people.yaml").read_bytes() == before
    assert not (child_k / "identities.yaml").exists()


@pytest.mark.parametrize("role", ["Health Visitor", "Ofsted inspector", "CAMHS nurse"])
def test_a_role_in_capitals_is_a_role(role: str, child_k: Path) -> None:
    assert run(["people", "add", role, str(child_k)]) == 0


def test_the_command_that_closes_again_is_told_whole_and_works(
    kept: Path, keys: tuple[Path, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert seal(kept, keys) == 0
    for _ in range(2):
        capsys.readouterr()
        assert run(["unseal", str(kept), "--key", str(keys[0])]) == 0
        told = capsys.readouterr().out.strip()
        again = told.partition("close it again with: scr ")[2]
        assert again == f"seal {kept} --key {keys[0]}"
        assert run(again.split()) == 0
        assert not (kept / "identities.yaml").exists()


def test_whom_nobody_looked_for_is_said_and_nothing_called_clean(
    kept: Path, keys: tuple[Path, str], capsys: pytest.CaptureFixture[str]
) -> None:
    told = kept / "a.txt"
    told.write_text("Philippa Quillfeather", "utf-8")
    scan = ["scan", str(told), "--review", str(kept)]
    register = kept / "identities.yaml"
    register.write_text("format: 1\nidentities: []\n", "utf-8")
    assert run(scan) == 2
    assert run(["seal", str(kept), "--check"]) == 0
    said = capsys.readouterr()
    assert "the register holds none" in said.out
    assert "holds no names in" not in said.out
    assert "nothing can be looked for" in said.err

    register.write_text(NAMES, "utf-8")
    assert run(scan) == 1
    assert "holds no name for Sibling1, Mother" in " ".join(
        capsys.readouterr().out.split()
    )


def test_a_poorer_register_in_the_clear_hides_nobody_whom_the_sealed_one_knows(
    kept: Path, keys: tuple[Path, str], capsys: pytest.CaptureFixture[str]
) -> None:
    told = kept / "a.txt"
    told.write_text("Philippa Quillfeather", "utf-8")
    scan = ["scan", str(told), "--review", str(kept)]
    register = kept / "identities.yaml"
    assert seal(kept, keys) == 0
    poorer = NAMES.replace("Philippa Quillfeather", "Somebody Else")
    register.write_text(poorer, "utf-8")
    capsys.readouterr()
    assert run(scan) == 1
    both = capsys.readouterr().out
    assert "0 parts not read; not looked for: 50 codes without a name in the" in both
    assert "and whom identities.yaml.age alone names\n" in both
    assert run([*scan, "--format", "json"]) == 1
    assert "whom identities.yaml.age alone names" in capsys.readouterr().out
    assert run(["seal", str(kept), "--check"]) == 1
    assert "identities.yaml.age lies beside" in capsys.readouterr().out
    assert run([*scan, "--key", str(keys[0])]) == 1
    subprocess.run(["git", "add", "-A"], cwd=kept, check=True)
    git_commit(kept)
    assert run(["seal", str(kept), "--check", "--key", str(keys[0])]) == 1
    capsys.readouterr()
    assert run(["seal", str(kept), "--check", "--key", str(told)]) == 1
    assert "does not open it, or is none" in capsys.readouterr().out


def test_a_bare_letter_in_the_history_is_opened(
    kept: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    body = base64.b64encode(b"Philippa Quillfeather rang.").decode()
    letter = kept / "letter.eml"
    letter.write_text(
        f"Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n{body}\n"
    )
    assert run(["scan", str(letter), "--review", str(kept)]) == 1
    subprocess.run(["git", "add", "-A"], cwd=kept, check=True)
    git_commit(kept)
    assert run(["seal", str(kept), "--check"]) == 1
    assert "letter.eml" in capsys.readouterr().out


def test_a_clean_history_says_for_whom_it_was_not_searched(
    kept: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["seal", str(kept), "--check"]) == 0
    said = capsys.readouterr().out
    assert "git holds no names of those in the register in the clear" in said
    assert "; not looked for: " in said
    assert "codes without a name in the register\n" in said


def test_a_folder_that_is_not_meant_is_told_as_what_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    subprocess.run(["git", "init", "-q", "--bare", "bare"], check=True)
    (tmp_path / "a.txt").write_text("Nothing.")
    subprocess.run(["git", "init", "-q", "other"], check=True)
    assert run(["seal", "bare", "--check"]) == 2
    assert run(["seal", "nowhere", "--check"]) == 2
    assert run(["seal", "other", "--check"]) == 2
    assert run(["scan", "a.txt"]) == 2
    told = capsys.readouterr()
    said = told.err
    assert told.out == ""
    assert "there is no such folder" in said
    assert "It has no review.yaml" in said
    assert "bare repository" in said
    assert "--review" in said
    assert "no .git" not in said
