"""Files of other kinds, under names that say something else.

Here: old Office, archives, images, programs, layouts of other makers.
Not here: Word packages (`packages`), PDF files (`prints`).
"""

import base64
import bz2
import gzip
import io
import json
import lzma
import sqlite3
import tarfile
import zlib
from email.message import EmailMessage

from tests.hostile.base import Hostile, lines, page, words
from tests.hostile.packages import package
from tests.unit.decode.docs import LOCKED, make_doc

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def ole(*streams: str) -> bytes:
    """The head of an old Office file and the names of its streams."""
    return (
        OLE + b"\0" * 504 + b"".join(name.encode("utf-16-le").ljust(128, b"\0") for name in streams)
    )


def tar() -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as made:
        link = tarfile.TarInfo("../../link")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        made.addfile(link)
        data = words("包内").encode()
        info = tarfile.TarInfo("plan.txt")
        info.size = len(data)
        made.addfile(info, io.BytesIO(data))
    return buffer.getvalue()


def database() -> bytes:
    with sqlite3.connect(":memory:") as made:
        made.execute("create table plan (text)")
        return made.serialize()


def png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4) + kind + data + zlib.crc32(kind + data).to_bytes(4)

    head = (100_000).to_bytes(4) + (100_000).to_bytes(4) + b"\x01\0\0\0\0"
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IEND", b"")


def saved(inner: bytes, kind: str = "text/html") -> bytes:
    coded = base64.encodebytes(inner).decode()
    return (
        'From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n'
        f'\r\n--b\r\nContent-Type: {kind}; charset="gb2312"\r\nContent-Transfer-Encoding: base64'
        f"\r\n\r\n{coded}\r\n--b--\r\n"
    ).encode()


def mail(text: str, page_too: str = "", attached: bytes = b"") -> bytes:
    made = EmailMessage()
    made["From"] = made["To"] = "a@example.org"
    made.set_content(text)
    if page_too:
        made.add_alternative(page_too, subtype="html")
    if attached:
        made.add_attachment(attached, maintype="application", subtype="pdf", filename="p.pdf")
    return made.as_bytes()


DRAWING = "".join(f"<text y='{20 * at}'>{line}</text>" for at, line in enumerate(lines("图形")))


def files() -> list[Hostile]:
    unknown, ocr, broken = "unknown_format", "needs_ocr", "reader_failed"
    limit = "limit_exceeded"
    text = words("压缩").encode()
    bomb = gzip.compress(b"\0" * 50_000_000, mtime=0)
    return [
        Hostile("old.doc", ole("WordDocument"), (unknown, broken)),
        Hostile("old.wps", ole("WordDocument", "WpsCustomData"), (unknown, broken)),
        Hostile("honest.doc", make_doc(lines("旧文")), (unknown, ""), says="旧文完成清单"),
        Hostile("locked.doc", make_doc(lines("旧锁"), LOCKED), (unknown, "encrypted", broken)),
        Hostile("half.doc", make_doc(lines("半文"))[:3000], (unknown, broken, limit, "")),
        Hostile("old.xls", ole("Workbook"), (unknown,)),
        Hostile("old.ppt", ole("PowerPoint Document"), (unknown,)),
        Hostile("locked_ole.docx", ole("EncryptionInfo", "EncryptedPackage"), ("encrypted",)),
        Hostile("only_head.doc", OLE, (unknown, broken)),
        Hostile("plan.ofd", package({"OFD.xml": "<x/>", "Doc_0/Document.xml": "<x/>"}), (unknown,)),
        Hostile("plan.xlsx", package({"xl/workbook.xml": "<x/>"}), (unknown,)),
        Hostile("plan.pptx", package({"ppt/presentation.xml": "<x/>"}), (unknown,)),
        Hostile("plan.odt", package({"content.xml": "<x/>", "mimetype": "x"}), (unknown,)),
        Hostile("plan.ceb", b"Founder CEB 1.2\0" + bytes(range(256)) * 8, (unknown,)),
        Hostile("plan.rtf", b"{\\rtf1\\ansi\\u20012?}", (unknown,)),
        Hostile("late.rtf", b"\r\n {\\rtf1\\ansi\\u20012?}", (unknown,)),
        Hostile(
            "drawing.svg",
            f"<svg xmlns='http://www.w3.org/2000/svg'>{DRAWING}</svg>".encode(),
            (unknown,),
        ),
        Hostile("strings.json", json.dumps(lines("串"), ensure_ascii=False).encode(), (unknown,)),
        Hostile("page.eml", mail("见下。", page("邮页")), says="邮页"),
        Hostile("attached.eml", mail("见附件。", page("邮附"), b"%PDF-1.7"), (unknown,)),
        Hostile("scan.png", png(), (ocr,)),
        Hostile("scan_as.html", b"\xff\xd8\xff\xe0\0\x10JFIF" + b"\0" * 600, (ocr,)),
        Hostile("scan.tif", b"II*\0" + b"\0" * 600, (ocr,)),
        Hostile("scan.bmp", b"BM" + (600).to_bytes(4, "little") + b"\0" * 600, (ocr,)),
        Hostile("scan.webp", b"RIFF\x10\0\0\0WEBPVP8 " + b"\0" * 600, (ocr,)),
        Hostile("photo.heic", b"\0\0\0\x18ftypheic" + b"\0" * 600, (ocr,)),
        Hostile("speech.mp4", b"\0\0\0\x18ftypisom" + b"\0" * 600, (unknown,)),
        Hostile("speech.mp3", b"ID3\x04" + b"\0" * 600, (unknown,)),
        Hostile("archive.rar", b"Rar!\x1a\x07\x01\0" + b"\0" * 600, (unknown,)),
        Hostile("archive.7z", b"7z\xbc\xaf\x27\x1c" + b"\0" * 600, (unknown,)),
        Hostile("archive.tar", tar(), (unknown,)),
        Hostile("archive_as.pdf", gzip.compress(text, mtime=0), (unknown,)),
        Hostile("bomb.gz", bomb, (unknown,)),
        Hostile("archive.bz2", bz2.compress(text), (unknown,)),
        Hostile("archive.xz", lzma.compress(text), (unknown,)),
        Hostile("archive.zst", b"\x28\xb5\x2f\xfd" + b"\0" * 600, (unknown,)),
        Hostile("program.exe", b"MZ\x90\0" + b"\0" * 600, (unknown,)),
        Hostile("program.bin", b"\x7fELF" + b"\0" * 600, (unknown,)),
        Hostile("database.txt", database(), (unknown,)),
        Hostile("feed.xml", b"<?xml version='1.0'?><urlset><url/></urlset>", (unknown,)),
        Hostile("saved.mht", saved(page("存档").encode("gb18030")), says="存档"),
        Hostile("saved_picture.mht", saved(b"abc", "image/png"), ("no_main_text",)),
        Hostile("text_as.pdf", words("冒名").encode(), says="冒名"),
        Hostile("page_as.docx", page("伪装").encode(), says="伪装"),
    ]
