"""Numerals, Chinese and Arabic, as values.

Here: one numeral's value.
Not here: where numerals stand in a text, or what they count (`extract.metrics`).
"""

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {
    "〇": 0, "○": 0, "两": 2, "俩": 2, "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5,
    "陆": 6, "柒": 7, "捌": 8, "玖": 9,
}  # fmt: skip
_SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_LARGE = {"万": 10_000, "亿": 100_000_000}

_PLAIN_DIGITS, _MAX_DIGITS = 15, 24
_MAX_VALUE = 1e15
"""Beyond any count that a government states."""

CHINESE = "".join(_DIGITS) + "".join(_SMALL)
"""Characters that a Chinese numeral below ten thousand is made of."""


def parse_chinese(numeral: str) -> float:
    """The value of a Chinese numeral: 两 2, 十二 12, 二〇二一 2021, 一百零五 105, 半 0.5.

    Raises:
        ValueError: If a character is no numeral.
    """
    if numeral == "半":
        return 0.5
    if len(numeral) > 1 and all(c in _DIGITS for c in numeral):
        return float("".join(str(_DIGITS[c]) for c in numeral))
    total, section, digit = 0, 0, 0
    for c in numeral:
        if c in _DIGITS:
            digit = _DIGITS[c]
        elif c in _SMALL:
            section += (digit or 1) * _SMALL[c]
            digit = 0
        elif c == "亿":
            total = (total + section + digit or 1) * _LARGE[c]
            section = digit = 0
        elif c == "万":
            total += (section + digit or 1) * _LARGE[c]
            section = digit = 0
        else:
            raise ValueError(f"{numeral!r} is no numeral: {c!r} is not one of its characters")
    return float(total + section + digit)


def parse_number(numeral: str) -> float:
    """The value of a numeral in either script, with 万 and 亿 multiplied in: 2.1万 is 21000.

    Raises:
        ValueError: If it is no numeral, or one beyond any real count (over 10¹⁵).
    """
    if len(numeral) < _PLAIN_DIGITS and numeral.isascii() and numeral.isdigit():
        return float(numeral)
    text = numeral.replace(",", "").replace(" ", "")
    scale = 1.0
    while text and text[-1] in _LARGE:
        scale *= _LARGE[text[-1]]
        text = text[:-1]
    if not text:
        raise ValueError(f"{numeral!r} has no digits")
    if len(text) > _MAX_DIGITS:
        raise ValueError(f"a numeral of {len(text)} characters is beyond any count")
    is_arabic = not text.strip("0123456789.")
    value = float(text) if is_arabic else parse_chinese(text)
    value *= scale
    if not 0 <= value <= _MAX_VALUE:
        raise ValueError(f"{numeral!r} is beyond any count")
    return round(value, 6)
