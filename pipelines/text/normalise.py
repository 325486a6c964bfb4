"""Normal forms of a text: the clean text that is published, and the folded view that is read.

Here: `clean`, which drops what no reader sees, and `fold`, which evens characters one by one.
Not here: what belongs to a document and what to its page (`extract.layout`).
"""

import unicodedata
from functools import lru_cache
from itertools import chain

import opencc

from pipelines.text.patterns import CharacterClass, any_of, character_class

_COMMON = "，；：（）％【】—\u3000"
"""Marks of which every text has many: replaced one after the other, the fastest way."""

_DASHES = "—–－―─~～﹣‐‑‒−ー〜"
_OPENING = "【〔﹝［〖❲"
_CLOSING = "】〕﹞］〗❳"
_SPACES = "\u3000\xa0\u2002\u2003\u2009\u202f\t"
_INVISIBLE = (
    "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f"
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    "\u034f\u061c\u180e\u2061-\u2064\ufe00-\ufe0f\U000e0000-\U000e01ef"
)

_CONTROL = character_class("\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff" + _INVISIBLE)
_LINE_ENDS = ("\r\n", "\r", "\u2028", "\u2029", "\x85")


def clean(text: str) -> str:
    """The text without invisible characters, with one kind of line end; printed marks stay.

    `clean(clean(text)) == clean(text)` for every string, lone surrogates included.
    """
    text = text.encode("utf-8", "replace").decode("utf-8")
    for line_end in _LINE_ENDS:
        text = text.replace(line_end, "\n")
    *lines, last = _CONTROL.sub("", text).split("\n")
    text = "\n".join([*(line.rstrip(" \u3000\xa0\t") for line in lines), last])
    while "\n\n\n" in text:
        text = text.replace("\n\n\n", "\n\n")
    return text.strip("\n ")


@lru_cache(maxsize=1)
def _widths() -> tuple[tuple[tuple[str, str], ...], CharacterClass, dict[str, str]]:
    """The forms of the marks that every text has, a class of all other characters that have one."""
    table = {chr(0xFF01 + i): chr(0x21 + i) for i in range(94)}
    for printed, plain in ((_DASHES, "-"), (_OPENING, "["), (_CLOSING, "]"), (_SPACES, " ")):
        table.update(dict.fromkeys(printed, plain))
    table |= {"\xab": "《", "\xbb": "》", "\ufe64": "〈", "\ufe65": "〉", "\uff61": "。"}
    table |= {"「": "“", "『": "“", "」": "”", "』": "”", "〝": "“", "〞": "”", "″": '"'}
    table |= {"\uff64": "、", "\ua4f8": "。", "\ua4f9": ",", "\ua3ac": ",", "\ua3ae": "。"}
    table |= {"․": ".", "﹒": ".", "﹕": ":"}
    for character in map(chr, (*range(0x2E80, 0x2FE0), *range(0xF900, 0xFB00))):
        form = unicodedata.normalize("NFKC", character)
        if len(form) == 1 and form != character:
            table[character] = form
    common = tuple((mark, table.pop(mark)) for mark in _COMMON)
    return common, any_of("".join(table)), table


_VOCABULARY = (
    ("资讯", "信息"), ("程式", "程序"), ("透过", "通过"), ("网路", "网络"),
    ("水准", "水平"), ("品质", "质量"), ("规画", "规划"), ("民众", "群众"),
)  # fmt: skip
"""Words that traditional texts have others for, character for character."""


@lru_cache(maxsize=1)
def _converter() -> opencc.OpenCC:
    """By words: 隨著 is 随着 and 顯著 显著, 答覆 is 答复 and 覆蓋 覆盖."""
    return opencc.OpenCC("tw2s")


@lru_cache(maxsize=1)
def _script_table() -> dict[int, str]:
    """Traditional characters to simplified ones, one to one, so that offsets stay."""
    converter = opencc.OpenCC("hk2s")
    characters = "".join(chr(code) for code in range(0x4E00, 0x9FA6))
    simple = [converter.convert(c) for c in characters]
    table = {ord(a): b for a, b in zip(characters, simple, strict=True) if len(b) == 1 and a != b}
    # 乾 and 藉 and 著 are also written in simplified texts, in other words than the converter's.
    for kept in "乾藉著":
        table.pop(ord(kept), None)
    return table


_TRADITIONAL_SIGNS = character_class(
    "設規劃實責會議貫徹執關問題應當與為國務區縣發佈體機構學習業監營環"
)
"""Characters that a plan in traditional script cannot avoid and one in simplified never has."""


_MIN_SIGNS = 4


def is_traditional(text: str) -> bool:
    """Whether the text, or a part of it, is written in traditional characters."""
    return len(_TRADITIONAL_SIGNS.findall(text)) >= _MIN_SIGNS


def _simplified(view: str) -> str:
    """A traditional text in simplified characters and words, character for character."""
    lines = view.split("\n")
    for nth, line in enumerate(lines):
        form = _converter().convert(line)
        # A phrase that changed its length is converted by its characters.
        lines[nth] = form if len(form) == len(line) else line
    view = "\n".join(lines).translate(_script_table())
    for word, form in _VOCABULARY:
        view = view.replace(word, form)
    return view


def fold(text: str, *, is_old: bool = False) -> str:
    """A view of the text in one form, character for character: offsets in it are offsets in `text`.

    Full-width ASCII becomes half-width, every dash `-`, every square bracket `[` or `]`, every
    blank a space, quotes in pairs “ and ”; traditional characters become simplified where the text
    is traditional. A few words do not show that: `is_old` says that they stand in such a text.
    """
    common, others, forms = _widths()
    view = text
    for printed, plain in common:
        view = view.replace(printed, plain)
    view = others.sub(lambda hit: forms[hit[0]], view)
    view = _paired(view) if '"' in view else view
    return _simplified(view) if is_old or is_traditional(text) else view


def _paired(view: str) -> str:
    """Straight quotes as opening and closing ones, in turn, on lines that have them in pairs."""
    lines = view.split("\n")
    for nth, line in enumerate(lines):
        first, *pieces = line.split('"')
        if pieces and not len(pieces) % 2:
            marks = ("“", "”") * (len(pieces) // 2)
            quoted = chain.from_iterable(zip(marks, pieces, strict=True))
            lines[nth] = first + "".join(quoted)
    return "\n".join(lines)
