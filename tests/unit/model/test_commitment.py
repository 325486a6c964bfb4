import pytest

from pipelines.model.commitment import (
    DeadlineSource,
    MeasureType,
    Owner,
    Responsibility,
    Strength,
    UnitKind,
)
from tests.unit.extract.made import measure


@pytest.mark.parametrize(
    ("codes", "listed"),
    [
        (MeasureType, "goal standing_rule recurring threshold deliverable direction"),
        (Strength, "prohibition mandatory gradual exploratory"),
        (Owner, "named collective attachment none"),
        (DeadlineSource, "explicit inherited none"),
        (Responsibility, "lead responsible support"),
        (UnitKind, "department party court_procuratorate lower_government collective"),
    ],
)
def test_the_codes_are_those_that_codebook_and_tables_list(codes, listed):
    assert [code.value for code in codes] == listed.split()


def test_a_measures_codes_are_words_of_the_tables():
    found = measure("每年检查2次。")
    assert f"{found.measure_type} {found.strength}" == "recurring mandatory"
