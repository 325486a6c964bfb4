"""A dashboard that is served and a browser that looks at it.

Here: chromium, the server on loopback, and a page that notes what went wrong.
Not here: what must be seen (`test_pages.py`).
"""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[2]
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE = 60


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser():
    path = shutil.which("chromium")
    if path is None:
        reason = "chromium is not installed: apt-get install chromium fonts-noto-cjk"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        shown = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield shown
        shown.close()


@contextmanager
def serving(folder: Path):
    """The dashboard over one warehouse, on a free port of loopback: its address."""
    with started(folder) as (base, _):
        yield base


@contextmanager
def started(folder: Path, script: Path = ROOT / "dashboards" / "app.py"):
    """The dashboard over one warehouse, or another app: its address and its process."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        str(script),
        "--server.address",
        "127.0.0.1",
        "--server.port",
        str(port),
    ]
    environment = {**os.environ, "PLANLEDGER_WAREHOUSE": str(folder)}
    with subprocess.Popen(command, cwd=ROOT, env=environment) as server:
        base = f"http://127.0.0.1:{port}"
        try:
            _wait(base, server)
            yield base, server
        finally:
            server.terminate()


def _wait(base: str, server: subprocess.Popen) -> None:
    for _ in range(PATIENCE * 4):
        if server.poll() is not None:
            pytest.fail(f"the dashboard ended at once, exit code {server.returncode}")
        try:
            with urllib.request.urlopen(f"{base}/_stcore/health", timeout=2):
                return
        except OSError:
            time.sleep(0.25)
    pytest.fail(f"the dashboard did not answer within {PATIENCE} s")


class Viewer:
    """One browser tab that remembers requests and script errors."""

    def __init__(
        self,
        browser,
        base: str,
        *,
        width: int = 1280,
        theme: str = "light",
        agent: str | None = None,
    ):
        self.context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=theme, user_agent=agent
        )
        self.page = self.context.new_page()
        self.base = base
        self.foreign: list[str] = []
        self.errors: list[str] = []
        self.page.on("request", self._note)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))

    def _note(self, request) -> None:
        if not request.url.startswith(
            (self.base, "data:", "blob:", self.base.replace("http", "ws"))
        ):
            self.foreign.append(request.url)

    def open(self, address: str):
        self.page.goto(self.base + address)
        self.settle()
        return self.page

    def settle(self) -> None:
        """Waits until the script has run to its end and all is drawn."""
        app = "[data-testid=stApp]"
        self.page.wait_for_selector(f"{app}[data-test-script-state=notRunning]", timeout=60_000)
        self.page.wait_for_selector("h1, h3", timeout=60_000)
        # Charts and tables load their code after the script ended: drawn means that the number of
        # elements has stood still for a while.
        counted, still = -1, 0
        while still < 4:
            self.page.wait_for_timeout(300)
            now = self.page.locator("[data-testid=stMain] *").count()
            still = still + 1 if now == counted else 0
            counted = now

    def shoot(self, name: str, folder: Path) -> Path:
        """A picture of the whole page."""
        height = self.page.evaluate(
            "() => document.querySelector('[data-testid=stMain]').scrollHeight"
        )
        width = self.page.viewport_size["width"]
        self.page.set_viewport_size({"width": width, "height": min(height + 20, 8000)})
        self.page.wait_for_timeout(900)
        path = folder / f"{name}.png"
        self.page.screenshot(path=path)
        return path

    def count(self, selector: str) -> int:
        return self.page.locator(selector).count()

    def close(self) -> None:
        self.context.close()


@pytest.fixture
def viewer(browser):
    opened: list[Viewer] = []

    def make(base: str, **options) -> Viewer:
        opened.append(Viewer(browser, base, **options))
        return opened[-1]

    yield make
    for tab in opened:
        tab.close()


@pytest.fixture(scope="session")
def pictures(tmp_path_factory):
    """Where pictures go: a folder of the person's choice, else one that is thrown away."""
    wanted = os.environ.get("PLANLEDGER_PICTURES")
    folder = Path(wanted) if wanted else tmp_path_factory.mktemp("pictures")
    folder.mkdir(parents=True, exist_ok=True)
    return folder
