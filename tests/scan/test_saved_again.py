"""What LibreOffice saves again in other kinds of file names the same people."""

import shutil
import subprocess
from pathlib import Path

import pytest

from scrkit.cli.app import run
from scrkit.identity.register import Register, read_register
from scrkit.model.identity import Identity
from scrkit.scan import Scan, scan
from scrkit.system.resources import shipped

SAVED = Path(__file__).parent / "saved"
OFFICE = shutil.which("soffice")


def codes(found: Scan) -> set[str]:
    return {one.code for one in found.traces if one.code}


@pytest.mark.parametrize("path", sorted(SAVED.iterdir()), ids=lambda path: path.name)
def test_files_that_libreoffice_saved_name_the_same_people(
    path: Path, register: Register
) -> None:
    found = scan(path.name, path.read_bytes(), register)
    assert codes(found) == {"ChildK", "HV1", "SW2"}
    assert not found.unread


@pytest.mark.parametrize("path", sorted(SAVED.iterdir()), ids=lambda path: path.name)
def test_faces_styles_and_programs_are_nobody(path: Path) -> None:
    names = ("Georgia Calibri", "Arial Times", "Courier Roman", "Carlito Liberation")
    people = tuple(Identity(code=name[:2], names=(name,)) for name in names)
    assert not codes(scan(path.name, path.read_bytes(), Register(people)))


def saved_again(made: list[Path], form: str, folder: Path) -> list[Path]:
    """Have LibreOffice save files in another kind, all in one start of it."""
    call = [str(OFFICE), f"-env:UserInstallation=file://{folder}/office", "--headless"]
    call += ["--convert-to", form, "--outdir", str(folder), *map(str, made)]
    subprocess.run(call, check=True, capture_output=True, timeout=580)
    return [folder / f"{one.stem}.{form}" for one in made]


@pytest.mark.full
@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_every_output_of_the_example_saved_again_names_the_same_people(
    tmp_path: Path,
) -> None:
    child_k, names = tmp_path / "child-k", tmp_path / "names.yaml"
    shutil.copytree(shipped("examples") / "child-k", child_k)
    names.write_bytes((shipped("examples") / "child-k-names.yaml").read_bytes())
    folder = tmp_path / "named"
    more = ["--view", "named", "--out", str(folder), "--register", str(names)]
    call = ["render", "all", str(child_k), "--draft", "--format", "docx", *more]
    assert run(call) == 0
    call = ["merge-chronology", str(child_k), "--format", "xlsx", *more]
    assert run(call) == 0
    known = read_register(names.read_bytes()).register
    assert known is not None
    lost = []
    for ending, forms in (("docx", ("odt", "rtf", "pdf", "html")), ("xlsx", ("ods",))):
        made = sorted(folder.rglob(f"*.{ending}"))
        told = [codes(scan(one.name, one.read_bytes(), known)) for one in made]
        assert any(told)
        for form in forms:
            again = saved_again(made, form, tmp_path / form)
            for people, path in zip(told, again, strict=True):
                found = codes(scan(path.name, path.read_bytes(), known))
                lost += [(path.name, code) for code in sorted(people - found)]
    assert lost == []
