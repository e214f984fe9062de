"""What a serious incident notification holds, as national statistics show it."""

from collections.abc import Iterable, Iterator, Mapping

from scrkit.dates import spell_age
from scrkit.model.people import Person, Said
from scrkit.model.reporting import Incident
from scrkit.model.review import Review
from scrkit.render.wording.mentions import substitute
from scrkit.reporting.table import Correction, Field, Row, Table

STANDS_ON = (
    "Fields that the published statistics on serious incident notifications show (2021 "
    "to 2026); the form of today and its lists of options were not to be read"
)
_LIST = "the form's own list, which is not established: nothing is made up"
_OWN = "reporting.yaml: incidents."
_WHO = "people.yaml: identity."
FIELDS = {
    "nature": Field("Nature of the incident", _OWN + "nature", _LIST),
    "notified_on": Field("Notified on", "review.yaml: dates.notified"),
    "incident_on": Field("Incident on", "review.yaml: dates.incident"),
    "local_authority": Field("Local authority", _OWN + "local_authority"),
    "region": Field("Region", _OWN + "region"),
    "number_of_children": Field("Number of children", _OWN + "number_of_children"),
    "age": Field("Age", _OWN + "age, or people.yaml: born", _LIST),
    "sex_or_gender": Field("Sex or gender", _WHO + "sex_or_gender", _LIST),
    "ethnicity": Field("Ethnicity", _WHO + "ethnicity", _LIST),
    "disability": Field("Disability", _WHO + "disability", _LIST),
    "looked_after": Field("Looked after", _OWN + "looked_after"),
    "placement_type": Field("Type of placement", _OWN + "placement_type", _LIST),
    "child_in_need_plan": Field("Child in need plan", _OWN + "child_in_need_plan"),
    "child_protection_plan": Field(
        "Child protection plan", _OWN + "child_protection_plan"
    ),
    "known_to_any_agency": Field("Known to any agency", _OWN + "known_to_any_agency"),
    "care_leaver_death": Field("Death of a care leaver", _OWN + "care_leaver_death"),
}
# Which of them share a form is the notifier's to say: a child who died has one of its
# own, harmed siblings share one, and harmed children who are no siblings do not.
_UNNAMED = (
    "a subject whom no incident of reporting.yaml names: add the child there if it is "
    "notified"
)
_TAKEN = (
    "no incident of reporting.yaml names a child; of several subjects the first is "
    "taken for the one that is notified: say there which it is"
)
_IDENTITY = ("sex_or_gender", "ethnicity", "disability")


def notification_table(reviews: Iterable[Review]) -> Table:
    """Return what is or was notified, a row for each child that is named for it."""
    rows = tuple(row for review in reviews for row in _rows(review))
    return Table("sin", "Serious incident notification", STANDS_ON, FIELDS, rows)


def _rows(review: Review) -> Iterator[Row]:
    """Yield what was kept as notified; what nobody kept, as it stands today."""
    kept = {one.child: one for one in review.reporting.as_notified}
    today = dict(notified_today(review))
    for child in review.people.subjects:
        if child not in today and child not in kept:
            # Shown, not left out: whoever sends it sees that a child is named nowhere.
            unnamed = _today(review, Incident(child=child), child)
            yield Row(review.case.id, unnamed, child, remark=_UNNAMED)
    for child in dict.fromkeys((*kept, *today)):
        now, then = today.get(child), kept.get(child)
        if then is None:
            assumed = not review.reporting.incidents and len(today) < len(
                review.people.subjects
            )
            remark = _TAKEN if assumed else ""
            yield Row(review.case.id, now or {}, child, remark=remark)
            continue
        # As it was sent; what the review says by now stands beside it as a correction.
        values = {key: then.values.get(key, "") for key in FIELDS}
        corrected = () if now is None else _corrected(values, now)
        yield Row(review.case.id, values, child, then.kept, corrected)


def _corrected(
    then: Mapping[str, str], now: Mapping[str, str]
) -> tuple[Correction, ...]:
    return tuple(
        Correction(key, then[key], now[key]) for key in FIELDS if then[key] != now[key]
    )


def notified_today(review: Review) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield each child that is notified, and its fields as the review has them today.

    Where nobody is named, it is the first subject: statistics count the first child.
    """
    subjects = review.people.subjects
    first = subjects[0] if subjects else ""
    incidents = review.reporting.incidents or ((Incident(),) if first else ())
    for one in incidents:
        yield one.child or first, _today(review, one, one.child or first)


def _today(review: Review, incident: Incident, child: str) -> dict[str, str]:
    person = review.person(child)
    dates = review.case.dates
    typed = {key: getattr(incident, key, "").strip() for key in FIELDS}
    born = person.born if person else None
    # As far as the days tell it.
    age = spell_age(born, dates.incident) if born and dates.incident else ""
    values = {
        **typed,
        **{part: _said(person, part) for part in _IDENTITY},
        "notified_on": dates.notified.isoformat() if dates.notified else "",
        "incident_on": dates.incident.text if dates.incident else "",
        "age": typed["age"] or age,
    }
    codes = {code: code for code in review.people.codes}
    # A register outside takes codes, and no label that only the review knows.
    return {key: substitute(values[key], codes) for key in FIELDS}


def _said(person: Person | None, part: str) -> str:
    identity = person.identity if person else None
    one: Said | None = getattr(identity, part, None)
    return one.says.strip() if one else ""
