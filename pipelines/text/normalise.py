"""Normal forms of a text: the clean text that is published, and the folded view that is read.

Here: `clean`, which drops what no reader sees, and `fold`, which evens characters one by one.
Not here: what belongs to a document and what to its page (`extract.layout`).
"""

import unicodedata
from functools import lru_cache

import opencc

from pipelines.text.patterns import pattern

_DASHES = "—–－―─~～﹣‐‑‒−ー〜"
_OPENING = "【〔﹝［〖❲"
_CLOSING = "】〕﹞］〗❳"
_SPACES = "\u3000\xa0\u2002\u2003\u2009\u202f\t"
_INVISIBLE = (
    "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f"
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)

_CONTROL = pattern(
    "text.normalise.control",
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f" + _INVISIBLE + r"\x{fffe}\x{ffff}]+",
)
_LINE_ENDS = pattern("text.normalise.line_ends", r"\r\n?|[\x{2028}\x{2029}\x{85}]")
_TRAILING = pattern("text.normalise.trailing", r"[ \x{3000}\xa0\t]+\n")
_BLANK_LINES = pattern("text.normalise.blank_lines", r"\n{3,}")


def clean(text: str) -> str:
    """The text without invisible characters, with one kind of line end; printed marks stay.

    `clean(clean(text)) == clean(text)` for every string, lone surrogates included.
    """
    text = text.encode("utf-8", "replace").decode("utf-8")
    text = _LINE_ENDS.sub("\n", text)
    text = _CONTROL.sub("", text)
    text = _TRAILING.sub("\n", text)
    return _BLANK_LINES.sub("\n\n", text).strip("\n ")


@lru_cache(maxsize=1)
def _width_table() -> dict[int, str]:
    table = {0xFF01 + i: chr(0x21 + i) for i in range(94)}
    table.update({ord(c): "-" for c in _DASHES})
    table.update({ord(c): "[" for c in _OPENING})
    table.update({ord(c): "]" for c in _CLOSING})
    table.update({ord(c): " " for c in _SPACES})
    table.update({0xAB: "《", 0xBB: "》", 0xFE64: "〈", 0xFE65: "〉", 0xFF61: "。", 0xFF64: "、"})
    table.update(
        {
            0xA3AC: ",",
            0xA3AE: "。",
            0xA4F8: "。",
            0xA4F9: ",",
            ord("․"): ".",
            ord("﹒"): ".",
            ord("﹕"): ":",
        }
    )
    for code in (*range(0x2E80, 0x2FE0), *range(0xF900, 0xFB00)):
        form = unicodedata.normalize("NFKC", chr(code))
        if len(form) == 1 and form != chr(code):
            table[code] = form
    return table


@lru_cache(maxsize=1)
def _script_table() -> dict[int, str]:
    """Traditional characters to simplified ones, one to one, so that offsets stay."""
    converter = opencc.OpenCC("t2s")
    characters = "".join(chr(code) for code in range(0x4E00, 0x9FA6))
    simple = [converter.convert(c) for c in characters]
    table = {ord(a): b for a, b in zip(characters, simple, strict=True) if len(b) == 1 and a != b}
    # 乾 and 藉 and 著 are also written in simplified texts, in other words than the converter's.
    for kept in "乾藉著":
        table.pop(ord(kept), None)
    return table


_TRADITIONAL_SIGNS = frozenset("設規劃實責會議貫徹執關問題應當與為國務區縣發佈體機構學習業監營環")
"""Characters that a plan in traditional script cannot avoid and one in simplified never has."""


_MIN_SIGNS = 4


def is_traditional(text: str) -> bool:
    """Whether the text, or a part of it, is written in traditional characters."""
    return sum(map(text.count, _TRADITIONAL_SIGNS)) >= _MIN_SIGNS


def fold(text: str) -> str:
    """A view of the text in one form, character for character: offsets in it are offsets in `text`.

    Full-width ASCII becomes half-width, every dash `-`, every square bracket `[` or `]`, every
    blank a space; traditional characters become simplified where the text is traditional.
    """
    view = text.translate(_width_table())
    if is_traditional(text):
        view = view.translate(_script_table())
    return view
