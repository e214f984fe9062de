"""A text that only fills its place is told from one that says something."""

import pytest

from scrkit.text.fillers import says_nothing


@pytest.mark.parametrize(
    "text",
    [
        *("", "  ", "-", "…", "N/A", "n. a.", "T B C", "x", "(Pending)", "_tbc_"),
        *("See above", "please refer to the chronology", "As per our records"),
        *("as in the IMR", "As stated in the overview", "Covered in the report"),
        *("Per the file", "see emails attached", "at present", "At this stage."),
        *("Presently", "currently", "For now", "for the time being", "As yet", "yet"),
        *("So far", "To date", "in due course", "Shortly", "soon", "ASAP", "here"),
        *("In this case", "Not applicable at this time", "tbc - shortly", "-- yet"),
        *("To be confirmed in due course", "lorem ipsum", "Same as above, so far"),
    ],
)
def test_a_filler_however_it_is_written_says_nothing(text: str) -> None:
    assert says_nothing(text)


@pytest.mark.parametrize(
    "text",
    [
        *("No", "Ran", "Record 1, page 27", "A4 sheet", "x-ray", "Seen at home"),
        *("As @Mother said", "Perhaps", "Atlas", "Asap Ltd's file", "see @SW1"),
        *("Here she slept", "in this flat", "Soon after", "2014", "für sich"),
    ],
)
def test_a_text_that_begins_like_a_filler_says_something(text: str) -> None:
    assert not says_nothing(text)
