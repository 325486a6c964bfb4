"""One contestant of `make bench` in a process of its own, run when it is told to.

Here: what each contestant does with the same texts; one line in, one measured run out.
Not here: whose turn it is and what is printed (`compare`).

    python tests/benchmarks/contestants.py NAME TEXTS.json
"""

import importlib
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

LEAST = 0.2
"""Seconds that one turn takes at least: the texts are gone through as often as that needs."""


def extraction() -> Callable[[str], Any]:
    extract = importlib.import_module("pipelines.extract.document").extract
    decoded = importlib.import_module("pipelines.model.document").DecodedText

    def read(text: str) -> Any:
        return extract(decoded(text=text, media_type="text/plain"), "0" * 16, "bench")

    return read


def linear_pass() -> Callable[[str], Any]:
    """The least that any reader of numbers does: one pass of an anchored pattern."""
    fold = importlib.import_module("pipelines.text.normalise").fold
    found = importlib.import_module("pipelines.text.patterns").pattern(
        "bench.anchored",
        r"[0-9]+(?:\.[0-9]+)?(?:%|年|月|日|个|项|次|件|人)?|百分之[一二三四五六七八九十百]+|每(?:年|月|季)",
    )
    return lambda text: list(found.finditer(fold(text)))


def utf8_decode() -> Callable[[str], Any]:
    kept: dict[str, bytes] = {}

    def read(text: str) -> str:
        data = kept.get(text)
        if data is None:
            data = kept[text] = text.encode()
        return data.decode()

    return read


def jionlp() -> Callable[[str], Any]:
    """Times and amounts of money, sentence by sentence, as its documentation shows it."""
    module = importlib.import_module("jionlp")

    def read(text: str) -> Any:
        return [
            (module.ner.extract_time(line, time_base=1640995200.0), module.ner.extract_money(line))
            for line in text.split("\n")
            if line
        ]

    return read


def jieba() -> Callable[[str], Any]:
    module = importlib.import_module("jieba.posseg")
    return lambda text: list(module.cut(text, HMM=True))


def chinese2digits() -> Callable[[str], Any]:
    module = importlib.import_module("chinese2digits")
    return lambda text: [module.takeNumberFromString(line) for line in text.split("\n") if line]


def decoding() -> Callable[[str], Any]:
    decode = importlib.import_module("pipelines.decode.document").decode
    return lambda page: decode(page.encode(), "page.html")


def trafilatura() -> Callable[[str], Any]:
    module = importlib.import_module("trafilatura")
    return lambda page: module.extract(page.encode())


CONTESTANTS: dict[str, Callable[[], Callable[[str], Any]]] = {
    "whole extraction": extraction,
    "one linear pass": linear_pass,
    "utf-8 decode": utf8_decode,
    "jionlp": jionlp,
    "jieba POS, HMM": jieba,
    "chinese2digits": chinese2digits,
    "page decoding": decoding,
    "trafilatura": trafilatura,
}


def turn(read: Callable[[str], Any], texts: list[str], repeats: int) -> float:
    start = time.perf_counter()
    for _ in range(repeats):
        for text in texts:
            read(text)
    return (time.perf_counter() - start) / repeats


def main(name: str, texts_file: str) -> None:
    texts = json.loads(Path(texts_file).read_text(encoding="utf-8"))
    read = CONTESTANTS[name]()
    once = turn(read, texts, 1)  # warms caches and dictionaries; counts for nothing else
    once = min(once, turn(read, texts, 1))
    repeats = max(1, round(LEAST / max(once, 1e-9)))
    out = sys.stdout
    sys.stdout = sys.stderr  # some peers print while they work
    print("ready", file=out, flush=True)
    for _ in sys.stdin:
        print(turn(read, texts, repeats), file=out, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
