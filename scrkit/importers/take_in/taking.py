"""Take a return in, in a process of its own: reading it, and making sense of it."""

import gc
from dataclasses import replace

from scrkit.decode import decode
from scrkit.errors import ScrError
from scrkit.identity.usual import small_words
from scrkit.importers.read.reading import read_here, refuse
from scrkit.importers.read.values import Return
from scrkit.importers.take_in.options import ImportOptions, Outcome
from scrkit.importers.take_in.plan import plan, plan_answers
from scrkit.importers.take_in.summary import Summary, summarised
from scrkit.importers.understand import people
from scrkit.importers.understand.naming import may_name, sayable
from scrkit.model.gathering import OpenRows
from scrkit.system import child
from scrkit.yamlfile import read


def take_safely(content: bytes, options: ImportOptions) -> Summary:
    """Return what taking a file in would do; all that it costs, a child process pays.

    Raises ScrError, in plain words, for what is no sound .xlsx, .docx or .csv, holds no
    chronology, is another agency's form, or takes too long or too much memory.
    """
    refuse(content)
    found: Summary = child.run(_take, content, options)
    return found


def _take(content: bytes, options: ImportOptions) -> Summary:
    # Nothing of it goes round in circles, and the process ends with its answer.
    gc.disable()
    return take(content, options)


def take(content: bytes, options: ImportOptions) -> Summary:
    """Return what taking a file in would do, found in this process; raises ScrError."""
    if options.answers:
        return summarised(_answered(content, options))
    whole = read_here(content)
    stamp, ours = whole.stamp, (options.review, options.agency.id)
    if stamp and (stamp.review, stamp.agency) != ours:
        raise ScrError(
            "the form was made for another agency or another review",
            "Look at its sheet Guidance, and at what --agency says.",
        )
    known = knowing(whole, options)
    door = known.setting.door
    newcomers = people.added(whole, door, known.setting.own)
    door = people.knowing(door, newcomers)
    known = replace(known, setting=replace(known.setting, door=door))
    found = summarised(plan(whole, known), whole.encoding)
    named = (at for at, one in enumerate(options.columns) if may_name(one, door))
    # An unknown column without the words of its heading, if they may name.
    unknown = tuple(
        replace(one, heading=sayable(one.heading, door)) if one.heading else one
        for one in found.unknown
    )
    return replace(found, unsaid=tuple(named), unknown=unknown, people=newcomers)


def knowing(whole: Return, options: ImportOptions) -> ImportOptions:
    """Return options that know the words which the file writes small: no names."""
    texts = {c.text for g in whole.grids for line in g.lines for c in line.cells if c}
    door = options.setting.door
    usual = door.usual | small_words(texts)
    setting = replace(options.setting, door=replace(door, usual=usual, memory={}))
    return replace(options, setting=setting)


def _answered(content: bytes, options: ImportOptions) -> Outcome:
    held = decode(read(content, options.questions_file), OpenRows)
    if held.value is None or held.diagnostics or held.value.agency != options.agency.id:
        raise ScrError(
            "the file of questions cannot be used, or is another agency's",
            "See what is wrong with: scr validate",
        )
    return plan_answers(held.value, replace(options, sha256=held.value.sha256))
