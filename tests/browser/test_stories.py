"""What people come for, played in Chromium from the first page to the answer."""

import csv
import io

import pytest

from tests.browser.conftest import serving
from tests.integration.made_warehouse import code_of, publish


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    with serving(publish(tmp_path_factory.mktemp("stories"))) as address:
        yield address


def test_find_the_weakest_topic_of_a_city_and_read_the_sentence(base, viewer):
    tab = viewer(base)
    page = tab.open("/")
    page.get_by_role("link", name="单个地方").click()
    page.wait_for_url("**/city*")
    tab.settle()
    box = page.get_by_role("combobox").first
    box.fill("第4市")
    page.get_by_role("option", name="第4市").first.click()
    page.wait_for_url(f"**city={code_of(3)}*")
    tab.settle()
    weakest = page.locator("button.paper-tile.paper-soft").first
    assert "地方特有" in weakest.inner_text()
    weakest.click()
    page.wait_for_url("**topic=local*")
    tab.settle()
    soft = page.locator(".paper-measure.paper-soft").first
    assert "加强工作。" in soft.inner_text()
    assert "没有写" in soft.inner_text()
    soft.get_by_text("看上下文").click()
    assert soft.locator("mark").inner_text() == "加强工作。"


def test_reweight_and_share_the_link(base, viewer):
    tab = viewer(base)
    page = tab.open("/")
    page.get_by_text("换成自己的权重").click()
    slider = page.get_by_role("slider").first
    slider.focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    page.wait_for_url("**weights=65-30-20*", timeout=20_000)
    tab.settle()
    shared = viewer(base)
    again = shared.open(page.url.removeprefix(base))
    assert again.get_by_role("slider").first.input_value() == "65"
    assert again.get_by_text("不是发布的排名").is_visible()


def test_compare_a_metric_across_cities(base, viewer):
    # The grid tells only of columns on the screen: here it has room for all.
    tab = viewer(base, width=2000)
    page = tab.open("/compare")
    assert "places=" not in page.url
    box = page.get_by_role("combobox").first
    box.fill("第5市")
    page.get_by_role("option", name="第5市").first.click()
    page.wait_for_url("**places=*", timeout=20_000)
    tab.settle()
    assert code_of(4) in page.url
    headers = page.locator("[data-testid=stDataFrame] th").all_inner_texts()
    assert {"指标", "第1市", "第2市", "第3市", "第5市"} <= {text.strip() for text in headers}
    cells = page.locator("[data-testid=stDataFrame] td").all_inner_texts()
    assert any("≤ 8 %" in text for text in cells)


def test_export_a_selection(base, viewer):
    tab = viewer(base)
    page = tab.open("/measures?lang=en")
    page.get_by_role("searchbox").press_sequentially("败诉率")
    page.wait_for_url("**q=*", timeout=20_000)
    tab.settle()
    assert page.get_by_text("18 found").is_visible()
    with page.expect_download() as given:
        page.get_by_role("button", name="Download CSV").click()
    body = given.value.path().read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(body)))
    assert len(rows) == 18
    assert all("败诉率" in row["text"] for row in rows)
    with page.expect_download() as given:
        page.get_by_role("button", name="Download Excel").click()
    assert given.value.path().read_bytes().startswith(b"PK")
