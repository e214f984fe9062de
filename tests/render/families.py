"""Families for the genogram: one with every sign, and generated ones of any shape."""

from itertools import pairwise

from hypothesis import strategies as st
from msgspec import convert

from scrkit.dates import PartialDate, parse_date
from scrkit.model.people import People

EVERY_SIGN = """
- ChildA male subject born:2014-05 died:2016-01
- ChildB female family born:2014-05
- ChildC unknown family due:2016-12
- ChildD other family born:2010
- ChildE female family born:2008
- Mother female family born:1990
- Father male family born:198X
- Wife female family
- Friend male family
- Carer female other
- GrandM female family died:unknown
- GrandF male family
"""

_PARENTS = [
    ("ChildA", ("Mother", "Father"), "birth"),
    ("ChildB", ("Mother", "Father"), "birth"),
    ("ChildC", ("Mother", "Father"), "birth"),
    ("ChildD", ("Mother", "Friend"), "birth"),
    ("ChildD", ("Carer",), "foster"),
    ("ChildE", ("Father", "Wife"), "birth"),
    ("Mother", ("GrandM", "GrandF"), "birth"),
]
_PARTNERS = [
    ("Mother", "Father", "cohabiting", None),
    ("Mother", "Friend", "relationship", "separated"),
    ("Father", "Wife", "married", "divorced"),
    ("GrandM", "GrandF", "married", "death"),
]


def people_of(**lists: object) -> People:
    """Return people.yaml's record of plain lists."""
    return convert(lists, People, dec_hook=_day)


def _day(kind: type, value: object) -> PartialDate:
    assert kind is PartialDate
    return parse_date(str(value))


def person(code: str, sex: str = "unknown", **more: object) -> dict[str, object]:
    """Return somebody of the family; the label and the wording are not the code."""
    label = f"Label of {code.lower()}"
    given = {"kind": "family", "published": f"somebody called {_word(code)}"} | more
    return {"code": code, "label": label, "role": "kin", "sex": sex} | given


def _word(code: str) -> str:
    return "".join(chr(ord("a") + ord(sign) % 26) for sign in code)


def every_sign() -> People:
    """Return a family in which every sign and line is."""
    everyone = []
    for line in EVERY_SIGN.strip().splitlines():
        code, sex, kind, *days = line.removeprefix("- ").split()
        more = dict(day.split(":") for day in days)
        everyone.append(person(code, sex, kind=kind, **more))
    return people_of(
        people=everyone,
        parents=[
            {"child": child, "parents": parents, "kind": kind}
            for child, parents, kind in _PARENTS
        ],
        partners=[
            {"people": (one, other), "kind": kind, "ended": ended}
            for one, other, kind, ended in _PARTNERS
        ],
        twins=[{"children": ("ChildA", "ChildB"), "identical": "yes"}],
        households=[
            {"label": "the flat", "people": ("Mother", "Father", "ChildA", "ChildB")}
        ],
    )


@st.composite
def families(draw: st.DrawFn, most: int = 24) -> People:
    """Return a family of four generations or of no order at all."""
    size = draw(st.integers(2, most))
    codes = [f"P{number}" for number in range(size)]
    long = draw(st.sampled_from(("", " of the former neighbour in the next road")))
    everyone = [
        person(code, draw(st.sampled_from(("female", "male", "other", "unknown"))))
        for code in codes
    ]
    for one in everyone:
        one["label"] = f"{one['label']}{long}"
    everyone[-1]["kind"] = "subject"
    parents, partners = _relations(draw, codes)
    living = draw(st.lists(st.sampled_from(codes), max_size=6, unique=True))
    others = draw(st.lists(st.sampled_from(codes), max_size=4, unique=True))
    return people_of(
        people=everyone,
        parents=parents,
        partners=partners,
        siblings=[{"people": pair} for pair in pairwise(others[:2])],
        twins=[{"children": others}] if len(others) > 2 else [],
        households=[
            {"label": f"home {number}", "people": home}
            for number, home in enumerate((living, others))
            if home
        ],
    )


def _relations(
    draw: st.DrawFn, codes: list[str]
) -> tuple[list[dict[str, object]], list[dict[str, object]]]:
    """Return parents and partners; one who came earlier is no child of a later one."""
    parents: list[dict[str, object]] = []
    partners: list[dict[str, object]] = []
    for place, code in enumerate(codes[1:], 1):
        # Of the last few mostly: the generations follow each other.
        near = codes[max(0, place - 9) : place]
        way = draw(st.sampled_from(("child", "child", "partner", "both", "foster")))
        some = draw(
            st.lists(st.sampled_from(near), min_size=1, max_size=2, unique=True)
        )
        if way in ("child", "both"):
            parents.append({"child": code, "parents": some})
        if way == "foster":
            parents.append({"child": code, "parents": some[:1], "kind": "foster"})
        if way in ("partner", "both"):
            kind = draw(st.sampled_from(("married", "cohabiting", "relationship")))
            ended = draw(st.sampled_from((None, "separated", "divorced")))
            other = draw(st.sampled_from(near))
            pair: dict[str, object] = {
                "people": (other, code),
                "kind": kind,
                "ended": ended,
            }
            partners.append(pair)
    return parents, partners
