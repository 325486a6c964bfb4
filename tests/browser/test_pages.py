"""The dashboard in Chromium: it opens, it is inert against hostile words, its links hold."""

import csv
import http.client
import io
from ipaddress import ip_address
from itertools import product
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.browser.conftest import serving
from tests.integration.made_warehouse import HOSTILE, code_of, key, publish

ADDRESSES = (
    "/",
    "/measures",
    f"/city?city={code_of(1)}&topic=22",
    *(f"/city?city={code_of(1)}&part={part}" for part in ("accountability", "document")),
    f"/document?document={key('plan', 0)}&sentence={key('measure', 0, 3)}",
    "/bodies?topic=15&body=justice",
    "/deadlines?span=all",
    "/delivery",
    "/descent",
    "/health",
)
"""One page for each way in which words of documents are drawn; the other pages share these."""

NEWER = (
    "compare",
    "measures",
    "metrics",
    "document",
    "bodies",
    "deadlines",
    "delivery",
    "descent",
    "method",
    "health",
)
LISTEN = "0A"
"""The state of a listening socket in the kernel's list."""

MADE_BY_MARKUP = "script, iframe, object, embed, img, svg, style, link, form, base, meta, a, input"


@pytest.fixture(scope="module")
def plain(tmp_path_factory):
    with serving(publish(tmp_path_factory.mktemp("plain"))) as base:
        yield base


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    with serving(publish(tmp_path_factory.mktemp("hostile"), hostile=True)) as base:
        yield base


@pytest.mark.parametrize(
    ("page", "width", "theme"),
    [
        *product(("", "city"), (1280, 390), ("light", "dark")),
        *product(NEWER, (390,), ("dark",)),
    ],
)
def test_a_page_opens_whole_and_fits_its_screen(request, page, width, theme):
    plain, viewer, pictures = map(request.getfixturevalue, ("plain", "viewer", "pictures"))
    tab = viewer(plain, width=width, theme=theme)
    shown = tab.open(f"/{page}")
    assert tab.count("[data-testid=stException]") == 0
    assert tab.count("[data-testid=stAlertContentError]") == 0
    assert tab.errors == []
    assert tab.foreign == []
    assert shown.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth")
    assert tab.shoot(f"{page or 'ranking'}-{width}-{theme}", pictures).stat().st_size > 20_000


@pytest.mark.parametrize("address", ADDRESSES)
def test_hostile_words_make_no_element_and_no_request(plain, hostile, viewer, address):
    """The same page over plain and hostile words has the same elements, tag by tag."""
    counts = []
    for base in (plain, hostile):
        tab = viewer(base)
        shown = tab.open(address)
        assert shown.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth")
        assert tab.count("[data-testid=stAlertContentError]") == 0
        for folded in shown.locator("details.paper-context > summary").all()[:6]:
            folded.click()
        counts.append(
            shown.evaluate(
                """(selector) => {
                    const found = {};
                    for (const e of document.querySelectorAll(
                        `[data-testid=stMain] :is(${selector})`)) {
                        found[e.localName] = (found[e.localName] || 0) + 1;
                    }
                    return found;
                }""",
                MADE_BY_MARKUP,
            )
        )
        assert shown.evaluate("() => window.hurt") is None
        assert tab.foreign == []
        assert tab.errors == []
        assert tab.count("[data-testid=stMain] a[href*='127.0.0.1:9']") == 0
        assert tab.count("[data-testid=stMain] .katex") == 0
        assert tab.count("[data-testid=stException]") == 0
    assert counts[0] == counts[1]


def test_hostile_words_are_read_as_they_stand(hostile, viewer):
    tab = viewer(hostile)
    drawn = ""
    for topic in ("22", "15", "local"):
        shown = tab.open(f"/city?city={code_of(0)}&topic={topic}")
        drawn += " ".join(shown.locator(".paper-sentence").all_inner_texts())
    for words in (HOSTILE[0], HOSTILE[1], HOSTILE[2], HOSTILE[5]):
        assert words in drawn
    # The bidi control turns nothing outside its own words: each quote is isolated.
    assert shown.evaluate(
        "() => [...document.querySelectorAll('.paper-sentence > *')]"
        ".every((e) => e.localName === 'bdi')"
    )


