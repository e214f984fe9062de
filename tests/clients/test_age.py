"""Sealed with scr and opened with the program age, and the other way round."""

import shutil
import subprocess
from pathlib import Path

import pytest

from scrkit.identity import sealing

pytestmark = pytest.mark.clients
CLEAR = b"format: 1\nidentities: []\n"


@pytest.fixture
def age() -> str:
    """Return the program, which make test-clients asks for."""
    found = shutil.which("age")
    assert found is not None, "age is missing: apt-get install age"
    return found


def test_age_opens_what_scr_seals(age: str, tmp_path: Path) -> None:
    mine, yours = sealing.new_key(), sealing.new_key()
    key, sealed = tmp_path / "key", tmp_path / "sealed"
    key.write_bytes(yours.text())
    sealed.write_bytes(sealing.seal(CLEAR, [yours.recipient], mine))
    told = subprocess.run(
        [age, "-d", "-i", key, sealed], capture_output=True, check=True
    )
    assert told.stdout == CLEAR


def test_scr_opens_what_age_seals_with_a_key_that_age_made(
    age: str, tmp_path: Path
) -> None:
    made = subprocess.run(["age-keygen"], capture_output=True, check=True).stdout
    key = sealing.read_key(made)
    sealed = subprocess.run(
        [age, "-r", key.recipient, "-r", sealing.new_key().recipient],
        input=CLEAR,
        capture_output=True,
        check=True,
    ).stdout
    assert sealing.is_sealed(sealed)
    assert key.opens(sealed) == CLEAR
