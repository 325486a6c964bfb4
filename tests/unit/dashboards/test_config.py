"""`.streamlit/config.toml`: served on loopback, silent to the outside, errors without details."""

import tomllib
from pathlib import Path

import pytest

CONFIG = tomllib.loads(
    (Path(__file__).parents[3] / ".streamlit" / "config.toml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize(
    ("section", "name", "value"),
    [
        ("server", "address", "127.0.0.1"),
        ("server", "fileWatcherType", "none"),
        ("server", "enableCORS", True),
        ("server", "enableXsrfProtection", True),
        ("server", "enableStaticServing", False),
        ("server", "enableAgentApi", False),
        ("server", "maxUploadSize", 1),
        ("server", "allowedHosts", ["127.0.0.1", "localhost"]),
        ("browser", "gatherUsageStats", False),
        ("client", "showErrorDetails", "none"),
        ("client", "showErrorLinks", False),
        ("client", "toolbarMode", "minimal"),
        ("client", "disableDataExport", True),
        ("runner", "magicEnabled", False),
    ],
)
def test_the_dashboard_is_served_hardened(section, name, value):
    assert CONFIG[section][name] == value


def test_both_themes_are_there_and_name_no_font_from_elsewhere():
    assert {"light", "dark"} <= CONFIG["theme"].keys()
    assert "http" not in str(CONFIG["theme"])


def test_the_page_has_no_icon_that_is_fetched_from_elsewhere():
    sources = (Path(__file__).parents[3] / "dashboards").rglob("*.py")
    assert not [path for path in sources if ":material/" in path.read_text(encoding="utf-8")]
