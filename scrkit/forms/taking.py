"""Take a form in, in a process of its own: reading it, and making sense of it."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from scrkit.dates.quarters import quarter
from scrkit.errors import ScrError, UnreadableError
from scrkit.forms.behind import annexed
from scrkit.forms.description import Form
from scrkit.forms.held import held_in, is_unsaid
from scrkit.forms.known import FORMS
from scrkit.forms.layout import Filling, layout
from scrkit.forms.marks import QUARTERLY, Stamp, stamped
from scrkit.forms.pack import FormRequest, annexed_rows, frame_of
from scrkit.forms.plan import FormOptions, FormSummary, plan_word
from scrkit.forms.reading import read_word_form
from scrkit.forms.suited import Around, suited
from scrkit.importers.read.reading import refuse
from scrkit.importers.read.xml import DAMAGED
from scrkit.render.wording.options import Options
from scrkit.system import child
from scrkit.system.packed import entries

_TAG = re.compile(rb"<[^>]*>")
# What ends a text of its own: a stamp ends with it.
_END = re.compile(rb"</(?:\w+:)?(?:si|c|p|subject)>")
# Where the stamp may stand: the pages, the cells, what the file says of itself.
_LOOKED = ("document.xml", "sharedStrings.xml", "core.xml", "content.xml", "custom.xml")
_MOST = 400_000


Runs = Callable[..., Any]
"""What runs a function in a child process: `child.run`, or one that is kept."""


def stamp_safely(content: bytes, run: Runs = child.run) -> Stamp | None:
    """Return which form a file is, None for none; a child process looks.

    Raises ScrError, in plain words, for files of a kind that is not read.
    """
    refuse(content)
    # Word, Excel and LibreOffice files are all zips; nothing else bears a stamp.
    if not content.startswith(b"PK"):
        return None
    found: Stamp | None = run(stamp_in, content)
    return found


def stamp_in(content: bytes) -> Stamp | None:
    """Return the stamp in a file, looked for in this process.

    Raises ScrError for a file that was cut off, or cannot be unpacked.
    """
    why = ""
    try:
        for entry in entries(content, lambda name: not _may_hold(name)):
            may_hold = _may_hold(entry.name)
            why = why or entry.why * may_hold
            if may_hold and b"scrkit form" in entry.data:
                ended = _END.sub(b"\n", entry.data[:_MOST])
                text = _TAG.sub(b"", ended).decode("utf-8", "replace")
                found = stamped(text)
                if found:
                    return found
    except UnreadableError as error:
        why = error.why
    if why:
        raise ScrError(f"the file cannot be read: {why}", DAMAGED)
    return None


def _may_hold(name: str) -> bool:
    return name.endswith(_LOOKED) or "worksheets/" in name


def take_form_safely(
    content: bytes, options: FormOptions, run: Runs = child.run
) -> FormSummary:
    """Return what taking a form in would do; all it costs, a child process pays.

    Raises ScrError, in plain words, for what is no sound file of the form.
    """
    found: FormSummary = run(take_form, content, options)
    return found


def take_form(content: bytes, options: FormOptions) -> FormSummary:
    """Return what taking a form in would do, found in this process."""
    around = Around(options.review, options.framework, options.owner)
    options = replace(options, form=suited(options.form, around))
    if options.form.sheets:
        from scrkit.forms.sheetplan import plan_sheets

        return plan_sheets(content, options)
    if options.form.name == QUARTERLY:
        from scrkit.forms.monitoring import plan_quarter

        return plan_quarter(content, options)
    if options.form.rows:
        from scrkit.forms.table import plan_rows

        return plan_rows(content, options)
    before = held_in(options.review, options.form, options.owner)
    # A file of comments alone, as scr new writes it, is no record yet.
    if is_unsaid(before) and not _says(options.content):
        before = None
    laid_out = layout(Filling(options.form, options.review))
    behind = annexed(
        annexed_rows(options.review, options.owner), grows=options.agency is not None
    )
    read = read_word_form(content, laid_out, _frame(options), behind)
    return plan_word(read, options, before)


def _says(content: bytes) -> bool:
    """Tell whether a file holds more than comments."""
    lines = (line.strip() for line in content.splitlines())
    return any(line and not line.startswith(b"#") for line in lines)


def _frame(options: FormOptions) -> tuple[str, ...]:
    wording = options.wording or Options(as_of=options.day)
    whose, day = options.agency, options.day
    what = options.form.asked_as[0]
    return frame_of(FormRequest(options.review, whose, what, day, wording))


def form_of(stamp: Stamp, review: str) -> Form:
    """Return which form a stamp names.

    Raises ScrError for one of another review, and for none of ours.
    A form of a later scrkit may ask what this one does not know.
    """
    # Before the form is known: another review's form is to be told as that.
    if stamp.review != review:
        raise ScrError(
            "the form was made for another review",
            "Look at the line below its title, and at the folder that you named.",
        )
    form = FORMS.get(stamp.form)
    # A table bears another stamp, and importers read it.
    ours = form is not None and not form.tabled
    if not ours and not (stamp.form == QUARTERLY and stamp.quarter):
        raise ScrError(
            "the form is none that this scrkit knows",
            "It may come from a newer one: bring scrkit up to date.",
        )
    if stamp.form == QUARTERLY:
        from scrkit.forms.monitoring import form_for

        return form_for(quarter(stamp.quarter))
    return FORMS[stamp.form]
