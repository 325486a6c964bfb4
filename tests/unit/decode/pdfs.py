"""PDF files made for the tests, object by object.

Here: words at places on pages, in a standard Chinese font; what a scan and a locked file look like.
Not here: what is asserted of them (`test_pdf`).
"""

import hashlib

A4 = (595, 842)
SIZE = 12
Word = tuple[float, float, str]


def _stream(words: list[Word], size: float, *, is_turned: bool = False) -> bytes:
    def place(x: float, y: float) -> str:
        return f"0 1 -1 0 {A4[0] - y} {x}" if is_turned else f"1 0 0 1 {x} {y}"

    pieces = [
        f"BT /F1 {size} Tf {place(x, y)} Tm <{text.encode('utf-16-be').hex()}> Tj ET"
        for x, y, text in words
    ]
    return "\n".join(pieces).encode()


class Lock:
    """PDF's oldest encryption (40 bits): a file that opens with `user`, empty for anybody."""

    PAD = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")

    def __init__(self, user: str) -> None:
        padded = (user.encode() + self.PAD)[:32]
        owner = rc4(md5((b"owner" + self.PAD)[:32])[:5], padded)
        self._key = md5(padded + owner + (-4).to_bytes(4, "little", signed=True) + b"id")[:5]
        check = rc4(self._key, self.PAD)
        self.trailer = (
            f"/ID[<{b'id'.hex()}><{b'id'.hex()}>]/Encrypt<</Filter/Standard/V 1/R 2/P -4"
            f"/O<{owner.hex()}>/U<{check.hex()}>>>"
        ).encode()

    def close(self, number: int, data: bytes) -> bytes:
        """An object's string or stream, locked."""
        return rc4(md5(self._key + number.to_bytes(3, "little") + b"\0\0")[:10], data)


def md5(data: bytes) -> bytes:
    return hashlib.md5(data, usedforsecurity=False).digest()


def rc4(key: bytes, data: bytes) -> bytes:
    box = list(range(256))
    j = 0
    for i in range(256):
        j = (j + box[i] + key[i % len(key)]) % 256
        box[i], box[j] = box[j], box[i]
    made, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + box[i]) % 256
        box[i], box[j] = box[j], box[i]
        made.append(byte ^ box[(box[i] + box[j]) % 256])
    return bytes(made)


def make_pdf(
    pages: list[list[Word]],
    size: float = SIZE,
    lock: Lock | None = None,
    *,
    is_turned: bool = False,
    rules: tuple[tuple[float, float, float], ...] = (),
) -> bytes:
    """A file with these words on its pages, each given by the left end of its base line.

    The lines of a turned file run along its sheets' long side, which a reader shows across. Level
    rules, each by its ends and its height, are drawn on every page.
    """
    font, descendant, descriptor = 3, 4, 5

    def closed(number: int, data: bytes) -> bytes:
        return data if lock is None else lock.close(number, data)

    objects: dict[int, bytes] = {}
    kids = []
    for at, words in enumerate(pages):
        page, content = 6 + 2 * at, 7 + 2 * at
        kids.append(page)
        drawn = "".join(f"\n{left} {y} m {right} {y} l S" for left, right, y in rules).encode()
        stream = closed(content, _stream(words, size, is_turned=is_turned) + drawn)
        objects[page] = (
            f"<</Type/Page/Parent 2 0 R/Rotate {90 * is_turned}"
            f"/MediaBox[0 0 {A4[0]} {A4[1]}]/Contents {content} 0 R"
            f"/Resources<</Font<</F1 {font} 0 R>>>>>>"
        ).encode()
        objects[content] = b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream)
    objects[1] = b"<</Type/Catalog/Pages 2 0 R>>"
    refs = " ".join(f"{kid} 0 R" for kid in kids)
    objects[2] = f"<</Type/Pages/Kids[{refs}]/Count {len(kids)}>>".encode()
    objects[font] = (
        f"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UTF16-H"
        f"/DescendantFonts[{descendant} 0 R]>>"
    ).encode()
    registry, ordering = (closed(descendant, word).hex() for word in (b"Adobe", b"GB1"))
    objects[descendant] = (
        f"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/DW 1000/FontDescriptor "
        f"{descriptor} 0 R/CIDSystemInfo<</Registry<{registry}>/Ordering<{ordering}>"
        f"/Supplement 5>>>>"
    ).encode()
    objects[descriptor] = (
        b"<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]"
        b"/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>"
    )
    return _written(objects, b"" if lock is None else lock.trailer)


def _written(objects: dict[int, bytes], trailer: bytes) -> bytes:
    made = bytearray(b"%PDF-1.7\n")
    places = {}
    for number in sorted(objects):
        places[number] = len(made)
        made += b"%d 0 obj\n%s\nendobj\n" % (number, objects[number])
    start = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for number in sorted(objects):
        made += b"%010d 00000 n \n" % places[number]
    end = (len(objects) + 1, trailer, start)
    made += b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % end
    return bytes(made)


def column(lines: list[str], x: float = 90, top: float = 740, leading: float = 20) -> list[Word]:
    """Lines one below the other; a leading ideographic space is an indent of two characters."""
    return [
        (x + 2 * SIZE * line.startswith("　"), top - leading * at, line.lstrip("　"))
        for at, line in enumerate(lines)
    ]
