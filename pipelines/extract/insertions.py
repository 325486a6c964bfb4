"""What republishing put between the letters of a text, and no reader reads.

Here: the sound of a character in brackets behind it, blanks between all letters, beside numbers or
behind commas, line ends inside titles; each a span that reading leaves out and the print keeps.
Not here: page numbers and wrapped lines, which the clean text is without (`extract.cleaning`).
"""

from itertools import chain

from pipelines.text.patterns import pattern, short_pattern

_SOUND = pattern(
    "extract.insertions.sound",
    r"[一-龥]([(（][a-zāáǎàēéěèīíǐìōóǒòūúǔùüǘǚǜɡńňǹḿ]{1,6}[)）])",
)
_SPACED = pattern(
    "extract.insertions.spaced", r"[一-龥，。、；：](?:[ \x{3000}][一-龥，。、；：]){3,}"
)
_IN_NUMBER = pattern(
    "extract.insertions.number", r"[0-9](?: [0-9])+ ?[年月日%％]|[0-9]{1,3} [0-9]{1,3} ?年"
)
_BROKEN = pattern("extract.insertions.broken", r"[0-9][0-9.]*(?: [0-9][0-9.]*)* ?[一-龥%％]")
_BLANK_IN_NUMBER = pattern("extract.insertions.blank_in_number", r"[0-9.] ")
"""Without one of these no number is broken."""

_BLANKS = "[ \u3000\xa0]"
_MEASURE = (
    "(?:[年月日号%％万亿元余多个名人件次项家条份期场部篇批户起宗处所类种天位辆支台套]"
    "|学时|小时|分钟|工作日|百分点)"
)
_BEFORE_MEASURE = pattern("extract.insertions.before_measure", rf"[0-9]({_BLANKS}+){_MEASURE}")
_BEFORE_NUMBER = pattern("extract.insertions.before_number", rf"[一-龥、，,（(“]({_BLANKS}+)[0-9]")
_BEHIND_MARK = pattern("extract.insertions.behind_mark", rf"[、，,；;]({_BLANKS}+)[一-龥]")
_COUNTED = short_pattern(
    # With its measure; a longer number may have lost it.
    "extract.insertions.counted",
    rf"^(?:[0-9][0-9.,]*{_BLANKS}{{0,3}}(?:[-—–~～至]{{1,2}}{_BLANKS}{{0,3}}[0-9]+{_BLANKS}{{0,3}})?"
    rf"{_MEASURE}|[0-9]{{2}}[0-9.,]*[一-龥，。；])",
)
_DATED = short_pattern(
    "extract.insertions.dated",
    r"^20[0-9]{2}\s?年\s?[0-9]{1,2}\s?月\s?[0-9]{1,2}\s?日\s*?(?P<end>\n|$)?",
)
_SIGNERS = ("政府", "委员会", "办公室", "局", "厅", "委", "组")
_YEAR = 4
"""Digits of a year."""

_NUMBER_WINDOW = 24
"""Characters of a number with its measure, or of a date."""

_IN_TITLE = pattern(
    "extract.insertions.title", r"《([ \x{3000}]*\n+[ \x{3000}]*)[^《》\n。]{1,60}》"
    r"|《[^《》\n。]{1,60}([ \x{3000}]*\n+[ \x{3000}]*)》"
    r"|《[^《》\n。；]{4,60}([ \x{3000}]*\n+[ \x{3000}]*)[^《》\n。；]{2,60}》",
)  # fmt: skip
_BEFORE_TITLE = pattern(
    "extract.insertions.before_title",
    r"(?:按照|根据|依据|依照|遵照|落实|贯彻|执行|结合|对照|学习|宣传|普及)"
    r"([ \x{3000}]*\n+[ \x{3000}]*)"
    r"(?:《|宪法|民法典|行政(?:许可|处罚|强制|复议|诉讼)法)",
)
_CITED = ("《", "宪法", "民法典", "行政")
"""What a cited name begins with."""

_MIN_SOUNDS = 3
"""Brackets of sounds from which they are a republisher's work and no author's."""

_SPACED_SHARE = 0.2
"""Share of a text in spaced letters from which its blanks mean nothing."""

_MIN_BROKEN, _BROKEN_SHARE = 3, 0.5
"""Numbers with a blank behind or inside them, and their share, from which that is how it is set."""

