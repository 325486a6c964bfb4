"""The tables of schema `plans`: what the pipeline hands to dbt, as types.

Here: one class a table, one rule a row. Column meanings stand in `dbt_project/models/columns.md`.
Not here: checks over several tables (dbt tests) or how rows are made (`store.frames`).
"""

from enum import StrEnum

import dataframely as dy
import polars as pl

from pipelines.model import commitment, document, problem, quantity, section
from pipelines.store.schemas_history import Changes, DocumentVersions
from pipelines.store.schemas_reference import BOOKS, ID, utc


def _codes(enum: type[StrEnum]) -> list[str]:
    return [member.value for member in enum]


def _id(*, nullable: bool = False, primary_key: bool = False) -> dy.String:
    return dy.String(nullable=nullable, primary_key=primary_key, regex=ID)


class Spanned(dy.Schema):
    """A row that stands on characters of its document's clean text."""

    text = dy.String(nullable=False)
    char_start = dy.Int32(nullable=False, min=0)
    char_end = dy.Int32(nullable=False, min=1)

    @dy.rule()
    def span_fits_text(cls) -> pl.Expr:
        """The span is as long as its text."""
        return (pl.col("char_end") - pl.col("char_start")) == pl.col("text").str.len_chars()


class Documents(dy.Schema):
    """One row per document, in its newest version."""

    document_id = _id(primary_key=True)
    source = dy.String(nullable=False)
    part_no = dy.Int32(nullable=False, min=1)
    content_sha256 = dy.String(nullable=False, regex=r"^[0-9a-f]{64}$")
    media_type = dy.String(nullable=False)
    fetched_at = utc()
    title = dy.String(nullable=True)
    kind = dy.String(nullable=False)
    kind_reason = dy.String(nullable=False)
    jurisdiction_code = dy.String(nullable=True, regex=r"^[0-9]{6}$")
    jurisdiction_name = dy.String(nullable=True)
    level = dy.String(nullable=True)
    issuer = dy.String(nullable=True)
    doc_number = dy.String(nullable=True)
    adopted_on = dy.Date(nullable=True)
    issued_on = dy.Date(nullable=True)
    published_on = dy.Date(nullable=True)
    period_start = dy.Int32(nullable=True, min=1990, max=2100)
    period_end = dy.Int32(nullable=True, min=1990, max=2100)
    flags = dy.List(dy.String(), nullable=False)
    has_unit_attachment = dy.Bool(nullable=False)
    is_readable = dy.Bool(nullable=False)
    is_sample = dy.Bool(nullable=False)
    is_current = dy.Bool(nullable=False)
    gone_since = utc(nullable=True)
    text_sha256 = dy.String(nullable=False, regex=r"^[0-9a-f]{64}$")
    extractor_version = dy.String(nullable=False)

    @dy.rule()
    def kind_is_known(cls) -> pl.Expr:
        """`kind` is one of the codebook's."""
        return pl.col("kind").is_in(_codes(document.Kind))


class DocumentSources(dy.Schema):
    """One row per address or file that carries a document."""

    document_id = _id(primary_key=True)
    source = dy.String(primary_key=True)
    content_sha256 = dy.String(nullable=False)
    first_seen_at = utc()
    last_seen_at = utc()
    gone_since = utc(nullable=True)


class DocumentTexts(dy.Schema):
    """One row per document: its cleaned text."""

    document_id = _id(primary_key=True)
    clean_text = dy.String(nullable=False)


class Sections(dy.Schema):
    """One row per heading and what it heads."""

    section_id = _id(primary_key=True)
    document_id = _id()
    parent_section_id = _id(nullable=True)
    position = dy.Int32(nullable=False, min=0)
    level = dy.Int32(nullable=False, min=1)
    ordinal = dy.String(nullable=True)
    title = dy.String(nullable=True)
    role = dy.Enum(_codes(section.Role), nullable=False)
    char_start = dy.Int32(nullable=False, min=0)
    char_end = dy.Int32(nullable=False, min=0)


class Tasks(dy.Schema):
    """One row per leaf section that commits."""

    task_id = _id(primary_key=True)
    document_id = _id()
    section_id = _id()
    position = dy.Int32(nullable=False, min=0)
    ordinal = dy.String(nullable=True)
    title = dy.String(nullable=True)
    topic_code = dy.String(nullable=False, regex=r"^([0-9]{2}|local)$")
    topic_score = dy.Float64(nullable=False, min=0)


