"""What opens a review, field for field: the files of child-z as records by hand."""

from datetime import date

from scrkit.dates import PartialDate
from scrkit.model import case, kinship, opening, people, taken_in
from scrkit.model.review import Review


def test_review_yaml_is_read_whole(child_z: Review) -> None:
    assert child_z.case == case.CaseReview(
        format="1",
        id="child-z",
        title="Child Z",
        kind="rapid",
        framework="england-scr-2015",
        overlay="nowhere",
        board=case.Board(
            name="Nowhere Safeguarding Children Board",
            chair="Chair of the Nowhere Board",
            contact="1 Nowhere Street",
        ),
        methodology="silp",
        marking="OFFICIAL",
        agencies=(
            case.Agency(
                id="school",
                name="Nowhere School",
                prefix="SCHOOL",
                report="short_report",
                key=False,
            ),
            case.Agency(
                id="gp", name="Nowhere Surgery", prefix="GP", report="imr", key=True
            ),
        ),
        dates=case.KeyDates(
            incident=PartialDate("2015-05~"),
            authority_aware=date(2015, 5, 2),
            notified=date(2015, 5, 3),
            board_notified=date(2015, 5, 4),
            decided=date(2015, 6, 1),
            decision_sent=date(2015, 6, 2),
            initiated=date(2015, 6, 3),
            report_completed=date(2016, 1, 4),
            report_sent=date(2016, 2, 5),
            publication_planned=date(2016, 3, 6),
            published=date(2016, 3, 7),
            other={"school_asked": date(2015, 5, 5)},
        ),
        departures=(
            case.Departure(
                rule="SCR401",
                file="panel.yaml",
                at="chair",
                reason="No other chair could be had.",
                owner="Chair of the Board",
                date=date(2015, 7, 8),
                until=date(2016, 12, 31),
            ),
        ),
        seal=case.Seal(recipients=(f"age1{'z' * 56}",)),
        themes=(case.Theme(id="winter", title="Winter"),),
        publication=case.Coarsening(
            days="season",
            births="year",
            evidence="listed",
            identity="told",
            themes="told",
        ),
    )


def test_people_yaml_is_read_whole(child_z: Review) -> None:
    assert child_z.people == people.People(
        people=(
            people.Person(
                code="ChildZ",
                label="Child Z",
                role="subject",
                kind="subject",
                born=PartialDate("2013-07"),
                published="the child",
                identity=people.OwnIdentity(
                    ethnicity=people.Said(says="Black Caribbean", by="the mother"),
                    faith=people.Said(unanswered="not_asked", reason="Nobody asked."),
                    language=people.Said(says="Polish"),
                    disability=people.Said(says="A hearing impairment"),
                    sex_or_gender=people.Said(says="A girl"),
                ),
            ),
            people.Person(
                code="Mother",
                label="the mother",
                role="mother",
                kind="family",
                sex="female",
                died=PartialDate("2016"),
                due=PartialDate("2016-12"),
            ),
            people.Person(
                code="SW1",
                label="SW1",
                role="social worker",
                kind="professional",
                agency="school",
                line_manager="SW2",
            ),
            people.Person(code="SW2", label="SW2", role="manager", kind="professional"),
        ),
        places=(
            people.Place(
                code="NurseryA",
                label="Nursery A",
                kind="nursery",
                published="a nursery",
            ),
        ),
        parents=(
            kinship.Parentage(
                child="ChildZ",
                parents=("Mother",),
                kind="foster",
                since=PartialDate("2013-07"),
                until=PartialDate("2016"),
            ),
        ),
        partners=(
            kinship.Partnership(
                people=("Mother", "SW2"),
                kind="married",
                since=PartialDate("2011"),
                until=PartialDate("2012"),
                ended="divorced",
            ),
        ),
        siblings=(kinship.Siblings(people=("ChildZ", "SW2"), kind="half"),),
        twins=(kinship.Twins(children=("ChildZ", "SW2"), identical="no"),),
        households=(
            kinship.Household(
                label="home",
                people=("ChildZ", "Mother"),
                since=PartialDate("2013-07"),
                until=PartialDate("2016"),
            ),
        ),
    )


