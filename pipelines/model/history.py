"""What a new version of a document does to what it said before.

Here: the closed lists of codes for changes.
Not here: how two versions are compared (`reading.changes`), where that is kept (`store.history`).
"""

from enum import StrEnum


class Fact(StrEnum):
    """What a change is a change of."""

    MEASURE = "measure"
    METRIC = "metric"


class Change(StrEnum):
    """What became of it in the new version."""

    ADDED = "added"
    DROPPED = "dropped"
    ALTERED = "altered"


class Element(StrEnum):
    """What differs where something was altered."""

    TEXT = "text"
    SPLIT = "split"
    MERGED = "merged"
    DUE_ON = "due_on"
    DUE_FROM = "due_from"
    FREQUENCY = "frequency"
    OWNER = "owner"
    STRENGTH = "strength"
    HAS_VERIFICATION = "has_verification"
    VALUE = "value"
    VALUE_HIGH = "value_high"
    UNIT = "unit"
    COMPARATOR = "comparator"
    IS_PLACEHOLDER = "is_placeholder"
