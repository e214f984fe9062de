"""Rows beside another's reference: a column was sorted, or moved, by itself."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from scrkit.forms.answers import NEEDED
from scrkit.forms.layout import value_in
from scrkit.forms.pieces import Piece, pieces, same, written
from scrkit.forms.setting import Setting
from scrkit.forms.sheetmatch import Matching, asked_of, like, says, step
from scrkit.forms.sheetread import Came, Sheets
from scrkit.forms.sheetrows import Row
from scrkit.forms.sheets import Table

APART = (
    "What stands beside this reference is what the review says of another one: nothing "
    "of the row was taken in, nor of what belongs to it. Was a column sorted by "
    "itself? Put each reference back beside its row."
)
COPIED = (
    "It says just what {} says, and was not taken in. Is it a copy, or was its "
    "reference changed? Take it out, put its reference back, or write what is new."
)
MOVED = (
    "The review has it beside another reference, and it was left there. Was a column "
    "sorted by itself? Put each reference back beside its row."
)


def is_anothers(
    table: Table, came: Came, held: Mapping[str, Any], key: str, setting: Setting
) -> bool:
    """Tell whether a row says more of another record than of the one it names.

    Only what tells the two records apart counts.
    """
    own = held[key]
    if like(table, came, own, setting)[1] == len(asked_of(table)):
        return False
    others = (one for name, one in held.items() if name != key)
    return any(_leans(table, came, (own, one), setting) for one in others)


def _leans(
    table: Table, came: Came, pair: tuple[object, object], setting: Setting
) -> bool:
    """Tell whether a row says the other of two records, where they differ."""
    ours = theirs = of = 0
    for place in asked_of(table):
        own, other = (value_in(one, step(table, place)) for one in pair)
        if own == other or other in (None, "", ()):
            continue
        of += 1
        said = came.said.get(place.name)
        theirs += says(said, other, setting)
        ours += says(said, own, setting)
    return theirs * 2 > of and theirs > max(ours, 1)


def set_apart(
    matching: Matching, table: Table, came: list[Came], held: tuple[Row, ...]
) -> list[tuple[Came, str]]:
    """Take out of what was matched the rows that are another record's, or a copy.

    Each comes back with what is asked about it.
    """
    if table.numbered:
        return []
    every = {row.key: row.record for row in held}
    out = []
    for one in came:
        key = matching.keys.get(one.group)
        if key is None:
            continue
        if key in every:
            asked = APART * is_anothers(table, one, every, key, matching.setting)
        else:
            asked = _copied(table, one, every, matching.setting)
        if asked:
            del matching.keys[one.group]
            out.append((one, asked))
    return out


def _copied(table: Table, came: Came, held: Mapping[str, Any], setting: Setting) -> str:
    """Return what is asked about a new row that says all that another record says."""
    if table.key is None or not table.key.kind.endswith("-id"):
        return ""
    every = len(asked_of(table))
    for key, one in held.items():
        if like(table, came, one, setting)[1] == every:
            return COPIED.format(key)
    return ""


def moved(
    rows: Iterable[tuple[Came, str, str]], held: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[Came, str, str]]:
    """Yield paragraphs that stand beside another reference than in the review.

    `rows` are paragraphs as they came, with the reference beside each, and its text;
    `held` those of the review by reference. Each comes with the reference beside it
    and that of the review. What the review has beside both is at home in either.
    """
    said = [(one, key, flat(text)) for one, key, text in rows]
    there = {(key, text) for _, key, text in said}
    home = {(key, flat(text)) for key, texts in held.items() for text in texts}
    of: dict[str, str] = {}
    for key, text in sorted(home - there):
        of.setdefault(text, key)
    for one, key, text in said:
        if text in of and (key, text) not in home:
            yield one, key, of[text]


def flat(text: str) -> str:
    """Return a text as it is compared: its words, however they are broken."""
    return " ".join(" ".join(one.written.split()) for one in pieces(text))


def same_as(before: Iterable[str], came: Iterable[Piece]) -> str | None:
    """Return the paragraph of the review that one of the form is, if any."""
    text = written(came)
    return next((one for one in before if same(one, text)), None)


def is_reordered(before: Sequence[str], after: Sequence[str]) -> bool:
    """Tell whether paragraphs that stay stand in another order."""
    then = [one for one in before if one in after]
    return then != [one for one in after if one in before]


def unnumbered(table: Table, came: list[Came], one: Came, number: int) -> str:
    """Return the number of a new row that bears none, by which others may cite it.

    It is the next, `number`, unless a row says that this one is its own.
    """
    if not (table.numbered and table.inner) or one.text(table.key):
        return ""
    told = {row.text(table.key).removesuffix(".0") for row in came}
    return "" if str(number) in told else str(number)


def unlettered(table: Table, came: list[Came], new: str) -> str:
    """Return the reference of a new row that bears none, by which others may cite it.

    It is the next, `new`, unless a row says that this one is its own.
    """
    told = {row.text(table.key).casefold() for row in came}
    return "" if new.casefold() in told else new


ASTRAY = (
    "What stands beside this number is another record than the review's, and nothing "
    "of the row was taken in. Was a row put in its place? Leave the number of a new "
    "row empty."
)


NO_ID = "It is no reference of this kind ({}). Leave it empty for a new row."


ALONE = "Nothing stands beside it. Fill the row in, or take it out."


NOBODYS = "No row of the sheet {} is known by this. Put there what that row bears."


def orphans(
    table: Table, came: Sheets, known: Collection[tuple[str, int]]
) -> Iterator[tuple[str, str]]:
    """Yield the rows of inner lists that belong to no row of the list above.

    Each is given by its place with what is to be asked; `known` are those that do.
    """
    for inner in table.inner:
        for one in came.rows.get(inner.place.name, []):
            if (inner.place.name, one.group) in known:
                continue
            texts = [s for s in one.said.values() if s.pieces]
            if not texts or all(s.place == inner.key for s in texts):
                continue
            said = one.said.get(inner.above.name) if inner.above else None
            empty = not one.text(inner.above)
            needed = NEEDED if empty else NOBODYS.format(table.title)
            yield said.at if said else one.at, needed
