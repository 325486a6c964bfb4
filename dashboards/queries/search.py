"""Sentences and values of all documents, found by their words and by what they are.

Here: questions of the two search pages; every facet may be left open.
Not here: the sentences of one document (`sentences`).
"""

from dataclasses import dataclass, fields

import polars as pl

from dashboards.queries.warehouse import Parameter, Published

TERMS = 4
"""Words looked for at once; what is typed beyond them is not used."""

ROWS = 10_000
"""Rows that leave as one file, and the last row that can be paged to."""

_MEASURES_FOUND = """
    from main.fct_measures as found
    inner join main.dim_document as documents on found.document_id = documents.document_id
    left join main.dim_jurisdiction as places
        on found.jurisdiction_code = places.jurisdiction_code
    where ($term_1 is null or contains(found.text, $term_1))
        and ($term_2 is null or contains(found.text, $term_2))
        and ($term_3 is null or contains(found.text, $term_3))
        and ($term_4 is null or contains(found.text, $term_4))
        and ($framework is null or documents.framework = $framework)
        and ($level is null or documents.level = $level)
        and ($province is null or places.province_code = $province)
        and ($topic is null or found.topic_code = $topic)
        and ($type is null or found.measure_type = $type)
        and ($owner is null or found.owner = $owner)
        and ($firm is null or found.is_firm = ($firm = 'firm'))
"""

# Rows are put in order by what the order needs; the few of a page then get their words.
_MEASURES = """
    with page as (
        select
            found.measure_id,
            found.jurisdiction_code,
            found.document_id,
            found.position,
            case $sort
                when 'complete' then -coalesce(found.completeness, -1)
                when 'due' then
                    case when found.deadline_source = 'explicit' then epoch(found.due_on) end
                else 0
            end as place
        {found}
        order by
            place nulls last, jurisdiction_code nulls last, document_id, position
        limit $limit offset $offset
    )

    select
        found.measure_id,
        found.document_id,
        found.jurisdiction_code,
        documents.jurisdiction_name,
        documents.title,
        documents.framework,
        found.topic_code,
        found.text,
        found.measure_type,
        found.strength,
        found.owner,
        found.owner_raw,
        found.due_on,
        found.due_text,
        found.deadline_source,
        found.frequency,
        found.n_metrics,
        found.has_verification,
        found.completeness,
        found.is_firm
    from page
    inner join main.fct_measures as found on page.measure_id = found.measure_id
    inner join main.dim_document as documents on page.document_id = documents.document_id
    order by
        page.place nulls last,
        page.jurisdiction_code nulls last,
        page.document_id,
        page.position
"""

_METRICS_FOUND = """
    from main.fct_metrics as found
    inner join main.dim_document as documents on found.document_id = documents.document_id
    left join main.dim_jurisdiction as places
        on found.jurisdiction_code = places.jurisdiction_code
    where ($term_1 is null or contains(coalesce(found.indicator, found.text), $term_1))
        and ($term_2 is null or contains(coalesce(found.indicator, found.text), $term_2))
        and ($term_3 is null or contains(coalesce(found.indicator, found.text), $term_3))
        and ($term_4 is null or contains(coalesce(found.indicator, found.text), $term_4))
        and ($framework is null or documents.framework = $framework)
        and ($level is null or documents.level = $level)
        and ($province is null or places.province_code = $province)
        and ($topic is null or found.topic_code = $topic)
        and ($kind is null or found.kind = $kind)
        and ($role is null or found.role = $role)
        and ($comparator is null or found.comparator = $comparator)
"""

_METRICS = """
    with page as (
        select
            found.metric_id,
            found.jurisdiction_code,
            found.document_id,
            found.char_start,
            case $sort
                when 'high' then -coalesce(found.value, -1e300)
                when 'low' then coalesce(found.value, 1e300)
                when 'due' then epoch(found.due_on)
                else 0
            end as place
        {found}
        order by
            place nulls last, jurisdiction_code nulls last, document_id, char_start, metric_id
        limit $limit offset $offset
    )

    , listed as (
        select found.*, page.place
        from page
        inner join main.fct_metrics as found on page.metric_id = found.metric_id
    )

    select
        found.metric_id,
        found.measure_id,
        found.achievement_id,
        found.document_id,
        found.jurisdiction_code,
        documents.jurisdiction_name,
        documents.title,
        documents.framework,
        found.topic_code,
        found.indicator,
        found.text,
        found.comparator,
        found.value,
        found.value_high,
        found.unit,
        found.kind,
        found.is_digits,
        found.is_approximate,
        found.is_placeholder,
        found.frequency,
        found.subject,
        found.role,
        found.due_on,
        coalesce(measures.text, achievements.text) as sentence
    from listed as found
    inner join main.dim_document as documents on found.document_id = documents.document_id
    left join main.fct_measures as measures on found.measure_id = measures.measure_id
    left join main.fct_achievements as achievements
        on found.achievement_id = achievements.achievement_id
    order by
        found.place nulls last,
        found.jurisdiction_code nulls last,
        found.document_id,
        found.char_start,
        found.metric_id
"""

_COUNT = "select count(*) as n"


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for; None leaves a facet open. Words must all occur."""

    words: str = ""
    framework: str | None = None
    level: str | None = None
    province: str | None = None
    topic: str | None = None

    def named(self) -> dict[str, Parameter]:
        """The parameters of a question."""
        terms = [*self.words.split()[:TERMS], *([None] * TERMS)][:TERMS]
        facets = {part.name: getattr(self, part.name) for part in fields(self)}
        del facets["words"]
        return {**facets, **{f"term_{nth}": term for nth, term in enumerate(terms, start=1)}}


@dataclass(frozen=True, slots=True)
class SoughtMeasures(Sought):
    """Measures looked for; `firm` is `firm` or `soft`."""

    type: str | None = None
    owner: str | None = None
    firm: str | None = None


@dataclass(frozen=True, slots=True)
class SoughtMetrics(Sought):
    """Quantified values looked for."""

    kind: str | None = None
    role: str | None = None
    comparator: str | None = None


@dataclass(frozen=True, slots=True)
class Slice:
    """Which of the rows found, in which order."""

    sort: str = "place"
    limit: int = 50
    offset: int = 0

    def named(self) -> dict[str, Parameter]:
        """The parameters of a question."""
        return {"sort": self.sort, "limit": self.limit, "offset": self.offset}


def count_measures(published: Published, sought: SoughtMeasures) -> int:
    """How many measures there are of what is sought."""
    return published.ask(_COUNT + _MEASURES_FOUND, **sought.named()).item()


def measures(published: Published, sought: SoughtMeasures, rows: Slice) -> pl.DataFrame:
    """Measures of what is sought.

    Shape:
        One row per measure, with its place and its document's title.
    """
    question = _MEASURES.format(found=_MEASURES_FOUND)
    return published.ask(question, **sought.named(), **rows.named())


def count_metrics(published: Published, sought: SoughtMetrics) -> int:
    """How many quantified values there are of what is sought."""
    return published.ask(_COUNT + _METRICS_FOUND, **sought.named()).item()


def metrics(published: Published, sought: SoughtMetrics, rows: Slice) -> pl.DataFrame:
    """Quantified values of what is sought.

    Shape:
        One row per metric, with its place, its document's title and its sentence.
    """
    question = _METRICS.format(found=_METRICS_FOUND)
    return published.ask(question, **sought.named(), **rows.named())
