"""How far a run is, while it runs.

Here: one bar a stage in a terminal, one line a stage elsewhere.
Not here: the stages (`orchestration`).
"""

from collections.abc import Callable, Generator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

from pipelines.console.words import words

STAGES = {
    "starting": "loading",
    "waiting": "waiting until new files rest for ten seconds",
    "reading": "reading documents",
    "building": "building and testing tables",
    "publishing": "reading the build back and publishing it",
}


@contextmanager
def shown(console: Console) -> Generator[Callable[[str, int, int, str], None]]:
    """A function to tell each step to."""
    if console.is_terminal:
        with _bars(console) as told:
            yield told
    else:
        yield _lines(console)


@contextmanager
def _bars(console: Console) -> Generator[Callable[[str, int, int, str], None]]:
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[what]}", style="dim", markup=False),
    )
    with Progress(*columns, console=console, transient=True) as progress:
        bar = progress.add_task(STAGES["starting"], total=None, what="")

        def tell(stage: str, done: int, total: int, what: str) -> None:
            progress.update(
                bar,
                description=STAGES[stage],
                completed=done,
                total=total or None,
                what=words(what).plain[-60:],
            )

        yield tell


def _lines(console: Console) -> Callable[[str, int, int, str], None]:
    seen: set[str] = set()

    def tell(stage: str, _done: int, total: int, _what: str) -> None:
        if stage not in seen:
            seen.add(stage)
            console.print(f"{STAGES[stage]}{f' ({total})' if total else ''} …", markup=False)

    return tell
