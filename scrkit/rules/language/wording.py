"""Rules on words: blame, hindsight, cause of death, discipline, labels, jargon.

Each tells the line, and never the words: a message is read in logs and tickets.
"""

from collections.abc import Iterator

from scrkit.diagnostics import Severity
from scrkit.frameworks import WordKind
from scrkit.rules.engine.phrases import find_phrases
from scrkit.rules.engine.prose import prose
from scrkit.rules.engine.rule import Context, Hit, rule


@rule(
    code="SCR802",
    title="A text speaks in words of blame",
    source="Working Together 2015 ch.4: no fear of blame; leaflet L8, L19",
    stage="report",
)
def blame(context: Context) -> Iterator[Hit]:
    """A text says that somebody failed to do something, was negligent, or is guilty.

    All narrative of the review is read, but for what staff, family and courts say in
    their own words; quotations are left alone, and so is what a sentence denies.

    Why: A review is not disciplinary and looks for no culprit. Words of blame close the
    ears of those who should learn.

    Do: Say what was done, what was known at the time, and what made that the likely
    thing to do. "No referral was made" says more than "failed to refer".
    """
    yield from _hear(context, "blame", "words of blame stand here")


@rule(
    code="SCR806",
    title="A text judges by what was known only afterwards",
    source="Working Together 2015 ch.4: no hindsight; quality marker 13",
    stage="report",
)
def hindsight(context: Context) -> Iterator[Hit]:
    """A text says what somebody should have known, or that harm could be prevented.

    That a child should have been seen in ten days is a standard, and no hindsight.

    Why: Whoever knows the end sees it coming in every line of a record. The review
    looks at things from the viewpoint of those who did them at the time.

    Do: Say what was known at the time, by whom, and what it looked like then.
    """
    yield from _hear(context, "hindsight", "words of hindsight stand here")


@rule(
    code="SCR807",
    title="A text decides how a child died or was hurt, or by whose hand",
    source="leaflet L8: how a child died is for the Coroner",
    stage="report",
)
def cause_of_death(context: Context) -> Iterator[Hit]:
    """A text says what caused a death or an injury, or that somebody killed or hurt.

    A sentence that names the Coroner, an inquest, a court or a pathologist is left
    alone: it says who decided.

    Why: A review is not an inquiry into how a child died; the Coroner decides that, and
    a court decides who is guilty. A report that runs ahead of them can stop a trial.

    Do: Say what happened up to the death, and leave its cause out, or say who found it.
    """
    message = "these words decide how somebody died or was hurt"
    yield from _hear(context, "cause_of_death", message)


@rule(
    code="SCR808",
    title="A text speaks of misconduct or disciplinary action",
    source="leaflet L8, L19: discipline is each agency's own, and apart",
    stage="report",
)
def discipline(context: Context) -> Iterator[Hit]:
    """A text speaks of misconduct, disciplinary action, dismissal or a regulator.

    Why: A review is no disciplinary investigation. Staff speak openly because they were
    told so; and readers can often tell who is meant.

    Do: Leave it out, and tell the agency, whose own procedures it is for.
    """
    message = "words of a disciplinary matter stand here"
    yield from _hear(context, "discipline", message)


@rule(
    code="SCR809",
    title="A text puts a label on a child or a family",
    source="Working Together 2015 ch.4: the child stays at the centre; leaflet L4",
    stage="report",
)
def label_on_family(context: Context) -> Iterator[Hit]:
    """A text calls a family hard to reach, a child promiscuous, a parent hostile.

    Why: A label ends the thinking. It says nothing of what somebody did, lays with the
    family what may lie in the service, and has hidden that children were exploited.

    Do: Say what was offered, what the person did or said, and what lay behind it.
    """
    message = "a label stands here in the place of what was seen"
    yield from _hear(context, "stereotype", message)


@rule(
    code="SCR810",
    title="A text uses jargon",
    source="Working Together 2015 ch.4: plain English; quality marker 14",
    severity=Severity.NOTICE,
    stage="report",
)
def jargon(context: Context) -> Iterator[Hit]:
    """A text uses words that people outside the services, or inside others, misread.

    Why: The report is written for the public and for every profession. Families say
    that they did not understand the report on their own child.

    Do: Write what the word stands for. Each message says what would be plainer.
    """
    yield from _hear(context, "jargon", "there is a plainer way to say this")


@rule(
    code="SCR812",
    title="A text does not say who felt, thought or decided",
    source="Working Together 2015 ch.4: who did what; quality marker 13",
    severity=Severity.NOTICE,
    stage="report",
)
def nobody_said(context: Context) -> Iterator[Hit]:
    """A text says that it was felt, or that concerns were raised, and not by whom.

    Why: A review asks who knew what, and when. "It was felt" hides just that.

    Do: Say who felt, thought or decided it.
    """
    message = "it is not said who felt, thought or decided this"
    yield from _hear(context, "unsaid", message)


def _hear(context: Context, kind: WordKind, message: str) -> Iterator[Hit]:
    texts = prose(context)
    for number, phrase in find_phrases(tuple(one.text for one in texts), kind):
        one = texts[number]
        yield Hit(
            one.record,
            message,
            one.path,
            # The advice is the list's own: it fits the phrase, and quotes nothing.
            do=phrase.instead,
            severity=one.severity,
            row=phrase.row,
            column=phrase.column,
            stage=one.stage,
        )
