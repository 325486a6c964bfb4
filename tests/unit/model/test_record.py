from dataclasses import dataclass, fields, replace
from timeit import repeat

from pipelines.model.commitment import Citation

ROW = (0, "条例", None, 1, 3)


@dataclass(frozen=True, slots=True)
class Frozen:
    """The columns of a citation, in a record that refuses changes at run time."""

    position: int
    cited_title: str
    cited_issuer: str | None
    char_start: int
    char_end: int


def test_a_record_is_a_dataclass_with_equality_and_hash_of_its_values():
    assert [field.name for field in fields(Citation)] == [field.name for field in fields(Frozen)]
    assert replace(Citation(*ROW), position=2) == Citation(2, *ROW[1:]) != Citation(*ROW)
    assert len({Citation(*ROW), Citation(*ROW), Citation(2, *ROW[1:])}) == 2


def test_a_record_keeps_no_dictionary():
    assert not hasattr(Citation(*ROW), "__dict__")


def test_a_record_is_made_faster_than_a_frozen_dataclass():
    made, frozen = (min(repeat(lambda c=c: c(*ROW), number=2000)) for c in (Citation, Frozen))
    assert made < frozen


def test_the_type_checker_alone_refuses_to_change_a_record():
    row = Citation(*ROW)
    # `make check` fails on a comment that suppresses nothing.
    row.position = 1  # ty: ignore[invalid-assignment]
    assert row == Citation(1, *ROW[1:])
