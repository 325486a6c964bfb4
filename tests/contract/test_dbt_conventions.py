"""Covers what the dbt project says twice: copies of a list are held to its one home."""

import csv
from pathlib import Path

import pytest
import yaml

from dbt_project.draws.choices import PARAMETERS
from pipelines.model.commitment import (
    DeadlineSource,
    MeasureType,
    Owner,
    Responsibility,
    Strength,
    UnitKind,
)
from pipelines.model.document import Kind
from pipelines.model.place import Level
from pipelines.model.quantity import Comparator, Frequency, MetricKind, MetricRole, Precision
from pipelines.model.section import Role
from pipelines.store.rows import ROWS_OF_DOCUMENTS
from pipelines.store.schemas import TABLES
from pipelines.store.warehouse import OPTIONS
from tests.contract.dbt_runs import PROJECT

MODELS = PROJECT / "models"
VOCABULARY = {
    ("bridge_task_unit", "responsibility"): Responsibility,
    ("dim_document", "kind"): Kind,
    ("dim_document", "level"): Level,
    ("dim_jurisdiction", "level"): Level,
    ("dim_section", "role"): Role,
    ("dim_unit", "unit_kind"): UnitKind,
    ("fct_measures", "deadline_source"): DeadlineSource,
    ("fct_measures", "due_precision"): Precision,
    ("fct_measures", "frequency"): Frequency,
    ("fct_measures", "measure_type"): MeasureType,
    ("fct_measures", "owner"): Owner,
    ("fct_measures", "strength"): Strength,
    ("fct_metrics", "comparator"): Comparator,
    ("fct_metrics", "frequency"): Frequency,
    ("fct_metrics", "kind"): MetricKind,
    ("fct_metrics", "role"): MetricRole,
}


def described(folder: str) -> dict[str, dict]:
    """The models of a folder, as their `.yml` describes them."""
    files = sorted((MODELS / folder).glob("*.yml"))
    parsed = [yaml.safe_load(file.read_text(encoding="utf-8")) for file in files]
    return {model["name"]: model for each in parsed for model in each.get("models", [])}


def columns(model: dict) -> list[str]:
    return [column["name"] for column in model["columns"]]


def accepted(column: dict) -> set[str] | None:
    """The codes that a column's test accepts, None where there is no such test."""
    tests = [test for test in column.get("data_tests", []) if isinstance(test, dict)]
    lists = [
        test["accepted_values"]["arguments"]["values"]
        for test in tests
        if "accepted_values" in test
    ]
    return set(lists[0]) if lists else None


