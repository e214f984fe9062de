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


@pytest.mark.full
@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("product", ["chronology", "overview"])
def test_the_example_saved_again_names_the_same_people(
    product: str, tmp_path: Path
) -> None:
    child_k, names = tmp_path / "child-k", tmp_path / "names.yaml"
    shutil.copytree(shipped("examples") / "child-k", child_k)
    names.write_bytes((shipped("examples") / "child-k-names.yaml").read_bytes())
    folder = tmp_path / "named"
    call = ["render", product, str(child_k), "--view", "named", "--format", "docx"]
    call += ["--draft", "--out", str(folder), "--register", str(names)]
    assert run(call) == 0
    (made,) = folder.rglob("*.docx")
    known = read_register(names.read_bytes()).register
    assert known is not None
    people = codes(scan(made.name, made.read_bytes(), known))
    assert people
    for form in ("odt", "rtf", "pdf", "html"):
        subprocess.run(
            [str(OFFICE), f"-env:UserInstallation=file://{tmp_path}/office",
             "--headless", "--convert-to", form, "--outdir", str(tmp_path), str(made)],
            check=True,
            capture_output=True,
            timeout=180,
        )  # fmt: skip
        again = tmp_path / f"{made.stem}.{form}"
        found = scan(again.name, again.read_bytes(), known)
        assert people - codes(found) == set(), form
