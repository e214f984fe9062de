"""What agencies give, field for field: the files of child-z as records by hand."""

from datetime import date

from scrkit.dates import ClockTime, PartialDate
from scrkit.model import entry, gathering, hearing, imr, monitoring
from scrkit.model.review import Review
from scrkit.model.stands_in import StandsIn


def test_secured_records_yaml_is_read_whole(child_z: Review) -> None:
    assert child_z.secured == gathering.SecuredRecords(
        records=(
            gathering.SecuredRecord(
                what="Paper file",
                agency="gp",
                holder="Practice manager",
                where="Safe",
                secured=date(2015, 6, 15),
                by="Business manager",
                copy="Kept by the practice",
                sha256="00ff",
                id="SR1",
            ),
        ),
        nil=(
            gathering.NilSearch(
                agency="school",
                searched=date(2015, 6, 16),
                by="Head",
                note="Both registers.",
            ),
        ),
        evidence=(
            monitoring.EvidenceFile(
                action="A1",
                what="Ten forms",
                shows="difference",
                holder="Audit office",
                where="Secure drive",
                secured=date(2016, 9, 11),
                by="Audit lead",
                sha256="11aa",
            ),
        ),
    )


def test_requests_yaml_is_read_whole(child_z: Review) -> None:
    assert child_z.requests == gathering.Requests(
        requests=(
            gathering.Request(
                agency="gp",
                what="imr",
                requested=date(2015, 7, 1),
                due=date(2015, 10, 1),
                received=date(2015, 10, 2),
                returned=date(2015, 10, 3),
                returned_reason="No analysis.",
                resubmitted=date(2015, 10, 20),
                accepted=date(2015, 10, 21),
                chased=(date(2015, 10, 10), date(2015, 10, 15)),
                nil_return=True,
                note="A week more was agreed.",
                sha256="11ff",
            ),
        )
    )


def test_every_chronology_is_read_whole_and_numbers_stay_as_written(
    child_z: Review,
) -> None:
    school, gp = child_z.chronologies

    assert gp == gathering.Chronology(
        format="1",
        agency="gp",
        author="Practice manager",
        started=date(2015, 7, 2),
        compiled=date(2015, 8, 3),
        no_contact=(
            gathering.NoContact(span=PartialDate("2013")),
            gathering.NoContact(
                span=PartialDate("2014-01/2014-02"),
                source="Diary",
                words="Nil entries.",
            ),
        ),
        entries=(
            entry.Entry(
                id="GP-0001",
                date=PartialDate("2014-03-05?"),
                time=ClockTime("14:30~"),
                recorded=PartialDate("2014-03-06"),
                source="007",
                people=("ChildZ", "SW1"),
                event="@SW1 saw @ChildZ at @NurseryA.\n\nSee GP-0002.",
                child_seen="yes",
                seen_alone="no",
                voice="Quiet.",
                action="None taken.",
                practice="below",
                comment="Late.",
                questions=("Q1", "Q2"),
                outside_period="It explains the rest.",
                sequence="2",
                own={"home": "It was warm."},
                stands_in=StandsIn(record="SR1", page="12-14"),
                visibility="agency_only",
            ),
            entry.Entry(
                id="GP-0002",
                date=PartialDate("unknown"),
                source="record",
                event="A call.",
            ),
        ),
        withdrawn=(
            gathering.Withdrawn(
                id="GP-0003", withdrawn=date(2015, 8, 4), reason="Entered twice."
            ),
        ),
    )
    assert school == gathering.Chronology(
        agency="school",
        entries=(
            entry.Entry(
                id="SCHOOL-0001",
                date=PartialDate("../2014-03"),
                source="register",
                event="A note.",
            ),
        ),
    )


