"""What a review decides, field for field: the files of child-z as records by hand."""

from datetime import date

from scrkit.dates import PartialDate
from scrkit.model import (
    drafting,
    monitoring,
    order,
    outcome,
    publishing,
    reporting,
    response,
)
from scrkit.model.review import Review, Section


def test_findings_yaml_is_read_whole(child_z: Review) -> None:
    assert child_z.findings == outcome.Findings(
        findings=(
            outcome.Finding(
                id="F1",
                title="Nobody asked",
                text="@ChildZ was not asked.",
                why="There was no time.",
                factor="workload",
                themes=("child-voice", "winter"),
                questions=("Q2",),
                evidence=("GP-0001", "SCHOOL-0001"),
                counter_evidence=("GP-0002",),
                counter_note="It weighs less.",
                changed="Time is set aside.",
                confirmed=outcome.Confirmation(
                    date=date(2016, 4, 21),
                    by="Lead Reviewer",
                    reason="As the panel agreed",
                    cited=(
                        outcome.Stamp(
                            id="GP-0001",
                            sha256="7550dde50686d371efa0ca8ffa0ff02b"
                            "ef91e6dd7ac067088034f27ff2f79cfb",
                        ),
                        outcome.Stamp(
                            id="SCHOOL-0001",
                            sha256="8011dcba9d9becd5ca6f6949f80736a6"
                            "153b2129613a8faa59d45482d4fbc248",
                        ),
                        outcome.Stamp(
                            id="GP-0002",
                            sha256="5441589e65ac42f23f0d8e8c99e385d7"
                            "99c5c301c5816d5b513676c7f0fb2c6f",
                        ),
                    ),
                ),
            ),
        ),
        recommendations=(
            outcome.Recommendation(
                id="R1",
                text="Ask the child.",
                to="Board",
                findings=("F1",),
                expected="Children are heard.",
                repeats=(
                    outcome.Repeat(
                        review="child-y",
                        recommendation="R3",
                        same="yes",
                        reason="It was not carried out",
                        by="Sub group",
                        date=date(2016, 5, 1),
                    ),
                ),
                confirmed=outcome.Confirmation(
                    date=date(2016, 4, 21),
                    by="Lead Reviewer",
                    reason="As the panel agreed",
                    cited=(
                        outcome.Stamp(
                            id="F1",
                            sha256="dffe7ec9a999a18947de9e3a896b365b"
                            "276db62b7431cdb4092ed54dc9e05db1",
                        ),
                    ),
                ),
            ),
        ),
        hindsight="What was known on each day was set out first.",
    )


def test_the_prose_is_read_under_the_name_of_its_section(child_z: Review) -> None:
    text = "@ChildZ was seen once [GP-0001].\n"

    assert child_z.sections == (Section(name="summary", text=text),)


def test_actions_yaml_is_read_whole(child_z: Review) -> None:
    assert child_z.actions == outcome.ActionPlan(
        agreed=date(2016, 1, 10),
        agreed_with=("gp", "school"),
        monitored_by="Sub group",
        reviewed=(date(2016, 4, 1),),
        actions=(
            outcome.Action(
                id="A1",
                text="A form.",
                source=("R1", "GP-R1"),
                agency="gp",
                owner="Named GP",
                due=date(2016, 6, 1),
                success="It is used.",
                started=date(2016, 2, 1),
                done=date(2016, 5, 1),
                evidenced=monitoring.Proof(
                    date=date(2016, 5, 10), by="Auditor", what="Ten forms."
                ),
                difference=monitoring.Proof(
                    date=date(2016, 9, 10), by="Auditor", what="Children were asked."
                ),
                progress="On time.",
                learning=("L1",),
                expected=date(2016, 6, 15),
                risk="medium",
                risk_note="The post may fall empty.",
                measure=monitoring.Measure(
                    counted="Forms that ask",
                    before="1 of 10",
                    target="9 of 10",
                    after="8 of 10",
                    source="A draw",
                ),
                readings=(
                    monitoring.Reading(month=PartialDate("2016-04"), value="6 of 10"),
                ),
                checks=(
                    monitoring.Check(
                        date=date(2017, 1, 12),
                        by="Lay member",
                        what="Still asked.",
                        holds="partly",
                    ),
                ),
                postponed=(
                    monitoring.Postponement(
                        date=date(2016, 4, 2),
                        was=date(2016, 5, 2),
                        due=date(2016, 6, 1),
                        reason="A post was empty.",
                        by="Chair",
                    ),
                ),
                decisions=(
                    monitoring.Decided(
                        date=date(2016, 4, 3), what="The chair writes.", by="Vice-chair"
                    ),
                ),
                updates=(
                    monitoring.Update(
                        quarter="2016-Q1",
                        date=date(2016, 3, 28),
                        state="in progress",
                        was="not started",
                        due=date(2016, 5, 3),
                        what="Begun.",
                        risk="high",
                        expected=date(2016, 5, 30),
                    ),
                ),
                closed=monitoring.Closing(date=date(2017, 2, 1), by="Group"),
            ),
        ),
    )


def test_response_yaml_is_read_whole(child_z: Review) -> None:
    assert child_z.response == response.Response(
        agreed=date(2016, 1, 11),
        foreword="We accept.",
        replies=(
            response.Reply(
                to="F1", accepted="accepted_in_part", by="gp", text="In part."
            ),
            response.Reply(to="GP-R1", accepted="accepted", by="Board", text="Yes."),
        ),
        monitoring="Every quarter.",
    )


