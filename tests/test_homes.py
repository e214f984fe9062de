"""Packages whose modules are loaded one by one give what they say they give."""

import ast
from importlib import import_module
from pathlib import Path

import pytest

import scrkit

_ROOT = Path(scrkit.__file__).parent
_LATE = sorted(
    f"scrkit.{path.parent.relative_to(_ROOT).as_posix().replace('/', '.')}"
    for path in _ROOT.rglob("__init__.py")
    if "taken_from(" in path.read_text("utf-8")
)


@pytest.mark.parametrize("package", _LATE)
def test_every_name_is_given_by_the_module_that_a_type_checker_sees(
    package: str,
) -> None:
    module = import_module(package)
    assert module.__file__ is not None
    seen = {
        alias.name: node.module
        for node in ast.walk(ast.parse(Path(module.__file__).read_text("utf-8")))
        if isinstance(node, ast.ImportFrom)
        and (node.module or "").startswith(f"{package}.")
        for alias in node.names
    }
    assert set(seen) == set(module.__all__)
    for name, home in seen.items():
        assert getattr(module, name) is getattr(import_module(str(home)), name)
    with pytest.raises(AttributeError, match="nothing_of_the_kind"):
        _ = module.nothing_of_the_kind