def test_rows_leave_only_by_downloads_that_are_safe_to_open(hostile, viewer):
    """Streamlit's own export writes formulas as they stand: it is switched off."""
    tab = viewer(hostile)
    shown = tab.open(f"/city?city={code_of(2)}&part=bodies")
    assert shown.get_by_label("Download as CSV").count() == 0
    shown.goto(f"{hostile}/measures?q=HYPERLINK")
    tab.settle()
    with shown.expect_download() as given:
        shown.get_by_role("button", name="下载 CSV").click()
    rows = list(csv.reader(io.StringIO(given.value.path().read_text(encoding="utf-8-sig"))))
    assert len(rows) > 1
    assert not [cell for row in rows for cell in row if cell.startswith(tuple("=+-@＝＋－＠"))]


def test_a_bar_opens_the_place_and_the_link_opens_it_again(plain, viewer):
    tab = viewer(plain)
    shown = tab.open("/?framework=2021&lang=en")
    bars = shown.locator("[data-testid=stVegaLiteChart]").first
    box = bars.bounding_box()
    assert box is not None
    shown.mouse.click(box["x"] + 120, box["y"] + 16)
    shown.wait_for_url("**/city?*", timeout=20_000)
    tab.settle()
    assert f"city={code_of(0)}" in shown.url
    assert "lang=en" in shown.url
    assert shown.locator("h1").inner_text() == "第1市"
    again = viewer(plain)
    assert again.open(shown.url.removeprefix(plain)).locator("h1").inner_text() == "第1市"


def test_a_topic_opens_by_keyboard_down_to_the_sentence_in_its_context(plain, viewer):
    tab = viewer(plain)
    shown = tab.open(f"/city?city={code_of(1)}")
    shown.locator("button.paper-tile", has_text="22").focus()
    shown.keyboard.press("Enter")
    shown.wait_for_url("**topic=22*", timeout=20_000)
    tab.settle()
    context = shown.locator("details.paper-context > summary").last
    context.focus()
    shown.keyboard.press("Enter")
    assert shown.locator("details[open] mark").last.is_visible()


def test_the_language_switch_keeps_the_place(plain, viewer):
    tab = viewer(plain)
    shown = tab.open(f"/city?city={code_of(2)}")
    shown.get_by_role("radio", name="English").or_(
        shown.get_by_role("button", name="English")
    ).first.click()
    shown.wait_for_url("**lang=en*", timeout=20_000)
    tab.settle()
    assert f"city={code_of(2)}" in shown.url
    assert shown.get_by_text("Completeness index").first.is_visible()
    assert shown.locator("h1").inner_text() == "第3市"


def test_without_data_the_page_says_which_command_to_type(tmp_path, viewer):
    with serving(tmp_path) as base:
        shown = viewer(base).open("/")
        assert "planledger run" in shown.locator("[data-testid=stCode]").inner_text()


def test_the_server_listens_on_loopback_only(plain):
    """What `.streamlit/config.toml` promises, asked of the running server's own sockets."""
    port = urlsplit(plain).port
    assert listening(port) == {"127.0.0.1"}


def listening(port: int | None) -> set[str]:
    """The addresses on which somebody listens at a port, as the kernel lists them."""
    found = set()
    for table in ("tcp", "tcp6"):
        for line in Path(f"/proc/net/{table}").read_text(encoding="ascii").splitlines()[1:]:
            local, state = line.split()[1], line.split()[3]
            address, _, at = local.partition(":")
            if state == LISTEN and int(at, 16) == port:
                # Words of four bytes, each in the machine's own order.
                words = [bytes.fromhex(address[n : n + 8])[::-1] for n in range(0, len(address), 8)]
                found.add(str(ip_address(b"".join(words))))
    return found


@pytest.mark.parametrize(
    ("header", "value"),
    [
        *product(
            ("Host",),
            ("evil.example", "127.0.0.1.evil.example", "localhost.evil.example", "[::ffff:7f00:1]"),
        ),
        *product(
            ("Origin",),
            (
                "http://evil.example",
                "https://evil.example:8501",
                "http://127.0.0.1.evil.example",
                "http://localhost@evil.example",
                "file://",
                "null",
            ),
        ),
    ],
)
def test_the_stream_is_refused_to_other_sites_and_other_names(plain, header, value):
    address = urlsplit(plain)
    handshake = {
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    }
    connection = http.client.HTTPConnection(address.hostname or "", address.port, timeout=10)
    connection.request("GET", "/_stcore/stream", headers={**handshake, header: value})
    assert connection.getresponse().status in {400, 403}
    connection.close()
