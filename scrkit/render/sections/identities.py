"""What the family says of who the subjects are, as plain values for a template."""

from scrkit.model.people import OwnIdentity, Said
from scrkit.render.sections.case import Case
from scrkit.text.casing import capital
from scrkit.text.fillers import says_nothing

Values = dict[str, object]
_WHY_NOT = {
    "not_asked": "not asked",
    "not_known": "not known",
    "not_said": "they would rather not say",
}


def identities(case: Case) -> list[Values]:
    """Return what is said of each subject; nothing for the public, if not decided."""
    opened = case.review.case.publication
    if case.published and opened.identity == "left_out":
        return []
    return [
        {"who": case.person(one.code), "said": told}
        for one in case.review.people.people
        if one.kind == "subject"
        and one.identity
        and (told := _told(one.identity, case))
    ]


def _told(identity: OwnIdentity, case: Case) -> str:
    parts = {part: getattr(identity, part) for part in identity.__struct_fields__}
    told = {part: _part(one, case) for part, one in parts.items() if one}
    return " ".join(
        f"{capital(part.replace('_', ' '))}: {words}."
        for part, words in told.items()
        if words
    )


def _part(one: Said, case: Case) -> str:
    """Return one part; the public reads no reason why there is none."""
    by = f" (said by {case.say(one.by)})" if one.by else ""
    if not says_nothing(one.says):
        return f"{case.say(one.says).rstrip('.')}{by}"
    if one.unanswered is None or case.published:
        return ""
    reason = f" ({case.say(one.reason).rstrip('.')})" if one.reason else ""
    return f"{_WHY_NOT[one.unanswered]}{reason}"
