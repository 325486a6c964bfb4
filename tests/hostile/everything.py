"""The whole hostile set.

Here: every file of every family, and the honest files that stand beside them.
Not here: what must hold of them (`test_hostile_run`, `test_hostile_decoding`).
"""

from tests.hostile import containers, packages, prints, sites, writings
from tests.hostile.base import Hostile
from tests.hostile.writings import WIDE, between
from tests.integration.plans import plan

CONTROLS = {
    f"control_{nth}.txt": plan(place, nth).encode()
    for nth, place in enumerate(("青岚市", "临湖市", "望江市", "松溪市", "南浦市"), start=1)
}


def every(canary: str) -> list[Hostile]:
    """All files; `canary` is the path of a file that none may lead to."""
    return [
        *packages.files(canary),
        *prints.files(canary),
        *sites.files(canary),
        *writings.files(),
        *containers.files(),
    ]


def _twins() -> dict[str, bytes]:
    """The first control file's words in characters that look the same, or do not show."""
    text = CONTROLS["control_1.txt"].decode()
    return {
        "twin_bidi.txt": between(text, "\u202e").encode(),
        "twin_zero_width.txt": between(text, "\u200b").encode(),
        "twin_full_width.txt": text.translate(WIDE).encode(),
        "twin_radicals.txt": text.replace("一", "⼀").replace("二", "⼆").encode(),
        "twin_gb18030.txt": text.encode("gb18030"),
        "twin_utf16.txt": text.encode("utf-16"),
        "twin_returns.txt": text.replace("\n", "\r\n").encode(),
    }


TWINS = _twins()