def seed(name: str) -> list[dict[str, str]]:
    with (PROJECT / "seeds" / f"{name}.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_staging_shows_every_table_of_the_sources_column_by_column():
    staging = described("staging")
    assert staging.keys() == {f"stg_plans__{table}" for table in TABLES}
    for table, schema in TABLES.items():
        name = f"stg_plans__{table}"
        assert columns(staging[name]) == schema.column_names(), name
        sql = (MODELS / "staging" / f"{name}.sql").read_text(encoding="utf-8")
        shown = [line.strip().rstrip(",").split(".")[-1] for line in sql.splitlines()]
        assert [line for line in shown if line in schema.column_names()] == schema.column_names()


def test_codes_that_tables_accept_are_the_codes_of_the_vocabulary():
    core = described("core")
    for (table, name), codes in VOCABULARY.items():
        column = next(column for column in core[table]["columns"] if column["name"] == name)
        assert accepted(column) == {code.value for code in codes}, f"{table}.{name}"


def test_measure_types_of_the_seed_are_those_of_the_vocabulary():
    assert {row["measure_type"] for row in seed("measure_types")} == {t.value for t in MeasureType}


@pytest.mark.parametrize(
    ("table", "formula", "elsewhere"),
    [("index_parameters", "one_row_of", PARAMETERS), ("link_parameters", "links_of", ())],
)
def test_every_parameter_that_a_formula_names_is_set_and_none_is_set_in_vain(
    table, formula, elsewhere
):
    sql = "".join(path.read_text(encoding="utf-8") for path in sorted(MODELS.rglob("*.sql")))
    named = set(elsewhere)
    for call in sql.split(f"{formula}([")[1:]:
        named |= set(call.split("])")[0].replace("'", "").replace(",", " ").split())
    parameters = seed(table)
    assert named == {row["parameter"] for row in parameters}
    assert all(row["reason"] and row["source"] for row in parameters)


def test_no_weight_or_cut_off_stands_in_a_model():
    """0 and 1 are the goalposts, 2015 is a name; every other number would be a parameter."""
    found = {}
    for path in sorted(MODELS.rglob("*.sql")):
        code = "\n".join(line.split("--")[0] for line in path.read_text("utf-8").splitlines())
        for template in ("indent(4)", "indent(8)", "9) desc"):
            code = code.replace(template, "")
        words = code.translate(dict.fromkeys(map(ord, "'(),"), " ")).split()
        numbers = {word for word in words if word.replace(".", "").isdigit()} - {"0", "1", "2015"}
        if numbers:
            found[path.name] = numbers
    assert found == {}


def test_every_column_is_worded_once_and_every_wording_is_used():
    text = (MODELS / "columns.md").read_text(encoding="utf-8")
    worded = [line.split()[2] for line in text.splitlines() if line.startswith("{% docs ")]
    assert len(worded) == len(set(worded))
    ymls = [*MODELS.rglob("*.yml"), *(PROJECT / "seeds").glob("*.yml")]
    used = {
        piece.split("'")[0]
        for path in ymls
        for piece in path.read_text(encoding="utf-8").split("doc('")[1:]
    }
    assert used == set(worded)


def test_unit_tests_and_data_tests_are_named_as_sentences():
    names = []
    for path in sorted(MODELS.rglob("*.yml")):
        parsed = yaml.safe_load(path.read_text(encoding="utf-8"))
        names += [test["name"] for test in parsed.get("unit_tests", [])]
    singular = [path.stem for path in Path(PROJECT / "tests" / "singular").glob("*.sql")]
    assert len(names) > 30
    assert [name for name in names if name.count("_") < 5] == []
    assert [name for name in singular if not name.startswith("assert_")] == []


PAGES = {
    "ranking": ("ranking", "draws", "status"),
    "city": ("city", "delivery", "history", "outlook", "sentences", "status"),
    "compare": ("comparison", "status"),
    "measures": ("search", "sentences", "status"),
    "metrics": ("search", "sentences", "status"),
    "bodies": ("bodies", "search", "status"),
    "method": ("method", "city", "ranking", "sentences", "status"),
    "health": ("health", "ranking", "status"),
    "document": ("document", "city", "history", "sentences", "status"),
    "deadlines": ("deadlines", "bodies", "city", "search", "sentences", "status"),
    "delivery": ("delivery", "city", "search", "sentences", "status"),
    "descent": ("descent", "status"),
}
"""The modules of `dashboards.queries` that each page reads through."""


FILES = {
    "ledger": ("jurisdictions", "ledger_reports", "ledger_rows"),
    "calendar": ("calendars", "jurisdictions"),
}
"""The modules of `pipelines.export` that ask for what a person takes away."""


QUESTIONS = {
    "questions": (
        "how_much_of_a_plan_stands_elsewhere",
        "what_each_level_says_of_a_topic",
        "what_reports_say_beside_what_was_promised",
        "which_measures_no_report_speaks_of",
    ),
}
"""The questions of `dbt_project/analyses` that no page asks."""


def test_a_page_reads_only_what_its_exposure_names():
    exposures = yaml.safe_load((MODELS / "exposures.yml").read_text(encoding="utf-8"))["exposures"]
    queries = PROJECT.parent / "dashboards" / "queries"
    asking = {name: [queries / f"{module}.py" for module in PAGES[name]] for name in PAGES}
    export = PROJECT.parent / "pipelines" / "export"
    asking |= {name: [export / f"{module}.py" for module in FILES[name]] for name in FILES}
    asking |= {
        name: [PROJECT / "analyses" / f"{question}.sql" for question in QUESTIONS[name]]
        for name in QUESTIONS
    }
    for exposure in exposures:
        named = {ref.split("'")[1] for ref in exposure["depends_on"]}
        sql = "".join(path.read_text(encoding="utf-8") for path in asking[exposure["name"]])
        read = {piece.split()[0].rstrip(",;)\"'") for piece in sql.split(" main.")[1:]}
        assert read, exposure["name"]
        assert read <= named, exposure["name"]


def test_dbt_opens_the_file_under_the_limits_of_every_other_connection():
    profile = yaml.safe_load((PROJECT / "profiles.yml").read_text(encoding="utf-8"))
    targets = profile["planledger"]["outputs"]
    assert targets.keys() == {"build", "lake"}
    assert [target["config_options"] for target in targets.values()] == [OPTIONS, OPTIONS]
    assert {"memory_limit", "max_temp_directory_size"} <= OPTIONS.keys()


@pytest.mark.parametrize("table", ROWS_OF_DOCUMENTS)
def test_a_key_that_the_file_does_not_hold_is_tested_before_anything_is_published(table):
    model = described("staging")[f"stg_plans__{table}"]
    alone = {
        (column["name"],) for column in model["columns"] if "unique" in column.get("data_tests", [])
    }
    joint = {
        tuple(test["unique_combination_of_columns"]["arguments"]["columns"])
        for test in model.get("data_tests", [])
        if "unique_combination_of_columns" in test
    }
    assert tuple(TABLES[table].primary_key()) in alone | joint
