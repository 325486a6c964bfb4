"""The dashboard's pages as Streamlit runs them: every page, control, state and odd address."""

import json
import re
from datetime import timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from dashboards.app import VIEWS
from dashboards.queries import ranking, warehouse
from tests.integration.made_warehouse import HOSTILE, code_of, key, publish

APP = Path(__file__).parents[2] / "dashboards" / "app.py"
PARTS = (
    "topics",
    "metrics",
    "outlook",
    "accountability",
    "bodies",
    "delivery",
    "history",
    "document",
)


TOPICS = ("22", "15", "local")
"""Those of the made plans."""


@pytest.fixture(autouse=True)
def _fresh_caches():
    warehouse.forget()
    yield
    warehouse.forget()


@pytest.fixture
def visit(monkeypatch):
    """Opens a page of a warehouse under an address, as a browser would."""

    def open_page(folder: Path, page: str = "ranking", /, **address: str | list[str]) -> AppTest:
        monkeypatch.setenv("PLANLEDGER_WAREHOUSE", str(folder))
        app = AppTest.from_file(str(APP), default_timeout=30)
        for name, value in address.items():
            app.query_params[name] = value
        # Pages that are functions have no file to switch to: a page's hash is that of its address.
        app._page_hash = "" if page == "ranking" else calc_hash(page)  # noqa: SLF001
        return app.run()

    return open_page


def papers(app: AppTest) -> list[dict]:
    """What the text component was given to draw, key by key."""
    found = []

    def walk(block):
        for child in getattr(block, "children", {}).values():
            proto = getattr(child, "proto", None)
            if getattr(child, "type", "") == "bidi_component" and proto is not None:
                found.append(json.loads(proto.bytes))
            walk(child)

    walk(app._tree)  # noqa: SLF001
    return found


def text_of(node) -> str:
    if isinstance(node, str):
        return node
    return "".join(text_of(child) for child in node.get("children", node.get("nodes", [])))


def said(app: AppTest) -> str:
    """All words of a page that are not in a table or chart."""
    kinds = ("title", "subheader", "caption", "text", "info", "warning")
    plain = [str(getattr(shown, "value", "")) for kind in kinds for shown in app.get(kind)]
    return "\n".join([*plain, *(text_of(paper) for paper in papers(app))])


def is_well(app: AppTest) -> bool:
    return not app.exception and not app.error


def test_every_page_opens_in_both_languages(tmp_path, visit):
    folder = publish(tmp_path)
    for page in VIEWS:
        for lang in ("zh", "en"):
            app = visit(folder, page, lang=lang)
            assert is_well(app), (page, lang)
            assert app.title, (page, lang)


def test_without_a_warehouse_the_command_to_type_is_shown(tmp_path, visit):
    for page in VIEWS:
        app = visit(tmp_path / "nothing", page)
        assert is_well(app)
        assert [code.value for code in app.code] == ["planledger run"]


def test_a_warehouse_without_documents_is_no_error(tmp_path, visit):
    folder = publish(tmp_path, n_places=0)
    assert "还没有可排名的规划" in said(visit(folder))
    assert "还没有认得出地方的文件" in said(visit(folder, "city"))


def test_one_place_alone_is_no_error(tmp_path, visit):
    folder = publish(tmp_path, n_places=1)
    for page in VIEWS:
        assert is_well(visit(folder, page)), page


def test_the_ranking_shows_ranks_figures_and_reasons(tmp_path, visit):
    app = visit(publish(tmp_path))
    ranked, absent = (app.dataframe[0].value, app.dataframe[1].value)
    assert ranked["rank"].to_list() == [1, 2, 3, 4, 5]
    assert ranked["place_name"].to_list() == [f"第{n}市" for n in range(1, 6)]
    index = 80.2**0.5 * 70.3**0.3 * 60.4**0.2
    assert ranked["completeness_index"].to_list()[0] == pytest.approx(index)
    assert ranked["flags"].to_list()[1] == "识别噪声"
    assert absent["reason"].to_list() == ["不是规划", "匿名化文本"]
    assert [metric.value for metric in app.metric] == ["5", "45", "2", "1"]


