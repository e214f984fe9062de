"""The form in which whoever was interviewed confirms the record, or corrects it."""

from scrkit.forms.description import Form, Part
from scrkit.model.hearing import Interview, Interviews

_ASKED = ("id", "accuracy_confirmed", "corrections")
_ELSEWHERE = "The workbook of the agency's interviews asks for it."

RECORD = Form(
    name="interview-record",
    title="Record of an interview",
    record=Interviews,
    file="interviews/{}.yaml",
    by="whoever was interviewed",
    told=(
        "This is a record of what was said, and not word for word unless it stands in "
        "quotation marks. Please read it, and write below what is wrong or missing.",
        "Say the day on which you confirm it only when it is right, with your "
        "corrections if there are any. What nobody has confirmed is not relied on.",
    ),
    parts={
        "interviews": Part("The record"),
        "interviews.accuracy_confirmed": Part("I confirm that it is right, on"),
        "interviews.corrections": Part("Corrections", "In your own words."),
    },
    left_out={
        "format": "A matter of the file.",
        "agency": "The form is made for one agency.",
        **{
            f"interviews.{name}": _ELSEWHERE
            for name in Interview.__struct_fields__
            if name not in _ASKED
        },
    },
    keyed={"interviews": "interviews"},
    apart=True,
    one_of="interviews",
)
