"""Covers `reading.corrections`, `.correction_file`, `.correcting` and `.correction_effects`."""

import os
import time
from dataclasses import replace
from datetime import date

import pytest

from pipelines.model.commitment import DeadlineSource, Owner
from pipelines.model.problem import ProblemKind
from pipelines.reading.build import Request, read_into
from pipelines.reading.correction_file import load, state, version_with
from pipelines.reading.corrections import (
    Correction,
    CorrectionError,
    FormError,
    require_whole,
    typed,
)
from pipelines.reading.documents import read_bytes
from pipelines.reading.raw import RawSet, Root, Samples, choose
from pipelines.reading.versions import PROJECT
from pipelines.store import warehouse
from pipelines.store.gate import DbtTests
from pipelines.store.generations import Folder, find_current
from pipelines.store.runs import open_run
from tests.unit.store.tiny_run import now

AN_HOUR_AGO = time.time() - 3600
SAMPLE = (PROJECT / "raw/samples/yunze/songxi_2021-2025.txt").read_text(encoding="utf-8")


def entry(quote, field=None, value=None, **more):
    one = Correction("corrections.yml:1", "a.txt", quote, "seen", "open", field, value)
    return replace(one, **more)


def read(*entries, text=SAMPLE):
    (reading,) = read_bytes(text.encode(), "a.txt", None, entries)
    return reading


PLAIN = read()


def metric(reading, text):
    (found,) = (one for one in reading.extraction.metrics if one.text == text)
    return found


def measure(reading, words):
    (found,) = (one for one in reading.extraction.measures if words in one.text)
    return found


def corrected(reading):
    text = reading.extraction.clean_text
    rows = [p for p in reading.extraction.problems if p.kind is ProblemKind.CORRECTED_READING]
    assert all(text[row.char_start : row.char_end] == row.text for row in rows)
    return [row.text for row in rows]