def test_the_banner_and_the_age_of_the_data_stand_on_every_page(tmp_path, visit):
    folder = publish(tmp_path, generation=4, age=timedelta(days=5))
    for page in VIEWS:
        words = said(visit(folder, page))
        assert "演示样例" in words
        assert "数据已有 5 天没有更新" in words
        assert "第 4 版" in words


def test_the_framework_switch_leads_to_the_other_ranking(tmp_path, visit):
    app = visit(publish(tmp_path))
    app.button_group(key="choice_framework").set_value("2015").run()
    assert is_well(app)
    assert app.query_params["framework"] in ("2015", ["2015"])
    assert app.dataframe[0].value["place_name"].to_list() == ["第6市"]


def test_a_level_without_plans_says_so(tmp_path, visit):
    app = visit(publish(tmp_path), level="province")
    assert is_well(app)
    assert "还没有可排名的规划" in said(app)


def test_bounds_are_drawn_when_asked_for(tmp_path, visit):
    folder = publish(tmp_path)
    app = visit(folder)
    plain = app.get("vega_lite_chart")
    app.toggle(key="switch_bounds").set_value(True).run()
    assert is_well(app)
    assert app.query_params["bounds"] in ("on", ["on"])
    assert len(app.get("vega_lite_chart")) == len(plain) == 5
    assert "index_owner_absent" in str(app.get("vega_lite_chart")[0].proto)
    assert "index_owner_absent:Q" not in str(plain[0].proto)


def test_one_province_keeps_the_ranks_of_all(tmp_path, visit):
    app = visit(publish(tmp_path))
    app.selectbox(key="choice_province").set_value("995000").run()
    assert is_well(app)
    assert app.dataframe[0].value["rank"].to_list() == [4, 5]
    assert app.metric[0].value == "2"


def test_own_weights_rerank_and_live_in_the_address(tmp_path, visit):
    folder = publish(tmp_path)
    app = visit(folder)
    assert not app.slider
    app.toggle(key="switch_own").set_value(True).run()
    assert "名次变了" not in said(app)
    app.slider(key="weight_specification").set_value(0).run()
    assert app.query_params["weights"] in ("0-30-20", ["0-30-20"])
    assert "5 个地方里有 0 个名次变了" in said(app)
    assert app.dataframe[1].value["own_p95"].to_list() == [1, 2, 3, 4, 5]
    app.slider(key="weight_owner").set_value(100).run()
    assert is_well(app)
    assert app.query_params["elements"] in ("100-25-25-25", ["100-25-25-25"])
    again = visit(folder, weights="0-30-20")
    assert again.slider(key="weight_specification").value == 0
    assert again.dataframe[1].value["own_rank"].to_list() == [1, 2, 3, 4, 5]
    again.toggle(key="switch_own").set_value(False).run()
    assert is_well(again)
    assert not again.slider
    assert "weights" not in again.query_params


def test_a_place_shows_its_score_topics_and_sentences(tmp_path, visit):
    folder = publish(tmp_path)
    app = visit(folder, "city", city=code_of(2))
    assert app.title[0].value == "第3市"
    # The sentences come with the topic that is picked.
    shown = [said(visit(folder, "city", city=code_of(2), topic=code)) for code in ("22", "local")]
    words = "\n".join([said(app), *shown])
    assert "案件败诉率" not in said(app)
    for expected in (
        "第 3 名，共 5 个",
        "0.60",
        "0.50",
        "0.40",
        "到2025年底，案件败诉率不超过8%。",
        "≤ 8 %",
        "硬承诺",
        "软表述",
        "市司法局",
        "只有规划期",
        "责任单位列在未附的分工表里",
    ):
        assert expected in words, expected


