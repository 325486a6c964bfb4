"""All published tables as Parquet and as CSV, described by a data package.

Here: the files of one export folder but for the workbook, and what they say of themselves.
Not here: the workbook (`.workbook`), when the folder takes its name (`.aside`).

Source:
    Data Package and Table Schema, version 1, as frictionlessdata.io publishes them.
"""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

import polars as pl

from pipelines.export.cells import guarded
from pipelines.export.published import Column, Published, Table
from pipelines.store.generations import Generation

LICENCE = {
    "name": "Apache-2.0",
    "title": "Apache License 2.0",
    "path": "https://www.apache.org/licenses/LICENSE-2.0",
}

_MOMENT = "%Y-%m-%dT%H:%M:%S%.6fZ"
_READ_MOMENT = "%Y-%m-%dT%H:%M:%S.%fZ"

_TYPES = {
    "VARCHAR": "string",
    "INTEGER": "integer",
    "BIGINT": "integer",
    "DOUBLE": "number",
    "BOOLEAN": "boolean",
    "DATE": "date",
    "TIMESTAMP WITH TIME ZONE": "datetime",
    "VARCHAR[]": "array",
}

_ABOUT = (
    "What Chinese governments promise in published plans, and what reports say of it, each row "
    "tied to its own sentence. Reported values are the governments' own. In CSV a text that a "
    "spreadsheet program could run, or that begins with an apostrophe, stands behind one "
    "apostrophe more; Parquet holds all texts as they are. Lists are JSON in CSV."
)


def write_tables(published: Published, folder: Path) -> list[Table]:
    """Every table into `csv/` and `parquet/`, and `datapackage.json` beside them."""
    tables = list(published.tables())
    for kind in ("csv", "parquet"):
        (folder / kind).mkdir()
    for table in tables:
        rows = published.rows(table)
        rows.write_parquet(folder / "parquet" / f"{table.name}.parquet")
        # The mark at its head is how Excel knows UTF-8 from GBK.
        in_text(rows).write_csv(
            folder / "csv" / f"{table.name}.csv", include_bom=True, datetime_format=_MOMENT
        )
    package = descriptor(published.generation, tables, folder)
    text = json.dumps(package, ensure_ascii=False, indent=1) + "\n"
    (folder / "datapackage.json").write_text(text, "utf-8")
    return tables


def in_text(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows as CSV can hold them: texts that nothing runs, lists as JSON."""
    lists = [name for name, dtype in rows.schema.items() if isinstance(dtype, pl.List)]
    guards = pl.col(pl.String).map_elements(guarded, return_dtype=pl.String, skip_nulls=True)
    joined = pl.col(lists).map_elements(_as_json, return_dtype=pl.String, skip_nulls=True)
    return rows.with_columns(guards, joined)


def descriptor(generation: Generation, tables: Iterable[Table], folder: Path) -> dict[str, object]:
    """What the data package says of itself, and of each of its files."""
    resources = []
    for table in tables:
        resources.append(
            _file(folder, f"csv/{table.name}.csv", table.name)
            | {
                "profile": "tabular-data-resource",
                "title": table.name,
                "description": table.comment,
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "schema": _schema(table),
            }
        )
        resources.append(
            _file(folder, f"parquet/{table.name}.parquet", f"{table.name}-parquet")
            | {
                "profile": "data-resource",
                # To be kept whole: readers of data packages rarely know the format.
                "type": "file",
                "title": table.name,
                "description": table.comment,
                "format": "parquet",
                "mediatype": "application/vnd.apache.parquet",
            }
        )
    samples = " Samples: invented places, written for this project." if generation.is_sample else ""
    return {
        "profile": "data-package",
        "name": "planledger",
        "title": f"planledger, generation {generation.number}",
        "description": _ABOUT + samples,
        "version": f"{generation.number}",
        "created": generation.published_at,
        "licenses": [LICENCE],
        "sources": [{"title": f"documents read from {generation.raw_set}"}],
        "planledger": {
            "generation": generation.number,
            "run_id": generation.run_id,
            "published_at": generation.published_at,
            "code_version": generation.code_version,
            "extractor_version": generation.extractor_version,
            "warehouse_sha256": generation.sha256,
            "is_sample": generation.is_sample,
        },
        "resources": resources,
    }


def _file(folder: Path, path: str, name: str) -> dict[str, object]:
    with (folder / path).open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    size = (folder / path).stat().st_size
    return {"name": name, "path": path, "bytes": size, "hash": f"sha256:{digest}"}


def _schema(table: Table) -> dict[str, object]:
    schema: dict[str, object] = {"fields": [_field(column, table) for column in table.columns]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    return schema | {"missingValues": [""]}


def _field(column: Column, table: Table) -> dict[str, object]:
    field: dict[str, object] = {
        "name": column.name,
        "type": _TYPES[column.data_type],
        "description": column.comment,
    }
    if column.data_type == "TIMESTAMP WITH TIME ZONE":
        field["format"] = _READ_MOMENT
    if column.name in table.key:
        field["constraints"] = {"required": True}
    return field


def _as_json(values: pl.Series) -> str:
    return json.dumps(values.to_list(), ensure_ascii=False)
