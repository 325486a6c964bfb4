"""Old Word files made for the tests: a compound file with one piece of text in it.

Here: the least that readers of the format ask for.
Not here: what is asserted of them (`test_old_word`).
"""

import struct

SECTOR = 512
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
TEXT_AT = 0x800
LOCKED, TABLE_ONE, WIDE = 0x0100, 0x0200, 0x1000


def _padded(data: bytes, size: int) -> bytes:
    return data.ljust(max(-(-len(data) // SECTOR) * SECTOR, size), b"\0")


def _entry(name: str, kind: int, first: int, size: int, links: tuple[int, int]) -> bytes:
    stored = name.encode("utf-16-le") + b"\0\0"
    head = stored.ljust(64, b"\0") + struct.pack("<HBB", len(stored), kind, 1)
    return head + struct.pack("<iii", -1, *links) + b"\0" * 36 + struct.pack("<III", first, size, 0)


def _document(text: bytes, characters: int, flags: int, pieces: int) -> bytes:
    head = bytearray(TEXT_AT)
    struct.pack_into("<HHHH", head, 0, 0xA5EC, 0xC1, 0, 0x0804)
    struct.pack_into("<H", head, 0x0A, flags)
    struct.pack_into("<II", head, 0x18, TEXT_AT, TEXT_AT + len(text))
    struct.pack_into("<I", head, 0x4C, characters)
    struct.pack_into("<II", head, 0x1A2, 0, pieces)
    return bytes(head) + text


def make_doc(lines: list[str], flags: int = 0) -> bytes:
    """A file that says these lines, one a paragraph."""
    said = "".join(line + "\r" for line in lines)
    pieces = struct.pack("<II", 0, len(said)) + struct.pack("<HIH", 0, TEXT_AT, 0)
    table = _padded(b"\x02" + struct.pack("<I", len(pieces)) + pieces, 4096)
    made = _document(said.encode("utf-16-le"), len(said), flags | TABLE_ONE | WIDE, 5 + len(pieces))
    document = _padded(made, 4096)
    n_document, n_table = len(document) // SECTOR, len(table) // SECTOR
    first = 2
    chain = [FAT, END]
    for start, count in ((first, n_document), (first + n_document, n_table)):
        chain += [*range(start + 1, start + count), END]
    fat = struct.pack(f"<{len(chain)}I", *chain).ljust(SECTOR, b"\xff")
    folder = (
        _entry("Root Entry", 5, END, 0, (-1, 1))
        + _entry("WordDocument", 2, first, len(document), (2, -1))
        + _entry("1Table", 2, first + n_document, len(table), (-1, -1))
    )
    head = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 16
    head += struct.pack("<HHHHH6xIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0)
    head += struct.pack("<IIIII", 4096, END, 0, END, 0) + struct.pack("<I", 0)
    return head.ljust(SECTOR, b"\xff") + fat + folder.ljust(SECTOR, b"\0") + document + table
