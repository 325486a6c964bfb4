"""Every pattern that runs over document text, compiled by the linear-time engine and registered.

Here: the one way to make such a pattern, and the registry that the linearity test walks.
Not here: what a pattern means; it stands beside the code that asks it.
"""

from typing import Any

import re2

_OPTIONS = re2.Options()
_OPTIONS.log_errors = False
_OPTIONS.max_mem = 1 << 26

REGISTRY: dict[str, Any] = {}
"""Compiled patterns by name; each is fed its own worst case by a test."""


def pattern(name: str, expression: str) -> Any:  # noqa: ANN401 - re2 ships no types
    """The compiled pattern, registered under `name`.

    Raises:
        ValueError: If another expression holds the name.
        re2.error: If the engine cannot run the expression in linear time.
    """
    known = REGISTRY.get(name)
    if known is not None and known.pattern != expression:
        raise ValueError(f"{name}: the registry holds another pattern under this name")
    compiled = re2.compile(expression, _OPTIONS)
    REGISTRY[name] = compiled
    return compiled
