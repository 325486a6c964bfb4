"""What reweighting needs: the scores of the ranked plans' measures, and the draws of their ranks.

Here: questions of the ranking page about one framework and level.
Not here: what is made of the answers (`weighting`).
"""

import polars as pl

from dashboards.queries.warehouse import Published

ROWS = 400_000
"""Rows of draws that are worked out anew at once; a long ranking takes fewer draws."""

_SCORES = """
    select
        measures.document_id,
        measures.topic_code,
        measures.score_owner,
        measures.score_deadline,
        measures.score_target,
        measures.score_verification
    from main.fct_measures as measures
    inner join main.mart_city_ranking as ranking
        on measures.document_id = ranking.document_id
    where ranking.framework = $1 and ranking.level = $2
        and measures.measure_type <> 'goal'
"""

_TOPICS = """
    select covered.document_id, covered.topic_code, covered.is_applicable
    from main.mart_topic_coverage as covered
    inner join main.mart_city_ranking as ranking
        on covered.document_id = ranking.document_id
    where ranking.framework = $1 and ranking.level = $2
"""

_DRAWS = """
    select
        draw, document_id, specification, coverage, accountability,
        weight_specification, weight_coverage, weight_accountability, is_geometric
    from main.mart_rank_draws
    where framework = $1 and level = $2 and draw <= $3
"""


def scores(published: Published, framework: str, level: str) -> pl.DataFrame:
    """The measures that count in one ranking.

    Shape:
        One row per measure: its topic and its four element scores.
    """
    return published.ask(_SCORES, framework, level)


def topics(published: Published, framework: str, level: str) -> pl.DataFrame:
    """Which topics are asked of the plans of one ranking.

    Shape:
        One row per plan and topic: `is_applicable`.
    """
    return published.ask(_TOPICS, framework, level)


def draws(published: Published, framework: str, level: str, n_plans: int) -> pl.DataFrame:
    """The draws of one ranking, as many as can be worked out at once.

    Shape:
        One row per draw and plan: its pillars and the weights of the draw.
    """
    return published.ask(_DRAWS, framework, level, max(ROWS // max(n_plans, 1), 1))
