import pytest

from pipelines.model.quantity import Comparator, Frequency, MetricKind, MetricRole, Precision


@pytest.mark.parametrize(
    ("codes", "listed"),
    [
        (Comparator, ">= <= = between"),
        (MetricKind, "ratio count amount time_limit coverage"),
        (Frequency, "year quarter month term person_year"),
        (MetricRole, "target achieved baseline"),
        (Precision, "day month quarter half year phase"),
    ],
)
def test_the_codes_are_those_that_codebook_and_tables_list(codes, listed):
    assert [code.value for code in codes] == listed.split()
