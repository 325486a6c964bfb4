"""`corrections.yml`: what people wrote there, checked, and which of it touches which source.

Here: finding the file of each raw folder, reading it as untrusted input, its digests.
Not here: what a correction may set (`.corrections`), putting it to work (`.correcting`).
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import yaml

from pipelines.model.problem import QuarantineError
from pipelines.reading.corrections import Correction, CorrectionError, FormError, Status, typed
from pipelines.reading.raw import RawSet, Root, read_file

NAME = "corrections.yml"
MAX_BYTES = 2**20
"""Some thousands of entries: more is another file under this name."""

_TEXTS = ("source", "quote", "reason", "status")
_KEYS = frozenset({*_TEXTS, "part", "field", "value", "replace"})


@dataclass(frozen=True, slots=True)
class Corrections:
    """Every correction of a raw set, in the order of their files."""

    entries: tuple[Correction, ...] = ()

    def touching(self, sources: Iterable[str]) -> tuple[Correction, ...]:
        """Those that name one of the sources."""
        sources = frozenset(sources)
        return tuple(entry for entry in self.entries if entry.source in sources)


def version_with(version: str, touching: Sequence[Correction]) -> str:
    """The version of the extractor and of what was corrected after it."""
    if not touching:
        return version
    effects = json.dumps([entry.effect for entry in touching], ensure_ascii=False)
    return f"{version}+{sha256(effects.encode()).hexdigest()[:8]}"


def load(raw_set: RawSet) -> Corrections:
    """The corrections that stand beside the folders of a raw set.

    Raises:
        CorrectionError: If a file cannot be read, or an entry is not one.
    """
    entries: list[Correction] = []
    for root in raw_set.roots:
        path = _beside(root.path)
        if path.is_file() or path.is_symlink():
            entries += _entries(_text(path, root), root)
    seen: dict[tuple[object, ...], Correction] = {}
    for entry in entries:
        key = (entry.source, entry.part, entry.quote, entry.field)
        if key in seen:
            raise entry.misfit(f"{seen[key].place} corrects the same: remove one of them")
        seen[key] = entry
    return Corrections(tuple(entries))


def state(raw_set: RawSet) -> str:
    """A digest of the files as they stand, for those who wait for a change."""
    total = sha256()
    for root in raw_set.roots:
        path = _beside(root.path)
        if path.is_file():
            total.update(path.read_bytes()[: MAX_BYTES + 1])
    return total.hexdigest()


def _beside(folder: Path) -> Path:
    """A raw home has one file for its inbox and its samples; any other folder has its own."""
    home = folder.parent
    is_part = folder.name in ("inbox", "samples") and (home / "inbox").is_dir()
    return (home if is_part else folder) / NAME


def _text(path: Path, root: Root) -> str:
    try:
        data, _ = read_file(path)
    except QuarantineError as error:
        raise CorrectionError(f"{root.prefix}{NAME}: {error.detail}") from None
    if len(data) > MAX_BYTES:
        raise CorrectionError(f"{root.prefix}{NAME}: {len(data)} bytes: the limit is {MAX_BYTES}")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CorrectionError(
            f"{root.prefix}{NAME}: byte {error.start} is not UTF-8: save it as UTF-8"
        ) from None


def _entries(text: str, root: Root) -> Iterator[Correction]:
    name = f"{root.prefix}{NAME}"
    try:
        top = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise CorrectionError(f"{name}:{line}: no YAML: {error.problem}") from None
    except (yaml.YAMLError, RecursionError) as error:
        raise CorrectionError(f"{name}: no YAML: {str(error)[:100]}") from None
    if top is None:
        return
    if not isinstance(top, yaml.SequenceNode):
        raise CorrectionError(f"{name}:1: a list of entries is wanted: begin each with “- ”")
    for node in top.value:
        place = f"{name}:{node.start_mark.line + 1}"
        try:
            yield _correction(_scalars(node), place, root.prefix)
        except FormError as error:
            raise CorrectionError(f"{place}: {error}") from None


def _scalars(node: yaml.Node) -> dict[str, object]:
    """The keys and plain values of one entry.

    Raises:
        FormError: If it is anything else.
    """
    if not isinstance(node, yaml.MappingNode):
        raise FormError(f"an entry has keys and values: {', '.join(sorted(_KEYS))}")
    found: dict[str, object] = {}
    for key, value in node.value:
        name = key.value if isinstance(key, yaml.ScalarNode) else ""
        if name not in _KEYS:
            raise FormError(f"key “{name[:40]}” is not known: use {', '.join(sorted(_KEYS))}")
        if name in found:
            raise FormError(f"key {name} stands twice: remove one")
        if not isinstance(value, yaml.ScalarNode):
            raise FormError(f"{name} must be one plain value, not a list or a mapping")
        try:
            found[name] = yaml.SafeLoader("").construct_object(value)
        except (yaml.YAMLError, ValueError):
            raise FormError(f"{name}: “{value.value[:40]}” cannot be read: quote it") from None
    return found


def _correction(found: dict[str, object], place: str, prefix: str) -> Correction:
    source, quote, reason, status = (_words(found, key) for key in _TEXTS)
    part = found.get("part", 1)
    if type(part) is not int or part < 1:
        raise FormError("part must be a whole number from 1")
    if status not in list(Status):
        raise FormError(f"status must be one of {', '.join(Status)}")
    if ("field" in found) == ("replace" in found) or ("field" in found) != ("value" in found):
        raise FormError("give either field and value, or replace")
    entry = Correction(
        place=place,
        # A source is written as it is known within its folder, or with the folder before it.
        source=source if source.startswith(prefix) else prefix + source,
        quote=quote,
        reason=reason,
        status=status,
        part=part,
    )
    return _replacing(entry, found) if "replace" in found else _setting(entry, found)


def _replacing(entry: Correction, found: dict[str, object]) -> Correction:
    words = _words(found, "replace")
    if words == entry.quote:
        raise FormError("replace says what the quote says: remove the entry")
    return replace(entry, replace=words)


def _setting(entry: Correction, found: dict[str, object]) -> Correction:
    field, value = _words(found, "field"), found["value"]
    typed(field, value)
    plain = value.isoformat() if isinstance(value, date) else value
    return replace(entry, field=field, value=plain)


def _words(found: dict[str, object], key: str) -> str:
    value = found.get(key)
    if not isinstance(value, str) or not value.strip():
        raise FormError(f"{key} is missing or no text: every entry gives {', '.join(_TEXTS)}")
    return value
