"""How well the dbt project links what reports say to what plans promise, on the coded pairs.

Here: the coded pairs as ids of a built file, what was linked, and both counted.
Not here: the pairs and the documents they stand in (`paired`), the rules (`dbt_project`).
"""

import json
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import duckdb

from tests.contract.dbt_runs import run_dbt
from tests.golden.floors import round_down
from tests.golden.paired import (
    FOLDER,
    CodedReport,
    Pair,
    coded_files,
    coded_reports,
    fingerprint,
    write,
)

FILE = FOLDER / "floors.json"
MODELS = ("build", "--select", "+fct_delivery", "+fct_evidence")
NO_TESTS = ("--exclude-resource-type", "test", "--exclude-resource-type", "unit_test")
APART = "not_comparable"

Row = dict[str, Any]
Key = tuple[str, str]


@dataclass
class Links:
    """Pairs that a coder made, pairs that were linked, and how many of both say the same."""

    found: int = 0
    missed: int = 0
    made_up: int = 0
    said_alike: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def scores(self) -> dict[str, float]:
        """Precision and recall of links, and how many of those found say what the coder said."""
        return {
            "precision": self.found / max(1, self.found + self.made_up),
            "recall": self.found / max(1, self.found + self.missed),
            "agreement": self.said_alike / max(1, self.found),
        }


class Built:
    """The built file, as lists to look pairs up in."""

    def __init__(self, path: Path) -> None:
        with duckdb.connect(str(path), read_only=True) as connection:
            self._connection = connection
            self.documents = {row["source"]: row for row in self._rows(
                "select source, document_id, clean_text from plans.documents"
                " inner join plans.document_texts using (document_id)"
            )}  # fmt: skip
            self.metrics = self._rows("select * from plans.metrics")
            self.sentences = self._rows(
                "select achievement_id as id, document_id, text from plans.achievements"
                " union all select measure_id, document_id, text from plans.measures"
            )
            self.deliveries = self._rows(
                "select achieved_metric_id as one, target_metric_id as other, relation as said,"
                " achieved_document_id as one_document, target_document_id as other_document"
                " from fct_delivery where relation <> 'not_comparable'"
            )
            self.evidence = self._rows(
                "select achievement_id as one, measure_id as other, grade as said,"
                " achievement_document_id as one_document, measure_document_id as other_document"
                " from fct_evidence"
            )

    @cached_property
    def words(self) -> dict[str, str]:
        """What a value or a sentence says, by its id."""
        values = {m["metric_id"]: f"{m['indicator']} {m['text']}" for m in self.metrics}
        return values | {sentence["id"]: sentence["text"] for sentence in self.sentences}

    def _rows(self, query: str) -> list[Row]:
        done = self._connection.execute(query)
        names = [column[0] for column in done.description]
        return [dict(zip(names, row, strict=True)) for row in done.fetchall()]

    def value(self, source: str, quote: str, hint: str, role: str) -> str | None:
        """The id of the one value that a quote is about, None where it was not read as one.

        Raises:
            ValueError: If the quote stands in no place or in two.
        """
        document = self.documents[source]
        if document["clean_text"].count(quote) != 1:
            raise ValueError(f"{source}: {quote!r} is not in one place: mend the coded pair")
        start = document["clean_text"].find(quote)
        end = start + len(quote)
        own = [m for m in self.metrics if m["document_id"] == document["document_id"]]
        touched = [
            m for m in own if m["role"] == role and m["char_start"] < end and m["char_end"] > start
        ]
        inside = [m for m in touched if m["char_start"] >= start and m["char_end"] <= end]
        chosen = inside or touched
        if len(chosen) > 1 and hint:
            chosen = [m for m in chosen if hint in f"{m['indicator']} {m['value']:g}"]
        return chosen[0]["metric_id"] if len(chosen) == 1 else None

    def sentence(self, source: str, quote: str) -> str | None:
        """The id of the one sentence that holds a quote."""
        document_id = self.documents[source]["document_id"]
        held = [s for s in self.sentences if s["document_id"] == document_id and quote in s["text"]]
        return held[0]["id"] if len(held) == 1 else None


def linked(path: Path, files: list[str]) -> Path:
    """A new file of some documents, read by the whole path and linked by dbt.

    Raises:
        RuntimeError: If dbt could not build it.
    """
    result = run_dbt(write(path, files), *MODELS, *NO_TESTS)
    if not result.success:
        raise RuntimeError(f"{path}: dbt could not link the documents: {result.exception}")
    return path


@lru_cache(maxsize=1)
def measure() -> dict[str, Links]:
    """Links of values and links of sentences, over all coded reports."""
    with tempfile.TemporaryDirectory() as folder:
        built = Built(linked(Path(folder) / "planledger.duckdb", coded_files()))
    measured = {"delivery": Links(), "evidence": Links()}
    for coded in coded_reports():
        _count(measured["delivery"], _values(built, coded), built.deliveries, built)
        _count(measured["evidence"], _evidence(built, coded), built.evidence, built)
    return measured