def test_criteria_yaml_is_read_whole_and_no_stays_a_word(child_z: Review) -> None:
    assert child_z.criteria == opening.Criteria(
        facts={
            "child_died": opening.Fact(
                value="no",
                source="Letter of the hospital.",
                note="The second opinion is awaited.",
            ),
            "under_18": opening.Fact(value="yes"),
        },
        summary="@ChildZ was hurt.",
        referral=opening.Referral(
            date=date(2015, 5, 6), by="Named GP", claims=("SCR-B",), text="A letter."
        ),
        statuses=(
            opening.StatusPeriod(
                status="looked_after",
                from_date=PartialDate("2014-03"),
                until=PartialDate("2014-09"),
                source="The register.",
            ),
        ),
        recommended="The sub group recommended a review.\nIt did so in May.",
        decision=opening.Decision(
            outcome="initiate_scr",
            by="Chair of the Board",
            date=date(2015, 6, 1),
            reasons="The criteria are met.",
        ),
        notifications=(
            opening.Notification(
                what="decision",
                to="Ofsted",
                date=date(2015, 6, 2),
                by="Business manager",
            ),
        ),
        determinations=(
            opening.Determination(
                on=date(2015, 5, 30),
                framework="england-scr-2015",
                result="undecided",
                deciding=("limb_a",),
                open=("child_died",),
            ),
        ),
    )


def test_terms_of_reference_yaml_is_read_whole(child_z: Review) -> None:
    assert child_z.terms == opening.TermsOfReference(
        purpose="To learn.",
        not_for=("To blame.", "To decide who is guilty."),
        period=PartialDate("2012-04/2015-05"),
        period_reason="From the birth on.",
        columns=(
            opening.OwnColumn(
                id="home",
                heading="Home conditions",
                asked="What the home was like.",
                agency_only=True,
            ),
        ),
        questions=(
            opening.Question(id="Q1", text="What was known?", short="Knowledge"),
            opening.Question(id="Q2", text="Was @ChildZ heard?"),
        ),
        agencies=("gp", "school"),
        due=opening.DueDates(
            chronologies=date(2015, 9, 1),
            reports=date(2015, 10, 1),
            learning_event=date(2015, 11, 1),
            first_draft=date(2015, 12, 1),
            completion=date(2016, 1, 1),
        ),
        method="Step by step.",
        proportion="It is a small case.",
        family="They are asked.",
        parallel="Kept apart.",
        agreed=date(2015, 7, 1),
    )


def test_panel_yaml_is_read_whole(child_z: Review) -> None:
    assert child_z.panel == opening.Panel(
        chair=opening.Independent(
            title="Independent chair",
            appointed=date(2015, 6, 10),
            background="Thirty years of practice.",
            employed_by="school",
            declaration=opening.Declaration(
                made=date(2015, 6, 11), text="Nothing stands in the way."
            ),
        ),
        lead_reviewers=(opening.Independent(title="Lead reviewer", employed_by="gp"),),
        members=(
            opening.PanelMember(
                office="Head of Safeguarding",
                agency="gp",
                role="adviser",
                senior=False,
                wrote_imr=True,
                from_date=date(2015, 6, 12),
                until=date(2015, 12, 13),
                declaration=opening.Declaration(
                    made=date(2015, 6, 13), text="No ties."
                ),
            ),
        ),
        meetings=(
            opening.Meeting(
                date=date(2015, 7, 14),
                purpose="Terms of reference.",
                present=("gp",),
                apologies=("school",),
                decided="They were agreed.",
            ),
        ),
    )


def test_glossary_yaml_is_read_whole(child_z: Review) -> None:
    assert child_z.glossary == people.Glossary(
        terms=(
            people.Term(
                short="IMR",
                long="Individual Management Review",
                note="An agency looks at itself.",
            ),
        )
    )


def test_imports_yaml_is_read_whole_with_headings_of_several_words(
    child_z: Review,
) -> None:
    assert child_z.imports == taken_in.Imports(
        maps=(
            taken_in.ColumnMap(
                agency="school",
                columns={"When": "date", "What happened": "event"},
                answers={"confidential": "yes"},
                source="Class register",
                year="2014",
                midnight="real",
                remembered=date(2015, 7, 30),
            ),
        ),
        taken=(
            taken_in.TakenIn(
                agency="gp",
                date=date(2015, 8, 1),
                sha256="00aa",
                kept="gp-2015-08-01.xlsx",
            ),
        ),
        answered=(taken_in.Answered(agency="gp", sent="00bb", entry="GP-0001"),),
    )
