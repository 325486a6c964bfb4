"""A made-up schema `plans`: a few governments, their plans, and a report, row by row.

Here: rows of the tables that extraction hands to dbt, small enough to reckon with by hand.
Not here: real documents, the samples, or how rows come out of a text (`pipelines.extract`).
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pipelines.model.identity import make_id
from pipelines.store.frames import frame
from pipelines.store.schemas import TABLES
from pipelines.store.warehouse import connected, create, rewrite

NOW = datetime(2026, 1, 1, tzinfo=UTC)
ITEMS = (
    "coordination",
    "owners_listed",
    "unit_plans",
    "inspection",
    "annual_report",
    "appraisal_weight",
    "outside_evaluation",
    "resources",
    "consequences",
    "end_or_revision",
)
OLD_TOPICS = {"07", "08", "09", "10", "11", "12", "13", "14", "15", "16"}

Row = dict[str, Any]

FIRM: Row = {
    "owner": "named",
    "deadline_source": "explicit",
    "due_precision": "year",
    "has_verification": True,
    "metrics": [{}],
}
BLANK: Row = {"is_placeholder": True, "value": None}


@dataclass
class Made:
    """Rows by table, and the sentences that the next one follows in its document."""

    rows: dict[str, list[Row]] = field(default_factory=lambda: {name: [] for name in TABLES})

    def add(self, table: str, **values: object) -> None:
        """One row; what is not given is null."""
        self.rows[table].append(dict.fromkeys(TABLES[table].column_names()) | values)

    def add_reference(self) -> None:
        """Topics, two provinces, three cities, and a district."""
        for number in range(4, 36):
            code = f"{number:02d}"
            self.add(
                "topics",
                topic_code=code,
                part_no=1,
                part_zh="部分",
                part_en="Part",
                item_zh=f"第{number}项",
                item_en=f"Item {number}",
                applies_to_district=code not in {"07", "08"},
                applies_to_2015=code in OLD_TOPICS,
            )
        self.add(
            "topics",
            topic_code="local",
            item_zh="地方",
            item_en="Local",
            applies_to_district=True,
            applies_to_2015=True,
        )
        province = {"province_code": "990000", "province_name": "甲省", "start_year": 1990}
        self.add("places", jurisdiction_code="990000", name="甲省", level="province", **province)
        for code, name in (("990100", "子市"), ("990200", "丑市"), ("990300", "寅市")):
            city = {"city_code": code, "city_name": name, **province}
            self.add("places", jurisdiction_code=code, name=name, level="city", **city)
        district = {"city_code": "990100", "city_name": "子市", **province}
        self.add("places", jurisdiction_code="990102", name="卯区", level="district", **district)

    def add_run(self, n_seen: int) -> None:
        """The run that makes the build, and what it read."""
        self.add(
            "runs",
            run_id="run-1",
            status="running",
            started_at=NOW,
            code_version="0.1.0",
            n_seen=n_seen,
            n_accepted=n_seen,
            n_flagged=0,
            n_quarantined=0,
            n_ignored=0,
        )
        for number in range(n_seen):
            self.add(
                "inputs",
                source=f"input-{number}",
                outcome="accepted",
                extractor_version="1",
            )

    def add_plan(self, code: str | None, measures: list[Row], **fields: Any) -> str:
        """A plan of one task whose sentences are these measures; yields its id.

        A measure may bring `metrics`, each the values of one row of that table; the fields may
        bring `answers` to accountability items, which are `no` otherwise, and the `unit` that
        answers for the task.
        """
        key = f"{code}-{len(self.rows['documents'])}"
        answers, unit = fields.pop("answers", {}), fields.pop("unit", {})
        document_id = make_id("document", key)
        section_id, task_id = make_id("section", key), make_id("task", key)
        text = ""
        for number, measure in enumerate(measures):
            values = {**measure}
            metrics = values.pop("metrics", [])
            sentence = f"第{number}句{key}。"
            self._add_measure(
                values | {"document_id": document_id, "section_id": section_id, "task_id": task_id},
                (number, len(text), sentence),
            )
            for nth, metric in enumerate(metrics):
                self._add_metric(metric, document_id, (number, nth, len(text), sentence))
            text += sentence
        self._add_document(code, document_id, text, fields)
        self._add_answers(document_id, text, answers)
        parts = {"document_id": document_id, "section_id": section_id, "ordinal": "(一)"}
        self.add(
            "sections",
            position=0,
            level=1,
            title="任务",
            role="task",
            char_start=0,
            char_end=len(text),
            **parts,
        )
        self.add(
            "tasks",
            task_id=task_id,
            position=0,
            title="任务",
            topic_code="04",
            topic_score=1.0,
            **parts,
        )
        self._add_unit(document_id, task_id, key, unit)
        return document_id

    def add_report(self, code: str) -> str:
        """A yearly report of one achievement with one value, citing the first plan."""
        document_id = make_id("report", code)
        section_id = make_id("section", document_id)
        text = "已完成九成。"
        fields = {"kind": "report", "period_start": 2022, "period_end": 2022}
        self._add_document(code, document_id, text, fields)
        self.add(
            "sections",
            section_id=section_id,
            document_id=document_id,
            position=0,
            level=1,
            title="成效",
            role="achievement",
            char_start=0,
            char_end=len(text),
        )
        said = {"document_id": document_id, "text": text, "char_start": 0, "char_end": len(text)}
        achieved = make_id("achievement", document_id)
        self.add(
            "achievements",
            achievement_id=achieved,
            section_id=section_id,
            position=0,
            topic_code="04",
            **said,
        )
        self._add_metric(
            {"measure_id": None, "achievement_id": achieved, "role": "achieved"},
            document_id,
            (0, 0, 0, text),
        )
        self.add(
            "citations",
            document_id=document_id,
            position=0,
            cited_title=self.rows["documents"][0]["title"],
            char_start=0,
            char_end=len(text),
        )
        self.add(
            "problems",
            problem_id=make_id("problem", document_id),
            kind="missing_issuer",
            advice="look it up",
            **said,
        )
        return document_id

    def _add_document(self, code: str | None, document_id: str, text: str, fields: Row) -> None:
        place = next((p for p in self.rows["places"] if p["jurisdiction_code"] == code), None)
        digest = make_id(document_id) * 4
        defaults = {
            "source": f"{document_id}.txt",
            "part_no": 1,
            "content_sha256": digest,
            "media_type": "text/plain",
            "fetched_at": NOW,
            "title": f"法治政府建设方案{document_id}",
            "kind": "plan",
            "kind_reason": "made",
            "jurisdiction_code": code,
            "jurisdiction_name": place and place["name"],
            "level": place and place["level"],
            "issued_on": "2021-10-01",
            "period_start": 2021,
            "period_end": 2025,
            "flags": [],
            "has_unit_attachment": False,
            "is_readable": True,
            "is_sample": True,
            "is_current": True,
            "text_sha256": digest,
            "extractor_version": "1",
        }
        self.add("documents", document_id=document_id, **(defaults | fields))
        self.add("document_texts", document_id=document_id, clean_text=text)
        self.add(
            "document_versions",
            document_id=document_id,
            version_no=1,
            content_sha256=digest,
            text_sha256=digest,
            valid_from=NOW,
            has_new_words=True,
        )
        self.add(
            "document_sources",
            document_id=document_id,
            source=f"{document_id}.txt",
            content_sha256=digest,
            first_seen_at=NOW,
            last_seen_at=NOW,
        )

    def _add_answers(self, document_id: str, text: str, answers: dict[str, str]) -> None:
        for item in ITEMS:
            where = {"text": text[:5], "char_start": 0, "char_end": 5} if item in answers else {}
            self.add(
                "accountability",
                document_id=document_id,
                item_code=item,
                answer=answers.get(item, "no"),
                **where,
            )

    def _add_measure(self, values: Row, place: tuple[int, int, str]) -> None:
        position, start, sentence = place
        defaults = {
            "measure_id": make_id("measure", sentence),
            "position": position,
            "text": sentence,
            "char_start": start,
            "char_end": start + len(sentence),
            "measure_type": "direction",
            "strength": "mandatory",
            "owner": "none",
            "has_verification": False,
            "deadline_source": "inherited",
            "due_on": "2025-12-31",
            "topic_code": "04",
        }
        self.add("measures", **(defaults | values))

    def _add_metric(self, metric: Row, document_id: str, place: tuple[int, int, int, str]) -> None:
        _, nth, start, sentence = place
        defaults = {
            "metric_id": make_id("metric", sentence, str(nth)),
            "document_id": document_id,
            "measure_id": make_id("measure", sentence),
            "position": nth,
            "text": sentence[:2],
            "char_start": start,
            "char_end": start + 2,
            "indicator": "比率",
            "comparator": ">=",
            "value": 90.0,
            "unit": "%",
            "kind": "ratio",
            "is_digits": True,
            "is_approximate": False,
            "role": "target",
            "is_placeholder": False,
            "topic_code": "04",
        }
        self.add("metrics", **(defaults | metric))

    def _add_unit(self, document_id: str, task_id: str, key: str, unit: Row) -> None:
        defaults = {
            "unit_id": make_id("unit", key),
            "unit_raw": "司法局",
            "unit": "司法局",
            "function_code": "justice",
            "unit_kind": "department",
            "responsibility": "lead",
        }
        self.add(
            "task_units", task_id=task_id, position=0, document_id=document_id, **defaults | unit
        )

    def write(self, path: Path) -> Path:
        """The rows, checked by their schemas, as schema `plans` of a new file."""
        path.parent.mkdir(parents=True, exist_ok=True)
        if not self.rows["runs"]:
            # No build is without its run: the day that deadlines count from is the run's.
            self.add_run(0)
        with connected(path) as connection:
            create(connection)
            documents = [row["document_id"] for row in self.rows["documents"]]
            self.rows["touched"] = [{"document_id": name} for name in documents]
            frames = {
                table: frame(table, {name: [row[name] for row in rows] for name in rows[0]})
                for table, rows in self.rows.items()
                if rows
            }
            rewrite(connection, frames)
        return path


def sentences(count: int, **values: object) -> list[Row]:
    """So many equal measures, dealt over the topics from 04 on, one after the other."""
    return [{"topic_code": f"{4 + number % 32:02d}", **values} for number in range(count)]


def a_whole_set() -> Made:
    """Plans of every sort that the rules tell apart, a report, and what could not be used."""
    made = Made()
    made.add_reference()
    made.add_plan("990100", firm_sentences() + sentences(30), answers={"coordination": "yes"})
    made.add_plan("990100", sentences(20), issued_on="2020-10-01")
    made.add_plan("990200", [*sentences(30, owner="collective"), *goals()])
    older = {"period_start": 2016, "period_end": 2020}
    abolished = {"unit": "法制办", "unit_raw": "法制办", "successor": "司法局"}
    made.add_plan("990300", sentences(25), **older, unit=abolished)
    made.add_plan("990200", sentences(22, has_verification=True), **older)
    attached = {"owner": "attachment", "has_verification": True}
    made.add_plan("990102", sentences(25, **attached), has_unit_attachment=True)
    made.add_plan(None, sentences(25, metrics=[BLANK]), flags=["template"])
    made.add_plan("990300", sentences(3), flags=["truncated"])
    made.add_report("990100")
    made.add_run(len(made.rows["documents"]))
    return made


def firm_sentences() -> list[Row]:
    """Ten sentences that lack nothing, in the first ten topics."""
    return sentences(10, **FIRM)


def goals() -> list[Row]:
    """Two sentences of a goal section."""
    return [{"measure_type": "goal", "metrics": [{}]}, {"measure_type": "goal", "topic_code": "05"}]