def test_every_part_of_a_place_opens(tmp_path, visit):
    folder = publish(tmp_path)
    for part in PARTS:
        for place in (0, 1):
            app = visit(folder, "city", city=code_of(place), part=part)
            assert is_well(app), part
    app = visit(folder, "city", city=code_of(1), part="metrics")
    assert app.dataframe[0].value["value"].to_list() == ["≤ 8 %"] * 3
    app = visit(folder, "city", city=code_of(1), part="accountability")
    assert "统筹协调" in said(app)
    app = visit(folder, "city", city=code_of(1), part="outlook")
    assert "写明责任单位指数 +2.00" in said(app)
    assert app.dataframe[0].value["due_text"].to_list() == ["到2025年底"] * 3


def test_one_topic_is_shown_alone_and_closed_again(tmp_path, visit):
    app = visit(publish(tmp_path), "city", topic="22")
    assert "案件败诉率不超过8%" in said(app)
    assert [button.label for button in app.button] == ["合上这个主题"]
    app.button[0].click().run()
    assert "topic" not in app.query_params
    assert "案件败诉率不超过8%" not in said(app)
    assert not app.button


def test_goals_have_a_tile_of_their_own(tmp_path, visit):
    folder = publish(tmp_path)
    tiles = papers(visit(folder, "city"))[1]["nodes"][-1]["children"]
    assert text_of(tiles[-1]).startswith("总体目标")
    assert tiles[-1]["pick"] == "goals"
    assert "合上这个主题" in [b.label for b in visit(folder, "city", topic="goals").button]


def test_a_report_shows_what_was_done(tmp_path, visit):
    folder, report = publish(tmp_path), {"city": code_of(0), "document": key("report")}
    assert "12场次" in said(visit(folder, "city", topic="34", **report))
    app = visit(folder, "city", **report)
    assert is_well(app)
    assert "34 第34项主题名称1 条" in said(app)
    assert "不参加排名：不是规划" in said(app)


def test_another_place_drops_what_hung_on_the_first(tmp_path, visit):
    app = visit(publish(tmp_path), "city", city=code_of(0), topic="22", document=key("report"))
    app.selectbox(key="choice_city").set_value(code_of(3)).run()
    assert app.query_params["city"] in (code_of(3), [code_of(3)])
    assert "document" not in app.query_params
    assert "topic" not in app.query_params
    assert app.title[0].value == "第4市"


def test_the_framework_in_the_address_chooses_the_plan(tmp_path, visit):
    app = visit(publish(tmp_path), "city", city=code_of(5), framework="2015")
    assert "2015–2020" in said(app)


ODD = [
    "320100",
    "x" * 5000,
    "%00",
    "\x00",
    "../../etc/passwd",
    "'; drop table dim_document; --",
    "<script>alert(1)</script>",
    "-1",
    "NaN",
    "1e999",
    "0",
    "2021 ",
    "zh-CN",
    "🙂",
    "\u202e",
    " ",
    "[a](http://127.0.0.1:9)",
    "None",
    "true",
    "50-30",
    "50-30-20-10",
    "１-２-３",
    "999-1-1",
    "-5-5-5",
]
NAMES = (
    "city",
    "framework",
    "level",
    "province",
    "page",
    "document",
    "topic",
    "part",
    "lang",
    "weights",
    "elements",
    "bounds",
    "own",
    "places",
    "sort",
    "type",
    "kind",
    "sentence",
    "body",
    "duty",
    "span",
    "month",
    "group",
    "place",
    "ends",
    "relation",
)


@pytest.mark.parametrize(("nth", "odd"), list(enumerate(ODD)))
def test_an_odd_address_is_ignored_with_a_note(tmp_path, visit, nth, odd):
    folder = publish(tmp_path)
    # The first two pages read most names; the others take turns.
    for page in ("ranking", "city", list(VIEWS)[2 + nth % (len(VIEWS) - 2)]):
        app = visit(folder, page, **dict.fromkeys(NAMES, odd))
        assert is_well(app), (page, odd)
        notes = [note.value for note in app.info if "已忽略" in note.value]
        assert len(notes) == 1, (page, odd)
        assert odd.strip() == "" or odd not in notes[0]


