"""The documents coded by hand: where they stand, and what identifies their answers.

Here: the three sets, each text beside what a person read in it, and a fingerprint of a set.
Not here: comparing (`scoring`), floors (`floors`), what is printed (`card`).
"""

import json
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from pipelines.model.extraction import Extraction
from pipelines.reading.documents import read_bytes

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"

Answers = dict[str, Any]


@dataclass(frozen=True)
class GoldenSet:
    """Answers in one folder, texts in another; `is_outside` where the checkout may lack it."""

    name: str
    answers: Path
    texts: Path
    is_outside: bool = False

    @property
    def is_here(self) -> bool:
        """Whether this machine holds the set."""
        return any(self.answers.glob("*.json"))


SETS = (
    GoldenSet("documents", ROOT / "tests/golden/documents", ROOT / "tests/golden/documents"),
    GoldenSet("samples", ROOT / "tests/golden/samples", ROOT / "raw/samples"),
    GoldenSet("gold", SHARED / "gold", SHARED / "corpus", is_outside=True),
)


@dataclass(frozen=True)
class Coded:
    """One document: its file, and what a person read in it."""

    name: str
    text: Path
    answers: Answers


@lru_cache(maxsize=len(SETS))
def coded_documents(golden: GoldenSet) -> tuple[Coded, ...]:
    """The documents of a set, in the order of their names.

    Raises:
        FileNotFoundError: If a coded text is absent.
    """
    found = []
    for path in sorted(golden.answers.glob("*.json")):
        answers = json.loads(path.read_text(encoding="utf-8"))
        if "document" not in answers:
            continue
        name = answers["document"]["file"]
        text = next(iter(sorted(golden.texts.rglob(name))), None)
        if text is None:
            raise FileNotFoundError(f"{path.name}: its text {name} is not below {golden.texts}")
        found.append(Coded(path.stem, text, answers))
    return tuple(found)


def fingerprint(golden: GoldenSet) -> str:
    """The same while texts and answers are the same, whatever the layout of the JSON."""
    digest = sha256()
    for coded in coded_documents(golden):
        answers = json.dumps(coded.answers, ensure_ascii=False, sort_keys=True)
        digest.update(sha256(answers.encode("utf-8")).digest())
        digest.update(sha256(coded.text.read_bytes()).digest())
    return digest.hexdigest()[:16]


@lru_cache(maxsize=64)
def extracted(path: Path) -> Extraction:
    """What the product reads in a file, by the whole path from its bytes."""
    return read_bytes(path.read_bytes(), path.name)[0].extraction
