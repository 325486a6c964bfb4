"""Which inputs must be read, and which document each of them is.

Here: comparing what stands in the raw folders with what the last build knew.
Not here: walking the folders (`reading.raw`), reading (`reading.workers`), keeping (`store`).

A document is one text, however many sources carry it and however often it is corrected. It is
owned by the first source that carried it while that one is there, else by the first of those
that still do; what its owner says next is its next version. A source without a document of its
own that says what a known document says is one more source of that document.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pipelines.model.problem import Reason
from pipelines.reading.correction_file import Corrections, version_with
from pipelines.reading.corrections import Correction
from pipelines.reading.hints import NO_HINTS
from pipelines.reading.raw import Found
from pipelines.reading.workers import Task
from pipelines.store.ledger import KnownDocument, KnownInput, State

NONE = Corrections()


@dataclass(frozen=True, slots=True)
class Survey:
    """What a run has to do, before it does it.

    `carried` is not read again, since neither its bytes nor the extractor nor its corrections
    changed; `gone` was there when the last build was made. `versions` are those of sources
    with corrections (`corrected`) or hints, where the extractor's own does not say it all.
    """

    tasks: tuple[Task, ...]
    carried: tuple[KnownInput, ...]
    refused: tuple[Found, ...]
    ignored: tuple[Found, ...]
    gone: frozenset[str]
    n_new: int
    n_changed: int
    is_refusal_news: bool
    versions: dict[str, str] = field(default_factory=dict)
    corrected: frozenset[str] = frozenset()

    @property
    def changes_nothing(self) -> bool:
        """Whether the last build already says all that there is to say."""
        return not (self.tasks or self.gone or self.is_refusal_news)


def survey(
    found: Sequence[Found], state: State, version: str, corrections: Corrections = NONE
) -> Survey:
    """What must be read, and under which ids, given what the last build knew."""
    readable = {one.source: one for one in found if one.sha256}
    owned = _owned(state, readable.keys())
    touching = _touching(corrections, readable.keys(), owned, state)
    versions = {
        source: one.hints.version_of(version_with(version, touching.get(source, ())))
        for source, one in readable.items()
        if source in touching or one.hints != NO_HINTS
    }
    changed = {
        source
        for source, one in readable.items()
        if _is_stale(one, state, versions.get(source, version))
    }
    to_read = changed | _siblings(owned, state, changed, readable.keys())
    owners = sorted(to_read & owned.keys())
    others = sorted(to_read - owned.keys())
    known = state.inputs
    refused = tuple(one for one in found if one.refusal)
    return Survey(
        tasks=tuple(
            Task(readable[source], owned.get(source, {}), touching.get(source, ()))
            for source in owners + others
        ),
        carried=tuple(known[source] for source in sorted(readable.keys() - to_read)),
        refused=refused,
        ignored=tuple(one for one in found if one.ignored),
        gone=frozenset(_live(state) - {one.source for one in found}),
        n_new=sum(source not in known for source in readable),
        n_changed=sum(
            source in known and known[source].content_sha256 != one.sha256
            for source, one in readable.items()
        ),
        is_refusal_news=any(_is_news(one, state) for one in refused),
        versions=versions,
        corrected=frozenset(touching),
    )


class Register:
    """The documents by their words, while a run reads: who says what is already said."""

    __slots__ = ("_ids",)

    def __init__(self, state: State, tasks: Iterable[Task]) -> None:
        reread = {name for task in tasks for name in task.ids.values()}
        carried = {link.document_id for link in state.links}
        self._ids: dict[str, str] = {}
        # One that a source carries goes before one that none does any more.
        for document in sorted(
            state.documents.values(),
            key=lambda one: (one.document_id not in carried, one.document_id),
        ):
            if document.document_id not in reread:
                self._ids.setdefault(document.text_sha256, document.document_id)

    def find_or_add(self, document_id: str, text_sha256: str) -> str:
        """The id of the document that says these words: one that is known, else this one."""
        return self._ids.setdefault(text_sha256, document_id)


def _is_stale(one: Found, state: State, version: str) -> bool:
    known = state.inputs.get(one.source)
    return (
        known is None
        or known.content_sha256 != one.sha256
        or known.extractor_version != version
        or known.outcome == "ignored"
    )


def _touching(
    corrections: Corrections,
    readable: Iterable[str],
    owned: dict[str, dict[int, str]],
    state: State,
) -> dict[str, tuple[Correction, ...]]:
    """The corrections of each source, and of the vanished one whose document it carries on."""
    if not corrections.entries:
        return {}
    found: dict[str, tuple[Correction, ...]] = {}
    for source in readable:
        documents = [state.documents[name].source for name in owned.get(source, {}).values()]
        entries = corrections.touching([source, *documents])
        if entries:
            found[source] = entries
    return found


def _is_news(one: Found, state: State) -> bool:
    """A refusal that the last build does not tell of; what is still being written is none yet."""
    if one.refusal is None or one.refusal.reason is Reason.STILL_CHANGING:
        return False
    known = state.refusals.get(one.source)
    return known is None or known.reason != one.refusal.reason


def _live(state: State) -> set[str]:
    """Sources that carry a document or are refused, as the last build saw them."""
    return {link.source for link in state.links} | set(state.refusals)


def _owned(state: State, readable: Iterable[str]) -> dict[str, dict[int, str]]:
    """The documents of each source that owns any, by part."""
    sources: dict[str, list[str]] = defaultdict(list)
    readable = set(readable)
    for link in state.links:
        if link.source in readable:
            sources[link.document_id].append(link.source)
    owned: dict[str, dict[int, str]] = defaultdict(dict)
    # Those that a source carries now go first: it goes on under what it is, not what it was.
    documents = sorted(state.documents.values(), key=lambda one: _claim(one, sources))
    for document in documents:
        owner = _owner(document, sources[document.document_id], readable)
        if owner:
            owned[owner].setdefault(document.part_no, document.document_id)
    return dict(owned)


def _claim(document: KnownDocument, sources: dict[str, list[str]]) -> tuple[bool, str]:
    return (not sources[document.document_id], document.document_id)


def _owner(document: KnownDocument, carriers: Sequence[str], readable: set[str]) -> str | None:
    if document.source in readable:
        return document.source
    return min(carriers, default=None)


def _siblings(
    owned: dict[str, dict[int, str]], state: State, changed: set[str], readable: Iterable[str]
) -> set[str]:
    """Sources whose document may say something else now, since its owner changed."""
    moving = {name for source in changed & owned.keys() for name in owned[source].values()}
    carriers = {link.source for link in state.links if link.document_id in moving}
    return carriers & set(readable)
