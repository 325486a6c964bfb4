"""A published file of a few tables, made by hand, with texts that a spreadsheet could run."""

from pathlib import Path

import duckdb

from pipelines.store import generations
from pipelines.store.generations import DATABASE, Folder
from tests.unit.store.made import generation

HOSTILE = (
    '=HYPERLINK("http://127.0.0.1:9","x")',
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "＝1+1",
    "'=1",
    "'",
    'he said "1,2"\nand left',
    "https://127.0.0.1/x",
    "12",
    "",
)

TABLES = """
    create table fct_texts (
        text_id varchar primary key, text varchar, value double, n integer, is_true boolean,
        due_on date, seen_at timestamptz, flags varchar[]
    );
    comment on table fct_texts is 'Texts of every sort. One row per text.';
    comment on column fct_texts.text is 'What it says.';
    create table empty_one (name varchar);
    create schema plans;
    create table plans.hidden (name varchar);
    create view main.a_view as select 1 as one;
"""


def publish(root: Path, *statements: str) -> Folder:
    """A warehouse whose first generation is what these statements make."""
    folder = Folder(root)
    database = folder.database(1)
    database.parent.mkdir(parents=True)
    with duckdb.connect(str(database)) as connection:
        connection.execute("set timezone = 'UTC'")
        for statement in statements:
            connection.execute(statement)
    generations.write_facts(database.parent, generation(1))
    generations.point_to(folder, 1)
    assert database.name == DATABASE
    return folder


def hostile_folder(root: Path) -> Folder:
    """A table of texts that must stay texts, and one without a row."""
    folder = publish(root, TABLES)
    with duckdb.connect(str(folder.database(1))) as connection:
        connection.execute("set timezone = 'UTC'")
        connection.executemany(
            "insert into fct_texts values (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                [
                    f"{nth:02}",
                    text,
                    nth / 3,
                    nth,
                    nth % 2 == 0,
                    f"20{nth:02}-01-31",
                    f"2026-01-01 00:00:{nth:02}.123456+00",
                    [text, "ocr_noise"] if nth % 2 else [],
                ]
                for nth, text in enumerate(HOSTILE)
            ]
            + [["99", None, None, None, None, None, None, None]],
        )
    return folder
