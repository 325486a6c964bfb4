"""A published warehouse made by hand, small and hostile, for the tests of the dashboard.

Here: the tables that the pages read, with rows whose spans lead to their words.
Not here: what the pipeline publishes (`tests/conftest.py`, `built_warehouse`).
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import duckdb

HOSTILE = (
    "<script>window.hurt=1</script>",
    "<img src=x onerror=window.hurt=1>",
    "[点我](http://127.0.0.1:9/a)",
    "![图](http://127.0.0.1:9/b)",
    "http://127.0.0.1:9/c www.evil.example",
    "$\\href{http://127.0.0.1:9/d}{x}$ $$\\int$$",
    ":material/home: :smile: :streamlit: :red[红]",
    "\u202e倒写\u202c \u2066隔离\u2069",
    '=HYPERLINK("http://127.0.0.1:9/e") +1 @SUM(1)',
    "**粗** _斜_ `码` # 题 > 引 - 项 1. 序 | 格 | ~~删~~",
    "<svg/onload=window.hurt=1><style>*{display:none}</style>",
    "'; drop table dim_document; -- {{ 1 }} {% raw %}",
)
"""Words that would do something if any part of a page took them for more than words."""

SCHEMA = Path(__file__).with_name("made_warehouse.sql").read_text(encoding="utf-8")
TOPICS = [f"{number:02d}" for number in range(4, 36)] + ["local"]


PARAMETERS = {
    "weight_specification": 0.5,
    "weight_coverage": 0.3,
    "weight_accountability": 0.2,
    "weight_owner": 0.25,
    "weight_deadline": 0.25,
    "weight_target": 0.25,
    "weight_verification": 0.25,
    "firm_completeness": 0.6,
    "firm_elements": 3.0,
    "best_measures": 3.0,
    "share_covered": 0.5,
    "share_firm": 0.5,
    "index_floor": 1.0,
    "index_span": 99.0,
    "index_decimals": 9.0,
    "score_answer_partly": 0.5,
    "interval_low": 0.05,
    "interval_high": 0.95,
}
PROVINCES = ("990000", "995000")


def key(*words: object) -> str:
    return sha256("|".join(map(str, words)).encode()).hexdigest()[:16]


@dataclass
class Maker:
    """Rows for one file, gathered table by table."""

    hostile: bool = False
    is_sample: bool = True
    rows: dict[str, list[dict]] = field(default_factory=dict)

    def add(self, table: str, **row: object) -> None:
        self.rows.setdefault(table, []).append(row)

    def word(self, plain: str, number: int = 0) -> str:
        """A word of a document: as it is, or with something hostile in it."""
        return f"{plain}{HOSTILE[number % len(HOSTILE)]}" if self.hostile else plain

    def save(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        with duckdb.connect(str(path)) as connection:
            connection.execute(SCHEMA)
            for table, rows in self.rows.items():
                for row in rows:
                    marks = ", ".join(f"${n}" for n in range(1, len(row) + 1))
                    connection.execute(
                        f"insert into main.{table} ({', '.join(row)}) values ({marks})",
                        list(row.values()),
                    )
            connection.execute("checkpoint")


def publish(
    folder: Path,
    *,
    generation: int = 1,
    hostile: bool = False,
    n_places: int = 6,
    age: timedelta = timedelta(hours=3),
) -> Path:
    """Publishes a made generation below `folder` and points `current` at it."""
    maker = Maker(hostile=hostile)
    _reference(maker, n_places)
    _run(maker, generation, age)
    for number in range(n_places):
        _plan(maker, number, n_places)
    if n_places:
        _report(maker)
        _unplaced(maker)
        _outcomes(maker, n_places, (datetime.now(UTC) - age).date())
    version = folder / "versions" / str(generation)
    maker.save(version / "planledger.duckdb")
    (version / "planledger.duckdb").chmod(0o444)
    current = folder / "current"
    current.unlink(missing_ok=True)
    current.symlink_to(Path("versions") / str(generation), target_is_directory=True)
    return folder


def code_of(number: int) -> str:
    return f"99{number // 3 + 1:02d}{number % 3 + 1:02d}"


def _reference(maker: Maker, n_places: int) -> None:
    for name, value in PARAMETERS.items():
        maker.add("index_parameters", parameter=name, value=value, reason="-", source="-")
    maker.add("extraction_error_rates", element="owner", error_rate=0.01, n_items=100, source="-")
    for choice, moved in (("all", 0.5), ("owners", 0.25)):
        maker.add(
            "mart_sensitivity",
            framework="2021",
            level="city",
            choice=choice,
            setting="drawn",
            n_plans=n_places,
            n_draws=20,
            mean_rank_change=moved,
            max_rank_change=1,
        )
    for code in TOPICS:
        part = 2 + (int(code) - 4) // 4 if code != "local" else None
        maker.add(
            "dim_topic",
            topic_code=code,
            part_no=part,
            part_zh=f"第{part}部分" if part else None,
            part_en=f"Part {part}" if part else None,
            item_zh=f"第{code}项主题名称" if part else "地方特有",
            item_en=f"Topic number {code}" if part else "Local matters",
            applies_to_district=code not in {"07", "08"},
            applies_to_2015=code not in {"29", "30"},
        )
    for number in range(n_places):
        code = code_of(number)
        province = PROVINCES[number >= 3]
        maker.add(
            "dim_jurisdiction",
            jurisdiction_code=code,
            name=maker.word(f"第{number + 1}市", number),
            level="city",
            city_code=code,
            city_name=maker.word(f"第{number + 1}市", number),
            province_code=province,
            province_name=maker.word("乙省" if number >= 3 else "甲省", number),
        )


def _run(maker: Maker, generation: int, age: timedelta) -> None:
    at = datetime.now(UTC) - age
    maker.add(
        "pipeline_run",
        run_id=f"failed-{generation}",
        status="failed",
        started_at=at - age,
        ended_at=at - age,
        code_version="test",
        error=maker.word("disk full: /home/somebody/warehouse/staging", 1),
    )
    maker.add(
        "pipeline_run",
        run_id=f"run-{generation}",
        generation=generation,
        status="published",
        started_at=at,
        ended_at=at,
        published_at=at,
        code_version="test",
        n_seen=1,
        n_accepted=1,
        n_flagged=0,
        n_quarantined=0,
        n_ignored=0,
        n_new=1,
        n_changed=0,
        n_gone=0,
    )


def _document(maker: Maker, document_id: str, text: str, **more: object) -> None:
    at = datetime.now(UTC)
    row = {
        "document_id": document_id,
        "source": maker.word(f"{document_id}.txt", 3),
        "part_no": 1,
        "content_sha256": "0" * 64,
        "media_type": "text/plain",
        "fetched_at": at,
        "flags": [],
        "is_sample": maker.is_sample,
        "is_current": True,
    }
    maker.add("dim_document", **{**row, **more})
    maker.add("document_text", document_id=document_id, clean_text=text)
    maker.add(
        "document_source",
        document_id=document_id,
        source=maker.word("inbox/a.txt", 4),
        first_seen_at=at,
        last_seen_at=at,
    )


def _plan(maker: Maker, number: int, n_places: int) -> None:
    """The plan of one place: three topics, each of one task with three measures."""
    code, document_id = code_of(number), key("plan", number)
    pieces: list[str] = ["开头。\n"]
    for nth, topic in enumerate(("22", "15", "local")):
        title = maker.word(f"第{nth + 1}项任务", nth)
        task_id, section_id = key("task", number, nth), key("section", number, nth)
        start = sum(map(len, pieces))
        pieces.append(f"（{nth + 1}）{title}\n")
        maker.add(
            "dim_section",
            section_id=section_id,
            document_id=document_id,
            position=nth,
            level=1,
            ordinal=f"（{nth + 1}）",
            title=title,
            role="task",
            char_start=start,
            char_end=start,
        )
        maker.add(
            "dim_task",
            task_id=task_id,
            document_id=document_id,
            section_id=section_id,
            position=nth,
            ordinal=f"（{nth + 1}）",
            title=title,
            topic_code=topic,
            topic_score=1.0,
        )
        unit = maker.word("市司法局", nth + 5)
        maker.add(
            "dim_unit",
            unit_id=key("unit", number, nth),
            jurisdiction_code=code,
            unit=unit,
            function_code="justice",
            unit_kind="department",
        )
        maker.add(
            "bridge_task_unit",
            task_id=task_id,
            unit_id=key("unit", number, nth),
            unit_raw=unit,
            responsibility="lead" if nth else "responsible",
            position=0,
        )
        for position in range(3 * nth, 3 * nth + 3):
            _measure(maker, pieces, number, topic, position)
        maker.rows["dim_section"][-1]["char_end"] = sum(map(len, pieces))
        maker.add(
            "mart_topic_coverage",
            document_id=document_id,
            framework=_framework(number),
            jurisdiction_code=code,
            topic_code=topic,
            is_applicable=topic != "local",
            n_measures=3,
            n_metrics=2,
            has_firm_measure=nth < 2,
            specification=0.9 - nth / 4,
        )
    for topic in set(TOPICS) - {"22", "15", "local"}:
        maker.add(
            "mart_topic_coverage",
            document_id=document_id,
            framework=_framework(number),
            jurisdiction_code=code,
            topic_code=topic,
            is_applicable=topic != "07",
            n_measures=0,
            n_metrics=0,
            has_firm_measure=False,
        )
    text = "".join(pieces)
    _document(
        maker,
        document_id,
        text,
        title=maker.word(f"第{number + 1}市实施方案", number + 1),
        kind="plan",
        jurisdiction_code=code,
        jurisdiction_name=maker.word(f"第{number + 1}市", number),
        level="city",
        province_code=PROVINCES[number >= 3],
        province_name=maker.word("乙省" if number >= 3 else "甲省", number),
        issuer=maker.word("市政府", 6),
        doc_number=maker.word("〔2021〕1号", 7),
        issued_on=date(2021, 11, 2),
        period_start=2021 if number != 5 else 2015,
        period_end=2025 if number != 5 else 2020,
        framework=_framework(number),
        flags=["ocr_noise"] if number == 1 else [],
    )
    _scores(maker, number, document_id, code, n_places)
    _items(maker, document_id, text)
    maker.add(
        "fct_citations",
        document_id=document_id,
        position=0,
        cited_title=maker.word("上级规划", number + 2),
        cited_issuer=maker.word("省政府", number + 3),
    )
    maker.add(
        "problems",
        problem_id=key("problem", number),
        document_id=document_id,
        kind="unknown_unit",
        text=text[:2],
        char_start=0,
        char_end=2,
        advice=maker.word("补充词表", 8),
    )


def _framework(number: int) -> str:
    return "2015" if number == 5 else "2021"


def _measure(maker: Maker, pieces: list[str], number: int, topic: str, position: int) -> None:
    """In turn a firm measure with a number, a soft one, and a goal."""
    shape = position % 3
    document_id = key("plan", number)
    words = ("到2025年底，", maker.word("案件败诉率", position), "不超过8%。")
    text = "".join(words) if shape == 0 else f"{maker.word('加强工作', position)}。"
    start = sum(map(len, pieces))
    pieces.append(f"{text}\n")
    measure_id = key("measure", number, position)
    firm = shape == 0
    maker.add(
        "fct_measures",
        measure_id=measure_id,
        section_id=key("section", number, position // 3),
        task_id=key("task", number, position // 3) if shape < 2 else None,
        document_id=document_id,
        jurisdiction_code=code_of(number),
        topic_code=topic,
        position=position,
        text=text,
        char_start=start,
        char_end=start + len(text),
        measure_type=("threshold", "direction", "goal")[shape],
        strength="mandatory" if firm else "gradual",
        owner="named" if shape < 2 else "none",
        has_verification=firm,
        due_on=date(2025, 12, 31),
        due_precision="year" if firm else None,
        due_text="到2025年底" if firm else None,
        deadline_source="explicit" if firm else "inherited",
        n_metrics=int(firm),
        score_owner=1.0 if shape < 2 else None,
        score_deadline=1.0 if firm else 0.0,
        score_target=1.0 if firm else 0.0,
        score_verification=1.0 if firm else 0.0,
        completeness=1.0 if firm else 0.25,
        is_firm=firm,
    )
    if firm:
        value = start + text.rindex("8%")
        maker.add(
            "fct_metrics",
            metric_id=key("metric", number, position),
            measure_id=measure_id,
            document_id=document_id,
            jurisdiction_code=code_of(number),
            topic_code=topic,
            text="8%",
            char_start=value,
            char_end=value + 2,
            indicator=words[1],
            comparator="<=",
            value=8.0,
            unit="%",
            kind="ratio",
            is_digits=True,
            is_approximate=False,
            subject=maker.word("市政府", position + 1),
            role="target",
            is_placeholder=False,
            due_on=date(2025, 12, 31),
        )


def _scores(maker: Maker, number: int, document_id: str, code: str, n_places: int) -> None:
    s, c, g = (best - number / (10 if number < 6 else 200) for best in (0.8, 0.7, 0.6))
    index = (1 + 99 * s) ** 0.5 * (1 + 99 * c) ** 0.3 * (1 + 99 * g) ** 0.2
    same = [other for other in range(n_places) if _framework(other) == _framework(number)]
    maker.add(
        "mart_plan_completeness",
        document_id=document_id,
        jurisdiction_code=code,
        level="city",
        framework=_framework(number),
        n_measures=9,
        n_tasks=3,
        specification=s,
        coverage=c,
        accountability=g,
        completeness_index=index,
        index_owner_absent=index - 5 if number == 2 else index,
        index_owner_present=index + 5 if number == 2 else index,
        is_ranked=True,
    )
    _improvements(maker, number, document_id, index)
    for draw in range(1, 21):
        maker.add(
            "mart_rank_draws",
            framework=_framework(number),
            level="city",
            draw=draw,
            document_id=document_id,
            specification=s,
            coverage=c,
            accountability=g,
            weight_specification=0.5,
            weight_coverage=0.3,
            weight_accountability=0.2,
            is_geometric=draw % 2 == 0,
            completeness_index=index,
            rank=same.index(number) + 1,
        )
    maker.add(
        "mart_city_ranking",
        framework=_framework(number),
        level="city",
        jurisdiction_code=code,
        jurisdiction_name=maker.word(f"第{number + 1}市", number),
        document_id=document_id,
        completeness_index=index,
        rank=same.index(number) + 1,
        rank_p05=max(same.index(number), 1),
        rank_p50=same.index(number) + 1,
        rank_p95=min(same.index(number) + 2, len(same)),
        chance_above_next=0.8,
        tier=same.index(number) // 2 + 1,
    )


def _improvements(maker: Maker, number: int, document_id: str, index: float) -> None:
    for nth, element in enumerate(("owner", "deadline", "target", "verification"), start=1):
        maker.add(
            "mart_improvements",
            document_id=document_id,
            position=nth,
            measure_id=key("measure", number, 1),
            topic_code="22",
            element=element,
            completeness=0.25,
            completeness_after=0.5,
            makes_firm=nth == 1,
            index_after=index + 2 / nth,
            index_gain=2 / nth,
        )


def _items(maker: Maker, document_id: str, text: str) -> None:
    for nth, item in enumerate(("coordination", "owners_listed", "inspection")):
        answer = ("yes", "partly", "no")[nth]
        quoted = answer != "no"
        maker.add(
            "fct_accountability",
            document_id=document_id,
            item_code=item,
            answer=answer,
            score=1 - nth / 2,
            text=text[:3] if quoted else None,
            char_start=0 if quoted else None,
            char_end=3 if quoted else None,
        )


def _report(maker: Maker) -> None:
    """A report of the first place: achievements with a number, no plan."""
    document_id, code = key("report"), code_of(0)
    text = f"全年{maker.word('培训', 2)}12场次。"
    _document(
        maker,
        document_id,
        text,
        title=maker.word("年度报告", 9),
        kind="report",
        jurisdiction_code=code,
        jurisdiction_name=maker.word("第1市", 0),
        level="city",
        period_start=2022,
        period_end=2022,
        framework="2021",
    )
    maker.add(
        "fct_achievements",
        achievement_id=key("done"),
        section_id=key("done", "section"),
        document_id=document_id,
        jurisdiction_code=code,
        topic_code="34",
        position=0,
        text=text,
        char_start=0,
        char_end=len(text),
    )
    start = text.index("12场次")
    maker.add(
        "fct_metrics",
        metric_id=key("done", "metric"),
        achievement_id=key("done"),
        document_id=document_id,
        jurisdiction_code=code,
        topic_code="34",
        text="12场次",
        char_start=start,
        char_end=start + 4,
        indicator=maker.word("培训", 2),
        comparator="=",
        value=12.0,
        unit="场次",
        kind="count",
        is_digits=True,
        is_approximate=False,
        role="achieved",
        is_placeholder=False,
    )
    maker.add(
        "mart_plan_completeness",
        document_id=document_id,
        jurisdiction_code=code,
        level="city",
        framework="2021",
        n_measures=0,
        n_tasks=0,
        is_ranked=False,
        not_ranked_reason="not_a_plan",
    )


def _outcomes(maker: Maker, n_places: int, built_on: date) -> None:
    """What became of promises: deadlines, one pair a relation, evidence, versions, a ladder."""
    firm = [(number, position) for number in range(n_places) for position in (0, 3, 6)]
    for nth, (number, position) in enumerate(firm):
        due_on = built_on + timedelta(days=(nth % 3 - 1) * 200)
        maker.add(
            "mart_deadlines",
            commitment_id=key("measure", number, position),
            measure_id=key("measure", number, position),
            document_id=key("plan", number),
            jurisdiction_code=code_of(number),
            task_id=key("task", number, position // 3),
            topic_code=("22", "15", "local")[position // 3],
            text=f"到2025年底，{maker.word('案件败诉率', position)}不超过8%。",
            due_on=due_on,
            due_precision="year",
            deadline_source="explicit",
            built_on=built_on,
            days_left=(due_on - built_on).days,
            owner="named",
            lead_units=[maker.word("市司法局", nth)],
            responsible_units=[],
            support_units=[],
            has_evidence=(number, position) == (0, 0),
            is_current=True,
        )
    for position, relation in enumerate(("meets", "misses", "not_comparable")):
        maker.add(
            "fct_delivery",
            target_metric_id=key("metric", 0, 3 * position),
            achieved_metric_id=key("done", "metric"),
            target_document_id=key("plan", 0),
            achieved_document_id=key("report"),
            kinship="own",
            report_year=2022,
            relation=relation,
            link_reason="wording" if relation == "not_comparable" else None,
            similarity=0.8,
        )
    maker.add(
        "fct_evidence",
        measure_id=key("measure", 0, 0),
        achievement_id=key("done"),
        measure_document_id=key("plan", 0),
        achievement_document_id=key("report"),
        kinship="own",
        report_year=2022,
        grade="strong",
        has_value=True,
        similarity=0.8,
    )
    maker.add(
        "mart_shared_text",
        document_id=key("plan", 0),
        n_shingles=100,
        shared_share=0.25,
        most_shared_document_id=key("report"),
        most_shared_share=0.2,
    )
    _versions(maker)
    _ladder(maker, n_places)


def _versions(maker: Maker) -> None:
    for number in (1, 2):
        at = datetime(2022, number, 1, tzinfo=UTC)
        maker.add(
            "document_version",
            document_id=key("plan", 0),
            version_no=number,
            content_sha256=str(number) * 64,
            valid_from=at,
            valid_to=None if number > 1 else at + timedelta(days=31),
            has_new_words=number > 1,
            n_added=number - 1,
            n_dropped=0,
            n_altered=0,
        )
    maker.add(
        "fct_changes",
        change_id=key("change"),
        document_id=key("plan", 0),
        version_no=2,
        jurisdiction_code=code_of(0),
        position=0,
        fact="measure",
        change="altered",
        elements=["text"],
        similarity=0.9,
        is_same_reader=True,
        old_text=maker.word("案件败诉率不超过9%。", 3),
        new_text=maker.word("案件败诉率不超过8%。", 4),
        new_measure_id=key("measure", 0, 0),
    )


def _ladder(maker: Maker, n_places: int) -> None:
    """The first place stands above the second."""
    if n_places <= 1:
        return
    for number in range(2):
        for topic in ("22", "15"):
            maker.add(
                "mart_traceability",
                topic_code=topic,
                document_id=key("plan", number),
                framework="2021",
                family_code=PROVINCES[0],
                jurisdiction_code=code_of(number),
                jurisdiction_name=maker.word(f"第{number + 1}市", number),
                level="city",
                parent_document_id=key("plan", 0) if number else None,
                n_measures=3,
                n_firm_measures=1,
                n_values=1,
                values_said=f"{maker.word('案件败诉率', number)} <= 8%",
                n_kept=number if topic == "22" else 0,
                n_sharpened=0,
                n_weakened=0,
            )
    maker.add(
        "fct_handed_down",
        child_metric_id=key("metric", 1, 0),
        parent_metric_id=key("metric", 0, 0),
        child_document_id=key("plan", 1),
        parent_document_id=key("plan", 0),
        direction="kept",
        similarity=1.0,
        ratio=1.0,
    )


def _unplaced(maker: Maker) -> None:
    """A template that names no place, and an input that could not be read."""
    document_id = key("template")
    _document(
        maker,
        document_id,
        "XX市。",
        title=maker.word("XX市实施方案", 10),
        kind="plan",
        flags=["template"],
        framework="2021",
        period_start=2021,
        period_end=2025,
    )
    maker.add(
        "mart_plan_completeness",
        document_id=document_id,
        framework="2021",
        n_measures=0,
        n_tasks=0,
        is_ranked=False,
        not_ranked_reason="anonymised",
    )
    at = datetime.now(UTC)
    maker.add(
        "quarantined_document",
        source=maker.word("broken.pdf", 11),
        stage="decode",
        reason="encrypted",
        detail="-",
        first_seen_at=at,
        last_seen_at=at,
        tries=1,
    )
