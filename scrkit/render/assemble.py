"""Put the placed blocks in, number what people cite, fill the contents list."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from scrkit.model.review import printed
from scrkit.render.document import pages
from scrkit.render.document.blocks import (
    Block,
    Blocks,
    Contents,
    Heading,
    NumberedParagraph,
    PageBreak,
    Paragraph,
    Placed,
    Table,
    Text,
    Turn,
    plain,
)
from scrkit.render.document.notes import numbered_notes
from scrkit.render.genogram.drawn import genogram
from scrkit.render.picture.drawn import drawn
from scrkit.render.public import for_the_public
from scrkit.render.sections import (
    actions,
    annex,
    chronology,
    evidence,
    form,
    linked,
    mentioned,
    monitoring,
    patterning,
    prose,
    rapid,
    registers,
)
from scrkit.render.sections.case import Case
from scrkit.render.wording.wording import NOTHING

# Levels of heading in the contents: with three it would run to several pages.
_LISTED = 2
# An appendix bears a letter of its own, and its paragraphs are not cited.
_APPENDIX = ("Appendix", "Addendum")

# Everything that a template can place; explicit, so that a search finds it.
PLACES: dict[str, Callable[[Case, str], Blocks]] = {
    "action-plan": lambda case, _: actions.action_plan(case),
    "action-plan-watch": lambda case, _: actions.shares(case),
    "agencies": lambda case, _: registers.agencies(case),
    "agency-recommendations": lambda case, _: registers.own_recommendations(case),
    "agencies-asked": lambda case, _: registers.asked(case),
    "chronology": lambda case, _: chronology.chronology(case),
    "chronology-linked": lambda case, _: linked.linked(case),
    "chronology-patterns": lambda case, _: patterning.patterning(case),
    "chronology-annex": lambda case, _: annex.annex(case),
    "contents": lambda case, _: pages.contents(),
    "criteria": lambda case, _: registers.criteria(case),
    "departures": lambda case, _: registers.departures(case),
    "due": lambda case, _: registers.due(case),
    "evidence": evidence.evidence,
    "form": form.form,
    "form-columns": lambda case, _: form.columns(case),
    "form-columns-word": lambda case, _: form.word_columns(case),
    "form-filled": form.filled,
    "form-head": form.head,
    "form-people": form.people,
    "form-stamp": form.stamped,
    "genogram": genogram,
    "glossary": lambda case, _: registers.glossary(case),
    "head": pages.head,
    "open-head": pages.open_head,
    "landscape": lambda case, _: pages.turned(landscape=True),
    "meetings": lambda case, _: registers.meetings(case),
    "monitoring": monitoring.monitored,
    "notifications": lambda case, _: registers.notifications(case),
    "page-break": lambda case, _: (PageBreak(),),
    "panel": lambda case, _: registers.panel(case),
    "people": lambda case, _: mentioned.people(case),
    "picture": lambda case, _: drawn(case),
    "portrait": lambda case, _: pages.turned(landscape=False),
    "prose": prose.prose,
    "rapid-accounts": lambda case, _: rapid.accounts(case),
    "rapid-actions": lambda case, _: rapid.actions(case),
    "rapid-considered": lambda case, _: rapid.considered(case),
    "rapid-days": lambda case, _: rapid.key_days(case),
    "rapid-learning": lambda case, _: rapid.learning(case),
    "rapid-partners": lambda case, _: rapid.partners(case),
    "rapid-safety": lambda case, _: rapid.safety(case),
    "questions": lambda case, _: registers.questions(case),
    "returns": lambda case, _: registers.returns(case),
    "title-page": pages.title_page,
}


def assemble(
    blocks: Blocks, case: Case, *, numbered: bool, left: frozenset[str] = frozenset()
) -> Blocks:
    """Return finished blocks: placed, numbered, contents filled.

    The panel reads where a section is empty; the public is not shown the section.
    Places of the names in `left` stay open, for whoever fills them in another way.
    """
    # In this order: empty sections go before anything is numbered, notes before
    # anchors.
    placed = tuple(_placed(blocks, case, left))
    said = for_the_public(placed, case) if case.published else _never_empty(placed)
    whole = tuple(_captioned(said))
    whole = numbered_notes(whole)
    counted = tuple(_anchored(tuple(_numbered(whole)) if numbered else whole))
    contents = Contents(tuple(_entries(counted)))
    return tuple(contents if isinstance(b, Contents) else b for b in counted)


@dataclass(frozen=True, slots=True)
class Places:
    """What a template may place; plain values, that can be handed to a child."""

    sections: frozenset[str]
    findings: frozenset[str]

    def __call__(self, asked: Placed) -> bool:
        """Tell whether the report has a block."""
        if asked.name == "prose":
            return asked.argument in self.sections
        if asked.name == "evidence":
            return asked.argument in self.findings
        return asked.name in PLACES


def places(case: Case) -> Places:
    """Return the check whether the report of a case has a block.

    Prose that a report knows may be missing; any other name is a slip.
    """
    sections = frozenset(section.name for section in case.review.sections)
    findings = frozenset(finding.id for finding in case.review.findings.findings)
    return Places(sections | printed(case.review), findings)


def _entries(blocks: Blocks) -> Iterator[Heading]:
    """Yield what the contents list: of an appendix its own heading alone."""
    inside = False
    for block in blocks:
        if not isinstance(block, Heading):
            continue
        if block.level == 1:
            inside = plain(block.text).startswith(_APPENDIX)
        listed = _LISTED + block.listed
        if block.level == 1 or (block.level <= listed and not inside):
            yield block


def _placed(blocks: Blocks, case: Case, left: frozenset[str]) -> Iterator[Block]:
    under = Heading(0, ())
    for block in blocks:
        if isinstance(block, Heading):
            under = block
        if not isinstance(block, Placed) or block.name in left:
            yield block
            continue
        yield from set_under(PLACES[block.name](case, block.argument), under)


def set_under(blocks: Blocks, under: Heading) -> Iterator[Block]:
    """Yield what is placed under a heading, its own headings below that one."""
    yield from _shifted(_untitled(blocks, under), under.level)


def _untitled(blocks: Blocks, under: Heading) -> Blocks:
    """Leave out a first heading that only says again what it stands under."""
    # A file of prose often begins with its own title: "# Introduction".
    if not blocks or not isinstance(blocks[0], Heading):
        return blocks
    own, given = _bare(blocks[0].text), _bare(under.text)
    # "Q1: The child seen and heard" is said again by "The child seen and heard".
    return (
        blocks[1:] if own and (own == given or given.endswith(f": {own}")) else blocks
    )


def _bare(text: Text) -> str:
    # A number that the reviewer typed is given anew.
    return re.sub(r"^[\d.]+\s+", "", plain(text)).strip(" .:").casefold()


def _shifted(blocks: Blocks, level: int) -> Iterator[Block]:
    """Bring the headings of a placed block below the heading it stands under."""
    levels = [block.level for block in blocks if isinstance(block, Heading)]
    # The highest heading of the prose comes one below the section it stands in.
    shift = level + 1 - min(levels, default=0)
    last = level
    for block in blocks:
        if isinstance(block, Heading):
            # No level is skipped: whoever hears the document read counts on that.
            last = max(1, min(4, block.level + shift, last + 1))
            yield replace(block, level=last)
        else:
            yield block


def _never_empty(blocks: Iterable[Block]) -> Iterator[Block]:
    """Say so under every heading under which nothing stands."""
    open_heading: Heading | None = None
    nothing = Paragraph(prose.words(NOTHING))
    for block in blocks:
        if isinstance(block, Heading):
            if open_heading and block.level <= open_heading.level:
                yield nothing
            open_heading = block
        elif not isinstance(block, PageBreak | Turn):
            open_heading = None
        elif open_heading and isinstance(block, Turn):
            # The pages after a turn belong to the next heading.
            yield nothing
            open_heading = None
        yield block
    if open_heading:
        yield nothing


def _captioned(blocks: Iterable[Block]) -> Iterator[Block]:
    """Print a table's title above it, unless it stands right under a heading."""
    before: Block | None = None
    for block in blocks:
        # Right under a heading it would only say the same words again.
        if isinstance(block, Table) and not isinstance(before, Heading):
            yield replace(block, caption=block.title)
        else:
            yield block
        before = block


