"""A document's front: what must be known of it before its body is read.

Here: zones, title, years, kind, place and fields put together, and the document's row.
Not here: how each of them is found (`extract.layout`, `.genre`, `.metadata`, `.places`, `.flags`).
"""

from dataclasses import dataclass, field, replace
from functools import partial

from pipelines.extract.bodies import read_body
from pipelines.extract.cleaning import CleanText
from pipelines.extract.flags import Signs, breaks_off, read_flags
from pipelines.extract.flat_tables import holds_table
from pipelines.extract.genre import is_about_law, read_kind, read_manner
from pipelines.extract.insertions import has_sounds
from pipelines.extract.layout import Layout, read_layout
from pipelines.extract.metadata import Fields, read_fields, read_years
from pipelines.extract.places import PlaceAnswer, PlaceEvidence, PlaceStatus, resolve
from pipelines.extract.told_years import reported_year, spanned_years, told_years
from pipelines.extract.wording import only_opens
from pipelines.model.commitment import UnitKind
from pipelines.model.document import DecodedText, Document, Flag, Kind
from pipelines.text.normalise import clean as normal_form
from pipelines.text.normalise import fold, is_traditional
from pipelines.text.patterns import pattern

_ATTACHED = pattern(
    "extract.front.attached",
    r"(?:任务分工|责任分工|分工方案|分工表|任务分解|分解表|任务清单"
    r"|重点任务表)[^。\n]{0,24}(?:另行印发|附后|见附件|附件|另行制定|另发|另行下发)"
    r"|附件[0-9]?:[^\n]{0,40}(?:分工|分解|任务清单|责任清单)",
)
_ELSEWHERE = ("附件", "附后", "另行", "另发")
"""Without one of these nothing is attached."""

_CONNECTIVE = 2
"""Characters of a word that only leads a sentence in: 同时."""

_NAMED = (UnitKind.DEPARTMENT, UnitKind.PARTY, UnitKind.COURT_PROCURATORATE)


@dataclass(slots=True)
class Front:
    """What is known before the body is read.

    `manner` is the kind that the body is read as, `told` the years that it tells of or plans for;
    `is_beside` tells that the title names another subject than law-based government.
    """

    layout: Layout
    title: str | None
    title_view: str | None
    kind: Kind
    kind_reason: str
    years: tuple[int | None, int | None]
    manner: Kind
    told: tuple[int | None, int | None]
    fields: Fields
    place: PlaceAnswer
    has_unit_attachment: bool
    notes: tuple[str, ...]
    is_broken_off: bool
    is_beside: bool
    _kinds: dict[str, tuple[UnitKind, bool]] = field(default_factory=dict)

    @property
    def only_year(self) -> int | None:
        """The one year that dates without a year belong to, where the document has one."""
        start, end = self.told
        if start is None or start != end:
            return None
        return start + 1 if self.manner is Kind.REPORT else start

    def body_kind(self, raw: str) -> tuple[UnitKind, bool]:
        """What sort of body a bracket names, and whether it can be called to account by name."""
        if raw not in self._kinds:
            kind = read_body(raw, self.years[0]).unit_kind
            self._kinds[raw] = (kind, kind in _NAMED)
        return self._kinds[raw]

    def is_fragment(self, view: str, start: int, end: int) -> bool:
        """Whether the text stops inside this sentence before one clause of it is whole."""
        broken = self.is_broken_off and end >= self.layout.body_end
        if not broken:
            return False
        comma = view.find(",", start, end)
        if comma < 0 or (comma - start <= _CONNECTIVE and view.find(",", comma + 1, end) < 0):
            return True
        return only_opens(view, start, end)

    def is_unknown_body(self, raw: str) -> bool:
        """Whether the lexicon of bodies holds no function for a named body."""
        body = read_body(raw, self.years[0])
        return body.function_code is None and body.unit_kind is UnitKind.DEPARTMENT

    def document(self, clean: CleanText, lost_marks: int) -> Document:
        """The document's row, once its body has been read."""
        place = self.place.place if self.place.status is PlaceStatus.FOUND else None
        flags = read_flags(
            clean.view,
            clean.printed_view,
            self.layout,
            Signs(self.place.status is PlaceStatus.TEMPLATE, lost_marks, self.notes),
        )
        if self.fields.number_is_damaged or self.fields.damaged_date:
            flags = tuple(f for f in Flag if f in {*flags, Flag.LOST_CHARACTERS})
        return Document(
            title=self.title,
            kind=self.kind,
            kind_reason=self.kind_reason,
            jurisdiction_code=place.code if place else None,
            jurisdiction_name=place.name if place else None,
            level=place.level if place else None,
            issuer=self.fields.issuer,
            doc_number=self.fields.doc_number,
            adopted_on=self.fields.adopted_on,
            issued_on=self.fields.issued_on,
            published_on=self.fields.published_on,
            period_start=self.years[0],
            period_end=self.years[1],
            flags=flags,
            has_unit_attachment=self.has_unit_attachment,
            is_readable="hardly_readable" not in self.notes,
        )


