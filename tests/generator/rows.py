"""What a made document says, row by row, beside its words.

Here: the records that templates fill and documents are made of.
Not here: templates (`*_forms`), how documents are put together (`plans`, `reports`), comparing
(`checking`).
"""

from dataclasses import dataclass, field
from datetime import date

END_MARKS = {"run_in": "。", "colon": "："}
"""What ends a heading whose body follows on its line, by its style."""


OPEN = "open"


@dataclass(frozen=True)
class Value:
    """One metric of a sentence, with every field that the codebook gives it."""

    indicator: str
    comparator: str
    value: float | None
    unit: str | None
    kind: str
    high: float | None = None
    frequency: str | None = None
    subject: str | None = None
    role: str = "target"
    is_digits: bool = True
    is_approximate: bool = False
    is_placeholder: bool = False
    due_on: date | None = None


@dataclass(frozen=True)
class Due:
    """A date that a phrase gives."""

    phrase: str
    due_on: date
    precision: str
    due_from: date | None = None


@dataclass(frozen=True)
class Sentence:
    """One sentence with its rows; `form` names the template, so that a miss names it too.

    `owner` is what its own subject names (`named`, `collective`), None where it names nobody, OPEN
    where coders might differ. What is None in `measure_type`, `strength` or `verification` is not
    asked about.
    """

    text: str
    form: str
    values: tuple[Value, ...] = ()
    due: Due | None = None
    measure_type: str | None = None
    strength: str | None = "mandatory"
    owner: str | None = None
    verification: bool | None = False
    cites: tuple[str, ...] = ()
    counts: bool = True


@dataclass(frozen=True)
class Unit:
    """One answerable body as printed; `is_named` where it can be called to account by name."""

    raw: str
    role: str
    is_named: bool


@dataclass(frozen=True)
class Bracket:
    """The list of bodies of one task, and the date that stands in it."""

    text: str
    form: str
    units: tuple[Unit, ...]
    own_line: bool = False
    due: Due | None = None


@dataclass
class Section:
    """One heading and what stands directly below it.

    `style` is how the heading is printed: `line` on a line of its own, `run_in` before 。, `colon`,
    `untitled` (an ordinal with nothing behind it but the body), `headless`.
    """

    ordinal: str | None
    title: str | None
    role: str
    level: int
    style: str
    ladder: str
    topic: str | None = None
    sentences: list[Sentence] = field(default_factory=list)
    bracket: Bracket | None = None
    due: Due | None = None
    is_leaf: bool = True
    printed: str | None = None


@dataclass
class Made:
    """A made document: its words in three parts, its fields, its sections in reading order."""

    name: str
    front: str
    opening: str
    sections: list[Section]
    back: str
    fields: dict[str, object]
    cites: list[str]
    flags: set[str]
    indent: str = ""
    has_attachment: bool = False
    text: str = ""

    def __post_init__(self) -> None:
        self.text = self.text or self.print()

    def print(self) -> str:
        """The document as text."""
        parts = [self.front, self.indent + self.opening, ""] if self.opening else [self.front]
        for section in self.sections:
            parts += _lines(section, self.indent)
        return "\n".join([*parts, self.back]).strip("\n") + "\n"


def _lines(section: Section, indent: str) -> list[str]:
    """The lines of one section."""
    bracket = section.bracket
    body = "".join(sentence.text for sentence in section.sentences)
    if bracket and not bracket.own_line:
        body += bracket.text
    head = heading(section)
    if section.style == "line":
        lines = [indent + head] + ([indent + body] if body else [])
    else:
        lines = [indent + head + body]
    if bracket and bracket.own_line:
        lines += [indent + line for line in bracket.text.split("\n")]
    return lines


def heading(section: Section) -> str:
    """The heading as printed, with the mark that ends it where its body follows."""
    if section.printed is not None:
        return section.printed
    head = (section.ordinal or "") + (section.title or "")
    return head + END_MARKS.get(section.style, "")
