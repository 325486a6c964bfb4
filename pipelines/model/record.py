"""How the rows of a document are declared.

Here: the decorator of records that are made by the thousand.
Not here: any record; those that are made once a document are plain frozen dataclasses.
"""

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True)
def record(cls: type[T]) -> type[T]:
    """A dataclass with slots that nobody changes: the type checker refuses it.

    Refusing it while the program runs, as a frozen dataclass does, makes a row ten times as dear:
    each of its fields is then set by a call.
    """
    return dataclass(slots=True, unsafe_hash=True)(cls)