class TestFile:
    @pytest.fixture
    def raw_set(self, tmp_path):
        return RawSet("these", (Root(tmp_path),), is_sample=False)

    @pytest.fixture
    def written(self, raw_set):
        def write(text):
            data = text if isinstance(text, bytes) else text.encode()
            (raw_set.roots[0].path / "corrections.yml").write_bytes(data)
            return load(raw_set).entries

        return write

    def test_no_file_and_an_empty_list_correct_nothing(self, raw_set, written):
        assert load(raw_set).entries == ()
        assert written("# nothing yet\n") == ()
        assert written("[]") == ()

    def test_the_projects_own_file_is_one(self):
        home = PROJECT / "raw"
        for mode in (Samples.ONLY, Samples.NEVER):
            assert load(choose([home], mode, lambda _: True)) is not None

    def test_an_entry_is_read_with_the_line_it_stands_on(self, written):
        (found,) = written(
            "# head\n- source: a/b.txt\n  quote: 不少于50项\n  field: metrics.value\n  value: 60\n"
            "  reason: The annex says 60.\n  status: confirmed\n  part: 2\n"
        )
        assert found == Correction(
            place="corrections.yml:2",
            source="a/b.txt",
            quote="不少于50项",
            reason="The annex says 60.",
            status="confirmed",
            field="metrics.value",
            value=60,
            part=2,
        )

    def test_a_home_has_one_file_for_inbox_and_samples(self, tmp_path):
        for name in ("inbox", "samples"):
            (tmp_path / name).mkdir()
        (tmp_path / "corrections.yml").write_text(
            "- {source: a, quote: b, replace: c, reason: d, status: open}"
        )
        for mode in (Samples.ONLY, Samples.NEVER):
            assert len(load(choose([tmp_path], mode, lambda _: False)).entries) == 1

    def test_of_several_folders_each_names_its_own_sources(self, tmp_path):
        for name in ("one", "two"):
            (tmp_path / name).mkdir()
            (tmp_path / name / "corrections.yml").write_text(
                "- {source: a.txt, quote: b, replace: c, reason: d, status: open}\n"
                f"- {{source: {name}/b.txt, quote: b, replace: c, reason: d, status: open}}\n"
            )
        raw_set = choose([tmp_path / "one", tmp_path / "two"], Samples.NEVER, lambda _: True)
        assert [one.source for one in load(raw_set).entries] == [
            "one/a.txt",
            "one/b.txt",
            "two/a.txt",
            "two/b.txt",
        ]

    GOOD = "source: a, quote: b, reason: c, status: open"

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("a: 1", "corrections.yml:1: a list"),
            ("[", "corrections.yml:1: no YAML"),
            ("\n- just words", "corrections.yml:2: an entry has keys"),
            (f"- {{{GOOD}, replace: x}}\n- {{{GOOD}}}", "corrections.yml:2: give either"),
            (f"- {{{GOOD}, replace: x, field: metrics.value, value: 1}}", "give either"),
            (f"- {{{GOOD}, field: metrics.value}}", "give either"),
            (f"- {{{GOOD}, replace: b}}", "replace says what the quote says"),
            (f"- {{{GOOD}, replace: ''}}", "replace is missing or no text"),
            ("- {source: a, quote: b, replace: c, status: open}", "reason is missing"),
            ("- {source: a, quote: 5, replace: c, reason: d, status: open}", "quote is missing"),
            ("- {source: a, quote: b, replace: c, reason: d, status: done}", "status must be"),
            (f"- {{{GOOD}, quote: z, replace: x}}", "quote stands twice"),
            (f"- {{{GOOD}, replace: x, who: me}}", "key “who” is not known"),
            (f"- {{{GOOD}, replace: [x]}}", "replace must be one plain value"),
            (f"- {{{GOOD}, replace: x, part: 0}}", "part must be"),
            (f"- {{{GOOD}, replace: x, part: true}}", "part must be"),
            (f"- {{{GOOD}, field: document.kind, value: plan}}", "cannot be corrected"),
            (f"- {{{GOOD}, field: citations.issuer, value: x}}", "document, measures, metrics"),
            (f"- {{{GOOD}, field: metrics.value, value: many}}", "must be a number"),
            (f"- {{{GOOD}, field: metrics.value, value: .inf}}", "must be a number"),
            (f"- {{{GOOD}, field: metrics.comparator, value: '>'}}", ">=, <=, =, between"),
            (f"- {{{GOOD}, field: measures.owner, value: null}}", "cannot be empty"),
            (f"- {{{GOOD}, field: measures.due_on, value: 2021-13-40}}", "cannot be read"),
            (f"- {{{GOOD}, field: measures.due_on, value: soon}}", "like 2021-12-31"),
            (f"- {{{GOOD}, replace: !!python/name:os.system x}}", "cannot be read: quote it"),
            (f"- {{{GOOD}, replace: b2}}\n- {{{GOOD}, replace: b3}}", "corrects the same"),
            (f"- {{{GOOD}, replace: {'9' * 5000}}}", "cannot be read"),
            ("[" * 5000, "no YAML"),
            (b"- \xff", "not UTF-8"),
            (b"#" * (2**20 + 1), "the limit is"),
        ],
    )
    def test_what_is_no_correction_is_refused_in_one_line(self, written, text, said):
        with pytest.raises(CorrectionError) as caught:
            written(text)
        message = str(caught.value)
        assert said in message
        assert message.startswith("corrections.yml")
        assert "\n" not in message
        assert len(message) < 400

    def test_a_link_in_its_place_is_not_followed(self, raw_set, tmp_path):
        (tmp_path / "elsewhere").write_text("[]")
        (tmp_path / "corrections.yml").symlink_to(tmp_path / "elsewhere")
        with pytest.raises(CorrectionError, match="symbolic link"):
            load(raw_set)

    def test_whoever_waits_sees_that_it_changed(self, raw_set, written):
        before = state(raw_set)
        written("[]")
        assert state(raw_set) != before

    def test_only_what_decides_rows_is_in_the_version(self):
        one = entry("b", "metrics.value", 5)
        version = version_with("v", [one])
        assert version_with("v", []) == "v"
        assert version.startswith("v+")
        assert version_with("v", [replace(one, reason="other", place="x:9")]) == version
        assert version_with("v", [replace(one, status="confirmed")]) == version
        assert version_with("v", [replace(one, value=6)]) != version
        assert version_with("v", [replace(one, status="fixed_at_source")]) != version


