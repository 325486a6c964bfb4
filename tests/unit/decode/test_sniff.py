"""Covers pipelines/decode/sniff.py: the bytes decide, the name never."""

import io
import zipfile

import pytest

from pipelines.decode.document import decode
from pipelines.decode.sniff import Format, sniff_binary, sniff_text
from pipelines.model.problem import QuarantineError, Reason


def package(*members: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        for member in members:
            made.writestr(member, "<x/>")
    return buffer.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 500


@pytest.mark.parametrize(
    ("data", "reason", "word"),
    [
        (OLE + "Workbook".encode("utf-16-le"), Reason.UNKNOWN_FORMAT, "spreadsheet"),
        (OLE + "PowerPoint Document".encode("utf-16-le"), Reason.UNKNOWN_FORMAT, "presentation"),
        (OLE, Reason.UNKNOWN_FORMAT, "old Office"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), Reason.ENCRYPTED, "password"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 99, Reason.NEEDS_OCR, "image"),
        (b"\xff\xd8\xff\xe0" + b"\x00" * 99, Reason.NEEDS_OCR, "image"),
        (b"RIFF\x00\x00\x00\x00WEBP" + b"\x00" * 99, Reason.NEEDS_OCR, "image"),
        (b"Rar!\x1a\x07\x01\x00" + b"\x00" * 99, Reason.UNKNOWN_FORMAT, "unpack"),
        (b"7z\xbc\xaf\x27\x1c" + b"\x00" * 99, Reason.UNKNOWN_FORMAT, "unpack"),
        (b"\x28\xb5\x2f\xfd" + b"\x00" * 99, Reason.UNKNOWN_FORMAT, "unpack"),
        (b"\x00" * 257 + b"ustar" + b"\x00" * 99, Reason.UNKNOWN_FORMAT, "unpack"),
        (b"\x00\x00\x00\x18ftypheic" + b"\x00" * 99, Reason.NEEDS_OCR, "image"),
        (b"\x00\x00\x00\x18ftypisom" + b"\x00" * 99, Reason.UNKNOWN_FORMAT, "recording"),
        (b"MZ\x90\x00" + b"\x00" * 99, Reason.UNKNOWN_FORMAT, "program"),
        (b"Founder CEB 1.2" + b"\x00" * 99, Reason.UNKNOWN_FORMAT, "CEB"),
        (b"\x07\x01\x02plan" * 99, Reason.UNKNOWN_FORMAT, "no text"),
        (b"{\\rtf1\\ansi}", Reason.UNKNOWN_FORMAT, "RTF"),
        (b"\x00\x00\x00\x0cjP  \r\n\x87\n" + b"\x00" * 99, Reason.NEEDS_OCR, "image"),
        (b"AT&TFORM\x00\x00\x01\x00DJVU", Reason.NEEDS_OCR, "image"),
        (b"[InternetShortcut]\r\nURL=http://127.0.0.1/", Reason.UNKNOWN_FORMAT, "link"),
        (b"L\x00\x00\x00\x01\x14\x02\x00" + b"\x00" * 99, Reason.UNKNOWN_FORMAT, "link"),
        (b"%!PS-Adobe-3.0\nshowpage", Reason.UNKNOWN_FORMAT, "PostScript"),
        (b'[{"title": "plan"}]', Reason.UNKNOWN_FORMAT, "JSON"),
        (b"\xff\xfb\x90\x00\x01\x02\xff" * 99, Reason.UNKNOWN_FORMAT, "no text"),
        (package("OFD.xml"), Reason.UNKNOWN_FORMAT, "OFD"),
        (package("xl/workbook.xml"), Reason.UNKNOWN_FORMAT, "spreadsheet"),
        (package("a.txt", "b.txt"), Reason.UNKNOWN_FORMAT, "unpack"),
        (b"<?xml version='1.0'?><urlset><url/></urlset>", Reason.UNKNOWN_FORMAT, "XML"),
    ],
)
def test_each_format_that_is_not_read_has_its_reason(data, reason, word):
    with pytest.raises(QuarantineError, match=word) as refused:
        decode(data, "plan.docx")
    assert refused.value.reason is reason


def test_a_text_that_begins_like_a_bitmap_is_a_text():
    assert sniff_binary(b"BMW and others") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<!DOCTYPE html><html>", Format.HTML),
        ("\ufeff\n <!-- 注 -->\n<HTML>", Format.HTML),
        ("<?xml version='1.0'?><html xmlns='x'>", Format.HTML),
        ("正文<br/>第二行<br>第三行<p>第四行</p>", Format.HTML),
        ("比例 < 5% 且 > 3%", Format.TEXT),
        ("《条例》<试行>第一条", Format.TEXT),
    ],
)
def test_a_page_is_told_from_a_text(text, expected):
    assert sniff_text(text) is expected
