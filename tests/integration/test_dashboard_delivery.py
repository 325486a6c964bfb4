"""Deadlines, delivery, the ladder and versions as Streamlit runs them: every control and state."""

from datetime import UTC, datetime

import icalendar
import pytest

from dashboards.components import agenda
from dashboards.labels.words import Words
from dashboards.queries import deadlines, delivery, warehouse
from tests.integration.made_warehouse import code_of, key, publish
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
def published(tmp_path):
    found = warehouse.open_published(publish(tmp_path))
    assert found is not None
    return found


def test_what_is_due_this_quarter_stands_first_with_who_answers(tmp_path, visit):  # noqa: F811
    app = visit(publish(tmp_path), "deadlines")
    assert is_well(app)
    assert [metric.value for metric in app.metric] == ["6", "0", "6", "0", "5"]
    shown = app.dataframe[0].value
    assert shown["days_left"].to_list() == [0] * 6
    assert shown["owner"].to_list() == ["牵头：市司法局"] * 6
    assert shown["evidence"].to_list() == ["未见", *["无报告可查"] * 5]


@pytest.mark.parametrize(
    ("span", "n"), [("coming", 12), ("overdue", 6), ("unseen", 0), ("unheld", 5), ("all", 18)]
)
def test_a_span_keeps_what_it_names(published, span, n):
    sought = deadlines.Sought(span=span)
    assert deadlines.count(published, sought) == n
    assert deadlines.dues(published, sought, 100, 0).height == n
    assert deadlines.months(published, sought)["n_dues"].sum() == n
    assert deadlines.places(published, sought)["n_dues"].sum() == n
    assert deadlines.bodies(published, sought)["n_dues"].to_list() == ([n] if n else [])


def test_deadlines_are_narrowed_by_place_body_and_month(tmp_path, visit):  # noqa: F811
    folder = publish(tmp_path)
    app = visit(folder, "deadlines", span="all")
    app.selectbox(key="choice_place").set_value(code_of(2)).run()
    assert is_well(app)
    assert "找到 3 条" in said(app)
    sheet = next(paper for paper in papers(app) if elements(paper, "matrix"))
    month = elements(sheet, "cell")[0]["pick"]
    app = visit(folder, "deadlines", span="all", place=code_of(2), month=month, body="justice")
    assert "找到 1 条" in said(app)
    app.button_group(key="choice_group").set_value("place").run()
    assert app.dataframe[0].value["n_dues"].to_list() == [1]
    app.button_group(key="choice_group").set_value("body").run()
    assert app.dataframe[0].value["unit"].to_list() == ["市司法局"]
    app.button_group(key="choice_span").set_value("next").run()
    assert "month" not in app.query_params
    assert "这个范围和时段里没有期限" in said(app)
    app.toggle(key="switch_ends").set_value(True).run()
    assert is_well(app)


def test_the_calendar_file_is_read_by_the_library_of_its_format(published):
    rows = deadlines.dues(published, deadlines.Sought(), 100, 0)
    body = agenda.ics(rows, datetime(2026, 1, 1, tzinfo=UTC), Words("zh"))
    events = icalendar.Calendar.from_ical(body).walk("VEVENT")
    assert [event.decoded("DTSTART") for event in events] == rows["due_on"].to_list()
    assert {str(event["UID"]) for event in events} == {
        f"{commitment}@planledger" for commitment in rows["commitment_id"]
    }
    assert "市司法局" in str(events[0]["DESCRIPTION"])


def test_targets_stand_beside_what_reports_say(tmp_path, visit):  # noqa: F811
    app = visit(publish(tmp_path), "delivery")
    assert is_well(app)
    assert [metric.value for metric in app.metric] == ["1", "1", "0", "1"]
    words = said(app)
    for expected in ("自述", "不超过8%", "12场次", "未达到", "不可比：相同的词太少", "共 5 条"):
        assert expected in words, expected
    sheet = next(paper for paper in papers(app) if elements(paper, "pair"))
    picks = {found["pick"] for found in elements(sheet, "follow")}
    assert f"{key('plan', 0)}\t{key('measure', 0, 0)}" in picks
    assert f"{key('report')}\t{key('done')}" in picks
    app.selectbox(key="choice_relation").set_value("meets").run()
    assert len(elements(next(p for p in papers(app) if elements(p, "pair")), "pair")) == 1


def test_a_place_without_a_report_is_not_called_silent(tmp_path, visit, published):  # noqa: F811
    silent = delivery.unseen(published, delivery.Scope(place=code_of(0)), 2, 0)
    assert silent["n_found"].to_list() == [5, 5]
    assert delivery.unseen(published, delivery.Scope(place=code_of(3)), 2, 0).is_empty()
    app = visit(tmp_path, "delivery", place=code_of(3))
    assert is_well(app)
    assert "没有能与目标并列的报告数值" in said(app)


def test_a_topic_is_followed_from_above(tmp_path, visit):  # noqa: F811
    app = visit(publish(tmp_path), "descent")
    assert is_well(app)
    words = said(app)
    assert "库中没有它的上级文件" in words
    assert "保持 1 · 收紧 0 · 放松 0" in words
    app.selectbox(key="choice_topic").set_value("15").run()
    assert "没有可以上下对照的数值" in said(app)
    app.button_group(key="choice_framework").set_value("2015").run()
    assert "还没有可以上下对照的文件" in said(app)


def test_versions_and_shared_words_are_shown(tmp_path, visit):  # noqa: F811
    folder = publish(tmp_path)
    for page in ("document", "city"):
        app = visit(folder, page, city=code_of(0), document=key("plan", 0), part="history")
        assert is_well(app)
        assert app.dataframe[0].value["version_no"].to_list() == [2, 1]
        assert app.dataframe[1].value["change"].to_list() == ["改动"]
        assert "25%" in said(app)
    app = visit(folder, "document", document=key("plan", 1), part="history")
    assert "没有版本记录" in said(app)
    app = visit(folder, "city", city=code_of(0), part="delivery")
    assert "未达到" in said(app)


def test_the_pages_say_so_where_there_is_nothing(tmp_path, visit):  # noqa: F811
    folder = publish(tmp_path, n_places=0)
    for page, words in (
        ("deadlines", "没有期限"),
        ("delivery", "没有能与目标并列的报告数值"),
        ("descent", "还没有可以上下对照的文件"),
    ):
        app = visit(folder, page)
        assert is_well(app), page
        assert words in said(app), page
