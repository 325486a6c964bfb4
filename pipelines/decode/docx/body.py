"""A Word file's body as a reader sees it: one line a paragraph, one line a table's row.

Here: what is text and what is not (deletions, hidden runs, fields' codes), text boxes, tables.
Not here: the labels of numbered paragraphs (`numbering`).
"""

from lxml import etree

from pipelines.decode.docx.hiding import Hiding
from pipelines.decode.docx.numbering import Numbering, child, children, local, number, value
from pipelines.decode.docx.package import Package
from pipelines.decode.grids import Grid
from pipelines.decode.notes import Note
from pipelines.decode.sniff import Format
from pipelines.model.document import DecodedText
from pipelines.model.problem import QuarantineError, Reason

_SILENT = frozenset(
    {
        "annotationRef",
        "commentRangeStart",
        "del",
        "delInstrText",
        "delText",
        "footnoteReference",
        "instrText",
        "moveFrom",
        "pPr",
        "rPr",
        "rt",
        "sectPr",
        "softHyphen",
        "sym",
        "tblPr",
        "tcPr",
        "trPr",
    }
)
_BREAKS = frozenset({"br", "cr"})
_PICTURES = ("drawing", "pict", "object")
_INNER = frozenset({"txbxContent"})
_CHUNK = "altChunk"
"""Where a word processor puts in another file once it opens this one."""
_NOTES = ("footnote", "endnote")
"""What stands below a page or at the end stands at the end of the text, in lines of its own."""
_WORDS_OF_NOTES = (None, "normal")
"""The other kinds are the rules that are drawn above them."""


def decode_docx(data: bytes) -> DecodedText:
    """The text of a Word file.

    Raises:
        QuarantineError: If the package cannot be opened safely or is no Word file.
    """
    package = Package(data)
    folder = package.main_part.rpartition("/")[0]
    styles = package.tree(f"{folder}/styles.xml")
    body = _Body(Numbering(package.tree(f"{folder}/numbering.xml"), styles), Hiding(styles))
    tree = child(package.tree(package.main_part), "body")
    body.read(tree)
    has_chunks = tree is not None and next(tree.iter("{*}" + _CHUNK), None) is not None
    if not body.lines and tree is not None:
        if has_chunks:
            raise QuarantineError(
                Reason.READER_FAILED, "its text is another file in it: save it in a word processor"
            )
        _refuse_pictures(tree)
    for kind in _NOTES:
        for note in children(package.tree(f"{folder}/{kind}s.xml"), kind):
            if value(note, "type") in _WORDS_OF_NOTES:
                body.read(note)
    met = {Note.TOO_MANY_CELLS: body.is_cut, Note.TRUNCATED: has_chunks}
    return DecodedText(
        text="\n".join(body.lines),
        media_type=Format.DOCX.value,
        notes=tuple(note.value for note, holds in met.items() if holds),
    )


def _refuse_pictures(tree: etree._Element) -> None:
    if any(next(tree.iter("{*}" + name), None) is not None for name in _PICTURES):
        raise QuarantineError(
            Reason.NEEDS_OCR, "pictures and no word in it: run text recognition first"
        )


def _is_deleted_row(row: etree._Element) -> bool:
    return child(row, "trPr", "del") is not None


class _Body:
    """Collects the lines of a body, a text box or a cell."""

    def __init__(self, numbering: Numbering, hiding: Hiding) -> None:
        self._numbering = numbering
        self._hiding = hiding
        self._paragraph: etree._Element | None = None
        self.lines: list[str] = []
        self.is_cut = False

    def read(self, element: etree._Element | None) -> None:
        """The element's paragraphs and tables, content controls opened."""
        for part in [] if element is None else element:
            name = local(part)
            if name == "p":
                self._read_paragraph(part)
            elif name == "tbl":
                self._read_table(part)
            elif name == "sdt":
                if not _is_contents(part):
                    self.read(child(part, "sdtContent"))
            elif name not in _SILENT:
                self.read(part)

    def _read_paragraph(self, paragraph: etree._Element) -> None:
        properties = child(paragraph, "pPr")
        if self._numbering.is_contents_line(properties):
            return
        self._paragraph = properties
        inner: list[etree._Element] = []
        text = self._text(paragraph, inner)
        if text.strip():
            label = self._numbering.label(properties)
            self.lines.extend(line for line in (label + text.strip()).split("\n") if line.strip())
        for box in inner:
            self.read(box)

    def _text(self, element: etree._Element, inner: list[etree._Element]) -> str:
        """The words of a paragraph or a part of it; text boxes in it are put aside."""
        parts: list[str] = []
        for part in element:
            name = local(part)
            if name in _SILENT or not name:
                continue
            if name == "t":
                parts.append(part.text or "")
            elif name in _BREAKS:
                parts.append("\n")
            elif name in ("tab", "ptab"):
                parts.append(" ")
            elif name == "noBreakHyphen":
                parts.append("-")
            else:
                parts.append(self._text_of_container(part, name, inner))
        return "".join(parts)

    def _text_of_container(
        self, part: etree._Element, name: str, inner: list[etree._Element]
    ) -> str:
        if name in _INNER:
            inner.append(part)
            return ""
        if name == "AlternateContent":
            # The same drawing twice, for new readers and old: only the first that is there.
            chosen = child(part, "Choice")
            chosen = child(part, "Fallback") if chosen is None else chosen
            return "" if chosen is None else self._text(chosen, inner)
        if name == "r" and self._hiding.is_hidden(part, self._paragraph):
            return ""
        if name == "sdt" and (
            _is_contents(part) or child(part, "sdtPr", "showingPlcHdr") is not None
        ):
            return ""
        return self._text(part, inner)

    def _read_table(self, table: etree._Element) -> None:
        rows = [row for row in _rows(table) if not _is_deleted_row(row)]
        is_grid = len(rows) > 1 and any(len(_cells(row)) > 1 for row in rows)
        grid = Grid()
        for row in rows:
            before = number(child(row, "trPr", "gridBefore"))
            if before:
                grid.add("", before)
            for cell in _cells(row):
                lines = self._lines_of_cell(cell)
                if not is_grid:
                    self.lines.extend(lines)
                    continue
                grid.add(" ".join(lines), number(child(cell, "tcPr", "gridSpan")) or 1)
            grid.end_row()
        self.lines.extend(grid.lines())
        self.is_cut |= grid.is_cut

    def _lines_of_cell(self, cell: etree._Element) -> list[str]:
        """A cell's lines; none where it goes on from the cell above."""
        merge = child(cell, "tcPr", "vMerge")
        if merge is not None and value(merge) != "restart":
            return []
        inside = _Body(self._numbering, self._hiding)
        inside.read(cell)
        self.is_cut |= inside.is_cut
        return [line.replace("\t", " ") for line in inside.lines]


def _is_contents(control: etree._Element) -> bool:
    """Whether a content control is a table of contents."""
    gallery = child(control, "sdtPr", "docPartObj", "docPartGallery")
    return (value(gallery) or "").lower() == "table of contents"


def _rows(table: etree._Element) -> list[etree._Element]:
    return _opened(table, "tr")


def _cells(row: etree._Element) -> list[etree._Element]:
    return _opened(row, "tc")


def _opened(element: etree._Element, name: str) -> list[etree._Element]:
    """Children of that name, also of content controls and insertions between."""
    found: list[etree._Element] = []
    for part in element:
        kind = local(part)
        if kind == name:
            found.append(part)
        elif kind in ("sdt", "sdtContent", "ins", "customXml", "smartTag"):
            found.extend(_opened(part, name))
    return found
