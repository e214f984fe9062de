"""Every record that people fill in is in a form, or it is said why not."""

from collections.abc import Iterator
from typing import get_args, get_origin

import pytest
from msgspec.structs import fields, replace

from scrkit.forms.description import Form
from scrkit.forms.formless import FORMLESS
from scrkit.forms.known import FORMS
from scrkit.forms.places import places
from scrkit.model.kinds import BY_COMMAND, Record, note, unwrapped
from scrkit.model.review import AGENCY_FOLDERS, SINGLE_FILES


def within(record: type[Record]) -> Iterator[type[Record]]:
    yield record
    for one in fields(record):
        inner = unwrapped(one.type)
        if get_origin(inner) is tuple:
            inner = unwrapped(get_args(inner)[0])
        by_hand = note(one.type, "empty") != BY_COMMAND
        if by_hand and isinstance(inner, type) and issubclass(inner, Record):
            yield from within(inner)


def asked_for() -> Iterator[type[Record]]:
    for form in FORMS.values():
        yield from (record for _, record in levels(form))


def test_every_record_that_people_fill_in_is_in_a_form_or_it_is_said_why_not() -> None:
    kept = (record for *_, record in (*SINGLE_FILES, *AGENCY_FOLDERS))
    every = {one for record in kept for one in within(record)}
    assert every - {*asked_for()} == {*FORMLESS}


@pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.name)
def test_what_a_form_leaves_out_or_words_in_its_own_way_is_there(form: Form) -> None:
    names = {
        f"{above}{one.name}" for above, record in levels(form) for one in fields(record)
    }
    assert {*form.left_out} <= names
    assert {*form.parts} <= names
    assert all(form.left_out.values())


def levels(form: Form) -> Iterator[tuple[str, type[Record]]]:
    yield "", form.record
    for place in places(replace(form, rows="")):
        for one in place.all():
            if one.record:
                yield f"{one.name}.", one.record
