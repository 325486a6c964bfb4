"""The reading of one run: every task read, and its facts kept.

Here: results from the workers put into the tables, batch by batch, and what became of each input.
Not here: which inputs are read (`reading.matching`), the file's way into service (`store.runs`).
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import duckdb

from pipelines.model.document import Flag
from pipelines.model.problem import QuarantineError, Reason
from pipelines.reading.corrections import require_none, require_whole
from pipelines.reading.history import news
from pipelines.reading.matching import Register, Survey
from pipelines.reading.raw import Found
from pipelines.reading.workers import READER, Answer, Extractor, pool
from pipelines.store import history, ledger, warehouse
from pipelines.store.frames import Frames, RowsError, document_frames, empty
from pipelines.store.ledger import KnownInput, Link, Refusal, State
from pipelines.store.rows import Columns
from pipelines.store.runlog import Tally

BATCH = 200
"""Documents kept in one transaction."""

_ORDINARY = frozenset({Flag.BOILERPLATE.value})
"""What every page has, and nobody need look at."""

EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)

Progress = Callable[[int, int, str], None]
"""Told after each input: how many are done, of how many, and which."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """What a run brings along: its time, the extractor's version, and who is told how far it is."""

    now: datetime
    version: str
    is_sample: bool
    progress: Progress = lambda _done, _total, _source: None
    reader: str = READER
    extractor: Extractor = pool


def refresh(
    connection: duckdb.DuckDBPyConnection,
    survey: Survey,
    state: State,
    occasion: Occasion,
    reference: Frames,
) -> Tally:
    """Bring schema `plans` up to what the survey found; `reference` holds places and topics."""
    warehouse.rewrite(connection, {**reference, "touched": empty("touched")})
    history.begin(connection)
    keeper = _Keeper(connection, survey, state, occasion)
    register = Register(state, survey.tasks)
    total = len(survey.tasks)
    for done, answer in enumerate(occasion.extractor(survey.tasks, occasion.reader), start=1):
        keeper.take(answer, register)
        occasion.progress(done, total, answer.task.found.source)
    keeper.flush()
    return keeper.close(survey)


_NOTHING = QuarantineError(Reason.NO_MAIN_TEXT, "no text in it: drop the page that holds the plan")


