"""The archive as a WARC file, for those who keep web archives.

Here: one record a fetch that brought bytes, with the ledger's row beside it.
Not here: the archive itself (`archive`, `ledger`), which stays what is worked with.

What is kept is the body as it was unpacked, not the bytes of the connection. So the records are of
type `resource`, which claims no more; a visit that found nothing new is a `revisit`.
"""

import io
import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import UTC
from pathlib import Path

from warcio.recordloader import ArcWarcRecord
from warcio.utils import Digester
from warcio.warcwriter import WARCWriter

from pipelines.fetch.archive import Archive
from pipelines.fetch.ledger import Fetch, Outcome

_UNKNOWN = "application/octet-stream"


def export(archive: Archive, fetches: Iterable[Fetch], path: Path) -> int:
    """Write a compressed WARC 1.1; how many fetches went into it.

    Raises:
        ArchiveError: If a body is missing or damaged.
        FileExistsError: If there is a file already.
    """
    count = 0
    first: dict[tuple[str, str], str] = {}
    with path.open("xb") as file:
        writer = WARCWriter(file, gzip=True, warc_version="WARC/1.1")
        about = {"software": "planledger", "format": "WARC File Format 1.1"}
        writer.write_record(writer.create_warcinfo_record(path.name, about))
        for fetch in fetches:
            if fetch.sha256 is not None:
                body = archive.read(fetch.sha256)
                since = first.setdefault((fetch.url, fetch.sha256), _date(fetch))
                is_revisit = fetch.outcome is Outcome.UNCHANGED
                make = _revisit if is_revisit else _resource
                record = make(writer, fetch, body, since)
                writer.write_record(record)
                writer.write_record(_row(writer, fetch, record))
                count += 1
    return count


def _resource(writer: WARCWriter, fetch: Fetch, body: bytes, _since: str) -> ArcWarcRecord:
    return writer.create_warc_record(
        fetch.url,
        "resource",
        payload=io.BytesIO(body),
        warc_content_type=fetch.media_type or _UNKNOWN,
        warc_headers_dict={"WARC-Date": _date(fetch)},
    )


def _revisit(writer: WARCWriter, fetch: Fetch, body: bytes, since: str) -> ArcWarcRecord:
    digester = Digester("sha1")
    digester.update(body)
    return writer.create_revisit_record(
        fetch.url, str(digester), fetch.url, since, warc_headers_dict={"WARC-Date": _date(fetch)}
    )


def _row(writer: WARCWriter, fetch: Fetch, record: ArcWarcRecord) -> ArcWarcRecord:
    """The row of the ledger, tied to the record of its visit."""
    row = json.dumps(asdict(fetch), ensure_ascii=False, default=str).encode()
    return writer.create_warc_record(
        fetch.url,
        "metadata",
        payload=io.BytesIO(row),
        warc_content_type="application/json",
        warc_headers_dict={
            "WARC-Date": _date(fetch),
            "WARC-Concurrent-To": record.rec_headers.get_header("WARC-Record-ID"),
        },
    )


def _date(fetch: Fetch) -> str:
    return fetch.fetched_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
