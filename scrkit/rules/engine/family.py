"""The rules of a family, as its files define them."""

from types import ModuleType

from scrkit.rules.engine.rule import Rule


def rules_of(*modules: ModuleType) -> tuple[Rule, ...]:
    """Return the rules that modules define, in the order of modules and definitions.

    Whatever is made with `rule` counts: none has to be listed, and none is forgotten.
    """
    return tuple(
        one
        for module in modules
        for one in vars(module).values()
        # A rule that a module only takes from another stands in that one.
        if isinstance(one, Rule) and one.check.__module__ == module.__name__
    )
