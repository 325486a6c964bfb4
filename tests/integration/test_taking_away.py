"""Covers `export`, `ledger` and `calendar` by the real commands, on the built samples."""

import json
from datetime import date, timedelta

import frictionless
import icalendar
import openpyxl
import pytest
from click.testing import CliRunner
from openpyxl.utils import get_column_letter

from pipelines.__main__ import main
from pipelines.export.ledger import PRINTED, SHEET, WIDTHS
from pipelines.export.ledger_reports import GRADE, REACHED, SAID
from pipelines.store import warehouse
from pipelines.store.generations import DATABASE
from tests.conftest import planledger

PLACE, CODE = "松溪区", "990102"


@pytest.fixture(scope="module")
def ask(built_warehouse):
    file = (built_warehouse / "current" / DATABASE).resolve(strict=True)
    # DuckDB opens a file only once in a process, but for connections that are all alike.
    with warehouse.connected(file, read_only=True) as connection:
        yield lambda query, **values: connection.execute(query, values).fetchall()


@pytest.fixture(scope="module")
def exported(built_warehouse, tmp_path_factory):
    out = tmp_path_factory.mktemp("taken") / "export"
    done = planledger("export", out, "--warehouse", built_warehouse)
    assert done.returncode == 0, done.stderr
    return out


def test_every_published_table_is_exported_with_all_its_rows(exported, ask):
    tables = ask("select table_name from duckdb_tables() where schema_name = 'main'")
    names = {name for (name,) in tables}
    assert {"fct_measures", "fct_changes", "document_version", "mart_deadlines"} <= names
    assert {path.stem for path in (exported / "parquet").iterdir()} == names
    for name in sorted(names):
        path = str(exported / "parquet" / f"{name}.parquet")
        differs = f"select * from main.{name} except all select * from read_parquet($path)"
        assert ask(differs, path=path) == [], name
        counted = f"select count(*) from main.{name}"
        assert ask("select count(*) from read_parquet($path)", path=path) == ask(counted), name


def test_the_exported_package_is_valid_and_every_column_is_explained(exported):
    report = frictionless.validate(str(exported / "datapackage.json"))
    assert report.valid, report.flatten(["type", "note"])
    described = json.loads((exported / "datapackage.json").read_text("utf-8"))
    fields = [
        field
        for resource in described["resources"]
        for field in resource.get("schema", {}).get("fields", [])
    ]
    assert len(fields) > 200
    assert [field["name"] for field in fields if not field["description"]] == []
    assert {"LICENSE", "NOTICE", "ATTRIBUTION.md"} <= {path.name for path in exported.iterdir()}


@pytest.fixture(scope="module")
def sheet(built_warehouse, tmp_path_factory):
    path = tmp_path_factory.mktemp("ledger") / "ledger.xlsx"
    done = planledger("ledger", PLACE, "--out", path, "--warehouse", built_warehouse)
    assert (done.returncode, CODE in done.stdout) == (0, True), done.stderr
    return openpyxl.load_workbook(path)[SHEET]


def test_a_ledger_has_every_measure_with_the_words_of_its_document(sheet, ask):
    rows = [dict(zip(WIDTHS, row, strict=True)) for row in sheet.iter_rows(4, values_only=True)]
    said = ask("select text from fct_measures where jurisdiction_code = $code", code=CODE)
    assert sorted(row["举措（原文）"] for row in rows) == sorted(text for (text,) in said)
    texts = dict(
        ask(
            "select coalesce(title || '（' || doc_number || '）', title), clean_text "
            "from dim_document inner join document_text using (document_id) "
            "where jurisdiction_code = $code",
            code=CODE,
        )
    )
    for row in rows:
        start, end = map(int, row["原文位置"].strip("第字").split("至"))
        assert texts[row["来源文件"]][start - 1 : end] == row["举措（原文）"]
    assert [row["序号"] for row in rows] == list(range(1, len(rows) + 1))


def test_a_ledgers_dates_bodies_and_targets_are_those_of_the_facts(sheet, ask):
    rows = [dict(zip(WIDTHS, row, strict=True)) for row in sheet.iter_rows(4, values_only=True)]
    facts = ask(
        "select text, due_on, days_left, lead_units, responsible_units from mart_deadlines "
        "where jurisdiction_code = $code and metric_id is null",
        code=CODE,
    )
    cells = {
        (
            row["举措（原文）"],
            row["完成时限"] and row["完成时限"].date(),
            row["剩余天数"],
            row["牵头单位"] or "",
            row["责任单位"] or "",
        )
        for row in rows
    }
    assert {(*fact[:3], "、".join(fact[3]), "、".join(fact[4])) for fact in facts} <= cells
    targets = ask(
        "select count(*) from fct_metrics inner join fct_measures using (measure_id) "
        "where fct_measures.jurisdiction_code = $code",
        code=CODE,
    )[0][0]
    filled = [row["量化目标"] for row in rows if row["量化目标"] != "（无）"]
    assert sum(len(cell.splitlines()) for cell in filled) == targets


