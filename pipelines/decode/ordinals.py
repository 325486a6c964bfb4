"""Numbers in the forms that lists print them.

Here: a list item's number as characters, for formats that store only its position.
Not here: reading numbers out of a text (`text.numerals`).
"""

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_LEGAL = str.maketrans("〇零一二三四五六七八九十百", "零零壹贰叁肆伍陆柒捌玖拾佰")
_LEGAL_TRADITIONAL = str.maketrans("贰叁陆", "貳參陸")
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_CHINESE_BELOW = 1000
_ROMAN_BELOW = 4000
_CIRCLED = 20
_ENCLOSED = 10
_LETTERS = 26


def chinese(number: int) -> str:
    """Counting form (十二, 一百零三); digits from a thousand on."""
    if not 0 < number < _CHINESE_BELOW:
        return str(number)
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    head = _DIGITS[hundreds] + "百" if hundreds else ""
    if tens:
        head += ("" if tens == 1 and not hundreds else _DIGITS[tens]) + "十"
    elif hundreds and ones:
        head += "零"
    return head + (_DIGITS[ones] if ones else "")


def legal(number: int) -> str:
    """The same in the characters that nobody can change by a stroke (壹拾贰)."""
    plain = chinese(number)
    full = "一" + plain if plain.startswith("十") else plain
    return full.translate(_LEGAL)


def chinese_digits(number: int) -> str:
    """一〇三: each digit by itself."""
    return "".join(_DIGITS[int(digit)] for digit in str(abs(number)))


def letter(number: int) -> str:
    """Lower-case letters, then each twice, as word processors go on."""
    times, at = divmod(number - 1, _LETTERS)
    return chr(ord("a") + at) * (times + 1) if 0 < number <= _LETTERS * 4 else str(number)


def roman(number: int) -> str:
    """Lower-case Roman numerals."""
    if not 0 < number < _ROMAN_BELOW:
        return str(number)
    form = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        form += sign * times
    return form


def _of(first: str, count: int) -> Callable[[int], str]:
    """Signs that follow one another in the character set."""

    def form(number: int) -> str:
        return chr(ord(first) + number - 1) if 0 < number <= count else str(number)

    return form


def _cycle(signs: str) -> Callable[[int], str]:
    def form(number: int) -> str:
        return signs[number - 1] if 0 < number <= len(signs) else str(number)

    return form


FORMS: dict[str, Callable[[int], str]] = {
    "chineseCounting": chinese,
    "chineseCountingThousand": chinese,
    "taiwaneseCounting": chinese,
    "taiwaneseCountingThousand": chinese,
    "japaneseCounting": chinese,
    "ideographDigital": chinese_digits,
    "japaneseDigitalTenThousand": chinese_digits,
    "taiwaneseDigital": chinese_digits,
    "chineseLegalSimplified": legal,
    "ideographLegalTraditional": lambda number: legal(number).translate(_LEGAL_TRADITIONAL),
    "ideographEnclosedCircle": _of("㊀", _ENCLOSED),
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "decimalEnclosedCircle": _of("①", _CIRCLED),
    "decimalEnclosedCircleChinese": _of("①", _CIRCLED),
    "decimalEnclosedParen": _of("⑴", _CIRCLED),
    "decimalEnclosedFullstop": _of("⒈", _CIRCLED),
    "decimalFullWidth": lambda number: "".join(chr(0xFF10 + int(d)) for d in str(abs(number))),
    "decimalZero": lambda number: f"{number:02d}",
    "lowerLetter": letter,
    "upperLetter": lambda number: letter(number).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
}
"""By the name that WordprocessingML gives the form; any other form is printed in digits.

Source:
    ISO/IEC 29500-1, 17.18.59 ST_NumberFormat.
"""


def ordinal(number: int, form: str) -> str:
    """The number in the named form."""
    return FORMS.get(form, str)(number)