def test_timeline_yaml_is_read_whole(child_z: Review) -> None:
    assert child_z.timeline == order.TimelineDecisions(
        links=(
            order.Link(
                entries=("GP-0001", "SCHOOL-0001"),
                relation="precision_only",
                reason="One visit.",
                by="Panel",
                date=date(2015, 9, 10),
                rests_on=(outcome.Stamp(id="GP-0001", sha256="0"),),
            ),
        ),
        day_orders=(
            order.DayOrder(
                day=PartialDate("2014-03-05"),
                entries=("GP-0001", "GP-0002"),
                reason="The call came later.",
            ),
        ),
        phases=(
            order.Phase(
                id="P1",
                title="First months",
                period=PartialDate("2013/2014-03"),
                text="Before the visit.",
            ),
        ),
        words=(order.OwnWords(means="eviction", said=("notice to quit", "=NTQ")),),
    )


def test_proceedings_yaml_is_read_whole(child_z: Review) -> None:
    assert child_z.proceedings == order.Proceedings(
        proceedings=(
            order.Proceeding(
                kind="coronial",
                what="An inquest.",
                state="concluded",
                opened=date(2015, 6, 20),
                concluded=date(2016, 2, 20),
                effect="Interviews waited.",
            ),
        ),
        pauses=(
            order.Pause(
                from_date=date(2015, 7, 1),
                until=date(2015, 7, 31),
                what="Interviews",
                reason="The inquest.",
                because="coronial",
            ),
        ),
        delays=(
            order.Delay(
                reported=date(2015, 12, 5),
                what="The report",
                reason="The inquest.",
                until=date(2016, 1, 4),
                agreed_by="Board",
            ),
        ),
    )


def test_dissemination_yaml_is_read_whole(child_z: Review) -> None:
    assert child_z.dissemination == publishing.Dissemination(
        debriefs=(
            publishing.Debrief(
                agency="gp",
                date=date(2016, 2, 10),
                by="Named GP",
                people=("SW1",),
                note="Staff were glad.",
            ),
        ),
        briefings=(
            publishing.Briefing(
                title="Hear the child",
                date=date(2016, 3, 10),
                agencies=("gp", "school"),
                kind="training",
                reached="forty people",
                note="Asked again in autumn.",
            ),
        ),
        publication=publishing.Publication(
            decision="publish_later",
            by="Chair of the Board",
            date=date(2016, 2, 25),
            reason="After the inquest.",
            staff_told=date(2016, 3, 1),
            gates=(
                publishing.Gate(
                    id="G1",
                    state="approved_with_reason",
                    date=date(2016, 2, 24),
                    by="Board solicitor",
                    reason="Advice was taken.",
                ),
            ),
            approval=publishing.Approval(
                office="Independent Chair",
                date=date(2016, 2, 26),
                version="1.0",
                sha256="0123",
                seal="printed-1",
                texts="4567",
            ),
            printed=(
                publishing.Printed(
                    product="overview", sha256="89ab", passages="bcdf ghjk"
                ),
            ),
        ),
        editions=(
            publishing.Edition(
                id="E2",
                date=date(2016, 3, 20),
                version="1.1",
                sha256="4567",
                supersedes="E1",
                reason="A figure was wrong.",
            ),
        ),
    )


def test_reporting_yaml_is_read_whole(child_z: Review) -> None:
    assert child_z.reporting == reporting.Reporting(
        tracker=reporting.Tracker(
            steis_number="none",
            local_reference="CZ",
            identifier_types=("StEIS",),
            referred=date(2015, 5, 6),
            embargoed=date(2016, 3, 8),
            designated_professional="designated nurse",
            case_information="A child was hurt.",
            vulnerability_themes=("neglect",),
            review_type="converted",
            slippage="None.",
            locality="the county",
            report_signed_off=date(2016, 3, 9),
            link="www.board.example",
            comments="Nothing more.",
        ),
        incidents=(
            reporting.Incident(
                child="ChildZ",
                nature="harm",
                local_authority="the county",
                region="the north",
                number_of_children="one",
                age="one",
                looked_after="not so",
                placement_type="none",
                child_in_need_plan="not so",
                child_protection_plan="not so",
                known_to_any_agency="so",
                care_leaver_death="not so",
            ),
        ),
        as_notified=(
            reporting.AsNotified(
                child="ChildZ",
                kept=date(2015, 5, 20),
                values={"nature": "death"},
                sha256=(
                    "1dbee4f4bea3b2f6a28a1ef1defccd39ce47297aaa00271c4e6dc6bc8bfcd0a9"
                ),
            ),
        ),
    )


def test_drafts_yaml_is_read_whole(child_z: Review) -> None:
    assert child_z.drafts == drafting.Drafts(
        drafts=(
            drafting.Draft(
                id="D1",
                sent=date(2016, 2, 1),
                to="agency",
                agency="gp",
                by="manager",
                commit="0123",
                version="4567",
                sha256="89ab",
            ),
        )
    )


def test_points_yaml_is_read_whole(child_z: Review) -> None:
    assert child_z.points == drafting.Points(
        points=(
            drafting.Point(
                id="PT1",
                draft="D1",
                who="gp reader 1",
                said=date(2016, 2, 3),
                kind="change",
                place="F1",
                anchor="0a1b",
                passage="The surgery wrote.",
                words="wrote",
                text="It rang.",
                removes="wrote",
                adds="rang",
                moves=True,
                untracked=True,
                resolved=True,
                replies=(
                    drafting.PointReply(
                        who="gp reader 2", said=date(2016, 2, 4), text="Yes."
                    ),
                ),
                source="2c3d",
                answer="Put right.",
                status="taken_up",
                settled_by="the panel",
                settled=date(2016, 2, 10),
            ),
        )
    )
