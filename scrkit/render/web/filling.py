"""The templates of our web pages, which escape all that is put into them."""

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from scrkit.render.wording.escape import cleaned

_HERE = Path(__file__).parent


def fill(template: str, **values: Any) -> bytes:
    """Return the page that a template makes of values; whatever is text stays text."""
    return _environment().get_template(template).render(values).encode()


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(_HERE),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalized,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _finalized(value: Any) -> Any:
    # Escaping lets control and direction signs pass, which no page should hold.
    plain = isinstance(value, str) and not isinstance(value, Markup)
    return cleaned(value) if plain else value


@cache
def own(name: str) -> Markup:
    """Return a style or a script of ours, to stand in a page as it is."""
    return Markup((_HERE / name).read_text(encoding="utf-8"))  # noqa: S704 - ours
