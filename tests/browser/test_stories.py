"""What people come for, played in Chromium from the first page to the answer."""

import csv
import io

import pytest

from tests.browser.conftest import serving
from tests.integration.made_warehouse import code_of, key, publish

PHONE = (
    "Mozilla/5.0 (Linux; Android 15; Mobile) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/131.0 Mobile Safari/537.36"
)
"""How a telephone names itself."""

MOST_TABS = 150
"""So many times a person presses the key before giving up."""


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


def tab_to(page, target) -> None:
    """Goes to an element as a person without a mouse does."""
    for _ in range(MOST_TABS):
        if target.evaluate("(e) => e.contains(document.activeElement)"):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"{target} is out of the keyboard's reach")


def press(page, name: str) -> None:
    """Goes to a link or a button by keyboard alone and presses it."""
    link, button = (page.get_by_role(role, name=name, exact=True) for role in ("link", "button"))
    tab_to(page, link.or_(button).first)
    page.keyboard.press("Enter")


def choose(page, name: str) -> None:
    """Goes to a row of choices by keyboard alone, along it, and takes one."""
    choice = page.get_by_role("radio", name=name, exact=True)
    tab_to(page, page.get_by_role("radiogroup").filter(has=choice))
    for _ in range(MOST_TABS):
        if choice.evaluate("(e) => e === document.activeElement"):
            break
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")


def test_find_who_answers_for_a_deadline_this_quarter(base, viewer):
    # The grid tells only of columns on the screen: here it has room for all.
    tab = viewer(base, width=2000)
    page = tab.open("/")
    press(page, "期限")
    page.wait_for_url("**/deadlines*")
    tab.settle()
    assert page.get_by_test_id("stMetricValue").first.inner_text() == "6"
    owners = page.locator("[data-testid=stDataFrame] td").all_inner_texts()
    assert "牵头：市司法局" in owners
    choose(page, "按单位")
    page.wait_for_url("**group=body*", timeout=20_000)
    tab.settle()
    bodies = page.locator("[data-testid=stDataFrame] td").all_inner_texts()
    assert "市司法局" in bodies
    with page.expect_download() as given:
        press(page, "下载日历 ICS")
    assert given.value.path().read_bytes().startswith(b"BEGIN:VCALENDAR")


def test_open_a_document_at_a_sentence_from_a_link(base, viewer):
    tab = viewer(base)
    link = f"/document?document={key('plan', 3)}&sentence={key('measure', 3, 6)}"
    page = tab.open(link)
    page.wait_for_timeout(400)
    shown = page.locator(".paper-shown")
    assert "不超过8%。" in shown.inner_text()
    box = shown.bounding_box()
    assert box is not None
    assert 0 < box["y"] < 900
    assert "≤ 8 %" in page.locator(".paper-card").inner_text()
    # On by keyboard: to another heading, then to another sentence, whose link is the address.
    tab_to(page, page.locator("button.paper-branch").first)
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.classList.contains('paper-here')")
    tab_to(page, page.locator("button.paper-sign").first)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**sentence={key('measure', 3, 0)}*", timeout=20_000)


def test_see_why_a_city_is_not_ranked(base, viewer):
    tab = viewer(base, width=2000)
    page = tab.open("/?lang=en")
    reasons = page.locator("[data-testid=stDataFrame] td").all_inner_texts()
    assert "Anonymised text" in reasons
    press(page, "Document")
    page.wait_for_url("**/document*")
    tab.settle()
    box = page.get_by_role("combobox").first
    tab_to(page, box)
    page.keyboard.type("no recognised")
    page.keyboard.press("Enter")
    page.wait_for_url("**city=none*", timeout=20_000)
    tab.settle()
    assert page.locator("h1").inner_text() == "XX市实施方案"
    assert "Template with blanks" in page.locator(".paper-facts").inner_text()


def test_open_the_dashboard_with_no_warehouse(tmp_path, viewer):
    with serving(tmp_path / "nothing") as empty:
        tab = viewer(empty)
        page = tab.open("/deadlines?lang=en")
        assert page.locator("[data-testid=stCode]").inner_text().strip() == "planledger run"
        publish(tmp_path / "nothing")
        press(page, "Data health")
        page.wait_for_url("**/health*", timeout=20_000)
        press(page, "Deadlines")
        page.wait_for_url("**/deadlines*", timeout=20_000)
        tab.settle()
        assert page.get_by_text("Due this quarter").first.is_visible()


def test_take_a_chart_along_as_a_picture_and_as_data(base, viewer):
    tab = viewer(base)
    page = tab.open("/compare?lang=en")
    page.locator("[data-testid=stVegaLiteChart]").first.hover()
    with page.expect_download() as given:
        page.get_by_role("button", name="Download as PNG").first.click()
    picture = given.value.path().read_bytes()
    assert picture.startswith(b"\x89PNG")
    assert len(picture) > 5_000
    with page.expect_download() as given:
        page.get_by_role("button", name="Download CSV").first.click()
    rows = list(csv.DictReader(io.StringIO(given.value.path().read_text(encoding="utf-8-sig"))))
    assert [row["place_name"] for row in rows] == ["第1市", "第2市", "第3市"]
    assert [float(row["specification"]) for row in rows] == pytest.approx([0.8, 0.7, 0.6])


def test_read_the_sentence_behind_a_value_that_a_report_tells_of(base, viewer):
    tab = viewer(base)
    page = tab.open("/metrics?sort=high")
    grid = page.locator("[data-testid=stDataFrame]").first.bounding_box()
    assert grid is not None
    # The box that selects the first row: the grid is drawn, and has no element there to name.
    page.mouse.click(grid["x"] + 16, grid["y"] + 53)
    shown = page.locator(".paper-sentence")
    shown.wait_for(timeout=20_000)
    assert "12场次" in shown.inner_text()


def test_the_menu_of_a_telephone_folds_away_and_keeps_language_and_outline(base, viewer):
    tab = viewer(base, width=390, agent=PHONE)
    page = tab.open("/?lang=en&framework=2015")
    page.get_by_test_id("stExpandSidebarButton").click()
    page.get_by_role("link", name="One place").click()
    page.wait_for_url("**/city?*", timeout=20_000)
    tab.settle()
    assert {"lang=en", "framework=2015"} == set(page.url.partition("?")[2].split("&"))
    assert page.locator("h1").inner_text() == "第1市"
    assert page.get_by_test_id("stSidebar").get_attribute("data-collapsed") == "true"