def read_front(clean: CleanText, decoded: DecodedText, source: str) -> Front:
    """The front of a document."""
    view, source = clean.view, normal_form(source)
    layout = read_layout(view, clean.reading)
    title, title_view = _title(clean, layout)
    years = read_years(title_view) if title_view else (None, None)
    form = partial(fold, is_old=is_traditional(clean.reading))
    page_title = form(normal_form(decoded.page_title)) if decoded.page_title else None
    printed = {normal_form(k): normal_form(v) for k, v in decoded.metadata.items()}
    metadata = {form(key): form(value) for key, value in printed.items()}
    fields = read_fields(view, clean.printed, layout, metadata, page_title)
    if fields.published_on and "索引" not in view[:600] and has_sounds(clean.printed_view):
        # A mirror's date is that of the copy, unless it copied the publisher's table.
        fields = replace(fields, published_on=None)
    number = next((v for v in printed.values() if form(v) == fields.doc_number), None)
    fields = replace(fields, doc_number=number or fields.doc_number)
    kind, reason = read_kind(title_view, view, years)
    if kind in (Kind.REPORT, Kind.WORKPLAN) and years[0] is None:
        years = reported_year(view, layout.body_start)
    elif kind is Kind.PLAN and years[0] is None and title_view:
        years = spanned_years(title_view, view, layout.body_start)
    manner = read_manner(kind, title_view, view)
    told = told_years(title_view, view, years) if manner is not kind else years
    place = resolve(
        PlaceEvidence(
            title=title_view,
            issuer=form(fields.issuer) if fields.issuer else None,
            doc_number=form(fields.doc_number) if fields.doc_number else None,
            head=view[:3000],
            tail=view[-600:],
            source=source,
            year=years[0] or (fields.issued_on.year if fields.issued_on else None),
        )
    )
    return Front(
        layout,
        title,
        title_view,
        kind,
        reason,
        years,
        manner,
        told,
        fields,
        place,
        _refers_to_table(view),
        (*decoded.notes, *(("boilerplate",) if clean.had_page_numbers else ())),
        breaks_off(view, layout) or "truncated" in decoded.notes,
        title_view is not None and not is_about_law(title_view),
    )


def _refers_to_table(view: str) -> bool:
    """Whether a plan speaks of a table of who answers for its tasks, and does not carry it."""
    is_attached = any(word in view for word in _ELSEWHERE) and bool(_ATTACHED.search(view))
    return is_attached and not holds_table(view)


def _title(clean: CleanText, layout: Layout) -> tuple[str | None, str | None]:
    """The title as printed and folded, in one line, without book-title marks around it."""
    if layout.title is None:
        return None, None
    start, end = layout.title
    printed = clean.printed[start:end].strip()
    if layout.title_is_joined or "\n" in printed:
        printed = "".join(printed.split())
    folded = "".join(clean.view[start:end].split())
    if printed.startswith("《") and printed.endswith("》"):
        printed, folded = printed[1:-1], folded[1:-1]
    return printed, folded
