"""Which facts are still to be found out: those that can make a difference."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from scrkit import frameworks
from scrkit.criteria import Assessment, evaluate
from scrkit.frameworks import Criterion, FactQuestion, Framework, Node
from scrkit.model.opening import Fact
from tests.sampling import examples

SCR = frameworks.load("england-scr-2015")
NO_AGE = {"under_18": "unknown"}
IDS = ("a", "b", "c", "d")


def assess(**answers: str) -> Assessment:
    known = {"under_18": "yes", **answers}
    return evaluate(SCR, {id: Fact(value=value) for id, value in known.items()})


def ids(facts: tuple[FactQuestion, ...]) -> list[str]:
    return [fact.id for fact in facts]


def test_nothing_is_open_once_the_criteria_are_met() -> None:
    found = assess(abuse_or_neglect="known", child_died="yes")

    assert found.open == ()
    assert found.strengthening == ()


def test_an_age_that_nobody_knows_leaves_the_criteria_undecided() -> None:
    """The criteria concern a child: that it was one is neither presumed nor denied."""
    undecided = assess(abuse_or_neglect="known", child_seriously_harmed="no", **NO_AGE)
    waiting = assess(abuse_or_neglect="known", child_died="yes", **NO_AGE)
    not_met = assess(abuse_or_neglect="not_suspected", child_died="no", **NO_AGE)

    assert ids(undecided.open) == ["under_18", "child_died"]
    assert (waiting.result, ids(waiting.open)) == ("undecided", ["under_18"])
    assert (not_met.open, not_met.presumed) == ((), ())


def test_custody_does_not_matter_where_every_death_leads_to_a_review() -> None:
    found = assess(abuse_or_neglect="known", child_seriously_harmed="no")

    assert ids(found.open) == ["child_died"]


def test_custody_matters_where_abuse_is_not_suspected() -> None:
    found = assess(
        abuse_or_neglect="not_suspected",
        child_died="yes",
        in_custody_generally="no",
        in_police_custody="no",
        on_remand_or_following_sentence="no",
        in_young_offender_institution="no",
        in_secure_training_centre="no",
        in_secure_childrens_home="no",
        age_16_or_17="no",
    )

    assert ids(found.open) == ["detained_under_mental_health_act_1983"]


def test_an_order_matters_only_with_an_age_that_may_fit() -> None:
    free = dict.fromkeys(
        (fact.id for fact in SCR.facts if fact.id.startswith(("in_", "on_", "det"))),
        "no",
    )
    found = assess(abuse_or_neglect="not_suspected", child_died="yes", **free)

    assert ids(found.open) == [
        "age_16_or_17",
        "subject_of_mca_2005_deprivation_of_liberty_order",
    ]


def test_nobody_need_prove_that_agencies_worked_well() -> None:
    found = assess()

    assert "definitive_evidence_of_no_interagency_concern" not in ids(found.open)


def test_where_the_board_should_suspicion_would_make_it_must() -> None:
    found = assess(child_died="yes", in_police_custody="yes")

    assert found.result == "met"
    assert found.strength == "guidance_should"
    assert found.open == ()
    assert ids(found.strengthening) == ["abuse_or_neglect"]


def facts_of(values: dict[str, tuple[str, ...]]) -> tuple[FactQuestion, ...]:
    return tuple(
        FactQuestion(id=id, question=f"{id}?", values=(*values[id], "unknown"))
        for id in IDS
    )


YES_NO = ("yes", "no")
FACTS = {"a": ("known", "suspected", "not_suspected"), **dict.fromkeys("bcd", YES_NO)}


def leaf() -> st.SearchStrategy[Node]:
    graded = st.lists(st.sampled_from(FACTS["a"]), min_size=1, max_size=2, unique=True)
    return st.one_of(
        st.sampled_from(IDS[1:]).map(lambda id: Node(fact=id)),
        graded.map(lambda found: Node(fact="a", in_=tuple(found))),
    )


def grown(below: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    some = st.lists(below, min_size=1, max_size=3).map(tuple)
    return st.one_of(
        some.map(lambda nodes: Node(all=nodes)),
        some.map(lambda nodes: Node(any=nodes)),
        below.map(lambda node: Node(not_=node)),
    )


TREES = st.recursive(leaf(), grown, max_leaves=6)


def framework_with(tree: Node) -> Framework:
    criterion = Criterion(
        id="x", question="?", met="m", not_met="n", undecided="u", tree=tree
    )
    return replace(SCR, facts=facts_of(FACTS), criteria=(criterion,))


def result(framework: Framework, answers: dict[str, str]) -> str:
    return evaluate(framework, {id: Fact(value=v) for id, v in answers.items()}).result


def matters(framework: Framework, known: dict[str, str], fact: str) -> bool:
    """Tell by trying out every answer whether a fact can make a difference."""
    others = [id for id in IDS if id not in known and id != fact]
    for answers in product(*(FACTS[id] for id in others)):
        given_ = {**known, **dict(zip(others, answers, strict=True))}
        if len({result(framework, {**given_, fact: v}) for v in FACTS[fact]}) > 1:
            return True
    return False


@settings(max_examples=examples(60), deadline=None)
@given(TREES, st.dictionaries(st.sampled_from(IDS), st.just("no"), max_size=2))
def test_open_facts_are_exactly_those_that_matter(
    tree: Node, known: dict[str, str]
) -> None:
    known = {id: FACTS[id][-1] for id in known}
    framework = framework_with(tree)
    found = evaluate(framework, {id: Fact(value=v) for id, v in known.items()})

    if found.result == "undecided":
        unknown = [id for id in IDS if id not in known]
        assert ids(found.open) == [
            id for id in unknown if matters(framework, known, id)
        ]


def test_a_consideration_is_weighed_and_never_decides() -> None:
    weighed = Node(id="W", title="Weigh it", consideration="themes that recur")
    alone = framework_with(weighed)
    beside = framework_with(Node(all=(Node(fact="b"), weighed)))

    assert result(alone, {}) == "undecided"
    assert result(framework_with(Node(any=(weighed,))), {}) == "undecided"
    assert result(beside, {"b": "yes"}) == "undecided"
    assert evaluate(beside, {"b": Fact(value="yes")}).judgement
    assert not evaluate(beside, {}).judgement
    assert result(beside, {"b": "no"}) == "not_met"
    assert evaluate(alone, {}).open == ()
    assert evaluate(beside, {}).limbs[0].clauses[0].weighed


def test_a_negation_of_what_is_not_known_is_not_known() -> None:
    framework = framework_with(Node(id="N", not_=Node(id="B", fact="b")))

    assert result(framework, {}) == "undecided"
    assert result(framework, {"b": "no"}) == "met"
    found = evaluate(framework, {"b": Fact(value="no")})
    assert found.deciding == ("N", "B")
