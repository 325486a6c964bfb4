"""Kinds of damage that copying, scanning and republishing do to a text, one at a time.

Here: for each kind what it does to a made document, and what its reader must be told.
Not here: what it costs (`losses`).

A damage changes the words and leaves the rows as the codebook reads them in the damaged words:
ordinals and titles as printed, a blank as a placeholder, a date with one reading as that date.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

import opencc

from tests.generator.rows import Bracket, Made, Section, Sentence, Value, heading

Damage = Callable[[Random, Made], Made]


@dataclass(frozen=True)
class Kind:
    """One kind of damage; `flags` are those of which one must tell of it, none where none does."""

    name: str
    damage: Damage
    flags: frozenset[str] = frozenset()
    ladder: str | None = None


KINDS: dict[str, Kind] = {}


def _kind(*flags: str, ladder: str | None = None) -> Callable[[Damage], Damage]:
    def register(damage: Damage) -> Damage:
        name = getattr(damage, "__name__", "")
        KINDS[name] = Kind(name, damage, frozenset(flags), ladder)
        return damage

    return register


def _told(made: Made, **changes: object) -> Made:
    """The document printed anew."""
    return replace(made, **(changes | {"text": ""}))


def _each_sentence(made: Made, change: Callable[[Sentence], Sentence]) -> Made:
    sections = [
        replace(section, sentences=[change(sentence) for sentence in section.sentences])
        for section in made.sections
    ]
    return _told(made, sections=sections)


def _line(text: str, start: str) -> tuple[str, str]:
    """The text up to the line of the plan's opening, and the rest: fronts stay as they are."""
    at = text.find(start)
    return text[:at], text[at:]


@_kind("lost_characters")
def lost_dash(_: Random, made: Made) -> Made:
    """A title's years without the dash between them."""
    title = str(made.fields["title"])
    damaged = title
    for dash in "—-":
        damaged = damaged.replace(f"{dash}20", "20")
    fields = made.fields | {"title": damaged}
    front = made.front.replace(title, damaged)
    for dash in "—-":
        front = front.replace(f"{dash}20", "20") if title not in made.front else front
    return _told(made, fields=fields, front=front)


@_kind("lost_characters")
def lost_date_marks(_: Random, made: Made) -> Made:
    """年 lost before a month: 20236月底前 has one reading."""

    def change(sentence: Sentence) -> Sentence:
        due = sentence.due
        if due is None or "月" not in due.phrase or not due.phrase.startswith("20"):
            return sentence
        damaged = due.phrase.replace("年", "", 1)
        if due.due_from or "日" in due.phrase:
            return sentence
        return replace(sentence, text=sentence.text.replace(due.phrase, damaged))

    return _each_sentence(made, change)


HALF = str.maketrans("，；：（）！？％", ",;:()!?%")


@_kind()
def half_width(_: Random, made: Made) -> Made:
    """Every mark that has one in its half-width form."""
    return replace(made, text=made.text.translate(HALF))


@_kind()
def one_line(_: Random, made: Made) -> Made:
    """The body on a single line, headings run into it."""
    front, body = _line(made.text, made.opening)
    return replace(made, text=front + "".join(line.strip() for line in body.splitlines()))


@_kind()
def page_on_one_line(_: Random, made: Made) -> Made:
    """The page on a single line, a blank where two lines met."""
    return replace(made, text=" ".join(line.strip() for line in made.text.splitlines() if line))


@_kind()
def blank_lines(rng: Random, made: Made) -> Made:
    """Blank lines between all lines, some of them of ideographic blanks."""
    lines = made.text.split("\n")
    return replace(made, text="\n".join(f"{line}\n{rng.choice(('', '　　'))}" for line in lines))


@_kind(ladder="comma_round_run_in")
def glued_headings(_: Random, made: Made) -> Made:
    """The heading of a part on one line with the first heading below it."""
    text = made.text
    for section in made.sections:
        if not section.is_leaf:
            text = text.replace(f"{heading(section)}\n", heading(section))
    return replace(made, text=text)


