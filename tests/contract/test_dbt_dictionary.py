"""Covers the data dictionary: the page is what the dbt project says now."""

from docs.data_dictionary import PAGE, render


def test_the_dictionary_is_current():
    assert PAGE.read_text(encoding="utf-8") == render(), "run: python docs/data_dictionary.py"


def test_every_published_table_and_column_is_explained_as_it_is(built):
    """The page against the database itself: names, types, and the comments that readers see."""
    page = render()
    tables = built.execute(
        "select table_name, comment from duckdb_tables() where schema_name = 'main'"
    ).fetchall()
    for table, comment in tables:
        assert f"### {table}\n\n{' '.join(comment.split())}\n" in page
    columns = built.execute(
        """
        select column_name, data_type, comment from duckdb_columns()
        where schema_name = 'main' and not internal
        """
    ).fetchall()
    assert len(columns) > 250
    lines = {line.split(" | ")[0]: line for line in page.splitlines() if line.startswith("| `")}
    for name, kind, comment in columns:
        line = lines[f"| `{name}`"]
        short = kind.lower().replace("timestamp with time zone", "timestamptz")
        assert short in line
        assert " ".join(comment.split()).replace("|", "\\|") in line
