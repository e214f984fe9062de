"""A write that was cut off: finished with what was written, or told; never guessed."""

from pathlib import Path

import pytest

from scrkit import folder
from scrkit.errors import ScrError
from scrkit.folder.journal import JOURNAL, Journal, Move, encoded
from scrkit.folder.pieces import digest
from scrkit.folder.remarks import taken

STAGE = f".scr-{'a' * 32}.tmp"
OLD, NEW = b"people: []\n", b"people: [1]\n"
NAMES, MORE = b"format: 1\n", b"format: 1\nidentities: []\n"
CUT = "scr: a command was cut off before it changed anything; run it again"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a review in which one of two files was put in place, and then no more."""
    made = tmp_path / "r"
    made.mkdir()
    (made / "review.yaml").write_bytes(b"format: 1\n")
    (made / "people.yaml").write_bytes(NEW)
    (made / "identities.yaml").write_bytes(NAMES)
    (made / STAGE).mkdir()
    (made / STAGE / "1").write_bytes(MORE)
    noted(
        made,
        Move("0", "people.yaml", digest(OLD), digest(NEW)),
        Move("1", "identities.yaml", digest(NAMES), digest(MORE)),
    )
    taken()
    return made


def noted(root: Path, *moves: Move) -> None:
    (root / JOURNAL).write_bytes(encoded(Journal(STAGE, moves)))


def test_the_rest_is_put_in_place_and_told(root: Path) -> None:
    folder.read(root)
    assert (root / "identities.yaml").read_bytes() == MORE
    assert taken() == ("scr: finished a write that was cut off: identities.yaml",)
    assert not (root / JOURNAL).exists()


@pytest.mark.parametrize("damage", [b"", b"\0" * len(MORE), MORE + b"x", None])
def test_what_waits_and_is_damaged_never_takes_the_place_of_anything(
    damage: bytes | None, root: Path
) -> None:
    (root / STAGE / "1").unlink()
    if damage is not None:
        (root / STAGE / "1").write_bytes(damage)
    for _ in range(2):
        with pytest.raises(ScrError, match=r"identities\.yaml is damaged") as it:
            folder.read(root)
        assert "New already: people.yaml" in it.value.advice
    assert (root / "identities.yaml").read_bytes() == NAMES


def test_what_somebody_changed_after_it_was_put_in_place_is_told(root: Path) -> None:
    (root / "people.yaml").write_bytes(NEW + b"# a note of mine\n")
    with pytest.raises(ScrError, match=r"people.yaml was changed since"):
        folder.read(root)
    assert (root / STAGE / "1").read_bytes() == MORE
    assert (root / "identities.yaml").read_bytes() == NAMES


def test_a_register_in_the_clear_stays_where_the_sealed_one_is_not_what_was_written(
    root: Path,
) -> None:
    (root / "identities.yaml.age").write_bytes(b"\0" * 9)
    noted(
        root,
        Move("0", "identities.yaml.age", "", digest(b"sealed")),
        Move("1", "identities.yaml", digest(NAMES), ""),
    )
    with pytest.raises(ScrError, match=r"identities.yaml.age was changed since"):
        folder.read(root)
    assert (root / "identities.yaml").read_bytes() == NAMES


def test_what_was_all_put_in_place_needs_nobody(root: Path) -> None:
    (root / "identities.yaml").write_bytes(MORE)
    (root / STAGE / "1").unlink()
    (root / "people.yaml").write_bytes(NEW + b"# a note of mine\n")
    folder.read(root)
    assert taken() == ()
    assert not (root / JOURNAL).exists()


@pytest.mark.parametrize("damage", [b"", None])
def test_what_changed_nothing_yet_is_undone_and_told(
    damage: bytes | None, root: Path
) -> None:
    (root / "people.yaml").write_bytes(OLD)
    if damage is not None:
        (root / STAGE / "0").write_bytes(damage)
    folder.read(root)
    assert taken() == (CUT,)
    assert (root / "identities.yaml").read_bytes() == NAMES
    assert sorted(p.name for p in root.iterdir()) == [
        *("identities.yaml", "people.yaml", "review.yaml")
    ]


def test_what_was_being_prepared_is_swept_and_told(root: Path) -> None:
    (root / JOURNAL).unlink()
    folder.read(root)
    assert taken() == (CUT,)
    assert not (root / STAGE).exists()


@pytest.mark.parametrize(
    ("target", "after"),
    [
        ("people.yaml", ""),
        ("review.yaml", ""),
        (".github/workflows/x.yml", digest(MORE)),
        (".gitlab-ci.yml", digest(MORE)),
        (".gitattributes", digest(MORE)),
    ],
)
def test_a_forged_journal_takes_nothing_away_and_starts_nothing_on_a_server(
    target: str, after: str, root: Path
) -> None:
    before = digest((root / target).read_bytes() if (root / target).exists() else None)
    noted(root, Move("1", target, before, after))
    with pytest.raises(ScrError, match="not left by scr"):
        folder.read(root)
    assert (root / target).exists() is bool(before)
