import pytest

from pipelines.model.document import DecodedText
from pipelines.reading.documents import read_bytes
from pipelines.reading.hints import NO_HINTS, Hints

TITLE = "鼓楼区法治政府建设实施方案(2021-2025年)"
BODY = (
    "\n一、主要任务\n(一)健全决策机制。加强重大决策合法性审查。\n(二)严格执法。落实执法责任制。\n"
)


def document(hints=NO_HINTS, text=TITLE + BODY):
    return read_bytes(text.encode(), "https://x.cn/a.html", hints=hints)[0].extraction.document


def test_a_place_that_the_text_leaves_open_is_the_registry_s():
    assert document().jurisdiction_code is None
    assert document(Hints(place="江苏省/南京市/鼓楼区")).jurisdiction_code == "320106"
    assert document(Hints(place="河南省/开封市/鼓楼区")).jurisdiction_code == "410204"


def test_a_place_that_the_text_prints_is_its_own():
    text = TITLE.replace("鼓楼区", "南京市江宁区") + BODY
    hinted = document(Hints(place="河南省/开封市/鼓楼区"), text)
    assert hinted.jurisdiction_code == document(text=text).jurisdiction_code == "320115"


def test_the_day_of_publishing_is_the_registry_s_where_the_page_prints_none():
    day = document(Hints(published_on="2021-09-01")).published_on
    assert str(day) == "2021-09-01"
    assert document().published_on is None


def test_a_publisher_s_own_table_goes_before_the_registry():
    own = DecodedText("x", "text/html", metadata={"发布日期": "2020-01-01"})
    assert Hints(published_on="2021-09-01").on(own) is own
    assert NO_HINTS.on(own) is own


@pytest.mark.parametrize("hints", [Hints(place="赵县"), Hints(published_on="2021-09-01")])
def test_a_reading_that_leans_on_hints_has_a_version_of_its_own(hints):
    assert NO_HINTS.version_of("v") == "v"
    assert hints.version_of("v") != "v"
    assert hints.version_of("v") == hints.version_of("v")
