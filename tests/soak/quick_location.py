"""The project's code location with short times and slow reading, for the tests of the daemon.

Here: what the environment shortens, set before anything of the location is made.
Not here: the daemon itself and what befalls it (`test_faults_daemon`).
"""

import os
import time

from pipelines.orchestration import home
from pipelines.reading.build import read_into

vars(home)["MAX_RUNTIME_SECONDS"] = int(os.environ["QUICK_MAX_RUNTIME"])

from pipelines.orchestration import resources, sensors  # noqa: E402 - jobs take the time above

vars(sensors)["SECONDS"] = 2

from pipelines.orchestration.definitions import definitions  # noqa: E402 - likewise


def slowly(run, request):
    """Reading that takes as long as the test wants."""
    time.sleep(float(os.environ["QUICK_DELAY"]))
    return read_into(run, request)


vars(resources)["read_into"] = slowly
defs = definitions(resources.Settings.from_environment())
