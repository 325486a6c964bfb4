"""Covers what the dbt project makes of schema `plans`, and what it refuses to publish."""

from math import prod
from pathlib import Path

import duckdb
import pytest

from pipelines.store.schemas import TABLES
from tests.contract.dbt_runs import build, manifest, run_dbt, statuses
from tests.contract.made_plans import FIRM, Made, a_whole_set, firm_sentences, sentences

SCORES = """
    select document_id, specification, coverage, accountability, completeness_index,
        index_owner_absent, index_owner_present, not_ranked_reason
    from mart_plan_completeness order by document_id
"""
WELL = {"pass", "success", "no-op"}
MODELS = ("build", "--exclude-resource-type", "test", "--exclude-resource-type", "unit_test")


def answers(path, query):
    with duckdb.connect(str(path), read_only=True) as connection:
        return connection.execute(query).fetchall()


def modelled(made: Made, folder: Path) -> Path:
    """The file of these rows with all models and no tests."""
    path = made.write(folder / "planledger.duckdb")
    assert run_dbt(path, *MODELS).success
    return path


def test_all_tests_and_all_rules_hold_on_plans_of_every_sort(whole_build):
    ended = statuses(whole_build[1])
    assert {name: status for name, status in ended.items() if status not in WELL} == {}
    known = manifest()
    tests = [node for node in known.nodes.values() if node.resource_type == "test"]
    assert len(tests) > 100
    assert {node.name for node in [*tests, *known.unit_tests.values()]} <= ended.keys()


def test_each_document_has_its_verdict(built):
    verdicts = built.execute(
        "select not_ranked_reason, count(*) from mart_plan_completeness group by 1 order by 1"
    ).fetchall()
    assert verdicts == [
        ("anonymised", 1),
        ("not_a_plan", 1),
        ("superseded", 1),
        ("truncated", 1),
        (None, 5),
    ]
    places = "select framework, level, jurisdiction_name, rank from mart_city_ranking order by all"
    assert built.execute(places).fetchall() == [
        ("2015", "city", "丑市", 1),
        ("2015", "city", "寅市", 2),
        ("2021", "city", "丑市", 2),
        ("2021", "city", "子市", 1),
        ("2021", "district", "卯区", 1),
    ]


def test_a_plan_worked_by_hand_has_the_index_that_the_method_gives(built):
    """Ten topics of one whole and one empty measure, twenty of an empty one; one item of ten.

    S is the mean of ten halves and twenty zeros; of 32 topics 30 are covered and 10 firmly.
    """
    specification, coverage, accountability = 5 / 30, (30 / 32 + 10 / 32) / 2, 0.1
    pillars = ((specification, 0.5), (coverage, 0.3), (accountability, 0.2))
    index = prod((1 + 99 * pillar) ** weight for pillar, weight in pillars)
    row = built.execute(
        """
        select specification, coverage, accountability, completeness_index
        from mart_plan_completeness where jurisdiction_code = '990100' and is_ranked
        """
    ).fetchone()
    assert row == pytest.approx((specification, coverage, accountability, index), rel=1e-12)


def test_a_citation_is_tied_to_the_document_of_its_title(built):
    tied = "select count(cited_document_id) from fct_citations"
    assert built.execute(tied).fetchone() == (1,)


def test_a_build_without_a_single_row_passes(tmp_path):
    path = Made().write(tmp_path / "planledger.duckdb")
    result = build(path, "--exclude-resource-type", "unit_test")
    assert {name: status for name, status in statuses(result).items() if status not in WELL} == {}
    assert answers(path, "select count(*) from mart_city_ranking") == [(0,)]


def test_adding_a_city_changes_no_other_citys_score(whole_build, tmp_path):
    more = a_whole_set()
    more.add_plan("990300", firm_sentences() * 3)
    before = answers(whole_build[0], SCORES)
    after = answers(modelled(more, tmp_path), SCORES)
    assert len(after) == len(before) + 1
    assert set(before) < set(after)


def test_an_improvement_is_worth_exactly_what_it_says(whole_build, tmp_path):
    """In each plan the best addition of one element is made, and everything is built again."""
    additions = {
        "owner": {"owner": "named"},
        "verification": {"has_verification": True},
        "deadline": {"deadline_source": "explicit", "due_precision": "year"},
    }
    promised = answers(
        whole_build[0],
        """
        select document_id, measure_id, element, index_after from (
            select *, dense_rank() over (order by document_id) as plan from mart_improvements
        )
        where element = ['owner', 'verification', 'deadline'][1 + plan % 3]
        qualify row_number() over (partition by document_id order by position) = 1
        """,
    )
    assert {element for _, _, element, _ in promised} == additions.keys()
    made = a_whole_set()
    measures = {row["measure_id"]: row for row in made.rows["measures"]}
    for _, measure_id, element, _ in promised:
        measures[measure_id].update(additions[element])
    indices = "select document_id, completeness_index from mart_plan_completeness"
    before = dict(answers(whole_build[0], indices))
    after = dict(answers(modelled(made, tmp_path), indices))
    for document_id, _, _, promise in promised:
        assert after[document_id] == pytest.approx(promise, abs=1e-9)
        assert after[document_id] > before[document_id]


