"""A sample's text as a Word file or a PDF file.

Here: what a clerk's word processor or printer would make of the text, byte for byte the same on
every machine.
Not here: the reading of such files (`pipelines.decode`), hostile ones (`tests/hostile`).

    python docs/samples/make_samples.py TEXT OUT.docx
    python docs/samples/make_samples.py TEXT OUT.pdf
"""

import sys
import zipfile
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.unit.decode.pdfs import Word, make_pdf

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
FIGURES = "一二三四五六七八九十"
SIZE, LEADING, MARGIN, ACROSS, ROWS = 12, 22, 90, 34, 30
TOP = 740
SHORT = 20


def paragraphs(text: str) -> list[str]:
    """The text's lines that say anything."""
    return [line.strip() for line in text.split("\n") if line.strip()]


def make_docx(text: str) -> bytes:
    """A Word file; the numbers of first-level headings are the word processor's own."""
    body, number = "", 0
    for line in paragraphs(text):
        is_next = number < len(FIGURES) and line.startswith(FIGURES[number] + "、")
        number += is_next
        properties = "<w:pPr><w:pStyle w:val='Heading1'/></w:pPr>" if is_next else ""
        words = escape(line[2:] if is_next else line)
        body += f"<w:p>{properties}<w:r><w:t xml:space='preserve'>{words}</w:t></w:r></w:p>"
    members = {
        "[Content_Types].xml": f"<Types xmlns='{TYPES}'><Default Extension='rels' ContentType="
        "'application/vnd.openxmlformats-package.relationships+xml'/>"
        + "".join(
            f"<Override PartName='/word/{part}.xml' ContentType='{KIND}.{kind}+xml'/>"
            for part, kind in (
                ("document", "document.main"),
                ("numbering", "numbering"),
                ("styles", "styles"),
            )
        )
        + "</Types>",
        "_rels/.rels": f"<Relationships xmlns='{RELATIONS}'><Relationship Id='r1' Type="
        f"'{OFFICE}/officeDocument' Target='word/document.xml'/></Relationships>",
        "word/_rels/document.xml.rels": f"<Relationships xmlns='{RELATIONS}'>"
        + "".join(
            f"<Relationship Id='{part}' Type='{OFFICE}/{part}' Target='{part}.xml'/>"
            for part in ("numbering", "styles")
        )
        + "</Relationships>",
        "word/document.xml": f"<w:document xmlns:w='{W}'><w:body>{body}</w:body></w:document>",
        "word/numbering.xml": f"<w:numbering xmlns:w='{W}'><w:abstractNum w:abstractNumId='1'>"
        "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='chineseCounting'/>"
        "<w:pStyle w:val='Heading1'/><w:suff w:val='nothing'/><w:lvlText w:val='%1、'/></w:lvl>"
        "</w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='1'/></w:num></w:numbering>",
        "word/styles.xml": f"<w:styles xmlns:w='{W}'><w:style w:type='paragraph' "
        "w:styleId='Heading1'><w:name w:val='heading 1'/><w:pPr><w:numPr><w:numId w:val='1'/>"
        "</w:numPr></w:pPr></w:style></w:styles>",
    }
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        for name, content in members.items():
            info = zipfile.ZipInfo(name, (2022, 1, 1, 0, 0, 0))
            made.writestr(info, f"<?xml version='1.0'?>{content}", zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def make_print(text: str, head: str) -> bytes:
    """A PDF file with a running head and page numbers, its paragraphs indented by two characters.

    Short lines before the first long one are a notice's head, and stand in the middle.
    """
    lines: list[tuple[float, str]] = []
    is_head = True
    for paragraph in paragraphs(text):
        is_head = is_head and len(paragraph) <= SHORT
        if is_head:
            lines.append((MARGIN + (ACROSS - len(paragraph)) * SIZE / 2, paragraph))
            continue
        first, rest = paragraph[: ACROSS - 2], paragraph[ACROSS - 2 :]
        lines.append((MARGIN + 2 * SIZE, first))
        lines += [(MARGIN, rest[at : at + ACROSS]) for at in range(0, len(rest), ACROSS)]
    pages: list[list[Word]] = []
    for start in range(0, len(lines), ROWS):
        number = f"— {len(pages) + 1} —"
        page: list[Word] = [(MARGIN, 800.0, head), (280.0, 40.0, number)]
        rows = lines[start : start + ROWS]
        page += [(x, TOP - LEADING * at, words) for at, (x, words) in enumerate(rows)]
        pages.append(page)
    return make_pdf(pages, SIZE)


def main(source: str, target: str) -> None:
    """Write the text of `source` as the kind of file that the name of `target` ends with."""
    text = Path(source).read_text(encoding="utf-8")
    made = make_docx(text) if target.endswith(".docx") else make_print(text, "市政府公报")
    Path(target).write_bytes(made)


if __name__ == "__main__":
    main(*sys.argv[1:])
