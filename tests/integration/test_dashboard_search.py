"""The search pages and the comparison as Streamlit runs them."""

import io

import polars as pl
import pytest

from dashboards.queries import search, warehouse
from tests.integration.made_warehouse import code_of, key, publish
from tests.integration.test_dashboard_pages import is_well, said, visit  # noqa: F401


@pytest.fixture(autouse=True)
def _fresh_caches():
    warehouse.forget()
    yield
    warehouse.forget()


@pytest.fixture
def published(tmp_path):
    found = warehouse.open_published(publish(tmp_path))
    assert found is not None
    return found


def found(published, **sought):
    rows = search.Slice(limit=1000)
    frame = search.measures(published, search.SoughtMeasures(**sought), rows)
    assert frame.height == search.count_measures(published, search.SoughtMeasures(**sought))
    return frame


def test_open_facets_find_everything(published):
    assert found(published).height == 6 * 9


def test_every_word_must_occur_and_marks_mean_nothing(published):
    assert found(published, words="败诉率 8%").height == 18
    assert found(published, words="败诉率 没有这个词").is_empty()
    assert found(published, words="% _ * .").is_empty()
    assert found(published, words="'; drop table x; --").is_empty()


@pytest.mark.parametrize(
    ("facet", "value", "n"),
    [
        ("framework", "2015", 9),
        ("level", "district", 0),
        ("province", "995000", 27),
        ("topic", "22", 18),
        ("type", "goal", 18),
        ("owner", "none", 18),
        ("firm", "firm", 18),
        ("firm", "soft", 36),
    ],
)
def test_a_facet_keeps_what_it_names(published, facet, value, n):
    assert found(published, **{facet: value}).height == n


def test_orders(published):
    def first(sort):
        rows = search.Slice(sort, 1)
        return search.measures(published, search.SoughtMeasures(), rows).row(0, named=True)

    assert first("complete")["completeness"] == 1.0
    assert first("due")["deadline_source"] == "explicit"
    assert first("place")["jurisdiction_code"] == code_of(0)


def test_metrics_are_found_by_their_indicator(published):
    sought = search.SoughtMetrics(words="败诉率", comparator="<=", role="target")
    assert search.count_metrics(published, sought) == 18
    high = search.metrics(published, search.SoughtMetrics(), search.Slice("high", 1))
    low = search.metrics(published, search.SoughtMetrics(), search.Slice("low", 1))
    assert (high["value"][0], low["value"][0]) == (12.0, 8.0)


def test_the_pages_answer_to_words_and_facets(tmp_path, visit):  # noqa: F811
    folder = publish(tmp_path)
    app = visit(folder, "measures")
    assert "找到 54 条" in said(app)
    app.text_input(key="words_q").set_value("  败诉率   8% ").run()
    assert app.query_params["q"] in ("败诉率 8%", ["败诉率 8%"])
    assert "找到 18 条" in said(app)
    app.selectbox(key="choice_topic").set_value("22").run()
    assert "找到 6 条" in said(app)
    assert app.dataframe[0].value.shape[0] == 6
    app.selectbox(key="choice_sort").set_value("due").run()
    assert is_well(app)
    app = visit(folder, "metrics", q="败诉率", province="995000")
    assert "找到 9 条" in said(app)
    assert set(app.dataframe[0].value["value"]) == {"≤ 8 %"}


def test_nothing_found_says_so(tmp_path, visit):  # noqa: F811
    app = visit(publish(tmp_path), "measures", q="没有这样的词")
    assert is_well(app)
    assert "没有符合条件的结果" in said(app)
    assert len(app.dataframe) == 0


def test_pages_of_results_and_their_address(tmp_path, visit):  # noqa: F811
    folder = publish(tmp_path)
    app = visit(folder, "measures", page="2")
    assert app.dataframe[0].value.shape[0] == 4
    app.selectbox(key="choice_topic").set_value("22").run()
    assert "page" not in app.query_params
    assert app.dataframe[0].value.shape[0] == 18


@pytest.mark.parametrize("odd", ["\x00", "x" * 61, "a\nb", "\u202e" + "败诉率"])
def test_odd_words_are_ignored_with_a_note(tmp_path, visit, odd):  # noqa: F811
    app = visit(publish(tmp_path), "measures", q=odd)
    assert is_well(app)
    assert any("已忽略" in note.value for note in app.info)
    assert "找到 54 条" in said(app)


def test_places_are_compared(tmp_path, visit):  # noqa: F811
    folder = publish(tmp_path)
    app = visit(folder, "compare")
    assert is_well(app)
    assert app.multiselect(key="choice_places").value == [code_of(0), code_of(1), code_of(2)]
    common = app.dataframe[0].value
    assert list(common.columns) == ["指标", "第1市", "第2市", "第3市"]
    assert "≤ 8 %（案件败诉率）" in common["第1市"][0]
    app.multiselect(key="choice_places").set_value([code_of(4), code_of(1)]).run()
    assert app.query_params["places"] in (
        f"{code_of(4)},{code_of(1)}",
        [f"{code_of(4)},{code_of(1)}"],
    )
    assert list(app.dataframe[0].value.columns) == ["指标", "第5市", "第2市"]


def test_one_place_is_no_comparison(tmp_path, visit):  # noqa: F811
    app = visit(publish(tmp_path), "compare", places=code_of(1))
    assert is_well(app)
    assert "至少选两个地方" in said(app)


@pytest.mark.parametrize("odd", [f"{code_of(1)},{code_of(1)}", f"{code_of(0)},320100", "," * 400])
def test_unknown_places_are_ignored_with_a_note(tmp_path, visit, odd):  # noqa: F811
    app = visit(publish(tmp_path), "compare", places=odd)
    assert is_well(app)
    assert any("已忽略" in note.value for note in app.info)


def test_a_selection_leaves_as_csv(published):
    from dashboards.components import exports

    rows = search.measures(published, search.SoughtMeasures(words="败诉率"), search.Slice())
    back = pl.read_csv(io.BytesIO(exports.csv(rows)))
    assert back["measure_id"].to_list() == rows["measure_id"].to_list()
    assert key("measure", 0, 0) in back["measure_id"].to_list()