def test_a_ledger_says_what_reports_say_and_how_surely(sheet, ask):
    rows = [dict(zip(WIDTHS, row, strict=True)) for row in sheet.iter_rows(4, values_only=True)]
    grades = ask(
        "select measures.text, min(evidence.grade) from fct_evidence as evidence "
        "inner join fct_measures as measures on evidence.measure_id = measures.measure_id "
        "where measures.jurisdiction_code = $code group by measures.measure_id, measures.text",
        code=CODE,
    )
    # In the alphabet strong stands before weak.
    best = {text: "弱" if grade == "weak" else "强" for text, grade in grades}
    seen = {row["举措（原文）"]: row[GRADE] for row in rows if row[GRADE] != "未见"}
    assert grades
    assert seen == best
    assert all(row[SAID] for row in rows if row[GRADE] != "未见")
    reached = ask(
        "select count(*) from fct_delivery inner join fct_metrics as targets "
        "on fct_delivery.target_metric_id = targets.metric_id "
        "where targets.jurisdiction_code = $code and targets.measure_id is not null "
        "and fct_delivery.relation <> 'not_comparable'",
        code=CODE,
    )[0][0]
    assert sum(len(row[REACHED].splitlines()) for row in rows if row[REACHED]) == reached > 0


def test_a_ledger_is_laid_out_to_work_with_and_to_print(sheet):
    assert [cell.value for cell in sheet[3]] == list(WIDTHS)
    assert sheet.freeze_panes == "D4"
    assert sheet.auto_filter.ref == f"A3:V{sheet.max_row}"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.print_title_rows == "$3:$3"
    assert sheet.page_setup.fitToHeight == 0
    last = get_column_letter(len(PRINTED))
    assert sheet.print_area.endswith(f"${last}${sheet.max_row}")
    assert all(cell.alignment.wrap_text for cell in sheet[4] if isinstance(cell.value, str))


def events(body: bytes) -> list[icalendar.Event]:
    calendar = icalendar.Calendar.from_ical(body)
    assert not calendar.errors
    return calendar.events


@pytest.fixture(scope="module")
def body(built_warehouse, tmp_path_factory):
    path = tmp_path_factory.mktemp("calendar") / "deadlines.ics"
    done = planledger("calendar", "--out", path, "--warehouse", built_warehouse)
    assert done.returncode == 0, done.stderr
    return path.read_bytes()


def test_a_calendar_has_an_event_for_each_date_and_one_for_the_end_of_each_plan(body, ask):
    own, ends = ask(
        "select count(*) filter (where deadline_source = 'explicit'), "
        "count(distinct (document_id, due_on)) filter (where deadline_source = 'inherited') "
        "from mart_deadlines"
    )[0]
    found = events(body)
    assert own > 100
    assert len(found) == own + ends
    for event in found:
        assert type(event.start) is date
        assert event.end - event.start == timedelta(days=1)
        assert [alarm.decoded("TRIGGER") for alarm in event.walk("VALARM")] == [timedelta(days=-7)]
    days = ask("select due_on from mart_deadlines where deadline_source = 'explicit'")
    uids = ask("select commitment_id from mart_deadlines where deadline_source = 'explicit'")
    assert {uid for (uid,) in uids} <= {str(event.uid).split("@")[0] for event in found}
    assert {day for (day,) in days} <= {event.start for event in found}
    assert len({event.uid for event in found}) == len(found)


def test_a_calendar_keeps_marks_and_folds_lines_as_the_format_asks(body, ask):
    lines = body.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert b"\n" not in body.replace(b"\r\n", b"")
    whole = ask(
        "select text from mart_deadlines where deadline_source = 'explicit' "
        "and (contains(text, ',') or contains(text, ';'))"
    )
    described = "\n".join(str(event.get("DESCRIPTION")) for event in events(body))
    assert whole
    assert all(text in described for (text,) in whole[:20])


def call(*words):
    return CliRunner().invoke(main, [str(word) for word in words])


def test_one_place_is_written_to_the_standard_output_the_same_each_time(built_warehouse, ask):
    words = ("calendar", CODE, "--warehouse", built_warehouse)
    first = call(*words).stdout_bytes
    assert first == call(*words).stdout_bytes
    own = ask(
        "select count(*) from mart_deadlines "
        "where jurisdiction_code = $code and deadline_source = 'explicit'",
        code=CODE,
    )[0][0]
    assert own < len(events(first)) <= own + 3


def test_a_name_that_is_held_by_nobody_is_one_line(built_warehouse, tmp_path):
    result = call("ledger", "鼓楼区", "--warehouse", built_warehouse)
    assert (result.exit_code, len(result.stderr.splitlines())) == (1, 1)
    assert "no document of it is held" in result.stderr
    empty = call("export", tmp_path / "out", "--warehouse", tmp_path / "none")
    assert (empty.exit_code, "planledger run" in empty.stderr) == (1, True)