class TaskUnits(dy.Schema):
    """One row per body printed as answerable for one task."""

    task_id = _id(primary_key=True)
    position = dy.Int32(primary_key=True, min=0)
    document_id = _id()
    unit_id = _id()
    unit_raw = dy.String(nullable=False)
    unit = dy.String(nullable=False)
    function_code = dy.String(nullable=True)
    unit_kind = dy.Enum(_codes(commitment.UnitKind), nullable=False)
    successor = dy.String(nullable=True)
    responsibility = dy.Enum(_codes(commitment.Responsibility), nullable=False)


class Measures(Spanned):
    """One row per commitment."""

    measure_id = _id(primary_key=True)
    document_id = _id()
    section_id = _id()
    task_id = _id(nullable=True)
    position = dy.Int32(nullable=False, min=0)
    measure_type = dy.Enum(_codes(commitment.MeasureType), nullable=False)
    strength = dy.Enum(_codes(commitment.Strength), nullable=False)
    owner = dy.Enum(_codes(commitment.Owner), nullable=False)
    owner_raw = dy.String(nullable=True)
    has_verification = dy.Bool(nullable=False)
    due_on = dy.Date(nullable=True)
    due_from = dy.Date(nullable=True)
    due_precision = dy.Enum(_codes(quantity.Precision), nullable=True)
    due_text = dy.String(nullable=True)
    deadline_source = dy.Enum(_codes(commitment.DeadlineSource), nullable=False)
    frequency = dy.Enum(_codes(quantity.Frequency), nullable=True)
    topic_code = dy.String(nullable=False, regex=r"^([0-9]{2}|local)$")


class Achievements(Spanned):
    """One row per sentence of a report on what was done."""

    achievement_id = _id(primary_key=True)
    document_id = _id()
    section_id = _id()
    position = dy.Int32(nullable=False, min=0)
    topic_code = dy.String(nullable=False, regex=r"^([0-9]{2}|local)$")


class Metrics(Spanned):
    """One row per quantified value."""

    metric_id = _id(primary_key=True)
    document_id = _id()
    measure_id = _id(nullable=True)
    achievement_id = _id(nullable=True)
    position = dy.Int32(nullable=False, min=0)
    indicator = dy.String(nullable=True)
    comparator = dy.Enum(_codes(quantity.Comparator), nullable=True)
    value = dy.Float64(nullable=True, allow_inf=False, allow_nan=False)
    value_high = dy.Float64(nullable=True, allow_inf=False, allow_nan=False)
    unit = dy.String(nullable=True)
    kind = dy.Enum(_codes(quantity.MetricKind), nullable=False)
    is_digits = dy.Bool(nullable=False)
    is_approximate = dy.Bool(nullable=False)
    frequency = dy.Enum(_codes(quantity.Frequency), nullable=True)
    subject = dy.String(nullable=True)
    role = dy.Enum(_codes(quantity.MetricRole), nullable=False)
    is_placeholder = dy.Bool(nullable=False)
    due_on = dy.Date(nullable=True)
    topic_code = dy.String(nullable=False, regex=r"^([0-9]{2}|local)$")

    @dy.rule()
    def a_blank_has_no_value(cls) -> pl.Expr:
        """A placeholder's value is null."""
        return ~pl.col("is_placeholder") | pl.col("value").is_null()


class Citations(dy.Schema):
    """One row per document that a document cites."""

    document_id = _id(primary_key=True)
    position = dy.Int32(primary_key=True, min=0)
    cited_title = dy.String(nullable=False)
    cited_issuer = dy.String(nullable=True)
    char_start = dy.Int32(nullable=False, min=0)
    char_end = dy.Int32(nullable=False, min=1)


class Accountability(dy.Schema):
    """One row per accountability item of one plan."""

    document_id = _id(primary_key=True)
    item_code = dy.String(primary_key=True)
    answer = dy.Enum(["yes", "partly", "no"], nullable=False)
    text = dy.String(nullable=True)
    char_start = dy.Int32(nullable=True, min=0)
    char_end = dy.Int32(nullable=True, min=1)


class Problems(Spanned):
    """One row per thing seen and not understood."""

    problem_id = _id(primary_key=True)
    document_id = _id()
    kind = dy.Enum(_codes(problem.ProblemKind), nullable=False)
    advice = dy.String(nullable=False)


TABLES: dict[str, type[dy.Schema]] = {
    "documents": Documents,
    "document_sources": DocumentSources,
    "document_versions": DocumentVersions,
    "document_texts": DocumentTexts,
    "sections": Sections,
    "tasks": Tasks,
    "task_units": TaskUnits,
    "measures": Measures,
    "achievements": Achievements,
    "metrics": Metrics,
    "citations": Citations,
    "accountability": Accountability,
    "problems": Problems,
    "changes": Changes,
    **BOOKS,
}
"""Every table of schema `plans`; its name is the Dagster asset's and the dbt source's too."""