class TestValues:
    @pytest.mark.parametrize(
        ("field", "value", "held"),
        [
            ("metrics.value", 60, 60.0),
            ("metrics.value", None, None),
            ("document.issued_on", "2022-03-25", date(2022, 3, 25)),
            ("document.issued_on", date(2022, 3, 25), date(2022, 3, 25)),
            ("document.period_end", 2025, 2025),
            ("document.has_unit_attachment", True, True),
            ("measures.owner", "named", Owner.NAMED),
            ("measures.topic_code", "35", "35"),
        ],
    )
    def test_a_value_becomes_what_its_field_holds(self, field, value, held):
        assert typed(field, value) == held
        assert type(typed(field, value)) is type(held)

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("metrics.value", True),
            ("metrics.value", "60"),
            ("metrics.value", float("nan")),
            ("metrics.text", "x"),
            ("metrics", "x"),
            ("document.period_end", 2025.0),
            ("document.period_end", 1949),
            ("document.period_end", True),
            ("document.issuer", "  "),
            ("document.has_unit_attachment", "yes"),
            ("measures.topic_code", 4),
            ("measures.topic_code", "36"),
            ("measures.owner", ["named"]),
        ],
    )
    def test_a_value_of_another_type_is_refused(self, field, value):
        with pytest.raises(FormError, match=field):
            typed(field, value)

    def test_a_metric_gets_its_value_and_says_so(self):
        after = read(entry("公布承诺事项不少于50项", "metrics.value", 60))
        assert metric(after, "不少于50项").value == 60
        assert corrected(after) == ["公布承诺事项不少于50项"]
        assert after.text_sha256 == PLAIN.text_sha256
        others = [one for one in after.extraction.metrics if one.text != "不少于50项"]
        assert others == [one for one in PLAIN.extraction.metrics if one.text != "不少于50项"]
        assert after.extraction.measures == PLAIN.extraction.measures

    def test_a_measure_is_found_by_words_inside_it(self):
        after = read(entry("首问负责", "measures.owner", "collective"))
        assert measure(PLAIN, "首问负责").owner is not Owner.COLLECTIVE
        assert measure(after, "首问负责").owner is Owner.COLLECTIVE

    def test_a_date_given_to_a_measure_is_its_own_and_its_metrics(self):
        words = "每名区领导每季度走访企业不少于2家"
        after = read(entry(words, "measures.due_on", "2024-12-31"))
        changed = measure(after, words)
        assert (changed.due_on, changed.deadline_source) == (
            date(2024, 12, 31),
            DeadlineSource.EXPLICIT,
        )
        assert metric(after, "不少于2家").due_on == date(2024, 12, 31)

    def test_a_date_taken_from_a_measure_leaves_the_plans_end(self):
        words = "公布承诺事项不少于50项"
        after = read(entry(words, "measures.due_on"))
        changed = measure(after, words)
        assert (changed.due_on, changed.deadline_source) == (
            date(2025, 12, 31),
            DeadlineSource.INHERITED,
        )
        assert changed.due_precision is None
        assert metric(after, "不少于50项").due_on is None

    def test_a_period_moves_the_deadlines_that_come_from_it(self):
        after = read(entry("松溪区", "document.period_end", 2026))
        assert after.extraction.document.period_end == 2026
        for old, new in zip(PLAIN.extraction.measures, after.extraction.measures, strict=True):
            inherits = old.deadline_source is DeadlineSource.INHERITED
            assert new.due_on == (date(2026, 12, 31) if inherits else old.due_on)

    def test_without_a_period_nothing_is_inherited(self):
        after = read(entry("松溪区", "document.period_end"))
        sources = {one.deadline_source for one in after.extraction.measures}
        assert sources == {DeadlineSource.EXPLICIT, DeadlineSource.NONE}

    def test_a_place_comes_with_its_name_and_level(self):
        after = read(entry("松溪区", "document.jurisdiction_code", "990100"))
        found = after.extraction.document
        assert (found.jurisdiction_name, found.level) == ("青岚市", "city")

    def test_what_a_person_said_is_no_problem_any_more(self):
        text = SAMPLE.replace("（2021—2025年）", "")
        kinds = {one.kind for one in read(text=text).extraction.problems}
        assert ProblemKind.MISSING_PERIOD in kinds
        after = read(entry("松溪区", "document.period_end", 2025), text=text)
        kinds = {one.kind for one in after.extraction.problems}
        assert ProblemKind.MISSING_PERIOD not in kinds
        assert ProblemKind.CORRECTED_READING in kinds

    @pytest.mark.parametrize(
        ("wrong", "said"),
        [
            (entry("没有这些字", "metrics.value", 1), "no longer holds the quote"),
            (entry("没有这些字", "document.issuer", "x"), "no longer holds the quote"),
            (entry("公布承诺事项不少于50项", "metrics.value", 50), "already says so"),
            (entry("松溪区", "document.period_end", 2025), "already says so"),
            (entry("首问负责", "measures.due_on"), "already says so"),
            (entry("指导思想", "metrics.value", 1), "no row of metrics"),
            (entry("合法性审核率、报备率均达到100%", "metrics.value", 1), "2 rows of metrics"),
            (entry("松溪区", "document.period_start", 2026), "before it starts"),
            (entry("松溪区", "document.jurisdiction_code", "111111"), "no place has the code"),
            (entry("松溪区", "document.issuer", "x", part=2), "no part 2"),
            (entry("区政务服务局", replace="区服务局", status="open"), "no longer"),
        ],
    )
    def test_what_no_longer_fits_names_itself(self, wrong, said):
        text = SAMPLE.replace("区政务服务局", "区行政审批局") if wrong.replace else SAMPLE
        with pytest.raises(CorrectionError) as caught:
            read(wrong, text=text)
        message = str(caught.value)
        assert message.startswith("corrections.yml:1: a.txt, quote “")
        assert wrong.quote in message
        assert said in message
        assert "\n" not in message

    def test_a_blank_has_no_value(self):
        text = SAMPLE.replace("不少于50项", "不少于X项")
        assert metric(read(text=text), "不少于X项").is_placeholder
        blank = entry("不少于X项", "metrics.is_placeholder", value=False)
        value = entry("不少于X项", "metrics.value", 50)
        with pytest.raises(CorrectionError, match="is_placeholder first"):
            read(value, text=text)
        assert metric(read(blank, value, text=text), "不少于X项").value == 50

    def test_what_was_fixed_at_the_source_changes_nothing(self):
        kept = entry("没有这些字", "metrics.value", 1, status="fixed_at_source")
        assert read(kept) == PLAIN

    def test_rows_that_a_person_broke_fail_the_run(self):
        require_whole("a.txt", {"b.txt": "v+1"}, ValueError("x"))
        with pytest.raises(CorrectionError, match=r"a\.txt: the corrected rows break a rule"):
            require_whole("a.txt", {"a.txt": "v+1"}, ValueError("plans.metrics: value"))


