"""Names of a package that are taken from its modules when they are first asked for."""

from collections.abc import Callable, Mapping
from importlib import import_module


def taken_from(package: str, homes: Mapping[str, str]) -> Callable[[str], object]:
    """Return the `__getattr__` of a package whose modules are loaded one by one.

    `homes` tells, for each module, the names that it gives to the package, parted by
    blanks; no module may bear one of them. To load all of a package for one name took
    as long as a small review to judge.
    """
    home = {name: module for module, names in homes.items() for name in names.split()}

    def get(name: str) -> object:
        if name not in home:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        return getattr(import_module(f"{package}.{home[name]}"), name)

    return get
