"""An activity is no difference: which sentences are heard as one, and which are not."""

import pytest

from scrkit.model.monitoring import Measure
from scrkit.review.figures import Figure, figure, moved
from scrkit.text.effect import tells_only_activity

ACTIVITIES = (
    "Training delivered to 200 staff who work with children.",
    "The policy was updated in June.",
    "Policy updated",
    "95% of staff have been trained.",
    "Staff feel more confident.",
    "A briefing was held and attended by forty managers.",
    "All staff completed e-learning.",
    "New pathway in place.",
    "Awareness raised among school nurses.",
    "A leaflet was sent to all families.",
    "We have rolled out the new template across all teams.",
    "Procedures have been reviewed and re-issued; a newsletter was circulated.",
    "Multi-agency training has been delivered. 92% completed it.",
    "The strategy was signed off by the Board and published on the website.",
    "Practitioners were reminded of the escalation policy.",
    "Supervision guidance has been rewritten and shared with team managers.",
)
SEEN = (
    "Letters that ask rose from one in ten to seven in ten; eleven children were seen"
    " sooner because of them.",
    "All nineteen children were seen within ten working days; the median was four.",
    "Since the training was delivered, children wait four days instead of twenty.",
    "Training was delivered. Of twenty files read since, eighteen describe the day.",
    "Mothers say that they were asked about violence.",
    "Because the protocol was agreed, 40 of 44 families were seen within ten days.",
    "In twenty plans that had drifted, the next step was changed in fourteen.",
    "An audit of thirty records found that fathers were named in twenty-seven.",
    "The number of children whom nobody had seen fell from 41 to 7.",
    "The policy is used: missed appointments that nobody followed up halved.",
)


@pytest.mark.parametrize("text", ACTIVITIES)
def test_an_activity_is_heard(text: str) -> None:
    assert tells_only_activity(text)


@pytest.mark.parametrize("text", SEEN)
def test_what_was_seen_is_no_activity(text: str) -> None:
    assert not tells_only_activity(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("17", Figure(17, share=False)),
        ("1,200", Figure(1200, share=False)),
        ("4.5", Figure(4.5, share=False)),
        ("92 %", Figure(92, share=True)),
        ("92%", Figure(92, share=True)),
        ("46 of 50", Figure(92, share=True)),
        ("46/50", Figure(92, share=True)),
        ("nearly all", None),
        ("46 of 0", None),
        ("", None),
    ],
)
def test_figures_are_read_as_people_write_them(
    text: str, wanted: Figure | None
) -> None:
    assert figure(text) == wanted


@pytest.mark.parametrize(
    ("before", "target", "now", "nearer"),
    [
        ("12 of 50", "50 of 50", "46 of 50", True),
        ("41", "0", "7", True),
        ("41", "0", "45", False),
        ("41", "20", "12", True),
        ("12 of 50", "50 of 50", "12 of 50", False),
        ("12 of 50", "50", "46 of 50", None),
        ("12 of 50", "", "46 of 50", None),
    ],
)
def test_a_figure_moves_only_towards_its_target(
    before: str, target: str, now: str, nearer: bool | None
) -> None:
    measure = Measure(counted="Missed appointments", before=before, target=target)

    assert moved(measure, now) is nearer