class TestWords:
    MISPRINT = SAMPLE.replace("2022年8月31日前", "2022831日前")

    def mended(self, text=MISPRINT, **more):
        return read(entry("2022831日前", replace="2022年8月31日前", **more), text=text)

    def test_a_misprint_is_read_as_mended_with_true_offsets(self):
        after = self.mended()
        assert after.extraction.clean_text == PLAIN.extraction.clean_text
        found = measure(after, "在岗执法人员身份信息核查")
        assert found.due_on == date(2022, 8, 31)
        assert found.text == after.extraction.clean_text[found.char_start : found.char_end]
        assert corrected(after) == ["2022年8月31日前"]

    def test_the_text_is_known_by_what_was_printed(self):
        assert self.mended().text_sha256 == read(text=self.MISPRINT).text_sha256

    def test_blanks_that_cleaning_drops_may_stand_between(self):
        text = self.MISPRINT.replace("2022831日前", "2022\u200b831日前")
        assert self.mended(text).extraction.clean_text == PLAIN.extraction.clean_text

    def test_several_are_put_in_one_after_another(self):
        text = self.MISPRINT.replace("45个工作日", "4个工作日")
        after = read(
            entry("2022831日前", replace="2022年8月31日前"),
            entry("由4个工作日压缩", replace="由45个工作日压缩"),
            entry("45个工作日", "metrics.value", 40),
            text=text,
        )
        assert after.extraction.clean_text == PLAIN.extraction.clean_text
        assert metric(after, "45个工作日").value == 40
        assert corrected(after) == ["2022年8月31日前", "由45个工作日压缩", "45个工作日"]

    def test_a_quote_that_stands_twice_is_not_certain(self):
        with pytest.raises(CorrectionError, match=r"holds the quote [0-9]+ times"):
            read(entry("松溪区", replace="松西区"))

    def test_what_is_said_to_be_fixed_must_be(self):
        assert self.mended(SAMPLE, status="fixed_at_source") == PLAIN
        with pytest.raises(CorrectionError, match="still prints it"):
            self.mended(status="fixed_at_source")


