"""PDF files that loop, explode, are locked, or say nothing.

Here: each as bytes, with what must become of it.
Not here: how a PDF is laid out (`tests/unit/decode/pdfs`).
"""

import zlib

from tests.hostile.base import CANARY, Hostile, lines
from tests.unit.decode.pdfs import Lock, column, make_pdf

CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
DEFLATED = b"/F" + b"lateDecode"
BOX = b"/MediaBox[0 0 595 842]"
BOX_OF_CORNERS = b"[595 842 0 0]"


def honest(mark: str, lock: Lock | None = None) -> bytes:
    return make_pdf([column(["　" + line for line in lines(mark)])], lock=lock)


def raw(objects: dict[int, bytes], root: int = 1) -> bytes:
    """A file of these objects as they stand."""
    made = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, content in objects.items():
        places[number] = len(made)
        made += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start, size = len(made), max(objects) + 1
    made += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        made += b"%010d %s \n" % (
            places.get(number, 0),
            b"00000 n" if number in places else b"65535 f",
        )
    made += b"trailer<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, root, start)
    return bytes(made)


def stream(data: bytes, more: bytes = b"") -> bytes:
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(data), more, data)


def one_page(
    content: bytes, resources: bytes = b"<<>>", more: dict[int, bytes] | None = None
) -> bytes:
    page = b"<</Type/Page/Parent 2 0 R%s/Contents 4 0 R/Resources%s>>" % (BOX, resources)
    pages = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
    return raw({1: CATALOG, 2: pages, 3: page, 4: content} | (more or {}))


def scan() -> bytes:
    picture = stream(
        b"\x80" * 64,
        b"/Type/XObject/Subtype/Image/Width 8/Height 8/BitsPerComponent 8/ColorSpace/DeviceGray",
    )
    return one_page(
        stream(b"q 595 0 0 842 0 0 cm /I Do Q"), b"<</XObject<</I 5 0 R>>>>", {5: picture}
    )


def mapped(first: int, extra: bytes = b"") -> bytes:
    """A simple font whose codes a map turns into characters from `first` on."""
    rows = b"\n".join(b"<%02X> <%04X>" % (code, first + code) for code in range(33, 97))
    cmap = (
        b"begincmap\n1 begincodespacerange\n<00> <FF>\nendcodespacerange\n"
        b"64 beginbfchar\n%s\nendbfchar\n%sendcmap" % (rows, extra)
    )
    said = (
        b"BT /F 12 Tf 60 700 Td 16 TL "
        + b"(ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789) Tj T* " * 30
        + b"ET"
    )
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>"
    return one_page(stream(said), b"<</Font<</F 5 0 R>>>>", {5: font, 6: stream(cmap)})


def looping_pages() -> bytes:
    return raw(
        {
            1: CATALOG,
            2: b"<</Type/Pages/Kids[3 0 R]/Count 9>>",
            3: b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 9>>",
        }
    )


def looping_form() -> bytes:
    form = stream(
        b"/X Do /X Do",
        b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>",
    )
    return one_page(stream(b"/X Do"), b"<</XObject<</X 5 0 R>>>>", {5: form})


def deflated(times: int) -> bytes:
    data = zlib.compress(b"0 0 m " * 10_000_000, 9)
    for _ in range(times - 1):
        data = zlib.compress(data, 9)
    return one_page(stream(data, b"/Filter[%s]" % (DEFLATED * times)))


def with_action(canary: str) -> bytes:
    action = f"/OpenAction<</S/JavaScript/JS(app.launchURL\\('file://{canary}'\\))>>".encode()
    return honest("动作").replace(b"/Type/Catalog", b"/Type/Catalog" + action, 1)


def files(canary: str) -> list[Hostile]:
    """`canary` is the path of a file that must not be read."""
    broken, ocr, garbled, limit = "reader_failed", "needs_ocr", "garbled_text", "limit_exceeded"
    whole = honest("整本")
    bomb = b"1 beginbfrange\n<0000> <FFFF> <0000>\nendbfrange\n" * 2000
    return [
        Hostile("locked.pdf", honest("上锁", Lock("secret")), ("encrypted",)),
        Hostile("owner_only.pdf", honest("仅限所有者", Lock("")), says="仅限所有者"),
        Hostile("scan.pdf", scan(), (ocr,)),
        Hostile(
            "no_pages.pdf",
            raw({1: CATALOG, 2: b"<</Type/Pages/Kids[]/Count 0>>"}),
            (broken, ocr, "empty"),
        ),
        Hostile("private_font.pdf", mapped(0xE000), (garbled,)),
        Hostile("no_letters.pdf", mapped(1 - 33), (garbled,)),
        Hostile("wrong_letters.pdf", mapped(0x0400), (garbled,)),
        Hostile("wrong_hangul.pdf", mapped(0xAC00), (garbled,)),
        Hostile("map_bomb.pdf", mapped(0xE000, bomb), (garbled, limit, "")),
        Hostile("page_loop.pdf", looping_pages(), (broken, ocr)),
        Hostile("form_loop.pdf", looping_form(), (broken, ocr, limit)),
        Hostile("deflated_bomb.pdf", deflated(1), (broken, ocr, limit)),
        Hostile("deflated_twice.pdf", deflated(2), (broken, ocr, limit)),
        Hostile("half.pdf", whole[: len(whole) // 2], (broken, ocr)),
        Hostile("no_table.pdf", whole[: whole.rindex(b"xref\n0")], (broken,)),
        Hostile("head_only.pdf", b"%PDF-1.7\n" + b"x" * 400, (broken,)),
        Hostile("late_head.pdf", b"\r\n" * 200 + honest("迟到"), says="迟到"),
        Hostile("pages_2001.pdf", make_pdf([[] for _ in range(2001)]), (limit,)),
        Hostile("action.pdf", with_action(canary), says="动作"),
        Hostile("corners.pdf", honest("对角").replace(BOX[9:], BOX_OF_CORNERS), says="对角"),
        Hostile(
            "form_data.pdf", b"%FDF-1.2\n1 0 obj<</FDF<<>>>>endobj\n%%EOF", ("unknown_format",)
        ),
        Hostile("canary_attached.pdf", honest("附带") + CANARY.encode(), says="附带"),
    ]
