"""The data dictionary, made of what the dbt project says of its tables.

Here: `docs/data_dictionary.md` from the `.yml` of core, marts and seeds, and from `columns.md`.
Not here: any wording of its own beyond the page's frame; `python docs/data_dictionary.py` writes.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[1]
PROJECT = ROOT / "dbt_project"
PAGE = ROOT / "docs" / "data_dictionary.md"

FRAME = """# Data dictionary

Made by `docs/data_dictionary.py` from the dbt project; do not edit.
All tables stand in schema `main` of `planledger.duckdb`, and each table and column carries the
same words as a comment in the database. A key is printed **bold**.
What they are built from stands in the schemas `plans`, `staging` and `intermediate`.

Codes are text, also where they look like numbers. Offsets count characters from 0 and exclude
their end: `substring(clean_text, char_start + 1, char_end - char_start)` is the row's text.
"""
GROUPS = {
    "core": "## What documents say",
    "marts": "## What plans are worth",
    "seeds": "## What the index is reckoned with",
}


def render() -> str:
    """The page as it should stand."""
    meanings = _meanings()
    parts = [FRAME]
    types: dict[str, set[str]] = {}
    for group, heading in GROUPS.items():
        parts.append(f"{heading}\n")
        for table in _tables(group):
            parts.append(_table(table))
            for name, kind in _columns(table):
                types.setdefault(name, set()).add(kind)
    parts.append("## Columns\n\n| column | type | meaning |\n| --- | --- | --- |")
    parts.extend(
        f"| `{name}` | {' or '.join(sorted(types[name]))} | {meanings[name]} |"
        for name in sorted(types)
    )
    return "\n".join(parts) + "\n"


def _tables(group: str) -> list[dict[str, Any]]:
    """The models of a folder, or the seeds."""
    kind, folder = ("seeds", "seeds") if group == "seeds" else ("models", f"models/{group}")
    files = sorted((PROJECT / folder).glob("*.yml"))
    return [table for file in files for table in _parsed(file).get(kind, [])]


def _table(table: dict[str, Any]) -> str:
    keys = _keys(table)
    columns = (
        f"**`{name}`** {kind}" if name in keys else f"`{name}` {kind}"
        for name, kind in _columns(table)
    )
    description = " ".join(table["description"].split())
    return f"### {table['name']}\n\n{description}\n\n{' · '.join(columns)}\n"


def _columns(table: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Each column's name and type; a seed's types stand in its configuration."""
    types = table.get("config", {}).get("column_types", {})
    for column in table["columns"]:
        name = column["name"]
        yield name, column.get("data_type") or types[name]


def _keys(table: dict[str, Any]) -> set[str]:
    """The columns of the primary key; of a seed, the one that is tested to be unique."""
    composite = [
        name
        for constraint in table.get("constraints", [])
        if constraint["type"] == "primary_key"
        for name in constraint["columns"]
    ]
    single = [
        column["name"] for column in table["columns"] if "unique" in column.get("data_tests", [])
    ]
    return set(composite or single)


def _meanings() -> dict[str, str]:
    """Every column's meaning, on one line."""
    text = (PROJECT / "models" / "columns.md").read_text(encoding="utf-8")
    blocks = (block.split("{% enddocs %}")[0] for block in text.split("{% docs ")[1:])
    pairs = (block.split(" %}", 1) for block in blocks)
    return {name: " ".join(words.split()).replace("|", "\\|") for name, words in pairs}


def _parsed(file: Path) -> dict[str, Any]:
    return yaml.safe_load(file.read_text(encoding="utf-8"))


if __name__ == "__main__":
    PAGE.write_text(render(), encoding="utf-8")
