"""A prompt for questions in SQL.

Here: reading a question over several lines, and showing its answer.
Not here: what a question may do (`store.reader`).
"""

import json
from collections.abc import Callable, Iterator

from rich.console import Console

from pipelines.console.report import table
from pipelines.console.words import words
from pipelines.store.reader import Answer, QuestionError, Reader

HELP = "End a question with ; and leave with Ctrl-D. \\d lists the tables, \\d TABLE its columns."

NARROW = 12
"""Columns of the terminal that a column of a table needs, frame included."""

_TABLES = """
    select table_name as "table", estimated_size as rows, comment from duckdb_tables()
    where schema_name = 'main' order by table_name
"""

_COLUMNS = """
    select column_name as "column", data_type as type, comment from duckdb_columns()
    where schema_name = 'main' and table_name = $name order by column_index
"""


def converse(console: Console, reader: Reader, read_line: Callable[[str], str]) -> None:
    """Answer questions until there are no more lines."""
    console.print(HELP, style="dim", markup=False)
    for question in _questions(read_line):
        try:
            print_answer(console, _ask(reader, question))
        except QuestionError as error:
            console.print(str(error), style="red", markup=False)


def print_answer(console: Console, answer: Answer, *, as_json: bool = False) -> None:
    """An answer as a table, or as one JSON object a row."""
    if as_json:
        for row in answer.rows:
            values = dict(zip(answer.columns, row, strict=True))
            console.out(json.dumps(values, ensure_ascii=False, default=str), highlight=False)
        return
    if console.width // max(1, len(answer.columns)) < NARROW:
        _print_blocks(console, answer)
    else:
        console.print(table(answer))
    cut = f"the first {len(answer.rows):,} rows; there are more: add a limit, or narrow it"
    rows = "1 row" if len(answer.rows) == 1 else f"{len(answer.rows):,} rows"
    console.print(cut if answer.is_cut else rows, style="dim")


def _print_blocks(console: Console, answer: Answer) -> None:
    """One column a line: what a table as wide as the terminal would cut to nothing."""
    width = max(map(len, answer.columns))
    for nth, row in enumerate(answer.rows, 1):
        console.print(f"row {nth}", style="bold")
        for name, value in zip(answer.columns, row, strict=True):
            console.print(words(f"  {name:{width}}  ") + words(value))


def _ask(reader: Reader, question: str) -> Answer:
    command, _, name = question.partition(" ")
    if command == "\\d":
        return reader.ask(_COLUMNS, {"name": name.strip()}) if name.strip() else reader.ask(_TABLES)
    return reader.ask(question)


def _questions(read_line: Callable[[str], str]) -> Iterator[str]:
    lines: list[str] = []
    while True:
        try:
            line = read_line("   ... " if lines else "sql> ")
        except EOFError:
            return
        except KeyboardInterrupt:
            lines = []
            continue
        lines.append(line)
        question = "\n".join(lines).strip()
        if question.endswith(";") or question.startswith("\\"):
            lines = []
            yield question.removesuffix(";")
        elif not question:
            lines = []
