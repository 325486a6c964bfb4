"""The programs that other commands hand over to, hardened.

Here: their command lines: loopback only, no telemetry, no traces for visitors.
Not here: starting them (`__main__`).
"""

import sys

QUIET = {"DO_NOT_TRACK": "1", "DAGSTER_DISABLE_TELEMETRY": "yes"}
"""Nothing that runs here may report to its vendor."""

_STREAMLIT = {
    "server.address": "127.0.0.1",
    # Watching every imported file makes fifty viewers wait half a minute.
    "server.fileWatcherType": "none",
    "server.maxUploadSize": "1",
    "server.enableStaticServing": "false",
    "server.headless": "true",
    "client.showErrorDetails": "none",
    "client.toolbarMode": "minimal",
    "browser.gatherUsageStats": "false",
}


def dashboard(port: int) -> list[str]:
    """Streamlit with the pages."""
    options = [part for name, value in _STREAMLIT.items() for part in (f"--{name}", value)]
    app = [sys.executable, "-m", "streamlit", "run", "dashboards/app.py"]
    return [*app, "--server.port", str(port), *options]


def dagster(port: int) -> list[str]:
    """Dagster's pages and daemon; `pyproject.toml` names the code location."""
    command = [sys.executable, "-m", "dagster", "dev"]
    return [*command, "--host", "127.0.0.1", "--port", str(port)]


def daemon() -> list[str]:
    """Dagster's daemon alone, which listens nowhere but to its own child."""
    command = [sys.executable, "-m", "dagster._daemon", "run"]
    return [*command, "--module-name", "pipelines.orchestration.definitions"]
