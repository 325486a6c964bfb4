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

from warcio.warcwriter import WARCWriter

from pipelines.fetch.archive import Archive
from pipelines.fetch.ledger import Fetch, Outcome

_PROFILE = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
_UNKNOWN = "application/octet-stream"


def export(archive: Archive, fetches: Iterable[Fetch], path: Path) -> int:
    """Write a compressed WARC 1.1; how many fetches went into it.

    Raises:
        ArchiveError: If a body is missing or damaged.
        FileExistsError: If there is a file already.
    """
    count = 0
    with path.open("xb") as file:
        writer = WARCWriter(file, gzip=True, warc_version="WARC/1.1")
        about = {"software": "planledger", "format": "WARC File Format 1.1"}
        writer.write_record(writer.create_warcinfo_record(path.name, about))
        for fetch in fetches:
            if fetch.sha256 is not None:
                _write(writer, archive, fetch, fetch.sha256)
                count += 1
    return count


def _write(writer: WARCWriter, archive: Archive, fetch: Fetch, digest: str) -> None:
    body = archive.read(digest)
    is_revisit = fetch.outcome is Outcome.UNCHANGED
    headers = {
        "WARC-Date": fetch.fetched_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "WARC-Payload-Digest": f"sha256:{digest}",
    }
    if is_revisit:
        headers["WARC-Profile"] = _PROFILE
    record = writer.create_warc_record(
        fetch.url,
        "revisit" if is_revisit else "resource",
        payload=io.BytesIO(b"" if is_revisit else body),
        warc_content_type=fetch.media_type or _UNKNOWN,
        warc_headers_dict=headers,
    )
    writer.write_record(record)
    row = json.dumps(asdict(fetch), ensure_ascii=False, default=str).encode()
    about = writer.create_warc_record(
        fetch.url,
        "metadata",
        payload=io.BytesIO(row),
        warc_content_type="application/json",
        warc_headers_dict={
            "WARC-Date": headers["WARC-Date"],
            "WARC-Concurrent-To": record.rec_headers.get_header("WARC-Record-ID"),
        },
    )
    writer.write_record(about)