class Bench:
    """Runs from a folder to schema `plans`, without dbt."""

    ENTRY = (
        "- source: a.txt\n  quote: 公布承诺事项不少于50项\n  field: metrics.value\n"
        "  value: {}\n  reason: seen\n  status: {}\n"
    )

    def __init__(self, root) -> None:
        self.raw = root / "plans"
        self.raw.mkdir()
        self.folder = Folder(root / "warehouse")
        self.runs = 0

    def drop(self, name, text):
        (self.raw / name).write_text(text)
        os.utime(self.raw / name, (AN_HOUR_AGO, AN_HOUR_AGO))

    def correct(self, text):
        (self.raw / "corrections.yml").write_text(text)

    def run(self):
        """The sources that were read."""
        self.runs += 1
        read_ = []
        with open_run(self.folder, f"run{self.runs}", "code", now) as run:
            outcome = read_into(
                run,
                Request([self.raw], Samples.NEVER, lambda _done, _of, source: read_.append(source)),
            )
            if outcome.is_new:
                with warehouse.connected(run.database) as connection:
                    connection.execute(
                        "create or replace table main.mart_plan_completeness as "
                        "select 1.0 as completeness_index, true as is_ranked"
                    )
                run.serve(outcome.made, DbtTests(expected=1, executed=1), "tried out")
        return read_

    def ask(self, query):
        file = self.folder.database(self.served)
        with warehouse.connected(file, read_only=True) as connection:
            return connection.execute(query).fetchall()

    @property
    def served(self):
        served = find_current(self.folder)
        assert served is not None
        return served.number

    @property
    def value(self):
        ((value,),) = self.ask(
            "select value from plans.metrics where text = '不少于50项' and document_id in "
            "(select document_id from plans.documents where source = 'a.txt')"
        )
        return value


@pytest.fixture
def bench(tmp_path):
    return Bench(tmp_path)


def test_a_change_reads_exactly_its_documents_again(bench):
    bench.drop("a.txt", SAMPLE)
    bench.drop("b.txt", SAMPLE.replace("松溪", "临湖"))
    bench.correct("[]")
    assert bench.run() == ["a.txt", "b.txt"]
    assert bench.value == 50
    bench.correct(bench.ENTRY.format(60, "open"))
    assert bench.run() == ["a.txt"]
    assert bench.value == 60
    assert bench.run() == []
    bench.correct("# only a note\n" + bench.ENTRY.format(60, "confirmed"))
    assert bench.run() == []
    bench.correct(bench.ENTRY.format(60, "fixed_at_source"))
    assert bench.run() == ["a.txt"]
    assert bench.value == 50
    assert bench.served == 3


def test_a_correction_that_does_not_fit_publishes_nothing(bench):
    bench.drop("a.txt", SAMPLE)
    bench.run()
    bench.correct(bench.ENTRY.format(50, "open"))
    with pytest.raises(CorrectionError, match=r"^corrections\.yml:1: a\.txt, quote .*already"):
        bench.run()
    bench.correct("- broken")
    with pytest.raises(CorrectionError, match=r"^corrections\.yml:1: an entry"):
        bench.run()
    assert bench.served == 1


def test_a_source_that_is_gone_or_cannot_be_read_is_no_failure(bench):
    bench.drop("a.txt", SAMPLE)
    bench.correct(bench.ENTRY.format(60, "open"))
    bench.run()
    (bench.raw / "a.txt").unlink()
    bench.drop("c.txt", "")
    bench.correct(
        bench.ENTRY.format(60, "open") + bench.ENTRY.format(1, "open").replace("a.", "c.")
    )
    assert bench.run() == ["c.txt"]
    assert bench.value == 60


def test_a_copy_is_corrected_where_its_text_is_known_from(bench):
    bench.drop("a.txt", SAMPLE)
    bench.drop("b.txt", SAMPLE)
    bench.correct(bench.ENTRY.format(60, "open"))
    bench.run()
    assert bench.ask("select source from plans.documents") == [("a.txt",)]
    assert bench.value == 60
    bench.correct(bench.ENTRY.format(60, "open").replace("a.txt", "b.txt"))
    with pytest.raises(CorrectionError, match=r"known from a\.txt"):
        bench.run()


def test_who_carries_a_corrected_document_on_is_corrected_too(bench):
    bench.drop("a.txt", SAMPLE)
    bench.drop("b.txt", SAMPLE)
    bench.correct(bench.ENTRY.format(60, "open"))
    bench.run()
    (bench.raw / "a.txt").unlink()
    assert bench.run() == ["b.txt"]
    assert bench.value == 60
    bench.correct(bench.ENTRY.format(70, "open"))
    assert bench.run() == ["b.txt"]
    assert bench.value == 70