def _numbered(blocks: Blocks) -> Iterator[Block]:
    """Number sections 1, 2 … and their paragraphs 1.1, 1.2 …; appendices take none."""
    section = paragraph = 0
    for block in blocks:
        if isinstance(block, Heading) and block.level == 1:
            paragraph = 0
            if plain(block.text).startswith(_APPENDIX):
                # Negative while in an appendix, so that the count can go on after it.
                section = -abs(section)
                yield block
                continue
            section = abs(section) + 1
            yield replace(block, number=str(section))
        elif isinstance(block, Paragraph) and block.style == "body" and section > 0:
            paragraph += 1
            yield NumberedParagraph(f"{section}.{paragraph}", block.text)
        else:
            yield block


def _anchored(blocks: Blocks) -> Iterator[Block]:
    # The slugs that Markdown sites make of headings, so that links lead there.
    # On paper the title is a heading too, and takes its slug.
    taken = {
        _slug(b.text) for b in blocks if isinstance(b, Paragraph) and b.style == "title"
    }
    for block in blocks:
        if not isinstance(block, Heading):
            yield block
            continue
        slug = _slug(block.text)
        # With its number: sections of one title are told apart by it.
        anchor, again = f"{block.number}-{slug}" if block.number else slug, 0
        slug = anchor
        while anchor in taken:
            again += 1
            anchor = f"{slug}-{again}"
        taken.add(anchor)
        yield replace(block, anchor=anchor)


def _slug(text: Text) -> str:
    bare = re.sub(r"[^\w\s-]", "", plain(text).lower())
    return bare.strip().replace(" ", "-") or "section"
