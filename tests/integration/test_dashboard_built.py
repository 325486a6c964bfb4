"""The dashboard over what the pipeline publishes: the samples, built by the real command."""

import polars as pl
import pytest

from dashboards import weighting
from dashboards.app import VIEWS
from dashboards.queries import city, draws, ranking, search, sentences, warehouse
from dashboards.views.city import PARTS
from tests.integration.test_dashboard_pages import is_well, said, visit  # noqa: F401


@pytest.fixture(autouse=True)
def _fresh_caches():
    warehouse.forget()
    yield
    warehouse.forget()


@pytest.fixture
def published(built_warehouse):
    found = warehouse.open_published(built_warehouse)
    assert found is not None
    return found


def tables(published) -> list[tuple[str, str]]:
    return ranking.tables(published).select("framework", "level").rows()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_page_opens_on_the_samples(built_warehouse, visit, lang):  # noqa: F811
    for page in VIEWS:
        app = visit(built_warehouse, page, lang=lang)
        assert is_well(app), page
    assert "虚构" in said(visit(built_warehouse))


def test_every_place_and_part_opens(built_warehouse, published, visit):  # noqa: F811
    codes = city.places(published)["jurisdiction_code"].to_list()
    assert len(codes) >= 8
    for nth, code in enumerate(codes):
        # Every place opens whole, and each part of the page on every other place.
        for part in ("topics", list(PARTS)[nth % len(PARTS)]):
            app = visit(built_warehouse, "city", city=code, part=part)
            assert is_well(app), (code, part)


def test_the_ranking_shows_the_numbers_of_the_warehouse(built_warehouse, published, visit):  # noqa: F811
    for framework, level in tables(published):
        app = visit(built_warehouse, framework=framework, level=level)
        shown = app.dataframe[0].value
        kept = published.ask(
            "select rank, completeness_index from main.mart_city_ranking"
            " where framework = $1 and level = $2 order by rank, jurisdiction_code",
            framework,
            level,
        )
        assert shown["rank"].to_list() == kept["rank"].to_list()
        assert shown["completeness_index"].to_list() == kept["completeness_index"].to_list()


def test_the_published_weights_give_what_is_published(published):
    """`weighting` repeats rules of the warehouse: at its weights all of it is the same."""
    parameters = ranking.parameters(published)
    assert parameters.keys() >= weighting.NEEDED
    formula = weighting.Formula(
        parameters,
        {pillar: parameters[f"weight_{pillar}"] for pillar in weighting.PILLARS},
        {element: parameters[f"weight_{element}"] for element in weighting.ELEMENTS},
    )
    assert tables(published)
    for table in tables(published):
        kept = ranking.ranking(published, *table)
        own = weighting.rank(kept, formula)
        assert own["own_index"].to_list() == pytest.approx(own["completeness_index"].to_list())
        assert own["own_rank"].to_list() == own["rank"].to_list()
        made = weighting.pillars(
            draws.scores(published, *table), draws.topics(published, *table), formula
        )
        both = kept.join(made, on="document_id", suffix="_own")
        assert both.height == kept.height
        for pillar in ("specification", "coverage"):
            assert both[f"{pillar}_own"].to_list() == pytest.approx(both[pillar].to_list())
        shifts = kept.select(
            "document_id", specification_shift=pl.lit(0.0), coverage_shift=pl.lit(0.0)
        )
        drawn = draws.draws(published, *table, n_plans=kept.height)
        sure = kept.join(weighting.intervals(drawn, shifts, formula), on="document_id")
        assert sure.height == kept.height
        for part in ("p05", "p50", "p95"):
            assert sure[f"own_{part}"].to_list() == sure[f"rank_{part}"].to_list()


def test_every_span_that_is_marked_leads_to_its_words(published):
    for row in city.places(published).iter_rows(named=True):
        for document_id in city.documents(published, row["jurisdiction_code"])["document_id"]:
            text = sentences.clean_text(published, document_id)
            for frame in (
                sentences.measures(published, document_id),
                sentences.metrics(published, document_id),
                sentences.accountability(published, document_id),
                sentences.achievements(published, document_id),
            ):
                spans = frame.filter(pl.col("text").is_not_null())
                for words, start, end in spans.select("text", "char_start", "char_end").rows():
                    assert text[start:end] == words


def test_a_tile_counts_the_measures_that_open_below_it(published):
    """Goals stand apart, so they are in no tile's count."""
    for row in city.places(published).filter(pl.col("n_ranked") > 0).iter_rows(named=True):
        plan = city.documents(published, row["jurisdiction_code"]).row(0, named=True)
        tiles = city.topics(published, plan["document_id"], None, None)
        scored = sentences.measures(published, plan["document_id"]).filter(
            pl.col("measure_type") != "goal"
        )
        counts = dict(scored.group_by("topic_code").len().iter_rows())
        for code, n_measures in tiles.select("topic_code", "n_measures").rows():
            assert counts.get(code, 0) == n_measures, (row["name"], code)


def test_search_finds_every_measure(published):
    n_kept = published.ask("select count(*) from main.fct_measures").item()
    assert search.count_measures(published, search.SoughtMeasures()) == n_kept > 0
