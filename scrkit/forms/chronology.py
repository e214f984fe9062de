"""The chronology form: its columns are what the fields of an entry say of them."""

from scrkit.forms.description import Form
from scrkit.model.gathering import Chronology

_COVERED = "The office notes it in the file: the form holds the entries alone."

CHRONOLOGY = Form(
    name="chronology",
    title="Chronology",
    record=Chronology,
    file="chronologies/{}.yaml",
    by="who keeps its records",
    rows="entries",
    tabled=True,
    noted="chronology",
    due="chronologies",
    left_out={
        "format": "A matter of the file.",
        "agency": "The form is made for one agency.",
        "author": _COVERED,
        "started": _COVERED,
        "compiled": _COVERED,
        "no_contact": "A stretch without contact has a row of its own.",
        "withdrawn": "What a return no longer has is kept there when it comes in.",
        "entries.own": "Each of the case's own columns stands beside the others.",
        "entries.stands_in": "The board looks it up in the secured file.",
    },
)