class _Keeper:
    """Puts answers into the tables."""

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        survey: Survey,
        state: State,
        occasion: Occasion,
    ) -> None:
        self._connection = connection
        self._state = state
        self._occasion = occasion
        self._versions = survey.versions
        self._corrected = survey.corrected
        self._outcomes: dict[str, KnownInput] = {}
        self._links: dict[str, tuple[Found, set[Link]]] = {}
        self._refusals: dict[str, Refusal] = {}
        self._batch: list[tuple[Found, dict[str, Columns]]] = []

    def take(self, answer: Answer, register: Register) -> None:
        """Note what came of one input; its rows wait for their batch."""
        found = answer.task.found
        if answer.refusal or not answer.parts:
            self._refuse(found, answer.refusal or _NOTHING)
            return
        notes: Counter[str] = Counter()
        links: set[Link] = set()
        for part in answer.parts:
            tables = part["tables"]
            own_id = tables["documents"]["document_id"][0]
            known_id = register.find_or_add(own_id, part["text_sha256"])
            links.add(Link(known_id, found.source, found.sha256 or ""))
            if known_id == own_id:
                self._complete(found, part)
                self._batch.append((found, tables))
            else:
                require_none(answer.task.corrections, part["part_no"], self._owner(known_id))
            notes.update(set(tables["documents"]["flags"][0]) - _ORDINARY)
            notes["problems"] += len(tables["problems"]["problem_id"])
        self._links[found.source] = (found, links)
        self._accept(found, "; ".join(f"{note} {n}" for note, n in sorted(notes.items()) if n))
        if len(self._batch) >= BATCH:
            self.flush()

    def flush(self) -> None:
        """Keep the waiting documents; one whose rows break a rule is refused, not its batch."""
        batch, self._batch = self._batch, []
        if not batch:
            return
        try:
            self._keep([tables for _, tables in batch])
        except (RowsError, duckdb.Error):
            for found, tables in batch:
                try:
                    self._keep([tables])
                except (RowsError, duckdb.Error) as error:
                    require_whole(found.source, self._corrected, error)
                    self._links.pop(found.source, None)
                    detail = f"{' '.join(str(error).split())[:400]}: report it with the file"
                    refusal = QuarantineError(Reason.READER_FAILED, detail, stage="extract")
                    self._refuse(found, refusal)

    def close(self, survey: Survey) -> Tally:
        """Write what became of every input."""
        state = self._state
        for known in survey.carried:
            self._outcomes[known.source] = known
            if known.source in state.refusals:
                self._refusals[known.source] = state.refusals[known.source]
        for found in survey.refused:
            if found.refusal:
                self._refuse(found, found.refusal)
        for found in survey.ignored:
            self._note(found, "ignored", found.ignored)
        self._drop_links_without_document()
        ledger.write_links(self._connection, self._all_links(), self._occasion.now)
        ledger.write_inputs(self._connection, list(self._outcomes.values()))
        ledger.write_refusals(self._connection, list(self._refusals.values()))
        outcomes = Counter(known.outcome for known in self._outcomes.values())
        return Tally(
            n_seen=len(self._outcomes),
            n_accepted=outcomes["accepted"],
            n_flagged=outcomes["flagged"],
            n_quarantined=outcomes["quarantined"],
            n_ignored=outcomes["ignored"],
            n_new=survey.n_new,
            n_changed=survey.n_changed,
            n_gone=len(survey.gone),
        )

    def _keep(self, documents: list[dict[str, Columns]]) -> None:
        frames = document_frames(documents)
        history.replace(self._connection, frames, news(self._connection, frames))

    def _complete(self, found: Found, part: dict[str, Any]) -> None:
        """Add to a document's row what only the run knows."""
        row = part["tables"]["documents"]
        known = self._state.documents.get(row["document_id"][0])
        is_same = known is not None and known.content_sha256 == found.sha256
        written = found.fetched_at or datetime.fromtimestamp(found.modified_ns / 1e9, UTC)
        fetched_at = min(max(written, EARLIEST), self._occasion.now)
        facts = {
            "source": known.source if known else found.source,
            "part_no": part["part_no"],
            "content_sha256": found.sha256,
            "media_type": part["media_type"],
            "fetched_at": known.fetched_at if known and is_same else fetched_at,
            "is_sample": self._occasion.is_sample,
            "is_current": True,
            "gone_since": None,
            "text_sha256": part["text_sha256"],
            "extractor_version": self._version(found),
        }
        row.update({name: [value] for name, value in facts.items()})

    def _accept(self, found: Found, notes: str) -> None:
        self._note(found, "flagged" if notes else "accepted", notes or None)

    def _refuse(self, found: Found, refusal: QuarantineError) -> None:
        now = self._occasion.now
        known = self._state.refusals.get(found.source)
        # What was still being written has no bytes to be known by.
        is_moving = refusal.reason is Reason.STILL_CHANGING
        self._refusals[found.source] = Refusal(
            source=found.source,
            content_sha256=None if is_moving else found.sha256,
            stage=refusal.stage,
            reason=refusal.reason.value,
            detail=refusal.detail,
            first_seen_at=known.first_seen_at if known else now,
            last_seen_at=now,
            tries=known.tries + 1 if known else 1,
        )
        detail = f"{refusal.reason}: {refusal.detail}"
        self._note(found, "quarantined", detail, is_known=not is_moving)

    def _note(
        self, found: Found, outcome: str, detail: str | None, *, is_known: bool = True
    ) -> None:
        self._outcomes[found.source] = KnownInput(
            source=found.source,
            content_sha256=found.sha256 if is_known else None,
            byte_count=found.size,
            outcome=outcome,
            detail=detail,
            extractor_version=self._version(found),
        )

    def _owner(self, document_id: str) -> str:
        known = self._state.documents.get(document_id)
        pairs = ((source, links) for source, (_, links) in self._links.items())
        seen = (s for s, links in pairs if any(one.document_id == document_id for one in links))
        return known.source if known else next(seen, "its other part")

    def _version(self, found: Found) -> str:
        return self._versions.get(found.source, self._occasion.version)

    def _all_links(self) -> list[Link]:
        """The new links, and the old ones of every source that is there and gave no new ones."""
        old = [
            link
            for link in self._state.links
            if link.source in self._outcomes and link.source not in self._links
        ]
        return [*old, *(link for _, links in self._links.values() for link in links)]

    def _drop_links_without_document(self) -> None:
        """A copy of a text that could not be kept has nothing to link to."""
        rows = self._connection.execute("select document_id from plans.documents").fetchall()
        kept = {row[0] for row in rows}
        for source, (found, links) in list(self._links.items()):
            if any(link.document_id not in kept for link in links):
                del self._links[source]
                detail = "its text could not be kept under another name: see that one's reason"
                self._refuse(found, QuarantineError(Reason.READER_FAILED, detail, "extract"))
