"""How the numbers came about: one plan reckoned step by step, choices, errors.

Here: questions of the method page.
Not here: the ranking (`ranking`), the sentences (`sentences`).
"""

import polars as pl

from dashboards.queries.warehouse import Published

_EXAMPLE = """
    select topic_code, n_measures, specification
    from main.mart_topic_coverage
    where document_id = $1 and n_measures > 0
    order by specification > 0 desc, abs(n_measures - $2), topic_code
    limit 1
"""

_COUNTS = """
    select
        count(*) filter (where n_measures > 0) as n_scored,
        count(*) filter (where is_applicable) as n_applicable,
        count(*) filter (where is_applicable and n_measures > 0) as n_covered,
        count(*) filter (where is_applicable and has_firm_measure) as n_firm
    from main.mart_topic_coverage
    where document_id = $1
"""

_ANSWERS = """
    select
        count(*) as n_items,
        count(*) filter (where answer = 'yes') as n_yes,
        count(*) filter (where answer = 'partly') as n_partly
    from main.fct_accountability
    where document_id = $1
"""

_SENSITIVITY = """
    select choice, setting, n_plans, n_draws, mean_rank_change, max_rank_change
    from main.mart_sensitivity
    where framework = $1 and level = $2
    order by choice <> 'all', mean_rank_change desc, choice, setting
"""

_ERRORS = """
    select element, error_rate, n_items, source
    from main.extraction_error_rates
    order by error_rate desc, element
"""

_PARAMETERS = """
    select parameter, value, reason, source from main.index_parameters order by parameter
"""


def example(published: Published, document_id: str, n_measures: int) -> dict[str, object] | None:
    """A covered topic of a plan with about so many measures; None where it covers none.

    One that states something is chosen before one that states nothing.
    """
    found = published.ask(_EXAMPLE, document_id, n_measures)
    return found.row(0, named=True) if found.height else None


def counts(published: Published, document_id: str) -> dict[str, int]:
    """How many topics of a plan have measures, are asked for, are covered, are firm."""
    return published.ask(_COUNTS, document_id).row(0, named=True)


def answers(published: Published, document_id: str) -> dict[str, int]:
    """How many of a plan's accountability items are answered yes, and partly."""
    return published.ask(_ANSWERS, document_id).row(0, named=True)


def sensitivity(published: Published, framework: str, level: str) -> pl.DataFrame:
    """What each choice alone does to one ranking.

    Shape:
        One row per choice and setting, all of them at once first.
    """
    return published.ask(_SENSITIVITY, framework, level)


def errors(published: Published) -> pl.DataFrame:
    """How often the extractor errs, on documents that people coded by hand.

    Shape:
        One row per element.
    """
    return published.ask(_ERRORS)


def parameters(published: Published) -> pl.DataFrame:
    """Every weight and cut-off, with its reason.

    Shape:
        One row per parameter.
    """
    return published.ask(_PARAMETERS)