Coded = Iterator[tuple[str, str, Key | None, Pair]]


def _values(built: Built, coded: CodedReport) -> Coded:
    for source, pairs in coded.values.items():
        for pair in pairs:
            # A fifth part tells two values of one quote apart, a sixth those of the target's.
            hints = pair[4:] or [""]
            achieved = built.value(coded.report, pair[0], hints[0], "achieved")
            target = built.value(source, pair[1], hints[-1], "target")
            key = (achieved, target) if achieved and target else None
            yield coded.report, source, key, pair


def _evidence(built: Built, coded: CodedReport) -> Coded:
    for source, pairs in coded.evidence.items():
        for pair in pairs:
            done, asked = built.sentence(coded.report, pair[0]), built.sentence(source, pair[1])
            yield coded.report, source, (done, asked) if done and asked else None, pair


def _count(links: Links, coded: Coded, rows: list[Row], built: Built) -> None:
    """What was linked between the report and the documents it was coded beside."""
    answers: dict[Key, Pair] = {}
    beside = set()
    for report, source, key, pair in coded:
        beside.add(tuple(built.documents[name]["document_id"] for name in (report, source)))
        if key is not None:
            answers[key] = pair
        elif pair[2] != APART:
            links.missed += 1
            links.faults.append(f"not read: {pair[0]} | {pair[1]}")
    linked = {
        (row["one"], row["other"]): row["said"]
        for row in rows
        if (row["one_document"], row["other_document"]) in beside
    }
    made = {key: pair for key, pair in answers.items() if pair[2] != APART}
    links.found += len(made.keys() & linked.keys())
    links.missed += len(made.keys() - linked.keys())
    links.made_up += len(linked.keys() - made.keys())
    links.said_alike += sum(linked.get(key) == pair[2] for key, pair in made.items())
    links.faults += _faults(made, linked, built)


def _faults(made: dict[Key, Pair], linked: dict[Key, str], built: Built) -> list[str]:
    missed = [f"missed {p[2]}: {p[0]} | {p[1]}" for key, p in made.items() if key not in linked]
    otherwise = [
        f"said {linked[key]}, coded {p[2]}: {p[0]} | {p[1]}"
        for key, p in made.items()
        if linked.get(key, p[2]) != p[2]
    ]
    made_up = [
        f"made up {said}: {built.words[key[0]]} | {built.words[key[1]]}"
        for key, said in linked.items()
        if key not in made
    ]
    return missed + otherwise + made_up


def scores(measured: dict[str, Links]) -> dict[str, float]:
    """Every score by its name."""
    return {
        f"{name}_{score}": value
        for name, links in measured.items()
        for score, value in links.scores.items()
    }


def faults(measured: dict[str, Links]) -> str:
    """Every fault, for the terminal; all documents are of our own making."""
    lines = [f"{name}: {fault}" for name, links in measured.items() for fault in links.faults]
    return "\n".join(lines)


def table(measured: dict[str, Links]) -> str:
    """The rates as a part of the error card."""
    rows = [
        f"| {name} | {' | '.join(f'{value:.3f}' for value in links.scores.values())}"
        f" | {links.found} | {links.missed} | {links.made_up} |"
        for name, links in measured.items()
    ]
    parts = [
        "\n## Links of reports to plans\n",
        f"Pairs of our own samples coded by hand (`pairs/`), fingerprint `{fingerprint()}`.",
        "Agreement: the share of found links with the coder's relation or grade.\n",
        "| link | precision | recall | agreement | found | missed | made up |",
        "| --- | --- | --- | --- | --- | --- | --- |",
        *rows,
    ]
    return "\n".join(parts) + "\n"


def load() -> Row:
    """The pinned floors, and the pairs that they were set on."""
    return json.loads(FILE.read_text(encoding="utf-8"))


def raised(pinned: Row, now: dict[str, float], pairs: str, reason: str | None) -> Row:
    """The floors after a measurement; one falls with a reason only, which is kept.

    Raises:
        ValueError: If a floor would fall and no reason is given.
    """
    floors = {name: round_down(value) for name, value in now.items()}
    before = pinned.get("floors", {})
    falls = [
        f"{name} {before[name]} to {floors[name]}" for name in before if floors[name] < before[name]
    ]
    if falls and not reason:
        raise ValueError(
            f"pairs/{FILE.name}: floors would fall ({', '.join(falls)}): read the faults above and "
            "mend the rule, or give --allow-regression 'reason'"
        )
    allowed = [
        *pinned.get("allowed_regressions", []),
        *({"fall": f, "reason": reason} for f in falls),
    ]
    return {"fingerprint": pairs, "floors": floors, "allowed_regressions": allowed}


def pin(measured: dict[str, Links], reason: str | None) -> None:
    """Raise the floors to what was measured."""
    pinned = load() if FILE.exists() else {}
    after = raised(pinned, scores(measured), fingerprint(), reason)
    FILE.write_text(json.dumps(after, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
