"""The validator of the SARIF standard's authors, with the official schema in it."""

import json
import os
import re
from pathlib import Path

import pytest

from scrkit.cli.app import run
from tests.clients.programs import ROOT, called

SCHEMA = "node_modules/@microsoft/sarif-multitool-*/sarif-2.1.0.json"
INVARIANT = {"DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}
# A home page is what scrkit has not got.
KNOWN = {"SARIF2005"}


@pytest.fixture
def logs(faulty: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Write the log of a broken review, and that of one without a fault."""
    monkeypatch.chdir(faulty.parent)
    broken, clean = Path("broken.sarif"), Path("clean.sarif")
    sound = ["--select", "SCR4", "--ignore", "SCR419"]
    assert run(["validate", "child-k", "--format", "sarif", "-o", str(broken)]) == 1
    run(["validate", "child-k", *sound, "--format", "sarif", "-o", str(clean)])
    assert len(json.loads(broken.read_text("utf-8"))["runs"][0]["results"]) >= 8
    return [broken.absolute(), clean.absolute()]


def test_every_log_is_valid_by_the_official_schema(logs: list[Path]) -> None:
    schema = next((ROOT / ".clients").glob(SCHEMA), None)
    assert schema is not None, "make test-clients installs it"
    done = called("check-jsonschema", "--schemafile", schema, *logs)

    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("kind", ["Sarif", "Ghas"])
def test_the_validator_finds_neither_error_nor_warning(
    kind: str, logs: list[Path]
) -> None:
    for log in logs:
        options = ("--rule-kind", kind, "--level", "Error;Warning")
        env = {**os.environ, **INVARIANT}
        done = called("sarif-multitool", "validate", log, *options, env=env)
        assert "Analysis completed successfully" in done.stdout, done.stdout
        told = re.findall(r": (?:error|warning) (\w+):", done.stdout)
        assert set(told) <= KNOWN, done.stdout


def test_the_validator_does_find_faults(logs: list[Path]) -> None:
    text = logs[0].read_text("utf-8").replace('"startLine": ', '"startLine": -', 1)
    logs[0].write_text(text, "utf-8")
    done = called(
        "sarif-multitool", "validate", logs[0], env={**os.environ, **INVARIANT}
    )

    assert re.search(r": error \w+:", done.stdout), done.stdout
