"""What `scr new --ci` writes and what stands behind it do what they say."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from scrkit import __version__
from scrkit.cli.app import run
from scrkit.system.resources import shipped

ROOT = Path(__file__).parents[2]
RELEASED = f"scrkit=={__version__}"
on_posix = pytest.mark.skipif(os.name == "nt", reason="the scripts run on Linux")


def new(folder: Path, ci: str) -> dict[str, Any]:
    """Open a review with checks; return what YAML stands in the files they need."""
    options = ("--board", "Board of Nowhere", "--agency", "gp", "--ci", ci)
    assert run(["new", str(folder), *options]) == 0
    found = [p for p in folder.rglob("*.yml") if p.is_file()]
    return {
        p.relative_to(folder).as_posix(): yaml.safe_load(p.read_text("utf-8"))
        for p in found
    }


def bash(script: str, here: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a script as a CI does, with this scr on its path and pip only printed."""
    programs = here / "programs"
    programs.mkdir()
    python = f"{shlex.quote(sys.executable)} -m scrkit"
    for name, text in (("scr", f'exec {python} "$@"'), ("python", 'echo "$@"')):
        (programs / name).write_text(f"#!/bin/sh\n{text}\n", "utf-8")
        (programs / name).chmod(0o755)
    path = f"{programs}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=here,
        env={**os.environ, "PATH": path, **more},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_github_uses_the_action_that_stands_in_the_review(tmp_path: Path) -> None:
    files = new(tmp_path / "z", "github")
    (action,) = (path for path in files if path.endswith("action.yml"))
    (step,) = (
        step
        for step in files[".github/workflows/scr.yml"]["jobs"]["validate"]["steps"]
        if "scr" in step["uses"]
    )

    assert f"./{action}" == f"{step['uses']}/action.yml"
    assert step["with"] == {"scrkit": RELEASED}
    assert set(step["with"]) <= set(files[action]["inputs"])
    assert (tmp_path / "z" / action).read_bytes() == (ROOT / "action.yml").read_bytes()


def test_gitlab_includes_the_job_that_stands_in_the_review(tmp_path: Path) -> None:
    files = new(tmp_path / "z", "gitlab")
    top = files[".gitlab-ci.yml"]

    assert [one["local"] in files for one in top["include"]] == [True]
    job = files[top["include"][0]["local"]]
    assert top["variables"] == {"SCRKIT": RELEASED}
    assert set(top["variables"]) <= set(job["variables"])


def test_the_released_version_is_what_is_installed_by_default() -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    template = shipped("templates") / "new" / "ci" / "scr-validate.gitlab.yml"
    job = yaml.safe_load(template.read_text("utf-8"))

    assert action["inputs"]["scrkit"]["default"] == RELEASED
    assert job["variables"]["SCRKIT"] == RELEASED


def test_the_place_of_scrkit_is_said_once_in_what_is_written(tmp_path: Path) -> None:
    for ci, setting in (("github", "workflows/scr.yml"), ("gitlab", ".gitlab-ci.yml")):
        new(tmp_path / ci, ci)
        (path,) = (tmp_path / ci).rglob(f"*{Path(setting).name}")
        assert path.read_text("utf-8").count("scrkit==") == 1
        assert "{version}" not in path.read_text("utf-8")


def action_script(here: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """Run the steps of the action with the inputs given and the defaults else."""
    action = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    given = {name: one["default"] for name, one in action["inputs"].items()} | inputs
    steps = [step for step in action["runs"]["steps"] if "run" in step]
    assert all(step["shell"] == "bash" for step in steps)
    named = {
        variable: given[re.fullmatch(r"\$\{\{ inputs\.(.+) \}\}", value)[1]]  # type: ignore[index]
        for step in steps
        for variable, value in step["env"].items()
    }
    return bash("\n".join(step["run"] for step in steps), here, **named)


@on_posix
@pytest.mark.parametrize("folder", ["a b", "[ab]"])
def test_the_action_annotates_sums_up_and_fails(
    folder: str, crowded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(crowded, tmp_path / "here" / "a")
    shutil.copytree(crowded, tmp_path / "here" / "b")
    summary = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    done = action_script(
        tmp_path / "here", folder=folder, sarif="out/scr.sarif", junit="scr.xml"
    )

    assert done.returncode == 1, done.stderr
    assert f"pip install --quiet {RELEASED}" in done.stdout
    told = [line for line in done.stdout.splitlines() if line.startswith("::error ")]
    assert [line.split("/")[0] for line in told] == ["::error file=a", "::error file=b"]
    assert "| a | 1 |" in summary.read_text("utf-8")
    assert "SCR201" in (tmp_path / "here/out/scr.sarif").read_text("utf-8")
    assert "SCR201" in (tmp_path / "here/scr.xml").read_text("utf-8")


@on_posix
def test_the_action_passes_where_nothing_is_wrong(child_k: Path) -> None:
    done = action_script(child_k)

    assert done.returncode == 0, done.stdout + done.stderr
    assert not list(child_k.glob("*.sarif"))
    assert not list(child_k.glob("*.xml"))


@on_posix
def test_gitlabs_job_leaves_both_reports_and_fails(crowded: Path) -> None:
    template = shipped("templates") / "new" / "ci" / "scr-validate.gitlab.yml"
    whole = yaml.safe_load(template.read_text("utf-8"))
    job = whole["scr-validate"]
    done = bash("\n".join(job["script"]), crowded, **whole["variables"])

    assert done.returncode == 1, done.stderr
    assert "SCR201 no-such-person" in done.stdout
    for file in job["artifacts"]["reports"].values():
        assert "SCR201" in (crowded / file).read_text("utf-8")