def test_a_name_given_twice_is_ignored_with_a_note(tmp_path, visit):
    folder = publish(tmp_path)
    for page in VIEWS:
        app = visit(folder, page, framework=["2021", "2015"], lang=["en", "en"])
        assert is_well(app)
        assert any("已忽略" in note.value for note in app.info)


def test_names_that_mean_nothing_are_left_alone(tmp_path, visit):
    app = visit(publish(tmp_path), utm_source="mail", embed="true")
    assert is_well(app)
    assert not any("已忽略" in note.value for note in app.info)


def test_hostile_words_stay_words(tmp_path, visit):
    """Markdown places hold only escaped words, and text places hold the words as they stand."""
    folder = publish(tmp_path, hostile=True)
    for page in VIEWS:
        for part in PARTS if page == "city" else ("",):
            address = {"part": part, "city": code_of(2)} if part else {}
            app = visit(folder, page, **address)
            assert is_well(app), (page, part)
            for kind in ("title", "subheader", "caption", "markdown", "info", "warning"):
                for element in app.get(kind):
                    for words in HOSTILE:
                        assert words not in str(getattr(element, "value", "")), (page, kind)
    topics = [visit(folder, "city", city=code_of(0), topic=code) for code in TOPICS]
    drawn = "".join(text_of(paper) for app in topics for paper in papers(app))
    for words in HOSTILE[:9]:
        assert words in drawn


def test_a_failure_is_one_line_with_an_id_and_no_traceback(tmp_path, visit, monkeypatch, caplog):
    folder = publish(tmp_path)
    secret = f"{tmp_path}/secret"

    def fail(*_):
        raise ValueError(secret)

    monkeypatch.setattr("dashboards.queries.ranking.ranking", fail)
    app = visit(folder)
    assert not app.exception
    shown = app.error[0].value
    error_id = re.search(r"[0-9a-f]{8}", shown)
    assert error_id is not None
    assert secret not in shown
    assert "Traceback" not in shown
    assert error_id.group() in caplog.text
    assert "secret" in caplog.text


def test_a_page_whose_state_another_run_still_writes_is_run_again(tmp_path, visit, monkeypatch):
    folder = publish(tmp_path)
    rank, asked = ranking.ranking, []

    def interfere(*given):
        asked.append(given)
        if len(asked) == 1:
            raise RuntimeError("dictionary changed size during iteration")
        return rank(*given)

    monkeypatch.setattr("dashboards.queries.ranking.ranking", interfere)
    app = visit(folder)
    assert is_well(app)
    assert len(asked) > 1
    assert app.dataframe[0].value["rank"].to_list() == [1, 2, 3, 4, 5]


def test_a_file_of_another_shape_says_what_to_do(tmp_path, visit):
    import duckdb

    path = tmp_path / "versions" / "1" / warehouse.FILE
    path.parent.mkdir(parents=True)
    with duckdb.connect(str(path)) as connection:
        connection.execute("create table main.dim_document (is_sample boolean)")
        connection.execute(
            "create table main.pipeline_run (generation integer, published_at timestamptz,"
            " ended_at timestamptz, started_at timestamptz)"
        )
    (tmp_path / "current").symlink_to("versions/1", target_is_directory=True)
    app = visit(tmp_path)
    assert not app.exception
    assert "不相配" in app.error[0].value


def test_a_new_generation_is_seen_on_the_next_run_of_a_page(tmp_path, visit):
    app = visit(publish(tmp_path, generation=1, n_places=3))
    assert app.dataframe[0].value.shape[0] == 3
    publish(tmp_path, generation=2, n_places=5)
    app.run()
    assert "第 2 版" in said(app)
    assert app.dataframe[0].value.shape[0] == 5


def test_a_long_ranking_is_drawn_in_parts(tmp_path, visit):
    app = visit(publish(tmp_path, n_places=90))
    assert is_well(app)
    app.selectbox(key="choice_page").set_value("2").run()
    assert app.query_params["page"] in ("2", ["2"])
    assert is_well(app)
