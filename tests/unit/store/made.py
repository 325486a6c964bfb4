"""Rows, builds and generations made by hand for the tests of the store."""

from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from pipelines.store import generations, ledger, warehouse
from pipelines.store.frames import document_frames
from pipelines.store.generations import Counts, Folder, Generation
from pipelines.store.ledger import Link
from pipelines.store.rows import columns
from tests.unit.reading.fakes import extraction_of

START = datetime(2026, 1, 1, tzinfo=UTC)
COUNTS = Counts(5, 5, 3, 100, {"990100": 60})


def tables(text: str, name: str = "0123456789abcdef", **facts: object) -> dict:
    """The columns of one document, with what a run adds to them."""
    found = columns(extraction_of(text, name))
    row = {
        "source": f"{name}.txt",
        "part_no": 1,
        "content_sha256": "0" * 64,
        "media_type": "text/plain",
        "fetched_at": START,
        "is_sample": False,
        "is_current": True,
        "gone_since": None,
        "text_sha256": sha256(text.encode()).hexdigest(),
        "extractor_version": "v",
    }
    found["documents"].update({key: [value] for key, value in (row | facts).items()})
    return found


def fill(database: Path, texts: dict[str, str], indices: tuple[float, ...] = (10.0, 20.0)) -> None:
    """A build whose documents say these texts, with the one mart that the gate asks."""
    with warehouse.connected(database) as connection:
        warehouse.create(connection)
        frames = document_frames([tables(text, name) for name, text in texts.items()])
        warehouse.replace_documents(connection, frames)
        links = [Link(name, f"{name}.txt", "0" * 64) for name in texts]
        ledger.write_links(connection, links, START)
        connection.execute(
            "create or replace table main.mart_plan_completeness as "
            "select unnest($indices) as completeness_index, true as is_ranked",
            {"indices": list(indices)},
        )


def generation(
    number: int, run_id: str = "run", raw_set: str = "inbox", body: bytes = b"file"
) -> Generation:
    """The facts of a generation whose file holds `body`."""
    return Generation(
        number=number,
        run_id=run_id,
        raw_set=raw_set,
        is_sample=False,
        schema_version="s",
        extractor_version="e",
        code_version="c",
        published_at="2026-01-01T00:00:00+00:00",
        sha256=sha256(body).hexdigest(),
        counts=COUNTS,
    )


def put(folder: Folder, number: int, body: bytes = b"file", on_disk: bytes | None = None) -> None:
    """A generation on disk, whose file may hold something else; no pointer leads to it."""
    folder.database(number).parent.mkdir(parents=True)
    folder.database(number).write_bytes(body if on_disk is None else on_disk)
    generations.write_facts(folder.database(number).parent, generation(number, body=body))