def test_every_imr_is_read_whole_and_a_version_keeps_its_nought(
    child_z: Review,
) -> None:
    school, gp = child_z.imrs

    assert gp == imr.Imr(
        format="1",
        agency="gp",
        kind="imr",
        author=imr.Author(
            office="Named GP",
            involved=False,
            line_manager_of_involved=True,
            declared=date(2015, 7, 5),
            person="SW2",
        ),
        records_secured=date(2015, 7, 6),
        methods="Records were read.",
        context="Two posts were empty.",
        involvement="Three visits.",
        staff_consulted=("SW1",),
        staff_view="They agreed.",
        analysis=(
            imr.Analysis(
                question="Q1", text="Little was known.", evidence=("GP-0001",)
            ),
        ),
        good_practice=("The call was returned.",),
        findings=("Notes were short.",),
        changed="A new form.",
        recommendations=(
            imr.OwnRecommendation(
                id="GP-R1",
                text="Write more.",
                rationale="Notes were short.",
                evidence=("GP-0002",),
            ),
        ),
        withdrawn=(
            imr.WithdrawnRecommendation(
                id="GP-R2", withdrawn=date(2015, 9, 5), reason="Said twice."
            ),
        ),
        sign_off=imr.SignOff(
            office="Clinical director",
            date=date(2015, 9, 7),
            version="1.10",
            sha256="11ee",
        ),
    )
    assert school == imr.Imr(
        agency="school",
        kind="short_report",
        author=imr.Author(office="Head", involved=True, line_manager_of_involved=False),
    )


def test_every_file_of_interviews_is_read_whole(child_z: Review) -> None:
    school, gp = child_z.interviews

    assert gp == hearing.Interviews(
        format="1",
        agency="gp",
        interviews=(
            hearing.Interview(
                id="GP-I1",
                person="SW1",
                date=date(2015, 8, 8),
                by="Named GP",
                guide_given=date(2015, 8, 1),
                supporter=hearing.Supporter(
                    office="union representative",
                    manager=True,
                    involved=True,
                    confidentiality=False,
                ),
                potential_witness=True,
                cleared=date(2015, 8, 1),
                record_sent=date(2015, 8, 9),
                accuracy_confirmed=date(2015, 8, 20),
                corrections="One date.",
                points=("There was no time.",),
            ),
        ),
    )
    assert school == hearing.Interviews(
        agency="school",
        interviews=(
            hearing.Interview(id="SCHOOL-I1", person="SW2", date=date(2015, 8, 10)),
        ),
    )


def test_learning_events_yaml_is_read_whole(child_z: Review) -> None:
    assert child_z.learning_events == hearing.LearningEvents(
        events=(
            hearing.LearningEvent(
                date=date(2015, 11, 2),
                title="Day with practitioners",
                guide_given=date(2015, 10, 20),
                led_by="Lead reviewer",
                invited=("SW1", "SW2"),
                attended=("SW1",),
                declined="@SW2 was ill.",
                points=("Time is short.",),
                feedback=date(2016, 2, 3),
                feedback_how="By letter.",
            ),
        )
    )


def test_family_yaml_is_read_whole(child_z: Review) -> None:
    assert child_z.family == hearing.Family(
        members=(
            hearing.FamilyMember(
                person="Mother",
                took_part=False,
                reason="She wished to wait.",
                contacts=(
                    hearing.Contact(
                        date=date(2015, 7, 20), by="Lead reviewer", what="A letter."
                    ),
                ),
                views="Nobody asked me.",
                influence="Question two was added.",
                informed=date(2015, 6, 5),
                saw_report=date(2016, 1, 20),
                told_of_publication=date(2016, 3, 1),
            ),
        ),
        none_reason="Nobody else was asked.",
    )


def test_open_rows_of_a_return_are_read_whole(child_z: Review) -> None:
    assert child_z.open_rows == (
        gathering.OpenRows(
            agency="gp",
            read=date(2015, 8, 1),
            sha256="00aa",
            rows=(
                gathering.OpenRow(
                    sent="00cc",
                    at="sheet 1, row 7",
                    needed=("time: Morning or afternoon?",),
                    row={"date": "3 April 2014", "time": "9"},
                ),
            ),
            asked=("00cc",),
        ),
    )