@_kind("truncated")
def cut_end(_: Random, made: Made) -> Made:
    """The text breaks off inside a sentence, before the sentence says what will be done."""
    leaves = [i for i, section in enumerate(made.sections) if section.is_leaf and section.topic]
    last = leaves[len(leaves) * 2 // 3]
    sections = [*made.sections[: last + 1]]
    fragment = Sentence(
        "按照上级有关部署和要求并结合本地区工作实际情况进一步", "fragment", counts=False
    )
    sections[last] = replace(
        sections[last], sentences=[*sections[last].sentences, fragment], bracket=None
    )
    told = [sentence for section in sections for sentence in section.sentences]
    own = made.cites[: len(made.cites) - sum(len(s.cites) for s in _all(made.sections))]
    cites = own + [title for sentence in told for title in sentence.cites]
    fields = dict(made.fields)
    if made.fields["kind"] == "report":
        # The signature stood below the end; whether a title names an issuer is left open.
        fields = {k: v for k, v in fields.items() if k != "issuer"} | {"issued_on": None}
    return _told(made, sections=sections, cites=cites, back="", fields=fields)


def _all(sections: list[Section]) -> list[Sentence]:
    return [sentence for section in sections for sentence in section.sentences]


@_kind("ocr_noise")
def ocr_words(_: Random, made: Made) -> Made:
    """Letters that a scanner takes for others that look alike."""
    return _each_sentence(made, lambda s: replace(s, text=s.text.replace("法治", "法冶")))


@_kind("template")
def anonymised(_: Random, made: Made) -> Made:
    """Places struck out: whose promise it is cannot be told."""
    name = str(made.fields["title"]).split("法治")[0].split("人民政府")[0]

    def strike(text: str) -> str:
        return text.replace(name, "XX市").replace(name.rstrip("市区县"), "XX")

    struck = _in_other_letters(made, strike)
    return _told(struck, fields=struck.fields | {"jurisdiction_code": None, "level": None})


@_kind()
def hard_wraps(_: Random, made: Made) -> Made:
    """Lines broken inside sentences, as a page is set."""
    front, body = _line(made.text, made.opening)
    lines = []
    for line in body.splitlines():
        whole = "　　" + line.strip() if line.strip() else ""
        lines += [whole[at : at + 34] for at in range(0, len(whole), 34)] or [""]
    return replace(made, text=front + "\n".join(lines))


@_kind("boilerplate")
def viewer_pages(rng: Random, made: Made) -> Made:
    """A viewer's page numbers on lines of their own, inside sentences."""
    front, body = _line(made.text, made.opening)
    pieces, at, page = ["1、"], 0, 1
    while at + 700 < len(body):
        cut = at + rng.randint(500, 650)
        while not ("一" <= body[cut - 1] <= "龥" and "一" <= body[cut] <= "龥"):
            cut += 1
        page += 1
        pieces += [body[at:cut], f"\n{page}、"]
        at = cut
    return replace(made, text=front + "".join([*pieces, body[at:]]))


@_kind("lost_characters", ladder="comma_round_run_in")
def lost_end_marks(rng: Random, made: Made) -> Made:
    """Run-in headings without the mark that ends them."""
    sections = [
        replace(section, printed=heading(section).rstrip("。"))
        if section.style == "run_in" and section.role == "task" and rng.random() < 1 / 4
        else section
        for section in made.sections
    ]
    return _told(made, sections=sections)


@_kind("lost_characters")
def lost_quotes(rng: Random, made: Made) -> Made:
    """Quotes that open and never close."""

    def change(sentence: Sentence) -> Sentence:
        # Without its quote a semicolon ends the sentence: that is another row, not a lost one.
        if "；" in sentence.text or rng.random() < 1 / 4:
            return sentence
        return replace(sentence, text=sentence.text.replace("”", ""))

    return _each_sentence(made, change)


@_kind()
def lost_quote_pairs(_: Random, made: Made) -> Made:
    """Quotes dropped on both sides: nothing tells of them, and nothing may hang on them."""

    def change(sentence: Sentence) -> Sentence:
        if "；" in sentence.text:
            return sentence
        return replace(sentence, text=sentence.text.replace("“", "").replace("”", ""))

    return _each_sentence(made, change)


@_kind("template")
def placeholders(_: Random, made: Made) -> Made:
    """Blanks where values stood."""

    def change(sentence: Sentence) -> Sentence:
        if len(sentence.values) != 1:
            return sentence
        value = sentence.values[0]
        printed = f"{value.value:g}" if value.value is not None else ""
        text = sentence.text
        for mark in "%％次":
            if value.high is None and printed not in ("", "100") and f"{printed}{mark}" in text:
                text = text.replace(f"{printed}{mark}", f"X{mark}")
        if text == sentence.text:
            return sentence
        return replace(sentence, text=text, values=(_blank(value),))

    return _each_sentence(made, change)


def _blank(value: Value) -> Value:
    return replace(value, value=None, is_placeholder=True)


@_kind("ocr_noise", "lost_characters", ladder="comma_round_run_in")
def damaged_ordinals(rng: Random, made: Made) -> Made:
    """Ordinals with a lost bracket, a dash for 一, or no numeral left."""
    sections = []
    for section in made.sections:
        ordinal = section.ordinal or ""
        is_hit = section.style != "headless" and rng.random() < 1 / 3
        if is_hit and ordinal == "（一）":
            ordinal = "(-)"
        elif is_hit and ordinal.startswith("（"):
            ordinal = f"{ordinal.strip('（）')})"
        elif is_hit and ordinal.endswith("、") and ordinal != "一、":
            ordinal = "、"
        sections.append(replace(section, ordinal=ordinal or None))
    return _told(made, sections=sections)


@_kind()
def traditional(_: Random, made: Made) -> Made:
    """Everything in traditional script."""
    return _in_other_letters(made, opencc.OpenCC("s2t").convert)


PINYIN = {
    "实": "實(shí)", "发": "發(fā)", "设": "設(shè)", "规": "規(guī)", "划": "劃(huà)",
    "区": "區(qū)", "务": "務(wù)", "责": "責(zé)", "贯": "貫(guàn)", "执": "執(zhí)",
    "监": "監(jiān)", "会": "會(huì)",
}  # fmt: skip


@_kind("ocr_noise")
def pinyin(_: Random, made: Made) -> Made:
    """Some characters in traditional script with their sound in brackets behind."""
    front, body = _line(made.text, made.opening)
    return replace(made, text=front + "".join(PINYIN.get(letter, letter) for letter in body))


@_kind("ocr_noise")
def spaces_in_numbers(rng: Random, made: Made) -> Made:
    """Blanks between digits, and between a number and what it counts."""

    def change(sentence: Sentence) -> Sentence:
        pieces = []
        for i, letter in enumerate(sentence.text):
            before = sentence.text[i - 1 : i]
            is_inside = before.isdigit() and letter.isdigit() and rng.random() < 1 / 4
            is_behind = before.isdigit() and not letter.isdigit() and letter not in ".、，。"
            pieces.append(f" {letter}" if is_inside or is_behind else letter)
        return replace(sentence, text="".join(pieces))

    return _each_sentence(made, change)


@_kind()
def spaces_beside_numbers(_: Random, made: Made) -> Made:
    """Blanks on both sides of a number and its unit, as word processors set them."""

    def change(sentence: Sentence) -> Sentence:
        text = re.sub(r"(?<=[一-龥])(?=[0-9][0-9.]*[年月日个名件次项%])", " ", sentence.text)
        return replace(sentence, text=re.sub(r"(?<=[0-9])(?=[年月日个名件次项])", " ", text))

    return _each_sentence(made, change)


def _in_other_letters(made: Made, change: Callable[[str], str]) -> Made:
    """Every printed word of a document, and of its rows, changed alike."""

    def of_sentence(sentence: Sentence) -> Sentence:
        values = tuple(
            replace(v, indicator=change(v.indicator), subject=v.subject and change(v.subject))
            for v in sentence.values
        )
        return replace(sentence, text=change(sentence.text), values=values)

    def of_bracket(bracket: Bracket) -> Bracket:
        units = tuple(replace(unit, raw=change(unit.raw)) for unit in bracket.units)
        return replace(bracket, text=change(bracket.text), units=units)

    def of_section(section: Section) -> Section:
        return replace(
            section,
            ordinal=section.ordinal and change(section.ordinal),
            title=section.title and change(section.title),
            printed=section.printed and change(section.printed),
            sentences=[of_sentence(sentence) for sentence in section.sentences],
            bracket=section.bracket and of_bracket(section.bracket),
        )

    printed = ("title", "issuer", "doc_number")
    fields = {
        name: change(value) if name in printed and isinstance(value, str) else value
        for name, value in made.fields.items()
    }
    return _told(
        made,
        front=change(made.front),
        opening=change(made.opening),
        back=change(made.back),
        sections=[of_section(section) for section in made.sections],
        fields=fields,
        cites=[change(title) for title in made.cites],
    )
