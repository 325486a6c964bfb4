"""Bodies, method and data health as Streamlit runs them, and their figures against the samples."""

import pytest

from dashboards.queries import bodies, city, method, ranking, warehouse
from tests.integration.made_warehouse import code_of, publish
from tests.integration.test_dashboard_document import elements
from tests.integration.test_dashboard_pages import (  # noqa: F401
    is_well,
    papers,
    said,
    text_of,
    visit,
)


@pytest.fixture(autouse=True)
def _fresh_caches():
    warehouse.forget()
    yield
    warehouse.forget()


@pytest.fixture
def samples(built_warehouse):
    found = warehouse.open_published(built_warehouse)
    assert found is not None
    return found


def test_the_matrix_counts_tasks_and_a_cell_leads_to_them(tmp_path, visit):  # noqa: F811
    folder = publish(tmp_path)
    app = visit(folder, "bodies")
    assert is_well(app)
    sheet = next(paper for paper in papers(app) if elements(paper, "matrix"))
    cells = {cell["pick"]: text_of(cell) for cell in elements(sheet, "cell")}
    assert cells == {"justice\t15": "6", "justice\t22": "6", "justice\tlocal": "6"}
    assert app.dataframe[0].value["jurisdiction_name"].to_list() == [
        f"第{n}市" for n in range(1, 7)
    ]
    app = visit(folder, "bodies", body="justice", topic="15", province="990000")
    assert app.dataframe[1].value["jurisdiction_name"].to_list() == ["第1市", "第2市", "第3市"]
    app.selectbox(key="choice_duty").set_value("support").run()
    assert "没有印出责任单位" in said(app)


def test_a_duty_and_a_body_are_chosen_and_live_in_the_address(tmp_path, visit):  # noqa: F811
    app = visit(publish(tmp_path), "bodies", lang="en")
    app.selectbox(key="choice_duty").set_value("lead").run()
    assert app.query_params["duty"] in ("lead", ["lead"])
    assert app.dataframe[0].value["n_lead"].to_list() == [2] * 6
    app.selectbox(key="choice_topic").set_value("22").run()
    assert "no task of this topic" in said(app)


def test_a_body_of_the_samples_has_the_tasks_that_name_it(samples):
    scope = bodies.Scope()
    for row in bodies.bodies(samples, scope).head(8).iter_rows(named=True):
        tasks = bodies.tasks(samples, scope, row["body"], None)
        places = bodies.places(samples, scope, row["body"], None)
        assert places.height == row["n_places"]
        for duty, column in (("lead", "n_lead"), ("support", "n_support")):
            assert places[column].sum() == row[column]
            assert tasks.filter(tasks["responsibility"] == duty).height >= row[column]


def test_abolished_bodies_of_the_samples_have_successors(samples):
    gone = dict(bodies.successors(samples).select("unit", "successor").iter_rows())
    assert gone["市法制办"] == "市司法局"


def test_the_method_page_reckons_a_published_plan(tmp_path, visit):  # noqa: F811
    app = visit(publish(tmp_path), "method", city=code_of(1))
    assert is_well(app)
    words = said(app)
    assert "0.5 × 2/31 + 0.5 × 2/31 = 0.6000" in words
    assert "(3" not in words
    assert "3 项机制，1 项有，1 项部分有" in words
    index = (1 + 99 * 0.7) ** 0.5 * (1 + 99 * 0.6) ** 0.3 * (1 + 99 * 0.5) ** 0.2
    assert f"= {index:.2f}" in words
    assert "没有衡量什么" in words
    assert app.dataframe[0].value["error_rate"].to_list() == [0.01]
    assert len(app.get("vega_lite_chart")) == 1


def test_the_steps_of_every_ranked_sample_lead_to_what_is_published(samples):
    weights = ranking.parameters(samples)
    reckoned = 0
    for table in ranking.tables(samples).select("framework", "level").rows():
        for plan in ranking.ranking(samples, *table).iter_rows(named=True):
            counts = method.counts(samples, plan["document_id"])
            answers = method.answers(samples, plan["document_id"])
            c = (
                weights["share_covered"] * counts["n_covered"]
                + weights["share_firm"] * counts["n_firm"]
            ) / counts["n_applicable"]
            g = (answers["n_yes"] + weights["score_answer_partly"] * answers["n_partly"]) / answers[
                "n_items"
            ]
            assert c == pytest.approx(plan["coverage"])
            assert g == pytest.approx(plan["accountability"])
            topics = city.topics(samples, plan["document_id"], None, None)
            scored = topics.filter(topics["n_measures"] > 0)
            assert scored.height == counts["n_scored"]
            assert scored["specification"].mean() == pytest.approx(plan["specification"])
            reckoned += 1
    assert reckoned >= 10


def test_data_health_shows_failed_runs_and_what_was_put_aside(tmp_path, visit):  # noqa: F811
    app = visit(publish(tmp_path), "health")
    assert is_well(app)
    assert [metric.value for metric in app.metric] == ["8", "0", "1", "1"]
    runs, aside = app.dataframe[0].value, app.dataframe[1].value
    assert runs["status"].to_list() == ["已发布", "失败"]
    assert "disk full" in runs["error"][1]
    assert "somebody" not in runs["error"][1]
    assert aside["reason"].to_list() == ["有密码"]
    assert "没有密码的副本" in aside["advice"][0]
    assert app.dataframe[2].value["n_problems"].to_list() == [6]


def test_data_health_of_nothing_says_so(tmp_path, visit):  # noqa: F811
    app = visit(publish(tmp_path, n_places=0), "health")
    assert is_well(app)
    assert "每个文件都读到了" in said(app)


def test_pages_without_plans_say_so(tmp_path, visit):  # noqa: F811
    folder = publish(tmp_path, n_places=0)
    for page, words in (
        ("bodies", "没有印出责任单位"),
        ("method", "还没有可排名的规划"),
        ("document", "还没有读过任何文件"),
    ):
        app = visit(folder, page)
        assert is_well(app), page
        assert words in said(app), page


def test_a_row_of_tasks_leads_to_its_first_measure(samples):
    scope = bodies.Scope(level="city")
    tasks = bodies.tasks(samples, scope, "justice", None).head(20)
    assert tasks["measure_id"].is_not_null().any()
    for row in tasks.iter_rows(named=True):
        kept = samples.ask(
            "select document_id from main.fct_measures where measure_id = $1", row["measure_id"]
        )
        assert row["measure_id"] is None or kept.item() == row["document_id"]