Spans = list[tuple[int, int]]


def find_insertions(text: str) -> Spans:
    """The spans of a clean text that reading leaves out, in order, none overlapping another."""
    found = _sounds(text) if "(" in text or "（" in text else []
    found += _blanks(text)
    found += _beside_numbers(text)
    found += [hit.span(1) for hit in _BEHIND_MARK.finditer(text)]
    found += [hit.span(_group(hit.groups())) for hit in _IN_TITLE.finditer(text)]
    if any(_leads_to_a_citation(text, blank) for blank in "\n \u3000"):
        found += [hit.span(1) for hit in _BEFORE_TITLE.finditer(text)]
    return _apart(sorted(found))


def _leads_to_a_citation(text: str, blank: str) -> bool:
    """Whether a cited name begins behind a blank; steps of one sign are the quickest to find."""
    at = text.find(blank)
    while at >= 0:
        if text.startswith(_CITED, at + 1):
            return True
        at = text.find(blank, at + 1)
    return False


def _group(groups: tuple[str | None, ...]) -> int:
    return next(nth for nth, words in enumerate(groups, 1) if words is not None)


def _sounds(text: str) -> Spans:
    spans = [hit.span(1) for hit in _SOUND.finditer(text)]
    return spans if len(spans) >= _MIN_SOUNDS else []


def _blanks(text: str) -> Spans:
    """Blanks between letters or in numbers, where a good part of the text is set so."""
    blanks = text.count(" ") + text.count("\u3000")
    # A run has at the most four letters to three blanks.
    runs = _SPACED.spans(text) if blanks * 7 >= len(text) * _SPACED_SHARE * 3 else []
    if sum(end - start for start, end in runs) < len(text) * _SPACED_SHARE:
        runs = []
    numbers = []
    if _BLANK_IN_NUMBER.search(text):
        numbers = [span for span in _BROKEN.spans(text) if not _opens_line(text, span[0])]
    broken = [span for span in numbers if " " in text[slice(*span)]]
    if len(broken) < max(_MIN_BROKEN, len(numbers) * _BROKEN_SHARE):
        broken = _IN_NUMBER.spans(text) if broken else []
    return list(chain.from_iterable(_blanks_in(text, a, b) for a, b in (*runs, *broken)))


def _beside_numbers(text: str) -> Spans:
    """Blanks on either side of a counted number or a year, which word processors set there.

    One between a signature and its date stays.
    """
    behind = [hit.span(1) for hit in _BEFORE_MEASURE.finditer(text)]
    found = [span for span in behind if not _is_ordinal(text, span)]
    for hit in _BEFORE_NUMBER.finditer(text):
        start, end = hit.span(1)
        number = text[end : end + _NUMBER_WINDOW]
        if _COUNTED.search(number) and not _is_signed(text[max(0, start - 3) : start], number):
            found.append((start, end))
    return found


def _is_signed(before: str, number: str) -> bool:
    """Whether a number is the date that somebody signs with."""
    date = _DATED.search(number)
    return date is not None and (date["end"] is not None or before.endswith(_SIGNERS))


def _is_ordinal(text: str, blank: tuple[int, int]) -> bool:
    """Whether the number before a blank opens its line, and is no year."""
    start = end = blank[0]
    while start and text[start - 1].isdecimal():
        start -= 1
    is_year = end - start == _YEAR and text.startswith("年", blank[1])
    return not is_year and _opens_line(text, start)


def _opens_line(text: str, at: int) -> bool:
    """Whether a number opens its line: it is an ordinal."""
    while at and text[at - 1] in " \u3000":
        at -= 1
    return at == 0 or text[at - 1] == "\n"


def _blanks_in(text: str, start: int, end: int) -> Spans:
    return [(at, at + 1) for at in range(start, end) if text[at] in " \u3000"]


def _apart(spans: Spans) -> Spans:
    """The spans without those that begin inside the one before."""
    kept: Spans = []
    for start, end in spans:
        if end > start and (not kept or start >= kept[-1][1]):
            kept.append((start, end))
    return kept


def has_sounds(text: str) -> bool:
    """Whether a text prints the sounds of its letters, as mirrors of other pages do."""
    return bool(_sounds(text))