def test_a_plan_that_lacks_two_things_is_told_both_the_larger_gain_first(tmp_path):
    """Two sentences of one topic lack one thing each: they are every addition there is."""
    whole = FIRM | {"topic_code": "local"}
    three = [whole | {"owner": "collective"}, whole | {"has_verification": False}, whole]
    made = Made()
    made.add_reference()
    made.add_plan("990100", three + sentences(20, **FIRM))
    path = modelled(made, tmp_path)
    listed = answers(path, "select position, element, index_gain from mart_improvements order by 1")
    assert [(position, element) for position, element, _ in listed] == [
        (1, "verification"),
        (2, "owner"),
    ]
    assert listed[0][2] > listed[1][2] > 0


FAULTS = (
    # Within a part no fault can fail another one's test.
    {
        "text_stands_at_its_offsets_fct_measures_": "update fct_measures set char_start = 1",
        "no_share_is_above_a_thousand_percent": "update fct_metrics set value = 1001",
        "fct_metrics_years_lie_between_1990_and_2100": (
            "update fct_metrics set due_on = '2206-01-01'"
        ),
        "a_metric_belongs_to_a_measure_or_to_an_achievement": (
            "update fct_metrics set measure_id = null"
        ),
        "assert_samples_and_real_documents_never_share_a_build": (
            "update dim_document set is_sample = false where kind = 'report'"
        ),
        "assert_every_quarantined_input_gives_its_reason": (
            "update plans.inputs set outcome = 'quarantined'"
        ),
        "every_input_seen_is_accounted_for": "update pipeline_run set n_ignored = 1",
        "mart_plan_completeness_indices_lie_between_1_and_100": (
            "update mart_plan_completeness set completeness_index = 100.1"
        ),
        "assert_weights_of_a_mean_add_up_to_one": "update index_parameters set value = 0.3",
    },
    {
        "values_are_finite": "update fct_metrics set value = 'nan'",
        "text_stands_at_its_offsets_fct_metrics_": (
            "update fct_metrics set text = repeat('长', 1001), char_end = char_start + 1001"
        ),
        "assert_the_newest_run_counts_its_inputs": "delete from plans.inputs",
        "assert_every_plan_answers_every_accountability_item": (
            "delete from fct_accountability where item_code = 'resources'"
        ),
        "fct_measures_document_id_is_in_dim_document": (
            "delete from dim_document where jurisdiction_code = '990200'"
        ),
        "the_bounds_enclose_the_index": "update mart_plan_completeness set index_owner_absent = 99",
        "what_is_ranked_has_an_index_and_no_reason_against": (
            "update mart_plan_completeness set is_ranked = true"
        ),
    },
)


@pytest.mark.parametrize("faults", FAULTS, ids=["first part", "second part"])
def test_a_fault_planted_in_the_tables_fails_the_test_that_is_there_for_it(
    whole_build, tmp_path, faults
):
    path = tmp_path / "planledger.duckdb"
    path.write_bytes(whole_build[0].read_bytes())
    with duckdb.connect(str(path)) as connection:
        for fault in faults.values():
            connection.execute(fault)
    ended = statuses(run_dbt(path, "test", "--select", *faults))
    assert ended == dict.fromkeys(faults, "fail")


def test_every_table_and_every_column_carries_a_comment(built):
    silent = built.execute(
        """
        select table_name || '.' || column_name from duckdb_columns()
        where schema_name in ('main', 'staging', 'intermediate')
            and not internal and coalesce(comment, '') = ''
        union all
        select table_name from duckdb_tables()
        where schema_name = 'main' and not internal and coalesce(comment, '') = ''
        """
    ).fetchall()
    assert silent == []


def test_types_follow_from_names(built):
    """Codes are text, counts whole numbers, moments in UTC: the contract with who writes SQL."""
    columns = built.execute(
        """
        select table_name, column_name, data_type from duckdb_columns()
        where schema_name = 'main' and not internal
        """
    ).fetchall()
    endings = {"_id": "VARCHAR", "_code": "VARCHAR", "_at": "TIMESTAMP WITH TIME ZONE"}
    endings |= {"_on": "DATE", "_year": "INTEGER", "_no": "INTEGER", "_start": "INTEGER"}
    openings = {"is_": "BOOLEAN", "has_": "BOOLEAN", "n_": "INTEGER", "score_": "DOUBLE"}
    wrong = [
        (table, column, kind)
        for table, column, kind in columns
        for part, expected in (endings | openings).items()
        if (column.endswith(part) if part in endings else column.startswith(part))
        and kind != expected
    ]
    assert wrong == []
    assert ("dim_document", "flags", "VARCHAR[]") in columns


def test_views_answer_when_the_file_is_attached_under_another_name(whole_build):
    with duckdb.connect() as connection:
        connection.execute(f"attach '{whole_build[0]}' as elsewhere (read_only)")
        for table in TABLES:
            counted = f"select count(*) from elsewhere.{{}}.{{}}{table}"
            source = connection.execute(counted.format("plans", "")).fetchone()
            view = connection.execute(counted.format("staging", "stg_plans__")).fetchone()
            assert source == view
