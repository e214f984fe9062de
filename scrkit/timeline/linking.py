"""Put a person's decision about entries into timeline.yaml; never decides anything."""

from msgspec.structs import replace

from scrkit.edits.signing import proved, record_of
from scrkit.errors import ScrError
from scrkit.files import Edit, NewFile, Plan
from scrkit.model.gathering import Entry
from scrkit.model.order import Link, TimelineDecisions
from scrkit.model.review import Review
from scrkit.text.mentions import mentions
from scrkit.text.nearness import nearest
from scrkit.yamlfile import Tree, read
from scrkit.yamlfile.splice import Written, spelled

FILE = "timeline.yaml"
_HEAD = "# What people decided about the merged accounts, and the phases.\n"
_LISTS = "day_orders: []\nphases: []\n"


def to_link(review: Review, ids: tuple[str, str]) -> tuple[str, ...]:
    """Return words of warning about linking two entries.

    Raises ScrError where an id is no entry's, was withdrawn, or is given twice.
    """
    homes = {e.id: c.agency for c in review.chronologies for e in c.entries}
    for id in ids:
        if id not in homes:
            raise ScrError(*_unknown(review, id, tuple(homes)))
    if ids[0] == ids[1]:
        raise ScrError("an entry is not linked to itself", "Name two entries.")
    entries = {e.id: e for c in review.chronologies for e in c.entries}
    return tuple(_warnings(ids, homes, entries))


def _unknown(review: Review, id: str, known: tuple[str, ...]) -> tuple[str, str]:
    """Say that an id is no entry's; only ids of the review are ever named."""
    gone = {one.id for c in review.chronologies for one in c.withdrawn}
    if id in gone:
        return f"{id} was withdrawn", "Link entries that stand in a chronology."
    near = nearest(id, known)
    advice = f"Did you mean {near}?" if near else "Ids stand in the chronologies."
    return "no chronology has an entry of such an id", advice


def _warnings(
    ids: tuple[str, str], homes: dict[str, str], entries: dict[str, Entry]
) -> list[str]:
    told = []
    if homes[ids[0]] == homes[ids[1]]:
        told.append(
            "both entries are of one agency: should one of them rather be withdrawn?"
        )
    kept = [id for id in ids if entries[id].visibility == "agency_only"]
    if kept:
        told.append(
            f"{' and '.join(kept)} is for its agency only, so the chronology does not "
            "show this link"
        )
    return told


def known_words(reason: str, review: Review) -> None:
    """Raise ScrError where a reason mentions somebody whom people.yaml lacks."""
    codes = review.people.codes
    for mention in mentions(reason, codes):
        if not mention.known:
            near = nearest(mention.code, codes)
            advice = f"Did you mean @{near}?" if near else "See: scr people list"
            raise ScrError("the reason mentions a code that nobody bears", advice)


def linked(content: bytes | None, link: Link) -> Plan:
    """Return what puts a link into timeline.yaml, or makes that file.

    `content` is the file's, None where there is none. Raises ScrError where a link
    holds the same entries already, saying in which line, or where the file is broken.
    """
    lines = _lines(link)
    if content is None:
        return (_new(lines),)
    tree = read(content, FILE)
    if not tree.starts and not tree.diagnostics:
        return (Written(content, tree).at_the_end(("links:", *_item(lines))),)
    before = record_of(content, FILE, TimelineDecisions)
    _refuse_again(before, link, tree)
    edit = _added(Written(content, tree), lines)
    wanted = replace(before, links=(*before.links, link))
    return proved((edit,), tree, wanted)


def _lines(link: Link) -> list[str]:
    """Return a link's fields as they are written, a line each."""
    lines = [
        f"entries: [{', '.join(link.entries)}]",
        f"relation: {link.relation}",
        f"reason: {spelled(link.reason)}",
    ]
    lines += [f"by: {spelled(link.by)}"] if link.by else []
    return lines + ([f"date: {link.date.isoformat()}"] if link.date else [])


def _item(lines: list[str]) -> tuple[str, ...]:
    first, *rest = lines
    return f"  - {first}", *(f"    {line}" for line in rest)


def _new(lines: list[str]) -> NewFile:
    text = "\n".join(("links:", *_item(lines)))
    return NewFile(FILE, f"{_HEAD}{text}\n{_LISTS}".encode())


def _refuse_again(decisions: TimelineDecisions, link: Link, tree: Tree) -> None:
    for position, one in enumerate(decisions.links):
        if set(link.entries) <= set(one.entries):
            line = tree.place(("links", position)).line
            raise ScrError(
                f"{FILE}:{line} says already how these entries stand to each other",
                "To decide otherwise, change it there.",
            )


def _added(written: Written, lines: list[str]) -> Edit:
    flow = f"{{{', '.join(lines)}}}"
    path = ("links",)
    if "links" not in written.keys(()):
        return written.at_the_end(("links:", *_item(lines)))
    links = written.at(path)
    start, end = written.tree.span(path)
    nested = written.is_flow(written.tree.span(())[0])
    if nested or (links and written.is_flow(start)):
        return written.added(path, flow)
    if not isinstance(links, list) or not links:
        return _first(written, (start, end), lines)
    last = ("links", len(links) - 1)
    start = written.tree.span(last)[0]
    mark = written.content[written.line_start(start) : start]
    if mark.strip() != b"-":
        return written.added(path, flow)
    at = written.line_end(written.last_end(last))
    margin = written.eol + b" " * len(mark)
    text = margin.join(line.encode() for line in lines)
    return written.edit(at, at, written.eol + mark + text)


def _first(written: Written, span: tuple[int, int], lines: list[str]) -> Edit:
    """Write the first link below its key, in place of an empty list or of nothing."""
    start, end = span
    if written.content[start - 1 : start] == b" ":
        start -= 1
    text = written.eol.join(line.encode() for line in ("", *_item(lines)))
    return written.edit(start, end, text)
